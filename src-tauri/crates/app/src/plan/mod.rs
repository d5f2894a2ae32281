//! Who gets which booth, and whether the floor is in order.

mod check;
mod problem;

use std::collections::{BTreeMap, BTreeSet};
use std::ops::ControlFlow;
use std::path::Path;
use std::time::{Duration, Instant};

use domain::event::Event;
use domain::id::{BoothAssignmentId, BoothId, PartyId};
use domain::party::{BoothAssignment, Party, PartyMember, PlacedBy};
use planner::assign::{self, Phase, SolveOptions};
use planner::problem::Problem;
use planner::solution::Reason;
pub use planner::solution::Solution;
use serde::Serialize;
use store::{PartyLine, Tx};
use uuid::Uuid;

pub(crate) use check::finding_out;
pub use check::{Checked, FindingOut, check};
use problem::problem;

use crate::error::AppError;
use crate::files::write_whole;
use crate::hall::file::Floor;
use crate::hall::floor;
use crate::progress::{Progress, Stage, Watch};
use crate::session::Session;
use crate::texts::{Lang, planning};

/// How hard to look for a plan.
#[derive(Debug, Clone, Copy)]
pub struct Effort {
    /// Ties are broken by it.
    pub seed: u64,
    /// Rounds of improvement, each twice as long as the one before.
    pub rounds: u32,
}

/// What an assignment did.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Assigned {
    /// Parties that have a place now.
    pub placed: usize,
    /// Parties that have none, and why.
    pub unplaced: Vec<UnplacedOut>,
    /// The cost in points.
    pub cost: i64,
    /// No plan that keeps the hard rules costs less.
    pub bound: i64,
    /// The cost by term.
    pub terms: BTreeMap<String, i64>,
    /// The effort.
    pub effort: u32,
    /// The seed.
    pub seed: u64,
}

/// A party without a place.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct UnplacedOut {
    /// The main exhibitor's name.
    pub exhibitor: String,
    /// Why.
    pub reasons: Vec<ReasonOut>,
}

/// Why a party has no place.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ReasonOut {
    /// Stable, in snake_case.
    pub code: &'static str,
    /// In words, with the numbers.
    pub text: String,
}

/// Gives booths to all who were accepted. What a person placed or locked stays; the rest is planned anew.
///
/// # Errors
/// [`AppError::Nothing`] without booths or without anybody accepted; [`AppError::Cancelled`].
pub fn assign(
    session: &mut Session,
    event: Option<&str>,
    effort: Effort,
    watch: Watch<'_>,
) -> Result<Assigned, AppError> {
    let event = session.event(event)?;
    let lang = session.lang();
    let change = session.change(Some(event.id), "plan", "plan_assign");
    let (assigned, _) = session.store.write::<_, AppError>(&change, |tx| {
        make_parties(tx, &event)?;
        let floors: Vec<Floor> =
            tx.halls(event.id)?.into_iter().map(|hall| floor(tx, hall)).collect::<Result<_, _>>()?;
        if floors.iter().all(|floor| floor.booths.is_empty()) {
            return Err(AppError::Nothing { what: "booths" });
        }
        let parties = tx.parties_of_event(event.id)?;
        if parties.is_empty() {
            return Err(AppError::Nothing { what: "parties" });
        }
        let (held, free): (Vec<&PartyLine>, Vec<&PartyLine>) = parties.iter().partition(|line| is_held(line));
        // Booths that rotate by days are planned span by span.
        let mut spans: BTreeMap<_, Vec<&PartyLine>> = BTreeMap::new();
        for line in free {
            spans.entry((line.party.first_day, line.party.last_day)).or_default().push(line);
        }
        let mut total = Assigned {
            placed: held.len(),
            unplaced: Vec::new(),
            cost: 0,
            bound: 0,
            terms: BTreeMap::new(),
            effort: effort.rounds,
            seed: effort.seed,
        };
        let mut kept: Vec<(Party, BoothId)> = Vec::new();
        for line in &held {
            for assignment in &line.assignments {
                if is_by_a_person(assignment) {
                    kept.push((line.party.clone(), assignment.booth_id));
                } else {
                    tx.delete::<BoothAssignment>(assignment.id)?;
                }
            }
        }
        for lines in spans.into_values() {
            let problem = problem(&floors, &lines, &kept, &held);
            let mut solution = solve_watched(&problem, effort, watch)?;
            solution.word_reasons(|reason| planning::reason_words(lang, reason));
            keep_assignments(tx, &floors, &lines, &solution, &mut kept)?;
            add(&mut total, solution, &lines);
        }
        Ok(total)
    })?;
    Ok(assigned)
}

fn is_by_a_person(assignment: &BoothAssignment) -> bool {
    assignment.locked || assignment.placed_by == PlacedBy::Hand
}

