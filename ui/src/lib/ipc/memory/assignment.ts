// Plans of who gets which booth, as far as the pages need them: a plan changes places as its seed says.

import type {
  CurrentPlan,
  LeftOut,
  MustMove,
  Progress,
  Proposal,
  Proposals,
  Term,
} from "@/lib/ipc/generated";
import { fault, type Handlers } from "./handlers";
import {
  fits,
  free,
  type Places,
  parties,
  partyName,
  placesNow,
  settle,
  sum,
  termsAt,
  UNPLACED,
} from "./places";
import { change, type World } from "./world";

const MOST_PLANS = 3;

/** What is kept beside the records: plans are no change of anything. */
interface Desk {
  proposals: Proposal[];
  places: Map<number, Places>;
  made: number;
  /** The records that the plans were made for. */
  seen: unknown;
}

/** Three of each kind are kept, and a new one takes the place of the oldest of its kind. */
function keep(desk: Desk, made: readonly Proposal[]): void {
  const all = [...desk.proposals, ...made];
  const newest = (kind: Proposal["kind"]) => all.filter((one) => one.kind === kind).slice(-MOST_PLANS);
  const kept = new Set([...newest("assign"), ...newest("replan")]);
  desk.proposals = all.filter((one) => kept.has(one));
}

const desks = new WeakMap<World, Desk>();

function deskOf(world: World): Desk {
  const desk = desks.get(world) ?? { proposals: [], places: new Map(), made: 0, seen: null };
  desks.set(world, desk);
  return desk;
}

function judged(world: World, places: Places, before: Places) {
  const points = new Map<Term, number>();
  const charge = (name: Term, more: number) => points.set(name, (points.get(name) ?? 0) + more);
  const unplaced: LeftOut[] = [];
  for (const firm of parties(world)) {
    const codes = places.get(firm.id) ?? [];
    const had = before.get(firm.id) ?? [];
    if (codes.length === 0) {
      charge("unplaced", UNPLACED);
      const reasons = [{ code: "no_booth_left", text: `Tidak ada stan ${firm.booth_size} m yang tersisa.` }];
      unplaced.push({ ...partyName(world, firm), reasons });
    } else if (had.length > 0 && had.join() !== codes.join()) charge("moved", 25);
    for (const code of codes)
      for (const { name, points: more } of termsAt(world, firm, code)) charge(name, more);
  }
  const terms = [...points].map(([name, each]) => ({ name, points: each }));
  return { cost: sum(terms), terms, unplaced, placed: parties(world).length - unplaced.length };
}

const gap = (cost: number, bound: number) => (cost === 0 ? 0 : ((cost - bound) / cost) * 100);

export function currentOf(world: World): CurrentPlan {
  const now = placesNow(world);
  return {
    ...judged(world, now, now),
    broken: [],
  };
}

/** Everybody who has no booth gets a free one; so many others change places, by the seed. */
function planned(world: World, seed: number, most: number): Places {
  const places = new Map([...placesNow(world)].map(([id, codes]) => [id, [...codes]]));
  const open = free(world).map(({ code }) => code);
  for (const [id, codes] of places) {
    const code = codes.length === 0 ? open.shift() : undefined;
    if (code !== undefined) places.set(id, [code]);
  }
  const movable = parties(world).filter(({ booths }) => booths.length > 0);
  for (let moved = 0; moved < most && moved < movable.length; moved += 1) {
    const firm = movable[(seed * 7 + moved * 3) % movable.length];
    const code = open.shift();
    if (firm !== undefined && code !== undefined) places.set(firm.id, [code]);
  }
  return places;
}

function proposed(
  world: World,
  places: Places,
  how: Pick<Proposal, "label" | "kind" | "most_moved" | "seed" | "effort" | "is_stopped">,
): Proposal {
  const before = placesNow(world);
  const plan = judged(world, places, before);
  const bound = Math.floor(plan.cost * 0.98);
  const desk = deskOf(world);
  desk.made += 1;
  const proposal: Proposal = {
    ...how,
    ...plan,
    id: desk.made,
    bound,
    gap_percent: gap(plan.cost, bound),
    moved: parties(world)
      .filter((firm) => before.get(firm.id)?.join() !== places.get(firm.id)?.join())
      .map((firm) => ({
        ...partyName(world, firm),
        from: before.get(firm.id) ?? [],
        to: places.get(firm.id) ?? [],
      })),
    others_moved: parties(world).filter(
      ({ id }) => (before.get(id)?.length ?? 0) > 0 && before.get(id)?.join() !== places.get(id)?.join(),
    ).length,
    is_stale: false,
  };
  desk.places.set(proposal.id, places);
  desk.seen = fingerprint(world);
  return proposal;
}

