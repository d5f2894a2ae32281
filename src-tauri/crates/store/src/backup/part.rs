//! Files that are being written: beside their target under another name, until they are whole.

use std::ffi::OsString;
use std::fs::{self, File};
use std::io;
use std::path::Path;
use std::time::Duration;

use tempfile::TempPath;

use crate::open::beside::folder_of;

const SUFFIX: &str = ".part";

/// Whatever is older than this was left by a crash.
const STALE_AFTER: Duration = Duration::from_secs(24 * 60 * 60);

/// A new empty file beside the target, with the rights that a new file has here; gone when it is dropped.
pub(crate) fn part_file(target: &Path) -> io::Result<TempPath> {
    let mut prefix = OsString::from(".");
    prefix.push(target.file_name().unwrap_or_default());
    prefix.push(".");
    remove_stale(target, &prefix);
    let mut builder = tempfile::Builder::new();
    builder.prefix(&prefix).suffix(SUFFIX);
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        builder.permissions(fs::Permissions::from_mode(0o666));
    }
    Ok(builder.tempfile_in(folder_of(target))?.into_temp_path())
}

/// Removes what a crash left beside this target. A part that another program is writing is younger.
fn remove_stale(target: &Path, prefix: &OsString) {
    let Ok(entries) = fs::read_dir(folder_of(target)) else { return };
    for entry in entries.flatten() {
        let name = entry.file_name();
        let is_part = name.as_encoded_bytes().starts_with(prefix.as_encoded_bytes())
            && name.to_string_lossy().contains(SUFFIX);
        let is_stale = || {
            let age = entry.metadata().and_then(|meta| meta.modified()).ok()?.elapsed().ok()?;
            Some(age > STALE_AFTER)
        };
        if is_part && is_stale() == Some(true) {
            // Whoever cannot remove it can still write the new one.
            let _ = fs::remove_file(entry.path());
        }
    }
}

/// Gives the finished file its name, in place of what was there, whose rights it takes over.
pub(crate) fn give_name(part: TempPath, target: &Path) -> io::Result<()> {
    if let Ok(old) = fs::metadata(target) {
        // A file system without rights has none to take over.
        let _ = fs::set_permissions(&part, old.permissions());
    }
    part.persist(target).map_err(|error| error.error)?;
    sync_folder(folder_of(target))
}

/// Brings a file to the disk. No database may be open on it in this process (see [`crate::open::connect`]).
pub(crate) fn sync_file(path: &Path) -> io::Result<()> {
    File::options().write(true).open(path)?.sync_all()
}

/// Brings a folder's names to the disk. Windows does so by itself.
pub(crate) fn sync_folder(folder: &Path) -> io::Result<()> {
    if cfg!(unix) { File::open(folder)?.sync_all() } else { Ok(()) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_crash_left_is_removed_after_a_day() {
        let folder = tempfile::tempdir().unwrap();
        let target = folder.path().join("jc.jakcraft");
        let (old, young, other) = (
            folder.path().join(".jc.jakcraft.a1.part"),
            folder.path().join(".jc.jakcraft.b2.part"),
            folder.path().join(".lain.jakcraft.c3.part"),
        );
        let two_days_ago = std::time::SystemTime::now() - 2 * STALE_AFTER;
        for path in [&old, &young, &other] {
            let file = File::create(path).unwrap();
            if path != &young {
                file.set_modified(two_days_ago).unwrap();
            }
        }
        drop(part_file(&target).unwrap());
        assert!(!old.exists());
        assert!(young.exists() && other.exists());
    }
}
