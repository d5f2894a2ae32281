import type { BoothLoad, CircuitLoad, FasciaList, PowerHall } from "@/lib/ipc/generated";
import { floorOf } from "./floor";
import { fault, type Handlers } from "./handlers";
import type { World } from "./world";

const CAPACITY_VA = 11_000;
/** Letters on the board of a booth of 3 m. */
const MOST_LETTERS = 24;
const SCALE = 200;
const REVISION = 1;

function hall(world: World) {
  const floor = floorOf(world);
  if (floor === null) throw fault("no_hall", "Belum ada area pameran.");
  return floor;
}

/** Everybody draws 450 VA, so that the sums can be told without a calculator. */
function power(world: World): PowerHall {
  const floor = hall(world);
  const names = [...new Set(floor.booths.flatMap((booth) => booth.circuit ?? []))];
  const circuits = names.map((name): CircuitLoad => {
    const fed = floor.booths.filter((booth) => booth.circuit === name);
    const booths = fed.map((booth): BoothLoad => {
      const firms = booth.parties.flatMap((party) => party.members.map((member) => member.name));
      return {
        booth: booth.code,
        firms,
        days: null,
        draws_va: firms.length * 450,
        given_va: booth.power_va,
        is_over: false,
      };
    });
    const load_va = booths.reduce((sum, booth) => sum + booth.draws_va, 0);
    const given_va = booths.reduce((sum, booth) => sum + booth.given_va, 0);
    const is_over = load_va > CAPACITY_VA;
    return {
      name,
      capacity_va: CAPACITY_VA,
      load_va,
      worst_day: null,
      given_va,
      percent: Math.ceil((100 * load_va) / CAPACITY_VA),
      is_over,
      warnings: is_over ? [`Sirkuit ${name} kelebihan beban.`] : [],
      booths,
    };
  });
  const sum = (of: (circuit: CircuitLoad) => number) =>
    circuits.reduce((total, circuit) => total + of(circuit), 0);
  return {
    hall: floor.name,
    points: [
      {
        label: "Panel listrik",
        circuits,
        capacity_va: sum((circuit) => circuit.capacity_va),
        load_va: sum((circuit) => circuit.load_va),
      },
    ],
    unfed: [],
    overloaded: circuits.filter((circuit) => circuit.is_over).length,
    warnings: circuits.flatMap((circuit) => circuit.warnings),
  };
}

function fascias(world: World): FasciaList {
  const floor = hall(world);
  const rows = floor.booths.flatMap((booth) =>
    booth.parties.map((party) => {
      const lines = party.members.map((member) => member.name);
      const letters = Math.max(...lines.map((line) => line.length));
      return {
        hall: floor.name,
        booth: booth.code,
        size: "3 x 3 m",
        boards: booth.open_sides,
        board_mm: 3_000,
        lines,
        letters,
        most_letters: MOST_LETTERS,
        days: null,
        warnings:
          letters > MOST_LETTERS ? [`${letters} huruf; papan 3 m memuat ${MOST_LETTERS} per baris.`] : [],
      };
    }),
  );
  return {
    rows,
    boards: rows.reduce((sum, row) => sum + row.boards, 0),
    warned: rows.filter((row) => row.warnings.length > 0).length,
  };
}

function somebody(world: World): FasciaList {
  const list = fascias(world);
  if (list.rows.length === 0) throw fault("nothing", "Belum ada peserta yang mendapat stan.");
  return list;
}

export const papers: Handlers = {
  floor_plan_print(world, { out }, report) {
    const { name } = hall(world);
    report({ stage: "printing", done: 0, total: 2 });
    const printed = { pages: 2, scale: SCALE, revision: REVISION };
    return { ...printed, halls: [{ hall: name, ...printed }], path: out, warnings: [] };
  },
  floor_plan_export(world, { out, format, dpi }, report) {
    hall(world);
    report({ stage: "printing", done: 0, total: 2 });
    if (format === "png" && (dpi ?? 300) > 1_000) throw fault("does_not_fit", "Gambarnya terlalu besar.");
    return {
      format,
      scale: format === "dxf" ? 1 : SCALE,
      revision: REVISION,
      size_px: format === "png" ? [4_961, 3_508] : null,
      layers: format === "png" ? [] : ["Bangunan", "Stan"],
      path: out,
      bytes: 1_024,
      warnings: [],
    };
  },
  power_plan: (world) => ({ halls: [power(world)] }),
  power_plan_print(world, { out }, report) {
    const { overloaded, warnings } = power(world);
    report({ stage: "printing", done: 0, total: 2 });
    return {
      pages: 3,
      overloaded,
      path: out,
      warnings: warnings.map((message) => ({ code: "power", message })),
    };
  },
  placements_make(world, { by, out }) {
    const { booths, unplaced } = hall(world);
    const firms = booths.flatMap((booth) => booth.parties.flatMap((party) => party.members));
    const rows = by === "booth" ? booths.length : firms.length + unplaced.length;
    const pages = out.endsWith(".pdf") ? Math.ceil(rows / 40) : null;
    return { rows, unplaced: unplaced.length, pages, path: out, warnings: [] };
  },
  fascia_list: (world) => fascias(world),
  fascia_export(world, { out }) {
    const { rows, warned } = somebody(world);
    return { rows: rows.length, warned, path: out };
  },
  fascia_print(world, { out }) {
    const { rows } = somebody(world);
    return { pages: Math.ceil(rows.length / 30), rows: rows.length, path: out, warnings: [] };
  },
};
