//! A booth's outline on paper, without the seams of a merge, and the room for words in it.

use domain::geometry::{BoothShape, RectMm};

use super::sheet::View;
use crate::frame::{Point, Rect, Segment};

/// A booth on paper.
#[derive(Debug, Clone)]
pub(super) struct PlacedBooth {
    /// The parts before turning.
    pub(super) parts: Vec<Rect>,
    /// Clockwise, about `centre`: what remains of the booth's turn once quarter turns are in the parts.
    pub(super) degrees: f64,
    /// Of the bounds of the parts.
    pub(super) centre: Point,
    /// Edges between booth and not booth, before turning.
    edges: Vec<(Point, Point)>,
    /// The largest part of the booth that is a rectangle, before turning.
    pub(super) room: Rect,
}

impl PlacedBooth {
    /// `None` for a shape without parts.
    pub(super) fn new(view: &View, shape: &BoothShape) -> Option<Self> {
        let bounds = shape.unturned_bounds()?;
        let turn_mdeg = shape.rotation_mdeg.rem_euclid(360_000);
        // The nearest quarter turn, so that what remains leaves words as level as can be.
        let quarter_turns = (turn_mdeg + 45_000) / 90_000;
        let rest_mdeg = turn_mdeg - quarter_turns * 90_000;
        // Half millimetres keep the middle of an odd width exact.
        let middle = (2 * bounds.x_mm + bounds.width_mm, 2 * bounds.y_mm + bounds.depth_mm);
        let cells: Vec<[i64; 4]> =
            shape.rects.iter().map(|rect| turned(rect, middle, quarter_turns)).collect();
        let grid = Grid::new(&cells);
        let on_paper = |x: i64, y: i64| view.exact(x as f64 / 2.0, y as f64 / 2.0);
        let paper_rect = |[left, top, right, bottom]: [i64; 4]| {
            let corner = on_paper(left, top);
            let (width, height) = ((right - left) as f64 / 2.0, (bottom - top) as f64 / 2.0);
            Rect::new(corner.x_mm, corner.y_mm, view.length(width), view.length(height))
        };
        Some(Self {
            parts: cells.iter().map(|&cell| paper_rect(cell)).collect(),
            degrees: f64::from(rest_mdeg) / 1000.0,
            centre: on_paper(middle.0, middle.1),
            edges: grid
                .edges()
                .into_iter()
                .map(|[x1, y1, x2, y2]| (on_paper(x1, y1), on_paper(x2, y2)))
                .collect(),
            room: paper_rect(grid.largest_rect()),
        })
    }

    /// Whether it stands upright.
    pub(super) fn is_upright(&self) -> bool {
        self.degrees.abs() < 1e-9
    }

    /// A point of the upright booth where it is on paper.
    pub(super) fn turn(&self, point: Point) -> Point {
        if self.is_upright() {
            return point;
        }
        crate::frame::Transform::turn(self.degrees, self.centre).apply(point)
    }

    /// Its inside, as closed subpaths.
    pub(super) fn inside(&self) -> Vec<Segment> {
        self.parts.iter().flat_map(|&part| self.rect(part)).collect()
    }

    /// An upright rectangle of the booth as a closed subpath on paper.
    pub(super) fn rect(&self, rect: Rect) -> Vec<Segment> {
        let corners = [
            Point::new(rect.x_mm, rect.y_mm),
            Point::new(rect.right_mm(), rect.y_mm),
            Point::new(rect.right_mm(), rect.bottom_mm()),
            Point::new(rect.x_mm, rect.bottom_mm()),
        ];
        let mut segments: Vec<Segment> = corners
            .into_iter()
            .enumerate()
            .map(|(index, corner)| {
                let corner = self.turn(corner);
                if index == 0 { Segment::Move(corner) } else { Segment::Line(corner) }
            })
            .collect();
        segments.push(Segment::Close);
        segments
    }

    /// The edges of an upright booth, without seams between parts.
    pub(super) fn edges(&self) -> &[(Point, Point)] {
        &self.edges
    }

