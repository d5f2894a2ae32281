//! The table `booth_wish`.

use domain::id::{EventId, ParticipationId};
use domain::wish::BoothWish;

use super::record::{Field as _, Record as _, record};
use crate::error::StoreError;
use crate::read::Reader;

record! {
    BoothWish in "booth_wish" by (ParticipationId, u16);
    participation_id: Id = participation_id + position: Position = position;
    booth_id = booth_id
}

impl Reader<'_> {
    /// The booths that a firm wishes for, the best first.
    ///
    /// # Errors
    /// As any read.
    pub fn booth_wishes_of(&self, participation_id: ParticipationId) -> Result<Vec<BoothWish>, StoreError> {
        let select = BoothWish::TABLE.select;
        self.records(
            &format!("SELECT {select} FROM booth_wish WHERE participation_id = ? ORDER BY position"),
            &[participation_id.to_cell()],
        )
    }

    /// The booths that the firms of an event wish for, firm by firm, the best first.
    ///
    /// # Errors
    /// As any read.
    pub fn booth_wishes(&self, event_id: EventId) -> Result<Vec<BoothWish>, StoreError> {
        let select = BoothWish::TABLE.select;
        self.records(
            &format!(
                "SELECT {select} FROM booth_wish JOIN participation ON participation.id = participation_id
                 WHERE participation.event_id = ? ORDER BY participation_id, booth_wish.position"
            ),
            &[event_id.to_cell()],
        )
    }
}
