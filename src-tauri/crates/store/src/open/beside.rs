//! The names of what lies beside a workspace `NAME`: `NAME.lock`, `NAME.media`, `NAME.backups`.

use std::ffi::OsString;
use std::path::{Path, PathBuf};

/// `NAME` with something appended, so that two workspaces that differ only in their extension stay apart.
fn beside(workspace: &Path, suffix: &str) -> PathBuf {
    let mut name: OsString = workspace.as_os_str().to_owned();
    name.push(suffix);
    PathBuf::from(name)
}

/// The file whose lock a window holds.
pub fn lock_path(workspace: &Path) -> PathBuf {
    beside(workspace, ".lock")
}

/// The file of photos and logos.
pub fn media_path(workspace: &Path) -> PathBuf {
    beside(workspace, ".media")
}

/// The folder of the automatic backups.
pub fn backups_folder(workspace: &Path) -> PathBuf {
    beside(workspace, ".backups")
}

/// SQLite's own files beside a database: what is not yet in it, and the index of that.
pub(crate) fn wal_and_shm(database: &Path) -> [PathBuf; 2] {
    [beside(database, "-wal"), beside(database, "-shm")]
}

/// The folder of a file that was given with or without one.
pub(crate) fn folder_of(path: &Path) -> &Path {
    match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    }
}
