//! The workspace's own problems and solutions as files, for whoever wants to check them.

use std::ops::ControlFlow;
use std::path::Path;

use planner::assign::{SolveOptions, solve};
use planner::cost::evaluate;
use planner::problem::Problem;
use planner::solution::{Assignment, Solution, Unplaced};
use serde::Serialize;
use ts_rs::TS;

use super::Effort;
use super::board::Board;
use super::judge::{Span, bare_solution};
use super::proposals::{Ask, Drafted, draft};
use crate::error::AppError;
use crate::files::write_whole;
use crate::session::Session;
use crate::texts::{Lang, planning};

/// What was written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
pub struct ProblemWritten {
    /// Booths of the problem.
    pub booths: usize,
    /// Parties of the problem.
    pub parties: usize,
    /// What the plan as it stands costs, where it was written as a solution.
    pub cost: Option<i64>,
}

fn off(error: impl std::fmt::Display) -> AppError {
    AppError::Problem { detail: error.to_string() }
}

/// Writes the planner's problem for the longest span of days. With a solution file, everybody is free in it and the
/// solution is the plan as it stands; else it is as the solver reads it, round those whom a person has placed, and with
/// `most_moved`, where everybody stands now counts.
///
/// # Errors
/// [`AppError::Nothing`] without booths or parties; [`AppError::Write`].
pub fn problem_file(
    session: &Session,
    event: Option<&str>,
    most_moved: Option<u32>,
    out: &Path,
    solution: Option<&Path>,
) -> Result<ProblemWritten, AppError> {
    if let Some(path) = solution {
        return standing(session, event, out, path);
    }
    let ask = Ask { effort: Effort { seed: 1, rounds: 0 }, most_moved, label: None };
    let drafted = draft(session, event)?.solve(&ask, &mut crate::progress::unwatched)?;
    let first = drafted.solved.into_iter().next().ok_or(AppError::Nothing { what: "parties" })?;
    write_json(out, &first.problem)?;
    Ok(ProblemWritten {
        booths: first.problem.booths.len(),
        parties: first.problem.exhibitors.len(),
        cost: None,
    })
}

fn standing(
    session: &Session,
    event: Option<&str>,
    out: &Path,
    solution: &Path,
) -> Result<ProblemWritten, AppError> {
    let event = session.event(event)?;
    let board = session.store.reading(|read| Board::with_newcomers(&read, &event))?;
    let days = board.spans().into_iter().next().ok_or(AppError::Nothing { what: "parties" })?;
    let Span { scene, assignments } = board.span(days, &board.places(), None);
    let judged = evaluate(&scene.problem, &assignments).map_err(off)?;
    let unplaced = why_unplaced(session.lang(), &scene.problem, &assignments)?;
    let terms = judged.terms.into_iter().map(|(term, points)| (term.to_owned(), points)).collect();
    let stands = Solution { unplaced, cost: judged.cost, terms, ..bare_solution(assignments) };
    write_json(out, &scene.problem)?;
    write_json(solution, &stands)?;
    Ok(ProblemWritten {
        booths: scene.problem.booths.len(),
        parties: scene.problem.exhibitors.len(),
        cost: Some(judged.cost),
    })
}

/// Who has no place, and why, while all others stay. No reason where there is a place: nobody has looked yet.
fn why_unplaced(
    lang: Lang,
    problem: &Problem,
    assignments: &[Assignment],
) -> Result<Vec<Unplaced>, AppError> {
    let mut standing = problem.clone();
    for exhibitor in &mut standing.exhibitors {
        if let Some(place) = assignments.iter().find(|place| place.exhibitor == exhibitor.id) {
            exhibitor.locked.clone_from(&place.booths);
        }
    }
    let options = SolveOptions { seed: 1, effort: 0 };
    let mut tried = solve(&standing, options, &mut |_| ControlFlow::Continue(())).map_err(off)?.solution;
    tried.word_reasons(|reason| planning::reason_words(lang, reason));
    let without = standing.exhibitors.iter().filter(|exhibitor| exhibitor.locked.is_empty());
    let reasons = |id: &String| {
        let tried = tried.unplaced.iter().find(|unplaced| &unplaced.exhibitor == id);
        tried.map(|unplaced| unplaced.reasons.clone()).unwrap_or_default()
    };
    Ok(without
        .map(|exhibitor| Unplaced { exhibitor: exhibitor.id.clone(), reasons: reasons(&exhibitor.id) })
        .collect())
}

/// Writes the problems of a plan as they were solved, and their solutions, as `problem-N.json` and `solution-N.json`;
/// those of further spans of days have the span's number behind.
///
/// # Errors
/// [`AppError::Write`].
pub fn write_solved(lang: Lang, drafted: &Drafted, folder: &Path, number: u32) -> Result<(), AppError> {
    for (index, solved) in drafted.solved.iter().enumerate() {
        let behind = if index == 0 { String::new() } else { format!("-{}", index + 1) };
        let mut solution = solved.solution.clone();
        solution.word_reasons(|reason| planning::reason_words(lang, reason));
        write_json(&folder.join(format!("problem-{number}{behind}.json")), &solved.problem)?;
        write_json(&folder.join(format!("solution-{number}{behind}.json")), &solution)?;
    }
    Ok(())
}

fn write_json(out: &Path, value: &impl Serialize) -> Result<(), AppError> {
    let json = serde_json::to_string_pretty(value).map_err(off)?;
    write_whole(out, |file| {
        file.write_all(json.as_bytes())?;
        file.write_all(b"\n")
    })?;
    Ok(())
}
