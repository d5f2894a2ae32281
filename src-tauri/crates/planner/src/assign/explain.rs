//! Why a party stands where it stands, what each party is charged, and what any other place would cost.

use std::collections::BTreeMap;

use super::candidates::{Candidates, Unfit, unfit};
use super::instance::Instance;
use super::state::State;
use super::{FORBIDDEN, NONE};
use crate::cost::{EvaluateError, Evaluation, Violation, evaluate};
use crate::problem::{Problem, ProblemError};
use crate::solution::{Assignment, Solution};

/// Why a plan cannot be explained.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum PlanError {
    /// The problem or an assignment does not have the shape.
    #[error(transparent)]
    Evaluate(#[from] EvaluateError),
    /// The problem has no such party.
    #[error("no party is called {exhibitor}")]
    NoSuchExhibitor {
        /// The id that was asked for.
        exhibitor: String,
    },
    /// The plan breaks hard rules, so that nothing can be said of plans beside it.
    #[error("the plan breaks {} hard rules", .0.len())]
    Broken(Vec<Violation>),
}

impl From<ProblemError> for PlanError {
    fn from(error: ProblemError) -> Self {
        Self::Evaluate(error.into())
    }
}

/// What a party is charged.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PartyCharges {
    /// The party.
    pub exhibitor: String,
    /// By term, in the order of their names; terms of 0 points are left out.
    pub charges: Vec<PartyCharge>,
}

/// The points of one term.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PartyCharge {
    /// The term, as in [`Evaluation::terms`].
    pub term: &'static str,
    /// Points.
    pub points: i64,
    /// For a term between parties, the others that it is shared with, by id. Such points stand with both of a
    /// pair, so that they count twice in a sum over parties.
    pub with: Vec<String>,
}

impl PartyCharges {
    /// All points together.
    pub fn total(&self) -> i64 {
        self.charges.iter().map(|c| c.points).sum()
    }

    fn add(&mut self, term: &'static str, points: i64, with: Option<&str>) {
        let at = self.charges.partition_point(|c| c.term < term);
        if self.charges.get(at).is_none_or(|c| c.term != term) {
            self.charges.insert(at, PartyCharge { term, points: 0, with: Vec::new() });
        }
        let charge = &mut self.charges[at];
        charge.points += points;
        if let Some(other) = with
            && let Err(place) = charge.with.binary_search_by(|o| o.as_str().cmp(other))
        {
            charge.with.insert(place, other.into());
        }
    }
}

/// What every party of the problem is charged, by id. The points of regions are charged to nobody.
///
/// # Errors
/// [`PlanError::Evaluate`]. A plan that breaks rules is charged all the same.
pub fn charges(problem: &Problem, solution: &Solution) -> Result<Vec<PartyCharges>, PlanError> {
    Ok(charged(problem, &evaluate(problem, &solution.assignments)?))
}

fn charged(problem: &Problem, judged: &Evaluation) -> Vec<PartyCharges> {
    use crate::cost::Owner;
    let mut by_party: BTreeMap<&str, PartyCharges> = problem
        .exhibitors
        .iter()
        .map(|e| (e.id.as_str(), PartyCharges { exhibitor: e.id.clone(), charges: Vec::new() }))
        .collect();
    let mut add = |id: &str, term, points, with: Option<&str>| {
        if let Some(party) = by_party.get_mut(id) {
            party.add(term, points, with);
        }
    };
    for charge in &judged.charges {
        match &charge.owner {
            Owner::Party(id) => add(id, charge.term, charge.points, None),
            Owner::Pair(a, b) => {
                add(a, charge.term, charge.points, Some(b));
                add(b, charge.term, charge.points, Some(a));
            }
            Owner::Region(_) => {}
        }
    }
    by_party.into_values().collect()
}

/// A place that a party may be put to, and what comes of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// The booths, by id.
    pub booths: Vec<String>,
    /// What the whole plan would then cost, or what keeps the party out.
    pub cost: Result<i64, Hindrance>,
    /// Where those who stand there would go: to booths that the party leaves. Empty for a free place.
    pub exchange: Vec<Assignment>,
}

