//! What the minutes say beside the lots, and the end of a draw.

use chrono::NaiveDate;
use domain::id::{LotDrawId, PersonId};
use domain::lots::{LotDraw, LotEntry, LotWitness, NoLot};
use domain::person::Person;
use serde::{Deserialize, Serialize};
use store::{Reader, Tx};
use ts_rs::TS;
use uuid::Uuid;

use super::LotTrouble;
use super::begin::changed;
use super::state::{State, find_draw};
use super::view::{LotDrawOut, LotStanding, out};
use crate::error::AppError;
use crate::session::Session;
use crate::texts::figures;

/// More sign no minutes.
const MOST_WITNESSES: usize = 24;
/// The most signs of a name, a number or a place.
const MOST_SIGNS: usize = 120;

/// What the minutes say beside the lots.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct LotMinutes {
    /// The registry's number.
    pub number: Option<String>,
    /// The day on which it was held.
    pub held_on: Option<NaiveDate>,
    /// Where it was held.
    pub place: Option<String>,
    /// Who signs, in order.
    pub witnesses: Vec<LotWitnessOut>,
}

/// Somebody who signs the minutes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct LotWitnessOut {
    /// As what.
    pub role: String,
    /// Their name; empty for a line that is filled in by hand.
    pub name: String,
    /// The id under which the name is kept and can be erased. It is told; what is sent of it is not read.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub person: Option<String>,
}

pub(super) fn minutes(read: &Reader<'_>, draw: &LotDraw) -> Result<LotMinutes, AppError> {
    let witness = |(witness, person): (LotWitness, Option<Person>)| LotWitnessOut {
        role: witness.role,
        person: witness.person_id.map(|id| id.to_string()),
        name: person.map(|person| person.name).unwrap_or_default(),
    };
    Ok(LotMinutes {
        number: draw.number.clone(),
        held_on: draw.held_on,
        place: draw.place.clone(),
        witnesses: read.lot_witnesses(draw.id)?.into_iter().map(witness).collect(),
    })
}

/// Keeps what the minutes say beside the lots, also once the draw is final: the registry's number comes later.
///
/// # Errors
/// [`AppError::Invalid`] for what is too long; [`AppError::Unknown`].
pub fn set_minutes(
    session: &mut Session,
    event: Option<&str>,
    draw: &str,
    minutes: &LotMinutes,
) -> Result<LotDrawOut, AppError> {
    let event = session.event(event)?;
    let lang = session.lang();
    let texts = [&minutes.number, &minutes.place].into_iter().flatten();
    let texts = texts.chain(minutes.witnesses.iter().flat_map(|witness| [&witness.role, &witness.name]));
    if let Some(long) = texts.into_iter().find(|text| text.chars().count() > MOST_SIGNS) {
        return Err(AppError::Invalid { field: "lot_text", value: long.clone() });
    }
    let witnesses: Vec<&LotWitnessOut> = minutes
        .witnesses
        .iter()
        .filter(|one| !one.role.trim().is_empty() || !one.name.trim().is_empty())
        .collect();
    if witnesses.len() > MOST_WITNESSES {
        return Err(AppError::Invalid { field: "lot_witnesses", value: witnesses.len().to_string() });
    }
    let change = session.change(Some(event.id), "lots", "lots_minutes");
    let (kept, _) = session.store.write::<_, AppError>(&change, |tx| {
        let draw = find_draw(tx, &event, draw)?;
        let text = |text: &Option<String>| {
            text.as_deref().map(str::trim).filter(|text| !text.is_empty()).map(str::to_owned)
        };
        let kept = LotDraw {
            number: text(&minutes.number),
            place: text(&minutes.place),
            held_on: minutes.held_on,
            ..draw
        };
        tx.update(&kept)?;
        put_witnesses(tx, kept.id, &witnesses)?;
        out(tx, lang, &State::of(tx, &event, kept)?)
    })?;
    Ok(kept)
}

/// Puts these in the place of those who sign now. A person stays the same while somebody signs in their place.
pub(super) fn put_witnesses(
    tx: &mut Tx<'_>,
    draw_id: LotDrawId,
    witnesses: &[&LotWitnessOut],
) -> Result<(), AppError> {
    let stored = tx.lot_witnesses(draw_id)?;
    for (index, LotWitnessOut { role, name, .. }) in witnesses.iter().enumerate() {
        let (role, name) = (role.trim().to_owned(), name.trim().to_owned());
        let position = u16::try_from(index).unwrap_or(u16::MAX);
        let had = stored.get(index).and_then(|(_, person)| person.as_ref());
        let person_id = match had {
            _ if name.is_empty() => None,
            Some(person) => {
                tx.update(&Person { name, ..person.clone() })?;
                Some(person.id)
            }
            None => {
                let id = PersonId(Uuid::now_v7());
                let person = Person { id, name, sex: None, phone_e164: None, email: None, photo: None };
                tx.insert(&person)?;
                Some(id)
            }
        };
        tx.put(&LotWitness { draw_id, position, person_id, role })?;
        if let Some(had) = had.filter(|_| person_id.is_none()) {
            tx.delete::<Person>(had.id)?;
        }
    }
    for (witness, person) in stored.iter().skip(witnesses.len()) {
        tx.delete::<LotWitness>((draw_id, witness.position))?;
        if let Some(person) = person {
            tx.delete::<Person>(person.id)?;
        }
    }
    Ok(())
}

/// Makes a draw final; where no day was named, it was held today. Whoever has no lot yet gets none; who draws none of its
/// own is kept as such, so that the minutes say the same whatever becomes of the plan.
///
/// # Errors
/// [`LotTrouble::NothingDrawn`], [`LotTrouble::Closed`]; [`AppError::Unknown`].
pub fn close(session: &mut Session, event: Option<&str>, draw: &str) -> Result<LotDrawOut, AppError> {
    let now = session.now();
    changed(session, event, draw, ("lots", "lots_close"), |tx, _, state, _| {
        let draw = &state.draw;
        if state.last().is_none() {
            return Err(LotTrouble::NothingDrawn { name: draw.name.clone() }.into());
        }
        for entry in &state.entries {
            let (no_lot, leader_id) = match state.standing(entry) {
                LotStanding::Shares => (NoLot::Shares, state.leader_of(entry.participation_id)),
                LotStanding::NoBooth => (NoLot::NoBooth, None),
                LotStanding::Waiting | LotStanding::Passed | LotStanding::Done => continue,
            };
            tx.update(&LotEntry { no_lot: Some(no_lot), leader_id, ..entry.clone() })?;
        }
        let today = figures::in_jakarta(now).date_naive();
        tx.update(&LotDraw {
            closed_at: Some(now),
            held_on: Some(draw.held_on.unwrap_or(today)),
            ..draw.clone()
        })?;
        Ok(())
    })
}
