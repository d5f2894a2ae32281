//! The hall file: a floor, what stands on it and its booths, as JSON. `schemas/hall.schema.json` describes it.

use domain::booth::Booth;
use domain::geometry::{BoothShape, PointMm, PolygonMm, RectMm};
use domain::hall::{Circuit, ElementKind, ElementShape, Hall, PlanElement};
use domain::media::MediaHash;
use planner::floor::Rules;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// The version that is written. A reader takes this one and those before it.
pub const VERSION: u32 = 1;

/// A hall file. Lengths are whole millimetres, x to the right, y down, origin at the hall's top-left.
/// The drawing that may lie under the plan (the underlay) is not part of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(title = "JakCraft hall")]
pub struct HallFile {
    /// Of this shape; 1.
    #[schemars(range(min = 1))]
    pub version: u32,
    /// The floor.
    pub hall: FloorOut,
    /// The widths that its aisles are held to, where they are not the usual ones.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rules: Option<RulesOut>,
    /// What is no booth.
    #[serde(default)]
    pub elements: Vec<ElementOut>,
    /// What feeds the booths.
    #[serde(default)]
    pub circuits: Vec<CircuitOut>,
    /// The booths.
    #[serde(default)]
    pub booths: Vec<BoothOut>,
}

/// The floor of a [`HallFile`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct FloorOut {
    /// Its name, unique in an event.
    pub name: String,
    /// Its outline, at least three points `[x, y]`, not closed by a repeated first one.
    #[schemars(length(min = 3))]
    pub outline: Vec<[i64; 2]>,
    /// Where north points: thousandths of a degree, clockwise from the top of the drawing.
    #[serde(default)]
    #[schemars(range(min = 0, max = 359_999))]
    pub north_mdeg: i32,
}

/// The widths that a hall's aisles are held to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RulesOut {
    /// Clear width of main aisles.
    #[schemars(range(min = 500, max = 20_000))]
    pub main_aisle_mm: u32,
    /// Clear width of other aisles.
    #[schemars(range(min = 500, max = 20_000))]
    pub side_aisle_mm: u32,
}

impl RulesOut {
    /// All rules of the check, with these widths.
    pub fn rules(self) -> Rules {
        Rules {
            main_aisle_mm: i64::from(self.main_aisle_mm),
            side_aisle_mm: i64::from(self.side_aisle_mm),
            ..Rules::default()
        }
    }
}

/// A thing on the floor that is no booth.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct ElementOut {
    /// What it is.
    pub kind: KindOut,
    /// Where it is.
    pub shape: ShapeOut,
    /// What is written on it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub label: Option<String>,
    /// Who has it, for stands that are no exhibitor's.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub owner: Option<String>,
    /// Floor to keep free around it, beyond the rule's own distance.
    #[serde(default)]
    #[schemars(range(min = 0, max = 1_000_000))]
    pub clearance_mm: u32,
    /// For entrances and exits: whether it is open.
    #[serde(default = "yes")]
    pub is_open: bool,
    /// Of a door: the clear width, where it is not that of the drawn opening. Of a main aisle: its clear width.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(range(min = 1, max = 1_000_000))]
    #[ts(optional)]
    pub width_mm: Option<u32>,
    /// Whether the editor leaves it where it is.
    #[serde(default)]
    pub locked: bool,
    /// The picture on a stand: the hash of its bytes, 64 hexadecimal digits.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(regex(pattern = "^[0-9a-f]{64}$"))]
    #[ts(optional)]
    pub logo: Option<String>,
}

/// The kinds of [`ElementOut`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "each is the kind of the same name in domain::hall::ElementKind")]
pub enum KindOut {
    Column,
    Wall,
    Entrance,
    Exit,
    FireEquipment,
    PowerPoint,
    WaterPoint,
    Stage,
    Secretariat,
    FirstAid,
    Information,
    Sponsor,
    KeepClear,
    MainAisle,
    Text,
    Dimension,
}

