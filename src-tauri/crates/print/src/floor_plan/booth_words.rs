//! Codes and names in booths: sizes for the whole plan, then what each booth has room for.

use super::block::{self, Block, BlockRules};
use super::booth_shape::PlacedBooth;
use super::booths::HAIRLINE_MM;
use super::canvas::{Canvas, GREY, Heap, cap_mm, overlap};
use super::content::{FloorPlanContent, FloorPlanWarning, PlanBooth};
use super::labels::{FloorPlanLabels, filled};
use super::marks::{Access, Strip, marks_of, supply_texts};
use super::sheet::View;
use super::symbols::Symbols;
use crate::colour::Colour;
use crate::fonts::Weight;
use crate::frame::{Item, MM_PER_PT, Point, Rect};
use crate::text::{Align, TextStyle};

/// The smallest names that are read at arm's length.
const MIN_NAME_PT: f64 = 4.5;
/// Codes may be smaller, because they must be on the plan.
const MIN_CODE_PT: f64 = 5.0;
const WARN_CODE_PT: f64 = 4.0;

/// One size of codes for the whole plan, so that a row reads as a row: what a usual booth takes.
fn code_size_pt(canvas: &mut Canvas<'_>, view: &View, content: &FloorPlanContent) -> f64 {
    let style = TextStyle::of_weight(Weight::Bold);
    let mut sizes: Vec<f64> = content
        .booths
        .iter()
        .filter_map(|booth| {
            let bounds = booth.shape.unturned_bounds()?;
            let short = view.length(bounds.width_mm.min(bounds.depth_mm) as f64);
            let width_em = canvas.setter.line(&booth.code, &style, 1.0).shaped.width_em.max(0.5);
            Some((short * 0.8 / width_em / MM_PER_PT).min(short * 0.22 / MM_PER_PT))
        })
        .collect();
    sizes.sort_by(f64::total_cmp);
    let usual = sizes.get(sizes.len() / 4).copied().unwrap_or(7.0);
    ((usual / 0.25).floor() * 0.25).clamp(MIN_CODE_PT, 11.0 * canvas.k)
}

/// The largest sizes of codes and names: the same for most booths, so that the plan looks like one hand.
#[derive(Debug, Clone, Copy)]
pub(super) struct Sizes {
    code_pt: f64,
    name_pt: f64,
}

pub(super) fn usual_sizes(
    canvas: &mut Canvas<'_>,
    view: &View,
    content: &FloorPlanContent,
    symbols: &[Rect],
) -> Sizes {
    const SAMPLES: usize = 150;
    let most = Sizes { code_pt: code_size_pt(canvas, view, content), name_pt: 10.0 * canvas.k };
    let every = content.booths.len().div_ceil(SAMPLES).max(1);
    let mut fitted: Vec<f64> = Vec::new();
    for booth in content.booths.iter().step_by(every).filter(|booth| !booth.occupants.is_empty()) {
        let Some(placed) = PlacedBooth::new(view, &booth.shape) else { continue };
        let room = room_for_words(&placed, symbols);
        let names: Vec<&str> = booth.occupants.iter().map(String::as_str).collect();
        let names = compose(canvas, &booth.code, &names, room, most).names;
        fitted.push(names.map_or(MIN_NAME_PT, |names| names.size_pt));
    }
    fitted.sort_by(f64::total_cmp);
    // Three in four can have this size; the others shrink.
    let name_pt = fitted.get(fitted.len() / 4).copied().unwrap_or(most.name_pt);
    Sizes { code_pt: most.code_pt, name_pt }
}

/// The part of a booth in which nothing else stands.
fn room_for_words(placed: &PlacedBooth, symbols: &[Rect]) -> Rect {
    let mut room = placed.room.shrunk(0.5 + HAIRLINE_MM / 2.0);
    if placed.is_upright() {
        for symbol in symbols {
            if overlap(*symbol, room) {
                room = beside(room, symbol.shrunk(-0.3));
            }
        }
    }
    room
}

/// What words in booths have to do with.
pub(super) struct Words<'a> {
    pub(super) labels: &'a FloorPlanLabels,
    pub(super) symbols: &'a Symbols,
    /// What they keep clear of.
    pub(super) covers: &'a [Rect],
    pub(super) sizes: Sizes,
    pub(super) access: Access,
    /// Whether power is written.
    pub(super) supplies: bool,
}

/// Writes code, names, marks and power into a booth and gives what they cover, before turning.
pub(super) fn write(
    canvas: &mut Canvas<'_>,
    booth: &PlanBooth,
    placed: &PlacedBooth,
    words: &Words<'_>,
) -> Vec<Rect> {
    let room = room_for_words(placed, words.covers);
    let zone = zone_text(booth, words.labels);
    let names: Vec<&str> = match &zone {
        Some(zone) => vec![zone],
        None => booth.occupants.iter().map(String::as_str).collect(),
    };
    let plan = compose(canvas, &booth.code, &names, room, words.sizes);
    let (plan, strip) = with_strip(canvas, booth, &names, room, plan, words);
    if plan.names.is_none() {
        for name in &booth.occupants {
            canvas
                .warnings
                .push(FloorPlanWarning::NameOnlyInList { code: booth.code.clone(), name: name.clone() });
        }
    }
    if plan.code_pt < WARN_CODE_PT {
        canvas.warnings.push(FloorPlanWarning::SmallCode { code: booth.code.clone() });
    }
    let mut covers = place(canvas, booth, &names, placed, &plan);
    covers.extend(strip.map(|strip| strip.draw(canvas, words.symbols, placed, room)));
    covers
}

