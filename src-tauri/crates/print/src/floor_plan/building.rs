//! The hall itself: floor, walls, columns, and the areas that are no booths.

use domain::geometry::PolygonMm;
use domain::hall::{ElementKind, ElementShape};

use super::aisle_line::is_stand;
use super::block::{self, BlockRules};
use super::canvas::{Canvas, GREEN, GREY, Heap, cap_mm};
use super::clearance::draw_clearance;
use super::content::{FloorPlanContent, FloorPlanWarning, PlanMark};
use super::labels::FloorPlanLabels;
use super::sheet::View;
use super::symbols::Symbols;
use crate::colour::Colour;
use crate::fonts::Weight;
use crate::frame::{Hatch, HatchKind, Item, MM_PER_PT, Path, Picture, Point, Rect};
use crate::text::TextStyle;

/// Cut masonry: walls and columns.
const MASONRY: Colour = Colour::hex(0x003A_404D);

/// Floor, outer walls, inner walls and columns. The outline is the walls' inner face.
pub(super) fn draw_structure(canvas: &mut Canvas<'_>, view: &View, content: &FloorPlanContent) {
    let inner: Vec<Point> = content.outline.0.iter().map(|&point| view.point(point)).collect();
    canvas.path(Heap::Floor, Path::polygon(&inner).filled(Colour::WHITE));
    let outer = offset_outwards(&inner, wall_mm(view, canvas.k));
    let mut wall = Path::polygon(&outer);
    wall.segments.extend(Path::polygon(&inner).segments);
    wall.even_odd = true;
    canvas.path(Heap::Walls, wall.filled(MASONRY));

    let mut solid = Path::default();
    for mark in &content.elements {
        match (mark.kind, &mark.shape) {
            (ElementKind::Wall, ElementShape::Line(from, to)) => {
                let width = view.length(120.0).max(0.4 * canvas.k);
                let line = Path::polyline(&[view.point(*from), view.point(*to)]);
                canvas.path(Heap::Walls, line.stroked(MASONRY, width));
            }
            (ElementKind::Column | ElementKind::Wall, shape) => {
                // A column given by its middle alone is drawn at a usual size.
                solid.segments.extend(Path::polygon(&corners(view, shape, 400.0)).segments);
            }
            _ => {}
        }
    }
    if !solid.segments.is_empty() {
        canvas.path(Heap::Walls, solid.filled(MASONRY));
    }
}

/// Thickness of the outer wall on paper: as built at large scales, still seen at small ones.
pub(super) fn wall_mm(view: &View, k: f64) -> f64 {
    view.length(200.0).clamp(0.7 * k, 2.0 * k)
}

/// Stage, secretariat, first aid, information, sponsors, and floor to keep clear.
pub(super) fn draw_areas(
    canvas: &mut Canvas<'_>,
    view: &View,
    content: &FloorPlanContent,
    labels: &FloorPlanLabels,
    symbols: &Symbols,
) {
    let marks = content.elements.iter();
    for mark in marks.clone().filter(|mark| mark.kind == ElementKind::KeepClear) {
        draw_keep_clear(canvas, view, mark, labels);
    }
    for mark in marks.clone().filter(|mark| mark.clearance_mm > 0) {
        draw_clearance(canvas, view, mark, &content.outline);
    }
    for mark in marks.filter(|mark| is_stand(mark.kind)) {
        draw_area(canvas, view, mark, labels, symbols);
    }
}

fn draw_keep_clear(canvas: &mut Canvas<'_>, view: &View, mark: &PlanMark, labels: &FloorPlanLabels) {
    let k = canvas.k;
    let hatch = Hatch {
        kind: HatchKind::Rising,
        ink: Colour::hex(0x00E5_9A94),
        ground: None,
        pitch_mm: 1.6 * k,
        line_mm: 0.15 * k.sqrt(),
    };
    let outline = corners(view, &mark.shape, 1000.0);
    let mut path = Path::polygon(&outline).filled(hatch).stroked(Colour::hex(0x00C9_5A52), 0.15);
    if let Some(stroke) = &mut path.stroke {
        stroke.dash_mm = vec![1.2, 0.8];
    }
    canvas.path(Heap::KeepClear, path);
    // Room for the arrow of a door beside it.
    let area = bounds(&outline).shrunk(2.0 * k);
    let style = TextStyle::of_weight(Weight::Medium).in_colour(Colour::hex(0x008C_1D18));
    let text = mark.label.as_deref().unwrap_or(labels.area(mark.kind));
    let is_written =
        label_on_plate(canvas, Heap::KeepClear, text, &style, area, (5.5 * k, 4.0), Colour::WHITE);
    // A small zone is known by its hatch, which the legend explains.
    if !is_written && let Some(label) = &mark.label {
        canvas.warnings.push(FloorPlanWarning::LabelLeftOut { label: label.clone() });
    }
}

