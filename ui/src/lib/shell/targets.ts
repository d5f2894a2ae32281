import { createContext, useContext } from "react";
import type { Target } from "@/lib/ipc";

/** Where to go for a target, or null where no screen shows such a thing. */
export type FindWay = (target: Target) => (() => void) | null;

export const WayContext = createContext<FindWay>(() => null);

export function useWay(): FindWay {
  return useContext(WayContext);
}
