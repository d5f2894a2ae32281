//! The table `role_validity`.

use domain::badge::RoleValidity;
use domain::id::{EventId, RoleValidityId};

use super::record::{Field as _, Record as _, record};
use crate::error::StoreError;
use crate::read::Reader;

record! {
    RoleValidity in "role_validity" by RoleValidityId;
    id: Id = id;
    role_id = role_id, first_day = first_day, last_day = last_day, from_time = from, until_time = until,
    gate = gate
}

impl Reader<'_> {
    /// When and where the roles of an event are admitted, by role and day.
    ///
    /// # Errors
    /// As any read.
    pub fn role_validities(&self, event_id: EventId) -> Result<Vec<RoleValidity>, StoreError> {
        let select = RoleValidity::TABLE.select;
        self.records(
            &format!(
                "SELECT {select} FROM role_validity JOIN role ON role.id = role_validity.role_id
                 WHERE role.event_id = ? ORDER BY role.position, role_validity.first_day, role_validity.id"
            ),
            &[event_id.to_cell()],
        )
    }
}
