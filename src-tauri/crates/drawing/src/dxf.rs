//! The lines of a DXF: lines, polylines, arcs, circles, ellipses and splines, also those inside blocks.
//!
//! Only what is drawn is given to the parser ([`sieve`]): a plan's styles, objects, previews and hatches are many and
//! of no use here, and each is a chance to stumble.

mod curves;
mod place;
mod sieve;

use std::collections::{BTreeMap, BTreeSet};
use std::panic::{AssertUnwindSafe, catch_unwind};

use dxf::Drawing;
use dxf::entities::{Entity, EntityType, Insert};
use dxf::enums::Units;

use crate::{DrawingError, LINE_UNITS, Lines, MOST_POINTS};
use place::Place;

pub(crate) use sieve::is_likely;

/// Points that are followed before those too near to each other are left out.
const MOST_FOLLOWED: usize = 3_000_000;

/// Blocks in blocks; deeper ones hold themselves.
const MOST_DEPTH: usize = 16;

/// Blocks that are followed, the empty ones included.
const MOST_INSERTS: usize = 300_000;

/// What is farther from the origin in drawing units than this is no building.
const FAR: f64 = 1e12;

pub(crate) fn read(bytes: &[u8]) -> Result<Lines, DrawingError> {
    let kept = sieve::sieve(bytes)?;
    // The parser is another's; where it stumbles, the file is at fault.
    let drawing = catch_unwind(AssertUnwindSafe(|| Drawing::load(&mut kept.as_slice())))
        .map_err(|_| DrawingError::Damaged)?
        .map_err(|_| DrawingError::Damaged)?;
    drop(kept);
    let mut traced = Traced::of(&drawing);
    for entity in drawing.entities().filter(|entity| !entity.common.is_in_paper_space) {
        traced.follow(entity, &Place::UPRIGHT, 0)?;
    }
    let nm = nanometres(drawing.header.default_drawing_units);
    in_units(&traced.lines, nm)
}

/// Nanometres in a drawing unit; `None` where the file does not say, or says what no building is drawn in.
fn nanometres(units: Units) -> Option<f64> {
    Some(match units {
        Units::Inches | Units::USSurveyInch => 25.4e6,
        Units::Feet | Units::USSurveyFeet => 304.8e6,
        Units::Yards | Units::USSurveyYard => 914.4e6,
        Units::Millimeters => 1e6,
        Units::Centimeters => 1e7,
        Units::Decimeters => 1e8,
        Units::Meters => 1e9,
        Units::Decameters => 1e10,
        _ => return None,
    })
}

type Point = (f64, f64);

/// The lines found so far, in drawing units.
struct Traced<'d> {
    blocks: BTreeMap<String, &'d dxf::Block>,
    hidden: BTreeSet<String>,
    lines: Vec<Vec<Point>>,
    points: usize,
    inserts: usize,
}

impl<'d> Traced<'d> {
    fn of(drawing: &'d Drawing) -> Self {
        let named = |name: &str| name.to_uppercase();
        Self {
            blocks: drawing.blocks().map(|block| (named(&block.name), block)).collect(),
            hidden: drawing
                .layers()
                .filter(|layer| !layer.is_layer_on)
                .map(|layer| named(&layer.name))
                .collect(),
            lines: Vec::new(),
            points: 0,
            inserts: 0,
        }
    }

    fn line(&mut self, points: Vec<Point>, place: &Place) -> Result<(), DrawingError> {
        self.points += points.len();
        if self.points > MOST_FOLLOWED {
            return Err(DrawingError::TooMuch);
        }
        let placed: Vec<Point> = points.into_iter().map(|point| place.at(point)).collect();
        let is_near = |(x, y): &Point| x.abs() < FAR && y.abs() < FAR;
        // What is not a number is not near either.
        if placed.len() >= 2 && placed.iter().all(is_near) {
            self.lines.push(placed);
        }
        Ok(())
    }

