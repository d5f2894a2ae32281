//! Points, rectangles and transforms in millimetres.

use serde::{Serialize, Serializer};

/// A point on a page.
#[derive(Debug, Clone, Copy, PartialEq, Default, Serialize)]
pub struct Point {
    /// To the right.
    #[serde(serialize_with = "thousandths")]
    pub x_mm: f64,
    /// Down.
    #[serde(serialize_with = "thousandths")]
    pub y_mm: f64,
}

impl Point {
    /// The point at (`x_mm`, `y_mm`).
    pub const fn new(x_mm: f64, y_mm: f64) -> Self {
        Self { x_mm, y_mm }
    }
}

/// An upright rectangle on a page.
#[derive(Debug, Clone, Copy, PartialEq, Default, Serialize)]
pub struct Rect {
    /// Left edge.
    #[serde(serialize_with = "thousandths")]
    pub x_mm: f64,
    /// Top edge.
    #[serde(serialize_with = "thousandths")]
    pub y_mm: f64,
    /// Extent to the right.
    #[serde(serialize_with = "thousandths")]
    pub width_mm: f64,
    /// Extent downwards.
    #[serde(serialize_with = "thousandths")]
    pub height_mm: f64,
}

impl Rect {
    /// The rectangle whose top-left corner is (`x_mm`, `y_mm`).
    pub const fn new(x_mm: f64, y_mm: f64, width_mm: f64, height_mm: f64) -> Self {
        Self { x_mm, y_mm, width_mm, height_mm }
    }

    /// Right edge.
    pub fn right_mm(&self) -> f64 {
        self.x_mm + self.width_mm
    }

    /// Bottom edge.
    pub fn bottom_mm(&self) -> f64 {
        self.y_mm + self.height_mm
    }

    /// The rectangle made smaller by `by_mm` on every side.
    pub fn shrunk(&self, by_mm: f64) -> Self {
        Self::new(
            self.x_mm + by_mm,
            self.y_mm + by_mm,
            (self.width_mm - 2.0 * by_mm).max(0.0),
            (self.height_mm - 2.0 * by_mm).max(0.0),
        )
    }
}

/// x' = a·x + c·y + e, y' = b·x + d·y + f; e and f in millimetres.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Transform(pub [f64; 6]);

impl Default for Transform {
    fn default() -> Self {
        Self::IDENTITY
    }
}

impl Transform {
    /// Leaves everything in place.
    pub const IDENTITY: Self = Self([1.0, 0.0, 0.0, 1.0, 0.0, 0.0]);

    /// Moves right and down.
    pub const fn shift(x_mm: f64, y_mm: f64) -> Self {
        Self([1.0, 0.0, 0.0, 1.0, x_mm, y_mm])
    }

    /// Turns clockwise, as seen on paper, about a point.
    pub fn turn(degrees: f64, about: Point) -> Self {
        // Quarter turns are exact, so that a page turned on its side has no crooked hairlines.
        let (sin, cos) = match degrees.rem_euclid(360.0) {
            angle if angle.abs() < 1e-9 => (0.0, 1.0),
            angle if (angle - 90.0).abs() < 1e-9 => (1.0, 0.0),
            angle if (angle - 180.0).abs() < 1e-9 => (0.0, -1.0),
            angle if (angle - 270.0).abs() < 1e-9 => (-1.0, 0.0),
            angle => angle.to_radians().sin_cos(),
        };
        let Point { x_mm: x, y_mm: y } = about;
        Self([cos, sin, -sin, cos, x - cos * x + sin * y, y - sin * x - cos * y])
    }

    /// Scales about the origin.
    pub const fn scale(factor: f64) -> Self {
        Self([factor, 0.0, 0.0, factor, 0.0, 0.0])
    }

    /// First `self`, then `next`.
    pub fn then(&self, next: &Self) -> Self {
        let [a, b, c, d, e, f] = self.0;
        let [na, nb, nc, nd, ne, nf] = next.0;
        Self([
            na * a + nc * b,
            nb * a + nd * b,
            na * c + nc * d,
            nb * c + nd * d,
            na * e + nc * f + ne,
            nb * e + nd * f + nf,
        ])
    }

    /// Where a point ends up.
    pub fn apply(&self, point: Point) -> Point {
        let [a, b, c, d, e, f] = self.0;
        Point::new(a * point.x_mm + c * point.y_mm + e, b * point.x_mm + d * point.y_mm + f)
    }

    /// Whether it changes nothing.
    pub fn is_identity(&self) -> bool {
        *self == Self::IDENTITY
    }
}

/// Writes a number rounded to 0.001, so that goldens do not turn on the last bits.
pub(super) fn thousandths<S: Serializer>(value: &f64, serializer: S) -> Result<S::Ok, S::Error> {
    let rounded = (value * 1000.0).round() / 1000.0;
    serializer.serialize_f64(if rounded == 0.0 { 0.0 } else { rounded })
}

pub(super) fn is_zero(value: &f64) -> bool {
    value.abs() < 0.0005
}
