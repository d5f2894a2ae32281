//! One badge: its shared part as a drawing, and what is its own.

use std::sync::Arc;

use ttf_parser::GlyphId;

use super::content::{BadgeContent, BadgeLabels, EventContent, ImageRef, RoleBand};
use super::name::NameParts;
use super::preflight::{BadgeField, FindingKind};
use super::template::{BadgeTemplate, TextRule};
use crate::colour::Colour;
use crate::frame::{Drawing, Group, Item, MM_PER_PT, Mask, Path, Picture, Point, Rect, ShapedRun};
use crate::ornament::gigi_balang;
use crate::qr::{QUIET_MODULES, qr_items};
use crate::text::{FitOutcome, FitRules, Fitted, TextStyle, Typesetter, VerticalAlign};

/// Quieter than ink, and still dark enough that a laser printer's screen does not fray small letters.
const QUIET: Colour = Colour::hex(0x0042_4A57);
/// Of g, j, p in Plus Jakarta Sans.
const LATIN_DESCENT_EM: f64 = 0.2;
/// Kept free under the baseline of other scripts, whatever their letters need.
const OTHER_DESCENT_EM: f64 = 0.12;
const HAIRLINE_MM: f64 = 0.2;
/// Parts of the head stand this far apart.
const HEAD_GAP_EM: f64 = 0.42;
/// Pictures coarser than this look so at arm's length.
const COARSE_DPI: f64 = 130.0;
/// Scanners of phones and desks read modules from about this size.
const FINE_MODULE_MM: f64 = 0.38;
/// Of printers with 300 dots in an inch; those with 600 halve it. Codes begin on every other dot, for printers and
/// previews of 150.
const DOT_MM: f64 = 25.4 / 300.0;
/// A face is above the middle of a portrait, so more is cut off below than above.
const PHOTO_CUT_ABOVE: f64 = 0.25;

/// Items and findings as they are made.
#[derive(Default)]
pub(super) struct Face {
    pub(super) items: Vec<Item>,
    pub(super) findings: Vec<(BadgeField, FindingKind)>,
}

impl Face {
    fn find(&mut self, field: BadgeField, kind: FindingKind) {
        self.findings.push((field, kind));
    }

    /// Draws a text and notes what it took.
    fn add(&mut self, field: BadgeField, full: &str, rule: &TextRule, fitted: &Fitted) {
        self.items.extend(fitted.items());
        self.note(field, full, rule, fitted);
    }

    fn note(&mut self, field: BadgeField, full: &str, rule: &TextRule, fitted: &Fitted) {
        if fitted.outcome == FitOutcome::Ellipsised {
            self.find(field, FindingKind::Ellipsised { full: full.to_owned() });
        } else if fitted.lines.len() > rule.note_above_lines {
            self.find(field, FindingKind::Wrapped { lines: fitted.lines.len() });
        } else if fitted.size_pt < rule.note_below_pt {
            self.find(field, FindingKind::Shrunk { wanted_pt: rule.note_below_pt, size_pt: fitted.size_pt });
        }
        if !fitted.missing.is_empty() {
            self.find(field, FindingKind::MissingGlyph { chars: fitted.missing.clone() });
        }
    }
}

fn style(rule: &TextRule, colour: Colour, vertical: VerticalAlign) -> TextStyle {
    TextStyle {
        // Small lines need room for the accent under a descender; big ones are names of few words.
        line_height_em: if rule.max_pt < 24.0 { 1.24 } else { 1.12 },
        ..TextStyle::of_weight(rule.weight)
            .in_colour(colour)
            .aligned(rule.align, vertical)
            .tracked(rule.tracking_em)
    }
}

/// What all badges of a role share: frieze, head, band.
pub(super) fn stamp(
    setter: &mut Typesetter,
    template: &BadgeTemplate,
    event: &EventContent,
    role: &RoleBand,
    mark_slot: bool,
) -> (Arc<Drawing>, Vec<(BadgeField, FindingKind)>) {
    let mut face = Face::default();
    face.items.push(Item::Path(gigi_balang(template.frieze, role.colour)));
    head(&mut face, setter, template, event, role.colour);
    face.items.push(Item::Path(Path::rect(template.band).filled(role.colour)));
    if role.label.trim().is_empty() {
        face.find(BadgeField::Role, FindingKind::MissingData);
    } else {
        let text = &template.role.text;
        let ink = if role.colour.contrast(Colour::WHITE) >= 4.5 {
            Colour::WHITE
        } else {
            role.colour.readable_on()
        };
        let look = style(text, ink, VerticalAlign::Middle);
        let fitted = setter.fit(&role.label, &look, template.role.area, text.fit_rules());
        face.add(BadgeField::Role, &role.label, text, &fitted);
    }
    if let (Some(slot), true) = (template.slot, mark_slot) {
        let outline = Path::rounded_rect(slot, slot.height_mm / 2.0);
        face.items.push(Item::Path(outline.stroked(QUIET.tint(0.6), HAIRLINE_MM)));
    }
    let bounds = Rect::new(0.0, 0.0, template.width_mm, template.height_mm);
    (Arc::new(Drawing { bounds, items: face.items }), face.findings)
}

