//! Entrances and exits as openings in the wall, with an arrow through each and its sign outside; fire equipment,
//! power and water as symbols.

use domain::geometry::PolygonMm;
use domain::hall::{ElementKind, ElementShape};

use super::building::{bounds, corners, is_placed_beside, label_beside, wall_mm};
use super::canvas::{BLUE, Canvas, GREEN, GREY, Heap, RED};
use super::content::{FloorPlanContent, FloorPlanWarning, PlanMark};
use super::labels::{FloorPlanLabels, filled};
use super::sheet::View;
use super::symbols::Symbols;
use crate::colour::Colour;
use crate::fonts::Weight;
use crate::frame::{Path, Point, Rect};
use crate::text::TextStyle;

/// A door as seen in the hall: two ends of the opening and the way out.
#[derive(Debug, Clone, Copy)]
pub(super) struct Door {
    pub(super) from: Point,
    pub(super) to: Point,
    /// Unit vector out of the hall.
    pub(super) out: (f64, f64),
}

/// How far signs reach out from the wall's inner face, at a type scale of 1.
pub(super) const SIGN_REACH_MM: f64 = 10.5;

/// All doors.
pub(super) fn draw_doors(
    canvas: &mut Canvas<'_>,
    view: &View,
    content: &FloorPlanContent,
    labels: &FloorPlanLabels,
    symbols: &Symbols,
) {
    let doors: Vec<(&PlanMark, Door)> = content
        .elements
        .iter()
        .filter(|mark| matches!(mark.kind, ElementKind::Entrance | ElementKind::Exit))
        .map(|mark| (mark, door(view, &content.outline, &mark.shape)))
        .collect();
    for (index, (mark, door)) in doors.iter().enumerate() {
        // A sign keeps clear of its neighbours on the same wall.
        let room = doors
            .iter()
            .enumerate()
            .filter(|(other, (_, neighbour))| *other != index && same_way(door.out, neighbour.out))
            .map(|(_, (_, neighbour))| distance(middle(door), middle(neighbour)))
            .fold(f64::INFINITY, f64::min);
        draw_door(canvas, view, mark, door, room, labels, symbols);
    }
}

fn draw_door(
    canvas: &mut Canvas<'_>,
    view: &View,
    mark: &PlanMark,
    door: &Door,
    room_mm: f64,
    labels: &FloorPlanLabels,
    symbols: &Symbols,
) {
    let k = canvas.k;
    let wall = wall_mm(view, k);
    let Door { from, to, out } = *door;
    let shift = |point: Point, by: f64| Point::new(point.x_mm + out.0 * by, point.y_mm + out.1 * by);
    // The opening: the wall is gone, jambs stand at its ends, a thin line marks the threshold.
    let gap = [shift(from, -0.1), shift(to, -0.1), shift(to, wall + 0.1), shift(from, wall + 0.1)];
    canvas.path(Heap::Exits, Path::polygon(&gap).filled(Colour::WHITE));
    let colour = match (mark.kind, mark.is_open) {
        (_, false) => GREY,
        (ElementKind::Exit, true) => GREEN,
        _ => Colour::ACCENT,
    };
    for end in [from, to] {
        let jamb = Path::polyline(&[shift(end, -0.6 * k), shift(end, wall + 0.6 * k)]);
        canvas.path(Heap::Exits, jamb.stroked(Colour::INK, 0.35 * k.sqrt()));
    }
    let width = distance(from, to);
    let centre = middle(door);
    if !mark.is_open {
        // A shut door is a line through the wall, with its cross.
        let leaf = Path::polyline(&[shift(from, wall / 2.0), shift(to, wall / 2.0)]);
        canvas.path(Heap::Exits, leaf.stroked(GREY, 0.5 * k));
        let arm = (0.8 * k).min(width / 3.0);
        let at = shift(centre, wall / 2.0);
        for (dx, dy) in [(1.0, 1.0), (1.0, -1.0)] {
            let (dx, dy) = (dx * arm, dy * arm);
            let stroke = [Point::new(at.x_mm - dx, at.y_mm - dy), Point::new(at.x_mm + dx, at.y_mm + dy)];
            canvas.path(Heap::Exits, Path::polyline(&stroke).stroked(RED, 0.4 * k));
        }
    } else {
        let (tail, tip) = if mark.kind == ElementKind::Exit {
            (-1.6 * k, wall + 2.6 * k)
        } else {
            (wall + 2.6 * k, -1.6 * k)
        };
        draw_arrow(canvas, shift(centre, tail), shift(centre, tip), colour, (1.1 * k).min(width / 3.0));
    }
    draw_sign(canvas, mark, door, wall, colour, room_mm, labels, symbols);
}

