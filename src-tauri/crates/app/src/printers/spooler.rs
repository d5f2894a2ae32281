//! The spooler of Windows, which draws the PDF itself. Compiled there alone.

use std::error::Error;
use std::path::Path;

use winprint::printer::{FilePrinter as _, PrintOutcome, PrinterDevice, WinPdfPrinter};
use winprint::ticket::PrintTicket;

use super::{Printers, PrintersOut, Trouble};
use crate::error::AppError;

/// The printers that Windows knows.
#[derive(Debug, Clone, Copy)]
pub(super) struct Spooler;

impl Printers for Spooler {
    fn list(&self) -> PrintersOut {
        let devices = PrinterDevice::all().unwrap_or_default();
        let names: Vec<String> = devices.iter().map(|device| device.name().to_owned()).collect();
        let standard = PrinterDevice::user_default().ok().flatten().map(|device| device.name().to_owned());
        PrintersOut { standard: standard.filter(|name| names.contains(name)), names }
    }

    fn print(&self, printer: &str, file: &Path) -> Result<(), AppError> {
        let failed = |trouble: Trouble| AppError::Printer { printer: printer.to_owned(), trouble };
        let devices = PrinterDevice::all().map_err(|error| failed(Trouble::Said(whole(&error))))?;
        let device = devices.into_iter().find(|device| device.name() == printer);
        let device = device.ok_or_else(|| failed(Trouble::Gone))?;
        let outcome = WinPdfPrinter::new(device).print(file, PrintTicket::default());
        match outcome.map_err(|error| failed(Trouble::Said(whole(&error))))? {
            PrintOutcome::Completed => Ok(()),
            PrintOutcome::Canceled => Err(failed(Trouble::Cancelled)),
        }
    }
}

/// What went wrong, and what made it go wrong.
fn whole(error: &dyn Error) -> String {
    let mut words = error.to_string();
    let mut cause = error.source();
    while let Some(deeper) = cause {
        words.push_str(": ");
        words.push_str(&deeper.to_string());
        cause = deeper.source();
    }
    words
}
