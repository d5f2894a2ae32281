//! The journal: what happened on site, and its files between desks: JSON lines, one entry or desk a line. People are in
//! them by their ids alone.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use chrono::DateTime;
use domain::badge::{Badge, Desk};
use domain::badge_token::EventTag;
use domain::event::Event;
use domain::hlc::Hlc;
use domain::id::{BadgeHolderId, BadgeId, DeskId, EventId, OperatorId};
use domain::journal::{EntryError, EntryKey, EntryKind, JournalEntry, standing};
use serde::{Deserialize, Serialize};
use store::{JournalError, Tx};
use uuid::Uuid;

use crate::badges;
use crate::error::AppError;
use crate::files::write_whole;
use crate::session::Session;
use crate::texts::{figures, history};

/// A line of a journal file.
#[derive(Debug, Serialize, Deserialize)]
#[serde(untagged)]
enum Line {
    Entry(EntryLine),
    Desk(DeskLine),
}

/// What happened.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct EntryLine {
    desk: Uuid,
    sequence: u64,
    wall_ms: i64,
    counter: u32,
    kind: Kind,
    subject: Uuid,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    operator: Option<Uuid>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    undoes: Option<Undoes>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    detail: Option<serde_json::Value>,
}

/// A desk that has written entries or issues badges: its name, and the organizer's word for its key.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct DeskLine {
    desk: Uuid,
    event: Uuid,
    name: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    certificate: Option<String>,
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

impl From<&JournalEntry> for EntryLine {
    fn from(entry: &JournalEntry) -> Self {
        Self {
            desk: entry.key.desk_id.0,
            sequence: entry.key.sequence,
            wall_ms: entry.hlc.wall_ms,
            counter: entry.hlc.counter,
            kind: entry.kind.into(),
            subject: entry.subject,
            operator: entry.operator.map(|id| id.0),
            undoes: entry.undoes.map(|key| Undoes { desk: key.desk_id.0, sequence: key.sequence }),
            detail: entry.detail_json.as_deref().and_then(|json| serde_json::from_str(json).ok()),
        }
    }
}

