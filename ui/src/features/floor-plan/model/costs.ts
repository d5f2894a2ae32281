// What a party would cost at each place, for the hand that carries it.

import type { BoothView, PlaceCost, PlaceCosts } from "@/lib/ipc";

export interface Costs {
  /** What comes of a drop on a booth, by its code. */
  at: ReadonlyMap<string, PlaceCost>;
  /** Booths that can be had, the cheapest first. */
  cheapest: readonly PlaceCost[];
}

export function costsOf({ places }: PlaceCosts): Costs {
  const cost = ({ difference }: PlaceCost) => difference ?? Number.POSITIVE_INFINITY;
  return {
    at: new Map(places.map((place) => [place.booth, place])),
    cheapest: places
      .filter(({ difference }) => difference !== null)
      .toSorted((one, other) => cost(one) - cost(other)),
  };
}

/** What a drop on a booth would come to, where it can be. */
export function placeAt(costs: Costs | null, booth: BoothView): PlaceCost | null {
  const place = costs?.at.get(booth.code);
  return place === undefined || place.difference === null ? null : place;
}

/** Why a booth cannot be had. */
export const whyNot = (costs: Costs | null, booth: BoothView): string | null =>
  costs?.at.get(booth.code)?.refused?.text ?? null;

/** The booths of a place, where all of them are in this hall. */
export function boothsOf(booths: readonly BoothView[], place: PlaceCost): BoothView[] | null {
  const found = place.booths.flatMap((code) => booths.find((booth) => booth.code === code) ?? []);
  return found.length === place.booths.length ? found : null;
}

/** The cheapest places of this hall, each set of booths once. */
export function cheapestHere(booths: readonly BoothView[], costs: Costs, most: number) {
  const here = new Map(booths.map((booth) => [booth.code, booth]));
  const seen = new Set<string>();
  const found: { place: PlaceCost; booths: BoothView[] }[] = [];
  for (const place of costs.cheapest) {
    if (found.length === most) break;
    const its = place.booths.flatMap((code) => here.get(code) ?? []);
    const set = place.booths.toSorted().join(" ");
    if (its.length !== place.booths.length || seen.has(set)) continue;
    seen.add(set);
    found.push({ place, booths: its });
  }
  return found;
}
