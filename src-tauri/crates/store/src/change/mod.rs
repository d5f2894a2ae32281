//! The change log: every gesture that edits is one change set, kept with what an undo and a redo need.

pub(crate) mod history;
pub(crate) mod json;
pub(crate) mod log;
pub(crate) mod purge;
pub(crate) mod undo;

#[cfg(test)]
mod tests;

use std::collections::BTreeSet;

use domain::id::{ChangeSetId, EventId};

use crate::error::StoreError;
use crate::tables::record::RowKey;

/// Who edits what, when: the head of a change set.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChangeContext {
    /// The event that is edited; `None` for what belongs to no event.
    pub event_id: Option<EventId>,
    /// The feature, such as `exhibitors`.
    pub feature: String,
    /// What is done, as a code that the interface words, such as `import`.
    pub action: String,
    /// Who does it: an operator's name, or `jakcraft` for the program itself.
    pub actor: String,
    /// When, in milliseconds since 1970 in UTC.
    pub at_ms: i64,
    /// The id that the change set gets.
    pub change_set_id: ChangeSetId,
}

/// A row of a table.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RowRef {
    /// The table.
    pub table: &'static str,
    /// Its key there.
    pub key: RowKey,
}

/// What an undo or a redo did.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Undone {
    /// The change set that was undone or redone.
    pub change_set: ChangeSetId,
    /// The event it belongs to.
    pub event_id: Option<EventId>,
    /// Its feature.
    pub feature: String,
    /// What it had done.
    pub action: String,
    /// The rows that are now other than before, in the order in which they were touched.
    pub touched: Vec<RowRef>,
    /// The halls and booths that those rows belong to, though they may be gone: each by its column, `hall_id` or
    /// `booth_id`.
    pub places: BTreeSet<(&'static str, uuid::Uuid)>,
}

/// Why nothing was undone or redone. The workspace is as before.
#[derive(Debug, thiserror::Error)]
pub enum UndoError {
    /// No change set is left to undo.
    #[error("nothing to undo")]
    NothingToUndo,
    /// No change set is left to redo.
    #[error("nothing to redo")]
    NothingToRedo,
    /// The change set does not exist or is not in force.
    #[error("change set {0} is not in force")]
    NotInForce(ChangeSetId),
    /// Rows are no longer as the change set left them, or others have come to depend on them.
    #[error("{} rows have changed since", rows.len())]
    Conflict {
        /// Those rows; at most 50.
        rows: Vec<RowRef>,
        /// The change set that changed them since, where one did.
        later: Option<ChangeSetId>,
    },
    /// As any write.
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl From<rusqlite::Error> for UndoError {
    fn from(error: rusqlite::Error) -> Self {
        Self::Store(error.into())
    }
}
