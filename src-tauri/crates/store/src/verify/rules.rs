//! The rules that span rows, one function each.

use domain::id::{BadgeId, BoothId, DeskId, ParticipationId, PartyId, PersonId};
use domain::media::MediaHash;
use domain::search_key::search_key;
use rusqlite::Connection;
use uuid::Uuid;

use super::problem::Problem;
use crate::error::StoreError;
use crate::media::MediaStore;
use crate::media_references::COLUMNS;

/// A participation's status is what its newest move made it; one that was never moved is an application.
pub(super) fn statuses(conn: &Connection, problems: &mut Vec<Problem>) -> Result<(), StoreError> {
    let mut select = conn.prepare(
        "SELECT id, status, moved_to FROM (
            SELECT id, status, (
                SELECT to_status FROM status_change WHERE participation_id = participation.id
                ORDER BY at_ms DESC, id DESC LIMIT 1
            ) AS moved_to FROM participation
         ) WHERE status IS NOT coalesce(moved_to, 'applied') ORDER BY id",
    )?;
    let mut rows = select.query([])?;
    while let Some(row) = rows.next()? {
        problems.push(Problem::Status {
            participation_id: ParticipationId(uuid(row, 0)?),
            status: row.get(1)?,
            moved_to: row.get(2)?,
        });
    }
    Ok(())
}

/// No booth has two parties on one day. Triggers refuse it; this looks at what is there.
pub(super) fn booths(conn: &Connection, problems: &mut Vec<Problem>) -> Result<(), StoreError> {
    let mut select = conn.prepare(
        "SELECT mine.booth_id, mine.party_id, other.party_id
         FROM booth_assignment AS mine
         JOIN booth_assignment AS other ON other.booth_id = mine.booth_id AND other.party_id > mine.party_id
         JOIN party AS one ON one.id = mine.party_id
         JOIN party AS two ON two.id = other.party_id
         WHERE one.first_day <= two.last_day AND two.first_day <= one.last_day
         ORDER BY mine.booth_id, mine.party_id, other.party_id",
    )?;
    let mut rows = select.query([])?;
    while let Some(row) = rows.next()? {
        problems.push(Problem::BoothTaken {
            booth_id: BoothId(uuid(row, 0)?),
            parties: (PartyId(uuid(row, 1)?), PartyId(uuid(row, 2)?)),
        });
    }
    Ok(())
}

/// Each booth, firm and person is found, nothing that is gone is, and each entry has its words.
pub(super) fn search(conn: &Connection, problems: &mut Vec<Problem>) -> Result<(), StoreError> {
    let count = |sql: &str| -> Result<u64, StoreError> {
        Ok(conn.query_row(sql, [], |row| row.get::<_, i64>(0))?.unsigned_abs())
    };
    for (kind, title) in [("exhibitor", "name"), ("booth", "code"), ("person", "name")] {
        let mut off = count(&format!(
            "SELECT count(*) FROM search_entry WHERE kind = '{kind}' AND subject_id NOT IN (SELECT id FROM {kind})"
        ))?;
        let mut select = conn.prepare(&format!(
            "SELECT {title} FROM {kind}
             WHERE id NOT IN (SELECT subject_id FROM search_entry WHERE kind = '{kind}')"
        ))?;
        let mut rows = select.query([])?;
        while let Some(row) = rows.next()? {
            // What has no letters, such as the name of somebody who was erased, is not to be found.
            off += u64::from(!search_key(&row.get::<_, String>(0)?).is_empty());
        }
        if off > 0 {
            problems.push(Problem::Search { kind, subjects: off });
        }
    }
    let unworded = count(
        "SELECT (SELECT count(*) FROM search_entry WHERE rowid NOT IN (SELECT id FROM search_text_docsize))
              + (SELECT count(*) FROM search_text_docsize WHERE id NOT IN (SELECT rowid FROM search_entry))",
    )?;
    if unworded > 0 {
        problems.push(Problem::Search { kind: "words", subjects: unworded });
    }
    Ok(())
}

