//! One line of text to glyphs: normal form, direction, fonts, shaping.

use std::ops::Range;
use std::str::FromStr;
use std::sync::Arc;

use rustybuzz::{BufferClusterLevel, Direction, Feature, UnicodeBuffer};
use unicode_bidi::{BidiInfo, Level};
use unicode_normalization::UnicodeNormalization;
use unicode_segmentation::UnicodeSegmentation;

use super::TextStyle;
use crate::fonts::{FontBook, FontId, Weight};
use crate::frame::{Glyph, ShapedRun};

/// A line as glyphs, in ems: it fits every size.
#[derive(Debug, Clone, PartialEq)]
pub struct ShapedLine {
    /// In visual order, from left to right.
    pub runs: Vec<Arc<ShapedRun>>,
    /// Sum of the advances.
    pub width_em: f64,
    /// Above the baseline, of the tallest font.
    pub ascent_em: f64,
    /// Below the baseline, of the deepest font.
    pub descent_em: f64,
    /// Height of capitals in the main font.
    pub cap_height_em: f64,
    /// Whether a font in it is taller or deeper than the main one.
    pub is_tall: bool,
    /// Characters that no font has, each once, in order. They are drawn as boxes.
    pub missing: Vec<char>,
}

/// What decides how a line is shaped.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct ShapeKey {
    text: String,
    weight: Weight,
    tabular_figures: bool,
    tracking_bits: u64,
    paragraph_level: Option<Level>,
}

impl ShapeKey {
    pub(super) fn new(text: &str, style: &TextStyle, paragraph_level: Option<Level>) -> Self {
        Self {
            text: text.to_owned(),
            weight: style.weight,
            tabular_figures: style.tabular_figures,
            tracking_bits: style.tracking_em.to_bits(),
            paragraph_level,
        }
    }
}

/// The text in composed form (NFC), with control characters as spaces: the form in which fonts have most glyphs,
/// and in which a search in the PDF finds it.
pub(super) fn clean(text: &str) -> String {
    text.nfc().map(|char| if char.is_control() { ' ' } else { char }).collect()
}

pub(super) fn shape_line(book: &mut FontBook, key: &ShapeKey) -> ShapedLine {
    let text = clean(&key.text);
    let primary = book.primary(key.weight);
    let mut line = ShapedLine {
        runs: Vec::new(),
        width_em: 0.0,
        ascent_em: book.font(primary).ascent_em,
        descent_em: book.font(primary).descent_em,
        cap_height_em: book.font(primary).cap_height_em,
        is_tall: false,
        missing: Vec::new(),
    };
    if text.is_empty() {
        return line;
    }
    let bidi = BidiInfo::new(&text, key.paragraph_level);
    // Control characters are gone, so the whole text is one paragraph.
    let Some(paragraph) = bidi.paragraphs.first() else { return line };
    let (levels, visual) = bidi.visual_runs(paragraph, paragraph.range.clone());
    for range in visual {
        let level = levels[range.start];
        let mut parts = by_font(book, key.weight, &text, range, &mut line.missing);
        if level.is_rtl() {
            parts.reverse();
        }
        for (font, part) in parts {
            let run = shape_part(book, font, &text, part, level.is_rtl(), key);
            line.width_em += run.width_em;
            line.is_tall |=
                book.font(font).ascent_em > line.ascent_em || book.font(font).descent_em > line.descent_em;
            line.ascent_em = line.ascent_em.max(book.font(font).ascent_em);
            line.descent_em = line.descent_em.max(book.font(font).descent_em);
            line.runs.push(Arc::new(run));
        }
    }
    line
}

/// Splits a stretch of one direction where the font changes, in logical order. A letter and its marks stay in
/// one font; white space goes with what is before it, so that it does not split words of another script.
fn by_font(
    book: &mut FontBook,
    weight: Weight,
    text: &str,
    range: Range<usize>,
    missing: &mut Vec<char>,
) -> Vec<(FontId, Range<usize>)> {
    let mut parts: Vec<(FontId, Range<usize>)> = Vec::new();
    for (offset, cluster) in text[range.clone()].grapheme_indices(true) {
        let (start, end) = (range.start + offset, range.start + offset + cluster.len());
        let blank = cluster.chars().all(|char| char.is_whitespace() || crate::fonts::is_invisible(char));
        let before = parts.last().map(|(font, _)| *font);
        let font = match before {
            Some(font) if blank && book.covers(font, cluster) => font,
            _ => book.font_for(weight, cluster).unwrap_or_else(|| {
                // Perhaps a part of the cluster can be drawn: only what really has no glyph is missing.
                for char in cluster.chars() {
                    let known = book.font_for(weight, char.encode_utf8(&mut [0; 4])).is_some();
                    if !known && !missing.contains(&char) {
                        missing.push(char);
                    }
                }
                let first: String = cluster.chars().take(1).collect();
                book.font_for(weight, &first).unwrap_or_else(|| book.primary(weight))
            }),
        };
        match parts.last_mut() {
            Some((last, part)) if *last == font => part.end = end,
            _ => parts.push((font, start..end)),
        }
    }
    parts
}

fn shape_part(
    book: &FontBook,
    id: FontId,
    text: &str,
    part: Range<usize>,
    right_to_left: bool,
    key: &ShapeKey,
) -> ShapedRun {
    let font = book.font(id);
    let words = &text[part.clone()];
    let tracking_em = if font.takes_tracking() { f64::from_bits(key.tracking_bits) } else { 0.0 };
    let mut features: Vec<Feature> = Vec::new();
    let mut ask = |feature: &str| features.extend(Feature::from_str(feature));
    if key.tabular_figures {
        ask("tnum");
    }
    if tracking_em != 0.0 {
        // Letters spaced out do not tie.
        ask("-liga");
    }
    let mut buffer = UnicodeBuffer::new();
    buffer.push_str(words);
    // Joining looks across a change of font.
    buffer.set_pre_context(&text[..part.start]);
    buffer.set_post_context(&text[part.end..]);
    buffer.set_cluster_level(BufferClusterLevel::MonotoneCharacters);
    buffer.guess_segment_properties();
    buffer.set_direction(if right_to_left { Direction::RightToLeft } else { Direction::LeftToRight });
    let em = f64::from(font.units_per_em);
    let mut glyphs: Vec<Glyph> = font
        .with_face(|face| {
            let shaped = rustybuzz::shape(face, &features, buffer);
            shaped
                .glyph_infos()
                .iter()
                .zip(shaped.glyph_positions())
                .map(|(info, position)| Glyph {
                    id: u16::try_from(info.glyph_id).unwrap_or(0),
                    cluster: info.cluster,
                    advance_em: f64::from(position.x_advance) / em,
                    offset_x_em: f64::from(position.x_offset) / em,
                    offset_y_em: f64::from(position.y_offset) / em,
                })
                .collect()
        })
        .unwrap_or_default();
    if tracking_em != 0.0 {
        let ends: Vec<bool> = (0..glyphs.len())
            .map(|index| glyphs.get(index + 1).is_none_or(|next| next.cluster != glyphs[index].cluster))
            .collect();
        for (glyph, ends) in glyphs.iter_mut().zip(ends) {
            if ends && glyph.advance_em > 0.0 {
                glyph.advance_em += tracking_em;
            }
        }
    }
    ShapedRun {
        font: id,
        text: words.to_owned(),
        right_to_left,
        width_em: glyphs.iter().map(|glyph| glyph.advance_em).sum(),
        glyphs,
    }
}
