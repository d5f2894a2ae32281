//! Opening a workspace: [`open`] is the only way to one.

pub mod beside;
pub(crate) mod connect;
mod error;
pub(crate) mod lock;
mod place;
#[cfg(test)]
pub(crate) mod test_disk;
#[cfg(test)]
mod tests;

use std::fs;
use std::io::{ErrorKind, Read};
use std::path::{Path, PathBuf};
use std::time::Duration;

use rusqlite::Connection;
use rusqlite::config::DbConfig;
use rusqlite_migration::Migrations;

pub use error::{Foreign, OpenError};
pub use place::Warning;

use crate::backup::{self, Reason};
use crate::migrations;
use crate::store::Store;
use beside::folder_of;
use lock::Lock;

/// `JKCT`, in the header of every workspace.
pub const APPLICATION_ID: i32 = 0x4A4B_4354;

/// A key for an encrypted workspace. Encryption comes later: [`open`] refuses every key.
pub struct EncryptionKey(Vec<u8>);

impl EncryptionKey {
    /// A key of these bytes.
    pub fn new(bytes: Vec<u8>) -> Self {
        Self(bytes)
    }
}

impl std::fmt::Debug for EncryptionKey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "EncryptionKey({} bytes)", self.0.len())
    }
}

/// Who opens the workspace.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mode {
    /// A window: it keeps other windows out and looks at every page first, since it stays open all day.
    Window,
    /// The command line: it works beside a window, and starts fast.
    CommandLine,
}

/// How to open a workspace.
#[derive(Debug, Clone)]
pub struct OpenOptions {
    /// Who opens it.
    pub mode: Mode,
    /// Whether to make it when there is none.
    pub create: bool,
    /// The program's version, kept in a file whose schema it brings up to date.
    pub app_version: String,
    /// Now, in milliseconds since 1970 in UTC; names the backup before a migration.
    pub now_ms: i64,
    /// How long to wait for another program.
    pub busy_timeout: Duration,
}

impl OpenOptions {
    /// To open or make a workspace, waiting 5 s for others.
    pub fn new(mode: Mode, app_version: &str, now_ms: i64) -> Self {
        Self {
            mode,
            create: true,
            app_version: app_version.to_owned(),
            now_ms,
            busy_timeout: connect::BUSY_TIMEOUT,
        }
    }
}

/// An open workspace and what its user should know about it.
#[derive(Debug)]
pub struct Opened {
    /// The workspace.
    pub store: Store,
    /// Whether the file was made just now.
    pub created: bool,
    /// The backup taken because the file was of an older schema.
    pub backup_before_migration: Option<PathBuf>,
    /// What may go wrong later.
    pub warnings: Vec<Warning>,
}

/// Opens a workspace. The file's schema is checked before anything is written; an older one is backed up and
/// brought up to date.
///
/// # Errors
/// [`OpenError`], one variant for each reason.
pub fn open(path: &Path, key: Option<&EncryptionKey>, options: &OpenOptions) -> Result<Opened, OpenError> {
    open_with_migrations(path, key, options, &migrations::released())
}

/// [`open`] with other migrations than the released ones, so that tests can bring the next one.
pub(crate) fn open_with_migrations(
    path: &Path,
    key: Option<&EncryptionKey>,
    options: &OpenOptions,
    migrations: &Migrations<'_>,
) -> Result<Opened, OpenError> {
    if key.is_some() {
        return Err(OpenError::KeyNotSupported);
    }
    let (path, missing) = locate(path, options.create)?;
    check_folder(folder_of(&path))?;
    let mut warnings = Vec::new();
    let mut held = match options.mode {
        Mode::Window => hold(&path, &mut warnings)?,
        Mode::CommandLine => None,
    };
    let created = missing && create(&path, options, migrations)?;
    check_is_workspace(&path)?;

    let of_path = |error: rusqlite::Error| OpenError::of(error, &path);
    // Until the schema is known, closing must not write the log of a newer program into the file.
    let mut conn = connect::log_kept(&path, options.busy_timeout).map_err(of_path)?;
    let (version, newest) = check_schema(&conn, migrations, &path)?;
    if conn.is_readonly("main").map_err(of_path)? {
        return Err(OpenError::ReadOnly { path });
    }
    if options.mode == Mode::Window || version < newest {
        quick_check(&conn, &path)?;
    }
    conn.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, false).map_err(of_path)?;
    let mut backup_before_migration = None;
    if version < newest {
        // Whoever migrates holds the lock: no window of an older program may have the file open meanwhile.
        let lock_for_now = if held.is_none() { hold(&path, &mut warnings)? } else { None };
        if check_schema(&conn, migrations, &path)?.0 < newest {
            let backup = backup::automatic(&path, Reason::BeforeMigration, options.now_ms)
                .map_err(|error| OpenError::of_backup(error, &path))?;
            backup_before_migration = Some(backup.path);
            migrations::migrate(&mut conn, migrations, &options.app_version).map_err(
                |error| match error {
                    migrations::MigrateError::Store(error) => OpenError::of(error, &path),
                    migrations::MigrateError::Other(detail) => {
                        OpenError::Migration { from: version, to: newest, detail }
                    }
                },
            )?;
        }
        if options.mode == Mode::Window {
            held = held.or(lock_for_now);
        }
    }
    let journal: String =
        conn.pragma_update_and_check(None, "journal_mode", "WAL", |row| row.get(0)).map_err(of_path)?;
    if journal != "wal" {
        warnings.push(Warning::NoWriteAheadLog);
    }
    warnings.extend(place::warnings(&path));
    Ok(Opened { store: Store::new(conn, path, held), created, backup_before_migration, warnings })
}

