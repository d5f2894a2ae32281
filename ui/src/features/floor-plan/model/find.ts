import type { BoothView, FloorView, PartyView } from "@/lib/ipc";

const fold = (text: string) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

const names = (booth: BoothView) => booth.parties.flatMap((party) => party.members.map(({ name }) => name));

/** The booths whose code or firm has every word; codes that begin so come first. */
export function findBooths(booths: readonly BoothView[], text: string): BoothView[] {
  const words = fold(text).split(/\s+/).filter(Boolean);
  if (words.length === 0) return [];
  const begins = fold(text.trim());
  const found = booths.filter((booth) => {
    const key = fold([booth.code, ...names(booth)].join(" "));
    return words.every((word) => key.includes(word));
  });
  const rank = (booth: BoothView) => (fold(booth.code).startsWith(begins) ? 0 : 1);
  return found.toSorted((one, other) => rank(one) - rank(other));
}

export interface Firm {
  participation: string;
  name: string;
  /** The codes of the booths that it has. */
  booths: string[];
  /** How many booths it takes. */
  count: number;
}

/** Every firm that stands on the floor or has no place, by name. */
export function firmsOf(floor: FloorView): Firm[] {
  const firms = new Map<string, Firm>();
  for (const booth of floor.booths) {
    for (const member of booth.parties.flatMap((party) => party.members)) {
      const known = firms.get(member.participation);
      if (known === undefined) {
        const { participation, name } = member;
        firms.set(participation, { participation, name, booths: [booth.code], count: 1 });
      } else if (!known.booths.includes(booth.code)) {
        known.booths.push(booth.code);
        known.count += 1;
      }
    }
  }
  for (const party of floor.unplaced) {
    for (const { participation, name } of party.members) {
      if (!firms.has(participation)) {
        firms.set(participation, { participation, name, booths: [], count: party.booths });
      }
    }
  }
  return [...firms.values()].toSorted((one, other) => one.name.localeCompare(other.name, "id"));
}

/** A party that stands on the floor, as what is carried. */
export function firmOf(floor: FloorView, party: PartyView): Firm {
  const participation = party.members[0]?.participation ?? "";
  const name = party.members.map((member) => member.name).join(" + ");
  const booths = floor.booths
    .filter(({ parties }) => parties.some(({ members }) => members[0]?.participation === participation))
    .map(({ code }) => code);
  return { participation, name, booths, count: Math.max(1, booths.length) };
}