/// Pairs each kind of the file with the domain's, both ways, so that neither list can grow alone.
macro_rules! kinds {
    ($($kind:ident),*) => {
        impl From<ElementKind> for KindOut {
            fn from(kind: ElementKind) -> Self {
                match kind { $(ElementKind::$kind => Self::$kind),* }
            }
        }
        impl From<KindOut> for ElementKind {
            fn from(kind: KindOut) -> Self {
                match kind { $(KindOut::$kind => Self::$kind),* }
            }
        }
    };
}
kinds!(
    Column,
    Wall,
    Entrance,
    Exit,
    FireEquipment,
    PowerPoint,
    WaterPoint,
    Stage,
    Secretariat,
    FirstAid,
    Information,
    Sponsor,
    KeepClear,
    MainAisle,
    Text,
    Dimension
);

/// Where an element is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "snake_case")]
pub enum ShapeOut {
    /// `[x, y]`.
    Point([i64; 2]),
    /// `[[x, y], [x, y]]`.
    Line([[i64; 2]; 2]),
    /// `[x, y, width, depth]`.
    Rect([i64; 4]),
    /// At least three points.
    Polygon(#[schemars(length(min = 3))] Vec<[i64; 2]>),
}

/// A circuit.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CircuitOut {
    /// Its name, unique in the file.
    pub name: String,
    /// What its booths may draw together.
    #[schemars(range(min = 0, max = 100_000_000))]
    pub capacity_va: u32,
    /// The place in `elements` of the power point that it comes from, counted from 0.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub power_point: Option<usize>,
}

/// A booth.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct BoothOut {
    /// Its code on paper, unique in an event.
    #[schemars(length(min = 1, max = 20))]
    pub code: String,
    /// Its parts `[x, y, width, depth]`, before turning.
    #[schemars(length(min = 1))]
    pub rects: Vec<[i64; 4]>,
    /// Turned about the centre of its bounds: thousandths of a degree, clockwise.
    #[serde(default)]
    #[schemars(range(min = 0, max = 359_999))]
    pub rotation_mdeg: i32,
    /// Power that can be given to it.
    #[schemars(range(min = 0, max = 10_000_000))]
    pub power_va: u32,
    /// The name of its circuit.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub circuit: Option<String>,
    /// Whether it has water.
    #[serde(default)]
    pub water: bool,
    /// Whether a wheelchair reaches it.
    #[serde(default = "yes")]
    pub accessible: bool,
    /// The product category that it is meant for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub zone: Option<String>,
    /// Whether it is one of the sought-after places.
    #[serde(default)]
    pub premium: bool,
    /// Whether it must stay empty.
    #[serde(default)]
    pub closed: bool,
    /// Whether the editor leaves it where it is.
    #[serde(default)]
    pub locked: bool,
    /// The booths that were merged into it, as they were, the one that it goes on as first. Their parts are `rects`, one
    /// after the other.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub parts: Vec<BoothOut>,
}

fn yes() -> bool {
    true
}

/// A hall with everything on it, as the store has it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Floor {
    /// The hall.
    pub hall: Hall,
    /// The widths that its aisles are held to; `None` for the usual ones.
    pub rules: Option<RulesOut>,
    /// What is no booth.
    pub elements: Vec<PlanElement>,
    /// What feeds the booths.
    pub circuits: Vec<Circuit>,
    /// The booths.
    pub booths: Vec<Booth>,
}

impl Floor {
    /// What the check holds it to.
    pub fn rules(&self) -> Rules {
        self.rules.map_or_else(Rules::default, RulesOut::rules)
    }
}

