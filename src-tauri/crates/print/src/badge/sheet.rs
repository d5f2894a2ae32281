//! Sheets: how badges share a sheet of paper, and where it is cut.

use std::sync::Arc;

use serde::Serialize;

use super::BadgeTemplate;
use crate::colour::Colour;
use crate::frame::{Drawing, Item, Path, Point, Rect};

/// A sheet of equal cells, filled row by row.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Sheet {
    /// Its name on the command line.
    pub id: String,
    /// Of the paper.
    pub paper_width_mm: f64,
    /// Of the paper.
    pub paper_height_mm: f64,
    /// Cells in a row.
    pub columns: usize,
    /// Rows on a sheet.
    pub rows: usize,
    /// Of one cell.
    pub cell_width_mm: f64,
    /// Of one cell.
    pub cell_height_mm: f64,
    /// From the paper's left edge to the first cell.
    pub left_mm: f64,
    /// From the paper's top edge to the first cell.
    pub top_mm: f64,
    /// From one cell's left edge to the next one's.
    pub pitch_x_mm: f64,
    /// From one cell's top edge to the next one's.
    pub pitch_y_mm: f64,
    /// Perforated or cut labels: no crop marks are printed.
    pub preprinted: bool,
}

/// A badge larger than the cells of the sheet.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
#[error(
    "template {template} of {badge_width_mm} x {badge_height_mm} mm does not fit the {cell_width_mm} x \
     {cell_height_mm} mm cells of sheet {sheet}"
)]
pub struct DoesNotFit {
    /// The template's name.
    pub template: String,
    /// Of the badge.
    pub badge_width_mm: f64,
    /// Of the badge.
    pub badge_height_mm: f64,
    /// The sheet's name.
    pub sheet: String,
    /// Of a cell.
    pub cell_width_mm: f64,
    /// Of a cell.
    pub cell_height_mm: f64,
}

const A4_MM: (f64, f64) = (210.0, 297.0);
const LETTER_MM: (f64, f64) = (215.9, 279.4);

impl Sheet {
    /// The sheets in the program: plain A4 to be cut, then labels and inserts on the market.
    ///
    /// Sizes and margins are the makers'.
    pub fn built_in() -> Vec<Self> {
        let plain = |id, columns_rows, cell, origin, pitch| {
            Self::of(id, A4_MM, columns_rows, cell, origin, pitch, false)
        };
        let labels = |id, columns_rows, cell, origin, pitch| {
            Self::of(id, A4_MM, columns_rows, cell, origin, pitch, true)
        };
        vec![
            // A quarter of A4 is half a millimetre higher than A6, so the sheet is quartered and each badge centred.
            plain("a4-4xa6", (2, 2), (105.0, 148.5), (0.0, 0.0), (105.0, 148.5)),
            plain("a4-id-card", (2, 5), (85.6, 54.0), (15.4, 7.5), (93.6, 57.0)),
            plain("a4-96x134", (2, 2), (96.0, 134.0), (9.0, 14.5), (96.0, 134.0)),
            Self::of("a4-8xa7", (297.0, 210.0), (4, 2), (74.25, 105.0), (0.0, 0.0), (74.25, 105.0), false),
            labels("durable-1445", (2, 5), (90.0, 54.0), (15.0, 12.0), (90.0, 54.0)),
            labels("durable-1453", (2, 6), (75.0, 40.0), (30.0, 28.5), (75.0, 40.0)),
            labels("durable-1456", (2, 4), (90.0, 60.0), (15.0, 28.5), (90.0, 60.0)),
            labels("herma-4412", (2, 5), (80.0, 50.0), (17.5, 13.5), (95.0, 55.0)),
            Self::of("avery-5395", LETTER_MM, (2, 4), (85.7, 59.3), (17.5, 14.8), (95.2, 63.5), true),
            labels("avery-l4785", (2, 5), (80.0, 50.0), (18.0, 13.0), (95.0, 55.0)),
            // Only the card's size is published everywhere; five rows that touch and two columns, centred.
            labels("avery-c32011", (2, 5), (85.0, 54.0), (15.0, 13.5), (95.0, 54.0)),
        ]
    }

    /// The sheet in the program with this name.
    pub fn named(id: &str) -> Option<Self> {
        Self::built_in().into_iter().find(|sheet| sheet.id == id)
    }

    /// A page of the badge's own size.
    pub fn single(template: &BadgeTemplate) -> Self {
        let size = (template.width_mm, template.height_mm);
        // Cut already, so there is nothing to mark.
        Self::of(&template.id, size, (1, 1), size, (0.0, 0.0), size, true)
    }

    fn of(
        id: &str,
        paper: (f64, f64),
        columns_rows: (usize, usize),
        cell: (f64, f64),
        origin: (f64, f64),
        pitch: (f64, f64),
        preprinted: bool,
    ) -> Self {
        Self {
            id: id.to_owned(),
            paper_width_mm: paper.0,
            paper_height_mm: paper.1,
            columns: columns_rows.0,
            rows: columns_rows.1,
            cell_width_mm: cell.0,
            cell_height_mm: cell.1,
            left_mm: origin.0,
            top_mm: origin.1,
            pitch_x_mm: pitch.0,
            pitch_y_mm: pitch.1,
            preprinted,
        }
    }

    /// How many badges it takes.
    pub fn capacity(&self) -> usize {
        self.columns * self.rows
    }

