import type { BrokenRule, LotDrawOut, LotEntrant, LotKey, LotKeyed } from "@/lib/ipc/generated";
import { fault, type Handlers } from "./handlers";
import type { World } from "./world";

const TAKES = ["accepted", "offered", "confirmed", "present"];
const ROLES = ["Ketua panitia", "Saksi dari peserta", "Saksi dari peserta"];

/** A step of a draw: whose, how the firm stood before it, what it was in words. */
type Step = { firm: LotEntrant; before: LotEntrant; what: string };

const stepsOf = new WeakMap<LotDrawOut, Step[]>();

function steps(draw: LotDrawOut): Step[] {
  const known = stepsOf.get(draw) ?? [];
  stepsOf.set(draw, known);
  return known;
}

const draws = (world: World) => (world.records.lots ??= []);

function waiting(world: World) {
  const busy = draws(world)
    .filter((draw) => !draw.is_closed)
    .flatMap((draw) => draw.firms.map((firm) => firm.participation));
  return world.records.exhibitors.filter(
    (firm) => TAKES.includes(firm.status) && firm.booths.length === 0 && !busy.includes(firm.participation),
  );
}

function found(world: World, id: string): LotDrawOut {
  const draw = draws(world).find((one) => one.id === id);
  if (draw === undefined) throw fault("unknown", "Tidak ada undian itu.");
  return draw;
}

function open(world: World, id: string): LotDrawOut {
  const draw = found(world, id);
  if (draw.is_closed) throw fault("lot_closed", `Undian ${draw.name} sudah ditutup; hasilnya tetap.`);
  return draw;
}

/** What follows from what was drawn. */
function settle(world: World, draw: LotDrawOut): LotDrawOut {
  for (const firm of draw.firms) {
    const needsTurn = draw.kind !== "booth" && firm.turn === null;
    const first = draw.kind === "seed" ? "seed" : "turn";
    firm.step = firm.booths !== null ? null : needsTurn ? first : "booths";
  }
  const waiting = draw.firms.filter((firm) => firm.standing === "waiting");
  const next =
    waiting.find((firm) => firm.step === "turn") ??
    waiting
      .filter((firm) => firm.step === "booths")
      .toSorted((one, other) => (one.turn ?? 0) - (other.turn ?? 0))[0];
  draw.next = next?.participation ?? null;
  const count = (standing: LotEntrant["standing"]) =>
    draw.firms.filter((firm) => firm.standing === standing).length;
  draw.done = count("done");
  draw.passed = count("passed");
  draw.left = count("waiting");
  draw.entrants = draw.done + draw.passed + draw.left;
  const seed = draw.seed === null ? null : `Benih: ${draw.seed}`;
  draw.last = draw.is_closed ? null : (steps(draw).at(-1)?.what ?? seed);
  for (const booth of draw.pot)
    booth.is_free = world.records.booths.find((one) => one.code === booth.code)?.exhibitor === null;
  return structuredClone(draw);
}

function judge(world: World, { draw: id, exhibitor, value }: LotKey): LotKeyed {
  const draw = open(world, id);
  const firm = draw.firms.find((one) => one.participation === exhibitor) as LotEntrant;
  const broken: BrokenRule[] = [];
  const refuse = (code: string, text: string) => broken.push({ code, text, is_refused: true });
  const typed = value.trim().toUpperCase();
  const keyed = { participation: exhibitor, exhibitor: firm.name, is_done: false };
  if (firm.step === "turn") {
    const turn = Number(typed);
    const taken = draw.firms.find((one) => one.turn === turn);
    if (!(turn >= 1 && turn <= draw.firms.length))
      refuse("no_such_turn", `"${value}" bukan nomor giliran. Ketik angka 1 sampai ${draw.firms.length}.`);
    else if (taken !== undefined) refuse("turn_taken", `Giliran ${turn} sudah diambil ${taken.name}.`);
    return { ...keyed, turn: broken.length === 0 ? turn : null, booths: [], broken, can_force: false };
  }
  const booth = world.records.booths.find((one) => one.code === typed);
  if (booth === undefined) refuse("unknown_booth", `Tidak ada stan "${value}" di undian ini.`);
  else if (booth.exhibitor !== null) {
    const by = world.records.exhibitors.find((one) => one.id === booth.exhibitor)?.name;
    refuse("occupied", `Stan ${typed} sudah ditempati ${by} dan dikunci.`);
  } else if (booth.size === "2x2" && firm.asks.startsWith("3x3"))
    refuse("too_small", `Stan ${typed} berukuran 2 x 2 m; diminta 3 x 3 m.`);
  const can_force = broken.length > 0 && broken.every((rule) => rule.code === "too_small");
  return { ...keyed, turn: null, booths: booth === undefined ? [] : [typed], broken, can_force };
}

