import { describe, expect, it } from "vitest";
import type { Point } from "@/features/floor-plan/model/geometry";
import * as arrange from "./arrange";
import { codesAfter, firstCode } from "./codes";
import { apply, type BoothItem, type ElementItem, newId, type PlanDocument } from "./document";
import { FACILITIES, facilityItem, shapeAt, shapeDrawn } from "./facilities";
import { GridIndex } from "./grid";
import { handleAt, handlesOf } from "./handles";
import { lengthTyped, parseBearing, parseLength } from "./lengths";
import { beside, boxed, clicked, itemAt, itemsIn } from "./pick";
import { closes, isSimple, sideAt, withCorner, withNewCorner, withoutCorner } from "./polygon";
import { Replica } from "./replica";
import { frameOf, itemBounds, moved, resized, turned } from "./shapes";
import { Shelves } from "./shelves";
import { snap, snapPoint, straight } from "./snap";
import { requestOf } from "./wire";

const booth = (id: string, x: number, y: number, more: Partial<BoothItem> = {}): BoothItem => ({
  type: "booth",
  id,
  code: id.toUpperCase(),
  rects: [[x, y, 3_000, 3_000]],
  rotation_mdeg: 0,
  power_va: 1_300,
  circuit: null,
  water: false,
  accessible: true,
  zone: null,
  premium: false,
  closed: false,
  is_locked: false,
  who: [],
  parts: [],
  derived: null,
  ...more,
});

const planOf = (...items: (BoothItem | ElementItem)[]): PlanDocument => ({
  hall: "hall",
  name: "Lantai Dasar",
  outline: [
    [0, 0],
    [100_000, 0],
    [100_000, 60_000],
    [0, 60_000],
  ],
  north_mdeg: 0,
  main_aisle_mm: 3_000,
  side_aisle_mm: 2_000,
  revision: "r1",
  circuits: [],
  items: new Map(items.map((item) => [item.id, item])),
});

const indexOf = (plan: PlanDocument) => {
  const index = new GridIndex();
  index.follow(plan);
  return index;
};
const at = (plan: PlanDocument, id: string) => itemBounds(plan.items.get(id) as BoothItem);

describe("the replica", () => {
  const [a, b] = [booth("a-01", 0, 0), booth("a-02", 3_000, 0)];
  it("shows an edit at once and takes over what the program answers", () => {
    const replica = new Replica(planOf(a, b));
    const key = replica.begin({ puts: [moved(a, 0, 500)], removes: [] });
    expect(at(replica.view, "a-01").top).toBe(500);
    expect(at(replica.confirmed, "a-01").top).toBe(0);
    replica.answered(key, "r2", { puts: [moved(a, 0, 510)], removes: [] });
    expect(at(replica.view, "a-01").top).toBe(510);
    expect(replica.revision).toBe("r2");
    expect(replica.isSettled).toBe(true);
  });
  it("rolls back what is refused, with all that stood upon it and nothing else", () => {
    const replica = new Replica(planOf(a, b));
    const bad = replica.begin({ puts: [moved(a, 0, 500)], removes: [] });
    const other = replica.begin({ puts: [moved(b, 0, 700)], removes: [] });
    const later = replica.begin({ puts: [moved(a, 0, 900)], removes: [] });
    expect(replica.refused(bad)).toEqual([bad, later]);
    expect(at(replica.view, "a-01").top).toBe(0);
    expect(at(replica.view, "a-02").top).toBe(700);
    expect(replica.isPending(other)).toBe(true);
  });
  it("keeps what is on its way above what was read anew", () => {
    const replica = new Replica(planOf(a));
    replica.begin({ puts: [moved(a, 100, 0)], removes: [] });
    replica.replace({ ...planOf(a, b), revision: "r9" });
    expect(at(replica.view, "a-01").left).toBe(100);
    expect(replica.view.items.has("a-02")).toBe(true);
  });
});

describe("what is sent", () => {
  it("is only what is otherwise", () => {
    const [a, b] = [booth("a-01", 0, 0), booth("a-02", 3_000, 0)];
    const sent = requestOf(
      planOf(a, b),
      "move",
      { puts: [moved(a, 10, 0)], removes: ["a-02"], facts: { north_mdeg: 90_000 } },
      false,
    );
    expect(sent.puts.booths).toEqual([{ id: "a-01", rects: [[10, 0, 3_000, 3_000]] }]);
    expect(sent.removes.booths).toEqual(["a-02"]);
    expect(sent.puts.hall).toEqual({ north_mdeg: 90_000 });
  });
  it("leaves the code of a copy to the program, and says what it is like", () => {
    const plan = planOf(booth("a-01", 0, 0));
    const edit = arrange.duplicate(plan, ["a-01"], () => true);
    const [put] = requestOf(plan, "duplicate", edit, false).puts.booths;
    expect(put?.like).toBe("a-01");
    expect(put?.code).toBeUndefined();
    expect(put?.rects).toEqual([[3_000, 0, 3_000, 3_000]]);
  });
});

