//! Why a party stands where it stands, and what any other place would cost.

use std::collections::{BTreeMap, BTreeSet};

use domain::id::PartyId;
use planner::assign::{self, Place};
use planner::cost::{Violation, evaluate};
use planner::solution::{Assignment, Reason, ReasonCode};
use store::PartyLine;

use super::answers::{
    Charged, Explained, MovedOut, OtherPlace, PartyCost, PartyName, PlaceCost, PlaceCosts, Term, terms_out,
};
use super::assign::reasons_out;
use super::board::{Board, booths_of, name_of};
use super::judge::bare_solution;
use super::problem::Stand;
use super::scene::{Places, Scene, days_of};
use super::{BrokenRule, is_by_a_person};
use crate::error::AppError;
use crate::hall::code_order;
use crate::session::Session;
use crate::texts::{Lang, placing};

/// The plan as it stands, as a problem that its places keep: whoever breaks a rule stands fast in it.
pub(super) struct Lawful {
    pub scene: Scene,
    /// Where everybody stands who can be exchanged, and those who stand fast.
    pub assignments: Vec<Assignment>,
    /// What it costs with the party where it stands now, even against the rules.
    pub cost: i64,
}

fn problem_error(error: impl std::fmt::Display) -> AppError {
    AppError::Problem { detail: error.to_string() }
}

impl Board {
    /// The plan as it stands round one party, which is free in it whoever placed it. Who was placed by hand stands
    /// fast.
    pub(super) fn lawful_round(&self, asked: &PartyLine, places: &Places) -> Result<Lawful, AppError> {
        let days = days_of(asked);
        let id = asked.party.id;
        let is_held = |line: &PartyLine| line.party.id != id && line.assignments.iter().any(is_by_a_person);
        let mut fast: BTreeSet<PartyId> = self
            .parties
            .iter()
            .filter(|line| days_of(line) != days || is_held(line))
            .map(|line| line.party.id)
            .collect();
        let mut is_asked_placed = places.contains_key(&id);
        loop {
            let free: Vec<&PartyLine> =
                self.lines_of(days).into_iter().filter(|line| !fast.contains(&line.party.id)).collect();
            let fixed: Vec<Stand<'_>> = self.stands_in(places, |line| fast.contains(&line.party.id));
            let scene = self.ground.scene(days, &free, &fixed, None);
            let place = |line: &PartyLine| {
                let booths = self.ground.codes(places.get(&line.party.id)?);
                Some(Assignment { exhibitor: line.party.id.to_string(), booths })
            };
            let others = free.iter().filter(|line| line.party.id != id).filter_map(|line| place(line));
            let mut assignments: Vec<Assignment> = others.chain(scene.held.iter().cloned()).collect();
            let own = place(asked);
            let with_own: Vec<Assignment> = assignments.iter().cloned().chain(own.clone()).collect();
            let cost = evaluate(&scene.problem, &with_own).map_err(problem_error)?.cost;
            assignments.extend(own.filter(|_| is_asked_placed));
            let judged = evaluate(&scene.problem, &assignments).map_err(problem_error)?;
            if judged.broken.is_empty() {
                return Ok(Lawful { scene, assignments, cost });
            }
            let concerned: BTreeSet<String> = judged
                .broken
                .iter()
                .flat_map(|violation| concerned(violation, &scene, &assignments))
                .collect();
            let more: Vec<PartyId> = free
                .iter()
                .map(|line| line.party.id)
                .filter(|one| *one != id && concerned.contains(&one.to_string()))
                .collect();
            // What remains broken once all others stand fast is the party's own.
            if more.is_empty() {
                if !is_asked_placed {
                    return Ok(Lawful { scene, assignments, cost });
                }
                is_asked_placed = false;
            }
            fast.extend(more);
        }
    }
}

/// The parties that a broken rule concerns.
pub(super) fn concerned(violation: &Violation, scene: &Scene, assignments: &[Assignment]) -> Vec<String> {
    let on = |is: &dyn Fn(&String) -> bool| -> Vec<String> {
        let there = assignments.iter().filter(|place| place.booths.iter().any(is));
        there.map(|place| place.exhibitor.clone()).collect()
    };
    match violation {
        Violation::NotApart { a, b } => vec![a.clone(), b.clone()],
        Violation::Closed { booth } => on(&|code| code == booth),
        Violation::CircuitOver { circuit, .. } => on(&|code| {
            let booth = scene.problem.booths.iter().find(|booth| &booth.id == code);
            booth.is_some_and(|booth| booth.circuit.as_ref() == Some(circuit))
        }),
        Violation::GivenTwice { first, second, .. } => vec![first.clone(), second.clone()],
        other => placing::owner(other).into_iter().cloned().collect(),
    }
}

pub(super) fn party_name(line: &PartyLine) -> PartyName {
    PartyName { party: line.party.id.to_string(), name: name_of(line) }
}

