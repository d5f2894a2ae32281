//! Plane geometry of a floor: whole millimetres, x to the right, y down, origin at the hall's top-left.

/// A point in millimetres.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PointMm {
    /// To the right.
    pub x_mm: i64,
    /// Down.
    pub y_mm: i64,
}

impl PointMm {
    /// The point at (`x_mm`, `y_mm`).
    pub const fn new(x_mm: i64, y_mm: i64) -> Self {
        Self { x_mm, y_mm }
    }
}

/// An upright rectangle in millimetres. `width_mm` and `depth_mm` are at least 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RectMm {
    /// Left edge.
    pub x_mm: i64,
    /// Top edge.
    pub y_mm: i64,
    /// Extent to the right.
    pub width_mm: i64,
    /// Extent downwards.
    pub depth_mm: i64,
}

impl RectMm {
    /// The rectangle whose top-left corner is (`x_mm`, `y_mm`).
    pub const fn new(x_mm: i64, y_mm: i64, width_mm: i64, depth_mm: i64) -> Self {
        Self { x_mm, y_mm, width_mm, depth_mm }
    }

    /// Right edge.
    pub const fn right_mm(&self) -> i64 {
        self.x_mm + self.width_mm
    }

    /// Bottom edge.
    pub const fn bottom_mm(&self) -> i64 {
        self.y_mm + self.depth_mm
    }

    /// Area in square millimetres.
    pub const fn area_mm2(&self) -> i64 {
        self.width_mm * self.depth_mm
    }

    /// Whether the two share more than `tolerance_mm` in both directions: touching edges do not overlap.
    pub fn overlaps(&self, other: &Self, tolerance_mm: i64) -> bool {
        let shared_x = self.right_mm().min(other.right_mm()) - self.x_mm.max(other.x_mm);
        let shared_y = self.bottom_mm().min(other.bottom_mm()) - self.y_mm.max(other.y_mm);
        shared_x > tolerance_mm && shared_y > tolerance_mm
    }

    /// The rectangle grown by `by_mm` on every side.
    pub const fn grown(&self, by_mm: i64) -> Self {
        Self::new(self.x_mm - by_mm, self.y_mm - by_mm, self.width_mm + 2 * by_mm, self.depth_mm + 2 * by_mm)
    }

    /// The smallest rectangle that holds both.
    pub fn union(&self, other: &Self) -> Self {
        let (x_mm, y_mm) = (self.x_mm.min(other.x_mm), self.y_mm.min(other.y_mm));
        let right_mm = self.right_mm().max(other.right_mm());
        let bottom_mm = self.bottom_mm().max(other.bottom_mm());
        Self::new(x_mm, y_mm, right_mm - x_mm, bottom_mm - y_mm)
    }

    /// The four corners, clockwise from the top-left.
    pub const fn corners(&self) -> [PointMm; 4] {
        [
            PointMm::new(self.x_mm, self.y_mm),
            PointMm::new(self.right_mm(), self.y_mm),
            PointMm::new(self.right_mm(), self.bottom_mm()),
            PointMm::new(self.x_mm, self.bottom_mm()),
        ]
    }
}

/// A simple polygon without holes, at least three points, not closed by a repeated first point.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct PolygonMm(pub Vec<PointMm>);

impl PolygonMm {
    /// The polygon of an upright rectangle.
    pub fn rect(rect: RectMm) -> Self {
        Self(rect.corners().to_vec())
    }

    /// The smallest upright rectangle around it; `None` without points.
    pub fn bounds(&self) -> Option<RectMm> {
        let (first, rest) = self.0.split_first()?;
        let (mut left, mut top, mut right, mut bottom) = (first.x_mm, first.y_mm, first.x_mm, first.y_mm);
        for point in rest {
            left = left.min(point.x_mm);
            right = right.max(point.x_mm);
            top = top.min(point.y_mm);
            bottom = bottom.max(point.y_mm);
        }
        Some(RectMm::new(left, top, right - left, bottom - top))
    }

    /// Area in square millimetres by the shoelace formula, whichever way the points run.
    pub fn area_mm2(&self) -> i64 {
        let twice: i64 = self
            .0
            .iter()
            .zip(self.0.iter().cycle().skip(1))
            .map(|(a, b)| a.x_mm * b.y_mm - b.x_mm * a.y_mm)
            .sum();
        twice.abs() / 2
    }

