//! The places of each party: every set of as many booths side by side as it asks for that keeps the rules of the
//! party alone, and what the set would cost without regard to others.

use std::collections::{BTreeMap, BTreeSet};

use super::instance::Instance;
use super::{FORBIDDEN, NONE};
use crate::cost::{circuit_shares, counted, fits};
use crate::problem::{Booth, Corner, named};

/// Sets of one size are listed up to this many; a hall's rows have about one per booth and size.
const MOST_SETS: usize = 40_000;

/// Every set of booths that some party could have. Set `b` below the booths' count is booth `b` alone.
pub(super) struct Sets {
    start: Vec<u32>,
    pool: Vec<u32>,
    pub premium: Vec<i64>,
    /// First set and one past the last, by size.
    by_size: BTreeMap<usize, (u32, u32)>,
    /// Sizes whose list was cut.
    cut: BTreeSet<usize>,
    /// Sets of more than one booth that hold each booth.
    pub holding: Vec<Vec<u32>>,
}

impl Sets {
    fn new(instance: &Instance<'_>) -> Self {
        let n = instance.booths.len();
        let mut sets = Self {
            start: vec![0],
            pool: Vec::new(),
            premium: Vec::new(),
            by_size: BTreeMap::new(),
            cut: BTreeSet::new(),
            holding: vec![Vec::new(); n],
        };
        for booth in 0..n as u32 {
            sets.push(instance, &[booth]);
        }
        sets.by_size.insert(1, (0, n as u32));
        let wanted: BTreeSet<usize> = (0..instance.parties.len() as u32).map(|p| instance.size(p)).collect();
        for size in wanted.into_iter().filter(|s| *s > 1) {
            let first = sets.len() as u32;
            let (mut found, is_cut) = connected_sets(instance, size);
            // What parties hold or are locked to must be there even when the list was cut.
            if is_cut {
                sets.cut.insert(size);
                found.extend(
                    instance
                        .locked
                        .iter()
                        .chain(&instance.current)
                        .flatten()
                        .filter(|s| s.len() == size && hangs_together(instance, s))
                        .cloned(),
                );
            }
            found.sort_unstable();
            found.dedup();
            for booths in &found {
                sets.push(instance, booths);
            }
            sets.by_size.insert(size, (first, sets.len() as u32));
        }
        sets
    }

    fn push(&mut self, instance: &Instance<'_>, booths: &[u32]) {
        let set = self.len() as u32;
        if booths.len() > 1 {
            for b in booths {
                self.holding[*b as usize].push(set);
            }
        }
        self.pool.extend_from_slice(booths);
        self.start.push(self.pool.len() as u32);
        let premium = booths.iter().filter(|b| instance.booths[**b as usize].premium).count();
        self.premium.push(counted(premium));
    }

    fn len(&self) -> usize {
        self.start.len() - 1
    }

    /// The booths of a set, ascending.
    pub(super) fn booths(&self, set: u32) -> &[u32] {
        let i = set as usize;
        &self.pool[self.start[i] as usize..self.start[i + 1] as usize]
    }

    pub(super) fn range(&self, size: usize) -> (u32, u32) {
        self.by_size.get(&size).copied().unwrap_or((0, 0))
    }

    /// The set of exactly these booths, ascending.
    pub(super) fn find(&self, booths: &[u32]) -> Option<u32> {
        let (first, last) = self.range(booths.len());
        let (mut low, mut high) = (first, last);
        while low < high {
            let middle = low + (high - low) / 2;
            if self.booths(middle) < booths { low = middle + 1 } else { high = middle }
        }
        (low < last && self.booths(low) == booths).then_some(low)
    }
}

fn hangs_together(instance: &Instance<'_>, booths: &[u32]) -> bool {
    let mut reached = vec![booths[0]];
    let mut next = 0;
    while let Some(&from) = reached.get(next) {
        next += 1;
        for other in &instance.sides[from as usize] {
            if booths.contains(other) && !reached.contains(other) {
                reached.push(*other);
            }
        }
    }
    reached.len() == booths.len() && booths.windows(2).all(|w| w[0] != w[1])
}

