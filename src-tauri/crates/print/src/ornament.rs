//! Gigi balang, the sawtooth trim under the eaves of Betawi houses, as one thin frieze: the head of a badge, the
//! title block of a plan.

use crate::colour::Colour;
use crate::frame::{Path, Point, Rect, Segment};

/// How wide a tooth is when it is one unit high; carvers keep them slender.
const PITCH_TO_HEIGHT: f64 = 1.0;
/// The eave: the strip that the teeth hang from, as a share of the height.
const EAVE_SHARE: f64 = 0.16;
/// Depth of the small teeth between the big ones, as a share of the height under the eave.
const SMALL_TOOTH_SHARE: f64 = 0.40;

/// A frieze that fills the area from side to side: an eave along the top, from which teeth hang. Each tooth has a
/// cut-out, and between two of them hangs a small one. Teeth are whole; their width follows from the area.
pub fn gigi_balang(area: Rect, colour: Colour) -> Path {
    let count = (area.width_mm / (area.height_mm * PITCH_TO_HEIGHT)).round().max(1.0) as usize;
    gigi_balang_of(area, count, colour)
}

/// The same frieze with so many teeth.
pub fn gigi_balang_of(area: Rect, teeth: usize, colour: Colour) -> Path {
    let teeth = teeth.max(1);
    let pitch = area.width_mm / teeth as f64;
    let eave = area.y_mm + area.height_mm * EAVE_SHARE;
    let drop = area.bottom_mm() - eave;
    let notch = eave + drop * 0.10;
    let small_tip = eave + drop * SMALL_TOOTH_SHARE;
    let at = |x: f64, y: f64| Point::new(x, y);

    let mut segments = vec![
        Segment::Move(at(area.x_mm, area.y_mm)),
        Segment::Line(at(area.right_mm(), area.y_mm)),
        Segment::Line(at(area.right_mm(), small_tip)),
    ];
    // From right to left along the lower edge.
    for index in (0..teeth).rev() {
        let left = area.x_mm + pitch * index as f64;
        let across = |share: f64| left + pitch * share;
        let down = |share: f64| eave + drop * share;
        segments.extend([
            Segment::Line(at(across(0.89), notch)),
            // The shoulder bulges, then the flank runs hollow to the tip.
            Segment::Cubic(
                at(across(0.86), down(0.42)),
                at(across(0.62), down(0.52)),
                at(across(0.5), area.bottom_mm()),
            ),
            Segment::Cubic(
                at(across(0.38), down(0.52)),
                at(across(0.14), down(0.42)),
                at(across(0.11), notch),
            ),
            Segment::Line(at(left, small_tip)),
        ]);
    }
    segments.push(Segment::Close);
    for index in 0..teeth {
        let middle = area.x_mm + pitch * (index as f64 + 0.5);
        let (half_width, centre, half_height) = (pitch * 0.11, eave + drop * 0.26, drop * 0.15);
        segments.extend([
            Segment::Move(at(middle, centre - half_height)),
            Segment::Line(at(middle + half_width, centre)),
            Segment::Line(at(middle, centre + half_height)),
            Segment::Line(at(middle - half_width, centre)),
            Segment::Close,
        ]);
    }
    Path { segments, even_odd: true, ..Path::default() }.filled(colour)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn points(path: &Path) -> Vec<Point> {
        path.segments
            .iter()
            .flat_map(|segment| match *segment {
                Segment::Move(point) | Segment::Line(point) => vec![point],
                Segment::Cubic(one, two, three) => vec![one, two, three],
                Segment::Close => vec![],
            })
            .collect()
    }

    #[test]
    fn the_frieze_fills_its_area_and_does_not_leave_it() {
        let area = Rect::new(7.0, 12.0, 91.0, 4.0);
        let points = points(&gigi_balang(area, Colour::ACCENT));
        let reach = |pick: fn(&Point) -> f64| {
            points.iter().map(pick).fold((f64::INFINITY, f64::NEG_INFINITY), |(least, most), value| {
                (least.min(value), most.max(value))
            })
        };
        let ((left, right), (top, bottom)) = (reach(|point| point.x_mm), reach(|point| point.y_mm));
        assert!((left - 7.0).abs() < 1e-9 && (right - 98.0).abs() < 1e-9, "{left} {right}");
        assert!((top - 12.0).abs() < 1e-9 && (bottom - 16.0).abs() < 1e-9, "{top} {bottom}");
    }

    #[test]
    fn a_very_short_strip_still_has_a_tooth() {
        let path = gigi_balang(Rect::new(0.0, 0.0, 1.0, 4.0), Colour::ACCENT);
        assert_eq!(path.segments.iter().filter(|segment| matches!(segment, Segment::Move(_))).count(), 2);
    }
}