/// What keeps a party from a place.
#[derive(Debug, Clone, PartialEq, Eq)]
#[expect(missing_docs, reason = "the fields are ids and numbers under their own names")]
pub enum Hindrance {
    /// A booth is closed.
    Closed { booth: String },
    /// A booth is smaller than the party asks for.
    TooSmall { booth: String },
    /// A booth is not accessible, and must be.
    NotAccessible { booth: String },
    /// The booths give less power than the party draws.
    PowerShort { needed_va: i64, available_va: i64 },
    /// No booth has water, and one must.
    NoWater,
    /// No booth is a corner, and one must be.
    NoCorner,
    /// The party itself is locked to another place.
    Locked,
    /// A booth is another party's by lock.
    LockedFor { exhibitor: String },
    /// These stand there and cannot take the booths that the party leaves: it leaves none, or not as many.
    Taken { exhibitors: Vec<String> },
    /// This one stands there and would go to the booths that the party leaves, but they do not suit it.
    ExchangeUnfit { exhibitor: String, booths: Vec<String>, why: Box<Hindrance> },
    /// Circuits would give more than they can.
    CircuitOver { circuits: Vec<String> },
    /// Pairs would touch that must not.
    NotApart { pairs: Vec<(String, String)> },
    /// More parties would stand elsewhere than before than may.
    TooManyMoved { most: i64 },
}

/// What the whole plan would cost with the party in each place of as many booths side by side as it asks for,
/// in the order of booths; those who stand there take the booths that it leaves, in the cheapest lawful way.
/// The place where it stands is there too, at the plan's own cost.
///
/// # Errors
/// [`PlanError`]: the plan must keep the hard rules, but for locks that no plan can keep.
pub fn costs(problem: &Problem, solution: &Solution, exhibitor: &str) -> Result<Vec<Place>, PlanError> {
    let judged = evaluate(problem, &solution.assignments)?;
    let instance = Instance::new(problem)?;
    let candidates = Candidates::new(&instance);
    let mut state = stand(&instance, &candidates, solution, &judged)?;
    let party = number(&instance, exhibitor)?;
    Ok(places(&mut state, party))
}

/// Why a party stands where it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Explanation {
    /// What the party is charged.
    pub charges: Vec<PartyCharge>,
    /// Up to three other places, cheapest first: see [`costs`].
    pub others: Vec<Place>,
}

/// Why the party stands where it stands or has no place, and what else there is.
///
/// # Errors
/// As [`costs`].
pub fn explain(problem: &Problem, solution: &Solution, exhibitor: &str) -> Result<Explanation, PlanError> {
    let judged = evaluate(problem, &solution.assignments)?;
    let instance = Instance::new(problem)?;
    let candidates = Candidates::new(&instance);
    let mut state = stand(&instance, &candidates, solution, &judged)?;
    let party = number(&instance, exhibitor)?;
    let own: Vec<String> = names(&state, state.set_of[party as usize]);
    let mut others = places(&mut state, party);
    others.retain(|place| place.cost.is_ok() && place.booths != own);
    others.sort_by(|a, b| (a.cost.as_ref().ok(), &a.booths).cmp(&(b.cost.as_ref().ok(), &b.booths)));
    others.truncate(3);
    let charges = charged(problem, &judged)
        .into_iter()
        .find(|charges| charges.exhibitor == exhibitor)
        .map_or_else(Vec::new, |charges| charges.charges);
    Ok(Explanation { charges, others })
}

fn number(instance: &Instance<'_>, exhibitor: &str) -> Result<u32, PlanError> {
    let unknown = || PlanError::NoSuchExhibitor { exhibitor: exhibitor.into() };
    instance.party_of.get(exhibitor).copied().ok_or_else(unknown)
}