/// All sets of `size` open booths that hang together by shared sides, each once; and whether the list was cut.
fn connected_sets(instance: &Instance<'_>, size: usize) -> (Vec<Vec<u32>>, bool) {
    let mut is_cut = false;
    let mut found: BTreeSet<Vec<u32>>;
    let open = |b: u32| !instance.booths[b as usize].closed;
    let mut layer: BTreeSet<Vec<u32>> =
        (0..instance.booths.len() as u32).filter(|b| open(*b)).map(|b| vec![b]).collect();
    for _ in 1..size {
        found = BTreeSet::new();
        'layer: for set in &layer {
            for from in set {
                for other in instance.sides[*from as usize].iter().filter(|o| open(**o)) {
                    if let Err(at) = set.binary_search(other) {
                        let mut grown = set.clone();
                        grown.insert(at, *other);
                        found.insert(grown);
                        if found.len() >= MOST_SETS {
                            is_cut = true;
                            break 'layer;
                        }
                    }
                }
            }
        }
        layer = found;
        if layer.is_empty() {
            break;
        }
    }
    (layer.into_iter().collect(), is_cut)
}

pub(super) struct Candidates {
    pub sets: Sets,
    /// For each party: its first set, and the cost of each set of its size from there, `FORBIDDEN` when ruled out.
    first: Vec<u32>,
    costs: Vec<Vec<i64>>,
    /// The sets that the party can have, ascending.
    pub allowed: Vec<Vec<u32>>,
    /// The set where the party stands now, `NONE` for no such set.
    current: Vec<u32>,
    /// Whether the party stands somewhere now, so that any other place is a move.
    pub has_current: Vec<bool>,
    /// Whether the list of the party's sets was cut, so that nothing can be proven from it.
    pub is_cut: Vec<bool>,
    /// Whether the party is locked, so that nobody moves it.
    pub is_locked: Vec<bool>,
    /// Whether the booth is another party's by lock.
    pub held: Vec<u32>,
}

impl Candidates {
    pub(super) fn new(instance: &Instance<'_>) -> Self {
        let sets = Sets::new(instance);
        let parties = instance.parties.len();
        let mut held = vec![NONE; instance.booths.len()];
        // A lock on booths that are given already or do not suit cannot be kept; it then holds nothing.
        let mut lock_set = vec![NONE; parties];
        for (p, lock) in lock_set.iter_mut().enumerate() {
            let Some(want) = &instance.locked[p] else { continue };
            if want.len() != instance.size(p as u32) {
                continue;
            }
            let Some(set) = sets.find(want) else { continue };
            let free = want.iter().all(|b| held[*b as usize] == NONE);
            if free && place_cost(instance, p, want) < FORBIDDEN {
                *lock = set;
                want.iter().for_each(|b| held[*b as usize] = p as u32);
            }
        }
        let mut this = Self {
            first: Vec::with_capacity(parties),
            costs: Vec::with_capacity(parties),
            allowed: Vec::with_capacity(parties),
            current: Vec::with_capacity(parties),
            has_current: instance.current.iter().map(Option::is_some).collect(),
            is_cut: (0..parties as u32).map(|p| sets.cut.contains(&instance.size(p))).collect(),
            is_locked: instance.locked.iter().map(Option::is_some).collect(),
            held,
            sets,
        };
        for (p, lock) in lock_set.into_iter().enumerate() {
            let size = instance.size(p as u32);
            let (first, last) = this.sets.range(size);
            let current = instance.current[p].as_ref().filter(|c| c.len() == size);
            let current = current.and_then(|c| this.sets.find(c)).unwrap_or(NONE);
            let mut costs = Vec::with_capacity((last - first) as usize);
            for set in first..last {
                let booths = this.sets.booths(set);
                let others =
                    booths.iter().any(|b| !matches!(this.held[*b as usize], h if h == NONE || h == p as u32));
                let locked_out = this.is_locked[p] && lock != set;
                costs.push(if others || locked_out { FORBIDDEN } else { place_cost(instance, p, booths) });
                if this.has_current[p] && set != current && costs[costs.len() - 1] < FORBIDDEN {
                    let at = costs.len() - 1;
                    costs[at] += instance.weights.moved;
                }
            }
            this.allowed
                .push((first..last).zip(&costs).filter(|(_, c)| **c < FORBIDDEN).map(|(s, _)| s).collect());
            this.first.push(first);
            this.costs.push(costs);
            this.current.push(current);
        }
        this
    }

