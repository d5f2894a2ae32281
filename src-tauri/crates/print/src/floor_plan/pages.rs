//! The sheet of the drawing: its panel, and lists beside it where they fit.

use super::booths::draw_booths;
use super::building::{column_covers, draw_areas, draw_structure, take_walls};
use super::canvas::{Canvas, Heap};
use super::content::{FloorPlanContent, FloorPlanOptions, FloorPlanWarning, ListPlacement, Orientation};
use super::dimensions::{DimensionSides, draw_aisles, draw_hall_dimensions, draw_notes};
use super::doors::{draw_doors, draw_points, label_points};
use super::labels::FloorPlanLabels;
use super::legend::Legend;
use super::list_pages::{ListPage, set_pages};
use super::lists::{self, Cursor, List, ListType, SetList, Stretch};
use super::sheet::{PanelSide, Sheet};
use super::symbols::Symbols;
use super::title_block::{
    SCALE_BAR_MM, SheetFacts, TITLE_BLOCK_MM, draw_footer, draw_scale_bar, draw_title_block,
};
use crate::colour::Colour;
use crate::frame::{Measure, Page, Path, Point, Rect};
use crate::text::Typesetter;

/// Width of a panel at the right, at a type scale of 1.
pub(super) const COLUMN_MM: f64 = 62.0;
/// Height of a panel at the bottom, at a type scale of 1.
pub(super) const STRIP_MM: f64 = TITLE_BLOCK_MM + SCALE_BAR_MM + 3.0;
/// Between a panel's line and what is in it, at a type scale of 1.
const PAD_MM: f64 = 2.6;

/// Pages and what was found while making them.
pub(super) struct Laid {
    pub(super) pages: Vec<Page>,
    pub(super) scale: u32,
    pub(super) orientation: Orientation,
    pub(super) lists_on_drawing: bool,
    pub(super) warnings: Vec<FloorPlanWarning>,
}

/// A plan that is divided into pages but not drawn: how many they are is written on each of them.
pub(super) struct Prepared<'a> {
    content: &'a FloorPlanContent,
    options: &'a FloorPlanOptions,
    labels: &'a FloorPlanLabels,
    sheet: Sheet,
    sides: DimensionSides,
    legend: Legend<'a>,
    beside: Option<Beside>,
    list_pages: Vec<ListPage>,
    orientation: Orientation,
    warnings: Vec<FloorPlanWarning>,
}

/// Lists that are set beside the drawing.
struct Beside {
    lists: Vec<SetList>,
    kind: ListType,
    stretches: Vec<Stretch>,
    /// Under the drawing.
    band: Option<Rect>,
    warnings: Vec<FloorPlanWarning>,
}

pub(super) fn prepare<'a>(
    content: &'a FloorPlanContent,
    options: &'a FloorPlanOptions,
    labels: &'a FloorPlanLabels,
    setter: &mut Typesetter,
    sheet: Sheet,
    sides: DimensionSides,
) -> Prepared<'a> {
    let legend = Legend::of(content, labels);
    let wanted = match options.lists {
        ListPlacement::Nowhere => Vec::new(),
        _ => lists::lists_of(content, labels),
    };
    let orientation =
        if sheet.width_mm > sheet.height_mm { Orientation::Landscape } else { Orientation::Portrait };
    let k = options.paper.type_scale();
    let (sheet, beside) = match options.lists {
        ListPlacement::Auto if !wanted.is_empty() => set_beside(setter, &wanted, sheet, &legend, k),
        _ => (sheet, None),
    };
    let mut list_pages = Vec::new();
    let mut warnings = Vec::new();
    if beside.is_none() && !wanted.is_empty() {
        list_pages = set_pages(setter, &wanted, options, orientation, &mut warnings);
    }
    Prepared { content, options, labels, sheet, sides, legend, beside, list_pages, orientation, warnings }
}

impl Prepared<'_> {
    /// How many pages it has.
    pub(super) fn pages(&self) -> usize {
        1 + self.list_pages.len()
    }

    /// Draws it after `before` other pages of `total`.
    pub(super) fn draw(self, setter: &mut Typesetter, before: usize, total: usize) -> Laid {
        let Prepared { content, options, labels, sheet, sides, legend, beside, list_pages, .. } = self;
        let (scale, lists_on_drawing) = (sheet.scale, beside.is_some());
        let number = (before + 1, total);
        let (page, mut warnings) =
            draw_sheet(content, options, labels, setter, &sheet, sides, &legend, beside, number);
        warnings.extend(self.warnings);
        let mut pages = vec![page];
        for (index, list_page) in list_pages.into_iter().enumerate() {
            let (page, found) = list_page.draw(content, labels, setter, before + index + 2, total);
            pages.push(page);
            warnings.extend(found);
        }
        Laid { pages, scale, orientation: self.orientation, lists_on_drawing, warnings }
    }
}

