//! A party and those who make room for it are put where they are to be, as one change.

use std::collections::BTreeSet;

use domain::event::Event;
use domain::id::{BoothAssignmentId, BoothId, PartyId};
use domain::party::BoothAssignment;
use serde::Serialize;
use store::{ExhibitorLine, PartyLine, Tx};
use ts_rs::TS;
use uuid::Uuid;

use super::board::{Board, make_party, must_take_a_booth, name_of};
use super::place::{Placed, known_booths};
use super::problem::Stand;
use super::seat::{intended, settle as write};
use crate::error::AppError;
use crate::exhibitors::find;
use crate::session::Session;
use crate::texts::Lang;

/// A party and the booths that it is to have.
#[derive(Debug, Clone, Default)]
pub struct Seat {
    /// The party's id, or a firm by name or id; who shares its place comes along.
    pub party: String,
    /// The codes of all booths that it is to have; it leaves any other.
    pub booths: Vec<String>,
}

/// Whom to put where.
#[derive(Debug, Clone, Default)]
pub struct SettleRequest {
    /// The event's slug; `None` for the newest.
    pub event: Option<String>,
    /// Who moves, on all its spans of days.
    pub one: Seat,
    /// Who goes elsewhere for it. A party by its id moves on its own days alone.
    pub exchange: Vec<Seat>,
    /// Also where that breaks a rule; who has a booth and is not named leaves it.
    pub force: bool,
    /// Say what it would break, and do nothing.
    pub dry_run: bool,
}

/// What came of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Settled {
    /// Who moved, then those who went elsewhere for it, in the order in which they were named.
    pub placed: Vec<Placed>,
}

/// Puts a party on booths and those who make room for it on others, all locked there, as one change.
///
/// # Errors
/// [`AppError::RulesBroken`] where a hard rule is broken and force is not asked for; [`AppError::Invalid`] where a
/// party is named twice or two are put on one booth on the same days; [`AppError::Unknown`] for a party or a booth,
/// [`AppError::Ambiguous`]; [`AppError::Status`] for a firm that takes no booth.
pub fn settle(session: &mut Session, request: &SettleRequest) -> Result<Settled, AppError> {
    let event = session.event(request.event.as_deref())?;
    let lang = session.lang();
    if request.dry_run {
        return session.store.reading(|read| {
            let lines = read.exhibitors_of_event(event.id)?;
            let board = Board::with_newcomers(&read, &event)?;
            let answers = judged(lang, &board, &moves(&board, &lines, request)?);
            Ok(Settled { placed: answers.into_iter().map(|(placed, _)| placed).collect() })
        });
    }
    let change = session.change(Some(event.id), "plan", "plan_settle");
    let (settled, _) = session.store.write::<_, AppError>(&change, |tx| {
        let lines = tx.exhibitors_of_event(event.id)?;
        write_parties(tx, &event, &lines, request)?;
        let board = Board::read(tx, &event)?;
        let moves = moves(&board, &lines, request)?;
        let answers = judged(lang, &board, &moves);
        let is_refused = |placed: &Placed| placed.broken.iter().any(|rule| rule.is_refused);
        if let Some((refused, _)) = answers.iter().find(|(placed, _)| !request.force && is_refused(placed)) {
            let (exhibitor, broken) = (refused.exhibitor.clone(), refused.broken.clone());
            return Err(AppError::RulesBroken { exhibitor, broken });
        }
        // Everybody leaves before anybody comes. One who stands in the way of two is named by both.
        let displaced = answers.iter().flat_map(|(_, leaving)| leaving.iter().copied());
        let own = moves.iter().flat_map(|one| &one.lines).flat_map(|line| &line.assignments);
        let leaving: BTreeSet<_> = displaced.chain(own.map(|one| one.id)).collect();
        for id in leaving {
            tx.delete::<BoothAssignment>(id)?;
        }
        for one in &moves {
            for line in &one.lines {
                let empty = PartyLine { assignments: Vec::new(), ..(*line).clone() };
                write(tx, &empty, &one.booths)?;
            }
        }
        let done = answers.into_iter().map(|(placed, _)| Placed { is_done: true, ..placed });
        Ok(Settled { placed: done.collect() })
    })?;
    Ok(settled)
}

/// Parties that are put on booths together.
struct Move<'b> {
    lines: Vec<&'b PartyLine>,
    booths: BTreeSet<BoothId>,
}

fn seats(request: &SettleRequest) -> impl Iterator<Item = &Seat> {
    std::iter::once(&request.one).chain(&request.exchange)
}

fn known_party<'b>(board: &'b Board, named: &str) -> Option<&'b PartyLine> {
    let id = named.trim().parse::<Uuid>().ok()?;
    board.parties.iter().find(|line| line.party.id.0 == id)
}

/// Firms that are named and in no party yet stand alone from now on.
fn write_parties(
    tx: &mut Tx<'_>,
    event: &Event,
    lines: &[ExhibitorLine],
    request: &SettleRequest,
) -> Result<(), AppError> {
    let board = Board::read(tx, event)?;
    for seat in seats(request).filter(|seat| known_party(&board, &seat.party).is_none()) {
        let firm = find(lines, &seat.party)?;
        must_take_a_booth(firm)?;
        make_party(tx, event, firm)?;
    }
    Ok(())
}

fn moves<'b>(
    board: &'b Board,
    lines: &[ExhibitorLine],
    request: &SettleRequest,
) -> Result<Vec<Move<'b>>, AppError> {
    let mut moves: Vec<Move<'b>> = Vec::new();
    let mut named: BTreeSet<PartyId> = BTreeSet::new();
    for (index, seat) in seats(request).enumerate() {
        let found = match known_party(board, &seat.party) {
            Some(line) if index == 0 => board.spans_of(line),
            Some(line) => vec![line],
            None => {
                let firm = find(lines, &seat.party)?;
                must_take_a_booth(firm)?;
                board.parties_of(firm)
            }
        };
        let Some(first) = found.first() else {
            return Err(AppError::NotPlaced { exhibitor: seat.party.clone() });
        };
        let booths = known_booths(board, &seat.booths)?;
        let clashes = |other: &Move<'_>| {
            !other.booths.is_disjoint(&booths)
                && other.lines.iter().any(|there| found.iter().any(|line| line.party.meets(&there.party)))
        };
        let is_new = found.iter().all(|line| named.insert(line.party.id));
        if !is_new || moves.iter().any(clashes) {
            return Err(AppError::Invalid { field: "exchange", value: name_of(first) });
        }
        moves.push(Move { lines: found, booths });
    }
    Ok(moves)
}

/// What a move comes to, and the assignments of others that must go for it.
type Judged = (Placed, Vec<BoothAssignmentId>);

/// What each of the moves comes to, beside all others of them.
fn judged(lang: Lang, board: &Board, moves: &[Move<'_>]) -> Vec<Judged> {
    let stands = |index: usize| -> Vec<Stand<'_>> {
        let others = moves.iter().enumerate().filter(|(other, _)| *other != index);
        others
            .flat_map(|(_, one)| one.lines.iter().map(|line| Stand { line, booths: one.booths.clone() }))
            .collect()
    };
    moves
        .iter()
        .enumerate()
        .map(|(index, one)| intended(lang, board, &one.lines, &one.booths, &stands(index)))
        .collect()
}
