import { ActionIcon, Button, Group, Select, Text, UnstyledButton } from "@mantine/core";
import { IconPlus, IconTrash } from "@tabler/icons-react";
import { memo, useCallback, useMemo, useState } from "react";
import { type CircuitItem, newId, type PlanDocument } from "@/features/floor-plan/model/edit/document";
import type { EditorSession } from "@/features/floor-plan/model/edit/session";
import { useText } from "@/lib/i18n";
import classes from "./Editor.module.css";
import { PowerField, WordsField } from "./fields";
import { useEditorAtRest } from "./useSession";

const USUAL_VA = 10_600;

/** What feeds the booths: a line for each, of which one is open, since a large hall has hundreds. */
export function Circuits({ session }: { session: EditorSession }) {
  const t = useText();
  const { document } = useEditorAtRest(session);
  const { circuits } = document;
  const [open, setOpen] = useState<string | null>(null);
  const toggle = useCallback((id: string) => setOpen((now) => (now === id ? null : id)), []);
  const put = (circuit: CircuitItem) =>
    session.commit("properties", { puts: [], removes: [], circuits: { puts: [circuit], removes: [] } });
  const add = () => {
    const id = newId();
    const name = nextName(circuits);
    const capacity_va = circuits.at(-1)?.capacity_va ?? USUAL_VA;
    put({ id, name, capacity_va, power_point: null, load_va: 0 });
    setOpen(id);
  };
  return (
    <div role="group" aria-label={t("editor.circuits")}>
      <Text fw={600} size="sm">
        {t("editor.circuits")}
      </Text>
      <ul className={classes.circuits}>
        {circuits.map((circuit) => (
          <li key={circuit.id}>
            <Line circuit={circuit} isOpen={circuit.id === open} onToggle={toggle} />
            {circuit.id === open ? (
              <CircuitFields session={session} circuit={circuit} items={document.items} onPut={put} />
            ) : null}
          </li>
        ))}
      </ul>
      <Button
        mt="xs"
        size="xs"
        variant="default"
        leftSection={<IconPlus size={14} aria-hidden />}
        onClick={add}
      >
        {t("editor.circuit_add")}
      </Button>
    </div>
  );
}

function nextName(circuits: PlanDocument["circuits"]): string {
  const names = new Set(circuits.map(({ name }) => name));
  for (let number = 1; ; number += 1) {
    const name = `C${String(number).padStart(2, "0")}`;
    if (!names.has(name)) return name;
  }
}

const Line = memo(function Line(props: {
  circuit: CircuitItem;
  isOpen: boolean;
  onToggle: (id: string) => void;
}) {
  const { circuit, isOpen, onToggle } = props;
  const t = useText();
  const { name, load_va: load, capacity_va: capacity } = circuit;
  const isOver = load > capacity;
  return (
    <UnstyledButton
      className={classes.circuit}
      aria-expanded={isOpen}
      data-over={isOver || undefined}
      onClick={() => onToggle(circuit.id)}
    >
      {t(isOver ? "editor.circuit_over" : "editor.circuit_load", { name, load, capacity })}
    </UnstyledButton>
  );
});

function CircuitFields(props: {
  session: EditorSession;
  circuit: CircuitItem;
  items: PlanDocument["items"];
  onPut: (circuit: CircuitItem) => void;
}) {
  const { session, circuit, items, onPut } = props;
  const t = useText();
  const points = useMemo(
    () =>
      [...items.values()]
        .filter((item) => item.type === "element" && item.kind === "power_point")
        .map((item, index) => ({
          value: item.id,
          label:
            (item.type === "element" ? item.label : null) ?? t("editor.power_point", { number: index + 1 }),
        })),
    [items, t],
  );
  const remove = () =>
    session.commit("properties", {
      puts: [],
      removes: [],
      circuits: { puts: [], removes: [circuit.id] },
    });
  return (
    <>
      <Group gap="xs" align="flex-end" wrap="nowrap">
        <WordsField
          label={t("editor.circuit_name")}
          value={circuit.name}
          isNeeded
          onValue={(name) => name !== null && onPut({ ...circuit, name })}
        />
        <PowerField
          label={t("editor.capacity")}
          value={circuit.capacity_va}
          onValue={(capacity_va) => onPut({ ...circuit, capacity_va })}
        />
        <ActionIcon
          variant="subtle"
          aria-label={t("editor.circuit_remove", { name: circuit.name })}
          onClick={remove}
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
          onChange={(power_point) => onPut({ ...circuit, power_point })}
        />
      )}
    </>
  );
}
