// From booth to booth: by the arrow keys, and side by side for a firm that takes several.

import type { BoothView } from "@/lib/ipc";
import { type Bounds, boundsOf, polygonsOf } from "./geometry";

export type Direction = "ArrowLeft" | "ArrowRight" | "ArrowUp" | "ArrowDown";

export const isDirection = (key: string): key is Direction =>
  key === "ArrowLeft" || key === "ArrowRight" || key === "ArrowUp" || key === "ArrowDown";

type At = Pick<BoothView, "id" | "centroid">;

/** The next booth in a direction: what lies straight ahead goes before what is nearer but aside. */
export function next<B extends At>(booths: readonly B[], from: B, direction: Direction): B | null {
  const [fx, fy] = from.centroid;
  let best: { booth: B; cost: number } | null = null;
  for (const booth of booths) {
    const [dx, dy] = [booth.centroid[0] - fx, booth.centroid[1] - fy];
    const sideways = direction === "ArrowLeft" || direction === "ArrowRight";
    const sign = direction === "ArrowLeft" || direction === "ArrowUp" ? -1 : 1;
    const ahead = (sideways ? dx : dy) * sign;
    const aside = Math.abs(sideways ? dy : dx);
    if (booth.id === from.id || ahead <= 0 || aside > ahead * 3) continue;
    const cost = ahead + aside * 3;
    if (best === null || cost < best.cost) best = { booth, cost };
  }
  return best?.booth ?? null;
}

const GAP_MM = 60;

/** Whether two booths share a side, not only a corner. */
function adjoins(one: Bounds, other: Bounds): boolean {
  const across = Math.min(one.right, other.right) - Math.max(one.left, other.left);
  const along = Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top);
  return (across > GAP_MM && along >= -GAP_MM) || (along > GAP_MM && across >= -GAP_MM);
}

/** So many booths side by side that begin with one; free ones go before others. Fewer where there are no more. */
export function sideBySide(booths: readonly BoothView[], first: BoothView, count: number): BoothView[] {
  const bounds = new Map(booths.map((booth) => [booth.id, boundsOf(polygonsOf(booth).flat())]));
  const chosen = [first];
  while (chosen.length < count) {
    const beside = booths.filter((booth) => {
      const its = bounds.get(booth.id);
      return (
        !chosen.includes(booth) &&
        !booth.closed &&
        its !== undefined &&
        chosen.some((each) => adjoins(bounds.get(each.id) ?? its, its))
      );
    });
    const another = beside.find((booth) => booth.status === "free") ?? beside[0];
    if (another === undefined) break;
    chosen.push(another);
  }
  return chosen;
}