#[expect(clippy::too_many_arguments, reason = "a door's sign depends on all of them")]
fn draw_sign(
    canvas: &mut Canvas<'_>,
    mark: &PlanMark,
    door: &Door,
    wall: f64,
    colour: Colour,
    room_mm: f64,
    labels: &FloorPlanLabels,
    symbols: &Symbols,
) {
    let k = canvas.k;
    let side = 4.2 * k;
    let own = if mark.kind == ElementKind::Exit { &labels.exit } else { &labels.entrance };
    let mut words = mark.label.clone().unwrap_or_else(|| own.clone()).to_uppercase();
    if !mark.is_open {
        words = format!("{words} ({})", labels.shut);
    }
    let style = TextStyle::of_weight(Weight::Bold).in_colour(colour).tracked(0.02);
    let most = (room_mm - 3.0 * k).clamp(side + 6.0 * k, 60.0 * k);
    // A door's width stands behind its name, where there is room for both.
    let wide = clear_width_mm(mark).map(|width_mm| format!("{words} · {}", labels.metres(width_mm)));
    let mut fitted = fit_sign(canvas, wide.as_ref().unwrap_or(&words), &style, most - side - 1.0 * k);
    let is_whole = side + 1.0 * k + fitted.1 <= most;
    match wide {
        Some(wide) if is_whole => words = wide,
        Some(_) => {
            fitted = fit_sign(canvas, &words, &style, most - side - 1.0 * k);
            let label =
                format!("{words}: {}", clear_width_mm(mark).map_or(String::new(), |mm| labels.metres(mm)));
            canvas.warnings.push(FloorPlanWarning::LabelLeftOut { label });
        }
        None => {}
    }
    let (size_pt, width) = fitted;
    // Along the wall, read from below or from the right.
    let (mut along_x, mut along_y) = (-door.out.1, door.out.0);
    if along_x < -1e-6 || (along_x.abs() <= 1e-6 && along_y > 0.0) {
        (along_x, along_y) = (-along_x, -along_y);
    }
    let degrees = along_y.atan2(along_x).to_degrees();
    let reach = wall + 3.2 * k + side / 2.0;
    let at = middle(door);
    let at = Point::new(at.x_mm + door.out.0 * reach, at.y_mm + door.out.1 * reach);
    let total = side + 1.0 * k + width;
    // The symbol stays upright whichever way the words run; on a door that is shut, a running man would send
    // people the wrong way.
    if mark.is_open {
        let back = total / 2.0 - side / 2.0;
        let icon = Point::new(at.x_mm - along_x * back, at.y_mm - along_y * back);
        canvas.put_all(Heap::Exits, symbols.stamp(mark.kind, icon, side));
    }
    let line = canvas.setter.line(&words, &style, size_pt);
    canvas.note_missing(&words, &line.shaped.missing);
    let baseline =
        Point::new(at.x_mm - total / 2.0 + side + 1.0 * k, at.y_mm + super::canvas::cap_mm(size_pt) / 2.0);
    let items = line.at(baseline, colour);
    canvas.put_turned(Heap::Exits, items, degrees, at);
    let (half_x, half_y) = (
        (along_x.abs() * total + along_y.abs() * side) / 2.0,
        (along_y.abs() * total + along_x.abs() * side) / 2.0,
    );
    canvas.take(Rect::new(at.x_mm - half_x, at.y_mm - half_y, 2.0 * half_x, 2.0 * half_y));
}

/// The size at which words are no longer than `most_mm`, not under 4 pt, and how long they are then.
fn fit_sign(canvas: &mut Canvas<'_>, words: &str, style: &TextStyle, most_mm: f64) -> (f64, f64) {
    let mut size_pt = 6.0 * canvas.k;
    let mut width = canvas.width_mm(words, style, size_pt);
    while width > most_mm && size_pt > 4.0 {
        size_pt -= 0.25;
        width = canvas.width_mm(words, style, size_pt);
    }
    (size_pt, width)
}

