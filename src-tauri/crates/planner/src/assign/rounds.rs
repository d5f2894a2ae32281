//! A round of search: a few annealings from the best plan, then one among the places alone that the best of their
//! plans give. What good plans agree on is mostly right, and where they differ the better choice is mostly among
//! theirs: with some four places a party, a short annealing finds what a long one among all places does not.

use super::NONE;
use super::improve::{Course, HOT, anneal, moves};
use super::random::Random;
use super::rematch::rematch;
use super::repair::place_left_over;
use super::state::State;

/// Annealings in a round among all places; together they have half of its moves.
const WIDE: usize = 3;
/// The temperature at which the one among the plans' places begins: among so few, it may be hotter than the others.
const NARROW_HOT: f64 = 5.0;
/// The plans that are kept, whatever round they are of.
const MOST_PLANS: usize = 12;
/// Exact re-matchings at the end of each annealing in the first round; each round after has twice as many.
const REMATCHES: usize = 2;
/// Streams of random numbers for re-matchings lie beyond those for annealings.
const REMATCH_STREAMS: u64 = 1 << 40;

/// What is known of earlier rounds.
pub(super) struct Rounds {
    seed: u64,
    /// What annealings ended with: cost, and the set of each party.
    plans: Vec<(i64, Vec<u32>)>,
}

impl Rounds {
    pub(super) const fn new(seed: u64) -> Self {
        Self { seed, plans: Vec::new() }
    }

    /// One round from the best plan, which it betters if it can; `false` when `watch` (given the best cost) said
    /// to stop.
    pub(super) fn run(
        &mut self,
        best: &mut State<'_>,
        order: &[Vec<u32>],
        round: u32,
        watch: &mut dyn FnMut(i64) -> bool,
    ) -> bool {
        let total = moves(best.set_of.len(), round);
        for leg in 0..=WIDE {
            let is_narrow = leg == WIDE;
            let stream = u64::from(round) << 8 | leg as u64;
            let course = Course {
                seed: self.seed,
                stream,
                moves: if is_narrow { total / 2 } else { total / 2 / WIDE },
                hot: if is_narrow { NARROW_HOT } else { HOT },
            };
            let places = if is_narrow { self.places(&best.set_of) } else { Vec::new() };
            let mut state = best.clone();
            let (finished, end) = anneal(&mut state, if is_narrow { &places } else { order }, course, watch);
            self.plans.extend(end.filter(|end| !self.plans.contains(end)));
            self.plans.sort_unstable();
            self.plans.truncate(MOST_PLANS);
            let going = finished && {
                let mut random = Random::new(self.seed, REMATCH_STREAMS | stream);
                let times = REMATCHES << round.min(30);
                let going = rematch(&mut state, &mut random, times, watch);
                let cost = best.cost;
                place_left_over(&mut state, order, &mut || watch(cost));
                going
            };
            if (state.hard, state.cost) < (best.hard, best.cost) {
                *best = state;
            }
            if !going {
                return false;
            }
        }
        true
    }

    /// The places of each party in the plans that are kept and the best, the most frequent first.
    fn places(&self, best: &[u32]) -> Vec<Vec<u32>> {
        let of = |p: usize| {
            let mut counted: Vec<(i64, u32)> = Vec::new();
            let plans = self.plans.iter().map(|(_, set_of)| set_of[p]);
            for set in plans.chain([best[p]]).filter(|set| *set != NONE) {
                match counted.iter_mut().find(|(_, seen)| *seen == set) {
                    Some((less, _)) => *less -= 1,
                    None => counted.push((-1, set)),
                }
            }
            counted.sort_unstable();
            counted.into_iter().map(|(_, set)| set).collect()
        };
        (0..best.len()).map(of).collect()
    }
}
