//! Main aisles as centre lines with their widths, the hall's dimension lines, and free dimensions and texts.

use domain::geometry::PointMm;
use domain::hall::{ElementKind, ElementShape};

use super::aisle_line::pieces;
use super::building::{bounds, corners};
use super::canvas::{Canvas, GREY, Heap, cap_mm};
use super::content::FloorPlanContent;
use super::labels::FloorPlanLabels;
use super::sheet::View;
use crate::colour::Colour;
use crate::fonts::Weight;
use crate::frame::{Item, Path, Point, Rect};
use crate::text::TextStyle;

const LINE_MM: f64 = 0.13;
const TICK_MM: f64 = 0.3;

/// On which sides of the hall its dimension lines are, and how far out.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct DimensionSides {
    /// Above the hall, else below.
    pub(super) above: bool,
    /// At its left, else at its right.
    pub(super) at_left: bool,
    /// From the hall's bounds to the line with the parts, where the outline has any.
    pub(super) first_mm: (f64, f64),
    /// Whether the horizontal and the vertical side have a line with parts.
    pub(super) has_parts: (bool, bool),
}

/// Between the line with the parts and the one with the whole.
pub(super) const LINE_PITCH_MM: f64 = 5.0;

/// Distinct values at which a hall has corners, from left to right or from top to bottom.
pub(super) fn stations(content: &FloorPlanContent) -> (Vec<i64>, Vec<i64>) {
    let sorted = |mut values: Vec<i64>| {
        values.sort_unstable();
        values.dedup();
        values
    };
    let points = &content.outline.0;
    (
        sorted(points.iter().map(|point| point.x_mm).collect()),
        sorted(points.iter().map(|point| point.y_mm).collect()),
    )
}

/// The hall's overall dimensions, and those between its corners when it is no rectangle.
pub(super) fn draw_hall_dimensions(
    canvas: &mut Canvas<'_>,
    view: &View,
    content: &FloorPlanContent,
    labels: &FloorPlanLabels,
    sides: DimensionSides,
) {
    let (xs, ys) = stations(content);
    let ([left, .., right], [top, .., bottom]) = (&xs[..], &ys[..]) else { return };
    let k = canvas.k;
    let way = if sides.above { -1.0 } else { 1.0 };
    let edge = view.exact(0.0, if sides.above { *top as f64 } else { *bottom as f64 }).y_mm;
    let mut line_y = edge + way * sides.first_mm.0;
    if sides.has_parts.0 {
        for pair in xs.windows(2) {
            let (from, to) = (view.exact(pair[0] as f64, 0.0).x_mm, view.exact(pair[1] as f64, 0.0).x_mm);
            let text = labels.metres(pair[1] - pair[0]);
            level_dimension(canvas, from, to, line_y, edge, &text);
        }
        line_y += way * LINE_PITCH_MM * k;
    }
    let (from, to) = (view.exact(*left as f64, 0.0).x_mm, view.exact(*right as f64, 0.0).x_mm);
    level_dimension(canvas, from, to, line_y, edge, &labels.metres(right - left));

    let way = if sides.at_left { -1.0 } else { 1.0 };
    let edge = view.exact(if sides.at_left { *left as f64 } else { *right as f64 }, 0.0).x_mm;
    let mut line_x = edge + way * sides.first_mm.1;
    if sides.has_parts.1 {
        for pair in ys.windows(2) {
            let (from, to) = (view.exact(0.0, pair[0] as f64).y_mm, view.exact(0.0, pair[1] as f64).y_mm);
            let text = labels.metres(pair[1] - pair[0]);
            upright_dimension(canvas, from, to, line_x, edge, &text);
        }
        line_x += way * LINE_PITCH_MM * k;
    }
    let (from, to) = (view.exact(0.0, *top as f64).y_mm, view.exact(0.0, *bottom as f64).y_mm);
    upright_dimension(canvas, from, to, line_x, edge, &labels.metres(bottom - top));
}

fn level_dimension(canvas: &mut Canvas<'_>, from: f64, to: f64, y: f64, edge: f64, text: &str) {
    dimension(canvas, Point::new(from, y), Point::new(to, y), text, GREY);
    // Witness lines begin clear of the wall and end just past the dimension line.
    let way = (y - edge).signum();
    for x in [from, to] {
        let witness = [Point::new(x, edge + way * 3.0 * canvas.k), Point::new(x, y + way * 1.0)];
        canvas.path(Heap::Dimensions, Path::polyline(&witness).stroked(GREY, LINE_MM));
    }
}

fn upright_dimension(canvas: &mut Canvas<'_>, from: f64, to: f64, x: f64, edge: f64, text: &str) {
    dimension(canvas, Point::new(x, to), Point::new(x, from), text, GREY);
    let way = (x - edge).signum();
    for y in [from, to] {
        let witness = [Point::new(edge + way * 3.0 * canvas.k, y), Point::new(x + way * 1.0, y)];
        canvas.path(Heap::Dimensions, Path::polyline(&witness).stroked(GREY, LINE_MM));
    }
}