/// The clear width of a door: as stated, or that of its opening; `None` where only its place is known.
pub(super) fn clear_width_mm(mark: &PlanMark) -> Option<i64> {
    mark.width_mm.or_else(|| match &mark.shape {
        ElementShape::Point(_) => None,
        ElementShape::Line(from, to) => {
            Some(((to.x_mm - from.x_mm) as f64).hypot((to.y_mm - from.y_mm) as f64).round() as i64)
        }
        ElementShape::Rect(rect) => Some(rect.width_mm.max(rect.depth_mm)),
        ElementShape::Polygon(polygon) => polygon.bounds().map(|bounds| bounds.width_mm.max(bounds.depth_mm)),
    })
}

/// A straight arrow with a solid head `half_mm` wide on each side.
fn draw_arrow(canvas: &mut Canvas<'_>, tail: Point, tip: Point, colour: Colour, half_mm: f64) {
    let (dx, dy) = (tip.x_mm - tail.x_mm, tip.y_mm - tail.y_mm);
    let length = dx.hypot(dy).max(1e-9);
    let (ux, uy) = (dx / length, dy / length);
    let at = |along: f64, across: f64| {
        Point::new(tail.x_mm + ux * along - uy * across, tail.y_mm + uy * along + ux * across)
    };
    let neck = (length - 2.0 * half_mm).max(0.0);
    let shaft = half_mm * 0.34;
    let outline = [
        at(0.0, shaft),
        at(neck, shaft),
        at(neck, half_mm),
        at(length, 0.0),
        at(neck, -half_mm),
        at(neck, -shaft),
        at(0.0, -shaft),
    ];
    canvas.path(Heap::Exits, Path::polygon(&outline).filled(colour));
}

/// Fire equipment, power and water. They come before text in booths, which makes room for them.
pub(super) fn draw_points(
    canvas: &mut Canvas<'_>,
    view: &View,
    content: &FloorPlanContent,
    symbols: &Symbols,
) -> Vec<Rect> {
    let side = 3.0 * canvas.k;
    let mut covers = Vec::new();
    for (mark, heap) in
        content.elements.iter().filter_map(|mark| point_heap(mark.kind).map(|heap| (mark, heap)))
    {
        let area = bounds(&corners(view, &mark.shape, 0.0));
        let centre = Point::new(area.x_mm + area.width_mm / 2.0, area.y_mm + area.height_mm / 2.0);
        canvas.put_all(heap, symbols.stamp(mark.kind, centre, side));
        let cover = Rect::new(centre.x_mm - side / 2.0, centre.y_mm - side / 2.0, side, side);
        canvas.take(cover);
        covers.push(cover);
    }
    covers
}

/// Labels of those symbols, once everything else has its place.
pub(super) fn label_points(
    canvas: &mut Canvas<'_>,
    view: &View,
    content: &FloorPlanContent,
    labels: &FloorPlanLabels,
) {
    let side = 3.0 * canvas.k;
    for (mark, heap) in
        content.elements.iter().filter_map(|mark| point_heap(mark.kind).map(|heap| (mark, heap)))
    {
        let area = bounds(&corners(view, &mark.shape, 0.0));
        let centre = Point::new(area.x_mm + area.width_mm / 2.0, area.y_mm + area.height_mm / 2.0);
        let colour = match mark.kind {
            ElementKind::FireEquipment => RED,
            ElementKind::WaterPoint => BLUE,
            _ => Colour::INK,
        };
        let name = mark.label.as_deref().unwrap_or_default();
        let whole = with_feeds(name, &mark.feeds, labels);
        // What a point feeds is told where there is room; the power plan has all of it.
        if whole == name || !is_placed_beside(canvas, heap, &whole, centre, side, colour) {
            label_beside(canvas, heap, name, centre, side, colour);
        }
    }
}

/// A point's name with its circuits: two in full, more by their number.
pub(super) fn with_feeds(name: &str, feeds: &[String], labels: &FloorPlanLabels) -> String {
    let told = match feeds.len() {
        0 => return name.to_owned(),
        1 | 2 => feeds.join(", "),
        many => filled(&labels.circuits, &[("n", &many.to_string())]),
    };
    if name.is_empty() { told } else { format!("{name}: {told}") }
}

fn point_heap(kind: ElementKind) -> Option<Heap> {
    match kind {
        ElementKind::FireEquipment => Some(Heap::Exits),
        ElementKind::PowerPoint | ElementKind::WaterPoint => Some(Heap::Utilities),
        _ => None,
    }
}

