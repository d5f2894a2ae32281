//! Distances and overlaps of polygons, in doubles of a millimetre.

use domain::geometry::{PointMm, PolygonMm, RectMm};
use domain::hall::ElementShape;
use i_overlay::core::fill_rule::FillRule;
use i_overlay::core::overlay_rule::OverlayRule;
use i_overlay::float::single::SingleFloatOverlay;

use super::TOLERANCE_MM;

/// A point or a vector.
pub(super) type Xy = [f64; 2];

pub(super) fn xy(p: PointMm) -> Xy {
    [p.x_mm as f64, p.y_mm as f64]
}

pub(super) fn sub(a: Xy, b: Xy) -> Xy {
    [a[0] - b[0], a[1] - b[1]]
}

/// `a + b * by`.
pub(super) fn along(a: Xy, b: Xy, by: f64) -> Xy {
    [a[0] + b[0] * by, a[1] + b[1] * by]
}

pub(super) fn dot(a: Xy, b: Xy) -> f64 {
    a[0] * b[0] + a[1] * b[1]
}

pub(super) fn cross(a: Xy, b: Xy) -> f64 {
    a[0] * b[1] - a[1] * b[0]
}

pub(super) fn length(a: Xy) -> f64 {
    dot(a, a).sqrt()
}

/// An element's shape as points: one, two, or a closed ring of three and more.
pub(super) fn outline(shape: &ElementShape) -> Vec<Xy> {
    match shape {
        ElementShape::Point(p) => vec![xy(*p)],
        ElementShape::Line(a, b) => vec![xy(*a), xy(*b)],
        ElementShape::Rect(r) => r.corners().map(xy).to_vec(),
        ElementShape::Polygon(p) => p.0.iter().copied().map(xy).collect(),
    }
}

/// An element's shape as a polygon to draw; a point becomes a small square, a line a thin band.
pub(super) fn drawn(shape: &ElementShape) -> PolygonMm {
    match shape {
        ElementShape::Point(p) => PolygonMm::rect(RectMm::new(p.x_mm - 100, p.y_mm - 100, 200, 200)),
        ElementShape::Line(a, b) => {
            let (a, b) = (xy(*a), xy(*b));
            let d = sub(b, a);
            let n = length(d).max(1.0);
            let side = [-d[1] / n, d[0] / n];
            ring([along(a, side, 50.0), along(b, side, 50.0), along(b, side, -50.0), along(a, side, -50.0)])
        }
        ElementShape::Rect(r) => PolygonMm::rect(*r),
        ElementShape::Polygon(p) => p.clone(),
    }
}

/// The polygon of the points, rounded to whole millimetres.
pub(super) fn ring(points: impl IntoIterator<Item = Xy>) -> PolygonMm {
    PolygonMm(points.into_iter().map(|p| PointMm::new(p[0].round() as i64, p[1].round() as i64)).collect())
}

/// The box around the points: left, top, right, bottom.
pub(super) fn bounds(points: &[Xy]) -> [f64; 4] {
    points.iter().fold([f64::MAX, f64::MAX, f64::MIN, f64::MIN], |b, p| {
        [b[0].min(p[0]), b[1].min(p[1]), b[2].max(p[0]), b[3].max(p[1])]
    })
}

/// Whether the point is inside the ring (on the edge: either).
pub(super) fn inside(point: Xy, ring: &[Xy]) -> bool {
    let mut inside = false;
    for (a, b) in edges(ring) {
        if (a[1] > point[1]) != (b[1] > point[1])
            && point[0] < (b[0] - a[0]) * (point[1] - a[1]) / (b[1] - a[1]) + a[0]
        {
            inside = !inside;
        }
    }
    inside
}

/// The edges of a ring; one for a line, one without length for a point.
pub(super) fn edges(ring: &[Xy]) -> impl Iterator<Item = (Xy, Xy)> {
    let count = if ring.len() == 2 { 1 } else { ring.len() };
    (0..count).map(move |i| (ring[i], ring[(i + 1) % ring.len()]))
}

fn point_to_segment(p: Xy, (a, b): (Xy, Xy)) -> f64 {
    let d = sub(b, a);
    let square = dot(d, d);
    let t = if square > 0.0 { (dot(sub(p, a), d) / square).clamp(0.0, 1.0) } else { 0.0 };
    length(sub(p, along(a, d, t)))
}

/// Whether the open segments cross in one point.
pub(super) fn segments_cross(p: (Xy, Xy), q: (Xy, Xy)) -> bool {
    let side = |s: (Xy, Xy), x: Xy| cross(sub(s.1, s.0), sub(x, s.0));
    side(p, q.0) * side(p, q.1) < 0.0 && side(q, p.0) * side(q, p.1) < 0.0
}

/// The distance between two shapes (points, lines or rings); 0 when they touch or overlap.
pub(super) fn distance(a: &[Xy], b: &[Xy]) -> f64 {
    if a.len() > 2 && inside(b[0], a) || b.len() > 2 && inside(a[0], b) {
        return 0.0;
    }
    let mut least = f64::MAX;
    for p in edges(a) {
        for q in edges(b) {
            if segments_cross(p, q) {
                return 0.0;
            }
            let near = point_to_segment(p.0, q)
                .min(point_to_segment(p.1, q))
                .min(point_to_segment(q.0, p))
                .min(point_to_segment(q.1, p));
            least = least.min(near);
        }
    }
    least
}

