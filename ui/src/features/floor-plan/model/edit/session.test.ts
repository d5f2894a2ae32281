import { describe, expect, it, vi } from "vitest";
import type { BoothDoc, HallChanged, HallDocument, HallEdit } from "@/lib/ipc";
import { MoveGesture, PullGesture, TurnGesture } from "./gestures";
import { readView } from "./keptView";
import { ALL_SHOWN } from "./layers";
import { EditorSession, type Port, type Refusal } from "./session";
import { itemBounds } from "./shapes";

const derived: BoothDoc["derived"] = {
  open: [false, false, true, false],
  open_sides: 1,
  kind: "inline",
  neighbours: [],
  area_mm2: 9_000_000,
  frontage_mm: 3_000,
  problems: [],
};
const sentBooth = (id: string, x: number, y: number): BoothDoc => ({
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
  locked: false,
  parts: [],
  occupants: [],
  derived,
});
const hall = (): HallDocument => ({
  hall: {
    id: "hall",
    name: "Lantai Dasar",
    outline: [
      [0, 0],
      [50_000, 0],
      [50_000, 50_000],
      [0, 50_000],
    ],
    north_mdeg: 0,
    plan_state: "draft",
    main_aisle_mm: 3_000,
    side_aisle_mm: 2_000,
  },
  halls: [{ id: "hall", name: "Lantai Dasar", booths: 2 }],
  elements: [],
  circuits: [],
  booths: [sentBooth("a-01", 0, 0), sentBooth("a-02", 10_000, 0)],
  revision: "1",
});
const changed = (revision: string, booths: BoothDoc[] = []): HallChanged => ({
  hall: "hall",
  head: null,
  booths,
  elements: [],
  circuits: [],
  removed: { booths: [], elements: [], circuits: [] },
  revision,
  undo: null,
  touched: [],
  warnings: [],
});
const refusal = (thrown: unknown) => thrown as Refusal;
const feel = { reach_mm: 150, grid_mm: 100, isFree: false, isStraight: false };

function begin(edit: Port["edit"], view: ConstructorParameters<typeof EditorSession>[3] = {}) {
  const notices = { saved: vi.fn(), failed: vi.fn(), overtaken: vi.fn(), gone: vi.fn() };
  const read = vi.fn(async () => ({ ...hall(), revision: "9" }));
  return { session: new EditorSession({ edit, read, refusal }, notices, hall(), view), notices, read };
}
const left = (session: EditorSession, id: string) => {
  const item = session.state.document.items.get(id);
  return item === undefined ? null : itemBounds(item).left;
};

