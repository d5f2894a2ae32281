// What of the editor's view outlives the screen and the program.

import { type Layers, layersOf } from "./layers";
import type { Unit } from "./lengths";

export interface KeptView {
  layers: Layers;
  isSnapping: boolean;
  unit: Unit;
}

/** The key under which the program keeps it. */
export const VIEW_KEY = "floor-plan.editor";

/** The view as it was kept, as far as it can still be read. */
export function readView(text: string | undefined): Partial<KeptView> {
  let saved: Partial<Record<keyof KeptView, unknown>> = {};
  try {
    saved = (JSON.parse(text ?? "{}") ?? {}) as typeof saved;
  } catch {
    // What cannot be read was written by another version.
  }
  return {
    layers: layersOf(saved.layers),
    ...(typeof saved.isSnapping === "boolean" ? { isSnapping: saved.isSnapping } : {}),
    ...(saved.unit === "m" || saved.unit === "mm" ? { unit: saved.unit } : {}),
  };
}
