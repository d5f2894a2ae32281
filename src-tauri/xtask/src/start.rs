//! From a fresh clone to an open window; where there is no display, to PDFs on the disk.

use std::fs;
use std::path::Path;

use crate::install::{BUILD_PACKAGES, WINDOW_PACKAGES, debian};
use crate::pages;
use crate::run::{Outcome, cargo, program, root, say_and_run};

/// Installs, builds, and opens the window; without a display does the main job on the sample instead.
pub(crate) fn start() -> Outcome {
    debian(BUILD_PACKAGES)?;
    if !has_display() {
        println!("There is no display, so the main job is done on the command line.");
        return main_job();
    }
    debian(WINDOW_PACKAGES)?;
    pages::install()?;
    pages::build()?;
    say_and_run(cargo(&["build", "--locked", "--package", "jakcraft-cli", "--package", "jakcraft-desktop"]))?;
    println!("\nThe window opens. On its first screen: \"Buka contoh JakCraft\".");
    say_and_run(program(&built("jakcraft-desktop"), &[]))
}

/// Whether a window could be seen.
fn has_display() -> bool {
    let is_set = |name| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    !cfg!(target_os = "linux") || is_set("DISPLAY") || is_set("WAYLAND_DISPLAY")
}

/// Does the main job step by step in `out/jakcraft-2019`, and says where things lie.
fn main_job() -> Outcome {
    say_and_run(cargo(&["build", "--locked", "--package", "jakcraft-cli"]))?;

    let folder = root().join("out").join("jakcraft-2019");
    begin_anew(&folder)?;
    let workspace = folder.join("jakcraft-2019.jakcraft");
    let badges = folder.join("id-card.pdf");
    let floor_plan = folder.join("denah.pdf");
    let sample = root().join("src-tauri/crates/app/sample");
    let list = sample.join("jakcraft-2019-peserta.xlsx");
    let hall = sample.join("hall.json");
    let (workspace, badges, floor_plan, list) =
        (text(&workspace)?, text(&badges)?, text(&floor_plan)?, text(&list)?);
    let hall = text(&hall)?;

    for step in [
        &[
            "event",
            "create",
            "--name",
            "JakCraft 2019",
            "--slug",
            "jakcraft-2019",
            "--starts",
            "2019-11-25",
            "--ends",
            "2019-11-28",
            "--venue",
            "Lantai Dasar Gedung G, Balai Kota DKI Jakarta",
            "--theme",
            "Urban Jakarta Festival",
        ][..],
        &["exhibitors", "import", list],
        &["exhibitors", "accept", "--all"],
        &["hall", "import", hall],
        &["hall", "generate"],
        &["plan", "assign"],
        &["plan", "check"],
        &["badges", "print", "--out", badges],
        &["floor-plan", "print", "--out", floor_plan, "--paper", "A3"],
    ] {
        let mut command = program(&built("jakcraft"), &["--file", workspace]);
        command.args(step);
        say_and_run(command)?;
    }

    println!("\nThe JakCraft 2019 sample is ready.");
    println!("  workspace   {workspace}");
    println!("  badges      {badges}");
    println!("  floor plan  {floor_plan}");
    println!("\nGo on by hand:  {} --file {workspace} --help", built("jakcraft"));
    Ok(())
}

/// The sample's folder holds nothing of anyone's: each start makes it anew.
fn begin_anew(folder: &Path) -> Outcome {
    let said = |error: std::io::Error| format!("{} could not be made anew: {error}", folder.display());
    if folder.exists() {
        fs::remove_dir_all(folder).map_err(said)?;
    }
    fs::create_dir_all(folder).map_err(said)
}

fn text(path: &Path) -> Outcome<&str> {
    path.to_str().ok_or_else(|| format!("{} is no UTF-8 path: clone the project elsewhere", path.display()))
}

fn built(name: &str) -> String {
    let target = std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| root().join("target"), Into::into);
    target.join("debug").join(name).to_string_lossy().into_owned()
}
