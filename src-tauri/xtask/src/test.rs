//! Every check and every test.

use crate::install::{
    BUILD_PACKAGES, DRIVER_PACKAGES, FUZZ_PACKAGES, TAURI_DRIVER, TEST_PACKAGES, WINDOW_PACKAGES,
    cargo_program, cargo_tool, debian, readers,
};
use crate::pages;
use crate::run::{Outcome, cargo, program, root, say_and_run};

/// Format, lints, dependencies, the pages' tests, all others; the runner's summary comes last.
pub(crate) fn test() -> Outcome {
    debian(BUILD_PACKAGES)?;
    debian(WINDOW_PACKAGES)?;
    debian(TEST_PACKAGES)?;
    debian(DRIVER_PACKAGES)?;
    cargo_program("tauri-driver", TAURI_DRIVER)?;
    cargo_tool("nextest", "0.9.143")?;
    cargo_tool("deny", "0.20.2")?;
    let readers = readers()?;
    pages::install()?;

    say_and_run(cargo(&["fmt", "--all", "--check"]))?;
    say_and_run(cargo(&["deny", "--locked", "check", "bans", "licenses", "sources"]))?;
    pages::test()?;
    pages::build()?;
    say_and_run(cargo(&["clippy", "--locked", "--workspace", "--all-targets", "--", "-D", "warnings"]))?;
    // The acceptance tests drive the program as a user does, so it is built first, where they look for it.
    // Beside a test they ask of their dependencies what the tests ask: nothing is compiled a second time.
    say_and_run(cargo(&[
        "build",
        "--locked",
        "--workspace",
        "--bin",
        "jakcraft",
        "--bin",
        "jakcraft-desktop",
        "--test",
        "house",
    ]))?;
    pages::drive("test:window")?;
    let mut all = cargo(&["nextest", "run", "--locked", "--workspace", "--no-fail-fast"]);
    all.env("JAKCRAFT_READERS_PYTHON", readers);
    say_and_run(all)
}

/// Fuzzes every reader for so many seconds. What it finds lies in `tests/fuzz/artifacts`.
pub(crate) fn fuzz(seconds: &str) -> Outcome {
    if seconds.parse::<u32>().is_err() {
        return Err(format!("seconds are a whole number, not {seconds}"));
    }
    debian(BUILD_PACKAGES)?;
    debian(FUZZ_PACKAGES)?;
    cargo_tool("fuzz", "0.13.2")?;
    let folder = root().join("tests").join("fuzz");
    let targets = std::fs::read_dir(folder.join("fuzz_targets")).map_err(|error| error.to_string())?;
    let mut names: Vec<String> =
        targets.filter_map(|entry| Some(entry.ok()?.path().file_stem()?.to_str()?.to_owned())).collect();
    names.sort();
    for name in names {
        let limit = format!("-max_total_time={seconds}");
        let mut command = program(
            "cargo",
            &["fuzz", "run", "--fuzz-dir", "tests/fuzz", &name, "--", &limit, "-rss_limit_mb=2048"],
        );
        // cargo-fuzz asks for flags that the stable compiler keeps behind this variable.
        command.env("RUSTC_BOOTSTRAP", "1");
        say_and_run(command)?;
    }
    Ok(())
}