describe("the index", () => {
  it("finds the same as asking everything", () => {
    const items = Array.from({ length: 400 }, (_, index) =>
      booth(`b-${index}`, (index % 20) * 3_100, Math.floor(index / 20) * 5_000),
    );
    const plan = planOf(...items);
    const index = indexOf(plan);
    const box = { left: 7_000, top: 4_000, right: 21_000, bottom: 16_000 };
    const found = itemsIn(plan, index, box, () => true).toSorted();
    const asked = items
      .filter((item) => {
        const its = itemBounds(item);
        return (
          its.left <= box.right && its.right >= box.left && its.top <= box.bottom && its.bottom >= box.top
        );
      })
      .map(({ id }) => id)
      .toSorted();
    expect(found).toEqual(asked);
  });
  it("follows what is moved, added and removed", () => {
    const a = booth("a-01", 0, 0);
    const plan = planOf(a);
    const index = indexOf(plan);
    const next = apply(plan, { puts: [moved(a, 40_000, 0), booth("a-02", 0, 0)], removes: [] });
    index.follow(next);
    expect(index.near({ left: 100, top: 100, right: 200, bottom: 200 })).toEqual(["a-02"]);
    index.follow(apply(next, { puts: [], removes: ["a-02"] }));
    expect(index.near({ left: 100, top: 100, right: 200, bottom: 200 })).toEqual([]);
  });
});

describe("picking", () => {
  const stand = { ...facilityItem("stage", { rect: [0, 0, 20_000, 20_000] }, null), id: "stage" };
  const hydrant = { ...facilityItem("hydrant", { point: [1_500, 1_500] }, null), id: "hydrant" };
  const plan = planOf(
    stand,
    booth("a-01", 0, 0),
    hydrant,
    booth("a-02", 3_000, 0, { rotation_mdeg: 45_000 }),
  );
  const index = indexOf(plan);
  const hit = (point: Point) => itemAt(plan, index, point, 50, () => true)?.id;
  it("takes the topmost: points before booths before areas", () => {
    expect(hit([1_500, 1_500])).toBe("hydrant");
    expect(hit([200, 200])).toBe("a-01");
    expect(hit([10_000, 10_000])).toBe("stage");
    expect(hit([90_000, 50_000])).toBeUndefined();
  });
  it("knows turned booths by their true shape", () => {
    expect(hit([3_100, 100])).toBe("stage");
    expect(hit([4_500, 1_500])).toBe("a-02");
  });
  it("leaves hidden and locked layers alone", () => {
    expect(itemAt(plan, index, [200, 200], 50, (item) => item.type !== "booth")?.id).toBe("stage");
  });
  it("takes what a box touches, but not the ground under it", () => {
    const ids = itemsIn(plan, index, { left: 500, top: 500, right: 3_500, bottom: 2_000 }, () => true);
    expect(ids.toSorted()).toEqual(["a-01", "a-02", "hydrant"]);
  });
  it("adds to the pick and takes away", () => {
    expect([...clicked(new Set(["a"]), "b", false)]).toEqual(["b"]);
    expect([...clicked(new Set(["a"]), "b", true)]).toEqual(["a", "b"]);
    expect([...clicked(new Set(["a", "b"]), "a", true)]).toEqual(["b"]);
    expect([...clicked(new Set(["a"]), null, false)]).toEqual([]);
    expect([...boxed(new Set(["a"]), ["b"], true)]).toEqual(["a", "b"]);
  });
  it("goes on in the order of reading", () => {
    const items = [booth("b-01", 0, 5_000), booth("a-02", 3_000, 0), booth("a-01", 0, 0)];
    expect(beside(items, null, 1)?.id).toBe("a-01");
    expect(beside(items, "a-02", 1)?.id).toBe("b-01");
    expect(beside(items, "a-01", -1)?.id).toBe("b-01");
  });
});

