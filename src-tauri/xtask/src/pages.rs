//! The window's pages: what npm installs and builds.

use std::fs;

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

/// Drives the built program's window.
pub(crate) fn test_window() -> Outcome {
    npm(&["run", "test:window"])
}

fn npm(words: &[&str]) -> Outcome {
    let mut command = program("npm", words);
    command.current_dir(root().join("ui"));
    say_and_run(command)
}
