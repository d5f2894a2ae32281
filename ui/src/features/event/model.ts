import type { EventCreate } from "@/lib/ipc";

/** What the form of a new event holds: text as typed, days and times as the fields give them. */
export interface EventDraft {
  name: string;
  theme: string;
  starts: string;
  ends: string;
  opens: string;
  closes: string;
  venue: string;
  organizer: string;
}

export const EMPTY_DRAFT: EventDraft = {
  name: "",
  theme: "",
  starts: "",
  ends: "",
  opens: "10:00",
  closes: "20:00",
  venue: "",
  organizer: "",
};

export type EventProblem = "name_needed" | "day_needed" | "ends_before" | "closes_before";

/** What stands in the way of creating the event, by field. */
export function problems(draft: EventDraft): Partial<Record<keyof EventDraft, EventProblem>> {
  const found: Partial<Record<keyof EventDraft, EventProblem>> = {};
  if (draft.name.trim() === "") found.name = "name_needed";
  if (draft.starts === "") found.starts = "day_needed";
  if (draft.ends === "") found.ends = "day_needed";
  else if (draft.ends < draft.starts) found.ends = "ends_before";
  if (draft.closes <= draft.opens) found.closes = "closes_before";
  return found;
}

/** `JakCraft 2019` as `jakcraft-2019`. */
export function slugOf(name: string): string {
  const plain = name.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
  return plain.replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, "") || "pameran";
}

const orNull = (text: string) => (text.trim() === "" ? null : text.trim());

export function toRequest(draft: EventDraft): EventCreate {
  return {
    name: draft.name.trim(),
    slug: slugOf(draft.name),
    theme: orNull(draft.theme),
    starts_on: draft.starts,
    ends_on: draft.ends,
    opens: draft.opens,
    closes: draft.closes,
    venue: orNull(draft.venue),
    organizer: orNull(draft.organizer),
  };
}
