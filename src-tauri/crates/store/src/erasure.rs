//! Erasing a person, as the law on personal data (UU 27/2022) lets them ask.
//!
//! The person's row stays, since badges and firms refer to it, but says nothing: its values are blanked, in the
//! table and wherever the change log keeps them. Rows that are nothing but personal data go, from the table and
//! from the change log. So undo and redo still work around an erased person, and never bring them back.

use std::collections::BTreeSet;

use domain::id::PersonId;
use domain::media::MediaHash;
use domain::person::Person;
use rusqlite::{Connection, OptionalExtension as _, Transaction, TransactionBehavior};
use serde_json::{Map, Value};
use uuid::Uuid;

use crate::change::{json, purge};
use crate::error::StoreError;
use crate::read::Reader;
use crate::search::Dirty;
use crate::store::Store;
use crate::tables::record::{Field as _, Record as _};

/// A person who was erased.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ErasedPerson {
    /// Who it was.
    pub person_id: PersonId,
    /// When, in milliseconds since 1970 in UTC.
    pub erased_at_ms: i64,
}

/// What an erasure leaves to others.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Erased {
    /// Photos and logos that nothing refers to any more: to be deleted from the media file.
    pub media: Vec<MediaHash>,
}

impl Reader<'_> {
    /// Everybody who was erased, by id: to be applied again to a restored backup.
    ///
    /// # Errors
    /// As any read.
    pub fn erased_people(&self) -> Result<Vec<ErasedPerson>, StoreError> {
        self.query(
            "SELECT person_id, erased_at_ms FROM erased_person ORDER BY person_id",
            &[],
            "erased_person",
            |columns| Ok(ErasedPerson { person_id: columns.take()?, erased_at_ms: columns.take()? }),
        )
    }
}

impl Store {
    /// Erases a person, or an operator of a desk by their id. Their name becomes `marker` (such as "—"); their identity, telephone, e-mail address and
    /// photo go, and so do the telephones, e-mail address, street and notes of firms that they own, the
    /// affiliations on their badges, and what sheets said in rows of those firms and of firms that they stand for.
    /// All of it goes from the change log too, and from the search index; then the file is written anew, so that
    /// nothing can be read in freed pages. An id that is not here is remembered all the same.
    ///
    /// # Errors
    /// As any write. [`StoreError::Busy`] when another program holds the file at the end: then everything is
    /// erased, but old pages still are in the file; the call may be repeated.
    pub fn erase_person(
        &mut self,
        person_id: PersonId,
        marker: &str,
        erased_at_ms: i64,
    ) -> Result<Erased, StoreError> {
        self.apply_erased(&[ErasedPerson { person_id, erased_at_ms }], marker)
    }

    /// Erases everybody of a list, as after the restore of a backup that still has them.
    ///
    /// # Errors
    /// As [`Store::erase_person`].
    pub fn apply_erased(&mut self, erased: &[ErasedPerson], marker: &str) -> Result<Erased, StoreError> {
        if erased.is_empty() {
            return Ok(Erased::default());
        }
        let tx = Transaction::new(&mut self.conn, TransactionBehavior::Immediate)?;
        let mut candidates = Vec::new();
        let mut dirty = Dirty::default();
        for person in erased {
            erase(&tx, *person, marker, &mut candidates, &mut dirty)?;
        }
        dirty.write(&tx)?;
        // The words of deleted entries stay in the index until its parts are merged.
        tx.execute("INSERT INTO search_text (search_text) VALUES ('optimize')", [])?;
        candidates.sort_unstable();
        candidates.dedup();
        let mut media = Vec::new();
        for hash in candidates {
            if !is_used(&tx, hash)? {
                media.push(hash);
            }
        }
        tx.commit()?;
        self.conn.execute_batch("VACUUM")?;
        if self.path().is_some() {
            // The write-ahead log held the old pages.
            let busy: i64 = self.conn.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |row| row.get(0))?;
            if busy != 0 {
                return Err(StoreError::Busy);
            }
        }
        Ok(Erased { media })
    }
}

