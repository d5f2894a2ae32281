//! Booths for all who were accepted, by the planner, round those whom a person has placed.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use domain::id::{BoothAssignmentId, BoothId, PartyId};
use domain::party::{BoothAssignment, PlacedBy};
use planner::cost::{Violation, evaluate};
use planner::problem::{NeighbourKind, Problem};
use planner::solution::{Assignment, Reason, ReasonCode, Solution};
use serde::Serialize;
use store::{PartyLine, Tx};
use ts_rs::TS;
use uuid::Uuid;

use super::board::{Board, booths_of, make_parties, name_of};
use super::problem::{Ground, Stand, party};
use super::solve::solve_watched;
use super::{Effort, ReasonOut, is_by_a_person};
use crate::error::AppError;
use crate::progress::Watch;
use crate::session::Session;
use crate::texts::planning;

/// What an assignment did.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Assigned {
    /// Parties that have a place now.
    pub placed: usize,
    /// Parties that have none, and why.
    pub unplaced: Vec<UnplacedOut>,
    /// Parties that a person has given fewer booths than they ask for and for whom there are none beside those, and
    /// why. They count as placed.
    pub partly: Vec<UnplacedOut>,
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

/// A party without a place, or without all of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct UnplacedOut {
    /// The main exhibitor's name.
    pub exhibitor: String,
    /// Why.
    pub reasons: Vec<ReasonOut>,
}

/// Gives booths to all who were accepted. What a person placed or locked stays; the rest is planned anew. Booths that
/// rotate by days are planned span by span, the longest first, and written together.
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
        let board = Board::read(tx, &event)?;
        if board.parties.is_empty() {
            return Err(AppError::Nothing { what: "parties" });
        }
        let (held, free): (Vec<&PartyLine>, Vec<&PartyLine>) =
            board.parties.iter().partition(|line| line.assignments.iter().any(is_by_a_person));
        let mut total = Assigned {
            placed: held.len(),
            unplaced: Vec::new(),
            partly: Vec::new(),
            cost: 0,
            bound: 0,
            terms: BTreeMap::new(),
            effort: effort.rounds,
            seed: effort.seed,
        };
        let mut stands: Vec<Stand<'_>> =
            held.iter().map(|line| Stand { line, booths: by_hand(line) }).collect();
        // The rest of a place that a person began comes before anybody else's.
        for index in 0..stands.len() {
            match rest_of_place(&board.ground, &stands, index) {
                Ok(more) => stands[index].booths.extend(more),
                Err(mut reason) => {
                    reason.text = planning::reason_words(lang, &reason);
                    let exhibitor = main_name(stands[index].line);
                    total.partly.push(UnplacedOut { exhibitor, reasons: vec![reason.into()] });
                }
            }
        }
        for mut lines in by_span(free) {
            lines.retain(|line| match same_place(&board.ground, &stands, line) {
                Some(booths) => {
                    stands.push(Stand { line, booths });
                    total.placed += 1;
                    false
                }
                None => true,
            });
            if lines.is_empty() {
                continue;
            }
            let problem = board.ground.problem(&lines, &stands);
            let mut solution = solve_watched(&problem, effort, watch)?;
            solution.word_reasons(|reason| planning::reason_words(lang, reason));
            stands.extend(stands_of(&board.ground, &lines, &solution));
            add(&mut total, solution, &lines);
        }
        keep(tx, &board.parties, &stands)?;
        Ok(total)
    })?;
    Ok(assigned)
}

fn by_hand(line: &PartyLine) -> BTreeSet<BoothId> {
    line.assignments.iter().filter(|one| is_by_a_person(one)).map(|one| one.booth_id).collect()
}

fn main_name(line: &PartyLine) -> String {
    line.members.first().map_or_else(|| name_of(line), |main| main.exhibitor_name.clone())
}

