//! Whether a workspace holds together: what SQLite can tell, and the rules that span rows.

mod changes;
mod problem;
mod rules;
#[cfg(test)]
mod tests;

use rusqlite::Connection;

pub use problem::Problem;

use crate::error::StoreError;
use crate::media::MediaStore;
use crate::store::Store;

/// What is off, SQLite's own findings first; empty where all is well. `media` is the workspace's media file, where
/// it has one.
///
/// # Errors
/// As any read. Damage that stops SQLite from reading is a [`Problem`], not an error.
pub fn verify(store: &Store, media: Option<&MediaStore>) -> Result<Vec<Problem>, StoreError> {
    let mut problems = Vec::new();
    match look(store, media, &mut problems) {
        Ok(()) => {}
        Err(StoreError::Damaged { detail }) => problems.push(Problem::Integrity { detail }),
        Err(other) => return Err(other),
    }
    Ok(problems)
}

fn look(store: &Store, media: Option<&MediaStore>, problems: &mut Vec<Problem>) -> Result<(), StoreError> {
    // All looks are at one moment.
    let moment = store.conn.unchecked_transaction()?;
    problems.extend(integrity(&moment)?.into_iter().map(|detail| Problem::Integrity { detail }));
    problems.extend(foreign_keys(&moment)?);
    if problems.iter().any(|problem| matches!(problem, Problem::Integrity { .. })) {
        // Rules about rows mean nothing where the rows do not read.
        return Ok(());
    }
    changes::changes(&moment, problems)?;
    rules::statuses(&moment, problems)?;
    rules::booths(&moment, problems)?;
    rules::search(&moment, problems)?;
    rules::tokens(&moment, problems)?;
    rules::journal(&moment, problems)?;
    rules::erased(&moment, problems)?;
    rules::media(&moment, media, problems)
}

/// What SQLite's own check says; empty where all is well.
pub(crate) fn integrity(conn: &Connection) -> Result<Vec<String>, StoreError> {
    let mut found = Vec::new();
    let looked = conn.pragma_query(None, "integrity_check", |row| {
        found.push(row.get::<_, String>(0)?);
        Ok(())
    });
    match looked.map_err(StoreError::from) {
        Ok(()) => {}
        Err(StoreError::Damaged { detail }) => found.push(detail),
        Err(other) => return Err(other),
    }
    found.retain(|line| line != "ok");
    Ok(found)
}

/// References that lead nowhere.
pub(crate) fn foreign_keys(conn: &Connection) -> Result<Vec<Problem>, StoreError> {
    let mut found: Vec<Problem> = Vec::new();
    conn.pragma_query(None, "foreign_key_check", |row| {
        let (table, parent): (String, String) = (row.get(0)?, row.get(2)?);
        // Tables without a rowid give no place: one finding tells of all rows.
        if !found.iter().any(|problem| matches!(problem, Problem::Reference { table: t, parent: p, .. } if *t == table && *p == parent)) {
            found.push(Problem::Reference { table, parent, rows: 0 });
        }
        if let Some(Problem::Reference { rows, .. }) = found.last_mut() {
            *rows += 1;
        }
        Ok(())
    })?;
    Ok(found)
}
