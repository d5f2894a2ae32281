//! Backups of the workspace: make one, put one back, see whether all is whole.

use std::ops::ControlFlow;
use std::path::Path;

use serde::Serialize;
use store::backup::{self, RestoreOptions};
use ts_rs::TS;

use crate::error::AppError;
use crate::files::check_backup_target;
use crate::progress::{Progress, Stage, Watch};
use crate::session::{Session, SessionOptions};
use crate::texts::{Lang, figures, storing};

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
    check_backup_target(to)?;
    let made = session.store.backup_to(to, &mut |progress| told(progress, watch))?;
    Ok(BackedUp { path: made.path.display().to_string(), bytes: made.bytes })
}

fn told(progress: backup::Progress, watch: Watch<'_>) -> ControlFlow<()> {
    watch(Progress { stage: Stage::BackingUp, done: progress.done, total: progress.total, plan: None })
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
    /// Whether it is known who was erased since the backup. `false` where the replaced workspace did not read: people
    /// may be back who had been erased, and must be erased again by hand.
    pub erasures_known: bool,
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
        erased_marker: crate::people::ERASED.to_owned(),
        app_version: env!("CARGO_PKG_VERSION").to_owned(),
        now_ms: now.timestamp_millis(),
    };
    let restored = backup::restore(backup, workspace, &how, &mut |progress| told(progress, watch))?;
    Ok(RestoredOut {
        path: workspace.display().to_string(),
        erasures_known: restored.erasures_known,
        kept: restored.kept.map(|kept| kept.display().to_string()),
        erased_again: restored.erased_again,
    })
}

/// An automatic backup as it is sent.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct BackupOut {
    /// Where it is.
    pub path: String,
    /// When it was made, in words, on Jakarta's clocks.
    pub at: String,
    /// The same in milliseconds since 1970 in UTC.
    pub at_ms: i64,
    /// Why it was made: `daily`, `before-migration`, `before-import` or `by-hand`.
    pub reason: &'static str,
    /// The same in words.
    pub why: String,
    /// Its size, without the pictures.
    pub bytes: u64,
}

/// The automatic backups of a workspace, the newest first. It need not open, so that a damaged one can be restored.
///
/// # Errors
/// Where their folder cannot be listed.
pub fn list(workspace: &Path, lang: Lang) -> Result<Vec<BackupOut>, AppError> {
    Ok(backup::list_backups(workspace)?.into_iter().map(|made| out(lang, &made)).collect())
}

fn out(lang: Lang, made: &backup::Backup) -> BackupOut {
    BackupOut {
        path: made.path.display().to_string(),
        at: chrono::DateTime::from_timestamp_millis(made.taken_at_ms)
            .map(|at| figures::instant(lang, at))
            .unwrap_or_default(),
        at_ms: made.taken_at_ms,
        reason: made.reason.code(),
        why: storing::backup_reason(lang, made.reason).to_owned(),
        bytes: made.bytes,
    }
}

/// Makes a backup beside the others now; one made by hand is never thinned away.
///
/// # Errors
/// [`AppError::Backup`].
pub fn make_now(session: &Session) -> Result<BackupOut, AppError> {
    let made = backup::automatic(session.path(), backup::Reason::ByHand, session.now().timestamp_millis())?;
    Ok(out(session.lang(), &made))
}

/// Whether a backup's file is whole. It is not written to.
///
/// # Errors
/// [`AppError::ReadFile`] where it is gone, and as any read.
pub fn verify_file(session: &Session, backup: &Path) -> Result<Verified, AppError> {
    if !backup.is_file() {
        let cause = std::io::Error::from(std::io::ErrorKind::NotFound);
        return Err(AppError::ReadFile { path: backup.to_owned(), cause });
    }
    let problems = backup::check_file(backup)?;
    let words = |problem: &store::Problem| ProblemOut {
        code: problem.code(),
        message: storing::backup_problem_words(session.lang(), problem),
    };
    Ok(Verified { ok: problems.is_empty(), problems: problems.iter().map(words).collect() })
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