/// What an empty booth is meant for.
pub(super) fn zone_text(booth: &PlanBooth, labels: &FloorPlanLabels) -> Option<String> {
    let zone = booth.zone.as_ref().filter(|_| booth.occupants.is_empty() && !booth.is_closed)?;
    Some(filled(&labels.zone, &[("zone", zone)]))
}

/// Names give way to a strip a little, and never leave the booth for it; power leaves before marks do.
fn with_strip(
    canvas: &mut Canvas<'_>,
    booth: &PlanBooth,
    names: &[&str],
    room: Rect,
    alone: Composition,
    words: &Words<'_>,
) -> (Composition, Option<Strip>) {
    let marks = marks_of(booth, words.access);
    let texts = if words.supplies { supply_texts(booth, words.labels) } else { vec![String::new()] };
    for text in texts {
        let Some(strip) = Strip::of(canvas, room, &marks, &text) else { continue };
        let above = Rect { height_mm: room.height_mm - strip.height_mm - 0.3, ..room };
        let plan = compose(canvas, &booth.code, names, above, words.sizes);
        let least_share = if text.is_empty() { 0.0 } else { 0.8 };
        let keeps_names = match (&alone.names, &plan.names) {
            (Some(before), Some(now)) => now.size_pt >= before.size_pt * least_share,
            (Some(_), None) => false,
            (None, _) => true,
        };
        if keeps_names && plan.code_pt >= alone.code_pt.min(MIN_CODE_PT) {
            return (plan, Some(strip));
        }
    }
    if !marks.is_empty() {
        canvas.warnings.push(FloorPlanWarning::MarksLeftOut { code: booth.code.clone() });
    }
    (alone, None)
}

/// What will be written in a booth.
struct Composition {
    code_pt: f64,
    names: Option<Block>,
    /// In the frame of the words: turned from the booth's by `degrees`.
    area: Rect,
    degrees: f64,
}

const GAP_MM: f64 = 0.7;

fn compose(canvas: &mut Canvas<'_>, code: &str, names: &[&str], room: Rect, sizes: Sizes) -> Composition {
    let level = compose_in(canvas, code, names, room, sizes);
    let is_done = (names.is_empty() || level.names.is_some()) && level.code_pt >= MIN_CODE_PT;
    if is_done || room.height_mm < room.width_mm * 1.15 {
        return level;
    }
    // A booth that is narrow and deep is written from bottom to top.
    let (x, y) = (room.x_mm + room.width_mm / 2.0, room.y_mm + room.height_mm / 2.0);
    let on_end = Rect::new(x - room.height_mm / 2.0, y - room.width_mm / 2.0, room.height_mm, room.width_mm);
    let upright = compose_in(canvas, code, names, on_end, sizes);
    let is_better =
        upright.names.is_some() || (level.names.is_none() && upright.code_pt > level.code_pt + 0.5);
    if is_better { Composition { degrees: -90.0, ..upright } } else { level }
}

fn compose_in(canvas: &mut Canvas<'_>, code: &str, names: &[&str], area: Rect, sizes: Sizes) -> Composition {
    let code_style = TextStyle::of_weight(Weight::Bold);
    let width_em = canvas.setter.line(code, &code_style, 1.0).shaped.width_em.max(0.1);
    let widest_pt = area.width_mm / width_em / MM_PER_PT;
    let highest_pt = area.height_mm / 0.75 / MM_PER_PT;
    let code_pt = sizes.code_pt.min(widest_pt).min(highest_pt).max(0.5);
    let style = name_style();
    let rules = |code_pt: f64| BlockRules {
        max_pt: (code_pt * 0.95).min(sizes.name_pt).max(MIN_NAME_PT),
        min_pt: MIN_NAME_PT,
        max_lines: 2 + 3 * names.len(),
    };
    let mut code_pt = code_pt;
    let mut fitted = None;
    if !names.is_empty() {
        // The code gives way a little before the names are left out.
        for share in [1.0, 0.85, 0.7] {
            let tried_pt = (code_pt * share).max(MIN_CODE_PT.min(code_pt));
            let height = area.height_mm - cap_mm(tried_pt) - GAP_MM * canvas.k;
            let rules = rules(code_pt);
            fitted = block::largest(canvas.setter, names, &style, area.width_mm, height, rules);
            if fitted.is_some() {
                code_pt = tried_pt;
                break;
            }
        }
    }
    Composition { code_pt, names: fitted, area, degrees: 0.0 }
}

