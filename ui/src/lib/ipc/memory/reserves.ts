import type { Handlers } from "./handlers";
import { costAt, findFirm, fits, free, HALL, settle, UNPLACED, waiting } from "./places";
import { change } from "./world";

export const reserves: Handlers = {
  plan_reserves(world) {
    const queue = waiting(world);
    const open = free(world);
    return {
      waiting: queue.map((firm) => ({
        participation: firm.participation,
        exhibitor_id: firm.id,
        name: firm.name,
        category: firm.category,
        booth_size: firm.booth_size,
        booths: 1,
        power_va: firm.power_va,
        suiting: open.filter(({ size }) => fits(firm, size)).map(({ code }) => code),
        reasons: [],
      })),
      free: open.map(({ code, size }) => {
        const [best = null, ...others] = queue
          .map((firm, index) => ({
            participation: firm.participation,
            name: firm.name,
            position: index + 1,
            difference: costAt(world, firm, [code]) - UNPLACED,
            fits: fits(firm, size),
          }))
          .filter((one) => one.fits)
          .map(({ fits: _, ...one }) => one)
          .toSorted((one, other) => one.difference - other.difference);
        return { booths: [code], hall: HALL, best, others };
      }),
      offers: (world.records.offers ?? []).map((offer) => {
        const firm = findFirm(world, offer.participation);
        return { ...offer, exhibitor_id: firm.id, name: firm.name, booths: firm.booths };
      }),
    };
  },
  plan_reserve_move(world, { participation, position }) {
    const order = waiting(world).map((firm) => firm.participation);
    change(world, "Urutan cadangan diubah", (records) => {
      const rest = order.filter((each) => each !== participation);
      records.reserveOrder = [...rest.slice(0, position - 1), participation, ...rest.slice(position - 1)];
    });
    return {};
  },
  plan_offer(world, { participation, booths, until }) {
    const firm = findFirm(world, participation);
    const offer = { participation, until: `${until}T23:59:59+07:00`, has_run_out: false };
    change(world, "Stan ditawarkan", (records) => {
      firm.status = "offered";
      settle(world, new Map([[firm.id, booths]]));
      records.offers = [...(records.offers ?? []), offer];
    });
    return { ...offer, exhibitor_id: firm.id, name: firm.name, booths };
  },
  plan_offers_release(world, { participations }) {
    change(world, "Penawaran dilepas", (records) => {
      for (const participation of participations) {
        const firm = findFirm(world, participation);
        firm.status = "waitlisted";
        settle(world, new Map([[firm.id, []]]));
      }
      records.offers = records.offers?.filter((each) => !participations.includes(each.participation)) ?? [];
    });
    return { changed: participations.length };
  },
  plan_offer_confirm(world, { participation }) {
    change(world, "Peserta terkonfirmasi", (records) => {
      findFirm(world, participation).status = "confirmed";
      records.offers = records.offers?.filter((each) => each.participation !== participation) ?? [];
    });
    return {};
  },
};
