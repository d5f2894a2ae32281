// The drawing under a plan: where a point of it comes to lie. As in the program, which has the last word.

import type { UnderlayOut } from "@/lib/ipc";
import type { Point } from "./geometry";

type Laid = Pick<UnderlayOut, "width" | "height" | "nm_per_unit" | "x_mm" | "y_mm" | "rotation_mdeg">;

const NM_PER_MM = 1_000_000;
const WHOLE_TURN = 360_000;

export const mmPerUnit = (laid: Laid): number => laid.nm_per_unit / NM_PER_MM;

/** A point of the drawing, in its units, on the plan. */
export function onPlan(laid: Laid, [x, y]: Point): Point {
  const angle = (laid.rotation_mdeg / 1_000) * (Math.PI / 180);
  const [cos, sin, scale] = [Math.cos(angle), Math.sin(angle), mmPerUnit(laid)];
  return [laid.x_mm + (x * cos - y * sin) * scale, laid.y_mm + (x * sin + y * cos) * scale];
}

/** Turned about its middle. */
export function turned<L extends Laid>(laid: L, rotation_mdeg: number): L {
  const middle: Point = [laid.width / 2, laid.height / 2];
  const [x, y] = onPlan(laid, middle);
  const next = { ...laid, rotation_mdeg: ((rotation_mdeg % WHOLE_TURN) + WHOLE_TURN) % WHOLE_TURN };
  const [now_x, now_y] = onPlan(next, middle);
  return {
    ...next,
    x_mm: Math.round(laid.x_mm + x - now_x),
    y_mm: Math.round(laid.y_mm + y - now_y),
  };
}

/** The place as SVG says it. */
export function transformOf(laid: Laid): string {
  return `translate(${laid.x_mm} ${laid.y_mm}) rotate(${laid.rotation_mdeg / 1_000}) scale(${mmPerUnit(laid)})`;
}

/** Its width and depth on the plan, before it is turned. */
export function sidesOf(laid: Laid): { width_mm: number; depth_mm: number } {
  return { width_mm: laid.width * mmPerUnit(laid), depth_mm: laid.height * mmPerUnit(laid) };
}

/** Two points to begin with, on the drawing's middle line: an eighth of its width from either side. */
export function firstPoints(laid: Laid): [Point, Point] {
  const at = (part: number): Point => {
    const [x, y] = onPlan(laid, [laid.width * part, laid.height / 2]);
    return [Math.round(x), Math.round(y)];
  };
  return [at(1 / 8), at(7 / 8)];
}
