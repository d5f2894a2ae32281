//! Reserves in their order, the best of them for each free booth, and the offers that are out.

use std::collections::BTreeSet;

use chrono::NaiveDateTime;
use domain::event::Event;
use domain::participation::Participation;
use domain::status::ParticipationStatus;
use planner::assign::{Place, costs};
use planner::cost::evaluate;
use serde::Serialize;
use store::{ExhibitorLine, Reader, Tx};
use ts_rs::TS;

use super::board::{Board, alone_of};
use super::judge::bare_solution;
use super::problem::Stand;
use super::scene::days_of;
use crate::error::AppError;
use crate::exhibitors::find;
use crate::hall::code_order;
use crate::session::Session;
use crate::texts::{Lang, figures};

/// A firm on the reserve list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct ReserveOut {
    /// Its participation's id.
    pub participation: String,
    /// The firm's id.
    pub exhibitor: String,
    /// Its name.
    pub name: String,
    /// From 1.
    pub position: usize,
    /// The booth that it asks for, such as `2x2`, in metres.
    pub booth_size: String,
    /// How many booths.
    pub booths: u8,
    /// The power that it asks for.
    pub power_va: u32,
    /// Its category.
    pub category: Option<String>,
    /// Its priority; 0 is ordinary.
    pub priority: u8,
    /// The free booths where it would break no rule; `None` where it is so far down the list that it was not tried.
    pub suiting: Option<usize>,
}

/// A reserve for a free booth.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Candidate {
    /// Its participation's id.
    pub participation: String,
    /// Its name.
    pub name: String,
    /// Its position on the list, from 1.
    pub position: usize,
    /// The booths that it would have.
    pub booths: Vec<String>,
    /// What it would add to the plan's cost there.
    pub points: i64,
}

/// A free booth and who of the reserves would suit it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct FreeBooth {
    /// Its code.
    pub booth: String,
    /// At most three, the cheapest first; of two that cost the same, the first on the list.
    pub best: Vec<Candidate>,
}

/// An offer that is out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct OfferOut {
    /// The participation's id.
    pub participation: String,
    /// The firm's name.
    pub name: String,
    /// The booths that are held for it.
    pub booths: Vec<String>,
    /// By when it must have answered, `2019-11-20T17:00:00` on Jakarta's clocks; `None` where no time was set.
    pub until: Option<NaiveDateTime>,
    /// The same in words.
    pub until_words: Option<String>,
    /// Whether that time has gone by.
    pub is_expired: bool,
}

/// The reserve list, the booths that are free, and the offers that are out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct ReservesOut {
    /// In their order.
    pub reserves: Vec<ReserveOut>,
    /// Booths that nobody has on any day, A-2 before A-10.
    pub free: Vec<FreeBooth>,
    /// Those that have run out first, then by their time.
    pub offers: Vec<OfferOut>,
}

/// Those who are first on the list are tried for the free booths: so many booths are looked at in all, some seconds of
/// work.
const MOST_LOOKS: usize = 30_000;
/// So many are tried on however large a floor.
const LEAST_TRIED: usize = 10;
/// How many are named for a free booth.
const MOST_NAMED: usize = 3;

/// Firms that wait, in their order: as a person has put them, then by priority, then by name.
pub(super) fn waiting(lines: &[ExhibitorLine]) -> Vec<&ExhibitorLine> {
    let mut waiting: Vec<&ExhibitorLine> =
        lines.iter().filter(|line| line.participation.status == ParticipationStatus::Waitlisted).collect();
    waiting.sort_by_key(|line| {
        let own = &line.participation;
        let position = own.reserve_position.map_or(u32::MAX, u32::from);
        (position, std::cmp::Reverse(own.priority), line.exhibitor.name.to_lowercase(), own.id)
    });
    waiting
}

/// The reserve list, who of it suits each free booth best, and the offers that are out.
///
/// # Errors
/// As [`Session::event`].
pub fn reserves(session: &Session, event: Option<&str>) -> Result<ReservesOut, AppError> {
    let event = session.event(event)?;
    let (lang, now) = (session.lang(), session.now());
    session.store.reading(|read| {
        let lines = read.exhibitors_of_event(event.id)?;
        let waiting = waiting(&lines);
        let board = match Board::with_newcomers(&read, &event) {
            Ok(board) => Some(board),
            Err(AppError::Nothing { .. }) => None,
            Err(error) => return Err(error),
        };
        let mut trials = Vec::new();
        if let Some(board) = &board {
            let stands = board.stands_without(&[]);
            let tried = (MOST_LOOKS / board.ground.bare().booths.len().max(1)).max(LEAST_TRIED);
            for line in waiting.iter().take(tried) {
                trials.push(places_for(&read, &event, board, &stands, line)?);
            }
        }
        let free = board.as_ref().map(|board| free_booths(board, &waiting, &trials)).unwrap_or_default();
        let metres = |length_mm: u32| figures::metres(Lang::En, i64::from(length_mm));
        let reserves = waiting
            .iter()
            .enumerate()
            .map(|(index, line)| {
                let request = &line.participation.request;
                let suiting = |places: &Vec<(Vec<String>, i64)>| {
                    places.iter().flat_map(|(booths, _)| booths).collect::<BTreeSet<_>>().len()
                };
                ReserveOut {
                    participation: line.participation.id.to_string(),
                    exhibitor: line.exhibitor.id.to_string(),
                    name: line.exhibitor.name.clone(),
                    position: index + 1,
                    booth_size: format!("{}x{}", metres(request.width_mm), metres(request.depth_mm)),
                    booths: request.booths,
                    power_va: request.power_va,
                    category: line.exhibitor.category.clone(),
                    priority: line.participation.priority,
                    suiting: if board.is_none() { Some(0) } else { trials.get(index).map(suiting) },
                }
            })
            .collect();
        let mut offers: Vec<OfferOut> = lines
            .iter()
            .filter(|line| line.participation.status == ParticipationStatus::Offered)
            .map(|line| {
                let until = line.participation.offered_until;
                OfferOut {
                    participation: line.participation.id.to_string(),
                    name: line.exhibitor.name.clone(),
                    booths: line.booth_codes.clone(),
                    until: until.map(|until| figures::in_jakarta(until).naive_local()),
                    until_words: until.map(|until| figures::instant(lang, until)),
                    is_expired: until.is_some_and(|until| until <= now),
                }
            })
            .collect();
        offers.sort_by(|one, other| {
            let key = |offer: &OfferOut| (!offer.is_expired, offer.until.is_none(), offer.until);
            key(one).cmp(&key(other)).then_with(|| one.name.cmp(&other.name))
        });
        Ok(ReservesOut { reserves, free, offers })
    })
}

