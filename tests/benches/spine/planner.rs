//! The planner on made problems, beside HiGHS and OR-Tools CP-SAT with the same seconds and the same rules.
//!
//! Five seeds each, the middle one and the worst. Costs are those that the referee finds. Where HiGHS has proven the
//! best plan before, that is what costs are measured against; else the best that anybody found here.

use std::io::Write as _;
use std::path::{Path, PathBuf};

use serde_json::Value;

use crate::Outcome;
use crate::programs::Programs;
use crate::table::Row;

const SEEDS: [u32; 5] = [1, 2, 3, 5, 7];

/// Least costs that HiGHS has proven: booths, seed, whether 5 or 10 firms cancel and 3 may move, cost.
const PROVEN: [(u32, u32, bool, f64); 12] = [
    (60, 1, false, 548.0),
    (60, 2, false, 696.0),
    (60, 3, false, 572.0),
    (60, 5, false, 607.0),
    (60, 7, false, 622.0),
    (100, 1, false, 1_054.0),
    (100, 2, false, 814.0),
    (100, 3, false, 974.0),
    (100, 5, false, 936.0),
    (100, 7, false, 874.0),
    (100, 3, true, 2_091.0),
    (300, 3, true, 6_371.0),
];

/// What HiGHS found for 300 booths, seed 1, in 400 s, and proved for 500 booths, seed 1, in 500 s.
const HIGHS_FOUND_300: f64 = 2_845.0;
const HIGHS_PROVED_500: f64 = 4_389.0;

/// What a solver made of a problem.
struct Answer {
    cost: Option<f64>,
    bound: Option<f64>,
    /// Parties without a place.
    left_out: usize,
}

struct Hall<'a> {
    programs: &'a Programs,
    folder: &'a Path,
    booths: u32,
    seed: u32,
    replan: bool,
}

impl Hall<'_> {
    /// The least cost that is proven, if any.
    fn proven(&self) -> Option<f64> {
        let is = |(booths, seed, replan, _): &&(u32, u32, bool, f64)| {
            (*booths, *seed, *replan) == (self.booths, self.seed, self.replan)
        };
        PROVEN.iter().find(is).map(|(.., cost)| *cost)
    }

    fn problem(&self) -> Outcome<PathBuf> {
        let path = self.folder.join(format!("{}-{}-{}.json", self.booths, self.seed, self.replan));
        if !path.exists() {
            let (booths, seed) = (self.booths.to_string(), self.seed.to_string());
            let mut words = vec!["--booths", &booths, "--seed", &seed];
            if self.replan {
                words.extend(["--cancel", if self.booths < 300 { "5" } else { "10" }, "--max-moved", "3"]);
            }
            self.programs.python_to_file("tests/referee/plan_make.py", &words, &path)?;
        }
        Ok(path)
    }

    /// Ours, its answer judged by the referee.
    fn ours(&self, seconds: f64) -> Outcome<Answer> {
        let (problem, solution) = (self.problem()?, self.folder.join("solution.json"));
        let (none, limit) = (self.folder.join("none.jakcraft"), seconds.to_string());
        let (path, out) = (problem.to_string_lossy(), solution.to_string_lossy());
        let words = ["plan", "solve", &path, "--out", &out, "--seed", "1", "--time-limit-s", &limit];
        let (_, said) = self.programs.jakcraft(&none, &words)?;
        let judged = self.programs.referee(&problem, &solution)?;
        if judged["broken"].as_array().is_none_or(|broken| !broken.is_empty()) {
            return Err(format!("the referee refuses the plan: {judged}").into());
        }
        let written: Value = serde_json::from_slice(&std::fs::read(&solution)?)?;
        let left_out = written["unplaced"].as_array().ok_or("a solution without its unplaced")?.len();
        Ok(Answer { cost: judged["cost"].as_f64(), bound: said["bound"].as_f64(), left_out })
    }

    /// A peer's. The peer is single-threaded too, and has its seconds after its model is made. One that is not
    /// there or fails has no answer, and says why.
    fn peer(&self, solver: &str, seconds: f64) -> Outcome<Answer> {
        let (problem, seconds) = (self.problem()?, seconds.to_string());
        let words = [&*problem.to_string_lossy(), "--solver", solver, "--seconds", &seconds];
        let said = self.programs.peer_answer("plan_mip.py", &words, self.folder).unwrap_or_else(|error| {
            let _ = writeln!(std::io::stderr(), "{solver} gave no answer: {error}");
            Value::Null
        });
        Ok(Answer { cost: said["cost"].as_f64(), bound: said["bound"].as_f64(), left_out: 0 })
    }
}

/// Figures of five seeds, in order.
struct Five(Vec<f64>);

impl Five {
    fn new(mut figures: Vec<f64>) -> Self {
        figures.sort_by(f64::total_cmp);
        Self(figures)
    }

    fn middle(&self) -> f64 {
        self.0.get(self.0.len() / 2).copied().unwrap_or(f64::INFINITY)
    }

    fn worst(&self) -> f64 {
        self.0.last().copied().unwrap_or(f64::INFINITY)
    }

    fn words(&self) -> String {
        let percent = |x: f64| if x.is_finite() { format!("{x:.2} %") } else { "no plan".into() };
        format!("{} / {}", percent(self.middle()), percent(self.worst()))
    }
}

fn above(cost: Option<f64>, base: f64) -> f64 {
    cost.map_or(f64::INFINITY, |cost| (cost / base - 1.0) * 100.0)
}

