//! Why a backup was not made, or not restored.

use std::path::PathBuf;

use crate::error::StoreError;
use crate::open::OpenError;

/// Why a backup was not made. What was at the target before is still there.
#[derive(Debug, thiserror::Error)]
pub enum BackupError {
    /// The folder that it should lie in is not there.
    #[error("there is no folder {}", folder.display())]
    FolderMissing {
        /// The folder.
        folder: PathBuf,
    },
    /// The target is the workspace itself, or a workspace that is open somewhere.
    #[error("{} is in use", path.display())]
    TargetInUse {
        /// The target.
        path: PathBuf,
    },
    /// What was to be backed up is no workspace, is not there, or cannot be read.
    #[error("the workspace: {0}")]
    Workspace(#[source] OpenError),
    /// The copy is not whole, because the workspace is not.
    #[error("the workspace is damaged: {problems:?}")]
    SourceDamaged {
        /// SQLite's words.
        problems: Vec<String>,
    },
    /// The workspace's media file or the backup's does not open.
    #[error("the media file: {0}")]
    Media(#[source] OpenError),
    /// A full disk, damage, the user's wish to stop, and the like.
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl From<std::io::Error> for BackupError {
    fn from(error: std::io::Error) -> Self {
        Self::Store(error.into())
    }
}

impl BackupError {
    /// The stable name of the error.
    pub fn code(&self) -> &'static str {
        match self {
            Self::FolderMissing { .. } => "folder_missing",
            Self::TargetInUse { .. } => "target_in_use",
            Self::SourceDamaged { .. } => "damaged",
            Self::Workspace(error) | Self::Media(error) => error.code(),
            Self::Store(error) => error.code(),
        }
    }
}

/// Why a backup was not restored. The workspace is as it was.
#[derive(Debug, thiserror::Error)]
pub enum RestoreError {
    /// The backup is no workspace, is of a newer program, is damaged, or cannot be read.
    #[error("the backup: {0}")]
    Backup(#[source] OpenError),
    /// The backup opens, but is not whole.
    #[error("the backup is damaged: {problems:?}")]
    BackupDamaged {
        /// SQLite's words.
        problems: Vec<String>,
    },
    /// The backup and the workspace are one file.
    #[error("the backup is the workspace")]
    SameFile,
    /// The workspace is open in a window or in another program, or its place cannot be written.
    #[error("the workspace: {0}")]
    Workspace(#[source] OpenError),
    /// A full disk, the user's wish to stop, and the like.
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl From<std::io::Error> for RestoreError {
    fn from(error: std::io::Error) -> Self {
        Self::Store(error.into())
    }
}

impl RestoreError {
    /// The stable name of the error.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Backup(error) | Self::Workspace(error) => error.code(),
            Self::BackupDamaged { .. } => "damaged",
            Self::SameFile => "same_file",
            Self::Store(error) => error.code(),
        }
    }
}
