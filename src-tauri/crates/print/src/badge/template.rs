//! Badge templates: zones in millimetres and how text behaves in them, as data.
//!
//! Everything stays inside a margin of 4 mm or more, which office printers cannot print and cutters may eat, so
//! that no template needs bleed. Where a lanyard's slot is punched nothing is printed, and the slot is not drawn:
//! in a holder nobody punches, and the mark would show. [`super::BadgeOptions::mark_slot`] draws it for those
//! who punch by hand.
//!
//! Longer than other files, for the built-in templates are tables of figures that belong side by side.

use serde::Serialize;

use crate::fonts::Weight;
use crate::frame::Rect;
use crate::text::{Align, FitRules};

/// The layout of one badge.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct BadgeTemplate {
    /// Its name on the command line.
    pub id: String,
    /// Finished width.
    pub width_mm: f64,
    /// Finished height.
    pub height_mm: f64,
    /// The slot for a lanyard; nothing is printed within 2 mm of it.
    pub slot: Option<Rect>,
    /// The ornament.
    pub frieze: Rect,
    /// Event name, theme, and dates with venue, from top to bottom.
    pub head: HeadZone,
    /// Name and firm.
    pub body: BodyZone,
    /// Booth codes.
    pub booths: BoothZone,
    /// The QR code.
    pub qr: QrZone,
    /// The code in clear.
    pub code: TextZone,
    /// The portrait. Booths or body step aside for it.
    pub photo: Rect,
    /// The role's band.
    pub band: Rect,
    /// The role's name in the band.
    pub role: TextZone,
}

/// A box for one text.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct TextZone {
    /// Where.
    pub area: Rect,
    /// How it is set.
    pub text: TextRule,
}

/// How a text is set and how far it may bend.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct TextRule {
    /// Of the letters.
    pub weight: Weight,
    /// The wanted size.
    pub max_pt: f64,
    /// Below this the preflight list says so.
    pub note_below_pt: f64,
    /// The floor.
    pub min_pt: f64,
    /// Lines at most.
    pub max_lines: usize,
    /// More lines than this are reported.
    pub note_above_lines: usize,
    /// Across its box.
    #[serde(skip)]
    pub align: Align,
    /// Letter spacing in ems.
    pub tracking_em: f64,
}

impl TextRule {
    /// Left-aligned text.
    pub const fn new(weight: Weight, max_pt: f64, note_below_pt: f64, min_pt: f64, max_lines: usize) -> Self {
        Self {
            weight,
            max_pt,
            note_below_pt,
            min_pt,
            max_lines,
            note_above_lines: 1,
            align: Align::Left,
            tracking_em: 0.0,
        }
    }

    const fn centred(mut self) -> Self {
        self.align = Align::Centre;
        self
    }

    const fn tracked(mut self, tracking_em: f64) -> Self {
        self.tracking_em = tracking_em;
        self
    }

    const fn quiet_lines(mut self, lines: usize) -> Self {
        self.note_above_lines = lines;
        self
    }

    /// As the typesetter takes it.
    pub fn fit_rules(&self) -> FitRules {
        FitRules { max_pt: self.max_pt, min_pt: self.min_pt, max_lines: self.max_lines }
    }
}

/// The event's part of a badge.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct HeadZone {
    /// All of it.
    pub area: Rect,
    /// The organizer's mark at the right; the texts step aside for it.
    pub logo: Rect,
    /// Name of the event.
    pub name: TextRule,
    /// Its theme; `None` where there is no room.
    pub theme: Option<TextRule>,
    /// Dates and venue, on one line or on two.
    pub details: TextRule,
}

/// The person's part of a badge: texts stacked from the name downwards, each in at most its share of the height.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct BodyZone {
    /// All of it.
    pub area: Rect,
    /// All of it where there is a photo.
    pub area_with_photo: Rect,
    /// Where the stack stands when it is lower than the area: 0 at the top, 1 at the bottom.
    pub anchor: f64,
    /// What the person is called.
    pub called: StackedText,
    /// What stands under it.
    pub below: StackedText,
    /// The firm.
    pub affiliation: StackedText,
}

/// One text of a stack.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct StackedText {
    /// How it is set.
    pub text: TextRule,
    /// It is never higher than this.
    pub max_height_mm: f64,
    /// Over its capitals.
    pub gap_above_mm: f64,
}

