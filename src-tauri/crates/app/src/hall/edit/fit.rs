//! What a plan can hold: shapes, numbers and words within its limits. A booth may overlap another or stand outside: that
//! is reported, not refused.

use domain::booth_size::MIN_SIDE_MM;
use domain::geometry::{BoothShape, PolygonMm};
use domain::hall::{ElementKind, ElementShape};
use domain::merge::is_simple;

use crate::error::AppError;

/// A kilometre either way: with it no area leaves 64 bits.
const FARTHEST_MM: i64 = 1_000_000;
/// Half a kilometre is more than any booth has.
const LONGEST_SIDE_MM: i64 = 500_000;
/// A part of a merged booth.
const LEAST_PART_MM: i64 = 100;
/// Anything else on the floor.
const LEAST_THING_MM: i64 = 10;
const MOST_PARTS: usize = 200;
const MOST_POINTS: usize = 1_000;
const LEAST_HALL_MM2: i64 = 1_000_000;
const MOST_NAME_CHARS: usize = 200;
const MOST_CODE_CHARS: usize = 20;

fn unfit<T>(thing: &str, problem: &'static str) -> Result<T, AppError> {
    Err(AppError::Unfit { thing: thing.to_owned(), problem })
}

fn is_near(points: &[i64]) -> bool {
    points.iter().all(|length| (-FARTHEST_MM..=FARTHEST_MM).contains(length))
}

/// A booth's shape.
pub(super) fn booth(code: &str, shape: &BoothShape) -> Result<(), AppError> {
    if shape.rects.is_empty() || shape.rects.len() > MOST_PARTS {
        return unfit(code, "parts");
    }
    for rect in &shape.rects {
        if !is_near(&[rect.x_mm, rect.y_mm]) {
            return unfit(code, "far");
        }
        if !(LEAST_PART_MM..=LONGEST_SIDE_MM).contains(&rect.width_mm.min(rect.depth_mm))
            || rect.width_mm.max(rect.depth_mm) > LONGEST_SIDE_MM
        {
            return unfit(code, "side");
        }
    }
    match shape.unturned_bounds() {
        Some(bounds) if bounds.width_mm.min(bounds.depth_mm) >= MIN_SIDE_MM => {
            angle(code, shape.rotation_mdeg)
        }
        _ => unfit(code, "side"),
    }
}

/// A turn.
pub(super) fn angle(thing: &str, mdeg: i32) -> Result<(), AppError> {
    if (0..360_000).contains(&mdeg) { Ok(()) } else { unfit(thing, "angle") }
}

/// An outline or a zone.
pub(super) fn polygon(thing: &str, polygon: &PolygonMm) -> Result<(), AppError> {
    if polygon.0.len() > MOST_POINTS {
        return unfit(thing, "points");
    }
    if !polygon.0.iter().all(|point| is_near(&[point.x_mm, point.y_mm])) {
        return unfit(thing, "far");
    }
    if is_simple(polygon) { Ok(()) } else { unfit(thing, "not_simple") }
}

/// A hall's outline.
pub(super) fn outline(thing: &str, shape: &PolygonMm) -> Result<(), AppError> {
    polygon(thing, shape)?;
    if shape.area_mm2() < LEAST_HALL_MM2 { unfit(thing, "side") } else { Ok(()) }
}

/// What is no booth: its shape, and whether its kind can have it.
pub(super) fn element(thing: &str, kind: ElementKind, shape: &ElementShape) -> Result<(), AppError> {
    let needs_line = matches!(kind, ElementKind::MainAisle | ElementKind::Dimension);
    let needs_floor = kind == ElementKind::KeepClear;
    match shape {
        ElementShape::Line(from, to) if !needs_floor => {
            if !is_near(&[from.x_mm, from.y_mm, to.x_mm, to.y_mm]) {
                return unfit(thing, "far");
            }
            let length = (from.x_mm - to.x_mm).abs().max((from.y_mm - to.y_mm).abs());
            if length < LEAST_THING_MM { unfit(thing, "side") } else { Ok(()) }
        }
        ElementShape::Point(at) if !needs_floor && !needs_line => {
            if is_near(&[at.x_mm, at.y_mm]) {
                Ok(())
            } else {
                unfit(thing, "far")
            }
        }
        ElementShape::Rect(rect) if !needs_line => {
            if !is_near(&[rect.x_mm, rect.y_mm, rect.right_mm(), rect.bottom_mm()]) {
                return unfit(thing, "far");
            }
            let fine = rect.width_mm.min(rect.depth_mm) >= LEAST_THING_MM;
            if fine { Ok(()) } else { unfit(thing, "side") }
        }
        ElementShape::Polygon(shape) if !needs_line => polygon(thing, shape),
        _ => unfit(thing, "shape"),
    }
}

/// A text that is there or not; one without a word is not.
pub(super) fn words(text: Option<&str>) -> Result<Option<String>, AppError> {
    let Some(text) = text.map(str::trim).filter(|text| !text.is_empty()) else { return Ok(None) };
    if text.chars().count() > MOST_NAME_CHARS {
        return unfit(text, "words");
    }
    Ok(Some(text.to_owned()))
}

/// A name that must be there.
pub(super) fn name(text: &str) -> Result<String, AppError> {
    words(Some(text))?.ok_or(AppError::Invalid { field: "name", value: String::new() })
}

/// A booth's code.
pub(super) fn code(text: &str) -> Result<String, AppError> {
    let code = text.trim();
    // The tilde is for codes on their way.
    let fine = (1..=MOST_CODE_CHARS).contains(&code.chars().count()) && !code.starts_with('~');
    if fine { Ok(code.to_owned()) } else { unfit(text, "code") }
}

/// A whole number within limits.
pub(super) fn number(thing: &str, value: u32, most: u32) -> Result<u32, AppError> {
    if value <= most { Ok(value) } else { unfit(thing, "number") }
}
