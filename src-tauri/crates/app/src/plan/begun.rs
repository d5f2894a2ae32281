//! Places that are decided before the planner's turn: the rest of one that a person began, and that of other days.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use domain::id::BoothId;
use planner::cost::{Violation, evaluate};
use planner::problem::NeighbourKind;
use planner::solution::{Assignment, Reason, ReasonCode};
use store::PartyLine;

use super::board::booths_of;
use super::problem::{Ground, Stand, party};
use super::scene::{Scene, days_of};

/// The booths that the main exhibitor of a party has on other days, where they are free on these and keep every rule:
/// nobody should move from one day to the next.
pub(super) fn same_place(
    ground: &Ground,
    stands: &[Stand<'_>],
    line: &PartyLine,
) -> Option<BTreeSet<BoothId>> {
    let main = line.members.first()?.participation.id;
    let leads =
        |stand: &&Stand<'_>| stand.line.members.first().is_some_and(|member| member.participation.id == main);
    let booths = &stands.iter().find(leads)?.booths;
    let scene = ground.scene(days_of(line), &[line], stands, None);
    let place = Assignment { exhibitor: line.party.id.to_string(), booths: ground.codes(booths) };
    let places: Vec<Assignment> = scene.held.iter().cloned().chain([place]).collect();
    let is_in_order = evaluate(&scene.problem, &places).is_ok_and(|judged| judged.broken.is_empty());
    is_in_order.then(|| booths.clone())
}

/// The booths that a party still lacks beside those that a person gave it: those that it had, as far as may be.
///
/// # Errors
/// Why there are none.
pub(super) fn rest_of_place(
    ground: &Ground,
    stands: &[Stand<'_>],
    index: usize,
) -> Result<BTreeSet<BoothId>, Reason> {
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
    let scene = ground.scene(days_of(stand.line), &[stand.line], &others, None);
    let problem = &scene.problem;
    let begun: BTreeSet<&str> = stand.booths.iter().map(|id| ground.code(*id)).collect();
    let had = booths_of(stand.line);
    let had: BTreeSet<&str> = had.iter().map(|id| ground.code(*id)).collect();
    let (sets, longest) = places_round(&scene, &begun, asked);
    let broken = |booths: &BTreeSet<&str>| {
        let booths: Vec<String> = booths.iter().map(|code| (*code).to_owned()).collect();
        let place = Assignment { exhibitor: stand.line.party.id.to_string(), booths };
        let places: Vec<Assignment> = scene.held.iter().cloned().chain([place]).collect();
        evaluate(problem, &places).map(|judged| (judged.broken, judged.cost))
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
    scene: &'p Scene,
    begun: &BTreeSet<&'p str>,
    asked: usize,
) -> (BTreeSet<BTreeSet<&'p str>>, usize) {
    let problem = &scene.problem;
    let Some(wish) = problem.exhibitors.first() else { return (BTreeSet::new(), 0) };
    let suits: BTreeSet<&str> = problem
        .booths
        .iter()
        .filter(|booth| {
            let large = booth.width_mm.min(booth.depth_mm) >= wish.width_mm.min(wish.depth_mm)
                && booth.width_mm.max(booth.depth_mm) >= wish.width_mm.max(wish.depth_mm);
            large
                && !booth.closed
                && !scene.taken.contains(&booth.id)
                && (booth.accessible || !wish.accessible)
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
