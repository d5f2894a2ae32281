//! Tightens the proven bound beyond the plain matching: with the charges between neighbours.
//!
//! Take back the rule that a party has one place, and pay each party's use at a price: what is left is to fill
//! the booths at least cost, the charges between neighbours included, which [`super::strips`] does exactly. Under
//! any prices the least cost, plus what the parties' prices are worth, is a bound: a party without a place pays
//! what it costs to leave out, and so no price is above that. The prices start from those of the matching, where
//! the bound is no worse than the matching's, and follow a deflected subgradient with steps after Polyak.

use super::NONE;
use super::bound::{Prices, Relaxation, SCALE};
use super::candidates::{Candidates, loads};
use super::instance::Instance;
use super::strips::Strips;

/// The unit of power of the step, in volt-amperes: prices per VA move by a step over this.
const UNIT_VA: f64 = 450.0;

/// How much of what a booth is worth is of the last step.
const MEMORY: f64 = 0.03;

/// No price goes beyond these, in 1/[`SCALE`] points: products with volt-amperes stay within 64 bits.
const MOST_PRICE: i64 = 1_000 * SCALE;
const LEAST_WORTH: i64 = 1_000_000 * SCALE;

/// Where the search for better prices stands.
pub(super) struct Tightening<'a> {
    instance: &'a Instance<'a>,
    candidates: &'a Candidates,
    strips: Strips,
    /// The prices of the best bound, and those that are tried.
    best: Multipliers,
    tried: Multipliers,
    best_scaled: i64,
    /// The direction of the last step.
    direction: Slopes,
    theta: f64,
    since_better: u32,
    costs: Vec<Vec<i64>>,
    behind: Vec<Vec<u32>>,
    chosen: Vec<u16>,
    /// What each booth is worth: what its filling pays, in the middle of the last steps, in 1/[`SCALE`] points.
    booth_worth: Vec<f64>,
    /// No plan costs less, in points.
    pub bound: i64,
}

#[derive(Clone)]
struct Multipliers {
    /// What each party pays for its place, in 1/[`SCALE`] points.
    worth: Vec<i64>,
    /// What each pair of friends that touches takes off, at most what it costs to miss it.
    friends: Vec<i64>,
    prices: Prices,
}

/// How the bound changes with each price.
#[derive(Clone)]
struct Slopes {
    worth: Vec<f64>,
    friends: Vec<f64>,
    circuit: Vec<f64>,
    region: Vec<f64>,
    moved: f64,
}

impl Slopes {
    fn each(&self) -> impl Iterator<Item = &f64> {
        self.worth.iter().chain(&self.friends).chain(&self.circuit).chain(&self.region).chain([&self.moved])
    }

    fn follow(&mut self, other: &Self, share: f64) {
        let pairs = self.worth.iter_mut().zip(&other.worth);
        let pairs = pairs.chain(self.friends.iter_mut().zip(&other.friends));
        let pairs = pairs.chain(self.circuit.iter_mut().zip(&other.circuit));
        let pairs = pairs.chain(self.region.iter_mut().zip(&other.region));
        for (mine, theirs) in pairs.chain([(&mut self.moved, &other.moved)]) {
            *mine = share * theirs + (1.0 - share) * *mine;
        }
    }
}

impl<'a> Tightening<'a> {
    /// `None` where the hall is too large for it.
    pub(super) fn new(
        instance: &'a Instance<'a>,
        candidates: &'a Candidates,
        relaxation: &Relaxation,
    ) -> Option<Self> {
        if candidates.is_cut.contains(&true) {
            return None;
        }
        let strips = Strips::new(instance, candidates)?;
        let (booths, parties) = (instance.booths.len(), instance.parties.len());
        let worth = (0u32..)
            .zip(&relaxation.party_price)
            .map(|(p, price)| (*price).min(instance.unplaced_cost(p) * SCALE))
            .collect();
        let friends = vec![0; instance.near.len()];
        let best = Multipliers { worth, friends, prices: relaxation.prices.clone() };
        let direction = Slopes {
            worth: vec![0.0; parties],
            friends: vec![0.0; instance.near.len()],
            circuit: vec![0.0; instance.capacity_va.len()],
            region: vec![0.0; instance.premium_target.len()],
            moved: 0.0,
        };
        Some(Self {
            instance,
            candidates,
            strips,
            tried: best.clone(),
            best,
            best_scaled: i64::MIN,
            direction,
            theta: 0.5,
            since_better: 0,
            costs: vec![Vec::new(); booths],
            behind: vec![Vec::new(); booths],
            chosen: vec![0; booths],
            booth_worth: relaxation.booth_worth.iter().map(|worth| *worth as f64).collect(),
            bound: relaxation.bound,
        })
    }

    /// A measure of what one step takes: pairs of labels that are looked at.
    pub(super) fn work(&self) -> usize {
        self.strips.work()
    }

    /// The best prices found, and what booths are worth under them with the charges between neighbours.
    pub(super) fn relaxation(&self) -> Relaxation {
        Relaxation {
            bound: self.bound,
            prices: self.best.prices.clone(),
            party_price: self.best.worth.clone(),
            booth_worth: self.booth_worth.iter().map(|worth| *worth as i64).collect(),
        }
    }

    /// Takes up to `steps` steps towards the plan's cost. `watch` gets the bound and says whether to go on.
    pub(super) fn run(&mut self, steps: usize, cost: i64, watch: &mut dyn FnMut(i64) -> bool) -> bool {
        for _ in 0..steps {
            if self.bound >= cost {
                break;
            }
            if !watch(self.bound) {
                return false;
            }
            self.step(cost);
        }
        true
    }

