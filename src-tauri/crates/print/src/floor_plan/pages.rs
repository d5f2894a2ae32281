//! The pages: the drawing with its panel, then pages of lists.

use super::booths::draw_booths;
use super::building::{column_covers, draw_areas, draw_structure, take_walls};
use super::canvas::{Canvas, GREY, Heap, cap_mm};
use super::content::{
    FloorPlanContent, FloorPlanOptions, FloorPlanWarning, ListPlacement, Orientation, Paper,
};
use super::dimensions::{DimensionSides, draw_aisles, draw_hall_dimensions, draw_notes};
use super::doors::{draw_doors, draw_points, label_points};
use super::labels::{FloorPlanLabels, filled};
use super::legend::Legend;
use super::lists::{self, Cursor, List, ListType, SetList, Stretch};
use super::sheet::{PanelSide, Sheet, border};
use super::symbols::Symbols;
use super::title_block::{
    SCALE_BAR_MM, SheetFacts, TITLE_BLOCK_MM, draw_footer, draw_scale_bar, draw_title_block,
};
use crate::colour::Colour;
use crate::fonts::Weight;
use crate::frame::{Measure, Page, Path, Point, Rect};
use crate::ornament::gigi_balang;
use crate::text::{Align, FitRules, TextStyle, Typesetter, VerticalAlign};

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

/// Lists that are set beside the drawing.
struct Beside {
    lists: Vec<SetList>,
    kind: ListType,
    stretches: Vec<Stretch>,
    /// Under the drawing.
    band: Option<Rect>,
    warnings: Vec<FloorPlanWarning>,
}

