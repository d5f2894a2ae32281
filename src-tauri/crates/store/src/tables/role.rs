//! The table `role`.

use domain::badge::Role;
use domain::id::{EventId, RoleId};

use super::record::{Field as _, Record as _, record};
use crate::error::StoreError;
use crate::read::Reader;

record! {
    Role in "role" by RoleId;
    id: Id = id;
    event_id = event_id, code = code, number = number, name_id = name_id, name_en = name_en,
    colour_rgb = colour_rgb, position = position
}

impl Reader<'_> {
    /// The roles of an event, in their order.
    ///
    /// # Errors
    /// As any read.
    pub fn roles(&self, event_id: EventId) -> Result<Vec<Role>, StoreError> {
        let select = Role::TABLE.select;
        self.records(
            &format!("SELECT {select} FROM role WHERE event_id = ? ORDER BY position, number"),
            &[event_id.to_cell()],
        )
    }
}
