//! Glyphs on a baseline to the operators that show text, such that a search in the viewer finds the words.

use std::collections::BTreeSet;
use std::ops::Range;

use unicode_segmentation::UnicodeSegmentation as _;

use crate::fonts::{FontBook, FontId};
use crate::frame::{Glyph, GlyphRun};
use crate::number::push_number;

/// Glyphs on one baseline as the pen of the viewer sees them, in thousandths of an em from the run's origin.
pub(super) struct TextLine {
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
    pub(super) fn new(x_mm: f64, y_mm: f64, size_mm: f64) -> Self {
        Self { x_mm, y_mm, size_mm, wanted: 0.0, pen: 0.0, rise_em: 0.0, state: Shown::Nowhere }
    }

    pub(super) fn show(&mut self, out: &mut Vec<u8>, glyph: &Glyph, number: u16, width: i64) {
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

    pub(super) fn end_show(&mut self, out: &mut Vec<u8>) {
        match self.state {
            Shown::InString => out.extend_from_slice(b">]TJ\n"),
            Shown::InArray => out.extend_from_slice(b"]TJ\n"),
            Shown::Between | Shown::Nowhere => return,
        }
        self.state = Shown::Between;
    }

    /// What follows reads as `text`, whatever its glyphs say.
    pub(super) fn begin_span(&mut self, out: &mut Vec<u8>, text: &str) {
        self.end_show(out);
        out.extend_from_slice(b"/Span<</ActualText<FEFF");
        for unit in text.encode_utf16() {
            for byte in unit.to_be_bytes() {
                out.extend_from_slice(&hexadecimal(byte));
            }
        }
        out.extend_from_slice(b">>>BDC\n");
    }

    pub(super) fn end_span(&mut self, out: &mut Vec<u8>) {
        self.end_show(out);
        out.extend_from_slice(b"EMC\n");
    }
}

fn hexadecimal(byte: u8) -> [u8; 2] {
    let digit = |nibble: u8| if nibble < 10 { b'0' + nibble } else { b'A' + nibble - 10 };
    [digit(byte >> 4), digit(byte & 15)]
}

/// A glyph that draws nothing and does not move the pen, if the font has one.
pub(super) fn blank_glyph(book: &FontBook, id: FontId) -> Option<Glyph> {
    book.font(id)
        .with_face(|face| {
            // Zero width non-joiner, joiner, space.
            ['\u{200C}', '\u{200D}', '\u{200B}'].into_iter().filter_map(|char| face.glyph_index(char)).find(
                |&glyph| {
                    // Some fonts draw these characters, for those who look for them.
                    face.glyph_hor_advance(glyph).unwrap_or_default() == 0
                        && face.glyph_bounding_box(glyph).is_none()
                },
            )
        })
        .flatten()
        .map(|glyph| Glyph { id: glyph.0, cluster: 0, advance_em: 0.0, offset_x_em: 0.0, offset_y_em: 0.0 })
}

/// The run's clusters in visual order: which glyphs, and which bytes of the text they stand for. A letter and its
/// marks count as one when a mark is shifted, lest viewers take the shift for a gap between words.
pub(super) fn clusters(run: &GlyphRun) -> Vec<(Range<usize>, Range<usize>)> {
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fonts::Weight;

    #[test]
    fn what_keeps_ligatures_in_order_draws_nothing() {
        let mut book = FontBook::embedded();
        for weight in [Weight::Regular, Weight::Bold] {
            let arabic = book.font_for(weight, "ل").unwrap();
            let blank = blank_glyph(&book, arabic).unwrap();
            let ink =
                book.font(arabic).with_face(|face| face.glyph_bounding_box(ttf_parser::GlyphId(blank.id)));
            assert_eq!(ink.unwrap(), None);
        }
    }
}
