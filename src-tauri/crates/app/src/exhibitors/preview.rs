//! What a move of many firms would do, before it is done.

use domain::status::{ParticipationStatus, StatusError, check_move};
use serde::Serialize;
use ts_rs::TS;

use super::named;
use crate::error::AppError;
use crate::session::Session;
use crate::status_names::StatusNames;
use crate::texts::say;

/// Which firms a move is open to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct MovePreview {
    /// The ids of firms that can be moved, once a reason is given where one is needed.
    pub movable: Vec<String>,
    /// Whether one of them needs a reason.
    pub needs_reason: bool,
    /// How many of them give up their booths by it.
    pub give_up_booths: usize,
    /// Firms that cannot be moved.
    pub refused: Vec<RefusedMove>,
}

/// A firm that cannot be moved.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct RefusedMove {
    /// The firm's id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Why, in words.
    pub why: String,
}

/// What moving firms to a status would do.
///
/// # Errors
/// [`AppError::Unknown`]; [`AppError::Invalid`] for an unknown status.
pub fn preview(session: &Session, names: &[String], status: &str) -> Result<MovePreview, AppError> {
    let to = ParticipationStatus::parse(status)
        .ok_or_else(|| AppError::Invalid { field: "status", value: status.to_owned() })?;
    let event = session.event(None)?;
    let lang = session.lang();
    let lines = session.store.read().exhibitors_of_event(event.id)?;
    let status_names = StatusNames::read(&session.store.read())?;
    let mut preview =
        MovePreview { movable: Vec::new(), needs_reason: false, give_up_booths: 0, refused: Vec::new() };
    for line in named(&lines, names)? {
        let from = line.participation.status;
        let word = |status| status_names.name(lang, status);
        let why = match check_move(from, to, None) {
            Ok(_) => None,
            Err(StatusError::ReasonMissing { .. }) => {
                preview.needs_reason = true;
                None
            }
            Err(StatusError::AlreadyThere { status }) => {
                let status = word(status);
                Some(say!(lang, "Sudah {status}", "{status} already"))
            }
            Err(StatusError::NotAllowed { from, to }) => {
                let (from, to) = (word(from), word(to));
                Some(say!(lang, "{from} tidak dapat langsung menjadi {to}", "{from} cannot become {to}"))
            }
        };
        let id = line.exhibitor.id.to_string();
        match why {
            Some(why) => {
                preview.refused.push(RefusedMove { id, name: line.exhibitor.name.clone(), why });
            }
            None => {
                preview.give_up_booths += usize::from(!to.takes_a_booth() && !line.booth_codes.is_empty());
                preview.movable.push(id);
            }
        }
    }
    Ok(preview)
}
