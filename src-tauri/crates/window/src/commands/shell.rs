//! The window itself: which workspace is open, which event, what the person prefers.

use std::path::{Path, PathBuf};

use app::events::EventOut;
use app::history::StepOut;
use app::progress::Watch;
use app::session::{Mode, default_workspace};
use app::{Session, backups, events, history, sample};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::contract::Empty;
use crate::fault::CallError;
use crate::preferences::{Language, Preferences, Theme};
use crate::workspace::Window;

/// The workspace that is open.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct WorkspaceOut {
    /// Its file's name without the ending.
    pub name: String,
    /// Where it lies.
    pub path: String,
    /// What the person should know about that place.
    pub warnings: Vec<String>,
}

/// What every screen needs to know.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct AppState {
    /// The program's version.
    pub version: String,
    /// The workspace; none on the start screen.
    pub workspace: Option<WorkspaceOut>,
    /// The event that commands mean.
    pub event: Option<EventOut>,
    /// Every event of the workspace, the newest first.
    pub events: Vec<EventOut>,
    /// What an undo would take back.
    pub undo: Option<StepOut>,
    /// What a redo would do again.
    pub redo: Option<StepOut>,
    /// Another number whenever commands mean another workspace or another event: they name it, and those that meant
    /// the one before are refused.
    pub opening: u64,
    /// Changes whenever another program writes to the workspace.
    pub data_version: i64,
    /// What the person prefers.
    pub preferences: Preferences,
    /// Where a new workspace is proposed.
    pub default_path: String,
}

pub(crate) fn state(window: &Window, _: Empty) -> Result<AppState, CallError> {
    let preferences = window.preferences();
    let default_path = default_workspace().map(|path| path.display().to_string()).unwrap_or_default();
    let blank = AppState {
        version: env!("CARGO_PKG_VERSION").to_owned(),
        workspace: None,
        event: None,
        events: Vec::new(),
        undo: None,
        redo: None,
        opening: window.opening(),
        data_version: 0,
        preferences,
        default_path,
    };
    let Some(path) = window.path() else { return Ok(blank) };
    let data_version = window.data_version()?;
    window.reading(|session| {
        let steps = history::steps(session)?;
        Ok(AppState {
            workspace: Some(workspace_out(&path, session)),
            event: events::chosen(session)?,
            events: events::list(session)?,
            undo: steps.undo,
            redo: steps.redo,
            data_version,
            ..blank
        })
    })
}

fn workspace_out(path: &Path, session: &Session) -> WorkspaceOut {
    WorkspaceOut {
        name: path.file_stem().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default(),
        path: path.display().to_string(),
        warnings: session.warnings().to_vec(),
    }
}

/// What the person wants otherwise; what is not named stays.
#[derive(Debug, Default, Serialize, Deserialize, TS)]
#[ts(optional_fields = nullable)]
pub struct PreferencesSet {
    /// `id` or `en`.
    #[ts(as = "Option<Language>")]
    pub language: Option<String>,
    /// Light or dark.
    pub theme: Option<Theme>,
    /// 50 to 200.
    pub zoom_percent: Option<u16>,
    /// Who works here.
    pub operator: Option<String>,
}

pub(crate) fn set_preferences(window: &Window, request: PreferencesSet) -> Result<AppState, CallError> {
    window.prefer(|preferences| {
        if let Some(language) = request.language.filter(|code| app::Lang::from_code(code).is_some()) {
            preferences.language = language;
        }
        if let Some(theme) = request.theme {
            preferences.theme = theme;
        }
        if let Some(zoom) = request.zoom_percent {
            preferences.zoom_percent = zoom.clamp(50, 200);
        }
        if let Some(operator) = request.operator {
            operator.trim().clone_into(&mut preferences.operator);
        }
    });
    state(window, Empty {})
}

/// What a screen wants to remember.
#[derive(Debug, Serialize, Deserialize, TS)]
pub struct ScreenSet {
    /// The screen's own key.
    pub key: String,
    /// JSON that only the screen reads; an empty text forgets it.
    pub value: String,
}

pub(crate) fn set_screen(window: &Window, request: ScreenSet) -> Result<Empty, CallError> {
    window.prefer(|preferences| {
        if request.value.is_empty() {
            preferences.screens.remove(&request.key);
        } else {
            preferences.screens.insert(request.key, request.value);
        }
    });
    Ok(Empty {})
}

