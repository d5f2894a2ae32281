//! Rows, set in their columns and divided into pages.

use super::draw::{CONTENT_MM, LEFT_MM};
use super::{TableContent, TableRow, TableWarning};
use crate::colour::Colour;
use crate::fonts::Weight;
use crate::frame::{Point, Rect};
use crate::text::{Align, FitOutcome, FitRules, Fitted, TextStyle, Typesetter, VerticalAlign};

/// Between columns.
pub(super) const GUTTER_MM: f64 = 2.4;
/// Above and below the words of a row.
pub(super) const PAD_MM: f64 = 1.05;
pub(super) const SIZE_PT: f64 = 8.5;
const LEAST_PT: f64 = 6.0;
const MOST_LINES: usize = 6;

/// Something is wrong here; words say what.
pub(super) const ALERT: Colour = Colour::hex(0x00B3_261E);

/// A row whose words have their places, the top of the row at 0.
pub(super) struct SetRow {
    pub(super) cells: Vec<Fitted>,
    pub(super) height_mm: f64,
    pub(super) is_section: bool,
    /// Says something of the row above it, and stays with that.
    pub(super) is_remark: bool,
    /// Has no hairline below it.
    pub(super) is_open: bool,
    /// Lines to sign on: left end and length, below the row's top.
    pub(super) lines: Vec<(Point, f64)>,
    /// Of a section: its title, for the page on which it goes on.
    pub(super) title: Option<String>,
}

/// The rows of a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Stretch {
    pub(super) rows: std::ops::Range<usize>,
    /// The section, begun on an earlier page, that goes on here.
    pub(super) continued: Option<usize>,
}

/// Left edge and width of each column.
pub(super) fn columns(content: &TableContent) -> Vec<(f64, f64)> {
    let whole: f64 = content.columns.iter().map(|column| column.share).sum::<f64>().max(1e-6);
    let room = CONTENT_MM - GUTTER_MM * content.columns.len().saturating_sub(1) as f64;
    let mut x = LEFT_MM;
    content
        .columns
        .iter()
        .map(|column| {
            let width = room * column.share / whole;
            let left = x;
            x += width + GUTTER_MM;
            (left, width)
        })
        .collect()
}

pub(super) fn set(
    content: &TableContent,
    setter: &mut Typesetter,
    warnings: &mut Vec<TableWarning>,
) -> Vec<SetRow> {
    let columns = columns(content);
    let mut rows: Vec<SetRow> =
        content.rows.iter().map(|row| set_row(content, row, &columns, setter, warnings)).collect();
    let mut is_under_a_row = false;
    for (row, set) in content.rows.iter().zip(&mut rows) {
        set.is_remark = is_under_a_row && matches!(row, TableRow::Note { .. });
        is_under_a_row = set.is_remark || matches!(row, TableRow::Cells { .. });
    }
    rows
}

fn set_row(
    content: &TableContent,
    row: &TableRow,
    columns: &[(f64, f64)],
    setter: &mut Typesetter,
    warnings: &mut Vec<TableWarning>,
) -> SetRow {
    let inked = |style: TextStyle, is_alert: bool| if is_alert { style.in_colour(ALERT) } else { style };
    let mut words = |text: &str, style: &TextStyle, at: (f64, f64)| cell(text, style, at, setter, warnings);
    let (cells, title): (Vec<Fitted>, Option<String>) = match row {
        TableRow::Section { title, value, is_alert } => {
            let style = inked(TextStyle::of_weight(Weight::Bold), *is_alert);
            let half = CONTENT_MM * 0.5;
            let left = words(title, &style, (LEFT_MM, half - GUTTER_MM));
            let style = style.tabular().aligned(Align::Right, VerticalAlign::Top);
            let right = words(value, &style, (LEFT_MM + half, half));
            (vec![left, right], Some(title.clone()))
        }
        TableRow::Note { text, is_alert } => {
            let weight = if *is_alert { Weight::SemiBold } else { Weight::Regular };
            let style = inked(TextStyle::of_weight(weight), *is_alert);
            (vec![words(text, &style, (LEFT_MM, CONTENT_MM))], None)
        }
        TableRow::Cells { cells, is_alert } => {
            let weight = if *is_alert { Weight::SemiBold } else { Weight::Regular };
            let set = cells
                .iter()
                .zip(columns)
                .zip(&content.columns)
                .map(|((text, at), column)| {
                    let style = inked(TextStyle::of_weight(weight), *is_alert).tabular();
                    words(text, &style.aligned(column.align, VerticalAlign::Top), *at)
                })
                .collect();
            (set, None)
        }
    };
    let is_section = title.is_some();
    let words_mm = cells.iter().map(|cell| cell.bounds.height_mm).fold(3.4, f64::max);
    let air = if is_section { 1.6 } else { 0.0 };
    SetRow {
        cells,
        height_mm: words_mm + 2.0 * PAD_MM + air,
        is_section,
        is_remark: false,
        is_open: false,
        lines: Vec::new(),
        title,
    }
}

/// Words in a column, on as many lines as they need at the usual size; smaller only where a word is too long for it.
pub(super) fn cell(
    text: &str,
    style: &TextStyle,
    (left, width): (f64, f64),
    setter: &mut Typesetter,
    warnings: &mut Vec<TableWarning>,
) -> Fitted {
    let area = Rect::new(left, 0.0, width, 60.0);
    let usual = FitRules { max_pt: SIZE_PT, min_pt: SIZE_PT, max_lines: MOST_LINES };
    let mut fitted = setter.fit(text, style, area, usual);
    if fitted.outcome == FitOutcome::Ellipsised {
        fitted = setter.fit(text, style, area, FitRules { min_pt: LEAST_PT, ..usual });
    }
    if fitted.outcome == FitOutcome::Ellipsised {
        warnings.push(TableWarning::Cut { text: text.to_owned() });
    }
    if !fitted.missing.is_empty() {
        let characters = fitted.missing.clone();
        warnings.push(TableWarning::MissingGlyphs { text: text.to_owned(), characters });
    }
    fitted
}

/// Divides rows into pages of so much height. A section's head stays with the row below it, and comes again where its
/// rows go on; a remark stays with the row above it. So much of the first page is taken.
pub(super) fn divide(rows: &[SetRow], page_mm: f64, taken_mm: f64) -> Vec<Stretch> {
    let mut pages = Vec::new();
    let mut start = 0;
    let mut section: Option<usize> = None;
    while start < rows.len() {
        let continued = section.filter(|_| !rows[start].is_section);
        let mut used = continued.map_or(0.0, |index| rows[index].height_mm);
        let room_mm = if pages.is_empty() { page_mm - taken_mm } else { page_mm };
        let mut end = start;
        while end < rows.len() {
            // A head and the first row under it come together, as do a row and the remarks on it.
            let stays = |pair: &&[SetRow]| pair[1].is_remark || (pair[0].is_section && !pair[1].is_section);
            let with_next: f64 = rows[end..].windows(2).take_while(stays).map(|pair| pair[1].height_mm).sum();
            if used + rows[end].height_mm + with_next > room_mm && end > start {
                break;
            }
            used += rows[end].height_mm;
            if rows[end].is_section {
                section = Some(end);
            }
            end += 1;
        }
        pages.push(Stretch { rows: start..end, continued });
        start = end;
    }
    if pages.is_empty() {
        pages.push(Stretch { rows: 0..0, continued: None });
    }
    pages
}
