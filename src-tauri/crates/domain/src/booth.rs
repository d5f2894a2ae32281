//! A booth: a place with a code, a shape and power. Its id stays when its code changes.

use crate::geometry::BoothShape;
use crate::id::{BoothId, CircuitId, EventId, HallId};

/// A place that a party can have.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Booth {
    /// Its id, stable across revisions.
    pub id: BoothId,
    /// The event.
    pub event_id: EventId,
    /// The hall.
    pub hall_id: HallId,
    /// Its code on paper, such as `A-01`; unique in the event.
    pub code: String,
    /// What it covers.
    pub shape: BoothShape,
    /// Power that can be given to it.
    pub power_va: u32,
    /// The circuit that feeds it.
    pub circuit_id: Option<CircuitId>,
    /// Whether it has water.
    pub water: bool,
    /// Whether a wheelchair reaches it.
    pub accessible: bool,
    /// The product category it is meant for.
    pub zone: Option<String>,
    /// Whether it is one of the sought-after places.
    pub premium: bool,
    /// Whether it must stay empty.
    pub closed: bool,
    /// Whether the editor leaves it where it is.
    pub locked: bool,
    /// The booths that were merged into it, as they were, the one that it goes on as (of the same id) first; empty for
    /// a booth that was not merged. Their rectangles are `shape.rects`, one after the other.
    pub parts: Vec<Booth>,
}
