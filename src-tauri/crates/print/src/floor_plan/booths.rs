//! Booths: grounds and marks by category, and outlines.

use std::collections::BTreeMap;

use super::booth_shape::PlacedBooth;
use super::booth_words::{Words, usual_sizes, within, write};
use super::canvas::{Canvas, GREY, Heap};
use super::content::{FloorPlanContent, PlanBooth};
use super::labels::FloorPlanLabels;
use super::lines::Lines;
use super::marks::Access;
use super::sheet::View;
use super::symbols::Symbols;
use crate::colour::Colour;
use crate::frame::{Fill, Hatch, Path, Point, Rect, Segment};
use crate::palette::{CLOSED_GROUND, category_mark};

/// Outline of a booth.
pub(super) const HAIRLINE_MM: f64 = 0.2;

/// How booths look alike: one path each.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Look {
    Category(usize),
    NoCategory,
    Empty,
    Closed,
}

fn look(booth: &PlanBooth) -> Look {
    match booth {
        PlanBooth { is_closed: true, .. } => Look::Closed,
        PlanBooth { occupants, .. } if occupants.is_empty() => Look::Empty,
        PlanBooth { category: Some(category), .. } => Look::Category(*category),
        _ => Look::NoCategory,
    }
}

/// The paint of booths of a look: a ground for words to stand on, and a mark over the rest.
struct Paint {
    ground: Colour,
    hatch: Option<Hatch>,
}

fn paint(look: Look, hatch_scale: f64) -> Paint {
    match look {
        Look::Category(index) => {
            let mark = category_mark(index);
            Paint { ground: mark.ground, hatch: Some(mark.hatch(hatch_scale)) }
        }
        Look::NoCategory => Paint { ground: Colour::hex(0x00F2_F2F2), hatch: None },
        Look::Empty => Paint { ground: Colour::WHITE, hatch: None },
        Look::Closed => Paint { ground: CLOSED_GROUND, hatch: None },
    }
}

/// Hatches repeat often enough to be seen around the words of a usual booth.
fn hatch_scale(view: &View, content: &FloorPlanContent, k: f64) -> f64 {
    let mut sides: Vec<i64> = content
        .booths
        .iter()
        .filter_map(|booth| booth.shape.unturned_bounds())
        .map(|bounds| bounds.width_mm.min(bounds.depth_mm))
        .collect();
    sides.sort_unstable();
    let usual = sides.get(sides.len() / 4).map_or(f64::INFINITY, |&side| view.length(side as f64));
    k.min(usual / 17.0).max(0.45)
}

/// A sample of a look in the legend.
pub(super) fn swatch(canvas: &mut Canvas<'_>, area: Rect, sample: Sample) {
    let look = match sample {
        Sample::Category(index) => Look::Category(index),
        Sample::NoCategory => Look::NoCategory,
        Sample::Empty => Look::Empty,
        Sample::Closed => Look::Closed,
    };
    let Paint { ground, hatch } = paint(look, canvas.hatch_scale);
    let fill = hatch.map_or(Fill::Solid(ground), Fill::Hatch);
    let mut path = Path::rect(area).filled(fill).stroked(Colour::INK, HAIRLINE_MM);
    if look == Look::Empty
        && let Some(stroke) = &mut path.stroke
    {
        stroke.dash_mm = EMPTY_DASH_MM.to_vec();
    }
    canvas.path(Heap::TitleBlock, path);
    if look == Look::Closed {
        canvas.path(
            Heap::TitleBlock,
            Path { segments: cross(area), ..Path::default() }.stroked(GREY, HAIRLINE_MM),
        );
    }
}

/// What the legend has samples of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Sample {
    Category(usize),
    NoCategory,
    Empty,
    Closed,
}

const EMPTY_DASH_MM: [f64; 2] = [1.0, 0.7];