/// The file's full name, and whether it is still to be made.
fn locate(path: &Path, create: bool) -> Result<(PathBuf, bool), OpenError> {
    let full = std::path::absolute(path).map_err(|error| OpenError::of(error, path))?;
    match fs::metadata(&full) {
        Ok(meta) if !meta.is_file() => Err(OpenError::NotAWorkspace(Foreign::NotAFile)),
        Ok(meta) if meta.len() == 0 => {
            if has_log(&full) {
                return Err(OpenError::Damaged { detail: "the file is empty, its log is not".to_owned() });
            }
            if create { Ok((full, true)) } else { Err(OpenError::NotAWorkspace(Foreign::Empty)) }
        }
        // Two names of one file must lead to one lock. Windows' canonical names are not for SQLite.
        Ok(_) if cfg!(windows) => Ok((full, false)),
        Ok(_) => Ok((fs::canonicalize(&full).map_err(|error| OpenError::of(error, path))?, false)),
        Err(error) if matches!(error.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory) => {
            let folder = folder_of(&full);
            if !folder.is_dir() {
                Err(OpenError::FolderMissing { folder: folder.to_owned() })
            } else if create {
                Ok((full, true))
            } else {
                Err(OpenError::FileMissing { path: full })
            }
        }
        Err(error) => Err(OpenError::of(error, &full)),
    }
}

/// SQLite keeps its write-ahead log beside the file, so the folder must take files.
pub(crate) fn check_folder(folder: &Path) -> Result<(), OpenError> {
    match tempfile::tempfile_in(folder) {
        Ok(_) => Ok(()),
        Err(error) if error.kind() == ErrorKind::PermissionDenied => {
            Err(OpenError::ReadOnly { path: folder.to_owned() })
        }
        Err(error) => Err(OpenError::of(error, folder)),
    }
}

fn hold(path: &Path, warnings: &mut Vec<Warning>) -> Result<Option<fs::File>, OpenError> {
    match lock::take(path)? {
        Lock::Held(file) => Ok(Some(file)),
        Lock::Unsupported => {
            warnings.push(Warning::NoLock);
            Ok(None)
        }
    }
}

/// Makes an empty workspace under another name and then gives it its own: a crash leaves none or a whole one.
/// `false` where somebody else was faster.
fn create(path: &Path, options: &OpenOptions, migrations: &Migrations<'_>) -> Result<bool, OpenError> {
    let of_path = |error: rusqlite::Error| OpenError::of(error, path);
    let part = backup::part_file(path).map_err(|error| OpenError::of(error, path))?;
    let mut conn = connect::created(&part).map_err(of_path)?;
    conn.pragma_update(None, "application_id", APPLICATION_ID).map_err(of_path)?;
    migrations::migrate(&mut conn, migrations, &options.app_version).map_err(|error| match error {
        migrations::MigrateError::Store(error) => OpenError::of(error, path),
        migrations::MigrateError::Other(detail) => OpenError::Migration { from: 0, to: 0, detail },
    })?;
    conn.close().map_err(|(_, error)| of_path(error))?;
    backup::sync_file(&part).map_err(|error| OpenError::of(error, path))?;
    let made = if path.exists() {
        // An empty file that somebody laid there, as a file dialog may.
        part.persist(path).map_err(|error| error.error)
    } else {
        part.persist_noclobber(path).map_err(|error| error.error)
    };
    match made {
        Ok(()) => {
            backup::sync_folder(folder_of(path)).map(|()| true).map_err(|error| OpenError::of(error, path))
        }
        Err(error) if error.kind() == ErrorKind::AlreadyExists => Ok(false),
        Err(error) => Err(OpenError::of(error, path)),
    }
}

