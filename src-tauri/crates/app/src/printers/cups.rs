//! CUPS, by its commands.

use std::path::Path;
use std::process::Command;

use super::{Printers, PrintersOut};
use crate::error::AppError;

/// The printers that CUPS knows.
#[derive(Debug, Clone, Copy)]
pub(super) struct Cups;

impl Printers for Cups {
    fn list(&self) -> PrintersOut {
        let names: Vec<String> = said(&["-e"]).lines().map(str::trim).map(str::to_owned).collect();
        let names: Vec<String> = names.into_iter().filter(|name| !name.is_empty()).collect();
        let standard = standard(&said(&["-d"])).filter(|name| names.contains(name));
        PrintersOut { names, standard }
    }

    fn print(&self, printer: &str, file: &Path) -> Result<(), AppError> {
        let failed = |detail: String| AppError::Printer { printer: printer.to_owned(), detail };
        // Millimetres stay millimetres: labels and cuts are where they are.
        let sent =
            Command::new("lp").args(["-o", "print-scaling=none", "-d", printer, "--"]).arg(file).output();
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_standard_printer_is_read_from_what_cups_says() {
        assert_eq!(standard("system default destination: Kantor\n").as_deref(), Some("Kantor"));
        assert_eq!(standard("no system default destination\n"), None);
    }
}
