//! Plans that are proposed, looked at beside each other, and taken as one change. They are kept beside the workspace,
//! not in it.
//!
//! The file is long because what a proposal says of itself is said against the plan that it was found in and that of now.

use std::collections::{BTreeMap, BTreeSet};

use domain::event::Event;
use domain::id::{BoothId, EventId, PartyId};
use planner::problem::{Exhibitor, Problem};
use store::PartyLine;

use super::answers::{
    CurrentPlan, Differing, LeftOut, MovedOut, MustMove, Proposal, ProposalKind, Proposals, Replanned, Taken,
    terms_out,
};
use super::assign::{reasons_out, write_places};
use super::board::{Board, booths_of};
use super::explain::party_name;
use super::scene::{Days, Places, days_of};
use super::seat::rules_broken;
use super::seek::{Aim, Found, SolvedProblem};
use super::without::reasons;
use super::{Effort, ReasonOut, is_by_a_person};
use crate::error::AppError;
use crate::progress::Watch;
use crate::session::Session;
use crate::texts::{Lang, say};

/// How many proposals of a kind are kept.
const MOST_PROPOSALS: usize = 3;

/// What to propose.
#[derive(Debug, Clone, Default)]
pub struct Ask {
    /// What it is called; `None` for a name of the program's.
    pub label: Option<String>,
    /// How hard to look.
    pub effort: Effort,
    /// Where set, few move: at most so many of those who could stay.
    pub most_moved: Option<u32>,
}

/// All that a plan depends on, read at one moment. To look for the plan needs no workspace.
#[derive(Debug)]
pub struct Draft {
    pub(super) event: EventId,
    pub(super) board: Board,
}

/// A plan that was found, with all that it depends on.
#[derive(Debug, Clone)]
pub struct Drafted {
    event: EventId,
    board: Board,
    ask: Ask,
    found: Found,
    /// The problems as they were solved, one for each span of days.
    pub solved: Vec<SolvedProblem>,
}

impl Drafted {
    fn kind(&self) -> ProposalKind {
        if self.ask.most_moved.is_some() { ProposalKind::Replan } else { ProposalKind::Assign }
    }
}

/// Reads what a plan depends on.
///
/// # Errors
/// [`AppError::Nothing`] without booths.
pub fn draft(session: &Session, event: Option<&str>) -> Result<Draft, AppError> {
    let event = session.event(event)?;
    let board = session.store.reading(|read| Board::with_newcomers(&read, &event))?;
    Ok(Draft { event: event.id, board })
}

impl Draft {
    /// Looks for a plan. Who stops the watch gets the best so far.
    ///
    /// # Errors
    /// [`AppError::Nothing`] without anybody accepted.
    pub fn solve(&self, ask: &Ask, watch: Watch<'_>) -> Result<Drafted, AppError> {
        let mut solved = Vec::new();
        let mut found = self.board.seek(aim(ask), ask.effort, &mut solved, watch)?;
        let staying = ask.most_moved.map(|_| self.board.who_can_stay());
        found.keep_true(self.board.judge(&found.places, staying.as_ref())?.cost);
        Ok(Drafted { event: self.event, board: self.board.clone(), ask: ask.clone(), found, solved })
    }
}

fn aim(ask: &Ask) -> Aim {
    ask.most_moved.map_or(Aim::Anew, Aim::FewMoves)
}

/// The proposals of an open workspace: at most three of each kind of each event, the oldest goes first.
#[derive(Debug, Default)]
pub struct Shelf {
    last_id: u32,
    kept: Vec<(u32, Drafted)>,
}

impl Shelf {
    /// Keeps a plan, and gives it an id.
    pub fn keep(&mut self, drafted: Drafted) -> u32 {
        let is_like = |one: &Drafted| one.event == drafted.event && one.kind() == drafted.kind();
        if self.kept.iter().filter(|(_, one)| is_like(one)).count() >= MOST_PROPOSALS
            && let Some(oldest) = self.kept.iter().position(|(_, one)| is_like(one))
        {
            self.kept.remove(oldest);
        }
        self.last_id += 1;
        self.kept.push((self.last_id, drafted));
        self.last_id
    }