impl From<EntryLine> for JournalEntry {
    fn from(line: EntryLine) -> Self {
        Self {
            key: EntryKey { desk_id: DeskId(line.desk), sequence: line.sequence },
            hlc: Hlc { wall_ms: line.wall_ms, counter: line.counter },
            kind: line.kind.into(),
            subject: line.subject,
            operator: line.operator.map(OperatorId),
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

/// Writes every entry that this workspace has, its own and other desks', and who those desks are.
///
/// # Errors
/// [`AppError::Write`].
pub fn export(session: &Session, path: &Path) -> Result<Exchanged, AppError> {
    let (entries, desks) =
        session.store.reading::<_, AppError>(|read| Ok((read.journal()?, read.all::<Desk>()?)))?;
    write_whole(path, |file| {
        let entry_lines = entries.iter().map(|entry| Line::Entry(entry.into()));
        let desk_lines = desks.iter().map(|desk| {
            Line::Desk(DeskLine {
                desk: desk.id.0,
                event: desk.event_id.0,
                name: desk.name.clone(),
                certificate: desk.certificate.clone(),
            })
        });
        for line in entry_lines.chain(desk_lines) {
            serde_json::to_writer(&mut *file, &line)?;
            file.write_all(b"\n")?;
        }
        Ok(())
    })?;
    Ok(Exchanged { entries: entries.len(), new: 0 })
}

/// Takes over the entries of a journal file that are not here yet. All of them, or where one cannot be or contradicts
/// what is here, none.
///
/// # Errors
/// [`AppError::ReadFile`], [`AppError::Journal`] with the line.
pub fn import(session: &mut Session, path: &Path) -> Result<Exchanged, AppError> {
    let text =
        std::fs::read_to_string(path).map_err(|cause| AppError::ReadFile { path: path.to_owned(), cause })?;
    let mut entries = Vec::new();
    let mut line_of = BTreeMap::new();
    let mut desks = Vec::new();
    for (index, line) in text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty()) {
        let off = |problem| AppError::Journal { line: index + 1, problem };
        match serde_json::from_str(line).map_err(|_| off("unreadable"))? {
            Line::Entry(line) => {
                let entry = JournalEntry::from(line);
                entry.check().map_err(|error| off(problem(error)))?;
                // What comes later under one key is what can contradict.
                line_of.insert(entry.key, index + 1);
                entries.push(entry);
            }
            Line::Desk(line) => desks.push((index + 1, line)),
        }
    }
    let change = session.change(None, "journal", "journal_import");
    let (new, _) = session.store.write::<_, AppError>(&change, |tx| {
        for (line, desk) in desks {
            meet(tx, line, desk)?;
        }
        tx.import_journal(&entries).map_err(|error| match error {
            JournalError::Contradiction { key } => {
                AppError::Journal { line: line_of.get(&key).copied().unwrap_or(0), problem: "contradiction" }
            }
            JournalError::Store(error) => error.into(),
        })
    })?;
    Ok(Exchanged { entries: entries.len(), new })
}

fn problem(error: EntryError) -> &'static str {
    match error {
        EntryError::Sequence => "sequence",
        EntryError::Time => "time",
        EntryError::Target => "undoes",
    }
}

/// Takes over who a desk is, where its event is here. Its key counts only with the organizer's word for it.
fn meet(tx: &mut Tx<'_>, line: usize, other: DeskLine) -> Result<(), AppError> {
    let off = || AppError::Journal { line, problem: "certificate" };
    let Some(event) = tx.get::<Event>(EventId(other.event))? else { return Ok(()) };
    if other.name.trim().is_empty() {
        return Err(off());
    }
    let id = DeskId(other.desk);
    let mut desk = tx.get::<Desk>(id)?.unwrap_or(Desk {
        id,
        event_id: event.id,
        name: other.name,
        public_key: None,
        certificate: None,
    });
    if let Some(digits) = other.certificate
        && let Some(public_key) = badges::organizer_public_key(tx, &event)?
    {
        let theirs = badges::certificate(&digits).ok_or_else(off)?;
        theirs.check_signature(&public_key, EventTag::of(event.id.0)).map_err(|_| off())?;
        let mine = desk.certificate.as_deref().and_then(badges::certificate);
        if theirs.desk != badges::number_of(id)
            || desk.public_key.is_some_and(|mine| mine != theirs.desk_public_key)
        {
            return Err(off());
        }
        if mine.is_none_or(|mine| mine.last_day < theirs.last_day) {
            desk.public_key = Some(theirs.desk_public_key);
            desk.certificate = Some(digits);
        }
    }
    tx.put(&desk)?;
    Ok(())
}

/// An entry as it is sent. Names are looked up: the journal itself holds none.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct EntryOut {
    /// The name of the desk that wrote it, where it is known here.
    pub desk: Option<String>,
    /// The desk's id.
    pub desk_id: String,
    /// Its number there.
    pub sequence: u64,
    /// When, in words, on Jakarta's clocks.
    pub at: String,
    /// The kind's code.
    pub kind: &'static str,
    /// The kind in words.
    pub what: String,
    /// Whom it is about, where that is known here.
    pub holder: Option<String>,
    /// Who did it, where that is known here.
    pub operator: Option<String>,
    /// The operator's id, by which their name can be erased.
    pub operator_id: Option<String>,
    /// Whether it was not taken back.
    pub stands: bool,
}

/// The latest entries about an event, the newest first.
///
/// # Errors
/// As [`Session::event`].
pub fn list(session: &Session, event: Option<&str>, limit: usize) -> Result<Vec<EntryOut>, AppError> {
    let event = session.event(event)?;
    let lang = session.lang();
    session.store.reading(|read| {
        let entries = read.journal_of_event(event.id)?;
        let stands: BTreeSet<EntryKey> = standing(&entries).into_iter().map(|entry| entry.key).collect();
        let out = |entry: &JournalEntry| {
            let holder = match read.get::<Badge>(BadgeId(entry.subject))? {
                Some(badge) => badge.badge_holder_id,
                None => BadgeHolderId(entry.subject),
            };
            let operator = entry.operator.map(|id| read.operator_name(id)).transpose()?.flatten();
            let at = DateTime::from_timestamp_millis(entry.hlc.wall_ms);
            Ok(EntryOut {
                desk: read.get::<Desk>(entry.key.desk_id)?.map(|desk| desk.name),
                desk_id: entry.key.desk_id.to_string(),
                sequence: entry.key.sequence,
                at: at.map(|at| figures::instant(lang, at)).unwrap_or_default(),
                kind: entry_code(entry.kind),
                what: history::entry(lang, entry.kind).to_owned(),
                holder: read.badge_line(holder)?.map(|line| line.person.name),
                operator,
                operator_id: entry.operator.map(|id| id.to_string()),
                stands: stands.contains(&entry.key),
            })
        };
        entries.iter().rev().take(limit).map(out).collect()
    })
}

fn entry_code(kind: EntryKind) -> &'static str {
    match kind {
        EntryKind::CheckIn => "check_in",
        EntryKind::BadgePrinted => "badge_printed",
        EntryKind::BadgeRevoked => "badge_revoked",
        EntryKind::WalkIn => "walk_in",
        EntryKind::Sale => "sale",
        EntryKind::Undo => "undo",
    }
}
