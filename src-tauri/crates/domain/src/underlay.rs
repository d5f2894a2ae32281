//! A drawing that lies under a hall's plan, to draw by: where it lies, how large it is, how it is set to scale.

use crate::geometry::{PointMm, RectMm};
use crate::id::HallId;
use crate::media::MediaHash;
use uuid::Uuid;

/// The least and the most nanometres of a unit.
pub const NM_PER_UNIT: std::ops::RangeInclusive<u64> = 1..=1_000_000_000_000;

/// How far from the hall's origin it may lie, either way.
pub const FARTHEST_MM: i64 = 10_000_000;

/// How long its longer side may be: from a door to a city.
const SIDE_MM: std::ops::RangeInclusive<f64> = 100.0..=10_000_000.0;

/// Two points that are nearer than this part of the longer side say nothing of the scale.
const NEAREST_PART: f64 = 1.0 / 500.0;

/// How long a typed distance may be.
pub const DISTANCE_MM: std::ops::RangeInclusive<i64> = 1..=2_000_000;

/// What a drawing was read from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(missing_docs, reason = "each is the format of that name")]
pub enum UnderlayKind {
    Png,
    Jpeg,
    Pdf,
    Dxf,
}

/// A drawing under a hall's plan. Its units are pixels of a picture or the units of its lines; a point of it comes to
/// the plan by being scaled, turned about its top left corner, and moved there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Underlay {
    /// The hall; it has one at most.
    pub hall_id: HallId,
    /// Stands for what is drawn: another file is another one.
    pub drawing_id: Uuid,
    /// What it was read from.
    pub kind: UnderlayKind,
    /// The file's name.
    pub name: String,
    /// The picture; none for lines.
    pub media: Option<MediaHash>,
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
    /// Thousandths of a degree, clockwise on screen, 0 to 359 999.
    pub rotation_mdeg: i32,
    /// How strongly it is drawn, 5 to 100.
    pub opacity_percent: u8,
    /// Whether it is shown.
    pub shown: bool,
    /// Whether it stays where it is.
    pub locked: bool,
}

/// The lines of a drawing in its units.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnderlayLines {
    /// The hall.
    pub hall_id: HallId,
    /// Each at least two points `(x, y)`, joined in their order.
    pub lines: Vec<Vec<(u32, u32)>>,
}

/// Why a drawing cannot be set so.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum UnderlayError {
    /// The two points are one, or nearly.
    #[error("the points are too near to each other")]
    PointsTooNear,
    /// The distance is no distance in a hall.
    #[error("a distance is {} to {} mm", DISTANCE_MM.start(), DISTANCE_MM.end())]
    Distance,
    /// The drawing would become a speck, or larger than a city.
    #[error("the drawing would be of no use in this size")]
    Scale,
    /// It would lie farther away than anybody finds it.
    #[error("too far away")]
    TooFar,
    /// It would not be seen.
    #[error("an opacity is 5 to 100 per cent")]
    Opacity,
}

impl Underlay {
    fn mm_per_unit(&self) -> f64 {
        self.nm_per_unit as f64 / 1e6
    }

    /// The way of a length in units to the plan, before it is moved.
    fn along(&self, (x, y): (f64, f64)) -> (f64, f64) {
        let (sin, cos) = (f64::from(self.rotation_mdeg) / 1000.0).to_radians().sin_cos();
        let scale = self.mm_per_unit();
        ((x * cos - y * sin) * scale, (x * sin + y * cos) * scale)
    }

    /// Where a point of the drawing is on the plan.
    pub fn on_plan(&self, point: (f64, f64)) -> (f64, f64) {
        let (dx, dy) = self.along(point);
        (self.x_mm as f64 + dx, self.y_mm as f64 + dy)
    }

    /// The point of the drawing that is at a point of the plan.
    pub fn under(&self, (x, y): (f64, f64)) -> (f64, f64) {
        let (sin, cos) = (f64::from(self.rotation_mdeg) / 1000.0).to_radians().sin_cos();
        let (dx, dy) = (x - self.x_mm as f64, y - self.y_mm as f64);
        let scale = self.mm_per_unit();
        ((dx * cos + dy * sin) / scale, (dy * cos - dx * sin) / scale)
    }

