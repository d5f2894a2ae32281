//! Floor that a thing wants free around it, as a dashed line.

use domain::geometry::PolygonMm;
use domain::hall::ElementShape;

use super::building::{bounds, corners, offset_outwards};
use super::canvas::{Canvas, Heap};
use super::content::PlanMark;
use super::sheet::View;
use crate::colour::Colour;
use crate::frame::{Group, Item, Path, Point};

const CLEARANCE: Colour = Colour::hex(0x00C9_5A52);

/// The edge of the floor that an element wants free around it. Zones of rules, such as before an exit, are checked and
/// not drawn.
pub(super) fn draw_clearance(canvas: &mut Canvas<'_>, view: &View, mark: &PlanMark, hall: &PolygonMm) {
    let outline = corners(view, &mark.shape, 0.0);
    let reach = view.length(mark.clearance_mm as f64);
    let edge = match &mark.shape {
        ElementShape::Polygon(_) => Path::polygon(&offset_outwards(&outline, reach)),
        _ => Path::rect(bounds(&outline).shrunk(-reach)),
    };
    let mut edge = edge.stroked(CLEARANCE, 0.13);
    if let Some(stroke) = &mut edge.stroke {
        stroke.dash_mm = vec![0.8, 0.8];
    }
    // There is no floor behind the wall.
    let inner: Vec<Point> = hall.0.iter().map(|&point| view.point(point)).collect();
    let clip = Some(Path::polygon(&inner));
    canvas
        .put(Heap::KeepClear, Item::Group(Group { clip, items: vec![Item::Path(edge)], ..Group::default() }));
}
