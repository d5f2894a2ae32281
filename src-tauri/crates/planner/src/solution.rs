//! The answer to an assignment problem and its JSON shape (version 1).

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

/// Who gets which booths, who gets none and why, and how good that is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Solution {
    /// The version of the shape; 1.
    pub version: u32,
    /// The parties with a place, by id; the booths of each by id.
    pub assignments: Vec<Assignment>,
    /// The parties without a place, by id.
    pub unplaced: Vec<Unplaced>,
    /// The cost in points.
    pub cost: i64,
    /// No plan that keeps the hard rules costs less: proven.
    pub bound: i64,
    /// The seed that gave it.
    pub seed: u64,
    /// The rounds of improvement asked for.
    pub effort: u32,
    /// The cost by term; terms without cost are left out.
    #[serde(default)]
    pub terms: BTreeMap<String, i64>,
}

/// A party's place.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Assignment {
    /// The party.
    pub exhibitor: String,
    /// Its booths.
    pub booths: Vec<String>,
}

/// A party without a place.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Unplaced {
    /// The party.
    pub exhibitor: String,
    /// Why: at least one reason.
    pub reasons: Vec<Reason>,
}

/// A coded reason with its numbers. The words are the caller's: [`Solution::word_reasons`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reason {
    /// What stands in the way.
    pub code: ReasonCode,
    /// The reason in the user's language; empty until worded.
    #[serde(default)]
    pub text: String,
    /// What is asked: see the code.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub needed: Option<i64>,
    /// What there is: see the code.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub available: Option<i64>,
    /// Booths, parties or circuits that the reason names.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub ids: Vec<String>,
}

impl Reason {
    /// A reason with its numbers and without words.
    pub fn new(code: ReasonCode, needed: impl Into<Option<i64>>, available: impl Into<Option<i64>>) -> Self {
        Self {
            code,
            text: String::new(),
            needed: needed.into(),
            available: available.into(),
            ids: Vec::new(),
        }
    }

    /// The same reason, naming `ids`.
    #[must_use]
    pub fn naming(mut self, ids: Vec<String>) -> Self {
        self.ids = ids;
        self
    }
}

/// What keeps a party without a place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ReasonCode {
    /// Its lock cannot be kept: the locked booths (`ids`) break a hard rule or are given to another.
    LockImpossible,
    /// No open booth is as large as asked. `needed`: parties that ask as much or more; `available`: booths
    /// that are large enough.
    TooSmall,
    /// Not enough power. `needed`: VA that it asks for; `available`: the most that a place offers.
    PowerShort,
    /// `needed`: parties that need water; `available`: open booths that have it.
    WaterShort,
    /// `needed`: parties that need an accessible booth; `available`: open booths that are.
    AccessibleShort,
    /// `needed`: parties that must have a corner; `available`: open corner booths.
    CornerShort,
    /// No place has everything that it asks for at once, though each thing alone is there.
    NoBoothHasAll,
    /// `needed`: booths side by side; `available`: the most that hang together and suit.
    NoAdjacentBooths,
    /// Every place that is free and suits is on a circuit (`ids`) that is full. `needed`: VA that it draws;
    /// `available`: VA left on the best of them.
    CircuitFull,
    /// Every place that is free and suits touches a party (`ids`) that it must not touch.
    Apart,
    /// Placing it would move more parties than may be. `available`: how many may.
    MoveLimit,
    /// Every booth that suits is given. `needed`: booths that it asks for; `available`: open booths that are free.
    NoBoothLeft,
}

impl ReasonCode {
    /// The code as the JSON has it.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::LockImpossible => "lock_impossible",
            Self::TooSmall => "too_small",
            Self::PowerShort => "power_short",
            Self::WaterShort => "water_short",
            Self::AccessibleShort => "accessible_short",
            Self::CornerShort => "corner_short",
            Self::NoBoothHasAll => "no_booth_has_all",
            Self::NoAdjacentBooths => "no_adjacent_booths",
            Self::CircuitFull => "circuit_full",
            Self::Apart => "apart",
            Self::MoveLimit => "move_limit",
            Self::NoBoothLeft => "no_booth_left",
        }
    }
}

impl Solution {
    /// Fills every reason's text with the caller's words.
    pub fn word_reasons(&mut self, mut words: impl FnMut(&Reason) -> String) {
        for reason in self.unplaced.iter_mut().flat_map(|u| &mut u.reasons) {
            reason.text = words(reason);
        }
    }

    /// The JSON text: the same solution gives the same bytes.
    pub fn to_json(&self) -> String {
        // A struct of strings and numbers has no value that JSON cannot hold.
        serde_json::to_string_pretty(self).unwrap_or_default()
    }

    /// How far the cost can be from the best, in percent of the cost: 0 when it is proven best.
    pub fn gap_percent(&self) -> f64 {
        if self.cost <= self.bound { 0.0 } else { (self.cost - self.bound) as f64 * 100.0 / self.cost as f64 }
    }
}