fn head(
    face: &mut Face,
    setter: &mut Typesetter,
    template: &BadgeTemplate,
    event: &EventContent,
    colour: Colour,
) {
    let zone = &template.head;
    let mut width_mm = zone.area.width_mm;
    if let Some(logo) = &event.logo {
        let placed = contained(logo, zone.logo);
        let gap_mm = 4.0;
        width_mm = width_mm.min(placed.x_mm - gap_mm - zone.area.x_mm);
        note_resolution(face, BadgeField::Logo, logo, placed);
        face.items.push(Item::Picture(Picture { hash: logo.hash.clone(), area: placed }));
    }
    let details: Vec<&str> =
        [event.dates.trim(), event.venue.trim()].into_iter().filter(|text| !text.is_empty()).collect();
    let details = details_lines(setter, &details, &zone.details, width_mm);
    if event.name.trim().is_empty() {
        face.find(BadgeField::Event, FindingKind::MissingData);
    }
    if details.is_empty() {
        face.find(BadgeField::DatesAndVenue, FindingKind::MissingData);
    }
    let mut top_mm = zone.area.y_mm;
    for (field, text, rule, ink) in [
        (BadgeField::Event, event.name.trim(), Some(&zone.name), Colour::INK),
        (BadgeField::Event, event.theme.as_deref().unwrap_or("").trim(), zone.theme.as_ref(), colour),
        (BadgeField::DatesAndVenue, details.as_str(), Some(&zone.details), QUIET),
    ] {
        let Some(rule) = rule.filter(|_| !text.is_empty()) else { continue };
        // The fit counts ascents; the head is set by capitals, so the box begins above them.
        let area = Rect::new(zone.area.x_mm, 0.0, width_mm, zone.area.height_mm);
        let mut fitted = setter.fit(text, &style(rule, ink, VerticalAlign::Top), area, rule.fit_rules());
        hang_left(setter, &mut fitted);
        let gap_mm = if top_mm > zone.area.y_mm { HEAD_GAP_EM * rule.max_pt * MM_PER_PT } else { 0.0 };
        let top = extent(setter, &fitted).0;
        shift(&mut fitted, top_mm + gap_mm - top);
        top_mm = fitted.lines.last().map_or(top_mm, |(line, baseline)| {
            // A descender's depth is kept only where it has no gap to hang into.
            baseline.y_mm + if line.shaped.is_tall { line.descent_mm() } else { line.descent_mm() * 0.5 }
        });
        face.add(field, text, rule, &fitted);
    }
}

/// Dates and venue on one line when that reads well, else on two.
fn details_lines(setter: &mut Typesetter, details: &[&str], rule: &TextRule, width_mm: f64) -> String {
    let one_line = details.join(" · ");
    let width =
        setter.line(&one_line, &style(rule, QUIET, VerticalAlign::Top), rule.note_below_pt).width_mm();
    if width <= width_mm || rule.max_lines < 2 { one_line } else { details.join("\n") }
}

/// What is a badge's own. `corner` is where the badge stands on the page.
pub(super) fn own(
    setter: &mut Typesetter,
    template: &BadgeTemplate,
    labels: &BadgeLabels,
    badge: &BadgeContent,
    corner: Point,
) -> Face {
    let mut face = Face::default();
    if let Some(photo) = &badge.photo {
        note_resolution(&mut face, BadgeField::Photo, photo, covering(photo, template.photo));
        face.items.push(Item::Group(Group {
            clip: Some(Path::rect(template.photo)),
            items: vec![Item::Picture(Picture {
                hash: photo.hash.clone(),
                area: covering(photo, template.photo),
            })],
            ..Group::default()
        }));
    }
    body(&mut face, setter, template, badge);
    booths(&mut face, setter, template, labels, badge);
    code(&mut face, setter, template, badge, corner);
    face
}

