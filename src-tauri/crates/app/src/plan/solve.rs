//! The solver, for the workspace's own problems and for problem files.

use std::ops::ControlFlow;
use std::path::Path;
use std::time::{Duration, Instant};

use planner::assign::{self, Phase, SolveOptions};
use planner::problem::Problem;
use planner::solution::Solution;

use super::Effort;
use crate::error::AppError;
use crate::files::{read_text, write_whole};
use crate::progress::{Progress, Stage, Watch};
use crate::texts::{Lang, planning};

/// Problem files of the largest halls have a few megabytes.
const MOST_PROBLEM_BYTES: u64 = 64 << 20;

/// Solves a problem; stopped by the person, nothing comes of it.
pub(super) fn solve_watched(
    problem: &Problem,
    effort: Effort,
    watch: Watch<'_>,
) -> Result<Solution, AppError> {
    let options = SolveOptions { seed: effort.seed, effort: effort.rounds };
    let mut stopped = false;
    let mut told = |progress: assign::Progress| {
        let going = watch(Progress {
            stage: Stage::Planning,
            done: rounds_done(progress.phase),
            total: u64::from(effort.rounds) + 1,
        });
        stopped |= going.is_break();
        going
    };
    let outcome = assign::solve(problem, options, &mut told)
        .map_err(|error| AppError::Problem { detail: error.to_string() })?;
    if stopped { Err(AppError::Cancelled) } else { Ok(outcome.solution) }
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
    let mut told = |progress: assign::Progress| {
        if time_limit.is_some_and(|limit| began.elapsed() >= limit) {
            return ControlFlow::Break(());
        }
        watch(Progress {
            stage: Stage::Planning,
            done: rounds_done(progress.phase),
            total: u64::from(effort.rounds) + 1,
        })
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
