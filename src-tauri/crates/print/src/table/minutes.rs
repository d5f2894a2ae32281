//! What minutes have beside their table: paragraphs before it, and lines on which people sign after it.

use super::draw::{CONTENT_MM, LEFT_MM};
use super::rows::{GUTTER_MM, SIZE_PT, SetRow, cell};
use super::{Signatory, TableContent, TableWarning};
use crate::fonts::Weight;
use crate::frame::{Point, Rect};
use crate::text::{Align, FitOutcome, FitRules, Fitted, TextStyle, Typesetter, VerticalAlign};

/// Between paragraphs, and under the last.
const PARAGRAPH_MM: f64 = 2.2;
/// Over the closing paragraph.
const BEFORE_MM: f64 = 5.0;
/// Room for a hand that signs, and perhaps a stamp.
const SIGN_MM: f64 = 19.0;
/// Of a line to sign on.
const LINE_MM: f64 = 66.0;
const MOST_LINES: usize = 24;

/// Paragraphs over a table, their tops at 0.
#[derive(Default)]
pub(super) struct Intro {
    pub(super) paragraphs: Vec<Fitted>,
    pub(super) height_mm: f64,
}

pub(super) fn intro(
    content: &TableContent,
    setter: &mut Typesetter,
    warnings: &mut Vec<TableWarning>,
) -> Intro {
    let mut intro = Intro::default();
    for text in content.intro.iter().filter(|text| !text.trim().is_empty()) {
        let words = paragraph(text, intro.height_mm, setter, warnings);
        intro.height_mm += words.bounds.height_mm + PARAGRAPH_MM;
        intro.paragraphs.push(words);
    }
    intro
}

/// The rows that are signed: the closing paragraph, place and day with the first two people, then two by two.
pub(super) fn signatures(
    content: &TableContent,
    setter: &mut Typesetter,
    warnings: &mut Vec<TableWarning>,
) -> Vec<SetRow> {
    let Some(signatures) = &content.signatures else { return Vec::new() };
    let mut rows = Vec::new();
    let mut cells = Vec::new();
    let mut top_mm = BEFORE_MM;
    if !signatures.closing.trim().is_empty() {
        let words = paragraph(&signatures.closing, top_mm, setter, warnings);
        top_mm += words.bounds.height_mm + PARAGRAPH_MM;
        cells.push(words);
    }
    let half_mm = (CONTENT_MM - GUTTER_MM) / 2.0;
    let columns = [LEFT_MM, LEFT_MM + half_mm + GUTTER_MM];
    let mut words = |text: &str, style: &TextStyle, x_mm: f64, y_mm: f64| {
        let set = cell(text, style, (x_mm, half_mm), setter, warnings);
        lowered(set, y_mm)
    };
    let plain = TextStyle::default();
    let strong = TextStyle::of_weight(Weight::SemiBold);
    if !signatures.place_and_day.trim().is_empty() {
        let set = words(&signatures.place_and_day, &plain, columns[1], top_mm);
        top_mm += set.bounds.height_mm + PARAGRAPH_MM;
        cells.push(set);
    }
    for pair in signatures.people.chunks(2) {
        let mut lines = Vec::new();
        let mut role_mm: f64 = 0.0;
        for (Signatory { role, .. }, x_mm) in pair.iter().zip(columns) {
            let set = words(role, &plain, x_mm, top_mm);
            role_mm = role_mm.max(set.bounds.height_mm);
            cells.push(set);
        }
        let line_mm = top_mm + role_mm + SIGN_MM;
        let mut name_mm: f64 = 4.0;
        for (Signatory { name, .. }, x_mm) in pair.iter().zip(columns) {
            lines.push((Point::new(x_mm, line_mm), LINE_MM));
            let set = words(name, &strong, x_mm, line_mm + 0.8);
            name_mm = name_mm.max(set.bounds.height_mm);
            cells.push(set);
        }
        rows.push(SetRow {
            cells: std::mem::take(&mut cells),
            height_mm: line_mm + name_mm + PARAGRAPH_MM,
            is_section: false,
            is_remark: false,
            is_open: true,
            lines,
            title: None,
        });
        top_mm = PARAGRAPH_MM;
    }
    if !cells.is_empty() {
        // Nobody signs, and yet it ends with a word.
        let row = SetRow {
            cells,
            height_mm: top_mm,
            is_section: false,
            is_remark: false,
            is_open: true,
            lines: Vec::new(),
            title: None,
        };
        rows.push(row);
    }
    rows
}

fn paragraph(text: &str, top_mm: f64, setter: &mut Typesetter, warnings: &mut Vec<TableWarning>) -> Fitted {
    let style = TextStyle::default().tabular().aligned(Align::Left, VerticalAlign::Top);
    let rules = FitRules { max_pt: SIZE_PT + 0.5, min_pt: SIZE_PT + 0.5, max_lines: MOST_LINES };
    let fitted = setter.fit(text, &style, Rect::new(LEFT_MM, 0.0, CONTENT_MM, 140.0), rules);
    if fitted.outcome == FitOutcome::Ellipsised {
        warnings.push(TableWarning::Cut { text: text.to_owned() });
    }
    if !fitted.missing.is_empty() {
        let characters = fitted.missing.clone();
        warnings.push(TableWarning::MissingGlyphs { text: text.to_owned(), characters });
    }
    lowered(fitted, top_mm)
}

/// The same words further down.
fn lowered(mut words: Fitted, by_mm: f64) -> Fitted {
    for (_, at) in &mut words.lines {
        at.y_mm += by_mm;
    }
    words
}
