import type {
  BoothDoc,
  BoothPut,
  CircuitDoc,
  ElementDoc,
  HallChanged,
  HallDocument,
  Touched,
} from "@/lib/ipc/generated";
import { floorOf } from "./floor";
import { fault, type Handlers } from "./handlers";
import { change, type Plan, type World } from "./world";

const LAYERS: Record<ElementDoc["kind"], ElementDoc["layer"]> = {
  column: "building",
  wall: "building",
  entrance: "exits_and_fire",
  exit: "exits_and_fire",
  fire_equipment: "exits_and_fire",
  power_point: "utilities",
  water_point: "utilities",
  stage: "stands",
  secretariat: "stands",
  first_aid: "stands",
  information: "stands",
  sponsor: "stands",
  keep_clear: "aisles",
  main_aisle: "aisles",
  text: "notes",
  dimension: "notes",
};

function derivedOf(booth: Pick<BoothDoc, "rects">): BoothDoc["derived"] {
  const area_mm2 = booth.rects.reduce((sum, [, , width, depth]) => sum + width * depth, 0);
  const open: BoothDoc["derived"]["open"] = [false, false, true, false];
  const frontage_mm = booth.rects[0]?.[2] ?? 0;
  return { open, open_sides: 1, kind: "inline", neighbours: [], area_mm2, frontage_mm, problems: [] };
}

/** The plans as the editor sees them, made of the floor when they are first asked for. */
export function plansOf(world: World): Plan[] {
  const { records } = world;
  if (records.plans !== undefined) return records.plans;
  const view = floorOf(world);
  if (view === null) return [];
  const { hall, name, outline, north_mdeg } = view;
  const booths = view.booths.map(
    ({ open_sides, status, parties, centroid, circuit, ...booth }): BoothDoc => ({
      ...booth,
      circuit,
      locked: false,
      parts: [],
      occupants: parties.map(({ id, members, ...party }) => ({
        ...party,
        party: id,
        firms: members.map(({ participation, name: firm, category }) => ({
          participation,
          name: firm,
          category,
        })),
      })),
      derived: derivedOf(booth),
    }),
  );
  const names = [...new Set(booths.flatMap((booth) => booth.circuit ?? []))];
  records.plans = [
    {
      head: {
        id: hall,
        name,
        outline,
        north_mdeg,
        plan_state: "draft",
        main_aisle_mm: 3_000,
        side_aisle_mm: 2_000,
      },
      elements: view.elements.map((element) => ({ ...element, layer: LAYERS[element.kind], locked: false })),
      circuits: names.map(
        (id): CircuitDoc => ({ id, name: id, capacity_va: 22_000, load_va: 0, power_point: null }),
      ),
      booths,
      revision: 1,
    },
  ];
  return records.plans;
}

export function planOf(world: World, hall: string | null): Plan {
  const plans = plansOf(world);
  const plan = hall === null ? plans[0] : plans.find(({ head }) => head.id === hall || head.name === hall);
  if (plan === undefined) throw fault("hall_unknown", `Tidak ada area ${hall ?? ""}.`);
  return plan;
}

export function documentOf(world: World, plan: Plan): HallDocument {
  const halls = plansOf(world).map(({ head, booths }) => ({
    id: head.id,
    name: head.name,
    booths: booths.length,
  }));
  const { head, elements, circuits, booths, revision } = structuredClone(plan);
  return { hall: head, halls, elements, circuits, booths, revision: String(revision) };
}

const nothing = (plan: Plan): HallChanged => ({
  hall: plan.head.id,
  head: null,
  booths: [],
  elements: [],
  circuits: [],
  removed: { booths: [], elements: [], circuits: [] },
  revision: String(plan.revision),
  undo: { change: String(plan.revision), what: "Susun denah" },
  touched: [],
  warnings: [],
});

function isCurrent(plan: Plan, revision: string): void {
  if (revision !== String(plan.revision)) {
    throw fault(
      "changed_elsewhere",
      "Denah ini sudah diubah di tempat lain. Tidak ada yang berubah di sini.",
    );
  }
}

export function occupied(
  booths: readonly BoothDoc[],
  becomes: Touched["becomes"],
  confirmed: boolean,
): Touched[] {
  const touched = booths.flatMap((booth) =>
    booth.occupants.map(({ party, first_day, last_day, firms }) => {
      const its = { booth: booth.id, code: booth.code, party, first_day, last_day };
      return { ...its, firms: firms.map(({ name }) => name), becomes };
    }),
  );
  if (touched.length > 0 && !confirmed) {
    throw fault("booths_occupied", "Ada peserta di stan itu. Tidak ada yang berubah.", { touched });
  }
  return touched;
}