fn draw_area(
    canvas: &mut Canvas<'_>,
    view: &View,
    mark: &PlanMark,
    labels: &FloorPlanLabels,
    symbols: &Symbols,
) {
    let k = canvas.k;
    let text = mark.label.as_deref().unwrap_or(labels.area(mark.kind));
    let heap = if mark.kind == ElementKind::FirstAid { Heap::Exits } else { Heap::Facilities };
    let side = 4.0 * k;
    if let ElementShape::Point(point) = mark.shape {
        let centre = view.point(point);
        if let Some(stamp) = symbols.stamp(mark.kind, centre, side) {
            canvas.put(heap, stamp);
            canvas.take(Rect::new(centre.x_mm - side / 2.0, centre.y_mm - side / 2.0, side, side));
        }
        label_beside(canvas, heap, text, centre, side, GREY);
        if mark.logo.is_some() {
            canvas.warnings.push(FloorPlanWarning::LogoLeftOut { label: text.to_owned() });
        }
        return;
    }
    let outline = corners(view, &mark.shape, 1000.0);
    let (ground, line) = match mark.kind {
        ElementKind::Stage => (Colour::hex(0x00EC_E7DF), 0.35),
        ElementKind::FirstAid => (Colour::hex(0x00E3_F1E9), 0.3),
        ElementKind::Sponsor => (Colour::hex(0x00F3_EEE4), 0.3),
        _ => (Colour::hex(0x00EC_EFF3), 0.3),
    };
    let rim = if mark.kind == ElementKind::FirstAid { GREEN } else { Colour::INK };
    canvas.path(heap, Path::polygon(&outline).filled(ground).stroked(rim, line * k.sqrt()));
    if mark.kind == ElementKind::Stage
        && let ElementShape::Rect(_) = mark.shape
    {
        // A second line inside: the edge of a raised floor.
        let inner = Path::rect(bounds(&outline).shrunk(0.9 * k)).stroked(GREY, 0.13);
        canvas.path(heap, inner);
    }
    let mut area = bounds(&outline).shrunk(1.0 * k);
    canvas.take(bounds(&outline));
    if let Some(logo) = &mark.logo {
        let (picture, below) = divide_for_logo(area);
        if picture.height_mm >= 4.0 * k && picture.width_mm >= 4.0 * k {
            let place = logo.centred_in(picture);
            // See-through parts of a logo are drawn for white paper.
            canvas.path(heap, Path::rect(place.shrunk(-0.4)).filled(Colour::WHITE));
            canvas.put(heap, Item::Picture(Picture { hash: logo.hash.clone(), area: place }));
            area = below;
        } else {
            canvas.warnings.push(FloorPlanWarning::LogoLeftOut { label: text.to_owned() });
        }
    }
    let text = match &mark.owner {
        Some(owner) if owner != text => format!("{text}\n{owner}"),
        _ => text.to_owned(),
    };
    let style = TextStyle::of_weight(Weight::SemiBold);
    let most = if mark.kind == ElementKind::Stage { 11.0 } else { 7.5 };
    let write = |area: Rect, canvas: &mut Canvas<'_>| {
        label_on_plate(canvas, heap, &text, &style, area, (most * k, 4.5), ground)
    };
    // A symbol above the words when the area is high, else at their left, else none.
    let above = area.height_mm > side + 3.5 * k;
    let (words, centre) = if above {
        // Symbol and words stand in the middle together.
        let lift = ((area.height_mm - side - 4.5 * k) / 2.0).max(0.0);
        let top = area.y_mm + lift + side;
        (
            Rect::new(
                area.x_mm,
                top + 0.4 * k,
                area.width_mm,
                (area.bottom_mm() - lift - top - 0.4 * k).max(0.0),
            ),
            Point::new(area.x_mm + area.width_mm / 2.0, area.y_mm + lift + side / 2.0),
        )
    } else {
        let left = side + 0.8 * k;
        (
            Rect::new(area.x_mm + left, area.y_mm, (area.width_mm - left).max(0.0), area.height_mm),
            Point::new(area.x_mm + side / 2.0, area.y_mm + area.height_mm / 2.0),
        )
    };
    let has_room = symbols.has(mark.kind) && area.height_mm > side * 0.9 && area.width_mm > side * 0.9;
    if has_room && write(words, canvas) {
        canvas.put_all(heap, symbols.stamp(mark.kind, centre, side));
        return;
    }
    if !write(area, canvas) {
        // Too small for words: the symbol alone says it.
        let middle = Point::new(area.x_mm + area.width_mm / 2.0, area.y_mm + area.height_mm / 2.0);
        let small = side.min(area.width_mm).min(area.height_mm);
        canvas.put_all(heap, symbols.stamp(mark.kind, middle, small));
        canvas.warnings.push(FloorPlanWarning::LabelLeftOut { label: text.replace('\n', ", ") });
    }
}

