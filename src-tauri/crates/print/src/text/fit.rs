//! Text into a box: it shrinks, then wraps, then ends in an ellipsis and says so. Nothing is cut off in silence.

use unicode_bidi::{BidiInfo, Level};
use unicode_segmentation::UnicodeSegmentation;

use super::breaking::pieces;
use super::{Align, Line, TextStyle, Typesetter, VerticalAlign};
use crate::frame::{Item, MM_PER_PT, Point, Rect};

/// How far text may bend to fit.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct FitRules {
    /// The wanted size.
    pub max_pt: f64,
    /// The floor: never smaller.
    pub min_pt: f64,
    /// Wraps to at most so many lines, when one line is too long at the floor.
    pub max_lines: usize,
}

impl FitRules {
    /// One size, one line.
    pub const fn fixed(size_pt: f64) -> Self {
        Self { max_pt: size_pt, min_pt: size_pt, max_lines: 1 }
    }

    /// One size, as many lines as the box holds.
    pub const fn paragraph(size_pt: f64) -> Self {
        Self { max_pt: size_pt, min_pt: size_pt, max_lines: usize::MAX }
    }
}

/// What it took, from best to worst.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum FitOutcome {
    /// One line at the wanted size (or lines that the text itself breaks).
    Fits,
    /// Smaller than wanted.
    Shrunk,
    /// On several lines, perhaps also smaller.
    Wrapped,
    /// Some of the text is gone, or the box is too low even for one line. The preflight list must name it.
    Ellipsised,
}

/// Text in place.
#[derive(Debug, Clone, PartialEq)]
pub struct Fitted {
    /// The lines, from top to bottom, each with the left end of its baseline on the page.
    pub lines: Vec<(Line, Point)>,
    /// The size used.
    pub size_pt: f64,
    /// What it took.
    pub outcome: FitOutcome,
    /// Characters that no font has, each once. They are drawn as boxes.
    pub missing: Vec<char>,
    /// What the lines cover, ascent and descent included.
    pub bounds: Rect,
    /// Of the ink.
    pub colour: crate::colour::Colour,
}

impl Fitted {
    /// The lines as items.
    pub fn items(&self) -> Vec<Item> {
        self.lines.iter().flat_map(|(line, baseline)| line.at(*baseline, self.colour)).collect()
    }
}

/// Ends a text that is cut.
const ELLIPSIS: &str = "…";

/// Sizes are steps of this: finer ones cannot be told apart, and coarser ones repeat from badge to badge.
const SIZE_STEP_PT: f64 = 0.25;

impl Typesetter {
    /// Fits text into an area: at the wanted size on one line; else smaller, down to the floor; else on several
    /// lines as large as they fit; else at the floor with an ellipsis at the end. Line breaks in the text are
    /// kept when `max_lines` allows, and become spaces otherwise.
    pub fn fit(&mut self, text: &str, style: &TextStyle, area: Rect, rules: FitRules) -> Fitted {
        let trimmed = text.trim();
        let breaks = trimmed.lines().count().max(1);
        let kept_breaks = breaks > 1 && breaks <= rules.max_lines;
        let source =
            if kept_breaks { trimmed.to_owned() } else { trimmed.lines().collect::<Vec<_>>().join(" ") };

        // As the author broke it, shrinking only.
        let own_lines: Vec<String> = source.lines().map(|line| line.trim().to_owned()).collect();
        let level = paragraph_level(&source);
        if let Some((size_pt, lines)) =
            self.largest(style, area, rules, |_, _| Some(own_lines.clone()), level)
        {
            let outcome = if size_pt < rules.max_pt { FitOutcome::Shrunk } else { FitOutcome::Fits };
            return self.place(lines, size_pt, style, area, outcome);
        }
        if rules.max_lines > 1 {
            let wrap = |setter: &mut Self, width_em: f64| {
                setter.wrap(&source, style, width_em, rules.max_lines, level)
            };
            if let Some((size_pt, lines)) = self.largest(style, area, rules, wrap, level) {
                return self.place(lines, size_pt, style, area, FitOutcome::Wrapped);
            }
        }
        let (lines, outcome) = self.cut(&source, style, area, rules, level);
        self.place(lines, rules.min_pt, style, area, outcome)
    }

