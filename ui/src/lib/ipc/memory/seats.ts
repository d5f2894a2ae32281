// What a place costs whoever stands there, and others.

import type { Term, TermPoints } from "@/lib/ipc/generated";
import { currentOf } from "./assignment";
import type { Handlers } from "./handlers";
import { costAt, type Firm, firmOfParty, parties, partyName, placesFor, termsAt } from "./places";
import type { World } from "./world";

function termsOf(world: World, firm: Firm): TermPoints[] {
  const sums = new Map<Term, number>();
  for (const code of firm.booths) {
    for (const { name, points } of termsAt(world, firm, code)) sums.set(name, (sums.get(name) ?? 0) + points);
  }
  return [...sums].map(([name, points]) => ({ name, points }));
}

export const seats: Handlers = {
  plan_explain(world, { party }) {
    const firm = firmOfParty(world, party);
    const { cost } = currentOf(world);
    const possible = placesFor(world, firm).flatMap(({ booths, difference, exchange }) =>
      difference === null ? [] : [{ booths, difference, exchange, cost: cost + difference }],
    );
    return {
      ...partyName(world, firm),
      booths: firm.booths,
      is_by_hand: false,
      cost,
      terms: termsOf(world, firm).map((term) => ({ ...term, with: [] })),
      others: possible.toSorted((one, other) => one.cost - other.cost).slice(0, 3),
      broken: [],
      reasons: [],
    };
  },
  plan_costs(world, { party }) {
    const firm = firmOfParty(world, party);
    return {
      ...partyName(world, firm),
      current: firm.booths,
      cost: currentOf(world).cost,
      places: placesFor(world, firm),
    };
  },
  plan_cost_by_party: (world) =>
    parties(world)
      .filter(({ booths }) => booths.length > 0)
      .map((firm) => ({
        ...partyName(world, firm),
        booths: firm.booths,
        points: costAt(world, firm, firm.booths),
        terms: termsOf(world, firm),
      })),
};
