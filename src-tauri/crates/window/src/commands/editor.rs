//! The floor plan's editor: a hall as one document, changed gesture by gesture.

use app::hall::edit::{
    self, EventHalls, HallAdd, HallBooths, HallChanged, HallCopied, HallCopy, HallDocument, HallEdit,
    HallRemove, HallRemoved, HallRename, HallRenumber, Renumbered,
};
use app::media::{self, PictureKept};
use app::{AppError, Session};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::settings::FilePath;
use crate::contract::Empty;

/// Which hall.
#[derive(Debug, Serialize, Deserialize, TS)]
pub struct HallAsk {
    /// Its id, or its name; `None` for the first.
    pub hall: Option<String>,
}

#[expect(clippy::needless_pass_by_value, reason = "every command takes its request")]
pub(crate) fn document(session: &Session, request: HallAsk) -> Result<HallDocument, AppError> {
    edit::document(session, request.hall.as_deref())
}

#[expect(clippy::needless_pass_by_value, reason = "every command takes its request")]
pub(crate) fn edit(session: &mut Session, request: HallEdit) -> Result<HallChanged, AppError> {
    edit::edit(session, &request)
}

#[expect(clippy::needless_pass_by_value, reason = "every command takes its request")]
pub(crate) fn merge(session: &mut Session, request: HallBooths) -> Result<HallChanged, AppError> {
    edit::merge(session, &request)
}

#[expect(clippy::needless_pass_by_value, reason = "every command takes its request")]
pub(crate) fn split(session: &mut Session, request: HallBooths) -> Result<HallChanged, AppError> {
    edit::split(session, &request)
}

#[expect(clippy::needless_pass_by_value, reason = "every command takes its request")]
pub(crate) fn renumber(session: &mut Session, request: HallRenumber) -> Result<Renumbered, AppError> {
    edit::renumber(session, &request)
}

pub(crate) fn everywhere(session: &Session, _: Empty) -> Result<Vec<EventHalls>, AppError> {
    edit::everywhere(session)
}

#[expect(clippy::needless_pass_by_value, reason = "every command takes its request")]
pub(crate) fn add(session: &mut Session, request: HallAdd) -> Result<HallDocument, AppError> {
    edit::add(session, &request)
}

#[expect(clippy::needless_pass_by_value, reason = "every command takes its request")]
pub(crate) fn rename(session: &mut Session, request: HallRename) -> Result<HallChanged, AppError> {
    edit::rename(session, &request)
}

#[expect(clippy::needless_pass_by_value, reason = "every command takes its request")]
pub(crate) fn remove(session: &mut Session, request: HallRemove) -> Result<HallRemoved, AppError> {
    edit::remove(session, &request)
}

#[expect(clippy::needless_pass_by_value, reason = "every command takes its request")]
pub(crate) fn copy(session: &mut Session, request: HallCopy) -> Result<HallCopied, AppError> {
    edit::copy(session, &request)
}

/// A picture for a stand; the edit that names it comes after.
#[expect(clippy::needless_pass_by_value, reason = "every command takes its request")]
pub(crate) fn keep_picture(session: &Session, request: FilePath) -> Result<PictureKept, AppError> {
    media::keep_picture(session, &request.path)
}
