//! The table `booth_assignment`.

use domain::id::{BoothAssignmentId, BoothId, EventId};
use domain::party::{BoothAssignment, PlacedBy};

use super::record::{Field as _, Record as _, record, words};
use crate::error::StoreError;
use crate::read::Reader;

words!(PlacedBy { Hand = "hand", Planner = "planner" });

record! {
    BoothAssignment in "booth_assignment" by BoothAssignmentId;
    id: Id = id;
    booth_id = booth_id, party_id = party_id, locked = locked, placed_by = placed_by
}

impl Reader<'_> {
    /// Every assignment of an event, by booth.
    ///
    /// # Errors
    /// As any read.
    pub fn booth_assignments(&self, event_id: EventId) -> Result<Vec<BoothAssignment>, StoreError> {
        let select = BoothAssignment::TABLE.select;
        self.records(
            &format!(
                "SELECT {select} FROM booth JOIN booth_assignment ON booth_assignment.booth_id = booth.id
                 WHERE booth.event_id = ? ORDER BY booth.code, booth_assignment.id"
            ),
            &[event_id.to_cell()],
        )
    }

    /// Who has or will have a booth.
    ///
    /// # Errors
    /// As any read.
    pub fn assignments_of_booth(&self, booth_id: BoothId) -> Result<Vec<BoothAssignment>, StoreError> {
        let select = BoothAssignment::TABLE.select;
        self.records(
            &format!("SELECT {select} FROM booth_assignment WHERE booth_id = ? ORDER BY id"),
            &[booth_id.to_cell()],
        )
    }
}
