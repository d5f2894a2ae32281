//! The table `hall`.

use domain::hall::{Hall, PlanState};
use domain::id::{EventId, HallId};

use super::record::{Field as _, Record as _, record, words};
use crate::error::StoreError;
use crate::read::Reader;

words!(PlanState { Draft = "draft", Approved = "approved", Published = "published" });

record! {
    Hall in "hall" by HallId;
    id: Id = id;
    event_id = event_id, name = name, outline_json = outline, north_mdeg = north_mdeg, plan_state = plan_state,
    position = position
}

impl Reader<'_> {
    /// The halls of an event, in their order.
    ///
    /// # Errors
    /// As any read.
    pub fn halls(&self, event_id: EventId) -> Result<Vec<Hall>, StoreError> {
        let select = Hall::TABLE.select;
        self.records(
            &format!("SELECT {select} FROM hall WHERE event_id = ? ORDER BY position, name"),
            &[event_id.to_cell()],
        )
    }
}
