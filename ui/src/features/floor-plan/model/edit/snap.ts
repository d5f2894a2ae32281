// Snapping: what is moved takes to edges, centres, equal gaps and the grid. Only what is near is looked at.

import type { Bounds, Point } from "@/features/floor-plan/model/geometry";
import { shifted } from "./shapes";

export type Axis = "x" | "y";

/** A line along which things stand. `at` is on the axis, `from` and `to` across it. */
export interface Guide {
  axis: Axis;
  at: number;
  from: number;
  to: number;
}

/** Free floor between two things, on an axis; `across` is where it is drawn. */
export interface Gap {
  axis: Axis;
  from: number;
  to: number;
  across: number;
  isEqual: boolean;
}

export interface Snap {
  dx: number;
  dy: number;
  guides: Guide[];
  gaps: Gap[];
}

export interface SnapOptions {
  /** How far something takes, in millimetres: a few pixels at the scale of the view. */
  reach_mm: number;
  /** Null where the grid is off. */
  grid_mm: number | null;
  /** Which edges follow the hand: all of them, or those that a handle pulls. */
  edges?: { x: readonly ("low" | "middle" | "high")[]; y: readonly ("low" | "middle" | "high")[] };
}

interface Span {
  low: number;
  high: number;
  /** Across the axis. */
  from: number;
  to: number;
}

const spanOf = (bounds: Bounds, axis: Axis): Span =>
  axis === "x"
    ? { low: bounds.left, high: bounds.right, from: bounds.top, to: bounds.bottom }
    : { low: bounds.top, high: bounds.bottom, from: bounds.left, to: bounds.right };

const overlaps = (one: Span, other: Span) => one.from < other.to && other.from < one.to;
const middle = (span: Span) => (span.low + span.high) / 2;

interface Candidate {
  delta: number;
  cost: number;
  /** Where a guide is drawn. */
  at: number | null;
  gap: number | null;
}

/** The nearest neighbours on both sides along an axis, and the ones behind them. */
function neighbours(own: Span, others: readonly Span[]): { before: Span[]; after: Span[] } {
  const facing = others.filter((other) => overlaps(own, other));
  const own_middle = middle(own);
  const before = facing
    .filter((other) => middle(other) < own_middle)
    .toSorted((one, other) => other.high - one.high);
  const after = facing
    .filter((other) => middle(other) > own_middle)
    .toSorted((one, other) => one.low - other.low);
  return { before, after };
}

function candidates(
  own: Span,
  others: readonly Span[],
  moving: readonly string[],
  reach: number,
): Candidate[] {
  const found: Candidate[] = [];
  const edge = (position: number, target: number, cost: number) => {
    const delta = target - position;
    if (Math.abs(delta) <= reach) found.push({ delta, cost: Math.abs(delta) + cost, at: target, gap: null });
  };
  for (const other of others) {
    for (const target of [other.low, other.high]) {
      if (moving.includes("low")) edge(own.low, target, 0);
      if (moving.includes("high")) edge(own.high, target, 0);
    }
    if (moving.includes("middle")) edge(middle(own), middle(other), reach * 0.2);
  }
  // Equal gaps belong to what moves as a whole.
  if (moving.length < 3) return found;
  const gap = (delta: number, width: number) => {
    if (Math.abs(delta) <= reach && width > 0)
      found.push({ delta, cost: Math.abs(delta) + reach * 0.1, at: null, gap: width });
  };
  const { before, after } = neighbours(own, others);
  const [left, right] = [before[0], after[0]];
  const size = own.high - own.low;
  if (left !== undefined && right !== undefined) {
    const width = (right.low - left.high - size) / 2;
    gap(Math.round(left.high + width - own.low), width);
  }
  const farther = left === undefined ? undefined : before.find((each) => each.high <= left.low);
  if (left !== undefined && farther !== undefined) {
    const width = left.low - farther.high;
    gap(left.high + width - own.low, width);
  }
  const beyond = right === undefined ? undefined : after.find((each) => each.low >= right.high);
  if (right !== undefined && beyond !== undefined) {
    const width = beyond.low - right.high;
    gap(right.low - width - own.high, width);
  }
  return found;
}

function best(all: readonly Candidate[]): Candidate | null {
  let found: Candidate | null = null;
  for (const each of all) if (found === null || each.cost < found.cost) found = each;
  return found;
}

