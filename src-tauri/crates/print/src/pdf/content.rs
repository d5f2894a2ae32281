//! Items to the operators of a content stream.
//!
//! The first operator turns the page into millimetres with y down, as frames have it, so that coordinates stay
//! short. Text is turned back upright by its own matrix.

use std::collections::BTreeSet;

use super::text_line::{TextLine, blank_glyph, clusters};
use super::typefaces::Typefaces;
use super::{PdfError, Shared, forms, images};
use crate::colour::Colour;
use crate::fonts::FontBook;
use crate::frame::{
    Fill, GlyphRun, Group, Item, MM_PER_PT, Mask, Page, Path, Picture, Segment, Stamp, Stroke, Transform,
};
use crate::number::push_number;

/// Points in a millimetre.
pub(super) const PT_PER_MM: f64 = 1.0 / MM_PER_PT;

/// How much rows of modules overlap, as a share of a module: far less than ink spreads.
const ROW_OVERLAP: f64 = 0.0625;

pub(super) struct ContentWriter {
    out: Vec<u8>,
    xobjects: BTreeSet<String>,
    state: State,
    saved: Vec<State>,
}

/// What the viewer's graphics state holds; unknown where `None`.
#[derive(Debug, Clone, Default)]
struct State {
    /// From the current coordinates to those in which patterns are placed.
    to_base: Transform,
    fill: Option<Colour>,
    stroke: Option<Colour>,
    line_width_mm: Option<f64>,
    dash_mm: Option<Vec<f64>>,
    font: Option<(crate::fonts::FontId, f64)>,
}

impl ContentWriter {
    pub(super) fn for_page(page: &Page) -> Self {
        let mut writer = Self::for_form();
        let flip = Transform([
            PT_PER_MM,
            0.0,
            0.0,
            -PT_PER_MM,
            page.bleed_mm * PT_PER_MM,
            (page.height_mm + page.bleed_mm) * PT_PER_MM,
        ]);
        writer.concat(&flip);
        // A page begins with solid lines; what a form begins with depends on its page.
        writer.state.dash_mm = Some(Vec::new());
        writer
    }

    /// A form starts in the coordinates of the page that stamps it.
    pub(super) fn for_form() -> Self {
        Self { out: Vec::new(), xobjects: BTreeSet::new(), state: State::default(), saved: Vec::new() }
    }

    /// The operators, and the names of the forms and images in use.
    pub(super) fn into_parts(self) -> (Vec<u8>, BTreeSet<String>) {
        (self.out, self.xobjects)
    }

    pub(super) fn items(
        &mut self,
        items: &[Item],
        shared: &mut Shared,
        book: &FontBook,
    ) -> Result<(), PdfError> {
        for item in items {
            match item {
                Item::Glyphs(run) => self.glyphs(run, shared, book),
                Item::Path(path) => self.path(path, shared),
                Item::Group(group) => self.group(group, shared, book)?,
                Item::Stamp(stamp) => self.stamp(stamp, shared, book)?,
                Item::Picture(picture) => self.picture(picture, shared)?,
                Item::Mask(mask) => self.mask(mask),
            }
        }
        Ok(())
    }

    fn group(&mut self, group: &Group, shared: &mut Shared, book: &FontBook) -> Result<(), PdfError> {
        if let Some(index) = group.layer {
            if index >= shared.layer_count {
                return Err(PdfError::LayerMissing { index });
            }
            self.out.extend_from_slice(format!("/OC /L{index} BDC\n").as_bytes());
        }
        let changes_state = !group.transform.is_identity() || group.clip.is_some();
        if changes_state {
            self.save();
            if !group.transform.is_identity() {
                self.concat(&group.transform);
            }
            if let Some(clip) = &group.clip {
                self.segments(&clip.segments);
                self.op(if clip.even_odd { "W* n" } else { "W n" });
            }
        }
        self.items(&group.items, shared, book)?;
        if changes_state {
            self.restore();
        }
        if group.layer.is_some() {
            self.op("EMC");
        }
        Ok(())
    }

    fn stamp(&mut self, stamp: &Stamp, shared: &mut Shared, book: &FontBook) -> Result<(), PdfError> {
        let name = forms::name_of(&stamp.drawing, shared, book)?;
        self.invoke(&name, &stamp.transform);
        Ok(())
    }

    fn picture(&mut self, picture: &Picture, shared: &mut Shared) -> Result<(), PdfError> {
        let (name, orientation) = images::name_of(&picture.hash, shared)?;
        let area = &picture.area;
        // From the unit square, y up, in which PDF draws an image, to the area.
        let place =
            Transform([area.width_mm, 0.0, 0.0, -area.height_mm, area.x_mm, area.y_mm + area.height_mm]);
        self.invoke(&name, &images::upright(orientation).then(&place));
        Ok(())
    }

    fn invoke(&mut self, name: &str, transform: &Transform) {
        let moved = !transform.is_identity();
        if moved {
            self.save();
            self.concat(transform);
        }
        self.out.extend_from_slice(format!("/{name} Do\n").as_bytes());
        self.xobjects.insert(name.to_owned());
        if moved {
            self.restore();
        }
    }

