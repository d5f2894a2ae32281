//! What a task needs beyond Rust, Node and npm.

use std::path::PathBuf;
use std::process::{Command, Stdio};

use crate::run::{Outcome, answers, cargo, program, root, say_and_run};

/// Compiles SQLite.
pub(crate) const BUILD_PACKAGES: &[&str] = &["gcc", "libc6-dev"];

/// The window is built on the system's web view.
pub(crate) const WINDOW_PACKAGES: &[&str] =
    &["libwebkit2gtk-4.1-dev", "libgtk-3-dev", "librsvg2-dev", "pkg-config"];

/// Read the printed PDFs back, hold the scripts that the program takes from the system, and run what else reads its
/// files.
pub(crate) const TEST_PACKAGES: &[&str] =
    &["qpdf", "poppler-utils", "zbar-tools", "fonts-noto-cjk", "python3", "python3-venv"];

/// Reads drawings back that were exported for CAD.
const READERS: &[&str] = &["ezdxf==1.4.5"];

/// Drive the real window on a screen that nobody sees, and take pictures of it.
pub(crate) const DRIVER_PACKAGES: &[&str] = &["webkit2gtk-driver", "xvfb", "dbus-daemon", "scrot"];

/// WebDriver for the window, at a version that is known to work.
pub(crate) const TAURI_DRIVER: &str = "2.1.0";

/// Fuzzing links a C++ runtime.
pub(crate) const FUZZ_PACKAGES: &[&str] = &["g++"];

/// Installs those Debian packages that are not there, as root or through sudo. Elsewhere than on Debian it names
/// them and goes on: the task fails later if one was truly needed.
pub(crate) fn debian(packages: &[&str]) -> Outcome {
    if !answers("dpkg-query", &["--version"]) {
        println!("This is no Debian. You may need what Debian calls: {}", packages.join(" "));
        return Ok(());
    }
    let missing: Vec<&str> = packages.iter().copied().filter(|name| !is_installed(name)).collect();
    if missing.is_empty() {
        return Ok(());
    }
    println!("Installing Debian packages: {}", missing.join(" "));
    let as_root = |words: &[&str]| {
        let mut command = if is_root() { program(words[0], &words[1..]) } else { program("sudo", words) };
        command.env("DEBIAN_FRONTEND", "noninteractive");
        command
    };
    say_and_run(as_root(&["apt-get", "update", "-qq"]))?;
    let mut words = vec!["apt-get", "install", "-y", "-qq", "--no-install-recommends"];
    words.extend(&missing);
    say_and_run(as_root(&words))
}

/// A virtual environment of Python in `target`, with these packages; gives its interpreter.
pub(crate) fn python(name: &str, packages: &[&str]) -> Outcome<PathBuf> {
    let folder = root().join("target").join(name);
    let python = folder.join("bin").join("python");
    if !python.exists() {
        say_and_run(program("python3", &["-m", "venv", &folder.to_string_lossy()]))?;
    }
    let mut pip = program(&python.to_string_lossy(), &["-m", "pip", "install", "--quiet"]);
    pip.args(packages);
    say_and_run(pip)?;
    Ok(python)
}

/// What reads the program's files back in the tests; gives its interpreter.
pub(crate) fn readers() -> Outcome<PathBuf> {
    python("readers", READERS)
}

fn is_installed(package: &str) -> bool {
    let status = Command::new("dpkg-query")
        .args(["-W", "-f", "${db:Status-Status}", package])
        .stderr(Stdio::null())
        .output();
    status.is_ok_and(|output| output.stdout == b"installed")
}

fn is_root() -> bool {
    Command::new("id").arg("-u").output().is_ok_and(|output| output.stdout.trim_ascii() == b"0")
}

/// Installs a cargo subcommand at a version that is known to work, where none is there.
pub(crate) fn cargo_tool(subcommand: &str, version: &str) -> Outcome {
    if answers("cargo", &[subcommand, "--version"]) {
        return Ok(());
    }
    cargo_install(&format!("cargo-{subcommand}"), version)
}

/// Installs a program from crates.io at a version that is known to work, where none answers to its name.
pub(crate) fn cargo_program(name: &str, version: &str) -> Outcome {
    let installed = cargo_programs().join(name);
    if answers(name, &["--help"]) || installed.is_file() {
        return Ok(());
    }
    cargo_install(name, version)
}

/// Where cargo puts the programs that it installs, which need not be on the path.
pub(crate) fn cargo_programs() -> PathBuf {
    let home = std::env::var_os("CARGO_HOME").map(PathBuf::from);
    home.or_else(|| Some(std::env::home_dir()?.join(".cargo"))).unwrap_or_default().join("bin")
}

fn cargo_install(package: &str, version: &str) -> Outcome {
    println!("Installing {package} {version}, once for this machine; this takes some minutes.");
    say_and_run(cargo(&["install", "--locked", "--quiet", package, "--version", version]))
}
