//! Who gets which booths.
//!
//! The way, one file each: [`instance`] gives everything a number, in the order of [`order`]; [`candidates`] lists
//! the places of each party and what each would cost alone; [`bound`] solves the exact matching under prices for
//! circuits, regions and moves, which proves a bound and prices the booths; [`parties`] places those who ask for
//! several booths; [`matching`] places the rest exactly; [`repair`] makes room for those left over by chains of
//! moves. Then, round by round, [`tighten`] raises the bound by the charges between neighbours, which [`strips`]
//! takes in exactly; [`promising`] says by its prices where each party would best stand, and [`rounds`] has
//! [`improve`] anneal over the true cost, first among all places and then among those of the best plans, and
//! [`rematch`] polish exactly. [`reasons`] says why somebody has no place; [`explain`]
//! why somebody has theirs, and what any other would cost.

mod bound;
mod candidates;
mod explain;
mod improve;
mod instance;
mod matching;
mod order;
mod parties;
mod promising;
mod random;
mod reasons;
mod rematch;
mod repair;
mod rounds;
mod solve;
mod state;
mod strips;
mod tighten;

pub use explain::{
    Explanation, Hindrance, PartyCharge, PartyCharges, Place, PlanError, charges, costs, explain,
};
pub use solve::{Outcome, Phase, Progress, SolveOptions, solve};

/// No booth, party, set of booths or circuit.
const NONE: u32 = u32::MAX;

/// A cost that rules a place out. No sum of real costs comes near.
const FORBIDDEN: i64 = i64::MAX / 4;

#[cfg(test)]
mod tests;
