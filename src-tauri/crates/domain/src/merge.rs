//! Several booths as one, and one as several again: their shapes.
//!
//! The parts of a merged booth are the rectangles of the booths, one after the other, in the frame that the whole is
//! turned in. For booths that are not turned this is exact; for turned ones each part is rounded to whole millimetres.

use crate::geometry::{BoothShape, PointMm, PolygonMm, RectMm};

/// Why booths cannot become one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum MergeError {
    /// Fewer than two.
    #[error("fewer than two booths")]
    One,
    /// They are turned by different angles.
    #[error("turned by different angles")]
    Turned,
    /// One overlaps another.
    #[error("they overlap")]
    Overlap,
    /// They do not hang together along their edges.
    #[error("they do not touch")]
    Apart,
}

/// Gaps and overlaps up to this are forgiven: what rounding makes of turned booths.
const TOLERANCE_MM: i64 = 2;

/// Edges of two booths that become one touch along at least this.
const LEAST_EDGE_MM: i64 = 100;

/// The shape of several booths as one.
///
/// # Errors
/// See [`MergeError`].
pub fn merged(shapes: &[&BoothShape]) -> Result<BoothShape, MergeError> {
    let [first, others @ ..] = shapes else { return Err(MergeError::One) };
    if others.is_empty() {
        return Err(MergeError::One);
    }
    if others.iter().any(|shape| shape.rotation_mdeg != first.rotation_mdeg) {
        return Err(MergeError::Turned);
    }
    let mut parts: Vec<Vec<RectMm>> = vec![first.rects.clone()];
    parts.extend(others.iter().map(|shape| in_frame(shape, first)));
    let tolerance = if first.rotation_mdeg == 0 { 0 } else { TOLERANCE_MM };
    let pairs = || (0..parts.len()).flat_map(|a| (a + 1..parts.len()).map(move |b| (a, b)));
    let any = |(a, b): (usize, usize), holds: &dyn Fn(&RectMm, &RectMm) -> bool| {
        parts[a].iter().any(|one| parts[b].iter().any(|other| holds(one, other)))
    };
    if pairs().any(|pair| any(pair, &|one, other| one.overlaps(other, tolerance))) {
        return Err(MergeError::Overlap);
    }
    // Each that is reached from the first reaches those that touch it.
    let (mut reached, mut next) = (vec![0], 0);
    while let Some(&from) = reached.get(next) {
        next += 1;
        for to in 0..parts.len() {
            if !reached.contains(&to) && any((from, to), &|one, other| touch(one, other, tolerance.max(1))) {
                reached.push(to);
            }
        }
    }
    if reached.len() < parts.len() {
        return Err(MergeError::Apart);
    }
    Ok(about_own_centre(parts.concat(), first))
}

/// The shapes of the booths that a merged one becomes again, each with so many of its rectangles; `None` where the
/// counts are not those of the whole.
pub fn split(whole: &BoothShape, counts: &[usize]) -> Option<Vec<BoothShape>> {
    if counts.iter().sum::<usize>() != whole.rects.len() || counts.contains(&0) {
        return None;
    }
    let mut rest = whole.rects.as_slice();
    let mut shapes = Vec::with_capacity(counts.len());
    for count in counts {
        let (own, others) = rest.split_at(*count);
        shapes.push(about_own_centre(own.to_vec(), whole));
        rest = others;
    }
    Some(shapes)
}

/// Whether two rectangles lie side by side along an edge, give or take `tolerance_mm`.
fn touch(one: &RectMm, other: &RectMm, tolerance_mm: i64) -> bool {
    let shared = |from: i64, to: i64, other_from: i64, other_to: i64| to.min(other_to) - from.max(other_from);
    let x = shared(one.x_mm, one.right_mm(), other.x_mm, other.right_mm());
    let y = shared(one.y_mm, one.bottom_mm(), other.y_mm, other.bottom_mm());
    (x.abs() <= tolerance_mm && y >= LEAST_EDGE_MM) || (y.abs() <= tolerance_mm && x >= LEAST_EDGE_MM)
}

