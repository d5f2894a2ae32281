//! A plan under change: every term of the cost and every hard rule that concerns more than one party, kept up to
//! date as parties are put and removed one at a time.

use super::NONE;
use super::candidates::{Candidates, loads};
use super::instance::Instance;
use crate::cost::counted;

/// Weight of a pair that must be apart and of a move too many, beside a volt-ampere too many.
const HARD_UNIT: i64 = 1_000_000;

#[derive(Clone)]
pub(super) struct State<'a> {
    pub instance: &'a Instance<'a>,
    pub candidates: &'a Candidates,
    /// The party at each booth.
    pub at: Vec<u32>,
    /// The set of each party.
    pub set_of: Vec<u32>,
    pub cost: i64,
    /// How much the hard rules between parties are broken; 0 for a plan that may be offered.
    pub hard: i64,
    load_va: Vec<i64>,
    got: Vec<i64>,
    /// The parties that stand elsewhere than before, in the order in which they moved.
    pub moved: Vec<u32>,
    touches: Vec<bool>,
    clashes: Vec<bool>,
}

impl<'a> State<'a> {
    /// The plan in which nobody has a place.
    pub(super) fn empty(instance: &'a Instance<'a>, candidates: &'a Candidates) -> Self {
        let parties = instance.parties.len();
        let unplaced: i64 = (0..parties as u32).map(|p| instance.unplaced_cost(p)).sum();
        let missing: i64 = instance.premium_target.iter().sum();
        Self {
            instance,
            candidates,
            at: vec![NONE; instance.booths.len()],
            set_of: vec![NONE; parties],
            cost: unplaced
                + instance.weights.near_missed * counted(instance.near.len())
                + instance.weights.region_premium_missing * missing,
            hard: 0,
            load_va: vec![0; instance.capacity_va.len()],
            got: vec![0; instance.premium_target.len()],
            moved: Vec::new(),
            touches: vec![false; instance.near.len()],
            clashes: vec![false; instance.apart.len()],
        }
    }

    pub(super) fn booths(&self, party: u32) -> &'a [u32] {
        match self.set_of[party as usize] {
            NONE => &[],
            set => self.candidates.sets.booths(set),
        }
    }

    pub(super) fn load_va(&self, circuit: u32) -> i64 {
        self.load_va[circuit as usize]
    }

    /// Gives the party a set whose booths are all free.
    pub(super) fn put(&mut self, party: u32, set: u32) {
        self.change(party, set, 1);
    }

    /// Takes the party's place away.
    pub(super) fn remove(&mut self, party: u32) {
        let set = self.set_of[party as usize];
        if set != NONE {
            self.change(party, set, -1);
        }
    }

    /// `sign` 1 puts, -1 removes.
    fn change(&mut self, party: u32, set: u32, sign: i64) {
        let (instance, candidates) = (self.instance, self.candidates);
        let (p, w) = (party as usize, &instance.weights);
        let booths = candidates.sets.booths(set);
        self.cost += sign * (candidates.cost(party, set) - instance.unplaced_cost(party));

        let group = instance.group_of[p];
        if group != NONE {
            for touch in booths.iter().flat_map(|b| &instance.touch[*b as usize]) {
                let other = self.at[touch.booth as usize];
                if other != NONE && other != party && instance.group_of[other as usize] == group {
                    self.cost += sign * if touch.is_side { w.same_group_side } else { w.same_group_aisle };
                }
            }
        }
        let (load_va, hard) = (&mut self.load_va, &mut self.hard);
        loads(instance, party, booths, |circuit, share_va| {
            let (load, capacity) = (&mut load_va[circuit as usize], instance.capacity_va[circuit as usize]);
            *hard -= (*load - capacity).max(0);
            *load += sign * share_va;
            *hard += (*load - capacity).max(0);
        });
        let region = instance.region_of[p];
        let premium = candidates.sets.premium[set as usize];
        if region != NONE && premium > 0 {
            let (got, target) = (&mut self.got[region as usize], instance.premium_target[region as usize]);
            self.cost -= w.region_premium_missing * (target - *got).max(0);
            *got += sign * premium;
            self.cost += w.region_premium_missing * (target - *got).max(0);
        }
        if candidates.is_move(party, set) {
            self.hard -= HARD_UNIT * self.moved_too_many(0);
            if sign > 0 {
                self.moved.push(party);
            } else {
                self.moved.retain(|q| *q != party);
            }
            self.hard += HARD_UNIT * self.moved_too_many(0);
        }
        let (at, place) = if sign > 0 { (party, set) } else { (NONE, NONE) };
        booths.iter().for_each(|b| self.at[*b as usize] = at);
        self.set_of[p] = place;
        for i in &instance.near_of[p] {
            let is = sign > 0 && self.touching(booths, other_of(instance.near[*i as usize], party));
            let was = std::mem::replace(&mut self.touches[*i as usize], is);
            self.cost += w.near_missed * (i64::from(was) - i64::from(is));
        }
        for i in &instance.apart_of[p] {
            let is = sign > 0 && self.touching(booths, other_of(instance.apart[*i as usize], party));
            let was = std::mem::replace(&mut self.clashes[*i as usize], is);
            self.hard += HARD_UNIT * (i64::from(is) - i64::from(was));
        }
    }

    /// How many parties too many have moved, if `more` were to move besides.
    pub(super) fn moved_too_many(&self, more: usize) -> i64 {
        (counted(self.moved.len() + more) - self.instance.max_moved).max(0)
    }

    fn touching(&self, booths: &[u32], other: u32) -> bool {
        booths
            .iter()
            .flat_map(|b| &self.instance.touch[*b as usize])
            .any(|touch| self.at[touch.booth as usize] == other)
    }

    /// The friends whom the party does not touch.
    pub(super) fn missed_friends(&self, party: u32) -> impl Iterator<Item = u32> {
        let near = &self.instance.near;
        self.instance.near_of[party as usize]
            .iter()
            .filter(|i| !self.touches[**i as usize])
            .map(move |i| other_of(near[*i as usize], party))
    }

    /// The pairs that touch and must not.
    pub(super) fn clashing(&self) -> impl Iterator<Item = (u32, u32)> {
        self.instance.apart.iter().zip(&self.clashes).filter(|(_, clash)| **clash).map(|(pair, _)| *pair)
    }

    /// The circuits that give more than they can.
    pub(super) fn overloaded(&self) -> impl Iterator<Item = u32> {
        let over = self.load_va.iter().zip(&self.instance.capacity_va).map(|(load, most)| load > most);
        (0..).zip(over).filter(|(_, over)| *over).map(|(c, _)| c)
    }

    /// Parties other than `party` that stand in the set, each once.
    pub(super) fn blockers(&self, party: u32, set: u32, into: &mut Vec<u32>) {
        into.clear();
        for b in self.candidates.sets.booths(set) {
            let q = self.at[*b as usize];
            if q != NONE && q != party && !into.contains(&q) {
                into.push(q);
            }
        }
    }

    /// Sets every party's place to that of `set_of`.
    pub(super) fn restore(&mut self, set_of: &[u32]) {
        let changed: Vec<usize> = (0..set_of.len()).filter(|p| self.set_of[*p] != set_of[*p]).collect();
        changed.iter().for_each(|p| self.remove(*p as u32));
        for p in changed {
            if set_of[p] != NONE {
                self.put(p as u32, set_of[p]);
            }
        }
    }
}

pub(super) fn other_of(pair: (u32, u32), party: u32) -> u32 {
    if pair.0 == party { pair.1 } else { pair.0 }
}
