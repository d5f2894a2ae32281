import { useText } from "@/lib/i18n";
import type { LotSummary } from "@/lib/ipc";

/** How far a draw is, in words: who has a booth, and who was passed over. */
export function useProgress(): (draw: LotSummary) => string {
  const t = useText();
  return ({ done, passed, entrants }) =>
    [t("lots.progress", { done, total: entrants }), passed > 0 ? t("lots.passed", { count: passed }) : null]
      .filter(Boolean)
      .join(", ");
}