/// Whether a person has put a party where it is. It stays there, even where that breaks a rule of the planner, who
/// plans the others round it.
fn is_held(line: &PartyLine) -> bool {
    line.assignments.iter().any(is_by_a_person)
}

/// Everybody who takes a booth is in a party; whoever shares none stands alone.
fn make_parties(tx: &mut Tx<'_>, event: &Event) -> Result<(), AppError> {
    let members: BTreeSet<_> = tx
        .parties_of_event(event.id)?
        .iter()
        .flat_map(|line| line.members.iter().map(|member| member.participation.id))
        .collect();
    for participation in tx.participations(event.id)? {
        if !participation.status.takes_a_booth() || members.contains(&participation.id) {
            continue;
        }
        let party = Party {
            id: PartyId(Uuid::now_v7()),
            event_id: event.id,
            first_day: event.starts_on,
            last_day: event.ends_on,
        };
        tx.insert(&party)?;
        tx.insert(&PartyMember { party_id: party.id, participation_id: participation.id, position: 0 })?;
    }
    Ok(())
}

fn solve_watched(problem: &Problem, effort: Effort, watch: Watch<'_>) -> Result<Solution, AppError> {
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

/// Makes the stored assignments those of the solution; what stays is left alone.
fn keep_assignments(
    tx: &mut Tx<'_>,
    floors: &[Floor],
    lines: &[&PartyLine],
    solution: &Solution,
    kept: &mut Vec<(Party, BoothId)>,
) -> Result<(), AppError> {
    let by_code: BTreeMap<&str, BoothId> =
        floors.iter().flat_map(|floor| &floor.booths).map(|booth| (booth.code.as_str(), booth.id)).collect();
    let given: BTreeMap<&str, BTreeSet<BoothId>> = solution
        .assignments
        .iter()
        .map(|assignment| {
            let booths = assignment.booths.iter().filter_map(|code| by_code.get(code.as_str()).copied());
            (assignment.exhibitor.as_str(), booths.collect())
        })
        .collect();
    let of = |line: &PartyLine| given.get(line.party.id.to_string().as_str()).cloned().unwrap_or_default();
    // Everybody first leaves, so that nobody stands in another's way.
    for line in lines {
        let booths = of(line);
        for assignment in line.assignments.iter().filter(|assignment| !booths.contains(&assignment.booth_id))
        {
            tx.delete::<BoothAssignment>(assignment.id)?;
        }
    }
    for line in lines {
        let booths = of(line);
        let has = |booth: &BoothId| line.assignments.iter().any(|assignment| &assignment.booth_id == booth);
        for booth_id in booths.iter().filter(|booth| !has(booth)) {
            tx.insert(&BoothAssignment {
                id: BoothAssignmentId(Uuid::now_v7()),
                booth_id: *booth_id,
                party_id: line.party.id,
                locked: false,
                placed_by: PlacedBy::Planner,
            })?;
        }
        kept.extend(booths.into_iter().map(|booth| (line.party.clone(), booth)));
    }
    Ok(())
}

fn add(total: &mut Assigned, solution: Solution, lines: &[&PartyLine]) {
    let names: BTreeMap<String, &str> = lines
        .iter()
        .filter_map(|line| Some((line.party.id.to_string(), line.members.first()?.exhibitor_name.as_str())))
        .collect();
    let name = |id: &str| names.get(id).map_or_else(|| id.to_owned(), |name| (*name).to_owned());
    total.placed += solution.assignments.len();
    total.cost += solution.cost;
    total.bound += solution.bound;
    for (term, points) in solution.terms {
        *total.terms.entry(term).or_default() += points;
    }
    total.unplaced.extend(solution.unplaced.into_iter().map(|unplaced| UnplacedOut {
        exhibitor: name(&unplaced.exhibitor),
        reasons: unplaced.reasons.into_iter().map(reason_out).collect(),
    }));
    total.unplaced.sort_by(|one, other| one.exhibitor.cmp(&other.exhibitor));
}

fn reason_out(reason: Reason) -> ReasonOut {
    ReasonOut { code: reason.code.as_str(), text: reason.text }
}

/// Solves a problem file and writes the solution file. A time limit stops it with the best found; without one the
/// same file, seed and effort give the same bytes on every machine.
///
/// # Errors
/// [`AppError::ReadFile`], [`AppError::Problem`], [`AppError::Write`].
pub fn solve_file(
    lang: Lang,
    problem: &Path,
    out: &Path,
    effort: Effort,
    time_limit: Option<Duration>,
    watch: Watch<'_>,
) -> Result<Solution, AppError> {
    let text = std::fs::read_to_string(problem)
        .map_err(|cause| AppError::ReadFile { path: problem.to_owned(), cause })?;
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
