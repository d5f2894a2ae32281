import type { NewRole, RoleOut, Validity } from "@/lib/ipc";
import { contrast } from "@/lib/look/contrast";
import { ROLE_COLOURS } from "@/lib/look/tokens";

export interface SpanDraft {
  /** Tells spans apart while they are edited. */
  key: number;
  first_day: string;
  last_day: string;
  /** Empty for the day's beginning. */
  from: string;
  /** Empty for the day's end. */
  until: string;
  /** Empty for every gate. */
  gate: string;
}

export interface RoleDraft {
  name_id: string;
  name_en: string;
  colour: string;
  spans: SpanDraft[];
}

export type SpanProblem = "span_day_needed" | "span_backwards" | "span_hours";
export interface RoleProblems {
  name_id?: "entry_needed";
  name_en?: "entry_needed";
  colour?: "role_colour_odd";
  /** By the key of a span. */
  spans: Record<number, SpanProblem>;
}

const minutes = (time: string | null) => (time ?? "").slice(0, 5);

function spanOf(span: Validity, key: number): SpanDraft {
  const { first_day, last_day, gate } = span;
  return { key, first_day, last_day, from: minutes(span.from), until: minutes(span.until), gate: gate ?? "" };
}

export function draftOf(role: RoleOut): RoleDraft {
  const { name_id, name_en, colour, validities } = role;
  return { name_id, name_en, colour: colour.toUpperCase(), spans: validities.map(spanOf) };
}

/** What a role that is to be added begins with. */
export const NEW_ROLE: RoleDraft = { name_id: "", name_en: "", colour: ROLE_COLOURS.visitor, spans: [] };

const COLOUR = /^#[0-9a-f]{6}$/i;

export function roleProblems(draft: RoleDraft): RoleProblems {
  const found: RoleProblems = { spans: {} };
  if (draft.name_id.trim() === "") found.name_id = "entry_needed";
  if (draft.name_en.trim() === "") found.name_en = "entry_needed";
  if (!COLOUR.test(draft.colour.trim())) found.colour = "role_colour_odd";
  for (const span of draft.spans) {
    if (span.first_day === "" || span.last_day === "") found.spans[span.key] = "span_day_needed";
    else if (span.last_day < span.first_day) found.spans[span.key] = "span_backwards";
    else if (span.from !== "" && span.until !== "" && span.until <= span.from) {
      found.spans[span.key] = "span_hours";
    }
  }
  return found;
}

export function isSound({ spans, ...fields }: RoleProblems): boolean {
  return Object.keys(fields).length === 0 && Object.keys(spans).length === 0;
}

/** A draft without problems, as it is sent. */
export function editOf(draft: RoleDraft): NewRole {
  return {
    name_id: draft.name_id.trim(),
    name_en: draft.name_en.trim(),
    colour: draft.colour.trim(),
    validities: draft.spans.map(({ first_day, last_day, from, until, gate }) => ({
      first_day,
      last_day,
      from: from === "" ? null : from,
      until: until === "" ? null : until,
      gate: gate.trim() === "" ? null : gate.trim(),
    })),
  };
}

/** White where it reads on the colour, else ink, as on paper; null for what is no colour. */
export function writingOn(colour: string): "white" | "dark" | null {
  if (!COLOUR.test(colour.trim())) return null;
  return contrast(colour.trim(), "#FFFFFF") >= 4.5 ? "white" : "dark";
}
