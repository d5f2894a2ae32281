// What each tool makes of a press, in a hand: how it moves, how it ends.

import { flushSync } from "react-dom";
import { codesAfter, firstCode } from "@/features/floor-plan/model/edit/codes";
import { type BoothItem, boothsOf, type ElementItem, newId } from "@/features/floor-plan/model/edit/document";
import { type Facility, facilityItem, shapeDrawn, wayOf } from "@/features/floor-plan/model/edit/facilities";
import {
  type Feel,
  feltPoint,
  MoveGesture,
  NO_MARKS,
  PullGesture,
  TurnGesture,
} from "@/features/floor-plan/model/edit/gestures";
import {
  type HandleName,
  handleAt,
  handlesOf,
  polygonHandles,
} from "@/features/floor-plan/model/edit/handles";
import { boxed, clicked, itemAt, itemsIn } from "@/features/floor-plan/model/edit/pick";
import { isSimple, withNewCorner, withoutCorner } from "@/features/floor-plan/model/edit/polygon";
import type { EditorSession } from "@/features/floor-plan/model/edit/session";
import type { Point, Rect } from "@/features/floor-plan/model/geometry";
import { toFloor, toStage, type Viewport } from "@/features/floor-plan/model/viewport";
import type { Overlay } from "./Overlay";

/** One press, until it is let go. `at` is on the stage, in pixels. */
export interface Hold {
  move: (at: Point, feel: Feel) => void;
  end: (at: Point, feel: Feel, hasMoved: boolean, event: PointerEvent) => void;
}

export interface Bench {
  session: EditorSession;
  overlay: Overlay;
  view: () => Viewport;
  length: (mm: number) => string;
  label: (facility: Facility) => string | null;
  say: (measured: { from: Point; to: Point } | null) => void;
}

const HANDLE_PX = 9;
const LINE_PX = 6;

/** Changes the document; the hand's things lie where they were put until the plan shows them. */
function settle({ session, overlay }: Bench, change: () => void): void {
  session.putDown(change, (tell) => {
    flushSync(tell);
    overlay.clear();
  });
}

function moving(bench: Bench, from: Point, isCopying: boolean): Hold {
  const { session, overlay } = bench;
  const gesture = new MoveGesture(session.state.document, session.index, session.state.pick, from);
  let isHeld = false;
  return {
    move(at, feel) {
      const view = bench.view();
      if (gesture.items.length === 0) return;
      if (!isHeld) {
        isHeld = true;
        if (isCopying) overlay.show(gesture.items, view);
        else overlay.hold(gesture.items, view);
      }
      const { by, ...marks } = gesture.at(toFloor(view, at), feel);
      overlay.moveBy(by[0] * view.scale, by[1] * view.scale);
      overlay.marks(marks, view, bench.length);
    },
    end(_at, _feel, hasMoved) {
      settle(bench, () => {
        if (!hasMoved) return;
        if (isCopying) session.add("duplicate", gesture.copies());
        else session.commit("move", gesture.edit());
      });
    },
  };
}

function turning(bench: Bench, from: Point): Hold {
  const { session, overlay } = bench;
  const gesture = new TurnGesture(session.state.document, session.state.pick, from);
  overlay.hold(gesture.items, bench.view());
  return {
    move(at, feel) {
      const view = bench.view();
      const by = gesture.at(toFloor(view, at), feel);
      overlay.turnBy(by / 1_000, toStage(view, gesture.pivot));
      overlay.say([at[0] + 24, at[1] - 16], `${Math.round(by / 100) / 10}°`);
    },
    end() {
      settle(bench, () => session.commit("rotate", gesture.edit()));
    },
  };
}

function pulling(bench: Bench, item: ElementItem | BoothItem, handle: HandleName): Hold {
  const { session, overlay } = bench;
  const gesture = new PullGesture(session.state.document, session.index, item, handle);
  overlay.hold([item], bench.view());
  return {
    move(at, feel) {
      const view = bench.view();
      const { item: now, ...marks } = gesture.at(toFloor(view, at), feel);
      overlay.show([now], view);
      overlay.marks(marks, view, bench.length);
    },
    end(_at, _feel, hasMoved) {
      settle(bench, () => hasMoved && session.commit("resize", gesture.edit()));
    },
  };
}

/** The hall's own outline, as something to pull. */
export const outlineItem = (outline: readonly Point[]): ElementItem => ({
  ...facilityItem("keep_clear", { polygon: outline.map(([x, y]): [number, number] => [x, y]) }, null),
  id: "outline",
});

function pullingOutline(bench: Bench, outline: readonly Point[], corner: number): Hold {
  const { session, overlay } = bench;
  const gesture = new PullGesture(session.state.document, session.index, outlineItem(outline), `c${corner}`);
  return {
    move(at, feel) {
      const view = bench.view();
      const { item, ...marks } = gesture.at(toFloor(view, at), feel);
      overlay.show([item], view);
      overlay.marks(marks, view, bench.length);
    },
    end() {
      settle(bench, () => {
        const { now } = gesture;
        if (now.type === "element" && "polygon" in now.shape && isSimple(now.shape.polygon)) {
          session.commit("outline", { puts: [], removes: [], facts: { outline: now.shape.polygon } });
        }
      });
    },
  };
}

