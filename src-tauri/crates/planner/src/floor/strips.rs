//! One way to fill a hall: strips of booths across it, back to back, with aisles between.

use domain::geometry::{PointMm, PolygonMm, RectMm};
use domain::hall::ElementShape;

use super::check::{KeepOff, is_clear};
use super::generate::{GenerateOptions, ModuleMm};
use super::plane::{Xy, xy};
use super::{Element, HallPlan};

/// How far a booth is pushed along its row in search of free floor.
const STEP_MM: i64 = 100;

/// The choices that make one layout.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Choice {
    /// Rows run from top to bottom instead of from left to right.
    pub is_upright: bool,
    /// Where the first aisle or row begins, from the hall's edge.
    pub offset_mm: i64,
    /// Whether rows stand along the two walls, facing in.
    pub along_walls: bool,
    /// Cross aisles, as fractions of a thousandth of the rows' length.
    pub cross: CrossAisles,
}

/// Where the cross aisles are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum CrossAisles {
    /// As many as the length asks for, evenly.
    Even,
    /// One, in front of the first entrance.
    Entrance,
    /// None but the main aisles that are drawn.
    Drawn,
}

/// A booth of a layout: its rectangle, row and which of the options' modules it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Laid {
    pub rect: RectMm,
    pub row: usize,
    pub module: usize,
}

/// A layout: booths row by row, and the centre lines of its main aisles.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Layout {
    pub booths: Vec<Laid>,
    pub main_aisles: Vec<(PointMm, PointMm)>,
    pub is_upright: bool,
}

/// Rows longer than this get a cross aisle, and one more for each such length.
const LONGEST_ROW_MM: i64 = 30_000;

/// Fills the hall by the choice.
pub(super) fn lay(hall: &HallPlan, options: &GenerateOptions, choice: Choice) -> Layout {
    if choice.is_upright {
        let turned = lay_across(&transposed(hall), options, choice);
        let flip = |p: PointMm| PointMm::new(p.y_mm, p.x_mm);
        return Layout {
            booths: turned.booths.into_iter().map(|b| Laid { rect: flipped(b.rect), ..b }).collect(),
            main_aisles: turned.main_aisles.into_iter().map(|(a, b)| (flip(a), flip(b))).collect(),
            is_upright: true,
        };
    }
    lay_across(hall, options, choice)
}

const fn flipped(r: RectMm) -> RectMm {
    RectMm::new(r.y_mm, r.x_mm, r.depth_mm, r.width_mm)
}

/// The hall with x and y exchanged.
fn transposed(hall: &HallPlan) -> HallPlan {
    let flip = |p: &PointMm| PointMm::new(p.y_mm, p.x_mm);
    let polygon = |p: &PolygonMm| PolygonMm(p.0.iter().map(flip).collect());
    let shape = |s: &ElementShape| match s {
        ElementShape::Point(p) => ElementShape::Point(flip(p)),
        ElementShape::Line(a, b) => ElementShape::Line(flip(a), flip(b)),
        ElementShape::Rect(r) => ElementShape::Rect(flipped(*r)),
        ElementShape::Polygon(p) => ElementShape::Polygon(polygon(p)),
    };
    HallPlan {
        outline: polygon(&hall.outline),
        elements: hall.elements.iter().map(|e| Element { shape: shape(&e.shape), ..e.clone() }).collect(),
    }
}

struct Layer<'a> {
    hall: &'a HallPlan,
    options: &'a GenerateOptions,
    floor: Vec<Xy>,
    keep_off: KeepOff,
    /// The stretches of x in which booths may stand.
    stretches: Vec<(i64, i64)>,
    booths: Vec<Laid>,
    row: usize,
    /// Booths laid of each module.
    laid: Vec<i64>,
}

fn lay_across(hall: &HallPlan, options: &GenerateOptions, choice: Choice) -> Layout {
    let Some(bounds) = hall.outline.bounds() else {
        return Layout { booths: Vec::new(), main_aisles: Vec::new(), is_upright: false };
    };
    let (left, right) =
        (bounds.x_mm + options.perimeter_aisle_mm, bounds.right_mm() - options.perimeter_aisle_mm);
    let centres = cross_centres(hall, choice.cross, left, right, options.rules.main_aisle_mm);
    let half = (options.rules.main_aisle_mm + 1) / 2;
    let mut stretches = Vec::new();
    let mut from = left;
    for centre in &centres {
        stretches.push((from, centre - half));
        from = centre + half;
    }
    stretches.push((from, right));
    let mut layer = Layer {
        hall,
        options,
        floor: hall.outline.0.iter().copied().map(xy).collect(),
        keep_off: KeepOff::new(hall, &options.rules),
        stretches,
        booths: Vec::new(),
        row: 0,
        laid: vec![0; options.modules.len()],
    };
    layer.fill(bounds, choice);
    let top_and_bottom = |x: i64| (PointMm::new(x, bounds.y_mm), PointMm::new(x, bounds.bottom_mm()));
    Layout {
        booths: layer.booths,
        main_aisles: centres.into_iter().map(top_and_bottom).collect(),
        is_upright: false,
    }
}

