//! The journal of what happens on site: appended only, exchanged between desks, the same everywhere in the end.

use domain::hlc::Hlc;
use domain::id::{DeskId, EventId, OperatorId};
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
    /// Who did it: see [`Tx::operator`].
    pub operator: Option<OperatorId>,
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

const COLUMNS: &str = "desk_id, sequence, hlc_wall_ms, hlc_counter, kind, subject, operator_id,
    undoes_desk_id, undoes_sequence, detail_json";

const INSERT: &str = "INSERT INTO journal_entry (desk_id, sequence, hlc_wall_ms, hlc_counter, kind, subject,
    operator_id, undoes_desk_id, undoes_sequence, detail_json) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

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

    /// The entries about people, badges and firms of an event, in the order in which every desk reads them.
    ///
    /// # Errors
    /// As any read.
    pub fn journal_of_event(&self, event_id: EventId) -> Result<Vec<JournalEntry>, StoreError> {
        self.query(
            &format!(
                "SELECT {COLUMNS} FROM journal_entry
                 WHERE EXISTS (SELECT 1 FROM badge_holder WHERE id = subject AND event_id = ?1)
                    OR EXISTS (SELECT 1 FROM badge WHERE id = subject AND event_id = ?1)
                    OR EXISTS (SELECT 1 FROM participation WHERE id = subject AND event_id = ?1)
                 ORDER BY hlc_wall_ms, hlc_counter, desk_id, sequence"
            ),
            &[event_id.to_cell()],
            "journal_entry",
            read,
        )
    }

    /// The last number that is here of a desk; 0 where it has none.
    ///
    /// # Errors
    /// As any read.
    pub fn journal_head(&self, desk_id: DeskId) -> Result<u64, StoreError> {
        let last = self.query(
            "SELECT max(sequence) FROM journal_entry WHERE desk_id = ?",
            &[desk_id.to_cell()],
            "journal_entry",
            |columns| columns.take::<Option<u64>>(),
        )?;
        Ok(last.first().copied().flatten().unwrap_or(0))
    }

    /// The name of an operator; `None` for one of another laptop.
    ///
    /// # Errors
    /// As any read.
    pub fn operator_name(&self, id: OperatorId) -> Result<Option<String>, StoreError> {
        let names =
            self.query("SELECT name FROM operator WHERE id = ?", &[id.to_cell()], "operator", |columns| {
                columns.take()
            })?;
        Ok(names.into_iter().next())
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
    /// Appends entries of a desk: each with the desk's next number, and later than everything here whatever the
    /// laptop's clock (`now_ms`, milliseconds since 1970) says. The change log does not record them: the journal is
    /// undone by appending.
    ///
    /// # Errors
    /// [`StoreError::Constraint`] when an undo names nothing, or something else does; and as any write.
    pub fn append_journal(
        &mut self,
        desk_id: DeskId,
        now_ms: i64,
        new: impl IntoIterator<Item = NewEntry>,
    ) -> Result<Vec<JournalEntry>, StoreError> {
        let first = self.journal_head(desk_id)? + 1;
        let mut hlc = self.journal_clock()?;
        let mut statement = self.conn().prepare_cached(INSERT)?;
        let mut entries = Vec::new();
        for (sequence, new) in (first..).zip(new) {
            let NewEntry { kind, subject, operator, undoes, detail_json } = new;
            hlc = hlc.tick(now_ms);
            let key = EntryKey { desk_id, sequence };
            let entry = JournalEntry { key, hlc, kind, subject, operator, undoes, detail_json };
            bind(&mut statement, &cells(&entry))?;
            statement.raw_execute()?;
            entries.push(entry);
        }
        Ok(entries)
    }

    /// The operator of a name, remembered under `new_id` where nobody has it yet. The change log does not record it,
    /// like the journal that refers to it.
    ///
    /// # Errors
    /// As any write.
    pub fn operator(&mut self, name: &str, new_id: OperatorId) -> Result<OperatorId, StoreError> {
        let known = self.query(
            "SELECT id FROM operator WHERE name = ? ORDER BY id LIMIT 1",
            &[Cell::Text(name.into())],
            "operator",
            |columns| columns.take(),
        )?;
        if let Some(id) = known.into_iter().next() {
            return Ok(id);
        }
        self.conn()
            .prepare_cached("INSERT INTO operator (id, name) VALUES (?, ?)")?
            .execute((new_id.to_cell(), name))?;
        Ok(new_id)
    }

    /// Takes over entries of other desks, or of this one from another's file. Returns how many were new; those
    /// that are here already are passed over.
    ///
    /// # Errors
    /// [`JournalError::Contradiction`], after which the transaction must be given up; and as any write.
    pub fn import_journal(&mut self, entries: &[JournalEntry]) -> Result<u64, JournalError> {
        let mut new = 0;
        for entry in entries {
            let passing_over = format!("{INSERT} ON CONFLICT (desk_id, sequence) DO NOTHING");
            let mut statement = self.conn().prepare_cached(&passing_over).map_err(StoreError::from)?;
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

#[cfg(test)]
mod tests {
    use domain::journal::standing;

    use super::*;
    use crate::Store;
    use crate::sample::{context, desk, id, workspace};

    fn entry(subject: u8, kind: EntryKind, undoes: Option<EntryKey>) -> NewEntry {
        NewEntry {
            kind,
            subject: id(10, subject),
            operator: Some(OperatorId(id(12, 1))),
            undoes,
            detail_json: None,
        }
    }

    fn append(store: &mut Store, desk_id: DeskId, now_ms: i64, new: NewEntry) -> JournalEntry {
        store
            .write::<_, StoreError>(&context("journal"), |tx| tx.append_journal(desk_id, now_ms, [new]))
            .unwrap()
            .0
            .remove(0)
    }

    fn import(store: &mut Store, entries: &[JournalEntry]) -> Result<u64, JournalError> {
        store.write(&context("import"), |tx| tx.import_journal(entries)).map(|(new, _)| new)
    }

    #[test]
    fn entries_are_numbered_and_later_than_what_is_here_though_the_clock_is_not() {
        let mut store = workspace();
        let first = append(&mut store, desk().id, 10_000, entry(1, EntryKind::CheckIn, None));
        let second = append(&mut store, desk().id, 4_000, entry(2, EntryKind::CheckIn, None));
        assert_eq!((first.key.sequence, second.key.sequence), (1, 2));
        assert!(second.hlc > first.hlc);
        let other = DeskId(id(11, 2));
        let third = append(&mut store, other, 4_000, entry(1, EntryKind::Undo, Some(first.key)));
        assert_eq!(third.key.sequence, 1);
        assert!(third.hlc > second.hlc);
        let of_subject = store.read().journal_of(id(10, 1)).unwrap();
        assert_eq!(of_subject, [first, third.clone()]);
        assert!(standing(&of_subject).is_empty());
        assert_eq!(store.read().journal_heads().unwrap(), [second.key, third.key]);
        assert_eq!(store.read().journal_since(desk().id, 1).unwrap(), [second]);
        assert_eq!(store.read().history(1).unwrap()[0].action, "event");
    }

    #[test]
    fn two_desks_agree_after_exchanging_files_in_any_order_and_twice() {
        let (mut here, mut there) = (workspace(), workspace());
        for n in 1..=3 {
            append(&mut here, DeskId(id(11, 1)), i64::from(n), entry(n, EntryKind::CheckIn, None));
            append(&mut there, DeskId(id(11, 2)), i64::from(n), entry(n, EntryKind::BadgePrinted, None));
        }
        let (mut mine, theirs) = (here.read().journal().unwrap(), there.read().journal().unwrap());
        assert_eq!(import(&mut here, &theirs).unwrap(), 3);
        assert_eq!(import(&mut here, &theirs).unwrap(), 0);
        mine.reverse();
        mine.extend(theirs);
        assert_eq!(import(&mut there, &mine).unwrap(), 3);
        assert_eq!(here.read().journal().unwrap(), there.read().journal().unwrap());
    }

    #[test]
    fn a_contradiction_is_refused_whole() {
        let mut store = workspace();
        let mut first = append(&mut store, desk().id, 1, entry(1, EntryKind::CheckIn, None));
        let before = store.read().journal().unwrap();
        let mut next = first.clone();
        next.key.sequence = 2;
        first.subject = id(10, 2);
        match import(&mut store, &[next, first.clone()]) {
            Err(JournalError::Contradiction { key }) => assert_eq!(key, first.key),
            other => panic!("{other:?}"),
        }
        assert_eq!(store.read().journal().unwrap(), before);
    }

    #[test]
    fn nothing_in_the_journal_is_overwritten() {
        let mut store = workspace();
        append(&mut store, desk().id, 1, entry(1, EntryKind::CheckIn, None));
        assert!(store.conn.execute("UPDATE journal_entry SET operator_id = NULL", []).is_err());
        assert!(store.conn.execute("DELETE FROM journal_entry", []).is_err());
        assert!(store.conn.execute("REPLACE INTO journal_entry SELECT * FROM journal_entry", []).is_err());
    }
}
