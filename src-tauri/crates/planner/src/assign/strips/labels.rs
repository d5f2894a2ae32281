//! What a booth may hold, as far as its neighbours are concerned.

use std::collections::BTreeMap;

use super::sweep::{Link, Step};
use crate::assign::NONE;
use crate::assign::bound::{Prices, SCALE};
use crate::assign::candidates::Candidates;
use crate::assign::instance::Instance;
use crate::assign::state::other_of;
use crate::assign::strips::BARRED;
use crate::cost::counted;

/// One thing that a booth may hold.
#[derive(Debug, Clone)]
pub(in crate::assign) struct Label {
    /// A party that is known by itself; `NONE` for nothing or the best of a group.
    pub party: u32,
    /// Its set, where the party asks for several booths.
    pub set: u32,
    /// 0 without a group, else the group's number and 1.
    pub class: u32,
    /// Whom the party would like to touch, and the number of the pair.
    pub friends: Vec<(u32, u32)>,
}

impl Label {
    /// Whether the booth `other` must hold the same set.
    pub(super) fn binds(&self, candidates: &Candidates, other: u32) -> bool {
        self.set != NONE && candidates.sets.booths(self.set).contains(&other)
    }

    /// The label that `other` must have if a set holds both.
    pub(super) fn bound_index(&self, labels: &Labels, candidates: &Candidates, other: u32) -> Option<usize> {
        if !self.binds(candidates, other) {
            return None;
        }
        labels.of[other as usize].iter().position(|l| l.set == self.set && l.party == self.party)
    }
}

/// A party that is not known by itself at a booth that it may have.
#[derive(Debug, Clone, Copy)]
pub(in crate::assign) struct Plain {
    party: u32,
    /// The label that it stands behind.
    label: u16,
    is_move: bool,
    /// What the booth costs it alone, in 1/[`SCALE`] points.
    own: i64,
}

/// The labels of all booths.
pub(in crate::assign) struct Labels {
    pub of: Vec<Vec<Label>>,
    /// For each booth, the parties that are not known by themselves.
    pub plain: Vec<Vec<Plain>>,
    /// For each booth, the labels of parties that are known by themselves.
    pub(super) known: Vec<BTreeMap<u32, Vec<u16>>>,
    /// How many groups there are.
    pub(super) classes: usize,
    pub(super) same_group_side: i64,
    pub(super) same_group_aisle: i64,
    /// Whether the booth touches one that is never in view together with it.
    is_loose: Vec<bool>,
    /// Whether friends are known as such.
    pub with_friends: bool,
}

impl Labels {
    pub(super) fn new(
        instance: &Instance<'_>,
        candidates: &Candidates,
        steps: &[Step],
        with_friends: bool,
    ) -> Self {
        let groups = instance.group_of.iter().filter(|g| **g != NONE).max().map_or(0, |g| *g as usize + 1);
        let friends: Vec<Vec<(u32, u32)>> = (0u32..)
            .zip(&instance.near_of)
            .map(|(p, pairs)| {
                let pairs = pairs.iter().filter(|_| with_friends);
                pairs.map(|i| (other_of(instance.near[*i as usize], p), *i)).collect()
            })
            .collect();
        let booths = instance.booths.len();
        let mut of: Vec<Vec<Label>> = vec![vec![label(NONE, NONE, 0, &[])]; booths];
        let mut plain = vec![Vec::new(); booths];
        let mut known = vec![BTreeMap::<u32, Vec<u16>>::new(); booths];
        let mut group_label = vec![vec![0u16; groups + 1]; booths];
        for p in 0..instance.parties.len() as u32 {
            let class = instance.group_of[p as usize].wrapping_add(1);
            let (friends, size) = (&friends[p as usize], instance.size(p));
            for set in &candidates.allowed[p as usize] {
                for b in candidates.sets.booths(*set) {
                    let b = *b as usize;
                    let next = of[b].len() as u16;
                    if size > 1 || !friends.is_empty() {
                        of[b].push(label(p, if size > 1 { *set } else { NONE }, class, friends));
                        known[b].entry(p).or_default().push(next);
                        continue;
                    }
                    let at = &mut group_label[b][class as usize];
                    if *at == 0 && class > 0 {
                        *at = next;
                        of[b].push(label(NONE, NONE, class, &[]));
                    }
                    let own = candidates.cost(p, *set) * SCALE;
                    plain[b].push(Plain { party: p, label: *at, is_move: candidates.is_move(p, *set), own });
                }
            }
        }
        let mut is_loose = vec![false; booths];
        for (b, touch) in (0u32..).zip(&instance.touch) {
            let open = |t: u32| !instance.booths[t as usize].closed;
            let seen = |t: u32| steps.iter().any(|s| meets(s, b, t));
            is_loose[b as usize] = touch.iter().any(|t| open(t.booth) && !seen(t.booth));
        }
        let w = &instance.weights;
        Self {
            of,
            plain,
            known,
            classes: groups,
            same_group_side: w.same_group_side * SCALE,
            same_group_aisle: w.same_group_aisle * SCALE,
            is_loose,
            with_friends,
        }
    }

