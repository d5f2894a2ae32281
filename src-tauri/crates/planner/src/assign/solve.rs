//! The whole way from a problem to a solution.

use std::collections::BTreeMap;
use std::ops::ControlFlow;

use super::NONE;
use super::bound::relax;
use super::candidates::Candidates;
use super::improve::moves;
use super::instance::Instance;
use super::parties::{put_current, put_groups, put_locked, put_singles};
use super::promising::Promising;
use super::reasons::reasons;
use super::repair::place_left_over;
use super::rounds::Rounds;
use super::state::State;
use super::tighten::Tightening;
use crate::cost::evaluate;
use crate::problem::{FORMAT_VERSION, Problem, ProblemError};
use crate::solution::{Assignment, Solution, Unplaced};

/// Pairs of labels that the bound looks at for each move of a round, which is a fifth of the time or less.
const BOUND_SHARE: usize = 8;

/// How to solve.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SolveOptions {
    /// The same seed and effort give the same solution on every machine.
    pub seed: u64,
    /// Rounds of annealing, each twice as long as the one before; 0 for none. More never costs more.
    pub effort: u32,
}

impl Default for SolveOptions {
    fn default() -> Self {
        Self { seed: 1, effort: 3 }
    }
}

/// What the solver is at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Phase {
    /// Listing places and proving the bound.
    Bound,
    /// Making the first plan.
    Place,
    /// Round `round` of annealing, from 0.
    Improve {
        /// The round.
        round: u32,
    },
}

/// How far the solver is. Told every few thousand moves.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Progress {
    /// What it is at.
    pub phase: Phase,
    /// Cost of the best plan so far that keeps the hard rules.
    pub cost: i64,
    /// The bound proven so far.
    pub bound: i64,
}

/// The answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outcome {
    /// The best plan found. The reasons have no words yet.
    pub solution: Solution,
    /// Whether the caller stopped it before its effort was done.
    pub is_stopped: bool,
    /// Rounds of annealing that were finished.
    pub rounds: u32,
}

/// Solves the problem. `progress` is told now and then how far it is, and stops it by `Break`: the best plan so
/// far is then the answer.
///
/// # Errors
/// [`ProblemError`] when the problem is not fit to be solved.
pub fn solve(
    problem: &Problem,
    options: SolveOptions,
    progress: &mut dyn FnMut(Progress) -> ControlFlow<()>,
) -> Result<Outcome, ProblemError> {
    let instance = Instance::new(problem)?;
    let candidates = Candidates::new(&instance);
    let mut stopped = false;
    let mut tell = |phase: Phase, cost: i64, bound: i64| {
        stopped |= progress(Progress { phase, cost, bound }).is_break();
        !stopped
    };

    // A plan to fall back on when the caller stops early: the locks, then what stands, then whatever fits.
    let mut start = State::empty(&instance, &candidates);
    put_locked(&mut start);
    let locked = start.clone();
    put_current(&mut start);
    let plain: Vec<Vec<u32>> = candidates
        .allowed
        .iter()
        .zip(0u32..)
        .map(|(sets, p)| {
            let mut sets = sets.clone();
            sets.sort_by_key(|s| (candidates.cost(p, *s), *s));
            sets
        })
        .collect();
    place_left_over(&mut start, &plain, &mut || false);
    greedy(&mut start, &plain);

    let fallback = start.cost;
    let relaxation = relax(&instance, &candidates, &mut |bound| tell(Phase::Bound, fallback, bound));
    let bound = relaxation.bound;
    let mut places = Promising::new(&instance, &candidates, &relaxation);
    place_left_over(&mut start, &places.sets, &mut || tell(Phase::Place, fallback, bound));

    let mut best = start;
    if tell(Phase::Place, best.cost, bound) {
        let cost = best.cost;
        let mut watch = || tell(Phase::Place, cost, bound);
        for thrifty in [false, true] {
            let mut fresh = locked.clone();
            let waits = put_groups(&mut fresh, &relaxation, thrifty, &mut watch);
            if thrifty && !waits {
                break;
            }
            put_singles(&mut fresh, &relaxation, &mut watch);
            place_left_over(&mut fresh, &places.sets, &mut watch);
            if (fresh.hard, fresh.cost) < (best.hard, best.cost) {
                best = fresh;
            }
        }
    }
    let mut bound = bound;
    let mut tightening =
        if options.effort > 0 { Tightening::new(&instance, &candidates, &relaxation) } else { None };
    let mut rounds = 0;
    let mut search = Rounds::new(options.seed);
    for round in 0..options.effort {
        let phase = Phase::Improve { round };
        if !tell(phase, best.cost, bound) {
            break;
        }
        if let Some(tightening) = &mut tightening {
            let steps = moves(instance.parties.len(), round) * BOUND_SHARE / tightening.work().max(1);
            let going = tightening.run(steps, best.cost, &mut |bound| tell(phase, best.cost, bound));
            bound = tightening.bound;
            if !going {
                break;
            }
            places = Promising::new(&instance, &candidates, &tightening.relaxation());
        }
        if bound >= best.cost {
            // Proven best: no effort can better it.
            break;
        }
        if !search.run(&mut best, &places, round, &mut |cost| tell(phase, cost, bound)) {
            break;
        }
        rounds += 1;
    }
    let solution = write(problem, &best, bound, options);
    Ok(Outcome { solution, is_stopped: stopped, rounds })
}

/// Puts whoever has no place on the cheapest free one that keeps the rules.
fn greedy(state: &mut State<'_>, order: &[Vec<u32>]) {
    let mut left: Vec<u32> =
        (0..state.set_of.len() as u32).filter(|p| state.set_of[*p as usize] == NONE).collect();
    left.sort_by_key(|p| (order[*p as usize].len(), *p));
    for p in left {
        let (hard, cost) = (state.hard, state.cost);
        for set in &order[p as usize] {
            if state.candidates.sets.booths(*set).iter().any(|b| state.at[*b as usize] != NONE) {
                continue;
            }
            state.put(p, *set);
            if state.hard <= hard && state.cost <= cost {
                break;
            }
            state.remove(p);
        }
    }
}

fn write(problem: &Problem, state: &State<'_>, bound: i64, options: SolveOptions) -> Solution {
    let instance = state.instance;
    let (mut assignments, mut unplaced) = (Vec::new(), Vec::new());
    for p in 0..instance.parties.len() as u32 {
        let exhibitor = instance.parties[p as usize].id.clone();
        if state.set_of[p as usize] == NONE {
            unplaced.push(Unplaced { exhibitor, reasons: reasons(state, p) });
        } else {
            assignments.push(Assignment { exhibitor, booths: instance.booth_ids(state.booths(p)) });
        }
    }
    assignments.sort_by(|a, b| a.exhibitor.cmp(&b.exhibitor));
    unplaced.sort_by(|a, b| a.exhibitor.cmp(&b.exhibitor));
    // The referee's own arithmetic has the last word on the cost. The problem was validated before.
    let judged = evaluate(problem, &assignments);
    let (cost, terms) = match judged {
        Ok(judged) => (judged.cost, judged.terms),
        Err(_) => (state.cost, BTreeMap::new()),
    };
    debug_assert_eq!(cost, state.cost);
    Solution {
        version: FORMAT_VERSION,
        assignments,
        unplaced,
        cost,
        bound: bound.min(cost),
        seed: options.seed,
        effort: options.effort,
        terms: terms.into_iter().filter(|(_, points)| *points != 0).map(|(t, p)| (t.into(), p)).collect(),
    }
}
