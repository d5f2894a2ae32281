//! People and their right to be forgotten: what is known of somebody, erasing it, and the log of it.

use chrono::DateTime;
use domain::badge_code::BadgeCode;
use domain::event::Event;
use domain::exhibitor::Exhibitor;
use domain::id::{BadgeHolderId, ExhibitorId, OperatorId, PersonId};
use domain::person::{Person, PersonIdentity};
use serde::Serialize;
use store::{MediaStore, Reader};
use uuid::Uuid;

use crate::error::AppError;
use crate::session::Session;
use crate::texts::figures;

/// What stands for the name of somebody who was erased.
pub(crate) const ERASED: &str = "—";

/// What is known of a person, and what an erasure takes of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct KnownPerson {
    /// Their id.
    pub id: String,
    /// `person` or `operator` (somebody who acted at a desk).
    pub kind: &'static str,
    /// Their name.
    pub name: String,
    /// Whether they have a photo.
    pub photo: bool,
    /// Whether NIK or NPWP is known.
    pub identity: bool,
    /// Whether a telephone or an e-mail address of their own is known.
    pub contact: bool,
    /// The firms that they own: those keep their name and lose telephones, e-mail, street, notes and what their
    /// sheets said.
    pub owns: Vec<String>,
    /// The events in which they are badge holders.
    pub events: Vec<String>,
    /// Whether they were erased already.
    pub erased: bool,
}

/// What is known of the person of an id (their own, that of a badge holder, of an operator) or of a badge's code.
///
/// # Errors
/// [`AppError::Unknown`], and as any read.
pub fn known(session: &Session, id: &str) -> Result<KnownPerson, AppError> {
    session.store.reading(|read| known_here(&read, id))
}

fn known_here(read: &Reader<'_>, text: &str) -> Result<KnownPerson, AppError> {
    let unknown = || AppError::Unknown { kind: "person", name: text.to_owned(), known: Vec::new() };
    let by_code = || -> Result<Option<PersonId>, AppError> {
        let Ok(code) = BadgeCode::parse(text) else { return Ok(None) };
        for event in read.events()? {
            if let Some(badge) = read.badge_by_code(event.id, &code.plain())?
                && let Some(line) = read.badge_line(badge.badge_holder_id)?
            {
                return Ok(Some(line.person.id));
            }
        }
        Ok(None)
    };
    let id = match text.trim().parse::<Uuid>() {
        Ok(id) => match read.badge_line(BadgeHolderId(id))? {
            Some(line) => line.person.id,
            None => PersonId(id),
        },
        Err(_) => by_code()?.ok_or_else(unknown)?,
    };
    let erased = read.erased_people()?.iter().any(|erased| erased.person_id == id);
    if let Some(name) = read.operator_name(OperatorId(id.0))? {
        return Ok(KnownPerson {
            id: id.to_string(),
            kind: "operator",
            name,
            photo: false,
            identity: false,
            contact: false,
            owns: Vec::new(),
            events: Vec::new(),
            erased,
        });
    }
    let person: Person = read.get(id)?.ok_or_else(unknown)?;
    let mut events = Vec::new();
    for holder in read.badge_holders_of_person(id)? {
        let name = read.get::<Event>(holder.event_id)?.map(|event| event.name);
        events.extend(name.filter(|name| !events.contains(name)));
    }
    let owns = read.all::<Exhibitor>()?.into_iter().filter(|firm| firm.owner_id == Some(id));
    let mut owned: Vec<(ExhibitorId, String)> = owns.map(|firm| (firm.id, firm.name)).collect();
    owned.sort();
    Ok(KnownPerson {
        id: id.to_string(),
        kind: "person",
        photo: person.photo.is_some(),
        identity: read.get::<PersonIdentity>(id)?.is_some(),
        contact: person.phone_e164.is_some() || person.email.is_some(),
        owns: owned.into_iter().map(|(_, name)| name).collect(),
        events,
        erased,
        name: person.name,
    })
}

/// Somebody who was erased.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ErasedOut {
    /// What was known of them.
    pub was: KnownPerson,
    /// Photos that were deleted with them.
    pub pictures: usize,
    /// Automatic backups that still hold them; whoever restores one erases them again.
    pub backups: usize,
}

/// Erases a person for good: from the tables, the history, the search and the pictures. The log keeps the id and the
/// hour.
///
/// # Errors
/// As [`known`]; and as any write: then it may be repeated.
pub fn erase(session: &mut Session, id: &str) -> Result<ErasedOut, AppError> {
    let was = known(session, id)?;
    let person_id = was.id.parse::<Uuid>().map(PersonId).map_err(|_| AppError::Unknown {
        kind: "person",
        name: id.to_owned(),
        known: Vec::new(),
    })?;
    let erased = session.store.erase_person(person_id, ERASED, session.now().timestamp_millis())?;
    let mut pictures = 0;
    if !erased.media.is_empty() {
        let mut media = MediaStore::of_workspace(session.path())?;
        let mut kept = media.hashes()?;
        for hash in &erased.media {
            pictures += usize::from(kept.remove(hash));
        }
        // Clears the file and its log of them, too.
        media.sweep(&kept)?;
    }
    let backups = store::backup::list_backups(session.path())?.len();
    Ok(ErasedOut { was, pictures, backups })
}

/// A line of the log of erasures.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ErasureOut {
    /// The id of whoever was erased.
    pub id: String,
    /// When, in words, on Jakarta's clocks.
    pub at: String,
}

/// Everybody who was erased, the latest first: ids and hours, nothing else is left.
///
/// # Errors
/// As any read.
pub fn erasures(session: &Session) -> Result<Vec<ErasureOut>, AppError> {
    let mut erased = session.store.read().erased_people()?;
    erased.sort_by_key(|erased| std::cmp::Reverse((erased.erased_at_ms, erased.person_id)));
    let at = |ms| DateTime::from_timestamp_millis(ms).map(|at| figures::instant(session.lang(), at));
    let out = |erased: &store::ErasedPerson| ErasureOut {
        id: erased.person_id.to_string(),
        at: at(erased.erased_at_ms).unwrap_or_default(),
    };
    Ok(erased.iter().map(out).collect())
}
