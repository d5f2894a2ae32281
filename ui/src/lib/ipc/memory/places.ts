// Where firms stand and what that costs, by a small rule of this backend's own.

import type { ExplainedTerm, TermPoints } from "@/lib/ipc/generated";
import { fault } from "./handlers";
import type { World } from "./world";

export type Firm = World["records"]["exhibitors"][number];
/** Codes by the firm's id. */
export type Places = Map<string, string[]>;

export const UNPLACED = 10_000;
export const HALL = "Lantai Dasar";

export const parties = ({ records }: World) => records.exhibitors.filter(({ status }) => isPlanned(status));
export const isPlanned = (status: Firm["status"]) => ["accepted", "offered", "confirmed"].includes(status);
export const waiting = ({ records }: World) => {
  const rank = (firm: Firm) => records.reserveOrder?.indexOf(firm.participation) ?? -1;
  return records.exhibitors
    .filter(({ status }) => status === "waitlisted")
    .toSorted((one, other) => rank(one) - rank(other));
};
export const free = ({ records }: World) => records.booths.filter(({ exhibitor }) => exhibitor === null);
export const placesNow = (world: World): Places =>
  new Map(parties(world).map((firm) => [firm.id, firm.booths]));

export function findFirm({ records }: World, name: string): Firm {
  const firm = records.exhibitors.find((each) => [each.participation, each.id, each.name].includes(name));
  if (firm === undefined) throw fault("exhibitor_unknown", `Tidak ada peserta ${name}.`);
  return firm;
}

/** What a firm is charged with at a booth. */
export function termsAt({ records }: World, firm: Firm, code: string): ExplainedTerm[] {
  const at = records.exhibitors.indexOf(firm) + records.booths.findIndex((booth) => booth.code === code);
  const zone = at % 3 === 0 ? 10 : 0;
  const wishes = (at % 4) * 6;
  return [
    {
      name: "zone_mismatch",
      points: zone,
      text: zone === 0 ? "Zonanya cocok." : "Zona stan ini untuk kategori lain.",
    },
    {
      name: "preference",
      points: wishes,
      text: wishes === 0 ? "Stan yang paling diinginkannya." : `Keinginannya yang ke-${wishes / 6 + 1}.`,
    },
  ];
}

export const sum = (terms: readonly TermPoints[]) => terms.reduce((all, { points }) => all + points, 0);

export const costAt = (world: World, firm: Firm, codes: readonly string[]) =>
  codes.length === 0 ? UNPLACED : sum(codes.flatMap((code) => termsAt(world, firm, code)));

export function settle(world: World, places: Places): void {
  const { exhibitors, booths } = world.records;
  for (const firm of exhibitors) firm.booths = places.get(firm.id) ?? firm.booths;
  for (const booth of booths) {
    booth.exhibitor = exhibitors.find((firm) => firm.booths.includes(booth.code))?.id ?? null;
  }
}

export const fits = (firm: Firm, size: string) => firm.booth_size <= size;

/** The places of a firm by what the plan would cost, the cheapest first. */
export function placesFor(world: World, firm: Firm) {
  const now = costAt(world, firm, firm.booths);
  return world.records.booths
    .filter(({ code, size }) => !firm.booths.includes(code) && fits(firm, size))
    .map(({ code, exhibitor }) => {
      const other = world.records.exhibitors.find(({ id }) => id === exhibitor);
      const theirs =
        other === undefined ? 0 : costAt(world, other, firm.booths) - costAt(world, other, other.booths);
      return {
        booths: [code],
        difference: costAt(world, firm, [code]) - now + theirs,
        exchanged_with: other === undefined ? null : { exhibitor: other.participation, name: other.name },
      };
    })
    .toSorted((one, other) => one.difference - other.difference);
}
