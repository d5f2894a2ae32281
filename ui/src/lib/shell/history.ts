import { useEffect, useRef } from "react";
import type { UndoneOut } from "@/lib/ipc";

type Listener = (step: UndoneOut) => void;
const listeners = new Set<Listener>();

/** The shell has undone or redone something: the screen goes there. */
export function announceStep(step: UndoneOut): void {
  for (const listener of listeners) listener(step);
}

/** Hears of every undo and redo while the screen is shown. */
export function useHistorySteps(onStep: Listener): void {
  const latest = useRef(onStep);
  latest.current = onStep;
  useEffect(() => {
    const listener: Listener = (step) => latest.current(step);
    listeners.add(listener);
    return () => void listeners.delete(listener);
  }, []);
}
