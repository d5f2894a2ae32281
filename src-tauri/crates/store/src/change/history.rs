//! What was changed by whom.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use domain::id::{ChangeSetId, EventId};
use rusqlite::types::ValueRef;

use super::RowRef;
use super::json::{self, RowJson};
use crate::error::StoreError;
use crate::read::Reader;
use crate::tables::record::{Cell, Columns, Field, RowKey, words};
use crate::tables::{field, tracked};

/// Where a change set stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ChangeState {
    /// In force.
    Done,
    /// Undone; can be redone.
    Undone,
    /// Undone, and something else was done since: it cannot be redone.
    Abandoned,
}

words!(ChangeState { Done = "done", Undone = "undone", Abandoned = "abandoned" });

/// A change set without its records.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChangeSummary {
    /// Its id.
    pub id: ChangeSetId,
    /// The event it belongs to.
    pub event_id: Option<EventId>,
    /// The feature.
    pub feature: String,
    /// What was done.
    pub action: String,
    /// By whom.
    pub actor: String,
    /// When.
    pub at: DateTime<Utc>,
    /// Where it stands.
    pub state: ChangeState,
    /// Who undid it.
    pub undone_by: Option<String>,
    /// When it was undone.
    pub undone_at: Option<DateTime<Utc>>,
    /// How many rows it touched; one that it touched twice counts twice.
    pub rows: u64,
}

/// How a change set touched a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Operation {
    /// Made it.
    Insert,
    /// Altered it.
    Update,
    /// Deleted it.
    Delete,
}

words!(Operation { Insert = "insert", Update = "update", Delete = "delete" });

/// A row's part in a change set.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RowChange {
    /// The change set.
    pub change_set: ChangeSummary,
    /// The row.
    pub row: RowRef,
    /// What was done to it.
    pub operation: Operation,
    /// The columns that differ, or the whole row that was deleted, as they were; empty for a new row. Bytes are
    /// `{"x": "hexadecimal"}`.
    pub before: serde_json::Map<String, serde_json::Value>,
    /// The columns that differ, as they became; empty for a new and for a deleted row.
    pub after: serde_json::Map<String, serde_json::Value>,
}

const SUMMARY: &str = "change_set.id, change_set.event_id, feature, action, actor, at_ms, state, undone_by,
    undone_at_ms,
    (SELECT count(*) FROM change_record WHERE change_record.change_seq = change_set.seq)
        + (SELECT coalesce(sum(row_count), 0) FROM change_insert WHERE change_insert.change_seq = change_set.seq)";

fn summary(columns: &mut Columns<'_, '_>) -> Result<ChangeSummary, StoreError> {
    Ok(ChangeSummary {
        id: columns.take()?,
        event_id: columns.take()?,
        feature: columns.take()?,
        action: columns.take()?,
        actor: columns.take()?,
        at: columns.take()?,
        state: columns.take()?,
        undone_by: columns.take()?,
        undone_at: columns.take()?,
        rows: columns.take()?,
    })
}

/// Bytes of any length.
struct Bytes(Vec<u8>);

impl Field for Bytes {
    fn to_cell(&self) -> Cell<'_> {
        Cell::Blob((&self.0).into())
    }

    fn from_ref(value: ValueRef<'_>) -> Result<Self, String> {
        value.as_blob().map(|bytes| Self(bytes.to_vec())).map_err(|_| "no bytes".to_owned())
    }
}

/// A table's name, one of those of this program.
struct TableName(&'static str);

impl Field for TableName {
    fn to_cell(&self) -> Cell<'_> {
        Cell::Text(self.0.into())
    }

    fn from_ref(value: ValueRef<'_>) -> Result<Self, String> {
        let name = field::text(value)?;
        tracked(name).map(|table| Self(table.name)).ok_or_else(|| "unknown table".to_owned())
    }
}

/// Stands for the change sets of a feature that are in force: another one after every change and every undo.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ChangeMark {
    /// The newest of them.
    pub newest: i64,
    /// How many there are.
    pub count: i64,
    /// Their numbers added up.
    pub sum: i64,
}

