// What a booth's ground says, and the mark that says the same in black and white.

import type { BoothView, CategoryView } from "@/lib/ipc";

export type Colouring = "category" | "status" | "power" | "cost";

export type StatusKey = BoothView["status"];

export interface LegendEntry {
  key: string;
  label: string;
  fill: string;
  /** A few letters in the booth's corner. */
  mark: string;
  booths: number;
}

export interface Looks {
  legend: LegendEntry[];
  /** By the booth's id. */
  of: ReadonlyMap<string, LegendEntry>;
}

export interface Words {
  status: Record<StatusKey, string>;
  none: string;
  power: (va: number) => string;
  kva: (va: number) => string;
  /** So many points to so many; null where there is no end. */
  cost: (from: number, to: number | null) => string;
}

const WHITE = "#FFFFFF";
const CLOSED = "#E3E3E3";
const STATUS_FILLS: Record<StatusKey, string> = {
  free: WHITE,
  held: "#EEDD88",
  offered: "#EE8866",
  confirmed: "#99DDFF",
  closed: CLOSED,
};
/** From little to much power: each step is darker, so that grey alone tells them apart. */
const POWER_FILLS = ["#FFF7E0", "#FDE3A2", "#F9C967", "#F0A94A", "#E08A3C"] as const;

/** What a party is charged with, up to so many points; the last is all above. Each step is darker. */
const COST_STEPS: readonly { to: number | null; fill: string; mark: string }[] = [
  { to: 0, fill: "#EAF5EE", mark: "0" },
  { to: 10, fill: "#DCE9F7", mark: "≤10" },
  { to: 25, fill: "#C9C3EA", mark: "≤25" },
  { to: 50, fill: "#C79BCB", mark: "≤50" },
  { to: null, fill: "#C9789B", mark: ">50" },
];

/** A mark of one or two letters for each name, no two alike. */
export function marksFor(names: readonly string[]): string[] {
  const taken = new Set<string>();
  return names.map((name, index) => {
    const signs = [...name.toLocaleUpperCase("id")].filter((sign) => /[\p{L}\p{N}]/u.test(sign));
    const [first = "?", ...rest] = signs;
    const tries = [first, ...rest.map((sign) => first + sign.toLocaleLowerCase("id")), String(index + 1)];
    const mark = tries.find((each) => !taken.has(each)) ?? String(index + 1);
    taken.add(mark);
    return mark;
  });
}

/** The category of who has a booth, or else the one that it is kept for. */
export function categoryOf(booth: BoothView): string | null {
  return booth.parties[0] === undefined ? null : (booth.parties[0].members[0]?.category ?? null);
}

function looks(
  booths: readonly BoothView[],
  entries: readonly Omit<LegendEntry, "booths">[],
  keyOf: (booth: BoothView) => string,
): Looks {
  const counted = new Map(entries.map((entry) => [entry.key, { ...entry, booths: 0 }]));
  const of = new Map<string, LegendEntry>();
  for (const booth of booths) {
    const entry = counted.get(keyOf(booth));
    if (entry === undefined) continue;
    entry.booths += 1;
    of.set(booth.id, entry);
  }
  return { legend: [...counted.values()].filter((entry) => entry.booths > 0), of };
}

export function colour(
  colouring: Colouring,
  booths: readonly BoothView[],
  categories: readonly CategoryView[],
  /** What each party is charged with, by its id; asked for where costs are the colours. */
  points: ReadonlyMap<string, number>,
  words: Words,
): Looks {
  switch (colouring) {
    case "category": {
      const marks = marksFor(categories.map((category) => category.name));
      const entries = categories.map(({ name, ground }, index) => ({
        key: `category ${name}`,
        label: name,
        fill: ground,
        mark: marks[index] ?? "",
      }));
      const plain = [
        { key: "none", label: words.none, fill: "#F1F1F1", mark: "–" },
        { key: "free", label: words.status.free, fill: WHITE, mark: "" },
        { key: "closed", label: words.status.closed, fill: CLOSED, mark: "×" },
      ];
      return looks(booths, [...entries, ...plain], (booth) => {
        const { status } = booth;
        if (status === "free" || status === "closed") return status;
        const category = categoryOf(booth);
        return category === null ? "none" : `category ${category}`;
      });
    }
    case "status": {
      const keys: StatusKey[] = ["free", "held", "offered", "confirmed", "closed"];
      const marks = marksFor(keys.map((key) => words.status[key]));
      const entries = keys.map((key, index) => ({
        key,
        label: words.status[key],
        fill: STATUS_FILLS[key],
        mark: key === "free" ? "" : (marks[index] ?? ""),
      }));
      return looks(booths, entries, (booth) => booth.status);
    }
    case "cost": {
      const entries = COST_STEPS.map(({ to, fill, mark }, index) => {
        const from = index === 0 ? 0 : (COST_STEPS[index - 1]?.to ?? 0) + 1;
        return { key: `cost ${index}`, label: words.cost(from, to), fill, mark };
      });
      const plain = [
        { key: "free", label: words.status.free, fill: WHITE, mark: "" },
        { key: "closed", label: words.status.closed, fill: CLOSED, mark: "×" },
      ];
      return looks(booths, [...entries, ...plain], (booth) => {
        const { status } = booth;
        if (status === "free" || status === "closed") return status;
        // Where several take turns, the dearest.
        const known = booth.parties.flatMap(({ id }) => points.get(id) ?? []);
        if (known.length === 0) return "";
        const most = Math.max(...known);
        return `cost ${COST_STEPS.findIndex(({ to }) => to === null || most <= to)}`;
      });
    }
    case "power": {
      const levels = [...new Set(booths.map((booth) => booth.power_va))].toSorted((a, b) => a - b);
      const step = (index: number) =>
        levels.length < 2
          ? 2
          : Math.round((index / (levels.length - 1)) * (Math.min(levels.length, POWER_FILLS.length) - 1));
      const entries = levels.map((va, index) => ({
        key: String(va),
        label: words.power(va),
        fill: POWER_FILLS[step(index)] ?? POWER_FILLS[0],
        mark: words.kva(va),
      }));
      return looks(booths, entries, (booth) => String(booth.power_va));
    }
  }
}
