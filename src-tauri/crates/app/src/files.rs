//! Files that the program writes, whole under their name or not there at all; and text that it reads, of a size.

use std::fs;
use std::io::{Read as _, Write};
use std::path::{Path, PathBuf};

use crate::error::AppError;

/// Reads a text file that has no more than so many bytes.
///
/// # Errors
/// [`AppError::ReadFile`] also for what is no UTF-8; [`AppError::FileTooLarge`].
pub(crate) fn read_text(path: &Path, most_bytes: u64) -> Result<String, AppError> {
    let said = |cause| AppError::ReadFile { path: path.to_owned(), cause };
    let file = fs::File::open(path).map_err(said)?;
    let mut text = String::new();
    // What grows while it is read, or never ends, is cut off too.
    file.take(most_bytes + 1).read_to_string(&mut text).map_err(said)?;
    if text.len() as u64 > most_bytes {
        return Err(AppError::FileTooLarge { path: path.to_owned(), most_bytes });
    }
    Ok(text)
}

/// Writes a file beside its target and renames it: a failure leaves what was there before. Gives its size in bytes.
///
/// # Errors
/// [`AppError::Write`] with the path, where the folder is missing, full or read-only.
pub(crate) fn write_whole(
    path: &Path,
    fill: impl FnOnce(&mut dyn Write) -> std::io::Result<()>,
) -> Result<u64, AppError> {
    let part = write_part(path, fill)?;
    let bytes = part.bytes;
    part.put_in_place()?;
    Ok(bytes)
}

/// A file that is whole on the disk, but not under its name yet. Dropped, it is gone.
pub(crate) struct Part {
    file: tempfile::NamedTempFile,
    path: PathBuf,
    bytes: u64,
}

/// Writes a file beside its target, to be put in its place once all else is done.
///
/// # Errors
/// As [`write_whole`].
pub(crate) fn write_part(
    path: &Path,
    fill: impl FnOnce(&mut dyn Write) -> std::io::Result<()>,
) -> Result<Part, AppError> {
    let said = |cause: std::io::Error| AppError::Write { path: path.to_owned(), cause };
    let mut file = tempfile::Builder::new()
        .prefix(".jakcraft-")
        .suffix(".part")
        .tempfile_in(folder_of(path))
        .map_err(said)?;
    {
        let mut buffered = std::io::BufWriter::with_capacity(1 << 16, file.as_file_mut());
        fill(&mut buffered).map_err(said)?;
        buffered.flush().map_err(said)?;
    }
    file.as_file().sync_all().map_err(said)?;
    let bytes = file.as_file().metadata().map_err(said)?.len();
    // A temporary file is for its owner alone; what takes its place is as open as a file saved in the usual way.
    open_to_others(file.path(), path).map_err(said)?;
    Ok(Part { file, path: path.to_owned(), bytes })
}

impl Part {
    /// Gives the file its name, in the place of what had it.
    ///
    /// # Errors
    /// [`AppError::Write`]; what had the name still has it.
    pub(crate) fn put_in_place(self) -> Result<(), AppError> {
        let path = self.path;
        match self.file.persist(&path) {
            Ok(_) => Ok(()),
            Err(error) => Err(AppError::Write { path, cause: error.error }),
        }
    }
}

/// The folder that a path names a file in: the current one for a bare name.
pub(crate) fn folder_of(path: &Path) -> PathBuf {
    match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder.to_owned(),
        _ => PathBuf::from("."),
    }
}

#[cfg(unix)]
fn open_to_others(part: &Path, target: &Path) -> std::io::Result<()> {
    use std::os::unix::fs::PermissionsExt;
    let mode = fs::metadata(target).map_or(0o644, |old| old.permissions().mode() & 0o777);
    fs::set_permissions(part, fs::Permissions::from_mode(mode))
}

#[cfg(not(unix))]
fn open_to_others(_part: &Path, _target: &Path) -> std::io::Result<()> {
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_beyond_its_size_is_not_read() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("rencana.json");
        fs::write(&path, "12345").unwrap();
        assert_eq!(read_text(&path, 5).unwrap(), "12345");
        assert!(matches!(read_text(&path, 4), Err(AppError::FileTooLarge { most_bytes: 4, .. })));
    }

    #[test]
    fn a_failure_leaves_the_old_file_and_nothing_beside_it() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("denah.pdf");
        write_whole(&path, |file| file.write_all(b"old")).unwrap();
        let failed = write_whole(&path, |file| {
            file.write_all(b"half of the new")?;
            Err(std::io::Error::other("the disk is gone"))
        });
        assert!(matches!(failed, Err(AppError::Write { .. })));
        assert_eq!(fs::read(&path).unwrap(), b"old");
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
    }
}
