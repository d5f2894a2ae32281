//! Backups: a copy by SQLite's online backup under another name, checked, and only then given its own. What was
//! there before stays until then, so a full disk leaves the old backup.
//!
//! A backup is a workspace in one file, without a log beside it. Its images lie in a second file: `FILE.media`
//! beside one made by hand; for the automatic ones in one file `media` for all, to which each adds what is new.

mod automatic;
mod error;
mod part;
mod restore;
#[cfg(test)]
mod tests;
mod thin;

use std::fs;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

use rusqlite::backup::{Backup as OnlineBackup, StepResult};
use rusqlite::{Connection, Transaction, TransactionBehavior};

pub use automatic::{Backup, automatic, daily_is_due, list_backups};
pub use error::{BackupError, RestoreError};
pub(crate) use part::{give_name, part_file, sync_file, sync_folder};
pub use restore::{RestoreOptions, Restored, restore};
pub use thin::{Reason, thin};

use crate::error::StoreError;
use crate::media::MediaStore;
use crate::media_references;
use crate::open::beside::{folder_of, media_path, wal_and_shm};
use crate::open::{self, APPLICATION_ID, OpenError, connect, lock};
use crate::store::Store;
use crate::verify;

/// How far a backup or a restore is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Progress {
    /// What is being copied.
    pub stage: Stage,
    /// Pages or images done.
    pub done: u64,
    /// Pages or images in all.
    pub total: u64,
}

/// What is being copied.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stage {
    /// The workspace, by pages.
    Workspace,
    /// The media file, by images.
    Media,
}

/// Hears of the progress; answers [`ControlFlow::Break`] to cancel, which leaves everything as it was.
pub type OnProgress<'a> = &'a mut dyn FnMut(Progress) -> ControlFlow<()>;

/// For whoever does not ask.
pub fn no_progress(_: Progress) -> ControlFlow<()> {
    ControlFlow::Continue(())
}

/// A backup that was made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BackupMade {
    /// Where.
    pub path: PathBuf,
    /// The size of the workspace's copy, without the media.
    pub bytes: u64,
    /// Images that the backup's media file did not have yet.
    pub media_copied: usize,
}

impl Store {
    /// Backs the workspace up to a file, with its images in `FILE.media`. Others may write meanwhile: the copy
    /// is of one moment. It reads through a connection of its own.
    ///
    /// # Errors
    /// [`BackupError`]; what was at the target before is still there.
    pub fn backup_to(&self, target: &Path, progress: OnProgress<'_>) -> Result<BackupMade, BackupError> {
        match self.path() {
            Some(workspace) => backup_to(workspace, target, progress),
            None => copy(&self.conn, None, target, &media_path(target), progress),
        }
    }
}

/// [`Store::backup_to`] of a workspace that need not be open here, for a thread that has no [`Store`].
///
/// # Errors
/// [`BackupError`]; what was at the target before is still there.
pub fn backup_to(
    workspace: &Path,
    target: &Path,
    progress: OnProgress<'_>,
) -> Result<BackupMade, BackupError> {
    let made = copy_from(workspace, target, &media_path(target), progress)?;
    // What was erased since the backup that this one replaces must not stay beside it.
    let backup = connect::to_read(target).map_err(StoreError::from)?;
    let referenced = media_references::all(&backup)?;
    if media_path(target).exists() {
        let mut media = MediaStore::at(&media_path(target)).map_err(BackupError::Media)?;
        media.sweep(&referenced)?;
        media.into_one_file()?;
    }
    Ok(made)
}

fn copy_from(
    workspace: &Path,
    target: &Path,
    media_target: &Path,
    progress: OnProgress<'_>,
) -> Result<BackupMade, BackupError> {
    if !workspace.is_file() {
        return Err(BackupError::Workspace(OpenError::FileMissing { path: workspace.to_owned() }));
    }
    open::check_is_workspace(workspace).map_err(BackupError::Workspace)?;
    let source = connect::existing(workspace, connect::BUSY_TIMEOUT).map_err(StoreError::from)?;
    copy(&source, Some(workspace), target, media_target, progress)
}

fn copy(
    source: &Connection,
    workspace: Option<&Path>,
    target: &Path,
    media_target: &Path,
    progress: OnProgress<'_>,
) -> Result<BackupMade, BackupError> {
    let folder = folder_of(target);
    if !folder.is_dir() {
        return Err(BackupError::FolderMissing { folder: folder.to_owned() });
    }
    refuse_in_use(workspace, target)?;
    let part = part_file(target)?;
    let mut copy = connect::created(&part).map_err(StoreError::from)?;
    copy_pages(source, &mut copy, progress)?;
    check(&copy)?;
    let referenced = media_references::all(&copy)?;
    into_one_file(&copy)?;
    copy.close().map_err(|(_, error)| StoreError::from(error))?;
    sync_file(&part)?;

    let mut media_copied = 0;
    if let Some(media_source) = workspace.map(media_path).filter(|path| path.exists()) {
        let from = MediaStore::at(&media_source).map_err(BackupError::Media)?;
        let to = MediaStore::at(media_target).map_err(BackupError::Media)?;
        media_copied = from.copy_missing(&referenced, &to, progress)?;
        to.into_one_file()?;
    }

    let bytes = fs::metadata(&part)?.len();
    give_name(part, target)?;
    Ok(BackupMade { path: target.to_owned(), bytes, media_copied })
}

