//! Connections to the files of a workspace: how each is opened and set, whatever SQLite was compiled with.
//!
//! A database file is opened by SQLite alone, never by `std::fs`: closing such a handle would let go of all
//! POSIX locks that SQLite holds on that file in this process.

use std::path::Path;
use std::time::Duration;

use rusqlite::config::DbConfig;
use rusqlite::{Connection, OpenFlags};

/// How long a write waits for another program's.
pub(crate) const BUSY_TIMEOUT: Duration = Duration::from_secs(5);

/// Opens an existing database to read and write.
pub(crate) fn existing(path: &Path, busy_timeout: Duration) -> rusqlite::Result<Connection> {
    set(Connection::open_with_flags(path, flags(OpenFlags::SQLITE_OPEN_READ_WRITE))?, busy_timeout)
}

/// [`existing`] whose close leaves the write-ahead log as it is, even where opening fails half-way: for files that
/// are not known to be sound, or to be ours.
pub(crate) fn log_kept(path: &Path, busy_timeout: Duration) -> rusqlite::Result<Connection> {
    let conn = Connection::open_with_flags(path, flags(OpenFlags::SQLITE_OPEN_READ_WRITE))?;
    conn.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, true)?;
    set(conn, busy_timeout)
}

/// Opens a database to read and write, and makes it where there is none.
pub(crate) fn created(path: &Path) -> rusqlite::Result<Connection> {
    let new = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE;
    let conn = Connection::open_with_flags(path, flags(new))?;
    // Half as many pages are half as many calls of the system: a large import writes all of its pages twice, to the
    // write-ahead log and from there into the file.
    conn.pragma_update(None, "page_size", 8192)?;
    set(conn, BUSY_TIMEOUT)
}

/// Opens an existing database to read.
pub(crate) fn to_read(path: &Path) -> rusqlite::Result<Connection> {
    set(Connection::open_with_flags(path, flags(OpenFlags::SQLITE_OPEN_READ_ONLY))?, BUSY_TIMEOUT)
}

/// Opens the main file alone, without its write-ahead log and without locks: makes and changes no file beside
/// it, which matters on write-protected sticks and before it is known whose the file is.
pub(crate) fn untouched(path: &Path) -> rusqlite::Result<Connection> {
    let to_read = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_URI;
    set(Connection::open_with_flags(immutable_uri(path), flags(to_read))?, BUSY_TIMEOUT)
}

/// Opens a database in memory.
pub(crate) fn in_memory() -> rusqlite::Result<Connection> {
    set(Connection::open_in_memory_with_flags(flags(OpenFlags::SQLITE_OPEN_READ_WRITE))?, BUSY_TIMEOUT)
}

/// Every connection belongs to one thread at a time, so SQLite's own mutexes are of no use.
fn flags(flags: OpenFlags) -> OpenFlags {
    flags | OpenFlags::SQLITE_OPEN_NO_MUTEX
}

fn set(conn: Connection, busy_timeout: Duration) -> rusqlite::Result<Connection> {
    conn.busy_timeout(busy_timeout)?;
    // A file from elsewhere must not run functions of its choosing, nor rewrite the schema's own tables.
    conn.set_db_config(DbConfig::SQLITE_DBCONFIG_TRUSTED_SCHEMA, false)?;
    conn.set_db_config(DbConfig::SQLITE_DBCONFIG_DEFENSIVE, true)?;
    conn.pragma_update(None, "cell_size_check", true)?;
    conn.pragma_update(None, "foreign_keys", true)?;
    // REPLACE must not slip past the triggers that keep the journal.
    conn.pragma_update(None, "recursive_triggers", true)?;
    // Intermediate results may hold personal data: they stay in memory instead of in the system's folder.
    conn.pragma_update(None, "temp_store", "MEMORY")?;
    // Erased people must not stay readable in freed pages.
    conn.pragma_update(None, "secure_delete", true)?;
    conn.pragma_update(None, "synchronous", "FULL")?;
    // On macOS a sync reaches the platter only so; elsewhere this does nothing.
    conn.pragma_update(None, "fullfsync", true)?;
    conn.pragma_update(None, "checkpoint_fullfsync", true)?;
    // After a large import the write-ahead log gives its room back.
    conn.pragma_update(None, "journal_size_limit", 16 << 20)?;
    // A large import is one transaction: with room for all its pages none is written twice. Room that is not used is
    // not taken.
    conn.pragma_update(None, "cache_size", -(64 << 10))?;
    conn.set_prepared_statement_cache_capacity(128);
    #[cfg(test)]
    if let Some(pages) = crate::open::test_disk::pages_left() {
        conn.pragma_update(None, "max_page_count", pages)?;
    }
    Ok(conn)
}

/// `file:…?immutable=1` with what a URI reserves escaped.
fn immutable_uri(path: &Path) -> String {
    let mut uri = String::from("file:");
    let bytes = path.as_os_str().as_encoded_bytes();
    // A drive's letter must not read as the URI's authority.
    if cfg!(windows) && !bytes.starts_with(b"\\") {
        uri.push('/');
    }
    for &byte in bytes {
        match byte {
            b'\\' if cfg!(windows) => uri.push('/'),
            b'/' | b'.' | b'-' | b'_' | b'~' | b':' => uri.push(char::from(byte)),
            _ if byte.is_ascii_alphanumeric() => uri.push(char::from(byte)),
            _ => uri.push_str(&format!("%{byte:02X}")),
        }
    }
    uri.push_str("?immutable=1");
    uri
}
