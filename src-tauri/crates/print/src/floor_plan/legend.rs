//! The legend: categories with their counts, then the symbols that are on this drawing.

use std::collections::BTreeMap;

use domain::hall::ElementKind;

use super::booths::{Sample, swatch};
use super::canvas::{Canvas, GREY, Heap, cap_mm};
use super::content::FloorPlanContent;
use super::labels::FloorPlanLabels;
use super::marks::{Access, Mark, marks_of};
use super::symbols::Symbols;
use crate::colour::Colour;
use crate::fonts::Weight;
use crate::frame::{Hatch, HatchKind, Path, Point, Rect};
use crate::text::{Align, FitRules, TextStyle, VerticalAlign};

/// Height of a row at a type scale of 1, and of the words above the rows.
const ROW_MM: f64 = 3.9;
const HEAD_MM: f64 = 4.7;
/// The least width of a column of the legend at a type scale of 1.
const COLUMN_MM: f64 = 41.0;
/// Beyond so many rows the categories stand in two columns.
const ONE_COLUMN: usize = 14;

/// A sign that is explained.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Sign {
    Kind(ElementKind),
    Mark(Mark),
}

/// What is explained.
pub(super) struct Legend<'a> {
    categories: Vec<(Sample, &'a str, usize)>,
    symbols: Vec<(Sign, &'a str)>,
}

impl<'a> Legend<'a> {
    pub(super) fn of(content: &'a FloorPlanContent, labels: &'a FloorPlanLabels) -> Self {
        let mut counts: BTreeMap<usize, usize> = BTreeMap::new();
        let (mut without, mut empty, mut closed) = (0, 0, 0);
        for booth in &content.booths {
            match booth.category {
                _ if booth.is_closed => closed += 1,
                _ if booth.occupants.is_empty() => empty += 1,
                Some(category) => *counts.entry(category).or_default() += 1,
                None => without += 1,
            }
        }
        let mut categories: Vec<(Sample, &str, usize)> = counts
            .into_iter()
            .map(|(index, count)| {
                let name = content.categories.get(index).map_or(labels.no_category.as_str(), String::as_str);
                (Sample::Category(index), name, count)
            })
            .collect();
        let others = [
            (Sample::NoCategory, &labels.no_category, without),
            (Sample::Empty, &labels.empty_booth, empty),
            (Sample::Closed, &labels.closed_booth, closed),
        ];
        categories.extend(
            others
                .into_iter()
                .filter(|(.., count)| *count > 0)
                .map(|(sample, name, count)| (sample, name.as_str(), count)),
        );
        let known = [
            (ElementKind::Exit, &labels.exit_symbol),
            (ElementKind::Entrance, &labels.entrance_symbol),
            (ElementKind::FireEquipment, &labels.fire_equipment),
            (ElementKind::FirstAid, &labels.first_aid),
            (ElementKind::Information, &labels.information),
            (ElementKind::PowerPoint, &labels.power_point),
            (ElementKind::WaterPoint, &labels.water_point),
            (ElementKind::Column, &labels.column),
            (ElementKind::KeepClear, &labels.keep_clear),
            (ElementKind::MainAisle, &labels.main_aisle),
        ];
        let is_drawn = |kind: ElementKind| content.elements.iter().any(|mark| mark.kind == kind);
        let kinds = known
            .into_iter()
            .filter(|(kind, _)| is_drawn(*kind))
            .map(|(kind, name)| (Sign::Kind(kind), name.as_str()));
        let access = Access::of(content);
        let is_marked =
            |mark: Mark| content.booths.iter().any(|booth| marks_of(booth, access).contains(&mark));
        let marks = [
            (Mark::Premium, &labels.premium),
            (Mark::Accessible, &labels.accessible),
            (Mark::NotAccessible, &labels.not_accessible),
            (Mark::Water, &labels.water_at_booth),
        ];
        let marks = marks
            .into_iter()
            .filter(|(mark, _)| is_marked(*mark))
            .map(|(mark, name)| (Sign::Mark(mark), name.as_str()));
        let all =
            (access == Access::All).then_some((Sign::Mark(Mark::Accessible), labels.all_accessible.as_str()));
        let symbols = kinds.chain(marks).chain(all).collect();
        Self { categories, symbols }
    }

    fn category_columns(&self) -> usize {
        if self.categories.len() > ONE_COLUMN { 2 } else { 1 }
    }

    /// Height of the categories in a panel at the right.
    pub(super) fn categories_mm(&self, k: f64) -> f64 {
        block_mm(self.categories.len(), self.category_columns(), k)
    }

    /// Height of the symbols in a panel at the right.
    pub(super) fn symbols_mm(&self, k: f64) -> f64 {
        block_mm(self.symbols.len(), 2, k)
    }

    /// Draws the categories, in the columns of a panel at the right.
    pub(super) fn draw_categories(&self, canvas: &mut Canvas<'_>, labels: &FloorPlanLabels, area: Rect) {
        self.categories_in(canvas, labels, area, self.category_columns());
    }

    /// Draws the symbols, in two columns.
    pub(super) fn draw_symbols(
        &self,
        canvas: &mut Canvas<'_>,
        labels: &FloorPlanLabels,
        symbols: &Symbols,
        area: Rect,
    ) {
        self.symbols_in(canvas, labels, symbols, area, 2);
    }

    /// Draws both side by side in a strip and gives the width that they take.
    pub(super) fn draw_in_strip(
        &self,
        canvas: &mut Canvas<'_>,
        labels: &FloorPlanLabels,
        symbols: &Symbols,
        area: Rect,
    ) -> f64 {
        let k = canvas.k;
        let per_column = (((area.height_mm - HEAD_MM * k) / (ROW_MM * k)).floor() as usize).max(1);
        let columns = self.categories.len().div_ceil(per_column);
        let symbol_columns = self.symbols.len().div_ceil(per_column);
        let wanted = (columns + symbol_columns) as f64 * COLUMN_MM * k;
        let column = COLUMN_MM * k * (area.width_mm / wanted.max(1e-6)).min(1.0);
        let mut left = area.x_mm;
        let part = |left: f64, columns: usize| {
            Rect::new(left, area.y_mm, column * columns as f64 - 3.0 * k, area.height_mm)
        };
        if columns > 0 {
            self.categories_in(canvas, labels, part(left, columns), columns);
            left += column * columns as f64;
        }
        if symbol_columns > 0 {
            self.symbols_in(canvas, labels, symbols, part(left, symbol_columns), symbol_columns);
            left += column * symbol_columns as f64;
        }
        left - area.x_mm
    }

    fn categories_in(&self, canvas: &mut Canvas<'_>, labels: &FloorPlanLabels, area: Rect, columns: usize) {
        if self.categories.is_empty() {
            return;
        }
        let k = canvas.k;
        head(canvas, &labels.categories, area);
        for (row, (sample, name, count)) in
            rows(area, self.categories.len(), columns, k).zip(&self.categories)
        {
            let box_area = Rect::new(row.x_mm, row.y_mm + 0.45 * k, 5.4 * k, ROW_MM * k - 0.9 * k);
            swatch(canvas, box_area, *sample);
            let style =
                TextStyle::of_weight(Weight::SemiBold).tabular().aligned(Align::Right, VerticalAlign::Middle);
            canvas.text(Heap::TitleBlock, &count.to_string(), &style, row, FitRules::fixed(6.25 * k));
            entry(canvas, name, row, 6.8 * k, 6.0 * k);
        }
    }

    fn symbols_in(
        &self,
        canvas: &mut Canvas<'_>,
        labels: &FloorPlanLabels,
        symbols: &Symbols,
        area: Rect,
        columns: usize,
    ) {
        if self.symbols.is_empty() {
            return;
        }
        let k = canvas.k;
        head(canvas, &labels.symbols, area);
        for (row, (sign, name)) in rows(area, self.symbols.len(), columns, k).zip(&self.symbols) {
            let side = 3.1 * k;
            let centre = Point::new(row.x_mm + 2.7 * k, row.y_mm + row.height_mm / 2.0);
            match sign {
                Sign::Mark(mark) => canvas.put(Heap::TitleBlock, symbols.mark(*mark, centre, side)),
                Sign::Kind(kind) => match symbols.stamp(*kind, centre, side) {
                    Some(stamp) => canvas.put(Heap::TitleBlock, stamp),
                    None => draw_sample(canvas, *kind, centre, side),
                },
            }
            entry(canvas, name, row, 6.8 * k, 0.0);
        }
    }
}

/// A sample of what is drawn as an area or a line.
fn draw_sample(canvas: &mut Canvas<'_>, kind: ElementKind, centre: Point, side: f64) {
    let k = canvas.k;
    let at = |width: f64, height: f64| {
        Rect::new(centre.x_mm - width / 2.0, centre.y_mm - height / 2.0, width, height)
    };
    let path = match kind {
        ElementKind::KeepClear => {
            let hatch = Hatch {
                kind: HatchKind::Rising,
                ink: Colour::hex(0x00E5_9A94),
                ground: None,
                pitch_mm: 1.6 * k,
                line_mm: 0.15 * k.sqrt(),
            };
            Path::rect(at(5.4 * k, side * 0.9)).filled(hatch).stroked(Colour::hex(0x00C9_5A52), 0.15)
        }
        ElementKind::MainAisle => {
            let half = 2.7 * k;
            let ends =
                [Point::new(centre.x_mm - half, centre.y_mm), Point::new(centre.x_mm + half, centre.y_mm)];
            let mut path = Path::polyline(&ends).stroked(GREY, 0.2 * k.sqrt());
            if let Some(stroke) = &mut path.stroke {
                stroke.dash_mm = vec![1.8 * k, 0.6 * k, 0.5 * k, 0.6 * k];
            }
            path
        }
        _ => Path::rect(at(2.2 * k, 2.2 * k)).filled(Colour::hex(0x003A_404D)),
    };
    canvas.path(Heap::TitleBlock, path);
}

fn head(canvas: &mut Canvas<'_>, text: &str, area: Rect) {
    let k = canvas.k;
    let style = TextStyle::of_weight(Weight::Bold);
    let baseline = Point::new(area.x_mm, area.y_mm + cap_mm(7.0 * k) + 0.4 * k);
    canvas.line(Heap::TitleBlock, text, &style, 7.0 * k, baseline);
}

fn entry(canvas: &mut Canvas<'_>, name: &str, row: Rect, left_mm: f64, right_mm: f64) {
    let k = canvas.k;
    let area = Rect::new(row.x_mm + left_mm, row.y_mm, row.width_mm - left_mm - right_mm, row.height_mm);
    let style = TextStyle::default().aligned(Align::Left, VerticalAlign::Middle);
    let rules = FitRules { max_pt: 6.25 * k, min_pt: 4.25 * k, max_lines: 1 };
    canvas.text(Heap::TitleBlock, name, &style, area, rules);
}

/// Rows filled column by column.
fn rows(area: Rect, count: usize, columns: usize, k: f64) -> impl Iterator<Item = Rect> {
    let per_column = count.div_ceil(columns.max(1)).max(1);
    let gap = 4.0 * k;
    let width = (area.width_mm - gap * (columns as f64 - 1.0)) / columns as f64;
    // A legend that is too long for its place moves closer together.
    let pitch = (ROW_MM * k).min((area.height_mm - HEAD_MM * k) / per_column as f64);
    (0..count).map(move |index| {
        let (column, row) = (index / per_column, index % per_column);
        let x = area.x_mm + (width + gap) * column as f64;
        Rect::new(x, area.y_mm + HEAD_MM * k + pitch * row as f64, width, pitch)
    })
}

fn block_mm(count: usize, columns: usize, k: f64) -> f64 {
    if count == 0 { 0.0 } else { (HEAD_MM + ROW_MM * count.div_ceil(columns) as f64) * k }
}
