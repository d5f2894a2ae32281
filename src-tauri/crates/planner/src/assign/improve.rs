//! Annealing over the true cost: a party takes a better place, whoever stood there takes the one it left or
//! another, or a third's, who takes the first. Circuits may give more than they can on the way, at a price. Moves
//! that cannot be good enough are turned down before they are carried out. Cooled by the count of moves, never by a
//! clock; `libm`'s logarithm and power are the same everywhere.

use super::NONE;
use super::random::{Chances, Random};
use super::state::{State, other_of};

/// Moves per party in the first round; each round after has twice as many.
const MOVES_PER_PARTY: usize = 2_500;
/// From hot, where a charge or two are taken in stride, to cold, where hardly a point is.
pub(super) const HOT: f64 = 4.0;
const COLD: f64 = 1.2;
/// Who has the best already is moved once in so many times only: it seldom helps.
const CONTENT: usize = 4;
/// Volt-amperes too many that count as a point.
const VA_PER_POINT: i64 = 30;
/// One move in so many is for a party of several booths, whose moves seldom succeed.
const LARGE: usize = 6;
/// One in so many that are pushed out goes by way of a third though it need not, and how many ways are looked at.
const CHAINS: usize = 2;
const CHAIN_TRIES: usize = 6;
/// The watcher is asked, and the temperature set, every so many moves.
const STRIDE: usize = 2_048;

/// How many moves a round has for so many parties.
pub(super) fn moves(parties: usize, round: u32) -> usize {
    (parties * MOVES_PER_PARTY) << round.min(30)
}

/// How one annealing goes.
#[derive(Debug, Clone, Copy)]
pub(super) struct Course {
    /// The stream of random numbers.
    pub seed: u64,
    pub stream: u64,
    pub moves: usize,
    /// The temperature that it begins with.
    pub hot: f64,
}

/// One annealing from the state's plan among the places of `order`. Leaves the state at the best plan of it, and gives
/// with its cost the best of its second half, which may be another; `false` when `watch` (given the best cost) said to
/// stop.
pub(super) fn anneal(
    state: &mut State<'_>,
    order: &[Vec<u32>],
    course: Course,
    watch: &mut dyn FnMut(i64) -> bool,
) -> (bool, Option<(i64, Vec<u32>)>) {
    let has_choice = |p: &u32| order[*p as usize].iter().any(|set| *set != state.set_of[*p as usize]);
    let movable: Vec<u32> = (0..state.set_of.len() as u32)
        .filter(|p| !state.candidates.is_locked[*p as usize] && has_choice(p))
        .collect();
    if movable.is_empty() {
        return (true, None);
    }
    let of_several: Vec<u32> = movable.iter().copied().filter(|p| state.instance.size(*p) > 1).collect();
    let large = if of_several.is_empty() { movable.clone() } else { of_several };
    let mut search = Search {
        order,
        random: Random::new(course.seed, course.stream),
        chances: Chances::new(),
        changes: Vec::new(),
        undo: Vec::new(),
        blockers: Vec::new(),
        vacated: Vec::new(),
        flows: Vec::new(),
    };
    let mut best = (state.cost, state.set_of.clone());
    let mut end: Option<(i64, Vec<u32>)> = None;
    let mut go_on = true;
    let mut temperature = course.hot;
    for step in 0..course.moves {
        if step % STRIDE == 0 {
            if !watch(best.0) {
                go_on = false;
                break;
            }
            temperature = course.hot * libm::pow(COLD / course.hot, step as f64 / course.moves as f64);
        }
        let pool = if search.random.below(LARGE) == 0 { &large } else { &movable };
        let party = pool[search.random.below(pool.len())];
        if search.random.below(CONTENT) > 0 && is_content(state, party) {
            continue;
        }
        let before = energy(state);
        let most_worse = search.chances.draw(&mut search.random, temperature);
        if !search.propose(state, party, most_worse)
            || state.least_worse(&search.changes, most_worse, VA_PER_POINT, &mut search.flows) > most_worse
        {
            continue;
        }
        if search.apply(state) || search.evict(state) && search.apply(state) {
            if energy(state) - before > most_worse {
                search.take_back(state);
            } else if state.hard == 0 {
                if state.cost < best.0 {
                    best.0 = state.cost;
                    best.1.clone_from(&state.set_of);
                }
                if step > course.moves / 2 && end.as_ref().is_none_or(|end| state.cost < end.0) {
                    let (cost, set_of) = end.get_or_insert_default();
                    *cost = state.cost;
                    set_of.clone_from(&state.set_of);
                }
            }
        }
    }
    state.restore(&best.1);
    (go_on, end)
}

