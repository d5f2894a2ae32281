//! A new event, what one is at, what is looked for in it, what was done to it.

use std::path::PathBuf;

use app::events::{self, DayHours, EventEdited, EventForm, EventShape};
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
    /// Which edition it is.
    #[serde(default)]
    pub edition: Option<u16>,
    /// The venue's address.
    #[serde(default)]
    pub venue_address: Option<String>,
    /// Days that open or close at another time.
    #[serde(default)]
    pub days: Vec<DayHours>,
    /// The head of the office's papers, line by line.
    #[serde(default)]
    pub letterhead: Vec<String>,
    /// A picture on the disk that becomes its logo.
    #[serde(default)]
    pub logo: Option<PathBuf>,
}

/// More days than an event can have; a slip of the year is refused by the use case.
const MOST_DAYS: usize = 400;

pub(crate) fn create(
    window: &Window,
    request: EventCreate,
    opening: Option<u64>,
) -> Result<AppState, CallError> {
    let EventCreate { slug, starts_on, ends_on, opens, closes, .. } = request;
    let usual = starts_on.iter_days().take_while(|day| *day <= ends_on).take(MOST_DAYS);
    let usual = usual.map(|day| DayHours { day, opens, closes });
    let said =
        |usual: DayHours| request.days.iter().find(|day| day.day == usual.day).copied().unwrap_or(usual);
    let form = EventForm {
        days: usual.map(said).collect(),
        name: request.name,
        edition: request.edition,
        theme: request.theme,
        venue: request.venue,
        venue_address: request.venue_address,
        organizer: request.organizer,
        starts_on,
        ends_on,
        letterhead: request.letterhead,
    };
    window
        .writing_of(opening, |session| events::create_from(session, &slug, &form, request.logo.as_deref()))?;
    window.choose_event(Some(&slug))?;
    shell::state(window, Empty {})
}

pub(crate) fn form(session: &Session, _: Empty) -> Result<EventShape, AppError> {
    events::form(session, None)
}

#[expect(clippy::needless_pass_by_value, reason = "every command takes its request")]
pub(crate) fn update(session: &mut Session, request: EventForm) -> Result<EventEdited, AppError> {
    events::update(session, None, &request)
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
