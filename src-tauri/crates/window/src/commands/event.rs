//! A new event, what one is at, what is looked for in it, what was done to it.

use app::events::{self, NewEvent};
use app::history::{self, ChangeOut, UndoneOut};
use app::overview::{self, Overview};
use app::palette::{self, Hit};
use app::{AppError, Session};
use chrono::{NaiveDate, NaiveTime};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::commands::shell::{self, AppState};
use crate::contract::Empty;
use crate::fault::CallError;
use crate::workspace::Window;

/// A new edition.
#[derive(Debug, Serialize, Deserialize, TS)]
pub struct EventCreate {
    /// Its name as printed.
    pub name: String,
    /// Its short name.
    pub slug: String,
    /// The first day.
    pub starts_on: NaiveDate,
    /// The last day.
    pub ends_on: NaiveDate,
    /// When the doors open on every day: "10:00".
    pub opens: NaiveTime,
    /// When they close.
    pub closes: NaiveTime,
    /// Where it is held.
    pub venue: Option<String>,
    /// Its theme.
    pub theme: Option<String>,
    /// Who holds it.
    pub organizer: Option<String>,
}

pub(crate) fn create(window: &Window, request: EventCreate) -> Result<AppState, CallError> {
    let EventCreate { name, slug, starts_on, ends_on, opens, closes, venue, theme, organizer } = request;
    let hours = Some([opens, closes]);
    let new = NewEvent { name, slug, starts_on, ends_on, venue, theme, organizer, edition: None, hours };
    window.writing(|session| events::create(session, &new))?;
    window.choose_event(Some(&new.slug))?;
    shell::state(window, Empty {})
}

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