impl Reader<'_> {
    /// What stands for the changes of a feature in an event.
    ///
    /// # Errors
    /// As any read.
    pub fn change_mark(&self, event_id: EventId, feature: &str) -> Result<ChangeMark, StoreError> {
        let mut found = self.query(
            "SELECT coalesce(max(seq), 0), count(*), coalesce(sum(seq), 0) FROM change_set
             WHERE event_id = ? AND feature = ? AND state = 'done'",
            &[event_id.to_cell(), Cell::Text(feature.into())],
            "change_set",
            |columns| {
                Ok(ChangeMark { newest: columns.take()?, count: columns.take()?, sum: columns.take()? })
            },
        )?;
        Ok(found.pop().unwrap_or(ChangeMark { newest: 0, count: 0, sum: 0 }))
    }

    /// The newest change sets, the newest first, whether in force, undone or abandoned.
    ///
    /// # Errors
    /// As any read.
    pub fn history(&self, limit: u32) -> Result<Vec<ChangeSummary>, StoreError> {
        self.query(
            &format!("SELECT {SUMMARY} FROM change_set ORDER BY seq DESC LIMIT ?"),
            &[limit.to_cell()],
            "change_set",
            summary,
        )
    }

    /// The change set that the next undo undoes; those of the features in `but` are passed over.
    ///
    /// # Errors
    /// As any read.
    pub fn next_undo(&self, but: &[&str]) -> Result<Option<ChangeSummary>, StoreError> {
        let passed_over = vec!["?"; but.len()].join(", ");
        let features: Vec<Cell<'_>> = but.iter().map(|feature| Cell::Text((*feature).into())).collect();
        self.query(
            &format!(
                "SELECT {SUMMARY} FROM change_set WHERE state = 'done' AND feature NOT IN ({passed_over})
                 ORDER BY seq DESC LIMIT 1"
            ),
            &features,
            "change_set",
            summary,
        )
        .map(|mut found| found.pop())
    }

    /// The numbers of change sets, in the order in which they were made; none for one that is not in the log.
    ///
    /// # Errors
    /// As any read.
    pub fn change_numbers(&self, ids: &[ChangeSetId]) -> Result<BTreeMap<ChangeSetId, i64>, StoreError> {
        let mut numbers = BTreeMap::new();
        for id in ids {
            let found: Vec<i64> = self.query(
                "SELECT seq FROM change_set WHERE id = ?",
                &[id.to_cell()],
                "change_set",
                |columns| columns.take(),
            )?;
            numbers.extend(found.into_iter().map(|seq| (*id, seq)));
        }
        Ok(numbers)
    }

    /// The change set that the next redo does again.
    ///
    /// # Errors
    /// As any read.
    pub fn next_redo(&self) -> Result<Option<ChangeSummary>, StoreError> {
        self.query(
            &format!(
                "SELECT {SUMMARY} FROM change_set WHERE state = 'undone' ORDER BY undone_order DESC LIMIT 1"
            ),
            &[],
            "change_set",
            summary,
        )
        .map(|mut found| found.pop())
    }

    /// Rows of a table that were deleted while a column of theirs had an id: their keys, and the rows as they were.
    ///
    /// # Errors
    /// As any read.
    pub fn deleted_with(
        &self,
        table: &'static str,
        column: &str,
        id: &RowKey,
    ) -> Result<Vec<(RowKey, RowJson)>, StoreError> {
        let place = format!("$.{column}");
        let wanted = json::value(&Cell::Blob((&id.0).into())).to_string();
        self.query(
            "SELECT row_key, before_json FROM change_record
             WHERE operation = 'delete' AND table_name = ? AND json_extract(before_json, ?) = json(?)
             ORDER BY change_seq DESC, position DESC",
            &[Cell::Text(table.into()), Cell::Text(place.into()), Cell::Text(wanted.into())],
            "change_record",
            |columns| {
                let (key, before): (Bytes, String) = (columns.take()?, columns.take()?);
                Ok((RowKey(key.0), json::parse_row(table, &before)?))
            },
        )
    }

    /// What happened to a row and to the rows whose key begins with its key (a firm and its telephones), the
    /// newest first.
    ///
    /// # Errors
    /// As any read.
    pub fn history_of(&self, key: &RowKey) -> Result<Vec<RowChange>, StoreError> {
        let bytes = Cell::Blob((&key.0).into());
        // Above every key that begins with this one: the longest tail is an id or a text, and no text is of FF.
        let above = [&key.0[..], &[0xff; 17]].concat();
        let mut changes: Vec<(i64, i64, RowChange)> = Vec::new();
        self.for_each(
            &format!(
                "SELECT {SUMMARY}, table_name, row_key, operation, before_json, after_json, seq, position
                 FROM change_record JOIN change_set ON change_set.seq = change_record.change_seq
                 WHERE row_key >= ? AND row_key <= ?"
            ),
            &[bytes.clone(), Cell::Blob(above.into())],
            "change_record",
            |columns| {
                let change_set = summary(columns)?;
                let (table, row): (TableName, Bytes) = (columns.take()?, columns.take()?);
                let operation: Operation = columns.take()?;
                let (before, after): (String, Option<String>) = (columns.take()?, columns.take()?);
                changes.push((
                    columns.take()?,
                    columns.take()?,
                    RowChange {
                        change_set,
                        row: RowRef { table: table.0, key: RowKey(row.0) },
                        operation,
                        before: json::parse_row(table.0, &before)?,
                        after: after
                            .map(|text| json::parse_row(table.0, &text))
                            .transpose()?
                            .unwrap_or_default(),
                    },
                ));
                Ok(())
            },
        )?;
        self.for_each(
            &format!(
                "SELECT {SUMMARY}, table_name, row_keys, seq, position
                 FROM change_insert JOIN change_set ON change_set.seq = change_insert.change_seq
                 WHERE instr(row_keys, ?) > 0"
            ),
            &[bytes],
            "change_insert",
            |columns| {
                let change_set = summary(columns)?;
                let (table, rows): (TableName, Bytes) = (columns.take()?, columns.take()?);
                let (seq, position): (i64, i64) = (columns.take()?, columns.take()?);
                for row in super::log::split_keys(&rows.0) {
                    if row.starts_with(&key.0) {
                        changes.push((
                            seq,
                            position,
                            RowChange {
                                change_set: change_set.clone(),
                                row: RowRef { table: table.0, key: RowKey(row.to_vec()) },
                                operation: Operation::Insert,
                                before: RowJson::new(),
                                after: RowJson::new(),
                            },
                        ));
                    }
                }
                Ok(())
            },
        )?;
        changes.sort_by_key(|(seq, position, _)| std::cmp::Reverse((*seq, *position)));
        Ok(changes.into_iter().map(|(_, _, change)| change).collect())
    }
}