/// The part of a stand for its logo, and the part for its words: above and below, or side by side in a flat stand.
fn divide_for_logo(area: Rect) -> (Rect, Rect) {
    if area.width_mm > 2.0 * area.height_mm {
        let width = area.width_mm * 0.4;
        let rest = Rect { x_mm: area.x_mm + width, width_mm: area.width_mm - width, ..area };
        (Rect { width_mm: width, ..area }.shrunk(0.4), rest.shrunk(0.4))
    } else {
        let height = area.height_mm * 0.55;
        let rest = Rect { y_mm: area.y_mm + height, height_mm: area.height_mm - height, ..area };
        (Rect { height_mm: height, ..area }.shrunk(0.4), rest.shrunk(0.4))
    }
}

/// Words in the middle of an area as large as they fit, level or along its depth, over a plate that hides the
/// hatch. Gives `false`, and draws nothing, when they would be too small.
fn label_on_plate(
    canvas: &mut Canvas<'_>,
    heap: Heap,
    text: &str,
    style: &TextStyle,
    area: Rect,
    (max_pt, min_pt): (f64, f64),
    plate: Colour,
) -> bool {
    let paragraphs: Vec<&str> = text.lines().collect();
    if paragraphs.is_empty() {
        return true;
    }
    let middle = Point::new(area.x_mm + area.width_mm / 2.0, area.y_mm + area.height_mm / 2.0);
    let rules = BlockRules { max_pt, min_pt: min_pt.min(max_pt), max_lines: 5 };
    let (width, height) = (area.width_mm, area.height_mm);
    let level = block::largest(canvas.setter, &paragraphs, style, width, height, rules);
    let (found, degrees) = match level {
        Some(found) => (Some(found), 0.0),
        None => (block::largest(canvas.setter, &paragraphs, style, height, width, rules), -90.0),
    };
    let Some(found) = found else { return false };
    canvas.note_missing(text, &found.missing());
    let (words, cover) = found.hung_at(Point::new(middle.x_mm, middle.y_mm - found.height_mm / 2.0), style);
    let mut items = vec![Item::Path(Path::rect(cover.shrunk(-0.4)).filled(plate))];
    items.extend(words);
    canvas.put_turned(heap, items, degrees, middle);
    true
}

/// A small label next to a symbol: at the right, left, below or above, wherever nothing else is.
pub(super) fn label_beside(
    canvas: &mut Canvas<'_>,
    heap: Heap,
    text: &str,
    centre: Point,
    side_mm: f64,
    colour: Colour,
) {
    if !text.is_empty() && !is_placed_beside(canvas, heap, text, centre, side_mm, colour) {
        canvas.warnings.push(FloorPlanWarning::LabelLeftOut { label: text.to_owned() });
    }
}

/// The same; says whether it found a place.
pub(super) fn is_placed_beside(
    canvas: &mut Canvas<'_>,
    heap: Heap,
    text: &str,
    centre: Point,
    side_mm: f64,
    colour: Colour,
) -> bool {
    let size_pt = 5.0 * canvas.k;
    let style = TextStyle::of_weight(Weight::Medium).in_colour(colour);
    let width = canvas.width_mm(text, &style, size_pt);
    let height = size_pt * MM_PER_PT;
    let gap = side_mm / 2.0 + 0.5;
    let places = [
        (centre.x_mm + gap, centre.y_mm - height / 2.0),
        (centre.x_mm - gap - width, centre.y_mm - height / 2.0),
        (centre.x_mm - width / 2.0, centre.y_mm + gap),
        (centre.x_mm - width / 2.0, centre.y_mm - gap - height),
    ]
    .map(|(x, y)| Rect::new(x, y, width, height));
    let off_booths = places.into_iter().find(|&place| canvas.is_free(place) && canvas.is_floor(place));
    let place = off_booths.or_else(|| places.into_iter().find(|&place| canvas.is_free(place)));
    let Some(place) = place else { return false };
    canvas.take(place);
    if off_booths.is_none() {
        // On a booth's hatch the label needs a ground of its own.
        canvas.path(heap, Path::rect(place.shrunk(-0.15)).filled(Colour::WHITE));
    }
    let baseline = Point::new(place.x_mm, place.y_mm + (height + cap_mm(size_pt)) / 2.0);
    canvas.line(heap, text, &style, size_pt, baseline);
    true
}

