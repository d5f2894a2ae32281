// Edits of several things at once. Each is one gesture; what is locked stays.

import { type Bounds, centre, type Point } from "@/features/floor-plan/model/geometry";
import { codesAfter } from "./codes";
import { boothsOf, type Edit, type Item, NOTHING, newId, type PlanDocument, picked } from "./document";
import { itemBounds, moved, resized, shifted, turned, turnWithin, union } from "./shapes";

export type AlignTo = "left" | "centre" | "right" | "top" | "middle" | "bottom";

const puts = (items: readonly Item[], before: readonly Item[]): Edit => {
  const changed = items.filter((item, index) => item !== before[index]);
  return changed.length === 0 ? NOTHING : { puts: changed, removes: [] };
};

const free = (document: PlanDocument, ids: Iterable<string>) =>
  picked(document, ids).filter((item) => !item.is_locked);

export function move(document: PlanDocument, ids: Iterable<string>, dx: number, dy: number): Edit {
  const items = free(document, ids);
  return puts(
    items.map((item) => moved(item, Math.round(dx), Math.round(dy))),
    items,
  );
}

/** About the middle of all that is picked. */
export function turn(document: PlanDocument, ids: Iterable<string>, by_mdeg: number): Edit {
  const items = free(document, ids);
  if (items.length === 0) return NOTHING;
  const pivot = pivotOf(items);
  return { puts: items.map((item) => turned(item, pivot, by_mdeg)), removes: [] };
}

export function pivotOf(items: readonly Item[]): Point {
  const [x, y] = centre(union(items.map(itemBounds)));
  return [Math.round(x), Math.round(y)];
}

/** To a bearing that was typed, each about its own middle. */
export function turnTo(document: PlanDocument, ids: Iterable<string>, mdeg: number): Edit {
  const items = free(document, ids);
  const turnedTo = items.map((item) =>
    item.type === "booth" && item.rotation_mdeg !== turnWithin(mdeg)
      ? { ...item, rotation_mdeg: turnWithin(mdeg) }
      : item,
  );
  return puts(turnedTo, items);
}

export function resize(document: PlanDocument, id: string, to: Bounds): Edit {
  const items = free(document, [id]);
  return puts(
    items.map((item) => resized(item, to)),
    items,
  );
}

export function align(document: PlanDocument, ids: Iterable<string>, to: AlignTo): Edit {
  const items = free(document, ids);
  if (items.length < 2) return NOTHING;
  const all = union(items.map(itemBounds));
  const [cx, cy] = centre(all);
  const aligned = items.map((item) => {
    const its = itemBounds(item);
    const [ix, iy] = centre(its);
    const by: Record<AlignTo, Point> = {
      left: [all.left - its.left, 0],
      centre: [cx - ix, 0],
      right: [all.right - its.right, 0],
      top: [0, all.top - its.top],
      middle: [0, cy - iy],
      bottom: [0, all.bottom - its.bottom],
    };
    return moved(item, Math.round(by[to][0]), Math.round(by[to][1]));
  });
  return puts(aligned, items);
}

/** Equal gaps between the first and the last. */
export function distribute(document: PlanDocument, ids: Iterable<string>, axis: "x" | "y"): Edit {
  const items = free(document, ids);
  if (items.length < 3) return NOTHING;
  const low = (item: Item) => (axis === "x" ? itemBounds(item).left : itemBounds(item).top);
  const high = (item: Item) => (axis === "x" ? itemBounds(item).right : itemBounds(item).bottom);
  const sorted = items.toSorted((one, other) => low(one) - low(other));
  const [first, last] = [sorted[0] as Item, sorted.at(-1) as Item];
  const covered = sorted.reduce((sum, item) => sum + high(item) - low(item), 0);
  const gap = (high(last) - low(first) - covered) / (sorted.length - 1);
  let at = low(first);
  const spread = sorted.map((item) => {
    const by = Math.round(at - low(item));
    at += high(item) - low(item) + gap;
    return axis === "x" ? moved(item, by, 0) : moved(item, 0, by);
  });
  return puts(spread, sorted);
}

