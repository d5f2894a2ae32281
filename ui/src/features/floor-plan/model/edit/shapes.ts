// Where things are, and the same things moved, turned and resized. Results are whole millimetres.

import {
  type Bounds,
  boundsOf,
  centre,
  contains,
  type Point,
  polygonsOf,
  type Rect,
  sizeOf,
} from "@/features/floor-plan/model/geometry";
import type { BoothItem, Item, Shape } from "./document";

/** Half the side of the square by which a point is drawn. */
export const POINT_MM = 250;
export const LEAST_SIDE_MM = 100;

export const rectBounds = ([x, y, width, depth]: Rect): Bounds => ({
  left: x,
  top: y,
  right: x + width,
  bottom: y + depth,
});
export const rectOf = ({ left, top, right, bottom }: Bounds): Rect => [left, top, right - left, bottom - top];

export function union(all: readonly Bounds[]): Bounds {
  return {
    left: Math.min(...all.map((each) => each.left)),
    top: Math.min(...all.map((each) => each.top)),
    right: Math.max(...all.map((each) => each.right)),
    bottom: Math.max(...all.map((each) => each.bottom)),
  };
}

export const meets = (one: Bounds, other: Bounds): boolean =>
  one.left <= other.right && other.left <= one.right && one.top <= other.bottom && other.top <= one.bottom;

export const holds = (outer: Bounds, inner: Bounds): boolean =>
  outer.left <= inner.left &&
  outer.top <= inner.top &&
  outer.right >= inner.right &&
  outer.bottom >= inner.bottom;

export const shifted = (bounds: Bounds, dx: number, dy: number): Bounds => ({
  left: bounds.left + dx,
  top: bounds.top + dy,
  right: bounds.right + dx,
  bottom: bounds.bottom + dy,
});

export function shapePoints(shape: Shape): Point[] {
  if ("point" in shape) return [shape.point];
  if ("line" in shape) return [...shape.line];
  if ("polygon" in shape) return [...shape.polygon];
  return polygonsOf({ rects: [shape.rect], rotation_mdeg: 0 }).flat();
}

/** The lines that go round an item; a line has two points and does not close. */
export function outlinesOf(item: Item): { points: Point[]; closed: boolean }[] {
  if (item.type === "booth") return polygonsOf(item).map((points) => ({ points, closed: true }));
  if ("point" in item.shape) {
    const [x, y] = item.shape.point;
    const at = (dx: number, dy: number): Point => [x + dx * POINT_MM, y + dy * POINT_MM];
    return [{ points: [at(-1, -1), at(1, -1), at(1, 1), at(-1, 1)], closed: true }];
  }
  return [{ points: shapePoints(item.shape), closed: !("line" in item.shape) }];
}

const known = new WeakMap<Item, Bounds>();

/** Upright bounds of an item as it stands; worked out once for each. */
export function itemBounds(item: Item): Bounds {
  const before = known.get(item);
  if (before !== undefined) return before;
  const points = item.type === "booth" ? polygonsOf(item).flat() : shapePoints(item.shape);
  const bounds = boundsOf(points);
  known.set(item, bounds);
  return bounds;
}

/** Bounds before turning. */
export const frameOf = (item: Item): Bounds =>
  item.type === "booth" ? union(item.rects.map(rectBounds)) : itemBounds(item);

export const turnOf = (item: Item): number => (item.type === "booth" ? item.rotation_mdeg : 0);

/** Where the words of a booth stand, and their room: in an L, the largest part. */
export function wordsOf(
  booth: BoothItem,
): { at: Point; size: { width_mm: number; depth_mm: number } } | null {
  const [largest] = booth.rects.toSorted((one, other) => other[2] * other[3] - one[2] * one[3]);
  if (largest === undefined) return null;
  const middle: Point = [largest[0] + largest[2] / 2, largest[1] + largest[3] / 2];
  return {
    at: turnPoint(middle, centre(frameOf(booth)), booth.rotation_mdeg),
    size: sizeOf({ rects: [largest], rotation_mdeg: 0 }),
  };
}

const whole = ([x, y]: Point): [number, number] => [Math.round(x), Math.round(y)];

function mapShape(shape: Shape, to: (point: Point) => Point): Shape {
  if ("point" in shape) return { point: whole(to(shape.point)) };
  if ("line" in shape) return { line: [whole(to(shape.line[0])), whole(to(shape.line[1]))] };
  if ("polygon" in shape) return { polygon: shape.polygon.map((point) => whole(to(point))) };
  const corners = shapePoints(shape).map(to);
  const [x, y, width, depth] = rectOf(boundsOf(corners));
  return { rect: [Math.round(x), Math.round(y), Math.round(width), Math.round(depth)] };
}

export function moved<I extends Item>(item: I, dx: number, dy: number): I {
  if (dx === 0 && dy === 0) return item;
  if (item.type === "booth") {
    return { ...item, rects: item.rects.map(([x, y, width, depth]): Rect => [x + dx, y + dy, width, depth]) };
  }
  return { ...item, shape: mapShape(item.shape, ([x, y]) => [x + dx, y + dy]) };
}

export function turnPoint([x, y]: Point, [cx, cy]: Point, by_mdeg: number): Point {
  const quarter = (((by_mdeg / 90_000) % 4) + 4) % 4;
  const [dx, dy] = [x - cx, y - cy];
  // Quarter turns are exact.
  if (quarter === 0) return [x, y];
  if (quarter === 1) return [cx - dy, cy + dx];
  if (quarter === 2) return [cx - dx, cy - dy];
  if (quarter === 3) return [cx + dy, cy - dx];
  const angle = (by_mdeg / 1000) * (Math.PI / 180);
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  return [cx + dx * cos - dy * sin, cy + dx * sin + dy * cos];
}

