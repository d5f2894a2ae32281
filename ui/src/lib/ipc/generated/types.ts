// Provisional: written by hand in the shape in which `ts-rs` will write it from the wire types of the `app` crate.
// Generation replaces this whole folder; nothing else is to be kept in it.

export type Language = "id" | "en";

export type ParticipationStatus =
  | "applied"
  | "complete"
  | "in_curation"
  | "passed"
  | "coaching"
  | "training"
  | "not_passed"
  | "accepted"
  | "waitlisted"
  | "offered"
  | "confirmed"
  | "present"
  | "completed"
  | "withdrawn";

/** What a warning, a step or a hit of the search is about. */
export type TargetKind =
  | "exhibitor"
  | "booth"
  | "person"
  | "import"
  | "floor_plan"
  | "badges"
  | "event"
  | "backups";

export type Target = { kind: TargetKind; id: string | null };

export type Fault = { code: string; message: string; details: unknown };

export type Stage = "reading" | "understanding" | "backing_up" | "writing" | "planning" | "printing";

/** How far long work is. `total` is 0 where it is not known. */
export type Progress = { stage: Stage; done: number; total: number };

export type Empty = Record<string, never>;

export type WorkspacePlace = { name: string; path: string };

/** Days are `YYYY-MM-DD`. */
export type EventHead = {
  id: string;
  slug: string;
  name: string;
  theme: string | null;
  starts: string;
  ends: string;
  venue: string | null;
};

export type HistoryStep = { label: string };

export type AppState = {
  workspace: WorkspacePlace | null;
  event: EventHead | null;
  events: EventHead[];
  undo: HistoryStep | null;
  redo: HistoryStep | null;
  language: Language;
  recent: string[];
};

export type PathRequest = { path: string };
export type SampleOpenRequest = { path: string | null };
export type BackupRestoreRequest = { backup_path: string; target_path: string };
export type LanguageSetRequest = { language: Language };
export type JobCancelRequest = { job: string };

/** `opens` and `closes` are `HH:MM`, the same for every day until somebody says otherwise. */
export type EventCreateRequest = {
  name: string;
  slug: string;
  theme: string | null;
  starts: string;
  ends: string;
  opens: string;
  closes: string;
  venue: string | null;
  organizer: string | null;
};

export type EventSelectRequest = { slug: string };

export type OverviewCounts = {
  /** Firms in the event, whatever their status. */
  exhibitors: number;
  applied: number;
  complete: number;
  in_curation: number;
  passed: number;
  /** Firms with a right to a booth: accepted, offered, confirmed, present, completed. */
  accepted: number;
  waitlisted: number;
  /** Accepted firms that have a booth. */
  placed: number;
  booths: number;
  booths_free: number;
  holders: number;
  badges_issued: number;
  /** Rows of a list that are held because they may double others. */
  held: number;
};

export type OverviewStepKey = "import" | "doubles" | "accept" | "floor_plan" | "assign" | "badges";

/** `count` of `total`; `total` is 0 where there is nothing to count yet. */
export type OverviewStep = { key: OverviewStepKey; done: boolean; count: number; total: number };

export type OverviewWarning = { code: string; message: string; target: Target | null };

/** `opens` and `closes` are `HH:MM`. */
export type CalendarDay = { date: string; opens: string; closes: string };

export type Overview = {
  counts: OverviewCounts;
  steps: OverviewStep[];
  warnings: OverviewWarning[];
  calendar: CalendarDay[];
};

export type HistoryMoved = { label: string; what: string };

export type PaletteSearchRequest = { text: string; limit: number };
export type PaletteHit = { kind: "exhibitor" | "booth" | "person"; id: string; title: string; subtitle: string };

export type ExhibitorRow = {
  id: string;
  participation: string;
  name: string;
  owner: string | null;
  nib: string | null;
  phone: string | null;
  category: string | null;
  supported_by: string | null;
  city: string | null;
  status: ParticipationStatus;
  booth_size: string;
  power_va: number;
  booths: string[];
};