describe("a hall on the table", () => {
  it("sends one gesture after another, each upon the revision that the last one left", async () => {
    const asked: HallEdit[] = [];
    const { session, notices } = begin(async (request) => {
      asked.push(request);
      return changed(String(Number(request.revision) + 1));
    });
    session.setPick(["a-01"]);
    session.move(10, 0);
    session.move(10, 0);
    expect(left(session, "a-01")).toBe(20);
    await vi.waitFor(() => expect(notices.saved).toHaveBeenCalledTimes(2));
    expect(asked.map(({ revision }) => revision)).toEqual(["1", "2"]);
    expect(asked[1]?.puts.booths[0]?.rects?.[0]?.[0]).toBe(20);
    expect(session.state.waiting).toBe(0);
  });

  it("rolls back what is refused and says why", async () => {
    const { session, notices } = begin(async () => {
      throw { code: "booth_frozen", message: "Denah sudah diterbitkan.", details: null };
    });
    session.setPick(["a-01"]);
    session.move(10, 0);
    await vi.waitFor(() => expect(notices.failed).toHaveBeenCalled());
    expect(left(session, "a-01")).toBe(0);
  });

  it("asks before it touches somebody, and goes on when told to", async () => {
    const confirms: boolean[] = [];
    const { session } = begin(async (request) => {
      confirms.push(request.confirm_occupied);
      if (!request.confirm_occupied)
        throw { code: "booths_occupied", message: "Batik Betawi ada di A-01.", details: { touched: [] } };
      return { ...changed("2"), removed: { booths: ["a-01"], elements: [], circuits: [] } };
    });
    session.setPick(["a-01"]);
    session.remove();
    await vi.waitFor(() => expect(session.state.asking).not.toBeNull());
    expect(left(session, "a-01")).toBe(0);
    session.state.asking?.confirm();
    await vi.waitFor(() => expect(confirms).toEqual([false, true]));
    await vi.waitFor(() => expect(session.state.document.items.has("a-01")).toBe(false));
  });

  it("reads the hall anew where somebody else was first", async () => {
    const { session, notices, read } = begin(async () => {
      throw { code: "changed_elsewhere", message: "", details: null };
    });
    session.setPick(["a-01"]);
    session.move(10, 0);
    await vi.waitFor(() => expect(notices.overtaken).toHaveBeenCalled());
    expect(read).toHaveBeenCalledWith("hall");
    expect(session.state.document.revision).toBe("9");
    expect(left(session, "a-01")).toBe(0);
  });

  it("pastes beside what was copied, and farther each time", () => {
    const { session } = begin(() => new Promise(() => undefined));
    session.setPick(["a-01"]);
    session.copy();
    const seen = {
      middle: [25_000, 25_000] as const,
      bounds: { left: 0, top: 0, right: 50_000, bottom: 50_000 },
    };
    session.paste(seen);
    session.paste(seen);
    const lefts = [...session.state.document.items.values()].map((item) => itemBounds(item).left);
    expect(lefts).toEqual([0, 10_000, 500, 1_000]);
    expect(session.state.pick.size).toBe(1);
  });

  it("pastes in another hall of the workspace, and nothing that was copied in another workspace", () => {
    const never = () => new Promise<never>(() => undefined);
    const { session } = begin(never, { place: "/kantor/satu.jakcraft" });
    session.setPick(["a-01"]);
    session.copy();
    expect(begin(never, { place: "/kantor/satu.jakcraft" }).session.canPaste).toBe(true);
    expect(begin(never, { place: "/kantor/dua.jakcraft" }).session.canPaste).toBe(false);
    expect(begin(never, { place: "/kantor/satu.jakcraft" }).session.canPaste).toBe(false);
  });

  it("begins with the view as it was kept", () => {
    const kept = readView(
      JSON.stringify({ layers: { booths: { dimmed: true }, walls: 1 }, unit: "m", isSnapping: false }),
    );
    const { session } = begin(() => new Promise(() => undefined), { kept });
    expect(session.state.layers.booths).toEqual({ shown: true, locked: false, dimmed: true });
    expect(session.state).toMatchObject({ unit: "m", isSnapping: false });
    for (const spoilt of [undefined, "{", "null", '{"layers":7,"unit":"ell"}']) {
      expect(readView(spoilt)).toEqual({ layers: ALL_SHOWN });
    }
  });

  it("keeps what stands beside the plan as it is while something is in the hand", async () => {
    const { session } = begin(() => new Promise(() => undefined));
    const heard = vi.fn();
    session.subscribe(heard);
    session.hold(true);
    session.setPick(["a-01"]);
    expect(session.state.pick.size).toBe(1);
    expect(session.atRest().pick.size).toBe(0);
    heard.mockClear();
    session.hold(false);
    // The plan is painted first.
    expect(session.atRest().pick.size).toBe(0);
    await vi.waitFor(() => expect(heard).toHaveBeenCalledTimes(1));
    expect(session.atRest()).toBe(session.state);
  });

  it("is shown beside the plan once the program has answered, and not twice", async () => {
    const answers: ((answer: HallChanged) => void)[] = [];
    const { session } = begin(() => new Promise((answer) => void answers.push(answer)));
    const painted = () => new Promise((next) => requestAnimationFrame(() => setTimeout(next, 5)));
    session.hold(true);
    session.setPick(["a-01"]);
    session.move(100, 0);
    session.hold(false);
    await painted();
    expect(session.state.waiting).toBe(1);
    expect(session.atRest().pick.size).toBe(0);
    answers[0]?.(changed("2", [sentBooth("a-01", 100, 0)]));
    await painted();
    await painted();
    expect(session.atRest()).toBe(session.state);
    expect(session.state.waiting).toBe(0);
  });

  describe("what was put down", () => {
    /** Whoever draws, and the hand whose things lie over the plan until they are taken away. */
    function watched(edit: Port["edit"]) {
      const { session } = begin(edit);
      session.setPick(["a-02"]);
      const drawn: (number | null)[] = [];
      const hand = { isClear: false };
      session.subscribe(() => drawn.push(left(session, "a-02")));
      const putDown = (dx: number) =>
        session.putDown(
          () => session.move(dx, 0),
          (tell) => {
            tell();
            hand.isClear = true;
          },
        );
      return { session, drawn, hand, putDown };
    }
    const never = () => new Promise<HallChanged>(() => undefined);

    it("is drawn once, with what the program answers", async () => {
      const { session, drawn, hand, putDown } = watched(async () =>
        changed("2", [sentBooth("a-02", 10_500, 0)]),
      );
      putDown(500);
      expect(left(session, "a-02")).toBe(10_500);
      expect([drawn, hand.isClear]).toEqual([[], false]);
      await vi.waitFor(() => expect(drawn).toEqual([10_500]));
      expect([hand.isClear, session.state.waiting]).toEqual([true, 0]);
    });

    it("is drawn without the answer where that takes long", async () => {
      const { session, drawn, hand, putDown } = watched(never);
      putDown(500);
      await vi.waitFor(() => expect(drawn).toEqual([10_500]));
      expect([hand.isClear, session.state.waiting]).toEqual([true, 1]);
    });

    it("is drawn before the hand takes something again, and before anything else changes", () => {
      const { session, drawn, putDown } = watched(never);
      putDown(500);
      session.hold(true);
      expect(drawn).toEqual([10_500]);
      putDown(500);
      session.setPick([]);
      expect(drawn).toEqual([10_500, 11_000]);
    });

    it("is drawn at once where it comes to nothing, and put back where it is refused", async () => {
      const refused = { code: "booth_code_taken", message: "A-02", details: null };
      const { session, drawn, hand, putDown } = watched(async () => {
        throw refused;
      });
      putDown(0);
      expect(hand.isClear).toBe(true);
      hand.isClear = false;
      putDown(500);
      await vi.waitFor(() => expect(hand.isClear).toBe(true));
      expect(drawn.at(-1)).toBe(10_000);
      expect(left(session, "a-02")).toBe(10_000);
    });
  });

  it("is shown beside the plan at once before a key that acts on it", () => {
    const { session } = begin(() => new Promise(() => undefined));
    session.hold(true);
    session.setPick(["a-01"]);
    session.settle();
    expect(session.atRest().pick.size).toBe(0);
    session.hold(false);
    session.settle();
    expect(session.atRest()).toBe(session.state);
  });

  it("is shown beside the plan without the answer where that takes long", async () => {
    const { session } = begin(() => new Promise(() => undefined));
    session.hold(true);
    session.setPick(["a-01"]);
    session.move(100, 0);
    session.hold(false);
    await vi.waitFor(() => expect(session.atRest()).toBe(session.state));
    expect(session.state.waiting).toBe(1);
  });

  it("duplicates to the first side where nothing stands", () => {
    const { session } = begin(() => new Promise(() => undefined));
    session.setPick(["a-01"]);
    session.duplicate();
    session.setPick(["a-01"]);
    session.duplicate();
    const places = [...session.state.document.items.values()].map((item) => [
      itemBounds(item).left,
      itemBounds(item).top,
    ]);
    expect(places.slice(2)).toEqual([
      [3_000, 0],
      [0, 3_000],
    ]);
  });

  it("says so where the hall is no more", async () => {
    const { session, notices, read } = begin(() => new Promise(() => undefined));
    read.mockRejectedValueOnce({ code: "hall_unknown", message: "", details: null });
    await session.reload();
    expect(notices.gone).toHaveBeenCalled();
  });

  it("lets go of what a hidden layer holds", () => {
    const { session } = begin(() => new Promise(() => undefined));
    session.pickAll();
    expect(session.state.pick.size).toBe(2);
    session.setLayer("booths", { shown: false });
    expect(session.state.pick.size).toBe(0);
  });
});

