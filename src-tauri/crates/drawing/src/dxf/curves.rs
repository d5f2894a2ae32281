//! Curves as the points of straight lines.

use std::f64::consts::TAU;

use dxf::entities::Spline;

type Point = (f64, f64);

/// A whole turn in 72 straight lines: on a hall's columns and doors nobody sees the corners.
const STEP: f64 = TAU / 72.0;

/// Points of a spline between two of its knots.
const SPLINE_STEPS: usize = 8;

const MOST_DEGREE: usize = 10;

/// Corners as a closed line.
pub(super) fn ring<const N: usize>(corners: [Point; N]) -> Vec<Point> {
    corners.iter().chain(corners.first()).copied().collect()
}

/// An arc of an ellipse, counterclockwise from one parameter to the other. `major` is the half of the longer axis,
/// `ratio` that of the other to it, negative where it runs clockwise.
pub(super) fn ellipse(centre: Point, major: Point, ratio: f64, from: f64, to: f64) -> Vec<Point> {
    if ![centre.0, centre.1, major.0, major.1, ratio, from, to].iter().all(|value| value.is_finite()) {
        return Vec::new();
    }
    let mut sweep = (to - from).rem_euclid(TAU);
    // The end at the beginning is a whole turn.
    if sweep < 1e-9 {
        sweep = TAU;
    }
    // At most 72.
    let steps = (sweep / STEP).ceil().max(1.0) as u32;
    let minor = (-major.1 * ratio, major.0 * ratio);
    (0..=steps)
        .map(|step| {
            let (sin, cos) = (from + sweep * f64::from(step) / f64::from(steps)).sin_cos();
            (centre.0 + major.0 * cos + minor.0 * sin, centre.1 + major.1 * cos + minor.1 * sin)
        })
        .collect()
}

/// The points of a polyline whose vertices say how far the way to the next one bulges: the tangent of a quarter of
/// the arc's angle, to the right of the way where it is positive.
pub(super) fn bulged(vertices: impl Iterator<Item = (f64, f64, f64)>, is_closed: bool) -> Vec<Point> {
    let mut vertices: Vec<(f64, f64, f64)> = vertices.collect();
    if is_closed && vertices.len() >= 2 {
        vertices.push(vertices[0]);
    }
    let mut points = Vec::with_capacity(vertices.len());
    for pair in vertices.windows(2) {
        let [(x, y, bulge), (to_x, to_y, _)] = *pair else { continue };
        points.push((x, y));
        if bulge.abs() < 1e-9 || !bulge.is_finite() {
            continue;
        }
        let sweep = 4.0 * bulge.atan();
        // From the middle of the chord the centre lies on its left by this part of it.
        let off = (1.0 - bulge * bulge) / (4.0 * bulge);
        let centre = ((x + to_x) / 2.0 - (to_y - y) * off, (y + to_y) / 2.0 + (to_x - x) * off);
        let from = (x - centre.0, y - centre.1);
        let steps = (sweep.abs() / STEP).ceil().max(1.0) as u32;
        points.extend((1..steps).map(|step| {
            let (sin, cos) = (sweep * f64::from(step) / f64::from(steps)).sin_cos();
            (centre.0 + from.0 * cos - from.1 * sin, centre.1 + from.0 * sin + from.1 * cos)
        }));
    }
    points.extend(vertices.last().map(|(x, y, _)| (*x, *y)));
    points
}

/// A spline by de Boor's rule; where its knots do not fit, its fit points or its control points are joined.
pub(super) fn spline(spline: &Spline) -> Vec<Point> {
    let control: Vec<Point> = spline.control_points.iter().map(|point| (point.x, point.y)).collect();
    let knots = &spline.knot_values;
    let degree = usize::try_from(spline.degree_of_curve).unwrap_or(0);
    let is_ordered = knots.windows(2).all(|pair| pair[0] <= pair[1]);
    let fits = (1..=MOST_DEGREE).contains(&degree)
        && control.len() > degree
        && knots.len() == control.len() + degree + 1
        && is_ordered;
    if !fits {
        let fit: Vec<Point> = spline.fit_points.iter().map(|point| (point.x, point.y)).collect();
        return if fit.len() >= 2 { fit } else { control };
    }
    let weight = |index: usize| spline.weight_values.get(index).copied().filter(|w| *w > 0.0).unwrap_or(1.0);
    let mut points = Vec::new();
    for span in degree..control.len() {
        let (from, to) = (knots[span], knots[span + 1]);
        if to <= from {
            continue;
        }
        let first = usize::from(!points.is_empty());
        for step in first..=SPLINE_STEPS {
            let at = from + (to - from) * step as f64 / SPLINE_STEPS as f64;
            points.push(de_boor(&control, weight, knots, degree, span, at));
        }
    }
    points
}

fn de_boor(
    control: &[Point],
    weight: impl Fn(usize) -> f64,
    knots: &[f64],
    degree: usize,
    span: usize,
    at: f64,
) -> Point {
    let mut near: Vec<(f64, f64, f64)> = (span - degree..=span)
        .map(|index| {
            let w = weight(index);
            (control[index].0 * w, control[index].1 * w, w)
        })
        .collect();
    for round in 1..=degree {
        for index in (round..=degree).rev() {
            let left = knots[span - degree + index];
            let right = knots[span + index + 1 - round];
            let part = if right > left { (at - left) / (right - left) } else { 0.0 };
            let mix = |one: f64, other: f64| one + (other - one) * part;
            let (before, now) = (near[index - 1], near[index]);
            near[index] = (mix(before.0, now.0), mix(before.1, now.1), mix(before.2, now.2));
        }
    }
    let (x, y, w) = near[degree];
    (x / w, y / w)
}
