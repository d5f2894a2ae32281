//! Outlines of many upright booths as few long lines: neighbours share a wall, which is drawn once.

use std::collections::BTreeMap;

use crate::frame::{Point, Segment};

/// Level and upright lines by their place, with the stretches that are drawn on each. In units of [`UNIT_MM`].
#[derive(Debug, Default)]
pub(super) struct Lines {
    level: BTreeMap<i64, Vec<(i64, i64)>>,
    upright: BTreeMap<i64, Vec<(i64, i64)>>,
}

/// Edges nearer than this are the same line.
const UNIT_MM: f64 = 0.002;

impl Lines {
    /// Adds a level or upright edge.
    pub(super) fn add(&mut self, from: Point, to: Point) {
        let units = |mm: f64| (mm / UNIT_MM).round() as i64;
        let (x1, y1, x2, y2) = (units(from.x_mm), units(from.y_mm), units(to.x_mm), units(to.y_mm));
        if y1 == y2 {
            self.level.entry(y1).or_default().push((x1.min(x2), x1.max(x2)));
        } else {
            self.upright.entry(x1).or_default().push((y1.min(y2), y1.max(y2)));
        }
    }

    /// The lines, each longer by half of its width at both ends, so that corners close.
    pub(super) fn segments(self, width_mm: f64) -> Vec<Segment> {
        let mm = |units: i64| units as f64 * UNIT_MM;
        let half = width_mm / 2.0;
        let mut segments = Vec::new();
        for (place, stretches) in self.level {
            for (from, to) in joined(stretches) {
                segments.push(Segment::Move(Point::new(mm(from) - half, mm(place))));
                segments.push(Segment::Line(Point::new(mm(to) + half, mm(place))));
            }
        }
        for (place, stretches) in self.upright {
            for (from, to) in joined(stretches) {
                segments.push(Segment::Move(Point::new(mm(place), mm(from) - half)));
                segments.push(Segment::Line(Point::new(mm(place), mm(to) + half)));
            }
        }
        segments
    }
}

/// Stretches that touch or overlap become one.
fn joined(mut stretches: Vec<(i64, i64)>) -> Vec<(i64, i64)> {
    stretches.sort_unstable();
    let mut joined: Vec<(i64, i64)> = Vec::new();
    for (from, to) in stretches {
        match joined.last_mut() {
            Some(last) if from <= last.1 + 1 => last.1 = last.1.max(to),
            _ => joined.push((from, to)),
        }
    }
    joined
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn booths_side_by_side_share_their_walls() {
        let mut lines = Lines::default();
        for left in [0.0, 10.0] {
            let corners = [(left, 0.0), (left + 10.0, 0.0), (left + 10.0, 8.0), (left, 8.0)]
                .map(|(x, y)| Point::new(x, y));
            for (from, to) in corners.into_iter().zip(corners.into_iter().cycle().skip(1)) {
                lines.add(from, to);
            }
        }
        let segments = lines.segments(0.2);
        // Two level lines and three upright ones.
        assert_eq!(segments.len(), 10);
        assert!(segments.contains(&Segment::Line(Point::new(20.1, 0.0))));
    }
}