/// The state of a plan that keeps the hard rules.
fn stand<'a>(
    instance: &'a Instance<'a>,
    candidates: &'a Candidates,
    solution: &Solution,
    judged: &Evaluation,
) -> Result<State<'a>, PlanError> {
    let mut state = State::empty(instance, candidates);
    let broken = || PlanError::Broken(judged.broken.clone());
    for a in &solution.assignments {
        let booth = |id: &String| instance.booth_of.get(id.as_str()).copied();
        let mut booths: Vec<u32> = a.booths.iter().filter_map(booth).collect();
        booths.sort_unstable();
        let p = number(instance, &a.exhibitor).map_err(|_| broken())?;
        let set =
            candidates.sets.find(&booths).filter(|_| booths.len() == a.booths.len()).ok_or_else(broken)?;
        let free = booths.iter().all(|b| state.at[*b as usize] == NONE);
        if candidates.cost(p, set) >= FORBIDDEN || !free || state.set_of[p as usize] != NONE {
            return Err(broken());
        }
        state.put(p, set);
    }
    if state.hard > 0 { Err(broken()) } else { Ok(state) }
}

fn names(state: &State<'_>, set: u32) -> Vec<String> {
    if set == NONE {
        return Vec::new();
    }
    state.instance.booth_ids(state.candidates.sets.booths(set))
}

fn places(state: &mut State<'_>, party: u32) -> Vec<Place> {
    let (instance, candidates) = (state.instance, state.candidates);
    let (first, last) = candidates.sets.range(instance.size(party));
    let old = state.set_of[party as usize];
    let mut blockers = Vec::new();
    let mut out = Vec::with_capacity((last - first) as usize);
    for set in first..last {
        let mut place = Place { booths: names(state, set), cost: Ok(state.cost), exchange: Vec::new() };
        if set != old {
            place.cost = match barred(state, party, set) {
                Some(hindrance) => Err(hindrance),
                None => {
                    state.blockers(party, set, &mut blockers);
                    weigh(state, party, set, &blockers, &mut place.exchange)
                }
            };
        }
        out.push(place);
    }
    out.sort_by(|a, b| a.booths.cmp(&b.booths));
    out
}

/// What keeps the party from the set whoever stands there.
fn barred(state: &State<'_>, party: u32, set: u32) -> Option<Hindrance> {
    let (instance, candidates) = (state.instance, state.candidates);
    let booths = candidates.sets.booths(set);
    let id = |b: u32| instance.booths[b as usize].id.clone();
    let e = instance.parties[party as usize];
    if let Some(unfit) = unfit(instance, party as usize, booths) {
        return Some(match unfit {
            Unfit::Closed(b) => Hindrance::Closed { booth: id(b) },
            Unfit::TooSmall(b) => Hindrance::TooSmall { booth: id(b) },
            Unfit::NotAccessible(b) => Hindrance::NotAccessible { booth: id(b) },
            Unfit::PowerShort(available_va) => Hindrance::PowerShort { needed_va: e.power_va, available_va },
            Unfit::NoWater => Hindrance::NoWater,
            Unfit::NoCorner => Hindrance::NoCorner,
        });
    }
    let holder = booths.iter().map(|b| candidates.held[*b as usize]).find(|h| *h != NONE && *h != party);
    if let Some(holder) = holder {
        return Some(Hindrance::LockedFor { exhibitor: instance.parties[holder as usize].id.clone() });
    }
    (candidates.cost(party, set) >= FORBIDDEN).then_some(Hindrance::Locked)
}