    /// The largest size at which `lines_at` (given the width in ems) gives lines that fit, and those lines.
    fn largest(
        &mut self,
        style: &TextStyle,
        area: Rect,
        rules: FitRules,
        mut lines_at: impl FnMut(&mut Self, f64) -> Option<Vec<String>>,
        level: Option<Level>,
    ) -> Option<(f64, Vec<Line>)> {
        let steps = ((rules.max_pt - rules.min_pt) / SIZE_STEP_PT).ceil().max(0.0) as usize;
        let size_of = |step: usize| (rules.max_pt - step as f64 * SIZE_STEP_PT).max(rules.min_pt);
        let mut attempt = |setter: &mut Self, step: usize| {
            let size_pt = size_of(step);
            let texts = lines_at(setter, area.width_mm / (size_pt * MM_PER_PT))?;
            let lines: Vec<Line> =
                texts.iter().map(|text| Line { shaped: setter.shape(text, style, level), size_pt }).collect();
            let wide = lines.iter().all(|line| line.width_mm() <= area.width_mm + TOLERANCE_MM);
            let high = block_height_mm(&lines, style, size_pt) <= area.height_mm + TOLERANCE_MM;
            (wide && high).then_some((size_pt, lines))
        };
        if let Some(found) = attempt(self, 0) {
            return Some(found);
        }
        // Smaller always fits better, so halving finds the first step that fits.
        let mut best = attempt(self, steps)?;
        let (mut too_large, mut fits) = (0, steps);
        while fits - too_large > 1 {
            let middle = usize::midpoint(too_large, fits);
            match attempt(self, middle) {
                Some(found) => (best, fits) = (found, middle),
                None => too_large = middle,
            }
        }
        Some(best)
    }

    /// Lines no wider than `width_em`, as even as their number allows; `None` when a piece is too wide or there
    /// are too many lines.
    fn wrap(
        &mut self,
        text: &str,
        style: &TextStyle,
        width_em: f64,
        max_lines: usize,
        level: Option<Level>,
    ) -> Option<Vec<String>> {
        let greedy = self.wrap_greedily(text, style, width_em, level, max_lines)?;
        if greedy.len() < 2 || greedy.len() > 3 {
            return Some(greedy);
        }
        // A short heading looks better with lines of like length than with one word left over.
        let (mut narrow, mut wide) = (width_em / greedy.len() as f64 / 2.0, width_em);
        let mut best = greedy;
        for _ in 0..6 {
            let middle = f64::midpoint(narrow, wide);
            match self.wrap_greedily(text, style, middle, level, best.len()) {
                Some(lines) => (best, wide) = (lines, middle),
                None => narrow = middle,
            }
        }
        Some(best)
    }

    fn wrap_greedily(
        &mut self,
        text: &str,
        style: &TextStyle,
        width_em: f64,
        level: Option<Level>,
        max_lines: usize,
    ) -> Option<Vec<String>> {
        let mut lines: Vec<String> = Vec::new();
        let (mut start, mut end) = (0, 0);
        for piece in pieces(text) {
            let candidate = text[start..piece.end].trim();
            if self.width_em(candidate, style, level) > width_em {
                if end == start {
                    return None;
                }
                lines.push(text[start..end].trim().to_owned());
                start = end;
                if self.width_em(text[start..piece.end].trim(), style, level) > width_em {
                    return None;
                }
            }
            end = piece.end;
            if piece.must_break {
                lines.push(text[start..end].trim().to_owned());
                start = end;
            }
            if lines.len() > max_lines {
                return None;
            }
        }
        if start < text.len() || lines.is_empty() {
            lines.push(text[start..].trim().to_owned());
        }
        (lines.len() <= max_lines).then_some(lines)
    }

    /// As much as fits at the floor, with an ellipsis. At least the ellipsis is drawn, even in too small a box.
    fn cut(
        &mut self,
        text: &str,
        style: &TextStyle,
        area: Rect,
        rules: FitRules,
        level: Option<Level>,
    ) -> (Vec<Line>, FitOutcome) {
        let size_pt = rules.min_pt;
        let width_em = (area.width_mm + TOLERANCE_MM) / (size_pt * MM_PER_PT);
        let mut fitting = 1;
        while fitting < rules.max_lines {
            let blank = vec![self.line("x", style, size_pt); fitting + 1];
            if block_height_mm(&blank, style, size_pt) > area.height_mm + TOLERANCE_MM {
                break;
            }
            fitting += 1;
        }
        let mut texts: Vec<String> = Vec::new();
        let mut rest = text;
        while texts.len() + 1 < fitting {
            // Full lines first; the last one takes what is left and is cut.
            let mut end = 0;
            for piece in pieces(rest) {
                if self.width_em(rest[..piece.end].trim(), style, level) > width_em {
                    break;
                }
                end = piece.end;
                if piece.must_break {
                    break;
                }
            }
            if end == 0 || end == rest.len() {
                break;
            }
            texts.push(rest[..end].trim().to_owned());
            rest = &rest[end..];
        }
        let last = rest.lines().collect::<Vec<_>>().join(" ").trim().to_owned();
        if self.width_em(&last, style, level) <= width_em {
            // Everything is there after all: line breaks of the source gave way, or the box is too low.
            texts.push(last);
            let lines = self.lines_of(&texts, style, size_pt, level);
            let high = block_height_mm(&lines, style, size_pt) <= area.height_mm + TOLERANCE_MM;
            return (lines, if high { FitOutcome::Wrapped } else { FitOutcome::Ellipsised });
        }
        let ends: Vec<usize> = last.grapheme_indices(true).map(|(start, _)| start).collect();
        let (mut fits, mut too_long) = (0, ends.len());
        while too_long - fits > 1 {
            let middle = usize::midpoint(fits, too_long);
            let candidate = format!("{}{ELLIPSIS}", last[..ends[middle]].trim_end());
            if self.width_em(&candidate, style, level) <= width_em {
                fits = middle;
            } else {
                too_long = middle;
            }
        }
        let kept = ends.get(fits).map_or("", |&end| last[..end].trim_end());
        texts.push(format!("{kept}{ELLIPSIS}"));
        (self.lines_of(&texts, style, size_pt, level), FitOutcome::Ellipsised)
    }