/// The parties of each span of days. Longer spans choose first: they need a booth that is free on more days.
fn by_span(free: Vec<&PartyLine>) -> Vec<Vec<&PartyLine>> {
    let mut spans: BTreeMap<_, Vec<&PartyLine>> = BTreeMap::new();
    for line in free {
        let (first, last) = (line.party.first_day, line.party.last_day);
        spans.entry((Reverse(last - first), first)).or_default().push(line);
    }
    spans.into_values().collect()
}

/// The booths that the main exhibitor of a party has on other days, where they are free on these and keep every rule:
/// nobody should move from one day to the next.
fn same_place(ground: &Ground, stands: &[Stand<'_>], line: &PartyLine) -> Option<BTreeSet<BoothId>> {
    let main = line.members.first()?.participation.id;
    let leads =
        |stand: &&Stand<'_>| stand.line.members.first().is_some_and(|member| member.participation.id == main);
    let booths = &stands.iter().find(leads)?.booths;
    let problem = ground.problem(&[line], stands);
    let place = Assignment { exhibitor: line.party.id.to_string(), booths: ground.codes(booths) };
    let is_in_order = evaluate(&problem, &[place]).is_ok_and(|judged| judged.broken.is_empty());
    is_in_order.then(|| booths.clone())
}

/// The booths that a party still lacks beside those that a person gave it: those that it had, as far as may be.
///
/// # Errors
/// Why there are none.
fn rest_of_place(ground: &Ground, stands: &[Stand<'_>], index: usize) -> Result<BTreeSet<BoothId>, Reason> {
    let stand = &stands[index];
    let asked = usize::try_from(party(stand.line).booths).unwrap_or(1);
    if stand.booths.len() >= asked {
        return Ok(BTreeSet::new());
    }
    let others: Vec<Stand<'_>> = stands
        .iter()
        .enumerate()
        .filter(|(other, _)| *other != index)
        .map(|(_, stand)| stand.clone())
        .collect();
    let problem = ground.problem(&[stand.line], &others);
    let begun: BTreeSet<&str> = stand.booths.iter().map(|id| ground.code(*id)).collect();
    let had = booths_of(stand.line);
    let had: BTreeSet<&str> = had.iter().map(|id| ground.code(*id)).collect();
    let (sets, longest) = places_round(&problem, &begun, asked);
    let broken = |booths: &BTreeSet<&str>| {
        let booths: Vec<String> = booths.iter().map(|code| (*code).to_owned()).collect();
        let place = Assignment { exhibitor: stand.line.party.id.to_string(), booths };
        evaluate(&problem, &[place]).map(|judged| (judged.broken, judged.cost))
    };
    // What is wrong with the booths of the person's choice is the person's to judge.
    let unmended = |violation: &Violation| !matches!(violation, Violation::WrongCount { .. });
    let before = broken(&begun).map_or(0, |(broken, _)| broken.iter().filter(|one| unmended(one)).count());
    let best = sets
        .iter()
        .filter_map(|set| {
            let (broken, cost) = broken(set).ok()?;
            (broken.len() <= before).then_some((
                broken.len(),
                Reverse(set.intersection(&had).count()),
                cost,
                set,
            ))
        })
        .min();
    match best {
        Some((.., set)) => Ok(set.difference(&begun).filter_map(|code| ground.id_of(code)).collect()),
        None => {
            let count = |count: usize| i64::try_from(count).unwrap_or(i64::MAX);
            let code = if sets.is_empty() { ReasonCode::NoAdjacentBooths } else { ReasonCode::NoBoothHasAll };
            Err(Reason::new(code, count(asked), count(longest)))
        }
    }
}

/// Sets of so many booths that hold those that were begun with, each other one side by side with one of the set, open
/// and large enough; and the most booths that any set came to.
fn places_round<'p>(
    problem: &'p Problem,
    begun: &BTreeSet<&'p str>,
    asked: usize,
) -> (BTreeSet<BTreeSet<&'p str>>, usize) {
    let Some(wish) = problem.exhibitors.first() else { return (BTreeSet::new(), 0) };
    let suits: BTreeSet<&str> = problem
        .booths
        .iter()
        .filter(|booth| {
            let large = booth.width_mm.min(booth.depth_mm) >= wish.width_mm.min(wish.depth_mm)
                && booth.width_mm.max(booth.depth_mm) >= wish.width_mm.max(wish.depth_mm);
            large && !booth.closed && (booth.accessible || !wish.accessible)
        })
        .map(|booth| booth.id.as_str())
        .collect();
    let mut sides: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for pair in problem.neighbours.iter().filter(|pair| pair.kind == NeighbourKind::Side) {
        sides.entry(&pair.a).or_default().push(&pair.b);
        sides.entry(&pair.b).or_default().push(&pair.a);
    }
    let mut sets = BTreeSet::from([begun.clone()]);
    let mut size = begun.len();
    while size < asked {
        let mut larger = BTreeSet::new();
        for set in &sets {
            for next in set.iter().filter_map(|code| sides.get(code)).flatten() {
                if suits.contains(next) && !set.contains(next) {
                    let mut grown = set.clone();
                    grown.insert(next);
                    larger.insert(grown);
                }
            }
        }
        if larger.is_empty() {
            return (larger, size);
        }
        sets = larger;
        size += 1;
    }
    (sets, size)
}

/// Where a solution puts its parties.
fn stands_of<'l>(ground: &Ground, lines: &[&'l PartyLine], solution: &Solution) -> Vec<Stand<'l>> {
    let lines: BTreeMap<String, &'l PartyLine> =
        lines.iter().map(|line| (line.party.id.to_string(), *line)).collect();
    solution
        .assignments
        .iter()
        .filter_map(|assignment| {
            let line = lines.get(&assignment.exhibitor)?;
            let booths = assignment.booths.iter().filter_map(|code| ground.id_of(code)).collect();
            Some(Stand { line, booths })
        })
        .collect()
}

