import { Select, Stack, Text } from "@mantine/core";
import { memo, useMemo, useRef } from "react";
import { Columns } from "@/components/Columns";
import { Facts } from "@/components/Facts";
import type { BoothItem, CircuitItem } from "@/features/floor-plan/model/edit/document";
import type { EditorSession } from "@/features/floor-plan/model/edit/session";
import { frameOf } from "@/features/floor-plan/model/edit/shapes";
import { useFormat } from "@/lib/format";
import { useText } from "@/lib/i18n";
import { boothEdits } from "./boothEdits";
import { BearingField, FlagField, LengthField, PowerField, shared, WordsField } from "./fields";
import { useEditorAtRest } from "./useSession";

/** More circuits than are read through; with so many, one is searched by its name. */
const MOST_LINES = 50;

/** What the picked booths are; every number can be typed. What follows from the place is only shown. */
export function BoothFields(props: {
  session: EditorSession;
  booths: readonly BoothItem[];
  zones: readonly string[];
}) {
  const { session, booths, zones } = props;
  const t = useText();
  const { document, unit } = useEditorAtRest(session);
  const shown = useRef(booths);
  shown.current = booths;
  const on = useMemo(() => boothEdits(session, () => shown.current), [session]);
  // One list for all picks of the same zones.
  const theirs = [...new Set(booths.flatMap((booth) => booth.zone ?? []))].join("\n");
  const zonesHere = useMemo(
    () => [...new Set([...zones, ...theirs.split("\n").filter(Boolean)])],
    [zones, theirs],
  );
  const [only] = booths;
  if (only === undefined) return null;
  const isOne = booths.length === 1;
  const isLocked = booths.every((booth) => booth.is_locked);
  const frame = frameOf(only);
  const width = (booth: BoothItem) => frameOf(booth).right - frameOf(booth).left;
  const depth = (booth: BoothItem) => frameOf(booth).bottom - frameOf(booth).top;
  const zone = shared(booths, (booth) => booth.zone ?? "");
  const circuit = shared(booths, (booth) => booth.circuit ?? "");
  return (
    <Stack gap="xs">
      {isOne ? (
        <>
          <WordsField
            label={t("editor.code")}
            data-first-field
            value={only.code}
            isNeeded
            onValue={on.code}
          />
          <Columns count={2}>
            <LengthField
              label={t("editor.x")}
              value={frame.left}
              unit={unit}
              disabled={isLocked}
              onValue={on.x}
            />
            <LengthField
              label={t("editor.y")}
              value={frame.top}
              unit={unit}
              disabled={isLocked}
              onValue={on.y}
            />
          </Columns>
        </>
      ) : null}
      <Columns count={2}>
        <LengthField
          label={t("editor.width")}
          {...(isOne ? {} : { "data-first-field": true })}
          value={shared(booths, width)}
          unit={unit}
          least={100}
          disabled={isLocked}
          onValue={on.width}
        />
        <LengthField
          label={t("editor.depth")}
          value={shared(booths, depth)}
          unit={unit}
          least={100}
          disabled={isLocked}
          onValue={on.depth}
        />
        <BearingField
          label={t("editor.rotation")}
          value={shared(booths, (booth) => booth.rotation_mdeg)}
          disabled={isLocked}
          onValue={on.turn}
        />
        <PowerField
          label={t("editor.power")}
          value={shared(booths, (booth) => booth.power_va)}
          onValue={on.power}
        />
      </Columns>
      <CircuitField circuits={document.circuits} value={circuit} onValue={on.circuit} />
      <ZoneField zones={zonesHere} value={zone} onValue={on.zone} />
      <Columns count={2}>
        <FlagField
          label={t("floor.water")}
          value={shared(booths, (booth) => booth.water)}
          onValue={on.water}
        />
        <FlagField
          label={t("floor.accessible")}
          value={shared(booths, (booth) => booth.accessible)}
          onValue={on.accessible}
        />
        <FlagField
          label={t("floor.premium")}
          value={shared(booths, (booth) => booth.premium)}
          onValue={on.premium}
        />
        <FlagField
          label={t("floor.status_closed")}
          value={shared(booths, (booth) => booth.closed)}
          onValue={on.closed}
        />
        <FlagField
          label={t("editor.locked")}
          value={shared(booths, (booth) => booth.is_locked)}
          onValue={on.lock}
        />
      </Columns>
      {isOne ? <Follows session={session} booth={only} /> : null}
    </Stack>
  );
}