    /// Its outline as closed loops of corners on paper, without seams: one for a booth in one piece without a hole.
    pub(super) fn outlines(&self) -> Vec<Vec<Point>> {
        let same = |one: Point, two: Point| (one.x_mm - two.x_mm).hypot(one.y_mm - two.y_mm) < 1e-6;
        let mut rest = self.edges.clone();
        let mut loops = Vec::new();
        while let Some((first, mut end)) = rest.pop() {
            let mut corners = vec![self.turn(first)];
            while !same(end, first) {
                let Some(next) = rest.iter().position(|&(from, to)| same(from, end) || same(to, end)) else {
                    break;
                };
                corners.push(self.turn(end));
                let (from, to) = rest.swap_remove(next);
                end = if same(from, end) { to } else { from };
            }
            loops.push(corners);
        }
        loops
    }

    /// Its outline, without seams between parts.
    pub(super) fn outline(&self, line_mm: f64) -> Vec<Segment> {
        if self.parts.len() == 1 {
            return self.inside();
        }
        let half = line_mm / 2.0;
        let lengthen =
            |from: f64, to: f64| if (from - to).abs() < 1e-9 { 0.0 } else { half * (to - from).signum() };
        self.edges
            .iter()
            .flat_map(|&(from, to)| {
                // Ends are butt, so each edge reaches half a line further to close its corners.
                let (dx, dy) = (lengthen(from.x_mm, to.x_mm), lengthen(from.y_mm, to.y_mm));
                let start = self.turn(Point::new(from.x_mm - dx, from.y_mm - dy));
                let end = self.turn(Point::new(to.x_mm + dx, to.y_mm + dy));
                [Segment::Move(start), Segment::Line(end)]
            })
            .collect()
    }
}

/// A part after quarter turns clockwise about a middle, in half millimetres: left, top, right, bottom.
fn turned(rect: &RectMm, (middle_x, middle_y): (i64, i64), quarter_turns: i32) -> [i64; 4] {
    let (mut left, mut top) = (2 * rect.x_mm - middle_x, 2 * rect.y_mm - middle_y);
    let (mut right, mut bottom) = (2 * rect.right_mm() - middle_x, 2 * rect.bottom_mm() - middle_y);
    for _ in 0..quarter_turns {
        // (x, y) goes to (-y, x).
        (left, top, right, bottom) = (-bottom, left, -top, right);
    }
    [left + middle_x, top + middle_y, right + middle_x, bottom + middle_y]
}

/// The booth as cells between the edges of its parts.
struct Grid {
    xs: Vec<i64>,
    ys: Vec<i64>,
    /// Row by row.
    covered: Vec<bool>,
}

impl Grid {
    fn new(parts: &[[i64; 4]]) -> Self {
        let sorted = |mut values: Vec<i64>| {
            values.sort_unstable();
            values.dedup();
            values
        };
        let xs = sorted(parts.iter().flat_map(|part| [part[0], part[2]]).collect());
        let ys = sorted(parts.iter().flat_map(|part| [part[1], part[3]]).collect());
        let columns = xs.len() - 1;
        let mut covered = vec![false; columns * (ys.len() - 1)];
        for (row, y) in ys.windows(2).enumerate() {
            for (column, x) in xs.windows(2).enumerate() {
                covered[row * columns + column] = parts
                    .iter()
                    .any(|part| part[0] <= x[0] && x[1] <= part[2] && part[1] <= y[0] && y[1] <= part[3]);
            }
        }
        Self { xs, ys, covered }
    }

    fn at(&self, column: Option<usize>, row: Option<usize>) -> bool {
        let columns = self.xs.len() - 1;
        match (column, row) {
            (Some(column), Some(row)) if column < columns && row + 1 < self.ys.len() => {
                self.covered[row * columns + column]
            }
            _ => false,
        }
    }

