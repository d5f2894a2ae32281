// Made by `cargo xtask codegen` from the contract in Rust. Do not edit.
import type { AppState } from "./AppState";
import type { ChangeOut } from "./ChangeOut";
import type { Empty } from "./Empty";
import type { EventChoice } from "./EventChoice";
import type { EventCreate } from "./EventCreate";
import type { ExhibitorOut } from "./ExhibitorOut";
import type { HistoryList } from "./HistoryList";
import type { Hit } from "./Hit";
import type { Overview } from "./Overview";
import type { PaletteSearch } from "./PaletteSearch";
import type { PreferencesSet } from "./PreferencesSet";
import type { Progress } from "./Progress";
import type { Restore } from "./Restore";
import type { Restored } from "./Restored";
import type { SamplePath } from "./SamplePath";
import type { ScreenSet } from "./ScreenSet";
import type { UndoneOut } from "./UndoneOut";
import type { WorkspacePath } from "./WorkspacePath";

export interface Commands {
  app_state: { request: Empty; response: AppState };
  preferences_set: { request: PreferencesSet; response: AppState };
  screen_set: { request: ScreenSet; response: Empty };
  workspace_open: { request: WorkspacePath; response: AppState };
  workspace_create: { request: WorkspacePath; response: AppState };
  workspace_close: { request: Empty; response: AppState };
  workspace_forget: { request: WorkspacePath; response: AppState };
  sample_open: { request: SamplePath; response: AppState; progress: Progress };
  backup_restore: { request: Restore; response: Restored; progress: Progress };
  event_select: { request: EventChoice; response: AppState };
  event_create: { request: EventCreate; response: AppState };
  overview: { request: Empty; response: Overview };
  palette_search: { request: PaletteSearch; response: Array<Hit> };
  history_list: { request: HistoryList; response: Array<ChangeOut> };
  history_undo: { request: Empty; response: UndoneOut };
  history_redo: { request: Empty; response: UndoneOut };
  exhibitors_list: { request: Empty; response: Array<ExhibitorOut> };
}
