//! The journal: what happens on site is appended, never overwritten; a subject's state is a fold over its entries.

use std::collections::BTreeSet;

use uuid::Uuid;

use crate::hlc::Hlc;
use crate::id::DeskId;

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
    /// Who did it: the operator's id at the desk.
    pub operator: Option<String>,
    /// For [`EntryKind::Undo`]: what it takes back.
    pub undoes: Option<EntryKey>,
    /// What else must be known (an amount, a gate, a badge's issue number), as JSON without personal data.
    pub detail_json: Option<String>,
}

impl JournalEntry {
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