    /// The same, moved so that a point of the drawing comes to a point of the plan, to the millimetre.
    fn with_point_at(self, point: (f64, f64), (x, y): (f64, f64)) -> Self {
        let (dx, dy) = self.along(point);
        Self { x_mm: (x - dx).round() as i64, y_mm: (y - dy).round() as i64, ..self }
    }

    /// Set to scale: what lies between two points of the plan is so long in truth. The first point stays where it is.
    ///
    /// # Errors
    /// [`UnderlayError::PointsTooNear`], [`UnderlayError::Distance`], [`UnderlayError::Scale`],
    /// [`UnderlayError::TooFar`].
    pub fn scaled(&self, first: PointMm, second: PointMm, distance_mm: i64) -> Result<Self, UnderlayError> {
        if !DISTANCE_MM.contains(&distance_mm) {
            return Err(UnderlayError::Distance);
        }
        let at = |point: PointMm| (point.x_mm as f64, point.y_mm as f64);
        let (from, to) = (self.under(at(first)), self.under(at(second)));
        let units = (to.0 - from.0).hypot(to.1 - from.1);
        if units < f64::from(self.width.max(self.height)) * NEAREST_PART {
            return Err(UnderlayError::PointsTooNear);
        }
        let nm = (distance_mm as f64 * 1e6 / units).round();
        if nm < *NM_PER_UNIT.start() as f64 || nm > *NM_PER_UNIT.end() as f64 {
            return Err(UnderlayError::Scale);
        }
        let scaled = Self { nm_per_unit: nm as u64, is_scaled: true, ..self.clone() };
        scaled.with_point_at(from, at(first)).checked()
    }

    /// Turned about its middle.
    ///
    /// # Errors
    /// [`UnderlayError::TooFar`].
    pub fn turned(&self, rotation_mdeg: i32) -> Result<Self, UnderlayError> {
        let middle = (f64::from(self.width) / 2.0, f64::from(self.height) / 2.0);
        let at = self.on_plan(middle);
        let turned = Self { rotation_mdeg: rotation_mdeg.rem_euclid(360_000), ..self.clone() };
        turned.with_point_at(middle, at).checked()
    }

    /// Laid upright in the middle of a hall: as large as the hall, unless its scale is known.
    pub fn laid_in(self, hall: RectMm) -> Self {
        let fits = |units: u32, mm: i64| mm.max(1) as f64 * 1e6 / f64::from(units.max(1));
        let nm = fits(self.width, hall.width_mm).min(fits(self.height, hall.depth_mm)).round();
        let nm_per_unit = if self.is_scaled {
            self.nm_per_unit
        } else {
            (nm as u64).clamp(*NM_PER_UNIT.start(), *NM_PER_UNIT.end())
        };
        let middle = (f64::from(self.width) / 2.0, f64::from(self.height) / 2.0);
        let of_hall =
            (hall.x_mm as f64 + hall.width_mm as f64 / 2.0, hall.y_mm as f64 + hall.depth_mm as f64 / 2.0);
        Self { nm_per_unit, rotation_mdeg: 0, ..self }.with_point_at(middle, of_hall)
    }

