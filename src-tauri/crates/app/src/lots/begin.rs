//! A draw begins: who takes part is fixed. Somebody comes late, somebody is left out.

use domain::event::Event;
use domain::id::{ChangeSetId, LotDrawId};
use domain::lots::{LotDraw, LotEntry, LotWitness};
use serde::{Deserialize, Serialize};
use store::{ExhibitorLine, Reader, Tx};
use ts_rs::TS;
use uuid::Uuid;

use super::state::{State, find_draw, free_firms};
use super::view::{LotDrawOut, out};
use super::{LotKindOut, LotTrouble, NotFree};
use crate::error::AppError;
use crate::session::Session;
use crate::texts::lots;

/// The most signs that a draw's name may have.
const MOST_NAME_SIGNS: usize = 120;

/// A draw to begin.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct LotsBegin {
    /// What people call it.
    pub name: String,
    /// What is drawn.
    pub kind: LotKindOut,
    /// Firms of this product category alone.
    pub category: Option<String>,
    /// Booths of this hall alone, by its name.
    pub hall: Option<String>,
    /// Booths of this zone alone.
    pub zone: Option<String>,
}

/// Begins a draw with everybody who takes a booth and has none.
///
/// # Errors
/// [`LotTrouble::NameTaken`]; [`AppError::Invalid`] for a name; [`AppError::HallUnknown`]; [`AppError::Nothing`] where
/// nobody would take part or no booth is in the pot.
pub fn begin(session: &mut Session, event: Option<&str>, ask: &LotsBegin) -> Result<LotDrawOut, AppError> {
    let event = session.event(event)?;
    let name = ask.name.trim().to_owned();
    if name.is_empty() || name.chars().count() > MOST_NAME_SIGNS {
        return Err(AppError::Invalid { field: "lot_name", value: name });
    }
    let hall = ask.hall.as_deref().map(|hall| session.hall(event.id, Some(hall))).transpose()?;
    let lang = session.lang();
    let change = session.change(Some(event.id), "lots", "lots_begin");
    let (begun, _) = session.store.write::<_, AppError>(&change, |tx| {
        if find_draw(tx, &event, &name).is_ok() {
            return Err(LotTrouble::NameTaken { name: name.clone() }.into());
        }
        let firms = free_firms(tx, &event, ask.category.as_deref())?;
        if firms.is_empty() {
            return Err(AppError::Nothing { what: "lot_entrants" });
        }
        let draw = LotDraw {
            id: LotDrawId(Uuid::now_v7()),
            event_id: event.id,
            name: name.clone(),
            kind: ask.kind.into(),
            category: ask.category.clone(),
            hall_id: hall.as_ref().map(|hall| hall.id),
            zone: ask.zone.clone(),
            papers: papers(firms.len()),
            seed: None,
            seed_change: None,
            number: None,
            held_on: None,
            place: None,
            closed_at: None,
        };
        tx.insert(&draw)?;
        for (position, firm) in (0..).zip(&firms) {
            add(tx, &draw, firm, position)?;
        }
        for (position, role) in (0..).zip(lots::usual_witnesses(lang)) {
            tx.insert(&LotWitness { draw_id: draw.id, position, person_id: None, role: role.to_owned() })?;
        }
        let state = State::of(tx, &event, draw)?;
        if !state.booths.iter().any(|line| state.is_in_pot(line)) {
            return Err(AppError::Nothing { what: "lot_booths" });
        }
        out(tx, lang, &state)
    })?;
    Ok(begun)
}

/// A paper for each who takes part.
fn papers(entrants: usize) -> u16 {
    u16::try_from(entrants).unwrap_or(u16::MAX)
}

fn add(tx: &mut Tx<'_>, draw: &LotDraw, firm: &ExhibitorLine, position: u16) -> Result<(), AppError> {
    tx.insert(&LotEntry::new(draw.id, firm.participation.id, position))?;
    Ok(())
}

