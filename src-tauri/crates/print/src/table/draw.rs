//! One page of a table.

use super::minutes::Intro;
use super::rows::{PAD_MM, SetRow, Stretch, columns};
use super::{TableContent, TableWarning};
use crate::colour::Colour;
use crate::fonts::Weight;
use crate::frame::{Item, Page, Path, Picture, Point, Rect, Segment};
use crate::ornament::gigi_balang;
use crate::text::{Align, FitOutcome, FitRules, TextStyle, Typesetter, VerticalAlign};

const WIDTH_MM: f64 = 210.0;
const HEIGHT_MM: f64 = 297.0;
pub(super) const LEFT_MM: f64 = 16.0;
pub(super) const CONTENT_MM: f64 = WIDTH_MM - 2.0 * LEFT_MM;
const TOP_MM: f64 = 13.0;
/// Where the heads of columns begin.
const HEADS_MM: f64 = 45.0;
/// Where rows begin and end.
const ROWS_MM: f64 = 52.5;
const END_MM: f64 = 281.0;
const FOOTER_MM: f64 = 285.0;

const GREY: Colour = Colour::hex(0x005B_6472);
const PALE: Colour = Colour::hex(0x00D5_D8DD);

/// Height for rows on a page.
pub(super) const fn rows_mm() -> f64 {
    END_MM - ROWS_MM
}

struct Sheet<'a> {
    setter: &'a mut Typesetter,
    items: Vec<Item>,
    warnings: &'a mut Vec<TableWarning>,
}

impl Sheet<'_> {
    fn text(&mut self, text: &str, style: &TextStyle, area: Rect, (max_pt, min_pt): (f64, f64)) {
        if text.trim().is_empty() {
            return;
        }
        let fitted = self.setter.fit(text, style, area, FitRules { max_pt, min_pt, max_lines: 1 });
        if fitted.outcome == FitOutcome::Ellipsised {
            self.warnings.push(TableWarning::Cut { text: text.to_owned() });
        }
        if !fitted.missing.is_empty() {
            let characters = fitted.missing.clone();
            self.warnings.push(TableWarning::MissingGlyphs { text: text.to_owned(), characters });
        }
        self.items.extend(fitted.items());
    }

    fn path(&mut self, path: Path) {
        self.items.push(Item::Path(path));
    }
}

pub(super) fn page(
    content: &TableContent,
    intro: &Intro,
    rows: &[SetRow],
    stretch: &Stretch,
    setter: &mut Typesetter,
    number: (usize, usize),
    warnings: &mut Vec<TableWarning>,
) -> Page {
    let mut sheet = Sheet { setter, items: Vec::new(), warnings };
    draw_head(&mut sheet, content);
    for words in &intro.paragraphs {
        let at = |baseline: &Point| Point::new(baseline.x_mm, baseline.y_mm + HEADS_MM);
        sheet
            .items
            .extend(words.lines.iter().flat_map(|(line, baseline)| line.at(at(baseline), words.colour)));
    }
    draw_column_heads(&mut sheet, content, intro.height_mm);
    draw_rows(&mut sheet, content, rows, stretch, intro.height_mm);
    draw_footer(&mut sheet, content, number);
    Page { width_mm: WIDTH_MM, height_mm: HEIGHT_MM, items: sheet.items, ..Page::default() }
}

fn draw_head(sheet: &mut Sheet<'_>, content: &TableContent) {
    let at = |y: f64, width: f64, height: f64| Rect::new(LEFT_MM, y, width, height);
    sheet.path(gigi_balang(at(TOP_MM, CONTENT_MM, 2.6), Colour::ACCENT));
    let mut right = LEFT_MM + CONTENT_MM;
    if let Some(logo) = &content.logo {
        let room = logo.centred_in(Rect::new(0.0, 0.0, 24.0, 12.0));
        let area = Rect::new(right - room.width_mm, TOP_MM + 5.0, room.width_mm, room.height_mm);
        sheet.items.push(Item::Picture(Picture { hash: logo.hash.clone(), area }));
        right = area.x_mm - 3.0;
    }
    let width = right - LEFT_MM;
    let grey = TextStyle::default().in_colour(GREY).tabular();
    let event = TextStyle::of_weight(Weight::SemiBold);
    let event_width = if content.office.is_some() { width * 0.6 } else { width };
    sheet.text(&content.event, &event, at(TOP_MM + 5.0, event_width, 5.0), (10.0, 6.5));
    if let Some(office) = &content.office {
        let style = TextStyle::of_weight(Weight::Medium).in_colour(GREY);
        let style = style.aligned(Align::Right, VerticalAlign::Top);
        let area = Rect::new(LEFT_MM + width * 0.62, TOP_MM + 5.3, width * 0.38, 4.5);
        sheet.text(office, &style, area, (8.0, 5.5));
    }
    sheet.text(&content.venue_and_dates, &grey, at(TOP_MM + 10.0, width, 4.0), (8.0, 5.5));
    let title = TextStyle::of_weight(Weight::ExtraBold);
    sheet.text(&content.title, &title, at(TOP_MM + 16.0, CONTENT_MM, 8.0), (16.0, 9.0));
    let facts = TextStyle::default().tabular();
    sheet.text(&content.facts, &facts, at(TOP_MM + 24.5, CONTENT_MM, 4.5), (9.0, 6.0));
}

