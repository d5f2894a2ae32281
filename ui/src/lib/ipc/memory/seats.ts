// What a place costs whoever stands there, and others.

import { currentOf } from "./assignment";
import type { Handlers } from "./handlers";
import { costAt, findFirm, fits, HALL, parties, placesFor, sum, termsAt } from "./places";

export const seats: Handlers = {
  plan_explain(world, { exhibitor }) {
    const firm = findFirm(world, exhibitor);
    const terms = firm.booths.flatMap((code) => termsAt(world, firm, code));
    const plan_cost = currentOf(world).cost;
    return {
      party: firm.participation,
      exhibitor: firm.participation,
      name: firm.name,
      booths: firm.booths,
      cost: sum(terms),
      plan_cost,
      terms,
      others: placesFor(world, firm)
        .slice(0, 3)
        .map((place) => ({
          ...place,
          hall: HALL,
          plan_cost: plan_cost + place.difference,
          terms: place.booths.flatMap((code) => termsAt(world, firm, code)),
        })),
      is_locked: false,
    };
  },
  plan_costs(world, { exhibitor }) {
    const firm = findFirm(world, exhibitor);
    const small = world.records.booths.filter(({ size }) => !fits(firm, size)).map(({ code }) => code);
    const text = `Lebih kecil dari ${firm.booth_size} m yang diminta.`;
    return {
      exhibitor: firm.participation,
      booths: firm.booths,
      places: placesFor(world, firm),
      refused: small.length === 0 ? [] : [{ code: "too_small", text, booths: small }],
    };
  },
  plan_cost_by_party: (world) => ({
    parties: parties(world)
      .filter(({ booths }) => booths.length > 0)
      .map((firm) => ({
        party: `party-${world.records.booths.findIndex(({ exhibitor }) => exhibitor === firm.id)}`,
        exhibitor: firm.participation,
        points: costAt(world, firm, firm.booths),
      })),
  }),
};
