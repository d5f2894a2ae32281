//! The planner on made problems: what it costs, how near to a proven limit, how long. There is no peer.

use crate::Outcome;
use crate::programs::Programs;
use crate::table::{Row, seconds};

const SIZES: [usize; 4] = [60, 100, 300, 500];

pub(crate) fn bench(programs: &Programs) -> Outcome<Vec<Row>> {
    let folder = tempfile::tempdir()?;
    let mut rows = Vec::new();
    for booths in SIZES {
        let problem = folder.path().join(format!("{booths}.json"));
        let solution = folder.path().join(format!("{booths}-solved.json"));
        programs.python_to_file(
            "tests/referee/plan_make.py",
            &["--booths", &booths.to_string(), "--seed", "1"],
            &problem,
        )?;
        let (run, answer) = programs.jakcraft(
            &folder.path().join("none.jakcraft"),
            &[
                "plan",
                "solve",
                &problem.to_string_lossy(),
                "--out",
                &solution.to_string_lossy(),
                "--seed",
                "1",
            ],
        )?;
        let (cost, bound) = (answer["cost"].as_f64(), answer["bound"].as_f64());
        let gap = cost.zip(bound).map_or(f64::NAN, |(cost, bound)| (cost - bound) / cost.max(1.0) * 100.0);
        rows.push(Row::stated(
            format!("planner, {booths} booths"),
            format!(
                "cost {}, bound {}, within {gap:.1} %, {} wall, {} processor",
                answer["cost"],
                answer["bound"],
                seconds(run.wall_s),
                seconds(run.processor_s)
            ),
        ));
    }
    Ok(rows)
}