/// The free places where a firm would break no rule while everybody stays, and what it would add to the cost there.
fn places_for(
    read: &Reader<'_>,
    event: &Event,
    board: &Board,
    stands: &[Stand<'_>],
    line: &ExhibitorLine,
) -> Result<Vec<(Vec<String>, i64)>, AppError> {
    let Some(alone) = alone_of(read, event, line.participation.clone())? else { return Ok(Vec::new()) };
    let scene = board.ground.scene(days_of(&alone), &[&alone], stands, None);
    let off = |error: &dyn std::fmt::Display| AppError::Problem { detail: error.to_string() };
    let without = evaluate(&scene.problem, &scene.held).map_err(|error| off(&error))?;
    let waits = without.terms.get("unplaced").copied().unwrap_or(0);
    let id = alone.party.id.to_string();
    let places = costs(&scene.problem, &bare_solution(scene.held), &id).map_err(|error| off(&error))?;
    let lawful = |place: Place| Some((place.booths, place.cost.ok()? - (without.cost - waits)));
    Ok(places.into_iter().filter_map(lawful).collect())
}

fn free_booths(
    board: &Board,
    waiting: &[&ExhibitorLine],
    trials: &[Vec<(Vec<String>, i64)>],
) -> Vec<FreeBooth> {
    let taken: BTreeSet<String> =
        board.places().values().flat_map(|booths| board.ground.codes(booths)).collect();
    let mut free: Vec<FreeBooth> = board
        .ground
        .bare()
        .booths
        .iter()
        .filter(|booth| !booth.closed && !taken.contains(&booth.id))
        .map(|booth| {
            let mut best: Vec<Candidate> = waiting
                .iter()
                .zip(trials)
                .enumerate()
                .filter_map(|(index, (line, places))| {
                    let with = places.iter().filter(|(booths, _)| booths.contains(&booth.id));
                    let (booths, points) = with.min_by_key(|(_, points)| *points)?;
                    Some(Candidate {
                        participation: line.participation.id.to_string(),
                        name: line.exhibitor.name.clone(),
                        position: index + 1,
                        booths: booths.clone(),
                        points: *points,
                    })
                })
                .collect();
            best.sort_by_key(|candidate| (candidate.points, candidate.position));
            best.truncate(MOST_NAMED);
            FreeBooth { booth: booth.id.clone(), best }
        })
        .collect();
    free.sort_by_cached_key(|booth| code_order(&booth.booth));
    free
}

/// Puts a reserve at another place of the list, counted from 1; beyond the last means the last.
///
/// # Errors
/// [`AppError::Unknown`], [`AppError::Ambiguous`] for the firm; [`AppError::NotWaiting`] for one who is not on the
/// list; [`AppError::Invalid`] for position 0.
pub fn move_reserve(
    session: &mut Session,
    event: Option<&str>,
    firm: &str,
    position: usize,
) -> Result<(), AppError> {
    let Some(index) = position.checked_sub(1) else {
        return Err(AppError::Invalid { field: "position", value: position.to_string() });
    };
    let event = session.event(event)?;
    let change = session.change(Some(event.id), "plan", "plan_reserve_move");
    session.store.write::<_, AppError>(&change, |tx| {
        let lines = tx.exhibitors_of_event(event.id)?;
        let line = find(&lines, firm)?;
        let mut order = waiting(&lines);
        let Some(from) = order.iter().position(|one| one.participation.id == line.participation.id) else {
            return Err(AppError::NotWaiting { exhibitor: line.exhibitor.name.clone() });
        };
        let moved = order.remove(from);
        order.insert(index.min(order.len()), moved);
        keep_order(tx, &order)
    })?;
    Ok(())
}

pub(super) fn keep_order(tx: &mut Tx<'_>, order: &[&ExhibitorLine]) -> Result<(), AppError> {
    for (position, line) in (0..=u16::MAX).zip(order) {
        let own = Participation { reserve_position: Some(position), ..line.participation.clone() };
        tx.update(&own)?;
    }
    Ok(())
}
