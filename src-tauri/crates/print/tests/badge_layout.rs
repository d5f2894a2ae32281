//! Badges as laid out: where things stand, that they keep apart, and what is reported.
//!
//! The file is long because it looks at every template with every name.
#![allow(missing_docs, clippy::unwrap_used)]

mod badge_sample;

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::sync::Arc;

use badge_sample::{PEOPLE, all_pages, badge, event, labels, photo, run, setter, token};
use print::badge::{
    BadgeContent, BadgeField, BadgeOptions, BadgeRun, BadgeTemplate, EventContent, FindingKind, ImageRef,
    Sheet, Weightiness,
};
use print::fonts::FontBook;
use print::frame::{GlyphRun, Item, MM_PER_PT, Page, Point, Rect, Segment, Transform};

/// One thing on a page, in the page's coordinates.
#[derive(Debug, Clone)]
struct Seen {
    what: String,
    /// What is inked; for a QR code, its quiet zone too.
    area: Rect,
    baseline_mm: Option<f64>,
}

fn seen(page: &Page, book: &FontBook) -> Vec<Seen> {
    let mut found = Vec::new();
    walk(&page.items, Transform::IDENTITY, book, &mut found);
    found
}

fn walk(items: &[Item], transform: Transform, book: &FontBook, found: &mut Vec<Seen>) {
    let place = |area: Rect| {
        let corner = transform.apply(Point::new(area.x_mm, area.y_mm));
        Rect::new(corner.x_mm, corner.y_mm, area.width_mm, area.height_mm)
    };
    for item in items {
        match item {
            Item::Glyphs(run) => found.push(Seen {
                what: format!("“{}”", run.shaped.text),
                area: place(ink(run, book)),
                baseline_mm: Some(transform.apply(run.origin).y_mm),
            }),
            Item::Path(path) => {
                let points: Vec<Point> = path
                    .segments
                    .iter()
                    .flat_map(|segment| match *segment {
                        Segment::Move(to) | Segment::Line(to) => vec![to],
                        Segment::Cubic(one, two, to) => vec![one, two, to],
                        Segment::Close => vec![],
                    })
                    .collect();
                let what = if path.even_odd { "frieze" } else { "band" }.to_owned();
                found.push(Seen { what, area: place(around(&points)), baseline_mm: None });
            }
            Item::Mask(mask) => {
                let (side, quiet) = (mask.module_mm * mask.columns as f64, mask.module_mm * 4.0);
                let area = Rect::new(mask.origin.x_mm, mask.origin.y_mm, side, side);
                found.push(Seen {
                    what: "qr".to_owned(),
                    area: place(area.shrunk(-quiet)),
                    baseline_mm: None,
                });
            }
            Item::Group(group) => {
                if let Some(clip) = &group.clip {
                    let points: Vec<Point> = clip
                        .segments
                        .iter()
                        .filter_map(|segment| match *segment {
                            Segment::Move(to) | Segment::Line(to) => Some(to),
                            _ => None,
                        })
                        .collect();
                    found.push(Seen {
                        what: "photo".to_owned(),
                        area: place(around(&points)),
                        baseline_mm: None,
                    });
                } else {
                    walk(&group.items, group.transform.then(&transform), book, found);
                }
            }
            Item::Stamp(stamp) => walk(&stamp.drawing.items, stamp.transform.then(&transform), book, found),
            Item::Picture(picture) => {
                found.push(Seen { what: "logo".to_owned(), area: place(picture.area), baseline_mm: None });
            }
        }
    }
}

fn around(points: &[Point]) -> Rect {
    let least = |pick: fn(&Point) -> f64| points.iter().map(pick).fold(f64::INFINITY, f64::min);
    let most = |pick: fn(&Point) -> f64| points.iter().map(pick).fold(f64::NEG_INFINITY, f64::max);
    let (left, top) = (least(|point| point.x_mm), least(|point| point.y_mm));
    Rect::new(left, top, most(|point| point.x_mm) - left, most(|point| point.y_mm) - top)
}

/// What is seen of the glyphs.
fn ink(run: &GlyphRun, book: &FontBook) -> Rect {
    let font = book.font(run.shaped.font);
    let face = ttf_parser::Face::parse(font.bytes(), font.index()).unwrap();
    let mm_per_em = run.size_pt * MM_PER_PT;
    let mm = |units: i16| f64::from(units) / f64::from(font.units_per_em) * mm_per_em;
    let mut corners = Vec::new();
    let mut pen = run.origin.x_mm;
    for glyph in &run.shaped.glyphs {
        if let Some(bounds) = face.glyph_bounding_box(ttf_parser::GlyphId(glyph.id)) {
            let x = pen + glyph.offset_x_em * mm_per_em;
            let y = run.origin.y_mm - glyph.offset_y_em * mm_per_em;
            corners.push(Point::new(x + mm(bounds.x_min), y - mm(bounds.y_max)));
            corners.push(Point::new(x + mm(bounds.x_max), y - mm(bounds.y_min)));
        }
        pen += glyph.advance_em * mm_per_em;
    }
    if corners.is_empty() { Rect::new(run.origin.x_mm, run.origin.y_mm, 0.0, 0.0) } else { around(&corners) }
}

