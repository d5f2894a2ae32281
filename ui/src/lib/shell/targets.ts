import { createContext, useContext } from "react";

/** What a warning, a step or a hit of the search is about. */
export type TargetKind =
  | "exhibitor"
  | "booth"
  | "person"
  | "import"
  | "floor_plan"
  | "badges"
  | "event"
  | "settings"
  | "assignment";

export type Target = { kind: TargetKind; id: string | null };

/** Where to go for a target, or null where no screen shows such a thing. */
export type FindWay = (target: Target) => (() => void) | null;

export const WayContext = createContext<FindWay>(() => null);

export function useWay(): FindWay {
  return useContext(WayContext);
}
