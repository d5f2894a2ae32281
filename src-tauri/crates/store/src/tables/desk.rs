//! The table `desk`.

use domain::badge::Desk;
use domain::id::{DeskId, EventId};

use super::record::{Field as _, Record as _, record};
use crate::error::StoreError;
use crate::read::Reader;

record! {
    Desk in "desk" by DeskId;
    id: Id = id;
    event_id = event_id, name = name, public_key = public_key, certificate = certificate
}

impl Reader<'_> {
    /// The desks of an event, by name.
    ///
    /// # Errors
    /// As any read.
    pub fn desks(&self, event_id: EventId) -> Result<Vec<Desk>, StoreError> {
        let select = Desk::TABLE.select;
        self.records(
            &format!("SELECT {select} FROM desk WHERE event_id = ? ORDER BY name"),
            &[event_id.to_cell()],
        )
    }
}