/// The rectangles of a booth as they lie in the frame of another that is turned by the same angle.
fn in_frame(shape: &BoothShape, frame: &BoothShape) -> Vec<RectMm> {
    let (own, its) = (centre(&shape.rects), centre(&frame.rects));
    let way = [own[0] - its[0], own[1] - its[1]];
    let back = turned(way, -frame.rotation_mdeg);
    moved(&shape.rects, [back[0] - way[0], back[1] - way[1]])
}

/// Rectangles in the frame of a booth as a booth of their own, on the same floor.
fn about_own_centre(rects: Vec<RectMm>, frame: &BoothShape) -> BoothShape {
    let (own, its) = (centre(&rects), centre(&frame.rects));
    let way = [its[0] - own[0], its[1] - own[1]];
    let there = turned(way, frame.rotation_mdeg);
    BoothShape {
        rects: moved(&rects, [way[0] - there[0], way[1] - there[1]]),
        rotation_mdeg: frame.rotation_mdeg,
    }
}

fn centre(rects: &[RectMm]) -> [f64; 2] {
    let whole = BoothShape { rects: rects.to_vec(), rotation_mdeg: 0 };
    whole.unturned_bounds().map_or([0.0, 0.0], |bounds| {
        [bounds.x_mm as f64 + bounds.width_mm as f64 / 2.0, bounds.y_mm as f64 + bounds.depth_mm as f64 / 2.0]
    })
}

fn turned([x, y]: [f64; 2], by_mdeg: i32) -> [f64; 2] {
    if by_mdeg == 0 {
        return [x, y];
    }
    let (sin, cos) = (f64::from(by_mdeg) / 1000.0).to_radians().sin_cos();
    [x * cos - y * sin, x * sin + y * cos]
}

fn moved(rects: &[RectMm], [x, y]: [f64; 2]) -> Vec<RectMm> {
    let (x, y) = (x.round() as i64, y.round() as i64);
    let shifted = |rect: &RectMm| RectMm::new(rect.x_mm + x, rect.y_mm + y, rect.width_mm, rect.depth_mm);
    rects.iter().map(shifted).collect()
}

/// Whether an outline is one that a hall or a zone can have: three points or more, of some area, and no edge meets
/// another but at the corner that they share.
pub fn is_simple(polygon: &PolygonMm) -> bool {
    let points = &polygon.0;
    if points.len() < 3 || polygon.area_mm2() == 0 {
        return false;
    }
    let count = points.len();
    let edge = |at: usize| (points[at], points[(at + 1) % count]);
    for a in 0..count {
        let (p, q) = edge(a);
        if p == q {
            return false;
        }
        for b in a + 1..count {
            let (r, s) = edge(b);
            let follows = b == a + 1 || (a == 0 && b == count - 1);
            if follows {
                // Neighbours share a corner; they may not run back over each other.
                let (shared, one, other) = if b == a + 1 { (q, p, s) } else { (p, q, r) };
                if turn(shared, one, other) == 0 && ahead(shared, one, other) {
                    return false;
                }
            } else if meet(p, q, r, s) {
                return false;
            }
        }
    }
    true
}

/// Positive, negative or zero, as the way from `a` over `b` to `c` turns.
fn turn(a: PointMm, b: PointMm, c: PointMm) -> i64 {
    let (ux, uy) = (b.x_mm - a.x_mm, b.y_mm - a.y_mm);
    let (vx, vy) = (c.x_mm - a.x_mm, c.y_mm - a.y_mm);
    (ux * vy - uy * vx).signum()
}

/// Whether `b` and `c` lie the same way from `a`.
fn ahead(a: PointMm, b: PointMm, c: PointMm) -> bool {
    (b.x_mm - a.x_mm) * (c.x_mm - a.x_mm) + (b.y_mm - a.y_mm) * (c.y_mm - a.y_mm) > 0
}

