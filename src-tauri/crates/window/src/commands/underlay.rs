//! The drawing under a hall's plan.
#![expect(clippy::needless_pass_by_value, reason = "every command takes its request")]

use std::path::PathBuf;

use app::underlay::{self, UnderlayChanged, UnderlayOut, UnderlayPath, UnderlayScale, UnderlaySet};
use app::{AppError, Session};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::fault::CallError;
use crate::workspace::Window;

/// Which hall's.
#[derive(Debug, Serialize, Deserialize, TS)]
pub struct UnderlayAsk {
    /// The hall's id.
    pub hall: String,
}

pub(crate) fn view(session: &Session, request: UnderlayAsk) -> Result<Option<UnderlayOut>, AppError> {
    underlay::view(session, &request.hall)
}

pub(crate) fn lines(session: &Session, request: UnderlayAsk) -> Result<UnderlayPath, AppError> {
    underlay::lines(session, &request.hall)
}

/// A file to lay under a hall.
#[derive(Debug, Serialize, Deserialize, TS)]
pub struct UnderlayImport {
    /// The hall's id.
    pub hall: String,
    /// A PNG, JPEG, PDF or DXF.
    pub path: PathBuf,
}

/// The file is read before the session is taken: it may take some seconds, and nobody waits for it.
pub(crate) fn import(
    window: &Window,
    request: UnderlayImport,
    opening: Option<u64>,
) -> Result<UnderlayChanged, CallError> {
    let file = underlay::read_file(&request.path)?;
    window.writing_of(opening, |session| underlay::import(session, &request.hall, file))
}

pub(crate) fn set(session: &mut Session, request: UnderlaySet) -> Result<UnderlayChanged, AppError> {
    underlay::set(session, &request)
}

pub(crate) fn scale(session: &mut Session, request: UnderlayScale) -> Result<UnderlayChanged, AppError> {
    underlay::scale(session, &request)
}

pub(crate) fn remove(session: &mut Session, request: UnderlayAsk) -> Result<UnderlayChanged, AppError> {
    underlay::remove(session, &request.hall)
}
