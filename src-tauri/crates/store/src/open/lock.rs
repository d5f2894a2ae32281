//! The lock that a window holds on its workspace: an operating system's lock on a file beside it, which goes
//! when the process dies, however it dies. The lock file itself stays: removing it would let two windows lock
//! two files of one name.

use std::fs::{File, TryLockError};
use std::io::ErrorKind;
use std::path::Path;

use super::beside::{folder_of, lock_path};
use super::error::OpenError;

/// What became of the lock.
#[derive(Debug)]
pub(crate) enum Lock {
    /// Held until the file is dropped.
    Held(File),
    /// The file system knows no locks (some network shares): nobody is kept out.
    Unsupported,
}

/// Takes the lock, without waiting.
///
/// # Errors
/// [`OpenError::OpenElsewhere`] where another window holds it; what forbids making the lock file otherwise.
pub(crate) fn take(workspace: &Path) -> Result<Lock, OpenError> {
    let path = lock_path(workspace);
    let folder = folder_of(workspace);
    let file =
        File::options().read(true).write(true).create(true).truncate(false).open(&path).map_err(|error| {
            match error.kind() {
                ErrorKind::PermissionDenied => OpenError::ReadOnly { path: folder.to_owned() },
                _ => OpenError::of(error, folder),
            }
        })?;
    match file.try_lock() {
        Ok(()) => Ok(Lock::Held(file)),
        Err(TryLockError::WouldBlock) => Err(OpenError::OpenElsewhere),
        Err(TryLockError::Error(_)) => Ok(Lock::Unsupported),
    }
}
