import type { Step, StepKey } from "@/lib/ipc";
import type { Target } from "@/lib/shell";

export type StepState = "done" | "now" | "later";

/** Which steps are done, which is next, which come later. A step without anything to do is left out. */
export function stepStates(steps: readonly Step[]): (Step & { state: StepState })[] {
  const relevant = steps.filter((step) => step.key !== "doubles" || step.total > 0);
  const next = relevant.findIndex((step) => !step.done);
  return relevant.map((step, index) => ({
    ...step,
    state: step.done ? "done" : index === next ? "now" : "later",
  }));
}

/** Where each step is done. */
export const STEP_TARGETS: Record<StepKey, Target> = {
  import: { kind: "import", id: null },
  doubles: { kind: "import", id: "ditahan" },
  accept: { kind: "exhibitor", id: null },
  booths: { kind: "floor_plan", id: null },
  assign: { kind: "floor_plan", id: null },
  badges: { kind: "badges", id: null },
  floor_plan: { kind: "floor_plan", id: null },
};
