//! Makes room for those without a place: chains of exchanges that end at free booths and keep every hard rule.

use super::NONE;
use super::state::State;

/// How many exchanges a chain may have, and how many ways are tried in all for one party.
const DEPTH: usize = 4;
const WAYS: usize = 20_000;
/// How many occupied places are tried at each depth, from the last exchange to the first.
const WIDTH: [usize; DEPTH + 1] = [0, 16, 24, 40, 200];

/// Tries to place everybody who has no place, dearest first. `order` is each party's sets, most promising first.
pub(super) fn place_left_over(state: &mut State<'_>, order: &[Vec<u32>], watch: &mut dyn FnMut() -> bool) {
    let mut left: Vec<u32> = (0..state.set_of.len() as u32)
        .filter(|p| state.set_of[*p as usize] == NONE && !order[*p as usize].is_empty())
        .collect();
    left.sort_by_key(|p| (-state.instance.unplaced_cost(*p), order[*p as usize].len(), *p));
    for party in left {
        if !watch() {
            return;
        }
        // Everybody on a chain still has a place in the end, so it needs as many free booths as the party.
        let (booths, held) = (&state.instance.booths, &state.candidates.held);
        let is_free = |b: &usize| state.at[*b] == NONE && !booths[*b].closed && held[*b] == NONE;
        if (0..booths.len()).filter(is_free).count() < state.instance.size(party)
            && !state.candidates.is_locked[party as usize]
        {
            continue;
        }
        let (before, cost) = (state.set_of.clone(), state.cost);
        for depth in 0..=DEPTH {
            let mut chain = Chain { moved: Vec::new(), journal: Vec::new(), ways: WAYS };
            if chain.place(state, order, party, depth) {
                break;
            }
        }
        // A chain may cost more than the place is worth when leaving out is cheap.
        if state.cost > cost {
            state.restore(&before);
        }
    }
}

struct Chain {
    /// Parties that the chain has placed or is placing: none is moved twice.
    moved: Vec<u32>,
    /// Who was taken from which set, in order.
    journal: Vec<(u32, u32)>,
    ways: usize,
}

impl Chain {
    /// Places the party, moving others at most `depth` deep. On failure the state is as before.
    fn place(&mut self, state: &mut State<'_>, order: &[Vec<u32>], party: u32, depth: usize) -> bool {
        let hard = state.hard;
        let (moved, mark) = (self.moved.len(), self.journal.len());
        self.moved.push(party);
        let mut blockers = Vec::new();
        let mut tried = 0;
        for set in &order[party as usize] {
            state.blockers(party, *set, &mut blockers);
            if blockers.is_empty() {
                state.put(party, *set);
                if state.hard <= hard {
                    return true;
                }
                state.remove(party);
                continue;
            }
            let fixed = |q: &u32| state.candidates.is_locked[*q as usize] || self.moved.contains(q);
            if depth == 0 || tried >= WIDTH[depth] || self.ways == 0 || blockers.iter().any(fixed) {
                continue;
            }
            tried += 1;
            self.ways -= 1;
            for q in &blockers {
                self.journal.push((*q, state.set_of[*q as usize]));
                state.remove(*q);
            }
            state.put(party, *set);
            if state.hard <= hard && blockers.iter().all(|q| self.place(state, order, *q, depth - 1)) {
                return true;
            }
            self.undo(state, mark, party);
            self.moved.truncate(moved + 1);
        }
        self.moved.pop();
        false
    }

    /// Takes back everything since `mark`: whoever was moved stands where they stood.
    fn undo(&mut self, state: &mut State<'_>, mark: usize, party: u32) {
        state.remove(party);
        self.journal[mark..].iter().for_each(|(q, _)| state.remove(*q));
        for (q, set) in self.journal.drain(mark..) {
            state.put(q, set);
        }
    }
}
