//! The table `plan_revision`.

use domain::hall::PlanRevision;
use domain::id::{HallId, PlanRevisionId};

use super::record::{Field as _, Record as _, record};
use crate::error::StoreError;
use crate::read::Reader;

record! {
    PlanRevision in "plan_revision" by PlanRevisionId;
    id: Id = id;
    hall_id = hall_id, number = number, note = note, taken_at_ms = taken_at, taken_by = taken_by,
    snapshot_json = snapshot_json
}

impl Reader<'_> {
    /// The revisions of a hall's plan, the newest first.
    ///
    /// # Errors
    /// As any read.
    pub fn plan_revisions(&self, hall_id: HallId) -> Result<Vec<PlanRevision>, StoreError> {
        let select = PlanRevision::TABLE.select;
        self.records(
            &format!("SELECT {select} FROM plan_revision WHERE hall_id = ? ORDER BY number DESC"),
            &[hall_id.to_cell()],
        )
    }
}
