// What costs and limits are called, in the language of the window.

import { useFormat } from "@/lib/format";
import { useText } from "@/lib/i18n";

/** A share in percent, never said smaller than it is: it is a promise. */
export function roundedUp(percent: number): number {
  return Math.ceil(percent * 10 - 1e-6) / 10;
}

export function useWords() {
  const t = useText();
  const { count } = useFormat();
  return {
    count,
    points: (points: number) => t("assignment.points", { points: count(points), count: points }),
    /** Against what is proven, and never against the best, which nobody knows. */
    within(gapPercent: number | null): string {
      if (gapPercent === null) return t("assignment.no_bound");
      const percent = roundedUp(gapPercent);
      return percent === 0
        ? t("assignment.within_none")
        : t("assignment.within", { percent: count(percent) });
    },
    /** With its sign, also where it costs more. */
    difference: (points: number) =>
      points > 0 ? `+${count(points)}` : points < 0 ? `−${count(-points)}` : "±0",
    /** Booths that nobody has, or that they are not counted yet. */
    free: (booths: number | undefined) =>
      booths === undefined ? "–" : t("assignment.free", { free: count(booths), count: booths }),
    seconds: (milliseconds: number) =>
      t("assignment.seconds", { seconds: count(Math.round(milliseconds / 100) / 10) }),
    booths: (codes: readonly string[]) => (codes.length === 0 ? t("assignment.no_booth") : codes.join(", ")),
  };
}

export type Words = ReturnType<typeof useWords>;
