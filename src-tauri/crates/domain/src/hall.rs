//! A hall, and what stands on its floor besides booths.

use chrono::{DateTime, Utc};

use crate::geometry::{PointMm, PolygonMm, RectMm};
use crate::id::{CircuitId, EventId, HallId, PlanElementId, PlanRevisionId};
use crate::media::MediaHash;

/// A floor with an outline.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hall {
    /// Its id.
    pub id: HallId,
    /// The event.
    pub event_id: EventId,
    /// Its name, unique in the event.
    pub name: String,
    /// The outline of the floor.
    pub outline: PolygonMm,
    /// Where north points: thousandths of a degree, clockwise from the top of the drawing.
    pub north_mdeg: i32,
    /// Where its plan stands.
    pub plan_state: PlanState,
    /// Its place among the event's halls, counted from 0.
    pub position: u16,
}

/// How far a plan has come. Codes are frozen once it is published.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum PlanState {
    /// Being drawn.
    #[default]
    Draft,
    /// Approved by who must.
    Approved,
    /// Given out; codes are on paper.
    Published,
}

/// What a plan element is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ElementKind {
    /// A column of the building.
    Column,
    /// A wall or partition.
    Wall,
    /// A way in for visitors.
    Entrance,
    /// A way out in an emergency, and in everyday use.
    Exit,
    /// Extinguisher, hydrant, hose.
    FireEquipment,
    /// Where power comes from.
    PowerPoint,
    /// Where water comes from.
    WaterPoint,
    /// A stage.
    Stage,
    /// The secretariat or organizer's desk.
    Secretariat,
    /// First aid.
    FirstAid,
    /// The information desk.
    Information,
    /// A sponsor's stand.
    Sponsor,
    /// Floor that must stay free.
    KeepClear,
    /// The centre line of a main aisle.
    MainAisle,
    /// A text on the plan.
    Text,
    /// A dimension line.
    Dimension,
}

/// Where a plan element is.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum ElementShape {
    /// A point: fire equipment, power, water, a text.
    Point(PointMm),
    /// A line: a wall, a door's opening, an aisle's centre, a dimension.
    Line(PointMm, PointMm),
    /// An upright rectangle.
    Rect(RectMm),
    /// Any simple polygon.
    Polygon(PolygonMm),
}

/// A thing on a floor that is no booth.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlanElement {
    /// Its id.
    pub id: PlanElementId,
    /// The hall.
    pub hall_id: HallId,
    /// What it is.
    pub kind: ElementKind,
    /// Where it is.
    pub shape: ElementShape,
    /// What is written on it.
    pub label: Option<String>,
    /// Who has it, for stands that are no exhibitor's.
    pub owner: Option<String>,
    /// Floor to keep free around it, beyond the rule's own distance.
    pub clearance_mm: u32,
    /// For entrances and exits: whether it is open.
    pub is_open: bool,
    /// Of a door: the clear width, where it is not that of the drawn opening. Of a main aisle: its clear width.
    pub width_mm: Option<u32>,
    /// Whether the editor leaves it where it is.
    pub locked: bool,
    /// For stands that are no exhibitor's: the picture on it.
    pub logo: Option<MediaHash>,
}

/// A circuit that feeds booths.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Circuit {
    /// Its id.
    pub id: CircuitId,
    /// The hall.
    pub hall_id: HallId,
    /// Its name on the power plan, unique in the hall.
    pub name: String,
    /// What its booths may draw together.
    pub capacity_va: u32,
    /// The power point that it comes from.
    pub power_point_id: Option<PlanElementId>,
}

/// A snapshot of a hall's plan: outline, elements, circuits and booths as they were, and who had them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlanRevision {
    /// Its id.
    pub id: PlanRevisionId,
    /// The hall.
    pub hall_id: HallId,
    /// Counted from 1.
    pub number: u32,
    /// Why it was taken.
    pub note: Option<String>,
    /// When.
    pub taken_at: DateTime<Utc>,
    /// By whom.
    pub taken_by: String,
    /// The snapshot: `hall_file`, as the project's JSON Schema describes it, and `places`, the ids of participations by
    /// the code of their booth.
    pub snapshot_json: String,
}
