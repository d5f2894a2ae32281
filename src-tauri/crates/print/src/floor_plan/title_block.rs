//! The title block: event, venue and dates under a frieze, then cells with what a drawing must say of itself.

use super::canvas::{Canvas, GREY, Heap, cap_mm, centred};
use super::content::FloorPlanContent;
use super::labels::{FloorPlanLabels, filled};
use crate::colour::Colour;
use crate::fonts::Weight;
use crate::frame::{Item, MM_PER_PT, Path, Picture, Point, Rect, Segment};
use crate::ornament::gigi_balang;
use crate::text::{Align, FitOutcome, FitRules, TextStyle, VerticalAlign};

/// Height of the title block at a type scale of 1.
pub(super) const TITLE_BLOCK_MM: f64 = 54.5;

/// What changes from sheet to sheet.
pub(super) struct SheetFacts<'a> {
    pub(super) scale: &'a str,
    pub(super) sheet: usize,
    pub(super) sheets: usize,
    /// Of the lists on this sheet, or of the drawing.
    pub(super) title: &'a str,
}

/// Draws it into an area that is at least [`TITLE_BLOCK_MM`] high.
pub(super) fn draw_title_block(
    canvas: &mut Canvas<'_>,
    content: &FloorPlanContent,
    labels: &FloorPlanLabels,
    facts: &SheetFacts<'_>,
    area: Rect,
) {
    let k = canvas.k;
    let frieze = Rect::new(area.x_mm, area.y_mm, area.width_mm, 3.4 * k);
    canvas.path(Heap::TitleBlock, gigi_balang(frieze, Colour::ACCENT));
    let pad = 2.6 * k;
    let cells_height = 3.0 * CELL_MM * k;
    let head = Rect::new(
        area.x_mm + pad,
        frieze.bottom_mm() + 1.6 * k,
        area.width_mm - 2.0 * pad,
        area.bottom_mm() - cells_height - frieze.bottom_mm() - 2.6 * k,
    );
    let title_style = TextStyle::of_weight(Weight::SemiBold).in_colour(Colour::ACCENT).tracked(0.06);
    let title_width = if content.office.is_some() { head.width_mm * 0.42 } else { head.width_mm };
    let title = Rect::new(head.x_mm, head.y_mm, title_width, 3.6 * k);
    if let Some(office) = &content.office {
        let beside = head.width_mm - title_width - 1.5 * k;
        let area = Rect::new(head.right_mm() - beside, head.y_mm, beside, 3.6 * k);
        let style = TextStyle::of_weight(Weight::Medium).in_colour(GREY);
        let style = style.aligned(Align::Right, VerticalAlign::Top);
        canvas.text(Heap::TitleBlock, office, &style, area, shrinking(5.75 * k, 1));
    }
    let title_words = facts.title.to_uppercase();
    canvas.text(Heap::TitleBlock, &title_words, &title_style, title, shrinking(6.5 * k, 1));
    let mut event = Rect::new(head.x_mm, title.bottom_mm() + 0.2 * k, head.width_mm, 12.2 * k);
    if let Some(logo) = &content.logo {
        let room = Rect::new(0.0, 0.0, 17.0 * k, 11.0 * k);
        let place = logo.centred_in(room);
        let area = Rect::new(
            head.right_mm() - place.width_mm,
            event.y_mm + 0.6 * k,
            place.width_mm,
            place.height_mm,
        );
        canvas.put(Heap::TitleBlock, Item::Picture(Picture { hash: logo.hash.clone(), area }));
        event.width_mm -= place.width_mm + 1.5 * k;
    }
    let event_style = TextStyle { line_height_em: 1.1, ..TextStyle::of_weight(Weight::ExtraBold) };
    // Two large lines are better than a small one.
    let mut rules = FitRules { max_pt: 7.0 * k, min_pt: 5.0 * k, max_lines: 2 };
    for step in 0..8 {
        let size_pt = (15.0 - f64::from(step)) * k;
        let large = FitRules { max_pt: size_pt, min_pt: size_pt, max_lines: 2 };
        if canvas.setter.fit(&content.event, &event_style, event, large).outcome != FitOutcome::Ellipsised {
            rules = large;
            break;
        }
    }
    let cover = canvas.text(Heap::TitleBlock, &content.event, &event_style, event, rules);
    let style = TextStyle { line_height_em: 1.15, ..TextStyle::default() };
    let below = cover.bottom_mm() + 0.5 * k;
    let venue = Rect::new(head.x_mm, below, head.width_mm, 6.6 * k);
    let cover = canvas.text(Heap::TitleBlock, &content.venue, &style, venue, shrinking(7.5 * k, 2));
    let dates = Rect::new(head.x_mm, cover.bottom_mm() + 0.2 * k, head.width_mm, 3.8 * k);
    let dates_style = TextStyle::of_weight(Weight::SemiBold).tabular();
    canvas.text(Heap::TitleBlock, &content.dates, &dates_style, dates, shrinking(7.5 * k, 1));

    let cells = Rect::new(area.x_mm, area.bottom_mm() - cells_height, area.width_mm, cells_height);
    draw_cells(canvas, content, labels, facts, cells);
}

