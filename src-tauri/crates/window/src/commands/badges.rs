//! ID cards: who gets one, how it looks, the print, the printer.

use std::path::Path;

use app::badges::{self, BadgeOut, Choices, Preflight, Preview, PrintRequest, Printed, WhichBadge, Who};
use app::printers::{self, Printers as _, PrintersOut};
use app::progress::Watch;
use app::{AppError, Session};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::contract::Empty;
use crate::fault::CallError;
use crate::workspace::Window;

pub(crate) fn list(session: &Session, _: Empty) -> Result<Vec<BadgeOut>, AppError> {
    badges::list(session, None)
}

pub(crate) fn choices(session: &Session, _: Empty) -> Result<Choices, AppError> {
    badges::choices(session, None)
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

#[expect(clippy::needless_pass_by_value, reason = "every command takes its request")]
pub(crate) fn preview(session: &Session, request: BadgesPreview) -> Result<Preview, AppError> {
    badges::preview(session, None, &request.who, &WhichBadge::parse(&request.which), &request.template)
}

/// Which badges to look through.
#[derive(Debug, Serialize, Deserialize, TS)]
pub struct BadgesPreflight {
    /// Whose.
    pub who: Who,
    /// The template's name.
    pub template: String,
}

#[expect(clippy::needless_pass_by_value, reason = "every command takes its request")]
pub(crate) fn preflight(session: &Session, request: BadgesPreflight) -> Result<Preflight, AppError> {
    badges::preflight(session, None, &request.who, &request.template)
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
    /// Issue anew and revoke what was issued before.
    pub reissue: bool,
    /// The PDF.
    pub path: String,
}

pub(crate) fn print(
    session: &mut Session,
    request: BadgesPrint,
    watch: Watch<'_>,
) -> Result<Printed, AppError> {
    let request = PrintRequest {
        who: request.who,
        template: request.template,
        sheet: request.sheet,
        first_label: request.first_label,
        reissue: request.reissue,
        ..PrintRequest::to(request.path)
    };
    badges::print(session, &request, watch)
}

pub(crate) fn printers(_: &Window, _: Empty) -> Result<PrintersOut, CallError> {
    Ok(printers::of_system().list())
}

/// A PDF for a printer.
#[derive(Debug, Serialize, Deserialize, TS)]
pub struct BadgesToPrinter {
    /// The printer's name.
    pub printer: String,
    /// The PDF.
    pub path: String,
}

#[expect(clippy::needless_pass_by_value, reason = "every command takes its request")]
pub(crate) fn to_printer(_: &Window, request: BadgesToPrinter) -> Result<Empty, CallError> {
    printers::print_pdf(&printers::of_system(), &request.printer, Path::new(&request.path))?;
    Ok(Empty {})
}
