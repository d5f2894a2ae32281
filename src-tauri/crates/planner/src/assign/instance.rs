//! The problem with a number for everything. Booths and parties are numbered by id, so that the order in which
//! a problem lists them does not change the answer.

use std::collections::BTreeMap;

use super::NONE;
use crate::cost::premium_targets;
use crate::problem::{Booth, Exhibitor, NeighbourKind, Problem, ProblemError, Weights, named};

/// A booth that touches another.
#[derive(Debug, Clone, Copy)]
pub(super) struct Touch {
    pub booth: u32,
    pub is_side: bool,
}

pub(super) struct Instance<'a> {
    pub weights: Weights,
    pub booths: Vec<&'a Booth>,
    pub parties: Vec<&'a Exhibitor>,
    /// Booths side by side with each booth.
    pub sides: Vec<Vec<u32>>,
    /// Booths that touch each booth.
    pub touch: Vec<Vec<Touch>>,
    /// The ids of the circuits.
    pub circuits: Vec<&'a str>,
    pub circuit_of: Vec<u32>,
    /// Booths on each circuit.
    pub fed_by: Vec<Vec<u32>>,
    pub capacity_va: Vec<i64>,
    /// Group of each party, or `NONE`.
    pub group_of: Vec<u32>,
    /// Region of each party, or `NONE`.
    pub region_of: Vec<u32>,
    pub premium_target: Vec<i64>,
    /// Pairs that would like to touch, and the pairs of each party.
    pub near: Vec<(u32, u32)>,
    pub near_of: Vec<Vec<u32>>,
    /// Pairs that must not touch, and the pairs of each party.
    pub apart: Vec<(u32, u32)>,
    pub apart_of: Vec<Vec<u32>>,
    /// The booths a party is locked to; `None` when it is free. Unknown booths are left out.
    pub locked: Vec<Option<Vec<u32>>>,
    pub current: Vec<Option<Vec<u32>>>,
    pub max_moved: i64,
}

impl<'a> Instance<'a> {
    pub(super) fn new(problem: &'a Problem) -> Result<Self, ProblemError> {
        problem.validate()?;
        let mut booths: Vec<&Booth> = problem.booths.iter().collect();
        booths.sort_by(|a, b| a.id.cmp(&b.id));
        let mut parties: Vec<&Exhibitor> = problem.exhibitors.iter().collect();
        parties.sort_by(|a, b| a.id.cmp(&b.id));
        let booth_of: BTreeMap<&str, u32> = numbered(booths.iter().map(|b| b.id.as_str()));
        let party_of: BTreeMap<&str, u32> = numbered(parties.iter().map(|e| e.id.as_str()));
        let circuits: BTreeMap<&str, u32> = numbered(problem.circuits.iter().map(|c| c.id.as_str()));

        let mut sides = vec![Vec::new(); booths.len()];
        let mut touch = vec![Vec::new(); booths.len()];
        for n in &problem.neighbours {
            let (a, b) = (booth_of[n.a.as_str()], booth_of[n.b.as_str()]);
            let is_side = n.kind == NeighbourKind::Side;
            if is_side {
                sides[a as usize].push(b);
                sides[b as usize].push(a);
            }
            if n.kind != NeighbourKind::Back {
                touch[a as usize].push(Touch { booth: b, is_side });
                touch[b as usize].push(Touch { booth: a, is_side });
            }
        }
        sides.iter_mut().for_each(|s| s.sort_unstable());
        touch.iter_mut().for_each(|t| t.sort_unstable_by_key(|t| t.booth));

        let groups: BTreeMap<&str, u32> = numbered_names(parties.iter().filter_map(|e| named(&e.group)));
        let group_of = parties.iter().map(|e| named(&e.group).map_or(NONE, |g| groups[g])).collect();
        let targets = premium_targets(problem);
        let regions: BTreeMap<&str, u32> = numbered_names(targets.keys().copied());
        let region_of = parties.iter().map(|e| named(&e.region).map_or(NONE, |r| regions[r])).collect();

        let (near, near_of) = pairs(&parties, &party_of, |e| &e.near);
        let (apart, apart_of) = pairs(&parties, &party_of, |e| &e.apart);
        let known = |ids: &[String]| {
            if ids.is_empty() {
                return None;
            }
            let mut found: Vec<u32> =
                ids.iter().filter_map(|id| booth_of.get(id.as_str()).copied()).collect();
            // A place that names a booth unknown or twice is one that no party can ever have.
            if found.len() < ids.len() {
                found.clear();
            }
            found.sort_unstable();
            Some(found)
        };
        let circuit_of: Vec<u32> =
            booths.iter().map(|b| named(&b.circuit).map_or(NONE, |c| circuits[c])).collect();
        let mut fed_by = vec![Vec::new(); problem.circuits.len()];
        for (b, circuit) in (0u32..).zip(&circuit_of).filter(|(_, c)| **c != NONE) {
            fed_by[*circuit as usize].push(b);
        }
        Ok(Self {
            weights: problem.resolved_weights()?,
            circuits: problem.circuits.iter().map(|c| c.id.as_str()).collect(),
            circuit_of,
            fed_by,
            capacity_va: problem.circuits.iter().map(|c| c.capacity_va).collect(),
            premium_target: targets.values().copied().collect(),
            locked: parties.iter().map(|e| known(&e.locked)).collect(),
            current: parties.iter().map(|e| known(&e.current)).collect(),
            max_moved: problem.max_moved.unwrap_or(i64::MAX),
            sides,
            touch,
            group_of,
            region_of,
            near,
            near_of,
            apart,
            apart_of,
            booths,
            parties,
        })
    }

    /// What it costs to leave the party out.
    pub(super) fn unplaced_cost(&self, party: u32) -> i64 {
        self.weights.unplaced * (1 + self.parties[party as usize].priority)
    }

    /// How many booths the party asks for.
    pub(super) fn size(&self, party: u32) -> usize {
        usize::try_from(self.parties[party as usize].booths).unwrap_or(usize::MAX)
    }
}

fn numbered<'a>(ids: impl Iterator<Item = &'a str>) -> BTreeMap<&'a str, u32> {
    ids.zip(0..).collect()
}

/// Numbers names that may repeat, in their own order.
fn numbered_names<'a>(names: impl Iterator<Item = &'a str>) -> BTreeMap<&'a str, u32> {
    let distinct: std::collections::BTreeSet<&str> = names.collect();
    numbered(distinct.into_iter())
}

type Pairs = (Vec<(u32, u32)>, Vec<Vec<u32>>);

fn pairs<'a>(
    parties: &[&'a Exhibitor],
    party_of: &BTreeMap<&str, u32>,
    others: impl Fn(&'a Exhibitor) -> &'a Vec<String>,
) -> Pairs {
    let mut all = std::collections::BTreeSet::new();
    for (p, e) in (0u32..).zip(parties) {
        for other in others(e) {
            let q = party_of[other.as_str()];
            all.insert((p.min(q), p.max(q)));
        }
    }
    let all: Vec<(u32, u32)> = all.into_iter().collect();
    let mut of = vec![Vec::new(); parties.len()];
    for (i, (p, q)) in (0u32..).zip(&all) {
        of[*p as usize].push(i);
        of[*q as usize].push(i);
    }
    (all, of)
}
