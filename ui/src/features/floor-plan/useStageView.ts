import { type RefObject, useCallback, useEffect, useLayoutEffect, useRef, useState } from "react";
import { flushSync } from "react-dom";
import type { Bounds, Point } from "./model/geometry";
import {
  flyTo,
  isOutside,
  isSame,
  pan,
  type Size,
  showing,
  transform,
  type Viewport,
  zoom,
} from "./model/viewport";

const SETTLE_MS = 160;
const FLIGHT_MS = 220;
const STEP = 1.35;
/** Less than this is a click with an unsteady hand. */
const STEADY_PX = 4;

export interface StageView {
  size: Size;
  /** The view that the layer was drawn for. */
  drawn: Viewport | null;
  /** The view that is on the screen. */
  live: RefObject<Viewport | null>;
  fitAll: () => void;
  zoomBy: (direction: 1 | -1) => void;
  fly: (bounds: Bounds, onlyIfOutside?: boolean) => void;
}

/**
 * Pan and zoom of a stage. While the hand moves, the drawn layer is moved as a whole by CSS; when it rests, the layer
 * is drawn anew.
 */
export function useStageView(
  stage: RefObject<HTMLElement | null>,
  layer: RefObject<HTMLElement | null>,
  whole: Bounds,
  hall: string,
  onTap: (at: Point) => void,
  /** Takes a press for itself, so that it does not pan. */
  takes?: (event: PointerEvent) => boolean,
): StageView {
  const [size, setSize] = useState<Size>({ width: 0, height: 0 });
  const [drawn, setDrawn] = useState<Viewport | null>(null);
  const live = useRef<Viewport | null>(null);
  const drawnNow = useRef<Viewport | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const tap = useRef(onTap);
  tap.current = onTap;
  const taking = useRef(takes);
  taking.current = takes;

  const settle = useCallback(() => {
    clearTimeout(timer.current);
    setDrawn(live.current);
  }, []);
  const show = useCallback(
    (view: Viewport, wait_ms: number | null, flight = false) => {
      live.current = view;
      const [element, from] = [layer.current, drawnNow.current];
      if (element !== null && from !== null) {
        element.style.transition = flight ? `transform ${FLIGHT_MS}ms ease-out` : "";
        element.style.transform = transform(from, view);
      }
      clearTimeout(timer.current);
      if (wait_ms !== null) timer.current = setTimeout(settle, wait_ms);
    },
    [layer, settle],
  );
  useEffect(() => () => clearTimeout(timer.current), []);

  // What was drawn for the view on the screen needs no moving.
  useLayoutEffect(() => {
    drawnNow.current = drawn;
    const element = layer.current;
    if (element === null || drawn === null || live.current === null) return;
    element.style.transition = "";
    element.style.transform = isSame(drawn, live.current) ? "" : transform(drawn, live.current);
  }, [drawn, layer]);

  useLayoutEffect(() => {
    const element = stage.current;
    if (element === null) return;
    const measure = () => setSize({ width: element.clientWidth, height: element.clientHeight });
    measure();
    // Drawn before the next picture: a drawing of the old size would be stretched to the new one for a moment.
    const observer = new ResizeObserver(() => flushSync(measure));
    observer.observe(element);
    return () => observer.disconnect();
  }, [stage]);

  // A hall that comes to the screen is shown whole; a plan that changes under the eyes stays where it is.
  const shown = useRef("");
  useLayoutEffect(() => {
    if (size.width === 0 || shown.current === hall) return;
    shown.current = hall;
    live.current = showing(whole, size);
    settle();
  }, [hall, whole, size, settle]);

  useEffect(() => {
    const element = stage.current;
    if (element === null) return;
    let held: { id: number; last: Point; moved: boolean } | null = null;
    const here = (event: MouseEvent): Point => {
      const box = element.getBoundingClientRect();
      return [event.clientX - box.left, event.clientY - box.top];
    };
    const wheel = (event: WheelEvent) => {
      event.preventDefault();
      if (live.current === null) return;
      const lines = event.deltaMode === 1 ? 20 : 1;
      if (event.shiftKey) show(pan(live.current, -event.deltaY * lines, 0), SETTLE_MS);
      else show(zoom(live.current, Math.exp(-event.deltaY * lines * 0.0015), here(event)), SETTLE_MS);
    };
    const down = (event: PointerEvent) => {
      if (event.button > 1 || taking.current?.(event) === true) return;
      held = { id: event.pointerId, last: here(event), moved: false };
    };
    const move = (event: PointerEvent) => {
      if (held === null || event.pointerId !== held.id || live.current === null) return;
      const at = here(event);
      const [dx, dy] = [at[0] - held.last[0], at[1] - held.last[1]];
      if (!held.moved && Math.hypot(dx, dy) < STEADY_PX) return;
      if (!held.moved) element.setPointerCapture(event.pointerId);
      held = { ...held, last: at, moved: true };
      show(pan(live.current, dx, dy), null);
    };
    const up = (event: PointerEvent) => {
      if (held === null || event.pointerId !== held.id) return;
      const { moved } = held;
      held = null;
      if (moved) settle();
      else if (event.type === "pointerup" && event.button === 0) tap.current(here(event));
    };
    element.addEventListener("wheel", wheel, { passive: false });
    element.addEventListener("pointerdown", down);
    element.addEventListener("pointermove", move);
    element.addEventListener("pointerup", up);
    element.addEventListener("pointercancel", up);
    return () => {
      element.removeEventListener("wheel", wheel);
      element.removeEventListener("pointerdown", down);
      element.removeEventListener("pointermove", move);
      element.removeEventListener("pointerup", up);
      element.removeEventListener("pointercancel", up);
    };
  }, [stage, show, settle]);

  return {
    size,
    drawn,
    live,
    fitAll: useCallback(() => show(showing(whole, size), FLIGHT_MS, true), [show, whole, size]),
    zoomBy: useCallback(
      (direction) => {
        if (live.current === null) return;
        const middle: Point = [size.width / 2, size.height / 2];
        show(zoom(live.current, direction === 1 ? STEP : 1 / STEP, middle), SETTLE_MS, true);
      },
      [show, size],
    ),
    fly: useCallback(
      (bounds, onlyIfOutside = false) => {
        const now = live.current;
        if (now === null || (onlyIfOutside && !isOutside(now, bounds, size))) return;
        show(flyTo(now, bounds, size), FLIGHT_MS, true);
      },
      [show, size],
    ),
  };
}
