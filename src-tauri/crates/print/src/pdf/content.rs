//! Items to the operators of a content stream.
//!
//! The first operator turns the page into millimetres with y down, as frames have it, so that coordinates stay
//! short. Text is turned back upright by its own matrix.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::sync::Arc;

use printpdf::{DictItem, ExternalStream, ExternalXObject, XObject};
use unicode_segmentation::UnicodeSegmentation as _;

use super::typefaces::Typefaces;
use super::{PdfError, Shared, images};
use crate::colour::Colour;
use crate::fonts::FontBook;
use crate::frame::{
    Drawing, Fill, Glyph, GlyphRun, Group, Item, MM_PER_PT, Mask, Page, Path, Picture, Segment, Stamp,
    Stroke, Transform,
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
    fn for_form() -> Self {
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
        let name = form_name(&stamp.drawing, shared, book)?;
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
        if let Some([x_mm, y_mm, width_mm, height_mm]) = as_rectangle(segments) {
            for value in [x_mm, y_mm, width_mm, height_mm] {
                self.number(value);
            }
            self.op("re");
            return;
        }
        for segment in segments {
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

/// Glyphs on one baseline as the pen of the viewer sees them, in thousandths of an em from the run's origin.
struct TextLine {
    x_mm: f64,
    y_mm: f64,
    size_mm: f64,
    /// Where the glyph belongs.
    wanted: f64,
    /// Where the viewer's pen is, for what is already written.
    pen: f64,
    rise_em: f64,
    state: Shown,
}

#[derive(Clone, Copy, PartialEq)]
enum Shown {
    /// No matrix yet: the pen is nowhere.
    Nowhere,
    /// Between operators.
    Between,
    /// In an array of strings and moves.
    InArray,
    /// In a string of that array.
    InString,
}

impl TextLine {
    fn new(x_mm: f64, y_mm: f64, size_mm: f64) -> Self {
        Self { x_mm, y_mm, size_mm, wanted: 0.0, pen: 0.0, rise_em: 0.0, state: Shown::Nowhere }
    }

    fn show(&mut self, out: &mut Vec<u8>, glyph: &Glyph, number: u16, width: i64) {
        let at = self.wanted + glyph.offset_x_em * 1000.0;
        let rise_changes = (glyph.offset_y_em - self.rise_em).abs() > 1e-6;
        if self.state == Shown::Nowhere || rise_changes {
            self.end_show(out);
            self.rise_em = glyph.offset_y_em;
            self.pen = at;
            out.extend_from_slice(b"1 0 0 -1 ");
            push_number(out, self.x_mm + at / 1000.0 * self.size_mm, 3);
            push_number(out, self.y_mm - self.rise_em * self.size_mm, 3);
            out.extend_from_slice(b"Tm\n");
            self.state = Shown::Between;
        }
        if self.state == Shown::Between {
            out.push(b'[');
            self.state = Shown::InArray;
        }
        let shift = (at - self.pen).round();
        if shift.abs() >= 1.0 {
            if self.state == Shown::InString {
                out.push(b'>');
                self.state = Shown::InArray;
            }
            push_number(out, -shift, 0);
            self.pen += shift;
        }
        if self.state == Shown::InArray {
            out.push(b'<');
            self.state = Shown::InString;
        }
        for byte in number.to_be_bytes() {
            out.extend_from_slice(&hexadecimal(byte));
        }
        self.pen += width as f64;
        self.wanted += glyph.advance_em * 1000.0;
    }

    fn end_show(&mut self, out: &mut Vec<u8>) {
        match self.state {
            Shown::InString => out.extend_from_slice(b">]TJ\n"),
            Shown::InArray => out.extend_from_slice(b"]TJ\n"),
            Shown::Between | Shown::Nowhere => return,
        }
        self.state = Shown::Between;
    }

    /// What follows reads as `text`, whatever its glyphs say.
    fn begin_span(&mut self, out: &mut Vec<u8>, text: &str) {
        self.end_show(out);
        out.extend_from_slice(b"/Span<</ActualText<FEFF");
        for unit in text.encode_utf16() {
            for byte in unit.to_be_bytes() {
                out.extend_from_slice(&hexadecimal(byte));
            }
        }
        out.extend_from_slice(b">>>BDC\n");
    }

    fn end_span(&mut self, out: &mut Vec<u8>) {
        self.end_show(out);
        out.extend_from_slice(b"EMC\n");
    }
}

fn hexadecimal(byte: u8) -> [u8; 2] {
    let digit = |nibble: u8| if nibble < 10 { b'0' + nibble } else { b'A' + nibble - 10 };
    [digit(byte >> 4), digit(byte & 15)]
}

/// A glyph that draws nothing and does not move the pen, if the font has one.
fn blank_glyph(book: &FontBook, id: crate::fonts::FontId) -> Option<Glyph> {
    book.font(id)
        .with_face(|face| {
            // Zero width non-joiner, joiner, space.
            ['\u{200C}', '\u{200D}', '\u{200B}']
                .into_iter()
                .filter_map(|char| face.glyph_index(char))
                .find(|&glyph| face.glyph_hor_advance(glyph).unwrap_or_default() == 0)
        })
        .flatten()
        .map(|glyph| Glyph { id: glyph.0, cluster: 0, advance_em: 0.0, offset_x_em: 0.0, offset_y_em: 0.0 })
}

/// The run's clusters in visual order: which glyphs, and which bytes of the text they stand for. A letter and its
/// marks count as one when a mark is shifted, lest viewers take the shift for a gap between words.
fn clusters(run: &GlyphRun) -> Vec<(Range<usize>, Range<usize>)> {
    let shaped = &run.shaped;
    let starts: BTreeSet<usize> = shaped.glyphs.iter().map(|glyph| glyph.cluster as usize).collect();
    let has_shifts = shaped.glyphs.iter().any(|glyph| glyph.offset_x_em != 0.0 || glyph.offset_y_em != 0.0);
    let letters: BTreeSet<usize> = if has_shifts && !shaped.right_to_left {
        shaped.text.grapheme_indices(true).map(|(start, _)| start).collect()
    } else {
        BTreeSet::new()
    };
    let mut found: Vec<(Range<usize>, Range<usize>)> = Vec::new();
    let mut first = 0;
    for glyphs in shaped.glyphs.chunk_by(|one, next| one.cluster == next.cluster) {
        let start = glyphs[0].cluster as usize;
        let end = starts.range(start + 1..).next().copied().unwrap_or(shaped.text.len());
        let last = first + glyphs.len();
        match found.last_mut() {
            Some((previous, text))
                if !letters.is_empty() && !letters.contains(&start) && text.end == start =>
            {
                (previous.end, text.end) = (last, end);
            }
            _ => found.push((first..last, start..end)),
        }
        first = last;
    }
    found
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

/// The name of a drawing's form, which is written at its first use.
fn form_name(drawing: &Arc<Drawing>, shared: &mut Shared, book: &FontBook) -> Result<String, PdfError> {
    let address = Arc::as_ptr(drawing).addr();
    if let Some((_, name)) = shared.drawings.get(&address) {
        return Ok(name.clone());
    }
    let mut writer = ContentWriter::for_form();
    writer.items(&drawing.items, shared, book)?;
    let (content, _) = writer.into_parts();
    let name = format!("D{}", shared.drawings.len());
    let bounds = &drawing.bounds;
    let corners = [bounds.x_mm, bounds.y_mm, bounds.right_mm(), bounds.bottom_mm()];
    let dict = BTreeMap::from([
        ("Type".to_owned(), DictItem::Name(b"XObject".to_vec())),
        ("Subtype".to_owned(), DictItem::Name(b"Form".to_vec())),
        ("BBox".to_owned(), DictItem::Array(corners.map(|corner| DictItem::Real(corner as f32)).to_vec())),
    ]);
    let form = ExternalXObject {
        stream: ExternalStream { dict, content, compress: true },
        width: None,
        height: None,
        dpi: None,
    };
    shared.xobjects.insert(name.clone(), XObject::External(form));
    shared.drawings.insert(address, (Arc::clone(drawing), name.clone()));
    Ok(name)
}