/// Who would go where in exchange.
fn exchange(names: &BTreeMap<String, String>, place: &Place, now: &[Assignment]) -> Vec<MovedOut> {
    let of = |other: &Assignment| MovedOut {
        party: PartyName {
            party: other.exhibitor.clone(),
            name: names.get(&other.exhibitor).cloned().unwrap_or_default(),
        },
        from: now
            .iter()
            .find(|one| one.exhibitor == other.exhibitor)
            .map(|one| one.booths.clone())
            .unwrap_or_default(),
        to: other.booths.clone(),
    };
    place.exchange.iter().map(of).collect()
}

/// What it would come to, were a party put elsewhere.
///
/// # Errors
/// [`AppError::Nothing`] without booths; [`AppError::Unknown`], [`AppError::Ambiguous`] for the party.
pub fn costs(session: &Session, event: Option<&str>, party: &str) -> Result<PlaceCosts, AppError> {
    let event = session.event(event)?;
    let lang = session.lang();
    session.store.reading(|read| {
        let board = Board::with_newcomers(&read, &event)?;
        let lines = read.exhibitors_of_event(event.id)?;
        let line = board.find(&lines, party)?;
        let places = board.places();
        let (lawful, all) = reach(&board, line, &places)?;
        let names = board.names();
        let own = board.ground.codes(&booths_of(line));
        let mut codes: Vec<&str> =
            board.ground.all_codes().filter(|code| !own.iter().any(|own| own == code)).collect();
        codes.sort_by_cached_key(|code| code_order(code));
        Ok(PlaceCosts {
            party: party_name(line),
            current: own,
            cost: board.judge(&places, None)?.cost,
            places: codes
                .into_iter()
                .map(|code| place_cost(lang, &lawful, line, &names, &all, code))
                .collect(),
        })
    })
}

/// What each place would come to. A firm of several spans of days goes to the same booths on all of them: what that costs
/// is added up, and what keeps it out on one of them keeps it out.
fn reach(board: &Board, line: &PartyLine, places: &Places) -> Result<(Lawful, Vec<Place>), AppError> {
    let mut whole = board.lawful_round(line, places)?;
    let mut all = all_places(&whole, line)?;
    for other in board.spans_of(line).into_iter().filter(|other| other.party.id != line.party.id) {
        let lawful = board.lawful_round(other, places)?;
        let there = all_places(&lawful, other)?;
        let booths_of = |place: &Place| place.booths.iter().cloned().collect::<BTreeSet<String>>();
        let there: BTreeMap<BTreeSet<String>, &Place> =
            there.iter().map(|place| (booths_of(place), place)).collect();
        all.retain_mut(|place| {
            there.get(&booths_of(place)).is_some_and(|same| {
                add(place, same);
                true
            })
        });
        whole.cost += lawful.cost;
        whole.assignments.extend(lawful.assignments);
    }
    Ok((whole, all))
}

/// The same place on other days.
fn add(place: &mut Place, same: &Place) {
    match (&mut place.cost, &same.cost) {
        (Ok(cost), Ok(more)) => {
            *cost += more;
            place.exchange.extend(same.exchange.iter().cloned());
        }
        (Ok(_), Err(why)) => {
            place.cost = Err(why.clone());
            place.exchange.clear();
        }
        (Err(_), _) => {}
    }
}

fn all_places(lawful: &Lawful, line: &PartyLine) -> Result<Vec<Place>, AppError> {
    let id = line.party.id.to_string();
    assign::costs(&lawful.scene.problem, &bare_solution(lawful.assignments.clone()), &id)
        .map_err(problem_error)
}

/// The best place with a booth, or why there is none.
fn place_cost(
    lang: Lang,
    lawful: &Lawful,
    line: &PartyLine,
    names: &BTreeMap<String, String>,
    all: &[Place],
    code: &str,
) -> PlaceCost {
    let with = || all.iter().filter(|place| place.booths.iter().any(|booth| booth == code));
    let best = with().filter(|place| place.cost.is_ok()).min_by_key(|place| place.cost.as_ref().ok());
    let booth = code.to_owned();
    if let Some((place, cost)) = best.and_then(|place| Some((place, place.cost.as_ref().ok()?))) {
        return PlaceCost {
            booth,
            booths: place.booths.clone(),
            difference: Some(cost - lawful.cost),
            exchange: exchange(names, place, &lawful.assignments),
            refused: None,
        };
    }
    let id = line.party.id.to_string();
    let wish = lawful.scene.problem.exhibitors.iter().find(|one| one.id == id);
    let refused = match (with().next(), wish) {
        (Some(place), Some(wish)) => place
            .cost
            .as_ref()
            .err()
            .map(|why| placing::hindered(lang, &lawful.scene.problem, wish, names, &place.booths, why)),
        (_, wish) => Some(alone(lang, wish.map_or(1, |wish| wish.booths))),
    };
    PlaceCost { booth, booths: Vec::new(), difference: None, exchange: Vec::new(), refused }
}

