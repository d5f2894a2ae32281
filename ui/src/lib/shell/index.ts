export { type Action, ActionRegistry, ActionsContext, useActions, useAllActions } from "./actions";
export type { Feature, Icon } from "./feature";
export { announceStep, useHistorySteps } from "./history";
export { isPressed, isTyping, type Keys, keyNames } from "./keys";
export { type Leaving, LeavingContext, LeavingRegistry, useHold, useMayLeave } from "./leaving";
export { useSelected } from "./selected";
export { type FindWay, type Target, type TargetKind, useWay, WayContext } from "./targets";