/// Where the panel's parts are.
struct PanelPlan {
    title: Rect,
    bar: Rect,
    categories: Rect,
    symbols: Rect,
    /// For lists: what the panel has left.
    free: Rect,
}

/// Divides a panel at the right: title block at the bottom, then scale bar, symbols, categories upwards.
fn divide_column(panel: Rect, legend: &Legend<'_>, k: f64) -> PanelPlan {
    let base = COLUMN_MM * k;
    let (left, pad) = (panel.right_mm() - base, PAD_MM * k);
    let inner = base - 2.0 * pad;
    let title = Rect::new(left, panel.bottom_mm() - TITLE_BLOCK_MM * k, base, TITLE_BLOCK_MM * k);
    let bar = Rect::new(left + pad, title.y_mm - (SCALE_BAR_MM + 1.6) * k, inner, SCALE_BAR_MM * k);
    let symbols_mm = legend.symbols_mm(k);
    let symbols = Rect::new(left + pad, bar.y_mm - symbols_mm - pad, inner, symbols_mm);
    let categories_mm = legend.categories_mm(k);
    let categories = Rect::new(left + pad, symbols.y_mm - categories_mm - pad, inner, categories_mm);
    let top = panel.y_mm + pad;
    let free = Rect::new(left + pad, top, inner, (categories.y_mm - pad - top - 1.0 * k).max(0.0));
    PanelPlan { title, bar, categories, symbols, free }
}

/// Tries to set both lists on the sheet of the drawing: in the panel; in columns at its left; in a band under the
/// drawing; in panel and band.
fn set_beside(
    setter: &mut Typesetter,
    wanted: &[List],
    sheet: Sheet,
    legend: &Legend<'_>,
    k: f64,
) -> (Sheet, Option<Beside>) {
    let (base, pad) = (COLUMN_MM * k, PAD_MM * k);
    let kind = ListType { size_pt: 6.4 * k, column_mm: base - 2.0 * pad };
    let has_column = sheet.side == PanelSide::Right;
    let most = (sheet.spare_width_mm() / base).max(0.0).floor() as usize;
    let needed = lists::least_total_mm(wanted, kind);
    let mut warnings = Vec::new();
    let set = if needed <= (most + 1) as f64 * sheet.panel.height_mm {
        lists::set_all(setter, wanted, kind, &mut warnings)
    } else {
        Vec::new()
    };
    for extra in (0..=most).filter(|_| has_column && !set.is_empty()) {
        let wider = sheet.with_wider_panel(base * extra as f64);
        let free = divide_column(wider.panel, legend, k).free;
        let mut columns: Vec<Rect> = (0..extra)
            .map(|index| {
                let left = wider.panel.x_mm + base * index as f64 + pad;
                Rect::new(left, wider.panel.y_mm + pad, free.width_mm, wider.panel.height_mm - 2.0 * pad)
            })
            .collect();
        columns.push(free);
        let (stretches, cursor) = lists::flow(&set, kind, &columns, Cursor::default(), false);
        if lists::is_done(&set, cursor) {
            return (wider, Some(Beside { lists: set, kind, stretches, band: None, warnings }));
        }
    }
    let free = divide_column(sheet.panel, legend, k).free;
    let spare = sheet.spare_height_mm();
    // Narrower columns wrap more names but waste less of the band.
    let counts = (sheet.drawing.width_mm / base).floor() as usize
        ..=(sheet.drawing.width_mm / (base * 0.78)).floor() as usize;
    for with_panel in [false, true] {
        for count in counts.clone().filter(|&count| count > 0) {
            let room = count as f64 * spare + if with_panel { free.height_mm } else { 0.0 };
            if needed > room {
                continue;
            }
            let column_mm = sheet.drawing.width_mm / count as f64 - 2.0 * pad;
            let kind = ListType { column_mm: column_mm.min(kind.column_mm * 1.1), ..kind };
            let mut warnings = Vec::new();
            let set = lists::set_all(setter, wanted, kind, &mut warnings);
            let columns_at = |height: f64| {
                let (_, band) = sheet.with_band(height);
                let pitch = band.width_mm / count as f64;
                let mut columns: Vec<Rect> = (0..count)
                    .map(|index| {
                        let left = band.x_mm + pitch * index as f64 + pad;
                        Rect::new(left, band.y_mm + pad, kind.column_mm, band.height_mm - 1.6 * pad)
                    })
                    .collect();
                if with_panel {
                    columns.insert(0, Rect { width_mm: kind.column_mm, ..free });
                }
                columns
            };
            if with_panel && (!has_column || kind.column_mm > free.width_mm + 1e-6) {
                continue;
            }
            if let Some(height) = lists::least_height(&set, kind, spare, !with_panel, columns_at) {
                let (stretches, _) =
                    lists::flow(&set, kind, &columns_at(height), Cursor::default(), !with_panel);
                let (sheet, band) = sheet.with_band(height);
                return (sheet, Some(Beside { lists: set, kind, stretches, band: Some(band), warnings }));
            }
        }
    }
    (sheet, None)
}

