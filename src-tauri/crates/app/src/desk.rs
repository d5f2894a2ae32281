//! The registration desk, headless: find somebody, check them in, take it back, count who is here.

use std::collections::BTreeSet;

use chrono::NaiveDateTime;
use domain::badge::{Badge, Desk};
use domain::badge_code::BadgeCode;
use domain::badge_token::{self, EventTag, TokenError};
use domain::event::Event;
use domain::id::{BadgeId, DeskId, ExhibitorId, PersonId};
use domain::journal::{EntryKind, JournalEntry, standing};
use serde::Serialize;
use store::{BadgeLine, NewEntry, Reader, SearchKind, Tx};
use uuid::Uuid;

use crate::badges::{self, BadgeOut, in_clear};
use crate::error::AppError;
use crate::session::Session;
use crate::texts::figures;

/// The desk that acts where none is named.
const OFFICE: &str = "kantor";

/// Hits that a desk is shown.
const MOST_MATCHES: usize = 20;

/// Something found at the desk.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct MatchOut {
    /// `person`, `exhibitor` or `booth`.
    pub kind: &'static str,
    /// Its id.
    pub id: String,
    /// Its name or code.
    pub title: String,
    /// The badges behind it: a person's, or a firm's attendants'.
    pub badges: Vec<BadgeOut>,
}

/// What was found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Found {
    /// The best first.
    pub matches: Vec<MatchOut>,
}

/// Finds people, firms and booths of an event by a few letters.
///
/// # Errors
/// As [`Session::event`].
pub fn find(session: &Session, event: Option<&str>, text: &str) -> Result<Found, AppError> {
    let event = session.event(event)?;
    session.store.reading(|read| {
        // A badge's code in clear is found as well as a name.
        if let Ok(code) = BadgeCode::parse(text)
            && let Some(badge) = read.badge_by_code(event.id, &code.plain())?
            && let Some(line) = read.badge_line(badge.badge_holder_id)?
        {
            let matched = MatchOut {
                kind: "person",
                id: line.person.id.to_string(),
                title: line.person.name.clone(),
                badges: vec![BadgeOut::from(&line)],
            };
            return Ok(Found { matches: vec![matched] });
        }
        let hits = read.search(&SearchKind::ALL, Some(event.id), text, MOST_MATCHES)?;
        let mut matches = Vec::with_capacity(hits.len());
        for hit in hits {
            let (kind, lines) = match hit.kind {
                SearchKind::Person => ("person", lines_of_person(&read, &event, PersonId(hit.subject_id))?),
                SearchKind::Exhibitor => {
                    ("exhibitor", lines_of_exhibitor(&read, &event, ExhibitorId(hit.subject_id))?)
                }
                SearchKind::Booth => ("booth", Vec::new()),
            };
            matches.push(MatchOut {
                kind,
                id: hit.subject_id.to_string(),
                title: hit.title,
                badges: lines.iter().map(BadgeOut::from).collect(),
            });
        }
        Ok(Found { matches })
    })
}

fn lines_of_person(read: &Reader<'_>, event: &Event, id: PersonId) -> Result<Vec<BadgeLine>, AppError> {
    let holders = read.badge_holders_of_person(id)?;
    let here = holders.into_iter().filter(|holder| holder.event_id == event.id);
    here.filter_map(|holder| read.badge_line(holder.id).transpose()).map(|line| Ok(line?)).collect()
}

fn lines_of_exhibitor(read: &Reader<'_>, event: &Event, id: ExhibitorId) -> Result<Vec<BadgeLine>, AppError> {
    match read.participation_of(event.id, id)? {
        Some(participation) => Ok(read.badges_of_participation(participation.id)?),
        None => Ok(Vec::new()),
    }
}

/// What came of a check-in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct CheckedIn {
    /// `admitted`, `already_in`, `revoked`, `unknown`, `wrong_event`, `not_valid_now`, `forged`, `malformed`,
    /// `not_taking_part`.
    pub result: &'static str,
    /// The code in clear, where the badge is known.
    pub code: Option<String>,
    /// Whose badge it is, where it is known.
    pub holder: Option<String>,
    /// The firm.
    pub exhibitor: Option<String>,
    /// The role's code.
    pub role: Option<String>,
    /// When they were checked in first, for `already_in`.
    pub since: Option<String>,
}

impl CheckedIn {
    fn refused(result: &'static str, line: Option<&BadgeLine>) -> Self {
        Self {
            result,
            code: line.and_then(|line| line.badge.as_ref()).map(|badge| in_clear(&badge.code)),
            holder: line.map(|line| line.person.name.clone()),
            exhibitor: line.and_then(|line| line.exhibitor_name.clone()),
            role: line.map(|line| line.role.code.clone()),
            since: None,
        }
    }
}

