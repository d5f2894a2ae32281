// Layers: what is shown, what can be taken by the hand, what stands back.

import type { Item, Kind } from "./document";

export const LAYERS = [
  "booths",
  "building",
  "exits_and_fire",
  "utilities",
  "stands",
  "aisles",
  "notes",
] as const;
export type Layer = (typeof LAYERS)[number];

export interface LayerState {
  shown: boolean;
  locked: boolean;
  dimmed: boolean;
}
export type Layers = Readonly<Record<Layer, LayerState>>;

const OF: Record<Kind, Layer> = {
  column: "building",
  wall: "building",
  entrance: "exits_and_fire",
  exit: "exits_and_fire",
  fire_equipment: "exits_and_fire",
  keep_clear: "aisles",
  power_point: "utilities",
  water_point: "utilities",
  stage: "stands",
  secretariat: "stands",
  first_aid: "stands",
  information: "stands",
  sponsor: "stands",
  main_aisle: "aisles",
  text: "notes",
  dimension: "notes",
};

export const layerOf = (item: Item): Layer => (item.type === "booth" ? "booths" : OF[item.kind]);

export const ALL_SHOWN: Layers = Object.fromEntries(
  LAYERS.map((layer) => [layer, { shown: true, locked: false, dimmed: false }]),
) as Record<Layer, LayerState>;

export const isShown = (layers: Layers, item: Item) => layers[layerOf(item)].shown;
/** Locked things can still be picked one by one, to unlock them; things of a locked layer cannot. */
export const isTakable = (layers: Layers, item: Item) => {
  const { shown, locked } = layers[layerOf(item)];
  return shown && !locked;
};

/** Layers as they were kept, as far as they are still known. */
export function layersOf(kept: unknown): Layers {
  const known = (typeof kept === "object" && kept !== null ? kept : {}) as Partial<Record<Layer, unknown>>;
  return Object.fromEntries(
    LAYERS.map((layer) => {
      const its = (known[layer] ?? {}) as Partial<LayerState>;
      const is = (value: unknown, usual: boolean) => (typeof value === "boolean" ? value : usual);
      return [
        layer,
        { shown: is(its.shown, true), locked: is(its.locked, false), dimmed: is(its.dimmed, false) },
      ];
    }),
  ) as Record<Layer, LayerState>;
}
