//! Parties on booths by a person's hand: what it would come to, and how it is written.

use std::collections::BTreeSet;

use domain::id::{BoothAssignmentId, BoothId, PartyId};
use domain::party::{BoothAssignment, PlacedBy};
use planner::cost::{Violation, evaluate};
use planner::solution::Assignment;
use store::{PartyLine, Tx};
use uuid::Uuid;

use super::board::{Board, booths_of, name_of};
use super::place::{BrokenRule, Displaced, Placed};
use super::problem::Stand;
use super::scene::days_of;
use crate::error::AppError;
use crate::texts::{Lang, placing};

/// What putting the parties of a firm on booths would come to, and the assignments that must go for it. `beside` are
/// others who are put elsewhere in the same change, where they will stand.
pub(super) fn intended(
    lang: Lang,
    board: &Board,
    own: &[&PartyLine],
    booths: &BTreeSet<BoothId>,
    beside: &[Stand<'_>],
) -> (Placed, Vec<BoothAssignmentId>) {
    let ours: Vec<PartyId> =
        own.iter().copied().chain(beside.iter().map(|stand| stand.line)).map(|line| line.party.id).collect();
    let in_the_way = |line: &&PartyLine| {
        !ours.contains(&line.party.id)
            && own.iter().any(|mine| mine.party.meets(&line.party))
            && !booths.is_disjoint(&booths_of(line))
    };
    let there: Vec<&PartyLine> = board.parties.iter().filter(in_the_way).collect();
    let mut left_out = ours.clone();
    left_out.extend(there.iter().map(|line| line.party.id));
    let mut others = board.stands_without(&left_out);
    others.extend(beside.iter().cloned());

    let mut broken = Vec::new();
    let mut displaced = Vec::new();
    let mut leaving = Vec::new();
    for line in there {
        let lost: Vec<&BoothAssignment> =
            line.assignments.iter().filter(|one| booths.contains(&one.booth_id)).collect();
        let codes = board.ground.codes(&lost.iter().map(|one| one.booth_id).collect());
        let was_locked = lost.iter().any(|one| one.locked);
        broken.push(placing::occupied(lang, &name_of(line), &codes, was_locked));
        leaving.extend(lost.iter().map(|one| one.id));
        displaced.push(Displaced { exhibitor: name_of(line), booths: codes, was_locked });
    }
    for line in own {
        broken.extend(rules_broken(lang, board, line, booths, &others));
    }
    broken.dedup();
    let had: BTreeSet<BoothId> = own.iter().flat_map(|line| booths_of(line)).collect();
    let left: BTreeSet<BoothId> = had.difference(booths).copied().collect();
    let placed = Placed {
        exhibitor: own.first().map(|line| name_of(line)).unwrap_or_default(),
        booths: board.ground.codes(booths),
        left: board.ground.codes(&left),
        displaced,
        broken,
        is_done: false,
    };
    (placed, leaving)
}

/// The hard rules that a party would break in some booths, beside others who stay.
pub(super) fn rules_broken(
    lang: Lang,
    board: &Board,
    line: &PartyLine,
    booths: &BTreeSet<BoothId>,
    others: &[Stand<'_>],
) -> Vec<BrokenRule> {
    let scene = board.ground.scene(days_of(line), &[line], others, None);
    let problem = &scene.problem;
    let codes = board.ground.codes(booths);
    let place = Assignment { exhibitor: line.party.id.to_string(), booths: codes };
    let places: Vec<Assignment> = scene.held.into_iter().chain([place]).collect();
    let Ok(judged) = evaluate(problem, &places) else { return Vec::new() };
    let wish = &problem.exhibitors[0];
    // Whoever has fewer booths than asked is not served yet: the planner adds the rest.
    let asked = usize::try_from(wish.booths).unwrap_or(usize::MAX);
    let is_begun = booths.len() < asked;
    let mut broken: Vec<BrokenRule> = judged
        .broken
        .iter()
        .filter_map(|violation| placing::broken(lang, problem, wish, &board.names(), violation))
        .collect();
    for rule in &mut broken {
        let waits = matches!(rule.code, "wrong_count" | "power_short" | "no_water" | "no_corner");
        rule.is_refused = !(is_begun && waits);
    }
    debug_assert!(!judged.broken.iter().any(|one| matches!(one, Violation::NoSuchBooth { .. })));
    broken
}

/// Puts a party on exactly these booths, by hand and locked.
pub(super) fn settle(tx: &mut Tx<'_>, line: &PartyLine, booths: &BTreeSet<BoothId>) -> Result<(), AppError> {
    for assignment in &line.assignments {
        if booths.contains(&assignment.booth_id) {
            tx.update(&BoothAssignment { locked: true, placed_by: PlacedBy::Hand, ..*assignment })?;
        } else {
            tx.delete::<BoothAssignment>(assignment.id)?;
        }
    }
    for booth_id in booths.difference(&booths_of(line)) {
        tx.insert(&BoothAssignment {
            id: BoothAssignmentId(Uuid::now_v7()),
            booth_id: *booth_id,
            party_id: line.party.id,
            locked: true,
            placed_by: PlacedBy::Hand,
        })?;
    }
    Ok(())
}
