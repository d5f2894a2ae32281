//! Undo and redo: a change set's records are gone through backwards or forwards, in one transaction. Each row is
//! first held against what the log says it should be; if one differs, nothing is changed.
//!
//! The file is long because undoing, redoing and the refusal of both look at the same rows.

use std::collections::{BTreeSet, HashSet};

use domain::id::{ChangeSetId, EventId};
use rusqlite::{Connection, OptionalExtension as _, Transaction, TransactionBehavior};
use serde_json::Value;

use super::json::{self, RowJson};
use super::log::split_keys;
use super::{RowRef, UndoError, Undone};
use crate::error::StoreError;
use crate::search::Dirty;
use crate::store::Store;
use crate::tables::record::{Cell, Field as _, RowKey, Table, bind};
use crate::tables::tracked;

/// Rows that a conflict names at most.
const NAMED_ROWS: usize = 50;

struct ChangeSetRow {
    seq: i64,
    id: ChangeSetId,
    event_id: Option<EventId>,
    feature: String,
    action: String,
}

/// A record of a change set.
enum Entry {
    Inserted { position: i64, table: &'static Table, keys: Vec<u8>, rows: Option<String> },
    Updated { table: &'static Table, key: Vec<u8>, before: RowJson, after: RowJson },
    Deleted { table: &'static Table, key: Vec<u8>, row: RowJson },
}

impl Store {
    /// Undoes the newest change set that is in force.
    ///
    /// # Errors
    /// [`UndoError::NothingToUndo`]; [`UndoError::Conflict`] when rows are not as the change set left them; and as
    /// any write. Nothing is changed then.
    pub fn undo(&mut self, actor: &str, at_ms: i64) -> Result<Undone, UndoError> {
        self.travel(|conn| {
            let set = find(conn, "state = 'done' ORDER BY seq DESC LIMIT 1", [])?
                .ok_or(UndoError::NothingToUndo)?;
            undo_one(conn, set, actor, at_ms)
        })
    }

    /// Undoes one change set, whatever came after it, if none of what came after touched the same rows.
    ///
    /// # Errors
    /// [`UndoError::NotInForce`]; [`UndoError::Conflict`] when a later change set touched the same rows or made
    /// rows that depend on them; and as any write. Nothing is changed then.
    pub fn undo_set(&mut self, id: ChangeSetId, actor: &str, at_ms: i64) -> Result<Undone, UndoError> {
        self.travel(|conn| {
            let set =
                find(conn, "state = 'done' AND id = ?", [id.to_cell()])?.ok_or(UndoError::NotInForce(id))?;
            check_untouched_since(conn, &set)?;
            undo_one(conn, set, actor, at_ms)
        })
    }

    /// Does again what was undone last.
    ///
    /// # Errors
    /// [`UndoError::NothingToRedo`], also when something else was done since; [`UndoError::Conflict`]; and as any
    /// write. Nothing is changed then.
    pub fn redo(&mut self) -> Result<Undone, UndoError> {
        self.travel(|conn| {
            let set = find(conn, "state = 'undone' ORDER BY undone_order DESC LIMIT 1", [])?
                .ok_or(UndoError::NothingToRedo)?;
            redo_one(conn, set)
        })
    }

    fn travel(
        &mut self,
        body: impl FnOnce(&Connection) -> Result<(Undone, Dirty), UndoError>,
    ) -> Result<Undone, UndoError> {
        let tx = Transaction::new(&mut self.conn, TransactionBehavior::Immediate)?;
        tx.pragma_update(None, "defer_foreign_keys", true)?;
        let (undone, dirty) = body(&tx)?;
        dirty.write(&tx)?;
        // A failed COMMIT leaves the transaction open, so that what stands in the way can still be read.
        match tx.execute_batch("COMMIT").map_err(StoreError::from) {
            Ok(()) => Ok(undone),
            Err(StoreError::Constraint { .. }) => {
                Err(UndoError::Conflict { rows: orphans(&tx)?, later: None })
            }
            Err(other) => Err(other.into()),
        }
    }
}

fn undo_one(
    conn: &Connection,
    set: ChangeSetRow,
    actor: &str,
    at_ms: i64,
) -> Result<(Undone, Dirty), UndoError> {
    let mut journey = Journey::default();
    for entry in entries(conn, set.seq)?.iter().rev() {
        match entry {
            Entry::Inserted { position, table, keys, .. } => {
                let mut rows = Vec::new();
                for key in split_keys(keys) {
                    rows.push(journey.remove(conn, table, key)?.map_or(Value::Null, Value::Object));
                }
                let rows = Value::Array(rows).to_string();
                conn.prepare_cached(
                    "UPDATE change_insert SET rows_json = ? WHERE change_seq = ? AND position = ?",
                )?
                .execute((rows, set.seq, position))?;
            }
            Entry::Updated { table, key, before, after } => journey.alter(conn, table, key, after, before)?,
            Entry::Deleted { table, key, row } => journey.put(conn, table, key, row)?,
        }
    }
    conn.prepare_cached(
        "UPDATE change_set SET state = 'undone', undone_by = ?, undone_at_ms = ?, undone_order =
            (SELECT coalesce(max(undone_order), 0) + 1 FROM change_set WHERE state = 'undone') WHERE seq = ?",
    )?
    .execute((actor, at_ms, set.seq))?;
    journey.arrive(set)
}

fn redo_one(conn: &Connection, set: ChangeSetRow) -> Result<(Undone, Dirty), UndoError> {
    let mut journey = Journey::default();
    for entry in entries(conn, set.seq)? {
        match entry {
            Entry::Inserted { position, table, keys, rows } => {
                let rows: Vec<Value> = serde_json::from_str(rows.as_deref().unwrap_or("[]"))
                    .map_err(|_| json::broken(table.name))?;
                for (key, row) in split_keys(&keys).into_iter().zip(&rows) {
                    // A row that was erased in the meantime is null and stays away.
                    if let Value::Object(row) = row {
                        journey.put(conn, table, key, row)?;
                    }
                }
                conn.prepare_cached(
                    "UPDATE change_insert SET rows_json = NULL WHERE change_seq = ? AND position = ?",
                )?
                .execute((set.seq, position))?;
            }
            Entry::Updated { table, key, before, after } => {
                journey.alter(conn, table, &key, &before, &after)?;
            }
            Entry::Deleted { table, key, row } => {
                if let Some(stored) = journey.remove(conn, table, &key)?
                    && stored != row
                {
                    journey.conflict(table, &key);
                }
            }
        }
    }
    conn.prepare_cached(
        "UPDATE change_set SET state = 'done', undone_by = NULL, undone_at_ms = NULL, undone_order = NULL
         WHERE seq = ?",
    )?
    .execute([set.seq])?;
    journey.arrive(set)
}

/// What an undo or a redo has touched so far, and where it did not find what it should.
#[derive(Default)]
struct Journey {
    touched: Vec<RowRef>,
    conflicts: Vec<RowRef>,
    dirty: Dirty,
    places: BTreeSet<(&'static str, uuid::Uuid)>,
}

impl Journey {
    fn conflict(&mut self, table: &'static Table, key: &[u8]) {
        if self.conflicts.len() < NAMED_ROWS {
            self.conflicts.push(row_ref(table, key));
        }
    }

    fn touch(&mut self, table: &'static Table, key: &[u8], row: &[Cell<'_>]) {
        self.dirty.touch(table, key);
        self.touched.push(row_ref(table, key));
        for (column, cell) in table.columns.iter().zip(row) {
            if let ("hall_id" | "booth_id", Cell::Blob(bytes)) = (*column, cell)
                && let Ok(id) = uuid::Uuid::from_slice(bytes)
            {
                self.places.insert((column, id));
            }
        }
    }

    fn remove(
        &mut self,
        conn: &Connection,
        table: &'static Table,
        key: &[u8],
    ) -> Result<Option<RowJson>, StoreError> {
        let key_cells = table.read_key(key)?;
        let Some(stored) = table.stored(conn, &key_cells)? else {
            self.conflict(table, key);
            return Ok(None);
        };
        let mut statement = conn.prepare_cached(table.delete)?;
        bind(&mut statement, &key_cells)?;
        statement.raw_execute()?;
        self.touch(table, key, &stored);
        Ok(Some(json::row(table, &stored)))
    }

    fn put(
        &mut self,
        conn: &Connection,
        table: &'static Table,
        key: &[u8],
        row: &RowJson,
    ) -> Result<(), StoreError> {
        let cells = json::cells(table, row)?;
        let mut statement = conn.prepare_cached(table.insert)?;
        bind(&mut statement, &cells)?;
        match statement.raw_execute().map_err(StoreError::from) {
            Ok(_) => self.touch(table, key, &cells),
            // The key is there again, or another row has taken what must be unique.
            Err(StoreError::Constraint { .. } | StoreError::BoothTaken) => self.conflict(table, key),
            Err(other) => return Err(other),
        }
        Ok(())
    }

    fn alter(
        &mut self,
        conn: &Connection,
        table: &'static Table,
        key: &[u8],
        from: &RowJson,
        to: &RowJson,
    ) -> Result<(), StoreError> {
        let key_cells = table.read_key(key)?;
        let stored = table.stored(conn, &key_cells)?;
        let as_left = |row: &Vec<Cell<'_>>| {
            let row = json::row(table, row);
            from.iter().all(|(column, value)| row.get(column) == Some(value))
        };
        let Some(stored) = stored.filter(as_left) else {
            self.conflict(table, key);
            return Ok(());
        };
        let mut cells = Vec::with_capacity(to.len() + key_cells.len());
        let mut columns = Vec::with_capacity(to.len());
        for (column, value) in to {
            // Only columns that the table still has: their names come from this program, not from the file.
            let Some(name) = table.columns.iter().find(|name| *name == column) else { continue };
            columns.push(*name);
            cells.push(json::cell(value).ok_or_else(|| json::broken(table.name))?);
        }
        cells.extend(key_cells);
        let mut statement = conn.prepare_cached(&table.update(&columns))?;
        bind(&mut statement, &cells)?;
        match statement.raw_execute().map_err(StoreError::from) {
            Ok(_) => self.touch(table, key, &stored),
            Err(StoreError::Constraint { .. } | StoreError::BoothTaken) => self.conflict(table, key),
            Err(other) => return Err(other),
        }
        Ok(())
    }

    fn arrive(self, set: ChangeSetRow) -> Result<(Undone, Dirty), UndoError> {
        if !self.conflicts.is_empty() {
            return Err(UndoError::Conflict { rows: self.conflicts, later: None });
        }
        let ChangeSetRow { id, event_id, feature, action, .. } = set;
        let undone =
            Undone { change_set: id, event_id, feature, action, touched: self.touched, places: self.places };
        Ok((undone, self.dirty))
    }
}

fn row_ref(table: &'static Table, key: &[u8]) -> RowRef {
    RowRef { table: table.name, key: RowKey(key.to_vec()) }
}

fn find(
    conn: &Connection,
    filter: &str,
    values: impl rusqlite::Params,
) -> Result<Option<ChangeSetRow>, StoreError> {
    let sql = format!("SELECT seq, id, event_id, feature, action FROM change_set WHERE {filter}");
    let found = conn
        .prepare_cached(&sql)?
        .query_row(values, |row| {
            Ok((row.get(0)?, row.get(1)?, row.get::<_, Option<[u8; 16]>>(2)?, row.get(3)?, row.get(4)?))
        })
        .optional()?;
    Ok(found.map(|(seq, id, event_id, feature, action)| ChangeSetRow {
        seq,
        id: ChangeSetId(uuid::Uuid::from_bytes(id)),
        event_id: event_id.map(|id| EventId(uuid::Uuid::from_bytes(id))),
        feature,
        action,
    }))
}

/// The records of a change set, in the order in which they were made.
fn entries(conn: &Connection, seq: i64) -> Result<Vec<Entry>, StoreError> {
    let mut all = Vec::new();
    let mut statement = conn.prepare_cached(
        "SELECT position, table_name, row_keys, rows_json FROM change_insert WHERE change_seq = ?",
    )?;
    let mut rows = statement.query([seq])?;
    while let Some(row) = rows.next()? {
        let (position, table) = (row.get(0)?, table_of(row.get_ref(1)?.as_str().unwrap_or_default())?);
        all.push((position, Entry::Inserted { position, table, keys: row.get(2)?, rows: row.get(3)? }));
    }
    let mut statement = conn.prepare_cached(
        "SELECT position, table_name, row_key, before_json, after_json FROM change_record WHERE change_seq = ?",
    )?;
    let mut rows = statement.query([seq])?;
    while let Some(row) = rows.next()? {
        let table = table_of(row.get_ref(1)?.as_str().unwrap_or_default())?;
        let key = row.get(2)?;
        let parse = |index: usize| -> Result<Option<RowJson>, StoreError> {
            let text = row.get_ref(index)?.as_str_or_null().map_err(rusqlite::Error::from)?;
            text.map(|text| json::parse_row(table.name, text)).transpose()
        };
        let before = parse(3)?.unwrap_or_default();
        let entry = match parse(4)? {
            Some(after) => Entry::Updated { table, key, before, after },
            None => Entry::Deleted { table, key, row: before },
        };
        all.push((row.get(0)?, entry));
    }
    all.sort_by_key(|(position, _): &(i64, _)| *position);
    Ok(all.into_iter().map(|(_, entry)| entry).collect())
}

fn table_of(name: &str) -> Result<&'static Table, StoreError> {
    tracked(name).ok_or_else(|| json::broken("change_record"))
}

/// Refuses when a later change set that is in force touched a row of this one.
fn check_untouched_since(conn: &Connection, set: &ChangeSetRow) -> Result<(), UndoError> {
    let mut mine: HashSet<(&'static str, Vec<u8>)> = HashSet::new();
    for_each_key(conn, "change_seq = ?", set.seq, |_, table, key| {
        mine.insert((table, key.to_vec()));
    })?;
    let mut latest: Option<i64> = None;
    let mut rows: Vec<RowRef> = Vec::new();
    let later = "change_seq > ? AND (SELECT state FROM change_set WHERE seq = change_seq) = 'done'";
    for_each_key(conn, later, set.seq, |seq, table, key| {
        if mine.contains(&(table, key.to_vec())) {
            latest = latest.max(Some(seq));
            let row = RowRef { table, key: RowKey(key.to_vec()) };
            if rows.len() < NAMED_ROWS && !rows.contains(&row) {
                rows.push(row);
            }
        }
    })?;
    let Some(latest) = latest else { return Ok(()) };
    let later = find(conn, "seq = ?", [latest])?.map(|set| set.id);
    Err(UndoError::Conflict { rows, later })
}

fn for_each_key(
    conn: &Connection,
    filter: &str,
    seq: i64,
    mut visit: impl FnMut(i64, &'static str, &[u8]),
) -> Result<(), StoreError> {
    for (sql, packed) in [
        (format!("SELECT change_seq, table_name, row_keys FROM change_insert WHERE {filter}"), true),
        (format!("SELECT change_seq, table_name, row_key FROM change_record WHERE {filter}"), false),
    ] {
        let mut statement = conn.prepare_cached(&sql)?;
        let mut rows = statement.query([seq])?;
        while let Some(row) = rows.next()? {
            let table = table_of(row.get_ref(1)?.as_str().unwrap_or_default())?;
            let keys = row.get_ref(2)?.as_blob().map_err(rusqlite::Error::from)?;
            if packed {
                split_keys(keys).into_iter().for_each(|key| visit(row.get_unwrap(0), table.name, key));
            } else {
                visit(row.get(0)?, table.name, keys);
            }
        }
    }
    Ok(())
}

/// The rows that refer to rows which are no longer there: what keeps a transaction from being committed.
fn orphans(conn: &Connection) -> Result<Vec<RowRef>, StoreError> {
    let mut found = Vec::new();
    let references: Vec<(String, i64)> = conn
        .prepare("SELECT DISTINCT \"table\", fkid FROM pragma_foreign_key_check")?
        .query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?
        .collect::<Result<_, _>>()?;
    for (child, reference) in references {
        let Some(table) = tracked(&child) else { continue };
        let (parent, from, to): (String, String, Option<String>) = conn
            .prepare("SELECT \"table\", \"from\", \"to\" FROM pragma_foreign_key_list(?) WHERE id = ?")?
            .query_row((&child, reference), |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?;
        let to = to.unwrap_or_else(|| "id".to_owned());
        let sql = format!(
            "SELECT {} FROM {child} WHERE {child}.{from} IS NOT NULL
             AND NOT EXISTS (SELECT 1 FROM {parent} WHERE {parent}.{to} = {child}.{from}) LIMIT {NAMED_ROWS}",
            table.select
        );
        let mut statement = conn.prepare(&sql)?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            let cells = (0..table.key.len())
                .map(|index| Ok(Cell::from_ref(row.get_ref(index)?).into_owned()))
                .collect::<Result<Vec<_>, StoreError>>()?;
            let mut key = Vec::new();
            table.write_key(&cells, &mut key);
            found.push(row_ref(table, &key));
        }
    }
    found.truncate(NAMED_ROWS);
    Ok(found)
}
