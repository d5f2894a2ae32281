//! The registration desk, headless: find somebody, check them in, take it back, count who is here.

mod check_in;

use std::collections::BTreeSet;

use domain::badge_code::BadgeCode;
use domain::event::Event;
use domain::id::{ExhibitorId, PersonId};
use domain::journal::{EntryKind, standing};
use serde::Serialize;
use store::{BadgeLine, Reader, SearchKind};
use uuid::Uuid;

pub use check_in::{CheckedIn, DeskUndone, check_in, undo};

use crate::badges::{self, BadgeOut};
use crate::error::AppError;
use crate::session::Session;

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
                badges: vec![BadgeOut::of(session.lang(), &line)],
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
                badges: lines.iter().map(|line| BadgeOut::of(session.lang(), line)).collect(),
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

/// How many are here.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct DeskStatus {
    /// People who are checked in.
    pub checked_in: usize,
    /// People who get a badge.
    pub expected: usize,
    /// Entries of the journal about this event, of all desks.
    pub entries: usize,
    /// By role.
    pub roles: Vec<RoleStatus>,
}

/// How many of a role are here.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct RoleStatus {
    /// The role's code.
    pub role: String,
    /// The role's name, in the session's language.
    pub role_name: String,
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
    let lang = session.lang();
    session.store.reading(|read| {
        let entries = read.journal_of_event(event.id)?;
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
                    let role_name = lang.pick(&line.role.name_id, &line.role.name_en).clone();
                    let role = line.role.code.clone();
                    roles.push(RoleStatus { role, role_name, checked_in: is_here, expected: 1 });
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
