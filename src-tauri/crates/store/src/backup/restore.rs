//! Putting a backup in the place of the workspace. The replaced file is kept under another name.

use std::fs;
use std::path::{Path, PathBuf};

use domain::person::Person;
use rusqlite::Connection;

use super::automatic::{list_backups, shared_media};
use super::thin::local_time;
use super::{
    OnProgress, RestoreError, copy_pages, give_name, into_one_file, is_same_file, part_file, sync_file,
    sync_folder,
};
use crate::erasure::ErasedPerson;
use crate::error::StoreError;
use crate::media::MediaStore;
use crate::open::beside::{folder_of, media_path, wal_and_shm};
use crate::open::lock::{self, Lock};
use crate::open::{self, Foreign, OpenError, connect};
use crate::read::Reader;
use crate::store::Store;
use crate::{media_references, migrations, verify};

/// How to restore.
#[derive(Debug, Clone)]
pub struct RestoreOptions {
    /// The program's version, kept in a file whose schema it brings up to date.
    pub app_version: String,
    /// Now, in milliseconds since 1970 in UTC; names the file that is replaced.
    pub now_ms: i64,
    /// What stands for the name of somebody who was erased, such as "—".
    pub erased_marker: String,
}

/// What a restore did.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Restored {
    /// Where the replaced workspace is now; `None` where there was none.
    pub kept: Option<PathBuf>,
    /// Whether the replaced workspace read well enough to tell who had been erased since the backup. `false`:
    /// only what other automatic backups knew of erasures was applied.
    pub erasures_known: bool,
    /// People of the backup who had been erased since, and are again.
    pub erased_again: usize,
    /// Images that the workspace's media file did not have.
    pub media_copied: usize,
}

/// Puts a backup in the place of a workspace. The backup is checked first, and is itself left as it is: a copy
/// of it is brought up to date, and people erased since are erased in it again. Works where the workspace is
/// damaged or missing.
///
/// # Errors
/// [`RestoreError`]; the workspace is as it was.
pub fn restore(
    backup: &Path,
    workspace: &Path,
    options: &RestoreOptions,
    progress: OnProgress<'_>,
) -> Result<Restored, RestoreError> {
    let workspace = &locate(workspace)?;
    if is_same_file(backup, workspace) {
        return Err(RestoreError::SameFile);
    }
    if !backup.is_file() {
        return Err(RestoreError::Backup(OpenError::FileMissing { path: backup.to_owned() }));
    }
    open::check_folder(folder_of(workspace)).map_err(RestoreError::Workspace)?;
    // Held to the end: no window may open what is being replaced.
    let _held = match lock::take(workspace).map_err(RestoreError::Workspace)? {
        Lock::Held(file) => Some(file),
        Lock::Unsupported => None,
    };
    let replaced = look_at_replaced(workspace)?;

    let part = part_file(workspace)?;
    let mut copy = connect::created(&part).map_err(StoreError::from)?;
    copy_backup(backup, &mut copy, progress)?;
    check(&copy, backup)?;
    migrations::migrate(&mut copy, &migrations::released(), &options.app_version)
        .map_err(StoreError::from)?;

    let mut erased = replaced.erased;
    for other in list_backups(workspace)? {
        // Every witness of an erasure counts; one that does not read is none.
        let told = connect::untouched(&other.path).map_err(StoreError::from);
        erased.extend(told.and_then(|conn| erased_in(&conn)).unwrap_or_default());
    }
    let mut copy = Store::new(copy, part.to_path_buf(), None);
    let erased_again = erase_again(&mut copy, erased, &options.erased_marker)?;
    let copy = copy.conn;
    let referenced = media_references::all(&copy)?;
    into_one_file(&copy)?;
    copy.close().map_err(|(_, error)| StoreError::from(error))?;
    sync_file(&part)?;

    let mut media_copied = 0;
    if let Some(media) = media_of(backup) {
        let from = MediaStore::at(&media).map_err(RestoreError::Backup)?;
        let to = MediaStore::of_workspace(workspace).map_err(RestoreError::Workspace)?;
        media_copied = from.copy_missing(&referenced, &to, progress)?;
    }

    let kept =
        if workspace.exists() { Some(keep(workspace, replaced.is_whole, options.now_ms)?) } else { None };
    if let Err(error) = give_name(part, workspace) {
        // Where the file system knows no second names, the workspace bears the other one now.
        if let Some(kept) = kept.filter(|_| !workspace.exists()) {
            fs::rename(kept, workspace)?;
        }
        return Err(error.into());
    }
    Ok(Restored { kept, erasures_known: replaced.is_whole, erased_again, media_copied })
}

/// The workspace's full name, as [`open::open`] makes it, so that both lock the same file.
fn locate(workspace: &Path) -> Result<PathBuf, RestoreError> {
    let full = std::path::absolute(workspace)?;
    if !folder_of(&full).is_dir() {
        let folder = folder_of(&full).to_owned();
        return Err(RestoreError::Workspace(OpenError::FolderMissing { folder }));
    }
    if full.exists() && !full.is_file() {
        return Err(RestoreError::Workspace(OpenError::NotAWorkspace(Foreign::NotAFile)));
    }
    if cfg!(windows) || !full.exists() { Ok(full) } else { Ok(fs::canonicalize(full)?) }
}

