//! What a plan costs and which hard rules it breaks, computed from the problem and the assignments alone.
//!
//! Shares nothing with the solver's own bookkeeping, and mirrors the referee in `tests/referee` to the letter:
//! [`Violation`] even prints as the referee does, so that a test can compare the two word by word.

use std::collections::{BTreeMap, BTreeSet};

use crate::problem::{Booth, Corner, Exhibitor, NeighbourKind, Problem, ProblemError, named};
use crate::solution::Assignment;

mod violation;
pub use violation::Violation;

/// What a plan costs, and what it breaks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Evaluation {
    /// The cost in points.
    pub cost: i64,
    /// The hard rules that are broken.
    pub broken: Vec<Violation>,
    /// Parties with a place.
    pub placed: usize,
    /// The cost by term. A term that was judged is there even when it came to 0.
    pub terms: BTreeMap<&'static str, i64>,
    /// The same points by whom they are charged to, without those of 0 points.
    pub charges: Vec<Charge>,
}

/// Points that a plan pays for one thing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Charge {
    /// The term.
    pub term: &'static str,
    /// Points; negative where a booth is smaller than the party's own measure by a whole square metre.
    pub points: i64,
    /// Whom it is for: a party, a pair of parties, or a region.
    pub owner: Owner,
}

/// Whom a charge is for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Owner {
    /// A party by its own place, or for having none.
    Party(String),
    /// Two parties by how they stand to each other.
    Pair(String, String),
    /// A region of origin, which no party answers for.
    Region(String),
}

/// Why a plan cannot be judged.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum EvaluateError {
    /// The problem itself is off.
    #[error(transparent)]
    Problem(#[from] ProblemError),
    /// An assignment without booths, or with one booth twice.
    #[error("{exhibitor}: no booths, or one of them twice")]
    OddBooths {
        /// The party.
        exhibitor: String,
    },
}

/// The links between booths, by unordered pair.
type Links<'a> = BTreeMap<(&'a str, &'a str), NeighbourKind>;

fn pair<'a>(a: &'a str, b: &'a str) -> (&'a str, &'a str) {
    (a.min(b), a.max(b))
}