describe("shapes", () => {
  it("keep whole millimetres and an L together when resized", () => {
    const l = booth("l", 0, 0, {
      rects: [
        [0, 0, 3_000, 6_000],
        [3_000, 3_000, 3_000, 3_000],
      ],
    });
    const wide = resized(l, { left: 0, top: 0, right: 7_001, bottom: 6_000 });
    expect(wide.rects[0]?.[2]).toBe(wide.rects[1]?.[0]);
    expect(itemBounds(wide).right).toBe(7_001);
  });
  it("keep the far corner of a turned booth where it stands", () => {
    const askew = booth("a", 0, 0, { rotation_mdeg: 90_000 });
    const before = itemBounds(askew);
    const frame = frameOf(askew);
    const after = itemBounds(resized(askew, { ...frame, right: frame.right + 1_000 }));
    // A quarter turn clockwise brings the right side down.
    expect(after).toEqual({ ...before, bottom: before.bottom + 1_000 });
  });
  it("come back after four quarter turns, about a common middle", () => {
    const plan = planOf(booth("a", 0, 0), booth("b", 3_000, 0));
    let now = plan;
    for (let turn = 0; turn < 4; turn += 1) now = apply(now, arrange.turn(now, ["a", "b"], 90_000));
    expect([...now.items.values()]).toEqual([...plan.items.values()]);
  });
  it("turn a rectangle that is no booth into a polygon where it stands askew", () => {
    const stand = facilityItem("stage", { rect: [0, 0, 4_000, 2_000] }, null);
    expect(turned(stand, [2_000, 1_000], 90_000)).toMatchObject({
      shape: { rect: [1_000, -1_000, 2_000, 4_000] },
    });
    expect(turned(stand, [2_000, 1_000], 30_000)).toHaveProperty("shape.polygon");
  });
});

describe("snapping", () => {
  const options = { reach_mm: 200, grid_mm: null };
  const near = [{ left: 0, top: 0, right: 3_000, bottom: 3_000 }];
  it("takes to edges, and draws the line along both", () => {
    const taken = snap({ left: 3_120, top: 80, right: 6_120, bottom: 3_080 }, near, options);
    expect([taken.dx, taken.dy]).toEqual([-120, -80]);
    expect(taken.guides.find(({ axis }) => axis === "x")?.at).toBe(3_000);
  });
  it("takes to centres where no edge is near", () => {
    const taken = snap({ left: 1_010, top: 5_000, right: 2_010, bottom: 6_000 }, near, options);
    expect(taken.dx).toBe(-10);
  });
  it("takes to equal gaps and says how wide they are", () => {
    const row = [
      { left: 0, top: 0, right: 3_000, bottom: 3_000 },
      { left: 5_000, top: 0, right: 8_000, bottom: 3_000 },
    ];
    const taken = snap({ left: 10_090, top: 500, right: 12_000, bottom: 2_600 }, row, options);
    expect(taken.dx).toBe(-90);
    expect(taken.gaps.filter(({ isEqual }) => isEqual).map(({ from, to }) => to - from)).toEqual([
      2_000, 2_000,
    ]);
  });
  it("stands in the middle between two", () => {
    const row = [
      { left: 0, top: 0, right: 1_000, bottom: 3_000 },
      { left: 9_000, top: 0, right: 10_000, bottom: 3_000 },
    ];
    expect(snap({ left: 4_050, top: 0, right: 6_050, bottom: 3_000 }, row, options).dx).toBe(-50);
  });
  it("takes to the grid where nothing is near, and to nothing where it is off", () => {
    const far = { left: 40_040, top: 40_070, right: 43_040, bottom: 43_070 };
    expect(snap(far, near, { ...options, grid_mm: 100 })).toMatchObject({ dx: -40, dy: 30 });
    expect(snap(far, near, options)).toMatchObject({ dx: 0, dy: 0 });
  });
  it("moves only the edge that a handle pulls", () => {
    const edges = { x: ["high"], y: [] } as const;
    const taken = snap({ left: 0, top: 50, right: 2_950, bottom: 3_000 }, near, { ...options, edges });
    expect([taken.dx, taken.dy]).toEqual([50, 0]);
  });
  it("gives live distances to the neighbours", () => {
    const { gaps } = snap({ left: 5_000, top: 0, right: 8_000, bottom: 3_000 }, near, options);
    expect(gaps).toEqual([{ axis: "x", from: 3_000, to: 5_000, across: 1_500, isEqual: false }]);
  });
  it("takes a corner to a corner, and keeps to the axes and diagonals", () => {
    expect(snapPoint([3_040, 2_950], near, options).point).toEqual([3_000, 3_000]);
    expect(straight([0, 0], [1_000, 120])).toEqual([1_000, 0]);
    expect(straight([0, 0], [90, -1_000])).toEqual([0, -1_000]);
    expect(straight([0, 0], [1_000, 900])).toEqual([950, 950]);
  });
});

