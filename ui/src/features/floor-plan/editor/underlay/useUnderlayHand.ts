import { type RefObject, useCallback, useEffect, useRef } from "react";
import { flushSync } from "react-dom";
import type { EditorSession } from "@/features/floor-plan/model/edit/session";
import type { Point } from "@/features/floor-plan/model/geometry";
import { toFloor, toStage, type Viewport } from "@/features/floor-plan/model/viewport";
import { UNDERLAY_PICTURE } from "@/features/floor-plan/underlay/UnderlayPicture";
import type { UnderlayTable } from "./useUnderlay";

/** A point that is so near is taken, not set anew. */
const TAKE_PX = 12;
const NUDGE_MM = 10;
const FAR_NUDGE_MM = 100;
const NUDGES: Partial<Record<string, Point>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

const whole = ([x, y]: Point): Point => [Math.round(x), Math.round(y)];

/** The hand on the underlay: it is moved, or its two points are set. While it moves, only its picture does, by CSS. */
export function useUnderlayHand(
  stage: RefObject<HTMLElement | null>,
  live: RefObject<Viewport | null>,
  session: EditorSession,
  table: UnderlayTable,
) {
  const latest = useRef(table);
  latest.current = table;
  const next = useRef<0 | 1>(0);
  const stop = useRef<(() => void) | null>(null);
  useEffect(() => () => stop.current?.(), []);

  /** Follows a press until it is let go; `end` is told where, or null where it was taken back. */
  const follow = useCallback(
    (event: PointerEvent, move: (at: Point) => void, end: (at: Point | null) => void) => {
      let frame = 0;
      const place = (of: PointerEvent): Point => {
        const box = stage.current?.getBoundingClientRect();
        return [of.clientX - (box?.left ?? 0), of.clientY - (box?.top ?? 0)];
      };
      const moved = (now: PointerEvent) => {
        if (now.pointerId !== event.pointerId) return;
        cancelAnimationFrame(frame);
        frame = requestAnimationFrame(() => move(place(now)));
      };
      const ended = (now: PointerEvent) => {
        if (now.pointerId !== event.pointerId) return;
        stop.current?.();
        end(now.type === "pointercancel" ? null : place(now));
      };
      const pressed = (key: KeyboardEvent) => {
        if (key.key !== "Escape") return;
        key.preventDefault();
        key.stopImmediatePropagation();
        stop.current?.();
        end(null);
      };
      stop.current = () => {
        cancelAnimationFrame(frame);
        stop.current = null;
        window.removeEventListener("pointermove", moved);
        window.removeEventListener("pointerup", ended);
        window.removeEventListener("pointercancel", ended);
        window.removeEventListener("keydown", pressed, true);
      };
      window.addEventListener("pointermove", moved);
      window.addEventListener("pointerup", ended);
      window.addEventListener("pointercancel", ended);
      window.addEventListener("keydown", pressed, true);
      return place(event);
    },
    [stage],
  );

  const take = useCallback(
    (event: PointerEvent): boolean => {
      const { tool } = session.state;
      const { underlay, points, setPoint, set } = latest.current;
      const view = live.current;
      const isOurs = tool === "underlay_move" || tool === "underlay_scale";
      if (!isOurs || event.button !== 0) return false;
      if (view === null || underlay === null || stop.current !== null) return true;
      if (tool === "underlay_move") {
        if (underlay.locked || !underlay.shown) return true;
        const picture = document.getElementById(UNDERLAY_PICTURE);
        const from: Point = follow(
          event,
          ([x, y]) => {
            if (picture !== null) picture.style.transform = `translate(${x - from[0]}px, ${y - from[1]}px)`;
          },
          (at) => {
            const by =
              at === null ? null : whole([(at[0] - from[0]) / view.scale, (at[1] - from[1]) / view.scale]);
            // It comes to its new place and the hand lets go in one picture.
            if (by !== null && (by[0] !== 0 || by[1] !== 0))
              flushSync(() => set({ x_mm: underlay.x_mm + by[0], y_mm: underlay.y_mm + by[1] }));
            if (picture !== null) picture.style.transform = "";
          },
        );
        return true;
      }
      if (points === null) return true;
      const before = points;
      let which = next.current;
      const from = follow(
        event,
        (at) => setPoint(which, whole(toFloor(view, at))),
        (at) => {
          setPoint(which, at === null ? before[which] : whole(toFloor(view, at)));
          if (at !== null) next.current = which === 0 ? 1 : 0;
        },
      );
      const far = (point: Point) => {
        const [x, y] = toStage(view, point);
        return Math.hypot(x - from[0], y - from[1]);
      };
      const near = ([0, 1] as const).find((each) => far(points[each]) <= TAKE_PX);
      which = near ?? which;
      setPoint(which, whole(toFloor(view, from)));
      return true;
    },
    [follow, live, session],
  );

  /** Arrow keys on the stage move it, while it is what is being moved. */
  const nudge = useCallback(
    (event: { key: string; shiftKey: boolean; altKey: boolean }): boolean => {
      const { underlay, set } = latest.current;
      const way = NUDGES[event.key];
      if (session.state.tool !== "underlay_move" || underlay === null || way === undefined) return false;
      const by = event.shiftKey ? FAR_NUDGE_MM : NUDGE_MM;
      if (!underlay.locked) set({ x_mm: underlay.x_mm + way[0] * by, y_mm: underlay.y_mm + way[1] * by });
      return true;
    },
    [session],
  );

  return { take, nudge };
}
