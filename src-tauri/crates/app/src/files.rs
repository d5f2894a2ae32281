//! Files that the program writes, whole under their name or not there at all; and text that it reads, of a size.

use std::fs;
use std::io::{ErrorKind, Read as _, Write};
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
    check_target(path)?;
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
    // A temporary file is for its owner alone; what gets the name is as open as the file that had it, or as any file
    // that this person saves.
    take_mode(file.path(), path).map_err(said)?;
    Ok(Part { file, path: path.to_owned(), bytes })
}

impl Part {
    /// Its size.
    pub(crate) fn bytes(&self) -> u64 {
        self.bytes
    }

    /// Gives the file its name, in the place of what had it.
    ///
    /// # Errors
    /// [`AppError::Write`]; what had the name still has it.
    pub(crate) fn put_in_place(self) -> Result<(), AppError> {
        let path = self.path;
        self.file.persist(&path).map(drop).map_err(|error| AppError::Write { path, cause: error.error })
    }
}

/// The folder that a path names a file in: the current one for a bare name.
pub(crate) fn folder_of(path: &Path) -> PathBuf {
    match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder.to_owned(),
        _ => PathBuf::from("."),
    }
}

/// Refuses a target that cannot be written or must not be: before anything else is done, so that nothing is half done
/// when the file is to get its name.
///
/// # Errors
/// [`AppError::Write`] for a folder, a missing folder and a file that may not be written; [`AppError::Protected`].
pub(crate) fn check_target(path: &Path) -> Result<(), AppError> {
    let said = |kind: ErrorKind| AppError::Write { path: path.to_owned(), cause: kind.into() };
    match fs::metadata(path) {
        Ok(meta) if meta.is_dir() => return Err(said(ErrorKind::IsADirectory)),
        Ok(meta) if meta.permissions().readonly() => return Err(said(ErrorKind::PermissionDenied)),
        Err(_) if path.file_name().is_none() || path.to_string_lossy().ends_with('/') => {
            return Err(said(ErrorKind::IsADirectory));
        }
        _ => {}
    }
    match protected(path) {
        Some(what) => Err(AppError::Protected { path: path.to_owned(), what }),
        None => Ok(()),
    }
}

/// The same for a backup, which may take the place of an older backup: that one is a workspace to look at.
///
/// # Errors
/// As [`check_target`].
pub(crate) fn check_backup_target(path: &Path) -> Result<(), AppError> {
    match check_target(path) {
        Err(AppError::Protected { what: "workspace", .. }) => Ok(()),
        other => other,
    }
}

/// What a file is that no export may take the place of, by its content and by what it lies beside; through links, too.
fn protected(path: &Path) -> Option<&'static str> {
    match kind_of(path) {
        Some(kind) => return Some(kind),
        None if is_beside_a_workspace(path) => return Some("log"),
        None => {}
    }
    // A link leads elsewhere: what counts is what the file at its end lies beside.
    let real = fs::canonicalize(path).ok()?;
    is_beside_a_workspace(&real).then_some("log")
}

fn kind_of(path: &Path) -> Option<&'static str> {
    let mut head = Vec::new();
    fs::File::open(path).ok()?.take(100).read_to_end(&mut head).ok()?;
    if head.starts_with(KEY_FILE_HEAD.as_bytes()) {
        return Some("key");
    }
    let id = head.get(68..72).filter(|_| head.starts_with(b"SQLite format 3\0"))?;
    match i32::from_be_bytes(id.try_into().ok()?) {
        store::APPLICATION_ID => Some("workspace"),
        store::MEDIA_APPLICATION_ID => Some("media"),
        _ => None,
    }
}

/// Whether it is the log, the lock or the like of a workspace or of its media, be it there already or not.
fn is_beside_a_workspace(path: &Path) -> bool {
    let Some(name) = path.file_name().map(|name| name.to_string_lossy().into_owned()) else { return false };
    ["-wal", "-shm", "-journal", ".lock", ".media", ".backups"].iter().any(|suffix| {
        name.strip_suffix(suffix)
            .is_some_and(|base| matches!(kind_of(&path.with_file_name(base)), Some("workspace" | "media")))
    })
}

/// The first line of a key file, so that nobody takes it for something else.
pub(crate) const KEY_FILE_HEAD: &str =
    "JakCraft signing key. Keep it secret and keep a copy: badges cannot be issued without it.";