fn draw_column_heads(sheet: &mut Sheet<'_>, content: &TableContent, down_mm: f64) {
    for ((left, width), column) in columns(content).into_iter().zip(&content.columns) {
        let style = TextStyle::of_weight(Weight::Medium).in_colour(GREY);
        let style = style.aligned(column.align, VerticalAlign::Bottom);
        sheet.text(&column.head, &style, Rect::new(left, HEADS_MM + down_mm, width, 5.8), (7.5, 5.0));
    }
    sheet.path(across(&[ROWS_MM + down_mm - 0.8]).stroked(Colour::INK, 0.25));
}

fn draw_rows(
    sheet: &mut Sheet<'_>,
    content: &TableContent,
    rows: &[SetRow],
    stretch: &Stretch,
    down_mm: f64,
) {
    let mut y = ROWS_MM + down_mm;
    let mut hairlines = Vec::new();
    if let Some(section) = stretch.continued.and_then(|index| rows.get(index)) {
        let title = section.title.as_deref().unwrap_or_default();
        let style = TextStyle::of_weight(Weight::SemiBold).in_colour(GREY);
        let area = Rect::new(LEFT_MM, y + PAD_MM, CONTENT_MM, 5.0);
        sheet.text(&content.continued.replace("{title}", title), &style, area, (8.5, 6.0));
        y += section.height_mm;
        hairlines.push(y);
    }
    for row in &rows[stretch.rows.clone()] {
        let top = y + PAD_MM + if row.is_section { 1.6 } else { 0.0 };
        for cell in &row.cells {
            for (line, at) in &cell.lines {
                sheet.items.extend(line.at(Point::new(at.x_mm, top + at.y_mm), cell.colour));
            }
        }
        let signed = |(from, length_mm): &(Point, f64)| {
            let y_mm = y + from.y_mm;
            let end = Segment::Line(Point::new(from.x_mm + length_mm, y_mm));
            [Segment::Move(Point::new(from.x_mm, y_mm)), end]
        };
        if !row.lines.is_empty() {
            let segments = row.lines.iter().flat_map(signed).collect();
            sheet.path(Path { segments, ..Path::default() }.stroked(Colour::INK, 0.2));
        }
        y += row.height_mm;
        if !row.is_open {
            hairlines.push(y);
        }
    }
    if content.rows.is_empty() {
        let area = Rect::new(LEFT_MM, y + 4.0, CONTENT_MM, 6.0);
        sheet.text(&content.nothing, &TextStyle::default().in_colour(GREY), area, (9.0, 6.0));
    }
    if !hairlines.is_empty() {
        sheet.path(across(&hairlines).stroked(PALE, 0.2));
    }
}

fn draw_footer(sheet: &mut Sheet<'_>, content: &TableContent, (page, pages): (usize, usize)) {
    let style = TextStyle::default().in_colour(GREY).tabular();
    let third = CONTENT_MM / 3.0;
    let at = |index: f64| Rect::new(LEFT_MM + third * index, FOOTER_MM, third, 4.0);
    sheet.text(&content.printed_at, &style, at(0.0), (7.0, 4.5));
    if let Some(notice) = &content.notice {
        sheet.text(notice, &style.aligned(Align::Centre, VerticalAlign::Top), at(1.0), (7.0, 4.5));
    }
    let text = content.page.replace("{n}", &page.to_string()).replace("{total}", &pages.to_string());
    sheet.text(&text, &style.aligned(Align::Right, VerticalAlign::Top), at(2.0), (7.0, 4.5));
}

fn across(heights: &[f64]) -> Path {
    let right = LEFT_MM + CONTENT_MM;
    let line = |&y: &f64| [Segment::Move(Point::new(LEFT_MM, y)), Segment::Line(Point::new(right, y))];
    Path { segments: heights.iter().flat_map(line).collect(), ..Path::default() }
}
