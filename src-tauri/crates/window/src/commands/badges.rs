//! ID cards: who gets one, how it looks, the print.
//!
//! Looks are laid out after the session has been let go, so that other screens do not wait for them.
#![expect(clippy::needless_pass_by_value, reason = "every command takes its request")]

use std::path::PathBuf;

use app::badges::{
    self, BadgesScreen, Preflight, Preview, PrintRequest, Printed, ReissueReason, SheetPreview, WhichBadge,
    Who,
};
use app::progress::Watch;
use app::{AppError, Session, outputs};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::contract::Empty;
use crate::fault::CallError;
use crate::workspace::Window;

pub(crate) fn view(session: &Session, _: Empty) -> Result<BadgesScreen, AppError> {
    badges::screen(session, None)
}

/// Which badge to look at.
#[derive(Debug, Serialize, Deserialize, TS)]
pub struct BadgesPreview {
    /// Among whom.
    pub who: Who,
    /// `first`, `longest`, `strangest`; else the holder's id.
    pub which: String,
    /// The template's name.
    pub template: String,
}

pub(crate) fn preview(window: &Window, request: BadgesPreview) -> Result<Preview, CallError> {
    let BadgesPreview { who, which, template } = request;
    let look = window.reading(|session| badges::look(session, None, &who, &template))?;
    Ok(look.preview(&WhichBadge::parse(&which))?)
}

/// Which sheet to look at: the first.
#[derive(Debug, Serialize, Deserialize, TS)]
pub struct BadgesSheet {
    /// Whose badges.
    pub who: Who,
    /// The template's name.
    pub template: String,
    /// The sheet's name.
    pub sheet: String,
    /// The first free label, from 1.
    pub first_label: u16,
}

pub(crate) fn sheet_preview(window: &Window, request: BadgesSheet) -> Result<SheetPreview, CallError> {
    let BadgesSheet { who, template, sheet, first_label } = request;
    let look = window.reading(|session| badges::look(session, None, &who, &template))?;
    Ok(look.sheet(&sheet, first_label)?)
}

/// Which badges to look through.
#[derive(Debug, Serialize, Deserialize, TS)]
pub struct BadgesPreflight {
    /// Whose.
    pub who: Who,
    /// The template's name.
    pub template: String,
}

pub(crate) fn preflight(window: &Window, request: BadgesPreflight) -> Result<Preflight, CallError> {
    let look = window.reading(|session| badges::look(session, None, &request.who, &request.template))?;
    Ok(look.preflight()?)
}

/// What to print.
#[derive(Debug, Serialize, Deserialize, TS)]
pub struct BadgesPrint {
    /// Whose.
    pub who: Who,
    /// The template's name.
    pub template: String,
    /// The sheet's name; one badge a page where none is named.
    pub sheet: Option<String>,
    /// The first free label of the first sheet, from 1.
    pub first_label: u16,
    /// Issue anew, for this reason, and revoke what was issued before; `None` prints what counts once more.
    pub reissue: Option<ReissueReason>,
    /// The PDF; `None` for a free name in the workspace's folder of papers.
    pub path: Option<PathBuf>,
}

pub(crate) fn print(
    session: &mut Session,
    request: BadgesPrint,
    watch: Watch<'_>,
) -> Result<Printed, AppError> {
    let BadgesPrint { who, template, sheet, first_label, reissue, path } = request;
    let out = match path {
        Some(path) => path,
        None => outputs::badges_pdf(session, None)?,
    };
    let request = PrintRequest {
        who,
        template,
        sheet,
        first_label,
        reissue: reissue.is_some(),
        reason: reissue,
        ..PrintRequest::to(out)
    };
    badges::print(session, &request, watch)
}
