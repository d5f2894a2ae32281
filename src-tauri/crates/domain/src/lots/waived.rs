//! Rules that people set aside before witnesses, with the figures of the moment: what is kept are codes and data, words
//! are made where they are read.

use crate::id::ParticipationId;

/// A rule that a lot breaks and that people may set aside: what a firm asked for, and the order of the turns.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Waived {
    /// Not as many booths as were asked for.
    WrongCount {
        /// How many were asked for.
        asked: i64,
        /// How many it has.
        got: i64,
    },
    /// The booths do not hang together.
    NotSideBySide {
        /// Their codes.
        booths: Vec<String>,
    },
    /// A booth is smaller than was asked for.
    TooSmall {
        /// Its code.
        booth: String,
        /// Its width.
        width_mm: i64,
        /// Its depth.
        depth_mm: i64,
        /// The width that was asked for.
        asked_width_mm: i64,
        /// The depth that was asked for.
        asked_depth_mm: i64,
    },
    /// A booth cannot be reached by wheelchair, and must be.
    NotAccessible {
        /// Its code.
        booth: String,
    },
    /// The booths have less power than is needed.
    PowerShort {
        /// Their codes.
        booths: Vec<String>,
        /// What they can be given.
        has_va: i64,
        /// What is needed.
        needed_va: i64,
    },
    /// No booth has water, and one must.
    NoWater {
        /// Their codes.
        booths: Vec<String>,
    },
    /// No booth is a corner, and one must be.
    NoCorner,
    /// A circuit has not enough for all that hangs on it.
    CircuitFull {
        /// Its name.
        circuit: String,
        /// What it would give.
        needed_va: i64,
        /// What it can give.
        left_va: i64,
    },
    /// Others have not drawn their turn yet.
    TurnsMissing {
        /// How many.
        exhibitors: u64,
    },
    /// Somebody else chooses before.
    NotItsTurn {
        /// Whose turn it is, by number.
        turn: u16,
        /// Whose turn it is.
        participation_id: ParticipationId,
    },
    /// The firm stands in other booths, which it leaves.
    HasBooth {
        /// Their codes.
        booths: Vec<String>,
    },
}

impl Waived {
    /// The code of the rule, in snake_case.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::WrongCount { .. } => "wrong_count",
            Self::NotSideBySide { .. } => "not_side_by_side",
            Self::TooSmall { .. } => "too_small",
            Self::NotAccessible { .. } => "not_accessible",
            Self::PowerShort { .. } => "power_short",
            Self::NoWater { .. } => "no_water",
            Self::NoCorner => "no_corner",
            Self::CircuitFull { .. } => "circuit_full",
            Self::TurnsMissing { .. } | Self::NotItsTurn { .. } => "not_its_turn",
            Self::HasBooth { .. } => "has_booth",
        }
    }
}
