import type { UnderlayOut } from "./UnderlayOut";
import type { StepOut } from "./StepOut";
export type UnderlayChanged = { underlay: UnderlayOut | null, undo: StepOut | null };