    /// Whether a badge fits into a cell.
    ///
    /// # Errors
    /// Both sizes, when it does not.
    pub fn check(&self, template: &BadgeTemplate) -> Result<(), DoesNotFit> {
        // Makers round to a tenth.
        let fits = |badge: f64, cell: f64| badge <= cell + 0.05;
        if fits(template.width_mm, self.cell_width_mm) && fits(template.height_mm, self.cell_height_mm) {
            return Ok(());
        }
        Err(DoesNotFit {
            template: template.id.clone(),
            badge_width_mm: template.width_mm,
            badge_height_mm: template.height_mm,
            sheet: self.id.clone(),
            cell_width_mm: self.cell_width_mm,
            cell_height_mm: self.cell_height_mm,
        })
    }

    /// Where the badge in a cell stands, centred; cells count row by row from 0.
    pub fn place(&self, cell: usize, template: &BadgeTemplate) -> Rect {
        let (column, row) = (cell % self.columns.max(1), cell / self.columns.max(1));
        Rect::new(
            self.left_mm + self.pitch_x_mm * column as f64 + (self.cell_width_mm - template.width_mm) / 2.0,
            self.top_mm + self.pitch_y_mm * row as f64 + (self.cell_height_mm - template.height_mm) / 2.0,
            template.width_mm,
            template.height_mm,
        )
    }

    /// Crop marks for badges of this template: hairlines beside the badges, and where badges touch, short ones on
    /// the common cut, in the badges' empty margins. `None` when there is nothing to cut.
    pub fn crop_marks(&self, template: &BadgeTemplate) -> Option<Arc<Drawing>> {
        if self.preprinted {
            return None;
        }
        let across: Vec<(f64, f64)> = (0..self.columns)
            .map(|column| self.place(column, template))
            .map(|badge| (badge.x_mm, badge.right_mm()))
            .collect();
        let down: Vec<(f64, f64)> = (0..self.rows)
            .map(|row| self.place(row * self.columns, template))
            .map(|badge| (badge.y_mm, badge.bottom_mm()))
            .collect();
        let upright_at = cuts(&across, self.paper_width_mm);
        let level_at = cuts(&down, self.paper_height_mm);
        // Marks within a badge stay in its margin.
        let inner_mm = template.frieze.x_mm - MARK_OFFSET_MM;
        let (upright_spans, level_spans) = (
            mark_spans(&down, self.paper_height_mm, inner_mm),
            mark_spans(&across, self.paper_width_mm, inner_mm),
        );
        let mut path = Path::default();
        let mut line = |from: Point, to: Point| path.segments.extend(Path::polyline(&[from, to]).segments);
        for &x in &upright_at {
            for &(from, to) in &upright_spans {
                line(Point::new(x, from), Point::new(x, to));
            }
        }
        for &y in &level_at {
            for &(from, to) in &level_spans {
                line(Point::new(from, y), Point::new(to, y));
            }
        }
        Some(Arc::new(Drawing {
            bounds: Rect::new(0.0, 0.0, self.paper_width_mm, self.paper_height_mm),
            items: vec![Item::Path(path.stroked(Colour::BLACK, HAIRLINE_MM))],
        }))
    }
}

const HAIRLINE_MM: f64 = 0.2;
/// Between a badge and its mark.
const MARK_OFFSET_MM: f64 = 1.5;
/// Of a mark beside badges.
const MARK_MM: f64 = 4.0;
/// Half of a cross where badges touch.
const CROSS_MM: f64 = 3.0;
/// Badges this near to each other are parted by one cut.
const ONE_CUT_MM: f64 = 1.0;

/// Where to cut along one axis: each edge once, an edge of the paper never.
fn cuts(badges: &[(f64, f64)], paper_mm: f64) -> Vec<f64> {
    let mut edges: Vec<f64> = Vec::new();
    for &(from, to) in badges {
        match edges.last_mut() {
            Some(last) if from - *last < ONE_CUT_MM => *last = f64::midpoint(*last, from),
            _ => edges.push(from),
        }
        edges.push(to);
    }
    edges.retain(|&edge| edge > ONE_CUT_MM && edge < paper_mm - ONE_CUT_MM);
    edges
}

/// From where to where marks run, across the cuts: before the first badge, between two, after the last.
fn mark_spans(badges: &[(f64, f64)], paper_mm: f64, inner_mm: f64) -> Vec<(f64, f64)> {
    let (Some(&(first, _)), Some(&(_, last))) = (badges.first(), badges.last()) else { return Vec::new() };
    let mut spans = Vec::new();
    // Without room beside the badges the mark lies in their margin, where the paper's edge is cut through.
    spans.push(if first > MARK_OFFSET_MM + 2.0 {
        ((first - MARK_OFFSET_MM - MARK_MM).max(0.0), first - MARK_OFFSET_MM)
    } else {
        (0.0, inner_mm)
    });
    for pair in badges.windows(2) {
        let (end, start) = (pair[0].1, pair[1].0);
        if start - end > 2.0 * MARK_OFFSET_MM + 1.0 {
            spans.push((end + MARK_OFFSET_MM, start - MARK_OFFSET_MM));
        } else if start - end < ONE_CUT_MM {
            let middle = f64::midpoint(start, end);
            spans.push((middle - CROSS_MM, middle + CROSS_MM));
        }
    }
    spans.push(if paper_mm - last > MARK_OFFSET_MM + 2.0 {
        (last + MARK_OFFSET_MM, (last + MARK_OFFSET_MM + MARK_MM).min(paper_mm))
    } else {
        (paper_mm - inner_mm, paper_mm)
    });
    spans
}

#[cfg(test)]
mod tests;
