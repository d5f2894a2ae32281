//! The import of a long list, beside a program that merely reads it.

use crate::Outcome;
use crate::applicants;
use crate::exhibition::begin;
use crate::measure::middle;
use crate::programs::Programs;
use crate::table::{Row, seconds};

const APPLICANTS: usize = 10_000;
const ROUNDS: usize = 5;
const TIMES_OPENPYXL: f64 = 3.0;

pub(crate) fn bench(programs: &Programs) -> Outcome<Vec<Row>> {
    let folder = tempfile::tempdir()?;
    let list = folder.path().join("pendaftar.xlsx");
    applicants::write(&list, APPLICANTS)?;
    let empty = folder.path().join("empty.jakcraft");
    begin(&empty)?;
    let (mut ours, mut peer) = (Vec::new(), Vec::new());
    let mut said = String::new();
    for round in 0..ROUNDS {
        let place = folder.path().join(format!("round-{round}"));
        std::fs::create_dir(&place)?;
        let workspace = place.join("show.jakcraft");
        std::fs::copy(&empty, &workspace)?;
        let (run, answer) =
            programs.jakcraft(&workspace, &["exhibitors", "import", &list.to_string_lossy()])?;
        let count = |key: &str| match &answer[key] {
            serde_json::Value::Array(entries) => entries.len() as u64,
            number => number.as_u64().unwrap_or(0),
        };
        if count("rows_read") != APPLICANTS as u64 || count("created") < APPLICANTS as u64 * 9 / 10 {
            return Err(format!("{} rows read, {} created", count("rows_read"), count("created")).into());
        }
        said = format!(
            "{} created, {} held, {} rejected, {} warnings",
            count("created"),
            count("duplicates"),
            count("rejected"),
            count("warnings")
        );
        ours.push(run);
        peer.push(programs.peer("openpyxl_read.py", &[&list], folder.path())?);
    }
    let (ours, peer) = (middle(&ours), middle(&peer));
    let (wall, processor) = (peer.wall_s / ours.wall_s, peer.processor_s / ours.processor_s);
    Ok(vec![
        Row::stated(
            format!("import of {APPLICANTS} rows"),
            format!(
                "{} wall, {} processor, {:.0} MiB",
                seconds(ours.wall_s),
                seconds(ours.processor_s),
                ours.peak_mib
            ),
        ),
        Row::stated("  of which", said),
        Row::stated(
            "  openpyxl merely reads it",
            format!("{} wall, {} processor", seconds(peer.wall_s), seconds(peer.processor_s)),
        ),
        Row::new(
            "import: times faster than openpyxl reads",
            format!("{wall:.1} wall, {processor:.1} processor"),
            format!("at least {TIMES_OPENPYXL}"),
            wall.min(processor) >= TIMES_OPENPYXL,
        ),
    ])
}