/// The sides of the hall on which doors lie, by where their signs go: left, top, right, bottom.
pub(super) fn door_sides(content: &FloorPlanContent) -> [bool; 4] {
    let view = View { scale: 1.0, origin: Point::default() };
    let mut sides = [false; 4];
    let marks = content.elements.iter();
    for mark in marks.filter(|mark| matches!(mark.kind, ElementKind::Entrance | ElementKind::Exit)) {
        let (x, y) = door(&view, &content.outline, &mark.shape).out;
        sides[0] |= x < -0.3;
        sides[1] |= y < -0.3;
        sides[2] |= x > 0.3;
        sides[3] |= y > 0.3;
    }
    sides
}

/// The opening of any shape: the line itself, or the longer middle line of an area.
pub(super) fn door(view: &View, outline: &PolygonMm, shape: &ElementShape) -> Door {
    let (from, to) = match shape {
        ElementShape::Line(from, to) => (view.point(*from), view.point(*to)),
        shape => {
            // A point stands for a door of usual width.
            let area = bounds(&corners(view, shape, 1600.0));
            let (x, y) = (area.x_mm + area.width_mm / 2.0, area.y_mm + area.height_mm / 2.0);
            let lies = match shape {
                ElementShape::Point(_) => {
                    let (along_x, _) = nearest_edge(view, outline, Point::new(x, y));
                    along_x.abs() > 0.5
                }
                _ => area.width_mm >= area.height_mm,
            };
            if lies {
                (Point::new(area.x_mm, y), Point::new(area.right_mm(), y))
            } else {
                (Point::new(x, area.y_mm), Point::new(x, area.bottom_mm()))
            }
        }
    };
    let length = distance(from, to).max(1e-9);
    let normal = ((to.y_mm - from.y_mm) / length, (from.x_mm - to.x_mm) / length);
    let middle = Point::new(f64::midpoint(from.x_mm, to.x_mm), f64::midpoint(from.y_mm, to.y_mm));
    let polygon: Vec<Point> = outline.0.iter().map(|&point| view.point(point)).collect();
    let step = view.length(400.0);
    let probe = |way: f64| {
        contains(
            &polygon,
            Point::new(middle.x_mm + normal.0 * way * step, middle.y_mm + normal.1 * way * step),
        )
    };
    let out = match (probe(1.0), probe(-1.0)) {
        (false, true) => normal,
        (true, false) => (-normal.0, -normal.1),
        // In the middle of the floor or off it: away from the hall's middle.
        _ => {
            let hall = bounds(&polygon);
            let (dx, dy) = (
                middle.x_mm - hall.x_mm - hall.width_mm / 2.0,
                middle.y_mm - hall.y_mm - hall.height_mm / 2.0,
            );
            if dx * normal.0 + dy * normal.1 >= 0.0 { normal } else { (-normal.0, -normal.1) }
        }
    };
    Door { from, to, out }
}

/// Direction of the outline's edge that is nearest to a point.
fn nearest_edge(view: &View, outline: &PolygonMm, point: Point) -> (f64, f64) {
    let corners: Vec<Point> = outline.0.iter().map(|&point| view.point(point)).collect();
    let mut best = (f64::INFINITY, (1.0, 0.0));
    for (a, b) in corners.iter().zip(corners.iter().cycle().skip(1)) {
        let (dx, dy) = (b.x_mm - a.x_mm, b.y_mm - a.y_mm);
        let length = dx.hypot(dy).max(1e-9);
        let share =
            (((point.x_mm - a.x_mm) * dx + (point.y_mm - a.y_mm) * dy) / (length * length)).clamp(0.0, 1.0);
        let apart = distance(point, Point::new(a.x_mm + dx * share, a.y_mm + dy * share));
        if apart < best.0 {
            best = (apart, (dx / length, dy / length));
        }
    }
    best.1
}

fn contains(polygon: &[Point], point: Point) -> bool {
    polygon.iter().zip(polygon.iter().cycle().skip(1)).fold(false, |inside, (a, b)| {
        let straddles = (a.y_mm > point.y_mm) != (b.y_mm > point.y_mm);
        let crosses =
            straddles && point.x_mm < (b.x_mm - a.x_mm) * (point.y_mm - a.y_mm) / (b.y_mm - a.y_mm) + a.x_mm;
        inside != crosses
    })
}

fn middle(door: &Door) -> Point {
    Point::new(f64::midpoint(door.from.x_mm, door.to.x_mm), f64::midpoint(door.from.y_mm, door.to.y_mm))
}

fn same_way(one: (f64, f64), two: (f64, f64)) -> bool {
    one.0 * two.0 + one.1 * two.1 > 0.9
}

fn distance(one: Point, two: Point) -> f64 {
    (one.x_mm - two.x_mm).hypot(one.y_mm - two.y_mm)
}
