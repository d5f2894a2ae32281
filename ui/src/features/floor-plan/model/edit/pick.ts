// What is under the hand, in a box, and in the pick.

import type { Bounds, Point } from "@/features/floor-plan/model/geometry";
import type { Item, PlanDocument } from "./document";
import type { GridIndex } from "./grid";
import { isInBox, isOn, itemBounds } from "./shapes";

/** What lies above what: small things on top, areas below. */
function rank(item: Item): number {
  if (item.type === "booth") return 2;
  return "point" in item.shape || "line" in item.shape ? 3 : 1;
}

const area = (item: Item) => {
  const { left, top, right, bottom } = itemBounds(item);
  return (right - left) * (bottom - top);
};

/** The topmost item under a point of the floor, of those that may be taken. */
export function itemAt(
  document: PlanDocument,
  index: GridIndex,
  point: Point,
  reach_mm: number,
  may: (item: Item) => boolean,
): Item | null {
  const [x, y] = point;
  const around: Bounds = { left: x - reach_mm, top: y - reach_mm, right: x + reach_mm, bottom: y + reach_mm };
  // A point is drawn wider than its bounds.
  const wide: Bounds = {
    left: around.left - 300,
    top: around.top - 300,
    right: around.right + 300,
    bottom: around.bottom + 300,
  };
  const under = index
    .near(wide)
    .flatMap((id) => document.items.get(id) ?? [])
    .filter((item) => may(item) && isOn(item, point, reach_mm));
  return under.toSorted((one, other) => rank(other) - rank(one) || area(one) - area(other))[0] ?? null;
}

export function itemsIn(
  document: PlanDocument,
  index: GridIndex,
  box: Bounds,
  may: (item: Item) => boolean,
): string[] {
  return index
    .near(box)
    .flatMap((id) => document.items.get(id) ?? [])
    .filter((item) => may(item) && isInBox(item, box))
    .map(({ id }) => id);
}

export type Pick = ReadonlySet<string>;

/** A click: alone it takes the pick's place; with Shift it adds or takes away. */
export function clicked(pick: Pick, id: string | null, adding: boolean): Pick {
  if (id === null) return adding ? pick : new Set();
  if (!adding) return new Set([id]);
  const next = new Set(pick);
  if (!next.delete(id)) next.add(id);
  return next;
}

export function boxed(pick: Pick, ids: readonly string[], adding: boolean): Pick {
  return new Set(adding ? [...pick, ...ids] : ids);
}

/** What is no longer there is not picked. */
export function surviving(pick: Pick, document: PlanDocument): Pick {
  const kept = [...pick].filter((id) => document.items.has(id));
  return kept.length === pick.size ? pick : new Set(kept);
}

/** The next or previous item in the order of reading, for Tab: from the top left, row by row. */
export function beside(items: readonly Item[], from: string | null, step: 1 | -1): Item | null {
  const ROW_MM = 1_000;
  const row = (item: Item) => Math.round(itemBounds(item).top / ROW_MM);
  const sorted = items.toSorted(
    (one, other) => row(one) - row(other) || itemBounds(one).left - itemBounds(other).left,
  );
  if (sorted.length === 0) return null;
  const at = sorted.findIndex(({ id }) => id === from);
  if (at === -1) return sorted[step === 1 ? 0 : sorted.length - 1] ?? null;
  return sorted[(at + step + sorted.length) % sorted.length] ?? null;
}
