//! Firms of an event: list, export, moves of status.

mod belongings;
mod detail;
mod export;
mod form;
mod preview;
mod save;
mod wishes;

use chrono::{DateTime, Utc};
use domain::id::ExhibitorId;
use domain::participation::{BoothRequest, Participation};
use domain::party::{Party, PartyMember};
use domain::search_key::search_key;
use domain::status::ParticipationStatus;
use serde::Serialize;
use store::{ExhibitorLine, MoveError, Tx};
use ts_rs::TS;
use uuid::Uuid;

pub use belongings::{
    ProductForm, check_product, put_attendant, put_product, remove_attendant, remove_product,
};
pub use detail::{
    AttendantOut, ChangeLine, ExhibitorBlank, ExhibitorDetail, FormLists, ProductOut, StatusStep, blank,
    detail, reveal,
};
pub use export::{Exported, export, export_these};
pub use form::{ExhibitorForm, FieldProblem, OwnerChange, check};
pub use preview::{MovePreview, RefusedMove, preview};
pub use save::{Saved, save};
pub use wishes::{CornerWishCode, FirmName, Wishes, WishesSaved, WishesScreen, set_wishes, wishes};
pub(crate) use wishes::{put_prefers, region};

use crate::error::AppError;
use crate::session::Session;
use crate::status_code::StatusCode;
use crate::status_names::StatusNames;
use crate::texts::Lang;

/// A firm of an event as it is sent.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct ExhibitorOut {
    /// The firm's id.
    pub id: String,
    /// Its participation's id.
    pub participation: String,
    /// Its name.
    pub name: String,
    /// Its owner's name.
    pub owner: Option<String>,
    /// 13 digits.
    pub nib: Option<String>,
    /// The first telephone, E.164.
    pub phone: Option<String>,
    /// All telephones, E.164.
    pub phones: Vec<String>,
    /// The product category.
    pub category: Option<String>,
    /// Who sent or coaches it.
    pub supported_by: Option<String>,
    /// Kemendagri's code of the city (`31.71`), where the address was matched.
    pub region: Option<String>,
    /// The city as typed.
    pub city: Option<String>,
    /// The status's code.
    #[ts(as = "StatusCode")]
    pub status: &'static str,
    /// The booth that it asks for, such as `2x2`, in metres.
    pub booth_size: String,
    /// The power that it asks for.
    pub power_va: u32,
    /// The codes of the booths that it has.
    pub booths: Vec<String>,
}

impl From<&ExhibitorLine> for ExhibitorOut {
    fn from(line: &ExhibitorLine) -> Self {
        let (firm, participation) = (&line.exhibitor, &line.participation);
        Self {
            id: firm.id.to_string(),
            participation: participation.id.to_string(),
            name: firm.name.clone(),
            owner: line.owner_name.clone(),
            nib: firm.nib.as_ref().map(|nib| nib.as_str().to_owned()),
            phone: line.phones.first().cloned(),
            phones: line.phones.clone(),
            category: firm.category.clone(),
            supported_by: firm.supported_by.clone(),
            region: firm.address.city_code().map(str::to_owned),
            city: firm.address.city.clone(),
            status: participation.status.as_str(),
            booth_size: size(&participation.request, Lang::En),
            power_va: participation.request.power_va,
            booths: line.booth_codes.clone(),
        }
    }
}

/// Every firm of an event, by name.
///
/// # Errors
/// As [`Session::event`].
pub fn list(session: &Session, event: Option<&str>) -> Result<Vec<ExhibitorOut>, AppError> {
    let event = session.event(event)?;
    Ok(session.store.read().exhibitors_of_event(event.id)?.iter().map(ExhibitorOut::from).collect())
}

fn size(request: &BoothRequest, lang: Lang) -> String {
    let metres = |length_mm| crate::texts::figures::metres(lang, i64::from(length_mm));
    format!("{}x{}", metres(request.width_mm), metres(request.depth_mm))
}