/// Booth codes, on the last baseline of their box; the label stands over them, or before them when the label's
/// height is 0.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct BoothZone {
    /// Where.
    pub area: Rect,
    /// Where, beside a photo.
    pub area_with_photo: Rect,
    /// "Stan"; `None` sets it before the codes, in their type.
    pub label: Option<TextRule>,
    /// The codes.
    pub codes: TextRule,
}

/// The QR code.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct QrZone {
    /// The dark square, at most. It is smaller when its quiet zone would not fit into `clear_mm`.
    pub area: Rect,
    /// Nothing else is printed this near to `area`: room for the quiet zone.
    pub clear_mm: f64,
}

/// No text is set smaller than this, or than its template's own floor where that is lower.
const SMALLEST_PT: f64 = 5.5;

impl BadgeTemplate {
    /// The templates in the program, by name.
    pub fn built_in() -> Vec<Self> {
        vec![
            Self::a6(),
            Self::portrait_96x134(),
            Self::id_card(),
            // A7, for eight to a sheet, and the labels of most makers.
            Self::a6().scaled_into("a7", 74.0, 105.0),
            Self::id_card().scaled_into("label-80x50", 80.0, 50.0),
        ]
    }

    /// The template in the program with this name.
    pub fn named(id: &str) -> Option<Self> {
        Self::built_in().into_iter().find(|template| template.id == id)
    }

    /// This layout in another size: as large as it fits, in the middle. Type does not shrink below what can be
    /// read in the hand, and a lanyard's slot keeps its size.
    #[must_use]
    pub fn scaled_into(&self, id: &str, width_mm: f64, height_mm: f64) -> Self {
        let factor = (width_mm / self.width_mm).min(height_mm / self.height_mm);
        let (left, top) =
            ((width_mm - self.width_mm * factor) / 2.0, (height_mm - self.height_mm * factor) / 2.0);
        let rect = |area: Rect| {
            Rect::new(
                left + area.x_mm * factor,
                top + area.y_mm * factor,
                area.width_mm * factor,
                area.height_mm * factor,
            )
        };
        let text = |rule: TextRule| {
            let min_pt = (rule.min_pt * factor).max(SMALLEST_PT.min(rule.min_pt));
            TextRule {
                min_pt,
                note_below_pt: (rule.note_below_pt * factor).max(min_pt),
                max_pt: (rule.max_pt * factor).max(min_pt),
                ..rule
            }
        };
        let stacked = |stacked: StackedText| StackedText {
            text: text(stacked.text),
            max_height_mm: stacked.max_height_mm * factor,
            gap_above_mm: stacked.gap_above_mm * factor,
        };
        let zone = |zone: TextZone| TextZone { area: rect(zone.area), text: text(zone.text) };
        let body = self.body;
        Self {
            id: id.to_owned(),
            width_mm,
            height_mm,
            slot: self.slot.map(|slot| {
                let place = rect(slot);
                let x_mm = (width_mm - slot.width_mm) / 2.0;
                Rect::new(x_mm, place.bottom_mm() - slot.height_mm, slot.width_mm, slot.height_mm)
            }),
            frieze: rect(self.frieze),
            head: HeadZone {
                area: rect(self.head.area),
                logo: rect(self.head.logo),
                name: text(self.head.name),
                theme: self.head.theme.map(text),
                details: text(self.head.details),
            },
            body: BodyZone {
                area: rect(body.area),
                area_with_photo: rect(body.area_with_photo),
                anchor: body.anchor,
                called: stacked(body.called),
                below: stacked(body.below),
                affiliation: stacked(body.affiliation),
            },
            booths: BoothZone {
                area: rect(self.booths.area),
                area_with_photo: rect(self.booths.area_with_photo),
                label: self.booths.label.map(text),
                codes: text(self.booths.codes),
            },
            qr: QrZone { area: rect(self.qr.area), clear_mm: self.qr.clear_mm * factor },
            code: zone(self.code),
            photo: rect(self.photo),
            band: rect(self.band),
            role: zone(self.role),
        }
    }

