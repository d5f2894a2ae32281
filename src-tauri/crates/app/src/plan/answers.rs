//! What the use cases of assignment say to each other and to whoever asks: parties, terms, plans beside each other.

use std::collections::BTreeMap;

use serde::Serialize;
use ts_rs::TS;

use super::{BrokenRule, ReasonOut};

/// A party as it is sent.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, TS)]
pub struct PartyName {
    /// The party's id; the participation's where there is no party yet.
    pub party: String,
    /// The main exhibitor's name, and those who share with it.
    pub name: String,
}

/// What a plan is charged for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Term {
    /// A party has no place.
    Unplaced,
    /// A party has another booth than the first that it wished for.
    Preference,
    /// A booth is meant for another category.
    ZoneMismatch,
    /// A wished corner was not given.
    CornerMissed,
    /// A party with priority has no premium booth.
    PremiumMissed,
    /// A booth is larger than asked for.
    Oversize,
    /// Competitors touch.
    SameGroup,
    /// Those who want to be near each other do not touch.
    NearMissed,
    /// A region has fewer premium booths than it is owed.
    RegionPremiumMissing,
    /// A party stands elsewhere than before.
    Moved,
}

impl Term {
    /// All of them, in the order in which they are shown.
    pub const ALL: [Self; 10] = [
        Self::Unplaced,
        Self::Preference,
        Self::ZoneMismatch,
        Self::CornerMissed,
        Self::PremiumMissed,
        Self::Oversize,
        Self::SameGroup,
        Self::NearMissed,
        Self::RegionPremiumMissing,
        Self::Moved,
    ];

    /// The term of the planner's name.
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|term| term.as_str() == name)
    }

    /// The planner's name of it.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Unplaced => "unplaced",
            Self::Preference => "preference",
            Self::ZoneMismatch => "zone_mismatch",
            Self::CornerMissed => "corner_missed",
            Self::PremiumMissed => "premium_missed",
            Self::Oversize => "oversize",
            Self::SameGroup => "same_group",
            Self::NearMissed => "near_missed",
            Self::RegionPremiumMissing => "region_premium_missing",
            Self::Moved => "moved",
        }
    }
}

/// What a term comes to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
pub struct TermPoints {
    /// The term.
    pub name: Term,
    /// Points.
    pub points: i64,
}

/// The terms that came to anything, in the order in which they are shown.
pub(super) fn terms_out<N: AsRef<str> + Ord>(terms: &BTreeMap<N, i64>) -> Vec<TermPoints> {
    let points = |term: Term| terms.iter().find(|(name, _)| name.as_ref() == term.as_str()).map(|(_, p)| *p);
    Term::ALL
        .into_iter()
        .filter_map(|name| Some(TermPoints { name, points: points(name).filter(|points| *points != 0)? }))
        .collect()
}

/// A party that stands elsewhere.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct MovedOut {
    /// The party.
    #[serde(flatten)]
    pub party: PartyName,
    /// The booths that it has now; none for a newcomer.
    pub from: Vec<String>,
    /// The booths that it would have; none for one who would lose its place.
    pub to: Vec<String>,
}

/// A party without a place.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct LeftOut {
    /// The party.
    #[serde(flatten)]
    pub party: PartyName,
    /// Why.
    pub reasons: Vec<ReasonOut>,
}

/// What a proposal is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ProposalKind {
    /// All booths given away anew, round those whom a person has placed.
    Assign,
    /// Few move: those who must, newcomers, and at most so many others.
    Replan,
}

/// A plan that can be taken.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct Proposal {
    /// Names it while the workspace is open.
    pub id: u32,
    /// What it is called.
    pub label: String,
    /// What it is for.
    pub kind: ProposalKind,
    /// How many others may move, for a replan.
    pub most_moved: Option<u32>,
    /// The seed.
    pub seed: u64,
    /// The rounds of improvement that were asked for.
    pub effort: u32,
    /// What the whole plan costs, by the weights of now.
    pub cost: i64,
    /// No plan round those whom a person has placed costs less: proven. `None` where the weights are others now, or
    /// where the planner chose the rest of places that a person began.
    pub bound: Option<i64>,
    /// How far the cost can be from the best, in percent of the cost.
    pub gap_percent: Option<f64>,
    /// The cost by term.
    pub terms: Vec<TermPoints>,
    /// Parties with a place.
    pub placed: usize,
    /// Parties without one, and why.
    pub unplaced: Vec<LeftOut>,
    /// Who stands elsewhere than now, newcomers among them.
    pub moved: Vec<MovedOut>,
    /// Of these, those who stand somewhere now and could stay there.
    pub others_moved: usize,
    /// Whether it was stopped before its effort was done.
    pub is_stopped: bool,
    /// Whether booths, firms or places have changed since, so that it can be taken no more.
    pub is_stale: bool,
}