/// A rename over a database that somebody has open would leave them writing into nothing, and their log would be
/// taken for the new file's.
fn refuse_in_use(workspace: Option<&Path>, target: &Path) -> Result<(), BackupError> {
    let in_use = || BackupError::TargetInUse { path: target.to_owned() };
    if !target.exists() {
        return Ok(());
    }
    if workspace.is_some_and(|workspace| is_same_file(workspace, target))
        || wal_and_shm(target).iter().any(|beside| beside.exists())
    {
        return Err(in_use());
    }
    if crate::open::beside::lock_path(target).exists() {
        lock::take(target).map_err(|_| in_use())?;
    }
    Ok(())
}

/// Whether two names lead to one file.
fn is_same_file(one: &Path, other: &Path) -> bool {
    match (fs::canonicalize(one), fs::canonicalize(other)) {
        (Ok(one), Ok(other)) => one == other,
        _ => false,
    }
}

/// Pages copied between two looks at whether the user cancelled.
const PAGES_PER_STEP: i32 = 256;

fn copy_pages(from: &Connection, to: &mut Connection, progress: OnProgress<'_>) -> Result<(), StoreError> {
    // The read transaction holds the moment: without it every write by others would start the copy anew.
    let moment = Transaction::new_unchecked(from, TransactionBehavior::Deferred)?;
    moment.query_row("SELECT count(*) FROM sqlite_schema", [], |_| Ok(()))?;
    // Nobody else sees the copy before it is whole, so it needs no journal on the disk.
    let _: String = to.pragma_update_and_check(None, "journal_mode", "MEMORY", |row| row.get(0))?;
    let backup = OnlineBackup::new(from, to)?;
    loop {
        let step = backup.step(PAGES_PER_STEP)?;
        let at = backup.progress();
        let total = u64::try_from(at.pagecount).unwrap_or_default();
        let left = u64::try_from(at.remaining).unwrap_or_default();
        if progress(Progress { stage: Stage::Workspace, done: total.saturating_sub(left), total }).is_break()
        {
            return Err(StoreError::Cancelled);
        }
        match step {
            StepResult::Done => return Ok(()),
            StepResult::More => {}
            _ => return Err(StoreError::Busy),
        }
    }
}

/// A copy that is not whole is no backup.
fn check(copy: &Connection) -> Result<(), BackupError> {
    let application_id: i32 =
        copy.pragma_query_value(None, "application_id", |row| row.get(0)).map_err(StoreError::from)?;
    let mut problems = verify::integrity(copy)?;
    if application_id != APPLICATION_ID {
        problems.push(format!("the application id is {application_id:#x}"));
    }
    problems.extend(verify::foreign_keys(copy)?.iter().map(ToString::to_string));
    if problems.is_empty() { Ok(()) } else { Err(BackupError::SourceDamaged { problems }) }
}

/// What is off in a backup, by SQLite's own check; empty where it is whole. The file is not written to.
///
/// # Errors
/// [`StoreError`] where the file does not open at all. Damage is a finding, not an error.
pub fn check_file(path: &Path) -> Result<Vec<verify::Problem>, StoreError> {
    match look_into(path) {
        Err(StoreError::Damaged { detail }) => Ok(vec![verify::Problem::Integrity { detail }]),
        looked => looked,
    }
}

fn look_into(path: &Path) -> Result<Vec<verify::Problem>, StoreError> {
    let conn = connect::untouched(path)?;
    let application_id: i32 = conn.pragma_query_value(None, "application_id", |row| row.get(0))?;
    if application_id != APPLICATION_ID {
        let detail = format!("the application id is {application_id:#x}");
        return Ok(vec![verify::Problem::Integrity { detail }]);
    }
    let found = verify::integrity(&conn)?;
    if !found.is_empty() {
        return Ok(found.into_iter().map(|detail| verify::Problem::Integrity { detail }).collect());
    }
    verify::foreign_keys(&conn)
}

/// Ends the write-ahead log, so that the file is whole by itself. Needs the file for itself.
pub(crate) fn into_one_file(conn: &Connection) -> Result<(), StoreError> {
    let mode: String = conn.pragma_update_and_check(None, "journal_mode", "DELETE", |row| row.get(0))?;
    if mode == "delete" { Ok(()) } else { Err(StoreError::Busy) }
}