/// What columns cover: words in booths keep clear of them.
pub(super) fn column_covers(canvas: &mut Canvas<'_>, view: &View, content: &FloorPlanContent) -> Vec<Rect> {
    let columns = content.elements.iter().filter(|mark| mark.kind == ElementKind::Column);
    let covers: Vec<Rect> = columns.map(|mark| bounds(&corners(view, &mark.shape, 400.0))).collect();
    for cover in &covers {
        canvas.take(*cover);
    }
    covers
}

/// Keeps labels off the walls.
pub(super) fn take_walls(canvas: &mut Canvas<'_>, view: &View, content: &FloorPlanContent) {
    let thick = wall_mm(view, canvas.k);
    let edges = content.outline.0.iter().zip(content.outline.0.iter().cycle().skip(1));
    let inner = content.elements.iter().filter(|mark| mark.kind == ElementKind::Wall);
    let covers: Vec<Rect> = edges
        // The cover of a slanted wall would be the whole floor beside it.
        .filter(|(from, to)| from.x_mm == to.x_mm || from.y_mm == to.y_mm)
        .map(|(from, to)| bounds(&[view.point(*from), view.point(*to)]).shrunk(-thick))
        .chain(inner.map(|mark| bounds(&corners(view, &mark.shape, 0.0))))
        .collect();
    for cover in covers {
        canvas.take(cover);
    }
}

/// The corners of a shape on paper. A point becomes a square of `point_side_mm` in the hall, a line a strip as
/// thin as a partition.
pub(super) fn corners(view: &View, shape: &ElementShape, point_side_mm: f64) -> Vec<Point> {
    match shape {
        ElementShape::Point(point) => {
            let (x, y, half) = (point.x_mm as f64, point.y_mm as f64, point_side_mm / 2.0);
            [(-1.0, -1.0), (1.0, -1.0), (1.0, 1.0), (-1.0, 1.0)]
                .map(|(dx, dy)| view.exact(x + dx * half, y + dy * half))
                .to_vec()
        }
        ElementShape::Line(from, to) => {
            let (dx, dy) = ((to.x_mm - from.x_mm) as f64, (to.y_mm - from.y_mm) as f64);
            let length = dx.hypot(dy).max(1.0);
            let (nx, ny) = (-dy / length * 60.0, dx / length * 60.0);
            [(from, 1.0), (to, 1.0), (to, -1.0), (from, -1.0)]
                .map(|(end, way)| view.exact(end.x_mm as f64 + nx * way, end.y_mm as f64 + ny * way))
                .to_vec()
        }
        ElementShape::Rect(rect) => {
            PolygonMm::rect(*rect).0.into_iter().map(|point| view.point(point)).collect()
        }
        ElementShape::Polygon(polygon) => polygon.0.iter().map(|&point| view.point(point)).collect(),
    }
}

/// The smallest upright rectangle around points.
pub(super) fn bounds(points: &[Point]) -> Rect {
    let (mut left, mut top) = (f64::INFINITY, f64::INFINITY);
    let (mut right, mut bottom) = (f64::NEG_INFINITY, f64::NEG_INFINITY);
    for point in points {
        (left, right) = (left.min(point.x_mm), right.max(point.x_mm));
        (top, bottom) = (top.min(point.y_mm), bottom.max(point.y_mm));
    }
    if left > right { Rect::default() } else { Rect::new(left, top, right - left, bottom - top) }
}

/// The polygon with every edge moved outwards by `by_mm`, corners mitred.
pub(super) fn offset_outwards(points: &[Point], by_mm: f64) -> Vec<Point> {
    let count = points.len();
    let twice_area: f64 = (0..count)
        .map(|index| {
            let (a, b) = (points[index], points[(index + 1) % count]);
            a.x_mm * b.y_mm - b.x_mm * a.y_mm
        })
        .sum();
    let way = if twice_area > 0.0 { 1.0 } else { -1.0 };
    let normal = |from: Point, to: Point| {
        let (dx, dy) = (to.x_mm - from.x_mm, to.y_mm - from.y_mm);
        let length = dx.hypot(dy).max(1e-9);
        (dy / length * way, -dx / length * way)
    };
    (0..count)
        .map(|index| {
            let here = points[index];
            let before = normal(points[(index + count - 1) % count], here);
            let after = normal(here, points[(index + 1) % count]);
            let (sum_x, sum_y) = (before.0 + after.0, before.1 + after.1);
            // A very sharp corner is cut, or its mitre would run off the paper.
            let square = (sum_x * sum_x + sum_y * sum_y).max(0.5);
            Point::new(here.x_mm + 2.0 * by_mm * sum_x / square, here.y_mm + 2.0 * by_mm * sum_y / square)
        })
        .collect()
}