/// Which columns of a blanked row become what.
type Blanks<'a> = &'a [(&'a str, Value)];

fn erase(
    conn: &Connection,
    ErasedPerson { person_id, erased_at_ms }: ErasedPerson,
    marker: &str,
    media: &mut Vec<MediaHash>,
    dirty: &mut Dirty,
) -> Result<(), StoreError> {
    let person = person_id.0;
    // Rows that were deleted, or whose making was undone, are in the change log alone.
    let firms = related(conn, "exhibitor", "id", "owner_id", person)?;
    let holders = related(conn, "badge_holder", "id", "person_id", person)?;
    let mut named_by = firms.clone();
    for holder in &holders {
        for participation in related(conn, "badge_holder", "participation_id", "id", *holder)? {
            named_by.extend(related(conn, "participation", "exhibitor_id", "id", participation)?);
        }
    }

    let blank_person: Blanks<'_> = &[
        ("name", marker.into()),
        ("sex", Value::Null),
        ("phone_e164", Value::Null),
        ("email", Value::Null),
        ("photo_hash", Value::Null),
    ];
    let blank_firm: Blanks<'_> = &[("email", Value::Null), ("street", Value::Null), ("notes", Value::Null)];
    let blank_holder: Blanks<'_> = &[("affiliation", Value::Null)];

    media.extend(blank(conn, "person", "id", person, blank_person)?);
    drop_rows(conn, "person_identity", "person_id", person)?;
    for firm in &firms {
        blank(conn, "exhibitor", "id", *firm, blank_firm)?;
        drop_rows(conn, "exhibitor_phone", "exhibitor_id", *firm)?;
        dirty.touch(domain::exhibitor::Exhibitor::TABLE, firm.as_bytes());
    }
    for holder in holders {
        blank(conn, "badge_holder", "id", holder, blank_holder)?;
    }
    for firm in named_by {
        blank_sheets(conn, firm)?;
    }
    blank_operator(conn, person, marker)?;
    dirty.touch(Person::TABLE, person.as_bytes());
    conn.execute(
        "INSERT INTO erased_person (person_id, erased_at_ms) VALUES (?, ?) ON CONFLICT DO NOTHING",
        (person.to_cell(), erased_at_ms),
    )?;
    Ok(())
}

/// Whoever acted at a desk under this id is named no more, there and where the change log says who did what.
fn blank_operator(conn: &Connection, id: Uuid, marker: &str) -> Result<(), StoreError> {
    let name: Option<String> = conn
        .prepare_cached("SELECT name FROM operator WHERE id = ?")?
        .query_row([id.to_cell()], |row| row.get(0))
        .optional()?;
    let Some(name) = name.filter(|name| name != marker) else { return Ok(()) };
    let named = Value::from(name.as_str());
    for (table, column) in [
        ("change_set", "actor"),
        ("change_set", "undone_by"),
        ("status_change", "actor"),
        ("plan_revision", "taken_by"),
    ] {
        conn.execute(&format!("UPDATE {table} SET {column} = ?1 WHERE {column} = ?2"), [marker, &name])?;
        let blanks: Blanks<'_> = &[(column, marker.into())];
        purge::rewrite_where(
            conn,
            table,
            |_, row| row.get(column) == Some(&named),
            |row| blank_row(row, blanks, &mut Vec::new()),
        )?;
    }
    conn.execute("UPDATE operator SET name = ? WHERE id = ?", (marker, id.to_cell()))?;
    Ok(())
}

/// The ids in `wanted` of the rows whose `column` is `id`, of those in the table and of those that the change log
/// keeps.
fn related(
    conn: &Connection,
    table: &str,
    wanted: &str,
    column: &str,
    id: Uuid,
) -> Result<BTreeSet<Uuid>, StoreError> {
    let sql = format!("SELECT {wanted} FROM {table} WHERE {column} = ? AND {wanted} IS NOT NULL");
    let mut statement = conn.prepare_cached(&sql)?;
    let stored = statement.query_map([id.to_cell()], |row| row.get(0).map(Uuid::from_bytes))?;
    let mut found = stored.collect::<Result<BTreeSet<_>, _>>()?;
    let value = json::value(&id.to_cell());
    for row in purge::kept_rows(conn, table)? {
        if row.get(column) == Some(&value)
            && let Some(id) =
                row.get(wanted).and_then(json::bytes).and_then(|bytes| Uuid::from_slice(&bytes).ok())
        {
            found.insert(id);
        }
    }
    Ok(found)
}

/// Blanks columns of a row, and of what the change log keeps of it. Returns the media that the old values named.
fn blank(
    conn: &Connection,
    table: &str,
    key_column: &str,
    id: Uuid,
    blanks: Blanks<'_>,
) -> Result<Vec<MediaHash>, StoreError> {
    let mut media = Vec::new();
    if blanks.iter().any(|(column, _)| *column == "photo_hash") {
        let sql = format!("SELECT photo_hash FROM {table} WHERE {key_column} = ? AND photo_hash IS NOT NULL");
        let mut statement = conn.prepare(&sql)?;
        let stored = statement.query_map([id.to_cell()], |row| row.get(0).map(MediaHash))?;
        media.extend(stored.collect::<Result<Vec<_>, _>>()?);
    }
    for (column, value) in blanks {
        let sql = format!("UPDATE {table} SET {column} = ? WHERE {key_column} = ?");
        conn.execute(&sql, (value.as_str(), id.to_cell()))?;
    }
    purge::rewrite(conn, table, |key| key == id.as_bytes(), |row| blank_row(row, blanks, &mut media))?;
    Ok(media)
}

fn blank_row(row: &mut Map<String, Value>, blanks: Blanks<'_>, media: &mut Vec<MediaHash>) {
    for (column, value) in blanks {
        let Some(kept) = row.get_mut(*column) else { continue };
        if let Some(hash) = json::bytes(kept).and_then(|bytes| bytes.try_into().ok()) {
            media.push(MediaHash(hash));
        }
        *kept = value.clone();
    }
}

/// Blanks what sheets said in the rows of a firm: those that it came from, those that may double it, and those that
/// were held until they became it.
fn blank_sheets(conn: &Connection, firm: Uuid) -> Result<(), StoreError> {
    let imported = keys_naming(conn, "import_row", "source_id, row_key", "exhibitor_id", firm)?;
    let mut held = keys_naming(conn, "held_row", "id", "of_exhibitor_id", firm)?;
    // A held row that was decided names the firm that it resembled; the firm that it became has its place.
    for row in purge::kept_rows(conn, "held_row")? {
        let source = row.get("source_id").and_then(json::bytes).unwrap_or_default();
        let place = row.get("row_key").and_then(Value::as_str).unwrap_or_default();
        if imported.contains(&[&source[..], place.as_bytes()].concat()) {
            held.extend(row.get("id").and_then(json::bytes));
        }
    }
    for id in held.iter().filter_map(|key| Uuid::from_slice(key).ok()) {
        drop_rows(conn, "held_identity", "held_row_id", id)?;
        conn.execute("UPDATE held_row SET values_json = '{}' WHERE id = ?", [id.to_cell()])?;
    }
    // A row that meant the firm once and another now is blanked with what the change log keeps of it, so that the
    // two still agree.
    for key in &imported {
        let Some((source, place)) = key.split_first_chunk::<16>() else { continue };
        conn.execute(
            "UPDATE import_row SET values_json = '{}' WHERE source_id = ? AND row_key = CAST(? AS TEXT)",
            (source, place),
        )?;
    }
    let firm = json::value(&firm.to_cell());
    for (table, firm_column, keys) in
        [("import_row", "exhibitor_id", &imported), ("held_row", "of_exhibitor_id", &held)]
    {
        purge::rewrite_where(
            conn,
            table,
            |key, row| keys.contains(key) || row.get(firm_column) == Some(&firm),
            |row| {
                if let Some(values) = row.get_mut("values_json") {
                    *values = Value::from("{}");
                }
            },
        )?;
    }
    Ok(())
}

/// The keys of the rows of a table that name an id now, or once did as the change log has it.
fn keys_naming(
    conn: &Connection,
    table: &str,
    key_columns: &str,
    column: &str,
    id: Uuid,
) -> Result<BTreeSet<Vec<u8>>, StoreError> {
    let bytes = key_columns.split(", ").map(|column| format!("CAST({column} AS BLOB)"));
    let sql = format!("SELECT {} FROM {table} WHERE {column} = ?", bytes.collect::<Vec<_>>().join(", "));
    let mut keys = BTreeSet::new();
    {
        let mut statement = conn.prepare_cached(&sql)?;
        let columns = statement.column_count();
        let mut rows = statement.query([id.to_cell()])?;
        while let Some(row) = rows.next()? {
            let mut key: Vec<u8> = Vec::new();
            for index in 0..columns {
                key.extend(row.get::<_, Vec<u8>>(index)?);
            }
            keys.insert(key);
        }
    }
    let named = json::value(&id.to_cell());
    purge::rewrite_where(
        conn,
        table,
        |key, row| {
            if row.get(column) == Some(&named) {
                keys.insert(key.to_vec());
            }
            false
        },
        |_| {},
    )?;
    Ok(keys)
}

/// Deletes rows that are nothing but personal data, and all that the change log keeps of them.
fn drop_rows(conn: &Connection, table: &str, id_column: &str, id: Uuid) -> Result<(), StoreError> {
    conn.execute(&format!("DELETE FROM {table} WHERE {id_column} = ?"), [id.to_cell()])?;
    purge::forget(conn, table, id)
}

/// Whether a row, or a row that an undo or a redo can bring back, still shows the image.
fn is_used(conn: &Connection, hash: MediaHash) -> Result<bool, StoreError> {
    let by_row = conn
        .prepare_cached(
            "SELECT EXISTS (SELECT 1 FROM person WHERE photo_hash = ?1)
                OR EXISTS (SELECT 1 FROM product WHERE photo_hash = ?1)
                OR EXISTS (SELECT 1 FROM exhibitor WHERE logo_hash = ?1)
                OR EXISTS (SELECT 1 FROM event WHERE logo_hash = ?1)
                OR EXISTS (SELECT 1 FROM plan_element WHERE logo_hash = ?1)
                OR EXISTS (SELECT 1 FROM underlay WHERE media_hash = ?1)",
        )?
        .query_row([hash.to_cell()], |row| row.get(0))?;
    let by_log = conn
        .prepare_cached(
            "SELECT EXISTS (SELECT 1 FROM change_record WHERE instr(before_json, ?1) OR instr(after_json, ?1))
                OR EXISTS (SELECT 1 FROM change_insert WHERE instr(rows_json, ?1))",
        )?
        .query_row([hash.to_hex()], |row| row.get(0))?;
    Ok(by_row || by_log)
}

#[cfg(test)]
mod tests;