    /// A6 upright, 105 x 148 mm.
    pub fn a6() -> Self {
        let (left, width) = (8.0, 89.0);
        Self {
            id: "a6".to_owned(),
            width_mm: 105.0,
            height_mm: 148.0,
            slot: Some(Rect::new(45.5, 5.0, 14.0, 3.0)),
            frieze: Rect::new(left, 12.0, width, 4.6),
            head: HeadZone {
                area: Rect::new(left, 20.0, width, 17.5),
                logo: Rect::new(71.0, 20.0, 26.0, 12.0),
                name: TextRule::new(Weight::ExtraBold, 14.0, 11.0, 9.0, 2).quiet_lines(2),
                theme: Some(TextRule::new(Weight::SemiBold, 9.0, 8.0, 7.0, 1)),
                details: TextRule::new(Weight::Regular, 8.5, 7.5, 6.5, 2).quiet_lines(2),
            },
            body: BodyZone {
                area: Rect::new(left, 40.0, width, 49.0),
                area_with_photo: Rect::new(left, 40.0, width, 49.0),
                anchor: 0.42,
                called: StackedText {
                    text: TextRule::new(Weight::ExtraBold, 60.0, 34.0, 20.0, 2).quiet_lines(2),
                    max_height_mm: 23.5,
                    gap_above_mm: 0.0,
                },
                below: StackedText {
                    text: TextRule::new(Weight::SemiBold, 21.0, 14.0, 11.0, 2).quiet_lines(2),
                    max_height_mm: 10.8,
                    gap_above_mm: 1.8,
                },
                affiliation: StackedText {
                    text: TextRule::new(Weight::Medium, 14.0, 11.0, 8.0, 3).quiet_lines(2),
                    max_height_mm: 9.0,
                    gap_above_mm: 3.2,
                },
            },
            booths: BoothZone {
                area: Rect::new(left, 92.0, 54.0, 33.4),
                area_with_photo: Rect::new(37.5, 92.0, 25.0, 33.4),
                label: Some(TextRule::new(Weight::Medium, 11.0, 9.0, 8.0, 1)),
                codes: TextRule::new(Weight::ExtraBold, 34.0, 16.0, 11.0, 3).quiet_lines(2),
            },
            qr: QrZone { area: Rect::new(69.0, 92.0, 28.0, 28.0), clear_mm: 3.2 },
            code: TextZone {
                area: Rect::new(66.0, 122.9, 34.0, 2.5),
                text: TextRule::new(Weight::SemiBold, 10.0, 9.0, 7.0, 1).centred().tracked(0.06),
            },
            photo: Rect::new(left, 92.0, 25.0, 33.4),
            band: Rect::new(left, 129.5, width, 11.5),
            role: TextZone {
                area: Rect::new(left + 4.0, 129.5, width - 8.0, 11.5),
                text: TextRule::new(Weight::ExtraBold, 19.0, 14.0, 10.0, 1).centred().tracked(0.02),
            },
        }
    }

