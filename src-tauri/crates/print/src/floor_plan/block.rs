//! Words in a small area, as large as they can be: `Typesetter::fit` keeps to one line as long as it can, while
//! a name in a booth is read best at the largest size, on however many lines that takes.

use unicode_linebreak::linebreaks;

use crate::frame::{Item, MM_PER_PT, Point, Rect};
use crate::text::{Line, TextStyle, Typesetter};

/// Bounds of size and number of lines.
#[derive(Debug, Clone, Copy)]
pub(super) struct BlockRules {
    pub(super) max_pt: f64,
    pub(super) min_pt: f64,
    pub(super) max_lines: usize,
}

/// Centred lines of one size, not yet in place.
#[derive(Debug, Clone)]
pub(super) struct Block {
    lines: Vec<Line>,
    pub(super) size_pt: f64,
    /// Lines before which a new paragraph begins get a little air.
    opens_paragraph: Vec<bool>,
    pub(super) width_mm: f64,
    pub(super) height_mm: f64,
}

const STEP_PT: f64 = 0.25;
const PITCH_EM: f64 = 1.14;
const PARAGRAPH_GAP_EM: f64 = 0.3;
/// Room above the first baseline and below the last one, for accents and descenders.
const ASCENT_EM: f64 = 0.8;
const DESCENT_EM: f64 = 0.22;

/// The paragraphs as large as they fit into a width and a height; `None` when even the smallest size is too large.
pub(super) fn largest(
    setter: &mut Typesetter,
    paragraphs: &[&str],
    style: &TextStyle,
    width_mm: f64,
    height_mm: f64,
    rules: BlockRules,
) -> Option<Block> {
    if width_mm <= 0.0 || height_mm <= 0.0 {
        return None;
    }
    let pieces: Vec<Vec<Piece>> =
        paragraphs.iter().map(|paragraph| measure(setter, paragraph, style)).collect();
    let widest_em =
        pieces.iter().flatten().map(|piece| piece.width_em).fold(0.0, f64::max).max(f64::MIN_POSITIVE);
    // No size larger than the widest word allows, in steps from the largest.
    let cap_pt = (width_mm / widest_em / MM_PER_PT).min(rules.max_pt);
    let mut size_pt = (cap_pt / STEP_PT).floor() * STEP_PT;
    while size_pt >= rules.min_pt - 1e-9 {
        let em_mm = size_pt * MM_PER_PT;
        let broken: Vec<Vec<String>> = pieces
            .iter()
            .zip(paragraphs)
            .map(|(pieces, paragraph)| break_evenly(paragraph, pieces, width_mm / em_mm))
            .collect();
        let count: usize = broken.iter().map(Vec::len).sum();
        if count <= rules.max_lines && height_em(count, paragraphs.len()) * em_mm <= height_mm + 1e-6 {
            let block = shape(setter, &broken, style, size_pt);
            // Kerning across pieces and tall scripts can still make a difference.
            if block.width_mm <= width_mm + 0.05 && block.height_mm <= height_mm + 1e-6 {
                return Some(block);
            }
        }
        size_pt -= STEP_PT;
    }
    None
}

fn height_em(lines: usize, paragraphs: usize) -> f64 {
    ASCENT_EM
        + DESCENT_EM
        + lines.saturating_sub(1) as f64 * PITCH_EM
        + paragraphs.saturating_sub(1) as f64 * PARAGRAPH_GAP_EM
}

#[derive(Debug, Clone, Copy)]
struct Piece {
    end: usize,
    /// Without the blanks at its end, and with them.
    width_em: f64,
    advance_em: f64,
}

fn measure(setter: &mut Typesetter, text: &str, style: &TextStyle) -> Vec<Piece> {
    let blank_em =
        setter.line("n n", style, 1.0).shaped.width_em - setter.line("nn", style, 1.0).shaped.width_em;
    let mut start = 0;
    linebreaks(text)
        .map(|(end, _)| {
            let piece = &text[start..end];
            let word = piece.trim_end();
            start = end;
            let width_em = setter.line(word, style, 1.0).shaped.width_em;
            let blanks = piece[word.len()..].chars().count() as f64;
            Piece { end, width_em, advance_em: width_em + blanks * blank_em }
        })
        .collect()
}

/// As few lines as the width allows, and those as even as that number allows.
fn break_evenly(text: &str, pieces: &[Piece], width_em: f64) -> Vec<String> {
    let fewest = break_greedily(pieces, width_em);
    let mut best = fewest;
    if best.len() > 1 {
        let (mut narrow, mut wide) = (width_em / 3.0, width_em);
        for _ in 0..5 {
            let middle = f64::midpoint(narrow, wide);
            let tried = break_greedily(pieces, middle);
            let fits = pieces.iter().all(|piece| piece.width_em <= middle);
            if fits && tried.len() == best.len() {
                (best, wide) = (tried, middle);
            } else {
                narrow = middle;
            }
        }
    }
    let mut start = 0;
    best.into_iter()
        .map(|end| {
            let line = text[start..end].trim().to_owned();
            start = end;
            line
        })
        .collect()
}

