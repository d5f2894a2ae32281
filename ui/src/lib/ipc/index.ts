export { type Backend, backend, type FileKind, type PickRequest, setBackend } from "./backend";
export { chooseBackend } from "./choose";
export {
  type BareCommandName,
  type CommandName,
  call,
  callWithProgress,
  type LongCommandName,
  type ProgressOf,
  type RequestOf,
  type ResponseOf,
  setOpening,
} from "./client";
export { asCommandError, CommandError } from "./errors";
export type * from "./generated";
export { useHoldsRunOut } from "./holds";
export { type Pdf, usePdf } from "./pdf";
export { refreshAll, useChange, useCommand, useLongChange } from "./query";
export { useScreenMemory } from "./screens";
