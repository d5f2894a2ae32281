// What the hand does between press and release. A gesture begins with the document, says at each move what it would
// come to, and ends in one edit.

import { type Bounds, centre, grown, type Point } from "@/features/floor-plan/model/geometry";
import * as arrange from "./arrange";
import { type Edit, type Item, NOTHING, type PlanDocument, picked } from "./document";
import type { GridIndex } from "./grid";
import { type HandleName, isSide } from "./handles";
import { withCorner } from "./polygon";
import {
  frameOf,
  itemBounds,
  LEAST_SIDE_MM,
  resized,
  shifted,
  turned,
  turnOf,
  turnPoint,
  turnWithin,
  union,
} from "./shapes";
import { type Gap, type Guide, snap, snapPoint, straight } from "./snap";

/** How the hand is held. */
export interface Feel {
  /** A few pixels, in millimetres. */
  reach_mm: number;
  /** Null where the grid is off. */
  grid_mm: number | null;
  /** No snapping at all. */
  isFree: boolean;
  /** Along the axes only; equal sides. */
  isStraight: boolean;
}

export interface Marks {
  guides: Guide[];
  gaps: Gap[];
}

export const NO_MARKS: Marks = { guides: [], gaps: [] };

/** How far around something others are looked for. */
const NEAR_MM = 6_000;

/** The bounds near a place to which something can take; the hall's own walls are among them. */
export function nearBounds(
  document: PlanDocument,
  index: GridIndex,
  about: Bounds,
  without: ReadonlySet<string>,
): Bounds[] {
  const around = grown(about, NEAR_MM);
  const found = index.near(around).flatMap((id) => {
    const item = document.items.get(id);
    // A text has no edges that anything should stand at.
    if (item === undefined || without.has(id) || (item.type === "element" && item.kind === "text")) return [];
    return [itemBounds(item)];
  });
  document.outline.forEach(([ax, ay], corner) => {
    const [bx, by] = document.outline[(corner + 1) % document.outline.length] as Point;
    if (ax !== bx && ay !== by) return;
    const side = {
      left: Math.min(ax, bx),
      top: Math.min(ay, by),
      right: Math.max(ax, bx),
      bottom: Math.max(ay, by),
    };
    if (
      side.left <= around.right &&
      side.right >= around.left &&
      side.top <= around.bottom &&
      side.bottom >= around.top
    )
      found.push(side);
  });
  return found;
}

/** A point that takes to what is near it. */
export function feltPoint(
  document: PlanDocument,
  index: GridIndex,
  point: Point,
  feel: Feel,
  from: Point | null = null,
): { point: Point; guides: Guide[] } {
  const to = feel.isStraight && from !== null ? straight(from, point) : point;
  const [x, y] = [Math.round(to[0]), Math.round(to[1])];
  if (feel.isFree || (feel.isStraight && from !== null)) return { point: [x, y], guides: [] };
  const near = nearBounds(document, index, { left: x, top: y, right: x, bottom: y }, new Set());
  return snapPoint([x, y], near, feel);
}

export class MoveGesture {
  readonly items: readonly Item[];
  readonly #bounds: Bounds;
  readonly #without: ReadonlySet<string>;
  #by: Point = [0, 0];

  constructor(
    readonly document: PlanDocument,
    readonly index: GridIndex,
    ids: Iterable<string>,
    readonly from: Point,
  ) {
    this.items = picked(document, ids).filter((item) => !item.is_locked);
    this.#without = new Set(this.items.map(({ id }) => id));
    this.#bounds = union(this.items.map(itemBounds));
  }