    /// The classic of trade fairs, 96 x 134 mm upright.
    pub fn portrait_96x134() -> Self {
        let (left, width) = (7.5, 81.0);
        Self {
            id: "96x134".to_owned(),
            width_mm: 96.0,
            height_mm: 134.0,
            slot: Some(Rect::new(41.0, 5.0, 14.0, 3.0)),
            frieze: Rect::new(left, 11.5, width, 4.2),
            head: HeadZone {
                area: Rect::new(left, 19.0, width, 15.5),
                logo: Rect::new(64.5, 19.0, 24.0, 11.0),
                name: TextRule::new(Weight::ExtraBold, 13.0, 10.0, 9.0, 2).quiet_lines(2),
                theme: Some(TextRule::new(Weight::SemiBold, 8.5, 7.5, 7.0, 1)),
                details: TextRule::new(Weight::Regular, 8.0, 7.0, 6.0, 2).quiet_lines(2),
            },
            body: BodyZone {
                area: Rect::new(left, 36.5, width, 43.5),
                area_with_photo: Rect::new(left, 36.5, width, 43.5),
                anchor: 0.42,
                called: StackedText {
                    text: TextRule::new(Weight::ExtraBold, 54.0, 32.0, 18.0, 2).quiet_lines(2),
                    max_height_mm: 21.0,
                    gap_above_mm: 0.0,
                },
                below: StackedText {
                    text: TextRule::new(Weight::SemiBold, 19.0, 13.0, 10.0, 2).quiet_lines(2),
                    max_height_mm: 9.2,
                    gap_above_mm: 1.6,
                },
                affiliation: StackedText {
                    text: TextRule::new(Weight::Medium, 13.0, 10.0, 7.5, 3).quiet_lines(2),
                    max_height_mm: 8.1,
                    gap_above_mm: 2.9,
                },
            },
            booths: BoothZone {
                area: Rect::new(left, 82.5, 49.0, 30.6),
                area_with_photo: Rect::new(34.5, 82.5, 23.5, 30.6),
                label: Some(TextRule::new(Weight::Medium, 10.0, 8.0, 8.0, 1)),
                codes: TextRule::new(Weight::ExtraBold, 30.0, 15.0, 10.0, 3).quiet_lines(2),
            },
            qr: QrZone { area: Rect::new(63.0, 82.5, 25.5, 25.5), clear_mm: 2.9 },
            code: TextZone {
                area: Rect::new(60.0, 110.8, 31.5, 2.3),
                text: TextRule::new(Weight::SemiBold, 9.2, 8.0, 6.5, 1).centred().tracked(0.06),
            },
            photo: Rect::new(left, 82.5, 22.9, 30.6),
            band: Rect::new(left, 116.8, width, 10.4),
            role: TextZone {
                area: Rect::new(left + 4.0, 116.8, width - 8.0, 10.4),
                text: TextRule::new(Weight::ExtraBold, 17.0, 13.0, 9.0, 1).centred().tracked(0.02),
            },
        }
    }

    /// The format of bank cards, 85.6 x 54 mm on its side.
    pub fn id_card() -> Self {
        let (left, width) = (4.5, 76.6);
        let (beside_photo, narrow) = (24.0, 32.0);
        Self {
            id: "id-card".to_owned(),
            width_mm: 85.6,
            height_mm: 54.0,
            slot: None,
            frieze: Rect::new(left, 4.0, width, 2.6),
            head: HeadZone {
                area: Rect::new(left, 8.4, width, 6.4),
                logo: Rect::new(63.1, 8.4, 18.0, 4.2),
                name: TextRule::new(Weight::ExtraBold, 8.5, 7.0, 6.0, 1),
                theme: None,
                details: TextRule::new(Weight::Regular, 6.0, 5.5, 5.0, 1),
            },
            body: BodyZone {
                area: Rect::new(left, 16.2, 51.5, 20.2),
                area_with_photo: Rect::new(beside_photo, 16.2, narrow, 20.2),
                anchor: 0.3,
                called: StackedText {
                    text: TextRule::new(Weight::ExtraBold, 29.0, 17.0, 11.0, 2).quiet_lines(2),
                    max_height_mm: 9.6,
                    gap_above_mm: 0.0,
                },
                below: StackedText {
                    text: TextRule::new(Weight::SemiBold, 10.5, 7.5, 6.0, 2).quiet_lines(2),
                    max_height_mm: 4.7,
                    gap_above_mm: 0.6,
                },
                affiliation: StackedText {
                    text: TextRule::new(Weight::Medium, 7.5, 6.0, 5.5, 2).quiet_lines(2),
                    max_height_mm: 4.4,
                    gap_above_mm: 0.9,
                },
            },
            booths: BoothZone {
                area: Rect::new(left, 37.0, 51.5, 3.9),
                area_with_photo: Rect::new(beside_photo, 37.0, narrow, 3.9),
                label: None,
                codes: TextRule::new(Weight::ExtraBold, 12.0, 8.0, 7.0, 1),
            },
            qr: QrZone { area: Rect::new(58.6, 14.8, 22.5, 22.5), clear_mm: 2.1 },
            code: TextZone {
                area: Rect::new(58.4, 39.2, 24.9, 1.7),
                text: TextRule::new(Weight::SemiBold, 6.8, 6.0, 5.5, 1).centred().tracked(0.06),
            },
            photo: Rect::new(left, 16.2, 17.0, 24.7),
            band: Rect::new(left, 43.2, width, 6.6),
            role: TextZone {
                area: Rect::new(left + 3.0, 43.2, width - 6.0, 6.6),
                text: TextRule::new(Weight::ExtraBold, 11.0, 8.5, 7.0, 1).centred().tracked(0.02),
            },
        }
    }
}
