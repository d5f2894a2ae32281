//! Writing a change set. It begins with its first record: what changes nothing leaves none.

use domain::id::ChangeSetId;
use rusqlite::Connection;

use super::ChangeContext;
use super::json::{self, RowJson};
use crate::error::StoreError;
use crate::tables::record::{Cell, Field as _, Table};

/// Keys in one row of `change_insert`: many, since each row ends in a page of its own.
const PACK_ROWS: i64 = 2048;

/// A change set in the making.
pub(crate) struct Log<'c> {
    conn: &'c Connection,
    context: &'c ChangeContext,
    seq: Option<i64>,
    position: i64,
    /// Keys of new rows that are still to be written, one pack for each table. New rows may be put in any order
    /// among themselves (an undo defers foreign keys), so packs of several tables fill side by side.
    packs: Vec<Pack>,
}

/// How far the log of a change set is.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct LogPlace {
    /// The change set, where it has begun.
    pub(crate) seq: Option<i64>,
    position: i64,
}

struct Pack {
    table: &'static Table,
    rows: i64,
    keys: Vec<u8>,
}

impl<'c> Log<'c> {
    pub(crate) fn new(conn: &'c Connection, context: &'c ChangeContext) -> Self {
        Self::from(conn, context, LogPlace::default())
    }

    /// A log that goes on where another one of the same change set has ended.
    pub(crate) fn from(conn: &'c Connection, context: &'c ChangeContext, place: LogPlace) -> Self {
        Self { conn, context, seq: place.seq, position: place.position, packs: Vec::new() }
    }

    /// A row was put into a table.
    pub(crate) fn inserted(&mut self, table: &'static Table, cells: &[Cell<'_>]) -> Result<(), StoreError> {
        let seq = self.begin()?;
        let index = match self.packs.iter().position(|pack| std::ptr::eq(pack.table, table)) {
            Some(index) => index,
            None => {
                self.packs.push(Pack { table, rows: 0, keys: Vec::new() });
                self.packs.len() - 1
            }
        };
        let pack = &mut self.packs[index];
        push_key(&mut pack.keys, |key| table.write_key(cells, key));
        pack.rows += 1;
        if pack.rows == PACK_ROWS {
            write_pack(self.conn, seq, &mut self.position, pack)?;
        }
        Ok(())
    }

    /// Columns of a row were altered.
    pub(crate) fn updated(
        &mut self,
        table: &'static Table,
        key: &[u8],
        before: &RowJson,
        after: &RowJson,
    ) -> Result<(), StoreError> {
        self.edited(table, key, "update", before, Some(after))
    }

    /// A row was deleted.
    pub(crate) fn deleted(
        &mut self,
        table: &'static Table,
        key: &[u8],
        before: &RowJson,
    ) -> Result<(), StoreError> {
        self.edited(table, key, "delete", before, None)
    }

    fn edited(
        &mut self,
        table: &'static Table,
        key: &[u8],
        operation: &str,
        before: &RowJson,
        after: Option<&RowJson>,
    ) -> Result<(), StoreError> {
        let seq = self.begin()?;
        // The edit may be of a row that is new in this change set: the new rows go first.
        self.write_packs(seq)?;
        let text = |row: &RowJson| serde_json::to_string(row).map_err(|_| json::broken(table.name));
        self.conn
            .prepare_cached(
                "INSERT INTO change_record (change_seq, position, table_name, row_key, operation, before_json,
                    after_json) VALUES (?, ?, ?, ?, ?, ?, ?)",
            )?
            .execute((
                seq,
                self.position,
                table.name,
                key,
                operation,
                text(before)?,
                after.map(text).transpose()?,
            ))?;
        self.position += 1;
        Ok(())
    }

    /// Writes what is outstanding. `None` when nothing was changed.
    pub(crate) fn finish(mut self) -> Result<Option<ChangeSetId>, StoreError> {
        let Some(seq) = self.seq else { return Ok(None) };
        self.write_packs(seq)?;
        Ok(Some(self.context.change_set_id))
    }

    /// Writes what is outstanding, to be gone on with.
    pub(crate) fn pause(mut self) -> Result<LogPlace, StoreError> {
        if let Some(seq) = self.seq {
            self.write_packs(seq)?;
        }
        Ok(LogPlace { seq: self.seq, position: self.position })
    }

    fn begin(&mut self) -> Result<i64, StoreError> {
        if let Some(seq) = self.seq {
            return Ok(seq);
        }
        // Whoever edits after an undo has taken another way: what was undone cannot be redone.
        self.conn
            .prepare_cached("UPDATE change_set SET state = 'abandoned' WHERE state = 'undone'")?
            .execute([])?;
        self.conn
            .prepare_cached(
                "INSERT INTO change_set (id, event_id, feature, action, actor, at_ms, state)
                 VALUES (?, ?, ?, ?, ?, ?, 'done')",
            )?
            .execute((
                self.context.change_set_id.to_cell(),
                self.context.event_id.to_cell(),
                &self.context.feature,
                &self.context.action,
                &self.context.actor,
                self.context.at_ms,
            ))?;
        let seq = self.conn.last_insert_rowid();
        self.seq = Some(seq);
        Ok(seq)
    }

    fn write_packs(&mut self, seq: i64) -> Result<(), StoreError> {
        for pack in &mut self.packs {
            write_pack(self.conn, seq, &mut self.position, pack)?;
        }
        Ok(())
    }
}

fn write_pack(conn: &Connection, seq: i64, position: &mut i64, pack: &mut Pack) -> Result<(), StoreError> {
    if pack.rows == 0 {
        return Ok(());
    }
    conn.prepare_cached(
        "INSERT INTO change_insert (change_seq, position, table_name, row_count, row_keys) VALUES (?, ?, ?, ?, ?)",
    )?
    .execute((seq, *position, pack.table.name, pack.rows, &pack.keys))?;
    *position += 1;
    pack.rows = 0;
    pack.keys.clear();
    Ok(())
}

/// Appends a key after its length in two bytes.
pub(crate) fn push_key(keys: &mut Vec<u8>, write: impl FnOnce(&mut Vec<u8>)) {
    let start = keys.len();
    keys.extend_from_slice(&[0, 0]);
    write(keys);
    // The longest key is a text of at most a few hundred bytes beside an id.
    let length = u16::try_from(keys.len() - start - 2).unwrap_or(u16::MAX);
    keys.truncate(start + 2 + usize::from(length));
    keys[start..start + 2].copy_from_slice(&length.to_be_bytes());
}

/// The keys of a pack, in their order.
pub(crate) fn split_keys(mut keys: &[u8]) -> Vec<&[u8]> {
    let mut all = Vec::new();
    while let Some((length, rest)) = keys.split_first_chunk::<2>() {
        let Some((key, rest)) = rest.split_at_checked(usize::from(u16::from_be_bytes(*length))) else {
            break;
        };
        all.push(key);
        keys = rest;
    }
    all
}
