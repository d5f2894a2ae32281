//! The drawing under a plan as it is sent and asked for. Lengths are whole millimetres, x to the right, y down.

use domain::underlay::{Underlay, UnderlayKind};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::history::StepOut;

/// A drawing under a hall's plan. A unit is a pixel of a picture, or what lines count in; a point comes to the plan by
/// being scaled, turned about the drawing's top left corner, and moved to `x_mm`, `y_mm`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct UnderlayOut {
    /// The hall's id.
    pub hall: String,
    /// Stands for what is drawn: another file is another one.
    pub drawing: String,
    /// What it was read from.
    pub kind: UnderlayKindOut,
    /// The file's name.
    pub name: String,
    /// The hash of the picture in the workspace's media; `None` for lines, which `underlay_lines` gives.
    pub picture: Option<String>,
    /// Its width in units.
    pub width: u32,
    /// Its height in units.
    pub height: u32,
    /// Nanometres of a unit.
    pub nm_per_unit: u64,
    /// Whether the scale was stated by the file or set by a person.
    pub is_scaled: bool,
    /// Where its top left corner is.
    pub x_mm: i64,
    /// Where its top left corner is.
    pub y_mm: i64,
    /// Thousandths of a degree, clockwise.
    pub rotation_mdeg: i32,
    /// How strongly it is drawn, 5 to 100.
    pub opacity_percent: u8,
    /// Whether it is shown.
    pub shown: bool,
    /// Whether it stays where it is.
    pub locked: bool,
}

/// What a drawing was read from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "each is the format of that name")]
pub enum UnderlayKindOut {
    Png,
    Jpeg,
    Pdf,
    Dxf,
}

impl From<UnderlayKind> for UnderlayKindOut {
    fn from(kind: UnderlayKind) -> Self {
        match kind {
            UnderlayKind::Png => Self::Png,
            UnderlayKind::Jpeg => Self::Jpeg,
            UnderlayKind::Pdf => Self::Pdf,
            UnderlayKind::Dxf => Self::Dxf,
        }
    }
}

impl UnderlayOut {
    pub(super) fn of(underlay: Underlay) -> Self {
        Self {
            hall: underlay.hall_id.to_string(),
            drawing: underlay.drawing_id.to_string(),
            kind: underlay.kind.into(),
            name: underlay.name,
            picture: underlay.media.map(domain::media::MediaHash::to_hex),
            width: underlay.width,
            height: underlay.height,
            nm_per_unit: underlay.nm_per_unit,
            is_scaled: underlay.is_scaled,
            x_mm: underlay.x_mm,
            y_mm: underlay.y_mm,
            rotation_mdeg: underlay.rotation_mdeg,
            opacity_percent: underlay.opacity_percent,
            shown: underlay.shown,
            locked: underlay.locked,
        }
    }
}

/// The lines of a drawing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct UnderlayPath {
    /// What is drawn.
    pub drawing: String,
    /// The data of an SVG path, in the drawing's units; empty where the hall has no lines under it.
    pub path: String,
}

/// What a change left.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct UnderlayChanged {
    /// The drawing as it is now; `None` where it was taken away.
    pub underlay: Option<UnderlayOut>,
    /// What an undo takes back; `None` where nothing was otherwise.
    pub undo: Option<StepOut>,
}

/// What is to be otherwise; a field that is left out stays as it is.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct UnderlaySet {
    /// The hall's id.
    pub hall: String,
    /// Where its top left corner is.
    #[serde(default)]
    #[ts(optional)]
    pub x_mm: Option<i64>,
    /// Where its top left corner is.
    #[serde(default)]
    #[ts(optional)]
    pub y_mm: Option<i64>,
    /// Turned about its middle, which stays where it is or where `x_mm` and `y_mm` would have brought it.
    #[serde(default)]
    #[ts(optional)]
    pub rotation_mdeg: Option<i32>,
    /// How strongly it is drawn.
    #[serde(default)]
    #[ts(optional)]
    pub opacity_percent: Option<u8>,
    /// Whether it is shown.
    #[serde(default)]
    #[ts(optional)]
    pub shown: Option<bool>,
    /// Whether it stays where it is.
    #[serde(default)]
    #[ts(optional)]
    pub locked: Option<bool>,
}

/// Two points of the plan, and how far they are from each other in truth.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct UnderlayScale {
    /// The hall's id.
    pub hall: String,
    /// A point `[x, y]`, which stays where it is.
    pub first: [i64; 2],
    /// Another.
    pub second: [i64; 2],
    /// From one to the other.
    pub distance_mm: i64,
}