/// Whether the party has the best that it could have.
fn is_content(state: &State<'_>, party: u32) -> bool {
    let set = state.set_of[party as usize];
    set != NONE
        && state.candidates.cost(party, set) == state.candidates.least[party as usize]
        && state.pair_charges(party) == 0
}

/// The cost, and what it is to count when circuits give more than they can: on the way a plan may break that rule,
/// or a circuit that is nearly full would keep good plans apart.
fn energy(state: &State<'_>) -> i64 {
    state.cost + state.over_va / VA_PER_POINT
}

struct Search<'a> {
    order: &'a [Vec<u32>],
    random: Random,
    chances: Chances,
    /// The places after the move: (party, set or `NONE`).
    changes: Vec<(u32, u32)>,
    /// The places before it.
    undo: Vec<(u32, u32)>,
    blockers: Vec<u32>,
    vacated: Vec<u32>,
    /// Volt-amperes that a move would take off circuits or draw from them.
    flows: Vec<(u32, i64)>,
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

    /// Works out a move of the party into `changes`; `false` when there is none, or surely none that makes the plan
    /// no worse than `most_worse`.
    fn propose(&mut self, state: &State<'_>, party: u32, most_worse: i64) -> bool {
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
        if self.hopeless(state, party, target, most_worse) {
            return false;
        }
        let taken = candidates.sets.booths(target);
        self.vacated.clear();
        self.vacated.extend(state.booths(party).iter().filter(|b| !taken.contains(b)));
        self.changes.push((party, target));
        for i in 0..self.blockers.len() {
            let q = self.blockers[i];
            let place = self.refuge(state, q, party, target);
            if (place == NONE || self.random.below(CHAINS) == 0)
                && let Some((via, next, last)) = self.chain(state, q, target)
            {
                self.changes.push((q, via));
                self.changes.push((next, last));
                self.vacated.retain(|b| *b != last);
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

    /// Whether the party's new place costs too much even if those who stand there found the best of all places.
    /// What regions gain by them is left out, so that a move may be missed.
    fn hopeless(&self, state: &State<'_>, party: u32, target: u32, most_worse: i64) -> bool {
        let (instance, candidates) = (state.instance, state.candidates);
        let now = |p: u32| match state.set_of[p as usize] {
            NONE => instance.unplaced_cost(p),
            set => candidates.cost(p, set),
        };
        let mut worse = candidates.cost(party, target) - now(party) - state.pair_charges(party);
        if instance.region_of[party as usize] != NONE && candidates.sets.premium[target as usize] > 0 {
            worse -= instance.weights.region_premium_missing * candidates.sets.premium[target as usize];
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

    /// A way for somebody who is pushed out of `target` by way of a third: the cheapest of some (booth, who
    /// stands there, the booth left free that this one takes). Where booths differ in what they offer, an
    /// exchange of two seldom suits both.
    fn chain(&mut self, state: &State<'_>, q: u32, target: u32) -> Option<(u32, u32, u32)> {
        let (instance, candidates) = (state.instance, state.candidates);
        if instance.size(q) != 1 || self.vacated.is_empty() {
            return None;
        }
        let order = &self.order[q as usize];
        let taken = candidates.sets.booths(target);
        let mut best: Option<(i64, (u32, u32, u32))> = None;
        for _ in 0..CHAIN_TRIES {
            let u = self.random.unit();
            let via = *order.get((u * u * order.len() as f64) as usize)?;
            let next = state.at[via as usize];
            if next == NONE
                || taken.contains(&via)
                || instance.size(next) != 1
                || candidates.is_locked[next as usize]
                || self.changes.iter().any(|(p, s)| *p == next || *s == via)
            {
                continue;
            }
            let last = self.vacated[self.random.below(self.vacated.len())];
            let cost = candidates.cost(next, last);
            if cost < super::FORBIDDEN {
                let worse = candidates.cost(q, via) + cost - candidates.cost(next, via);
                if best.is_none_or(|(least, _)| worse < least) {
                    best = Some((worse, (via, next, last)));
                }
            }
        }
        best.map(|(_, way)| way)
    }

    /// Carries the move out; takes it back and says `false` when it would break a hard rule.
    fn apply(&mut self, state: &mut State<'_>) -> bool {
        let hard = state.hard - state.over_va;
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
        if state.hard - state.over_va > hard {
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
