//! Annealing over the true cost: a party takes a better place, whoever stood there takes the one it left or
//! another. Cooled by the count of moves, never by a clock; `libm`'s exponential is the same everywhere.

use super::NONE;
use super::random::Random;
use super::state::{State, other_of};

/// Moves per party in the first round; each round after has twice as many.
const MOVES_PER_PARTY: usize = 2_500;
/// From hot, where a charge or two are taken in stride, to cold, where hardly a point is.
const HOT: f64 = 9.0;
const COLD: f64 = 0.35;
/// The watcher is asked, and the temperature set, every so many moves.
const STRIDE: usize = 2_048;

/// One round from the state's plan. Leaves the state at the best plan of the round; `false` when `watch` (given
/// the best cost) said to stop.
pub(super) fn anneal(
    state: &mut State<'_>,
    order: &[Vec<u32>],
    seed: u64,
    round: u32,
    watch: &mut dyn FnMut(i64) -> bool,
) -> bool {
    let movable: Vec<u32> = (0..state.set_of.len() as u32)
        .filter(|p| !state.candidates.is_locked[*p as usize] && !order[*p as usize].is_empty())
        .collect();
    if movable.is_empty() {
        return true;
    }
    let mut search = Search {
        order,
        random: Random::new(seed, u64::from(round)),
        changes: Vec::new(),
        undo: Vec::new(),
        blockers: Vec::new(),
        vacated: Vec::new(),
    };
    let total = (movable.len() * MOVES_PER_PARTY) << round.min(30);
    let mut best = (state.cost, state.set_of.clone());
    let mut go_on = true;
    let mut temperature = HOT;
    for step in 0..total {
        if step % STRIDE == 0 {
            if !watch(best.0) {
                go_on = false;
                break;
            }
            temperature = HOT * libm::pow(COLD / HOT, step as f64 / total as f64);
        }
        let party = movable[search.random.below(movable.len())];
        let before = state.cost;
        if search.propose(state, party) && (search.apply(state) || search.evict(state) && search.apply(state))
        {
            let worse = state.cost - before;
            if worse > 0 && search.random.unit() >= libm::exp(-(worse as f64) / temperature) {
                search.take_back(state);
            } else if state.cost < best.0 {
                best.0 = state.cost;
                best.1.clone_from(&state.set_of);
            }
        }
    }
    state.restore(&best.1);
    go_on
}

struct Search<'a> {
    order: &'a [Vec<u32>],
    random: Random,
    /// The places after the move: (party, set or `NONE`).
    changes: Vec<(u32, u32)>,
    /// The places before it.
    undo: Vec<(u32, u32)>,
    blockers: Vec<u32>,
    vacated: Vec<u32>,
}