#[expect(clippy::too_many_arguments, reason = "a sheet is where everything comes together")]
fn draw_sheet(
    content: &FloorPlanContent,
    options: &FloorPlanOptions,
    labels: &FloorPlanLabels,
    setter: &mut Typesetter,
    sheet: &Sheet,
    sides: DimensionSides,
    legend: &Legend<'_>,
    beside: Option<Beside>,
    (number, total): (usize, usize),
) -> (Page, Vec<FloorPlanWarning>) {
    let k = options.paper.type_scale();
    let symbols = Symbols::new();
    let mut canvas = Canvas::new(setter, k);
    let view = sheet.view;
    draw_structure(&mut canvas, &view, content);
    let mut covers = draw_points(&mut canvas, &view, content, &symbols);
    covers.extend(column_covers(&mut canvas, &view, content));
    draw_booths(&mut canvas, &view, content, labels, &symbols, &covers, options.supplies);
    draw_areas(&mut canvas, &view, content, labels, &symbols);
    draw_doors(&mut canvas, &view, content, labels, &symbols);
    draw_hall_dimensions(&mut canvas, &view, content, labels, sides);
    draw_aisles(&mut canvas, &view, content, labels);
    draw_notes(&mut canvas, &view, content, labels);
    take_walls(&mut canvas, &view, content);
    label_points(&mut canvas, &view, content, labels);

    let scale_text = format!("1 : {}", sheet.scale);
    let on_paper = format!("{scale_text} ({})", options.paper.name());
    let facts = SheetFacts { scale: &on_paper, sheet: number, sheets: total, title: &labels.floor_plan };
    let bar_text = format!("{} {scale_text}", labels.scale);
    let pad = PAD_MM * k;
    let line = |from: Point, to: Point| Path::polyline(&[from, to]).stroked(Colour::INK, 0.25);
    match sheet.side {
        PanelSide::Right => {
            let plan = divide_column(sheet.panel, legend, k);
            legend.draw_categories(&mut canvas, labels, plan.categories);
            legend.draw_symbols(&mut canvas, labels, &symbols, plan.symbols);
            draw_scale_bar(&mut canvas, sheet.scale, &bar_text, plan.bar);
            draw_title_block(&mut canvas, content, labels, &facts, plan.title);
            let (left, right) = (plan.title.x_mm, plan.title.right_mm());
            for y in [plan.categories.y_mm, plan.symbols.y_mm, plan.bar.y_mm] {
                // Heads stand a little below their rule.
                let y = y - 1.6 * k;
                canvas.path(Heap::TitleBlock, line(Point::new(left, y), Point::new(right, y)));
            }
            let panel = sheet.panel;
            let mut x = panel.x_mm;
            while x < panel.right_mm() - 1.0 {
                let ends = (Point::new(x, panel.y_mm), Point::new(x, panel.bottom_mm()));
                canvas.path(Heap::TitleBlock, line(ends.0, ends.1));
                x += COLUMN_MM * k;
            }
        }
        PanelSide::Bottom => {
            let panel = sheet.panel;
            let title_width = 72.0 * k;
            let title = Rect::new(
                panel.right_mm() - title_width,
                panel.bottom_mm() - TITLE_BLOCK_MM * k,
                title_width,
                TITLE_BLOCK_MM * k,
            );
            draw_title_block(&mut canvas, content, labels, &facts, title);
            let bar =
                Rect::new(title.x_mm + pad, panel.y_mm + 1.2 * k, title_width - 2.0 * pad, SCALE_BAR_MM * k);
            draw_scale_bar(&mut canvas, sheet.scale, &bar_text, bar);
            let area = Rect::new(
                panel.x_mm + pad,
                panel.y_mm + pad,
                panel.width_mm - title_width - 2.0 * pad,
                panel.height_mm - 2.0 * pad,
            );
            legend.draw_in_strip(&mut canvas, labels, &symbols, area);
            let top = panel.y_mm;
            canvas
                .path(Heap::TitleBlock, line(Point::new(panel.x_mm, top), Point::new(panel.right_mm(), top)));
            canvas.path(
                Heap::TitleBlock,
                line(Point::new(title.x_mm, top), Point::new(title.x_mm, panel.bottom_mm())),
            );
        }
    }
    if let Some(beside) = beside {
        if let Some(band) = beside.band {
            let top = (Point::new(band.x_mm, band.y_mm), Point::new(band.right_mm(), band.y_mm));
            canvas.path(Heap::TitleBlock, line(top.0, top.1));
        }
        lists::draw(&mut canvas, &beside.lists, beside.kind, &beside.stretches);
        canvas.warnings.extend(beside.warnings);
    }
    draw_footer(&mut canvas, content, labels, sheet.border, number, total);
    let (mut page, warnings) = canvas.into_page(sheet.width_mm, sheet.height_mm);
    page.measure = Some(Measure { area: sheet.drawn, scale: view.scale });
    (page, warnings)
}
