//! Offers of booths: made, held until their time, and let go by a person alone.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDateTime;
use domain::id::BoothId;
use domain::participation::Participation;
use domain::party::BoothAssignment;
use domain::status::ParticipationStatus;
use serde::Serialize;
use ts_rs::TS;

use super::board::Board;
use super::place::{place, placed_parties};
use super::reserves::{keep_order, waiting};
use super::{BrokenRule, PlaceRequest};
use crate::error::AppError;
use crate::exhibitors::{OFFER_RELEASED, find, move_one, named};
use crate::hall::code_order;
use crate::session::Session;
use crate::texts::figures;

/// What came of an offer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Offered {
    /// The firm's name.
    pub name: String,
    /// The booths that are held for it.
    pub booths: Vec<String>,
    /// By when it must have answered, on Jakarta's clocks.
    pub until: Option<NaiveDateTime>,
    /// What is broken all the same.
    pub broken: Vec<BrokenRule>,
}

/// What became of holds that were let go.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Released {
    /// The firms, by name.
    pub names: Vec<String>,
    /// The booths that are free now.
    pub booths: Vec<String>,
}

/// What to offer to whom.
#[derive(Debug, Clone, Default)]
pub struct OfferRequest {
    /// The event's slug; `None` for the newest.
    pub event: Option<String>,
    /// The firm, by name or id: a reserve, or one who was accepted or has an offer.
    pub exhibitor: String,
    /// The codes of the booths; empty for those that it has.
    pub booths: Vec<String>,
    /// By when it must answer, on Jakarta's clocks.
    pub until: Option<NaiveDateTime>,
    /// Even where that breaks a rule; who has a booth leaves it.
    pub force: bool,
}

/// Offers booths to a firm and holds them for it, as one change: a reserve is accepted with it.
///
/// # Errors
/// As [`place`]; [`AppError::NotPlaced`] where no booth is named and it has none; [`AppError::Invalid`] for a time that
/// has gone by; [`AppError::Move`] for a firm that can get no offer.
pub fn offer(session: &mut Session, request: &OfferRequest) -> Result<Offered, AppError> {
    use ParticipationStatus as S;
    let event = session.event(request.event.as_deref())?;
    let until = request.until.map(figures::from_jakarta);
    if let (Some(until), Some(typed)) = (until, request.until)
        && until <= session.now()
    {
        return Err(AppError::Invalid { field: "until", value: typed.to_string() });
    }
    let change = session.change(Some(event.id), "plan", "plan_offer");
    session.gesture(change, |session| {
        let (actor, at) = (session.actor.clone(), session.now());
        let slug = Some(event.slug.clone());
        let step = session.change(Some(event.id), "plan", "plan_offer");
        let (id, _) = session.store.write::<_, AppError>(&step, |tx| {
            let lines = tx.exhibitors_of_event(event.id)?;
            let line = find(&lines, &request.exhibitor)?;
            if line.participation.status == S::Waitlisted {
                move_one(tx, line, S::Accepted, &actor, at, None)?;
            }
            Ok(line.participation.id)
        })?;
        let mut broken = Vec::new();
        if !request.booths.is_empty() {
            broken = place(
                session,
                &PlaceRequest {
                    event: slug,
                    exhibitor: id.to_string(),
                    booths: request.booths.clone(),
                    force: request.force,
                    dry_run: false,
                },
            )?
            .broken;
        }
        let (offered, _) = session.store.write::<_, AppError>(&step, |tx| {
            let lines = tx.exhibitors_of_event(event.id)?;
            let line = find(&lines, &id.to_string())?;
            let name = line.exhibitor.name.clone();
            if line.booth_codes.is_empty() {
                return Err(AppError::NotPlaced { exhibitor: name });
            }
            // What is held for it stays its own: the planner leaves it there.
            let board = Board::read(tx, &event)?;
            let parties = placed_parties(&board, line)?;
            for held in parties.iter().flat_map(|party| &party.assignments).filter(|held| !held.locked) {
                tx.update(&BoothAssignment { locked: true, ..*held })?;
            }
            if line.participation.status != S::Offered {
                move_one(tx, line, S::Offered, &actor, at, None)?;
            }
            let own =
                Participation { status: S::Offered, offered_until: until, ..line.participation.clone() };
            tx.update(&own)?;
            Ok(Offered { name, booths: line.booth_codes.clone(), until: request.until, broken })
        })?;
        Ok(offered)
    })
}

/// Lets the holds of firms go that have an offer: their booths are free, and they wait again at the end of the list,
/// or take part no more.
///
/// # Errors
/// [`AppError::Unknown`], [`AppError::Ambiguous`] for a firm; [`AppError::NotOffered`] for one without an offer: then
/// nothing is done.
pub fn release(
    session: &mut Session,
    event: Option<&str>,
    firms: &[String],
    is_withdrawn: bool,
) -> Result<Released, AppError> {
    use ParticipationStatus as S;
    let event = session.event(event)?;
    let change = session.change(Some(event.id), "plan", "plan_release");
    let (actor, at) = (session.actor.clone(), session.now());
    let (released, _) = session.store.write::<_, AppError>(&change, |tx| {
        let lines = tx.exhibitors_of_event(event.id)?;
        let chosen = named(&lines, firms)?;
        let had: BTreeSet<BoothId> = tx.booth_assignments(event.id)?.iter().map(|one| one.booth_id).collect();
        for line in &chosen {
            if line.participation.status != S::Offered {
                return Err(AppError::NotOffered { exhibitor: line.exhibitor.name.clone() });
            }
            let reason = Some(OFFER_RELEASED);
            if is_withdrawn {
                move_one(tx, line, S::Withdrawn, &actor, at, reason)?;
            } else {
                move_one(tx, line, S::Accepted, &actor, at, reason)?;
                move_one(tx, line, S::Waitlisted, &actor, at, reason)?;
            }
        }
        if !is_withdrawn {
            let now = tx.exhibitors_of_event(event.id)?;
            let last: Vec<_> = chosen.iter().map(|line| line.participation.id).collect();
            let (back, mut order): (Vec<_>, Vec<_>) =
                waiting(&now).into_iter().partition(|line| last.contains(&line.participation.id));
            order.extend(back);
            keep_order(tx, &order)?;
        }
        let has: BTreeSet<BoothId> = tx.booth_assignments(event.id)?.iter().map(|one| one.booth_id).collect();
        let codes: BTreeMap<BoothId, String> = tx.booth_codes(event.id)?.into_iter().collect();
        let mut booths: Vec<String> = had.difference(&has).filter_map(|id| codes.get(id).cloned()).collect();
        booths.sort_by_cached_key(|code| code_order(code));
        Ok(Released { names: chosen.iter().map(|line| line.exhibitor.name.clone()).collect(), booths })
    })?;
    Ok(released)
}
