//! Annealing over the true cost: a party takes a better place, whoever stood there takes the one it left or
//! another, or a third's, who takes the first. Circuits may give more than they can on the way, at a price. Moves
//! that cannot be good enough are turned down before they are carried out. Cooled by the count of moves, never by a
//! clock; `libm`'s logarithm and power are the same everywhere.

mod room;

use super::NONE;
use super::promising::Promising;
use super::random::{Chances, Random};
use super::state::State;

/// Moves per party in the first round; each round after has twice as many.
const MOVES_PER_PARTY: usize = 2_500;
/// The temperature at which an annealing ends: hardly a point is taken in stride any more.
const COLD: f64 = 0.9;
/// Who has the best already is moved once in so many times only: it seldom helps.
const CONTENT: usize = 4;
/// Volt-amperes too many that count as a point.
const VA_PER_POINT: i64 = 30;
/// One move in so many is for a party of several booths, whose moves seldom succeed.
const LARGE: usize = 6;
/// One move in so many of somebody with friends brings two of them together at a place that suits both: what keeps
/// a good plan from a better one is mostly that both would have to move at once.
const MEETINGS: usize = 2;
/// One move in so many goes anywhere, the others where the prices say that it may be worth it.
const ANYWHERE: usize = 16;
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

/// One annealing from the state's plan among the places of `places`. Leaves the state at the best plan of it, and gives
/// with its cost the best of its second half, which may be another; `false` when `watch` (given the best cost) said to
/// stop.
pub(super) fn anneal(
    state: &mut State<'_>,
    places: &Promising,
    course: Course,
    watch: &mut dyn FnMut(i64) -> bool,
) -> (bool, Option<(i64, Vec<u32>)>) {
    let has_choice = |p: &u32| places.sets[*p as usize].iter().any(|set| *set != state.set_of[*p as usize]);
    let movable: Vec<u32> = (0..state.set_of.len() as u32)
        .filter(|p| !state.candidates.is_locked[*p as usize] && has_choice(p))
        .collect();
    if movable.is_empty() {
        return (true, None);
    }
    let of_several: Vec<u32> = movable.iter().copied().filter(|p| state.instance.size(*p) > 1).collect();
    let large = if of_several.is_empty() { movable.clone() } else { of_several };
    let mut search = Search {
        places,
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
    places: &'a Promising,
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
        let sets = &self.places.sets[party as usize];
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
        if self.random.below(ANYWHERE) == 0 {
            return sets.get(self.random.below(sets.len())).copied();
        }
        let draws = &self.places.draws[party as usize];
        draws.get(self.random.below(draws.len())).copied()
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
        let friends = &state.instance.near_of[party as usize];
        if !friends.is_empty() && self.random.below(MEETINGS) == 0 {
            let pair = friends[self.random.below(friends.len())];
            let meetings = &self.places.meetings[pair as usize];
            let u = self.random.unit();
            let Some(sets) = meetings.get((u * u * meetings.len() as f64) as usize) else { return false };
            let (p, q) = state.instance.near[pair as usize];
            if [p, q].iter().any(|p| candidates.is_locked[*p as usize]) {
                return false;
            }
            self.changes.extend(
                [(p, sets.0), (q, sets.1)].iter().filter(|(p, set)| state.set_of[*p as usize] != *set),
            );
        } else {
            let Some(target) = self.target(state, party) else { return false };
            if target != old {
                self.changes.push((party, target));
            }
        }
        self.make_room(state, most_worse)
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