describe("gestures", () => {
  it("move to an edge nearby and end in one edit", () => {
    const { session } = begin(() => new Promise(() => undefined));
    const { document } = session.state;
    const gesture = new MoveGesture(document, session.index, ["a-02"], [11_000, 1_000]);
    const { by, guides } = gesture.at([4_080, 1_060], feel);
    expect(by).toEqual([-7_000, 0]);
    expect(guides.length).toBeGreaterThan(0);
    expect(gesture.edit().puts).toHaveLength(1);
    expect(gesture.at([4_080, 1_060], { ...feel, isFree: true }).by).toEqual([-6_920, 60]);
    expect(gesture.at([12_000, 1_060], { ...feel, isStraight: true }).by[1]).toBe(0);
  });
  it("turn by fifteen degrees about the middle", () => {
    const { session } = begin(() => new Promise(() => undefined));
    const gesture = new TurnGesture(session.state.document, ["a-01"], [1_500, -500]);
    expect(gesture.at([3_500, 1_400], feel)).toBe(90_000);
    expect(gesture.edit().puts[0]).toMatchObject({ rotation_mdeg: 90_000, rects: [[0, 0, 3_000, 3_000]] });
  });
  it("pull a side to the neighbour and no thinner than a hand", () => {
    const { session } = begin(() => new Promise(() => undefined));
    const { document } = session.state;
    const item = document.items.get("a-01");
    if (item === undefined) throw new Error("no booth");
    const gesture = new PullGesture(document, session.index, item, "e");
    expect(itemBounds(gesture.at([9_900, 0], feel).item).right).toBe(10_000);
    expect(itemBounds(gesture.at([-5_000, 0], feel).item).right).toBe(100);
  });
});
