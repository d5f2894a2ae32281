//! The automatic backups in `NAME.backups`, which thin themselves.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use chrono::NaiveDateTime;

use super::thin::{Reason, day_of, local_time, thin};
use super::{BackupError, copy_from, no_progress};
use crate::error::StoreError;
use crate::media::MediaStore;
use crate::media_references;
use crate::open::beside::backups_folder;
use crate::open::connect;

/// An automatic backup.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Backup {
    /// Where it lies.
    pub path: PathBuf,
    /// When it was made, to the second, in milliseconds since 1970 in UTC.
    pub taken_at_ms: i64,
    /// Why it was made.
    pub reason: Reason,
    /// The size of the workspace's copy, without the media.
    pub bytes: u64,
}

const EXTENSION: &str = "jakcraft";
/// Jakarta's time, fit for every file system.
const TIME_FORMAT: &str = "%Y-%m-%d_%H%M%S";

/// The file of all automatic backups' images.
pub(super) fn shared_media(folder: &Path) -> PathBuf {
    folder.join("media")
}

/// Makes an automatic backup now, and deletes those that are one too many since.
///
/// # Errors
/// [`BackupError`] where the backup was not made. Old ones that cannot be deleted are left for the next time.
pub fn automatic(workspace: &Path, reason: Reason, now_ms: i64) -> Result<Backup, BackupError> {
    let folder = backups_folder(workspace);
    fs::create_dir_all(&folder)?;
    let stem = format!("{}_{}", local_time(now_ms).format(TIME_FORMAT), reason.code());
    let mut path = folder.join(format!("{stem}.{EXTENSION}"));
    let mut number = 2;
    while path.exists() {
        path = folder.join(format!("{stem}_{number}.{EXTENSION}"));
        number += 1;
    }
    let made = copy_from(workspace, &path, &shared_media(&folder), &mut no_progress)?;
    // The backup is made; that old ones could not be cleared away this time is no reason to say that it was not.
    let _ = thin_folder(workspace, now_ms);
    Ok(Backup { path, taken_at_ms: now_ms.div_euclid(1000) * 1000, reason, bytes: made.bytes })
}

/// Whether no backup was made yet on this day, by Jakarta's calendar.
///
/// # Errors
/// What forbids listing the folder.
pub fn daily_is_due(workspace: &Path, now_ms: i64) -> Result<bool, StoreError> {
    let today = day_of(now_ms);
    Ok(!list_backups(workspace)?.iter().any(|backup| day_of(backup.taken_at_ms) == today))
}

/// The automatic backups of a workspace, newest first. Other files in the folder are passed over.
///
/// # Errors
/// What forbids listing the folder; that there is none is no error.
pub fn list_backups(workspace: &Path) -> Result<Vec<Backup>, StoreError> {
    let entries = match fs::read_dir(backups_folder(workspace)) {
        Ok(entries) => entries,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(Vec::new()),
        Err(error) => return Err(error.into()),
    };
    let mut found = Vec::new();
    for entry in entries {
        let entry = entry?;
        let Some((taken_at_ms, reason)) = entry.file_name().to_str().and_then(read_name) else { continue };
        // One that is deleted at this moment is none.
        let Ok(meta) = entry.metadata() else { continue };
        found.push(Backup { path: entry.path(), taken_at_ms, reason, bytes: meta.len() });
    }
    found.sort_by(|one, other| (other.taken_at_ms, &other.path).cmp(&(one.taken_at_ms, &one.path)));
    Ok(found)
}

/// `2019-11-25_093000_daily.jakcraft`, `2019-11-25_093000_daily_2.jakcraft`.
fn read_name(name: &str) -> Option<(i64, Reason)> {
    let stem = name.strip_suffix(EXTENSION)?.strip_suffix('.')?;
    let (time, rest) = (stem.get(..17)?, stem.get(17..)?.strip_prefix('_')?);
    let (reason, number) = rest.split_once('_').unwrap_or((rest, "2"));
    number.parse::<u32>().ok()?;
    let reason = Reason::ALL.into_iter().find(|known| known.code() == reason)?;
    let local = NaiveDateTime::parse_from_str(time, TIME_FORMAT).ok()?;
    let offset = *local_time(0).offset();
    Some((local.and_local_timezone(offset).single()?.timestamp_millis(), reason))
}

/// Deletes the backups that are one too many, then the images that none of the others refers to.
fn thin_folder(workspace: &Path, now_ms: i64) -> Result<(), BackupError> {
    let backups = list_backups(workspace)?;
    let times: Vec<_> = backups.iter().rev().map(|backup| (backup.taken_at_ms, backup.reason)).collect();
    let doomed = thin(&times, now_ms);
    let mut deleted = false;
    for &place in &doomed {
        deleted |= fs::remove_file(&backups[backups.len() - 1 - place].path).is_ok();
    }
    let media = shared_media(&backups_folder(workspace));
    if !deleted || !media.exists() {
        return Ok(());
    }
    let mut referenced = BTreeSet::new();
    for backup in list_backups(workspace)? {
        // Of a backup that does not read it is not known what it refers to: all images stay.
        let Ok(conn) = connect::untouched(&backup.path) else { return Ok(()) };
        let Ok(of_this) = media_references::all(&conn) else { return Ok(()) };
        referenced.extend(of_this);
    }
    let mut media = MediaStore::at(&media).map_err(BackupError::Media)?;
    media.sweep(&referenced)?;
    Ok(media.into_one_file()?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_backup_s_name_reads_back() {
        let morning = read_name("2019-11-25_093000_daily.jakcraft").unwrap();
        assert_eq!(morning, (1_574_649_000_000, Reason::Daily));
        assert_eq!(
            read_name("2019-11-25_093000_before-import_12.jakcraft"),
            Some((1_574_649_000_000, Reason::BeforeImport))
        );
        for other in [
            "media",
            "2019-11-25_093000_daily.jakcraft-wal",
            "2019-13-25_093000_daily.jakcraft",
            "x.jakcraft",
            "2019-11-25_093000_daily_baru.jakcraft",
            "–––––––––––––––––––––_daily.jakcraft",
        ] {
            assert_eq!(read_name(other), None, "{other}");
        }
    }
}