/** Null where the booths differ, empty where they have none. */
const CircuitField = memo(function CircuitField(props: {
  circuits: readonly CircuitItem[];
  value: string | null;
  onValue: (circuit: string | null) => void;
}) {
  const { circuits, value, onValue } = props;
  const t = useText();
  const data = useMemo(
    () =>
      circuits.map(({ id, name, load_va, capacity_va }) => ({
        value: id,
        label: t("editor.circuit_load", { name, load: load_va, capacity: capacity_va }),
      })),
    [circuits, t],
  );
  return (
    <Select
      size="xs"
      label={t("floor.circuit")}
      placeholder={t(value === null ? "editor.various" : "editor.none")}
      data={data}
      value={value === "" ? null : value}
      searchable
      limit={MOST_LINES}
      nothingFoundMessage={t("editor.circuit_not_found")}
      clearable
      clearButtonProps={{ "aria-label": t("editor.no_circuit") }}
      onChange={onValue}
    />
  );
});

/** Null where the booths differ, empty where they have none. */
const ZoneField = memo(function ZoneField(props: {
  zones: readonly string[];
  value: string | null;
  onValue: (zone: string | null) => void;
}) {
  const { zones, value, onValue } = props;
  const t = useText();
  return (
    <Select
      size="xs"
      label={t("floor.zone")}
      placeholder={t(value === null ? "editor.various" : "editor.none")}
      data={zones}
      value={value === "" ? null : value}
      clearable
      clearButtonProps={{ "aria-label": t("editor.no_zone") }}
      onChange={onValue}
    />
  );
});

/** What follows from where it lies. */
function Follows({ session, booth }: { session: EditorSession; booth: BoothItem }) {
  const t = useText();
  const { count } = useFormat();
  const { document } = useEditorAtRest(session);
  const { derived } = booth;
  const codes = (how: "side" | "aisle" | "back") =>
    (derived?.neighbours ?? [])
      .filter((neighbour) => neighbour.how === how)
      .flatMap((neighbour) => {
        const item = document.items.get(neighbour.booth);
        return item?.type === "booth" ? item.code : [];
      })
      .join(", ");
  return (
    <>
      {derived === null ? null : (
        <Facts
          lines={[
            [t("editor.kind"), t(`editor.kind_${derived.kind}`)],
            [t("floor.open_sides"), count(derived.open_sides)],
            [t("editor.area"), t("editor.area_m2", { area: count(derived.area_mm2 / 1_000_000) })],
            [t("editor.frontage"), t("floor.size_m", { size: count(derived.frontage_mm / 1_000) })],
            [t("editor.beside"), codes("side")],
            [t("editor.across"), codes("aisle")],
            [t("editor.behind"), codes("back")],
            [t("editor.parts"), booth.parts.join(" + ")],
            [t("editor.who"), booth.who.join("; ")],
          ]}
        />
      )}
      {(derived?.problems ?? []).map((problem) => (
        <Text key={problem} c="var(--jc-danger)" size="sm">
          {problem === "inside_hall"
            ? t("editor.wrong_inside_hall")
            : problem === "booth_overlap"
              ? t("editor.wrong_booth_overlap")
              : problem === "element_overlap"
                ? t("editor.wrong_element_overlap")
                : t("editor.wrong_open_side")}
        </Text>
      ))}
    </>
  );
}
