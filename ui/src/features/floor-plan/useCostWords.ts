import { useFormat } from "@/lib/format";
import { useText } from "@/lib/i18n";
import type { PartyName } from "@/lib/ipc";

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
    /** What a place would come to for the whole plan; who comes from nowhere gives nothing in exchange. */
    place(difference: number, other: PartyName | null, hasPlace: boolean): string {
      if (other === null) return plan(difference);
      const what = hasPlace ? "floor.exchange_with" : "floor.takes_from";
      return `${t(what, { name: other.name })} ${plan(difference)}`;
    },
  };
}
