//! Measurements, each beside something else that does the same on the same machine at the same time.

use crate::dist::dist;
use crate::install::{
    BUILD_PACKAGES, DRIVER_PACKAGES, TAURI_DRIVER, TEST_PACKAGES, cargo_program, debian, python,
};
use crate::pages;
use crate::run::{Outcome, cargo, say_and_run};

/// The peers, at the versions that the bars were set against.
const PEERS: &[&str] =
    &["reportlab>=5,<6", "typst>=0.15,<0.16", "openpyxl>=3.1,<4", "highspy>=1.16,<2", "ortools>=9.15,<10"];

/// The window's own benchmarks, which need a screen and no peers.
const WINDOW: &str = "window";

/// Measures the named benchmarks, or all.
pub(crate) fn bench(names: &[String]) -> Outcome {
    let spine: Vec<String> = names.iter().filter(|name| *name != WINDOW).cloned().collect();
    if names.is_empty() || !spine.is_empty() {
        bench_spine(&spine)?;
    }
    if names.is_empty() || spine.len() < names.len() {
        bench_window()?;
    }
    Ok(())
}

/// Builds the bundle and, with the workspace, the empty window to measure beside.
fn bench_window() -> Outcome {
    debian(DRIVER_PACKAGES)?;
    cargo_program("tauri-driver", TAURI_DRIVER)?;
    dist()?;
    pages::drive("bench:window")
}

/// Builds for release, sets up the peers in `target/peers`, and measures.
fn bench_spine(names: &[String]) -> Outcome {
    debian(BUILD_PACKAGES)?;
    debian(TEST_PACKAGES)?;
    let python = python("peers", PEERS)?;
    say_and_run(cargo(&["build", "--locked", "--release", "--package", "jakcraft-cli"]))?;
    let mut run = cargo(&["bench", "--locked", "--package", "jakcraft-tests", "--bench", "spine", "--"]);
    run.args(names).env("JAKCRAFT_PEERS_PYTHON", python);
    say_and_run(run)
}
