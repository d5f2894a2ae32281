//! Exact re-matching of booths that do not touch each other: given who stands around them, what a party costs at
//! each of them does not depend on the others, so that those who stand there can be matched anew exactly. What
//! an exchange of two or three cannot better, a ring of many may.

use super::matching::{CostTable, assign};
use super::random::Random;
use super::state::{State, other_of};
use super::{FORBIDDEN, NONE};

/// More rows than this would make one matching take as long as many moves.
const MOST_ROWS: usize = 150;

/// Matches anew `times` times; what costs no more is kept. `false` when `watch` said to stop.
pub(super) fn rematch(
    state: &mut State<'_>,
    random: &mut Random,
    times: usize,
    watch: &mut dyn FnMut(i64) -> bool,
) -> bool {
    let mut booths: Vec<u32> = (0..state.at.len() as u32)
        .filter(|b| !state.instance.booths[*b as usize].closed && state.candidates.held[*b as usize] == NONE)
        .collect();
    for _ in 0..times {
        if !watch(state.cost) {
            return false;
        }
        let (rows, columns) = choose(state, random, &mut booths);
        if rows.len() > 1 {
            once(state, &rows, &columns);
        }
    }
    true
}

/// Parties of one booth, and booths that are theirs or free, none of which touch. All are premium or none is, so
/// that what regions are owed does not change.
fn choose(state: &State<'_>, random: &mut Random, booths: &mut [u32]) -> (Vec<u32>, Vec<u32>) {
    let (instance, candidates) = (state.instance, state.candidates);
    for i in (1..booths.len()).rev() {
        booths.swap(i, random.below(i + 1));
    }
    let premium = random.below(2) == 0;
    let mut is_barred = vec![false; state.at.len()];
    let (mut rows, mut columns) = (Vec::new(), Vec::new());
    for b in booths.iter().copied() {
        if is_barred[b as usize] || instance.booths[b as usize].premium != premium || rows.len() == MOST_ROWS
        {
            continue;
        }
        let p = state.at[b as usize];
        if p != NONE {
            // What friends cost depends on both: one of them stays where it is.
            let friends = &instance.near_of[p as usize];
            let friend_in = |i: &u32| rows.contains(&other_of(instance.near[*i as usize], p));
            if instance.size(p) > 1 || candidates.is_locked[p as usize] || friends.iter().any(friend_in) {
                continue;
            }
            rows.push(p);
        }
        columns.push(b);
        instance.touch[b as usize].iter().for_each(|t| is_barred[t.booth as usize] = true);
    }
    (rows, columns)
}

fn once(state: &mut State<'_>, rows: &[u32], columns: &[u32]) {
    let candidates = state.candidates;
    let before: Vec<u32> = rows.iter().map(|p| state.set_of[*p as usize]).collect();
    let (cost, hard) = (state.cost, state.hard);
    rows.iter().for_each(|p| state.remove(*p));
    let mut table = Vec::with_capacity(rows.len() * columns.len());
    for p in rows {
        for b in columns {
            let own = candidates.cost(*p, *b);
            table.push(if own >= FORBIDDEN { FORBIDDEN } else { own.saturating_add(state.met_at(*p, *b)) });
        }
    }
    let stay_out = rows.iter().map(|p| state.instance.unplaced_cost(*p)).collect();
    let table = CostTable { rows: rows.len(), columns: columns.len(), cost: table, stay_out };
    if let Some(matching) = assign(&table, &mut || true) {
        for (p, column) in rows.iter().zip(&matching.column_of) {
            if let Some(column) = column {
                state.put(*p, columns[*column]);
            }
        }
    }
    // Circuits and the limit on moves are no part of the matching.
    if state.hard > hard || state.cost > cost {
        rows.iter().for_each(|p| state.remove(*p));
        rows.iter().zip(before).for_each(|(p, b)| state.put(*p, b));
    }
}
