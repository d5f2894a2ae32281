import { describe, expect, it } from "vitest";
import { millimetres } from "@/lib/format/measures";
import type { BoothView, PlaceCost } from "@/lib/ipc";
import { colour, marksFor } from "./colouring";
import { boothsOf, cheapestHere, costsOf, placeAt, whyNot } from "./costs";
import { findBooths } from "./find";
import { boothAt, polygonsOf, sizeOf } from "./geometry";
import { firstHall, hallProblems, hallRequest, modulesOf } from "./hallForm";
import { detailAt, letters, lines } from "./labels";
import { next, sideBySide } from "./steps";

const FIRST_HALL = firstHall({
  size_mm: [3_000, 3_000],
  main_aisle_mm: 3_000,
  side_aisle_mm: 2_500,
  power_va: 1_300,
  circuit_va: 11_000,
});

function booth(code: string, x: number, y: number, more: Partial<BoothView> = {}): BoothView {
  return {
    id: code,
    code,
    rects: [[x, y, 3_000, 3_000]],
    rotation_mdeg: 0,
    centroid: [x + 1_500, y + 1_500],
    zone: null,
    power_va: 1_300,
    circuit: null,
    water: false,
    accessible: true,
    premium: false,
    closed: false,
    open_sides: 1,
    status: "free",
    parties: [],
    ...more,
  };
}

const taken = (name: string, category: string | null): Partial<BoothView> => ({
  status: "held",
  parties: [
    {
      id: name,
      first_day: "2019-11-25",
      last_day: "2019-11-28",
      is_locked: false,
      is_by_hand: false,
      offered_until: null,
      is_overdue: false,
      members: [{ participation: name, name, category, colour: null }],
    },
  ],
});

const floor = [
  booth("A-01", 0, 0, taken("Kriya Kenanga", "Batik")),
  booth("A-02", 3_000, 0),
  booth("A-03", 6_000, 0, taken("Café Betawi", "Kuliner")),
  booth("B-01", 0, 6_000),
  booth("B-02", 3_000, 6_000, { closed: true, status: "closed" }),
];
const codes = (booths: readonly BoothView[]) => booths.map((each) => each.code);
const at = (code: string) => floor.find((each) => each.code === code) as BoothView;

describe("shapes", () => {
  it("are hit where they stand, turned or not", () => {
    expect(boothAt(floor, [3_100, 2_900])?.code).toBe("A-02");
    expect(boothAt(floor, [3_100, 4_000])).toBeNull();
    const turned = booth("T", 0, 0, { rects: [[0, 0, 4_000, 2_000]], rotation_mdeg: 90_000 });
    expect(boothAt([turned], [2_000, -500])?.code).toBe("T");
    expect(boothAt([turned], [200, 1_000])).toBeNull();
    expect(sizeOf(turned)).toEqual({ width_mm: 4_000, depth_mm: 2_000 });
    expect(polygonsOf(turned)[0]?.[0]?.map(Math.round)).toEqual([3_000, -1_000]);
  });
});

describe("steps from booth to booth", () => {
  it("go where the arrow points, and nowhere beyond the last", () => {
    expect(next(floor, at("A-01"), "ArrowRight")?.code).toBe("A-02");
    expect(next(floor, at("A-02"), "ArrowDown")?.code).toBe("B-02");
    expect(next(floor, at("A-03"), "ArrowRight")).toBeNull();
  });
  it("find booths side by side, free ones first, never closed ones", () => {
    expect(codes(sideBySide(floor, at("A-02"), 2))).toEqual(["A-02", "A-01"]);
    const free = [...floor.slice(0, 2), booth("A-03", 6_000, 0)];
    expect(codes(sideBySide(free, at("A-02"), 2))).toEqual(["A-02", "A-03"]);
    expect(codes(sideBySide(floor, at("B-01"), 2))).toEqual(["B-01"]);
  });
});

describe("colours", () => {
  const words = {
    status: {
      free: "Kosong",
      held: "Dipegang",
      offered: "Ditawarkan",
      confirmed: "Dikonfirmasi",
      closed: "Ditutup",
    },
    none: "Tanpa kategori",
    power: (va: number) => `${va} VA`,
    kva: (va: number) => String(va / 1000),
    cost: (from: number, to: number | null) => `${from}–${to ?? ""}`,
  };
  const NO_COSTS = new Map<string, number>();
  const categories = [
    { name: "Batik", ground: "#8AC3D4", ink: "#356789" },
    { name: "Kuliner", ground: "#FCBCA2", ink: "#B85A36" },
  ];
  it("say what the legend says, with a mark of their own", () => {
    const { legend, of } = colour("category", floor, categories, NO_COSTS, words);
    expect(legend.map(({ label, mark, booths }) => [label, mark, booths])).toEqual([
      ["Batik", "B", 1],
      ["Kuliner", "K", 1],
      ["Kosong", "", 2],
      ["Ditutup", "×", 1],
    ]);
    expect(of.get("A-03")?.fill).toBe("#FCBCA2");
  });
  it("tell status and power", () => {
    const status = colour("status", floor, categories, NO_COSTS, words).legend;
    expect(status.map(({ label }) => label)).toEqual(["Kosong", "Dipegang", "Ditutup"]);
    const mixed = [...floor, booth("C-01", 0, 9_000, { power_va: 2_200 })];
    const power = colour("power", mixed, categories, NO_COSTS, words);
    expect(power.legend.map(({ mark, booths }) => [mark, booths])).toEqual([
      ["1.3", 5],
      ["2.2", 1],
    ]);
    expect(new Set(power.legend.map(({ fill }) => fill)).size).toBe(2);
  });
  it("tell what the parties cost, each step with a mark of its own, and nothing before it is known", () => {
    const charged = new Map([
      [floor[0]?.parties[0]?.id ?? "", 0],
      [floor[2]?.parties[0]?.id ?? "", 26],
    ]);
    const { legend, of } = colour("cost", floor, categories, charged, words);
    expect(legend.map(({ label, mark, booths }) => [label, mark, booths])).toEqual([
      ["0–0", "0", 1],
      ["26–50", "≤50", 1],
      ["Kosong", "", 2],
      ["Ditutup", "×", 1],
    ]);
    expect(of.get("A-01")?.fill).not.toBe(of.get("A-03")?.fill);
    expect(colour("cost", floor, categories, NO_COSTS, words).of.get("A-01")).toBeUndefined();
  });
  it("never give two names one mark", () => {
    const marks = marksFor(["Kayu", "Keramik", "Kuliner", "Kulit", "Kayu"]);
    expect(new Set(marks).size).toBe(5);
  });
});

