//! The bundle for this system: on Debian a `.deb` with the window and `jakcraft`.

use std::path::PathBuf;

use crate::install::{BUILD_PACKAGES, WINDOW_PACKAGES, debian};
use crate::pages;
use crate::run::{Outcome, program, root, say_and_run};

/// Builds the bundles that `tauri.conf.json` names for this system, and says where they lie.
pub(crate) fn dist() -> Outcome {
    debian(BUILD_PACKAGES)?;
    debian(WINDOW_PACKAGES)?;
    pages::install()?;
    pages::build()?;
    let release = target().join("release");
    // The command line goes into the same package; where it was built is not for the configuration to know.
    let with_cli = format!(
        r#"{{"bundle":{{"linux":{{"deb":{{"files":{{"/usr/bin/jakcraft":{:?}}}}}}}}}}}"#,
        release.join("jakcraft").display().to_string()
    );
    let bundles = if cfg!(target_os = "windows") {
        "nsis"
    } else if cfg!(target_os = "macos") {
        "app,dmg"
    } else {
        "deb"
    };
    let tauri = root().join("ui/node_modules/.bin/tauri");
    let mut words = vec!["build", "--bundles", bundles, "--ci"];
    if cfg!(target_os = "linux") {
        words.extend(["--config", &with_cli]);
    }
    // The whole workspace, so that the command line is built with it.
    words.extend(["--", "--locked", "--workspace"]);
    say_and_run(program(&tauri.to_string_lossy(), &words))?;
    println!("\nThe bundle lies in {}", release.join("bundle").display());
    Ok(())
}

fn target() -> PathBuf {
    std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| root().join("target"), PathBuf::from)
}
