//! Who gets which booth: weights, proposals, explanations, replanning, reserves and offers.

use std::collections::BTreeMap;

use app::exhibitors::{self, Wishes, WishesSaved, WishesScreen};
use app::plan::{
    self, Ask, Effort, Explained, OfferRequest, Offered, PartyCost, PlaceCosts, Proposal, Proposals,
    Released, Replanned, ReservesOut, Taken, WeightsOut,
};
use app::progress::Watch;
use app::{AppError, Session};
use chrono::NaiveDateTime;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::exhibitors::ExhibitorId;
use crate::contract::Empty;
use crate::fault::CallError;
use crate::workspace::Window;

pub(crate) fn weights(session: &Session, _: Empty) -> Result<WeightsOut, AppError> {
    plan::weights(session, None)
}

/// Weights to set: first those of a preset, if any, then those that are named. The others stay as they are.
#[derive(Debug, Serialize, Deserialize, TS)]
pub struct PlanWeightsSet {
    /// A preset's code.
    pub preset: Option<String>,
    /// Points by the weights' names.
    pub points: BTreeMap<String, i64>,
}

#[expect(clippy::needless_pass_by_value, reason = "every command takes its request")]
pub(crate) fn set_weights(session: &mut Session, request: PlanWeightsSet) -> Result<WeightsOut, AppError> {
    plan::set_weights(session, None, request.preset.as_deref(), &request.points)
}

/// How to look for a plan.
#[derive(Debug, Serialize, Deserialize, TS)]
pub struct PlanPropose {
    /// Ties are broken by it.
    pub seed: u64,
    /// Rounds of improvement, each twice as long as the one before.
    pub effort: u32,
    /// What the proposal is called; `None` for the next letter.
    pub label: Option<String>,
}

/// How to look for plans that move few.
#[derive(Debug, Serialize, Deserialize, TS)]
pub struct PlanReplan {
    /// How many others may move: a plan for each, at most three.
    pub most_moved: Vec<u32>,
    /// Ties are broken by it.
    pub seed: u64,
    /// Rounds of improvement, each twice as long as the one before.
    pub effort: u32,
}

/// Which proposal.
#[derive(Debug, Serialize, Deserialize, TS)]
pub struct ProposalId {
    /// Its id.
    pub id: u32,
}

/// Which party.
#[derive(Debug, Serialize, Deserialize, TS)]
pub struct PlanParty {
    /// The party's id, or the name or id of its main exhibitor.
    pub party: String,
}

/// A reserve's new place on the list.
#[derive(Debug, Serialize, Deserialize, TS)]
pub struct ReserveMove {
    /// Its participation's id.
    pub participation: String,
    /// From 1; beyond the last means the last.
    pub position: usize,
}

/// An offer of booths.
#[derive(Debug, Serialize, Deserialize, TS)]
pub struct PlanOffer {
    /// The participation's id: a reserve's, or that of one who was accepted.
    pub participation: String,
    /// The codes of the booths; empty for those that it has.
    pub booths: Vec<String>,
    /// By when it must answer, `2019-11-20T17:00:00` on Jakarta's clocks; `None` for no such time.
    pub until: Option<NaiveDateTime>,
    /// Offer them where that breaks a rule, too; who has a booth leaves it.
    pub force: bool,
}

/// What becomes of a firm whose hold is let go.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum AfterRelease {
    /// It waits again, at the end of the list.
    Waitlisted,
    /// It takes part no more.
    Withdrawn,
}

/// Holds to let go.
#[derive(Debug, Serialize, Deserialize, TS)]
pub struct PlanRelease {
    /// The participations' ids.
    pub participations: Vec<String>,
    /// What becomes of the firms.
    pub then: AfterRelease,
}

/// A firm and its wishes.
#[derive(Debug, Serialize, Deserialize, TS)]
pub struct WishesSet {
    /// The firm's id.
    pub id: String,
    /// Its wishes.
    pub wishes: Wishes,
}

#[expect(clippy::needless_pass_by_value, reason = "every command takes its request")]
pub(crate) fn wishes(session: &Session, request: ExhibitorId) -> Result<WishesScreen, AppError> {
    exhibitors::wishes(session, None, &request.id)
}

#[expect(clippy::needless_pass_by_value, reason = "every command takes its request")]
pub(crate) fn set_wishes(session: &mut Session, request: WishesSet) -> Result<WishesSaved, AppError> {
    exhibitors::set_wishes(session, None, &request.id, &request.wishes)
}

