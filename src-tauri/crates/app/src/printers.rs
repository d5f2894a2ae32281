//! Printers of the system, and a file sent to one of them.
//!
//! Linux and macOS print through CUPS (`lpstat`, `lp`). On Windows no printer is listed: there the PDF is opened, and
//! printed from the program that shows it.

use std::path::Path;
use std::process::Command;

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

/// A way to the printers of a system.
pub trait Printers {
    /// The printers that there are; none where the system has no way to them.
    fn list(&self) -> PrintersOut;

    /// Sends a file to a printer.
    ///
    /// # Errors
    /// [`AppError::Printer`] with what the system said.
    fn print(&self, printer: &str, file: &Path) -> Result<(), AppError>;
}

/// CUPS by its commands.
#[derive(Debug, Clone, Copy)]
pub struct Cups;

impl Printers for Cups {
    fn list(&self) -> PrintersOut {
        let names: Vec<String> = said(&["-e"]).lines().map(str::trim).map(str::to_owned).collect();
        let names: Vec<String> = names.into_iter().filter(|name| !name.is_empty()).collect();
        let standard = standard(&said(&["-d"])).filter(|name| names.contains(name));
        PrintersOut { names, standard }
    }

    fn print(&self, printer: &str, file: &Path) -> Result<(), AppError> {
        let failed = |detail: String| AppError::Printer { printer: printer.to_owned(), detail };
        let mut lp = Command::new("lp");
        let sent = lp.arg("-d").arg(printer).arg("--").arg(file).output();
        let sent = sent.map_err(|cause| failed(cause.to_string()))?;
        if sent.status.success() {
            return Ok(());
        }
        let detail = String::from_utf8_lossy(&sent.stderr).trim().to_owned();
        Err(failed(if detail.is_empty() { sent.status.to_string() } else { detail }))
    }
}

/// What `lpstat` says; nothing where there is no CUPS.
fn said(arguments: &[&str]) -> String {
    let output = Command::new("lpstat").args(arguments).env("LC_ALL", "C").output();
    output.map(|output| String::from_utf8_lossy(&output.stdout).into_owned()).unwrap_or_default()
}

/// The name in `system default destination: NAME`.
fn standard(said: &str) -> Option<String> {
    let name = said.trim().strip_prefix("system default destination:")?.trim();
    Some(name.to_owned()).filter(|name| !name.is_empty())
}

/// No printer can be reached.
#[derive(Debug, Clone, Copy)]
pub struct NoPrinters;

impl Printers for NoPrinters {
    fn list(&self) -> PrintersOut {
        PrintersOut::default()
    }

    fn print(&self, printer: &str, _: &Path) -> Result<(), AppError> {
        Err(AppError::Unknown { kind: "printer", name: printer.to_owned(), known: Vec::new() })
    }
}

/// The way to this system's printers.
#[cfg(not(windows))]
pub fn of_system() -> impl Printers {
    Cups
}

/// The way to this system's printers.
#[cfg(windows)]
pub fn of_system() -> impl Printers {
    NoPrinters
}

/// Sends a PDF to one of the printers that there are.
///
/// # Errors
/// [`AppError::Unknown`] for a printer that there is not, [`AppError::ReadFile`] for a file that is no PDF there,
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
    // Absolute, so that no name is taken for an option.
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

    #[test]
    fn the_standard_printer_is_read_from_what_cups_says() {
        assert_eq!(standard("system default destination: Kantor\n").as_deref(), Some("Kantor"));
        assert_eq!(standard("no system default destination\n"), None);
    }
}
