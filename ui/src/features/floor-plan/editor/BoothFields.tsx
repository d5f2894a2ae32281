import { Select, Stack, Text } from "@mantine/core";
import { Columns } from "@/components/Columns";
import { Facts } from "@/components/Facts";
import * as arrange from "@/features/floor-plan/model/edit/arrange";
import type { BoothItem } from "@/features/floor-plan/model/edit/document";
import type { EditorSession } from "@/features/floor-plan/model/edit/session";
import { frameOf, resized } from "@/features/floor-plan/model/edit/shapes";
import { useFormat } from "@/lib/format";
import { useText } from "@/lib/i18n";
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
  const [only] = booths;
  if (only === undefined) return null;
  const isOne = booths.length === 1;
  const ids = booths.map(({ id }) => id);
  const isLocked = booths.every((booth) => booth.is_locked);
  // What is shown may be a moment old; what is changed is not.
  const now = () =>
    ids.flatMap((id) => {
      const item = session.state.document.items.get(id);
      return item?.type === "booth" ? item : [];
    });
  const put = (change: (booth: BoothItem) => Partial<BoothItem>) =>
    session.commit("properties", {
      puts: now().map((booth) => ({ ...booth, ...change(booth) })),
      removes: [],
    });
  const size = (axis: "x" | "y", length: number) =>
    session.commit("resize", {
      puts: now()
        .filter((booth) => !booth.is_locked)
        .map((booth) => {
          const frame = frameOf(booth);
          const to =
            axis === "x"
              ? { ...frame, right: frame.left + length }
              : { ...frame, bottom: frame.top + length };
          return resized(booth, to);
        }),
      removes: [],
    });
  const frame = frameOf(only);
  const width = (booth: BoothItem) => frameOf(booth).right - frameOf(booth).left;
  const depth = (booth: BoothItem) => frameOf(booth).bottom - frameOf(booth).top;
  const moveTo = (dx: number, dy: number) =>
    session.commit("move", arrange.move(session.state.document, ids, dx, dy));
  const zonesHere = [...new Set([...zones, ...booths.flatMap((booth) => booth.zone ?? [])])];
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
            onValue={(code) =>
              code !== null && session.commit("properties", { puts: [withCode(only, code)], removes: [] })
            }
          />
          <Columns count={2}>
            <LengthField
              label={t("editor.x")}
              value={frame.left}
              unit={unit}
              disabled={isLocked}
              onValue={(x) => moveTo(x - frame.left, 0)}
            />
            <LengthField
              label={t("editor.y")}
              value={frame.top}
              unit={unit}
              disabled={isLocked}
              onValue={(y) => moveTo(0, y - frame.top)}
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
          onValue={(length) => size("x", length)}
        />
        <LengthField
          label={t("editor.depth")}
          value={shared(booths, depth)}
          unit={unit}
          least={100}
          disabled={isLocked}
          onValue={(length) => size("y", length)}
        />
        <BearingField
          label={t("editor.rotation")}
          value={shared(booths, (booth) => booth.rotation_mdeg)}
          disabled={isLocked}
          onValue={(mdeg) => session.commit("rotate", arrange.turnTo(session.state.document, ids, mdeg))}
        />
        <PowerField
          label={t("editor.power")}
          value={shared(booths, (booth) => booth.power_va)}
          onValue={(power_va) => put(() => ({ power_va }))}
        />
      </Columns>
      <Select
        size="xs"
        label={t("floor.circuit")}
        placeholder={t(circuit === null ? "editor.various" : "editor.none")}
        data={document.circuits.map(({ id, name, load_va, capacity_va }) => ({
          value: id,
          label: t("editor.circuit_load", { name, load: load_va, capacity: capacity_va }),
        }))}
        value={circuit === "" ? null : circuit}
        searchable
        limit={MOST_LINES}
        nothingFoundMessage={t("editor.circuit_not_found")}
        clearable
        clearButtonProps={{ "aria-label": t("editor.no_circuit") }}
        onChange={(value) => put(() => ({ circuit: value }))}
      />
      <Select
        size="xs"
        label={t("floor.zone")}
        placeholder={t(zone === null ? "editor.various" : "editor.none")}
        data={zonesHere}
        value={zone === "" ? null : zone}
        clearable
        clearButtonProps={{ "aria-label": t("editor.no_zone") }}
        onChange={(value) => put(() => ({ zone: value }))}
      />
      <Columns count={2}>
        <FlagField
          label={t("floor.water")}
          value={shared(booths, (booth) => booth.water)}
          onValue={(water) => put(() => ({ water }))}
        />
        <FlagField
          label={t("floor.accessible")}
          value={shared(booths, (booth) => booth.accessible)}
          onValue={(accessible) => put(() => ({ accessible }))}
        />
        <FlagField
          label={t("floor.premium")}
          value={shared(booths, (booth) => booth.premium)}
          onValue={(premium) => put(() => ({ premium }))}
        />
        <FlagField
          label={t("floor.status_closed")}
          value={shared(booths, (booth) => booth.closed)}
          onValue={(closed) => put(() => ({ closed }))}
        />
        <FlagField
          label={t("editor.locked")}
          value={shared(booths, (booth) => booth.is_locked)}
          onValue={(value) => session.lock(value)}
        />
      </Columns>
      {isOne ? <Follows session={session} booth={only} /> : null}
    </Stack>
  );
}

/** A typed code is no guess any more. */
function withCode(booth: BoothItem, code: string): BoothItem {
  const { like: _guessed, ...known } = booth;
  return { ...known, code };
}

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
