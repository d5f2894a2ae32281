//! Text into the zones of a badge, by what is seen of it.

use ttf_parser::GlyphId;

use super::template::TextRule;
use crate::colour::Colour;
use crate::frame::{MM_PER_PT, Rect, ShapedRun};
use crate::text::{FitOutcome, FitRules, Fitted, TextStyle, Typesetter, VerticalAlign};

/// Of g, j, p in Plus Jakarta Sans.
const LATIN_DESCENT_EM: f64 = 0.2;
/// Kept free under the baseline of other scripts, whatever their letters need.
const OTHER_DESCENT_EM: f64 = 0.12;

pub(super) fn style(rule: &TextRule, colour: Colour, vertical: VerticalAlign) -> TextStyle {
    TextStyle {
        // Small lines need room for the accent under a descender; big ones are names of few words.
        line_height_em: if rule.max_pt < 24.0 { 1.24 } else { 1.12 },
        ..TextStyle::of_weight(rule.weight)
            .in_colour(colour)
            .aligned(rule.align, vertical)
            .tracked(rule.tracking_em)
    }
}

pub(super) fn stacked_fit(
    setter: &mut Typesetter,
    text: &str,
    rule: &TextRule,
    ink: Colour,
    limit: Rect,
) -> Fitted {
    let look = style(rule, ink, VerticalAlign::Top);
    // The floor sinks step by step, for two lines that read well are better than one that does not.
    let mut min_pt = rule.note_below_pt;
    loop {
        let fitted = fit_by_ink(setter, text, &look, limit, FitRules { min_pt, ..rule.fit_rules() });
        if fitted.outcome < FitOutcome::Ellipsised || min_pt <= rule.min_pt {
            return fitted;
        }
        min_pt = ((min_pt * 0.88 * 4.0).floor() / 4.0).max(rule.min_pt);
    }
}

/// Fits by what is seen of the letters. Fonts of tall scripts claim far more height than a name takes.
fn fit_by_ink(
    setter: &mut Typesetter,
    text: &str,
    look: &TextStyle,
    limit: Rect,
    mut rules: FitRules,
) -> Fitted {
    let roomy = Rect::new(limit.x_mm, 0.0, limit.width_mm, 10.0 * limit.height_mm);
    loop {
        let mut fitted = setter.fit(text, look, roomy, rules);
        hang_left(setter, &mut fitted);
        let (top, bottom) = extent(setter, &fitted);
        let excess = (bottom - top) / limit.height_mm;
        if excess <= 1.0 + 1e-9 {
            return fitted;
        }
        if fitted.size_pt > rules.min_pt {
            rules.max_pt = ((fitted.size_pt / excess * 4.0).floor() / 4.0).max(rules.min_pt);
        } else if fitted.lines.len() > 1 {
            // Too high even at the floor: fewer lines, and at last an ellipsis.
            rules.max_lines = fitted.lines.len() - 1;
        } else {
            // A single line of a tall script gives up its floor rather than its neighbour's room.
            rules = FitRules::fixed(fitted.size_pt / excess * 0.999);
        }
    }
}

/// Moves each line to the left by the blank that its first letter has before it, so that big and small letters
/// stand on one edge to the eye.
pub(super) fn hang_left(setter: &Typesetter, fitted: &mut Fitted) {
    for (line, baseline) in &mut fitted.lines {
        let Some(run) = line.shaped.runs.first() else { continue };
        let Some(glyph) = run.glyphs.first() else { continue };
        let font = setter.book().font(run.font);
        let bearing_em = font
            .with_face(|face| face.glyph_bounding_box(GlyphId(glyph.id)))
            .flatten()
            .map_or(0.0, |ink| f64::from(ink.x_min) / f64::from(font.units_per_em) + glyph.offset_x_em);
        // Only blank is taken away; a letter that juts out already stays where it is.
        baseline.x_mm -= bearing_em.max(0.0) * line.size_pt * MM_PER_PT;
    }
}

/// From the top of the first line to the bottom of the last. Latin letters count from capitals to descenders,
/// whether a name has them or not, so that badges look alike; of other scripts what is seen counts.
pub(super) fn extent(setter: &Typesetter, fitted: &Fitted) -> (f64, f64) {
    let (mut top, mut bottom) = (f64::INFINITY, f64::NEG_INFINITY);
    for (line, baseline) in &fitted.lines {
        let mm_per_em = line.size_pt * MM_PER_PT;
        for run in &line.shaped.runs {
            let (above_em, below_em) = run_extent_em(setter, run);
            top = top.min(baseline.y_mm - above_em * mm_per_em);
            bottom = bottom.max(baseline.y_mm + below_em * mm_per_em);
        }
    }
    if top.is_finite() { (top, bottom) } else { (0.0, 0.0) }
}

/// Above and below the baseline, in ems.
fn run_extent_em(setter: &Typesetter, run: &ShapedRun) -> (f64, f64) {
    let font = setter.book().font(run.font);
    if font.takes_tracking() {
        return (font.cap_height_em, LATIN_DESCENT_EM);
    }
    let em = f64::from(font.units_per_em);
    font.with_face(|face| {
        run.glyphs
            .iter()
            .filter_map(|glyph| {
                let ink = face.glyph_bounding_box(GlyphId(glyph.id))?;
                let rise = glyph.offset_y_em;
                Some((f64::from(ink.y_max) / em + rise, -f64::from(ink.y_min) / em - rise))
            })
            .fold((0.0, OTHER_DESCENT_EM), |(above, below): (f64, f64), (up, down)| {
                (above.max(up), below.max(down))
            })
    })
    .unwrap_or((font.ascent_em, font.descent_em))
}

pub(super) fn shift(fitted: &mut Fitted, down_mm: f64) {
    for (_, baseline) in &mut fitted.lines {
        baseline.y_mm += down_mm;
    }
    fitted.bounds.y_mm += down_mm;
}
