//! The proven bound, and prices that guide the search.
//!
//! Leave out the charges between parties, and let every party that asks for k booths be k rows that each pay a
//! k-th of the cheapest of its sets that holds their booth: no plan costs less than the exact matching of those
//! rows. Circuits, the premium booths owed to regions and the limit on moves come back as prices (Lagrange
//! multipliers): under any prices that are not negative the matching, less what the prices were worth, is still
//! a bound, and a few steps of the subgradient make it a good one. Everything proven is in whole numbers.

use super::candidates::{Candidates, loads};
use super::instance::Instance;
use super::matching::{CostTable, assign};
use super::{FORBIDDEN, NONE};
use crate::cost::counted;

/// Prices are whole numbers of 1/4096 point.
pub(super) const SCALE: i64 = 4096;

/// What the search pays beside a place's own cost, in 1/[`SCALE`] points.
#[derive(Clone)]
pub(super) struct Prices {
    /// Per volt-ampere drawn from each circuit.
    pub circuit: Vec<i64>,
    /// Credit per premium booth given to each region.
    pub region: Vec<i64>,
    /// Per party that moves.
    pub moved: i64,
}

impl Prices {
    /// What the prices are worth beside a plan's costs under them, in 1/[`SCALE`] points.
    pub(super) fn worth(&self, instance: &Instance<'_>) -> i64 {
        self.region.iter().zip(&instance.premium_target).map(|(v, t)| v * t).sum::<i64>()
            - self.circuit.iter().zip(&instance.capacity_va).map(|(v, c)| v * c).sum::<i64>()
            - if self.moved > 0 { self.moved * instance.max_moved } else { 0 }
    }

    /// What the set costs the party under the prices; [`FORBIDDEN`] when it cannot have it.
    pub(super) fn cost(&self, instance: &Instance<'_>, candidates: &Candidates, party: u32, set: u32) -> i64 {
        let own = candidates.cost(party, set);
        if own >= FORBIDDEN {
            return FORBIDDEN;
        }
        let mut cost = own * SCALE;
        loads(instance, &candidates.sets, party, set, |circuit, share_va| {
            cost += self.circuit[circuit as usize] * share_va;
        });
        let region = instance.region_of[party as usize];
        if region != NONE {
            cost -= self.region[region as usize] * candidates.sets.premium[set as usize];
        }
        if candidates.is_move(party, set) {
            cost += self.moved;
        }
        cost
    }
}

/// A proven bound and the prices that gave it.
pub(super) struct Relaxation {
    /// No plan costs less, in points.
    pub bound: i64,
    pub prices: Prices,
    /// What the matching charges each party for its place, in 1/[`SCALE`] points.
    pub party_price: Vec<i64>,
    /// What a booth is worth under the prices, in 1/[`SCALE`] points, never negative.
    pub booth_worth: Vec<i64>,
}

/// A row of the matching: one of the booths of a party.
struct Rows {
    party: Vec<u32>,
    /// For each party with more than one booth, its rows share one line of costs.
    size: Vec<i64>,
}

/// How many times the prices are moved: fewer for large halls, where one matching takes long.
fn steps(rows: usize, columns: usize) -> usize {
    let cells = (rows * columns).max(1);
    (6_000_000 / cells).clamp(4, 60)
}

