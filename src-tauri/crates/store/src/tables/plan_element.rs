//! The table `plan_element`.

use domain::hall::{ElementKind, PlanElement};
use domain::id::{HallId, PlanElementId};

use super::record::{Field as _, Record as _, record, words};
use crate::error::StoreError;
use crate::read::Reader;

words!(ElementKind {
    Column = "column",
    Wall = "wall",
    Entrance = "entrance",
    Exit = "exit",
    FireEquipment = "fire_equipment",
    PowerPoint = "power_point",
    WaterPoint = "water_point",
    Stage = "stage",
    Secretariat = "secretariat",
    FirstAid = "first_aid",
    Information = "information",
    Sponsor = "sponsor",
    KeepClear = "keep_clear",
    MainAisle = "main_aisle",
    Text = "text",
    Dimension = "dimension",
});

record! {
    PlanElement in "plan_element" by PlanElementId;
    id: Id = id;
    hall_id = hall_id, kind = kind, shape_json = shape, label = label, owner = owner,
    clearance_mm = clearance_mm, is_open = is_open, width_mm = width_mm, locked = locked, logo_hash = logo
}

impl Reader<'_> {
    /// What stands in a hall besides booths.
    ///
    /// # Errors
    /// As any read.
    pub fn plan_elements(&self, hall_id: HallId) -> Result<Vec<PlanElement>, StoreError> {
        let select = PlanElement::TABLE.select;
        self.records(
            &format!("SELECT {select} FROM plan_element WHERE hall_id = ? ORDER BY id"),
            &[hall_id.to_cell()],
        )
    }
}
