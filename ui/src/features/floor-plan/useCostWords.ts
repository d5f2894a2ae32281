import { useFormat } from "@/lib/format";
import { useText } from "@/lib/i18n";
import type { MovedOut } from "@/lib/ipc";

/** How a difference of the plan's cost is said. */
export function useCostWords() {
  const t = useText();
  const { count } = useFormat();
  const points = (value: number) => t("floor.points", { points: count(value), count: value });
  const plan = (difference: number) =>
    difference > 0
      ? t("floor.plan_dearer", { points: points(difference) })
      : difference < 0
        ? t("floor.plan_cheaper", { points: points(-difference) })
        : t("floor.plan_same");
  return {
    count,
    points,
    /** With its sign, for where there is room for no more. */
    signed: (difference: number) =>
      difference > 0 ? `+${count(difference)}` : difference < 0 ? `−${count(-difference)}` : "±0",
    /** What a place would come to for the whole plan; who would have no other place loses theirs. */
    place(difference: number, exchange: readonly MovedOut[]): string {
      const named = (them: readonly MovedOut[]) => them.map(({ name }) => name).join(", ");
      const going = exchange.filter(({ to }) => to.length > 0);
      const losing = exchange.filter(({ to }) => to.length === 0);
      return [
        going.length === 0 ? null : t("floor.exchange_with", { name: named(going) }),
        losing.length === 0 ? null : t("floor.takes_from", { name: named(losing) }),
        plan(difference),
      ]
        .filter(Boolean)
        .join(" ");
    },
  };
}
