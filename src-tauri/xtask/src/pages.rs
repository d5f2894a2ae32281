//! The window's pages: what npm installs and builds.

use std::fs;
use std::process::Command;

use crate::install::cargo_programs;
use crate::run::{Outcome, program, root, say_and_run};

/// Installs what the lock file names, where it is not there yet as it is named.
pub(crate) fn install() -> Outcome {
    let ui = root().join("ui");
    let age = |path: &str| fs::metadata(ui.join(path)).and_then(|file| file.modified()).ok();
    // npm writes this file last.
    let installed = age("node_modules/.package-lock.json");
    if installed.is_some() && installed >= age("package-lock.json") {
        return Ok(());
    }
    println!("Installing the packages of the window's pages.");
    // No package needs a script of its own to be built, and none gets to run one.
    npm(&["ci", "--no-audit", "--no-fund", "--ignore-scripts"])
}

/// Builds the pages into `ui/dist`, which the shell takes in.
pub(crate) fn build() -> Outcome {
    npm(&["run", "build"])
}

/// Types, lints, import walls and texts, then the pages' own tests.
pub(crate) fn test() -> Outcome {
    npm(&["run", "check"])?;
    npm(&["test"])
}

/// Drives the built program's window by a script of the pages.
pub(crate) fn drive(script: &str) -> Outcome {
    let mut places = vec![cargo_programs()];
    places.extend(std::env::split_paths(&std::env::var_os("PATH").unwrap_or_default()));
    let path = std::env::join_paths(places).map_err(|error| error.to_string())?;
    let mut command = npm_command(&["run", script]);
    command.env("PATH", path);
    say_and_run(command)
}

fn npm(words: &[&str]) -> Outcome {
    say_and_run(npm_command(words))
}

fn npm_command(words: &[&str]) -> Command {
    let mut command = program("npm", words);
    command.current_dir(root().join("ui"));
    command
}