/// Judges `assignments`.
///
/// # Errors
/// [`EvaluateError`] when the problem or an assignment does not have the shape.
pub fn evaluate(problem: &Problem, assignments: &[Assignment]) -> Result<Evaluation, EvaluateError> {
    problem.validate()?;
    let w = problem.resolved_weights()?;
    let booths: BTreeMap<&str, &Booth> = problem.booths.iter().map(|b| (b.id.as_str(), b)).collect();
    let exhibitors: BTreeMap<&str, &Exhibitor> =
        problem.exhibitors.iter().map(|e| (e.id.as_str(), e)).collect();
    let links: Links = problem.neighbours.iter().map(|n| (pair(&n.a, &n.b), n.kind)).collect();
    let mut out =
        Evaluation { cost: 0, broken: Vec::new(), placed: 0, terms: BTreeMap::new(), charges: Vec::new() };

    let (mut at, mut of) = (BTreeMap::<&str, &str>::new(), BTreeMap::<&str, &[String]>::new());
    for a in assignments {
        let id = a.exhibitor.as_str();
        if a.booths.is_empty() || a.booths.iter().collect::<BTreeSet<_>>().len() != a.booths.len() {
            return Err(EvaluateError::OddBooths { exhibitor: id.into() });
        }
        if !exhibitors.contains_key(id) {
            out.broken.push(Violation::NoSuchExhibitor { exhibitor: id.into() });
            continue;
        }
        if of.contains_key(id) {
            out.broken.push(Violation::PlacedTwice { exhibitor: id.into() });
            continue;
        }
        of.insert(id, &a.booths);
        for b in &a.booths {
            let Some(booth) = booths.get(b.as_str()) else {
                out.broken.push(Violation::NoSuchBooth { exhibitor: id.into(), booth: b.clone() });
                continue;
            };
            if let Some(first) = at.get(b.as_str()) {
                let (first, second) = ((*first).into(), id.into());
                out.broken.push(Violation::GivenTwice { booth: b.clone(), first, second });
                continue;
            }
            at.insert(b, id);
            if booth.closed {
                out.broken.push(Violation::Closed { booth: b.clone() });
            }
        }
    }
    out.placed = of.len();

    let mut load: BTreeMap<&str, i64> = BTreeMap::new();
    let mut moved = 0;
    for e in &problem.exhibitors {
        let given = of.get(e.id.as_str()).copied();
        if !e.locked.is_empty() && given.is_none_or(|g| !same_booths(g, &e.locked)) {
            let got = given.map(<[String]>::to_vec);
            out.broken.push(Violation::Locked { exhibitor: e.id.clone(), want: e.locked.clone(), got });
        }
        let Some(given) = given else {
            out.charge_party(e, "unplaced", w.unplaced * (1 + e.priority));
            continue;
        };
        let rows: Vec<&Booth> = given.iter().filter_map(|b| booths.get(b.as_str()).copied()).collect();
        if rows.len() != given.len() {
            continue;
        }
        out.judge_place(e, given, &rows, &links);
        if e.corner == Corner::Want && !rows.iter().any(|b| b.open_sides >= 2) {
            out.charge_party(e, "corner_missed", w.corner_missed);
        }
        for (circuit, share_va) in circuit_shares(e.power_va, &rows) {
            *load.entry(circuit).or_default() += share_va;
        }
        if !e.prefers.is_empty() {
            let rank = |b: &String| e.prefers.iter().position(|p| p == b).unwrap_or(e.prefers.len());
            let best = given.iter().map(rank).min().unwrap_or(0);
            out.charge_party(e, "preference", w.preference_step * counted(best));
        }
        for b in &rows {
            if named(&b.zone).is_some_and(|zone| Some(zone) != e.category.as_deref()) {
                out.charge_party(e, "zone_mismatch", w.zone_mismatch);
            }
            let extra_mm2 = b.width_mm * b.depth_mm - e.width_mm * e.depth_mm;
            out.charge_party(e, "oversize", w.oversize_m2 * extra_mm2.div_euclid(1_000_000));
        }
        if e.priority > 0 && !rows.iter().any(|b| b.premium) {
            out.charge_party(e, "premium_missed", w.premium_missed * e.priority);
        }
        if !e.current.is_empty() && !same_booths(given, &e.current) {
            out.charge_party(e, "moved", w.moved);
            moved += 1;
        }
    }
    if let Some(most) = problem.max_moved.filter(|most| moved > *most) {
        out.broken.push(Violation::TooManyMoved { moved, most });
    }
    for c in &problem.circuits {
        let load_va = load.get(c.id.as_str()).copied().unwrap_or(0);
        if load_va > c.capacity_va {
            let capacity_va = c.capacity_va;
            out.broken.push(Violation::CircuitOver { circuit: c.id.clone(), load_va, capacity_va });
        }
    }

    let mut touching = BTreeSet::new();
    for ((x, y), kind) in &links {
        let (Some(p), Some(q)) = (at.get(x).copied(), at.get(y).copied()) else { continue };
        if p == q || *kind == NeighbourKind::Back {
            continue;
        }
        touching.insert(pair(p, q));
        let group = named(&exhibitors[p].group);
        if group.is_some() && group == named(&exhibitors[q].group) {
            let side = *kind == NeighbourKind::Side;
            let points = if side { w.same_group_side } else { w.same_group_aisle };
            out.charge("same_group", points, || Owner::Pair(p.into(), q.into()));
        }
    }
    let (mut seen_apart, mut seen_near) = (BTreeSet::new(), BTreeSet::new());
    for e in &problem.exhibitors {
        for other in &e.apart {
            let both = pair(&e.id, other);
            if touching.contains(&both) && seen_apart.insert(both) {
                out.broken.push(Violation::NotApart { a: e.id.clone(), b: other.clone() });
            }
        }
        for other in &e.near {
            let both = pair(&e.id, other);
            if seen_near.insert(both) && !touching.contains(&both) {
                out.charge("near_missed", w.near_missed, || Owner::Pair(e.id.clone(), other.clone()));
            }
        }
    }

    let mut got: BTreeMap<&str, i64> = BTreeMap::new();
    for (b, e) in &at {
        if let Some(region) = named(&exhibitors[e].region)
            && booths[b].premium
        {
            *got.entry(region).or_default() += 1;
        }
    }
    for (region, target) in premium_targets(problem) {
        let missing = (target - got.get(region).copied().unwrap_or(0)).max(0);
        let points = w.region_premium_missing * missing;
        out.charge("region_premium_missing", points, || Owner::Region(region.into()));
    }
    Ok(out)
}

impl Evaluation {
    fn charge(&mut self, term: &'static str, points: i64, owner: impl FnOnce() -> Owner) {
        self.cost += points;
        *self.terms.entry(term).or_default() += points;
        if points != 0 {
            self.charges.push(Charge { term, points, owner: owner() });
        }
    }

    fn charge_party(&mut self, e: &Exhibitor, term: &'static str, points: i64) {
        self.charge(term, points, || Owner::Party(e.id.clone()));
    }