function nextCode(world: World, like: string): string {
  const taken = new Set(plansOf(world).flatMap(({ booths }) => booths.map(({ code }) => code)));
  const [, row = "Z-", digits = "00"] = /^(.*?)(\d+)$/.exec(like) ?? [];
  for (let number = Number(digits) + 1; ; number += 1) {
    const code = `${row}${String(number).padStart(digits.length, "0")}`;
    if (!taken.has(code)) return code;
  }
}

function newBooth(world: World, plan: Plan, put: BoothPut): BoothDoc {
  const like = plan.booths.find(({ id }) => id === put.like);
  return {
    id: put.id,
    code: put.code ?? nextCode(world, like?.code ?? plan.booths.at(-1)?.code ?? "A-00"),
    rects: [],
    rotation_mdeg: 0,
    power_va: 1_300,
    circuit: null,
    water: false,
    accessible: true,
    zone: null,
    premium: false,
    closed: false,
    locked: false,
    parts: [],
    occupants: [],
    derived: derivedOf({ rects: [] }),
  };
}

/** The booths that the other screens show follow those of the plan. */
export function follow({ records }: World): void {
  const plans = records.plans ?? [];
  records.booths = plans.flatMap(({ booths }) =>
    booths.map(({ id, code }) => {
      const known = records.booths.find((booth) => booth.id === id);
      return known === undefined ? { id, code, size: "3x3", exhibitor: null } : { ...known, code };
    }),
  );
}

const byId = <T extends { id: string }>(all: T[], id: string) => all.find((each) => each.id === id);
const putIn = <T extends { id: string }>(all: T[], one: T) => {
  const at = all.findIndex(({ id }) => id === one.id);
  if (at === -1) all.push(one);
  else all[at] = one;
};