pub(super) fn lay_out(
    content: &FloorPlanContent,
    options: &FloorPlanOptions,
    labels: &FloorPlanLabels,
    setter: &mut Typesetter,
    sheet: Sheet,
    sides: DimensionSides,
) -> Laid {
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
    let total = 1 + list_pages.len();
    let scale = sheet.scale;
    let lists_on_drawing = beside.is_some();
    let (page, found) = draw_sheet(content, options, labels, setter, &sheet, sides, &legend, beside, total);
    warnings.splice(0..0, found);
    let mut pages = vec![page];
    for (index, list_page) in list_pages.into_iter().enumerate() {
        let (page, found) = list_page.draw(content, labels, setter, index + 2, total);
        pages.push(page);
        warnings.extend(found);
    }
    Laid { pages, scale, orientation, lists_on_drawing, warnings }
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
        set_lists(setter, wanted, kind, &mut warnings)
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
            let set = set_lists(setter, wanted, kind, &mut warnings);
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

fn set_lists(
    setter: &mut Typesetter,
    wanted: &[List],
    kind: ListType,
    warnings: &mut Vec<FloorPlanWarning>,
) -> Vec<SetList> {
    wanted.iter().map(|list| lists::set(setter, list, kind, warnings)).collect()
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
    total: usize,
) -> (Page, Vec<FloorPlanWarning>) {
    let k = options.paper.type_scale();
    let symbols = Symbols::new();
    let mut canvas = Canvas::new(setter, k);
    let view = sheet.view;
    draw_structure(&mut canvas, &view, content);
    let mut covers = draw_points(&mut canvas, &view, content, &symbols);
    covers.extend(column_covers(&mut canvas, &view, content));
    draw_booths(&mut canvas, &view, content, labels, &covers, options.supplies);
    draw_areas(&mut canvas, &view, content, labels, &symbols);
    draw_doors(&mut canvas, &view, content, labels, &symbols);
    draw_hall_dimensions(&mut canvas, &view, content, labels, sides);
    draw_aisles(&mut canvas, &view, content, labels);
    draw_notes(&mut canvas, &view, content, labels);
    take_walls(&mut canvas, &view, content);
    label_points(&mut canvas, &view, content);

    let scale_text = format!("1 : {}", sheet.scale);
    let on_paper = format!("{scale_text} ({})", options.paper.name());
    let facts = SheetFacts { scale: &on_paper, sheet: 1, sheets: total, title: &labels.floor_plan };
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
    draw_footer(&mut canvas, content, labels, sheet.border, 1, total);
    let (mut page, warnings) = canvas.into_page(sheet.width_mm, sheet.height_mm);
    page.measure = Some(Measure { area: sheet.drawn, scale: view.scale });
    (page, warnings)
}

/// A page of lists, set but not drawn.
struct ListPage {
    paper: Paper,
    width_mm: f64,
    height_mm: f64,
    border: Rect,
    kind: ListType,
    lists: std::rc::Rc<Vec<SetList>>,
    stretches: Vec<Stretch>,
}

const LIST_HEAD_MM: f64 = 17.0;

fn set_pages(
    setter: &mut Typesetter,
    wanted: &[List],
    options: &FloorPlanOptions,
    orientation: Orientation,
    warnings: &mut Vec<FloorPlanWarning>,
) -> Vec<ListPage> {
    let paper = options.list_paper.unwrap_or(options.paper.min(Paper::A3));
    let k = paper.type_scale();
    let (width_mm, height_mm, border) = border(paper, orientation);
    let pad = 5.0 * k;
    let inner = Rect::new(
        border.x_mm + pad,
        border.y_mm + LIST_HEAD_MM * k,
        border.width_mm - 2.0 * pad,
        border.height_mm - LIST_HEAD_MM * k - pad * 0.6,
    );
    let gutter = 6.0 * k;
    let count = ((inner.width_mm + gutter) / (66.0 * k + gutter)).floor().max(1.0);
    let column_mm = (inner.width_mm - gutter * (count - 1.0)) / count;
    let kind = ListType { size_pt: 7.5 * k, column_mm };
    let columns_at = |height: f64| -> Vec<Rect> {
        (0..count as usize)
            .map(|index| {
                let left = inner.x_mm + (column_mm + gutter) * index as f64;
                Rect::new(left, inner.y_mm, column_mm, height)
            })
            .collect()
    };
    let set = std::rc::Rc::new(set_lists(setter, wanted, kind, warnings));
    // What fits on one page stands in columns of like height.
    let height =
        lists::least_height(&set, kind, inner.height_mm, true, columns_at).unwrap_or(inner.height_mm);
    let columns = columns_at(height);
    let mut pages = Vec::new();
    let mut cursor = Cursor::default();
    while !lists::is_done(&set, cursor) {
        let (stretches, next) = lists::flow(&set, kind, &columns, cursor, true);
        if next == cursor {
            // Not even three rows fit on a page: no paper is that small.
            break;
        }
        cursor = next;
        pages.push(ListPage { paper, width_mm, height_mm, border, kind, lists: set.clone(), stretches });
    }
    pages
}

impl ListPage {
    fn draw(
        self,
        content: &FloorPlanContent,
        labels: &FloorPlanLabels,
        setter: &mut Typesetter,
        page: usize,
        total: usize,
    ) -> (Page, Vec<FloorPlanWarning>) {
        let k = self.paper.type_scale();
        let mut canvas = Canvas::new(setter, k);
        let frieze = Rect::new(self.border.x_mm, self.border.y_mm, self.border.width_mm, 2.6 * k);
        canvas.path(Heap::TitleBlock, gigi_balang(frieze, Colour::ACCENT));
        let pad = 5.0 * k;
        let line = Rect::new(
            self.border.x_mm + pad,
            frieze.bottom_mm() + 2.2 * k,
            self.border.width_mm - 2.0 * pad,
            5.4 * k,
        );
        let half = line.width_mm * 0.62;
        let style = TextStyle::of_weight(Weight::Bold).aligned(Align::Left, VerticalAlign::Middle);
        let rules = FitRules { max_pt: 11.0 * k, min_pt: 6.0 * k, max_lines: 1 };
        let left = Rect::new(line.x_mm, line.y_mm, half, line.height_mm);
        canvas.text(Heap::TitleBlock, &content.event, &style, left, rules);
        let below = Rect::new(line.x_mm, line.bottom_mm() + 0.2 * k, half, 3.6 * k);
        let grey = TextStyle::default().in_colour(GREY).tabular();
        let where_and_when = format!("{} · {}", content.venue, content.dates);
        canvas.text(
            Heap::TitleBlock,
            &where_and_when,
            &grey,
            below,
            FitRules { max_pt: 6.5 * k, min_pt: 4.5 * k, max_lines: 1 },
        );
        let sheet = filled(&labels.n_of_total, &[("n", &page.to_string()), ("total", &total.to_string())]);
        let right = |text: &str, style: &TextStyle, size_pt: f64, y: f64, canvas: &mut Canvas<'_>| {
            let style = style.aligned(Align::Right, VerticalAlign::Top);
            canvas.line(Heap::TitleBlock, text, &style, size_pt, Point::new(line.right_mm(), y));
        };
        let hall = TextStyle::of_weight(Weight::SemiBold);
        right(&content.hall, &hall, 8.0 * k, line.y_mm + 1.1 * k + cap_mm(8.0 * k), &mut canvas);
        let facts = format!("{} {} · {} {sheet}", labels.revision, content.revision, labels.sheet);
        right(&facts, &grey, 6.0 * k, below.y_mm + 0.6 * k + cap_mm(6.0 * k), &mut canvas);
        lists::draw(&mut canvas, &self.lists, self.kind, &self.stretches);
        draw_footer(&mut canvas, content, labels, self.border, page, total);
        canvas.into_page(self.width_mm, self.height_mm)
    }
}