/// The plan as it stands.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct CurrentPlan {
    /// What it costs, even where it breaks rules.
    pub cost: i64,
    /// The cost by term.
    pub terms: Vec<TermPoints>,
    /// Parties with a place.
    pub placed: usize,
    /// Parties without one, and why.
    pub unplaced: Vec<LeftOut>,
    /// The hard rules that it breaks, and who is concerned.
    pub broken: Vec<BrokenRule>,
}

/// A party that stands elsewhere in one of the plans.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Differing {
    /// The party.
    #[serde(flatten)]
    pub party: PartyName,
    /// The booths that it has now.
    pub current: Vec<String>,
    /// The booths that it has in each proposal of kind `assign`, in their order; an empty list for none.
    pub in_each: Vec<Vec<String>>,
}

/// The plan as it stands beside the proposals.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct Proposals {
    /// As it stands.
    pub current: CurrentPlan,
    /// Who cannot stay where they stand, whatever is chosen; said only beside plans that move few.
    pub must_move: Vec<MustMove>,
    /// At most three of each kind, the oldest first.
    pub proposals: Vec<Proposal>,
    /// Who stands elsewhere in at least one of those of kind `assign`.
    pub differs: Vec<Differing>,
}

/// What was taken.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Taken {
    /// What the proposal was called.
    pub label: String,
    /// Parties that have a place now.
    pub placed: usize,
    /// Parties that stand elsewhere than before.
    pub moved: usize,
}

/// What a party is charged with for one term.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Charged {
    /// The term.
    pub name: Term,
    /// Points.
    pub points: i64,
    /// With whom it shares them, such as competitors side by side: they stand with both.
    pub with: Vec<PartyName>,
}

/// Another place of a party.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct OtherPlace {
    /// The booths.
    pub booths: Vec<String>,
    /// What the whole plan would then cost.
    pub cost: i64,
    /// How much more than now; less where it is negative.
    pub difference: i64,
    /// Who stands there and would go to the booths that it leaves.
    pub exchange: Vec<MovedOut>,
}

/// Why a party stands where it stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Explained {
    /// The party.
    #[serde(flatten)]
    pub party: PartyName,
    /// The booths that it has.
    pub booths: Vec<String>,
    /// Whether a person put it there, so that the planner leaves it.
    pub is_by_hand: bool,
    /// What the whole plan costs.
    pub cost: i64,
    /// What of it is the party's, by term.
    pub terms: Vec<Charged>,
    /// The three best other places, the cheapest first.
    pub others: Vec<OtherPlace>,
    /// The hard rules that its place breaks.
    pub broken: Vec<BrokenRule>,
    /// Why it has no place, where it has none.
    pub reasons: Vec<ReasonOut>,
}

/// What it would come to, were a party put there.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct PlaceCost {
    /// The booth on which it is dropped.
    pub booth: String,
    /// The booths that it would have then: the best of its size with that booth.
    pub booths: Vec<String>,
    /// How much more the whole plan would cost; `None` where it cannot be.
    pub difference: Option<i64>,
    /// Who stands there and would go to the booths that it leaves.
    pub exchange: Vec<MovedOut>,
    /// Why it cannot be.
    pub refused: Option<BrokenRule>,
}

/// What it would come to, were a party put elsewhere: for every booth of the event but its own.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct PlaceCosts {
    /// The party.
    #[serde(flatten)]
    pub party: PartyName,
    /// The booths that it has.
    pub current: Vec<String>,
    /// What the whole plan costs.
    pub cost: i64,
    /// A-2 before A-10.
    pub places: Vec<PlaceCost>,
}

/// What a placed party is charged with.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct PartyCost {
    /// The party.
    #[serde(flatten)]
    pub party: PartyName,
    /// The booths that it has.
    pub booths: Vec<String>,
    /// Points; those that two share, such as competitors side by side, are counted for both.
    pub points: i64,
    /// The same by term.
    pub terms: Vec<TermPoints>,
}

/// Somebody who has to move before anybody may ask whether they want to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct MustMove {
    /// The party.
    #[serde(flatten)]
    pub party: PartyName,
    /// The booths that it has.
    pub from: Vec<String>,
    /// Why it cannot stay.
    pub broken: Vec<BrokenRule>,
}

/// Plans that move few.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct Replanned {
    /// Who cannot stay where they stand.
    pub must_move: Vec<MustMove>,
    /// Who has no place yet.
    pub newcomers: Vec<PartyName>,
    /// One for each number of others that may move; they are held as proposals.
    pub proposals: Vec<Proposal>,
}
