export type { Commands } from "./commands";
export type * from "./types";
