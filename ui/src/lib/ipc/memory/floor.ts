import type {
  BoothView,
  CategoryView,
  FloorView,
  MemberView,
  Placed,
  UnplacedView,
} from "@/lib/ipc/generated";
import { fault, type Handlers } from "./handlers";
import { type Firm, findFirm, firmOfParty } from "./places";
import { hasRunOut } from "./reserves";
import { change, type World } from "./world";

const ROW_LENGTH = 12;
const BOOTH_MM = 3_000;
const DAYS = ["2019-11-25", "2019-11-26", "2019-11-27", "2019-11-28"];
const HALL = "Lantai Dasar";
const GROUNDS = ["#8AC3D4", "#FCBCA2", "#EDFFBC", "#D4B778", "#ECD1FF", "#FFEFD5", "#7ED9CA", "#DDDD77"];

function categories({ records }: World): CategoryView[] {
  const names = [...new Set(records.exhibitors.flatMap((row) => row.category ?? []))].toSorted();
  return names.map((name, index) => {
    const ground = GROUNDS[index % GROUNDS.length] ?? "#FFFFFF";
    return { name, ground, ink: "#1F2430" };
  });
}

const member = (row: Firm): MemberView => ({
  participation: row.participation,
  name: row.name,
  category: row.category,
  colour: null,
});

/** Rows of twelve, or of fifty in a large hall. */
const rowLength = (world: World) => (world.records.booths.length > 200 ? 50 : ROW_LENGTH);

function boothView(world: World, index: number): BoothView {
  const row_length = rowLength(world);
  const booth = world.records.booths[index] as World["records"]["booths"][number];
  const row = world.records.exhibitors.find((each) => each.id === booth.exhibitor);
  const [x, y] = [2_000 + (index % row_length) * BOOTH_MM, 2_000 + Math.floor(index / row_length) * 5_500];
  // What the editor has moved stands where it was put.
  const placed = world.records.plans?.[0]?.booths.find((each) => each.id === booth.id);
  const rects = placed?.rects ?? [[x, y, BOOTH_MM, BOOTH_MM]];
  const [left = x, top = y, width = BOOTH_MM, depth = BOOTH_MM] = rects[0] ?? [];
  const offer =
    row?.status === "offered"
      ? (world.records.offers?.findLast((each) => each.participation === row.participation)?.until ?? null)
      : null;
  const party = {
    id: `party-${index}`,
    first_day: DAYS[0] as string,
    last_day: DAYS[3] as string,
    is_locked: false,
    is_by_hand: false,
    offered_until: offer?.replace("T", " ") ?? null,
    is_overdue: hasRunOut(offer),
  };
  return {
    id: booth.id,
    code: booth.code,
    rects,
    rotation_mdeg: placed?.rotation_mdeg ?? 0,
    centroid: [left + width / 2, top + depth / 2],
    zone: null,
    power_va: index % 3 === 0 ? 2_200 : 1_300,
    circuit: `S-${Math.floor(index / 6) + 1}`,
    water: index % ROW_LENGTH === 0,
    accessible: true,
    premium: false,
    closed: false,
    open_sides: index % ROW_LENGTH === 0 ? 2 : 1,
    status:
      row === undefined
        ? "free"
        : row.status === "offered" || row.status === "confirmed"
          ? row.status
          : "held",
    parties: row === undefined ? [] : [{ ...party, members: [member(row)] }],
  };
}

/** The first hall. */
export function floorOf(world: World): FloorView | null {
  const { booths, exhibitors } = world.records;
  if (booths.length === 0 && world.records.plans === undefined) return null;
  const unplaced: UnplacedView[] = exhibitors
    .filter((row) => row.status === "accepted" && row.booths.length === 0)
    .map((row) => ({
      party: null,
      first_day: DAYS[0] as string,
      last_day: DAYS[3] as string,
      members: [member(row)],
      booth_size: row.booth_size,
      booths: 1,
      power_va: row.power_va,
      reasons: [{ code: "no_booth_left", text: `Tidak ada stan ${row.booth_size} m yang tersisa.` }],
      suiting: booths.filter((booth) => booth.exhibitor === null).map((booth) => booth.code),
    }));
  const depth_mm = 3_000 + Math.ceil(booths.length / rowLength(world)) * 5_500;
  const width_mm = rowLength(world) * BOOTH_MM + 4_000;
  return {
    hall: "hall-1",
    name: HALL,
    plan_state: "draft",
    revision: 0,
    outline: [
      [0, 0],
      [width_mm, 0],
      [width_mm, depth_mm],
      [0, depth_mm],
    ],
    north_mdeg: 0,
    elements: [
      {
        id: "door",
        kind: "exit",
        shape: {
          line: [
            [18_000, depth_mm],
            [22_000, depth_mm],
          ],
        },
        clearance_mm: 0,
        is_open: true,
        locked: false,
      },
    ],
    booths: booths.map((_, index) => boothView(world, index)),
    categories: categories(world),
    unplaced,
  };
}

