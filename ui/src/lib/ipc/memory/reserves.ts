import type { Handlers } from "./handlers";
import { costAt, findFirm, fits, free, settle, waiting } from "./places";
import { change } from "./world";

const MOST_CANDIDATES = 3;

/** Whether a time of Jakarta's clocks has gone by. */
export const hasRunOut = (until: string | null) =>
  until !== null && Date.parse(`${until}+07:00`) <= Date.now();

export const reserves: Handlers = {
  plan_reserves(world) {
    const queue = waiting(world);
    const open = free(world);
    return {
      reserves: queue.map((firm, index) => ({
        participation: firm.participation,
        exhibitor: firm.id,
        name: firm.name,
        position: index + 1,
        booth_size: firm.booth_size,
        booths: 1,
        power_va: firm.power_va,
        category: firm.category,
        priority: 0,
        suiting: open.filter(({ size }) => fits(firm, size)).length,
      })),
      free: open.map(({ code, size }) => ({
        booth: code,
        best: queue
          .flatMap((firm, index) => {
            if (!fits(firm, size)) return [];
            const { participation, name } = firm;
            const points = costAt(world, firm, [code]);
            return [{ participation, name, position: index + 1, booths: [code], points }];
          })
          .toSorted((one, other) => one.points - other.points)
          .slice(0, MOST_CANDIDATES),
      })),
      offers: (world.records.offers ?? [])
        .map((offer) => {
          const firm = findFirm(world, offer.participation);
          const until_words = offer.until?.replace("T", " ") ?? null;
          const is_expired = hasRunOut(offer.until);
          return { ...offer, name: firm.name, booths: firm.booths, until_words, is_expired };
        })
        .filter(({ participation }) => findFirm(world, participation).status === "offered"),
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
    change(world, "Stan ditawarkan", (records) => {
      firm.status = "offered";
      settle(world, new Map([[firm.id, booths]]));
      records.offers = [...(records.offers ?? []), { participation, until }];
    });
    return { name: firm.name, booths, until, broken: [] };
  },
  plan_release(world, { participations, then }) {
    const firms = participations.map((participation) => findFirm(world, participation));
    const booths = firms.flatMap((firm) => firm.booths);
    change(world, "Penawaran dilepas", () => {
      for (const firm of firms) firm.status = then;
      settle(world, new Map(firms.map(({ id }) => [id, []])));
    });
    return { names: firms.map(({ name }) => name), booths };
  },
};
