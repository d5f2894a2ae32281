//! A hall's floor: rows of booths, what follows from where they lie, and whether the plan is safe.
//!
//! [`derive`](derive()) finds open sides and neighbours, [`check`](check()) finds what breaks a rule,
//! [`generate`](generate()) lays rows; [`LiveFloor`] keeps up with a floor that is being edited.

mod check;
mod derive;
mod field;
mod generate;
mod live;
mod plane;
mod rows;
mod strips;

use domain::geometry::{BoothShape, PolygonMm};
use domain::hall::{ElementKind, ElementShape};

pub use check::{Fed, Finding, Rule, Severity, check, fed_by_circuit};
pub use derive::{BoothKind, DeriveOptions, DerivedBooth, DerivedNeighbour, derive};
pub use generate::{
    GenerateError, GenerateOptions, Generated, GeneratedBooth, GeneratedCircuit, ModuleMm, candidates,
    generate,
};
pub use live::{FloorChange, Following, LiveFloor};
pub use rows::rows;

/// Overlaps and gaps up to this are forgiven.
pub const TOLERANCE_MM: i64 = 1;

/// A thing on the floor that is no booth.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Element {
    /// What it is.
    pub kind: ElementKind,
    /// Where it is. A door is the line of its opening.
    pub shape: ElementShape,
    /// Floor to keep free around it, beyond the rule's own distance.
    pub clearance_mm: i64,
    /// For entrances and exits: whether it is open.
    pub is_open: bool,
    /// Of an exit: its clear width, where it is not that of the drawn opening.
    pub width_mm: Option<i64>,
}

/// A hall without its booths.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HallPlan {
    /// The outline of the floor.
    pub outline: PolygonMm,
    /// What stands on it.
    pub elements: Vec<Element>,
}

/// A booth on the floor.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FloorBooth {
    /// Its code, or whatever names it to the caller.
    pub code: String,
    /// What it covers.
    pub shape: BoothShape,
    /// Power that it may draw.
    pub power_va: i64,
    /// The circuit that feeds it, by the caller's name.
    pub circuit: Option<String>,
}

/// A power circuit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FloorCircuit {
    /// The name that booths refer to it by.
    pub id: String,
    /// What may be drawn from it in all.
    pub capacity_va: i64,
}

/// The limits of a venue's preset.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rules {
    /// Clear width of a main aisle.
    pub main_aisle_mm: i64,
    /// Clear width of any other aisle.
    pub side_aisle_mm: i64,
    /// Floor to keep free at an exit's opening.
    pub exit_clear_mm: i64,
    /// Floor to keep free at fire equipment.
    pub fire_clear_mm: i64,
    /// Net floor per person, in square millimetres.
    pub person_mm2: i64,
    /// Exit width that [`Rules::persons_per_exit_width`] people need.
    pub exit_width_mm: i64,
    /// How many people an exit of [`Rules::exit_width_mm`] serves.
    pub persons_per_exit_width: i64,
}

impl Default for Rules {
    /// Main aisle 3.0 m and exit width 1.20 m per 200 (MVStättV 7), side aisle 2.0 m (local practice), 4.6 m at
    /// exits and 1.5 m at fire equipment (Philadelphia), a person per 1.4 m2 net (Permen PU 26/2008).
    fn default() -> Self {
        Self {
            main_aisle_mm: 3_000,
            side_aisle_mm: 2_000,
            exit_clear_mm: 4_600,
            fire_clear_mm: 1_500,
            person_mm2: 1_400_000,
            exit_width_mm: 1_200,
            persons_per_exit_width: 200,
        }
    }
}

/// Whether people cannot walk through it.
const fn is_solid(kind: ElementKind) -> bool {
    matches!(
        kind,
        ElementKind::Column
            | ElementKind::Wall
            | ElementKind::Stage
            | ElementKind::Secretariat
            | ElementKind::FirstAid
            | ElementKind::Information
            | ElementKind::Sponsor
    )
}

#[cfg(test)]
mod tests;
