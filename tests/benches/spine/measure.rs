//! Runs one program and says what it took.
//!
//! The figures are those of `getrusage(RUSAGE_CHILDREN)`. A process counts all its children together and a child's
//! peak of memory begins at that of its parent, so the benchmark starts itself once more for each measured program:
//! small, with that program as its only child.

use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use serde_json::{Value, json};

use crate::Outcome;

/// The first argument of a benchmark that only measures: then the file for the figures, the program, its arguments.
pub(crate) const MEASURE: &str = "--measure";

/// What a program took.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Run {
    /// On the wall, in seconds.
    pub(crate) wall_s: f64,
    /// Of all processors together, user and system, in seconds.
    pub(crate) processor_s: f64,
    /// The most memory that it held, in MiB.
    pub(crate) peak_mib: f64,
}

/// Runs a program to its end and gives what it took, and what it wrote to standard output.
pub(crate) fn run(program: &Path, arguments: &[OsString], folder: &Path) -> Outcome<(Run, String)> {
    let figures = folder.join("figures.json");
    let output = Command::new(std::env::current_exe()?)
        // Nothing of a bench is remembered in the tester's own folders.
        .env("JAKCRAFT_DESKS", folder.join("laptop"))
        .arg(MEASURE)
        .arg(&figures)
        .arg(program)
        .args(arguments)
        .stderr(Stdio::inherit())
        .output()?;
    if !output.status.success() {
        let said = String::from_utf8_lossy(&output.stdout).into_owned();
        return Err(format!("{} {arguments:?} failed: {said}", program.display()).into());
    }
    let read: Value = serde_json::from_slice(&std::fs::read(&figures)?)?;
    let number = |key: &str| read[key].as_f64().ok_or_else(|| format!("no {key}"));
    let run =
        Run { wall_s: number("wall_s")?, processor_s: number("processor_s")?, peak_mib: number("peak_mib")? };
    Ok((run, String::from_utf8(output.stdout)?))
}

/// The measuring process: runs the program that the arguments name, and writes the figures down.
pub(crate) fn measure(arguments: &[OsString]) -> Outcome<()> {
    let [figures, program, rest @ ..] = arguments else { return Err("nothing to measure".into()) };
    let begun = Instant::now();
    let status = Command::new(program).args(rest).status()?;
    let wall = begun.elapsed();
    let (processor, peak_mib) = used_by_children()?;
    let read = json!({
        "wall_s": wall.as_secs_f64(),
        "processor_s": processor.as_secs_f64(),
        "peak_mib": peak_mib,
    });
    std::fs::write(PathBuf::from(figures), read.to_string())?;
    if status.success() { Ok(()) } else { Err(format!("ended with {status}").into()) }
}

/// User and system time of the children that have ended, and the most memory that one of them held, in MiB.
#[cfg(unix)]
fn used_by_children() -> Outcome<(Duration, f64)> {
    use nix::sys::resource::{UsageWho, getrusage};
    let used = getrusage(UsageWho::RUSAGE_CHILDREN)?;
    let time = used.user_time() + used.system_time();
    let micros = u64::try_from(time.tv_sec() * 1_000_000 + time.tv_usec())?;
    // macOS counts bytes, the others kibibytes.
    let units_a_mib = if cfg!(target_os = "macos") { 1024.0 * 1024.0 } else { 1024.0 };
    Ok((Duration::from_micros(micros), used.max_rss() as f64 / units_a_mib))
}

/// The processor's time of this thread so far.
#[cfg(unix)]
pub(crate) fn thread_time() -> Outcome<Duration> {
    use nix::time::{ClockId, clock_gettime};
    Ok(clock_gettime(ClockId::CLOCK_THREAD_CPUTIME_ID)?.into())
}

#[cfg(not(unix))]
fn used_by_children() -> Outcome<(Duration, f64)> {
    Err("the figures come from getrusage, which this system does not have".into())
}

#[cfg(not(unix))]
pub(crate) fn thread_time() -> Outcome<Duration> {
    Err("the figures come from clock_gettime, which this system does not have".into())
}

/// The middle one of some figures, the mean of the two middle ones of an even count.
pub(crate) fn median(mut figures: Vec<f64>) -> f64 {
    figures.sort_by(f64::total_cmp);
    match figures.len() {
        0 => f64::NAN,
        count if count % 2 == 1 => figures[count / 2],
        count => f64::midpoint(figures[count / 2 - 1], figures[count / 2]),
    }
}

/// The middle of several runs, figure by figure.
pub(crate) fn middle(runs: &[Run]) -> Run {
    Run {
        wall_s: median(runs.iter().map(|run| run.wall_s).collect()),
        processor_s: median(runs.iter().map(|run| run.processor_s).collect()),
        peak_mib: median(runs.iter().map(|run| run.peak_mib).collect()),
    }
}

/// The machine, and how busy others keep it.
pub(crate) fn machine() -> String {
    let cores = std::thread::available_parallelism().map_or(0, usize::from);
    let load = std::fs::read_to_string("/proc/loadavg").unwrap_or_default();
    let load = load.split(' ').next().filter(|load| !load.is_empty()).unwrap_or("unknown");
    let processor = std::fs::read_to_string("/proc/cpuinfo").unwrap_or_default();
    let model = processor.lines().find(|line| line.starts_with("model name"));
    let model = model.and_then(|line| line.split(": ").nth(1)).unwrap_or(std::env::consts::ARCH);
    format!("{cores} cores ({model}), load {load}")
}