/// Whether the file is a workspace at all, from its header, without touching it or what lies beside it.
pub(crate) fn check_is_workspace(path: &Path) -> Result<(), OpenError> {
    match application_id(path) {
        Ok(APPLICATION_ID) => Ok(()),
        // SQLite takes a file of a few bytes for an empty database.
        Ok(0) if fs::metadata(path).is_ok_and(|meta| meta.len() < 512) => {
            Err(foreign_or_damaged(path, "the file is cut short".to_owned()))
        }
        Ok(application_id) => Err(OpenError::NotAWorkspace(Foreign::OtherDatabase { application_id })),
        Err(error) => Err(match OpenError::of(error, path) {
            OpenError::Damaged { detail } => foreign_or_damaged(path, detail),
            // SQLite says only that it cannot open; the operating system says why.
            OpenError::ReadOnly { .. } => match fs::File::open(path) {
                Ok(_) => OpenError::ReadOnly { path: path.to_owned() },
                Err(error) => OpenError::of(error, path),
            },
            other => other,
        }),
    }
}

/// What a database file says it is, read without touching it or what lies beside it where that can be.
pub(crate) fn application_id(path: &Path) -> rusqlite::Result<i32> {
    let ask = |conn: &Connection| conn.pragma_query_value(None, "application_id", |row| row.get(0));
    match connect::untouched(path).and_then(|conn| ask(&conn)) {
        // Cut off while the log was written into it, a file does not hold together by itself: with its log it does.
        Err(_) if has_log(path) => ask(&connect::log_kept(path, connect::BUSY_TIMEOUT)?),
        told => told,
    }
}

/// Whether something is not yet written from the write-ahead log into the file.
fn has_log(path: &Path) -> bool {
    let [wal, _] = beside::wal_and_shm(path);
    fs::metadata(wal).is_ok_and(|wal| wal.len() > 0)
}

/// A header that is no database's: something else's, or a workspace's that was overwritten or never reached the
/// disk. SQLite does not hold this file, so it may be read directly.
fn foreign_or_damaged(path: &Path, detail: String) -> OpenError {
    let mut header = Vec::new();
    if let Err(error) = fs::File::open(path).and_then(|file| file.take(100).read_to_end(&mut header)) {
        return OpenError::of(error, path);
    }
    let is_ours = header.get(68..72) == Some(&APPLICATION_ID.to_be_bytes()[..]);
    let never_written = header.iter().all(|&byte| byte == 0);
    if is_ours || never_written {
        OpenError::Damaged { detail }
    } else if header.starts_with(b"SQLite format 3\0") {
        let id = header.get(68..72).and_then(|id| id.try_into().ok()).map_or(0, i32::from_be_bytes);
        OpenError::NotAWorkspace(Foreign::OtherDatabase { application_id: id })
    } else {
        OpenError::NotAWorkspace(Foreign::NotADatabase)
    }
}

/// The file's schema version and the newest that the program knows.
pub(crate) fn check_schema(
    conn: &Connection,
    migrations: &Migrations<'_>,
    path: &Path,
) -> Result<(u32, u32), OpenError> {
    let (found, known) =
        migrations::versions(conn, migrations).map_err(|error| OpenError::of(error, path))?;
    if found > known {
        return Err(OpenError::NewerSchema { found, known, written_by: migrations::written_by(conn) });
    }
    if found == 0 {
        return Err(OpenError::Damaged { detail: "the schema has no version".to_owned() });
    }
    Ok((found, known))
}

fn quick_check(conn: &Connection, path: &Path) -> Result<(), OpenError> {
    let verdict: String = conn
        .query_row("PRAGMA quick_check(1)", [], |row| row.get(0))
        .map_err(|error| OpenError::of(error, path))?;
    if verdict == "ok" { Ok(()) } else { Err(OpenError::Damaged { detail: verdict }) }
}