fn name_style() -> TextStyle {
    TextStyle::of_weight(Weight::Medium)
}

fn place(
    canvas: &mut Canvas<'_>,
    booth: &PlanBooth,
    names: &[&str],
    placed: &PlacedBooth,
    plan: &Composition,
) -> Vec<Rect> {
    let area = plan.area;
    let middle = Point::new(area.x_mm + area.width_mm / 2.0, area.y_mm + area.height_mm / 2.0);
    let cap = cap_mm(plan.code_pt);
    let gap = GAP_MM * canvas.k;
    let total = cap + plan.names.as_ref().map_or(0.0, |names| gap + names.height_mm);
    let top = middle.y_mm - total / 2.0;
    let weight = if booth.occupants.is_empty() { Weight::SemiBold } else { Weight::Bold };
    let colour = if booth.is_closed { GREY } else { Colour::INK };
    let style = TextStyle::of_weight(weight);
    let line = canvas.setter.line(&booth.code, &style, plan.code_pt);
    canvas.note_missing(&booth.code, &line.shaped.missing);
    let code_items = line.aligned_at(Point::new(middle.x_mm, top + cap), Align::Centre, colour);
    let code_cover = Rect::new(middle.x_mm - line.width_mm() / 2.0, top, line.width_mm(), cap);
    let mut covers = vec![on_paper(code_cover, plan, middle)];
    put(canvas, Heap::Numbers, code_items, placed, plan, middle);
    if let Some(block) = &plan.names {
        canvas.note_missing(&names.join(", "), &block.missing());
        let style = if booth.occupants.is_empty() { name_style().in_colour(GREY) } else { name_style() };
        let (items, cover) = block.hung_at(Point::new(middle.x_mm, top + cap + gap), &style);
        covers[0] = around(covers[0], on_paper(cover, plan, middle));
        put(canvas, Heap::Names, items, placed, plan, middle);
    }
    if placed.is_upright() {
        for cover in &covers {
            canvas.take(*cover);
        }
    }
    covers
}

/// Puts words that may be turned within the booth, which may itself be turned.
fn put(
    canvas: &mut Canvas<'_>,
    heap: Heap,
    items: Vec<Item>,
    placed: &PlacedBooth,
    plan: &Composition,
    middle: Point,
) {
    if placed.is_upright() {
        canvas.put_turned(heap, items, plan.degrees, middle);
        return;
    }
    let own = crate::frame::Transform::turn(plan.degrees, middle);
    let transform = own.then(&crate::frame::Transform::turn(placed.degrees, placed.centre));
    canvas.put(heap, Item::Group(crate::frame::Group { transform, items, ..Default::default() }));
}

/// A cover in the frame of the words, in the frame of the booth.
fn on_paper(cover: Rect, plan: &Composition, middle: Point) -> Rect {
    if plan.degrees.abs() < 1e-9 {
        return cover;
    }
    let turn = crate::frame::Transform::turn(plan.degrees, middle);
    let one = turn.apply(Point::new(cover.x_mm, cover.y_mm));
    let two = turn.apply(Point::new(cover.right_mm(), cover.bottom_mm()));
    Rect::new(
        one.x_mm.min(two.x_mm),
        one.y_mm.min(two.y_mm),
        (one.x_mm - two.x_mm).abs(),
        (one.y_mm - two.y_mm).abs(),
    )
}

/// The largest part of a room at one side of an obstacle.
fn beside(room: Rect, obstacle: Rect) -> Rect {
    let left = Rect::new(room.x_mm, room.y_mm, (obstacle.x_mm - room.x_mm).max(0.0), room.height_mm);
    let right_x = obstacle.right_mm().max(room.x_mm);
    let right = Rect::new(right_x, room.y_mm, (room.right_mm() - right_x).max(0.0), room.height_mm);
    let above = Rect::new(room.x_mm, room.y_mm, room.width_mm, (obstacle.y_mm - room.y_mm).max(0.0));
    let below_y = obstacle.bottom_mm().max(room.y_mm);
    let below = Rect::new(room.x_mm, below_y, room.width_mm, (room.bottom_mm() - below_y).max(0.0));
    let area = |rect: &Rect| rect.width_mm * rect.height_mm;
    [above, below, left, right].into_iter().max_by(|a, b| area(a).total_cmp(&area(b))).unwrap_or(room)
}

fn around(one: Rect, two: Rect) -> Rect {
    let (left, top) = (one.x_mm.min(two.x_mm), one.y_mm.min(two.y_mm));
    let (right, bottom) = (one.right_mm().max(two.right_mm()), one.bottom_mm().max(two.bottom_mm()));
    Rect::new(left, top, right - left, bottom - top)
}

pub(super) fn within(inner: Rect, outer: Rect) -> Rect {
    let (left, top) = (inner.x_mm.max(outer.x_mm), inner.y_mm.max(outer.y_mm));
    Rect::new(
        left,
        top,
        (inner.right_mm().min(outer.right_mm()) - left).max(0.0),
        (inner.bottom_mm().min(outer.bottom_mm()) - top).max(0.0),
    )
}
