// Provisional, as types.ts says: the declared list of commands. `progress` stands where a command reports on a channel.

import type * as T from "./types";

export interface Commands {
  app_state: { request: T.Empty; response: T.AppState };
  language_set: { request: T.LanguageSetRequest; response: T.AppState };
  workspace_open: { request: T.PathRequest; response: T.AppState };
  workspace_create: { request: T.PathRequest; response: T.AppState };
  sample_open: { request: T.SampleOpenRequest; response: T.AppState; progress: T.Progress };
  backup_restore: { request: T.BackupRestoreRequest; response: T.AppState; progress: T.Progress };
  job_cancel: { request: T.JobCancelRequest; response: null };
  event_create: { request: T.EventCreateRequest; response: T.AppState };
  event_select: { request: T.EventSelectRequest; response: T.AppState };
  overview: { request: T.Empty; response: T.Overview };
  history_undo: { request: T.Empty; response: T.HistoryMoved };
  history_redo: { request: T.Empty; response: T.HistoryMoved };
  palette_search: { request: T.PaletteSearchRequest; response: T.PaletteHit[] };
  exhibitors_list: { request: T.Empty; response: T.ExhibitorRow[] };
}