function boxing(bench: Bench, from_px: Point): Hold {
  const { session, overlay } = bench;
  return {
    move: (at) => overlay.box(from_px, at),
    end(at, _feel, hasMoved, event) {
      overlay.clear();
      if (!hasMoved) {
        session.setPick(clicked(session.state.pick, null, event.shiftKey));
        return;
      }
      const view = bench.view();
      const [ax, ay] = toFloor(view, from_px);
      const [bx, by] = toFloor(view, at);
      const box = {
        left: Math.min(ax, bx),
        top: Math.min(ay, by),
        right: Math.max(ax, bx),
        bottom: Math.max(ay, by),
      };
      const ids = itemsIn(session.state.document, session.index, box, session.may);
      session.setPick(boxed(session.state.pick, ids, event.shiftKey));
    },
  };
}

function picking(bench: Bench, at: Point, event: PointerEvent): Hold {
  const { session } = bench;
  const view = bench.view();
  const from = toFloor(view, at);
  const picked = session.picked;
  const handle = handleAt(handlesOf(picked, view.scale), from, HANDLE_PX / view.scale);
  const only = picked.filter((item) => !item.is_locked)[0];
  if (handle !== null && only !== undefined) {
    if (handle.name === "turn") return turning(bench, from);
    if (only.type === "element" && "polygon" in only.shape) {
      const { polygon } = only.shape;
      const corner = Number(handle.name.slice(1));
      const pairs = (points: readonly Point[]) => points.map(([x, y]): [number, number] => [x, y]);
      if (handle.name.startsWith("c") && event.altKey) {
        const shape = { polygon: pairs(withoutCorner(polygon, corner)) };
        session.commit("resize", { puts: [{ ...only, shape }], removes: [] });
        return { move: () => undefined, end: () => undefined };
      }
      if (handle.name.startsWith("m")) {
        const shape = { polygon: pairs(withNewCorner(polygon, corner, handle.at)) };
        return pulling(bench, { ...only, shape }, `c${corner + 1}`);
      }
    }
    return pulling(bench, only, handle.name);
  }
  const item = itemAt(session.state.document, session.index, from, LINE_PX / view.scale, session.may);
  if (item === null) return boxing(bench, at);
  const wasPicked = session.state.pick.has(item.id);
  if (event.shiftKey) {
    session.setPick(clicked(session.state.pick, item.id, true), item.id);
    if (wasPicked) return { move: () => undefined, end: () => undefined };
  } else if (!wasPicked) {
    session.setPick([item.id]);
  }
  const hold = moving(bench, from, event.altKey);
  return {
    ...hold,
    end(to, feel, hasMoved, last) {
      hold.end(to, feel, hasMoved, last);
      // A click on one of several picks it alone.
      if (!hasMoved && wasPicked && !last.shiftKey) session.setPick([item.id]);
    },
  };
}

const drawnRect = (from: Point, to: Point): Rect => [
  Math.min(from[0], to[0]),
  Math.min(from[1], to[1]),
  Math.abs(to[0] - from[0]),
  Math.abs(to[1] - from[1]),
];

/** A booth like the one that was picked last, or a usual one. */
export function newBooth(session: EditorSession, rect: Rect): BoothItem {
  const { document, cursor } = session.state;
  const all = boothsOf(document);
  const model = all.find(({ id }) => id === cursor) ?? all.at(-1);
  const taken = new Set(all.map(({ code }) => code));
  const code = model === undefined ? firstCode(taken) : (codesAfter(model.code, taken, 1)[0] ?? "");
  return {
    type: "booth",
    id: newId(),
    code,
    rects: [rect],
    rotation_mdeg: 0,
    power_va: model?.power_va ?? 1_300,
    circuit: model?.circuit ?? null,
    water: false,
    accessible: true,
    zone: model?.zone ?? null,
    premium: false,
    closed: false,
    is_locked: false,
    who: [],
    parts: [],
    derived: null,
    like: model?.id ?? null,
  };
}

const USUAL_BOOTH_MM = 3_000;
const LEAST_DRAWN_MM = 300;

