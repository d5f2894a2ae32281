//! Which images a workspace refers to.

use std::collections::BTreeSet;

use domain::media::MediaHash;
use rusqlite::Connection;

use crate::error::StoreError;
use crate::store::Store;

/// The columns that hold an image's hash, with the key of their row.
pub(crate) const COLUMNS: [(&str, &str); 6] = [
    ("event", "logo_hash"),
    ("person", "photo_hash"),
    ("exhibitor", "logo_hash"),
    ("product", "photo_hash"),
    ("plan_element", "logo_hash"),
    ("underlay", "media_hash"),
];

/// The columns of JSON that may name an image in 64 hexadecimal digits: an undo needs its image back, and badge
/// templates and letterheads are settings.
const TEXTS: [(&str, &str); 5] = [
    ("change_record", "before_json"),
    ("change_record", "after_json"),
    ("change_insert", "rows_json"),
    ("setting", "value_json"),
    ("plan_revision", "snapshot_json"),
];

impl Store {
    /// Every image that the workspace refers to, for [`crate::MediaStore::sweep`]: in its rows, in its settings,
    /// and in what an undo or a redo would bring back.
    ///
    /// # Errors
    /// As any read.
    pub fn media_referenced(&self) -> Result<BTreeSet<MediaHash>, StoreError> {
        all(&self.conn)
    }
}

/// [`Store::media_referenced`] of a connection, whatever the schema's version: a table that it lacks refers to
/// nothing.
pub(crate) fn all(conn: &Connection) -> Result<BTreeSet<MediaHash>, StoreError> {
    let mut found = BTreeSet::new();
    for (table, column) in COLUMNS {
        if !has(conn, table, column)? {
            continue;
        }
        let mut select = conn.prepare(&format!("SELECT {column} FROM {table} WHERE {column} IS NOT NULL"))?;
        let mut rows = select.query([])?;
        while let Some(row) = rows.next()? {
            found.insert(MediaHash(row.get(0)?));
        }
    }
    for (table, column) in TEXTS {
        if !has(conn, table, column)? {
            continue;
        }
        let mut select =
            conn.prepare(&format!("SELECT {column} FROM {table} WHERE length({column}) > 64"))?;
        let mut rows = select.query([])?;
        while let Some(row) = rows.next()? {
            named_in(row.get_ref(0)?.as_bytes().map_err(rusqlite::Error::from)?, &mut found);
        }
    }
    Ok(found)
}

fn has(conn: &Connection, table: &str, column: &str) -> Result<bool, StoreError> {
    let mut found = conn.prepare_cached("SELECT 1 FROM pragma_table_info(?1) WHERE name = ?2")?;
    Ok(found.exists([table, column])?)
}

/// Every run of exactly 64 hexadecimal digits.
fn named_in(text: &[u8], found: &mut BTreeSet<MediaHash>) {
    for run in text.split(|byte| !byte.is_ascii_hexdigit()) {
        if run.len() != 64 {
            continue;
        }
        let mut hash = [0; 32];
        for (byte, pair) in hash.iter_mut().zip(run.chunks_exact(2)) {
            *byte = pair.iter().fold(0, |sum, &digit| sum << 4 | value(digit));
        }
        found.insert(MediaHash(hash));
    }
}

fn value(hex_digit: u8) -> u8 {
    match hex_digit {
        b'0'..=b'9' => hex_digit - b'0',
        _ => (hex_digit | 0x20) - b'a' + 10,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_image_named_in_an_undo_or_a_setting_is_referred_to() {
        let mut found = BTreeSet::new();
        let small = "0a".repeat(32);
        let big = "FF".repeat(32);
        let text =
            format!(r#"{{"photo_hash":{{"x":"{small}"}},"logo":"{big}","not":"{small}0","nor":"abc"}}"#);
        named_in(text.as_bytes(), &mut found);
        assert_eq!(found, BTreeSet::from([MediaHash([0x0a; 32]), MediaHash([0xff; 32])]));
    }

    #[test]
    fn every_column_that_ends_in_hash_is_known() {
        let store = Store::in_memory().unwrap();
        let mut select = store
            .conn
            .prepare(
                "SELECT s.name, c.name FROM sqlite_schema AS s JOIN pragma_table_info(s.name) AS c
                 WHERE s.type = 'table' AND c.name LIKE '%\\_hash' ESCAPE '\\'",
            )
            .unwrap();
        let mut columns: Vec<(String, String)> =
            select.query_map([], |row| Ok((row.get(0)?, row.get(1)?))).unwrap().map(Result::unwrap).collect();
        columns.sort();
        let mut known: Vec<_> = COLUMNS.map(|(table, column)| (table.to_owned(), column.to_owned())).to_vec();
        known.sort();
        assert_eq!(columns, known);
    }
}
