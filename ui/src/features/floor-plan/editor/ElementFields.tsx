import { Stack } from "@mantine/core";
import { Columns } from "@/components/Columns";
import * as arrange from "@/features/floor-plan/model/edit/arrange";
import type { ElementItem } from "@/features/floor-plan/model/edit/document";
import { layerOf } from "@/features/floor-plan/model/edit/layers";
import type { EditorSession } from "@/features/floor-plan/model/edit/session";
import { itemBounds, resized } from "@/features/floor-plan/model/edit/shapes";
import type { Point } from "@/features/floor-plan/model/geometry";
import { useText } from "@/lib/i18n";
import { CornerList } from "./CornerList";
import { FlagField, LengthField, shared, WordsField } from "./fields";
import { StandLogo } from "./StandLogo";
import { useEditorAtRest } from "./useSession";

/** What is no booth: its words, its place, and what its kind has. */
export function ElementFields({
  session,
  elements,
}: {
  session: EditorSession;
  elements: readonly ElementItem[];
}) {
  const t = useText();
  const { unit } = useEditorAtRest(session);
  const [only] = elements;
  if (only === undefined) return null;
  const isOne = elements.length === 1;
  const isDoor = elements.every(({ kind }) => kind === "entrance" || kind === "exit");
  const isStand = elements.every((element) => layerOf(element) === "stands");
  const put = (change: Partial<ElementItem>) =>
    session.commit("properties", {
      puts: elements.flatMap(({ id }) => {
        const now = session.state.document.items.get(id);
        return now?.type === "element" ? { ...now, ...change } : [];
      }),
      removes: [],
    });
  return (
    <Stack gap="xs">
      <WordsField
        label={t("editor.label")}
        data-first-field
        value={shared(elements, ({ label }) => label ?? "")}
        isMixed={shared(elements, ({ label }) => label ?? "") === null}
        onValue={(label) => put({ label })}
      />
      {isStand ? (
        <WordsField
          label={t("editor.owner")}
          value={shared(elements, ({ owner }) => owner ?? "")}
          isMixed={shared(elements, ({ owner }) => owner ?? "") === null}
          onValue={(owner) => put({ owner })}
        />
      ) : null}
      {isOne ? <Place session={session} element={only} /> : null}
      <Columns count={2}>
        {isDoor || elements.every(({ kind }) => kind === "main_aisle") ? (
          <LengthField
            label={t("editor.clear_width")}
            placeholder={t("editor.as_drawn")}
            value={shared(elements, ({ width_mm }) => width_mm)}
            unit={unit}
            least={0}
            onValue={(width_mm) => put({ width_mm: width_mm === 0 ? null : width_mm })}
          />
        ) : null}
        <LengthField
          label={t("editor.clearance")}
          value={shared(elements, ({ clearance_mm }) => clearance_mm)}
          unit={unit}
          least={0}
          onValue={(clearance_mm) => put({ clearance_mm })}
        />
      </Columns>
      {isDoor ? (
        <FlagField
          label={t("editor.is_open")}
          value={shared(elements, ({ is_open }) => is_open)}
          onValue={(is_open) => put({ is_open })}
        />
      ) : null}
      {isStand && isOne ? <StandLogo hash={only.logo} onHash={(logo) => put({ logo })} /> : null}
      <FlagField
        label={t("editor.locked")}
        value={shared(elements, ({ is_locked }) => is_locked)}
        onValue={(value) => session.lock(value)}
      />
    </Stack>
  );
}

function Place({ session, element }: { session: EditorSession; element: ElementItem }) {
  const t = useText();
  const { document, unit } = useEditorAtRest(session);
  const { shape, is_locked: disabled } = element;
  const { left, top, right, bottom } = itemBounds(element);
  const reshape = (next: ElementItem["shape"]) =>
    session.commit("resize", { puts: [{ ...element, shape: next }], removes: [] });
  if ("line" in shape) {
    const [[ax, ay], [bx, by]] = shape.line;
    const length = Math.round(Math.hypot(bx - ax, by - ay));
    const ends = (a: Point, b: Point) =>
      reshape({
        line: [
          [a[0], a[1]],
          [b[0], b[1]],
        ],
      });
    return (
      <Columns count={2}>
        <LengthField
          label={t("editor.from_x")}
          value={ax}
          unit={unit}
          disabled={disabled}
          onValue={(x) => ends([x, ay], [bx, by])}
        />
        <LengthField
          label={t("editor.from_y")}
          value={ay}
          unit={unit}
          disabled={disabled}
          onValue={(y) => ends([ax, y], [bx, by])}
        />
        <LengthField
          label={t("editor.to_x")}
          value={bx}
          unit={unit}
          disabled={disabled}
          onValue={(x) => ends([ax, ay], [x, by])}
        />
        <LengthField
          label={t("editor.to_y")}
          value={by}
          unit={unit}
          disabled={disabled}
          onValue={(y) => ends([ax, ay], [bx, y])}
        />
        <LengthField
          label={t("editor.length")}
          value={length}
          unit={unit}
          least={1}
          disabled={disabled}
          onValue={(wanted) => {
            const [dx, dy] = length === 0 ? [1, 0] : [(bx - ax) / length, (by - ay) / length];
            ends([ax, ay], [Math.round(ax + dx * wanted), Math.round(ay + dy * wanted)]);
          }}
        />
      </Columns>
    );
  }
  if ("polygon" in shape) {
    return (
      <CornerList
        points={shape.polygon}
        unit={unit}
        disabled={disabled}
        onPoints={(points) => reshape({ polygon: points.map(([x, y]): [number, number] => [x, y]) })}
      />
    );
  }
  const moveBy = (dx: number, dy: number) =>
    session.commit("move", arrange.move(document, [element.id], dx, dy));
  const size = (to: { right?: number; bottom?: number }) =>
    session.commit("resize", { puts: [resized(element, { left, top, right, bottom, ...to })], removes: [] });
  return (
    <Columns count={2}>
      <LengthField
        label={t("editor.x")}
        value={left}
        unit={unit}
        disabled={disabled}
        onValue={(x) => moveBy(x - left, 0)}
      />
      <LengthField
        label={t("editor.y")}
        value={top}
        unit={unit}
        disabled={disabled}
        onValue={(y) => moveBy(0, y - top)}
      />
      {"rect" in shape ? (
        <>
          <LengthField
            label={t("editor.width")}
            value={right - left}
            unit={unit}
            least={100}
            disabled={disabled}
            onValue={(width) => size({ right: left + width })}
          />
          <LengthField
            label={t("editor.depth")}
            value={bottom - top}
            unit={unit}
            least={100}
            disabled={disabled}
            onValue={(depth) => size({ bottom: top + depth })}
          />
        </>
      ) : null}
    </Columns>
  );
}
