import { type RefObject, useCallback, useEffect, useMemo, useRef } from "react";
import type { Feel } from "@/features/floor-plan/model/edit/gestures";
import type { Point } from "@/features/floor-plan/model/geometry";
import type { Viewport } from "@/features/floor-plan/model/viewport";
import { Overlay } from "./Overlay";
import { type Bench, type Hold, press, showCorners } from "./tools";

/** Less than this is a click with an unsteady hand. */
const STEADY_PX = 4;
const REACH_PX = 7;

export interface Hand {
  /** Takes a press of the stage, unless it is one that pans. */
  take: (event: PointerEvent) => boolean;
  /** Puts back what is in the hand. Returns whether there was anything. */
  cancel: () => boolean;
  isHolding: () => boolean;
  /** Where the pointer was last, in pixels of the stage. */
  at: RefObject<Point | null>;
}

/** The hand on the stage: one press at a time, followed once a frame. */
export function useHand(
  stage: RefObject<HTMLElement | null>,
  overlayRoot: RefObject<HTMLElement | null>,
  live: RefObject<Viewport | null>,
  rest: Omit<Bench, "overlay" | "view">,
): Hand {
  const latest = useRef(rest);
  latest.current = rest;
  const overlay = useRef<Overlay | null>(null);
  const hold = useRef<{ hold: Hold; stop: () => void } | null>(null);
  const at = useRef<Point | null>(null);

  const bench = useCallback((): Bench | null => {
    const view = live.current;
    if (overlayRoot.current === null || view === null) return null;
    overlay.current ??= new Overlay(overlayRoot.current);
    return { ...latest.current, overlay: overlay.current, view: () => live.current ?? view };
  }, [overlayRoot, live]);

  const feel = useCallback(
    (event: { ctrlKey: boolean; metaKey: boolean; shiftKey: boolean }): Feel => {
      const { isSnapping, grid_mm } = latest.current.session.state;
      return {
        reach_mm: REACH_PX / (live.current?.scale ?? 1),
        grid_mm: isSnapping ? grid_mm : null,
        isFree: !isSnapping || event.ctrlKey || event.metaKey,
        isStraight: event.shiftKey,
      };
    },
    [live],
  );
  const place = useCallback(
    (event: PointerEvent): Point => {
      const box = stage.current?.getBoundingClientRect();
      return [event.clientX - (box?.left ?? 0), event.clientY - (box?.top ?? 0)];
    },
    [stage],
  );

  const cancel = useCallback(() => {
    overlay.current?.clear();
    const held = hold.current;
    hold.current = null;
    held?.stop();
    latest.current.session.hold(false);
    return held !== null;
  }, []);

  const take = useCallback(
    (event: PointerEvent) => {
      const table = bench();
      if (event.button !== 0 || table === null || hold.current !== null) return false;
      const from = place(event);
      const { session } = table;
      session.hold(true);
      const held = press(table, from, event, feel(event));
      if (held === null) {
        session.hold(false);
        return false;
      }
      let hasMoved = false;
      let frame = 0;
      let last = event;
      const step = () => {
        frame = 0;
        held.move(place(last), feel(last));
      };
      const move = (next: PointerEvent) => {
        if (next.pointerId !== event.pointerId) return;
        last = next;
        const [x, y] = place(next);
        if (!hasMoved && Math.hypot(x - from[0], y - from[1]) < STEADY_PX) return;
        hasMoved = true;
        if (frame === 0) frame = requestAnimationFrame(step);
      };
      const end = (next: PointerEvent) => {
        if (next.pointerId !== event.pointerId) return;
        if (next.type === "pointercancel") {
          cancel();
          return;
        }
        hold.current?.stop();
        hold.current = null;
        // The last move may still wait for its frame.
        if (hasMoved) held.move(place(next), feel(next));
        held.end(place(next), feel(next), hasMoved, next);
        session.hold(false);
      };
      // Esc puts it back, and so does Ctrl+Z: nothing older is undone in the middle of a gesture.
      const keys = (pressed: KeyboardEvent) => {
        const isUndo = (pressed.ctrlKey || pressed.metaKey) && pressed.key.toLowerCase() === "z";
        if (pressed.key !== "Escape" && !isUndo) return;
        pressed.preventDefault();
        pressed.stopImmediatePropagation();
        cancel();
      };
      const stop = () => {
        cancelAnimationFrame(frame);
        window.removeEventListener("keydown", keys, true);
        window.removeEventListener("pointermove", move);
        window.removeEventListener("pointerup", end);
        window.removeEventListener("pointercancel", end);
      };
      window.addEventListener("keydown", keys, true);
      window.addEventListener("pointermove", move);
      window.addEventListener("pointerup", end);
      window.addEventListener("pointercancel", end);
      hold.current = { hold: held, stop };
      return true;
    },
    [bench, cancel, feel, place],
  );

  useEffect(() => {
    const element = stage.current;
    if (element === null) return;
    let frame = 0;
    const hover = (event: PointerEvent) => {
      at.current = place(event);
      const { tool, corners } = latest.current.session.state;
      if ((tool !== "corners" && tool !== "keep_clear") || corners.length === 0 || frame !== 0) return;
      frame = requestAnimationFrame(() => {
        frame = 0;
        const table = bench();
        if (table !== null && at.current !== null) showCorners(table, at.current, feel(event));
      });
    };
    element.addEventListener("pointermove", hover);
    return () => {
      cancelAnimationFrame(frame);
      element.removeEventListener("pointermove", hover);
      cancel();
    };
  }, [stage, bench, feel, place, cancel]);

  return useMemo(() => ({ take, cancel, isHolding: () => hold.current !== null, at }), [take, cancel]);
}
