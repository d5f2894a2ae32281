// Drawing a polygon corner by corner, and pulling its corners afterwards.

import type { Point } from "@/features/floor-plan/model/geometry";
import { distanceToSegment, segmentsMeet } from "./shapes";

/** Whether no side crosses another and there is floor inside. */
export function isSimple(points: readonly Point[]): boolean {
  const count = points.length;
  if (count < 3 || Math.abs(areaOf(points)) < 1) return false;
  for (let one = 0; one < count; one += 1) {
    const [a, b] = [points[one] as Point, points[(one + 1) % count] as Point];
    if (a[0] === b[0] && a[1] === b[1]) return false;
    for (let other = one + 1; other < count; other += 1) {
      const beside = other === one + 1 || (one === 0 && other === count - 1);
      const [c, d] = [points[other] as Point, points[(other + 1) % count] as Point];
      if (!beside && segmentsMeet(a, b, c, d)) return false;
    }
  }
  return true;
}

/** Twice the signed area, halved: above zero where the corners go clockwise on the screen. */
export function areaOf(points: readonly Point[]): number {
  let twice = 0;
  points.forEach(([x, y], index) => {
    const [nx, ny] = points[(index + 1) % points.length] as Point;
    twice += x * ny - nx * y;
  });
  return twice / 2;
}

/** A click near the first corner closes, where there is something to close. */
export function closes(points: readonly Point[], [x, y]: Point, reach_mm: number): boolean {
  const [first] = points;
  return points.length >= 3 && first !== undefined && Math.hypot(first[0] - x, first[1] - y) <= reach_mm;
}

export function withCorner(points: readonly Point[], at: number, to: Point): Point[] {
  return points.map((point, index) => (index === at ? to : point));
}

/** A new corner in the side that begins at one. */
export function withNewCorner(points: readonly Point[], side: number, at: Point): Point[] {
  return [...points.slice(0, side + 1), at, ...points.slice(side + 1)];
}

/** Without a corner; a triangle keeps its three. */
export function withoutCorner(points: readonly Point[], at: number): Point[] {
  return points.length <= 3 ? [...points] : points.filter((_, index) => index !== at);
}

/** The side nearest to a point, if it is near. */
export function sideAt(points: readonly Point[], point: Point, reach_mm: number): number | null {
  let found: { side: number; far: number } | null = null;
  points.forEach((from, side) => {
    const far = distanceToSegment(point, from, points[(side + 1) % points.length] as Point);
    if (far <= reach_mm && (found === null || far < found.far)) found = { side, far };
  });
  return found === null ? null : (found as { side: number }).side;
}
