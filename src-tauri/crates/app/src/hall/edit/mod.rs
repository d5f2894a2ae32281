//! The floor plan's editor: a hall as one document, changed gesture by gesture.

mod wire;

pub use wire::*;

use crate::error::AppError;
use crate::session::Session;

/// The whole document of a hall, by id or name; `None` for the first.
///
/// # Errors
/// [`AppError::NoHall`], [`AppError::HallUnknown`].
pub fn document(session: &Session, hall: Option<&str>) -> Result<HallDocument, AppError> {
    let _ = (session, hall);
    Err(AppError::NoHall)
}

/// edit.
///
/// # Errors
/// [`AppError`].
pub fn edit(session: &mut Session, request: &HallEdit) -> Result<HallChanged, AppError> {
    let _ = (session, request);
    Err(AppError::NoHall)
}

/// merge.
///
/// # Errors
/// [`AppError`].
pub fn merge(session: &mut Session, request: &HallBooths) -> Result<HallChanged, AppError> {
    let _ = (session, request);
    Err(AppError::NoHall)
}

/// split.
///
/// # Errors
/// [`AppError`].
pub fn split(session: &mut Session, request: &HallBooths) -> Result<HallChanged, AppError> {
    let _ = (session, request);
    Err(AppError::NoHall)
}

/// renumber.
///
/// # Errors
/// [`AppError`].
pub fn renumber(session: &mut Session, request: &HallRenumber) -> Result<Renumbered, AppError> {
    let _ = (session, request);
    Err(AppError::NoHall)
}

/// add.
///
/// # Errors
/// [`AppError`].
pub fn add(session: &mut Session, request: &HallAdd) -> Result<HallDocument, AppError> {
    let _ = (session, request);
    Err(AppError::NoHall)
}

/// rename.
///
/// # Errors
/// [`AppError`].
pub fn rename(session: &mut Session, request: &HallRename) -> Result<HallChanged, AppError> {
    let _ = (session, request);
    Err(AppError::NoHall)
}

/// remove.
///
/// # Errors
/// [`AppError`].
pub fn remove(session: &mut Session, request: &HallRemove) -> Result<HallRemoved, AppError> {
    let _ = (session, request);
    Err(AppError::NoHall)
}

/// copy.
///
/// # Errors
/// [`AppError`].
pub fn copy(session: &mut Session, request: &HallCopy) -> Result<HallCopied, AppError> {
    let _ = (session, request);
    Err(AppError::NoHall)
}

/// The halls of every event.
///
/// # Errors
/// As any read.
pub fn everywhere(session: &Session) -> Result<Vec<EventHalls>, AppError> {
    let _ = session;
    Err(AppError::NoHall)
}

/// Where an undo or a redo did something on a floor.
#[derive(Debug, Default)]
pub(crate) struct Place {
    pub(crate) hall: Option<String>,
    pub(crate) booths: Vec<String>,
    pub(crate) elements: Vec<String>,
    pub(crate) revision: Option<String>,
}

/// Where an undo or a redo did something on a floor.
pub(crate) fn place_of(session: &Session, undone: &store::Undone) -> Result<Place, AppError> {
    let _ = (session, undone);
    Ok(Place::default())
}