export const turnWithin = (mdeg: number): number => ((Math.round(mdeg) % 360_000) + 360_000) % 360_000;

/** Turned about a point. A rectangle that is no booth cannot stand askew, so it becomes a polygon. */
export function turned(item: Item, pivot: Point, by_mdeg: number): Item {
  if (item.type === "booth") {
    const from = centre(frameOf(item));
    const to = turnPoint(from, pivot, by_mdeg);
    return {
      ...moved(item, Math.round(to[0] - from[0]), Math.round(to[1] - from[1])),
      rotation_mdeg: turnWithin(item.rotation_mdeg + by_mdeg),
    };
  }
  const to = (point: Point) => turnPoint(point, pivot, by_mdeg);
  if ("rect" in item.shape && by_mdeg % 90_000 !== 0) {
    return { ...item, shape: { polygon: shapePoints(item.shape).map((point) => whole(to(point))) } };
  }
  return { ...item, shape: mapShape(item.shape, to) };
}

/** Stretched so that its bounds before turning become others; the side across from the hand stays where it stands. */
export function resized<I extends Item>(item: I, to: Bounds): I {
  const from = frameOf(item);
  const along = (value: number, low: number, high: number, newLow: number, newHigh: number) =>
    high === low ? newLow + (value - low) : newLow + ((value - low) / (high - low)) * (newHigh - newLow);
  const x = (value: number) => Math.round(along(value, from.left, from.right, to.left, to.right));
  const y = (value: number) => Math.round(along(value, from.top, from.bottom, to.top, to.bottom));
  if (item.type === "element") {
    return { ...item, shape: mapShape(item.shape, ([px, py]) => [x(px), y(py)]) };
  }
  const rects = item.rects.map(
    ([left, top, width, depth]): Rect => [
      x(left),
      y(top),
      x(left + width) - x(left),
      y(top + depth) - y(top),
    ],
  );
  const stretched: BoothItem = { ...item, rects };
  if (item.rotation_mdeg === 0) return stretched as I;
  // A turned booth turns about its new middle, which must lie where the old one's frame says.
  const [before, after] = [centre(from), centre(to)];
  const there = turnPoint(after, before, item.rotation_mdeg);
  return moved(stretched, Math.round(there[0] - after[0]), Math.round(there[1] - after[1])) as I;
}

export function distanceToSegment([x, y]: Point, [ax, ay]: Point, [bx, by]: Point): number {
  const [dx, dy] = [bx - ax, by - ay];
  const length2 = dx * dx + dy * dy;
  const share = length2 === 0 ? 0 : Math.max(0, Math.min(1, ((x - ax) * dx + (y - ay) * dy) / length2));
  return Math.hypot(x - ax - share * dx, y - ay - share * dy);
}

function cross(o: Point, a: Point, b: Point): number {
  return (a[0] - o[0]) * (b[1] - o[1]) - (a[1] - o[1]) * (b[0] - o[0]);
}

/** Whether two segments meet, touching ends included. */
export function segmentsMeet(a: Point, b: Point, c: Point, d: Point): boolean {
  const within = (p: Point, q: Point, r: Point) =>
    Math.min(p[0], q[0]) <= r[0] &&
    r[0] <= Math.max(p[0], q[0]) &&
    Math.min(p[1], q[1]) <= r[1] &&
    r[1] <= Math.max(p[1], q[1]);
  const [d1, d2, d3, d4] = [cross(c, d, a), cross(c, d, b), cross(a, b, c), cross(a, b, d)];
  if (d1 * d2 < 0 && d3 * d4 < 0) return true;
  return (
    (d1 === 0 && within(c, d, a)) ||
    (d2 === 0 && within(c, d, b)) ||
    (d3 === 0 && within(a, b, c)) ||
    (d4 === 0 && within(a, b, d))
  );
}

/** Whether any of an item lies in a box. An area that holds the whole box does not count: it is the ground there. */
export function isInBox(item: Item, box: Bounds): boolean {
  const bounds = itemBounds(item);
  if (!meets(bounds, box)) return false;
  if (holds(box, bounds)) return true;
  const corners = polygonsOf({ rects: [rectOf(box)], rotation_mdeg: 0 })[0] ?? [];
  return outlinesOf(item).some(({ points, closed }) => {
    const sides = closed ? points.length : points.length - 1;
    for (let side = 0; side < sides; side += 1) {
      const [a, b] = [points[side] as Point, points[(side + 1) % points.length] as Point];
      for (let edge = 0; edge < 4; edge += 1) {
        if (segmentsMeet(a, b, corners[edge] as Point, corners[(edge + 1) % 4] as Point)) return true;
      }
    }
    return false;
  });
}

/** Whether a point is on an item, with so much reach for lines. The seam of a merged booth is on it. */
export function isOn(item: Item, point: Point, reach_mm: number): boolean {
  return outlinesOf(item).some(({ points, closed }) =>
    closed
      ? contains(points, point) ||
        points.some(
          (corner, at) => distanceToSegment(point, corner, points[(at + 1) % points.length] as Point) <= 1,
        )
      : distanceToSegment(point, points[0] as Point, points[1] as Point) <= reach_mm,
  );
}
