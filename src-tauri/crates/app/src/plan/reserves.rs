//! Reserves in their order, and the booths that are held for whoever has an offer.

use serde::Serialize;
use ts_rs::TS;

use super::BrokenRule;

/// A firm on the reserve list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct ReserveOut {
    /// Its participation's id.
    pub participation: String,
    /// The firm's id.
    pub exhibitor: String,
    /// Its name.
    pub name: String,
    /// From 1.
    pub position: usize,
    /// The booth that it asks for, such as `2x2`, in metres.
    pub booth_size: String,
    /// How many booths.
    pub booths: u8,
    /// The power that it asks for.
    pub power_va: u32,
    /// Its category.
    pub category: Option<String>,
    /// Its priority; 0 is ordinary.
    pub priority: u8,
    /// The free booths where it would break no rule.
    pub suiting: usize,
}

/// A reserve for a free booth.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Candidate {
    /// Its participation's id.
    pub participation: String,
    /// Its name.
    pub name: String,
    /// Its position on the list, from 1.
    pub position: usize,
    /// The booths that it would have.
    pub booths: Vec<String>,
    /// What it would add to the plan's cost there.
    pub points: i64,
}

/// A free booth and who of the reserves would suit it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct FreeBooth {
    /// Its code.
    pub booth: String,
    /// At most three, the cheapest first; of two that cost the same, the first on the list.
    pub best: Vec<Candidate>,
}

/// An offer that is out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct OfferOut {
    /// The participation's id.
    pub participation: String,
    /// The firm's name.
    pub name: String,
    /// The booths that are held for it.
    pub booths: Vec<String>,
    /// By when it must have answered, `2019-11-20T17:00:00` on Jakarta's clocks; `None` where no time was set.
    pub until: Option<chrono::NaiveDateTime>,
    /// The same in words.
    pub until_words: Option<String>,
    /// Whether that time has gone by.
    pub is_expired: bool,
}

/// The reserve list, the booths that are free, and the offers that are out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct ReservesOut {
    /// In their order.
    pub reserves: Vec<ReserveOut>,
    /// Booths that nobody has on any day, A-2 before A-10.
    pub free: Vec<FreeBooth>,
    /// Those that have run out first, then by their time.
    pub offers: Vec<OfferOut>,
}

/// What came of an offer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Offered {
    /// The firm's name.
    pub name: String,
    /// The booths that are held for it.
    pub booths: Vec<String>,
    /// By when it must have answered, on Jakarta's clocks.
    pub until: Option<chrono::NaiveDateTime>,
    /// What is broken all the same.
    pub broken: Vec<BrokenRule>,
}

/// What became of holds that were let go.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Released {
    /// The firms, by name.
    pub names: Vec<String>,
    /// The booths that are free now.
    pub booths: Vec<String>,
}
