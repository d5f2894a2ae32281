//! The floor plan of a great hall on A0, with lists and layers.

use crate::Outcome;
use crate::exhibition::{Size, make};
use crate::measure::middle;
use crate::programs::Programs;
use crate::table::{Row, seconds};

const ROUNDS: usize = 9;
const MOST_S: f64 = 0.3;
const MOST_BYTES: u64 = 400_000;

pub(crate) fn bench(programs: &Programs) -> Outcome<Vec<Row>> {
    let folder = tempfile::tempdir()?;
    let workspace = folder.path().join("show.jakcraft");
    let booths = make(&workspace, &Size { hall_m: (206, 124), firms: 1960, attendants: 0 })?;
    let out = folder.path().join("plan.pdf");
    let words = ["floor-plan", "print", "--paper", "A0", "--out", &out.to_string_lossy()].map(str::to_owned);
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    let mut runs = Vec::new();
    let mut pages = 0;
    for _ in 0..=ROUNDS {
        let (run, answer) = programs.jakcraft(&workspace, &words)?;
        pages = answer["pages"].as_u64().unwrap_or(0);
        runs.push(run);
    }
    // The first run takes the day's backup.
    runs.remove(0);
    let run = middle(&runs);
    let bytes = std::fs::metadata(&out)?.len();
    Ok(vec![
        Row::new(
            format!("floor plan, {booths} booths, A0, {pages} pages"),
            format!("{} wall, {} processor", seconds(run.wall_s), seconds(run.processor_s)),
            format!("{MOST_S} s of processor"),
            run.processor_s <= MOST_S,
        ),
        Row::new(
            "floor plan: file",
            format!("{:.0} KB", bytes as f64 / 1e3),
            format!("{} KB", MOST_BYTES / 1000),
            bytes <= MOST_BYTES,
        ),
        Row::stated("floor plan: peak of memory", format!("{:.0} MiB", run.peak_mib)),
    ])
}
