// Where firms stand and what that costs, by a small rule of this backend's own.

import type { MovedOut, PartyName, PlaceCost, TermPoints } from "@/lib/ipc/generated";
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

/** The firm of a party, which is named after its booth on the plan. */
export function firmOfParty(world: World, party: string): Firm {
  const booth = /^party-(\d+)$/.exec(party)?.[1];
  const there = booth === undefined ? undefined : world.records.booths[Number(booth)]?.exhibitor;
  return findFirm(world, there ?? party);
}

/** What a firm is charged with at a booth. */
export function termsAt({ records }: World, firm: Firm, code: string): TermPoints[] {
  const at = records.exhibitors.indexOf(firm) + records.booths.findIndex((booth) => booth.code === code);
  const zone = at % 3 === 0 ? 10 : 0;
  const wishes = (at % 4) * 6;
  const terms: TermPoints[] = [
    { name: "preference", points: wishes },
    { name: "zone_mismatch", points: zone },
  ];
  return terms.filter(({ points }) => points > 0);
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

/** A party's id is that of its place on the plan, or the participation's before it has one. */
export function partyName({ records }: World, { id, participation, name }: Firm): PartyName {
  const at = records.booths.findIndex(({ exhibitor }) => exhibitor === id);
  return { party: at < 0 ? participation : `party-${at}`, name };
}

/** As many booths as it has now, from this one on, or the last ones there are. */
function from(world: World, firm: Firm, index: number): World["records"]["booths"] {
  const { booths } = world.records;
  const size = Math.max(1, firm.booths.length);
  const first = Math.max(0, Math.min(index, booths.length - size));
  return booths.slice(first, first + size);
}

/** Who stands in booths, and goes into those that the firm leaves, one after another; null where these are too few. */
function exchanged(world: World, firm: Firm, booths: readonly string[]): MovedOut[] | null {
  const left = firm.booths.filter((code) => !booths.includes(code));
  const there = world.records.exhibitors.filter(
    (other) => other !== firm && other.booths.some((code) => booths.includes(code)),
  );
  if (there.reduce((all, other) => all + other.booths.length, 0) > left.length) return null;
  return there.map((other) => ({
    ...partyName(world, other),
    from: other.booths,
    to: left.splice(0, other.booths.length),
  }));
}

/** What a drop of a firm on each booth but its own would come to. */
export function placesFor(world: World, firm: Firm): PlaceCost[] {
  const now = costAt(world, firm, firm.booths);
  return world.records.booths.flatMap(({ code }, index): PlaceCost[] => {
    if (firm.booths.includes(code)) return [];
    const there = from(world, firm, index);
    const cannot = (why: string, text: string): PlaceCost[] => {
      const refused = { code: why, text, is_refused: true };
      return [{ booth: code, booths: [], difference: null, exchange: [], refused }];
    };
    if (there.some(({ size }) => !fits(firm, size))) {
      return cannot("too_small", `Lebih kecil dari ${firm.booth_size} m yang diminta.`);
    }
    const booths = there.map((each) => each.code);
    const exchange = exchanged(world, firm, booths);
    if (exchange === null) return cannot("taken", "Yang menempatinya tidak muat di stan yang ditinggalkan.");
    const theirs = exchange.map(({ name, from, to }) => {
      const other = findFirm(world, name);
      return costAt(world, other, to) - costAt(world, other, from);
    });
    const difference = costAt(world, firm, booths) - now + theirs.reduce((all, each) => all + each, 0);
    return [{ booth: code, booths, difference, exchange, refused: null }];
  });
}