    /// The longest straight edges between covered and free cells: x1, y1, x2, y2.
    fn edges(&self) -> Vec<[i64; 4]> {
        let mut edges = Vec::new();
        for line in 0..self.ys.len() {
            let mut start = None;
            for column in 0..self.xs.len() {
                let is_edge = self.at(Some(column), line.checked_sub(1)) != self.at(Some(column), Some(line));
                match (start, is_edge) {
                    (None, true) => start = Some(column),
                    (Some(from), false) => {
                        edges.push([self.xs[from], self.ys[line], self.xs[column], self.ys[line]]);
                        start = None;
                    }
                    _ => {}
                }
            }
        }
        for line in 0..self.xs.len() {
            let mut start = None;
            for row in 0..self.ys.len() {
                let is_edge = self.at(line.checked_sub(1), Some(row)) != self.at(Some(line), Some(row));
                match (start, is_edge) {
                    (None, true) => start = Some(row),
                    (Some(from), false) => {
                        edges.push([self.xs[line], self.ys[from], self.xs[line], self.ys[row]]);
                        start = None;
                    }
                    _ => {}
                }
            }
        }
        edges
    }

    /// The largest rectangle of covered cells.
    fn largest_rect(&self) -> [i64; 4] {
        let (columns, rows) = (self.xs.len() - 1, self.ys.len() - 1);
        let mut best = [self.xs[0], self.ys[0], self.xs[1.min(columns)], self.ys[1.min(rows)]];
        let mut best_area = 0;
        for top in 0..rows {
            for left in 0..columns {
                let mut most_right = columns;
                for bottom in top..rows {
                    let full = (left..most_right).take_while(|&x| self.at(Some(x), Some(bottom))).count();
                    most_right = left + full;
                    if full == 0 {
                        break;
                    }
                    let rect = [self.xs[left], self.ys[top], self.xs[most_right], self.ys[bottom + 1]];
                    let area = (rect[2] - rect[0]) * (rect[3] - rect[1]);
                    if area > best_area {
                        (best, best_area) = (rect, area);
                    }
                }
            }
        }
        best
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn placed(rects: &[(i64, i64, i64, i64)], rotation_mdeg: i32) -> PlacedBooth {
        let rects = rects.iter().map(|&(x, y, w, d)| RectMm::new(x, y, w, d)).collect();
        let view = View { scale: 100.0, origin: Point::default() };
        PlacedBooth::new(&view, &BoothShape { rects, rotation_mdeg }).unwrap()
    }

    #[test]
    fn a_merge_has_no_seam_and_words_get_its_largest_rectangle() {
        // An L: 6 x 3 m above, 3 x 3 m below its left half.
        let booth = placed(&[(0, 0, 3000, 3000), (3000, 0, 3000, 3000), (0, 3000, 3000, 3000)], 0);
        assert_eq!(booth.edges.len(), 6);
        assert_eq!((booth.room.width_mm, booth.room.height_mm), (60.0, 30.0));
        let is_at = |x_mm: f64| (x_mm - 30.0).abs() < 1e-9;
        assert!(!booth.edges.iter().any(|(from, to)| is_at(from.x_mm) && is_at(to.x_mm) && from.y_mm < 1.0));
    }

    #[test]
    fn a_merge_is_one_closed_outline_and_a_ring_has_a_hole() {
        let outlines =
            placed(&[(0, 0, 3000, 3000), (3000, 0, 3000, 3000), (0, 3000, 3000, 3000)], 0).outlines();
        assert_eq!(outlines.iter().map(Vec::len).collect::<Vec<_>>(), [6]);
        let ring =
            [(0, 0, 9000, 3000), (0, 3000, 3000, 3000), (6000, 3000, 3000, 3000), (0, 6000, 9000, 3000)];
        let outlines = placed(&ring, 0).outlines();
        assert_eq!(outlines.iter().map(Vec::len).collect::<Vec<_>>(), [4, 4]);
    }

    #[test]
    fn a_quarter_turn_stays_upright_on_paper() {
        let booth = placed(&[(0, 0, 4000, 2000)], 90_000);
        assert!(booth.is_upright());
        assert_eq!(booth.parts, [Rect::new(10.0, -10.0, 20.0, 40.0)]);
        assert!(!placed(&[(0, 0, 4000, 2000)], 45_000).is_upright());
    }
}