/// Checks somebody in by the code in clear or the scanned token. What is refused is answered, not failed.
///
/// # Errors
/// As [`Session::event`], and as any write.
pub fn check_in(
    session: &mut Session,
    event: Option<&str>,
    desk: Option<&str>,
    code: &str,
) -> Result<CheckedIn, AppError> {
    let event = session.event(event)?;
    let now = session.now();
    let local = figures::in_jakarta(now).naive_local();
    let operator = session.actor.clone();
    let desk_name = desk.unwrap_or(OFFICE).to_owned();
    let change = session.change(Some(event.id), "desk", "desk_check_in");
    let (answer, _) = session.store.write::<_, AppError>(&change, |tx| {
        let seen = match look(tx, &event, code, local)? {
            Ok(line) => line,
            Err(refused) => return Ok(refused),
        };
        let entries = tx.journal_of(seen.holder.id.0)?;
        if let Some(entry) = here_since(&entries) {
            let mut answer = CheckedIn::refused("already_in", Some(&seen));
            answer.since = chrono::DateTime::from_timestamp_millis(entry.hlc.wall_ms)
                .map(|at| figures::in_jakarta(at).to_rfc3339());
            return Ok(answer);
        }
        let desk_id = desk_of(tx, &event, &desk_name)?;
        tx.append_journal(
            desk_id,
            now.timestamp_millis(),
            NewEntry {
                kind: EntryKind::CheckIn,
                subject: seen.holder.id.0,
                operator: Some(operator.clone()),
                undoes: None,
                detail_json: None,
            },
        )?;
        Ok(CheckedIn::refused("admitted", Some(&seen)))
    })?;
    Ok(answer)
}

/// The badge behind a code or token, or why it is refused.
fn look(
    tx: &Tx<'_>,
    event: &Event,
    code: &str,
    local: NaiveDateTime,
) -> Result<Result<BadgeLine, CheckedIn>, AppError> {
    let badge = if code.trim().len() > 40 {
        match verified(tx, event, code, local)? {
            Ok(badge) => badge,
            Err(result) => return Ok(Err(CheckedIn::refused(result, None))),
        }
    } else {
        match BadgeCode::parse(code) {
            Ok(code) => tx.badge_by_code(event.id, &code.plain())?,
            Err(_) => return Ok(Err(CheckedIn::refused("malformed", None))),
        }
    };
    let Some(badge) = badge else { return Ok(Err(CheckedIn::refused("unknown", None))) };
    let Some(line) = tx.badge_line(badge.badge_holder_id)? else {
        return Ok(Err(CheckedIn::refused("unknown", None)));
    };
    if badge.revoked_at.is_some() {
        return Ok(Err(CheckedIn::refused("revoked", Some(&line))));
    }
    if let Some(id) = line.holder.participation_id
        && let Some(participation) = tx.get::<domain::participation::Participation>(id)?
        && !participation.status.gets_badges()
    {
        return Ok(Err(CheckedIn::refused("not_taking_part", Some(&line))));
    }
    Ok(Ok(line))
}

/// The badge of a token, `None` where it is genuine but not in this workspace; or why it does not count.
fn verified(
    tx: &Tx<'_>,
    event: &Event,
    token: &str,
    local: NaiveDateTime,
) -> Result<Result<Option<Badge>, &'static str>, AppError> {
    let Some(public_key) = badges::organizer_public_key(tx, event)? else { return Ok(Err("unknown")) };
    let certificates = badges::certificates(tx, event)?;
    Ok(match badge_token::verify(token, &public_key, &certificates, EventTag::of(event.id.0), local) {
        Ok(claims) => Ok(tx.get::<Badge>(BadgeId(claims.badge))?),
        Err(TokenError::Malformed | TokenError::UnknownVersion { .. }) => Err("malformed"),
        Err(TokenError::WrongEvent { .. }) => Err("wrong_event"),
        Err(
            TokenError::NotYetValid { .. } | TokenError::Expired { .. } | TokenError::OutsideHours { .. },
        ) => Err("not_valid_now"),
        Err(TokenError::Certificate {
            error:
                badge_token::CertificateError::NotYetValid { .. } | badge_token::CertificateError::Expired { .. },
            ..
        }) => Err("not_valid_now"),
        Err(_) => Err("forged"),
    })
}

/// The check-in that stands, where there is one: the first of them.
fn here_since(entries: &[JournalEntry]) -> Option<&JournalEntry> {
    standing(entries).into_iter().find(|entry| entry.kind == EntryKind::CheckIn)
}