/// The best bound found. `watch` gets each new bound and says whether to go on.
pub(super) fn relax(
    instance: &Instance<'_>,
    candidates: &Candidates,
    watch: &mut dyn FnMut(i64) -> bool,
) -> Relaxation {
    let booths = instance.booths.len();
    let mut best = Relaxation {
        bound: 0,
        prices: Prices {
            circuit: vec![0; instance.capacity_va.len()],
            region: vec![0; instance.premium_target.len()],
            moved: 0,
        },
        party_price: vec![0; instance.parties.len()],
        booth_worth: vec![0; booths],
    };
    let mut rows = Rows { party: Vec::new(), size: Vec::new() };
    for p in 0..instance.parties.len() as u32 {
        // One row more than there are booths can never be had; more would only cost time.
        let size = instance.size(p).min(booths + 1);
        for _ in 0..size {
            rows.party.push(p);
            rows.size.push(counted(size));
        }
    }
    let mut prices = best.prices.clone();
    let region_most = instance.weights.region_premium_missing * SCALE;
    let (mut theta, mut since_better) = (1.0f64, 0);
    let mut best_scaled = i64::MIN;
    for _ in 0..steps(rows.party.len(), booths) {
        let (table, chosen) = priced_table(instance, candidates, &rows, &prices);
        let so_far = best.bound;
        let Some(matching) = assign(&table, &mut || watch(so_far)) else { break };
        let value = matching.total + prices.worth(instance);
        if value > best_scaled {
            best_scaled = value;
            since_better = 0;
            // The cost is whole points, so the bound may be rounded up.
            best.bound = best.bound.max(value.div_euclid(SCALE) + i64::from(value.rem_euclid(SCALE) > 0));
            best.prices = prices.clone();
            best.party_price.fill(0);
            for (row, price) in matching.row_price.iter().enumerate() {
                best.party_price[rows.party[row] as usize] += price;
            }
            best.booth_worth = matching.column_price.iter().map(|v| -v).collect();
        } else {
            since_better += 1;
            if since_better >= 4 {
                theta /= 2.0;
                since_better = 0;
                prices = best.prices.clone();
            }
        }
        if !watch(best.bound) {
            break;
        }
        // What the matching uses, less what there is: up with the price where it uses too much.
        let mut over_va: Vec<f64> = instance.capacity_va.iter().map(|c| -(*c as f64)).collect();
        let mut missing: Vec<f64> = instance.premium_target.iter().map(|t| *t as f64).collect();
        let mut moves = 0.0;
        for (row, column) in matching.column_of.iter().enumerate() {
            let Some(column) = column else { continue };
            let (p, k) = (rows.party[row], rows.size[row] as f64);
            let set = chosen[row * booths + column];
            if set == NONE {
                continue;
            }
            loads(instance, &candidates.sets, p, set, |c, va| over_va[c as usize] += va as f64 / k);
            let region = instance.region_of[p as usize];
            if region != NONE {
                missing[region as usize] -= candidates.sets.premium[set as usize] as f64 / k;
            }
            if candidates.is_move(p, set) {
                moves += 1.0 / k;
            }
        }
        let mut still = true;
        // Steps in points: about 2 per 450 VA too many, 10 per premium booth missing, 10 per tenth of moves.
        for (price, over) in prices.circuit.iter_mut().zip(&over_va) {
            let step = theta * SCALE as f64 * (over / 450.0).clamp(-8.0, 8.0) / 450.0;
            let next = (*price + step as i64).max(0);
            still &= next == *price;
            *price = next;
        }
        for (price, missing) in prices.region.iter_mut().zip(&missing) {
            let next = (*price + (theta * SCALE as f64 * 4.0 * missing.clamp(-3.0, 3.0)) as i64)
                .clamp(0, region_most);
            still &= next == *price;
            *price = next;
        }
        if instance.max_moved < i64::MAX {
            let over = moves - instance.max_moved as f64;
            let next = (prices.moved + (theta * SCALE as f64 * 2.0 * over.clamp(-10.0, 10.0)) as i64).max(0);
            still &= next == prices.moved;
            prices.moved = next;
        }
        if still {
            break;
        }
    }
    best
}

/// The matching's costs under the prices, and which set each (row, booth) stands for.
fn priced_table(
    instance: &Instance<'_>,
    candidates: &Candidates,
    rows: &Rows,
    prices: &Prices,
) -> (CostTable, Vec<u32>) {
    let booths = instance.booths.len();
    let mut cost = Vec::with_capacity(rows.party.len() * booths);
    let mut chosen = Vec::with_capacity(rows.party.len() * booths);
    let mut stay_out = Vec::with_capacity(rows.party.len());
    for (row, p) in rows.party.iter().enumerate() {
        let size = rows.size[row];
        stay_out.push((instance.unplaced_cost(*p) * SCALE).div_euclid(size));
        if row > 0 && rows.party[row - 1] == *p {
            cost.extend_from_within((row - 1) * booths..);
            chosen.extend_from_within((row - 1) * booths..);
            continue;
        }
        let start = row * booths;
        cost.resize(start + booths, FORBIDDEN);
        chosen.resize(start + booths, NONE);
        if candidates.is_cut[*p as usize] {
            // Not all of its sets are known: only the least that any place can cost is certain.
            let credit = match instance.region_of[*p as usize] {
                NONE => 0,
                region => prices.region[region as usize],
            };
            cost[start..].fill(-credit);
            continue;
        }
        for set in &candidates.allowed[*p as usize] {
            let each = prices.cost(instance, candidates, *p, *set).div_euclid(size);
            for b in candidates.sets.booths(*set) {
                let at = start + *b as usize;
                if each < cost[at] {
                    (cost[at], chosen[at]) = (each, *set);
                }
            }
        }
    }
    (CostTable { rows: rows.party.len(), columns: booths, cost, stay_out }, chosen)
}
