//! Why a workspace did not open. Each reason is told apart, because each asks something else of the user.

use std::path::PathBuf;

use crate::backup::BackupError;
use crate::error::StoreError;

/// Why a workspace did not open. Nothing was written to the file, but where said.
#[derive(Debug, thiserror::Error)]
pub enum OpenError {
    /// The file was written by a newer version of the program.
    #[error("schema {found} is newer than {known}, the newest that this program knows")]
    NewerSchema {
        /// The file's schema version.
        found: u32,
        /// The newest that this program knows.
        known: u32,
        /// The version of the program that last migrated the file, where it says so.
        written_by: Option<String>,
    },
    /// The file is something else.
    #[error("no workspace: {0:?}")]
    NotAWorkspace(Foreign),
    /// The file is a workspace, but its pages are not what was written.
    #[error("the file is damaged: {detail}")]
    Damaged {
        /// SQLite's words.
        detail: String,
    },
    /// The file, or the folder that SQLite keeps its write-ahead log in, may be read but not written.
    #[error("{} cannot be written", path.display())]
    ReadOnly {
        /// The file or the folder.
        path: PathBuf,
    },
    /// The disk has no room.
    #[error("the disk is full")]
    DiskFull,
    /// Another program held the file for longer than the busy timeout.
    #[error("another program holds the file")]
    Busy,
    /// Another window has the file open.
    #[error("the file is open in another window")]
    OpenElsewhere,
    /// The folder that the file should lie in is not there (a stick that was pulled, a share that is off).
    #[error("there is no folder {}", folder.display())]
    FolderMissing {
        /// The folder.
        folder: PathBuf,
    },
    /// There is no such file, and none was to be made.
    #[error("there is no file {}", path.display())]
    FileMissing {
        /// The file.
        path: PathBuf,
    },
    /// The operating system refuses access.
    #[error("no permission for {}", path.display())]
    PermissionDenied {
        /// The file or the folder.
        path: PathBuf,
    },
    /// A key was given; workspaces are not encrypted yet.
    #[error("keys are not supported yet")]
    KeyNotSupported,
    /// The file is of an older schema and could not be brought up to date. It is as it was.
    #[error("the migration from schema {from} to {to} failed: {detail}")]
    Migration {
        /// The file's schema version.
        from: u32,
        /// The version that was wanted.
        to: u32,
        /// What went wrong.
        detail: String,
    },
    /// The disk, the network share or the stick failed.
    #[error("input or output failed: {detail}")]
    Io {
        /// The words of SQLite or of the operating system.
        detail: String,
    },
    /// Anything else, which is a fault of this program.
    #[error("unexpected: {detail}")]
    Unexpected {
        /// SQLite's words.
        detail: String,
    },
}

/// What the file is instead.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Foreign {
    /// A folder, or a device.
    NotAFile,
    /// An empty file, where none was to be made.
    Empty,
    /// No SQLite database: a text, a spreadsheet, an image.
    NotADatabase,
    /// A database of another program, with the `application_id` that it gave itself (0 for none).
    OtherDatabase {
        /// The id.
        application_id: i32,
    },
}

impl OpenError {
    /// The stable name of the error, for logs and for whoever words it.
    pub fn code(&self) -> &'static str {
        match self {
            Self::NewerSchema { .. } => "newer_schema",
            Self::NotAWorkspace(_) => "not_a_workspace",
            Self::Damaged { .. } => "damaged",
            Self::ReadOnly { .. } => "read_only",
            Self::DiskFull => "disk_full",
            Self::Busy => "busy",
            Self::OpenElsewhere => "open_elsewhere",
            Self::FolderMissing { .. } => "folder_missing",
            Self::FileMissing { .. } => "file_missing",
            Self::PermissionDenied { .. } => "permission_denied",
            Self::KeyNotSupported => "key_not_supported",
            Self::Migration { .. } => "migration",
            Self::Io { .. } => "io",
            Self::Unexpected { .. } => "unexpected",
        }
    }

    /// The same failure, told of the file that was being opened.
    pub(crate) fn of(error: impl Into<StoreError>, path: &std::path::Path) -> Self {
        match error.into() {
            StoreError::DiskFull => Self::DiskFull,
            StoreError::Busy => Self::Busy,
            StoreError::Damaged { detail } => Self::Damaged { detail },
            StoreError::ReadOnly => Self::ReadOnly { path: path.to_owned() },
            StoreError::PermissionDenied => Self::PermissionDenied { path: path.to_owned() },
            StoreError::Io { detail } => Self::Io { detail },
            other => Self::Unexpected { detail: other.to_string() },
        }
    }

    /// The backup before a migration failed.
    pub(crate) fn of_backup(error: BackupError, path: &std::path::Path) -> Self {
        match error {
            BackupError::Store(error) => Self::of(error, path),
            BackupError::Workspace(error) | BackupError::Media(error) => error,
            BackupError::SourceDamaged { problems } => Self::Damaged { detail: problems.join("; ") },
            other @ (BackupError::FolderMissing { .. } | BackupError::TargetInUse { .. }) => {
                Self::Unexpected { detail: other.to_string() }
            }
        }
    }
}
