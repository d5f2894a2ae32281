//! A first plan: parties that ask for several booths by regret, then the others by exact matching.

use super::bound::{Relaxation, SCALE};
use super::matching::{CostTable, assign};
use super::state::State;
use super::{FORBIDDEN, NONE};

/// Puts everybody who can keep every hard rule in the order given, and leaves out who cannot.
fn put_lawful(state: &mut State<'_>, wishes: impl IntoIterator<Item = (u32, u32)>) {
    for (party, set) in wishes {
        let free = state.candidates.sets.booths(set).iter().all(|b| state.at[*b as usize] == NONE);
        if free && state.set_of[party as usize] == NONE {
            let hard = state.hard;
            state.put(party, set);
            if state.hard > hard {
                state.remove(party);
            }
        }
    }
}

/// Puts the locked parties.
pub(super) fn put_locked(state: &mut State<'_>) {
    let locked = (0..state.set_of.len() as u32).filter(|p| state.candidates.is_locked[*p as usize]);
    let wishes: Vec<(u32, u32)> =
        locked.filter_map(|p| Some((p, *state.candidates.allowed[p as usize].first()?))).collect();
    put_lawful(state, wishes);
}

/// Puts everybody who stands somewhere back there.
pub(super) fn put_current(state: &mut State<'_>) {
    let parties = 0..state.set_of.len() as u32;
    let wishes: Vec<(u32, u32)> = parties.filter_map(|p| Some((p, state.candidates.current(p)?))).collect();
    put_lawful(state, wishes);
}

/// Places the parties without a place that ask for more than one booth: first whoever loses most by waiting,
/// judged by what a place costs and what its booths are worth to the others. Where booths are short, a party that
/// takes several can be worth less than those who could stand there: with `thrifty` it then waits for later, and
/// the answer is whether any did.
pub(super) fn put_groups(
    state: &mut State<'_>,
    relaxation: &Relaxation,
    thrifty: bool,
    watch: &mut dyn FnMut() -> bool,
) -> bool {
    let mut waits = false;
    let (instance, candidates) = (state.instance, state.candidates);
    let rate = |p: u32, set: u32| {
        let worth: i64 =
            candidates.sets.booths(set).iter().map(|b| relaxation.booth_worth[*b as usize]).sum();
        relaxation.prices.cost(instance, candidates, p, set) + worth
    };
    // Each party's sets, best first; `head` skips those that have become impossible.
    let mut waiting: Vec<(u32, Vec<(i64, u32)>)> = (0..state.set_of.len() as u32)
        .filter(|p| state.set_of[*p as usize] == NONE && instance.size(*p) > 1)
        .map(|p| {
            let mut rated: Vec<(i64, u32)> =
                candidates.allowed[p as usize].iter().map(|s| (rate(p, *s), *s)).collect();
            rated.sort_unstable();
            (p, rated)
        })
        .collect();
    while !waiting.is_empty() && watch() {
        let mut pick: Option<(i64, usize, u32)> = None;
        for (i, (p, rated)) in waiting.iter_mut().enumerate() {
            rated.retain(|(_, s)| candidates.sets.booths(*s).iter().all(|b| state.at[*b as usize] == NONE));
            let Some((best, set)) = first_lawful(state, *p, rated) else { continue };
            if thrifty && best >= instance.unplaced_cost(*p) * SCALE {
                waits = true;
                continue;
            }
            // The second choice is the best set that the first does not overlap: what is left if it is taken.
            let taken = candidates.sets.booths(set);
            let second = rated
                .iter()
                .find(|(_, s)| candidates.sets.booths(*s).iter().all(|b| !taken.contains(b)))
                .map_or(instance.unplaced_cost(*p) * SCALE, |(rating, _)| *rating);
            let regret = second - best;
            if pick.is_none_or(|(most, ..)| regret > most) {
                pick = Some((regret, i, set));
            }
        }
        let Some((_, i, set)) = pick else { break };
        let (p, _) = waiting.remove(i);
        state.put(p, set);
    }
    waits
}

fn first_lawful(state: &mut State<'_>, party: u32, rated: &[(i64, u32)]) -> Option<(i64, u32)> {
    let hard = state.hard;
    rated.iter().copied().find(|(_, set)| {
        state.put(party, *set);
        let lawful = state.hard <= hard;
        state.remove(party);
        lawful
    })
}

/// Matches the parties of one booth that have no place with the booths that are free, exactly under the prices;
/// who would break a hard rule between parties stays out for now.
pub(super) fn put_singles(state: &mut State<'_>, relaxation: &Relaxation, watch: &mut dyn FnMut() -> bool) {
    let (instance, candidates) = (state.instance, state.candidates);
    let rows: Vec<u32> = (0..state.set_of.len() as u32)
        .filter(|p| state.set_of[*p as usize] == NONE && instance.size(*p) == 1)
        .collect();
    let columns: Vec<u32> = (0..state.at.len() as u32).filter(|b| state.at[*b as usize] == NONE).collect();
    let mut cost = Vec::with_capacity(rows.len() * columns.len());
    for p in &rows {
        cost.extend(columns.iter().map(|b| relaxation.prices.cost(instance, candidates, *p, *b)));
    }
    let stay_out = rows.iter().map(|p| instance.unplaced_cost(*p) * SCALE).collect();
    let table = CostTable { rows: rows.len(), columns: columns.len(), cost, stay_out };
    let Some(matching) = assign(&table, watch) else { return };
    debug_assert!(table.cost.iter().all(|c| *c <= FORBIDDEN));
    let wishes = rows.iter().zip(matching.column_of).filter_map(|(p, c)| Some((*p, columns[c?])));
    put_lawful(state, wishes);
}