fn overlap(one: Rect, other: Rect) -> bool {
    const TOUCH_MM: f64 = 0.01;
    one.x_mm + TOUCH_MM < other.right_mm()
        && other.x_mm + TOUCH_MM < one.right_mm()
        && one.y_mm + TOUCH_MM < other.bottom_mm()
        && other.y_mm + TOUCH_MM < one.bottom_mm()
}

fn within(inner: Rect, outer: Rect, by_mm: f64) -> bool {
    inner.x_mm >= outer.x_mm - by_mm
        && inner.y_mm >= outer.y_mm - by_mm
        && inner.right_mm() <= outer.right_mm() + by_mm
        && inner.bottom_mm() <= outer.bottom_mm() + by_mm
}

/// Every sample, with and without photo and logo, on every template.
fn on_every_template(mut check: impl FnMut(&BadgeTemplate, &BadgeContent, &[Seen])) {
    let mut setter = setter();
    for template in BadgeTemplate::built_in() {
        for has_pictures in [false, true] {
            let badges: Vec<BadgeContent> = (0..PEOPLE.len() * 2)
                .map(|index| BadgeContent { photo: has_pictures.then(photo), ..badge(index) })
                .collect();
            let logo = ImageRef { hash: "logo".to_owned(), width_px: 800, height_px: 500 };
            let event = EventContent { logo: has_pictures.then_some(logo), ..event() };
            let mut run =
                BadgeRun::new(template.clone(), None, event, labels(), BadgeOptions::default()).unwrap();
            let pages = all_pages(&mut run, &mut setter, &badges);
            assert_eq!(pages.len(), badges.len());
            for (page, badge) in pages.iter().zip(&badges) {
                check(&template, badge, &seen(page, setter.book()));
            }
        }
    }
}

#[test]
fn nothing_leaves_the_margins_whatever_the_name() {
    on_every_template(|template, badge, seen| {
        let page = Rect::new(0.0, 0.0, template.width_mm, template.height_mm);
        let margin = page.shrunk(3.7);
        for thing in seen {
            let limit = if thing.what == "qr" { page } else { margin };
            assert!(
                within(thing.area, limit, 0.0),
                "{}: {} of {} at {:?}",
                template.id,
                thing.what,
                badge.name,
                thing.area
            );
        }
    });
}

#[test]
fn nothing_overlaps_and_the_qr_code_keeps_its_quiet_zone() {
    on_every_template(|template, badge, seen| {
        for (index, one) in seen.iter().enumerate() {
            for other in &seen[index + 1..] {
                let same_line = one.baseline_mm.is_some() && one.baseline_mm == other.baseline_mm;
                let label_in_band = one.what == "band" && within(other.area, one.area, 0.0);
                assert!(
                    same_line || label_in_band || !overlap(one.area, other.area),
                    "{}: {} {:?} over {} {:?} ({})",
                    template.id,
                    one.what,
                    one.area,
                    other.what,
                    other.area,
                    badge.name
                );
            }
        }
    });
}

#[test]
fn the_slot_of_the_lanyard_is_kept_free() {
    on_every_template(|template, _, seen| {
        let Some(slot) = template.slot else { return };
        assert!((slot.width_mm - 14.0).abs() < 1e-9 && (slot.height_mm - 3.0).abs() < 1e-9);
        for thing in seen {
            assert!(!overlap(slot.shrunk(-2.0), thing.area), "{}: {}", template.id, thing.what);
        }
    });
}

#[test]
fn the_first_name_is_the_biggest_thing_and_reads_from_two_metres() {
    let mut setter = setter();
    for (template, least_pt) in [("a6", 39.0), ("96x134", 36.0), ("id-card", 19.0)] {
        for name in ["Sarah Rajasa", "Candrakanta Adriansyah", "Anastasia Manullang", "Eko Hasanah"] {
            let badge = BadgeContent { name: name.to_owned(), ..badge(0) };
            let pages = all_pages(&mut run(template, None), &mut setter, &[badge]);
            let Some(Item::Glyphs(first)) =
                pages[0].items.iter().find(|item| matches!(item, Item::Glyphs(_)))
            else {
                panic!("no text")
            };
            assert_eq!(Some(first.shaped.text.as_str()), name.split(' ').next());
            assert!(first.size_pt >= least_pt, "{template}: {name} at {} pt", first.size_pt);
            for item in &pages[0].items {
                if let Item::Glyphs(other) = item {
                    assert!(other.size_pt <= first.size_pt);
                }
            }
        }
    }
}

