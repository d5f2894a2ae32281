//! Lots (undian): what was drawn by hand at the technical meeting, or the order that a seed makes; the minutes.
//!
//! Each drawn lot is a change set of its own, kept before the next is drawn. A draw is taken back at its own screen, the
//! last lot first; the general undo stops at it, since witnesses have seen it, and what lies under it holds it up. Whoever is
//! passed over is a step like a lot: others go on, and it may still come before the draw is closed.

mod begin;
mod key;
mod minutes;
mod pass;
mod print;
mod seed;
mod state;
mod view;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::plan::BrokenRule;

pub use begin::{LotsBegin, begin, enter, leave, remove};
pub use key::{LotKey, LotKeyed, check, key};
pub use minutes::{LotMinutes, LotWitnessOut, close, set_minutes};
pub use pass::{LotPass, LotPassReason, pass};
pub use print::{LotsPrinted, print};
pub use seed::{LotUndone, name_seed, undo};
pub use view::{
    LotBooth, LotDrawOut, LotEntrant, LotStanding, LotStep, LotSummary, LotsScreen, screen, view,
};

/// What is drawn, as it is sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum LotKindOut {
    /// A booth stands on each paper.
    Booth,
    /// A turn stands on each paper; booths are chosen in turn.
    Turn,
    /// A seed makes the turns; booths are chosen in turn.
    Seed,
}

impl From<domain::lots::LotKind> for LotKindOut {
    fn from(kind: domain::lots::LotKind) -> Self {
        match kind {
            domain::lots::LotKind::Booth => Self::Booth,
            domain::lots::LotKind::Turn => Self::Turn,
            domain::lots::LotKind::Seed => Self::Seed,
        }
    }
}

impl From<LotKindOut> for domain::lots::LotKind {
    fn from(kind: LotKindOut) -> Self {
        match kind {
            LotKindOut::Booth => Self::Booth,
            LotKindOut::Turn => Self::Turn,
            LotKindOut::Seed => Self::Seed,
        }
    }
}

/// Why a draw does not do what was asked. Nothing was changed.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum LotTrouble {
    /// Another draw of the event has that name.
    #[error("there is a draw {name}")]
    NameTaken {
        /// The name.
        name: String,
    },
    /// The draw is final.
    #[error("{name} is closed")]
    Closed {
        /// Its name.
        name: String,
    },
    /// Nothing was drawn yet that could be taken back or closed.
    #[error("nothing is drawn in {name}")]
    NothingDrawn {
        /// The draw.
        name: String,
    },
    /// Something was drawn already, so that a draw or somebody in it stays.
    #[error("{who} has drawn")]
    HasDrawn {
        /// A draw or a firm.
        who: String,
    },
    /// A firm was passed over, which stays on record.
    #[error("{exhibitor} is passed over")]
    IsPassed {
        /// The firm.
        exhibitor: String,
    },
    /// A firm has nothing to draw or choose now, so that there is nothing to pass over.
    #[error("{exhibitor} draws nothing")]
    DrawsNothing {
        /// The firm.
        exhibitor: String,
    },
    /// A firm takes part in no such draw.
    #[error("{exhibitor} is not in {name}")]
    NotEntered {
        /// The firm.
        exhibitor: String,
        /// The draw.
        name: String,
    },
    /// A firm cannot take part.
    #[error("{exhibitor} does not enter")]
    NotFree {
        /// The firm.
        exhibitor: String,
        /// Why not.
        why: NotFree,
    },
    /// A text is no seed.
    #[error("seed: {0}")]
    Seed(domain::lots::SeedError),
    /// The seed was named, or the draw has none.
    #[error("no seed to name in {name}")]
    NoSeedToName {
        /// The draw.
        name: String,
        /// The seed that it has.
        seed: Option<String>,
    },
    /// The general undo does not reach under a lot.
    #[error("{what} is taken back in its draw")]
    Underneath {
        /// What was drawn, in words.
        what: String,
    },
    /// A lot that was keyed cannot be.
    #[error("{exhibitor}: {} rules are broken", broken.len())]
    Refused {
        /// The firm.
        exhibitor: String,
        /// What is in the way.
        broken: Vec<BrokenRule>,
        /// Whether it can be kept all the same.
        can_force: bool,
    },
}

/// Why a firm cannot take part in a draw.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NotFree {
    /// It has a booth.
    HasBooth,
    /// It shares the place of another firm, which draws for both.
    Shares,
    /// It is in an open draw, of this name.
    InDraw(String),
}

impl LotTrouble {
    /// Stable, in snake_case.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::NameTaken { .. } => "lot_name_taken",
            Self::Closed { .. } => "lot_closed",
            Self::NothingDrawn { .. } => "lot_nothing_drawn",
            Self::HasDrawn { .. } => "lot_has_drawn",
            Self::IsPassed { .. } => "lot_is_passed",
            Self::DrawsNothing { .. } => "lot_draws_nothing",
            Self::NotEntered { .. } => "lot_not_entered",
            Self::NotFree { .. } => "lot_not_free",
            Self::Seed(_) => "lot_seed",
            Self::NoSeedToName { .. } => "lot_no_seed",
            Self::Underneath { .. } => "lot_underneath",
            Self::Refused { .. } => "lot_refused",
        }
    }
}