const CELL_MM: f64 = 8.2;

fn shrinking(size_pt: f64, max_lines: usize) -> FitRules {
    FitRules { max_pt: size_pt, min_pt: size_pt * 0.62, max_lines }
}

/// Three rows: hall; day and revision; scale and sheet. The north arrow stands at the right of all three.
fn draw_cells(
    canvas: &mut Canvas<'_>,
    content: &FloorPlanContent,
    labels: &FloorPlanLabels,
    facts: &SheetFacts<'_>,
    area: Rect,
) {
    let k = canvas.k;
    let row = area.height_mm / 3.0;
    let arrow_width = 15.5 * k;
    let words_width = area.width_mm - arrow_width;
    let half = words_width / 2.0;
    let sheet =
        filled(&labels.n_of_total, &[("n", &facts.sheet.to_string()), ("total", &facts.sheets.to_string())]);
    let (left, middle, top) = (area.x_mm, area.x_mm + half, area.y_mm);
    let cells = [
        (&labels.hall, content.hall.as_str(), Rect::new(left, top, words_width, row)),
        (&labels.drawn_on, &content.drawn_on, Rect::new(left, top + row, half, row)),
        (&labels.revision, &content.revision, Rect::new(middle, top + row, half, row)),
        (&labels.scale, facts.scale, Rect::new(left, top + 2.0 * row, half, row)),
        (&labels.sheet, &sheet, Rect::new(middle, top + 2.0 * row, half, row)),
    ];
    for (label, value, cell) in cells {
        let inner = Rect::new(cell.x_mm + 2.6 * k, cell.y_mm + 1.0 * k, cell.width_mm - 3.6 * k, 2.6 * k);
        let style = TextStyle::of_weight(Weight::Medium).in_colour(GREY);
        canvas.text(Heap::TitleBlock, label, &style, inner, shrinking(5.25 * k, 1));
        let value_area = Rect::new(inner.x_mm, inner.bottom_mm() + 0.1 * k, inner.width_mm, 4.2 * k);
        let style = TextStyle::of_weight(Weight::Bold).tabular().aligned(Align::Left, VerticalAlign::Middle);
        canvas.text(Heap::TitleBlock, value, &style, value_area, shrinking(8.0 * k, 1));
    }
    let rule = |from: Point, to: Point| Path::polyline(&[from, to]).stroked(Colour::INK, 0.2);
    let right = left + words_width;
    let lines = [
        (Point::new(left, top), Point::new(area.right_mm(), top)),
        (Point::new(left, top + row), Point::new(right, top + row)),
        (Point::new(left, top + 2.0 * row), Point::new(right, top + 2.0 * row)),
        (Point::new(middle, top + row), Point::new(middle, area.bottom_mm())),
        (Point::new(right, top), Point::new(right, area.bottom_mm())),
    ];
    for (from, to) in lines {
        canvas.path(Heap::TitleBlock, rule(from, to));
    }
    let centre = Point::new(right + arrow_width / 2.0, area.y_mm + area.height_mm / 2.0);
    draw_north(canvas, content.north_mdeg, &labels.north, centre, 5.0 * k);
}

/// A needle in a ring with the letter at its tip.
fn draw_north(canvas: &mut Canvas<'_>, north_mdeg: i32, letter: &str, centre: Point, radius: f64) {
    let angle = (f64::from(north_mdeg) / 1000.0).to_radians();
    let (sin, cos) = angle.sin_cos();
    let at = |along: f64, across: f64| {
        Point::new(centre.x_mm + sin * along + cos * across, centre.y_mm - cos * along + sin * across)
    };
    canvas.path(Heap::TitleBlock, Path::circle(centre, radius).stroked(Colour::INK, 0.25));
    let (tip, notch) = (at(radius, 0.0), at(-0.28 * radius, 0.0));
    let (left, right) = (at(-0.78 * radius, -0.56 * radius), at(-0.78 * radius, 0.56 * radius));
    canvas.path(Heap::TitleBlock, Path::polygon(&[tip, notch, left]).filled(Colour::INK));
    let outline = Path::polygon(&[tip, left, notch, right]).stroked(Colour::INK, 0.2);
    canvas.path(Heap::TitleBlock, outline);
    let size_pt = radius * 1.5;
    let beyond = at(radius + 0.75 * size_pt * MM_PER_PT, 0.0);
    let style = TextStyle::of_weight(Weight::Bold);
    canvas.turned_line(Heap::TitleBlock, letter, &style, size_pt, beyond, 0.0);
}

