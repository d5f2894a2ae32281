//! What can go wrong once a workspace is open. [`crate::OpenError`] tells what goes wrong before.

use rusqlite::ffi;

/// Anything that a read or a write of an open workspace can fail with.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// The disk has no room for the write; nothing of the transaction was kept.
    #[error("the disk is full")]
    DiskFull,
    /// Another program held the file for longer than the busy timeout.
    #[error("another program holds the file")]
    Busy,
    /// Pages of the file contradict each other, or it is no database any more.
    #[error("the file is damaged: {detail}")]
    Damaged {
        /// SQLite's words.
        detail: String,
    },
    /// The file or its folder cannot be written.
    #[error("the file cannot be written")]
    ReadOnly,
    /// The operating system refused the access.
    #[error("permission denied")]
    PermissionDenied,
    /// The disk, the network share or the stick failed to read or to write.
    #[error("input or output failed: {detail}")]
    Io {
        /// The words of SQLite or of the operating system.
        detail: String,
    },
    /// Two parties would stand in one booth on one day.
    #[error("the booth is taken on these days")]
    BoothTaken,
    /// A UNIQUE, FOREIGN KEY, CHECK or NOT NULL rule of the schema refused the write.
    #[error("the schema refuses it: {detail}")]
    Constraint {
        /// SQLite's words, which name tables and columns, never values.
        detail: String,
    },
    /// A stored row does not read as the record it should be.
    #[error("a row of {table} does not read: {detail}")]
    Row {
        /// The table.
        table: &'static str,
        /// What is off.
        detail: String,
    },
    /// The record to alter is not there, or no longer.
    #[error("no such row in {table}")]
    Missing {
        /// The table.
        table: &'static str,
    },
    /// The caller asked to stop; nothing was kept.
    #[error("cancelled")]
    Cancelled,
    /// Anything else, which is a fault of this program.
    #[error("unexpected: {0}")]
    Sqlite(rusqlite::Error),
}

impl StoreError {
    /// The stable name of the error, for logs and for whoever words it.
    pub fn code(&self) -> &'static str {
        match self {
            Self::DiskFull => "disk_full",
            Self::Busy => "busy",
            Self::Damaged { .. } => "damaged",
            Self::ReadOnly => "read_only",
            Self::PermissionDenied => "permission_denied",
            Self::Io { .. } => "io",
            Self::BoothTaken => "booth_taken",
            Self::Constraint { .. } => "constraint",
            Self::Row { .. } => "row",
            Self::Missing { .. } => "missing",
            Self::Cancelled => "cancelled",
            Self::Sqlite(_) => "unexpected",
        }
    }
}

impl From<rusqlite::Error> for StoreError {
    fn from(error: rusqlite::Error) -> Self {
        let rusqlite::Error::SqliteFailure(failure, message) = &error else { return Self::Sqlite(error) };
        let detail = message.clone().unwrap_or_else(|| failure.to_string());
        match failure.extended_code & 0xff {
            // The index of the write-ahead log found no room to grow.
            _ if failure.extended_code == ffi::SQLITE_IOERR_SHMSIZE => Self::DiskFull,
            ffi::SQLITE_FULL => Self::DiskFull,
            ffi::SQLITE_BUSY | ffi::SQLITE_LOCKED => Self::Busy,
            ffi::SQLITE_CORRUPT | ffi::SQLITE_NOTADB => Self::Damaged { detail },
            ffi::SQLITE_READONLY | ffi::SQLITE_CANTOPEN => Self::ReadOnly,
            ffi::SQLITE_PERM | ffi::SQLITE_AUTH => Self::PermissionDenied,
            ffi::SQLITE_INTERRUPT => Self::Cancelled,
            ffi::SQLITE_IOERR | ffi::SQLITE_PROTOCOL | ffi::SQLITE_NOLFS => Self::Io { detail },
            ffi::SQLITE_CONSTRAINT if detail == "booth taken" => Self::BoothTaken,
            ffi::SQLITE_CONSTRAINT => Self::Constraint { detail },
            _ => Self::Sqlite(error),
        }
    }
}

impl From<std::io::Error> for StoreError {
    fn from(error: std::io::Error) -> Self {
        use std::io::ErrorKind;
        match error.kind() {
            ErrorKind::StorageFull | ErrorKind::QuotaExceeded => Self::DiskFull,
            ErrorKind::ReadOnlyFilesystem => Self::ReadOnly,
            ErrorKind::PermissionDenied => Self::PermissionDenied,
            _ => Self::Io { detail: error.to_string() },
        }
    }
}