describe("arranging", () => {
  const plan = planOf(booth("a", 0, 0), booth("b", 4_000, 500), booth("c", 12_000, 1_000));
  const ids = ["a", "b", "c"];
  it("moves all but what is locked", () => {
    const held = planOf(booth("a", 0, 0, { is_locked: true }), booth("b", 4_000, 0));
    const edit = arrange.move(held, ["a", "b"], 10, 0);
    expect(edit.puts.map(({ id }) => id)).toEqual(["b"]);
  });
  it.each([
    ["left", "left", 0],
    ["right", "right", 15_000],
    ["centre", "left", 6_000],
    ["top", "top", 0],
    ["middle", "top", 500],
    ["bottom", "bottom", 4_000],
  ] as const)("aligns %s", (to, side, value) => {
    const next = apply(plan, arrange.align(plan, ids, to));
    expect(ids.map((id) => at(next, id)[side])).toEqual([value, value, value]);
  });
  it("distributes with equal gaps between the outermost", () => {
    const next = apply(plan, arrange.distribute(plan, ids, "x"));
    expect(ids.map((id) => at(next, id).left)).toEqual([0, 6_000, 12_000]);
  });
  it("lays rows and columns with gaps, and codes that nobody has", () => {
    const edit = arrange.array(plan, ["a"], { rows: 2, columns: 3, gap_x_mm: 0, gap_y_mm: 2_000 });
    expect(edit.puts).toHaveLength(5);
    expect(edit.puts.map((item) => [itemBounds(item).left, itemBounds(item).top])).toEqual([
      [3_000, 0],
      [6_000, 0],
      [0, 5_000],
      [3_000, 5_000],
      [6_000, 5_000],
    ]);
    const codes = edit.puts.map((item) => (item as BoothItem).code);
    expect(new Set(codes).size).toBe(5);
  });
  it("lays no more than a hall can hold", () => {
    expect(arrange.array(plan, ids, { rows: 100, columns: 100, gap_x_mm: 0, gap_y_mm: 0 }).puts).toEqual([]);
  });
  it("copies nobody and no circuit of another hall", () => {
    const item = booth("x", 0, 0, { who: ["Batik Betawi"], circuit: "elsewhere", is_locked: true });
    const edit = arrange.paste(plan, [item], [50_000, 30_000]);
    expect(edit.puts[0]).toMatchObject({ who: [], circuit: null, is_locked: false });
    expect(itemBounds(edit.puts[0] as BoothItem).left).toBe(48_500);
  });
  it("does nothing where there is nothing to do", () => {
    expect(arrange.align(plan, ["a"], "left").puts).toEqual([]);
    expect(arrange.remove(plan, []).removes).toEqual([]);
    expect(arrange.lock(plan, ["a"], false).puts).toEqual([]);
  });
});

describe("codes", () => {
  it("follow the one they are like", () => {
    expect(codesAfter("A-07", new Set(["A-08"]), 2)).toEqual(["A-09", "A-10"]);
    expect(codesAfter("205", new Set(), 1)).toEqual(["206"]);
    expect(firstCode(new Set(["A-01", "C-03"]))).toBe("C-01");
    expect(firstCode(new Set())).toBe("A-01");
  });
});

describe("polygons", () => {
  const square: Point[] = [
    [0, 0],
    [1_000, 0],
    [1_000, 1_000],
    [0, 1_000],
  ];
  it("are refused where sides cross", () => {
    expect(isSimple(square)).toBe(true);
    expect(isSimple([square[0], square[2], square[1], square[3]] as Point[])).toBe(false);
    expect(isSimple(square.slice(0, 2))).toBe(false);
    expect(isSimple([...square, [0, 1_000]])).toBe(false);
  });
  it("close near their first corner", () => {
    expect(closes(square, [30, 40], 60)).toBe(true);
    expect(closes(square.slice(0, 2), [30, 40], 60)).toBe(false);
  });
  it("gain, lose and move corners", () => {
    expect(withNewCorner(square, 0, [500, 0])[1]).toEqual([500, 0]);
    expect(withoutCorner(square, 1)).toHaveLength(3);
    expect(withoutCorner(square.slice(0, 3), 1)).toHaveLength(3);
    expect(withCorner(square, 2, [9, 9])[2]).toEqual([9, 9]);
    expect(sideAt(square, [500, 20], 50)).toBe(0);
    expect(sideAt(square, [500, 500], 50)).toBeNull();
  });
});

