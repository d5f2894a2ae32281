//! One badge: its shared part as a drawing, and what is its own.

use std::sync::Arc;

use super::codes::{booths, code};
use super::content::{BadgeContent, BadgeLabels, EventContent, RoleBand};
use super::fitting::{extent, hang_left, shift, stacked_fit, style};
use super::name::NameParts;
use super::preflight::{BadgeField, FindingKind};
use super::template::{BadgeTemplate, TextRule};
use crate::colour::Colour;
use crate::frame::{Drawing, Group, Item, MM_PER_PT, Path, Picture, Point, Rect};
use crate::image::ImageRef;
use crate::ornament::gigi_balang;
use crate::text::{FitOutcome, Fitted, Typesetter, VerticalAlign};

/// Quieter than ink, and still dark enough that a laser printer's screen does not fray small letters.
pub(super) const QUIET: Colour = Colour::hex(0x0042_4A57);
const HAIRLINE_MM: f64 = 0.2;
/// Parts of the head stand this far apart.
const HEAD_GAP_EM: f64 = 0.42;
/// Pictures coarser than this look so at arm's length.
const COARSE_DPI: f64 = 130.0;
/// A face is above the middle of a portrait, so more is cut off below than above.
const PHOTO_CUT_ABOVE: f64 = 0.25;

/// Items and findings as they are made.
#[derive(Default)]
pub(super) struct Face {
    pub(super) items: Vec<Item>,
    pub(super) findings: Vec<(BadgeField, FindingKind)>,
}

impl Face {
    pub(super) fn find(&mut self, field: BadgeField, kind: FindingKind) {
        self.findings.push((field, kind));
    }

    /// Draws a text and notes what it took.
    pub(super) fn add(&mut self, field: BadgeField, full: &str, rule: &TextRule, fitted: &Fitted) {
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