/// Makes the stored assignments those of the stands; what stays is left alone. Everybody leaves before anybody comes,
/// so that nobody stands in another's way.
fn keep(tx: &mut Tx<'_>, parties: &[PartyLine], stands: &[Stand<'_>]) -> Result<(), AppError> {
    let given: BTreeMap<PartyId, &BTreeSet<BoothId>> =
        stands.iter().map(|stand| (stand.line.party.id, &stand.booths)).collect();
    for assignment in parties.iter().flat_map(|line| &line.assignments) {
        if !given.get(&assignment.party_id).is_some_and(|booths| booths.contains(&assignment.booth_id)) {
            tx.delete::<BoothAssignment>(assignment.id)?;
        }
    }
    for stand in stands {
        let had = booths_of(stand.line);
        for booth_id in stand.booths.difference(&had) {
            tx.insert(&BoothAssignment {
                id: BoothAssignmentId(Uuid::now_v7()),
                booth_id: *booth_id,
                party_id: stand.line.party.id,
                locked: false,
                placed_by: PlacedBy::Planner,
            })?;
        }
    }
    Ok(())
}

fn add(total: &mut Assigned, solution: Solution, lines: &[&PartyLine]) {
    let names: BTreeMap<String, String> =
        lines.iter().map(|line| (line.party.id.to_string(), main_name(line))).collect();
    total.placed += solution.assignments.len();
    total.cost += solution.cost;
    total.bound += solution.bound;
    for (term, points) in solution.terms {
        *total.terms.entry(term).or_default() += points;
    }
    total.unplaced.extend(solution.unplaced.into_iter().map(|unplaced| UnplacedOut {
        exhibitor: names.get(&unplaced.exhibitor).cloned().unwrap_or(unplaced.exhibitor),
        reasons: unplaced.reasons.into_iter().map(ReasonOut::from).collect(),
    }));
    total.unplaced.sort_by(|one, other| one.exhibitor.cmp(&other.exhibitor));
}
