//! The journal between desks: files of JSON lines, one entry a line, ids only.

use std::path::Path;

use domain::hlc::Hlc;
use domain::id::DeskId;
use domain::journal::{EntryKey, EntryKind, JournalEntry};
use serde::{Deserialize, Serialize};
use store::JournalError;
use uuid::Uuid;

use crate::error::AppError;
use crate::files::write_whole;
use crate::session::Session;

/// A line of a journal file.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Line {
    desk: Uuid,
    sequence: u64,
    wall_ms: i64,
    counter: u32,
    kind: Kind,
    subject: Uuid,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    operator: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    undoes: Option<Undoes>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    detail: Option<serde_json::Value>,
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Undoes {
    desk: Uuid,
    sequence: u64,
}

#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Kind {
    CheckIn,
    BadgePrinted,
    BadgeRevoked,
    WalkIn,
    Sale,
    Undo,
}

/// Pairs each kind of the file with the domain's, both ways.
macro_rules! kinds {
    ($($kind:ident),*) => {
        impl From<EntryKind> for Kind {
            fn from(kind: EntryKind) -> Self {
                match kind { $(EntryKind::$kind => Self::$kind),* }
            }
        }
        impl From<Kind> for EntryKind {
            fn from(kind: Kind) -> Self {
                match kind { $(Kind::$kind => Self::$kind),* }
            }
        }
    };
}
kinds!(CheckIn, BadgePrinted, BadgeRevoked, WalkIn, Sale, Undo);

impl From<&JournalEntry> for Line {
    fn from(entry: &JournalEntry) -> Self {
        Self {
            desk: entry.key.desk_id.0,
            sequence: entry.key.sequence,
            wall_ms: entry.hlc.wall_ms,
            counter: entry.hlc.counter,
            kind: entry.kind.into(),
            subject: entry.subject,
            operator: entry.operator.clone(),
            undoes: entry.undoes.map(|key| Undoes { desk: key.desk_id.0, sequence: key.sequence }),
            detail: entry.detail_json.as_deref().and_then(|json| serde_json::from_str(json).ok()),
        }
    }
}

impl From<Line> for JournalEntry {
    fn from(line: Line) -> Self {
        Self {
            key: EntryKey { desk_id: DeskId(line.desk), sequence: line.sequence },
            hlc: Hlc { wall_ms: line.wall_ms, counter: line.counter },
            kind: line.kind.into(),
            subject: line.subject,
            operator: line.operator,
            undoes: line.undoes.map(|key| EntryKey { desk_id: DeskId(key.desk), sequence: key.sequence }),
            detail_json: line.detail.map(|detail| detail.to_string()),
        }
    }
}

/// What was exchanged.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Exchanged {
    /// Entries in the file.
    pub entries: usize,
    /// Of them, those that were new here; 0 on an export.
    pub new: u64,
}

/// Writes every entry that this workspace has, its own and other desks'.
///
/// # Errors
/// [`AppError::Write`].
pub fn export(session: &Session, path: &Path) -> Result<Exchanged, AppError> {
    let entries = session.store.read().journal()?;
    write_whole(path, |file| {
        for entry in &entries {
            serde_json::to_writer(&mut *file, &Line::from(entry))?;
            file.write_all(b"\n")?;
        }
        Ok(())
    })?;
    Ok(Exchanged { entries: entries.len(), new: 0 })
}

/// Takes over the entries of a journal file that are not here yet. All of them, or where one contradicts what is here,
/// none.
///
/// # Errors
/// [`AppError::ReadFile`], [`AppError::Journal`] with the line.
pub fn import(session: &mut Session, path: &Path) -> Result<Exchanged, AppError> {
    let text =
        std::fs::read_to_string(path).map_err(|cause| AppError::ReadFile { path: path.to_owned(), cause })?;
    let mut entries = Vec::new();
    for (index, line) in text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty()) {
        let off = AppError::Journal { line: index + 1, problem: "unreadable" };
        let line: Line = serde_json::from_str(line).map_err(|_| off)?;
        entries.push(JournalEntry::from(line));
    }
    let change = session.change(None, "journal", "journal_import");
    let (new, _) = session.store.write::<_, AppError>(&change, |tx| {
        tx.import_journal(&entries).map_err(|error| match error {
            JournalError::Contradiction { .. } => AppError::Journal { line: 0, problem: "contradiction" },
            JournalError::Store(error) => error.into(),
        })
    })?;
    Ok(Exchanged { entries: entries.len(), new })
}
