//! Halls: their files, rows of booths in them, and what the planner makes of their floor.

pub mod edit;
pub mod file;
mod generate;
mod numbers;
mod rows;
mod transfer;
mod wished;

use std::collections::BTreeMap;

use domain::booth::Booth;
use domain::hall::{Circuit, Hall, PlanElement};
use domain::id::CircuitId;
use planner::floor::{Element, FloorBooth, FloorCircuit, HallPlan};
use store::{Reader, StoreError, event_setting_key};

pub use generate::{GenerateRequest, Generated, generate, module_mm};
pub use transfer::{Replaced, Transferred, export, import, schema};

pub(crate) use generate::{AISLES_MM, BOOTH_SIDES_MM};
pub(crate) use transfer::{load_file, parse};
pub(crate) use wished::WishedBooths;

use file::Floor;

/// A hall and all that is on it.
pub(crate) fn floor(read: &Reader<'_>, hall: Hall) -> Result<Floor, StoreError> {
    let mut booths: Vec<Booth> = read.booths_of_hall(hall.id)?.into_iter().map(|line| line.booth).collect();
    sort_by_code(&mut booths);
    Ok(Floor {
        rules: read.setting(&rules_key(&hall))?,
        elements: read.plan_elements(hall.id)?,
        circuits: read.circuits(hall.id)?,
        booths,
        hall,
    })
}

/// The setting that has the widths of a hall's aisles.
pub(crate) fn rules_key(hall: &Hall) -> String {
    event_setting_key(hall.event_id, &format!("hall/{}/rules", hall.id))
}

/// A-2 before A-10.
fn sort_by_code(booths: &mut [Booth]) {
    booths.sort_by_cached_key(|booth| code_order(&booth.code));
}

/// What booths are sorted by: A-2 before A-10.
pub(crate) fn code_order(code: &str) -> (Option<domain::numbering::BoothCode>, String) {
    (domain::numbering::BoothCode::parse(code).ok(), code.to_owned())
}

/// The floor as the planner reads it.
pub(crate) fn plan_of(hall: &Hall, elements: &[PlanElement]) -> HallPlan {
    HallPlan {
        outline: hall.outline.clone(),
        elements: elements
            .iter()
            .map(|element| Element {
                kind: element.kind,
                shape: element.shape.clone(),
                clearance_mm: i64::from(element.clearance_mm),
                is_open: element.is_open,
                width_mm: element.width_mm.map(i64::from),
            })
            .collect(),
    }
}

/// The booths as the planner reads them; codes name them.
pub(crate) fn floor_booths(floor: &Floor) -> Vec<FloorBooth> {
    let circuits: BTreeMap<CircuitId, &str> =
        floor.circuits.iter().map(|circuit| (circuit.id, circuit.name.as_str())).collect();
    let circuit = |booth: &Booth| circuits.get(&booth.circuit_id?).map(|name| (*name).to_owned());
    floor
        .booths
        .iter()
        .map(|booth| FloorBooth {
            code: booth.code.clone(),
            shape: booth.shape.clone(),
            power_va: i64::from(booth.power_va),
            circuit: circuit(booth),
        })
        .collect()
}

/// The circuits as the planner reads them; names name them.
pub(crate) fn floor_circuits(circuits: &[Circuit]) -> Vec<FloorCircuit> {
    circuits
        .iter()
        .map(|circuit| FloorCircuit { id: circuit.name.clone(), capacity_va: i64::from(circuit.capacity_va) })
        .collect()
}
