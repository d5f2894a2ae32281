//! A round of search: a few annealings from the best plan, then one among the places alone that the best of their
//! plans give. What good plans agree on is mostly right, and where they differ the better choice is mostly among
//! theirs: with some four places a party, a short annealing finds what a long one among all places does not.

use super::NONE;
use super::improve::{Course, anneal, moves};
use super::promising::{Promising, leaning};
use super::random::Random;
use super::rematch::rematch;
use super::repair::place_left_over;
use super::state::State;

/// Annealings in a round among all places; together they have half of its moves.
const WIDE: usize = 6;
/// The temperature at which those among all places begin: a charge or two are taken in stride.
const WIDE_HOT: f64 = 6.0;
/// That of the one among the plans' places.
const NARROW_HOT: f64 = 5.0;
/// The plans that are kept, whatever round they are of.
const MOST_PLANS: usize = 12;
/// Of two plans that differ in the places of one party in so many or fewer, the better is kept alone.
const ALIKE: usize = 20;
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
        all: &Promising,
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
                hot: if is_narrow { NARROW_HOT } else { WIDE_HOT },
            };
            let few = is_narrow.then(|| self.places(best, all));
            let mut state = best.clone();
            let (finished, end) = anneal(&mut state, few.as_ref().unwrap_or(all), course, watch);
            if let Some(end) = end {
                self.keep(end);
            }
            let going = finished && {
                let mut random = Random::new(self.seed, REMATCH_STREAMS | stream);
                let times = REMATCHES << round.min(30);
                let going = rematch(&mut state, &mut random, times, watch);
                // It takes long where many cannot be placed, so once a round.
                if is_narrow {
                    let cost = best.cost;
                    place_left_over(&mut state, &all.sets, &mut || watch(cost));
                }
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

    /// Keeps the plan if it is good enough, and not for the sake of plans much like it.
    fn keep(&mut self, plan: (i64, Vec<u32>)) {
        let most = plan.1.len() / ALIKE;
        let is_alike = |other: &(i64, Vec<u32>)| {
            other.1.iter().zip(&plan.1).filter(|(theirs, ours)| theirs != ours).count() <= most
        };
        if self.plans.iter().all(|other| other.0 > plan.0 || !is_alike(other)) {
            self.plans.retain(|other| !is_alike(other));
            self.plans.push(plan);
            self.plans.sort_unstable();
            self.plans.truncate(MOST_PLANS);
        }
    }

    /// The places of each party and each pair of friends in the plans that are kept and the best, the most frequent
    /// first.
    fn places(&self, best: &State<'_>, all: &Promising) -> Promising {
        let plans = || self.plans.iter().map(|(_, set_of)| set_of.as_slice()).chain([best.set_of.as_slice()]);
        let sets: Vec<Vec<u32>> = (0..best.set_of.len())
            .map(|p| most_frequent(plans().map(|set_of| set_of[p]).filter(|set| *set != NONE)))
            .collect();
        let meetings = best.instance.near.iter().map(|(p, q)| {
            let both = plans().map(|set_of| (set_of[*p as usize], set_of[*q as usize]));
            most_frequent(both.filter(|(a, b)| *a != NONE && *b != NONE && best.sets_touch(*a, *b)))
        });
        let meetings = meetings.collect();
        let draws = sets.iter().map(|sets| leaning(sets)).collect();
        Promising { sets, draws, meetings, worth: all.worth.clone() }
    }
}

fn most_frequent<T: Ord + Copy>(items: impl Iterator<Item = T>) -> Vec<T> {
    let mut counted: Vec<(i64, T)> = Vec::new();
    for item in items {
        match counted.iter_mut().find(|(_, seen)| *seen == item) {
            Some((less, _)) => *less -= 1,
            None => counted.push((-1, item)),
        }
    }
    counted.sort_unstable();
    counted.into_iter().map(|(_, item)| item).collect()
}