/// Which firms to move.
#[derive(Debug, Clone, Copy)]
pub enum Which<'a> {
    /// All that the move is open to.
    All,
    /// By name or id.
    These(&'a [String]),
}

/// How many were changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
pub struct Changed {
    /// Firms that are now otherwise.
    pub changed: usize,
}

/// The reason that is kept where firms are accepted that no jury has seen.
const WITHOUT_CURATION: &str = "without curation";

/// The reason that is kept where an offer was let go.
pub(crate) const OFFER_RELEASED: &str = "offer released";

/// The statuses from which `accept` takes a firm. Taking a letter or a confirmed booth back, which also leads to
/// accepted, is a move of its own and wants its own reason.
const ACCEPTED_FROM: [ParticipationStatus; 4] = [
    ParticipationStatus::Applied,
    ParticipationStatus::Complete,
    ParticipationStatus::Passed,
    ParticipationStatus::Waitlisted,
];

/// Accepts firms that applied, are complete or have passed; by name also those on the reserve list.
///
/// # Errors
/// [`AppError::Unknown`], [`AppError::Ambiguous`]; [`AppError::Move`] or [`AppError::NotAcceptable`] for a named
/// firm that cannot be accepted: then none is.
pub fn accept(
    session: &mut Session,
    event: Option<&str>,
    which: Which<'_>,
    reason: Option<&str>,
) -> Result<Changed, AppError> {
    use ParticipationStatus as S;
    let event = session.event(event)?;
    let change = session.change(Some(event.id), "exhibitors", "exhibitors_accept");
    let (actor, at) = (session.actor.clone(), session.now());
    let (changed, _) = session.store.write::<_, AppError>(&change, |tx| {
        let lines = tx.exhibitors_of_event(event.id)?;
        let chosen = match which {
            Which::All => {
                let open = |line: &&ExhibitorLine| {
                    matches!(line.participation.status, S::Applied | S::Complete | S::Passed)
                };
                lines.iter().filter(open).collect()
            }
            Which::These(names) => named(&lines, names)?,
        };
        for line in &chosen {
            let from = line.participation.status;
            if from != S::Accepted
                && !ACCEPTED_FROM.contains(&from)
                && from.allowed_moves().contains(&S::Accepted)
            {
                let (exhibitor, names) = (line.exhibitor.name.clone(), StatusNames::read(tx)?);
                return Err(AppError::NotAcceptable { exhibitor, from, names });
            }
            let unseen_by_a_jury = matches!(from, S::Applied | S::Complete);
            let reason = reason.or(unseen_by_a_jury.then_some(WITHOUT_CURATION));
            move_one(tx, line, S::Accepted, &actor, at, reason)?;
        }
        Ok(chosen.len())
    })?;
    Ok(Changed { changed })
}

/// Moves named firms to a status, given by its code.
///
/// # Errors
/// As [`accept`], and [`AppError::Invalid`] for an unknown status.
pub fn move_to(
    session: &mut Session,
    event: Option<&str>,
    names: &[String],
    status: &str,
    reason: Option<&str>,
) -> Result<Changed, AppError> {
    let to = ParticipationStatus::parse(status)
        .ok_or_else(|| AppError::Invalid { field: "status", value: status.to_owned() })?;
    let event = session.event(event)?;
    let change = session.change(Some(event.id), "exhibitors", "exhibitors_move");
    let (actor, at) = (session.actor.clone(), session.now());
    let (changed, _) = session.store.write::<_, AppError>(&change, |tx| {
        let lines = tx.exhibitors_of_event(event.id)?;
        let chosen = named(&lines, names)?;
        for line in &chosen {
            move_one(tx, line, to, &actor, at, reason)?;
        }
        Ok(chosen.len())
    })?;
    Ok(Changed { changed })
}

