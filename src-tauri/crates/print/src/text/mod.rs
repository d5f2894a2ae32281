//! Text of any script: from words to shaped glyphs in place.
//!
//! A [`Typesetter`] shapes (kerning, ligatures, joining), orders right-to-left text, falls back from font to font,
//! breaks lines and fits text into boxes. What it gives depends only on its fonts and its input.

mod breaking;
mod fit;
mod shape;

use std::collections::BTreeMap;
use std::sync::Arc;

pub use self::fit::{FitOutcome, FitRules, Fitted};
pub use self::shape::ShapedLine;
use crate::colour::Colour;
use crate::fonts::{FontBook, Weight};
use crate::frame::{GlyphRun, Item, MM_PER_PT, Point};

/// How text looks, but for its size.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct TextStyle {
    /// Of the letters.
    pub weight: Weight,
    /// Of the ink.
    pub colour: Colour,
    /// Where lines stand in their box.
    pub align: Align,
    /// Where the block of lines stands in its box.
    pub vertical: VerticalAlign,
    /// Figures of one width, for columns of numbers.
    pub tabular_figures: bool,
    /// Space added after each letter, in ems. Scripts that join are left alone.
    pub tracking_em: f64,
    /// From baseline to baseline. Scripts taller than this get what they need.
    pub line_height_em: f64,
}

impl Default for TextStyle {
    fn default() -> Self {
        Self {
            weight: Weight::Regular,
            colour: Colour::INK,
            align: Align::Left,
            vertical: VerticalAlign::Top,
            tabular_figures: false,
            tracking_em: 0.0,
            line_height_em: 1.25,
        }
    }
}

impl TextStyle {
    /// The plain style in this weight.
    pub fn of_weight(weight: Weight) -> Self {
        Self { weight, ..Self::default() }
    }

    /// The same in this colour.
    #[must_use]
    pub fn in_colour(mut self, colour: Colour) -> Self {
        self.colour = colour;
        self
    }

    /// The same with this alignment.
    #[must_use]
    pub fn aligned(mut self, align: Align, vertical: VerticalAlign) -> Self {
        self.align = align;
        self.vertical = vertical;
        self
    }

    /// The same with figures of one width.
    #[must_use]
    pub fn tabular(mut self) -> Self {
        self.tabular_figures = true;
        self
    }

    /// The same with letters spaced out.
    #[must_use]
    pub fn tracked(mut self, tracking_em: f64) -> Self {
        self.tracking_em = tracking_em;
        self
    }
}

/// Across.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Align {
    /// To the left edge.
    #[default]
    Left,
    /// In the middle.
    Centre,
    /// To the right edge.
    Right,
}

/// Down.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum VerticalAlign {
    /// The first line's ascent touches the top.
    #[default]
    Top,
    /// Capitals of the first line and the last baseline are equally far from the edges.
    Middle,
    /// The last line's descent touches the bottom.
    Bottom,
}

/// A line of text at a size, not yet in place.
#[derive(Debug, Clone, PartialEq)]
pub struct Line {
    /// The glyphs, from left to right.
    pub shaped: Arc<ShapedLine>,
    /// Of the type.
    pub size_pt: f64,
}

impl Line {
    /// How far it reaches.
    pub fn width_mm(&self) -> f64 {
        self.shaped.width_em * self.size_pt * MM_PER_PT
    }

    /// Above the baseline.
    pub fn ascent_mm(&self) -> f64 {
        self.shaped.ascent_em * self.size_pt * MM_PER_PT
    }

    /// Below the baseline.
    pub fn descent_mm(&self) -> f64 {
        self.shaped.descent_em * self.size_pt * MM_PER_PT
    }

    /// The line as items, with the left end of its baseline at a point.
    pub fn at(&self, baseline: Point, colour: Colour) -> Vec<Item> {
        let mut x_mm = baseline.x_mm;
        self.shaped
            .runs
            .iter()
            .map(|run| {
                let placed = GlyphRun {
                    shaped: Arc::clone(run),
                    size_pt: self.size_pt,
                    origin: Point::new(x_mm, baseline.y_mm),
                    colour,
                };
                x_mm += placed.width_mm();
                Item::Glyphs(placed)
            })
            .collect()
    }

    /// The line as items, aligned on `anchor`: its left end, middle or right end stands there.
    pub fn aligned_at(&self, anchor: Point, align: Align, colour: Colour) -> Vec<Item> {
        let shift_mm = match align {
            Align::Left => 0.0,
            Align::Centre => self.width_mm() / 2.0,
            Align::Right => self.width_mm(),
        };
        self.at(Point::new(anchor.x_mm - shift_mm, anchor.y_mm), colour)
    }
}

/// Shapes and fits text. Keeps what it has shaped, so that words that return on every page cost nothing.
pub struct Typesetter {
    book: FontBook,
    cache: BTreeMap<shape::ShapeKey, Arc<ShapedLine>>,
}

/// More strings than this are not kept: a long run of badges must not grow without end.
const CACHE_LIMIT: usize = 4096;

impl Typesetter {
    /// Over these fonts.
    pub fn new(book: FontBook) -> Self {
        Self { book, cache: BTreeMap::new() }
    }

    /// The fonts, for the writer. Fonts of the system join as text needs them, so ask after laying out.
    pub fn book(&self) -> &FontBook {
        &self.book
    }

    /// Shapes one line. Line breaks within it count as spaces.
    pub fn line(&mut self, text: &str, style: &TextStyle, size_pt: f64) -> Line {
        Line { shaped: self.shape(text, style, None), size_pt }
    }

    fn shape(
        &mut self,
        text: &str,
        style: &TextStyle,
        paragraph_level: Option<unicode_bidi::Level>,
    ) -> Arc<ShapedLine> {
        let key = shape::ShapeKey::new(text, style, paragraph_level);
        if let Some(shaped) = self.cache.get(&key) {
            return Arc::clone(shaped);
        }
        let shaped = Arc::new(shape::shape_line(&mut self.book, &key));
        if self.cache.len() >= CACHE_LIMIT {
            self.cache.clear();
        }
        self.cache.insert(key, Arc::clone(&shaped));
        shaped
    }
}

#[cfg(test)]
mod tests;
