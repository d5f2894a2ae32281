//! Booths for all who were accepted, by the planner, round those whom a person has placed.

use std::collections::{BTreeMap, BTreeSet};

use domain::event::Event;
use domain::id::{BoothAssignmentId, BoothId, EventId, ParticipationId, PartyId};
use domain::party::{BoothAssignment, PlacedBy};
use planner::solution::Reason;
use serde::Serialize;
use store::{PartyLine, Tx};
use ts_rs::TS;
use uuid::Uuid;

use super::board::{Board, booths_of, name_of, new_party};
use super::proposals::{Draft, draft, facts};
use super::scene::Places;
use super::seek::{Aim, Found};
use super::{Effort, ReasonOut};
use crate::error::AppError;
use crate::progress::Watch;
use crate::session::Session;
use crate::texts::{Lang, planning};

/// What an assignment did.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Assigned {
    /// Parties that have a place now.
    pub placed: usize,
    /// Parties that stand elsewhere than before, those who had no place before among them.
    pub moved: usize,
    /// Parties that have none, and why.
    pub unplaced: Vec<UnplacedOut>,
    /// Parties that a person has given fewer booths than they ask for and for whom there are none beside those, and
    /// why. They count as placed.
    pub partly: Vec<UnplacedOut>,
    /// The cost in points.
    pub cost: i64,
    /// No plan that keeps the hard rules costs less: proven. `None` where the planner chose the rest of places that a
    /// person began.
    pub bound: Option<i64>,
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

/// A plan of [`assign`] that is not written yet.
#[derive(Debug)]
pub struct Allotted {
    event: EventId,
    board: Board,
    found: Found,
    effort: Effort,
}

impl Draft {
    /// Finds booths for all who were accepted. What a person placed or locked stays; the rest is planned anew. Booths that
    /// rotate by days are planned span by span, the longest first.
    ///
    /// # Errors
    /// [`AppError::Nothing`] without anybody accepted; [`AppError::Cancelled`] for who stops the watch.
    pub fn allot(self, effort: Effort, watch: Watch<'_>) -> Result<Allotted, AppError> {
        let mut found = self.board.seek(Aim::Anew, effort, &mut Vec::new(), watch)?;
        if found.is_stopped {
            return Err(AppError::Cancelled);
        }
        found.keep_true(self.board.judge(&found.places, None)?.cost);
        Ok(Allotted { event: self.event, board: self.board, found, effort })
    }
}

/// Gives booths to all who were accepted, as [`Draft::allot`] finds them. Nobody waits for the search: it goes on outside
/// the transaction.
///
/// # Errors
/// [`AppError::Nothing`] without booths or without anybody accepted; [`AppError::Cancelled`];
/// [`AppError::PlanChanged`] where another program has changed booths, firms, places or weights meanwhile.
pub fn assign(
    session: &mut Session,
    event: Option<&str>,
    effort: Effort,
    watch: Watch<'_>,
) -> Result<Assigned, AppError> {
    let allotted = draft(session, event)?.allot(effort, watch)?;
    give(session, &allotted)
}

/// Writes what was found, as one change.
///
/// # Errors
/// [`AppError::PlanChanged`] where booths, firms, places or weights have changed since.
pub fn give(session: &mut Session, allotted: &Allotted) -> Result<Assigned, AppError> {
    let Allotted { event, board, found, effort } = allotted;
    let lang = session.lang();
    let judged = board.judge(&found.places, None)?;
    let change = session.change(Some(*event), "plan", "plan_assign");
    session.store.write::<_, AppError>(&change, |tx| {
        let event = tx.get::<Event>(*event)?.ok_or(AppError::PlanChanged)?;
        let now = Board::with_newcomers(tx, &event)?;
        let weights = |board: &Board| board.ground.terms().weights.clone();
        if facts(&now) != facts(board) || weights(&now) != weights(board) {
            return Err(AppError::PlanChanged);
        }
        write_places(tx, &event, &now, &found.places)
    })?;
    let out = |id: &PartyId, reasons: &[Reason]| UnplacedOut {
        exhibitor: board.line(*id).map(main_name).unwrap_or_default(),
        reasons: reasons_out(lang, reasons),
    };
    let mut unplaced: Vec<UnplacedOut> =
        found.unplaced.iter().map(|(id, reasons)| out(id, reasons)).collect();
    unplaced.sort_by(|one, other| one.exhibitor.cmp(&other.exhibitor));
    let (before, places) = (board.places(), &found.places);
    let everybody: BTreeSet<&PartyId> = before.keys().chain(places.keys()).collect();
    Ok(Assigned {
        placed: places.len(),
        moved: everybody.into_iter().filter(|id| before.get(id) != places.get(id)).count(),
        unplaced,
        partly: found.partly.iter().map(|(id, reason)| out(id, std::slice::from_ref(reason))).collect(),
        cost: judged.cost,
        bound: found.bound,
        terms: judged
            .terms
            .into_iter()
            .filter(|(_, points)| *points != 0)
            .map(|(term, points)| (term.to_owned(), points))
            .collect(),
        effort: effort.rounds,
        seed: effort.seed,
    })
}

/// Reasons in words.
pub(super) fn reasons_out(lang: Lang, reasons: &[Reason]) -> Vec<ReasonOut> {
    let worded = |reason: &Reason| ReasonOut {
        code: reason.code.as_str(),
        text: planning::reason_words(lang, reason),
    };
    reasons.iter().map(worded).collect()
}

fn main_name(line: &PartyLine) -> String {
    line.members.first().map_or_else(|| name_of(line), |main| main.exhibitor_name.clone())
}

/// Makes the stored assignments those of a plan; what stays is left alone. Parties that are not written yet are
/// written first. Everybody leaves before anybody comes, so that nobody stands in another's way.
pub(super) fn write_places(
    tx: &mut Tx<'_>,
    event: &Event,
    board: &Board,
    places: &Places,
) -> Result<(), AppError> {
    let mut written: BTreeMap<PartyId, PartyId> = BTreeMap::new();
    for line in &board.parties {
        let is_unwritten =
            line.members.first().is_some_and(|main| main.participation.id.0 == line.party.id.0);
        if is_unwritten {
            let members: Vec<ParticipationId> =
                line.members.iter().map(|member| member.participation.id).collect();
            let party = new_party(tx, event, (line.party.first_day, line.party.last_day), &members)?;
            written.insert(line.party.id, party.id);
        }
    }
    for assignment in board.parties.iter().flat_map(|line| &line.assignments) {
        if !places.get(&assignment.party_id).is_some_and(|booths| booths.contains(&assignment.booth_id)) {
            tx.delete::<BoothAssignment>(assignment.id)?;
        }
    }
    for line in &board.parties {
        let Some(booths) = places.get(&line.party.id) else { continue };
        let had: BTreeSet<BoothId> = booths_of(line);
        for booth_id in booths.difference(&had) {
            tx.insert(&BoothAssignment {
                id: BoothAssignmentId(Uuid::now_v7()),
                booth_id: *booth_id,
                party_id: written.get(&line.party.id).copied().unwrap_or(line.party.id),
                locked: false,
                placed_by: PlacedBy::Planner,
            })?;
        }
    }
    Ok(())
}
