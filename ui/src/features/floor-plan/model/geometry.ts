// Shapes on the floor: whole millimetres, x to the right, y down.

export type Point = readonly [x: number, y: number];
export type Rect = readonly [x: number, y: number, width: number, depth: number];

export interface Bounds {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

/** What a booth's place is made of. */
export interface Placed {
  rects: readonly Rect[];
  rotation_mdeg: number;
}

export function boundsOf(points: readonly Point[]): Bounds {
  const xs = points.map(([x]) => x);
  const ys = points.map(([, y]) => y);
  return { left: Math.min(...xs), top: Math.min(...ys), right: Math.max(...xs), bottom: Math.max(...ys) };
}

export function centre({ left, top, right, bottom }: Bounds): Point {
  return [(left + right) / 2, (top + bottom) / 2];
}

const corners = ([x, y, width, depth]: Rect): Point[] => [
  [x, y],
  [x + width, y],
  [x + width, y + depth],
  [x, y + depth],
];

/** The parts of a booth as they stand, turned about the centre of their bounds. */
export function polygonsOf(place: Placed): Point[][] {
  const parts = place.rects.map(corners);
  if (place.rotation_mdeg === 0) return parts;
  const [cx, cy] = centre(boundsOf(parts.flat()));
  const angle = (place.rotation_mdeg / 1000) * (Math.PI / 180);
  // Quarter turns are exact.
  const exact = (value: number) => (place.rotation_mdeg % 90_000 === 0 ? Math.round(value) : value);
  const [cos, sin] = [exact(Math.cos(angle)), exact(Math.sin(angle))];
  return parts.map((part) =>
    part.map(([x, y]): Point => {
      const [dx, dy] = [x - cx, y - cy];
      return [cx + dx * cos - dy * sin, cy + dx * sin + dy * cos];
    }),
  );
}

/** Width and depth before turning. */
export function sizeOf(place: Placed): { width_mm: number; depth_mm: number } {
  const { left, top, right, bottom } = boundsOf(place.rects.flatMap(corners));
  return { width_mm: right - left, depth_mm: bottom - top };
}

export function contains(polygon: readonly Point[], [x, y]: Point): boolean {
  let inside = false;
  polygon.forEach(([ax, ay], index) => {
    const [bx, by] = polygon[(index + 1) % polygon.length] as Point;
    if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) inside = !inside;
  });
  return inside;
}

/** The booth under a point of the floor. */
export function boothAt<B extends Placed>(booths: readonly B[], point: Point): B | null {
  return booths.find((booth) => polygonsOf(booth).some((polygon) => contains(polygon, point))) ?? null;
}

/** Grows bounds on every side. */
export function grown(bounds: Bounds, by_mm: number): Bounds {
  return {
    left: bounds.left - by_mm,
    top: bounds.top - by_mm,
    right: bounds.right + by_mm,
    bottom: bounds.bottom + by_mm,
  };
}

export const pathOf = (polygon: readonly Point[]): string =>
  `M${polygon.map(([x, y]) => `${Math.round(x)} ${Math.round(y)}`).join("L")}Z`;
