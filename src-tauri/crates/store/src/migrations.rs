//! The schema's history. A released migration is never edited: the next change is the next file, added below.
//!
//! To change the schema:
//! 1. write `migrations/NNNN_subject.sql` and add it to `RELEASED` (its place in the list is its version);
//! 2. add `tests/fixtures/schema_NNNN.sql`, a dump of a workspace of that version with rows in every table
//!    (`tests/schema_fixtures.rs` says how), so that every later program is tested against it.
//!
//! SQLite's `user_version` says how many of them a file has seen. A file that has seen fewer is backed up before
//! it is brought up to date; one that has seen more is refused.

use rusqlite::Connection;
use rusqlite_migration::{M, Migrations};

use crate::error::StoreError;

/// Oldest first.
const RELEASED: &[M<'static>] = &[M::up(include_str!("../migrations/0001_spine.sql")).foreign_key_check()];

/// The migrations of this program.
pub(crate) fn released() -> Migrations<'static> {
    Migrations::from_slice(RELEASED)
}

/// Brings the database to the newest version, in one transaction.
pub(crate) fn migrate(conn: &mut Connection, migrations: &Migrations<'_>) -> Result<(), StoreError> {
    migrations.to_latest(conn).map_err(|error| match error {
        rusqlite_migration::Error::RusqliteError { err, .. } => err.into(),
        other => StoreError::Row { table: "schema", detail: other.to_string() },
    })
}
