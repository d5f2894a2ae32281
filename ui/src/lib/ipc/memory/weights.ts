import type { Weight, WeightName } from "@/lib/ipc/generated";
import type { Handlers } from "./handlers";
import { change, type World } from "./world";

const WEIGHTS: readonly [WeightName, number, number][] = [
  ["unplaced", 10_000, 20_000],
  ["preference_step", 6, 50],
  ["zone_mismatch", 10, 100],
  ["corner_missed", 12, 100],
  ["premium_missed", 8, 100],
  ["oversize_m2", 2, 20],
  ["same_group_side", 20, 100],
  ["same_group_aisle", 10, 100],
  ["near_missed", 15, 100],
  ["region_premium_missing", 30, 100],
  ["moved", 25, 200],
];

const weightsOf = ({ records }: World): Weight[] =>
  WEIGHTS.map(([name, standard, most]) => ({
    name,
    points: records.weights?.[name] ?? standard,
    standard,
    most,
  }));

const STANDARD = WEIGHTS.map(([name, points]) => ({ name, points }));
const PRESETS = [
  { code: "balanced" as const, weights: STANDARD },
  {
    code: "zones_first" as const,
    weights: STANDARD.map((each) => (each.name === "zone_mismatch" ? { ...each, points: 40 } : each)),
  },
];

const answerWeights = (world: World) => {
  const weights = weightsOf(world);
  const preset = PRESETS.find((each) =>
    each.weights.every(({ name, points }) => weights.find((one) => one.name === name)?.points === points),
  );
  return { weights, presets: PRESETS, preset: preset?.code ?? null };
};

export const weights: Handlers = {
  plan_weights: answerWeights,
  plan_weights_set(world, { weights }) {
    change(world, "Bobot penempatan diubah", (records) => {
      records.weights = Object.fromEntries(weights.map(({ name, points }) => [name, points]));
    });
    return answerWeights(world);
  },
};