pub(crate) fn bench(programs: &Programs) -> Outcome<Vec<Row>> {
    let folder = tempfile::tempdir()?;
    let hall = |booths, seed, replan| Hall { programs, folder: folder.path(), booths, seed, replan };
    let mut rows = Vec::new();
    for (booths, replan, seconds, middle, worst) in [
        (60, false, 2.0, Some(0.3), 1.0),
        (100, false, 2.0, Some(0.3), 1.0),
        (300, false, 10.0, None, f64::INFINITY),
        (500, false, 10.0, None, f64::INFINITY),
        (300, true, 3.0, None, 1.0),
    ] {
        rows.push(beside_peers(&|seed| hall(booths, seed, replan), seconds, middle, worst)?);
    }
    let found = hall(300, 1, false).ours(10.0)?.cost;
    rows.push(Row::new(
        "planner, 300 booths, seed 1, 10 s",
        format!("{found:?}"),
        format!("at most {HIGHS_FOUND_300}: HiGHS after 400 s"),
        found.is_some_and(|cost| cost <= HIGHS_FOUND_300),
    ));
    let found = hall(500, 1, false).ours(10.0)?.cost;
    rows.push(Row::new(
        "planner, 500 booths, seed 1, 10 s",
        format!("{:.2} % above", above(found, HIGHS_PROVED_500)),
        format!("at most 4 % above {HIGHS_PROVED_500}: HiGHS's bound after 500 s"),
        above(found, HIGHS_PROVED_500) <= 4.0,
    ));
    rows.push(bound_of_100(&|seed| hall(100, seed, false))?);
    rows.extend(large(&|seed| hall(2_000, seed, false))?);
    Ok(rows)
}

/// Ours and the peers', as far above the best plan that is known.
fn beside_peers<'a>(
    hall: &dyn Fn(u32) -> Hall<'a>,
    seconds: f64,
    middle: Option<f64>,
    worst: f64,
) -> Outcome<Row> {
    let mut figures = [Vec::new(), Vec::new(), Vec::new()];
    for seed in SEEDS {
        let hall = hall(seed);
        let costs =
            [hall.ours(seconds)?.cost, hall.peer("highs", seconds)?.cost, hall.peer("cp-sat", seconds)?.cost];
        let found = costs.iter().flatten().copied().fold(f64::INFINITY, f64::min);
        let base = hall.proven().unwrap_or(found);
        for (figures, cost) in figures.iter_mut().zip(costs) {
            figures.push(above(cost, base));
        }
    }
    let [ours, highs, cp_sat] = figures.map(Five::new);
    let hall = hall(SEEDS[0]);
    let what = format!(
        "planner, {} booths{}, {seconds} s: above the best known, middle / worst",
        hall.booths,
        if hall.replan { ", 10 cancelled, 3 may move" } else { "" },
    );
    let measured = format!("{}; HiGHS {}; CP-SAT {}", ours.words(), highs.words(), cp_sat.words());
    if middle.is_none() && worst.is_infinite() {
        return Ok(Row::stated(what, measured));
    }
    let bar = match middle {
        Some(middle) => format!("at most {middle} / {worst} %"),
        None => format!("worst at most {worst} %"),
    };
    let passes = ours.middle() <= middle.unwrap_or(f64::INFINITY) && ours.worst() <= worst;
    Ok(Row::new(what, measured, bar, passes))
}

/// How far the bounds stay below the proven best of 100 booths.
fn bound_of_100<'a>(hall: &dyn Fn(u32) -> Hall<'a>) -> Outcome<Row> {
    let mut figures = [Vec::new(), Vec::new(), Vec::new()];
    for seed in SEEDS {
        let hall = hall(seed);
        let Some(proven) = hall.proven() else { continue };
        let answers = [hall.ours(10.0)?, hall.peer("highs", 10.0)?, hall.peer("cp-sat", 10.0)?];
        for (figures, answer) in figures.iter_mut().zip(answers) {
            figures.push(answer.bound.map_or(100.0, |bound| (1.0 - bound / proven) * 100.0));
        }
    }
    let [ours, highs, cp_sat] = figures.map(Five::new);
    Ok(Row::new(
        "planner, 100 booths, 10 s: bound below the optimum, middle / worst",
        format!("{}; HiGHS {}; CP-SAT {}", ours.words(), highs.words(), cp_sat.words()),
        "at most 3 / 5 %",
        ours.middle() <= 3.0 && ours.worst() <= 5.0,
    ))
}

/// Halls that the peers make nothing of: whether everybody has a place at once, and what more time gives.
fn large<'a>(hall: &dyn Fn(u32) -> Hall<'a>) -> Outcome<Vec<Row>> {
    let (mut left_out, mut gained) = (Vec::new(), Vec::new());
    for seed in SEEDS {
        let hall = hall(seed);
        left_out.push(hall.ours(2.0)?.left_out);
        let (at_20, at_120) = (hall.ours(20.0)?.cost, hall.ours(120.0)?.cost);
        gained.push(above(at_20, at_120.unwrap_or(f64::NAN)));
    }
    let gained = Five::new(gained);
    Ok(vec![
        Row::new(
            "planner, 2 000 booths, 2 s: parties without a place, by seed",
            format!("{left_out:?}"),
            "none",
            left_out.iter().all(|left| *left == 0),
        ),
        Row::new(
            "planner, 2 000 booths: 20 s above 120 s, middle / worst",
            gained.words(),
            "at most 2 %",
            gained.worst() <= 2.0,
        ),
    ])
}