/// Whether two edges have a point in common.
fn meet(p: PointMm, q: PointMm, r: PointMm, s: PointMm) -> bool {
    let within = |a: PointMm, b: PointMm, c: PointMm| {
        c.x_mm >= a.x_mm.min(b.x_mm)
            && c.x_mm <= a.x_mm.max(b.x_mm)
            && c.y_mm >= a.y_mm.min(b.y_mm)
            && c.y_mm <= a.y_mm.max(b.y_mm)
    };
    let (a, b, c, d) = (turn(p, q, r), turn(p, q, s), turn(r, s, p), turn(r, s, q));
    (a * b < 0 && c * d < 0)
        || (a == 0 && within(p, q, r))
        || (b == 0 && within(p, q, s))
        || (c == 0 && within(r, s, p))
        || (d == 0 && within(r, s, q))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn upright(x: i64, y: i64, width: i64, depth: i64) -> BoothShape {
        BoothShape::upright(RectMm::new(x, y, width, depth))
    }

    fn outline(points: &[(i64, i64)]) -> PolygonMm {
        PolygonMm(points.iter().map(|(x, y)| PointMm::new(*x, *y)).collect())
    }

    #[test]
    fn three_booths_round_a_corner_become_an_l_and_three_again() {
        let booths = [upright(0, 0, 3000, 3000), upright(3000, 0, 3000, 3000), upright(0, 3000, 3000, 2000)];
        let whole = merged(&[&booths[0], &booths[1], &booths[2]]).unwrap();
        assert_eq!(whole.area_mm2(), 24_000_000);
        assert_eq!(split(&whole, &[1, 1, 1]).unwrap(), booths);
        assert_eq!(split(&whole, &[1, 1]), None);
    }

    #[test]
    fn what_does_not_touch_overlaps_or_is_turned_otherwise_does_not_merge() {
        let here = upright(0, 0, 3000, 3000);
        let merge = |other: &BoothShape| merged(&[&here, other]).unwrap_err();
        assert_eq!(merge(&upright(3010, 0, 3000, 3000)), MergeError::Apart);
        // Corner to corner is no edge.
        assert_eq!(merge(&upright(3000, 3000, 3000, 3000)), MergeError::Apart);
        assert_eq!(merge(&upright(2000, 0, 3000, 3000)), MergeError::Overlap);
        let turned = BoothShape { rotation_mdeg: 90_000, ..upright(3000, 0, 3000, 3000) };
        assert_eq!(merge(&turned), MergeError::Turned);
        assert_eq!(merged(&[&here]).unwrap_err(), MergeError::One);
    }

    #[test]
    fn turned_booths_side_by_side_cover_the_same_floor_as_one() {
        // Two booths of 4 x 2 m turned by 30°, the second one along the first one's long side.
        let first = BoothShape { rotation_mdeg: 30_000, ..upright(10_000, 10_000, 4000, 2000) };
        let way = turned([4000.0, 0.0], 30_000);
        let second = BoothShape {
            rotation_mdeg: 30_000,
            ..upright(10_000 + way[0].round() as i64, 10_000 + way[1].round() as i64, 4000, 2000)
        };
        let whole = merged(&[&first, &second]).unwrap();
        let corners = |shapes: &[&BoothShape]| -> Vec<PointMm> {
            shapes.iter().flat_map(|shape| shape.polygons()).flat_map(|polygon| polygon.0).collect()
        };
        for (one, other) in corners(&[&first, &second]).iter().zip(corners(&[&whole])) {
            assert!((one.x_mm - other.x_mm).abs() <= 2 && (one.y_mm - other.y_mm).abs() <= 2);
        }
        for (one, other) in split(&whole, &[1, 1]).unwrap().iter().zip([&first, &second]) {
            assert!((one.rects[0].x_mm - other.rects[0].x_mm).abs() <= 2);
            assert!((one.rects[0].y_mm - other.rects[0].y_mm).abs() <= 2);
        }
    }

    #[test]
    fn an_outline_that_crosses_or_touches_itself_is_not_simple() {
        assert!(is_simple(&outline(&[(0, 0), (20, 0), (20, 10), (10, 10), (10, 20), (0, 20)])));
        // A bow tie, a spike, a point on another edge, a point twice, a line.
        assert!(!is_simple(&outline(&[(0, 0), (10, 10), (10, 0), (0, 10)])));
        assert!(!is_simple(&outline(&[(0, 0), (20, 0), (10, 0), (10, 10), (0, 10)])));
        assert!(!is_simple(&outline(&[(0, 0), (20, 0), (20, 20), (10, 0), (0, 20)])));
        assert!(!is_simple(&outline(&[(0, 0), (0, 0), (20, 0), (20, 20)])));
        assert!(!is_simple(&outline(&[(0, 0), (10, 0), (20, 0)])));
    }
}
