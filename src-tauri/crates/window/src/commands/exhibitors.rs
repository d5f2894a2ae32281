//! Firms of the event: the list, a firm's panel, moves of status, export.
#![expect(clippy::needless_pass_by_value, reason = "every command takes its request")]

use std::path::PathBuf;

use app::exhibitors::{
    self, Changed, ExhibitorBlank, ExhibitorDetail, ExhibitorForm, ExhibitorOut, Exported, FieldProblem,
    MovePreview, ProductForm, Saved,
};
use app::status_code::StatusCode;
use app::{AppError, Session};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::contract::Empty;

pub(crate) fn list(session: &Session, _: Empty) -> Result<Vec<ExhibitorOut>, AppError> {
    exhibitors::list(session, None)
}

/// Which firm.
#[derive(Debug, Serialize, Deserialize, TS)]
pub struct ExhibitorId {
    /// The firm's id.
    pub id: String,
}

pub(crate) fn detail(session: &Session, request: ExhibitorId) -> Result<ExhibitorDetail, AppError> {
    exhibitors::detail(session, &request.id)
}

pub(crate) fn blank(session: &Session, _: Empty) -> Result<ExhibitorBlank, AppError> {
    exhibitors::blank(session)
}

/// A firm and its form.
#[derive(Debug, Serialize, Deserialize, TS)]
pub struct ExhibitorEdit {
    /// The firm's id; `None` for one that is to be added.
    pub id: Option<String>,
    /// The form as it stands.
    pub form: ExhibitorForm,
}

pub(crate) fn check(session: &Session, request: ExhibitorEdit) -> Result<Vec<FieldProblem>, AppError> {
    exhibitors::check(session, request.id.as_deref(), &request.form)
}

pub(crate) fn save(session: &mut Session, request: ExhibitorEdit) -> Result<Saved, AppError> {
    exhibitors::save(session, request.id.as_deref(), &request.form)
}

/// What identifies a firm's owner, in clear.
#[derive(Serialize, TS)]
pub struct Identity {
    /// 16 digits.
    pub nik: Option<String>,
}

pub(crate) fn reveal(session: &Session, request: ExhibitorId) -> Result<Identity, AppError> {
    Ok(Identity { nik: exhibitors::reveal(session, &request.id)? })
}

/// Firms and a status.
#[derive(Debug, Serialize, Deserialize, TS)]
pub struct MoveTo {
    /// The firms' ids.
    pub ids: Vec<String>,
    /// The status's code.
    #[ts(as = "StatusCode")]
    pub status: String,
}

pub(crate) fn preview(session: &Session, request: MoveTo) -> Result<MovePreview, AppError> {
    exhibitors::preview(session, &request.ids, &request.status)
}

/// A move of firms.
#[derive(Debug, Serialize, Deserialize, TS)]
pub struct Move {
    /// The firms' ids.
    pub ids: Vec<String>,
    /// The status's code.
    #[ts(as = "StatusCode")]
    pub status: String,
    /// Why, where the move asks for a reason.
    pub reason: Option<String>,
}

pub(crate) fn move_to(session: &mut Session, request: Move) -> Result<Changed, AppError> {
    exhibitors::move_to(session, None, &request.ids, &request.status, request.reason.as_deref())
}

/// Which firms go where.
#[derive(Debug, Serialize, Deserialize, TS)]
pub struct Export {
    /// The firms' ids, in the order of the rows.
    pub ids: Vec<String>,
    /// A file ending in `.xlsx` or `.csv`.
    pub path: PathBuf,
}

pub(crate) fn export(session: &Session, request: Export) -> Result<Exported, AppError> {
    exhibitors::export_these(session, &request.ids, &request.path)
}

/// A product's form.
#[derive(Debug, Serialize, Deserialize, TS)]
pub struct ProductCheck {
    /// The form as it stands.
    pub form: ProductForm,
}

#[expect(clippy::unnecessary_wraps, reason = "every command may fail")]
pub(crate) fn check_product(session: &Session, request: ProductCheck) -> Result<Vec<FieldProblem>, AppError> {
    Ok(exhibitors::check_product(session.lang(), &request.form))
}

/// A product of a firm.
#[derive(Debug, Serialize, Deserialize, TS)]
pub struct ProductPut {
    /// The firm's id.
    pub id: String,
    /// The product's id; `None` for a new one.
    pub product: Option<String>,
    /// Its form.
    pub form: ProductForm,
}

pub(crate) fn put_product(session: &mut Session, request: ProductPut) -> Result<Vec<FieldProblem>, AppError> {
    exhibitors::put_product(session, &request.id, request.product.as_deref(), &request.form)
}

/// A product or an attendant of a firm.
#[derive(Debug, Serialize, Deserialize, TS)]
pub struct PartOf {
    /// The firm's id.
    pub id: String,
    /// The product's or the attendant's.
    pub part: String,
}

pub(crate) fn remove_product(session: &mut Session, request: PartOf) -> Result<Empty, AppError> {
    exhibitors::remove_product(session, &request.id, &request.part).map(|()| Empty {})
}

/// Somebody who minds a firm's booth.
#[derive(Debug, Serialize, Deserialize, TS)]
pub struct AttendantPut {
    /// The firm's id.
    pub id: String,
    /// The attendant's; `None` for somebody new.
    pub attendant: Option<String>,
    /// Their name.
    pub name: String,
}

pub(crate) fn put_attendant(session: &mut Session, request: AttendantPut) -> Result<Empty, AppError> {
    exhibitors::put_attendant(session, &request.id, request.attendant.as_deref(), &request.name)
        .map(|()| Empty {})
}

pub(crate) fn remove_attendant(session: &mut Session, request: PartOf) -> Result<Empty, AppError> {
    exhibitors::remove_attendant(session, &request.id, &request.part).map(|()| Empty {})
}
