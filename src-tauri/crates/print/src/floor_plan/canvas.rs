//! Where the parts of a drawing are collected: one heap of items for each layer and depth, and what may not be
//! written over.

use crate::colour::Colour;
use crate::frame::{Group, Item, MM_PER_PT, Page, Path, Point, Rect, Transform};
use crate::text::{Align, FitOutcome, FitRules, TextStyle, Typesetter, VerticalAlign};

use super::content::FloorPlanWarning;

/// Heaps of items in the order in which they are painted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Heap {
    Floor,
    Facilities,
    KeepClear,
    Aisles,
    Booths,
    Walls,
    Exits,
    Utilities,
    Numbers,
    Names,
    Dimensions,
    TitleBlock,
}

const HEAPS: [(Heap, usize); 12] = [
    (Heap::Floor, 0),
    (Heap::Facilities, 1),
    (Heap::KeepClear, 3),
    (Heap::Aisles, 5),
    (Heap::Booths, 6),
    (Heap::Walls, 0),
    (Heap::Exits, 2),
    (Heap::Utilities, 4),
    (Heap::Numbers, 7),
    (Heap::Names, 8),
    (Heap::Dimensions, 9),
    (Heap::TitleBlock, 10),
];

/// A page that is being drawn.
pub(super) struct Canvas<'a> {
    pub(super) setter: &'a mut Typesetter,
    /// Sizes of type and symbols, against those on an A3.
    pub(super) k: f64,
    /// Of hatches: finer where booths are small on paper.
    pub(super) hatch_scale: f64,
    pub(super) warnings: Vec<FloorPlanWarning>,
    heaps: [Vec<Item>; HEAPS.len()],
    taken: Vec<Rect>,
    booths: Vec<Rect>,
}

impl<'a> Canvas<'a> {
    pub(super) fn new(setter: &'a mut Typesetter, k: f64) -> Self {
        Self {
            setter,
            k,
            hatch_scale: k,
            warnings: Vec::new(),
            heaps: Default::default(),
            taken: Vec::new(),
            booths: Vec::new(),
        }
    }

    pub(super) fn put(&mut self, heap: Heap, item: Item) {
        self.heaps[heap as usize].push(item);
    }

    pub(super) fn path(&mut self, heap: Heap, path: Path) {
        self.put(heap, Item::Path(path));
    }

    pub(super) fn put_all(&mut self, heap: Heap, items: impl IntoIterator<Item = Item>) {
        self.heaps[heap as usize].extend(items);
    }

    /// Keeps labels that are placed later away from here.
    pub(super) fn take(&mut self, area: Rect) {
        self.taken.push(area);
    }

    /// Notes where a booth is: labels of other things prefer the free floor.
    pub(super) fn note_booth(&mut self, area: Rect) {
        self.booths.push(area);
    }

    pub(super) fn is_floor(&self, area: Rect) -> bool {
        !self.booths.iter().any(|booth| overlap(*booth, area))
    }

    pub(super) fn is_free(&self, area: Rect) -> bool {
        !self.taken.iter().any(|taken| overlap(*taken, area))
    }

    /// Text fitted into an area; says so when it is cut. Gives what it covers.
    pub(super) fn text(
        &mut self,
        heap: Heap,
        text: &str,
        style: &TextStyle,
        area: Rect,
        rules: FitRules,
    ) -> Rect {
        if text.trim().is_empty() {
            return Rect::new(area.x_mm, area.y_mm, 0.0, 0.0);
        }
        let fitted = self.setter.fit(text, style, area, rules);
        if fitted.outcome == FitOutcome::Ellipsised {
            self.warnings.push(FloorPlanWarning::Cut { text: text.to_owned() });
        }
        self.note_missing(text, &fitted.missing);
        self.put_all(heap, fitted.items());
        fitted.bounds
    }

    /// One line at one size, aligned on a point of its baseline. Gives its width.
    pub(super) fn line(&mut self, heap: Heap, text: &str, style: &TextStyle, size_pt: f64, at: Point) -> f64 {
        let line = self.setter.line(text, style, size_pt);
        self.note_missing(text, &line.shaped.missing);
        self.put_all(heap, line.aligned_at(at, style.align, style.colour));
        line.width_mm()
    }

    /// One line along a direction (degrees, clockwise) with its middle at a point.
    pub(super) fn turned_line(
        &mut self,
        heap: Heap,
        text: &str,
        style: &TextStyle,
        size_pt: f64,
        middle: Point,
        degrees: f64,
    ) {
        let line = self.setter.line(text, style, size_pt);
        self.note_missing(text, &line.shaped.missing);
        let baseline = Point::new(middle.x_mm, middle.y_mm + cap_mm(size_pt) / 2.0);
        let items = line.aligned_at(baseline, Align::Centre, style.colour);
        self.put_turned(heap, items, degrees, middle);
    }

    /// Items turned clockwise about a point.
    pub(super) fn put_turned(&mut self, heap: Heap, items: Vec<Item>, degrees: f64, about: Point) {
        if degrees.abs() < 1e-9 {
            self.put_all(heap, items);
        } else {
            let transform = Transform::turn(degrees, about);
            self.put(heap, Item::Group(Group { transform, items, ..Group::default() }));
        }
    }

    pub(super) fn width_mm(&mut self, text: &str, style: &TextStyle, size_pt: f64) -> f64 {
        self.setter.line(text, style, size_pt).width_mm()
    }

    pub(super) fn note_missing(&mut self, text: &str, characters: &[char]) {
        if !characters.is_empty() {
            let warning =
                FloorPlanWarning::MissingGlyphs { text: text.to_owned(), characters: characters.to_vec() };
            if !self.warnings.contains(&warning) {
                self.warnings.push(warning);
            }
        }
    }

    /// The finished page, each heap as a group on its layer.
    pub(super) fn into_page(self, width_mm: f64, height_mm: f64) -> (Page, Vec<FloorPlanWarning>) {
        let items = HEAPS
            .into_iter()
            .zip(self.heaps)
            .filter(|(_, items)| !items.is_empty())
            .map(|((_, layer), items)| Item::Group(Group { layer: Some(layer), items, ..Group::default() }))
            .collect();
        (Page { width_mm, height_mm, items, ..Page::default() }, self.warnings)
    }
}

/// Whether two areas share more than a touch.
pub(super) fn overlap(one: Rect, two: Rect) -> bool {
    const TOUCH_MM: f64 = 0.05;
    one.x_mm + TOUCH_MM < two.right_mm()
        && two.x_mm + TOUCH_MM < one.right_mm()
        && one.y_mm + TOUCH_MM < two.bottom_mm()
        && two.y_mm + TOUCH_MM < one.bottom_mm()
}

/// Height of capitals in the main font.
pub(super) fn cap_mm(size_pt: f64) -> f64 {
    0.7 * size_pt * MM_PER_PT
}

/// Centred in both directions.
pub(super) fn centred(style: TextStyle) -> TextStyle {
    style.aligned(Align::Centre, VerticalAlign::Middle)
}

/// Lines and letters of second rank.
pub(super) const GREY: Colour = Colour::hex(0x005B_6472);
/// Hairlines between rows.
pub(super) const PALE: Colour = Colour::hex(0x00D5_D8DD);
/// Ways out and first aid.
pub(super) const GREEN: Colour = Colour::hex(0x0000_6B3C);
/// Fire equipment.
pub(super) const RED: Colour = Colour::hex(0x00B3_261E);
/// Water and information.
pub(super) const BLUE: Colour = Colour::hex(0x001D_5FBF);