  at([x, y]: Point, feel: Feel): { by: Point } & Marks {
    let [dx, dy] = [x - this.from[0], y - this.from[1]];
    if (feel.isStraight) {
      if (Math.abs(dx) >= Math.abs(dy)) dy = 0;
      else dx = 0;
    }
    dx = Math.round(dx);
    dy = Math.round(dy);
    if (feel.isFree) {
      this.#by = [dx, dy];
      return { by: this.#by, ...NO_MARKS };
    }
    const there = shifted(this.#bounds, dx, dy);
    const near = nearBounds(this.document, this.index, there, this.#without);
    const edges = feel.isStraight
      ? {
          x: dx === 0 ? [] : (["low", "middle", "high"] as const),
          y: dy === 0 ? [] : (["low", "middle", "high"] as const),
        }
      : undefined;
    const taken = snap(there, near, { ...feel, ...(edges === undefined ? {} : { edges }) });
    this.#by = [Math.round(dx + taken.dx), Math.round(dy + taken.dy)];
    return { by: this.#by, guides: taken.guides, gaps: taken.gaps };
  }

  edit(): Edit {
    return arrange.move(this.document, this.#without, this.#by[0], this.#by[1]);
  }

  /** The same things again, where they were let go. */
  copies(): Edit {
    if (this.#by[0] === 0 && this.#by[1] === 0) return NOTHING;
    return { puts: arrange.copies(this.document, this.items, [this.#by]), removes: [] };
  }
}

export class TurnGesture {
  readonly items: readonly Item[];
  readonly pivot: Point;
  readonly #begun: number;
  by_mdeg = 0;

  constructor(document: PlanDocument, ids: Iterable<string>, from: Point) {
    this.items = picked(document, ids).filter((item) => !item.is_locked);
    const [only] = this.items;
    this.pivot =
      this.items.length === 1 && only !== undefined ? centre(frameOf(only)) : arrange.pivotOf(this.items);
    this.#begun = this.#bearing(from);
  }

  #bearing([x, y]: Point): number {
    return (Math.atan2(y - this.pivot[1], x - this.pivot[0]) * 180_000) / Math.PI;
  }

  /** Takes to fifteen degrees, unless the hand is free. */
  at(point: Point, feel: Feel): number {
    const raw = this.#bearing(point) - this.#begun;
    const [only] = this.items;
    const base = this.items.length === 1 && only !== undefined ? turnOf(only) : 0;
    const step = feel.isFree ? 100 : 15_000;
    this.by_mdeg = turnWithin(Math.round((base + raw) / step) * step - base);
    return this.by_mdeg;
  }

  edit(): Edit {
    if (this.by_mdeg === 0) return NOTHING;
    return { puts: this.items.map((item) => turned(item, this.pivot, this.by_mdeg)), removes: [] };
  }
}

/** Pulls a side, a corner, an end or a vertex of one thing. */
export class PullGesture {
  readonly #before: Item;
  now: Item;

  constructor(
    readonly document: PlanDocument,
    readonly index: GridIndex,
    item: Item,
    readonly handle: HandleName,
  ) {
    this.#before = item;
    this.now = item;
  }

  at(point: Point, feel: Feel): { item: Item } & Marks {
    const item = this.#before;
    if (!isSide(this.handle)) return this.#corner(point, feel);
    const frame = frameOf(item);
    // In a turned booth's own frame the hand is turned back.
    const turn = turnOf(item);
    const [x, y] = turnPoint(point, centre(frame), -turn);
    const to = { ...frame };
    const [west, east] = [this.handle.includes("w"), this.handle.includes("e")];
    const [north, south] = [this.handle.includes("n"), this.handle.includes("s")];
    if (west) to.left = Math.min(Math.round(x), frame.right - LEAST_SIDE_MM);
    if (east) to.right = Math.max(Math.round(x), frame.left + LEAST_SIDE_MM);
    if (north) to.top = Math.min(Math.round(y), frame.bottom - LEAST_SIDE_MM);
    if (south) to.bottom = Math.max(Math.round(y), frame.top + LEAST_SIDE_MM);
    let marks = NO_MARKS;
    if (!feel.isFree && turn === 0) {
      const near = nearBounds(this.document, this.index, to, new Set([item.id]));
      const edges = {
        x: west ? (["low"] as const) : east ? (["high"] as const) : [],
        y: north ? (["low"] as const) : south ? (["high"] as const) : [],
      };
      const taken = snap(to, near, { ...feel, edges });
      if (west) to.left += taken.dx;
      if (east) to.right += taken.dx;
      if (north) to.top += taken.dy;
      if (south) to.bottom += taken.dy;
      marks = { guides: taken.guides, gaps: taken.gaps };
      // What it took to must not turn it inside out.
      if (west) to.left = Math.min(to.left, frame.right - LEAST_SIDE_MM);
      if (east) to.right = Math.max(to.right, frame.left + LEAST_SIDE_MM);
      if (north) to.top = Math.min(to.top, frame.bottom - LEAST_SIDE_MM);
      if (south) to.bottom = Math.max(to.bottom, frame.top + LEAST_SIDE_MM);
    }
    this.now = resized(item, to);
    return { item: this.now, ...marks };
  }

  #corner(point: Point, feel: Feel): { item: Item } & Marks {
    const item = this.#before;
    if (item.type === "booth") return { item, ...NO_MARKS };
    const at = Number(this.handle.slice(1));
    const { shape } = item;
    const from = "line" in shape ? (shape.line[at === 0 ? 1 : 0] as Point) : null;
    const felt = feltPoint(this.document, this.index, point, feel, from);
    const [x, y] = felt.point;
    if ("line" in shape) {
      const [a, b] = shape.line;
      this.now = { ...item, shape: { line: at === 0 ? [[x, y], b] : [a, [x, y]] } };
    } else if ("polygon" in shape) {
      const polygon = withCorner(shape.polygon, at, felt.point).map(([px, py]): [number, number] => [px, py]);
      this.now = { ...item, shape: { polygon } };
    }
    return { item: this.now, guides: felt.guides, gaps: [] };
  }

  edit(): Edit {
    return this.now === this.#before ? NOTHING : { puts: [this.now], removes: [] };
  }
}