/// A dimension line with slanted ticks and its text above it, read along the line.
fn dimension(canvas: &mut Canvas<'_>, from: Point, to: Point, text: &str, colour: Colour) {
    let k = canvas.k;
    let (dx, dy) = (to.x_mm - from.x_mm, to.y_mm - from.y_mm);
    let length = dx.hypot(dy);
    if length < 1e-6 {
        return;
    }
    let (ux, uy) = (dx / length, dy / length);
    canvas.path(Heap::Dimensions, Path::polyline(&[from, to]).stroked(colour, LINE_MM));
    let tick = 0.9 * k;
    let (tx, ty) = ((ux + uy) * tick, (uy - ux) * tick);
    for end in [from, to] {
        let stroke = [Point::new(end.x_mm - tx, end.y_mm - ty), Point::new(end.x_mm + tx, end.y_mm + ty)];
        canvas.path(Heap::Dimensions, Path::polyline(&stroke).stroked(Colour::INK, TICK_MM));
    }
    let style = TextStyle::of_weight(Weight::Medium).tabular();
    let mut size_pt = 6.0 * k;
    let mut width = canvas.width_mm(text, &style, size_pt);
    if width > length - 1.6 * k {
        size_pt *= ((length - 1.6 * k).max(0.1) / width).max(0.0);
        width = canvas.width_mm(text, &style, size_pt);
    }
    // Narrower than that, the number would not be read; the whole is beside it.
    if size_pt < 4.0 {
        return;
    }
    let lift = cap_mm(size_pt) / 2.0 + 0.7;
    // Above a level line, at the left of an upright one.
    let middle = Point::new(
        f64::midpoint(from.x_mm, to.x_mm) + uy * lift,
        f64::midpoint(from.y_mm, to.y_mm) - ux * lift,
    );
    let degrees = uy.atan2(ux).to_degrees();
    // The number of an aisle stands on its centre line, which gives way.
    let (plate_width, plate_height) = (width + 0.8, cap_mm(size_pt) + 0.8);
    let plate = Rect::new(
        middle.x_mm - plate_width / 2.0,
        middle.y_mm - plate_height / 2.0,
        plate_width,
        plate_height,
    );
    let plate = Item::Path(Path::rect(plate).filled(Colour::WHITE));
    canvas.put_turned(Heap::Dimensions, vec![plate], degrees, middle);
    let upside_down = degrees > 90.0 + 1e-6 || degrees <= -90.0 - 1e-6;
    canvas.turned_line(
        Heap::Dimensions,
        text,
        &style,
        size_pt,
        middle,
        if upside_down { degrees + 180.0 } else { degrees },
    );
    let (half_x, half_y) = ((ux * width).abs() / 2.0 + 1.0, (uy * width).abs() / 2.0 + 1.0);
    canvas.take(Rect::new(middle.x_mm - half_x, middle.y_mm - half_y, 2.0 * half_x, 2.0 * half_y));
}

/// Main aisles as dash-dotted centre lines, each with its clear width across it where nothing is in the way.
pub(super) fn draw_aisles(
    canvas: &mut Canvas<'_>,
    view: &View,
    content: &FloorPlanContent,
    labels: &FloorPlanLabels,
) {
    let k = canvas.k;
    let aisles = content.elements.iter().filter(|mark| mark.kind == ElementKind::MainAisle);
    for mark in aisles {
        let (from, to) = match &mark.shape {
            ElementShape::Line(from, to) => (*from, *to),
            shape => {
                // An area is drawn by its longer middle line.
                let whole = View { scale: 1.0, origin: Point::default() };
                let area = bounds(&corners(&whole, shape, 0.0));
                let (x, y) = (area.x_mm + area.width_mm / 2.0, area.y_mm + area.height_mm / 2.0);
                let (x, y) = (x.round() as i64, y.round() as i64);
                let [left, top, right, bottom] =
                    [area.x_mm, area.y_mm, area.right_mm(), area.bottom_mm()].map(|side| side.round() as i64);
                if area.width_mm >= area.height_mm {
                    (PointMm::new(left, y), PointMm::new(right, y))
                } else {
                    (PointMm::new(x, top), PointMm::new(x, bottom))
                }
            }
        };
        let pieces = pieces(from, to, content);
        for (from, to) in &pieces {
            let mut path = Path::polyline(&[view.point(*from), view.point(*to)]);
            path = path.stroked(AISLE, 0.2 * k.sqrt());
            if let Some(stroke) = &mut path.stroke {
                stroke.dash_mm = vec![5.0 * k, 1.1 * k, 0.7 * k, 1.1 * k];
            }
            canvas.path(Heap::Aisles, path);
        }
        // Width and name stand on the longest piece.
        let longest = pieces.into_iter().max_by_key(|(from, to)| distance_mm(*from, *to));
        let Some((from, to)) = longest.map(|(from, to)| (view.point(from), view.point(to))) else { continue };
        if let Some(width_mm) = mark.width_mm {
            draw_aisle_width(canvas, view, (from, to), width_mm, labels);
        }
        if let Some(label) = mark.label.as_deref() {
            draw_aisle_label(canvas, (from, to), label);
        }
    }
}