function drawing(bench: Bench, at: Point, feel: Feel): Hold {
  const { session, overlay } = bench;
  const { tool, document } = session.state;
  const begun = feltPoint(document, session.index, toFloor(bench.view(), at), feel).point;
  const made = (to: Point): BoothItem | ElementItem | null => {
    if (tool === "booth") {
      const [x, y, width, depth] = drawnRect(begun, to);
      const isDrawn = Math.min(width, depth) >= LEAST_DRAWN_MM;
      const usual: Rect = [begun[0], begun[1], USUAL_BOOTH_MM, USUAL_BOOTH_MM];
      return newBooth(session, isDrawn ? [x, y, width, depth] : usual);
    }
    const facility = tool as Facility;
    return facilityItem(facility, shapeDrawn(facility, begun, to), bench.label(facility));
  };
  const isLine = tool !== "booth" && wayOf(tool as Facility).by === "line";
  return {
    move(now, held) {
      const view = bench.view();
      const felt = feltPoint(document, session.index, toFloor(view, now), held, isLine ? begun : null);
      const item = made(felt.point);
      if (item !== null) overlay.show([item], view);
      overlay.marks({ guides: felt.guides, gaps: [] }, view, bench.length);
      const [dx, dy] = [felt.point[0] - begun[0], felt.point[1] - begun[1]];
      const said = isLine
        ? bench.length(Math.round(Math.hypot(dx, dy)))
        : `${bench.length(Math.abs(dx))} × ${bench.length(Math.abs(dy))}`;
      overlay.say([now[0] + 32, now[1] + 24], said);
    },
    end(now, held, hasMoved) {
      const felt = feltPoint(
        document,
        session.index,
        toFloor(bench.view(), now),
        held,
        isLine ? begun : null,
      );
      const item = made(hasMoved ? felt.point : begun);
      settle(bench, () => {
        if (item === null) return;
        session.add("draw", { puts: [item], removes: [] });
        session.set({ tool: "pick" });
      });
    },
  };
}

function measuring(bench: Bench, at: Point, feel: Feel): Hold {
  const { session, overlay } = bench;
  const { document } = session.state;
  const from = feltPoint(document, session.index, toFloor(bench.view(), at), feel).point;
  let to = from;
  bench.say(null);
  return {
    move(now, held) {
      const view = bench.view();
      const felt = feltPoint(document, session.index, toFloor(view, now), held, from);
      to = felt.point;
      overlay.path([from, to], view);
      overlay.marks({ guides: felt.guides, gaps: [] }, view, bench.length);
      overlay.say(
        [now[0] + 40, now[1] - 16],
        bench.length(Math.round(Math.hypot(to[0] - from[0], to[1] - from[1]))),
      );
    },
    end(_at, _feel, hasMoved) {
      overlay.clear();
      bench.say(hasMoved ? { from, to } : null);
    },
  };
}

/** What a press begins, or null where it only pans. */
export function press(bench: Bench, at: Point, event: PointerEvent, feel: Feel): Hold | null {
  const { session } = bench;
  const { tool, document } = session.state;
  if (tool === "hand") return null;
  if (tool === "pick") return picking(bench, at, event);
  if (tool === "measure") return measuring(bench, at, feel);
  if (tool === "outline") {
    const view = bench.view();
    const handle = handleAt(polygonHandles(document.outline), toFloor(view, at), HANDLE_PX / view.scale);
    if (handle === null) return null;
    const corner = Number(handle.name.slice(1));
    if (handle.name.startsWith("m"))
      return pullingOutline(bench, withNewCorner(document.outline, corner, handle.at), corner + 1);
    if (event.altKey) {
      const outline = withoutCorner(document.outline, corner);
      if (isSimple(outline)) session.commit("outline", { puts: [], removes: [], facts: { outline } });
      return { move: () => undefined, end: () => undefined };
    }
    return pullingOutline(bench, document.outline, corner);
  }
  if (tool === "corners" || tool === "keep_clear") return corner(bench);
  return drawing(bench, at, feel);
}

/** A corner of a polygon: it is set where the hand lets go. */
function corner(bench: Bench): Hold {
  return {
    move: () => undefined,
    end(at, feel) {
      const { session } = bench;
      const view = bench.view();
      const { corners, document } = session.state;
      const point = feltPoint(document, session.index, toFloor(view, at), feel, corners.at(-1) ?? null).point;
      const [first] = corners;
      const isClosing =
        corners.length >= 3 &&
        first !== undefined &&
        Math.hypot(...toStage(view, first).map((value, axis) => value - (at[axis] as number))) <=
          HANDLE_PX + 3;
      if (isClosing) closeCorners(session);
      else session.set({ corners: [...corners, point] });
    },
  };
}

/** Makes what was drawn corner by corner; false where its sides cross. */
export function closeCorners(session: EditorSession): boolean {
  const { corners, tool } = session.state;
  if (!isSimple(corners)) return false;
  session.set({ corners: [], tool: "pick" });
  if (tool === "corners") {
    session.commit("outline", { puts: [], removes: [], facts: { outline: corners } });
  } else {
    const polygon = corners.map(([x, y]): [number, number] => [x, y]);
    session.add("draw", { puts: [facilityItem("keep_clear", { polygon }, null)], removes: [] });
  }
  return true;
}

/** What the next corner would come to, while the hand is between two. */
export function showCorners(bench: Bench, at: Point, feel: Feel): void {
  const { session, overlay } = bench;
  const { corners, document } = session.state;
  const last = corners.at(-1);
  if (last === undefined) return;
  const view = bench.view();
  const felt = feltPoint(document, session.index, toFloor(view, at), feel, last);
  overlay.path([...corners, felt.point], view);
  overlay.marks({ ...NO_MARKS, guides: felt.guides }, view, bench.length);
  const length = Math.round(Math.hypot(felt.point[0] - last[0], felt.point[1] - last[1]));
  overlay.say([at[0] + 40, at[1] - 16], bench.length(length));
}
