//! A list of applicants: looked at, tried out, taken in; and the rows that are held as doubles.

use std::path::{Path, PathBuf};

use app::import::{
    self, Choices, Decided, Decision, HeldOut, ImportReport, ImportRequest, Inspection, OnDuplicate,
};
use app::progress::{Watch, unwatched};
use app::{AppError, Session};
use serde::Deserialize;
use ts_rs::TS;

use crate::contract::Empty;

/// A list, and what was chosen of it.
#[derive(Debug, Deserialize, TS)]
pub struct ImportInspect {
    /// The list's file.
    pub path: String,
    /// What a person has chosen so far.
    pub choices: Choices,
}

#[expect(clippy::needless_pass_by_value, reason = "every command takes its request")]
pub(crate) fn inspect(session: &Session, request: ImportInspect) -> Result<Inspection, AppError> {
    import::inspect(session, Path::new(&request.path), &request.choices, &mut unwatched)
}

/// A list to take in. Rows that may double others are held.
#[derive(Debug, Deserialize, TS)]
pub struct ImportRun {
    /// The list's file.
    pub path: String,
    /// What a person has chosen of it, and corrected in it.
    pub choices: Choices,
    /// Say what would be done, and do nothing.
    pub dry_run: bool,
}

pub(crate) fn run(
    session: &mut Session,
    request: ImportRun,
    watch: Watch<'_>,
) -> Result<ImportReport, AppError> {
    let request = ImportRequest {
        path: PathBuf::from(request.path),
        event: None,
        choices: request.choices,
        dry_run: request.dry_run,
        on_duplicate: OnDuplicate::Hold,
    };
    import::import(session, &request, watch)
}

pub(crate) fn held(session: &Session, _: Empty) -> Result<Vec<HeldOut>, AppError> {
    import::held(session, None)
}

/// A held row, and what a person decides of it.
#[derive(Debug, Deserialize, TS)]
pub struct HeldDecide {
    /// The held row's id.
    pub id: String,
    /// Merge it, keep it as a firm of its own, or leave it out.
    pub decision: Decision,
}

#[expect(clippy::needless_pass_by_value, reason = "every command takes its request")]
pub(crate) fn decide(session: &mut Session, request: HeldDecide) -> Result<Decided, AppError> {
    import::decide(session, None, &request.id, request.decision)
}
