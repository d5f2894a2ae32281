//! A firm is passed over: it is absent, or does not want to draw or choose. Others go on without it; it may come late.

use domain::lots::{LotEntry, MOST_PASS_SIGNS, PassReason};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::LotTrouble;
use super::begin::changed;
use super::view::{LotDrawOut, LotStanding, LotStep};
use crate::error::AppError;
use crate::session::Session;

/// Why a firm is passed over, as it is sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum LotPassReason {
    /// Nobody of it is there.
    Absent,
    /// It is there and does not want to draw or choose.
    Declined,
}

impl From<LotPassReason> for PassReason {
    fn from(reason: LotPassReason) -> Self {
        match reason {
            LotPassReason::Absent => Self::Absent,
            LotPassReason::Declined => Self::Declined,
        }
    }
}

/// Whom to pass over.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct LotPass {
    /// The draw, by name or id.
    pub draw: String,
    /// The firm, by name or id.
    pub exhibitor: String,
    /// Why.
    pub reason: LotPassReason,
    /// What else the minutes should say of it.
    pub note: Option<String>,
}

/// Passes a firm over: nobody waits for it any more, and the minutes say why. It keeps its turn, and may come and draw
/// before the draw is closed. Who is passed over already is so for the new reason. Taken back as the last lot is.
///
/// # Errors
/// [`LotTrouble::HasDrawn`] where it has its booth; [`LotTrouble::DrawsNothing`] before a seed is named, or where it draws
/// no booth of its own; [`AppError::Invalid`] for a note that is too long; [`LotTrouble::Closed`],
/// [`LotTrouble::NotEntered`]; [`AppError::Unknown`], [`AppError::Ambiguous`].
pub fn pass(session: &mut Session, event: Option<&str>, ask: &LotPass) -> Result<LotDrawOut, AppError> {
    let note = ask.note.as_deref().map(str::trim).filter(|note| !note.is_empty()).map(str::to_owned);
    if let Some(long) = note.as_ref().filter(|note| note.chars().count() > MOST_PASS_SIGNS) {
        return Err(AppError::Invalid { field: "lot_text", value: long.clone() });
    }
    // What witnesses have seen, as a lot is: the general undo stops at it.
    changed(session, event, &ask.draw, ("lot", "lots_pass"), |tx, _, state, id| {
        let (entry, firm) = state.entry(&ask.exhibitor)?;
        let name = || firm.exhibitor.name.clone();
        match (state.step(entry), state.standing(entry)) {
            (_, LotStanding::Done) => return Err(LotTrouble::HasDrawn { who: name() }.into()),
            (Some(LotStep::Turn | LotStep::Booths), LotStanding::Waiting | LotStanding::Passed) => {}
            _ => return Err(LotTrouble::DrawsNothing { exhibitor: name() }.into()),
        }
        tx.update(&LotEntry {
            pass: Some(ask.reason.into()),
            pass_note: note,
            pass_change: Some(id),
            ..entry.clone()
        })?;
        Ok(())
    })
}