/// Gives a file the mode of the one whose place it takes; else what the umask leaves, asked of a file made as usual.
#[cfg(unix)]
fn take_mode(part: &Path, target: &Path) -> std::io::Result<()> {
    use std::os::unix::fs::PermissionsExt;
    let mode = match fs::metadata(target) {
        Ok(old) => old.permissions().mode() & 0o777,
        Err(_) => {
            let mut asked = part.as_os_str().to_owned();
            asked.push(".mode");
            let file = fs::OpenOptions::new().write(true).create_new(true).open(&asked);
            let mode = file.and_then(|file| Ok(file.metadata()?.permissions().mode() & 0o777));
            // It may not be there; nothing else goes by that name.
            let _ = fs::remove_file(&asked);
            mode?
        }
    };
    fs::set_permissions(part, fs::Permissions::from_mode(mode))
}

#[cfg(not(unix))]
fn take_mode(_part: &Path, _target: &Path) -> std::io::Result<()> {
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

    #[test]
    fn nothing_takes_the_place_of_a_workspace_or_what_lies_beside_it() {
        let folder = tempfile::tempdir().unwrap();
        let workspace = folder.path().join("pameran.jakcraft");
        let options = store::OpenOptions::new(store::Mode::CommandLine, "test", 0);
        drop(store::open(&workspace, None, &options).unwrap());
        drop(store::MediaStore::of_workspace(&workspace).unwrap());
        fs::write(folder.path().join("a.key"), format!("{KEY_FILE_HEAD}\n12")).unwrap();
        fs::create_dir(folder.path().join("sub")).unwrap();
        let names = [
            ("pameran.jakcraft", "workspace"),
            ("sub/../pameran.jakcraft", "workspace"),
            ("pameran.jakcraft-wal", "log"),
            ("pameran.jakcraft-shm", "log"),
            ("pameran.jakcraft.lock", "log"),
            ("pameran.jakcraft.media", "media"),
            ("pameran.jakcraft.media-wal", "log"),
            ("a.key", "key"),
        ];
        for (name, kind) in names {
            let tried = write_whole(&folder.path().join(name), |file| file.write_all(b"x"));
            assert!(
                matches!(tried, Err(AppError::Protected { what, .. }) if what == kind),
                "{name}: {tried:?}"
            );
        }
        #[cfg(unix)]
        {
            let link = folder.path().join("daftar.csv");
            std::os::unix::fs::symlink(&workspace, &link).unwrap();
            assert!(matches!(write_whole(&link, |_| Ok(())), Err(AppError::Protected { .. })));
        }
        assert!(check_backup_target(&workspace).is_ok(), "an older backup may be replaced");
        assert!(check_backup_target(&folder.path().join("a.key")).is_err());
        write_whole(&folder.path().join("pameran.csv"), |file| file.write_all(b"x")).unwrap();
    }

    #[test]
    fn a_folder_and_a_file_that_may_not_be_written_are_no_targets() {
        let folder = tempfile::tempdir().unwrap();
        assert!(matches!(check_target(folder.path()), Err(AppError::Write { .. })));
        let path = folder.path().join("kartu.pdf");
        fs::write(&path, "old").unwrap();
        let mut permissions = fs::metadata(&path).unwrap().permissions();
        permissions.set_readonly(true);
        fs::set_permissions(&path, permissions).unwrap();
        assert!(matches!(write_whole(&path, |_| Ok(())), Err(AppError::Write { .. })));
        assert_eq!(fs::read(&path).unwrap(), b"old");
    }

    #[test]
    #[cfg(unix)]
    fn a_file_is_as_open_as_the_one_before_it_or_as_a_new_one() {
        use std::os::unix::fs::PermissionsExt;
        let folder = tempfile::tempdir().unwrap();
        let mode = |name: &str| fs::metadata(folder.path().join(name)).unwrap().permissions().mode() & 0o777;
        fs::write(folder.path().join("usual"), "").unwrap();
        write_whole(&folder.path().join("new"), |_| Ok(())).unwrap();
        assert_eq!(mode("new"), mode("usual"));
        fs::set_permissions(folder.path().join("new"), fs::Permissions::from_mode(0o600)).unwrap();
        write_whole(&folder.path().join("new"), |_| Ok(())).unwrap();
        assert_eq!(mode("new"), 0o600);
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 2);
    }
}