/** What placing a firm comes to; somebody who has the booth is the one rule that is known here. */
function placing(world: World, request: { exhibitor: string; booths: string[] }): Placed {
  const row = findFirm(world, request.exhibitor);
  const there = world.records.exhibitors.filter(
    (other) => other !== row && other.booths.some((code) => request.booths.includes(code)),
  );
  return {
    exhibitor: row.name,
    booths: request.booths,
    left: row.booths.filter((code) => !request.booths.includes(code)),
    displaced: there.map((other) => ({ exhibitor: other.name, booths: other.booths, was_locked: false })),
    broken: there.map((other) => ({
      code: "occupied",
      text: `${other.name} ada di ${other.booths.join(", ")}.`,
      is_refused: true,
    })),
    is_done: false,
  };
}

function settle(world: World, row: Firm, codes: string[]): void {
  row.booths = codes;
  for (const booth of world.records.booths) {
    if (codes.includes(booth.code)) booth.exhibitor = row.id;
    else if (booth.exhibitor === row.id) booth.exhibitor = null;
  }
}

export const floor: Handlers = {
  floor_view: (world) => {
    const view = floorOf(world);
    return { halls: view === null ? [] : [HALL], days: DAYS, floor: view };
  },
  plan_place(world, request) {
    const placed = placing(world, request);
    if (request.dry_run) return placed;
    if (!request.force && placed.broken.length > 0) {
      throw fault("rules_broken", placed.broken.map((rule) => rule.text).join(" "));
    }
    change(world, "Tempatkan peserta", () => {
      for (const other of placed.displaced) settle(world, findFirm(world, other.exhibitor), []);
      settle(world, findFirm(world, request.exhibitor), request.booths);
    });
    return { ...placed, is_done: true };
  },
  plan_lift(world, request) {
    const row = findFirm(world, request.exhibitor);
    const booths = row.booths;
    change(world, "Kosongkan stan", () => settle(world, row, []));
    return { exhibitor: row.name, booths };
  },
  plan_swap(world, { one, other }) {
    const [first, second] = [findFirm(world, one), findFirm(world, other)];
    const [here, there] = [first.booths, second.booths];
    change(world, "Tukar tempat", () => {
      settle(world, first, there);
      settle(world, second, here);
    });
    const placed = (row: Firm, left: string[]): Placed => ({
      exhibitor: row.name,
      booths: row.booths,
      left,
      displaced: [],
      broken: [],
      is_done: true,
    });
    return { one: placed(first, here), other: placed(second, there) };
  },
  plan_settle(world, { party, booths, exchange }) {
    const seats = [{ party, booths }, ...exchange].map((seat) => ({
      row: firmOfParty(world, seat.party),
      codes: seat.booths,
    }));
    const before = new Map(seats.map((seat) => [seat.row, seat.row.booths]));
    change(world, "Peserta dipindah dan ditukar", () => {
      for (const seat of seats) settle(world, seat.row, []);
      for (const seat of seats) settle(world, seat.row, seat.codes);
    });
    const left = ({ row, codes }: (typeof seats)[number]) =>
      (before.get(row) ?? []).filter((code) => !codes.includes(code));
    return {
      placed: seats.map((seat) => ({
        exhibitor: seat.row.name,
        booths: seat.codes,
        left: left(seat),
        displaced: [],
        broken: [],
        is_done: true,
      })),
    };
  },
  plan_check: () => ({
    findings: [
      {
        rule: "side_aisle",
        severity: "warning",
        message: "Lorong di antara A-01 dan B-01 selebar 1,8 m; perlu 2,0 m.",
        value: 1_800,
        limit: 2_000,
        booths: ["A-01", "B-01"],
        shapes: [],
      },
    ],
    halls: [{ hall: HALL, main_aisle_mm: 3_000, side_aisle_mm: 2_000 }],
    checked: ["side_aisle"],
    not_checked: [{ code: "sprinklers", text: "Jarak ke sprinkler." }],
  }),
};