    fn lines_of(
        &mut self,
        texts: &[String],
        style: &TextStyle,
        size_pt: f64,
        level: Option<Level>,
    ) -> Vec<Line> {
        texts.iter().map(|text| Line { shaped: self.shape(text, style, level), size_pt }).collect()
    }

    fn width_em(&mut self, text: &str, style: &TextStyle, level: Option<Level>) -> f64 {
        self.shape(text, style, level).width_em
    }

    fn place(
        &self,
        lines: Vec<Line>,
        size_pt: f64,
        style: &TextStyle,
        area: Rect,
        outcome: FitOutcome,
    ) -> Fitted {
        let mm_per_em = size_pt * MM_PER_PT;
        let pitch_mm = pitch_em(&lines, style) * mm_per_em;
        let height_mm = block_height_mm(&lines, style, size_pt);
        let ascent_mm = lines.first().map_or(0.0, Line::ascent_mm);
        let reach_mm = pitch_mm * lines.len().saturating_sub(1) as f64;
        let first_baseline_mm = match style.vertical {
            VerticalAlign::Top => area.y_mm + ascent_mm,
            VerticalAlign::Bottom => area.bottom_mm() - height_mm + ascent_mm,
            VerticalAlign::Middle => {
                let cap_mm = lines.first().map_or(0.0, |line| line.shaped.cap_height_em) * mm_per_em;
                area.y_mm + (area.height_mm - cap_mm - reach_mm) / 2.0 + cap_mm
            }
        };
        let mut missing = Vec::new();
        let mut widest_mm: f64 = 0.0;
        let mut left_mm = f64::INFINITY;
        let lines: Vec<(Line, Point)> = lines
            .into_iter()
            .enumerate()
            .map(|(index, line)| {
                let spare_mm = area.width_mm - line.width_mm();
                let x_mm = area.x_mm
                    + match style.align {
                        Align::Left => 0.0,
                        Align::Centre => spare_mm / 2.0,
                        Align::Right => spare_mm,
                    };
                for char in &line.shaped.missing {
                    if !missing.contains(char) {
                        missing.push(*char);
                    }
                }
                widest_mm = widest_mm.max(line.width_mm());
                left_mm = left_mm.min(x_mm);
                let y_mm = first_baseline_mm + pitch_mm * index as f64;
                (line, Point::new(x_mm, y_mm))
            })
            .collect();
        let bounds = Rect::new(
            if left_mm.is_finite() { left_mm } else { area.x_mm },
            first_baseline_mm - ascent_mm,
            widest_mm,
            height_mm,
        );
        Fitted { lines, size_pt, outcome, missing, bounds, colour: style.colour }
    }
}

/// Forgives rounding.
const TOLERANCE_MM: f64 = 1e-6;

fn pitch_em(lines: &[Line], style: &TextStyle) -> f64 {
    // Only scripts taller than the main font push lines apart.
    lines
        .iter()
        .map(|line| {
            let own_em = line.shaped.ascent_em + line.shaped.descent_em;
            if line.shaped.is_tall { own_em } else { 0.0 }
        })
        .fold(style.line_height_em, f64::max)
}

fn block_height_mm(lines: &[Line], style: &TextStyle, size_pt: f64) -> f64 {
    let (Some(first), Some(last)) = (lines.first(), lines.last()) else { return 0.0 };
    let reach_em = pitch_em(lines, style) * (lines.len() - 1) as f64;
    (first.shaped.ascent_em + reach_em + last.shaped.descent_em) * size_pt * MM_PER_PT
}

/// Lines of a broken text keep the direction of the whole.
fn paragraph_level(text: &str) -> Option<Level> {
    BidiInfo::new(text, None).paragraphs.first().map(|paragraph| paragraph.level)
}
