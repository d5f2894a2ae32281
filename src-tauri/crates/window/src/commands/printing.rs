//! Printers of the system, for every screen that makes a PDF.

use std::path::Path;

use app::printers::{self, Printers as _, PrintersOut};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::contract::Empty;
use crate::fault::CallError;
use crate::workspace::Window;

pub(crate) fn list(_: &Window, _: Empty) -> Result<PrintersOut, CallError> {
    Ok(printers::of_system().list())
}

/// A PDF for a printer.
#[derive(Debug, Serialize, Deserialize, TS)]
pub struct PdfToPrinter {
    /// The printer's name.
    pub printer: String,
    /// The PDF.
    pub path: String,
}

#[expect(clippy::needless_pass_by_value, reason = "every command takes its request")]
pub(crate) fn send(_: &Window, request: PdfToPrinter) -> Result<Empty, CallError> {
    printers::print_pdf(&printers::of_system(), &request.printer, Path::new(&request.path))?;
    Ok(Empty {})
}
