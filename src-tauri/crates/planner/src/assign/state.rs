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
    /// The part of it that is volt-amperes too many.
    pub over_va: i64,
    load_va: Vec<i64>,
    got: Vec<i64>,
    /// The parties that stand elsewhere than before, in the order in which they moved.
    pub moved: Vec<u32>,
    touches: Vec<bool>,
    clashes: Vec<bool>,
    /// The group of the party at each booth, `NONE` for none.
    group_at: Vec<u32>,
    /// What the plan is charged for how each party stands to others.
    paid: Vec<i64>,
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
            over_va: 0,
            load_va: vec![0; instance.capacity_va.len()],
            got: vec![0; instance.premium_target.len()],
            moved: Vec::new(),
            touches: vec![false; instance.near.len()],
            clashes: vec![false; instance.apart.len()],
            group_at: vec![NONE; instance.booths.len()],
            paid: instance
                .near_of
                .iter()
                .map(|of| instance.weights.near_missed * counted(of.len()))
                .collect(),
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
                if self.group_at[touch.booth as usize] == group && other != party {
                    let charge = sign * w.same_group(touch.is_side);
                    self.cost += charge;
                    self.paid[p] += charge;
                    self.paid[other as usize] += charge;
                }
            }
        }
        let (load_va, mut over_va) = (&mut self.load_va, 0);
        loads(instance, &candidates.sets, party, set, |circuit, share_va| {
            let (load, capacity) = (&mut load_va[circuit as usize], instance.capacity_va[circuit as usize]);
            over_va -= (*load - capacity).max(0);
            *load += sign * share_va;
            over_va += (*load - capacity).max(0);
        });
        self.over_va += over_va;
        self.hard += over_va;
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
        for b in booths {
            self.at[*b as usize] = at;
            self.group_at[*b as usize] = if sign > 0 { group } else { NONE };
        }
        self.set_of[p] = place;
        for i in &instance.near_of[p] {
            let other = other_of(instance.near[*i as usize], party);
            let is = sign > 0 && self.touching(booths, other);
            let was = std::mem::replace(&mut self.touches[*i as usize], is);
            let charge = w.near_missed * (i64::from(was) - i64::from(is));
            self.cost += charge;
            self.paid[p] += charge;
            self.paid[other as usize] += charge;
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

    /// Whether booths of the two sets touch.
    pub(super) fn sets_touch(&self, a: u32, b: u32) -> bool {
        let (ours, theirs) = (self.candidates.sets.booths(a), self.candidates.sets.booths(b));
        ours.iter().flat_map(|b| &self.instance.touch[*b as usize]).any(|t| theirs.contains(&t.booth))
    }

    /// The friends whom the party does not touch.
    pub(super) fn missed_friends(&self, party: u32) -> impl Iterator<Item = u32> {
        let near = &self.instance.near;
        self.instance.near_of[party as usize]
            .iter()
            .filter(|i| !self.touches[**i as usize])
            .map(move |i| other_of(near[*i as usize], party))
    }

    /// What the plan is charged for how the party stands to others.
    pub(super) fn pair_charges(&self, party: u32) -> i64 {
        self.paid[party as usize]
    }

    /// How much worse the plan becomes if the parties get the sets given (`NONE` for nothing), volt-amperes too many
    /// weighed by `va_per_point`. What they are charged for each other at their new places is left out, so that it
    /// may become worse still, and friends among them are taken to meet.
    pub(super) fn least_worse(
        &self,
        changes: &[(u32, u32)],
        most_worse: i64,
        va_per_point: i64,
        flows: &mut Vec<(u32, i64)>,
    ) -> i64 {
        let (instance, candidates, w) = (self.instance, self.candidates, &self.instance.weights);
        let booths = |set: u32| if set == NONE { &[] } else { candidates.sets.booths(set) };
        let concerned = |p: u32| changes.iter().any(|(q, _)| *q == p);
        let touch = |set: u32| booths(set).iter().flat_map(|b| &instance.touch[*b as usize]);
        let premium = |set: u32| if set == NONE { 0 } else { candidates.sets.premium[set as usize] };
        let (mut worse, mut most_gained) = (0, self.over_va / va_per_point);
        for (p, set) in changes.iter().copied() {
            let old = self.set_of[p as usize];
            let cost =
                |set: u32| if set == NONE { instance.unplaced_cost(p) } else { candidates.cost(p, set) };
            worse += cost(set) - cost(old);
            most_gained += self.paid[p as usize];
            if instance.region_of[p as usize] != NONE {
                most_gained += w.region_premium_missing * (premium(set) - premium(old)).max(0);
            }
        }
        if worse - most_gained > most_worse {
            return worse - most_gained;
        }
        flows.clear();
        for (i, (p, set)) in changes.iter().copied().enumerate() {
            let old = self.set_of[p as usize];
            let group = instance.group_of[p as usize];
            if group != NONE {
                for t in touch(old).filter(|t| self.group_at[t.booth as usize] == group) {
                    let other = self.at[t.booth as usize];
                    if other != p && !(other < p && concerned(other)) {
                        worse -= w.same_group(t.is_side);
                    }
                }
                for t in touch(set).filter(|t| self.group_at[t.booth as usize] == group) {
                    if !concerned(self.at[t.booth as usize]) {
                        worse += w.same_group(t.is_side);
                    }
                }
            }
            for pair in &instance.near_of[p as usize] {
                let other = other_of(instance.near[*pair as usize], p);
                let met = self.touches[*pair as usize];
                if !concerned(other) {
                    worse += w.near_missed * (i64::from(met) - i64::from(self.touching(booths(set), other)));
                } else if other > p && !met {
                    worse -= w.near_missed;
                }
            }
            let region = instance.region_of[p as usize];
            let is = |other: &(u32, u32)| instance.region_of[other.0 as usize] == region;
            if region != NONE && !changes[..i].iter().any(is) {
                let gains = changes[i..].iter().filter(|c| is(c));
                let gain: i64 = gains.map(|(q, set)| premium(*set) - premium(self.set_of[*q as usize])).sum();
                let missing = instance.premium_target[region as usize] - self.got[region as usize];
                worse += w.region_premium_missing * ((missing - gain).max(0) - missing.max(0));
            }
            if old != NONE {
                loads(instance, &candidates.sets, p, old, |c, va| flows.push((c, -va)));
            }
            if set != NONE {
                loads(instance, &candidates.sets, p, set, |c, va| flows.push((c, va)));
            }
        }
        let mut over_va = self.over_va;
        for (i, (c, _)) in flows.iter().enumerate() {
            let is = |flow: &(u32, i64)| flow.0 == *c;
            if !flows[..i].iter().any(is) {
                let more: i64 = flows[i..].iter().filter(|f| is(f)).map(|(_, va)| va).sum();
                let over = self.load_va[*c as usize] - instance.capacity_va[*c as usize];
                over_va += (over + more).max(0) - over.max(0);
            }
        }
        worse + over_va / va_per_point - self.over_va / va_per_point
    }

    /// What the party would be charged at a free booth for those who stand around it, less what its friends there
    /// take off; [`super::FORBIDDEN`] beside one that it must not touch.
    pub(super) fn met_at(&self, party: u32, booth: u32) -> i64 {
        let (instance, w, p) = (self.instance, &self.instance.weights, party as usize);
        let group = instance.group_of[p];
        let (near, apart) = (&instance.near_of[p], &instance.apart_of[p]);
        let mut charges = 0;
        for touch in &instance.touch[booth as usize] {
            let other = self.at[touch.booth as usize];
            if other == NONE {
                continue;
            }
            if group != NONE && instance.group_of[other as usize] == group {
                charges += w.same_group(touch.is_side);
            }
            if apart.iter().any(|i| other_of(instance.apart[*i as usize], party) == other) {
                return super::FORBIDDEN;
            }
        }
        for i in near {
            if self.touching(&[booth], other_of(instance.near[*i as usize], party)) {
                charges -= w.near_missed;
            }
        }
        charges
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