fn body(face: &mut Face, setter: &mut Typesetter, template: &BadgeTemplate, badge: &BadgeContent) {
    let zone = &template.body;
    let area = if badge.photo.is_some() { zone.area_with_photo } else { zone.area };
    let affiliation = badge.affiliation.as_deref().map(str::trim).filter(|text| !text.is_empty());
    let parts = NameParts::with_called(badge.called.as_deref().unwrap_or(""), &badge.name);
    if parts.is_none() {
        face.find(BadgeField::CalledName, FindingKind::MissingData);
    }
    // A badge for a firm without a person's name shows the firm in the name's place.
    let (called, below, firm) = match &parts {
        Some(parts) => (Some(parts.called.as_str()), parts.below.as_deref(), affiliation),
        None => (affiliation, None, None),
    };
    let mut stack: Vec<(Fitted, f64)> = Vec::new();
    let texts = [
        (BadgeField::CalledName, called, &zone.called, Colour::INK),
        (BadgeField::RestOfName, below, &zone.below, Colour::INK),
        (BadgeField::Affiliation, firm, &zone.affiliation, QUIET),
    ];
    // What a text does not need of its height is for the others.
    let mut spare_mm: f64 = texts
        .iter()
        .filter(|(_, text, ..)| text.is_none())
        .map(|(_, _, stacked, _)| stacked.max_height_mm + stacked.gap_above_mm)
        .sum();
    for (field, text, stacked, ink) in texts {
        let Some(text) = text else { continue };
        let limit = Rect::new(area.x_mm, 0.0, area.width_mm, stacked.max_height_mm + spare_mm);
        let fitted = stacked_fit(setter, text, &stacked.text, ink, limit);
        let (top, bottom) = extent(setter, &fitted);
        spare_mm = limit.height_mm - (bottom - top);
        face.note(field, text, &stacked.text, &fitted);
        let gap_mm = if stack.is_empty() { 0.0 } else { stacked.gap_above_mm };
        stack.push((fitted, gap_mm));
    }
    let height_mm: f64 = stack
        .iter()
        .map(|(fitted, gap_mm)| {
            let (top, bottom) = extent(setter, fitted);
            gap_mm + bottom - top
        })
        .sum();
    let mut top_mm = area.y_mm + (area.height_mm - height_mm).max(0.0) * zone.anchor;
    for (mut fitted, gap_mm) in stack {
        let (top, bottom) = extent(setter, &fitted);
        shift(&mut fitted, top_mm + gap_mm - top);
        top_mm += gap_mm + bottom - top;
        face.items.extend(fitted.items());
    }
}

fn stacked_fit(setter: &mut Typesetter, text: &str, rule: &TextRule, ink: Colour, limit: Rect) -> Fitted {
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
fn hang_left(setter: &Typesetter, fitted: &mut Fitted) {
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

fn booths(
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

fn code(
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

/// From the top of the first line to the bottom of the last. Latin letters count from capitals to descenders,
/// whether a name has them or not, so that badges look alike; of other scripts what is seen counts.
fn extent(setter: &Typesetter, fitted: &Fitted) -> (f64, f64) {
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

fn shift(fitted: &mut Fitted, down_mm: f64) {
    for (_, baseline) in &mut fitted.lines {
        baseline.y_mm += down_mm;
    }
    fitted.bounds.y_mm += down_mm;
}

/// All of the picture, as large as it fits, flush with the box's right side.
fn contained(image: &ImageRef, area: Rect) -> Rect {
    let width = area.width_mm.min(area.height_mm * image.proportion());
    let height = width / image.proportion();
    Rect::new(area.right_mm() - width, area.y_mm, width, height)
}

/// The picture so large that it covers the box; what juts out is for the clip.
fn covering(image: &ImageRef, area: Rect) -> Rect {
    let width = area.width_mm.max(area.height_mm * image.proportion());
    let height = width / image.proportion();
    Rect::new(
        area.x_mm - (width - area.width_mm) / 2.0,
        area.y_mm - (height - area.height_mm) * PHOTO_CUT_ABOVE,
        width,
        height,
    )
}

fn note_resolution(face: &mut Face, field: BadgeField, image: &ImageRef, placed: Rect) {
    let dpi = f64::from(image.width_px) / (placed.width_mm / 25.4);
    if dpi < COARSE_DPI {
        face.find(field, FindingKind::CoarseImage { dpi });
    }
}