fn cross_centres(hall: &HallPlan, cross: CrossAisles, left: i64, right: i64, main_mm: i64) -> Vec<i64> {
    match cross {
        CrossAisles::Drawn => Vec::new(),
        CrossAisles::Even => {
            let count = ((right - left) / LONGEST_ROW_MM).clamp(1, 50);
            (1..=count).map(|i| left + (right - left) * i / (count + 1)).collect()
        }
        CrossAisles::Entrance => hall
            .elements
            .iter()
            .filter(|e| e.kind == domain::hall::ElementKind::Entrance)
            .filter_map(|e| match &e.shape {
                ElementShape::Line(a, b) => Some((a.x_mm + b.x_mm) / 2),
                ElementShape::Point(p) => Some(p.x_mm),
                ElementShape::Rect(r) => Some(r.x_mm + r.width_mm / 2),
                ElementShape::Polygon(_) => None,
            })
            // At the very end of the rows the perimeter aisle does.
            .find(|x| *x > left + main_mm && *x < right - main_mm)
            .into_iter()
            .collect(),
    }
}

impl Layer<'_> {
    fn fill(&mut self, bounds: RectMm, choice: Choice) {
        let aisle_mm = self.options.rules.side_aisle_mm;
        let mut y = bounds.y_mm + choice.offset_mm;
        let mut end = bounds.bottom_mm() - self.options.perimeter_aisle_mm;
        let mut bottom_row = None;
        if choice.along_walls {
            if let Some(m) = self.next_module(i64::MAX) {
                let depth_mm = self.options.modules[m].0.depth_mm;
                self.lay_row(y, m);
                y += depth_mm + aisle_mm;
                bottom_row = Some((bounds.bottom_mm() - depth_mm, m));
                end = bounds.bottom_mm() - depth_mm - aisle_mm;
            }
        } else {
            y += self.options.perimeter_aisle_mm;
        }
        while let Some(first) = self.next_module(end - y) {
            let depth_mm = self.options.modules[first].0.depth_mm;
            self.lay_row(y, first);
            y += depth_mm;
            if let Some(second) = self.next_module(end - y) {
                let depth_mm = self.options.modules[second].0.depth_mm;
                self.lay_row(y, second);
                y += depth_mm;
            }
            y += aisle_mm;
        }
        if let Some((y, m)) = bottom_row {
            self.lay_row(y, m);
        }
    }

    /// The module that is furthest behind its share among those that fit the depth that is left.
    fn next_module(&self, depth_mm: i64) -> Option<usize> {
        let shares: i64 = self.options.modules.iter().map(|(_, share)| i64::from(*share)).sum();
        let total: i64 = self.laid.iter().sum::<i64>() + 1;
        (0..self.options.modules.len())
            .filter(|m| self.options.modules[*m].0.depth_mm <= depth_mm && self.options.modules[*m].1 > 0)
            .max_by_key(|m| {
                let share = i64::from(self.options.modules[*m].1);
                (share * total - self.laid[*m] * shares, std::cmp::Reverse(*m))
            })
    }

    /// Lays a row of the module from `y` down, in every stretch, past whatever stands in the way.
    fn lay_row(&mut self, y: i64, module: usize) {
        let ModuleMm { width_mm, depth_mm } = self.options.modules[module].0;
        let before = self.booths.len();
        for (from, to) in self.stretches.clone() {
            let mut x = from;
            while x + width_mm <= to {
                let rect = RectMm::new(x, y, width_mm, depth_mm);
                if is_clear(self.hall, &self.floor, &self.keep_off, rect) {
                    self.booths.push(Laid { rect, row: self.row, module });
                    self.laid[module] += 1;
                    x += width_mm;
                } else {
                    x += STEP_MM;
                }
            }
        }
        if self.booths.len() > before {
            self.row += 1;
        }
    }
}
