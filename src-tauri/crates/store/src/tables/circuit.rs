//! The table `circuit`.

use domain::hall::Circuit;
use domain::id::{CircuitId, HallId};

use super::record::{Field as _, Record as _, record};
use crate::error::StoreError;
use crate::read::Reader;

record! {
    Circuit in "circuit" by CircuitId;
    id: Id = id;
    hall_id = hall_id, name = name, capacity_va = capacity_va, power_point_id = power_point_id
}

impl Reader<'_> {
    /// The circuits of a hall, by name.
    ///
    /// # Errors
    /// As any read.
    pub fn circuits(&self, hall_id: HallId) -> Result<Vec<Circuit>, StoreError> {
        let select = Circuit::TABLE.select;
        self.records(
            &format!("SELECT {select} FROM circuit WHERE hall_id = ? ORDER BY name"),
            &[hall_id.to_cell()],
        )
    }
}
