//! What an erasure does to the change log: it rewrites rows, and forgets others wholly.

use rusqlite::Connection;
use serde_json::{Map, Value};
use uuid::Uuid;

use super::json;
use super::log::{push_key, split_keys};
use crate::error::StoreError;
use crate::tables::record::Field as _;

/// The whole rows of a table that the change log keeps.
pub(crate) fn kept_rows(conn: &Connection, table: &str) -> Result<Vec<Map<String, Value>>, StoreError> {
    let mut all = Vec::new();
    let mut statement = conn.prepare_cached(
        "SELECT before_json FROM change_record WHERE table_name = ? AND operation = 'delete'",
    )?;
    let mut rows = statement.query([table])?;
    while let Some(row) = rows.next()? {
        let text: String = row.get(0)?;
        all.push(serde_json::from_str(&text).map_err(|_| json::broken("change_record"))?);
    }
    for pack in packs(conn, table)? {
        let rows = pack.rows.into_iter().flatten();
        all.extend(rows.filter_map(|row| if let Value::Object(row) = row { Some(row) } else { None }));
    }
    Ok(all)
}

/// Rewrites what the change log keeps of some rows of a table, told by their key.
pub(crate) fn rewrite(
    conn: &Connection,
    table: &str,
    mut is_theirs: impl FnMut(&[u8]) -> bool,
    change: impl FnMut(&mut Map<String, Value>),
) -> Result<(), StoreError> {
    rewrite_where(conn, table, |key, _| is_theirs(key), change)
}

/// The same, told by their key or by what is kept of them.
pub(crate) fn rewrite_where(
    conn: &Connection,
    table: &str,
    mut is_theirs: impl FnMut(&[u8], &Map<String, Value>) -> bool,
    mut change: impl FnMut(&mut Map<String, Value>),
) -> Result<(), StoreError> {
    let mut records = Vec::new();
    {
        let mut statement = conn.prepare(
            "SELECT change_seq, position, row_key, before_json, after_json FROM change_record WHERE table_name = ?",
        )?;
        let mut rows = statement.query([table])?;
        while let Some(row) = rows.next()? {
            let parse =
                |text: Option<String>| text.map(|text| serde_json::from_str::<Map<String, Value>>(&text));
            let unreadable = |_| json::broken("change_record");
            let key: Vec<u8> = row.get(2)?;
            let mut before = parse(row.get(3)?).transpose().map_err(unreadable)?.unwrap_or_default();
            let mut after = parse(row.get(4)?).transpose().map_err(unreadable)?;
            if is_theirs(&key, &before) || after.as_ref().is_some_and(|after| is_theirs(&key, after)) {
                change(&mut before);
                after.iter_mut().for_each(&mut change);
                let at: (i64, i64) = (row.get(0)?, row.get(1)?);
                records.push((
                    at,
                    Value::Object(before).to_string(),
                    after.map(|after| Value::Object(after).to_string()),
                ));
            }
        }
    }
    for ((seq, position), before, after) in records {
        conn.prepare_cached(
            "UPDATE change_record SET before_json = ?, after_json = ? WHERE change_seq = ? AND position = ?",
        )?
        .execute((before, after, seq, position))?;
    }
    for pack in packs(conn, table)? {
        let Some(mut rows) = pack.rows else { continue };
        let mut changed = false;
        for (key, row) in split_keys(&pack.keys).into_iter().zip(&mut rows) {
            if let Value::Object(row) = row
                && is_theirs(key, row)
            {
                change(row);
                changed = true;
            }
        }
        if changed {
            conn.prepare_cached(
                "UPDATE change_insert SET rows_json = ? WHERE change_seq = ? AND position = ?",
            )?
            .execute((Value::Array(rows).to_string(), pack.seq, pack.position))?;
        }
    }
    Ok(())
}

struct StoredPack {
    seq: i64,
    position: i64,
    keys: Vec<u8>,
    rows: Option<Vec<Value>>,
}

fn packs(conn: &Connection, table: &str) -> Result<Vec<StoredPack>, StoreError> {
    let mut statement = conn.prepare_cached(
        "SELECT change_seq, position, row_keys, rows_json FROM change_insert WHERE table_name = ?",
    )?;
    let mut rows = statement.query([table])?;
    let mut all = Vec::new();
    while let Some(row) = rows.next()? {
        let text: Option<String> = row.get(3)?;
        let rows = text
            .map(|text| serde_json::from_str(&text))
            .transpose()
            .map_err(|_| json::broken("change_insert"))?;
        all.push(StoredPack { seq: row.get(0)?, position: row.get(1)?, keys: row.get(2)?, rows });
    }
    Ok(all)
}

/// Forgets every row of a table whose key begins with an id.
pub(crate) fn forget(conn: &Connection, table: &str, id: Uuid) -> Result<(), StoreError> {
    let is_theirs = |key: &[u8]| key.starts_with(id.as_bytes());
    let mut statement = conn.prepare(
        "DELETE FROM change_record WHERE table_name = ?1 AND row_key >= ?2 AND substr(row_key, 1, 16) = ?2",
    )?;
    statement.execute((table, id.to_cell()))?;
    for pack in packs(conn, table)? {
        let keys = split_keys(&pack.keys);
        if !keys.iter().any(|key| is_theirs(key)) {
            continue;
        }
        let kept: Vec<bool> = keys.iter().map(|key| !is_theirs(key)).collect();
        let mut left = Vec::with_capacity(pack.keys.len());
        for (key, _) in keys.iter().zip(&kept).filter(|(_, kept)| **kept) {
            push_key(&mut left, |out| out.extend_from_slice(key));
        }
        let rows = pack.rows.map(|rows| {
            let left = rows.into_iter().zip(&kept).filter(|(_, kept)| **kept).map(|(row, _)| row);
            Value::Array(left.collect())
        });
        conn.prepare_cached(
            "UPDATE change_insert SET row_keys = ?, row_count = ?, rows_json = ? WHERE change_seq = ? AND position = ?",
        )?
        .execute((
            left,
            i64::try_from(kept.iter().filter(|kept| **kept).count()).unwrap_or(i64::MAX),
            rows.map(|rows| rows.to_string()),
            pack.seq,
            pack.position,
        ))?;
    }
    Ok(())
}
