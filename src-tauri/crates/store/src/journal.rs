//! The journal of what happens on site: appended only, exchanged between desks, the same everywhere in the end.

use domain::hlc::Hlc;
use domain::id::DeskId;
use domain::journal::{EntryKey, EntryKind, JournalEntry};
use uuid::Uuid;

use crate::error::StoreError;
use crate::read::Reader;
use crate::tables::record::{Cell, Columns, Field as _, bind, words};
use crate::write::Tx;

words!(EntryKind {
    CheckIn = "check_in",
    BadgePrinted = "badge_printed",
    BadgeRevoked = "badge_revoked",
    WalkIn = "walk_in",
    Sale = "sale",
    Undo = "undo",
});

/// What is to be appended; its number and its time come with it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewEntry {
    /// What happened.
    pub kind: EntryKind,
    /// To whom or what.
    pub subject: Uuid,
    /// Who did it: the operator's id at the desk.
    pub operator: Option<String>,
    /// For [`EntryKind::Undo`]: what it takes back.
    pub undoes: Option<EntryKey>,
    /// What else must be known, as JSON without personal data.
    pub detail_json: Option<String>,
}

/// Why entries of another desk were not taken over; none of them were.
#[derive(Debug, thiserror::Error)]
pub enum JournalError {
    /// An entry says something else than the one of the same desk and number that is here: a desk was copied, or
    /// a file was tampered with.
    #[error("entry {} of desk {} contradicts the one here", key.sequence, key.desk_id)]
    Contradiction {
        /// The entry.
        key: EntryKey,
    },
    /// As any write.
    #[error(transparent)]
    Store(#[from] StoreError),
}

const COLUMNS: &str = "desk_id, sequence, hlc_wall_ms, hlc_counter, kind, subject, operator, undoes_desk_id,
    undoes_sequence, detail_json";

const INSERT: &str = "INSERT INTO journal_entry (desk_id, sequence, hlc_wall_ms, hlc_counter, kind, subject,
    operator, undoes_desk_id, undoes_sequence, detail_json) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
    ON CONFLICT (desk_id, sequence) DO NOTHING";

fn read(columns: &mut Columns<'_, '_>) -> Result<JournalEntry, StoreError> {
    Ok(JournalEntry {
        key: EntryKey { desk_id: columns.take()?, sequence: columns.take()? },
        hlc: Hlc { wall_ms: columns.take()?, counter: columns.take()? },
        kind: columns.take()?,
        subject: columns.take()?,
        operator: columns.take()?,
        undoes: match (columns.take()?, columns.take()?) {
            (Some(desk_id), Some(sequence)) => Some(EntryKey { desk_id, sequence }),
            _ => None,
        },
        detail_json: columns.take()?,
    })
}

fn cells(entry: &JournalEntry) -> [Cell<'_>; 10] {
    [
        entry.key.desk_id.to_cell(),
        entry.key.sequence.to_cell(),
        entry.hlc.wall_ms.to_cell(),
        entry.hlc.counter.to_cell(),
        entry.kind.to_cell(),
        entry.subject.to_cell(),
        entry.operator.to_cell(),
        entry.undoes.as_ref().map_or(Cell::Null, |undoes| undoes.desk_id.to_cell()),
        entry.undoes.as_ref().map_or(Cell::Null, |undoes| undoes.sequence.to_cell()),
        entry.detail_json.to_cell(),
    ]
}