    fn path(&mut self, path: &Path, shared: &mut Shared) {
        let strokes = path.stroke.as_ref();
        match &path.fill {
            None => {
                if let Some(stroke) = strokes {
                    self.set_stroke(stroke);
                    self.segments(&path.segments);
                    self.op("S");
                }
            }
            Some(Fill::Solid(colour)) => {
                self.set_fill(*colour);
                if let Some(stroke) = strokes {
                    self.set_stroke(stroke);
                }
                self.segments(&path.segments);
                self.op(match (strokes.is_some(), path.even_odd) {
                    (false, false) => "f",
                    (false, true) => "f*",
                    (true, false) => "B",
                    (true, true) => "B*",
                });
            }
            Some(Fill::Hatch(hatch)) => {
                let paint = if path.even_odd { "f*" } else { "f" };
                if let Some(ground) = hatch.ground {
                    self.set_fill(ground);
                    self.segments(&path.segments);
                    self.op(paint);
                }
                let name = shared.patterns.name_of(hatch, &self.state.to_base);
                self.out.extend_from_slice(format!("/Pattern cs /{name} scn\n").as_bytes());
                self.state.fill = None;
                self.segments(&path.segments);
                self.op(paint);
                if let Some(stroke) = strokes {
                    self.set_stroke(stroke);
                    self.segments(&path.segments);
                    self.op("S");
                }
            }
        }
    }

    fn segments(&mut self, segments: &[Segment]) {
        let mut rest = segments;
        while let Some(segment) = rest.first() {
            // Booths of one category are one path of many rectangles: each is one operator.
            if let Some([x_mm, y_mm, width_mm, height_mm]) = rest.get(..5).and_then(as_rectangle) {
                for value in [x_mm, y_mm, width_mm, height_mm] {
                    self.number(value);
                }
                self.op("re");
                rest = &rest[5..];
                continue;
            }
            rest = &rest[1..];
            match segment {
                Segment::Move(point) => {
                    self.number(point.x_mm);
                    self.number(point.y_mm);
                    self.op("m");
                }
                Segment::Line(point) => {
                    self.number(point.x_mm);
                    self.number(point.y_mm);
                    self.op("l");
                }
                Segment::Cubic(first, second, end) => {
                    for point in [first, second, end] {
                        self.number(point.x_mm);
                        self.number(point.y_mm);
                    }
                    self.op("c");
                }
                Segment::Close => self.op("h"),
            }
        }
    }

    /// The dark modules row by row, each row in coordinates of its own, whole modules from its left end: numbers
    /// that short pack to half the size of one path over all rows. Rows overlap by a little, lest viewers show
    /// hairlines between them.
    fn mask(&mut self, mask: &Mask) {
        if mask.columns == 0 || !mask.dark.contains(&true) {
            return;
        }
        self.save();
        let row_mm = mask.module_mm * (1.0 + ROW_OVERLAP);
        let top_mm = mask.origin.y_mm - mask.module_mm * ROW_OVERLAP / 2.0;
        self.concat(&Transform([mask.module_mm, 0.0, 0.0, row_mm, mask.origin.x_mm, top_mm]));
        self.set_fill(mask.colour);
        for row in mask.dark.chunks(mask.columns) {
            let mut column = 0;
            for stretch in row.chunk_by(|one, next| one == next) {
                if stretch[0] {
                    push_number(&mut self.out, column as f64, 0);
                    self.out.extend_from_slice(b"0 ");
                    push_number(&mut self.out, stretch.len() as f64, 0);
                    self.out.extend_from_slice(b"1 re ");
                }
                column += stretch.len();
            }
            if row.contains(&true) {
                self.out.extend_from_slice(b"f ");
            }
            self.concat(&Transform::shift(0.0, 1.0 / (1.0 + ROW_OVERLAP)));
        }
        self.restore();
    }

