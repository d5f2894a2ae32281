//! Codes on a badge: of booths, of the badge in clear, and the QR code.

use super::content::{BadgeContent, BadgeLabels};
use super::face::{Face, QUIET};
use super::fitting::{extent, hang_left, shift, style};
use super::preflight::{BadgeField, FindingKind};
use super::template::{BadgeTemplate, TextRule};
use crate::colour::Colour;
use crate::frame::{Item, MM_PER_PT, Mask, Point, Rect};
use crate::qr::{QUIET_MODULES, qr_items};
use crate::text::{FitOutcome, FitRules, TextStyle, Typesetter, VerticalAlign};

/// Scanners of phones and desks read modules from about this size.
const FINE_MODULE_MM: f64 = 0.38;
/// Of printers with 300 dots in an inch; those with 600 halve it. Codes begin on every other dot, for printers and
/// previews of 150.
const DOT_MM: f64 = 25.4 / 300.0;

pub(super) fn booths(
    face: &mut Face,
    setter: &mut Typesetter,
    template: &BadgeTemplate,
    labels: &BadgeLabels,
    badge: &BadgeContent,
) {
    if badge.booth_codes.is_empty() {
        return;
    }
    let zone = &template.booths;
    let area = if badge.photo.is_some() { zone.area_with_photo } else { zone.area };
    let rule = &zone.codes;
    let prefix = match zone.label {
        None if !labels.booth.trim().is_empty() => format!("{} ", labels.booth.trim()),
        _ => String::new(),
    };
    let full = format!("{prefix}{}", badge.booth_codes.join(", "));
    let look = style(rule, Colour::INK, VerticalAlign::Bottom);
    let (text, hides_some) = codes_in_rows(setter, &prefix, &badge.booth_codes, rule, &look, area);
    // As many lines as are given: the fit only shrinks.
    let rules = FitRules { max_lines: text.lines().count(), ..rule.fit_rules() };
    let mut fitted = setter.fit(&text, &look, area, rules);
    if hides_some {
        fitted.outcome = FitOutcome::Ellipsised;
    }
    // The last baseline, not the descent, stands on the bottom.
    if let Some((_, baseline)) = fitted.lines.last() {
        let drop_mm = area.bottom_mm() - baseline.y_mm;
        shift(&mut fitted, drop_mm);
    }
    hang_left(setter, &mut fitted);
    let top_mm = extent(setter, &fitted).0;
    face.add(BadgeField::Booths, &full, rule, &fitted);
    if let Some(label) = zone.label.filter(|_| !labels.booth.trim().is_empty()) {
        let room = Rect::new(area.x_mm, 0.0, area.width_mm, area.height_mm);
        let look = style(&label, QUIET, VerticalAlign::Top);
        let mut over = setter.fit(&labels.booth, &look, room, label.fit_rules());
        hang_left(setter, &mut over);
        let baseline = over.lines.last().map_or(0.0, |(_, baseline)| baseline.y_mm);
        shift(&mut over, top_mm - label.max_pt * MM_PER_PT * 0.62 - baseline);
        face.add(BadgeField::Booths, &labels.booth, &label, &over);
    }
}

/// The codes in as many rows as make them largest; codes are never broken. Where not all fit even at the floor,
/// as many as do, and how many more there are; then the second value is true.
fn codes_in_rows(
    setter: &mut Typesetter,
    prefix: &str,
    codes: &[String],
    rule: &TextRule,
    look: &TextStyle,
    area: Rect,
) -> (String, bool) {
    // Widths at one point. Every event has the same codes on many badges, but hardly the same rows of them.
    let mut width = |text: &str| setter.line(text, look, 1.0).width_mm();
    let widths: Vec<f64> = codes.iter().map(|code| width(code)).collect();
    let (comma, start) = (width("x, x") - width("xx"), if prefix.is_empty() { 0.0 } else { width(prefix) });
    let line_mm = look.line_height_em * MM_PER_PT;
    for shown in (1..=codes.len()).rev() {
        let hidden = codes.len() - shown;
        let more = (hidden > 0).then(|| format!("+{hidden}"));
        let mut words: Vec<(&str, f64)> =
            codes.iter().map(String::as_str).zip(widths.iter().copied()).take(shown).collect();
        if let Some(more) = &more {
            words.push((more, width(more)));
        }
        let mut best: Option<(f64, usize)> = None;
        for rows in 1..=rule.max_lines.min(words.len()) {
            let in_a_row = words.len().div_ceil(rows);
            let widest = words
                .chunks(in_a_row)
                .enumerate()
                .map(|(row, words)| {
                    let gaps = comma * (words.len() - 1) as f64;
                    words.iter().map(|(_, width)| width).sum::<f64>()
                        + gaps
                        + if row == 0 { start } else { 0.0 }
                })
                .fold(0.0, f64::max);
            let size_pt =
                rule.max_pt.min(area.width_mm / widest).min(area.height_mm / (line_mm * rows as f64));
            // One row more must be worth it.
            if best.is_none_or(|(best_pt, _)| size_pt > best_pt + 0.5) {
                best = Some((size_pt, in_a_row));
            }
        }
        if let Some((size_pt, in_a_row)) = best
            && (size_pt >= rule.min_pt || shown == 1)
        {
            let rows: Vec<String> = words
                .chunks(in_a_row)
                .map(|row| {
                    row.iter().map(|(word, _)| *word).collect::<Vec<_>>().join(", ").replace(", +", " +")
                })
                .collect();
            return (format!("{prefix}{}", rows.join("\n")), hidden > 0);
        }
    }
    (prefix.to_owned(), false)
}