const AISLE: Colour = Colour::hex(0x007A_8494);

/// The name of an aisle on its line, in the first of several places that is free.
fn draw_aisle_label(canvas: &mut Canvas<'_>, (from, to): (Point, Point), label: &str) {
    let k = canvas.k;
    let size_pt = 5.5 * k;
    let style = TextStyle::of_weight(Weight::Medium).in_colour(GREY);
    let width = canvas.width_mm(label, &style, size_pt) + 2.0;
    let (dx, dy) = (to.x_mm - from.x_mm, to.y_mm - from.y_mm);
    let length = dx.hypot(dy);
    if width > length * 0.8 {
        return;
    }
    let degrees = if dx.abs() >= dy.abs() { (dy / dx).atan().to_degrees() } else { -90.0 };
    let height = cap_mm(size_pt) + 1.2;
    for share in [0.5, 0.35, 0.65, 0.2, 0.8] {
        let middle = Point::new(from.x_mm + dx * share, from.y_mm + dy * share);
        let (half_x, half_y) =
            if degrees < -45.0 { (height / 2.0, width / 2.0) } else { (width / 2.0, height / 2.0) };
        let cover = Rect::new(middle.x_mm - half_x, middle.y_mm - half_y, 2.0 * half_x, 2.0 * half_y);
        if !canvas.is_free(cover) {
            continue;
        }
        canvas.take(cover);
        let plate = Rect::new(middle.x_mm - width / 2.0, middle.y_mm - height / 2.0, width, height);
        canvas.put_turned(
            Heap::Aisles,
            vec![Item::Path(Path::rect(plate).filled(Colour::WHITE))],
            degrees,
            middle,
        );
        canvas.turned_line(Heap::Aisles, label, &style, size_pt, middle, degrees);
        return;
    }
}

/// A dimension across an aisle, near one of its ends or wherever it is free.
fn draw_aisle_width(
    canvas: &mut Canvas<'_>,
    view: &View,
    (from, to): (Point, Point),
    width_mm: i64,
    labels: &FloorPlanLabels,
) {
    let (dx, dy) = (to.x_mm - from.x_mm, to.y_mm - from.y_mm);
    let length = dx.hypot(dy);
    if length < 1e-6 {
        return;
    }
    let half = view.length(width_mm as f64) / 2.0;
    let (nx, ny) = (-dy / length * half, dx / length * half);
    let text = labels.metres(width_mm);
    for share in [0.22, 0.3, 0.7, 0.78, 0.4, 0.6, 0.15, 0.85] {
        let at = Point::new(from.x_mm + dx * share, from.y_mm + dy * share);
        let ends = [Point::new(at.x_mm - nx, at.y_mm - ny), Point::new(at.x_mm + nx, at.y_mm + ny)];
        let area = bounds(&ends).shrunk(-0.8 * canvas.k);
        if !canvas.is_free(area) {
            continue;
        }
        // Upright dimensions are read from the right, level ones from below.
        let [one, two] = ends;
        let forward =
            if (two.x_mm - one.x_mm).abs() > 1e-6 { two.x_mm > one.x_mm } else { two.y_mm < one.y_mm };
        let (start, end) = if forward { (one, two) } else { (two, one) };
        dimension(canvas, start, end, &text, GREY);
        canvas.take(area);
        return;
    }
}

/// Dimension lines and texts that were drawn by hand.
pub(super) fn draw_notes(
    canvas: &mut Canvas<'_>,
    view: &View,
    content: &FloorPlanContent,
    labels: &FloorPlanLabels,
) {
    let k = canvas.k;
    for mark in &content.elements {
        match (mark.kind, &mark.shape) {
            (ElementKind::Dimension, ElementShape::Line(from, to)) => {
                let text = mark.label.clone().unwrap_or_else(|| labels.metres(distance_mm(*from, *to)));
                let (one, two) = (view.point(*from), view.point(*to));
                let forward = if from.x_mm == to.x_mm { one.y_mm > two.y_mm } else { one.x_mm < two.x_mm };
                let (start, end) = if forward { (one, two) } else { (two, one) };
                dimension(canvas, start, end, &text, Colour::INK);
            }
            (ElementKind::Text, shape) => {
                let Some(text) = mark.label.as_deref() else { continue };
                let area = bounds(&corners(view, shape, 0.0));
                let middle = Point::new(area.x_mm + area.width_mm / 2.0, area.y_mm + area.height_mm / 2.0);
                let style = TextStyle::of_weight(Weight::Medium);
                canvas.turned_line(Heap::Names, text, &style, 6.5 * k, middle, 0.0);
            }
            _ => {}
        }
    }
}

fn distance_mm(one: PointMm, two: PointMm) -> i64 {
    ((one.x_mm - two.x_mm) as f64).hypot((one.y_mm - two.y_mm) as f64).round() as i64
}