/** What a plan is made for: another means that it is stale. */
const fingerprint = ({ records }: World) => JSON.stringify([records.exhibitors, records.booths]);

/** Rounds of work, which stop when the person says so. Answers whether they did. */
async function work(
  world: World,
  effort: number,
  report: (progress: Progress) => void,
  stopped: () => boolean,
): Promise<boolean> {
  for (let done = 1; done <= effort || world.endless === true; done += 1) {
    const plan = { cost: 1_000 + Math.round(200 / done), bound: 990, elapsed_ms: done * 500 };
    report({ stage: "planning", done: Math.min(done, effort), total: effort, plan });
    await new Promise((next) => setTimeout(next, 5));
    if (stopped()) return true;
  }
  return false;
}

/** Who stands in a booth that is smaller than asked for cannot stay. */
function mustMove(world: World): MustMove[] {
  const sizeOf = (code: string) => world.records.booths.find((booth) => booth.code === code)?.size ?? "";
  return parties(world)
    .filter((firm) => firm.booths.some((code) => !fits(firm, sizeOf(code))))
    .map((firm) => ({
      ...partyName(world, firm),
      from: firm.booths,
      broken: [
        {
          code: "too_small",
          text: `${firm.booths.join(", ")} lebih kecil dari ${firm.booth_size} m yang diminta.`,
          is_refused: true,
        },
      ],
    }));
}

function deskAnswer(world: World): Proposals {
  const desk = deskOf(world);
  const is_stale = desk.seen !== fingerprint(world);
  const proposals = desk.proposals.map((proposal) => ({ ...proposal, is_stale }));
  const compared = proposals.filter(({ kind }) => kind === "assign");
  const each = compared.map(({ id }) => desk.places.get(id) ?? new Map<string, string[]>());
  const differs = parties(world)
    .map((firm) => ({
      ...partyName(world, firm),
      current: firm.booths,
      in_each: each.map((places) => places.get(firm.id) ?? []),
    }))
    .filter(({ current, in_each }) => in_each.some((codes) => codes.join() !== current.join()));
  return { current: currentOf(world), must_move: mustMove(world), proposals, differs };
}

export const assignment: Handlers = {
  async plan_propose(world, { seed, effort, label }, report, stopped) {
    const is_stopped = await work(world, effort, report, stopped);
    const desk = deskOf(world);
    const how = { kind: "assign", most_moved: null, seed, effort, is_stopped } as const;
    const called = label ?? `Rencana ${desk.made + 1}`;
    const proposal = proposed(world, planned(world, seed, 2), { ...how, label: called });
    keep(desk, [proposal]);
    return proposal;
  },
  async plan_replan(world, { most_moved, seed, effort }, report, stopped) {
    const desk = deskOf(world);
    const choices: Proposal[] = [];
    for (const most of most_moved) {
      const is_stopped = await work(world, effort, report, stopped);
      const how = { kind: "replan", most_moved: most, seed, effort, is_stopped } as const;
      choices.push(proposed(world, planned(world, seed, most), { ...how, label: `Perubahan ${most}` }));
    }
    keep(desk, choices);
    const newcomers = parties(world).filter(({ booths }) => booths.length === 0);
    return {
      must_move: mustMove(world),
      newcomers: newcomers.map((firm) => partyName(world, firm)),
      proposals: choices,
    };
  },
  plan_proposals: deskAnswer,
  plan_proposal_take(world, { id }) {
    const { proposals } = deskAnswer(world);
    const proposal = proposals.find((each) => each.id === id);
    const places = deskOf(world).places.get(id);
    if (proposal === undefined || places === undefined) throw fault("unknown", "Rencana itu tidak ada lagi.");
    if (proposal.is_stale) {
      throw fault("plan_changed", "Data sudah berubah. Tidak ada yang diubah. Cari rencana lagi.");
    }
    change(world, `${proposal.label} dipakai`, () => settle(world, places));
    return { label: proposal.label, placed: proposal.placed, moved: proposal.moved.length };
  },
  plan_proposal_drop(world, { id }) {
    const desk = deskOf(world);
    desk.proposals = desk.proposals.filter((each) => each.id !== id);
    return {};
  },
};
