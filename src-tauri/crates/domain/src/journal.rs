//! The journal: what happens on site is appended, never overwritten; a subject's state is a fold over its entries.

use std::collections::BTreeSet;

use thiserror::Error;
use uuid::Uuid;

use crate::hlc::Hlc;
use crate::id::{DeskId, OperatorId};

/// What happened.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum EntryKind {
    /// A badge holder was checked in.
    CheckIn,
    /// A badge was printed.
    BadgePrinted,
    /// A badge ceased to count.
    BadgeRevoked,
    /// Somebody was registered on the spot.
    WalkIn,
    /// A sale was recorded.
    Sale,
    /// An earlier entry, named by `undoes`, is taken back.
    Undo,
}

/// Names an entry: the desk that wrote it and its number there, counted from 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct EntryKey {
    /// The desk.
    pub desk_id: DeskId,
    /// Its number at that desk.
    pub sequence: u64,
}

/// The highest number of an entry: what every reader of JSON holds exactly.
pub const MAX_SEQUENCE: u64 = (1 << 53) - 1;

/// The times that an entry can bear, in milliseconds since 1970 in UTC: 2010 up to 2190, like the days of badges.
pub const WALL_MS: std::ops::RangeInclusive<i64> = 1_262_304_000_000..=6_942_585_600_000;

/// Why no desk can have written an entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum EntryError {
    /// A number of 0 or above [`MAX_SEQUENCE`].
    #[error("no number of an entry")]
    Sequence,
    /// A time outside [`WALL_MS`].
    #[error("no time of an entry")]
    Time,
    /// An undo that names nothing or itself, or another entry that names something.
    #[error("undoes nothing, itself, or is no undo")]
    Target,
}

/// One entry. It holds ids, never names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct JournalEntry {
    /// Its name.
    pub key: EntryKey,
    /// When, by a clock that is ordered even where laptops' clocks lie.
    pub hlc: Hlc,
    /// What happened.
    pub kind: EntryKind,
    /// To whom or what: a badge holder, a badge, a participation.
    pub subject: Uuid,
    /// Who did it.
    pub operator: Option<OperatorId>,
    /// For [`EntryKind::Undo`]: what it takes back.
    pub undoes: Option<EntryKey>,
    /// What else must be known (an amount, a gate, a badge's issue number), as JSON without personal data.
    pub detail_json: Option<String>,
}

impl JournalEntry {
    /// Whether the entry can be what a desk has written; for entries that come from elsewhere.
    ///
    /// # Errors
    /// The first of [`EntryError`] that applies, in the order of the variants.
    pub fn check(&self) -> Result<(), EntryError> {
        let number_off = |sequence: u64| sequence == 0 || sequence > MAX_SEQUENCE;
        if number_off(self.key.sequence) || self.undoes.is_some_and(|key| number_off(key.sequence)) {
            return Err(EntryError::Sequence);
        }
        if !WALL_MS.contains(&self.hlc.wall_ms) {
            return Err(EntryError::Time);
        }
        if (self.kind == EntryKind::Undo) != self.undoes.is_some() || self.undoes == Some(self.key) {
            return Err(EntryError::Target);
        }
        Ok(())
    }

    /// The order in which every desk reads the same entries.
    pub fn order(&self) -> (Hlc, EntryKey) {
        (self.hlc, self.key)
    }
}

/// The entries that stand: sorted, without doubles, without undos and without what they take back.
/// An undo may itself be undone. Entries may come in any order and more than once.
pub fn standing(entries: &[JournalEntry]) -> Vec<&JournalEntry> {
    let mut sorted: Vec<&JournalEntry> = entries.iter().collect();
    sorted.sort_by_key(|entry| entry.order());
    sorted.dedup_by_key(|entry| entry.key);
    // Latest first: an undo that has itself been undone takes nothing back.
    let mut taken_back = BTreeSet::new();
    for entry in sorted.iter().rev() {
        if let (EntryKind::Undo, Some(target)) = (entry.kind, entry.undoes)
            && !taken_back.contains(&entry.key)
        {
            taken_back.insert(target);
        }
    }
    sorted.retain(|entry| entry.kind != EntryKind::Undo && !taken_back.contains(&entry.key));
    sorted
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_a_desk_can_have_written_passes() {
        let key = EntryKey { desk_id: DeskId(Uuid::from_u128(1)), sequence: 2 };
        let entry = JournalEntry {
            key,
            hlc: Hlc { wall_ms: 1_574_649_000_000, counter: 0 },
            kind: EntryKind::CheckIn,
            subject: Uuid::from_u128(2),
            operator: None,
            undoes: None,
            detail_json: None,
        };
        assert_eq!(entry.check(), Ok(()));
        for sequence in [0, MAX_SEQUENCE + 1, u64::MAX] {
            let off = JournalEntry { key: EntryKey { sequence, ..key }, ..entry.clone() };
            assert_eq!(off.check(), Err(EntryError::Sequence));
        }
        for wall_ms in [0, -1, i64::MAX, i64::MIN] {
            let off = JournalEntry { hlc: Hlc { wall_ms, counter: 0 }, ..entry.clone() };
            assert_eq!(off.check(), Err(EntryError::Time));
        }
        let undo = JournalEntry { kind: EntryKind::Undo, ..entry.clone() };
        assert_eq!(undo.check(), Err(EntryError::Target));
        let of = |sequence| Some(EntryKey { sequence, ..key });
        assert_eq!(JournalEntry { undoes: of(2), ..undo.clone() }.check(), Err(EntryError::Target));
        assert_eq!(JournalEntry { undoes: of(1), ..undo }.check(), Ok(()));
        assert_eq!(JournalEntry { undoes: of(1), ..entry }.check(), Err(EntryError::Target));
    }
}