    /// Forgets a plan. Returns whether there was one of that id.
    pub fn forget(&mut self, id: u32) -> bool {
        let before = self.kept.len();
        self.kept.retain(|(known, _)| *known != id);
        self.kept.len() < before
    }

    fn of_event(&self, event: &Event) -> impl Iterator<Item = &(u32, Drafted)> {
        self.kept.iter().filter(move |(_, one)| one.event == event.id)
    }

    fn find(&self, event: &Event, id: u32) -> Result<&Drafted, AppError> {
        let found = self.of_event(event).find(|(known, _)| *known == id);
        found.map(|(_, drafted)| drafted).ok_or_else(|| AppError::Unknown {
            kind: "proposal",
            name: id.to_string(),
            known: self.of_event(event).map(|(id, _)| id.to_string()).collect(),
        })
    }
}

/// What a party of the planner is, where it stands, and which of these booths a person gave it.
type PartyFacts = (PartyId, Days, Exhibitor, BTreeSet<BoothId>, BTreeSet<BoothId>);

/// What a plan depends on, other than the weights.
pub(super) fn facts(board: &Board) -> (Problem, Vec<PartyFacts>, super::terms::Terms) {
    let mut terms = board.ground.terms().clone();
    terms.weights.clear();
    let parties = board
        .parties
        .iter()
        .map(|line| {
            let by_hand = line.assignments.iter().filter(|one| is_by_a_person(one));
            let by_hand = by_hand.map(|one| one.booth_id).collect();
            (line.party.id, days_of(line), board.ground.exhibitor(line), booths_of(line), by_hand)
        })
        .collect();
    (board.ground.bare().clone(), parties, terms)
}

/// The board as it stands, and the proposals beside it.
struct Table<'s> {
    lang: Lang,
    now: Board,
    now_places: Places,
    /// Why those without a place have none.
    why: BTreeMap<PartyId, Vec<ReasonOut>>,
    kept: Vec<&'s (u32, Drafted)>,
}

