//! Outlines of letters, each defined once.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use ttf_parser::{GlyphId, OutlineBuilder};

use crate::fonts::{FontBook, FontId};

/// Which glyphs are defined, and whether they have an outline at all.
#[derive(Default)]
pub(super) struct Outlines {
    drawn: BTreeMap<(FontId, u16), bool>,
}

impl Outlines {
    /// The id of a glyph's outline in font units, y up, which is added to `defs` at its first use. `None` for a
    /// glyph without ink.
    pub(super) fn define(
        &mut self,
        book: &FontBook,
        font: FontId,
        glyph: u16,
        prefix: &str,
        defs: &mut String,
    ) -> Option<String> {
        let id = format!("{prefix}f{}g{glyph}", font.0);
        let has_ink = *self.drawn.entry((font, glyph)).or_insert_with(|| {
            let mut outline = Outline::default();
            let _ =
                book.font(font).with_face(|face| face.outline_glyph(GlyphId(glyph), &mut outline).is_some());
            if !outline.d.is_empty() {
                let _ = writeln!(defs, "<path id=\"{id}\" d=\"{}\"/>", outline.d);
            }
            !outline.d.is_empty()
        });
        has_ink.then_some(id)
    }
}

#[derive(Default)]
struct Outline {
    d: String,
}

impl OutlineBuilder for Outline {
    fn move_to(&mut self, x: f32, y: f32) {
        let _ = write!(self.d, "M{x} {y}");
    }

    fn line_to(&mut self, x: f32, y: f32) {
        let _ = write!(self.d, "L{x} {y}");
    }

    fn quad_to(&mut self, x1: f32, y1: f32, x: f32, y: f32) {
        let _ = write!(self.d, "Q{x1} {y1} {x} {y}");
    }

    fn curve_to(&mut self, x1: f32, y1: f32, x2: f32, y2: f32, x: f32, y: f32) {
        let _ = write!(self.d, "C{x1} {y1} {x2} {y2} {x} {y}");
    }

    fn close(&mut self) {
        self.d.push('Z');
    }
}