#[test]
fn the_qr_code_is_at_least_as_large_as_a_scanner_wants() {
    let mut setter = setter();
    for (template, least_mm) in [("a6", 22.0), ("96x134", 22.0), ("id-card", 18.0), ("label-80x50", 18.0)] {
        let pages = all_pages(&mut run(template, None), &mut setter, &[badge(0)]);
        let side = pages[0].items.iter().find_map(|item| match item {
            Item::Mask(mask) => Some(mask.module_mm * mask.columns as f64),
            _ => None,
        });
        assert!(side.unwrap() >= least_mm, "{template}: {side:?}");
    }
}

#[test]
fn a_role_is_drawn_once_for_all_its_badges() {
    let mut setter = setter();
    let mut run = run("a6", Some("a4-4xa6"));
    let mut badges = (0..1000).map(badge);
    let (mut drawings, mut stamps, mut pages) = (BTreeSet::new(), 0, 0);
    while let Some(page) = run.next_page(&mut setter, &mut badges) {
        pages += 1;
        for item in &page.items {
            if let Item::Stamp(stamp) = item {
                drawings.insert(Arc::as_ptr(&stamp.drawing) as usize);
                stamps += 1;
            }
        }
    }
    // Three roles and the crop marks.
    assert_eq!((pages, drawings.len(), stamps), (250, 4, 1250));
    assert_eq!((run.badges(), run.pages()), (1000, 250));
}

#[test]
fn used_labels_of_the_first_sheet_are_skipped() {
    let options = BadgeOptions { skip_cells: 3, ..BadgeOptions::default() };
    let (template, sheet) = (BadgeTemplate::id_card(), Sheet::named("durable-1445").unwrap());
    let place = |cell| sheet.place(cell, &template);
    let mut run = BadgeRun::new(template.clone(), Some(sheet.clone()), event(), labels(), options).unwrap();
    let badges: Vec<BadgeContent> = (0..12).map(badge).collect();
    let pages = all_pages(&mut run, &mut setter(), &badges);
    let corners = |page: &Page| -> Vec<Transform> {
        page.items
            .iter()
            .filter_map(|item| match item {
                Item::Stamp(stamp) => Some(stamp.transform),
                _ => None,
            })
            .collect()
    };
    let at = |cell| Transform::shift(place(cell).x_mm, place(cell).y_mm);
    assert_eq!(corners(&pages[0]), (3..10).map(at).collect::<Vec<_>>());
    assert_eq!(corners(&pages[1]), (0..5).map(at).collect::<Vec<_>>());
}

#[test]
fn what_is_missing_or_cut_is_reported_with_its_badge() {
    let mut run = run("id-card", None);
    let badges = vec![
        badge(0),
        BadgeContent { name: "  ".to_owned(), ..badge(0) },
        BadgeContent { token: String::new(), code: String::new(), ..badge(0) },
        BadgeContent { affiliation: Some(PEOPLE[3].1.to_owned()), ..badge(0) },
        BadgeContent { name: "王小明".to_owned(), ..badge(0) },
        BadgeContent { token: "x".repeat(4000), ..badge(0) },
        BadgeContent { photo: Some(ImageRef { width_px: 60, height_px: 80, ..photo() }), ..badge(0) },
        BadgeContent { booth_codes: (1..15).map(|booth| format!("A-{booth:02}")).collect(), ..badge(0) },
    ];
    all_pages(&mut run, &mut setter(), &badges);
    let warnings: Vec<(usize, BadgeField)> = run
        .findings()
        .iter()
        .filter(|finding| finding.kind.weightiness() == Weightiness::Warning)
        .map(|finding| (finding.badge.as_ref().unwrap().index, finding.field))
        .collect();
    assert_eq!(
        warnings,
        [
            (1, BadgeField::CalledName),
            (2, BadgeField::Token),
            (2, BadgeField::Code),
            (3, BadgeField::Affiliation),
            (4, BadgeField::CalledName),
            (5, BadgeField::Token),
            (6, BadgeField::Photo),
            (7, BadgeField::Booths),
        ]
    );
    let kinds: Vec<&FindingKind> = run.findings().iter().map(|finding| &finding.kind).collect();
    assert!(kinds.contains(&&FindingKind::MissingGlyph { chars: "王小明".chars().collect() }));
    assert!(kinds.contains(&&FindingKind::Ellipsised { full: PEOPLE[3].1.to_owned() }));
}

