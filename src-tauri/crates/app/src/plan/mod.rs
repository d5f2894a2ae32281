//! Who gets which booth, and whether the floor is in order.

mod answers;
mod assign;
mod begun;
mod board;
mod check;
mod explain;
mod judge;
mod offers;
mod place;
mod problem;
mod problem_file;
mod proposals;
mod reserves;
pub(crate) mod revision;
mod scene;
mod screen;
mod seat;
mod seek;
mod settle;
mod share;
mod solve;
mod swap;
mod terms;
mod unshare;
mod view;
mod weights;
mod without;

use domain::party::{BoothAssignment, PlacedBy};
use planner::solution::Reason;
pub use planner::solution::Solution;
use serde::Serialize;
use ts_rs::TS;

pub use answers::{
    Charged, CurrentPlan, Differing, Explained, LeftOut, MovedOut, MustMove, OtherPlace, PartyCost,
    PartyName, PlaceCost, PlaceCosts, Proposal, ProposalKind, Proposals, Replanned, Taken, Term, TermPoints,
};
pub use assign::{Allotted, Assigned, UnplacedOut, assign, give};
pub(crate) use board::must_take_a_booth;
pub(crate) use check::finding_out;
pub use check::{Checked, CheckedHall, FindingOut, NotChecked, check};
pub use explain::{cost_by_party, costs, explain};
pub use offers::{OfferRequest, Offered, Released, offer, release};
pub use place::{
    BrokenRule, Displaced, Emptied, Lifted, Locked, PlaceRequest, Placed, lift, lift_all, lock, place, unlock,
};
pub(crate) use place::{judged, put};
pub(crate) use problem::{power_va, shares_va};
pub use problem_file::{ProblemWritten, problem_file, write_solved};
pub use proposals::{Ask, Draft, Drafted, Shelf, draft, kept, proposals, replanned, take};
pub use reserves::{Candidate, FreeBooth, OfferOut, ReserveOut, ReservesOut, move_reserve, reserves};
pub use screen::{FloorScreen, screen};
pub use seek::SolvedProblem;
pub use settle::{Seat, SettleRequest, Settled, settle};
pub use share::{ShareRequest, Shared, SharedDays, share};
pub use solve::solve_file;
pub use swap::{Swapped, swap};
pub use unshare::{Unshared, unshare};
pub use view::{
    BoothStatus, BoothView, CategoryView, ElementView, FloorView, MemberView, PartyView, UnplacedView, floor,
};

pub use weights::{PresetOut, WeightOut, WeightsOut, set_weights, weights};

/// How hard to look for a plan.
#[derive(Debug, Clone, Copy)]
pub struct Effort {
    /// Ties are broken by it.
    pub seed: u64,
    /// Rounds of improvement, each twice as long as the one before.
    pub rounds: u32,
}

impl Default for Effort {
    /// Enough for a few hundred booths within seconds.
    fn default() -> Self {
        Self { seed: 1, rounds: 3 }
    }
}

/// Why a party has no place.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct ReasonOut {
    /// Stable, in snake_case.
    pub code: &'static str,
    /// In words, with the numbers.
    pub text: String,
}

impl From<Reason> for ReasonOut {
    fn from(reason: Reason) -> Self {
        Self { code: reason.code.as_str(), text: reason.text }
    }
}

/// Whether a person has put a party on a booth. It stays there, even where that breaks a rule of the planner, who
/// plans the others round it.
fn is_by_a_person(assignment: &BoothAssignment) -> bool {
    assignment.locked || assignment.placed_by == PlacedBy::Hand
}
