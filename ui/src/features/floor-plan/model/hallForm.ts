// The form that lays rows of booths: metres as an office writes them, millimetres as the program has them.

import { metresTyped, millimetres } from "@/lib/format/measures";
import type { BoothDefaults, HallGenerate } from "@/lib/ipc";

export interface HallDraft {
  name: string;
  width_m: string;
  depth_m: string;
  /** `3x3` or several, `2x2 3x3`; empty for what the firms ask for. */
  modules: string;
  main_aisle_m: string;
  side_aisle_m: string;
  power_va: string;
}

/** What the form begins with: the size of the sample's floor, and the defaults of the workspace. */
export function firstHall(defaults: BoothDefaults): HallDraft {
  return {
    name: "",
    width_m: "40",
    depth_m: "25",
    modules: "",
    main_aisle_m: metresTyped(defaults.main_aisle_mm),
    side_aisle_m: metresTyped(defaults.side_aisle_mm),
    power_va: String(defaults.power_va),
  };
}

export type HallProblem = "problem_hall_side" | "problem_modules" | "problem_aisle" | "problem_power";
export type HallProblems = Partial<Record<keyof HallDraft, HallProblem>>;

/** `3x3, 2×2,5` as pairs of millimetres; null where a part is no size. */
export function modulesOf(text: string): [number, number][] | null {
  const out: [number, number][] = [];
  for (const part of text.split(/[;\s]+|,\s+/).filter(Boolean)) {
    const [width, depth, ...more] = part.split(/[x×]/i).map(millimetres);
    if (more.length > 0 || !width || !depth) return null;
    out.push([width, depth]);
  }
  return out;
}

const within = (value: number | null, least: number, most: number) =>
  value !== null && value >= least && value <= most;

/** What a draft lacks; the sides count for a new hall alone. */
export function hallProblems(draft: HallDraft, isNew: boolean): HallProblems {
  const found: HallProblems = {};
  for (const side of ["width_m", "depth_m"] as const) {
    if (isNew && !within(millimetres(draft[side]), 2_000, 500_000)) found[side] = "problem_hall_side";
  }
  if (modulesOf(draft.modules) === null) found.modules = "problem_modules";
  for (const aisle of ["main_aisle_m", "side_aisle_m"] as const) {
    if (!within(millimetres(draft[aisle]), 500, 20_000)) found[aisle] = "problem_aisle";
  }
  if (!/^\d{1,6}$/.test(draft.power_va.replaceAll(".", "").trim())) found.power_va = "problem_power";
  return found;
}

/** The request of a draft without problems. `hall` names the one whose rows are laid anew; null makes a hall. */
export function hallRequest(draft: HallDraft, hall: string | null): HallGenerate {
  const name = draft.name.trim();
  return {
    hall: hall ?? (name === "" ? null : name),
    size_mm: hall === null ? [millimetres(draft.width_m) ?? 0, millimetres(draft.depth_m) ?? 0] : null,
    modules_mm: modulesOf(draft.modules) ?? [],
    main_aisle_mm: millimetres(draft.main_aisle_m) ?? 0,
    side_aisle_mm: millimetres(draft.side_aisle_m) ?? 0,
    power_va: Number(draft.power_va.replaceAll(".", "").trim()),
  };
}