/// A workspace's file.
#[derive(Debug, Serialize, Deserialize, TS)]
pub struct WorkspacePath {
    /// Where it lies.
    pub path: String,
}

#[expect(clippy::needless_pass_by_value, reason = "every command takes its request")]
pub(crate) fn open(window: &Window, request: WorkspacePath) -> Result<AppState, CallError> {
    let path = PathBuf::from(&request.path);
    if !path.exists() {
        let cause = std::io::Error::from(std::io::ErrorKind::NotFound);
        return Err(app::AppError::ReadFile { path, cause }.into());
    }
    window.open(&path)?;
    state(window, Empty {})
}

#[expect(clippy::needless_pass_by_value, reason = "every command takes its request")]
pub(crate) fn create(window: &Window, request: WorkspacePath) -> Result<AppState, CallError> {
    window.open(&with_ending(Path::new(&request.path)))?;
    state(window, Empty {})
}

pub(crate) fn with_ending(path: &Path) -> PathBuf {
    if path.extension().is_some() { path.to_owned() } else { path.with_extension("jakcraft") }
}

pub(crate) fn close(window: &Window, _: Empty) -> Result<AppState, CallError> {
    window.close();
    state(window, Empty {})
}

#[expect(clippy::needless_pass_by_value, reason = "every command takes its request")]
pub(crate) fn forget(window: &Window, request: WorkspacePath) -> Result<AppState, CallError> {
    window.prefer(|preferences| preferences.forget(&request.path));
    state(window, Empty {})
}

/// Where to put the sample.
#[derive(Debug, Default, Serialize, Deserialize, TS)]
pub struct SamplePath {
    /// The workspace; a free name beside the default one where none is given.
    pub path: Option<String>,
}

pub(crate) fn open_sample(
    window: &Window,
    request: SamplePath,
    watch: Watch<'_>,
) -> Result<AppState, CallError> {
    let path = match request.path {
        Some(path) => with_ending(Path::new(&path)),
        None => free_sample_path()?,
    };
    window.open(&path)?;
    let made = window.writing(|session| {
        if events::list(session)?.is_empty() { sample::demo(session, watch).map(|_| ()) } else { Ok(()) }
    });
    if let Err(error) = made {
        window.close();
        return Err(error);
    }
    state(window, Empty {})
}

fn free_sample_path() -> Result<PathBuf, CallError> {
    let beside = default_workspace()?;
    let names = (1..).map(|number: u32| match number {
        1 => "contoh-jakcraft-2019.jakcraft".to_owned(),
        number => format!("contoh-jakcraft-2019-{number}.jakcraft"),
    });
    Ok(names.map(|name| beside.with_file_name(name)).find(|path| !path.exists()).unwrap_or(beside))
}

/// What to put back, and where.
#[derive(Debug, Serialize, Deserialize, TS)]
pub struct Restore {
    /// The backup.
    pub backup_path: String,
    /// The workspace that it takes the place of.
    pub target_path: String,
}

/// What was put back, and what every screen needs to know now.
#[derive(Debug, Serialize, TS)]
pub struct Restored {
    /// What was put back.
    pub restored: backups::RestoredOut,
    /// The window with it.
    pub state: AppState,
}

#[expect(clippy::needless_pass_by_value, reason = "every command takes its request")]
pub(crate) fn restore(window: &Window, request: Restore, watch: Watch<'_>) -> Result<Restored, CallError> {
    let target = with_ending(Path::new(&request.target_path));
    let was_open = window.path().map(|path| (path, window.opening()));
    // The file under an open workspace cannot be replaced.
    window.close();
    let restored =
        backups::restore(Path::new(&request.backup_path), &target, &window.options(Mode::Window), watch);
    let restored = match restored {
        Ok(restored) => restored,
        Err(error) => {
            if let Some((path, opening)) = was_open {
                window.open_again(&path, opening)?;
            }
            return Err(error.into());
        }
    };
    window.open(&target)?;
    Ok(Restored { restored, state: state(window, Empty {})? })
}

/// An event of the workspace.
#[derive(Debug, Serialize, Deserialize, TS)]
pub struct EventChoice {
    /// Its slug.
    pub slug: String,
}

#[expect(clippy::needless_pass_by_value, reason = "every command takes its request")]
pub(crate) fn select_event(window: &Window, request: EventChoice) -> Result<AppState, CallError> {
    window.choose_event(Some(&request.slug))?;
    state(window, Empty {})
}