impl Table<'_> {
    fn proposal(&self, id: u32, drafted: &Drafted) -> Result<Proposal, AppError> {
        let weights = &self.now.ground.terms().weights;
        let is_same_weights = drafted.board.ground.terms().weights == *weights;
        let mut board = drafted.board.clone();
        board.ground.set_weights(weights.clone());
        let found = &drafted.found;
        let staying = drafted.ask.most_moved.map(|_| board.who_can_stay());
        let judged = board.judge(&found.places, staying.as_ref())?;
        let moved = self.moved(&board, &found.places);
        let others_moved = moved
            .iter()
            .filter(|moved| {
                let stays = |id: &PartyId| id.to_string() == moved.party.party;
                !moved.from.is_empty() && staying.as_ref().is_none_or(|staying| staying.keys().any(stays))
            })
            .count();
        let bound = found.bound.filter(|_| is_same_weights);
        let gap = |bound: i64| {
            if judged.cost <= bound { 0.0 } else { (judged.cost - bound) as f64 * 100.0 / judged.cost as f64 }
        };
        let mut unplaced: Vec<LeftOut> = found
            .unplaced
            .iter()
            .filter_map(|(id, reasons)| {
                let line = board.line(*id)?;
                Some(LeftOut { party: party_name(line), reasons: reasons_out(self.lang, reasons) })
            })
            .collect();
        unplaced.sort_by(|one, other| one.party.name.cmp(&other.party.name));
        Ok(Proposal {
            id,
            label: label(self.lang, id, drafted),
            kind: drafted.kind(),
            most_moved: drafted.ask.most_moved,
            seed: drafted.ask.effort.seed,
            effort: drafted.ask.effort.rounds,
            cost: judged.cost,
            bound,
            gap_percent: bound.map(gap),
            terms: terms_out(&judged.terms),
            placed: found.places.len(),
            unplaced,
            moved,
            others_moved,
            is_stopped: found.is_stopped,
            is_stale: facts(&drafted.board) != facts(&self.now),
        })
    }

    /// Who stands elsewhere than now, by name.
    fn moved(&self, board: &Board, places: &Places) -> Vec<MovedOut> {
        let mut moved: Vec<MovedOut> = board
            .parties
            .iter()
            .filter(|line| places.get(&line.party.id) != self.now_places.get(&line.party.id))
            .map(|line| MovedOut {
                party: party_name(line),
                from: self.now_codes(line.party.id),
                to: places.get(&line.party.id).map(|booths| board.ground.codes(booths)).unwrap_or_default(),
            })
            .collect();
        moved.sort_by(|one, other| one.party.name.cmp(&other.party.name));
        moved
    }

    fn now_codes(&self, id: PartyId) -> Vec<String> {
        self.now_places.get(&id).map(|booths| self.now.ground.codes(booths)).unwrap_or_default()
    }

    fn current(&self) -> Result<CurrentPlan, AppError> {
        let judged = self.now.judge(&self.now_places, None)?;
        let left_out = |line: &PartyLine| LeftOut {
            party: party_name(line),
            reasons: self.why.get(&line.party.id).cloned().unwrap_or_default(),
        };
        let mut unplaced: Vec<LeftOut> = self
            .now
            .parties
            .iter()
            .filter(|line| !self.now_places.contains_key(&line.party.id))
            .map(left_out)
            .collect();
        unplaced.sort_by(|one, other| one.party.name.cmp(&other.party.name));
        Ok(CurrentPlan {
            cost: judged.cost,
            terms: terms_out(&judged.terms),
            placed: self.now_places.len(),
            unplaced,
            broken: self.now.broken_words(self.lang, &judged),
        })
    }

    fn differs(&self) -> Vec<Differing> {
        let in_each = |id: PartyId| -> Vec<Vec<String>> {
            let codes = |drafted: &Drafted| {
                let booths = drafted.found.places.get(&id);
                booths.map(|booths| drafted.board.ground.codes(booths)).unwrap_or_default()
            };
            let compared = self.kept.iter().filter(|(_, drafted)| drafted.kind() == ProposalKind::Assign);
            compared.map(|(_, drafted)| codes(drafted)).collect()
        };
        let mut differs: Vec<Differing> = self
            .now
            .parties
            .iter()
            .map(|line| Differing {
                party: party_name(line),
                current: self.now_codes(line.party.id),
                in_each: in_each(line.party.id),
            })
            .filter(|one| one.in_each.iter().any(|booths| *booths != one.current))
            .collect();
        differs.sort_by(|one, other| one.party.name.cmp(&other.party.name));
        differs
    }

    /// Who cannot stay where they stand, whatever plan is chosen.
    fn must_move(&self) -> Vec<MustMove> {
        let board = &self.now;
        let staying = board.who_can_stay();
        let fast = |line: &PartyLine| line.assignments.iter().any(is_by_a_person);
        let mut must_move: Vec<MustMove> = board
            .parties
            .iter()
            .filter(|line| !line.assignments.is_empty() && !fast(line))
            .filter(|line| !staying.contains_key(&line.party.id))
            .map(|line| {
                let stays = |other: &PartyLine| fast(other) || staying.contains_key(&other.party.id);
                let others = board
                    .stands_in(&self.now_places, |other| stays(other) && other.party.id != line.party.id);
                MustMove {
                    party: party_name(line),
                    from: board.ground.codes(&booths_of(line)),
                    broken: rules_broken(self.lang, board, line, &booths_of(line), &others),
                }
            })
            .collect();
        must_move.sort_by(|one, other| one.party.name.cmp(&other.party.name));
        must_move
    }
}

