// The handles of what is picked: sides and corners to pull, ends and vertices, and the one that turns.

import { centre, type Point } from "@/features/floor-plan/model/geometry";
import type { Item } from "./document";
import { frameOf, itemBounds, shapePoints, turnOf, turnPoint, union } from "./shapes";

const SIDES = ["nw", "n", "ne", "e", "se", "s", "sw", "w"] as const;
export type Side = (typeof SIDES)[number];
/** `c2` is the third corner of a polygon or line, `m2` the middle of the side that begins there. */
export type HandleName = Side | "turn" | `c${number}` | `m${number}`;

export interface Handle {
  name: HandleName;
  at: Point;
}

export const isSide = (name: HandleName): name is Side => (SIDES as readonly string[]).includes(name);

/** How far above the frame the turning handle stands. */
const TURN_PX = 24;

export function polygonHandles(points: readonly Point[]): Handle[] {
  return points.flatMap((at, corner): Handle[] => {
    const [nx, ny] = points[(corner + 1) % points.length] as Point;
    return [
      { name: `c${corner}`, at },
      { name: `m${corner}`, at: [(at[0] + nx) / 2, (at[1] + ny) / 2] },
    ];
  });
}

/** Where the handles of a pick stand on the floor, at so many pixels to the millimetre. */
export function handlesOf(items: readonly Item[], scale: number): Handle[] {
  const free = items.filter((item) => !item.is_locked);
  const [only] = free;
  if (only === undefined) return [];
  if (free.length > 1) {
    const { left, right, top } = union(free.map(itemBounds));
    return [{ name: "turn", at: [(left + right) / 2, top - TURN_PX / scale] }];
  }
  if (only.type === "element" && !("rect" in only.shape)) {
    if ("point" in only.shape) return [];
    const points = shapePoints(only.shape);
    if ("line" in only.shape) return points.map((at, end) => ({ name: `c${end}` as const, at }));
    return polygonHandles(points);
  }
  const frame = frameOf(only);
  const [cx, cy] = centre(frame);
  const turn = turnOf(only);
  const place: Record<Side | "turn", Point> = {
    nw: [frame.left, frame.top],
    n: [cx, frame.top],
    ne: [frame.right, frame.top],
    e: [frame.right, cy],
    se: [frame.right, frame.bottom],
    s: [cx, frame.bottom],
    sw: [frame.left, frame.bottom],
    w: [frame.left, cy],
    turn: [cx, frame.top - TURN_PX / scale],
  };
  return [...SIDES, "turn" as const].map((name) => ({
    name,
    at: turnPoint(place[name], [cx, cy], turn),
  }));
}

/** The handle under the hand: corners before the middles of sides. */
export function handleAt(handles: readonly Handle[], [x, y]: Point, reach_mm: number): Handle | null {
  let found: { handle: Handle; far: number } | null = null;
  for (const handle of handles) {
    const far = Math.hypot(handle.at[0] - x, handle.at[1] - y);
    const counted = handle.name.startsWith("m") ? far + reach_mm / 4 : far;
    if (far <= reach_mm && (found === null || counted < found.far)) found = { handle, far: counted };
  }
  return found?.handle ?? null;
}