    pub(super) fn count(&self, booth: Option<u32>) -> usize {
        booth.map_or(1, |b| self.of[b as usize].len())
    }

    /// What two booths in view are charged for their labels, before friends take off what they are worth;
    /// [`BARRED`] where one holds half of a set.
    pub(super) fn charge(
        &self,
        candidates: &Candidates,
        (a, of_a): (u32, &Label),
        (b, of_b): (u32, &Label),
        link: Link,
    ) -> i64 {
        if of_a.binds(candidates, b) || of_b.binds(candidates, a) {
            let same = of_a.set == of_b.set && of_a.party == of_b.party;
            return if same { 0 } else { BARRED };
        }
        if link == Link::Apart {
            return 0;
        }
        if of_a.class > 0 && of_a.class == of_b.class { link.group_charge(self) } else { 0 }
    }

    /// The costs of the booth's labels under the prices, what each party is worth and what each pair of friends,
    /// and the party that stands behind each label.
    pub(in crate::assign) fn costs(
        &self,
        instance: &Instance<'_>,
        candidates: &Candidates,
        (prices, worth, friends): (&Prices, &[i64], &[i64]),
        booth: u32,
        costs: &mut Vec<i64>,
        behind: &mut Vec<u32>,
    ) {
        let b = booth as usize;
        costs.clear();
        behind.clear();
        for (l, label) in self.of[b].iter().enumerate() {
            behind.push(label.party);
            if label.party == NONE {
                costs.push(if l == 0 { 0 } else { BARRED });
                continue;
            }
            let set = if label.set == NONE { booth } else { label.set };
            let size = counted(instance.size(label.party));
            let whole = prices.cost(instance, candidates, label.party, set) - worth[label.party as usize];
            // A friend whom the sweep cannot see may be there.
            let unseen = label.friends.iter().filter(|_| self.is_loose[b]);
            let unseen: i64 = unseen.map(|(_, pair)| (friends[*pair as usize] + 1) / 2).sum();
            costs.push((whole.div_euclid(size) - unseen).min(BARRED));
        }
        // `Prices::cost` of one booth, which is asked most often, with what its booth has in common.
        let per_va = match instance.circuit_of[b] {
            NONE => 0,
            circuit => prices.circuit[circuit as usize],
        };
        let is_premium = candidates.sets.premium[b] > 0;
        for plain in &self.plain[b] {
            let (p, l) = (plain.party as usize, plain.label as usize);
            let mut cost = plain.own + per_va * instance.power_va[p] - worth[p];
            if is_premium && instance.region_of[p] != NONE {
                cost -= prices.region[instance.region_of[p] as usize];
            }
            if plain.is_move {
                cost += prices.moved;
            }
            debug_assert_eq!(
                cost,
                prices.cost(instance, candidates, plain.party, booth) - worth[p],
                "one cost of a booth"
            );
            if cost < costs[l] {
                (costs[l], behind[l]) = (cost, plain.party);
            }
        }
    }
}

fn label(party: u32, set: u32, class: u32, friends: &[(u32, u32)]) -> Label {
    Label { party, set, class, friends: friends.to_vec() }
}

fn meets(step: &Step, a: u32, b: u32) -> bool {
    let other = if step.booth == a {
        b
    } else if step.booth == b {
        a
    } else {
        return false;
    };
    step.dropped == Some(other) || step.kept == Some(other)
}