#[test]
fn a_badge_without_a_name_shows_its_firm_in_the_names_place() {
    let badge = BadgeContent { name: String::new(), affiliation: Some("Omah Ondel".to_owned()), ..badge(0) };
    let pages = all_pages(&mut run("a6", None), &mut setter(), &[badge]);
    let first = pages[0].items.iter().find_map(|item| match item {
        Item::Glyphs(run) => Some((run.shaped.text.clone(), run.size_pt)),
        _ => None,
    });
    let (text, size_pt) = first.unwrap();
    assert!(text.starts_with("Omah") && size_pt > 30.0, "{text} {size_pt}");
}

#[test]
fn a_blank_head_is_reported_once_and_not_for_each_role() {
    let empty = EventContent::default();
    let mut run = BadgeRun::new(BadgeTemplate::a6(), None, empty, labels(), BadgeOptions::default()).unwrap();
    let badges: Vec<BadgeContent> =
        (0..6).map(|index| BadgeContent { role: badge(index).role, ..badge(0) }).collect();
    all_pages(&mut run, &mut setter(), &badges);
    let fields: Vec<BadgeField> = run.findings().iter().map(|finding| finding.field).collect();
    assert_eq!(fields, [BadgeField::Event, BadgeField::DatesAndVenue]);
}

#[test]
fn the_same_badges_give_the_same_pages() {
    let badges: Vec<BadgeContent> = (0..30).map(badge).collect();
    let pages = || all_pages(&mut run("a6", Some("a4-4xa6")), &mut setter(), &badges);
    assert_eq!(pages(), pages());
}

/// A page in few words: what stands where, how large.
fn told(page: &Page, book: &FontBook) -> String {
    let mut text = format!("{} x {} mm\n", page.width_mm, page.height_mm);
    tell(&page.items, 0, book, &mut text);
    text
}

fn tell(items: &[Item], depth: usize, book: &FontBook, text: &mut String) {
    let indent = "  ".repeat(depth);
    let told = |area: Rect| {
        format!("{:.2} {:.2} {:.2} x {:.2}", area.x_mm, area.y_mm, area.width_mm, area.height_mm)
    };
    for item in items {
        match item {
            Item::Glyphs(run) => {
                let (at, size) = (run.origin, run.size_pt);
                let font = &book.font(run.shaped.font).name;
                writeln!(
                    text,
                    "{indent}{:.2} {:.2} {font} {size} {} {}",
                    at.x_mm, at.y_mm, run.colour, run.shaped.text
                )
            }
            Item::Path(path) => {
                let fill =
                    path.fill.as_ref().map(|fill| serde_json::to_value(fill).unwrap()["solid"].clone());
                let mut found = Vec::new();
                walk(std::slice::from_ref(item), Transform::IDENTITY, book, &mut found);
                let fill = fill.map_or_else(String::new, |fill| fill.to_string());
                writeln!(
                    text,
                    "{indent}path {} {fill}, {} segments",
                    told(found[0].area),
                    path.segments.len()
                )
            }
            Item::Mask(mask) => {
                let dark = mask.dark.iter().filter(|dark| **dark).count();
                let (at, columns) = (mask.origin, mask.columns);
                writeln!(
                    text,
                    "{indent}mask {:.2} {:.2} {columns} x {:.3} mm, {dark} dark",
                    at.x_mm, at.y_mm, mask.module_mm
                )
            }
            Item::Picture(picture) => {
                writeln!(text, "{indent}picture {} {}", picture.hash, told(picture.area))
            }
            Item::Group(group) => {
                writeln!(text, "{indent}group {:?}", group.transform.0).unwrap();
                tell(&group.items, depth + 1, book, text);
                Ok(())
            }
            Item::Stamp(stamp) => {
                writeln!(text, "{indent}stamp {:?}", stamp.transform.0).unwrap();
                tell(&stamp.drawing.items, depth + 1, book, text);
                Ok(())
            }
        }
        .unwrap();
    }
}

#[test]
fn one_badge_of_each_template_looks_as_it_did() {
    let mut setter = setter();
    for (template, has_photo) in
        [("a6", false), ("a6", true), ("96x134", false), ("id-card", true), ("label-80x50", false)]
    {
        let badge = BadgeContent {
            photo: has_photo.then(photo),
            booth_codes: vec!["A-12".to_owned(), "A-13".to_owned()],
            token: token(7),
            ..badge(0)
        };
        let pages = all_pages(&mut run(template, None), &mut setter, &[badge]);
        let name = format!("{template}{}", if has_photo { "-photo" } else { "" });
        insta::assert_snapshot!(name, told(&pages[0], setter.book()));
    }
}