    /// The same, where it is of a use.
    ///
    /// # Errors
    /// [`UnderlayError::Scale`], [`UnderlayError::TooFar`], [`UnderlayError::Opacity`].
    pub fn checked(self) -> Result<Self, UnderlayError> {
        let side_mm = f64::from(self.width.max(self.height)) * self.mm_per_unit();
        if !SIDE_MM.contains(&side_mm) || !NM_PER_UNIT.contains(&self.nm_per_unit) {
            return Err(UnderlayError::Scale);
        }
        if self.x_mm.abs() > FARTHEST_MM || self.y_mm.abs() > FARTHEST_MM {
            return Err(UnderlayError::TooFar);
        }
        if !(5..=100).contains(&self.opacity_percent) {
            return Err(UnderlayError::Opacity);
        }
        Ok(self)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn photo() -> Underlay {
        Underlay {
            hall_id: HallId(Uuid::from_u128(1)),
            drawing_id: Uuid::from_u128(2),
            kind: UnderlayKind::Jpeg,
            name: "denah.jpg".to_owned(),
            media: None,
            width: 4_000,
            height: 3_000,
            nm_per_unit: 10_000_000,
            is_scaled: false,
            x_mm: -2_000,
            y_mm: 500,
            rotation_mdeg: 0,
            opacity_percent: 50,
            shown: true,
            locked: false,
        }
    }

    #[test]
    fn two_points_and_a_distance_set_the_scale_and_the_first_stays() {
        let (first, second) = (PointMm::new(0, 500), PointMm::new(10_000, 500));
        let scaled = photo().scaled(first, second, 25_000).unwrap();
        assert_eq!((scaled.nm_per_unit, scaled.is_scaled), (25_000_000, true));
        // The first point was 200 units from the left.
        assert_eq!((scaled.x_mm, scaled.y_mm), (-5_000, 500));
        assert_eq!(scaled.on_plan((200.0, 0.0)), (0.0, 500.0));
    }

    #[test]
    fn a_drawing_is_laid_as_large_as_the_hall_and_in_its_middle() {
        let laid = photo().laid_in(RectMm::new(0, 0, 60_000, 30_000));
        assert_eq!((laid.nm_per_unit, laid.x_mm, laid.y_mm), (10_000_000, 10_000, 0));
        let known = Underlay { is_scaled: true, nm_per_unit: 1_000_000, ..photo() };
        let laid = known.laid_in(RectMm::new(0, 0, 60_000, 30_000));
        assert_eq!((laid.nm_per_unit, laid.x_mm, laid.y_mm), (1_000_000, 28_000, 13_500));
    }

    #[test]
    fn what_would_be_of_no_use_is_refused() {
        let at = |x: i64| PointMm::new(x, 0);
        assert_eq!(photo().scaled(at(0), at(70), 1_000), Err(UnderlayError::PointsTooNear));
        assert_eq!(photo().scaled(at(0), at(0), 1_000), Err(UnderlayError::PointsTooNear));
        for distance in [0, -5, 2_000_001] {
            assert_eq!(photo().scaled(at(0), at(9_000), distance), Err(UnderlayError::Distance));
        }
        assert_eq!(photo().scaled(at(0), at(30_000), 1), Err(UnderlayError::Scale));
        assert_eq!(photo().scaled(at(0), at(100), 2_000_000), Err(UnderlayError::Scale));
        assert_eq!(Underlay { x_mm: 10_000_001, ..photo() }.checked(), Err(UnderlayError::TooFar));
        assert_eq!(Underlay { opacity_percent: 0, ..photo() }.checked(), Err(UnderlayError::Opacity));
    }

    proptest! {
        #[test]
        fn the_middle_stays_when_it_is_turned(from in 0..360_000, to in -720_000..720_000) {
            let lying = Underlay { rotation_mdeg: from, ..photo() };
            let turned = lying.turned(to).unwrap();
            let (before, after) = (lying.on_plan((2_000.0, 1_500.0)), turned.on_plan((2_000.0, 1_500.0)));
            prop_assert!((before.0 - after.0).abs() <= 0.51 && (before.1 - after.1).abs() <= 0.51);
            prop_assert!((0..360_000).contains(&turned.rotation_mdeg));
        }

        #[test]
        fn the_distance_is_the_typed_one_however_it_is_turned(
            rotation_mdeg in 0..360_000, x in 0..40_000_i64, y in 0..30_000_i64, distance in 500..200_000_i64,
        ) {
            let lying = Underlay { rotation_mdeg, ..photo() };
            let (first, second) = (PointMm::new(x, y), PointMm::new(x + 3_000, y - 4_000));
            let Ok(scaled) = lying.scaled(first, second, distance) else { return Ok(()) };
            let point = |at: PointMm| lying.under((at.x_mm as f64, at.y_mm as f64));
            let (one, other) = (scaled.on_plan(point(first)), scaled.on_plan(point(second)));
            let off = (one.0 - other.0).hypot(one.1 - other.1) - distance as f64;
            prop_assert!(off.abs() < 0.5, "{off}");
            prop_assert!((one.0 - x as f64).abs() <= 0.51 && (one.1 - y as f64).abs() <= 0.51);
        }
    }
}
