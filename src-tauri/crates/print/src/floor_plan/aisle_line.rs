//! Where an aisle's centre line is seen: it ends at a stage and at any other stand.

use domain::geometry::PointMm;
use domain::hall::{ElementKind, ElementShape};

use super::content::FloorPlanContent;

/// Whether it stands on the floor, so that nobody walks there.
pub(super) const fn is_stand(kind: ElementKind) -> bool {
    matches!(
        kind,
        ElementKind::Stage
            | ElementKind::Secretariat
            | ElementKind::FirstAid
            | ElementKind::Information
            | ElementKind::Sponsor
    )
}

/// The pieces of a line that are outside all stands, in its direction, in whole millimetres; pieces shorter than a
/// metre are no aisle.
pub(super) fn pieces(from: PointMm, to: PointMm, content: &FloorPlanContent) -> Vec<(PointMm, PointMm)> {
    const LEAST_MM: f64 = 1_000.0;
    let stands: Vec<Vec<(f64, f64)>> = content
        .elements
        .iter()
        .filter(|mark| is_stand(mark.kind))
        .filter_map(|mark| match &mark.shape {
            ElementShape::Rect(rect) => Some(domain::geometry::PolygonMm::rect(*rect).0),
            ElementShape::Polygon(polygon) => Some(polygon.0.clone()),
            ElementShape::Point(_) | ElementShape::Line(..) => None,
        })
        .map(|corners| corners.iter().map(|corner| (corner.x_mm as f64, corner.y_mm as f64)).collect())
        .collect();
    let (x, y) = (from.x_mm as f64, from.y_mm as f64);
    let (dx, dy) = ((to.x_mm - from.x_mm) as f64, (to.y_mm - from.y_mm) as f64);
    let length = dx.hypot(dy);
    // Between two neighbouring crossings the line is all inside or all outside.
    let mut cuts = vec![0.0, 1.0];
    for stand in &stands {
        for (a, b) in stand.iter().zip(stand.iter().cycle().skip(1)) {
            let (ex, ey) = (b.0 - a.0, b.1 - a.1);
            let across = dx * ey - dy * ex;
            if across.abs() < 1e-9 {
                continue;
            }
            let along = ((a.0 - x) * ey - (a.1 - y) * ex) / across;
            let on_edge = ((a.0 - x) * dy - (a.1 - y) * dx) / across;
            if (0.0..=1.0).contains(&along) && (0.0..=1.0).contains(&on_edge) {
                cuts.push(along);
            }
        }
    }
    cuts.sort_by(f64::total_cmp);
    let mut seen: Vec<(f64, f64)> = Vec::new();
    for pair in cuts.windows(2) {
        let [start, end] = [pair[0], pair[1]];
        let middle = (x + dx * f64::midpoint(start, end), y + dy * f64::midpoint(start, end));
        if end - start < 1e-12 || stands.iter().any(|stand| contains(stand, middle)) {
            continue;
        }
        match seen.last_mut() {
            Some(last) if start - last.1 < 1e-12 => last.1 = end,
            _ => seen.push((start, end)),
        }
    }
    let at = |share: f64| PointMm::new((x + dx * share).round() as i64, (y + dy * share).round() as i64);
    seen.into_iter()
        .filter(|(start, end)| (end - start) * length >= LEAST_MM.min(length))
        .map(|(start, end)| (at(start), at(end)))
        .collect()
}

fn contains(polygon: &[(f64, f64)], (x, y): (f64, f64)) -> bool {
    polygon.iter().zip(polygon.iter().cycle().skip(1)).fold(false, |inside, (a, b)| {
        let straddles = (a.1 > y) != (b.1 > y);
        let crosses = straddles && x < (b.0 - a.0) * (y - a.1) / (b.1 - a.1) + a.0;
        inside != crosses
    })
}
