//! What the screen of the floor plan shows: which halls there are, and the floor of one of them.

use chrono::NaiveDate;
use serde::Serialize;
use ts_rs::TS;

use super::view::{FloorView, floor};
use crate::error::AppError;
use crate::session::Session;

/// What the screen of the floor plan shows.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct FloorScreen {
    /// The names of the event's halls.
    pub halls: Vec<String>,
    /// The days of the event, on which places can be shared.
    pub days: Vec<NaiveDate>,
    /// The floor of the hall that was asked for, or of the first one; `None` where there is no hall.
    pub floor: Option<FloorView>,
}

/// The event's halls, and the floor of the one of a name; of the first, where none has it.
///
/// # Errors
/// As any read.
pub fn screen(session: &Session, event: Option<&str>, hall: Option<&str>) -> Result<FloorScreen, AppError> {
    let found = session.event(event)?;
    let halls: Vec<String> =
        session.store.read().halls(found.id)?.into_iter().map(|hall| hall.name).collect();
    let shown = halls.iter().find(|name| Some(name.as_str()) == hall).or_else(|| halls.first());
    let floor = shown.map(|name| floor(session, event, Some(name))).transpose()?;
    let days = found.starts_on.iter_days().take_while(|day| *day <= found.ends_on).collect();
    Ok(FloorScreen { floor, halls, days })
}