pub(crate) fn move_one(
    tx: &mut Tx<'_>,
    line: &ExhibitorLine,
    to: ParticipationStatus,
    actor: &str,
    at: DateTime<Utc>,
    reason: Option<&str>,
) -> Result<(), AppError> {
    if let Err(error) = tx.move_status(line.participation.id, to, actor, at, reason) {
        let exhibitor = line.exhibitor.name.clone();
        return Err(match error {
            MoveError::Refused(cause) => AppError::Move { exhibitor, cause, names: StatusNames::read(tx)? },
            MoveError::Store(error) => error.into(),
        });
    }
    if to.takes_a_booth() { Ok(()) } else { give_up_places(tx, &line.participation) }
}

/// Who takes part no more leaves the party; the last one takes its booths with them.
fn give_up_places(tx: &mut Tx<'_>, participation: &Participation) -> Result<(), AppError> {
    let parties = tx.parties_of_event(participation.event_id)?;
    for membership in tx.memberships_of(participation.id)? {
        let Some(line) = parties.iter().find(|line| line.party.id == membership.party_id) else { continue };
        if line.members.len() == 1 {
            for assignment in &line.assignments {
                tx.delete::<domain::party::BoothAssignment>(assignment.id)?;
            }
        }
        tx.delete::<PartyMember>((membership.party_id, membership.participation_id))?;
        if line.members.len() == 1 {
            tx.delete::<Party>(membership.party_id)?;
        }
    }
    Ok(())
}

/// The firms of names or ids, each once, in the order in which they are named.
pub(crate) fn named<'l>(
    lines: &'l [ExhibitorLine],
    names: &[String],
) -> Result<Vec<&'l ExhibitorLine>, AppError> {
    let mut chosen: Vec<&ExhibitorLine> = Vec::new();
    for name in names {
        let line = find(lines, name)?;
        if !chosen.iter().any(|other| other.participation.id == line.participation.id) {
            chosen.push(line);
        }
    }
    Ok(chosen)
}

/// The firm of a name or an id.
///
/// # Errors
/// [`AppError::Unknown`], [`AppError::Ambiguous`].
pub(crate) fn find<'l>(lines: &'l [ExhibitorLine], name: &str) -> Result<&'l ExhibitorLine, AppError> {
    if let Ok(id) = name.parse::<Uuid>()
        && let Some(line) =
            lines.iter().find(|line| line.exhibitor.id == ExhibitorId(id) || line.participation.id.0 == id)
    {
        return Ok(line);
    }
    let key = search_key(name);
    let same: Vec<&ExhibitorLine> =
        lines.iter().filter(|line| search_key(&line.exhibitor.name) == key).collect();
    match same[..] {
        [line] => Ok(line),
        [] => {
            let alike = lines.iter().filter(|line| {
                domain::similarity::similar_names(&line.exhibitor.name, name) >= 600
                    || search_key(&line.exhibitor.name).starts_with(&key)
            });
            let known = alike.map(|line| line.exhibitor.name.clone()).collect();
            Err(AppError::Unknown { kind: "exhibitor", name: name.to_owned(), known })
        }
        _ => Err(AppError::Ambiguous {
            name: name.to_owned(),
            ids: same.iter().map(|line| line.exhibitor.id.to_string()).collect(),
            facts: same.iter().map(|line| told_apart(line)).collect(),
        }),
    }
}

/// What tells a firm from another of the same name.
fn told_apart(line: &ExhibitorLine) -> String {
    let nib = line.exhibitor.nib.as_ref().map(|nib| format!("NIB {}", nib.as_str()));
    let facts = [
        line.owner_name.clone(),
        line.exhibitor.address.city.clone(),
        line.phones.first().cloned(),
        nib,
        Some(line.booth_codes.join(", ")),
    ];
    facts.into_iter().flatten().filter(|fact| !fact.is_empty()).collect::<Vec<_>>().join(", ")
}