export const editor: Handlers = {
  hall_document: (world, { hall }) => documentOf(world, planOf(world, hall)),
  hall_edit(world, request) {
    const plan = planOf(world, request.hall);
    isCurrent(plan, request.revision);
    const { puts, removes } = request;
    const going = plan.booths.filter(({ id }) => removes.booths.includes(id));
    const touched = occupied(going, "lifted", request.confirm_occupied);
    const answer = { ...nothing(plan), touched, removed: removes };
    change(world, "Susun denah", () => {
      for (const { id, like, ...fields } of puts.booths) {
        const before =
          byId(plan.booths, id) ?? newBooth(world, plan, { id, ...fields, ...(like ? { like } : {}) });
        const booth = { ...before, ...fields };
        const next = { ...booth, derived: derivedOf(booth) };
        putIn(plan.booths, next);
        answer.booths.push(next);
      }
      for (const { id, label, owner, width_mm, logo, ...fields } of puts.elements) {
        const before = byId(plan.elements, id);
        const kind = fields.kind ?? before?.kind ?? "text";
        const named = Object.fromEntries(
          Object.entries({ label, owner, width_mm, logo }).map(([key, value]) => [key, value ?? undefined]),
        );
        const blank = {
          shape: { point: [0, 0] as [number, number] },
          clearance_mm: 0,
          is_open: true,
          locked: false,
        };
        const next: ElementDoc = { ...blank, ...before, ...named, ...fields, id, kind, layer: LAYERS[kind] };
        putIn(plan.elements, next);
        answer.elements.push(next);
      }
      for (const put of puts.circuits) {
        const before = byId(plan.circuits, put.id);
        const blank = {
          name: `C${plan.circuits.length + 1}`,
          capacity_va: 22_000,
          load_va: 0,
          power_point: null,
        };
        const next: CircuitDoc = { ...blank, ...before, ...put };
        putIn(plan.circuits, next);
        answer.circuits.push(next);
      }
      plan.booths = plan.booths.filter(({ id }) => !removes.booths.includes(id));
      plan.elements = plan.elements.filter(({ id }) => !removes.elements.includes(id));
      plan.circuits = plan.circuits.filter(({ id }) => !removes.circuits.includes(id));
      if (puts.hall !== undefined) {
        plan.head = { ...plan.head, ...puts.hall };
        answer.head = plan.head;
      }
      plan.revision += 1;
      follow(world);
    });
    return structuredClone({ ...answer, revision: String(plan.revision) });
  },
  hall_merge(world, request) {
    const plan = planOf(world, request.hall);
    isCurrent(plan, request.revision);
    const booths = request.booths.flatMap((id) => byId(plan.booths, id) ?? []);
    const main = booths.find(({ occupants }) => occupants.length > 0) ?? booths[0];
    if (main === undefined || booths.length < 2) throw fault("merge_few", "Pilih dua stan atau lebih.");
    const touched = occupied(booths, "stays", request.confirm_occupied);
    const others = booths.filter((booth) => booth !== main);
    const ordered = [main, ...others];
    const rects = ordered.flatMap((booth) => booth.rects);
    const merged = { ...main, rects, parts: ordered.map(({ code }) => code), derived: derivedOf({ rects }) };
    change(world, "Gabung stan", () => {
      plan.parted = [
        ...(plan.parted ?? []).filter(({ into }) => into !== main.id),
        { into: main.id, booths: ordered },
      ];
      plan.booths = plan.booths.filter((booth) => !others.includes(booth));
      putIn(plan.booths, merged);
      plan.revision += 1;
      follow(world);
    });
    const removed = { booths: others.map(({ id }) => id), elements: [], circuits: [] };
    return structuredClone({ ...nothing(plan), booths: [merged], removed, touched });
  },
  hall_split(world, request) {
    const plan = planOf(world, request.hall);
    isCurrent(plan, request.revision);
    const back = (plan.parted ?? [])
      .filter(({ into }) => request.booths.includes(into))
      .flatMap(({ booths }) => booths);
    if (back.length === 0) throw fault("split_none", "Stan ini bukan gabungan.");
    const whole = plan.booths.filter(({ id }) => request.booths.includes(id));
    const touched = occupied(whole, "stays", request.confirm_occupied);
    change(world, "Pisah stan", () => {
      for (const booth of back) putIn(plan.booths, booth);
      plan.parted = (plan.parted ?? []).filter(({ into }) => !request.booths.includes(into));
      plan.revision += 1;
      follow(world);
    });
    return structuredClone({ ...nothing(plan), booths: back, touched });
  },
  hall_renumber(world, request) {
    const plan = planOf(world, request.hall);
    const { scheme } = request;
    const asked = plan.booths.filter(({ id }) => request.booths === null || request.booths.includes(id));
    const top = (booth: BoothDoc) => booth.rects[0]?.[1] ?? 0;
    const rows = [...new Set(asked.map(top))].toSorted((one, other) => one - other);
    if (scheme.start_corner.startsWith("bottom")) rows.reverse();
    const codes = rows.flatMap((row, index) => {
      const inRow = asked.filter((booth) => top(booth) === row);
      inRow.sort((one, other) => (one.rects[0]?.[0] ?? 0) - (other.rects[0]?.[0] ?? 0));
      if (scheme.start_corner.endsWith("right") !== (scheme.serpentine && index % 2 === 1)) inRow.reverse();
      const first = (scheme.first_row ?? "A").charCodeAt(0);
      return inRow.map((booth, place) => ({
        booth: booth.id,
        old: booth.code,
        new: `${scheme.prefix}${scheme.prefix ? "-" : ""}${String.fromCharCode(first + index)}-${String(place + 1).padStart(2, "0")}`,
        firms: booth.occupants.flatMap(({ firms }) => firms.map(({ name }) => name)),
        on_badges: booth.occupants.length > 0 && world.records.badgesIssued > 0,
      }));
    });
    const others = plan.booths.filter((booth) => !asked.includes(booth)).map(({ code }) => code);
    const doubles = codes.map((code) => code.new).filter((code) => others.includes(code));
    if (request.dry_run || doubles.length > 0) return { codes, doubles, warnings: [], changed: null };
    isCurrent(plan, request.revision);
    change(world, "Nomori ulang stan", () => {
      for (const { booth, new: code } of codes) {
        const its = byId(plan.booths, booth);
        if (its !== undefined) its.code = code;
      }
      plan.revision += 1;
      follow(world);
    });
    const changed = { ...nothing(plan), booths: plan.booths.filter((booth) => asked.includes(booth)) };
    return structuredClone({ codes, doubles, warnings: [], changed });
  },
  picture_keep(_, { path }) {
    const of = path.split(/[\\/]/).at(-1) ?? "";
    return { of, hash: "ab".repeat(32) };
  },
};
