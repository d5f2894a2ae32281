//! The strip at the bottom of a booth: marks (sought-after, wheelchair, water), then power and its circuit.

use super::booth_shape::PlacedBooth;
use super::canvas::{Canvas, Heap, cap_mm};
use super::content::{FloorPlanContent, PlanBooth};
use super::labels::{FloorPlanLabels, filled};
use super::symbols::Symbols;
use crate::colour::Colour;
use crate::fonts::Weight;
use crate::frame::{MM_PER_PT, Point, Rect};
use crate::text::{Line, TextStyle};

/// A mark of a booth.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Mark {
    /// One of the sought-after places.
    Premium,
    /// A wheelchair reaches it.
    Accessible,
    /// None does.
    NotAccessible,
    /// Water.
    Water,
}

/// How a plan says which booths a wheelchair reaches: by the mark that is on fewer of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Access {
    /// On none, which is how a plan looks where nobody has said.
    Untold,
    /// Those that it reaches are marked.
    Few,
    /// Those that it does not reach are marked.
    Most,
    /// It reaches all; the legend says so.
    All,
}

impl Access {
    pub(super) fn of(content: &FloorPlanContent) -> Self {
        let all = content.booths.len();
        match content.booths.iter().filter(|booth| booth.is_accessible).count() {
            0 => Self::Untold,
            reached if reached == all => Self::All,
            reached if 2 * reached <= all => Self::Few,
            _ => Self::Most,
        }
    }
}

/// The marks of a booth, in their order.
pub(super) fn marks_of(booth: &PlanBooth, access: Access) -> Vec<Mark> {
    let reached = match (access, booth.is_accessible) {
        (Access::Few, true) => Some(Mark::Accessible),
        (Access::Most, false) => Some(Mark::NotAccessible),
        _ => None,
    };
    let marks = [booth.is_premium.then_some(Mark::Premium), reached, booth.has_water.then_some(Mark::Water)];
    marks.into_iter().flatten().collect()
}

/// What may be written beside the marks, from the most to nothing.
pub(super) fn supply_texts(booth: &PlanBooth, labels: &FloorPlanLabels) -> Vec<String> {
    let power = booth
        .power_va
        .filter(|&power| power > 0)
        .map(|power| filled(&labels.power_va, &[("n", &labels.grouped(power))]));
    let mut texts = Vec::new();
    if let Some(power) = power {
        if let Some(circuit) = &booth.circuit {
            texts.push(format!("{power} · {circuit}"));
        }
        texts.push(power);
    }
    texts.push(String::new());
    texts
}

/// A strip that has room, not yet drawn.
pub(super) struct Strip {
    marks: Vec<Mark>,
    line: Option<Line>,
    side_mm: f64,
    width_mm: f64,
    pub(super) height_mm: f64,
    size_pt: f64,
}

const GAP: f64 = 0.18;

impl Strip {
    /// `None` when nothing is to be drawn, or the room is too small for it.
    pub(super) fn of(canvas: &mut Canvas<'_>, room: Rect, marks: &[Mark], text: &str) -> Option<Self> {
        if marks.is_empty() && text.is_empty() {
            return None;
        }
        let size_pt = 4.25 * canvas.k.max(1.0);
        let text_mm = size_pt * MM_PER_PT;
        let side_mm = 1.4 * text_mm;
        let height_mm = if marks.is_empty() { text_mm } else { side_mm };
        let style = TextStyle::of_weight(Weight::Medium).tabular();
        let line = (!text.is_empty()).then(|| canvas.setter.line(text, &style, size_pt));
        let gap = GAP * side_mm;
        let marks_mm = marks.len() as f64 * (side_mm + gap);
        let width_mm = match &line {
            Some(line) => marks_mm + line.width_mm(),
            None => marks_mm - gap,
        };
        let has_room = width_mm <= room.width_mm && 3.0 * height_mm <= room.height_mm;
        has_room.then_some(Self { marks: marks.to_vec(), line, side_mm, width_mm, height_mm, size_pt })
    }

    /// Draws it at the bottom of a room and gives what it covers.
    pub(super) fn draw(
        self,
        canvas: &mut Canvas<'_>,
        symbols: &Symbols,
        placed: &PlacedBooth,
        room: Rect,
    ) -> Rect {
        let left = room.x_mm + (room.width_mm - self.width_mm) / 2.0;
        let middle = room.bottom_mm() - self.height_mm / 2.0;
        let gap = GAP * self.side_mm;
        let mut x = left;
        for mark in &self.marks {
            let centre = Point::new(x + self.side_mm / 2.0, middle);
            let stamp = symbols.mark(*mark, centre, self.side_mm);
            let heap = if *mark == Mark::Water { Heap::Utilities } else { Heap::Numbers };
            canvas.put_turned(heap, vec![stamp], placed.degrees, placed.centre);
            x += self.side_mm + gap;
        }
        if let Some(line) = &self.line {
            let baseline = Point::new(x, middle + cap_mm(self.size_pt) / 2.0);
            canvas.put_turned(Heap::Utilities, line.at(baseline, Colour::INK), placed.degrees, placed.centre);
        }
        Rect::new(left, room.bottom_mm() - self.height_mm, self.width_mm, self.height_mm)
    }
}
