import type { Texts } from "@/lib/i18n/text";
import { assignment } from "./assignment";
import { badges } from "./badges";
import { dates } from "./dates";
import { editor } from "./editor";
import { event } from "./event";
import { exhibitors } from "./exhibitors";
import { floor } from "./floor";
import { importing } from "./importing";
import { lots } from "./lots";
import { overview } from "./overview";
import { paper } from "./paper";
import { settings } from "./settings";
import { shell } from "./shell";
import { start } from "./start";
import { states } from "./states";
import { status } from "./status";
import { table } from "./table";
import { underlay } from "./underlay";
import { unsaved } from "./unsaved";

/** Every subject. A feature's texts are a file of their own and one line here. */
export const texts = {
  assignment,
  badges,
  dates,
  editor,
  event,
  exhibitors,
  importing,
  floor,
  lots,
  overview,
  paper,
  settings,
  shell,
  start,
  states,
  status,
  table,
  underlay,
  unsaved,
} satisfies Record<string, Texts>;