describe("the costs of a party's places", () => {
  const place = (code: string, booths: string[], difference: number | null) => ({
    booth: code,
    booths,
    difference,
    exchange: [],
    refused: null,
  });
  const costs = costsOf({
    party: "p",
    name: "Kriya Kenanga",
    current: ["A-01"],
    cost: 100,
    places: [
      place("A-03", ["A-02", "A-03"], 12),
      place("A-02", ["A-01", "A-02"], -6),
      place("A-01", ["A-01", "A-02"], -6),
      place("Z-01", ["Z-01", "Z-02"], -40),
      {
        ...place("B-01", [], null),
        refused: { code: "too_small", text: "Terlalu kecil.", is_refused: true },
      },
    ],
  });
  const costAt = (code: string) => placeAt(costs, at(code));
  it("are found by the booth on which it is dropped", () => {
    expect(costAt("A-02")?.difference).toBe(-6);
    expect(costAt("A-03")?.difference).toBe(12);
    expect(costAt("B-01")).toBeNull();
    expect(codes(boothsOf(floor, costAt("A-03") as PlaceCost) ?? [])).toEqual(["A-02", "A-03"]);
  });
  it("say why a booth cannot be had, and show each place of this hall once", () => {
    expect(whyNot(costs, at("B-01"))).toBe("Terlalu kecil.");
    expect(whyNot(costs, at("A-02"))).toBeNull();
    expect(cheapestHere(floor, costs, 5).map(({ place }) => place.difference)).toEqual([-6, 12]);
    expect(boothsOf(floor, costs.cheapest[0] as PlaceCost)).toBeNull();
  });
});

describe("labels", () => {
  it("are more the nearer one comes", () => {
    const usual = letters({ width_mm: 3_000, depth_mm: 3_000 }, "A-01");
    expect([0.002, 0.015, 0.05].map((scale) => detailAt(scale, usual))).toEqual(["none", "codes", "names"]);
  });
  it("break names between words and say where something is left out", () => {
    expect(lines("Kriya Kembang Kelapa", 3_000, 360, 2)).toEqual(["Kriya Kembang", "Kelapa"]);
    expect(lines("Kriya Kembang Kelapa Jakarta Selatan", 3_000, 360, 2).at(-1)).toMatch(/…$/);
  });
});

describe("searching the floor", () => {
  it("finds codes first, then firms, without accents", () => {
    expect(codes(findBooths(floor, "b-0"))).toEqual(["B-01", "B-02"]);
    expect(codes(findBooths(floor, "cafe"))).toEqual(["A-03"]);
    expect(findBooths(floor, " ")).toEqual([]);
  });
});

describe("the form of a hall", () => {
  it("reads metres as an office writes them", () => {
    expect([millimetres("2,5"), millimetres("40 m"), millimetres("besar")]).toEqual([2_500, 40_000, null]);
    expect(modulesOf("2x2 3×2,5")).toEqual([
      [2_000, 2_000],
      [3_000, 2_500],
    ]);
    expect(modulesOf("2x")).toBeNull();
  });
  it("says what is off, and of a hall that is there not its sides", () => {
    const draft = { ...FIRST_HALL, width_m: "1", side_aisle_m: "0", modules: "besar" };
    expect(hallProblems(draft, true)).toEqual({
      width_m: "problem_hall_side",
      side_aisle_m: "problem_aisle",
      modules: "problem_modules",
    });
    expect(hallProblems({ ...FIRST_HALL, width_m: "" }, false)).toEqual({});
  });
  it("asks for a new hall with its size, and for rows alone where there is one", () => {
    expect(hallRequest(FIRST_HALL, null)).toMatchObject({
      hall: null,
      size_mm: [40_000, 25_000],
      modules_mm: [],
      side_aisle_mm: 2_500,
      power_va: 1_300,
    });
    expect(hallRequest(FIRST_HALL, "Tenda")).toMatchObject({ hall: "Tenda", size_mm: null });
  });
});
