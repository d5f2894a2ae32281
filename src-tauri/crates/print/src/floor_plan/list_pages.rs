//! Pages of lists, for plans with no room for them beside the drawing.

use super::canvas::{Canvas, GREY, Heap, cap_mm};
use super::content::{FloorPlanContent, FloorPlanOptions, FloorPlanWarning, Orientation, Paper};
use super::labels::{FloorPlanLabels, filled};
use super::lists::{self, Cursor, List, ListType, SetList, Stretch};
use super::sheet::border;
use super::title_block::draw_footer;
use crate::colour::Colour;
use crate::fonts::Weight;
use crate::frame::{Page, Point, Rect};
use crate::ornament::gigi_balang;
use crate::text::{Align, FitRules, TextStyle, Typesetter, VerticalAlign};

/// A page of lists, set but not drawn.
pub(super) struct ListPage {
    paper: Paper,
    width_mm: f64,
    height_mm: f64,
    border: Rect,
    kind: ListType,
    lists: std::rc::Rc<Vec<SetList>>,
    stretches: Vec<Stretch>,
}

const LIST_HEAD_MM: f64 = 17.0;

pub(super) fn set_pages(
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
    let set = std::rc::Rc::new(lists::set_all(setter, wanted, kind, warnings));
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
    /// Draws it as page `page` of `total`.
    pub(super) fn draw(
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
