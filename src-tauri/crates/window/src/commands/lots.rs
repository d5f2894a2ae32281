//! Lots: draws, what is keyed, the minutes.

use std::path::PathBuf;

use app::lots::{
    self, LotDrawOut, LotKey, LotKeyed, LotMinutes, LotPass, LotUndone, LotsBegin, LotsPrinted, LotsScreen,
};
use app::{AppError, Session};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::contract::Empty;

/// Which draw.
#[derive(Debug, Serialize, Deserialize, TS)]
pub struct LotAsk {
    /// Its name or id.
    pub draw: String,
}

pub(crate) fn screen(session: &Session, _: Empty) -> Result<LotsScreen, AppError> {
    lots::screen(session, None)
}

#[expect(clippy::needless_pass_by_value, reason = "every command takes its request")]
pub(crate) fn view(session: &Session, request: LotAsk) -> Result<LotDrawOut, AppError> {
    lots::view(session, None, &request.draw)
}

#[expect(clippy::needless_pass_by_value, reason = "every command takes its request")]
pub(crate) fn begin(session: &mut Session, request: LotsBegin) -> Result<LotDrawOut, AppError> {
    lots::begin(session, None, &request)
}

#[expect(clippy::needless_pass_by_value, reason = "every command takes its request")]
pub(crate) fn check(session: &Session, request: LotKey) -> Result<LotKeyed, AppError> {
    lots::check(session, None, &request)
}

#[expect(clippy::needless_pass_by_value, reason = "every command takes its request")]
pub(crate) fn draw(session: &mut Session, request: LotKey) -> Result<LotKeyed, AppError> {
    lots::key(session, None, &request)
}

/// A seed to name.
#[derive(Debug, Serialize, Deserialize, TS)]
pub struct LotSeed {
    /// The draw's name or id.
    pub draw: String,
    /// The seed as it is typed.
    pub seed: String,
}

#[expect(clippy::needless_pass_by_value, reason = "every command takes its request")]
pub(crate) fn seed(session: &mut Session, request: LotSeed) -> Result<LotDrawOut, AppError> {
    lots::name_seed(session, None, &request.draw, &request.seed)
}

#[expect(clippy::needless_pass_by_value, reason = "every command takes its request")]
pub(crate) fn undo(session: &mut Session, request: LotAsk) -> Result<LotUndone, AppError> {
    lots::undo(session, None, &request.draw)
}

#[expect(clippy::needless_pass_by_value, reason = "every command takes its request")]
pub(crate) fn pass(session: &mut Session, request: LotPass) -> Result<LotDrawOut, AppError> {
    lots::pass(session, None, &request)
}

/// A firm of a draw, or for one.
#[derive(Debug, Serialize, Deserialize, TS)]
pub struct LotFirm {
    /// The draw's name or id.
    pub draw: String,
    /// The firm, by name or id.
    pub exhibitor: String,
}

#[expect(clippy::needless_pass_by_value, reason = "every command takes its request")]
pub(crate) fn enter(session: &mut Session, request: LotFirm) -> Result<LotDrawOut, AppError> {
    lots::enter(session, None, &request.draw, &request.exhibitor)
}

#[expect(clippy::needless_pass_by_value, reason = "every command takes its request")]
pub(crate) fn leave(session: &mut Session, request: LotFirm) -> Result<LotDrawOut, AppError> {
    lots::leave(session, None, &request.draw, &request.exhibitor)
}

/// What the minutes of a draw are to say beside the lots.
#[derive(Debug, Serialize, Deserialize, TS)]
pub struct LotMinutesSet {
    /// The draw's name or id.
    pub draw: String,
    /// All of it.
    pub minutes: LotMinutes,
}

#[expect(clippy::needless_pass_by_value, reason = "every command takes its request")]
pub(crate) fn minutes(session: &mut Session, request: LotMinutesSet) -> Result<LotDrawOut, AppError> {
    lots::set_minutes(session, None, &request.draw, &request.minutes)
}

#[expect(clippy::needless_pass_by_value, reason = "every command takes its request")]
pub(crate) fn close(session: &mut Session, request: LotAsk) -> Result<LotDrawOut, AppError> {
    lots::close(session, None, &request.draw)
}

#[expect(clippy::needless_pass_by_value, reason = "every command takes its request")]
pub(crate) fn remove(session: &mut Session, request: LotAsk) -> Result<Empty, AppError> {
    lots::remove(session, None, &request.draw)?;
    Ok(Empty {})
}

/// Minutes to print.
#[derive(Debug, Serialize, Deserialize, TS)]
pub struct LotsPrint {
    /// The draw's name or id.
    pub draw: String,
    /// The PDF.
    pub out: PathBuf,
}

#[expect(clippy::needless_pass_by_value, reason = "every command takes its request")]
pub(crate) fn print(session: &Session, request: LotsPrint) -> Result<LotsPrinted, AppError> {
    lots::print(session, None, &request.draw, &request.out)
}
