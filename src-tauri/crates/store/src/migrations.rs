//! The schema's history. A released migration is never edited: the next change is the next file, added below.
//!
//! To change the schema:
//! 1. write `migrations/NNNN_subject.sql` and add it to `RELEASED` (its place in the list is its version);
//! 2. add `tests/fixtures/schema_NNNN.sql`, a dump of a workspace of that version with rows in every table
//!    (`tests/schema_fixtures.rs` says how), so that every later program is tested against it.
//!
//! SQLite's `user_version` says how many of them a file has seen. A file that has seen fewer is backed up before
//! it is brought up to date; one that has seen more is refused. All pending migrations run in one transaction.
//! Foreign keys are off while they run, so that a table may be made anew (SQLite cannot alter much), and checked
//! at the end of each.

use rusqlite::{Connection, OptionalExtension, Transaction};
use rusqlite_migration::{HookError, M, Migrations};

use crate::error::StoreError;
use crate::verify;

/// Oldest first.
pub(crate) const RELEASED: &[&str] = &[include_str!("../migrations/0001_spine.sql")];

/// The setting that holds the version of the program that last changed the schema.
const WRITTEN_BY: &str = "workspace/schema_written_by";

/// The migrations of this program.
pub(crate) fn released() -> Migrations<'static> {
    of(RELEASED)
}

/// Migrations of these texts, each followed by a look at all references. (The library's own look fails on tables
/// without a rowid, which nearly all of ours are.)
pub(crate) fn of(texts: &[&'static str]) -> Migrations<'static> {
    let checked = |tx: &Transaction<'_>| {
        let broken = verify::foreign_keys(tx).map_err(|error| HookError::Hook(error.to_string()))?;
        match broken.first() {
            None => Ok(()),
            Some(problem) => Err(HookError::Hook(problem.to_string())),
        }
    };
    Migrations::new(texts.iter().map(|text| M::up_with_hook(text, checked)).collect())
}

/// Why a migration failed. The file is as it was.
#[derive(Debug)]
pub(crate) enum MigrateError {
    /// The disk, another program, or damage.
    Store(StoreError),
    /// The migration does not fit the file.
    Other(String),
}

impl From<rusqlite::Error> for MigrateError {
    fn from(error: rusqlite::Error) -> Self {
        match StoreError::from(error) {
            StoreError::Sqlite(error) => Self::Other(error.to_string()),
            StoreError::Constraint { detail } => Self::Other(detail),
            error => Self::Store(error),
        }
    }
}

impl From<rusqlite_migration::Error> for MigrateError {
    fn from(error: rusqlite_migration::Error) -> Self {
        match error {
            rusqlite_migration::Error::RusqliteError { err, .. } => err.into(),
            other => Self::Other(other.to_string()),
        }
    }
}

impl From<MigrateError> for StoreError {
    fn from(error: MigrateError) -> Self {
        match error {
            MigrateError::Store(error) => error,
            MigrateError::Other(detail) => Self::Row { table: "sqlite_schema", detail },
        }
    }
}

/// The schema version of a database (0 for an empty one) and the newest that the migrations know.
pub(crate) fn versions(conn: &Connection, migrations: &Migrations<'_>) -> Result<(u32, u32), StoreError> {
    let found: u32 = conn.pragma_query_value(None, "user_version", |row| row.get(0))?;
    let pending = migrations.pending_migrations(conn).map_err(MigrateError::from)?;
    Ok((found, found.saturating_add_signed(pending)))
}

/// Brings the database to the newest version, in one transaction, and notes the program's version.
pub(crate) fn migrate(
    conn: &mut Connection,
    migrations: &Migrations<'_>,
    app_version: &str,
) -> Result<(), MigrateError> {
    run(conn, migrations)?;
    conn.execute(
        "INSERT INTO setting (key, value_json) VALUES (?1, json_quote(?2))
         ON CONFLICT (key) DO UPDATE SET value_json = excluded.value_json",
        (WRITTEN_BY, app_version),
    )?;
    Ok(())
}

/// The migrations alone.
pub(crate) fn run(conn: &mut Connection, migrations: &Migrations<'_>) -> Result<(), MigrateError> {
    conn.pragma_update(None, "foreign_keys", false)?;
    let migrated = migrations.to_latest(conn);
    conn.pragma_update(None, "foreign_keys", true)?;
    Ok(migrated?)
}

/// The version of the program that last changed the schema, where the file says so.
pub(crate) fn written_by(conn: &Connection) -> Option<String> {
    conn.query_row("SELECT value_json ->> '$' FROM setting WHERE key = ?1", [WRITTEN_BY], |row| row.get(0))
        .optional()
        .ok()
        .flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_released_migrations_run_on_an_empty_database() {
        released().validate().unwrap();
    }
}