    fn follow(&mut self, entity: &Entity, place: &Place, depth: usize) -> Result<(), DrawingError> {
        let common = &entity.common;
        if !common.is_visible || self.hidden.contains(&common.layer.to_uppercase()) {
            return Ok(());
        }
        match &entity.specific {
            EntityType::Line(line) => self.line(vec![(line.p1.x, line.p1.y), (line.p2.x, line.p2.y)], place),
            EntityType::LwPolyline(line) => {
                let vertices = line.vertices.iter().map(|vertex| (vertex.x, vertex.y, vertex.bulge));
                let points = curves::bulged(vertices, line.is_closed());
                self.line(points, &place.facing(line.extrusion_direction.z))
            }
            EntityType::Polyline(line) => {
                if line.is_3d_polygon_mesh() || line.is_polyface_mesh() {
                    return Ok(());
                }
                let vertices = line
                    .vertices()
                    .filter(|vertex| !vertex.is_spline_frame_control_point())
                    .map(|vertex| (vertex.location.x, vertex.location.y, vertex.bulge));
                let points = curves::bulged(vertices, line.is_closed());
                self.line(points, &place.facing(line.normal.z))
            }
            EntityType::Arc(arc) => {
                let centre = (arc.center.x, arc.center.y);
                let (from, to) = (arc.start_angle.to_radians(), arc.end_angle.to_radians());
                let points = curves::ellipse(centre, (arc.radius, 0.0), 1.0, from, to);
                self.line(points, &place.facing(arc.normal.z))
            }
            EntityType::Circle(circle) => {
                let centre = (circle.center.x, circle.center.y);
                let whole = (0.0, std::f64::consts::TAU);
                let points = curves::ellipse(centre, (circle.radius, 0.0), 1.0, whole.0, whole.1);
                self.line(points, &place.facing(circle.normal.z))
            }
            EntityType::Ellipse(ellipse) => {
                // An ellipse is placed in the drawing, not on its own plane; only its sense follows the plane.
                let ratio = ellipse.minor_axis_ratio * if ellipse.normal.z < 0.0 { -1.0 } else { 1.0 };
                let points = curves::ellipse(
                    (ellipse.center.x, ellipse.center.y),
                    (ellipse.major_axis.x, ellipse.major_axis.y),
                    ratio,
                    ellipse.start_parameter,
                    ellipse.end_parameter,
                );
                self.line(points, place)
            }
            EntityType::Spline(spline) => self.line(curves::spline(spline), place),
            EntityType::Solid(solid) => {
                let corners =
                    [&solid.first_corner, &solid.second_corner, &solid.fourth_corner, &solid.third_corner];
                let points = curves::ring(corners.map(|corner| (corner.x, corner.y)));
                self.line(points, &place.facing(solid.extrusion_direction.z))
            }
            EntityType::Trace(trace) => {
                let corners =
                    [&trace.first_corner, &trace.second_corner, &trace.fourth_corner, &trace.third_corner];
                let points = curves::ring(corners.map(|corner| (corner.x, corner.y)));
                self.line(points, &place.facing(trace.extrusion_direction.z))
            }
            EntityType::Face3D(face) => {
                let corners =
                    [&face.first_corner, &face.second_corner, &face.third_corner, &face.fourth_corner];
                self.line(curves::ring(corners.map(|corner| (corner.x, corner.y))), place)
            }
            EntityType::Insert(insert) => self.insert(insert, place, depth),
            _ => Ok(()),
        }
    }

    fn insert(&mut self, insert: &Insert, place: &Place, depth: usize) -> Result<(), DrawingError> {
        let Some(block) = self.blocks.get(&insert.name.to_uppercase()).copied() else { return Ok(()) };
        if depth >= MOST_DEPTH {
            return Err(DrawingError::TooMuch);
        }
        let place = place.facing(insert.extrusion_direction.z);
        for row in 0..i32::from(insert.row_count).max(1) {
            for column in 0..i32::from(insert.column_count).max(1) {
                self.inserts += 1;
                if self.inserts > MOST_INSERTS {
                    return Err(DrawingError::TooMuch);
                }
                let base = (block.base_point.x, block.base_point.y);
                let step = (f64::from(column) * insert.column_spacing, f64::from(row) * insert.row_spacing);
                let inner = place.block(
                    (insert.location.x, insert.location.y),
                    insert.rotation.to_radians(),
                    step,
                    (insert.x_scale_factor, insert.y_scale_factor),
                    base,
                );
                for entity in &block.entities {
                    self.follow(entity, &inner, depth + 1)?;
                }
            }
        }
        Ok(())
    }
}

/// The lines in whole units, y down, beginning at 0. Where they are too many, points too near to each other to be told
/// apart on a screen become one, and what becomes a single point is left out.
fn in_units(lines: &[Vec<Point>], nm_per_drawing_unit: Option<f64>) -> Result<Lines, DrawingError> {
    let (left, right) = span(lines.iter().flatten().map(|point| point.0)).ok_or(DrawingError::Empty)?;
    let (bottom, top) = span(lines.iter().flatten().map(|point| point.1)).ok_or(DrawingError::Empty)?;
    let longer = (right - left).max(top - bottom);
    if longer <= 0.0 || !longer.is_finite() {
        return Err(DrawingError::Empty);
    }
    // Where the scale is stated, a unit is a whole number of nanometres, so that nothing is lost in it.
    let nm_per_unit = nm_per_drawing_unit
        .map(|nm| (longer * nm / f64::from(LINE_UNITS)).ceil().max(1.0))
        .filter(|nm| *nm < 1e12);
    let factor = match (nm_per_drawing_unit, nm_per_unit) {
        (Some(drawn), Some(unit)) => drawn / unit,
        _ => f64::from(LINE_UNITS) / longer,
    };
    // Both are within 0 and LINE_UNITS, which a u32 holds.
    let unit = |length: f64, grain: f64| ((length * factor / grain).round() * grain).max(0.0) as u32;
    for grain in [1.0, 50.0, 100.0, 200.0, 400.0] {
        let mut points = 0;
        let mut drawn: Vec<Vec<(u32, u32)>> = Vec::new();
        for line in lines {
            let mut whole: Vec<(u32, u32)> =
                line.iter().map(|(x, y)| (unit(x - left, grain), unit(top - y, grain))).collect();
            whole.dedup();
            if whole.len() >= 2 {
                points += whole.len();
                drawn.push(whole);
            }
        }
        if points > MOST_POINTS {
            continue;
        }
        if drawn.is_empty() {
            return Err(DrawingError::Empty);
        }
        let all = || drawn.iter().flatten();
        return Ok(Lines {
            width: all().map(|point| point.0).max().unwrap_or(0).max(1),
            height: all().map(|point| point.1).max().unwrap_or(0).max(1),
            nm_per_unit: nm_per_unit.map(|nm| nm as u64),
            lines: drawn,
        });
    }
    Err(DrawingError::TooMuch)
}

fn span(values: impl Iterator<Item = f64>) -> Option<(f64, f64)> {
    values.fold(None, |span, value| match span {
        None => Some((value, value)),
        Some((least, most)) => Some((least.min(value), most.max(value))),
    })
}

#[cfg(test)]
mod tests;
