//! A participation: one firm in one event, with a status whose every move is kept.

use chrono::{DateTime, Utc};

use crate::id::{EventId, ExhibitorId, ParticipationId, StatusChangeId};
use crate::status::ParticipationStatus;

/// Whether a party needs a booth with two or more open sides.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum CornerWish {
    /// Any booth will do.
    #[default]
    No,
    /// A corner is liked.
    Want,
    /// Only a corner will do.
    Must,
}

/// What a firm asks of its place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct BoothRequest {
    /// Width of each booth.
    pub width_mm: u32,
    /// Depth of each booth.
    pub depth_mm: u32,
    /// How many booths, side by side; 1 to 4.
    pub booths: u8,
    /// Power over all of them.
    pub power_va: u32,
    /// Whether it needs water.
    pub water: bool,
    /// Whether it must be reached by wheelchair.
    pub accessible: bool,
    /// Whether it needs a corner.
    pub corner: CornerWish,
}

impl Default for BoothRequest {
    /// The smaller standard booth: 2 x 2 m, 450 VA.
    fn default() -> Self {
        Self {
            width_mm: 2000,
            depth_mm: 2000,
            booths: 1,
            power_va: 450,
            water: false,
            accessible: false,
            corner: CornerWish::No,
        }
    }
}

/// One firm in one event.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Participation {
    /// Its id.
    pub id: ParticipationId,
    /// The event.
    pub event_id: EventId,
    /// The firm.
    pub exhibitor_id: ExhibitorId,
    /// Where it stands now; always the `to` of its latest [`StatusChange`].
    pub status: ParticipationStatus,
    /// What it asks of its place.
    pub request: BoothRequest,
    /// Higher goes first; 0 is ordinary.
    pub priority: u8,
    /// The fascia's text, where it is not the firm's name.
    pub fascia: Option<String>,
    /// Competitors, who should not stand next to each other, share one.
    pub group: Option<String>,
    /// Where it stands on the reserve list, for one who is on it: the lower goes first, who has none goes last.
    pub reserve_position: Option<u16>,
    /// By when it must have answered its offer, for one who has one with such a time.
    pub offered_until: Option<DateTime<Utc>>,
}

/// One move of a participation's status: who, when, why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StatusChange {
    /// Its id.
    pub id: StatusChangeId,
    /// Whose status.
    pub participation_id: ParticipationId,
    /// `None` for the first: the application itself.
    pub from: Option<ParticipationStatus>,
    /// The new status.
    pub to: ParticipationStatus,
    /// Who moved it: an operator's name or `jakcraft` for the program itself.
    pub actor: String,
    /// When.
    pub at: DateTime<Utc>,
    /// Why, where the move asks for a reason or one was given.
    pub reason: Option<String>,
}
