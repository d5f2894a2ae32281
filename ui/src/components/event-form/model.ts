// The form of an event, for its beginning and for later: text as typed, days and times as the fields give them.

import type { EventForm } from "@/lib/ipc";

export interface Hours {
  opens: string;
  closes: string;
}

export interface EventDraft extends Hours {
  name: string;
  edition: string;
  theme: string;
  starts: string;
  ends: string;
  /** Whether days open at times of their own. */
  by_day: boolean;
  /** Those times; a day without any opens as usual. */
  hours: Record<string, Hours>;
  venue: string;
  venue_address: string;
  organizer: string;
  /** Line by line. */
  letterhead: string;
}

export const EMPTY_DRAFT: EventDraft = {
  name: "",
  edition: "",
  theme: "",
  starts: "",
  ends: "",
  opens: "10:00",
  closes: "20:00",
  by_day: false,
  hours: {},
  venue: "",
  venue_address: "",
  organizer: "",
  letterhead: "",
};

/** The fields that hold a text. */
export type TextKey = Exclude<keyof EventDraft, "by_day" | "hours">;

export type EventProblem =
  | "name_needed"
  | "edition_odd"
  | "day_needed"
  | "ends_before"
  | "too_long"
  | "time_needed"
  | "closes_before"
  | "lines_too_many";

export interface EventProblems {
  fields: Partial<Record<TextKey, EventProblem>>;
  /** By day. */
  days: Record<string, EventProblem>;
}

/** A show of more than two months is a slip of the year. */
const MOST_DAYS = 62;
const MOST_LINES = 8;

const DAY_MS = 86_400_000;

/** The days from the first to the last, both counted; none where they run backwards, and no more than an event can have. */
export function daysOf(starts: string, ends: string): string[] {
  const [first, last] = [Date.parse(`${starts}T00:00:00Z`), Date.parse(`${ends}T00:00:00Z`)];
  if (Number.isNaN(first) || Number.isNaN(last) || last < first) return [];
  const count = Math.min(Math.round((last - first) / DAY_MS) + 1, MOST_DAYS + 1);
  return Array.from({ length: count }, (_, index) =>
    new Date(first + index * DAY_MS).toISOString().slice(0, 10),
  );
}

/** The hours of a day. */
export function hoursOf(draft: EventDraft, day: string): Hours {
  const usual = { opens: draft.opens, closes: draft.closes };
  return draft.by_day ? (draft.hours[day] ?? usual) : usual;
}

function hoursProblem({ opens, closes }: Hours): EventProblem | null {
  if (opens === "" || closes === "") return "time_needed";
  return closes <= opens ? "closes_before" : null;
}

/** What stands in the way of keeping the draft. */
export function problems(draft: EventDraft): EventProblems {
  const fields: EventProblems["fields"] = {};
  const days: EventProblems["days"] = {};
  if (draft.name.trim() === "") fields.name = "name_needed";
  const edition = draft.edition.trim();
  if (edition !== "" && !(/^\d{1,5}$/.test(edition) && Number(edition) >= 1 && Number(edition) <= 65_535)) {
    fields.edition = "edition_odd";
  }
  if (draft.starts === "") fields.starts = "day_needed";
  if (draft.ends === "") fields.ends = "day_needed";
  else if (draft.ends < draft.starts) fields.ends = "ends_before";
  else if (daysOf(draft.starts, draft.ends).length > MOST_DAYS) fields.ends = "too_long";
  const usual = hoursProblem(draft);
  if (usual !== null) fields.closes = usual;
  if (draft.by_day && fields.ends === undefined) {
    for (const day of daysOf(draft.starts, draft.ends)) {
      const problem = hoursProblem(hoursOf(draft, day));
      if (problem !== null) days[day] = problem;
    }
  }
  if (linesOf(draft.letterhead).length > MOST_LINES) fields.letterhead = "lines_too_many";
  return { fields, days };
}

export function isSound(found: EventProblems): boolean {
  return Object.keys(found.fields).length === 0 && Object.keys(found.days).length === 0;
}

/** The lines of a letterhead, without empty ones at its end. */
export function linesOf(text: string): string[] {
  const trimmed = text.trimEnd();
  return trimmed === "" ? [] : trimmed.split("\n").map((line) => line.trim());
}

const orNull = (text: string) => (text.trim() === "" ? null : text.trim());

/** A draft without problems, as it is sent. */
export function toForm(draft: EventDraft): EventForm {
  return {
    name: draft.name.trim(),
    edition: draft.edition.trim() === "" ? null : Number(draft.edition.trim()),
    theme: orNull(draft.theme),
    venue: orNull(draft.venue),
    venue_address: orNull(draft.venue_address),
    organizer: orNull(draft.organizer),
    starts_on: draft.starts,
    ends_on: draft.ends,
    days: daysOf(draft.starts, draft.ends).map((day) => ({ day, ...hoursOf(draft, day) })),
    letterhead: linesOf(draft.letterhead),
  };
}

/** `10:00:00` as `10:00`, which the fields give. */
const minutes = (time: string) => time.slice(0, 5);

/** An event as the form shows it. */
export function toDraft(form: EventForm): EventDraft {
  const hours = Object.fromEntries(
    form.days.map(({ day, opens, closes }) => [day, { opens: minutes(opens), closes: minutes(closes) }]),
  );
  const usual = hours[form.starts_on] ?? { opens: EMPTY_DRAFT.opens, closes: EMPTY_DRAFT.closes };
  const differs = ({ opens, closes }: Hours) => opens !== usual.opens || closes !== usual.closes;
  const by_day = Object.values(hours).some(differs);
  return {
    name: form.name,
    edition: form.edition === null ? "" : String(form.edition),
    theme: form.theme ?? "",
    starts: form.starts_on,
    ends: form.ends_on,
    ...usual,
    by_day,
    hours: by_day ? hours : {},
    venue: form.venue ?? "",
    venue_address: form.venue_address ?? "",
    organizer: form.organizer ?? "",
    letterhead: form.letterhead.join("\n"),
  };
}