fn ask(seed: u64, effort: u32, label: Option<String>, most_moved: Option<u32>) -> Ask {
    Ask { label, effort: Effort { seed, rounds: effort }, most_moved }
}

/// The workspace is read once and let go: nobody waits for the search.
pub(crate) fn propose(
    window: &Window,
    request: PlanPropose,
    opening: Option<u64>,
    watch: Watch<'_>,
) -> Result<Proposal, CallError> {
    let draft = window.reading_of(opening, |session| plan::draft(session, None))?;
    let asked = ask(request.seed, request.effort, request.label, None);
    let drafted = draft.solve(&asked, watch)?;
    window.shelving_of(opening, |session, shelf| {
        let id = shelf.keep(drafted);
        plan::kept(session, None, shelf, id)
    })
}

/// At most three numbers of moves make sense beside each other.
const MOST_REPLANS: usize = 3;

pub(crate) fn replan(
    window: &Window,
    request: PlanReplan,
    opening: Option<u64>,
    watch: Watch<'_>,
) -> Result<Replanned, CallError> {
    if request.most_moved.is_empty() || request.most_moved.len() > MOST_REPLANS {
        let value = request.most_moved.len().to_string();
        return Err(AppError::Invalid { field: "most_moved", value }.into());
    }
    let draft = window.reading_of(opening, |session| plan::draft(session, None))?;
    let mut found = Vec::new();
    for most in request.most_moved {
        found.push(draft.solve(&ask(request.seed, request.effort, None, Some(most)), watch)?);
    }
    window.shelving_of(opening, |session, shelf| {
        let ids: Vec<u32> = found.into_iter().map(|drafted| shelf.keep(drafted)).collect();
        plan::replanned(session, None, shelf, &ids)
    })
}

pub(crate) fn proposals(window: &Window, _: Empty, opening: Option<u64>) -> Result<Proposals, CallError> {
    window.shelving_of(opening, |session, shelf| plan::proposals(session, None, shelf))
}

#[expect(clippy::needless_pass_by_value, reason = "every command takes its request")]
pub(crate) fn take(window: &Window, request: ProposalId, opening: Option<u64>) -> Result<Taken, CallError> {
    window.taking_of(opening, |session, shelf| plan::take(session, None, shelf, request.id))
}

/// Forgetting what is not there any more is no error.
#[expect(clippy::needless_pass_by_value, reason = "every command takes its request")]
pub(crate) fn forget(window: &Window, request: ProposalId, opening: Option<u64>) -> Result<Empty, CallError> {
    window.shelving_of(opening, |_, shelf| {
        shelf.forget(request.id);
        Ok(Empty {})
    })
}

#[expect(clippy::needless_pass_by_value, reason = "every command takes its request")]
pub(crate) fn explain(session: &Session, request: PlanParty) -> Result<Explained, AppError> {
    plan::explain(session, None, &request.party)
}

#[expect(clippy::needless_pass_by_value, reason = "every command takes its request")]
pub(crate) fn costs(session: &Session, request: PlanParty) -> Result<PlaceCosts, AppError> {
    plan::costs(session, None, &request.party)
}

pub(crate) fn cost_by_party(session: &Session, _: Empty) -> Result<Vec<PartyCost>, AppError> {
    plan::cost_by_party(session, None)
}

pub(crate) fn reserves(session: &Session, _: Empty) -> Result<ReservesOut, AppError> {
    plan::reserves(session, None)
}

#[expect(clippy::needless_pass_by_value, reason = "every command takes its request")]
pub(crate) fn move_reserve(session: &mut Session, request: ReserveMove) -> Result<Empty, AppError> {
    plan::move_reserve(session, None, &request.participation, request.position)?;
    Ok(Empty {})
}

pub(crate) fn offer(session: &mut Session, request: PlanOffer) -> Result<Offered, AppError> {
    let PlanOffer { participation, booths, until, force } = request;
    plan::offer(session, &OfferRequest { event: None, exhibitor: participation, booths, until, force })
}

#[expect(clippy::needless_pass_by_value, reason = "every command takes its request")]
pub(crate) fn release(session: &mut Session, request: PlanRelease) -> Result<Released, AppError> {
    plan::release(session, None, &request.participations, request.then == AfterRelease::Withdrawn)
}