/// What came of an undo at the desk.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct DeskUndone {
    /// `undone`.
    pub result: &'static str,
    /// Whose check-in was taken back.
    pub holder: String,
}

/// Takes the check-in of a badge back.
///
/// # Errors
/// [`AppError::Unknown`] for a code that no badge has, [`AppError::Nothing`] where it is not checked in.
pub fn undo(
    session: &mut Session,
    event: Option<&str>,
    desk: Option<&str>,
    code: &str,
) -> Result<DeskUndone, AppError> {
    let event = session.event(event)?;
    let now = session.now();
    let local = figures::in_jakarta(now).naive_local();
    let operator = session.actor.clone();
    let desk_name = desk.unwrap_or(OFFICE).to_owned();
    let change = session.change(Some(event.id), "desk", "desk_undo");
    let (undone, _) = session.store.write::<_, AppError>(&change, |tx| {
        let unknown = || AppError::Unknown { kind: "badge", name: code.to_owned(), known: Vec::new() };
        // Whoever is checked in may be taken back, even where the badge has been revoked since.
        let line = match look(tx, &event, code, local)? {
            Ok(line) => line,
            Err(refused) => {
                let known = refused.code.and_then(|code| BadgeCode::parse(&code).ok());
                let badge = match known {
                    Some(code) => tx.badge_by_code(event.id, &code.plain())?,
                    None => None,
                };
                let holder = badge.ok_or_else(unknown)?.badge_holder_id;
                tx.badge_line(holder)?.ok_or_else(unknown)?
            }
        };
        let entries = tx.journal_of(line.holder.id.0)?;
        let stands: Vec<_> =
            standing(&entries).into_iter().filter(|entry| entry.kind == EntryKind::CheckIn).collect();
        if stands.is_empty() {
            return Err(AppError::Nothing { what: "check_in" });
        }
        let desk_id = desk_of(tx, &event, &desk_name)?;
        // Two desks may have checked the same person in before they met: both entries are taken back.
        for entry in stands {
            tx.append_journal(
                desk_id,
                now.timestamp_millis(),
                NewEntry {
                    kind: EntryKind::Undo,
                    subject: line.holder.id.0,
                    operator: Some(operator.clone()),
                    undoes: Some(entry.key),
                    detail_json: None,
                },
            )?;
        }
        Ok(DeskUndone { result: "undone", holder: line.person.name })
    })?;
    Ok(undone)
}

/// The desk of a name, made where the event has none.
fn desk_of(tx: &mut Tx<'_>, event: &Event, name: &str) -> Result<DeskId, AppError> {
    if let Some(desk) = tx.desks(event.id)?.into_iter().find(|desk| desk.name == name) {
        return Ok(desk.id);
    }
    let desk = Desk {
        id: DeskId(Uuid::now_v7()),
        event_id: event.id,
        name: name.to_owned(),
        public_key: None,
        certificate: None,
    };
    tx.insert(&desk)?;
    Ok(desk.id)
}

/// How many are here.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct DeskStatus {
    /// People who are checked in.
    pub checked_in: usize,
    /// People who get a badge.
    pub expected: usize,
    /// Entries of the journal, of all desks.
    pub entries: usize,
    /// By role.
    pub roles: Vec<RoleStatus>,
}

/// How many of a role are here.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct RoleStatus {
    /// The role's code.
    pub role: String,
    /// Checked in.
    pub checked_in: usize,
    /// Who get a badge.
    pub expected: usize,
}

/// Counts who is here.
///
/// # Errors
/// As [`Session::event`].
pub fn status(session: &Session, event: Option<&str>) -> Result<DeskStatus, AppError> {
    let event = session.event(event)?;
    session.store.reading(|read| {
        let entries = read.journal()?;
        let here: BTreeSet<Uuid> = standing(&entries)
            .into_iter()
            .filter(|entry| entry.kind == EntryKind::CheckIn)
            .map(|entry| entry.subject)
            .collect();
        let lines = badges::holders(&read, event.id, None)?;
        let mut roles: Vec<RoleStatus> = Vec::new();
        for line in &lines {
            let is_here = usize::from(here.contains(&line.holder.id.0));
            match roles.iter_mut().find(|role| role.role == line.role.code) {
                Some(role) => {
                    role.checked_in += is_here;
                    role.expected += 1;
                }
                None => {
                    roles.push(RoleStatus { role: line.role.code.clone(), checked_in: is_here, expected: 1 });
                }
            }
        }
        Ok(DeskStatus {
            checked_in: roles.iter().map(|role| role.checked_in).sum(),
            expected: lines.len(),
            entries: entries.len(),
            roles,
        })
    })
}
