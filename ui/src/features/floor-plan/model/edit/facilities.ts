// The palette: what can be put on the floor besides booths, in true sizes.

import type { Point } from "@/features/floor-plan/model/geometry";
import { type ElementItem, type Kind, newId, type Shape } from "./document";

export const FACILITIES = [
  "column",
  "wall",
  "entrance",
  "exit",
  "extinguisher",
  "hydrant",
  "power_point",
  "water_point",
  "stage",
  "secretariat",
  "first_aid",
  "information",
  "sponsor",
  "keep_clear",
  "main_aisle",
  "text",
  "dimension",
] as const;
export type Facility = (typeof FACILITIES)[number];

/** How it is put down: at a point, along a line, as an area of a size, or corner by corner. */
export type Way =
  | { by: "point" }
  | { by: "line"; length_mm: number }
  | { by: "area"; width_mm: number; depth_mm: number }
  | { by: "corners"; side_mm: number };

const WAYS: Record<Facility, Way> = {
  column: { by: "area", width_mm: 600, depth_mm: 600 },
  wall: { by: "line", length_mm: 3_000 },
  entrance: { by: "line", length_mm: 2_400 },
  exit: { by: "line", length_mm: 1_800 },
  extinguisher: { by: "point" },
  hydrant: { by: "point" },
  power_point: { by: "point" },
  water_point: { by: "point" },
  stage: { by: "area", width_mm: 8_000, depth_mm: 6_000 },
  secretariat: { by: "area", width_mm: 4_000, depth_mm: 3_000 },
  first_aid: { by: "area", width_mm: 3_000, depth_mm: 3_000 },
  information: { by: "area", width_mm: 3_000, depth_mm: 2_000 },
  sponsor: { by: "area", width_mm: 6_000, depth_mm: 6_000 },
  keep_clear: { by: "corners", side_mm: 3_000 },
  main_aisle: { by: "line", length_mm: 10_000 },
  text: { by: "point" },
  dimension: { by: "line", length_mm: 3_000 },
};

export const wayOf = (facility: Facility): Way => WAYS[facility];

const kindOf = (facility: Facility): Kind =>
  facility === "extinguisher" || facility === "hydrant" ? "fire_equipment" : facility;

const whole = ([x, y]: Point): [number, number] => [Math.round(x), Math.round(y)];

/** Where a click puts it: its middle is there. */
export function shapeAt(facility: Facility, at: Point): Shape {
  const [x, y] = whole(at);
  const way = WAYS[facility];
  switch (way.by) {
    case "point":
      return { point: [x, y] };
    case "line": {
      const half = way.length_mm / 2;
      return {
        line: [
          [x - half, y],
          [x + half, y],
        ],
      };
    }
    case "area":
      return { rect: [x - way.width_mm / 2, y - way.depth_mm / 2, way.width_mm, way.depth_mm] };
    case "corners": {
      const half = way.side_mm / 2;
      return {
        polygon: [
          [x - half, y - half],
          [x + half, y - half],
          [x + half, y + half],
          [x - half, y + half],
        ],
      };
    }
  }
}

export function facilityItem(facility: Facility, shape: Shape, label: string | null): ElementItem {
  return {
    type: "element",
    id: newId(),
    kind: kindOf(facility),
    shape,
    label,
    owner: null,
    clearance_mm: 0,
    width_mm: null,
    is_open: true,
    is_locked: false,
    logo: null,
  };
}

/** What a press, a drag and a release make of it; a click alone puts it down in its true size. */
export function shapeDrawn(facility: Facility, from: Point, to: Point): Shape {
  const way = WAYS[facility];
  const far = Math.hypot(to[0] - from[0], to[1] - from[1]);
  if (way.by === "line" && far >= 100) return { line: [whole(from), whole(to)] };
  if (way.by === "area" && Math.min(Math.abs(to[0] - from[0]), Math.abs(to[1] - from[1])) >= 100) {
    const [x, y] = whole([Math.min(from[0], to[0]), Math.min(from[1], to[1])]);
    return {
      rect: [x, y, Math.round(Math.abs(to[0] - from[0])), Math.round(Math.abs(to[1] - from[1]))],
    };
  }
  return shapeAt(facility, to);
}
