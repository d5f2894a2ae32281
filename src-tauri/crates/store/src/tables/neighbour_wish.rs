//! The table `neighbour_wish`.

use domain::id::{EventId, ParticipationId};
use domain::wish::{Nearness, NeighbourWish};

use super::record::{Field as _, Record as _, record, words};
use crate::error::StoreError;
use crate::read::Reader;

words!(Nearness { Near = "near", Apart = "apart" });

record! {
    NeighbourWish in "neighbour_wish" by (ParticipationId, ParticipationId);
    participation_id: Id = participation_id + other_id: Id = other_id;
    nearness = nearness
}

impl Reader<'_> {
    /// What a firm wishes of others.
    ///
    /// # Errors
    /// As any read.
    pub fn neighbour_wishes_of(
        &self,
        participation_id: ParticipationId,
    ) -> Result<Vec<NeighbourWish>, StoreError> {
        let select = NeighbourWish::TABLE.select;
        self.records(
            &format!("SELECT {select} FROM neighbour_wish WHERE participation_id = ? ORDER BY other_id"),
            &[participation_id.to_cell()],
        )
    }

    /// What the firms of an event wish of each other.
    ///
    /// # Errors
    /// As any read.
    pub fn neighbour_wishes(&self, event_id: EventId) -> Result<Vec<NeighbourWish>, StoreError> {
        let select = NeighbourWish::TABLE.select;
        self.records(
            &format!(
                "SELECT {select} FROM neighbour_wish JOIN participation ON participation.id = participation_id
                 WHERE participation.event_id = ? ORDER BY participation_id, other_id"
            ),
            &[event_id.to_cell()],
        )
    }
}