    fn glyphs(&mut self, run: &GlyphRun, shared: &mut Shared, book: &FontBook) {
        let shaped = &*run.shaped;
        if shaped.glyphs.is_empty() {
            return;
        }
        self.set_fill(run.colour);
        self.op("BT");
        let size_mm = run.size_pt * MM_PER_PT;
        if self.state.font != Some((shaped.font, size_mm)) {
            self.out.extend_from_slice(format!("/{} ", Typefaces::resource_name(shaped.font)).as_bytes());
            push_number(&mut self.out, size_mm, 4);
            self.op("Tf");
            self.state.font = Some((shaped.font, size_mm));
        }
        let typeface = shared.typefaces.entry(shaped.font);
        let mut line = TextLine::new(run.origin.x_mm, run.origin.y_mm, size_mm);
        for (glyphs, text) in clusters(run) {
            let glyphs = &shaped.glyphs[glyphs];
            let numbered: Vec<(u16, i64)> =
                glyphs.iter().map(|glyph| typeface.glyph(glyph.id, book, shaped.font)).collect();
            let text = &shaped.text[text];
            let reads = matches!(numbered.as_slice(), [(number, _)] if typeface.reads_as(*number, text));
            let characters = text.chars().count();
            let blank =
                if shaped.right_to_left && characters > 1 { blank_glyph(book, shaped.font) } else { None };
            let spanned = match blank {
                // Viewers turn right-to-left words round character by character, and so break ligatures. Each
                // character but the last gets an invisible glyph of its own, to the right of the ligature.
                Some(_) => text.char_indices().next_back().map(|(at, _)| &text[at..]),
                None => (!reads).then_some(text),
            };
            if let Some(spanned) = spanned {
                line.begin_span(&mut self.out, spanned);
            }
            for (glyph, (number, width)) in glyphs.iter().zip(numbered) {
                line.show(&mut self.out, glyph, number, width);
            }
            if spanned.is_some() {
                line.end_span(&mut self.out);
            }
            if let Some(blank) = blank {
                let (number, width) = typeface.glyph(blank.id, book, shaped.font);
                for character in text.chars().rev().skip(1) {
                    line.begin_span(&mut self.out, character.encode_utf8(&mut [0; 4]));
                    line.show(&mut self.out, &blank, number, width);
                    line.end_span(&mut self.out);
                }
            }
        }
        line.end_show(&mut self.out);
        self.op("ET");
    }

    fn set_fill(&mut self, colour: Colour) {
        if self.state.fill != Some(colour) {
            self.colour(colour, "rg", "g");
            self.state.fill = Some(colour);
        }
    }

    fn set_stroke(&mut self, stroke: &Stroke) {
        if self.state.stroke != Some(stroke.colour) {
            self.colour(stroke.colour, "RG", "G");
            self.state.stroke = Some(stroke.colour);
        }
        if self.state.line_width_mm != Some(stroke.width_mm) {
            self.number(stroke.width_mm);
            self.op("w");
            self.state.line_width_mm = Some(stroke.width_mm);
        }
        if self.state.dash_mm.as_ref() != Some(&stroke.dash_mm) {
            self.out.push(b'[');
            for &length_mm in &stroke.dash_mm {
                self.number(length_mm);
            }
            self.op("]0 d");
            self.state.dash_mm = Some(stroke.dash_mm.clone());
        }
    }

    fn colour(&mut self, colour: Colour, rgb_operator: &str, grey_operator: &str) {
        let Colour { red, green, blue } = colour;
        if red == green && green == blue {
            self.number(f64::from(red) / 255.0);
            self.op(grey_operator);
        } else {
            for part in [red, green, blue] {
                self.number(f64::from(part) / 255.0);
            }
            self.op(rgb_operator);
        }
    }

    fn save(&mut self) {
        self.op("q");
        self.saved.push(self.state.clone());
    }

    fn restore(&mut self) {
        self.op("Q");
        if let Some(state) = self.saved.pop() {
            self.state = state;
        }
    }

    fn concat(&mut self, transform: &Transform) {
        // Places enough for what scales everything after it, and for a shift in units of a large scale.
        for &value in &transform.0 {
            push_number(&mut self.out, value, 6);
        }
        self.op("cm");
        self.state.to_base = transform.then(&self.state.to_base);
    }

    fn number(&mut self, value: f64) {
        push_number(&mut self.out, value, 3);
    }

    fn op(&mut self, operator: &str) {
        self.out.extend_from_slice(operator.as_bytes());
        self.out.push(b'\n');
    }
}

/// Left, top, width and height, when the outline is an upright rectangle.
fn as_rectangle(segments: &[Segment]) -> Option<[f64; 4]> {
    let [Segment::Move(a), Segment::Line(b), Segment::Line(c), Segment::Line(d), Segment::Close] = segments
    else {
        return None;
    };
    let same = |one: f64, two: f64| (one - two).abs() < 1e-9;
    let upright =
        same(a.y_mm, b.y_mm) && same(b.x_mm, c.x_mm) && same(c.y_mm, d.y_mm) && same(d.x_mm, a.x_mm);
    upright.then_some([a.x_mm, a.y_mm, b.x_mm - a.x_mm, c.y_mm - b.y_mm])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_of_modules_are_written_in_whole_modules() {
        let dark = vec![true, true, false, false, false, false, false, true, false];
        let mask = Mask {
            origin: crate::frame::Point::default(),
            module_mm: 0.5,
            columns: 3,
            dark,
            colour: Colour::BLACK,
        };
        let mut writer = ContentWriter::for_form();
        writer.mask(&mask);
        let text = String::from_utf8(writer.into_parts().0).unwrap();
        let rows: Vec<&str> = text.split("cm\n").collect();
        assert_eq!(rows[1], "0 g\n0 0 2 1 re f 1 0 0 1 0 .941176 ");
        assert_eq!(rows[2], "1 0 0 1 0 .941176 ");
        assert_eq!(rows[3], "1 0 1 1 re f 1 0 0 1 0 .941176 ");
    }
}
