//! An open workspace.

use std::fs::File;
use std::path::{Path, PathBuf};

use rusqlite::Connection;

use crate::error::StoreError;
use crate::migrations;
use crate::open::{APPLICATION_ID, connect};
use crate::write::Gesture;

/// An open workspace: its connection, where it lies, and the window's lock on it. `Send`, not `Sync`: whoever
/// shares it between threads puts it behind a lock.
#[derive(Debug)]
pub struct Store {
    pub(crate) conn: Connection,
    /// `None` for a workspace in memory.
    path: Option<PathBuf>,
    /// Where several writes are one gesture: see [`Store::begin_gesture`].
    pub(crate) gesture: Option<Gesture>,
    /// Held while a window has the file open; the operating system lets go of it when the process dies.
    _lock: Option<File>,
}

impl Store {
    pub(crate) fn new(conn: Connection, path: PathBuf, lock: Option<File>) -> Self {
        Self { conn, path: Some(path), gesture: None, _lock: lock }
    }

    /// An empty workspace in memory, for tests and for trying things out.
    ///
    /// # Errors
    /// Only where SQLite has no memory.
    pub fn in_memory() -> Result<Self, StoreError> {
        let mut conn = connect::in_memory()?;
        conn.pragma_update(None, "application_id", APPLICATION_ID)?;
        migrations::migrate(&mut conn, &migrations::released(), env!("CARGO_PKG_VERSION"))?;
        Ok(Self { conn, path: None, gesture: None, _lock: None })
    }

    /// Where the workspace lies; `None` for one in memory.
    pub fn path(&self) -> Option<&Path> {
        self.path.as_deref()
    }

    /// How many rows this connection has written since it was opened.
    pub fn total_changes(&self) -> u64 {
        self.conn.total_changes()
    }

    /// A number that changes when another connection (the command line beside a window) has written.
    ///
    /// # Errors
    /// As any read.
    pub fn data_version(&self) -> Result<i64, StoreError> {
        Ok(self.conn.pragma_query_value(None, "data_version", |row| row.get(0))?)
    }
}