/// The part of the segment that lies inside a convex ring, as two points; `None` when there is none.
pub(super) fn clip_segment(segment: (Xy, Xy), convex: &[Xy]) -> Option<(Xy, Xy)> {
    let turn = ring_sign(convex);
    let d = sub(segment.1, segment.0);
    let (mut from, mut to) = (0.0f64, 1.0f64);
    for (a, b) in edges(convex) {
        let edge = sub(b, a);
        let at_start = turn * cross(edge, sub(segment.0, a));
        let change = turn * cross(edge, d);
        if change.abs() < f64::EPSILON {
            if at_start < 0.0 {
                return None;
            }
        } else if change > 0.0 {
            from = from.max(-at_start / change);
        } else {
            to = to.min(-at_start / change);
        }
    }
    (from < to).then(|| (along(segment.0, d, from), along(segment.0, d, to)))
}

/// The part of any ring inside a convex one (Sutherland and Hodgman); empty when there is none.
pub(super) fn clip_ring(subject: &[Xy], convex: &[Xy]) -> Vec<Xy> {
    let turn = ring_sign(convex);
    let mut left = subject.to_vec();
    for (a, b) in edges(convex) {
        let edge = sub(b, a);
        let height = |p: Xy| turn * cross(edge, sub(p, a));
        let mut kept = Vec::with_capacity(left.len() + 2);
        for i in 0..left.len() {
            let (p, q) = (left[i], left[(i + 1) % left.len()]);
            let (hp, hq) = (height(p), height(q));
            if hp >= 0.0 {
                kept.push(p);
            }
            if (hp > 0.0 && hq < 0.0) || (hp < 0.0 && hq > 0.0) {
                kept.push(along(p, sub(q, p), hp / (hp - hq)));
            }
        }
        left = kept;
        if left.is_empty() {
            break;
        }
    }
    left
}

/// 1 when the ring runs one way, -1 when the other.
fn ring_sign(ring: &[Xy]) -> f64 {
    if signed_area(ring) >= 0.0 { 1.0 } else { -1.0 }
}

fn signed_area(ring: &[Xy]) -> f64 {
    edges(ring).map(|(a, b)| cross(a, b)).sum::<f64>() / 2.0
}

pub(super) fn area(ring: &[Xy]) -> f64 {
    signed_area(ring).abs()
}

/// `a` and `b`, or `a` without `b`: the rings of each part, the outer one first.
pub(super) fn combine(a: &[Vec<Xy>], b: &[Vec<Xy>], rule: OverlayRule) -> Vec<Vec<Vec<Xy>>> {
    a.to_vec().overlay(&b.to_vec(), rule, FillRule::NonZero)
}

/// The rings, each turned the same way round, so that where they overlap counts as covered.
pub(super) fn same_way(mut rings: Vec<Vec<Xy>>) -> Vec<Vec<Xy>> {
    for ring in &mut rings {
        if signed_area(ring) < 0.0 {
            ring.reverse();
        }
    }
    rings
}

/// Net area of parts as [`combine`] gives them.
pub(super) fn parts_area(parts: &[Vec<Vec<Xy>>]) -> f64 {
    parts.iter().map(|rings| area(&rings[0]) - rings.iter().skip(1).map(|r| area(r)).sum::<f64>()).sum()
}

/// The parts that are thicker than the tolerance: of more area than the tolerance times their longest extent.
/// For upright rectangles that is an overlap of more than the tolerance in both directions.
fn thick(parts: Vec<Vec<Vec<Xy>>>) -> Vec<Vec<Xy>> {
    let is_thick = |rings: &Vec<Vec<Xy>>| {
        let [left, top, right, bottom] = bounds(&rings[0]);
        let longest = (right - left).max(bottom - top);
        parts_area(std::slice::from_ref(rings)) > TOLERANCE_MM as f64 * longest * (1.0 + 1e-6)
    };
    parts.into_iter().filter(is_thick).map(|mut rings| rings.swap_remove(0)).collect()
}

/// Where two rings overlap by more than the tolerance.
pub(super) fn overlap(a: &[Xy], b: &[Xy]) -> Vec<Vec<Xy>> {
    let (p, q) = (bounds(a), bounds(b));
    let tolerance = TOLERANCE_MM as f64;
    if p[2].min(q[2]) - p[0].max(q[0]) <= tolerance || p[3].min(q[3]) - p[1].max(q[1]) <= tolerance {
        return Vec::new();
    }
    thick(combine(&[a.to_vec()], &[b.to_vec()], OverlayRule::Intersect))
}

/// Where `a` lies outside the ring by more than the tolerance.
pub(super) fn outside(a: &[Xy], hall: &[Xy]) -> Vec<Vec<Xy>> {
    let all_in = a.iter().all(|p| inside(*p, hall));
    let crossed = edges(a).any(|p| edges(hall).any(|q| segments_cross(p, q)));
    // Edges that run along each other do not cross; a notch then still has its corners inside.
    let notched = hall.iter().any(|p| inside(*p, a));
    if all_in && !crossed && !notched {
        return Vec::new();
    }
    thick(combine(&[a.to_vec()], &[hall.to_vec()], OverlayRule::Difference))
}