    /// The hard rules of one party's own place.
    fn judge_place(&mut self, e: &Exhibitor, given: &[String], rows: &[&Booth], links: &Links) {
        let who = || e.id.clone();
        if counted(given.len()) != e.booths {
            self.broken.push(Violation::WrongCount { exhibitor: who(), asked: e.booths, got: given.len() });
        }
        if !side_by_side(given, links) {
            self.broken.push(Violation::NotSideBySide { exhibitor: who(), booths: given.to_vec() });
        }
        for b in rows {
            if !fits(e, b) {
                self.broken.push(Violation::TooSmall { exhibitor: who(), booth: b.id.clone() });
            }
            if e.accessible && !b.accessible {
                self.broken.push(Violation::NotAccessible { exhibitor: who(), booth: b.id.clone() });
            }
        }
        if rows.iter().map(|b| b.power_va).sum::<i64>() < e.power_va {
            self.broken.push(Violation::PowerShort { exhibitor: who(), booths: given.to_vec() });
        }
        if e.water && !rows.iter().any(|b| b.water) {
            self.broken.push(Violation::NoWater { exhibitor: who(), booths: given.to_vec() });
        }
        if e.corner == Corner::Must && !rows.iter().any(|b| b.open_sides >= 2) {
            self.broken.push(Violation::NoCorner { exhibitor: who() });
        }
    }
}

/// A count as a factor of points.
pub(crate) fn counted(count: usize) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX)
}

/// Whether the booth is large enough, turned if need be.
pub(crate) fn fits(e: &Exhibitor, b: &Booth) -> bool {
    b.width_mm.min(b.depth_mm) >= e.width_mm.min(e.depth_mm)
        && b.width_mm.max(b.depth_mm) >= e.width_mm.max(e.depth_mm)
}

fn same_booths(a: &[String], b: &[String]) -> bool {
    let sorted = |ids: &[String]| {
        let mut ids = ids.to_vec();
        ids.sort();
        ids
    };
    sorted(a) == sorted(b)
}

fn side_by_side(given: &[String], links: &Links) -> bool {
    let mut reached = vec![0];
    let mut next = 0;
    while let Some(&from) = reached.get(next) {
        next += 1;
        for (i, other) in given.iter().enumerate() {
            let linked = links.get(&pair(&given[from], other)) == Some(&NeighbourKind::Side);
            if linked && !reached.contains(&i) {
                reached.push(i);
            }
        }
    }
    reached.len() == given.len()
}

/// A party's power over the circuits of its booths, in the proportion of the booths' own power; the rest to the
/// first id. Booths without a circuit take their share out of the count.
pub(crate) fn circuit_shares<'a>(power_va: i64, rows: &[&'a Booth]) -> Vec<(&'a str, i64)> {
    let mut rows = rows.to_vec();
    rows.sort_by(|a, b| a.id.cmp(&b.id));
    let total_va: i64 = rows.iter().map(|b| b.power_va).sum();
    // Both factors may be a billion: their product fits 64 bits.
    let share = |b: &&Booth| if total_va > 0 { power_va * b.power_va / total_va } else { 0 };
    let mut shares: Vec<i64> = rows.iter().map(share).collect();
    let rest_va = power_va - shares.iter().sum::<i64>();
    if let Some(first) = shares.first_mut() {
        *first += rest_va;
    }
    rows.into_iter().zip(shares).filter_map(|(b, s)| Some((named(&b.circuit)?, s))).collect()
}

/// Premium booths owed to each region: largest remainder over the parties, and at least 1 for a region with any
/// (so that the targets can add up to more than there are: the missing ones are charged, not broken).
pub(crate) fn premium_targets(problem: &Problem) -> BTreeMap<&str, i64> {
    let mut count: BTreeMap<&str, i64> = BTreeMap::new();
    for e in &problem.exhibitors {
        if let Some(region) = named(&e.region) {
            *count.entry(region).or_default() += 1;
        }
    }
    let premium = counted(problem.booths.iter().filter(|b| b.premium && !b.closed).count());
    let total: i64 = count.values().sum();
    // Doubles, as the referee has them: equal remainders must tie in the same way.
    let exact: Vec<(&str, f64)> =
        count.iter().map(|(r, n)| (*r, (premium * n) as f64 / total as f64)).collect();
    let mut target: BTreeMap<&str, i64> = exact.iter().map(|(r, x)| (*r, x.floor() as i64)).collect();
    let mut by_remainder = exact;
    by_remainder.sort_by(|(r, x), (s, y)| (y - y.floor()).total_cmp(&(x - x.floor())).then(r.cmp(s)));
    let left = premium - target.values().sum::<i64>();
    for (region, _) in by_remainder.iter().take(usize::try_from(left).unwrap_or(0)) {
        *target.entry(region).or_default() += 1;
    }
    target.into_iter().map(|(r, t)| (r, if premium > 0 { t.max(1) } else { 0 })).collect()
}