struct Replaced {
    /// It reads, nobody else has it open, and its log is written into it.
    is_whole: bool,
    erased: Vec<ErasedPerson>,
}

/// Makes the workspace that is to be replaced one file, and reads who was erased in it. A damaged one is left as
/// it is, log and all; that of another program is refused.
fn look_at_replaced(workspace: &Path) -> Result<Replaced, RestoreError> {
    let unknown = || Ok(Replaced { is_whole: false, erased: Vec::new() });
    if !workspace.exists() {
        return Ok(Replaced { is_whole: true, erased: Vec::new() });
    }
    match open::check_is_workspace(workspace) {
        Ok(()) => {}
        Err(OpenError::Damaged { .. } | OpenError::NotAWorkspace(Foreign::NotADatabase | Foreign::Empty)) => {
            return unknown();
        }
        Err(other) => return Err(RestoreError::Workspace(other)),
    }
    let settled =
        connect::log_kept(workspace, connect::BUSY_TIMEOUT).map_err(StoreError::from).and_then(|conn| {
            let erased = erased_in(&conn)?;
            into_one_file(&conn)?;
            conn.close().map_err(|(_, error)| error)?;
            Ok(erased)
        });
    match settled {
        Ok(erased) => Ok(Replaced { is_whole: true, erased }),
        Err(error @ (StoreError::Busy | StoreError::DiskFull | StoreError::ReadOnly)) => {
            Err(RestoreError::Workspace(OpenError::of(error, workspace)))
        }
        Err(_) => unknown(),
    }
}

fn erased_in(conn: &Connection) -> Result<Vec<ErasedPerson>, StoreError> {
    Reader { conn }.erased_people()
}

/// Erases everybody in the copy whom it does not know to be erased. Gives how many of them it had. Their images are
/// not copied: the copy no longer refers to them.
fn erase_again(copy: &mut Store, mut erased: Vec<ErasedPerson>, marker: &str) -> Result<usize, StoreError> {
    let known = copy.read().erased_people()?;
    erased.retain(|person| known.iter().all(|known| known.person_id != person.person_id));
    erased.sort_by_key(|person| (person.person_id, person.erased_at_ms));
    erased.dedup_by_key(|person| person.person_id);
    let mut had = 0;
    for person in &erased {
        had += usize::from(copy.read().get::<Person>(person.person_id)?.is_some());
    }
    copy.apply_erased(&erased, marker)?;
    Ok(had)
}

/// Copies the backup's pages, from wherever it lies: a write-protected stick too.
fn copy_backup(backup: &Path, copy: &mut Connection, progress: OnProgress<'_>) -> Result<(), RestoreError> {
    open::check_is_workspace(backup).map_err(RestoreError::Backup)?;
    let [wal, _] = wal_and_shm(backup);
    // A file without a log needs no locks to be read whole, unless it is a workspace in use, which has a log.
    let source = if wal.exists() { connect::to_read(backup) } else { connect::untouched(backup) };
    let source = source.map_err(|error| RestoreError::Backup(OpenError::of(error, backup)))?;
    copy_pages(&source, copy, progress).map_err(|error| match error {
        StoreError::Damaged { detail } => RestoreError::Backup(OpenError::Damaged { detail }),
        StoreError::Io { detail } => RestoreError::Backup(OpenError::Io { detail }),
        other => RestoreError::Store(other),
    })
}

/// The copy must be whole before it is changed.
fn check(copy: &Connection, backup: &Path) -> Result<(), RestoreError> {
    open::check_schema(copy, &migrations::released(), backup).map_err(RestoreError::Backup)?;
    let mut problems = verify::integrity(copy)?;
    problems.extend(verify::foreign_keys(copy)?.iter().map(ToString::to_string));
    if problems.is_empty() { Ok(()) } else { Err(RestoreError::BackupDamaged { problems }) }
}

/// Where a backup's images lie: beside it, or in the file that the automatic backups share.
fn media_of(backup: &Path) -> Option<PathBuf> {
    [media_path(backup), shared_media(folder_of(backup))].into_iter().find(|path| path.is_file())
}

/// Gives the workspace a second name, `NAME.replaced-2019-11-25_093000.EXTENSION`, so that there is at no moment
/// no file of the first. A damaged one takes its log along.
fn keep(workspace: &Path, is_whole: bool, now_ms: i64) -> Result<PathBuf, RestoreError> {
    let stem = workspace.file_stem().unwrap_or_default().to_string_lossy();
    let extension =
        workspace.extension().map(|text| format!(".{}", text.to_string_lossy())).unwrap_or_default();
    let time = local_time(now_ms).format("%Y-%m-%d_%H%M%S");
    let mut kept = folder_of(workspace).join(format!("{stem}.replaced-{time}{extension}"));
    let mut number = 2;
    while kept.exists() {
        kept = folder_of(workspace).join(format!("{stem}.replaced-{time}_{number}{extension}"));
        number += 1;
    }
    fs::hard_link(workspace, &kept).or_else(|_| fs::rename(workspace, &kept))?;
    if !is_whole {
        for (old, new) in wal_and_shm(workspace).iter().zip(wal_and_shm(&kept)) {
            if old.exists() {
                fs::rename(old, new)?;
            }
        }
    }
    sync_folder(folder_of(workspace))?;
    Ok(kept)
}
