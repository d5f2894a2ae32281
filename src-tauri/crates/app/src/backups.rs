//! Backups of the workspace: make one, put one back, see whether all is whole.

use std::ops::ControlFlow;
use std::path::Path;

use serde::Serialize;
use store::backup::{self, RestoreOptions};
use ts_rs::TS;

use crate::error::AppError;
use crate::progress::{Progress, Stage, Watch};
use crate::session::{Session, SessionOptions};
use crate::texts::storing;

/// A backup that was made.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct BackedUp {
    /// Where it is.
    pub path: String,
    /// How large it is.
    pub bytes: u64,
}

/// Copies the workspace to a file, checked before it gets its name.
///
/// # Errors
/// [`AppError::Backup`]: what was at the target is still there.
pub fn back_up(session: &Session, to: &Path, watch: Watch<'_>) -> Result<BackedUp, AppError> {
    let made = session.store.backup_to(to, &mut |progress| told(progress, watch))?;
    Ok(BackedUp { path: made.path.display().to_string(), bytes: made.bytes })
}

fn told(progress: backup::Progress, watch: Watch<'_>) -> ControlFlow<()> {
    watch(Progress { stage: Stage::BackingUp, done: progress.done, total: progress.total })
}

/// A backup that was put back.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct RestoredOut {
    /// The workspace.
    pub path: String,
    /// Where the replaced file is now; `None` where there was none.
    pub kept: Option<String>,
    /// People who had been erased since, and are again.
    pub erased_again: usize,
}

/// Puts a backup in the workspace's place. The replaced file is kept.
///
/// # Errors
/// [`AppError::Restore`]: the workspace is as it was.
pub fn restore(
    backup: &Path,
    workspace: &Path,
    options: &SessionOptions,
    watch: Watch<'_>,
) -> Result<RestoredOut, AppError> {
    let now = options.fixed_clock.unwrap_or_else(chrono::Utc::now);
    let how = RestoreOptions {
        erased_marker: "—".to_owned(),
        app_version: env!("CARGO_PKG_VERSION").to_owned(),
        now_ms: now.timestamp_millis(),
    };
    let restored = backup::restore(backup, workspace, &how, &mut |progress| told(progress, watch))?;
    Ok(RestoredOut {
        path: workspace.display().to_string(),
        kept: restored.kept.map(|kept| kept.display().to_string()),
        erased_again: restored.erased_again,
    })
}

/// Whether the workspace is whole.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Verified {
    /// Whether nothing was found.
    pub ok: bool,
    /// What was found.
    pub problems: Vec<ProblemOut>,
}

/// Something that is off.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct ProblemOut {
    /// Stable, in snake_case.
    pub code: &'static str,
    /// What it is and what to do.
    pub message: String,
}

/// Looks at every page and every rule of the workspace.
///
/// # Errors
/// As any read.
pub fn verify(session: &Session) -> Result<Verified, AppError> {
    let problems: Vec<ProblemOut> = store::verify(&session.store, None)?
        .iter()
        .map(|problem| ProblemOut {
            code: problem.code(),
            message: storing::problem_words(session.lang(), problem),
        })
        .collect();
    Ok(Verified { ok: problems.is_empty(), problems })
}
