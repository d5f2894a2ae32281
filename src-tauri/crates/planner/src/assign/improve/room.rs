//! Room for a move: where those go who stand in its way.

use super::Search;
use crate::assign::state::{State, other_of};
use crate::assign::{FORBIDDEN, NONE};

/// One in so many that are pushed out goes by way of a third though it need not, and how many ways are looked at.
const CHAINS: usize = 2;
const CHAIN_TRIES: usize = 5;
impl Search<'_> {
    /// Adds to a move where those go who stand in its way; `false` as [`Self::propose`].
    pub(super) fn make_room(&mut self, state: &State<'_>, most_worse: i64) -> bool {
        let candidates = state.candidates;
        self.blockers.clear();
        for (_, set) in &self.changes {
            for b in candidates.sets.booths(*set) {
                let q = state.at[*b as usize];
                if q != NONE && !self.blockers.contains(&q) && self.changes.iter().all(|(p, _)| *p != q) {
                    self.blockers.push(q);
                }
            }
        }
        if self.changes.is_empty() || self.blockers.iter().any(|q| candidates.is_locked[*q as usize]) {
            return false;
        }
        if self.hopeless(state, most_worse) {
            return false;
        }
        self.vacated.clear();
        for i in 0..self.changes.len() {
            let party = self.changes[i].0;
            for b in state.booths(party) {
                if !self.is_taken(state, *b) {
                    self.vacated.push(*b);
                }
            }
        }
        let leaders = self.changes.len();
        for i in 0..self.blockers.len() {
            let q = self.blockers[i];
            let place = self.refuge(state, q, leaders);
            if (place == NONE || self.random.below(CHAINS) == 0) && self.chain(state, q) {
                continue;
            }
            self.changes.push((q, place));
            if place != NONE {
                let given = candidates.sets.booths(place);
                self.vacated.retain(|b| !given.contains(b));
            }
        }
        self.send_home(state);
        true
    }

    /// Whether the move gives the booth to somebody.
    fn is_taken(&self, state: &State<'_>, booth: u32) -> bool {
        self.changes
            .iter()
            .any(|(_, set)| *set != NONE && state.candidates.sets.booths(*set).contains(&booth))
    }

    /// Whether the party's new place costs too much even if those who stand there found the best of all places.
    /// What regions gain by them is left out, so that a move may be missed.
    fn hopeless(&self, state: &State<'_>, most_worse: i64) -> bool {
        let (instance, candidates) = (state.instance, state.candidates);
        let now = |p: u32| match state.set_of[p as usize] {
            NONE => instance.unplaced_cost(p),
            set => candidates.cost(p, set),
        };
        let mut worse = 0;
        for (p, set) in self.changes.iter().copied() {
            worse += candidates.cost(p, set) - now(p) - state.pair_charges(p);
            if instance.region_of[p as usize] != NONE {
                worse -= instance.weights.region_premium_missing * candidates.sets.premium[set as usize];
            }
        }
        for q in &self.blockers {
            worse += candidates.least[*q as usize] - now(*q) - state.pair_charges(*q);
        }
        worse > most_worse && state.over_va == 0
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
    pub(super) fn evict(&mut self, state: &State<'_>) -> bool {
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
        let place = self.refuge(state, victim, 1);
        self.changes.push((victim, place));
        true
    }

    /// Where somebody who is pushed out may go: what one of the first `leaders` of the move left. Where nothing was left,
    /// and for several booths, a free place, too.
    fn refuge(&mut self, state: &State<'_>, q: u32, leaders: usize) -> u32 {
        let candidates = state.candidates;
        let size = state.instance.size(q);
        if size == 1 {
            let mut best = (FORBIDDEN, NONE);
            for b in &self.vacated {
                best = best.min((candidates.cost(q, *b), *b));
            }
            if best.0 < FORBIDDEN {
                return best.1;
            }
            if !self.vacated.is_empty() {
                return NONE;
            }
        } else {
            for (pusher, _) in &self.changes[..leaders] {
                let old = state.set_of[*pusher as usize];
                let left = state.booths(*pusher);
                if left.len() == size
                    && left.iter().all(|b| self.vacated.contains(b))
                    && candidates.cost(q, old) < FORBIDDEN
                {
                    return old;
                }
            }
        }
        for _ in 0..6 {
            let draws = &self.places.draws[q as usize];
            let Some(set) = draws.get(self.random.below(draws.len())) else { break };
            let free = |b: &u32| {
                let at = state.at[*b as usize];
                (at == NONE || self.vacated.contains(b)) && !self.is_taken(state, *b)
            };
            if candidates.sets.booths(*set).iter().all(free) {
                return *set;
            }
        }
        NONE
    }

    /// Where somebody who is pushed out may go else: the best of some, a free booth or that of a third, who takes one
    /// that was left. Where booths differ in what they offer, an exchange of two seldom suits both. `false` when
    /// there is nothing; else it is added to the move.
    fn chain(&mut self, state: &State<'_>, q: u32) -> bool {
        let (instance, candidates) = (state.instance, state.candidates);
        let (draws, worth) = (&self.places.draws[q as usize], &self.places.worth);
        if instance.size(q) != 1 || self.vacated.is_empty() {
            return false;
        }
        // (how good it is, the booth, who stands there, where they go)
        let mut best: Option<(i64, u32, u32, u32)> = None;
        for _ in 0..CHAIN_TRIES {
            let Some(via) = draws.get(self.random.below(draws.len())).copied() else { break };
            if self.is_taken(state, via) || self.vacated.contains(&via) {
                continue;
            }
            let own = candidates.cost(q, via);
            let next = state.at[via as usize];
            if next == NONE {
                best = nearer(best, (own + worth[via as usize], via, NONE, NONE));
                continue;
            }
            if instance.size(next) != 1
                || candidates.is_locked[next as usize]
                || self.blockers.contains(&next)
                || self.changes.iter().any(|(p, _)| *p == next)
            {
                continue;
            }
            let saved = candidates.cost(next, via) + state.pair_charges(next);
            for last in self.vacated.iter().copied() {
                let cost = candidates.cost(next, last);
                if cost < FORBIDDEN {
                    best = nearer(best, (own + cost - saved + worth[last as usize], via, next, last));
                }
            }
        }
        let Some((_, via, next, last)) = best else { return false };
        self.changes.push((q, via));
        if next != NONE {
            self.changes.push((next, last));
            self.vacated.retain(|b| *b != last);
        }
        true
    }
}

/// The better of two ways.
fn nearer(best: Option<(i64, u32, u32, u32)>, other: (i64, u32, u32, u32)) -> Option<(i64, u32, u32, u32)> {
    Some(best.map_or(other, |best| best.min(other)))
}