/** New things like these, so much farther on; booths get codes that follow theirs, and nobody in them. */
export function copies(document: PlanDocument, items: readonly Item[], offsets: readonly Point[]): Item[] {
  const taken = new Set(boothsOf(document).map(({ code }) => code));
  return offsets.flatMap(([dx, dy]) =>
    items.map((item): Item => {
      const copy = { ...moved(item, dx, dy), id: newId(), is_locked: false };
      if (copy.type === "element") return copy;
      const [code = ""] = codesAfter(copy.code, taken, 1);
      taken.add(code);
      return { ...copy, code, who: [], parts: [], derived: null, like: item.id };
    }),
  );
}

/** Beside what it is like, on the first side where nothing stands; where all is full, a little aside. */
export function duplicate(
  document: PlanDocument,
  ids: Iterable<string>,
  isFree: (bounds: Bounds) => boolean,
): Edit {
  const items = picked(document, ids);
  if (items.length === 0) return NOTHING;
  const all = union(items.map(itemBounds));
  const [width, depth] = [Math.max(all.right - all.left, 500), Math.max(all.bottom - all.top, 500)];
  const sides: Point[] = [
    [width, 0],
    [-width, 0],
    [0, depth],
    [0, -depth],
  ];
  const by = sides.find(([dx, dy]) => isFree(shifted(all, dx, dy))) ?? [500, 500];
  return { puts: copies(document, items, [by]), removes: [] };
}

export interface ArrayRequest {
  rows: number;
  columns: number;
  gap_x_mm: number;
  gap_y_mm: number;
}

export const MOST_COPIES = 2_000;

/** Rows by columns of the pick, the pick itself being the first; gaps are free floor between them. */
export function array(document: PlanDocument, ids: Iterable<string>, request: ArrayRequest): Edit {
  const items = picked(document, ids);
  const { rows, columns, gap_x_mm, gap_y_mm } = request;
  if (items.length === 0 || rows * columns * items.length > MOST_COPIES) return NOTHING;
  const all = union(items.map(itemBounds));
  const [right, down] = [all.right - all.left + gap_x_mm, all.bottom - all.top + gap_y_mm];
  const offsets: Point[] = [];
  for (let row = 0; row < rows; row += 1) {
    for (let column = 0; column < columns; column += 1) {
      if (row > 0 || column > 0) offsets.push([column * right, row * down]);
    }
  }
  return { puts: copies(document, items, offsets), removes: [] };
}

export function remove(document: PlanDocument, ids: Iterable<string>): Edit {
  const removes = free(document, ids).map(({ id }) => id);
  return removes.length === 0 ? NOTHING : { puts: [], removes };
}

export function lock(document: PlanDocument, ids: Iterable<string>, is_locked: boolean): Edit {
  const items = picked(document, ids).filter((item) => item.is_locked !== is_locked);
  return items.length === 0 ? NOTHING : { puts: items.map((item) => ({ ...item, is_locked })), removes: [] };
}

/** Things from elsewhere, also from another hall: where they were, or about a point where they would not be seen. */
export function paste(document: PlanDocument, items: readonly Item[], about: Point | null, times = 1): Edit {
  if (items.length === 0) return NOTHING;
  const from = centre(union(items.map(itemBounds)));
  const by: Point =
    about === null
      ? [500 * times, 500 * times]
      : [Math.round(about[0] - from[0]), Math.round(about[1] - from[1])];
  const circuits = new Set(document.circuits.map(({ id }) => id));
  const here = items.map((item) =>
    item.type === "booth" && item.circuit !== null && !circuits.has(item.circuit)
      ? { ...item, circuit: null }
      : item,
  );
  return { puts: copies(document, here, [by]), removes: [] };
}