    fn step(&mut self, cost: i64) {
        let (instance, candidates) = (self.instance, self.candidates);
        let Multipliers { worth, friends, prices } = &self.tried;
        for b in 0..self.costs.len() {
            let (costs, behind) = (&mut self.costs[b], &mut self.behind[b]);
            let under = (prices, &worth[..], &friends[..]);
            self.strips.labels.costs(instance, candidates, under, b as u32, costs, behind);
        }
        let value = self.strips.fill(friends, &self.costs, &mut self.chosen)
            + friends.iter().sum::<i64>()
            + worth.iter().sum::<i64>()
            + prices.worth(instance);
        if value > self.best_scaled {
            self.best_scaled = value;
            self.bound = self.bound.max(value.div_euclid(SCALE) + i64::from(value.rem_euclid(SCALE) > 0));
            self.best = self.tried.clone();
            self.since_better = 0;
        } else {
            self.since_better += 1;
            if self.since_better >= 20 {
                self.since_better = 0;
                self.theta = (self.theta * 0.7).max(0.0005);
                self.tried = self.best.clone();
            }
        }
        for (b, worth) in self.booth_worth.iter_mut().enumerate() {
            let paid = -self.costs[b].get(self.chosen[b] as usize).copied().unwrap_or(0);
            *worth += MEMORY * (paid as f64 - *worth);
        }
        let slopes = self.slopes();
        self.direction.follow(&slopes, 0.3);
        let norm: f64 = self.direction.each().map(|s| s * s).sum();
        if norm <= 0.0 {
            return;
        }
        let aim = (cost * SCALE - value).max(SCALE) as f64;
        let size = self.theta * aim / norm;
        let direction = &self.direction;
        let Multipliers { worth, friends, prices } = &mut self.tried;
        for (p, (price, slope)) in (0u32..).zip(worth.iter_mut().zip(&direction.worth)) {
            let most = instance.unplaced_cost(p) * SCALE;
            *price = price.saturating_add((size * slope) as i64).clamp(-LEAST_WORTH, most);
        }
        let most = instance.weights.near_missed * SCALE;
        for (price, slope) in friends.iter_mut().zip(&direction.friends) {
            *price = price.saturating_add((size * slope) as i64).clamp(0, most);
        }
        for (price, slope) in prices.circuit.iter_mut().zip(&direction.circuit) {
            *price = price.saturating_add((size * slope / UNIT_VA) as i64).clamp(0, MOST_PRICE);
        }
        let most = instance.weights.region_premium_missing * SCALE;
        for (price, slope) in prices.region.iter_mut().zip(&direction.region) {
            *price = price.saturating_add((size * slope) as i64).clamp(0, most);
        }
        if instance.max_moved < i64::MAX {
            let next = prices.moved.saturating_add((size * direction.moved) as i64);
            prices.moved = next.clamp(0, MOST_PRICE);
        }
    }

    /// The party at the booth in the last filling, and its set.
    fn holds(&self, booth: usize) -> Option<(u32, u32)> {
        let chosen = self.chosen[booth] as usize;
        let p = *self.behind[booth].get(chosen)?;
        if p == NONE || self.instance.booths[booth].closed {
            return None;
        }
        let set = self.strips.labels.of[booth][chosen].set;
        Some((p, if set == NONE { booth as u32 } else { set }))
    }

    /// What the filling uses too much or too little of.
    fn slopes(&self) -> Slopes {
        let (instance, candidates) = (self.instance, self.candidates);
        let prices = &self.tried.prices;
        let mut slopes = Slopes {
            worth: vec![1.0; instance.parties.len()],
            friends: vec![if self.strips.labels.with_friends { 1.0 } else { 0.0 }; instance.near.len()],
            circuit: instance.capacity_va.iter().map(|va| -(*va as f64) / UNIT_VA).collect(),
            region: instance.premium_target.iter().map(|t| *t as f64).collect(),
            moved: 0.0,
        };
        let mut moves = 0.0;
        for (p, set) in (0..self.chosen.len()).filter_map(|b| self.holds(b)) {
            let part = 1.0 / instance.size(p) as f64;
            slopes.worth[p as usize] -= part;
            loads(instance, &candidates.sets, p, set, |c, va| {
                slopes.circuit[c as usize] += va as f64 * part / UNIT_VA;
            });
            let region = instance.region_of[p as usize];
            if region != NONE {
                slopes.region[region as usize] -= candidates.sets.premium[set as usize] as f64 * part;
            }
            if candidates.is_move(p, set) {
                moves += part;
            }
        }
        for (p, (slope, worth)) in (0u32..).zip(slopes.worth.iter_mut().zip(&self.tried.worth)) {
            if *slope > 0.0 && *worth >= instance.unplaced_cost(p) * SCALE {
                *slope = 0.0;
            }
        }
        self.strips.friends_met(&self.chosen, |pair| slopes.friends[pair as usize] -= 1.0);
        let most = instance.weights.near_missed * SCALE;
        for (slope, price) in slopes.friends.iter_mut().zip(&self.tried.friends) {
            if *slope > 0.0 && *price >= most || *slope < 0.0 && *price == 0 {
                *slope = 0.0;
            }
        }
        // A price of nothing that wants to fall stays where it is.
        for (slope, price) in slopes.circuit.iter_mut().zip(&prices.circuit) {
            if *price == 0 && *slope < 0.0 {
                *slope = 0.0;
            }
        }
        for (slope, price) in slopes.region.iter_mut().zip(&prices.region) {
            if *price == 0 && *slope < 0.0 {
                *slope = 0.0;
            }
        }
        if instance.max_moved < i64::MAX {
            slopes.moved = moves - instance.max_moved as f64;
            if prices.moved == 0 && slopes.moved < 0.0 {
                slopes.moved = 0.0;
            }
        }
        slopes
    }
}
