//! Two firms change places.

use std::collections::BTreeSet;

use domain::id::{BoothId, PartyId};
use domain::party::BoothAssignment;
use serde::Serialize;
use store::PartyLine;
use ts_rs::TS;

use super::board::{Board, booths_of, name_of};
use super::place::{Placed, placed_parties};
use super::problem::Stand;
use super::seat::{rules_broken, settle};
use crate::error::AppError;
use crate::exhibitors::find;
use crate::session::Session;

/// What came of an exchange.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Swapped {
    /// The first firm where it is now.
    pub one: Placed,
    /// The other.
    pub other: Placed,
}

/// Lets two firms change places; both are locked there.
///
/// # Errors
/// [`AppError::NotPlaced`]; [`AppError::RulesBroken`] where a hard rule is broken and force is not asked for;
/// [`AppError::Invalid`] for one and the same place, or places on different days.
pub fn swap(
    session: &mut Session,
    event: Option<&str>,
    firms: [&str; 2],
    force: bool,
) -> Result<Swapped, AppError> {
    let event = session.event(event)?;
    let lang = session.lang();
    let lines = session.store.read().exhibitors_of_event(event.id)?;
    let firms = [find(&lines, firms[0])?, find(&lines, firms[1])?];
    let change = session.change(Some(event.id), "plan", "plan_swap");
    let (swapped, _) = session.store.write::<_, AppError>(&change, |tx| {
        let board = Board::read(tx, &event)?;
        let [one, other] = [placed_parties(&board, firms[0])?, placed_parties(&board, firms[1])?];
        let days = |line: &&PartyLine| (line.party.first_day, line.party.last_day);
        let is_same = one.iter().any(|line| other.iter().any(|theirs| theirs.party.id == line.party.id));
        if is_same || !one.iter().map(days).eq(other.iter().map(days)) {
            let value = format!("{}, {}", firms[0].exhibitor.name, firms[1].exhibitor.name);
            return Err(AppError::Invalid { field: "swap", value });
        }
        let ours: Vec<PartyId> = one.iter().chain(&other).map(|line| line.party.id).collect();
        let stay = board.stands_without(&ours);
        let mut answers = Vec::new();
        for (from, to) in [(&one, &other), (&other, &one)] {
            let mut broken = Vec::new();
            for ((mine, theirs), back) in from.iter().zip(to).zip(from) {
                // What the other draws in exchange counts too.
                let mut others = stay.clone();
                others.push(Stand { line: theirs, booths: booths_of(back) });
                broken.extend(rules_broken(lang, &board, mine, &booths_of(theirs), &others));
            }
            broken.dedup();
            let now: BTreeSet<BoothId> = to.iter().flat_map(|line| booths_of(line)).collect();
            let before: BTreeSet<BoothId> = from.iter().flat_map(|line| booths_of(line)).collect();
            answers.push(Placed {
                exhibitor: name_of(from[0]),
                booths: board.ground.codes(&now),
                left: board.ground.codes(&before),
                displaced: Vec::new(),
                broken,
                is_done: true,
            });
        }
        if let Some(refused) =
            answers.iter().find(|one| !force && one.broken.iter().any(|rule| rule.is_refused))
        {
            return Err(AppError::RulesBroken {
                exhibitor: refused.exhibitor.clone(),
                broken: refused.broken.clone(),
            });
        }
        // Both leave before either comes.
        for assignment in one.iter().chain(&other).flat_map(|line| &line.assignments) {
            tx.delete::<BoothAssignment>(assignment.id)?;
        }
        for (mine, theirs) in one.iter().zip(&other) {
            for (line, booths) in [(mine, booths_of(theirs)), (theirs, booths_of(mine))] {
                let empty = PartyLine { assignments: Vec::new(), ..(*line).clone() };
                settle(tx, &empty, &booths)?;
            }
        }
        let mut answers = answers.into_iter();
        match (answers.next(), answers.next()) {
            (Some(one), Some(other)) => Ok(Swapped { one, other }),
            _ => Err(AppError::NotPlaced { exhibitor: firms[0].exhibitor.name.clone() }),
        }
    })?;
    Ok(swapped)
}