/// A token opens one badge.
pub(super) fn tokens(conn: &Connection, problems: &mut Vec<Problem>) -> Result<(), StoreError> {
    let mut select = conn.prepare(
        "SELECT before_id, id FROM (
            SELECT id, token, lag(id) OVER same AS before_id, lag(token) OVER same AS before_token
            FROM badge WINDOW same AS (ORDER BY token, id)
         ) WHERE token = before_token ORDER BY before_id",
    )?;
    let mut rows = select.query([])?;
    while let Some(row) = rows.next()? {
        problems.push(Problem::Token { badges: (BadgeId(uuid(row, 0)?), BadgeId(uuid(row, 1)?)) });
    }
    Ok(())
}

/// Each desk's journal counts from 1 without gaps.
pub(super) fn journal(conn: &Connection, problems: &mut Vec<Problem>) -> Result<(), StoreError> {
    let mut select = conn.prepare(
        "SELECT desk_id, before + 1, sequence FROM (
            SELECT desk_id, sequence, lag(sequence, 1, 0) OVER (PARTITION BY desk_id ORDER BY sequence) AS before
            FROM journal_entry
         ) WHERE sequence > before + 1 ORDER BY desk_id, sequence",
    )?;
    let mut rows = select.query([])?;
    while let Some(row) = rows.next()? {
        problems.push(Problem::Journal {
            desk_id: DeskId(uuid(row, 0)?),
            first_missing: row.get::<_, i64>(1)?.unsigned_abs(),
            next: row.get::<_, i64>(2)?.unsigned_abs(),
        });
    }
    Ok(())
}

/// Nothing but a name's place is left of somebody who was erased.
pub(super) fn erased(conn: &Connection, problems: &mut Vec<Problem>) -> Result<(), StoreError> {
    let mut select = conn.prepare(
        "SELECT person_id FROM erased_person
         WHERE person_id IN (SELECT person_id FROM person_identity)
            OR person_id IN (SELECT id FROM person WHERE coalesce(sex, phone_e164, email, photo_hash) IS NOT NULL)
         ORDER BY person_id",
    )?;
    let mut rows = select.query([])?;
    while let Some(row) = rows.next()? {
        problems.push(Problem::Erased { person_id: PersonId(uuid(row, 0)?) });
    }
    Ok(())
}

/// Each image that a row refers to is there, and is what was put.
pub(super) fn media(
    conn: &Connection,
    media: Option<&MediaStore>,
    problems: &mut Vec<Problem>,
) -> Result<(), StoreError> {
    let there = match media {
        Some(media) => {
            let broken = media.integrity()?;
            let is_whole = broken.is_empty();
            problems.extend(broken.into_iter().map(|detail| Problem::MediaIntegrity { detail }));
            if !is_whole {
                return Ok(());
            }
            problems.extend(media.changed()?.into_iter().map(|hash| Problem::MediaChanged { hash }));
            media.hashes()?
        }
        None => std::collections::BTreeSet::new(),
    };
    for (table, column) in COLUMNS {
        // What lies under a hall's plan is known by its hall.
        let key = if table == "underlay" { "hall_id" } else { "id" };
        let mut select = conn.prepare(&format!(
            "SELECT {key}, {column} FROM {table} WHERE {column} IS NOT NULL ORDER BY {key}"
        ))?;
        let mut rows = select.query([])?;
        while let Some(row) = rows.next()? {
            let hash = MediaHash(row.get(1)?);
            if !there.contains(&hash) {
                problems.push(Problem::MediaMissing { table, row_id: uuid(row, 0)?, hash });
            }
        }
    }
    Ok(())
}

fn uuid(row: &rusqlite::Row<'_>, column: usize) -> Result<Uuid, StoreError> {
    Ok(Uuid::from_bytes(row.get(column)?))
}
