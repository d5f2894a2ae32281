//! CUPS, by its commands.

use std::path::{Path, PathBuf};
use std::process::Command;

use super::{Printers, PrintersOut, Trouble};
use crate::error::AppError;

/// The printers that CUPS knows.
#[derive(Debug, Default)]
pub(super) struct Cups {
    /// Where its commands lie; empty for where the system finds them.
    folder: PathBuf,
}

impl Cups {
    fn command(&self, name: &str) -> Command {
        Command::new(self.folder.join(name))
    }

    /// What `lpstat` says; nothing where there is no CUPS.
    fn said(&self, argument: &str) -> String {
        let output = self.command("lpstat").arg(argument).env("LC_ALL", "C").output();
        output.map(|output| String::from_utf8_lossy(&output.stdout).into_owned()).unwrap_or_default()
    }
}

impl Printers for Cups {
    fn list(&self) -> PrintersOut {
        let said = self.said("-e");
        let names: Vec<String> =
            said.lines().map(str::trim).filter(|name| !name.is_empty()).map(str::to_owned).collect();
        let standard = standard(&self.said("-d")).filter(|name| names.contains(name));
        PrintersOut { names, standard }
    }

    fn print(&self, printer: &str, file: &Path) -> Result<(), AppError> {
        let failed =
            |said: String| AppError::Printer { printer: printer.to_owned(), trouble: Trouble::Said(said) };
        // Millimetres stay millimetres: labels and cuts are where they are.
        let sent = self
            .command("lp")
            .args(["-o", "print-scaling=none", "-d", printer, "--"])
            .arg(file)
            .output()
            .map_err(|cause| failed(cause.to_string()))?;
        if sent.status.success() {
            return Ok(());
        }
        let detail = String::from_utf8_lossy(&sent.stderr).trim().to_owned();
        Err(failed(if detail.is_empty() { sent.status.to_string() } else { detail }))
    }
}

/// The name in `system default destination: NAME`.
fn standard(said: &str) -> Option<String> {
    let name = said.trim().strip_prefix("system default destination:")?.trim();
    Some(name.to_owned()).filter(|name| !name.is_empty())
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::os::unix::fs::PermissionsExt as _;

    use super::*;

    /// CUPS with commands that do as they are told here.
    fn cups(folder: &Path, lpstat: &str, lp: &str) -> Cups {
        for (name, does) in [("lpstat", lpstat), ("lp", lp)] {
            let path = folder.join(name);
            fs::write(&path, format!("#!/bin/sh\n{does}\n")).unwrap();
            fs::set_permissions(&path, fs::Permissions::from_mode(0o755)).unwrap();
        }
        Cups { folder: folder.to_owned() }
    }

    const TWO: &str =
        "case $1 in -e) echo Kantor; echo Label;; -d) echo system default destination: Label;; esac";

    #[test]
    fn printers_are_listed_and_a_file_goes_to_one_in_its_own_size() {
        let folder = tempfile::tempdir().unwrap();
        let cups = cups(folder.path(), TWO, "echo \"$@\" > \"$0.sent\"");
        let listed = cups.list();
        assert_eq!(listed.names, ["Kantor", "Label"]);
        assert_eq!(listed.standard.as_deref(), Some("Label"));
        cups.print("Label", Path::new("/kartu.pdf")).unwrap();
        let sent = fs::read_to_string(folder.path().join("lp.sent")).unwrap();
        assert_eq!(sent, "-o print-scaling=none -d Label -- /kartu.pdf\n");
    }

    #[test]
    fn a_refusal_is_told_in_the_systems_words() {
        let folder = tempfile::tempdir().unwrap();
        let cups = cups(folder.path(), TWO, "echo 'lp: no paper' >&2; exit 1");
        let refused = cups.print("Label", Path::new("/kartu.pdf")).unwrap_err();
        let AppError::Printer { trouble, .. } = &refused else { panic!("{refused}") };
        assert_eq!(*trouble, Trouble::Said("lp: no paper".to_owned()));
        let told = refused.fault(crate::Lang::Id).message;
        assert!(told.ends_with("Pesan dari sistem: \"lp: no paper\""), "{told}");
        for trouble in [Trouble::Gone, Trouble::Cancelled] {
            let code = trouble.to_string();
            let told =
                AppError::Printer { printer: "Label".to_owned(), trouble }.fault(crate::Lang::Id).message;
            assert!(told.contains("Label") && !told.contains(&code), "{told}");
        }
    }

    #[test]
    fn without_cups_there_is_no_printer() {
        let folder = tempfile::tempdir().unwrap();
        let cups = Cups { folder: folder.path().to_owned() };
        assert_eq!(cups.list(), PrintersOut::default());
        assert!(cups.print("Label", Path::new("/kartu.pdf")).is_err());
    }

    #[test]
    fn the_standard_printer_is_read_from_what_cups_says() {
        assert_eq!(standard("system default destination: Kantor\n").as_deref(), Some("Kantor"));
        assert_eq!(standard("no system default destination\n"), None);
    }
}