fn cross(area: Rect) -> Vec<Segment> {
    let at = Point::new;
    vec![
        Segment::Move(at(area.x_mm, area.y_mm)),
        Segment::Line(at(area.right_mm(), area.bottom_mm())),
        Segment::Move(at(area.right_mm(), area.y_mm)),
        Segment::Line(at(area.x_mm, area.bottom_mm())),
    ]
}

/// Draws every booth. `covers` are what words keep clear of.
pub(super) fn draw_booths(
    canvas: &mut Canvas<'_>,
    view: &View,
    content: &FloorPlanContent,
    labels: &FloorPlanLabels,
    symbols: &Symbols,
    covers: &[Rect],
    supplies: bool,
) {
    let mut insides: BTreeMap<Look, Vec<Segment>> = BTreeMap::new();
    let mut plates: BTreeMap<Look, Vec<Segment>> = BTreeMap::new();
    let mut outline = Vec::new();
    let mut upright = Lines::default();
    let mut dashed = Vec::new();
    let mut crosses = Vec::new();
    let sizes = usual_sizes(canvas, view, content, covers);
    let words = Words { labels, symbols, covers, sizes, access: Access::of(content), supplies };
    canvas.hatch_scale = hatch_scale(view, content, canvas.k);
    for booth in &content.booths {
        let Some(placed) = PlacedBooth::new(view, &booth.shape) else { continue };
        let look = look(booth);
        insides.entry(look).or_default().extend(placed.inside());
        for part in &placed.parts {
            canvas.note_booth(*part);
        }
        if look == Look::Empty {
            dashed.extend(placed.outline(HAIRLINE_MM));
        } else if placed.is_upright() {
            for &(from, to) in placed.edges() {
                upright.add(from, to);
            }
        } else {
            outline.extend(placed.outline(HAIRLINE_MM));
        }
        let covers = write(canvas, booth, &placed, &words);
        if look == Look::Closed {
            crosses.extend(crossed(&placed));
        }
        if !matches!(look, Look::Empty | Look::NoCategory) {
            let plates = plates.entry(look).or_default();
            for cover in covers {
                let grown = within(cover.shrunk(-0.35), placed.room.shrunk(HAIRLINE_MM / 2.0));
                plates.extend(placed.rect(grown));
            }
        }
    }
    for (look, segments) in insides {
        let Paint { ground, hatch } = paint(look, canvas.hatch_scale);
        let fill = hatch.map_or(Fill::Solid(ground), Fill::Hatch);
        canvas.path(Heap::Booths, Path { segments, ..Path::default() }.filled(fill));
    }
    let path = |segments| Path { segments, ..Path::default() };
    if !crosses.is_empty() {
        canvas.path(Heap::Booths, path(crosses).stroked(GREY, HAIRLINE_MM));
    }
    for (look, segments) in plates {
        canvas.path(Heap::Booths, path(segments).filled(paint(look, canvas.hatch_scale).ground));
    }
    if !dashed.is_empty() {
        let mut dashed = path(dashed).stroked(Colour::INK, HAIRLINE_MM);
        if let Some(stroke) = &mut dashed.stroke {
            stroke.dash_mm = EMPTY_DASH_MM.to_vec();
        }
        canvas.path(Heap::Booths, dashed);
    }
    outline.extend(upright.segments(HAIRLINE_MM));
    if !outline.is_empty() {
        canvas.path(Heap::Booths, path(outline).stroked(Colour::INK, HAIRLINE_MM));
    }
}

fn crossed(placed: &PlacedBooth) -> Vec<Segment> {
    // The corners of the turned rectangle, crosswise.
    let corners: Vec<Point> = placed
        .rect(placed.room)
        .into_iter()
        .filter_map(|segment| match segment {
            Segment::Move(point) | Segment::Line(point) => Some(point),
            _ => None,
        })
        .collect();
    let [a, b, c, d] = corners[..] else { return Vec::new() };
    vec![Segment::Move(a), Segment::Line(c), Segment::Move(b), Segment::Line(d)]
}
