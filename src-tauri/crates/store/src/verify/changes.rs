//! The change log reads: each record names a table and a row of this program, and its values are values.

use rusqlite::Connection;

use super::problem::Problem;
use crate::change::json;
use crate::change::log::split_keys;
use crate::error::StoreError;
use crate::tables::record::Table;
use crate::tables::tracked;

/// Each record of the change log can be undone or redone, as far as its form goes.
pub(super) fn changes(conn: &Connection, problems: &mut Vec<Problem>) -> Result<(), StoreError> {
    let mut select = conn.prepare(
        "SELECT change_seq, position, table_name, row_key, before_json, after_json FROM change_record
         ORDER BY change_seq, position",
    )?;
    let mut rows = select.query([])?;
    while let Some(row) = rows.next()? {
        let (before, after): (String, Option<String>) = (row.get(4)?, row.get(5)?);
        let (table, key): (String, Vec<u8>) = (row.get(2)?, row.get(3)?);
        let read = known(&table)
            .and_then(|table| key_reads(table, &key).map(|()| table))
            .and_then(|table| row_reads(table, &before).map(|()| table))
            .and_then(|table| after.map_or(Ok(()), |after| row_reads(table, &after)));
        if let Err(detail) = read {
            problems.push(Problem::Change { change_seq: row.get(0)?, position: row.get(1)?, detail });
        }
    }

    let mut select = conn.prepare(
        "SELECT change_seq, position, table_name, row_count, row_keys, rows_json FROM change_insert
         ORDER BY change_seq, position",
    )?;
    let mut rows = select.query([])?;
    while let Some(row) = rows.next()? {
        let (table, count, keys): (String, i64, Vec<u8>) = (row.get(2)?, row.get(3)?, row.get(4)?);
        let undone: Option<String> = row.get(5)?;
        if let Err(detail) = pack_reads(&table, count, &keys, undone.as_deref()) {
            problems.push(Problem::Change { change_seq: row.get(0)?, position: row.get(1)?, detail });
        }
    }
    Ok(())
}

fn known(table: &str) -> Result<&'static Table, String> {
    tracked(table).ok_or_else(|| format!("no table {table}"))
}

fn key_reads(table: &Table, key: &[u8]) -> Result<(), String> {
    table.read_key(key).map(drop).map_err(|error| error.to_string())
}

/// A whole row or some of its columns. A column that is gone since is no fault.
fn row_reads(table: &'static Table, text: &str) -> Result<(), String> {
    let row = json::parse_row(table.name, text).map_err(|error| error.to_string())?;
    match row.iter().find(|(_, value)| json::cell(value).is_none()) {
        None => Ok(()),
        Some((column, _)) => Err(format!("no value for {column}")),
    }
}

fn pack_reads(table: &str, count: i64, keys: &[u8], undone: Option<&str>) -> Result<(), String> {
    let table = known(table)?;
    let found = split_keys(keys);
    for key in &found {
        key_reads(table, key)?;
    }
    let length: usize = found.iter().map(|key| key.len() + 2).sum();
    if i64::try_from(found.len()) != Ok(count) || length != keys.len() {
        return Err(format!("{} keys for {count} rows", found.len()));
    }
    let Some(undone) = undone else { return Ok(()) };
    let rows: Vec<serde_json::Value> =
        serde_json::from_str(undone).map_err(|_| "the undone rows do not read".to_owned())?;
    if rows.len() == found.len() {
        Ok(())
    } else {
        Err(format!("{} undone rows for {count} keys", rows.len()))
    }
}
