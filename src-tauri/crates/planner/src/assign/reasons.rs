//! Why a party has no place: coded, with the numbers that a person would count.

use super::NONE;
use super::state::State;
use crate::cost::{counted, fits};
use crate::problem::{Booth, Corner, Exhibitor};
use crate::solution::{Reason, ReasonCode};

/// At least one reason.
pub(super) fn reasons(state: &State<'_>, party: u32) -> Vec<Reason> {
    let (instance, candidates) = (state.instance, state.candidates);
    let p = party as usize;
    let e = instance.parties[p];
    let allowed = &candidates.allowed[p];
    if candidates.is_locked[p] {
        return vec![Reason::new(ReasonCode::LockImpossible, None, None).naming(e.locked.clone())];
    }
    let mut out = short_supply(state, e, allowed.is_empty());
    if allowed.is_empty() {
        if out.is_empty() {
            out.push(nothing_suits(state, party));
        }
        return out;
    }
    // Places that are free and suit: what else keeps the party out of them?
    let mut free = 0;
    let (mut best_left, mut full, mut enemies, mut limited) = (i64::MIN, Vec::new(), Vec::new(), false);
    let mut probe = state.clone();
    for set in allowed {
        let booths = candidates.sets.booths(*set);
        if booths.iter().any(|b| state.at[*b as usize] != NONE) {
            continue;
        }
        free += 1;
        probe.put(party, *set);
        super::candidates::loads(instance, &candidates.sets, party, *set, |c, _| {
            let over_va = probe.load_va(c) - instance.capacity_va[c as usize];
            if over_va > 0 {
                best_left = best_left.max(e.power_va - over_va);
                full.push(c);
            }
        });
        probe.remove(party);
        for i in &instance.apart_of[p] {
            let other = super::state::other_of(instance.apart[*i as usize], party);
            let touches = booths
                .iter()
                .flat_map(|b| &instance.touch[*b as usize])
                .any(|t| state.at[t.booth as usize] == other);
            if touches {
                enemies.push(other);
            }
        }
        limited |= candidates.is_move(party, *set);
    }
    if free == 0 {
        let open_and_free = counted(
            (0..state.at.len())
                .filter(|b| {
                    state.at[*b] == NONE && candidates.held[*b] == NONE && !instance.booths[*b].closed
                })
                .count(),
        );
        out.push(Reason::new(ReasonCode::NoBoothLeft, e.booths, open_and_free));
        return out;
    }
    if !full.is_empty() {
        full.sort_unstable();
        full.dedup();
        let mut ids: Vec<String> = Vec::new();
        for b in 0..state.at.len() {
            let c = instance.circuit_of[b];
            if c != NONE && full.contains(&c) {
                ids.push(instance.booths[b].circuit.clone().unwrap_or_default());
            }
        }
        ids.sort();
        ids.dedup();
        out.push(Reason::new(ReasonCode::CircuitFull, e.power_va, best_left.max(0)).naming(ids));
    }
    if !enemies.is_empty() {
        enemies.sort_unstable();
        enemies.dedup();
        let mut ids: Vec<String> = enemies.iter().map(|q| instance.parties[*q as usize].id.clone()).collect();
        ids.sort_unstable();
        out.push(Reason::new(ReasonCode::Apart, None, None).naming(ids));
    }
    if limited && instance.max_moved < i64::MAX {
        out.push(Reason::new(ReasonCode::MoveLimit, None, instance.max_moved));
    }
    if out.is_empty() {
        // A free place would do, but it costs more in points than leaving the party out.
        out.push(Reason::new(ReasonCode::NoBoothLeft, e.booths, free));
    }
    out
}

/// The demands that the hall cannot meet for everybody who makes them; for a party that no place suits
/// (`alone`), only those that it cannot meet for anybody.
fn short_supply(state: &State<'_>, e: &Exhibitor, alone: bool) -> Vec<Reason> {
    let instance = state.instance;
    let open: Vec<&Booth> = instance.booths.iter().filter(|b| !b.closed).copied().collect();
    let have = |suits: &dyn Fn(&Booth) -> bool| counted(open.iter().filter(|b| suits(b)).count());
    let need =
        |asks: &dyn Fn(&Exhibitor) -> bool| counted(instance.parties.iter().filter(|x| asks(x)).count());
    let mut out = Vec::new();
    let mut report = |code: ReasonCode, needed: i64, available: i64| {
        if available < needed && (!alone || available == 0) {
            out.push(Reason::new(code, needed, available));
        }
    };
    let (least, most) = (e.width_mm.min(e.depth_mm), e.width_mm.max(e.depth_mm));
    let booths_asked: i64 = instance
        .parties
        .iter()
        .filter(|x| x.width_mm.min(x.depth_mm) >= least && x.width_mm.max(x.depth_mm) >= most)
        .map(|x| x.booths)
        .sum();
    // Where every booth is large enough, size is not what is short.
    let large = have(&|b| fits(e, b));
    if large < counted(open.len()) {
        report(ReasonCode::TooSmall, booths_asked, large);
    }
    if e.water {
        report(ReasonCode::WaterShort, need(&|x| x.water), have(&|b| b.water));
    }
    if e.accessible {
        report(ReasonCode::AccessibleShort, need(&|x| x.accessible), have(&|b| b.accessible));
    }
    if e.corner == Corner::Must {
        report(ReasonCode::CornerShort, need(&|x| x.corner == Corner::Must), have(&|b| b.open_sides >= 2));
    }
    out
}

/// Why no place at all suits the party, when the hall has enough of each thing it asks for.
fn nothing_suits(state: &State<'_>, party: u32) -> Reason {
    let instance = state.instance;
    let e = instance.parties[party as usize];
    let suits = |b: u32| {
        let booth = instance.booths[b as usize];
        !booth.closed
            && fits(e, booth)
            && (!e.accessible || booth.accessible)
            && state.candidates.held[b as usize] == NONE
    };
    // The most booths that hang together and suit, and the most power that any k of them in a row offer.
    let mut seen = vec![false; instance.booths.len()];
    let (mut longest, mut most_va) = (0, 0);
    for first in 0..instance.booths.len() as u32 {
        if seen[first as usize] || !suits(first) {
            continue;
        }
        let mut reached = vec![first];
        seen[first as usize] = true;
        let mut next = 0;
        while let Some(&from) = reached.get(next) {
            next += 1;
            for other in instance.sides[from as usize].iter().copied() {
                if suits(other) && !std::mem::replace(&mut seen[other as usize], true) {
                    reached.push(other);
                }
            }
        }
        longest = longest.max(counted(reached.len()));
        if counted(reached.len()) >= e.booths {
            let mut powers: Vec<i64> =
                reached.iter().map(|b| instance.booths[*b as usize].power_va).collect();
            powers.sort_unstable_by_key(|va| -va);
            let count = usize::try_from(e.booths).unwrap_or(usize::MAX);
            most_va = most_va.max(powers.iter().take(count).sum());
        }
    }
    if longest == 0 {
        Reason::new(ReasonCode::NoBoothHasAll, e.booths, 0)
    } else if longest < e.booths {
        Reason::new(ReasonCode::NoAdjacentBooths, e.booths, longest)
    } else if most_va < e.power_va {
        Reason::new(ReasonCode::PowerShort, e.power_va, most_va)
    } else {
        Reason::new(ReasonCode::NoBoothHasAll, e.booths, 0)
    }
}
