import { type RefObject, useCallback, useEffect, useRef } from "react";
import type { BoothView } from "@/lib/ipc";
import type { Firm } from "./model/find";
import type { StageHandle } from "./Stage";
import type { Carrying } from "./useCarrying";

const STEADY_PX = 5;

/** A press, of React's or the browser's own. */
type Press = Pick<PointerEvent, "button" | "clientX" | "clientY" | "target">;

/**
 * Drags a firm from a list or its booth onto a booth. Only the small ghost moves with the hand; it says what the booth
 * below it would cost.
 */
export function useDrag(
  stage: RefObject<StageHandle | null>,
  ghost: RefObject<HTMLElement | null>,
  carrying: Carrying,
  /** What is said of a booth while the firm is held over it. */
  sayOf: (booth: BoothView) => string | null,
): (firm: Firm, event: Press) => void {
  const latest = useRef(carrying);
  latest.current = carrying;
  const say = useRef(sayOf);
  say.current = sayOf;
  const stop = useRef<() => void>(() => undefined);
  useEffect(() => () => stop.current(), []);
  return useCallback(
    (firm, event) => {
      if (event.button !== 0 || (event.target instanceof Element && event.target.closest("button") !== null))
        return;
      const begun = [event.clientX, event.clientY] as const;
      let moving = false;
      let over: BoothView | null = null;
      const move = (now: PointerEvent) => {
        if (!moving) {
          if (Math.hypot(now.clientX - begun[0], now.clientY - begun[1]) < STEADY_PX) return;
          moving = true;
          latest.current.begin({ kind: "place", firm });
          if (ghost.current !== null) {
            ghost.current.textContent = firm.name;
            ghost.current.hidden = false;
          }
        }
        if (ghost.current !== null) {
          ghost.current.style.transform = `translate(${now.clientX + 12}px, ${now.clientY + 12}px)`;
        }
        const booth = stage.current?.boothAtClient(now.clientX, now.clientY) ?? null;
        if (booth?.id !== over?.id) {
          over = booth;
          latest.current.over(booth);
          const said = booth === null ? null : say.current(booth);
          if (ghost.current !== null) {
            ghost.current.textContent = said === null ? firm.name : `${firm.name} · ${said}`;
          }
        }
      };
      const end = (now: PointerEvent) => {
        stop.current();
        if (!moving) return;
        if (now.type === "pointerup" && over !== null) latest.current.drop(over);
        else latest.current.cancel();
      };
      // A press on the way must not mark the words that it comes over.
      const keepUnmarked = (now: Event) => now.preventDefault();
      stop.current = () => {
        window.removeEventListener("selectstart", keepUnmarked);
        window.removeEventListener("pointermove", move);
        window.removeEventListener("pointerup", end);
        window.removeEventListener("pointercancel", end);
        if (ghost.current !== null) ghost.current.hidden = true;
        stop.current = () => undefined;
      };
      window.addEventListener("selectstart", keepUnmarked);
      window.addEventListener("pointermove", move);
      window.addEventListener("pointerup", end);
      window.addEventListener("pointercancel", end);
    },
    [stage, ghost],
  );
}