describe("handles", () => {
  it("stand at a booth's sides, turned with it, and go when it is locked", () => {
    const handles = handlesOf([booth("a", 0, 0, { rotation_mdeg: 90_000 })], 0.1);
    expect(handles.find(({ name }) => name === "e")?.at).toEqual([1_500, 3_000]);
    expect(handleAt(handles, [1_510, 3_010], 80)?.name).toBe("e");
    expect(handlesOf([booth("a", 0, 0, { is_locked: true })], 0.1)).toEqual([]);
  });
  it("are ends for a line and vertices with middles for a polygon", () => {
    const line = facilityItem(
      "wall",
      {
        line: [
          [0, 0],
          [1_000, 0],
        ],
      },
      null,
    );
    expect(handlesOf([line], 0.1).map(({ name }) => name)).toEqual(["c0", "c1"]);
    const zone = facilityItem("keep_clear", shapeAt("keep_clear", [0, 0]), null);
    expect(handlesOf([zone], 0.1)).toHaveLength(8);
  });
});

describe("facilities", () => {
  it("are put down in their true sizes by a click, and as drawn by a drag", () => {
    expect(shapeDrawn("column", [5_000, 5_000], [5_000, 5_000])).toEqual({ rect: [4_700, 4_700, 600, 600] });
    expect(shapeDrawn("exit", [0, 0], [0, 2_000])).toEqual({
      line: [
        [0, 0],
        [0, 2_000],
      ],
    });
    for (const facility of FACILITIES) expect(shapeAt(facility, [0, 0])).toBeTruthy();
  });
});

describe("lengths", () => {
  it.each([
    ["3000", "mm", 3_000],
    ["3.000", "mm", 3_000],
    ["3,5", "m", 3_500],
    ["3.5 m", "mm", 3_500],
    ["350cm", "mm", 3_500],
    ["-200", "mm", -200],
    ["drei", "mm", null],
  ] as const)("%s in %s", (text, unit, value) => expect(parseLength(text, unit)).toBe(value));
  it("stand as they are typed", () => {
    expect(lengthTyped(3_500, "m")).toBe("3,5");
    expect(lengthTyped(3_500, "mm")).toBe("3500");
    expect(parseBearing("22,5°")).toBe(22_500);
  });
});

describe("a merged booth", () => {
  it("is taken also at its seam", () => {
    const rects = [
      [0, 0, 3_000, 3_000],
      [3_000, 0, 3_000, 3_000],
    ] as const;
    const plan = planOf(booth("a-01", 0, 0, { rects }));
    const index = new GridIndex();
    index.follow(plan);
    expect(itemAt(plan, index, [3_000, 1_500], 50, () => true)?.id).toBe("a-01");
  });
});

describe("a hall that is read anew", () => {
  it("keeps the objects of what is as it was", () => {
    const replica = new Replica(planOf(booth("a-01", 0, 0), booth("a-02", 3_000, 0)));
    const before = replica.view.items;
    replica.replace({ ...planOf(booth("a-01", 0, 0), booth("a-02", 3_000, 0)), revision: "7" });
    expect(replica.view.items).toBe(before);
    expect(replica.revision).toBe("7");
    replica.replace(planOf(booth("a-01", 0, 0), booth("a-02", 3_010, 0)));
    expect(replica.view.items.get("a-01")).toBe(before.get("a-01"));
    expect(replica.view.items.get("a-02")).not.toBe(before.get("a-02"));
  });
});

describe("shelves", () => {
  it("are the same objects where nothing on them is otherwise", () => {
    const shelves = new Shelves();
    const items = Array.from({ length: 100 }, (_, index) => booth(`a-${index}`, index * 3_000, 0));
    const before = shelves.arrange(items);
    expect(before.flat()).toEqual(items);
    expect(before.length).toBeGreaterThan(2);
    const nudged = items.map((item, index) => (index === 50 ? moved(item, 10, 0) : item));
    const after = shelves.arrange([...nudged.slice(1), booth("z-1", 0, 9_000)]);
    // One lost a booth, one has a nudged one, one a new one.
    expect(after.flatMap((shelf, at) => (shelf === before[at] ? [] : at))).toEqual([0, 1, 2]);
    expect(after.flat()).toHaveLength(100);
    const again = shelves.arrange([...nudged.slice(1), booth("z-1", 0, 9_000)]);
    expect(again.slice(0, 2)).toEqual(after.slice(0, 2));
    expect(again[0]).toBe(after[0]);
  });
});

describe("ids", () => {
  it("are UUIDs of version 7 in the order of time", () => {
    expect(newId()).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(newId(1_000) < newId(2_000)).toBe(true);
  });
});
