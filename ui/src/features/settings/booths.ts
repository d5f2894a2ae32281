import { metresTyped, millimetres, voltAmperes } from "@/lib/format/measures";
import type { BoothDefaults } from "@/lib/ipc";

/** The defaults as typed. */
export interface BoothsDraft {
  booth_width: string;
  booth_depth: string;
  main_aisle: string;
  side_aisle: string;
  power_va: string;
  circuit_va: string;
}

export type BoothsProblem = "side_odd" | "aisle_odd" | "power_odd" | "circuit_odd";

export function draftOf(defaults: BoothDefaults): BoothsDraft {
  return {
    booth_width: metresTyped(defaults.size_mm[0]),
    booth_depth: metresTyped(defaults.size_mm[1]),
    main_aisle: metresTyped(defaults.main_aisle_mm),
    side_aisle: metresTyped(defaults.side_aisle_mm),
    power_va: String(defaults.power_va),
    circuit_va: String(defaults.circuit_va),
  };
}

const within = (value: number | null, least: number, most: number) =>
  value !== null && value >= least && value <= most;

export function boothsProblems(draft: BoothsDraft): Partial<Record<keyof BoothsDraft, BoothsProblem>> {
  const found: Partial<Record<keyof BoothsDraft, BoothsProblem>> = {};
  for (const side of ["booth_width", "booth_depth"] as const) {
    if (!within(millimetres(draft[side]), 500, 30_000)) found[side] = "side_odd";
  }
  for (const aisle of ["main_aisle", "side_aisle"] as const) {
    if (!within(millimetres(draft[aisle]), 500, 20_000)) found[aisle] = "aisle_odd";
  }
  const power = voltAmperes(draft.power_va);
  if (!within(power, 0, 2_200)) found.power_va = "power_odd";
  if (!within(voltAmperes(draft.circuit_va), Math.max(power ?? 1, 1), 1_000_000)) {
    found.circuit_va = "circuit_odd";
  }
  return found;
}

/** A draft without problems, as it is sent. */
export function defaultsOf(draft: BoothsDraft): BoothDefaults {
  return {
    size_mm: [millimetres(draft.booth_width) ?? 0, millimetres(draft.booth_depth) ?? 0],
    main_aisle_mm: millimetres(draft.main_aisle) ?? 0,
    side_aisle_mm: millimetres(draft.side_aisle) ?? 0,
    power_va: voltAmperes(draft.power_va) ?? 0,
    circuit_va: voltAmperes(draft.circuit_va) ?? 0,
  };
}
