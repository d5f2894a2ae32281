//! What a firm wishes of its place in an event: booths by choice, and firms to be near to or apart from.

use crate::id::{BoothId, ParticipationId};

/// A booth that a firm wishes for. One that was merged into another keeps its id here, and means what it became.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct BoothWish {
    /// Whose wish.
    pub participation_id: ParticipationId,
    /// Counted from 0; 0 is wished for most.
    pub position: u16,
    /// The booth.
    pub booth_id: BoothId,
}

/// What a firm wishes of another.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Nearness {
    /// To stand next to it.
    Near,
    /// Not to stand next to it: a hard rule.
    Apart,
}

/// A firm's wish about another firm of the same event. Of each other firm it has one wish at most.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NeighbourWish {
    /// Whose wish.
    pub participation_id: ParticipationId,
    /// The other firm.
    pub other_id: ParticipationId,
    /// What it wishes.
    pub nearness: Nearness,
}

/// The most booths that a firm can wish for: beyond this a list says nothing.
pub const MOST_BOOTH_WISHES: usize = 20;
/// The most firms that a firm can name.
pub const MOST_NEIGHBOUR_WISHES: usize = 50;
/// The most letters of a group of competitors.
pub const MOST_GROUP_LETTERS: usize = 80;
