import { ActionIcon, Button, Group, Select, SimpleGrid, Stack, Text } from "@mantine/core";
import { IconPlus, IconTrash } from "@tabler/icons-react";
import { type CircuitItem, type HallFacts, newId } from "@/features/floor-plan/model/edit/document";
import type { EditorSession } from "@/features/floor-plan/model/edit/session";
import { useText } from "@/lib/i18n";
import { CornerList } from "./CornerList";
import { BearingField, LengthField, PowerField, WordsField } from "./fields";
import { useEditorAtRest } from "./useSession";

/** The hall itself, while nothing on it is picked. */
export function HallFields({ session }: { session: EditorSession }) {
  const t = useText();
  const { document, unit } = useEditorAtRest(session);
  const put = (facts: Partial<HallFacts>) => session.commit("properties", { puts: [], removes: [], facts });
  return (
    <Stack gap="xs">
      <WordsField
        label={t("floor.field_name")}
        data-first-field
        value={document.name}
        isNeeded
        onValue={(name) => name !== null && put({ name })}
      />
      <SimpleGrid cols={2} spacing="xs">
        <LengthField
          label={t("editor.main_aisle")}
          value={document.main_aisle_mm}
          unit={unit}
          least={500}
          onValue={(main_aisle_mm) => put({ main_aisle_mm })}
        />
        <LengthField
          label={t("editor.side_aisle")}
          value={document.side_aisle_mm}
          unit={unit}
          least={500}
          onValue={(side_aisle_mm) => put({ side_aisle_mm })}
        />
        <BearingField
          label={t("editor.north")}
          value={document.north_mdeg}
          onValue={(mdeg) => put({ north_mdeg: ((mdeg % 360_000) + 360_000) % 360_000 })}
        />
      </SimpleGrid>
      <CornerList
        points={document.outline}
        unit={unit}
        onPoints={(outline) => session.commit("outline", { puts: [], removes: [], facts: { outline } })}
      />
      <Circuits session={session} />
    </Stack>
  );
}

function Circuits({ session }: { session: EditorSession }) {
  const t = useText();
  const { document } = useEditorAtRest(session);
  const { circuits } = document;
  const put = (circuit: CircuitItem) =>
    session.commit("properties", { puts: [], removes: [], circuits: { puts: [circuit], removes: [] } });
  const points = [...document.items.values()].flatMap((item, index) =>
    item.type === "element" && item.kind === "power_point"
      ? { value: item.id, label: item.label ?? t("editor.power_point", { number: index + 1 }) }
      : [],
  );
  const nextName = () => {
    const names = new Set(circuits.map(({ name }) => name));
    for (let number = 1; ; number += 1) {
      const name = `C${String(number).padStart(2, "0")}`;
      if (!names.has(name)) return name;
    }
  };
  return (
    <div role="group" aria-label={t("editor.circuits")}>
      <Text fw={600} size="sm">
        {t("editor.circuits")}
      </Text>
      {circuits.map((circuit) => (
        <div key={circuit.id}>
          <Group gap="xs" align="flex-end" wrap="nowrap">
            <WordsField
              label={t("editor.circuit_name")}
              value={circuit.name}
              isNeeded
              onValue={(name) => name !== null && put({ ...circuit, name })}
            />
            <PowerField
              label={t("editor.capacity")}
              value={circuit.capacity_va}
              onValue={(capacity_va) => put({ ...circuit, capacity_va })}
            />
            <ActionIcon
              variant="subtle"
              aria-label={t("editor.circuit_remove", { name: circuit.name })}
              onClick={() =>
                session.commit("properties", {
                  puts: [],
                  removes: [],
                  circuits: { puts: [], removes: [circuit.id] },
                })
              }
            >
              <IconTrash size={16} aria-hidden />
            </ActionIcon>
          </Group>
          {points.length === 0 ? null : (
            <Select
              size="xs"
              aria-label={t("editor.circuit_from", { name: circuit.name })}
              placeholder={t("editor.circuit_from", { name: circuit.name })}
              data={points}
              value={circuit.power_point}
              clearable
              clearButtonProps={{ "aria-label": t("editor.none") }}
              onChange={(power_point) => put({ ...circuit, power_point })}
            />
          )}
          <Text size="xs" c={circuit.load_va > circuit.capacity_va ? "var(--jc-danger)" : "dimmed"}>
            {t(circuit.load_va > circuit.capacity_va ? "editor.load_over" : "editor.load", {
              load: circuit.load_va,
            })}
          </Text>
        </div>
      ))}
      <Button
        mt="xs"
        size="xs"
        variant="default"
        leftSection={<IconPlus size={14} aria-hidden />}
        onClick={() =>
          put({
            id: newId(),
            name: nextName(),
            capacity_va: circuits.at(-1)?.capacity_va ?? 10_600,
            power_point: null,
            load_va: 0,
          })
        }
      >
        {t("editor.circuit_add")}
      </Button>
    </div>
  );
}