    /// Whether the point is inside or on the edge.
    pub fn contains(&self, point: PointMm) -> bool {
        let mut inside = false;
        for (a, b) in self.0.iter().zip(self.0.iter().cycle().skip(1)) {
            let cross = (b.x_mm - a.x_mm) * (point.y_mm - a.y_mm) - (b.y_mm - a.y_mm) * (point.x_mm - a.x_mm);
            let within_box = point.x_mm >= a.x_mm.min(b.x_mm)
                && point.x_mm <= a.x_mm.max(b.x_mm)
                && point.y_mm >= a.y_mm.min(b.y_mm)
                && point.y_mm <= a.y_mm.max(b.y_mm);
            if cross == 0 && within_box {
                return true;
            }
            let straddles = (a.y_mm > point.y_mm) != (b.y_mm > point.y_mm);
            if straddles && (cross > 0) == (b.y_mm > a.y_mm) {
                inside = !inside;
            }
        }
        inside
    }
}

/// What a booth covers: one upright rectangle, or the several parts of a merge, turned as a whole about the
/// centre of their bounds.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct BoothShape {
    /// The parts, before turning. At least one.
    pub rects: Vec<RectMm>,
    /// Thousandths of a degree, clockwise on screen, 0 to 359 999.
    pub rotation_mdeg: i32,
}

impl BoothShape {
    /// One upright rectangle.
    pub fn upright(rect: RectMm) -> Self {
        Self { rects: vec![rect], rotation_mdeg: 0 }
    }

    /// The smallest upright rectangle around the unturned parts; `None` without parts.
    pub fn unturned_bounds(&self) -> Option<RectMm> {
        let (first, rest) = self.rects.split_first()?;
        Some(rest.iter().fold(*first, |all, rect| all.union(rect)))
    }

    /// The parts as polygons on the floor, turned, rounded to whole millimetres.
    pub fn polygons(&self) -> Vec<PolygonMm> {
        let Some(bounds) = self.unturned_bounds() else { return Vec::new() };
        if self.rotation_mdeg == 0 {
            return self.rects.iter().copied().map(PolygonMm::rect).collect();
        }
        let (sin, cos) = (f64::from(self.rotation_mdeg) / 1000.0).to_radians().sin_cos();
        let centre_x = bounds.x_mm as f64 + bounds.width_mm as f64 / 2.0;
        let centre_y = bounds.y_mm as f64 + bounds.depth_mm as f64 / 2.0;
        let turn = |point: PointMm| {
            let (dx, dy) = (point.x_mm as f64 - centre_x, point.y_mm as f64 - centre_y);
            PointMm::new(
                (centre_x + dx * cos - dy * sin).round() as i64,
                (centre_y + dx * sin + dy * cos).round() as i64,
            )
        };
        self.rects.iter().map(|rect| PolygonMm(rect.corners().map(turn).to_vec())).collect()
    }

    /// Area in square millimetres. Parts of a merge do not overlap, so their areas add up.
    pub fn area_mm2(&self) -> i64 {
        self.rects.iter().map(RectMm::area_mm2).sum()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn touching_edges_do_not_overlap_and_a_shared_millimetre_is_forgiven() {
        let left = RectMm::new(0, 0, 3000, 3000);
        assert!(!left.overlaps(&RectMm::new(3000, 0, 3000, 3000), 1));
        assert!(!left.overlaps(&RectMm::new(2999, 0, 3000, 3000), 1));
        assert!(left.overlaps(&RectMm::new(2998, 0, 3000, 3000), 1));
    }

    #[test]
    fn a_point_on_the_edge_of_an_l_shaped_hall_is_inside() {
        let hall = PolygonMm(
            [(0, 0), (20, 0), (20, 10), (10, 10), (10, 20), (0, 20)]
                .map(|(x, y)| PointMm::new(x, y))
                .to_vec(),
        );
        assert!(hall.contains(PointMm::new(10, 15)));
        assert!(hall.contains(PointMm::new(5, 15)));
        assert!(!hall.contains(PointMm::new(15, 15)));
        assert_eq!(hall.area_mm2(), 300);
    }

    #[test]
    fn a_quarter_turn_swaps_width_and_depth_about_the_same_centre() {
        let shape = BoothShape { rects: vec![RectMm::new(0, 0, 4000, 2000)], rotation_mdeg: 90_000 };
        assert_eq!(shape.polygons()[0].bounds(), Some(RectMm::new(1000, -1000, 2000, 4000)));
    }
}