impl Search<'_> {
    /// A place for the party, by chance: mostly a promising one, sometimes beside a friend.
    fn target(&mut self, state: &State<'_>, party: u32) -> Option<u32> {
        let order = &self.order[party as usize];
        if self.random.below(8) == 0
            && let Some(friend) = state.missed_friends(party).next()
        {
            let booths = state.booths(friend);
            if !booths.is_empty() {
                let touch = &state.instance.touch[booths[self.random.below(booths.len())] as usize];
                if !touch.is_empty() {
                    let booth = touch[self.random.below(touch.len())].booth;
                    let set = if state.instance.size(party) == 1 {
                        booth
                    } else {
                        let holding = &state.candidates.sets.holding[booth as usize];
                        *holding.get(self.random.below(holding.len()))?
                    };
                    return (state.candidates.cost(party, set) < super::FORBIDDEN).then_some(set);
                }
            }
        }
        // The cube leans to the front of the list and still reaches its end.
        let u = self.random.unit();
        let u = if self.random.below(4) == 0 { u } else { u * u * u };
        order.get((u * order.len() as f64) as usize).copied()
    }

    /// Works out a move of the party into `changes`; `false` when there is none.
    fn propose(&mut self, state: &State<'_>, party: u32) -> bool {
        let candidates = state.candidates;
        self.changes.clear();
        let old = state.set_of[party as usize];
        if old != NONE && self.random.below(2_000) == 0 {
            self.changes.push((party, NONE));
            return true;
        }
        let Some(target) = self.target(state, party) else { return false };
        if target == old {
            return false;
        }
        state.blockers(party, target, &mut self.blockers);
        if self.blockers.iter().any(|q| candidates.is_locked[*q as usize]) {
            return false;
        }
        let taken = candidates.sets.booths(target);
        self.vacated.clear();
        self.vacated.extend(state.booths(party).iter().filter(|b| !taken.contains(b)));
        self.changes.push((party, target));
        for i in 0..self.blockers.len() {
            let q = self.blockers[i];
            let place = self.refuge(state, q, party, target);
            self.changes.push((q, place));
            if place != NONE {
                let given = candidates.sets.booths(place);
                self.vacated.retain(|b| !given.contains(b));
            }
        }
        self.send_home(state);
        true
    }

    /// Where the move would exceed the limit on moves, others who have moved go back to where they stood, if
    /// that is free: so the moves that are allowed can pass from one party to another.
    fn send_home(&mut self, state: &State<'_>) {
        let candidates = state.candidates;
        let newly =
            |(p, set): &&(u32, u32)| *set != NONE && candidates.is_move(*p, *set) && !state.moved.contains(p);
        let excess = state.moved_too_many(self.changes.iter().filter(newly).count());
        for _ in 0..excess.min(3) {
            if state.moved.is_empty() {
                return;
            }
            let q = state.moved[self.random.below(state.moved.len())];
            let Some(home) = candidates.current(q) else { continue };
            let booths = candidates.sets.booths(home);
            let free = |b: &u32| {
                let at = state.at[*b as usize];
                at == NONE || at == q || self.changes.iter().any(|(p, _)| *p == at)
            };
            let taken = self.changes.iter().any(|(p, set)| {
                *p == q || *set != NONE && candidates.sets.booths(*set).iter().any(|b| booths.contains(b))
            });
            if !taken && !candidates.is_locked[q as usize] && booths.iter().all(free) {
                self.changes.push((q, home));
            }
        }
    }

    /// Adds to a move that breaks a hard rule somebody who may be in its way without standing there: an enemy, or
    /// one on the same circuit. `false` when nobody is tried.
    fn evict(&mut self, state: &State<'_>) -> bool {
        let (instance, candidates) = (state.instance, state.candidates);
        let (party, target) = self.changes[0];
        if target == NONE || self.random.below(4) > 0 {
            return false;
        }
        let enemies = &instance.apart_of[party as usize];
        let victim = if !enemies.is_empty() && self.random.below(2) == 0 {
            let pair = enemies[self.random.below(enemies.len())];
            other_of(instance.apart[pair as usize], party)
        } else {
            let booths = candidates.sets.booths(target);
            let circuit = instance.circuit_of[booths[self.random.below(booths.len())] as usize];
            if circuit == NONE {
                return false;
            }
            let fed = &instance.fed_by[circuit as usize];
            state.at[fed[self.random.below(fed.len())] as usize]
        };
        let concerned = |v: u32| self.changes.iter().any(|(p, _)| *p == v);
        if victim == NONE
            || candidates.is_locked[victim as usize]
            || state.set_of[victim as usize] == NONE
            || concerned(victim)
        {
            return false;
        }
        let place = self.refuge(state, victim, party, target);
        self.changes.push((victim, place));
        true
    }

    /// Where somebody who is pushed out of `target` may go: what the pusher left, else a free place, else nowhere.
    fn refuge(&mut self, state: &State<'_>, q: u32, pusher: u32, target: u32) -> u32 {
        let candidates = state.candidates;
        let size = state.instance.size(q);
        let old = state.set_of[pusher as usize];
        if size == 1 {
            let mut best = (super::FORBIDDEN, NONE);
            for b in &self.vacated {
                best = best.min((candidates.cost(q, *b), *b));
            }
            if best.1 != NONE {
                return best.1;
            }
        } else if old != NONE
            && self.vacated.len() == size
            && state.booths(pusher).len() == size
            && candidates.cost(q, old) < super::FORBIDDEN
        {
            return old;
        }
        let taken = candidates.sets.booths(target);
        let order = &self.order[q as usize];
        for _ in 0..6 {
            let u = self.random.unit();
            let Some(set) = order.get((u * u * order.len() as f64) as usize) else { break };
            let free = |b: &u32| {
                let at = state.at[*b as usize];
                (at == NONE || self.vacated.contains(b))
                    && !taken.contains(b)
                    && self.changes.iter().all(|(_, s)| *s == NONE || !candidates.sets.booths(*s).contains(b))
            };
            if candidates.sets.booths(*set).iter().all(free) {
                return *set;
            }
        }
        NONE
    }

    /// Carries the move out; takes it back and says `false` when it would break a hard rule.
    fn apply(&mut self, state: &mut State<'_>) -> bool {
        let hard = state.hard;
        self.undo.clear();
        for (p, _) in &self.changes {
            self.undo.push((*p, state.set_of[*p as usize]));
            state.remove(*p);
        }
        for (p, set) in &self.changes {
            if *set != NONE {
                state.put(*p, *set);
            }
        }
        if state.hard > hard {
            self.take_back(state);
            return false;
        }
        true
    }

    fn take_back(&mut self, state: &mut State<'_>) {
        self.undo.iter().for_each(|(p, _)| state.remove(*p));
        for (p, set) in &self.undo {
            if *set != NONE {
                state.put(*p, *set);
            }
        }
    }
}