/// Height of the scale bar at a type scale of 1.
pub(super) const SCALE_BAR_MM: f64 = 10.0;

/// A bar in round metres, as long as the area allows.
pub(super) fn draw_scale_bar(canvas: &mut Canvas<'_>, scale: u32, scale_text: &str, area: Rect) {
    const STEPS_MM: [i64; 9] = [100_000, 50_000, 20_000, 10_000, 5_000, 2_000, 1_000, 500, 200];
    let k = canvas.k;
    let paper = |length_mm: i64| length_mm as f64 / f64::from(scale);
    let room = (area.width_mm - 6.0 * k).min(64.0 * k);
    let step = STEPS_MM.into_iter().find(|&step| 4.0 * paper(step) <= room).unwrap_or(200);
    let count = ((room / paper(step)).floor() as usize).clamp(1, 6);
    let height = 1.5 * k;
    let (left, top) = (area.x_mm, area.y_mm + 3.6 * k);
    let mut dark = Vec::<Segment>::new();
    for index in (0..count).step_by(2) {
        let part = Rect::new(left + paper(step) * index as f64, top, paper(step), height);
        dark.extend(Path::rect(part).segments);
    }
    canvas.path(Heap::TitleBlock, Path { segments: dark, ..Path::default() }.filled(Colour::INK));
    let whole = Rect::new(left, top, paper(step) * count as f64, height);
    canvas.path(Heap::TitleBlock, Path::rect(whole).stroked(Colour::INK, 0.15));
    let style = TextStyle::of_weight(Weight::Medium).tabular();
    let size_pt = 5.25 * k;
    for (index, metres) in (0..=count).zip((0..).map(|index: i64| step * index)) {
        let text = if metres % 1000 == 0 { (metres / 1000).to_string() } else { continue };
        let text = if index == count { format!("{text} m") } else { text };
        let x = left + paper(step) * index as f64;
        // The last number stays centred on its mark, and its unit hangs out.
        let anchor = if index == count {
            let number = canvas.width_mm(text.trim_end_matches(" m"), &style, size_pt);
            Point::new(x - number / 2.0, top - 0.9 * k)
        } else {
            let number = canvas.width_mm(&text, &style, size_pt);
            Point::new(if index == 0 { x } else { x - number / 2.0 }, top - 0.9 * k)
        };
        canvas.line(Heap::TitleBlock, &text, &style, size_pt, anchor);
    }
    let caption = Rect::new(left, top + height + 0.7 * k, area.width_mm, cap_mm(6.0 * k) + 1.6 * k);
    let style = TextStyle::of_weight(Weight::SemiBold).tabular();
    canvas.text(Heap::TitleBlock, scale_text, &style, caption, FitRules::fixed(6.0 * k));
}

/// Border line, and the footer under it: time of printing, a remark, page x of y.
pub(super) fn draw_footer(
    canvas: &mut Canvas<'_>,
    content: &FloorPlanContent,
    labels: &FloorPlanLabels,
    border: Rect,
    page: usize,
    pages: usize,
) {
    let k = canvas.k;
    canvas.path(Heap::TitleBlock, Path::rect(border).stroked(Colour::INK, 0.5));
    let line = Rect::new(border.x_mm, border.bottom_mm() + 0.9 * k, border.width_mm, 2.8 * k);
    let style = TextStyle::default().in_colour(GREY).tabular();
    let rules = FitRules { max_pt: 5.5 * k, min_pt: 3.5 * k, max_lines: 1 };
    let third = line.width_mm * 0.3;
    let at = |index: f64, width: f64| {
        Rect::new(line.x_mm + line.width_mm * index, line.y_mm, width, line.height_mm)
    };
    let printed = filled(&labels.printed_at, &[("time", &content.printed_at)]);
    canvas.text(Heap::TitleBlock, &printed, &style, at(0.0, third), rules);
    if let Some(notice) = &content.notice {
        let style = TextStyle { vertical: VerticalAlign::Top, ..centred(style) };
        canvas.text(Heap::TitleBlock, notice, &style, at(0.3, line.width_mm * 0.4), rules);
    }
    let text = filled(&labels.page, &[("n", &page.to_string()), ("total", &pages.to_string())]);
    let style = style.aligned(Align::Right, VerticalAlign::Top);
    canvas.text(Heap::TitleBlock, &text, &style, at(0.7, third), rules);
}