export const lots: Handlers = {
  lots_screen(world) {
    const firms = waiting(world);
    return {
      draws: draws(world).map(({ id, name, kind, scope, entrants, done, passed, left, is_closed }) => ({
        id,
        name,
        kind,
        scope,
        entrants,
        done,
        passed,
        left,
        is_closed,
      })),
      waiting: firms.length,
      categories: [...new Set(firms.flatMap((firm) => firm.category ?? []))],
      halls: ["Balairung"],
      zones: [],
      free_booths: world.records.booths.filter((booth) => booth.exhibitor === null).length,
    };
  },
  lots_view: (world, { draw }) => settle(world, found(world, draw)),
  lots_begin(world, { name, kind, category }) {
    if (draws(world).some((draw) => draw.name === name))
      throw fault("lot_name_taken", `Sudah ada undian bernama ${name}. Tidak ada yang berubah.`);
    const firms = waiting(world).filter((firm) => category === null || firm.category === category);
    if (firms.length === 0) throw fault("nothing", "Tidak ada peserta untuk undian ini.");
    const draw: LotDrawOut = {
      id: `draw-${draws(world).length}`,
      name,
      kind,
      scope: category === null ? "" : `kategori ${category}`,
      entrants: 0,
      done: 0,
      passed: 0,
      left: 0,
      is_closed: false,
      seed: null,
      seed_text: null,
      firms: firms.map((firm, index) => ({
        participation: firm.participation,
        code: `1a2b3c${String(index).padStart(2, "0")}`,
        name: firm.name,
        category: firm.category,
        asks: `${firm.booth_size} m, ${firm.power_va} VA`,
        booths_asked: 1,
        step: null,
        standing: "waiting",
        turn: null,
        booths: null,
        digest: null,
        note: null,
        nth: null,
      })),
      pot: world.records.booths.map(({ code, size }) => ({ code, size, is_free: true })),
      next: null,
      last: null,
      minutes: {
        number: null,
        held_on: null,
        place: null,
        witnesses: ROLES.map((role) => ({ role, name: "" })),
      },
      warnings: [],
    };
    draws(world).push(draw);
    return settle(world, draw);
  },
  lots_check: judge,
  lots_draw(world, key) {
    const keyed = judge(world, key);
    const { broken, can_force, exhibitor } = keyed;
    if (broken.length > 0 && !(key.force && can_force)) {
      const why = broken.map((rule) => rule.text).join(" ");
      throw fault("lot_refused", `${exhibitor}: ${why} Tidak ada yang disimpan.`, { broken, can_force });
    }
    const draw = found(world, key.draw);
    const firm = draw.firms.find((one) => one.participation === key.exhibitor) as LotEntrant;
    const before = structuredClone(firm);
    firm.nth = Math.max(0, ...draw.firms.map((one) => one.nth ?? 0)) + 1;
    const what = `${firm.name} → ${keyed.turn === null ? keyed.booths.join(" + ") : `giliran ${keyed.turn}`}`;
    steps(draw).push({ firm, before, what });
    firm.standing = "waiting";
    if (keyed.turn !== null) firm.turn = keyed.turn;
    else {
      firm.standing = "done";
      firm.booths = keyed.booths.join(" + ");
      firm.note = broken.length > 0 ? `Diterima walaupun: ${broken[0]?.text}` : null;
      place(world, firm, keyed.booths);
    }
    settle(world, draw);
    return { ...keyed, is_done: true };
  },
  lots_pass(world, { draw: id, exhibitor, reason, note }) {
    const draw = open(world, id);
    const firm = draw.firms.find((one) => one.participation === exhibitor) as LotEntrant;
    if (firm.booths !== null) throw fault("lot_has_drawn", `${firm.name} sudah mengundi.`);
    const why = reason === "absent" ? "tidak hadir" : "tidak bersedia";
    steps(draw).push({ firm, before: structuredClone(firm), what: `${firm.name} dilewati (${why})` });
    firm.standing = "passed";
    firm.note = `Dilewati: ${[why, note?.trim()].filter(Boolean).join("; ")}.`;
    return settle(world, draw);
  },
  lots_seed(world, { draw: id, seed }) {
    const draw = open(world, id);
    if (seed.includes("'")) throw fault("lot_seed", `Benih tidak boleh memuat "'".`);
    draw.seed = seed.trim();
    draw.seed_text = `${draw.seed}:${draw.firms[0]?.code}`;
    draw.firms.toReversed().forEach((firm, index) => {
      firm.turn = index + 1;
    });
    return settle(world, draw);
  },
  lots_undo(world, { draw: id }) {
    const draw = open(world, id);
    const what = settle(world, draw).last;
    if (what === null) throw fault("lot_nothing_drawn", "Belum ada yang diundi.");
    const step = steps(draw).pop();
    if (step === undefined) {
      draw.seed = null;
      for (const one of draw.firms) one.turn = null;
    } else {
      if (step.firm.booths !== null) place(world, step.firm, []);
      Object.assign(step.firm, step.before);
    }
    return { what, draw: settle(world, draw) };
  },
  lots_enter(world, { draw: id, exhibitor }) {
    const draw = open(world, id);
    const firm = waiting(world).find((one) => one.participation === exhibitor);
    const like = draw.firms[0];
    if (firm === undefined || like === undefined)
      throw fault("lot_not_free", "Peserta ini tidak dapat ikut.");
    const nothing = { standing: "waiting" as const, turn: null, booths: null, note: null, nth: null };
    draw.firms.push({ ...like, ...nothing, participation: exhibitor, name: firm.name, code: "ffffffff" });
    return settle(world, draw);
  },
  lots_leave(world, { draw: id, exhibitor }) {
    const draw = open(world, id);
    draw.firms = draw.firms.filter((firm) => firm.participation !== exhibitor);
    return settle(world, draw);
  },
  lots_minutes(world, { draw: id, minutes }) {
    const draw = found(world, id);
    draw.minutes = minutes;
    return settle(world, draw);
  },
  lots_close(world, { draw: id }) {
    const draw = open(world, id);
    draw.is_closed = true;
    draw.minutes.held_on ??= "2019-11-18";
    return settle(world, draw);
  },
  lots_remove(world, { draw: id }) {
    world.records.lots = draws(world).filter((draw) => draw.id !== id);
    return {};
  },
  lots_print(world, { draw: id, out }) {
    const draw = found(world, id);
    return { pages: 1, rows: draw.firms.length, is_final: draw.is_closed, path: out, warnings: [] };
  },
};

/** Puts a firm into booths, and out of any other. */
function place(world: World, firm: LotEntrant, codes: string[]): void {
  const line = world.records.exhibitors.find((one) => one.participation === firm.participation);
  if (line === undefined) return;
  line.booths = codes;
  for (const booth of world.records.booths) {
    if (codes.includes(booth.code)) booth.exhibitor = line.id;
    else if (booth.exhibitor === line.id) booth.exhibitor = null;
  }
}