    /// What the set costs the party alone; `FORBIDDEN` when it cannot have it.
    pub(super) fn cost(&self, party: u32, set: u32) -> i64 {
        let p = party as usize;
        let at = set.checked_sub(self.first[p]).map_or(usize::MAX, |at| at as usize);
        self.costs[p].get(at).copied().unwrap_or(FORBIDDEN)
    }

    /// Whether taking the set is a move.
    pub(super) fn is_move(&self, party: u32, set: u32) -> bool {
        self.has_current[party as usize] && self.current[party as usize] != set
    }

    /// Where the party stands now, if that is a place it can have.
    pub(super) fn current(&self, party: u32) -> Option<u32> {
        let set = self.current[party as usize];
        (set != NONE && self.cost(party, set) < FORBIDDEN).then_some(set)
    }
}

/// The party's power over circuits at a set: (circuit, VA).
pub(super) fn loads(instance: &Instance<'_>, party: u32, booths: &[u32], mut each: impl FnMut(u32, i64)) {
    let power_va = instance.parties[party as usize].power_va;
    if power_va == 0 {
        return;
    }
    if let [only] = booths {
        let circuit = instance.circuit_of[*only as usize];
        if circuit != NONE {
            each(circuit, power_va);
        }
        return;
    }
    let rows: Vec<&Booth> = booths.iter().map(|b| instance.booths[*b as usize]).collect();
    // Booths are numbered by id, so the shares come in the same order as the booths that have a circuit.
    let on_circuit = booths.iter().map(|b| instance.circuit_of[*b as usize]).filter(|c| *c != NONE);
    for (circuit, (_, share_va)) in on_circuit.zip(circuit_shares(power_va, &rows)) {
        each(circuit, share_va);
    }
}

/// Which rule of a party alone the booths break.
#[derive(Debug, Clone, Copy)]
pub(super) enum Unfit {
    Closed(u32),
    TooSmall(u32),
    NotAccessible(u32),
    /// The volt-amperes that there are.
    PowerShort(i64),
    NoWater,
    NoCorner,
}

/// The first rule of the party alone that the booths break.
pub(super) fn unfit(instance: &Instance<'_>, party: usize, booths: &[u32]) -> Option<Unfit> {
    let e = instance.parties[party];
    let row = |b: &u32| instance.booths[*b as usize];
    for b in booths {
        if row(b).closed {
            return Some(Unfit::Closed(*b));
        }
        if !fits(e, row(b)) {
            return Some(Unfit::TooSmall(*b));
        }
        if e.accessible && !row(b).accessible {
            return Some(Unfit::NotAccessible(*b));
        }
    }
    let power_va = booths.iter().map(|b| row(b).power_va).sum::<i64>();
    if power_va < e.power_va {
        return Some(Unfit::PowerShort(power_va));
    }
    if e.water && !booths.iter().any(|b| row(b).water) {
        return Some(Unfit::NoWater);
    }
    (e.corner == Corner::Must && !booths.iter().any(|b| row(b).open_sides >= 2)).then_some(Unfit::NoCorner)
}

/// The cost of the booths for the party alone, without the charge for moving.
fn place_cost(instance: &Instance<'_>, party: usize, booths: &[u32]) -> i64 {
    if unfit(instance, party, booths).is_some() {
        return FORBIDDEN;
    }
    let (e, w) = (instance.parties[party], &instance.weights);
    let rows = || booths.iter().map(|b| instance.booths[*b as usize]);
    let corner = rows().any(|b| b.open_sides >= 2);
    let mut cost = 0;
    if e.corner == Corner::Want && !corner {
        cost += w.corner_missed;
    }
    if !e.prefers.is_empty() {
        let rank = |b: &Booth| e.prefers.iter().position(|p| *p == b.id).unwrap_or(e.prefers.len());
        cost += w.preference_step * counted(rows().map(rank).min().unwrap_or(0));
    }
    for b in rows() {
        if named(&b.zone).is_some_and(|zone| Some(zone) != e.category.as_deref()) {
            cost += w.zone_mismatch;
        }
        let extra_mm2 = b.width_mm * b.depth_mm - e.width_mm * e.depth_mm;
        cost += w.oversize_m2 * extra_mm2.div_euclid(1_000_000);
    }
    if e.priority > 0 && !rows().any(|b| b.premium) {
        cost += w.premium_missed * e.priority;
    }
    cost
}
