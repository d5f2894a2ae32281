//! What the event is at, what is looked for in it, what was done to it.

use app::history::{self, ChangeOut, UndoneOut};
use app::overview::{self, Overview};
use app::palette::{self, Hit};
use app::{AppError, Session};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::contract::Empty;

pub(crate) fn overview(session: &Session, _: Empty) -> Result<Overview, AppError> {
    overview::overview(session, None)
}

/// A few letters.
#[derive(Debug, Serialize, Deserialize, TS)]
pub struct PaletteSearch {
    /// What was typed.
    pub text: String,
    /// The most hits.
    pub limit: u32,
}

#[expect(clippy::needless_pass_by_value, reason = "every command takes its request")]
pub(crate) fn palette(session: &Session, request: PaletteSearch) -> Result<Vec<Hit>, AppError> {
    palette::search(session, None, &request.text, request.limit)
}

/// How much of the history.
#[derive(Debug, Serialize, Deserialize, TS)]
pub struct HistoryList {
    /// The most changes.
    pub limit: u32,
}

#[expect(clippy::needless_pass_by_value, reason = "every command takes its request")]
pub(crate) fn history(session: &Session, request: HistoryList) -> Result<Vec<ChangeOut>, AppError> {
    history::list(session, request.limit)
}

pub(crate) fn undo(session: &mut Session, _: Empty) -> Result<UndoneOut, AppError> {
    history::undo(session)
}

pub(crate) fn redo(session: &mut Session, _: Empty) -> Result<UndoneOut, AppError> {
    history::redo(session)
}