const WHOLE = ["low", "middle", "high"] as const;

/** How far what is moved is drawn beyond where the hand has it, and why. */
export function snap(bounds: Bounds, near: readonly Bounds[], options: SnapOptions): Snap {
  const { reach_mm, grid_mm } = options;
  const chosen = (axis: Axis): Candidate => {
    const own = spanOf(bounds, axis);
    const others = near.map((each) => spanOf(each, axis));
    const moving = options.edges?.[axis] ?? WHOLE;
    const none = { delta: 0, cost: 0, at: null, gap: null };
    if (moving.length === 0) return none;
    const taken = best(candidates(own, others, moving, reach_mm));
    if (taken !== null) return taken;
    if (grid_mm === null) return none;
    const position = moving.includes("low") ? own.low : own.high;
    return { ...none, delta: Math.round(position / grid_mm) * grid_mm - position };
  };
  const [x, y] = [chosen("x"), chosen("y")];
  const there = shifted(bounds, x.delta, y.delta);
  const guides = (
    [
      ["x", x],
      ["y", y],
    ] as const
  ).flatMap(([axis, { at }]) => (at === null ? [] : [guideAt(axis, at, there, near)]));
  const gaps = (
    [
      ["x", x],
      ["y", y],
    ] as const
  ).flatMap(([axis, { gap }]) => gapsAround(axis, there, near, gap));
  return { dx: x.delta, dy: y.delta, guides, gaps };
}

function guideAt(axis: Axis, at: number, own: Bounds, near: readonly Bounds[]): Guide {
  const spans = [own, ...near]
    .map((each) => spanOf(each, axis))
    .filter((span) => [span.low, span.high, middle(span)].some((each) => Math.abs(each - at) < 1));
  return {
    axis,
    at,
    from: Math.min(...spans.map((span) => span.from)),
    to: Math.max(...spans.map((span) => span.to)),
  };
}

/** The free floor to the nearest neighbours on both sides; with those that are as wide, where they were matched. */
function gapsAround(axis: Axis, bounds: Bounds, near: readonly Bounds[], matched: number | null): Gap[] {
  const own = spanOf(bounds, axis);
  const { before, after } = neighbours(
    own,
    near.map((each) => spanOf(each, axis)),
  );
  const gaps: Gap[] = [];
  const add = (low: Span, high: Span) => {
    const width = high.low - low.high;
    if (width <= 0) return;
    const across = (Math.max(low.from, high.from) + Math.min(low.to, high.to)) / 2;
    const isEqual = matched !== null && Math.abs(width - matched) <= 1;
    gaps.push({ axis, from: low.high, to: high.low, across, isEqual });
  };
  const [left, right] = [before[0], after[0]];
  if (left !== undefined) add(left, own);
  if (right !== undefined) add(own, right);
  if (matched !== null) {
    const farther = left === undefined ? undefined : before.find((each) => each.high <= left.low);
    if (left !== undefined && farther !== undefined && Math.abs(left.low - farther.high - matched) <= 1)
      add(farther, left);
    const beyond = right === undefined ? undefined : after.find((each) => each.low >= right.high);
    if (right !== undefined && beyond !== undefined && Math.abs(beyond.low - right.high - matched) <= 1)
      add(right, beyond);
  }
  return gaps;
}

/** A point on its own: a corner that is drawn or pulled. */
export function snapPoint(
  [x, y]: Point,
  near: readonly Bounds[],
  options: SnapOptions,
): { point: Point; guides: Guide[] } {
  const edges = { x: ["low"], y: ["low"] } as const;
  const taken = snap({ left: x, top: y, right: x, bottom: y }, near, { ...options, edges });
  return { point: [Math.round(x + taken.dx), Math.round(y + taken.dy)], guides: taken.guides };
}

/** Along the axes or the diagonals from a point, whichever is nearest. */
export function straight([ax, ay]: Point, [x, y]: Point): Point {
  const [dx, dy] = [x - ax, y - ay];
  const eighth = Math.round(Math.atan2(dy, dx) / (Math.PI / 4));
  if (eighth % 4 === 0) return [x, ay];
  if (eighth % 2 === 0) return [ax, y];
  const length = (Math.abs(dx) + Math.abs(dy)) / 2;
  return [Math.round(ax + Math.sign(dx) * length), Math.round(ay + Math.sign(dy) * length)];
}