/// Puts the party to the set in the cheapest lawful way, says what the plan then costs, and takes it back.
fn weigh(
    state: &mut State<'_>,
    party: u32,
    set: u32,
    blockers: &[u32],
    exchange: &mut Vec<Assignment>,
) -> Result<i64, Hindrance> {
    let (instance, candidates) = (state.instance, state.candidates);
    let old = state.set_of[party as usize];
    let taken = candidates.sets.booths(set);
    let left: Vec<u32> = state.booths(party).iter().copied().filter(|b| !taken.contains(b)).collect();
    let homes: Vec<u32> = blockers.iter().map(|q| state.set_of[*q as usize]).collect();
    let asked: usize = blockers.iter().map(|q| instance.size(*q)).sum();
    if asked > left.len() {
        let exhibitors = blockers.iter().map(|q| instance.parties[*q as usize].id.clone()).collect();
        return Err(Hindrance::Taken { exhibitors });
    }
    blockers.iter().for_each(|q| state.remove(*q));
    state.remove(party);
    state.put(party, set);
    let mut tried = Exchange { left, places: Vec::new(), best: None, why: None };
    tried.seat(state, blockers);
    state.remove(party);
    if old != NONE {
        state.put(party, old);
    }
    blockers.iter().zip(&homes).for_each(|(q, home)| state.put(*q, *home));
    match tried.best {
        Some((cost, places)) => {
            exchange.extend(blockers.iter().zip(places).map(|(q, set)| Assignment {
                exhibitor: instance.parties[*q as usize].id.clone(),
                booths: names(state, set),
            }));
            Ok(cost)
        }
        None => Err(tried.why.unwrap_or_else(|| Hindrance::Taken {
            exhibitors: blockers.iter().map(|q| instance.parties[*q as usize].id.clone()).collect(),
        })),
    }
}

/// The ways to seat those who stood at a place on the booths that were left for it.
struct Exchange {
    left: Vec<u32>,
    places: Vec<u32>,
    best: Option<(i64, Vec<u32>)>,
    why: Option<Hindrance>,
}

impl Exchange {
    /// Tries every way to seat the rest of `blockers`. Places have few booths, so the ways are few.
    fn seat(&mut self, state: &mut State<'_>, blockers: &[u32]) {
        let (instance, candidates) = (state.instance, state.candidates);
        let Some(&q) = blockers.get(self.places.len()) else {
            if state.hard > 0 {
                self.why.get_or_insert_with(|| between_parties(state));
            } else if self
                .best
                .as_ref()
                .is_none_or(|(cost, places)| (state.cost, &self.places) < (*cost, places))
            {
                self.best = Some((state.cost, self.places.clone()));
            }
            return;
        };
        let size = instance.size(q);
        let mut options: Vec<u32> = if size == 1 {
            self.left.clone()
        } else {
            let holding = self.left.iter().flat_map(|b| &candidates.sets.holding[*b as usize]).copied();
            let inside = |s: &u32| {
                let booths = candidates.sets.booths(*s);
                booths.len() == size && booths.iter().all(|b| self.left.contains(b))
            };
            holding.filter(inside).collect()
        };
        options.sort_unstable();
        options.dedup();
        for set in options {
            let booths = candidates.sets.booths(set);
            if booths.iter().any(|b| state.at[*b as usize] != NONE) {
                continue;
            }
            if let Some(why) = barred(state, q, set) {
                let exhibitor = instance.parties[q as usize].id.clone();
                let booths = names(state, set);
                self.why.get_or_insert(Hindrance::ExchangeUnfit { exhibitor, booths, why: Box::new(why) });
                continue;
            }
            state.put(q, set);
            self.places.push(set);
            self.seat(state, blockers);
            self.places.pop();
            state.remove(q);
        }
    }
}

/// Which hard rule between parties the state breaks.
fn between_parties(state: &State<'_>) -> Hindrance {
    let instance = state.instance;
    let id = |p: u32| instance.parties[p as usize].id.clone();
    let pairs: Vec<(String, String)> = state.clashing().map(|(p, q)| (id(p), id(q))).collect();
    if !pairs.is_empty() {
        return Hindrance::NotApart { pairs };
    }
    let circuits: Vec<String> = state.overloaded().map(|c| instance.circuits[c as usize].into()).collect();
    if !circuits.is_empty() {
        return Hindrance::CircuitOver { circuits };
    }
    Hindrance::TooManyMoved { most: instance.max_moved }
}