impl HallFile {
    /// The file of a floor.
    pub fn of(floor: &Floor) -> Self {
        let circuit_name = |booth: &Booth| {
            let id = booth.circuit_id?;
            floor.circuits.iter().find(|circuit| circuit.id == id).map(|circuit| circuit.name.clone())
        };
        Self {
            version: VERSION,
            hall: FloorOut {
                name: floor.hall.name.clone(),
                outline: points_out(&floor.hall.outline),
                north_mdeg: floor.hall.north_mdeg,
            },
            rules: floor.rules,
            elements: floor.elements.iter().map(ElementOut::of).collect(),
            circuits: floor
                .circuits
                .iter()
                .map(|circuit| CircuitOut {
                    name: circuit.name.clone(),
                    capacity_va: circuit.capacity_va,
                    power_point: circuit
                        .power_point_id
                        .and_then(|id| floor.elements.iter().position(|element| element.id == id)),
                })
                .collect(),
            booths: floor.booths.iter().map(|booth| BoothOut::of(booth, &circuit_name)).collect(),
        }
    }
}

impl ElementOut {
    pub(crate) fn of(element: &PlanElement) -> Self {
        Self {
            kind: element.kind.into(),
            shape: ShapeOut::of(&element.shape),
            label: element.label.clone(),
            owner: element.owner.clone(),
            clearance_mm: element.clearance_mm,
            is_open: element.is_open,
            width_mm: element.width_mm,
            locked: element.locked,
            logo: element.logo.map(MediaHash::to_hex),
        }
    }
}

impl ShapeOut {
    fn of(shape: &ElementShape) -> Self {
        match shape {
            ElementShape::Point(at) => Self::Point([at.x_mm, at.y_mm]),
            ElementShape::Line(from, to) => Self::Line([[from.x_mm, from.y_mm], [to.x_mm, to.y_mm]]),
            ElementShape::Rect(rect) => Self::Rect(rect_out(*rect)),
            ElementShape::Polygon(polygon) => Self::Polygon(points_out(polygon)),
        }
    }

    /// The shape on the floor.
    pub fn shape(&self) -> ElementShape {
        match self {
            Self::Point([x, y]) => ElementShape::Point(PointMm::new(*x, *y)),
            Self::Line([[x1, y1], [x2, y2]]) => {
                ElementShape::Line(PointMm::new(*x1, *y1), PointMm::new(*x2, *y2))
            }
            Self::Rect(rect) => ElementShape::Rect(rect_in(*rect)),
            Self::Polygon(points) => ElementShape::Polygon(polygon_in(points)),
        }
    }
}

impl BoothOut {
    fn of(booth: &Booth, circuit_name: &impl Fn(&Booth) -> Option<String>) -> Self {
        Self {
            code: booth.code.clone(),
            rects: booth.shape.rects.iter().copied().map(rect_out).collect(),
            rotation_mdeg: booth.shape.rotation_mdeg,
            power_va: booth.power_va,
            circuit: circuit_name(booth),
            water: booth.water,
            accessible: booth.accessible,
            zone: booth.zone.clone(),
            premium: booth.premium,
            closed: booth.closed,
            locked: booth.locked,
            parts: booth.parts.iter().map(|part| Self::of(part, circuit_name)).collect(),
        }
    }

    /// What it covers.
    pub fn shape(&self) -> BoothShape {
        BoothShape {
            rects: self.rects.iter().copied().map(rect_in).collect(),
            rotation_mdeg: self.rotation_mdeg,
        }
    }
}

/// A polygon of a file's points.
pub fn polygon_in(points: &[[i64; 2]]) -> PolygonMm {
    PolygonMm(points.iter().map(|[x, y]| PointMm::new(*x, *y)).collect())
}

pub(crate) fn points_out(polygon: &PolygonMm) -> Vec<[i64; 2]> {
    polygon.0.iter().map(|point| [point.x_mm, point.y_mm]).collect()
}

pub(crate) fn rect_in([x, y, width, depth]: [i64; 4]) -> RectMm {
    RectMm::new(x, y, width, depth)
}

pub(crate) fn rect_out(rect: RectMm) -> [i64; 4] {
    [rect.x_mm, rect.y_mm, rect.width_mm, rect.depth_mm]
}
