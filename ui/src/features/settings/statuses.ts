import type { OwnStatusName, ParticipationStatus, StatusLabel } from "@/lib/ipc";

/** The office's own words by status; empty for the program's. */
export type StatusDraft = Record<ParticipationStatus, { id: string; en: string }>;

export type StatusProblem = "status_too_long" | "status_twice";

export function statusDraft(labels: readonly StatusLabel[]): StatusDraft {
  return Object.fromEntries(
    labels.map((label) => [label.status, { id: label.own_id, en: label.own_en }]),
  ) as StatusDraft;
}

const MOST_LETTERS = 30;

/** What is off, by `status.language`: two statuses must not have one name, nor a word burst a column. */
export function statusProblems(
  draft: StatusDraft,
  labels: readonly StatusLabel[],
): Record<string, StatusProblem> {
  const found: Record<string, StatusProblem> = {};
  for (const language of ["id", "en"] as const) {
    const seen = new Map<string, string>();
    for (const label of labels) {
      const own = draft[label.status][language].trim();
      const key = `${label.status}.${language}`;
      if ([...own].length > MOST_LETTERS) found[key] = "status_too_long";
      const word = (own || (language === "id" ? label.standard_id : label.standard_en)).toLocaleLowerCase();
      const other = seen.get(word);
      if (other !== undefined) found[own === "" ? other : key] = "status_twice";
      seen.set(word, key);
    }
  }
  return found;
}

/** The draft as it is sent. */
export function namesOf(draft: StatusDraft): OwnStatusName[] {
  return Object.entries(draft)
    .map(([status, { id, en }]) => ({ status, id: id.trim(), en: en.trim() }))
    .filter(({ id, en }) => id !== "" || en !== "");
}
