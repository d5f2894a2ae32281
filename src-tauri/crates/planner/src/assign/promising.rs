//! Where each party, and each pair of friends, would best stand: what the search draws its moves from.

use super::bound::{Relaxation, SCALE};
use super::candidates::Candidates;
use super::instance::Instance;

/// Places for a pair of friends that are kept, the best ones.
const MOST_PAIRS: usize = 150;
/// Of the first of them, so many places are looked at: where everybody in a full hall has ten friends, all would take
/// longer than a round.
const MOST_PLACES: usize = 400;
/// How many draws stand for all sets of a party, and how many where there are a few sets only.
const DRAWS: usize = 256;
const FEW_DRAWS: usize = 64;
/// A set that costs so many points more than another is drawn 2.7 times less often.
const FALL: f64 = 3.0;

/// Places, best first.
pub(super) struct Promising {
    /// The sets of each party.
    pub sets: Vec<Vec<u32>>,
    /// The sets of each party from which chance draws: the more it promises, the more often a set is there.
    pub draws: Vec<Vec<u32>>,
    /// For each pair of friends, the sets at which the two touch: (of the first, of the second).
    pub meetings: Vec<Vec<(u32, u32)>>,
    /// What each booth is worth to others, in points.
    pub worth: Vec<i64>,
}

impl Promising {
    /// Places by what they cost under the prices and are worth to others.
    pub(super) fn new(instance: &Instance<'_>, candidates: &Candidates, relaxation: &Relaxation) -> Self {
        let rate = |p: u32, set: u32| {
            let booths = candidates.sets.booths(set);
            let worth: i64 = booths.iter().map(|b| relaxation.booth_worth[*b as usize]).sum();
            relaxation.prices.cost(instance, candidates, p, set) + worth
        };
        let rated: Vec<Vec<(i64, u32)>> = (0u32..)
            .zip(&candidates.allowed)
            .map(|(p, sets)| {
                let mut rated: Vec<(i64, u32)> = sets.iter().map(|s| (rate(p, *s), *s)).collect();
                rated.sort_unstable();
                rated
            })
            .collect();
        let draws = rated.iter().map(|rated| drawn(rated)).collect();
        let meetings = instance.near.iter().map(|(p, q)| {
            let mut found: Vec<(i64, (u32, u32))> = Vec::new();
            for (cost, set) in rated[*p as usize].iter().take(MOST_PLACES) {
                for other in beside(instance, candidates, *set, *q) {
                    found.push((cost + rate(*q, other), (*set, other)));
                }
            }
            found.sort_unstable();
            found.truncate(MOST_PAIRS);
            found.into_iter().map(|(_, pair)| pair).collect()
        });
        let meetings = meetings.collect();
        let sets = rated.into_iter().map(|rated| rated.into_iter().map(|(_, set)| set).collect()).collect();
        let worth = relaxation.booth_worth.iter().map(|worth| worth / SCALE).collect();
        Self { sets, draws, meetings, worth }
    }
}

/// Sets with what they cost under the prices, best first; each so often that its share falls with what it costs more
/// than the best.
fn drawn(rated: &[(i64, u32)]) -> Vec<u32> {
    let Some((least, _)) = rated.first() else { return Vec::new() };
    let weights: Vec<f64> =
        rated.iter().map(|(cost, _)| libm::exp((least - cost) as f64 / (FALL * SCALE as f64))).collect();
    let all: f64 = weights.iter().sum();
    let (mut draws, mut sum) = (Vec::with_capacity(DRAWS), 0.0);
    for ((_, set), weight) in rated.iter().zip(weights) {
        sum += weight;
        while draws.len() < DRAWS && (draws.len() as f64 + 0.5) * all < sum * DRAWS as f64 {
            draws.push(*set);
        }
    }
    draws
}

/// Sets, best first, each the more often the nearer it is to the front.
pub(super) fn leaning(sets: &[u32]) -> Vec<u32> {
    let at = |i: usize| sets.len() * (2 * i + 1) * (2 * i + 1) / (4 * FEW_DRAWS * FEW_DRAWS);
    (0..FEW_DRAWS).filter_map(|i| sets.get(at(i)).copied()).collect()
}

/// The sets of the party that touch the booths of `set`, which it cannot have itself.
fn beside(instance: &Instance<'_>, candidates: &Candidates, set: u32, party: u32) -> Vec<u32> {
    let booths = candidates.sets.booths(set);
    let mut found = Vec::new();
    for t in booths.iter().flat_map(|b| &instance.touch[*b as usize]) {
        let single = [t.booth];
        let sets: &[u32] =
            if instance.size(party) == 1 { &single } else { &candidates.sets.holding[t.booth as usize] };
        for s in sets {
            let apart = candidates.sets.booths(*s).iter().all(|b| !booths.contains(b));
            if apart && candidates.cost(party, *s) < super::FORBIDDEN {
                found.push(*s);
            }
        }
    }
    found.sort_unstable();
    found.dedup();
    found
}
