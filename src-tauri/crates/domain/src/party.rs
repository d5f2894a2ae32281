//! A party takes a place: one or more participations together, over a span of days. Booths are given to parties.

use chrono::NaiveDate;

use crate::id::{BoothAssignmentId, BoothId, EventId, ParticipationId, PartyId};

/// One or more participations that take a place together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Party {
    /// Its id.
    pub id: PartyId,
    /// The event.
    pub event_id: EventId,
    /// The first day of its span.
    pub first_day: NaiveDate,
    /// The last day of its span.
    pub last_day: NaiveDate,
}

impl Party {
    /// Whether two parties' spans have a day in common.
    pub fn meets(&self, other: &Self) -> bool {
        self.first_day <= other.last_day && other.first_day <= self.last_day
    }
}

/// A participation in a party. The first member is the main exhibitor.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PartyMember {
    /// The party.
    pub party_id: PartyId,
    /// The participation.
    pub participation_id: ParticipationId,
    /// Counted from 0; 0 is the main exhibitor.
    pub position: u16,
}

/// Who put a party on a booth.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PlacedBy {
    /// A person.
    Hand,
    /// The planner.
    Planner,
}

/// A booth given to a party. In the days of the party's span no other party has that booth.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct BoothAssignment {
    /// Its id.
    pub id: BoothAssignmentId,
    /// The booth.
    pub booth_id: BoothId,
    /// The party.
    pub party_id: PartyId,
    /// Whether the planner must leave it.
    pub locked: bool,
    /// Who put it there.
    pub placed_by: PlacedBy,
}
