//! Turns by a seed; and taking the last lot back.

use domain::lots::{LotEntry, LotKind, Seed};
use serde::Serialize;
use ts_rs::TS;

use super::state::{State, Step};
use super::view::LotDrawOut;
use super::{LotTrouble, begin};
use crate::error::AppError;
use crate::session::Session;
use crate::texts::lots;

/// Names the seed of a draw, which makes all of its turns at once.
///
/// # Errors
/// [`LotTrouble::Seed`] for a text that is none; [`LotTrouble::NoSeedToName`] where there is one already, or the draw is
/// not by a seed; [`LotTrouble::Closed`]; [`AppError::Unknown`].
pub fn name_seed(
    session: &mut Session,
    event: Option<&str>,
    draw: &str,
    typed: &str,
) -> Result<LotDrawOut, AppError> {
    let seed = Seed::parse(typed).map_err(LotTrouble::Seed)?;
    let event = session.event(event)?;
    let lang = session.lang();
    let change = session.change(Some(event.id), "lot", "lots_seed");
    let id = Some(change.change_set_id);
    let (named, _) = session.store.write::<_, AppError>(&change, |tx| {
        let State { draw, entries, codes, .. } = &begin::open(tx, &event, draw)?;
        if draw.kind != LotKind::Seed || draw.seed.is_some() {
            let known = draw.seed.as_ref().map(|seed| seed.as_str().to_owned());
            return Err(LotTrouble::NoSeedToName { name: draw.name.clone(), seed: known }.into());
        }
        for (entry, turn) in entries.iter().zip(seed.turns(codes)) {
            tx.update(&LotEntry { turn: Some(turn), turn_change: id, ..entry.clone() })?;
        }
        let named = domain::lots::LotDraw { seed: Some(seed), seed_change: id, ..draw.clone() };
        tx.update(&named)?;
        super::view::out(tx, lang, &State::of(tx, &event, named)?)
    })?;
    Ok(named)
}

/// What was taken back.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct LotUndone {
    /// In words: whose lot it was, and which.
    pub what: String,
    /// The draw as it is now.
    pub draw: LotDrawOut,
}

/// Takes the last lot of a draw back: the number, and the place that it gave. Done again by the general redo.
///
/// # Errors
/// [`LotTrouble::NothingDrawn`], [`LotTrouble::Closed`]; [`AppError::History`] where the firm was moved since;
/// [`AppError::Unknown`].
pub fn undo(session: &mut Session, event: Option<&str>, draw: &str) -> Result<LotUndone, AppError> {
    let event = session.event(event)?;
    let (lang, actor, now) = (session.lang(), session.actor.clone(), session.now());
    let (id, what, draw_id) = session.store.reading::<_, AppError>(|read| {
        let state = begin::open(&read, &event, draw)?;
        let Some((change, entry)) = state.last() else {
            return Err(LotTrouble::NothingDrawn { name: state.draw.name }.into());
        };
        let what = match entry {
            None => lots::seed_undone(lang, state.draw.seed.as_ref().map_or("", Seed::as_str)),
            Some((entry, step)) => {
                let name = state.name(entry.participation_id);
                match step {
                    Step::Booths => {
                        lots::booths_undone(lang, &name, entry.booths.as_deref().unwrap_or_default())
                    }
                    Step::Turn => lots::turn_undone(lang, &name, entry.turn.unwrap_or_default()),
                    Step::Pass => lots::pass_undone(lang, &name),
                }
            }
        };
        Ok((change, what, state.draw.id))
    })?;
    session.store.undo_set(id, &actor, now.timestamp_millis())?;
    let draw = super::view(session, Some(&event.slug), &draw_id.to_string())?;
    Ok(LotUndone { what, draw })
}
