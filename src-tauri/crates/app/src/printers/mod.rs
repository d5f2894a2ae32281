//! Printers of the system, and a file sent to one of them.
//!
//! Linux and macOS print through CUPS (`lpstat`, `lp`), Windows through its spooler.

#[cfg(not(windows))]
mod cups;
#[cfg(windows)]
mod spooler;

use std::path::Path;

use serde::Serialize;
use ts_rs::TS;

use crate::error::AppError;

/// The printers that there are.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, TS)]
pub struct PrintersOut {
    /// Their names.
    pub names: Vec<String>,
    /// The one that the system takes where none is named.
    pub standard: Option<String>,
}

/// What kept a printer from taking a file.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Trouble {
    /// The system has no such printer any more.
    #[error("gone")]
    Gone,
    /// Somebody took it out of the printer's queue.
    #[error("cancelled")]
    Cancelled,
    /// What the system said, in its own words.
    #[error("{0}")]
    Said(String),
}

/// A way to the printers of a system.
pub trait Printers {
    /// The printers that there are; none where the system has no way to them.
    fn list(&self) -> PrintersOut;

    /// Sends a file to a printer.
    ///
    /// # Errors
    /// [`AppError::Printer`] with what was in the way.
    fn print(&self, printer: &str, file: &Path) -> Result<(), AppError>;
}

/// The way to this system's printers.
#[cfg(not(windows))]
pub fn of_system() -> impl Printers {
    cups::Cups::default()
}

/// The way to this system's printers.
#[cfg(windows)]
pub fn of_system() -> impl Printers {
    spooler::Spooler
}

/// Sends a PDF to one of the printers that there are.
///
/// # Errors
/// [`AppError::Unknown`] for a printer that there is not, [`AppError::ReadFile`] where there is no such PDF,
/// [`AppError::Printer`].
pub fn print_pdf(printers: &impl Printers, printer: &str, file: &Path) -> Result<(), AppError> {
    let known = printers.list().names;
    if !known.iter().any(|name| name == printer) {
        return Err(AppError::Unknown { kind: "printer", name: printer.to_owned(), known });
    }
    let is_pdf = file.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("pdf"));
    if !is_pdf || !file.is_file() {
        let cause = std::io::Error::from(std::io::ErrorKind::NotFound);
        return Err(AppError::ReadFile { path: file.to_owned(), cause });
    }
    // Absolute: printing goes on in another process, and no name is taken for an option.
    let file = std::path::absolute(file).unwrap_or_else(|_| file.to_owned());
    printers.print(printer, &file)
}

#[cfg(test)]
mod tests {
    use std::cell::RefCell;
    use std::path::PathBuf;

    use super::*;

    #[derive(Default)]
    struct Shelf {
        printed: RefCell<Vec<(String, PathBuf)>>,
    }

    impl Printers for Shelf {
        fn list(&self) -> PrintersOut {
            PrintersOut { names: vec!["Kantor".to_owned()], standard: None }
        }

        fn print(&self, printer: &str, file: &Path) -> Result<(), AppError> {
            self.printed.borrow_mut().push((printer.to_owned(), file.to_owned()));
            Ok(())
        }
    }

    #[test]
    fn a_pdf_goes_to_a_printer_that_is_there_and_nothing_else_goes_anywhere() {
        let folder = tempfile::tempdir().unwrap();
        let (pdf, other) = (folder.path().join("kartu.pdf"), folder.path().join("pameran.jakcraft"));
        std::fs::write(&pdf, "%PDF").unwrap();
        std::fs::write(&other, "").unwrap();
        let shelf = Shelf::default();
        assert!(matches!(print_pdf(&shelf, "Gudang", &pdf), Err(AppError::Unknown { .. })));
        assert!(matches!(print_pdf(&shelf, "Kantor", &other), Err(AppError::ReadFile { .. })));
        print_pdf(&shelf, "Kantor", &pdf).unwrap();
        assert_eq!(*shelf.printed.borrow(), [("Kantor".to_owned(), pdf)]);
    }
}
