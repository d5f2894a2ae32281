//! The glyphs in use, font by font, and the subsets made of them.

use std::collections::BTreeMap;

use printpdf::{Codepoint, Op, ParsedFont, PdfFont, PdfFontHandle, Pt, TextItem};
use sha2::{Digest as _, Sha256};
use subsetter::GlyphRemapper;

use super::PdfError;
use crate::fonts::{FontBook, FontId};

/// Glyphs get their number in the subset when they are first used, so that contents can be written before the
/// subset is made.
#[derive(Default)]
pub(super) struct Typefaces {
    used: BTreeMap<FontId, Typeface>,
}

/// The subsets for printpdf.
pub(super) struct EmbeddedFonts {
    pub(super) fonts: Vec<(printpdf::FontId, PdfFont)>,
    /// Operations that tell printpdf which glyphs there are and how they read.
    pub(super) glyphs: Vec<Op>,
}

/// One font's glyphs in use.
#[derive(Default)]
pub(super) struct Typeface {
    remapper: GlyphRemapper,
    /// By number in the subset: what the glyph reads as, empty if only an enclosing span tells.
    texts: Vec<String>,
    /// By number in the subset: the advance in thousandths of an em, as printpdf writes it.
    widths: Vec<i64>,
}

impl Typefaces {
    pub(super) fn entry(&mut self, id: FontId) -> &mut Typeface {
        self.used.entry(id).or_default()
    }

    /// The name that contents use.
    pub(super) fn resource_name(id: FontId) -> String {
        format!("F{}", id.0)
    }

    /// Makes the subsets.
    pub(super) fn embed(&self, book: &FontBook) -> Result<EmbeddedFonts, PdfError> {
        let mut fonts = Vec::new();
        let mut ops = vec![Op::StartTextSection];
        for (&id, typeface) in &self.used {
            let font = book.font(id);
            let failed = |reason: String| PdfError::Font { name: font.name.clone(), reason };
            let subset = subsetter::subset(font.bytes(), font.index(), &typeface.remapper)
                .map_err(|error| failed(error.to_string()))?;
            let mut parsed = ParsedFont::from_bytes(&subset, 0, &mut Vec::new())
                .ok_or_else(|| failed("the subset cannot be read back".to_owned()))?;
            parsed.font_name = Some(format!("{}+{}", subset_tag(&subset), font.name));
            let handle = printpdf::FontId(Self::resource_name(id));
            ops.push(Op::SetFont { font: PdfFontHandle::External(handle.clone()), size: Pt(1.0) });
            let glyphs = typeface
                .texts
                .iter()
                .zip(0_u16..)
                .map(|(text, glyph)| Codepoint::with_cid(glyph, 0.0, text.clone()))
                .collect();
            ops.push(Op::ShowText { items: vec![TextItem::GlyphIds(glyphs)] });
            fonts.push((handle, PdfFont::new(parsed)));
        }
        ops.push(Op::EndTextSection);
        Ok(EmbeddedFonts { fonts, glyphs: ops })
    }
}

impl Typeface {
    /// The glyph's number in the subset and its width there, in thousandths of an em.
    pub(super) fn glyph(&mut self, original: u16, book: &FontBook, id: FontId) -> (u16, i64) {
        let number = self.remapper.remap(original);
        while self.widths.len() <= usize::from(number) {
            // Numbers are given in sequence; the first ever also brings glyph 0 along.
            let glyph = if self.widths.is_empty() { 0 } else { original };
            self.widths.push(width_in_pdf(book, id, glyph));
            self.texts.push(String::new());
        }
        (number, self.widths[usize::from(number)])
    }

    /// Whether the glyph can stand for `text` by itself; it does so from now on when it stood for nothing yet.
    pub(super) fn reads_as(&mut self, number: u16, text: &str) -> bool {
        let Some(known) = self.texts.get_mut(usize::from(number)) else { return false };
        // Glyph 0 stands for many characters.
        if known.is_empty() && number != 0 {
            text.clone_into(known);
        }
        known == text
    }
}

/// The same arithmetic as printpdf's, whose widths the viewer's pen moves by.
fn width_in_pdf(book: &FontBook, id: FontId, glyph: u16) -> i64 {
    let font = book.font(id);
    let advance = font
        .with_face(|face| face.glyph_hor_advance(ttf_parser::GlyphId(glyph)))
        .flatten()
        .unwrap_or_default();
    (f32::from(advance) * 1000.0 / f32::from(font.units_per_em)) as i64
}

/// Six capitals that differ from subset to subset and are the same on every run.
fn subset_tag(subset: &[u8]) -> String {
    Sha256::digest(subset).iter().take(6).map(|byte| char::from(b'A' + byte % 26)).collect()
}
