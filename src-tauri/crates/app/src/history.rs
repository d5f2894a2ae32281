//! What was changed by whom; undo and redo.

use serde::Serialize;
use store::{ChangeState, ChangeSummary, UndoError, Undone};
use ts_rs::TS;

use crate::error::AppError;
use crate::lots::LotTrouble;
use crate::session::Session;
use crate::texts::{figures, history};

/// A change as it is sent.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct ChangeOut {
    /// Its id.
    pub id: String,
    /// The action's code.
    pub action: String,
    /// The action in words.
    pub what: String,
    /// Who did it.
    pub actor: String,
    /// When, in words, on Jakarta's clocks.
    pub at: String,
    /// `done`, `undone`, or `abandoned`: undone, and something else was done since.
    pub state: &'static str,
    /// How many records it touched.
    pub rows: u64,
}

/// The latest changes, the newest first.
///
/// # Errors
/// As any read.
pub fn list(session: &Session, limit: u32) -> Result<Vec<ChangeOut>, AppError> {
    let lang = session.lang();
    let out = |change: ChangeSummary| ChangeOut {
        id: change.id.to_string(),
        what: history::what(lang, &change.action),
        action: change.action,
        actor: change.actor,
        at: figures::instant(lang, change.at),
        state: match change.state {
            ChangeState::Done => "done",
            ChangeState::Undone => "undone",
            ChangeState::Abandoned => "abandoned",
        },
        rows: change.rows,
    };
    Ok(session.store.read().history(limit)?.into_iter().map(out).collect())
}

/// What was undone or done again.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct UndoneOut {
    /// The change's id.
    pub change: String,
    /// Its action's code.
    pub action: String,
    /// Its action in words.
    pub what: String,
    /// How many records are now otherwise.
    pub rows: usize,
    /// The hall to show, where the change was on a floor plan and the hall is there: its id.
    pub hall: Option<String>,
    /// The ids of booths that it touched or that it gave to somebody or took from them, those that are gone included.
    pub booths: Vec<String>,
    /// The ids of things on the floor that are no booth and that it touched.
    pub elements: Vec<String>,
    /// The revision of the hall's document from now on.
    pub revision: Option<String>,
}

/// What is out of the office's hands: badges and plans on paper, people who have come, what other desks wrote. An undo passes
/// over it; badges are revoked by a new issue, a check-in by the desk's own undo.
const NOT_TAKEN_BACK: [&str; 5] = ["badges", "desk", "journal", "lots", "paper"];

/// What was drawn. An undo does not pass over it: a lot stands on the firms and booths of before. It is taken back in its
/// draw.
const LOT: &str = "lot";

/// A step back or forth.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct StepOut {
    /// The change's id.
    pub change: String,
    /// Its action in words.
    pub what: String,
}

/// What an undo would take back and a redo do again.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Steps {
    /// What an undo would take back; `None` where there is nothing.
    pub undo: Option<StepOut>,
    /// What a redo would do again; `None` where there is nothing.
    pub redo: Option<StepOut>,
}

/// What an undo and a redo would do.
///
/// # Errors
/// As any read.
pub fn steps(session: &Session) -> Result<Steps, AppError> {
    let step = |change: ChangeSummary| StepOut {
        change: change.id.to_string(),
        what: history::what(session.lang(), &change.action),
    };
    Ok(Steps { undo: to_take_back(session)?.map(step), redo: session.store.read().next_redo()?.map(step) })
}

fn to_take_back(session: &Session) -> Result<Option<ChangeSummary>, AppError> {
    Ok(session.store.read().next_undo(&NOT_TAKEN_BACK)?)
}

/// Takes the latest change back, other than those of paper and of the desk.
///
/// # Errors
/// [`AppError::History`], [`LotTrouble::Underneath`] where it is a lot: nothing was changed.
pub fn undo(session: &mut Session) -> Result<UndoneOut, AppError> {
    let (actor, now) = (session.actor.clone(), session.now());
    let latest = to_take_back(session)?.ok_or(AppError::History(UndoError::NothingToUndo))?;
    if latest.feature == LOT {
        let what = history::what(session.lang(), &latest.action);
        return Err(LotTrouble::Underneath { what }.into());
    }
    let undone = session.store.undo_set(latest.id, &actor, now.timestamp_millis())?;
    out(session, undone)
}

/// Does again what was taken back last.
///
/// # Errors
/// As [`undo`].
pub fn redo(session: &mut Session) -> Result<UndoneOut, AppError> {
    let undone = session.store.redo()?;
    out(session, undone)
}

fn out(session: &Session, undone: Undone) -> Result<UndoneOut, AppError> {
    let place = crate::hall::edit::place_of(session, &undone)?;
    Ok(UndoneOut {
        change: undone.change_set.to_string(),
        what: history::what(session.lang(), &undone.action),
        action: undone.action,
        rows: undone.touched.len(),
        hall: place.hall,
        booths: place.booths,
        elements: place.elements,
        revision: place.revision,
    })
}