fn label(lang: Lang, id: u32, drafted: &Drafted) -> String {
    match (&drafted.ask.label, drafted.ask.most_moved) {
        (Some(label), _) if !label.trim().is_empty() => label.trim().to_owned(),
        (_, Some(0)) => lang.pick("Tidak ada yang pindah", "Nobody moves").to_owned(),
        (_, Some(most)) => say!(lang, "Paling banyak {most} pindah", "At most {most} move"),
        (_, None) => {
            let letter = char::from(b'A' + u8::try_from((id - 1) % 26).unwrap_or(0));
            say!(lang, "Usulan {letter}", "Proposal {letter}")
        }
    }
}

fn table<'s>(session: &Session, event: &Event, shelf: &'s Shelf) -> Result<Table<'s>, AppError> {
    let lang = session.lang();
    let (now, why) = session.store.reading(|read| {
        let now = Board::with_newcomers(&read, event)?;
        let why = reasons(&read, lang, event, &now)?;
        Ok::<_, AppError>((now, why))
    })?;
    let now_places = now.places();
    Ok(Table { lang, now, now_places, why, kept: shelf.of_event(event).collect() })
}

/// The plan as it stands beside the proposals.
///
/// # Errors
/// [`AppError::Nothing`] without booths.
pub fn proposals(session: &Session, event: Option<&str>, shelf: &Shelf) -> Result<Proposals, AppError> {
    let event = session.event(event)?;
    let table = table(session, &event, shelf)?;
    let is_replanned = table.kept.iter().any(|(_, drafted)| drafted.kind() == ProposalKind::Replan);
    Ok(Proposals {
        current: table.current()?,
        must_move: if is_replanned { table.must_move() } else { Vec::new() },
        proposals: table
            .kept
            .iter()
            .map(|(id, drafted)| table.proposal(*id, drafted))
            .collect::<Result<_, _>>()?,
        differs: table.differs(),
    })
}

/// A proposal that was kept.
///
/// # Errors
/// [`AppError::Unknown`] for no such id.
pub fn kept(session: &Session, event: Option<&str>, shelf: &Shelf, id: u32) -> Result<Proposal, AppError> {
    let event = session.event(event)?;
    let drafted = shelf.find(&event, id)?;
    table(session, &event, shelf)?.proposal(id, drafted)
}

/// The plans that move few, with those who must move and those who have no place yet.
///
/// # Errors
/// As [`kept`].
pub fn replanned(
    session: &Session,
    event: Option<&str>,
    shelf: &Shelf,
    ids: &[u32],
) -> Result<Replanned, AppError> {
    let event = session.event(event)?;
    let table = table(session, &event, shelf)?;
    Ok(Replanned {
        must_move: table.must_move(),
        newcomers: table.current()?.unplaced.into_iter().map(|left| left.party).collect(),
        proposals: ids
            .iter()
            .map(|id| table.proposal(*id, shelf.find(&event, *id)?))
            .collect::<Result<_, _>>()?,
    })
}

/// Takes a proposal: one change set that makes the places those of the plan.
///
/// # Errors
/// [`AppError::Unknown`] for no such id; [`AppError::PlanChanged`] where booths, firms or places have changed since.
pub fn take(
    session: &mut Session,
    event: Option<&str>,
    shelf: &mut Shelf,
    id: u32,
) -> Result<Taken, AppError> {
    let event = session.event(event)?;
    let lang = session.lang();
    let drafted = shelf.find(&event, id)?;
    let change = session.change(Some(event.id), "plan", "plan_take");
    let (taken, _) = session.store.write::<_, AppError>(&change, |tx| {
        let now = Board::with_newcomers(tx, &event)?;
        if facts(&now) != facts(&drafted.board) {
            return Err(AppError::PlanChanged);
        }
        let (before, places) = (now.places(), &drafted.found.places);
        write_places(tx, &event, &now, places)?;
        let elsewhere = |id: &PartyId| before.get(id) != places.get(id);
        let everybody: BTreeSet<&PartyId> = before.keys().chain(places.keys()).collect();
        Ok(Taken {
            label: label(lang, id, drafted),
            placed: places.len(),
            moved: everybody.into_iter().filter(|id| elsewhere(id)).count(),
        })
    })?;
    shelf.forget(id);
    Ok(taken)
}