/// A booth that has not as many beside it as are asked for.
fn alone(lang: Lang, asked: i64) -> BrokenRule {
    let reason = Reason::new(ReasonCode::NoAdjacentBooths, asked, 1);
    BrokenRule::refused("not_side_by_side", crate::texts::planning::reason_words(lang, &reason))
}

/// Why a party stands where it stands or has no place, and the three best other places.
///
/// # Errors
/// As [`costs`].
pub fn explain(session: &Session, event: Option<&str>, party: &str) -> Result<Explained, AppError> {
    let event = session.event(event)?;
    let lang = session.lang();
    session.store.reading(|read| {
        let board = Board::with_newcomers(&read, &event)?;
        let lines = read.exhibitors_of_event(event.id)?;
        let line = board.find(&lines, party)?;
        let places = board.places();
        let judged = board.judge(&places, None)?;
        let (lawful, all) = reach(&board, line, &places)?;
        let names = board.names();
        let id = line.party.id.to_string();
        let own = board.ground.codes(&booths_of(line));
        let mut others: Vec<(i64, Place)> = all
            .into_iter()
            .filter(|place| place.booths.iter().collect::<BTreeSet<_>>() != own.iter().collect())
            .filter_map(|place| Some((*place.cost.as_ref().ok()?, place)))
            .collect();
        others.sort_by(|(one, place), (cost, other)| (one, &place.booths).cmp(&(cost, &other.booths)));
        let is_unplaced = line.assignments.is_empty();
        let reasons = if is_unplaced && others.is_empty() {
            reasons_out(lang, &why_nowhere(&lawful, &id)?)
        } else {
            Vec::new()
        };
        let broken = if is_unplaced {
            Vec::new()
        } else {
            let (problem, broken) = board.span_alone(line);
            let rule = |one| placing::broken(lang, &problem, &problem.exhibitors[0], &names, one);
            broken.iter().filter_map(rule).collect()
        };
        let charged = board.charges(&places)?;
        let with = |ids: &[String]| -> Vec<PartyName> {
            let of = |id: &String| PartyName {
                party: id.clone(),
                name: names.get(id).cloned().unwrap_or_default(),
            };
            ids.iter().map(of).collect()
        };
        Ok(Explained {
            party: party_name(line),
            booths: own,
            is_by_hand: line.assignments.iter().any(is_by_a_person),
            cost: judged.cost,
            terms: charged
                .get(&id)
                .into_iter()
                .flat_map(|charges| &charges.charges)
                .filter_map(|one| {
                    Some(Charged { name: Term::parse(one.term)?, points: one.points, with: with(&one.with) })
                })
                .collect(),
            others: others
                .into_iter()
                .take(3)
                .map(|(cost, place)| OtherPlace {
                    difference: cost - lawful.cost,
                    cost: judged.cost + cost - lawful.cost,
                    exchange: exchange(&names, &place, &lawful.assignments),
                    booths: place.booths,
                })
                .collect(),
            broken,
            reasons,
        })
    })
}

/// Why there is no place: what the planner says of the one party while all others stay.
fn why_nowhere(lawful: &Lawful, id: &str) -> Result<Vec<Reason>, AppError> {
    let mut problem = lawful.scene.problem.clone();
    for exhibitor in &mut problem.exhibitors {
        if let Some(place) = lawful.assignments.iter().find(|place| place.exhibitor == exhibitor.id) {
            exhibitor.locked.clone_from(&place.booths);
        }
    }
    let options = assign::SolveOptions { seed: 1, effort: 0 };
    let outcome = assign::solve(&problem, options, &mut |_| std::ops::ControlFlow::Continue(()))
        .map_err(problem_error)?;
    let unplaced = outcome.solution.unplaced.into_iter().find(|unplaced| unplaced.exhibitor == id);
    Ok(unplaced.map(|unplaced| unplaced.reasons).unwrap_or_default())
}

/// What each placed party is charged with, the dearest first.
///
/// # Errors
/// [`AppError::Nothing`] without booths.
pub fn cost_by_party(session: &Session, event: Option<&str>) -> Result<Vec<PartyCost>, AppError> {
    let event = session.event(event)?;
    session.store.reading(|read| {
        let board = Board::with_newcomers(&read, &event)?;
        let charges = board.charges(&board.places())?;
        let mut costs: Vec<PartyCost> = board
            .parties
            .iter()
            .filter(|line| !line.assignments.is_empty())
            .map(|line| {
                let own = charges.get(&line.party.id.to_string());
                let mut terms: BTreeMap<&str, i64> = BTreeMap::new();
                for charge in own.into_iter().flat_map(|own| &own.charges) {
                    *terms.entry(charge.term).or_default() += charge.points;
                }
                PartyCost {
                    party: party_name(line),
                    booths: board.ground.codes(&booths_of(line)),
                    points: terms.values().sum(),
                    terms: terms_out(&terms),
                }
            })
            .collect();
        costs.sort_by(|one, other| other.points.cmp(&one.points).then_with(|| one.party.cmp(&other.party)));
        Ok(costs)
    })
}
