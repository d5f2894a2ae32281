//! An open workspace.

use std::path::{Path, PathBuf};

use rusqlite::Connection;

use crate::error::StoreError;
use crate::migrations;

/// An open workspace: its connection, where it lies, and the window's lock on it. `Send`, not `Sync`: whoever
/// shares it between threads puts it behind a lock.
#[derive(Debug)]
pub struct Store {
    pub(crate) conn: Connection,
    /// `None` for a workspace in memory.
    pub(crate) path: Option<PathBuf>,
    /// Held while a window has the file open; the operating system lets go of it when the process dies.
    pub(crate) _lock: Option<std::fs::File>,
}

impl Store {
    /// An empty workspace in memory, for tests and for trying things out.
    ///
    /// # Errors
    /// Only where SQLite has no memory.
    pub fn in_memory() -> Result<Self, StoreError> {
        let mut conn = Connection::open_in_memory()?;
        configure(&conn)?;
        migrations::migrate(&mut conn, &migrations::released())?;
        Ok(Self { conn, path: None, _lock: None })
    }

    /// Where the workspace lies; `None` for one in memory.
    pub fn path(&self) -> Option<&Path> {
        self.path.as_deref()
    }

    /// A number that changes when another connection (the command line beside a window) has written.
    ///
    /// # Errors
    /// As any read.
    pub fn data_version(&self) -> Result<i64, StoreError> {
        Ok(self.conn.pragma_query_value(None, "data_version", |row| row.get(0))?)
    }
}

/// What every connection to a workspace is set to, whatever SQLite was compiled with.
pub(crate) fn configure(conn: &Connection) -> Result<(), rusqlite::Error> {
    conn.busy_timeout(std::time::Duration::from_secs(5))?;
    conn.pragma_update(None, "foreign_keys", true)?;
    conn.pragma_update(None, "trusted_schema", false)?;
    conn.pragma_update(None, "cell_size_check", true)?;
    conn.pragma_update(None, "recursive_triggers", true)?;
    // Intermediate results may hold personal data: they stay in memory instead of in the system's folder.
    conn.pragma_update(None, "temp_store", "MEMORY")?;
    // An erased person must not stay readable in freed pages.
    conn.pragma_update(None, "secure_delete", true)?;
    conn.set_prepared_statement_cache_capacity(128);
    Ok(())
}