impl Reader<'_> {
    /// The entries of a subject, in the order in which every desk reads them; [`domain::journal::standing`] folds
    /// them. The undos of its entries are among them.
    ///
    /// # Errors
    /// As any read.
    pub fn journal_of(&self, subject: Uuid) -> Result<Vec<JournalEntry>, StoreError> {
        self.query(
            &format!(
                "SELECT {COLUMNS} FROM journal_entry WHERE subject = ?
                 ORDER BY hlc_wall_ms, hlc_counter, desk_id, sequence"
            ),
            &[subject.to_cell()],
            "journal_entry",
            read,
        )
    }

    /// Every entry, in the order in which every desk reads them.
    ///
    /// # Errors
    /// As any read.
    pub fn journal(&self) -> Result<Vec<JournalEntry>, StoreError> {
        self.query(
            &format!(
                "SELECT {COLUMNS} FROM journal_entry ORDER BY hlc_wall_ms, hlc_counter, desk_id, sequence"
            ),
            &[],
            "journal_entry",
            read,
        )
    }

    /// The entries of a desk after a number of its own, by number: what another desk that has seen `after` entries
    /// of it still lacks.
    ///
    /// # Errors
    /// As any read.
    pub fn journal_since(&self, desk_id: DeskId, after: u64) -> Result<Vec<JournalEntry>, StoreError> {
        self.query(
            &format!(
                "SELECT {COLUMNS} FROM journal_entry WHERE desk_id = ? AND sequence > ? ORDER BY sequence"
            ),
            &[desk_id.to_cell(), after.to_cell()],
            "journal_entry",
            read,
        )
    }

    /// The last number that is here of each desk, by desk.
    ///
    /// # Errors
    /// As any read.
    pub fn journal_heads(&self) -> Result<Vec<EntryKey>, StoreError> {
        self.query(
            "SELECT desk_id, max(sequence) FROM journal_entry GROUP BY desk_id ORDER BY desk_id",
            &[],
            "journal_entry",
            |columns| Ok(EntryKey { desk_id: columns.take()?, sequence: columns.take()? }),
        )
    }

    /// The latest time of any entry here; zero without entries.
    ///
    /// # Errors
    /// As any read.
    pub fn journal_clock(&self) -> Result<Hlc, StoreError> {
        let latest = self.query(
            "SELECT hlc_wall_ms, hlc_counter FROM journal_entry ORDER BY hlc_wall_ms DESC, hlc_counter DESC LIMIT 1",
            &[],
            "journal_entry",
            |columns| Ok(Hlc { wall_ms: columns.take()?, counter: columns.take()? }),
        )?;
        Ok(latest.first().copied().unwrap_or_default())
    }
}

impl Tx<'_> {
    /// Appends an entry of a desk: with its next number, and later than everything here whatever the laptop's
    /// clock (`now_ms`, milliseconds since 1970) says. The change log does not record it: the journal is undone by
    /// appending.
    ///
    /// # Errors
    /// [`StoreError::Constraint`] when an undo names nothing, or something else does; and as any write.
    pub fn append_journal(
        &mut self,
        desk_id: DeskId,
        now_ms: i64,
        new: NewEntry,
    ) -> Result<JournalEntry, StoreError> {
        let last: Option<u64> = self
            .query(
                "SELECT max(sequence) FROM journal_entry WHERE desk_id = ?",
                &[desk_id.to_cell()],
                "journal_entry",
                |columns| columns.take(),
            )?
            .pop()
            .flatten();
        let hlc = self.journal_clock()?.tick(now_ms);
        let NewEntry { kind, subject, operator, undoes, detail_json } = new;
        let key = EntryKey { desk_id, sequence: last.unwrap_or(0) + 1 };
        let entry = JournalEntry { key, hlc, kind, subject, operator, undoes, detail_json };
        let mut statement = self.conn().prepare_cached(INSERT)?;
        bind(&mut statement, &cells(&entry))?;
        statement.raw_execute()?;
        drop(statement);
        Ok(entry)
    }

    /// Takes over entries of other desks, or of this one from another's file. Returns how many were new; those
    /// that are here already are passed over.
    ///
    /// # Errors
    /// [`JournalError::Contradiction`], after which the transaction must be given up; and as any write.
    pub fn import_journal(&mut self, entries: &[JournalEntry]) -> Result<u64, JournalError> {
        let mut new = 0;
        for entry in entries {
            let mut statement = self.conn().prepare_cached(INSERT).map_err(StoreError::from)?;
            bind(&mut statement, &cells(entry))?;
            if statement.raw_execute().map_err(StoreError::from)? == 1 {
                new += 1;
                continue;
            }
            let here = self.query(
                &format!("SELECT {COLUMNS} FROM journal_entry WHERE desk_id = ? AND sequence = ?"),
                &[entry.key.desk_id.to_cell(), entry.key.sequence.to_cell()],
                "journal_entry",
                read,
            )?;
            if here.first() != Some(entry) {
                return Err(JournalError::Contradiction { key: entry.key });
            }
        }
        Ok(new)
    }
}