/// Byte offsets at which lines end.
fn break_greedily(pieces: &[Piece], width_em: f64) -> Vec<usize> {
    let mut ends = Vec::new();
    let mut pen_em = 0.0;
    let mut last = None;
    for piece in pieces {
        if pen_em > 0.0 && pen_em + piece.width_em > width_em + 1e-9 {
            ends.extend(last);
            pen_em = 0.0;
        }
        pen_em += piece.advance_em;
        last = Some(piece.end);
    }
    ends.extend(last);
    ends
}

fn shape(setter: &mut Typesetter, broken: &[Vec<String>], style: &TextStyle, size_pt: f64) -> Block {
    let mut lines = Vec::new();
    let mut opens_paragraph = Vec::new();
    for (index, paragraph) in broken.iter().enumerate() {
        for (position, text) in paragraph.iter().enumerate() {
            lines.push(setter.line(text, style, size_pt));
            opens_paragraph.push(index > 0 && position == 0);
        }
    }
    let mut block = Block { lines, size_pt, opens_paragraph, width_mm: 0.0, height_mm: 0.0 };
    block.width_mm = block.lines.iter().map(Line::width_mm).fold(0.0, f64::max);
    block.height_mm = block.baselines().last().copied().unwrap_or(0.0) + block.descent_mm();
    block
}

impl Block {
    fn em_mm(&self) -> f64 {
        self.size_pt * MM_PER_PT
    }

    fn descent_mm(&self) -> f64 {
        self.lines.last().map_or(0.0, |line| {
            if line.shaped.is_tall { line.descent_mm() } else { DESCENT_EM * self.em_mm() }
        })
    }

    /// Baselines below the top of the block.
    fn baselines(&self) -> Vec<f64> {
        let mut below_mm = 0.0;
        let mut baselines = Vec::with_capacity(self.lines.len());
        for (index, line) in self.lines.iter().enumerate() {
            // Only scripts that are taller than the main font push lines apart.
            let ascent = if line.shaped.is_tall { line.ascent_mm() } else { ASCENT_EM * self.em_mm() };
            below_mm += match index.checked_sub(1).map(|before| &self.lines[before]) {
                None => ascent,
                Some(before) if before.shaped.is_tall || line.shaped.is_tall => {
                    (before.descent_mm() + ascent).max(PITCH_EM * self.em_mm())
                }
                Some(_) => PITCH_EM * self.em_mm(),
            };
            if self.opens_paragraph[index] {
                below_mm += PARAGRAPH_GAP_EM * self.em_mm();
            }
            baselines.push(below_mm);
        }
        baselines
    }

    /// The block with the middle of its top at a point: its items and what they cover.
    pub(super) fn hung_at(&self, top: Point, style: &TextStyle) -> (Vec<Item>, Rect) {
        let mut items = Vec::new();
        for (line, below_mm) in self.lines.iter().zip(self.baselines()) {
            let baseline = Point::new(top.x_mm - line.width_mm() / 2.0, top.y_mm + below_mm);
            items.extend(line.at(baseline, style.colour));
        }
        let cover = Rect::new(top.x_mm - self.width_mm / 2.0, top.y_mm, self.width_mm, self.height_mm);
        (items, cover)
    }

    /// Characters that no font has.
    pub(super) fn missing(&self) -> Vec<char> {
        let mut missing: Vec<char> = Vec::new();
        for char in self.lines.iter().flat_map(|line| &line.shaped.missing) {
            if !missing.contains(char) {
                missing.push(*char);
            }
        }
        missing
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fonts::FontBook;

    fn lines(text: &[&str], width_mm: f64, height_mm: f64) -> Option<(f64, Vec<String>)> {
        let mut setter = Typesetter::new(FontBook::embedded());
        let rules = BlockRules { max_pt: 9.0, min_pt: 4.5, max_lines: 5 };
        largest(&mut setter, text, &TextStyle::default(), width_mm, height_mm, rules).map(|block| {
            let words = |line: &Line| line.shaped.runs.iter().map(|run| run.text.clone()).collect();
            (block.size_pt, block.lines.iter().map(words).collect())
        })
    }

    #[test]
    fn a_long_name_takes_several_lines_before_it_gets_small() {
        let (size_pt, lines) = lines(&["Batik Marunda Jakarta Utara"], 18.0, 12.0).unwrap();
        assert!(size_pt >= 7.0, "{size_pt}");
        assert_eq!(lines.len(), 3);
    }

    #[test]
    fn firms_that_share_begin_on_lines_of_their_own() {
        let (_, lines) = lines(&["Rumah Rajut", "Kriya Sampah"], 30.0, 10.0).unwrap();
        assert_eq!(lines, ["Rumah Rajut", "Kriya Sampah"]);
    }

    #[test]
    fn a_word_wider_than_the_area_at_the_smallest_size_does_not_fit() {
        assert_eq!(lines(&["Pertanggungjawaban"], 8.0, 20.0), None);
        assert_eq!(lines(&["Batik"], 0.0, 20.0), None);
    }
}
