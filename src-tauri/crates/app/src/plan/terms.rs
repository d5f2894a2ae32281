//! What firms of an event wish for, as the planner's problem says it.

use std::collections::BTreeMap;

use domain::event::Event;
use domain::id::ParticipationId;
use domain::wish::NeighbourWish;
use store::Reader;

use super::weights;
use crate::error::AppError;
use crate::hall::WishedBooths;

/// Wishes and weights of an event.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Terms {
    /// Over the planner's own weights.
    pub weights: BTreeMap<String, i64>,
    /// Codes of wished booths, the best first.
    pub prefers: BTreeMap<ParticipationId, Vec<String>>,
    /// Who would like to be near whom, and who must be apart.
    pub neighbours: Vec<NeighbourWish>,
}

impl Terms {
    pub(super) fn read(read: &Reader<'_>, event: &Event) -> Result<Self, AppError> {
        let booths = read.booths(event.id)?;
        let wished = WishedBooths::of(&booths);
        let mut ids: BTreeMap<ParticipationId, Vec<_>> = BTreeMap::new();
        for wish in read.booth_wishes(event.id)? {
            ids.entry(wish.participation_id).or_default().push(wish.booth_id);
        }
        let prefers = ids.into_iter().map(|(firm, wishes)| (firm, wished.codes(wishes)));
        Ok(Self {
            weights: weights::of_event(read, event)?,
            prefers: prefers.filter(|(_, codes)| !codes.is_empty()).collect(),
            neighbours: read.neighbour_wishes(event.id)?,
        })
    }
}
