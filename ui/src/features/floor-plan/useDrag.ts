import {
  type PointerEvent as ReactPointerEvent,
  type RefObject,
  useCallback,
  useEffect,
  useRef,
} from "react";
import type { BoothView } from "@/lib/ipc";
import type { Firm } from "./model/find";
import type { StageHandle } from "./Stage";
import type { Carrying } from "./useCarrying";

const STEADY_PX = 5;

/** Drags a firm from the list onto a booth. Only the small ghost moves with the hand. */
export function useDrag(
  stage: RefObject<StageHandle | null>,
  ghost: RefObject<HTMLElement | null>,
  carrying: Carrying,
): (firm: Firm, event: ReactPointerEvent) => void {
  const latest = useRef(carrying);
  latest.current = carrying;
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
        }
      };
      const end = (now: PointerEvent) => {
        stop.current();
        if (!moving) return;
        if (now.type === "pointerup" && over !== null) latest.current.drop(over);
        else latest.current.cancel();
      };
      stop.current = () => {
        window.removeEventListener("pointermove", move);
        window.removeEventListener("pointerup", end);
        window.removeEventListener("pointercancel", end);
        if (ghost.current !== null) ghost.current.hidden = true;
        stop.current = () => undefined;
      };
      window.addEventListener("pointermove", move);
      window.addEventListener("pointerup", end);
      window.addEventListener("pointercancel", end);
    },
    [stage, ghost],
  );
}
