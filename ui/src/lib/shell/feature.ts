import type { ComponentType } from "react";
import type { TextKey } from "@/lib/i18n";
import type { BareCommandName } from "@/lib/ipc";
import type { TargetKind } from "./targets";

export type Icon = ComponentType<{
  size?: number | string;
  stroke?: number | string;
  "aria-hidden"?: boolean;
}>;

/** A screen of the rail. A feature folder's index.ts exports one; src/app/features.ts lists them. */
export interface Feature {
  id: string;
  /** Its address, in the words of the interface: `/peserta`. */
  path: `/${string}`;
  label: TextKey;
  icon: Icon;
  /** Its place in the rail, from the top. */
  order: number;
  /** What a warning or a hit of the search may open here; the screen finds the id with `useSelected`. */
  opens?: readonly TargetKind[];
  /** What it asks for as soon as it is shown: where the window begins with it, that is asked for ahead. */
  reads?: readonly BareCommandName[];
  /** Loaded when it is first gone to. */
  load: () => Promise<{ default: ComponentType }>;
}
