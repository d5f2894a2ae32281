//! The solver, for the workspace's own problems and for problem files.

use std::ops::ControlFlow;
use std::path::Path;
use std::time::{Duration, Instant};

use planner::assign::{self, Outcome, Phase, SolveOptions};
use planner::problem::Problem;
use planner::solution::Solution;

use super::Effort;
use crate::error::AppError;
use crate::files::{read_text, write_whole};
use crate::progress::{PlanSoFar, Progress, Stage, Watch};
use crate::texts::{Lang, planning};

/// Problem files of the largest halls have a few megabytes.
const MOST_PROBLEM_BYTES: u64 = 64 << 20;

/// Solves a problem; stopped by the person, the best so far is the answer. `began` is when the work began that this
/// problem is a part of.
pub(super) fn solve_until_stopped(
    problem: &Problem,
    effort: Effort,
    began: Instant,
    watch: Watch<'_>,
) -> Result<Outcome, AppError> {
    let options = SolveOptions { seed: effort.seed, effort: effort.rounds };
    assign::solve(problem, options, &mut |at| watch(progress(at, effort, began)))
        .map_err(|error| AppError::Problem { detail: error.to_string() })
}

fn progress(at: assign::Progress, effort: Effort, began: Instant) -> Progress {
    Progress {
        stage: Stage::Planning,
        done: rounds_done(at.phase),
        total: u64::from(effort.rounds) + 1,
        plan: Some(PlanSoFar {
            cost: at.cost,
            bound: at.bound,
            elapsed_ms: u64::try_from(began.elapsed().as_millis()).unwrap_or(u64::MAX),
        }),
    }
}

fn rounds_done(phase: Phase) -> u64 {
    match phase {
        Phase::Improve { round } => u64::from(round) + 1,
        _ => 0,
    }
}

/// Solves a problem file and writes the solution file. A time limit, in seconds, stops it with the best found; without
/// one the same file, seed and effort give the same bytes on every machine.
///
/// # Errors
/// [`AppError::ReadFile`], [`AppError::FileTooLarge`], [`AppError::Problem`], [`AppError::Write`];
/// [`AppError::Invalid`] for a time limit that is no span of time.
pub fn solve_file(
    lang: Lang,
    problem: &Path,
    out: &Path,
    effort: Effort,
    time_limit_s: Option<f64>,
    watch: Watch<'_>,
) -> Result<Solution, AppError> {
    let time_limit = time_limit_s.map(span).transpose()?;
    let text = read_text(problem, MOST_PROBLEM_BYTES)?;
    let problem =
        Problem::from_json(&text).map_err(|error| AppError::Problem { detail: error.to_string() })?;
    let began = Instant::now();
    let mut told = |at: assign::Progress| {
        if time_limit.is_some_and(|limit| began.elapsed() >= limit) {
            return ControlFlow::Break(());
        }
        watch(progress(at, effort, began))
    };
    let options = SolveOptions { seed: effort.seed, effort: effort.rounds };
    let outcome = assign::solve(&problem, options, &mut told)
        .map_err(|error| AppError::Problem { detail: error.to_string() })?;
    let mut solution = outcome.solution;
    solution.word_reasons(|reason| planning::reason_words(lang, reason));
    let mut json = solution.to_json();
    json.push('\n');
    write_whole(out, |file| file.write_all(json.as_bytes()))?;
    Ok(solution)
}

/// A day is longer than anybody waits for a plan.
const MOST_SECONDS: f64 = 86_400.0;

fn span(seconds: f64) -> Result<Duration, AppError> {
    if (0.0..=MOST_SECONDS).contains(&seconds) {
        Ok(Duration::from_secs_f64(seconds))
    } else {
        Err(AppError::Invalid { field: "time_limit", value: seconds.to_string() })
    }
}