pub(super) fn code(
    face: &mut Face,
    setter: &mut Typesetter,
    template: &BadgeTemplate,
    badge: &BadgeContent,
    corner: Point,
) {
    let zone = &template.code;
    let mut centre_mm = zone.area.x_mm + zone.area.width_mm / 2.0;
    if badge.token.is_empty() {
        face.find(BadgeField::Token, FindingKind::MissingData);
    } else {
        match qr_items(&badge.token, Point::default(), 1.0) {
            Ok(items) => {
                for item in items {
                    // Paper is white already; of the code itself only the size is not yet known.
                    let Item::Mask(mask) = item else { continue };
                    let mask = placed_qr(template, mask, corner);
                    if mask.module_mm < FINE_MODULE_MM {
                        face.find(BadgeField::Token, FindingKind::FineQr { module_mm: mask.module_mm });
                    }
                    centre_mm = mask.origin.x_mm + mask.module_mm * mask.columns as f64 / 2.0;
                    face.items.push(Item::Mask(mask));
                }
            }
            Err(error) => face.find(BadgeField::Token, FindingKind::TokenTooLong { bytes: error.length }),
        }
    }
    if badge.code.trim().is_empty() {
        face.find(BadgeField::Code, FindingKind::MissingData);
        return;
    }
    // Capitals and figures alone, so the box is filled by their height.
    let left_mm = centre_mm - zone.area.width_mm / 2.0;
    let tall = Rect::new(left_mm, 0.0, zone.area.width_mm, zone.area.height_mm * 3.0);
    let look = style(&zone.text, Colour::INK, VerticalAlign::Top).tabular();
    let mut fitted = setter.fit(&badge.code, &look, tall, zone.text.fit_rules());
    let baseline = fitted.lines.last().map_or(0.0, |(_, baseline)| baseline.y_mm);
    shift(&mut fitted, zone.area.bottom_mm() - baseline);
    // Tracking follows the last letter too; centred, it would push the code to the left.
    let trailing_mm = zone.text.tracking_em * fitted.size_pt * MM_PER_PT;
    for (_, baseline) in &mut fitted.lines {
        baseline.x_mm += trailing_mm / 2.0;
    }
    face.add(BadgeField::Code, &badge.code, &zone.text, &fitted);
}

/// The code as large as its zone and its quiet zone allow, flush with the zone's right side. `corner` is the
/// badge's on the page.
fn placed_qr(template: &BadgeTemplate, mask: Mask, corner: Point) -> Mask {
    let zone = &template.qr;
    let columns = mask.columns.max(1) as f64;
    let largest_mm = (zone.area.width_mm / columns).min(zone.clear_mm / QUIET_MODULES as f64);
    // Modules of whole dots that begin on a dot come out sharp and alike from any printer; half a dot of grey on
    // every edge is what scanners fail at. Where too much size would be lost, size is better.
    let whole_mm = (largest_mm / DOT_MM + 1e-9).floor() * DOT_MM;
    let module_mm = if whole_mm >= largest_mm * 0.9 { whole_mm } else { largest_mm };
    let spare_mm = zone.area.width_mm - module_mm * columns;
    let on_dot = |within_mm: f64, corner_mm: f64| {
        let pair_mm = 2.0 * DOT_MM;
        ((within_mm + corner_mm) / pair_mm).floor() * pair_mm - corner_mm
    };
    let origin = Point::new(
        on_dot(zone.area.x_mm + spare_mm, corner.x_mm),
        on_dot(zone.area.y_mm + spare_mm / 2.0, corner.y_mm),
    );
    Mask { origin, module_mm, ..mask }
}
