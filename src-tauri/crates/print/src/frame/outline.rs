//! Outlines and what they are painted with.

use serde::Serialize;

use super::geometry::{Point, Rect, thousandths};
use crate::colour::Colour;

/// An outline, filled and then stroked. With neither paint it is only good as a clip.
#[derive(Debug, Clone, PartialEq, Default, Serialize)]
pub struct Path {
    /// Subpaths, each beginning with `Move`.
    pub segments: Vec<Segment>,
    /// Inside.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub fill: Option<Fill>,
    /// Outline.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub stroke: Option<Stroke>,
    /// Holes by the even-odd rule instead of by winding.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub even_odd: bool,
}

impl Path {
    /// An upright rectangle.
    pub fn rect(rect: Rect) -> Self {
        Self::polygon(&[
            Point::new(rect.x_mm, rect.y_mm),
            Point::new(rect.right_mm(), rect.y_mm),
            Point::new(rect.right_mm(), rect.bottom_mm()),
            Point::new(rect.x_mm, rect.bottom_mm()),
        ])
    }

    /// An upright rectangle with corners rounded by `radius_mm`, at most half of the shorter side.
    pub fn rounded_rect(rect: Rect, radius_mm: f64) -> Self {
        let radius = radius_mm.min(rect.width_mm / 2.0).min(rect.height_mm / 2.0).max(0.0);
        let handle = radius * (1.0 - CIRCLE_HANDLE);
        let (left, top, right, bottom) = (rect.x_mm, rect.y_mm, rect.right_mm(), rect.bottom_mm());
        let at = Point::new;
        Self {
            segments: vec![
                Segment::Move(at(left + radius, top)),
                Segment::Line(at(right - radius, top)),
                Segment::Cubic(at(right - handle, top), at(right, top + handle), at(right, top + radius)),
                Segment::Line(at(right, bottom - radius)),
                Segment::Cubic(
                    at(right, bottom - handle),
                    at(right - handle, bottom),
                    at(right - radius, bottom),
                ),
                Segment::Line(at(left + radius, bottom)),
                Segment::Cubic(
                    at(left + handle, bottom),
                    at(left, bottom - handle),
                    at(left, bottom - radius),
                ),
                Segment::Line(at(left, top + radius)),
                Segment::Cubic(at(left, top + handle), at(left + handle, top), at(left + radius, top)),
                Segment::Close,
            ],
            ..Self::default()
        }
    }

    /// A circle.
    pub fn circle(centre: Point, radius_mm: f64) -> Self {
        Self::rounded_rect(
            Rect::new(centre.x_mm - radius_mm, centre.y_mm - radius_mm, 2.0 * radius_mm, 2.0 * radius_mm),
            radius_mm,
        )
    }

    /// A closed outline through the points.
    pub fn polygon(points: &[Point]) -> Self {
        let mut path = Self::polyline(points);
        path.segments.push(Segment::Close);
        path
    }

    /// An open line through the points.
    pub fn polyline(points: &[Point]) -> Self {
        let segments = points
            .iter()
            .enumerate()
            .map(|(index, point)| if index == 0 { Segment::Move(*point) } else { Segment::Line(*point) })
            .collect();
        Self { segments, ..Self::default() }
    }

    /// The same outline with its inside painted.
    #[must_use]
    pub fn filled(mut self, fill: impl Into<Fill>) -> Self {
        self.fill = Some(fill.into());
        self
    }

    /// The same outline with a solid line of `width_mm` drawn along it.
    #[must_use]
    pub fn stroked(mut self, colour: Colour, width_mm: f64) -> Self {
        self.stroke = Some(Stroke { colour, width_mm, dash_mm: Vec::new() });
        self
    }
}

/// How far a cubic's handle lies from its end for a quarter of a circle of radius 1.
const CIRCLE_HANDLE: f64 = 0.552_284_749_831;

/// A step of an outline.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Segment {
    /// Begins a subpath.
    Move(Point),
    /// A straight line to the point.
    Line(Point),
    /// A cubic Bézier curve: two handles, then the end.
    Cubic(Point, Point, Point),
    /// Back to where the subpath began.
    Close,
}

/// What fills an outline.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Fill {
    /// One colour.
    Solid(Colour),
    /// A mark that is still told apart in black and white.
    Hatch(Hatch),
}

impl From<Colour> for Fill {
    fn from(colour: Colour) -> Self {
        Self::Solid(colour)
    }
}

impl From<Hatch> for Fill {
    fn from(hatch: Hatch) -> Self {
        Self::Hatch(hatch)
    }
}

/// A repeating mark over a ground. The mark repeats from the origin of the group's coordinates, so that
/// neighbours line up, and moves and grows with the group.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Hatch {
    /// Which mark.
    pub kind: HatchKind,
    /// Of the mark.
    pub ink: Colour,
    /// Of the ground under it; `None` lets what is below show.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ground: Option<Colour>,
    /// From one mark to the next.
    #[serde(serialize_with = "thousandths")]
    pub pitch_mm: f64,
    /// Thickness of a line; a dot is twice as wide.
    #[serde(serialize_with = "thousandths")]
    pub line_mm: f64,
}

/// The marks of a [`Hatch`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum HatchKind {
    /// Lines that rise to the right: `/`.
    Rising,
    /// Lines that fall to the right: `\`.
    Falling,
    /// Both: a lattice.
    Lattice,
    /// Level lines.
    Level,
    /// Upright lines.
    Upright,
    /// Level and upright lines.
    Grid,
    /// Dots on a square grid.
    Dots,
    /// Dots on the corners and the centre of each cell.
    DenseDots,
    /// Zigzag, as in gigi balang.
    Zigzag,
    /// Small crosses.
    Plus,
    /// Small rings.
    Rings,
}

/// A line along an outline. Ends are butt, corners are mitred.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Stroke {
    /// Of the ink.
    pub colour: Colour,
    /// Thickness.
    #[serde(serialize_with = "thousandths")]
    pub width_mm: f64,
    /// Lengths of ink and gap in turn; empty for a solid line.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub dash_mm: Vec<f64>,
}
