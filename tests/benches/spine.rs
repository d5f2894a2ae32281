//! The bars of the spine, measured on release builds: `cargo xtask bench [NAME…]`.
//!
//! Peers do the same work on the same machine in turn with ours, and what counts is the ratio of the middle runs. A
//! ratio is taken on the wall and in processor time, and the worse one is judged. Bars in seconds are judged in
//! processor time, which other work on the machine does not stretch. The peers' clocks start when their interpreter
//! and modules are loaded; ours counts the whole process.

#[path = "spine/applicants.rs"]
mod applicants;
#[path = "spine/badges.rs"]
mod badges;
#[path = "spine/editor.rs"]
mod editor;
#[path = "spine/exhibition.rs"]
mod exhibition;
#[path = "spine/floor_plan.rs"]
mod floor_plan;
#[path = "spine/import.rs"]
mod import;
#[path = "spine/measure.rs"]
mod measure;
#[path = "spine/names.rs"]
mod names;
#[path = "spine/numbers.rs"]
mod numbers;
#[path = "spine/planner.rs"]
mod planner;
#[path = "spine/programs.rs"]
mod programs;
#[path = "spine/search.rs"]
mod search;
#[path = "spine/table.rs"]
mod table;

use std::io::Write as _;
use std::process::ExitCode;

use programs::Programs;
use table::{Row, table};

/// Whatever goes wrong ends the benchmark with its words.
type Outcome<T> = Result<T, Box<dyn std::error::Error>>;

type Bench = fn(&Programs) -> Outcome<Vec<Row>>;

const BENCHES: [(&str, Bench); 6] = [
    ("badges", badges::bench),
    ("floor-plan", floor_plan::bench),
    ("editor", editor::bench),
    ("import", import::bench),
    ("search", search::bench),
    ("planner", planner::bench),
];

fn main() -> ExitCode {
    let arguments: Vec<_> = std::env::args_os().skip(1).collect();
    let done = match arguments.split_first() {
        Some((first, rest)) if first == measure::MEASURE => measure::measure(rest).map(|()| true),
        _ => {
            let words = arguments.iter().map(|word| word.to_string_lossy().into_owned());
            // Cargo adds this one to whatever `cargo bench` runs.
            bench(&words.filter(|word| word != "--bench").collect::<Vec<_>>())
        }
    };
    match done {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(error) => {
            let _ = writeln!(std::io::stderr(), "{error}");
            ExitCode::FAILURE
        }
    }
}

/// Runs the named benchmarks, or all. `false` where a bar is missed.
fn bench(names: &[String]) -> Outcome<bool> {
    let known = BENCHES.map(|(name, _)| name);
    if let Some(name) = names.iter().find(|name| !known.contains(&name.as_str())) {
        return Err(format!("no benchmark {name}: there are {}", known.join(", ")).into());
    }
    let programs = Programs::find()?;
    let mut rows = Vec::new();
    let before = measure::machine();
    for (name, bench) in BENCHES {
        if names.is_empty() || names.iter().any(|wanted| wanted == name) {
            let _ = writeln!(std::io::stderr(), "{name}: measuring");
            match bench(&programs) {
                Ok(measured) => rows.extend(measured),
                Err(error) => rows.push(Row::new(name, format!("failed: {error}"), "a figure", false)),
            }
        }
    }
    let after = measure::machine();
    let missed = rows.iter().filter(|row| row.passes == Some(false)).count();
    let mut out = std::io::stdout();
    writeln!(out, "Before: {before}\nAfter:  {after}\n\n{}", table(&rows))?;
    match missed {
        0 => writeln!(out, "Every bar is met.")?,
        _ => writeln!(out, "Missed: {missed}.")?,
    }
    Ok(missed == 0)
}