/// Lets a firm take part that was not in the list, at its end.
///
/// # Errors
/// [`LotTrouble::Closed`]; [`LotTrouble::NoSeedToName`] once a seed has made the turns; [`LotTrouble::NotFree`];
/// [`AppError::Status`] for a firm that takes no booth; [`AppError::Unknown`], [`AppError::Ambiguous`].
pub fn enter(
    session: &mut Session,
    event: Option<&str>,
    draw: &str,
    exhibitor: &str,
) -> Result<LotDrawOut, AppError> {
    change(session, event, draw, "lots_enter", |tx, event, state| {
        if let Some(seed) = &state.draw.seed {
            let seed = Some(seed.as_str().to_owned());
            return Err(LotTrouble::NoSeedToName { name: state.draw.name.clone(), seed }.into());
        }
        let firm = crate::exhibitors::find(&state.lines, exhibitor)?;
        crate::plan::must_take_a_booth(firm)?;
        let id = firm.participation.id;
        let is_free = free_firms(tx, event, None)?.iter().any(|free| free.participation.id == id);
        if !is_free {
            let mut why = if firm.booth_codes.is_empty() { NotFree::Shares } else { NotFree::HasBooth };
            for draw in tx.lot_draws(event.id)?.into_iter().filter(|draw| draw.closed_at.is_none()) {
                if tx.get::<LotEntry>((draw.id, id))?.is_some() {
                    why = NotFree::InDraw(draw.name);
                }
            }
            return Err(LotTrouble::NotFree { exhibitor: firm.exhibitor.name.clone(), why }.into());
        }
        // The paper of somebody who was left out is still in the pot.
        let papers = state.draw.papers.max(papers(state.entries.len() + 1));
        tx.update(&LotDraw { papers, ..state.draw.clone() })?;
        let last = state.entries.iter().map(|entry| entry.position).max();
        add(tx, &state.draw, firm, last.map_or(0, |last| last.saturating_add(1)))
    })
}

/// Leaves a firm out that has drawn nothing yet.
///
/// # Errors
/// [`LotTrouble::Closed`], [`LotTrouble::NotEntered`], [`LotTrouble::HasDrawn`]; [`LotTrouble::IsPassed`] where the
/// minutes say why it has no lot; [`AppError::Unknown`], [`AppError::Ambiguous`].
pub fn leave(
    session: &mut Session,
    event: Option<&str>,
    draw: &str,
    exhibitor: &str,
) -> Result<LotDrawOut, AppError> {
    change(session, event, draw, "lots_leave", |tx, _, state| {
        let (entry, firm) = state.entry(exhibitor)?;
        if entry.turn.is_some() || entry.booths.is_some() {
            return Err(LotTrouble::HasDrawn { who: firm.exhibitor.name.clone() }.into());
        }
        if entry.pass.is_some() {
            return Err(LotTrouble::IsPassed { exhibitor: firm.exhibitor.name.clone() }.into());
        }
        tx.delete::<LotEntry>((entry.draw_id, entry.participation_id))?;
        Ok(())
    })
}

/// A draw that is not final.
pub(super) fn open(read: &Reader<'_>, event: &Event, draw: &str) -> Result<State, AppError> {
    let state = State::read(read, event, draw)?;
    match state.draw.closed_at {
        Some(_) => Err(LotTrouble::Closed { name: state.draw.name }.into()),
        None => Ok(state),
    }
}

/// Changes an open draw in one change set; gives it as it is then.
fn change(
    session: &mut Session,
    event: Option<&str>,
    draw: &str,
    action: &str,
    body: impl FnOnce(&mut Tx<'_>, &Event, &State) -> Result<(), AppError>,
) -> Result<LotDrawOut, AppError> {
    changed(session, event, draw, ("lots", action), |tx, event, state, _| body(tx, event, state))
}

/// As [`change`], for a feature and an action; the body is told the change set that it is in.
pub(super) fn changed(
    session: &mut Session,
    event: Option<&str>,
    draw: &str,
    (feature, action): (&str, &str),
    body: impl FnOnce(&mut Tx<'_>, &Event, &State, ChangeSetId) -> Result<(), AppError>,
) -> Result<LotDrawOut, AppError> {
    let event = session.event(event)?;
    let lang = session.lang();
    let change = session.change(Some(event.id), feature, action);
    let id = change.change_set_id;
    let (changed, _) = session.store.write::<_, AppError>(&change, |tx| {
        let state = open(tx, &event, draw)?;
        let name = state.draw.id.to_string();
        body(tx, &event, &state, id)?;
        out(tx, lang, &State::read(tx, &event, &name)?)
    })?;
    Ok(changed)
}

/// Removes a draw in which nothing was drawn; gives its name.
///
/// # Errors
/// [`LotTrouble::Closed`], [`LotTrouble::HasDrawn`]; [`AppError::Unknown`].
pub fn remove(session: &mut Session, event: Option<&str>, draw: &str) -> Result<String, AppError> {
    let event = session.event(event)?;
    let change = session.change(Some(event.id), "lots", "lots_remove");
    let (name, _) = session.store.write::<_, AppError>(&change, |tx| {
        let state = open(tx, &event, draw)?;
        if state.last().is_some() {
            return Err(LotTrouble::HasDrawn { who: state.draw.name }.into());
        }
        super::minutes::put_witnesses(tx, state.draw.id, &[])?;
        for entry in &state.entries {
            tx.delete::<LotEntry>((entry.draw_id, entry.participation_id))?;
        }
        tx.delete::<LotDraw>(state.draw.id)?;
        Ok(state.draw.name)
    })?;
    Ok(name)
}
