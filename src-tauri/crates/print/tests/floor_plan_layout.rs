//! The floor plan as frames: what is where, at which scale.
//!
//! The file is long because every kind of thing on a floor is looked for.
#![allow(clippy::unwrap_used)]

mod floor_plan_samples;

use domain::geometry::{BoothShape, PointMm, PolygonMm, RectMm};
use domain::hall::ElementKind;
use floor_plan_samples::{area, bare_hall, booth, craft_hall, labels, large_hall, line, mark, point};
use print::dxf::Shape;
use print::floor_plan::{
    FloorPlanContent, FloorPlanDrawing, FloorPlanError, FloorPlanOptions, FloorPlanWarning, ListPlacement,
    Orientation, Paper, PlanBooth, PlanMark, PreparedPlan, draw_for_cad, lay_out, prepare,
};
use print::fonts::FontBook;
use print::frame::{Fill, GlyphRun, Item, MM_PER_PT, Page, Path, Point, Rect, Segment, Transform};
use print::image::ImageRef;
use print::text::Typesetter;

const AISLES: usize = 5;
const BOOTHS: usize = 6;
const NUMBERS: usize = 7;
const NAMES: usize = 8;
const TITLE_BLOCK: usize = 10;

fn drawn(content: &FloorPlanContent, options: &FloorPlanOptions) -> Result<FloorPlanDrawing, FloorPlanError> {
    lay_out(content, options, &labels(), &mut Typesetter::new(FontBook::embedded()))
}

/// Everything on a page with its layer and its transform to the page.
fn flat(page: &Page) -> Vec<(Option<usize>, Transform, &Item)> {
    fn walk<'a>(
        items: &'a [Item],
        layer: Option<usize>,
        transform: Transform,
        all: &mut Vec<(Option<usize>, Transform, &'a Item)>,
    ) {
        for item in items {
            if let Item::Group(group) = item {
                walk(&group.items, group.layer.or(layer), group.transform.then(&transform), all);
            } else {
                all.push((layer, transform, item));
            }
        }
    }
    let mut all = Vec::new();
    walk(&page.items, None, Transform::IDENTITY, &mut all);
    all
}

fn runs(page: &Page, layers: &[usize]) -> Vec<(Transform, GlyphRun)> {
    flat(page)
        .into_iter()
        .filter(|(layer, ..)| layer.is_some_and(|layer| layers.contains(&layer)))
        .filter_map(|(_, transform, item)| match item {
            Item::Glyphs(run) => Some((transform, run.clone())),
            _ => None,
        })
        .collect()
}

fn texts(page: &Page, layer: usize) -> Vec<String> {
    runs(page, &[layer]).into_iter().map(|(_, run)| run.shaped.text.clone()).collect()
}

fn points(path: &Path) -> Vec<Point> {
    path.segments
        .iter()
        .filter_map(|segment| match segment {
            Segment::Move(point) | Segment::Line(point) | Segment::Cubic(.., point) => Some(*point),
            Segment::Close => None,
        })
        .collect()
}

/// How far a point on paper is from being inside a booth; 0 inside.
fn outside_mm(booth: &BoothShape, on_paper: impl Fn(PointMm) -> Point, at: Point) -> f64 {
    // Merges of upright parts and turned single rectangles are both unions of convex polygons.
    booth
        .polygons()
        .into_iter()
        .map(|polygon| {
            let corners: Vec<Point> = polygon.0.iter().map(|&corner| on_paper(corner)).collect();
            corners
                .iter()
                .zip(corners.iter().cycle().skip(1))
                .map(|(a, b)| {
                    let (dx, dy) = (b.x_mm - a.x_mm, b.y_mm - a.y_mm);
                    ((at.x_mm - a.x_mm) * dy - (at.y_mm - a.y_mm) * dx) / dx.hypot(dy)
                })
                .fold(0.0, f64::max)
        })
        .fold(f64::INFINITY, f64::min)
}

fn assert_no_text_leaves_its_booth(content: &FloorPlanContent, drawing: &FloorPlanDrawing) {
    let page = &drawing.document.pages[0];
    let scale = f64::from(drawing.scale);
    let corner = floor(page);
    let on_paper = |point: PointMm| {
        Point::new(corner.x_mm + point.x_mm as f64 / scale, corner.y_mm + point.y_mm as f64 / scale)
    };
    let words = runs(page, &[NUMBERS, NAMES]);
    assert!(words.len() >= content.booths.len());
    for (transform, run) in words {
        let em = run.size_pt * MM_PER_PT;
        let (left, right) = (run.origin.x_mm, run.origin.x_mm + run.width_mm());
        let (top, bottom) = (run.origin.y_mm - 0.7 * em, run.origin.y_mm + 0.2 * em);
        let corners = [(left, top), (right, top), (right, bottom), (left, bottom)];
        let away = content
            .booths
            .iter()
            .map(|booth| {
                let apart = corners
                    .map(|(x, y)| outside_mm(&booth.shape, on_paper, transform.apply(Point::new(x, y))));
                apart.into_iter().fold(0.0, f64::max)
            })
            .fold(f64::INFINITY, f64::min);
        assert!(away < 0.02, "“{}” is {away:.2} mm outside of every booth", run.shaped.text);
    }
}

/// Where the hall's origin is on paper: the first path is the floor.
fn floor(page: &Page) -> Point {
    let first = flat(page).into_iter().find_map(|(_, _, item)| match item {
        Item::Path(path) => Some(path),
        _ => None,
    });
    points(first.unwrap())[0]
}

/// Booths only, so that all text on the layers of numbers and names belongs into booths.
fn booths_only() -> FloorPlanContent {
    let mut content = craft_hall();
    content.elements.retain(|mark| {
        matches!(mark.kind, ElementKind::Column | ElementKind::PowerPoint | ElementKind::Exit)
    });
    content
}

#[test]
fn a_wall_of_ten_metres_is_a_hundred_millimetres_at_one_to_a_hundred() {
    let content = bare_hall(10_000, 8_000);
    let options = FloorPlanOptions { scale: Some(100), ..FloorPlanOptions::on(Paper::A4) };
    let drawing = drawn(&content, &options).unwrap();
    let page = &drawing.document.pages[0];
    let floor = flat(page).into_iter().find_map(|(_, _, item)| match item {
        Item::Path(path) => Some(points(path)),
        _ => None,
    });
    let floor = floor.unwrap();
    assert!((floor[1].x_mm - floor[0].x_mm - 100.0).abs() < 1e-9);
    assert!((floor[2].y_mm - floor[1].y_mm - 80.0).abs() < 1e-9);
    let measure = page.measure.as_ref().unwrap();
    assert!((measure.scale - 100.0).abs() < 1e-9);
    assert!(floor.iter().all(|corner| {
        (measure.area.x_mm..=measure.area.right_mm()).contains(&corner.x_mm)
            && (measure.area.y_mm..=measure.area.bottom_mm()).contains(&corner.y_mm)
    }));
}

#[test]
fn no_text_leaves_its_booth_on_any_paper() {
    let content = booths_only();
    for paper in Paper::ALL {
        let drawing = drawn(&content, &FloorPlanOptions::on(paper)).unwrap();
        assert_no_text_leaves_its_booth(&content, &drawing);
    }
}

#[test]
fn no_text_leaves_a_turned_booth_a_deep_one_or_a_merge() {
    let mut content = bare_hall(40_000, 25_000);
    for (index, rotation_mdeg) in
        [0, 15_000, 45_000, 60_000, 90_000, 137_000, 180_000, 271_500].into_iter().enumerate()
    {
        let code = format!("R-{}", index + 1);
        let x = 2_000 + 4_500 * i64::try_from(index).unwrap();
        let mut turned = booth(&code, (x, 3_000, 3_000, 2_000), &["Bordir Kerawang Cilincing"], Some(index));
        turned.shape.rotation_mdeg = rotation_mdeg;
        content.booths.push(turned);
    }
    let deep =
        booth("VIP-1", (2_000, 9_000, 1_000, 6_000), &["Tenun Songket Minang", "Perak Condet"], Some(3));
    content.booths.push(deep);
    let mut merged = booth("M-1", (8_000, 9_000, 2_000, 2_000), &["Batik Betawi Terogong"], None);
    merged.shape.rects.push(RectMm::new(10_000, 9_000, 2_000, 4_000));
    content.booths.push(merged);
    let drawing = drawn(&content, &FloorPlanOptions::on(Paper::A3)).unwrap();
    assert_no_text_leaves_its_booth(&content, &drawing);
    assert!(drawing.warnings.iter().all(|warning| !matches!(warning, FloorPlanWarning::SmallCode { .. })));
}

#[test]
fn every_code_is_on_the_drawing_and_every_name_and_code_in_the_lists() {
    let content = craft_hall();
    for paper in [Paper::A4, Paper::A3] {
        let drawing = drawn(&content, &FloorPlanOptions::on(paper)).unwrap();
        let codes = texts(&drawing.document.pages[0], NUMBERS);
        let listed: Vec<String> =
            drawing.document.pages.iter().flat_map(|page| texts(page, TITLE_BLOCK)).collect();
        for booth in &content.booths {
            assert_eq!(codes.iter().filter(|code| **code == booth.code).count(), 1, "{}", booth.code);
            assert!(listed.contains(&booth.code), "{} is listed", booth.code);
            for name in &booth.occupants {
                assert!(listed.contains(name), "{name} is listed");
            }
        }
        assert_eq!(drawing.lists_on_drawing, drawing.document.pages.len() == 1);
    }
}

#[test]
fn a_firm_with_several_booths_is_listed_once_with_a_range() {
    let mut content = bare_hall(20_000, 10_000);
    for number in 1..=4 {
        let name = if number == 4 { "Rotan Jaya" } else { "batik marunda" };
        let x = 1_000 + 3_000 * number;
        content.booths.push(booth(&format!("A-{number:02}"), (x, 2_000, 3_000, 3_000), &[name], Some(0)));
    }
    let drawing = drawn(&content, &FloorPlanOptions::on(Paper::A3)).unwrap();
    let listed = texts(&drawing.document.pages[0], TITLE_BLOCK);
    assert!(listed.contains(&"A-01–A-03".to_owned()));
    // Once in the list by name and three times in the list by booth.
    assert_eq!(listed.iter().filter(|text| *text == "batik marunda").count(), 4);
}

#[test]
fn a_name_without_room_is_only_in_the_list_and_reported() {
    let mut content = bare_hall(20_000, 10_000);
    let name = "Pertanggungjawaban Kemasyarakatan";
    content.booths.push(booth("A-01", (2_000, 2_000, 800, 800), &[name], None));
    let options = FloorPlanOptions { scale: Some(100), ..FloorPlanOptions::on(Paper::A3) };
    let drawing = drawn(&content, &options).unwrap();
    let warning = FloorPlanWarning::NameOnlyInList { code: "A-01".to_owned(), name: name.to_owned() };
    assert!(drawing.warnings.contains(&warning));
    assert_eq!(texts(&drawing.document.pages[0], NUMBERS), ["A-01"]);
    assert!(texts(&drawing.document.pages[0], TITLE_BLOCK).contains(&name.to_owned()));
}

#[test]
fn the_largest_scale_that_fits_is_chosen_and_the_sheet_turned_to_the_hall() {
    let wide = drawn(&bare_hall(40_000, 25_000), &FloorPlanOptions::on(Paper::A4)).unwrap();
    assert_eq!((wide.scale, wide.orientation), (200, Orientation::Landscape));
    let deep = drawn(&bare_hall(15_000, 25_000), &FloorPlanOptions::on(Paper::A4)).unwrap();
    assert_eq!((deep.scale, deep.orientation), (125, Orientation::Portrait));
    let small = drawn(&bare_hall(5_000, 4_000), &FloorPlanOptions::on(Paper::A0)).unwrap();
    assert_eq!(small.scale, 50);
}

#[test]
fn a_scale_that_does_not_fit_names_the_scale_and_the_paper_that_would() {
    let content = bare_hall(40_000, 25_000);
    let options = FloorPlanOptions { scale: Some(100), ..FloorPlanOptions::on(Paper::A4) };
    assert_eq!(
        drawn(&content, &options).unwrap_err(),
        FloorPlanError::ScaleDoesNotFit {
            scale: 100,
            paper: Paper::A4,
            width_mm: 40_000,
            depth_mm: 25_000,
            fitting_scale: Some(200),
            fitting_paper: Some(Paper::A2),
        }
    );
    let zero = FloorPlanOptions { scale: Some(0), ..FloorPlanOptions::on(Paper::A4) };
    assert_eq!(drawn(&content, &zero).unwrap_err(), FloorPlanError::ZeroScale);
}

#[test]
fn a_hall_without_an_outline_or_beyond_all_scales_is_an_error() {
    let mut content = bare_hall(10_000, 10_000);
    content.outline = PolygonMm(vec![PointMm::new(0, 0), PointMm::new(5_000, 0), PointMm::new(9_000, 0)]);
    assert_eq!(drawn(&content, &FloorPlanOptions::on(Paper::A4)).unwrap_err(), FloorPlanError::NoOutline);
    let error = drawn(&bare_hall(500_000, 300_000), &FloorPlanOptions::on(Paper::A4)).unwrap_err();
    assert!(matches!(error, FloorPlanError::TooLarge { fitting_paper: Some(Paper::A1), .. }), "{error:?}");
}

#[test]
fn an_unusual_scale_is_kept() {
    let options = FloorPlanOptions { scale: Some(133), ..FloorPlanOptions::on(Paper::A3) };
    assert_eq!(drawn(&bare_hall(20_000, 20_000), &options).unwrap().scale, 133);
}

#[test]
fn lists_can_be_left_out_or_put_on_pages_of_their_own() {
    let content = craft_hall();
    let pages = |lists| {
        let options = FloorPlanOptions { lists, ..FloorPlanOptions::on(Paper::A3) };
        drawn(&content, &options).unwrap().document.pages.len()
    };
    assert_eq!(pages(ListPlacement::Nowhere), 1);
    assert_eq!(pages(ListPlacement::Auto), 1);
    assert_eq!(pages(ListPlacement::FollowingPages), 2);
}

#[test]
fn two_thousand_booths_are_all_listed_on_numbered_pages() {
    let content = large_hall(2_000);
    let drawing = drawn(&content, &FloorPlanOptions::on(Paper::A0)).unwrap();
    let pages = &drawing.document.pages;
    let listed: std::collections::BTreeSet<String> =
        pages.iter().flat_map(|page| texts(page, TITLE_BLOCK)).collect();
    assert!(content.booths.iter().all(|booth| listed.contains(&booth.code)));
    let total = pages.len();
    for (index, page) in pages.iter().enumerate() {
        assert!(texts(page, TITLE_BLOCK).contains(&format!("Halaman {} dari {total}", index + 1)));
    }
}

#[test]
fn booths_of_a_category_share_one_path() {
    let drawing = drawn(&large_hall(600), &FloorPlanOptions::on(Paper::A1)).unwrap();
    let page = &drawing.document.pages[0];
    let hatched = flat(page)
        .into_iter()
        .filter(|(layer, _, item)| {
            *layer == Some(BOOTHS) && matches!(item, Item::Path(Path { fill: Some(Fill::Hatch(_)), .. }))
        })
        .count();
    assert_eq!(hatched, 11);
}

#[test]
fn the_same_input_gives_the_same_frames() {
    let content = craft_hall();
    let options = FloorPlanOptions::on(Paper::A3);
    assert_eq!(drawn(&content, &options).unwrap(), drawn(&content, &options).unwrap());
}

#[test]
fn a_small_hall_looks_as_it_did() {
    let mut content = bare_hall(8_000, 6_000);
    content.booths.push(booth("A-01", (500, 500, 3_000, 3_000), &["Batik Marunda"], Some(0)));
    content.booths.push(booth("A-02", (3_500, 500, 3_000, 3_000), &[], None));
    content.elements.push(mark(ElementKind::Exit, line(5_000, 6_000, 6_500, 6_000)));
    content.elements.push(mark(ElementKind::FireEquipment, point(7_700, 3_000)));
    content.elements.push(mark(ElementKind::Stage, area(500, 4_500, 3_000, 1_200)));
    let drawing = drawn(&content, &FloorPlanOptions::on(Paper::A4)).unwrap();
    let lines: Vec<String> = flat(&drawing.document.pages[0])
        .into_iter()
        .filter_map(|(layer, transform, item)| {
            let name = &drawing.document.meta.layers[layer?].id;
            match item {
                Item::Glyphs(run) => {
                    let at = transform.apply(run.origin);
                    let (x, y) = (at.x_mm, at.y_mm);
                    Some(format!("{name}: “{}” {} pt at {x:.2}, {y:.2}", run.shaped.text, run.size_pt))
                }
                Item::Path(path) => {
                    let corners: Vec<Point> =
                        points(path).into_iter().map(|at| transform.apply(at)).collect();
                    let (first, count) = (corners.first()?, corners.len());
                    let fill = match &path.fill {
                        Some(Fill::Solid(colour)) => format!(" fill {colour}"),
                        Some(Fill::Hatch(hatch)) => format!(" hatch {:?}", hatch.kind),
                        None => String::new(),
                    };
                    let stroke = path.stroke.as_ref().map_or(String::new(), |stroke| {
                        format!(" line {} {:.2}", stroke.colour, stroke.width_mm)
                    });
                    let (x, y) = (first.x_mm, first.y_mm);
                    Some(format!("{name}: path of {count} from {x:.2}, {y:.2}{fill}{stroke}"))
                }
                Item::Stamp(_) => {
                    let at = transform.apply(Point::default());
                    Some(format!("{name}: symbol ({:.2}, {:.2})", at.x_mm, at.y_mm))
                }
                _ => None,
            }
        })
        .collect();
    insta::assert_snapshot!(lines.join("\n"));
}

/// All words on a page.
fn all_words(page: &Page) -> Vec<String> {
    let runs = flat(page).into_iter().filter_map(|(.., item)| match item {
        Item::Glyphs(run) => Some(run.shaped.text.clone()),
        _ => None,
    });
    runs.collect()
}

#[test]
fn doors_say_how_wide_they_are_and_power_points_what_they_feed() {
    let mut content = bare_hall(20_000, 12_000);
    content.elements.push(PlanMark {
        label: Some("Keluar 1".to_owned()),
        width_mm: Some(1_600),
        ..mark(ElementKind::Exit, line(20_000, 5_000, 20_000, 7_000))
    });
    content.elements.push(mark(ElementKind::Entrance, line(8_000, 12_000, 11_000, 12_000)));
    content.elements.push(PlanMark {
        label: Some("P1".to_owned()),
        feeds: vec!["K1 11.000 VA".to_owned(), "K2 11.000 VA".to_owned(), "K3 11.000 VA".to_owned()],
        ..mark(ElementKind::PowerPoint, point(5_000, 3_000))
    });
    let drawing = drawn(&content, &FloorPlanOptions::on(Paper::A4)).unwrap();
    let words = all_words(&drawing.document.pages[0]);
    for wanted in ["KELUAR 1 · 1,6 m", "MASUK · 3,0 m", "P1: 3 sirkuit"] {
        assert!(words.iter().any(|text| text == wanted), "{wanted} in {words:?}");
    }
}

#[test]
fn an_aisle_ends_at_the_stage_and_goes_on_behind_it() {
    let mut content = bare_hall(30_000, 12_000);
    content.elements.push(mark(ElementKind::Stage, area(10_000, 4_000, 6_000, 4_000)));
    content.elements.push(mark(ElementKind::MainAisle, line(2_000, 6_000, 28_000, 6_000)));
    let drawing = drawn(&content, &FloorPlanOptions::on(Paper::A4)).unwrap();
    let page = &drawing.document.pages[0];
    let scale = f64::from(drawing.scale);
    let lengths: Vec<f64> = flat(page)
        .into_iter()
        .filter(|(layer, ..)| *layer == Some(AISLES))
        .filter_map(|(_, _, item)| match item {
            Item::Path(path) if path.stroke.is_some() => Some(points(path)),
            _ => None,
        })
        .map(|ends| (ends[1].x_mm - ends[0].x_mm) * scale / 1000.0)
        .collect();
    assert_eq!(lengths.iter().map(|metres| metres.round()).collect::<Vec<_>>(), [8.0, 12.0]);
}

/// Three empty booths: a sought-after one, one that wheelchairs reach, one with water.
fn marked_hall() -> FloorPlanContent {
    let mut content = bare_hall(20_000, 12_000);
    for (index, x) in [2_000, 6_000, 10_000].into_iter().enumerate() {
        content.booths.push(PlanBooth {
            is_premium: index == 0,
            is_accessible: index == 1,
            has_water: index == 2,
            circuit: Some("K1".to_owned()),
            zone: Some("Batik".to_owned()),
            ..booth(&format!("A-0{}", index + 1), (x, 4_000, 3_000, 3_000), &[], None)
        });
    }
    content
}

#[test]
fn marks_of_a_booth_are_in_it_and_in_the_legend() {
    let mut content = marked_hall();
    let drawing = drawn(&content, &FloorPlanOptions::on(Paper::A4)).unwrap();
    let words = all_words(&drawing.document.pages[0]);
    for wanted in ["Stan premium", "Terjangkau kursi roda", "Stan dengan air", "untuk Batik", "450 VA · K1"]
    {
        assert!(words.iter().any(|text| text == wanted), "{wanted} in {words:?}");
    }
    assert_eq!(drawing.warnings, []);
    let stamps =
        flat(&drawing.document.pages[0]).into_iter().filter(|(.., item)| matches!(item, Item::Stamp(_)));
    // Each once in its booth and once in the legend.
    assert_eq!(stamps.count(), 6);
    // Where a wheelchair reaches all, that is said once.
    for booth in &mut content.booths {
        booth.is_accessible = true;
    }
    let drawing = drawn(&content, &FloorPlanOptions::on(Paper::A4)).unwrap();
    let words = all_words(&drawing.document.pages[0]);
    assert!(words.iter().any(|text| text == "Kursi roda: semua stan"), "{words:?}");
}

#[test]
fn logos_stand_on_their_stand_and_in_the_title_block_and_a_missing_room_is_told() {
    let logo = ImageRef { hash: "logo".to_owned(), width_px: 400, height_px: 200 };
    let mut content = bare_hall(20_000, 12_000);
    content.logo = Some(logo.clone());
    for (x, side) in [(2_000, 4_000), (8_000, 300)] {
        content.elements.push(PlanMark {
            label: Some("Bank DKI".to_owned()),
            logo: Some(logo.clone()),
            ..mark(ElementKind::Sponsor, area(x, 2_000, side, side))
        });
    }
    let drawing = drawn(&content, &FloorPlanOptions::on(Paper::A4)).unwrap();
    let pictures: Vec<Rect> = flat(&drawing.document.pages[0])
        .into_iter()
        .filter_map(|(.., item)| match item {
            Item::Picture(picture) => Some(picture.area),
            _ => None,
        })
        .collect();
    assert_eq!(pictures.len(), 2);
    assert!(pictures.iter().all(|area| (area.width_mm / area.height_mm - 2.0).abs() < 1e-6));
    let left_out = FloorPlanWarning::LogoLeftOut { label: "Bank DKI".to_owned() };
    assert!(drawing.warnings.contains(&left_out), "{:?}", drawing.warnings);
}

#[test]
fn several_plans_in_one_document_count_their_pages_together() {
    let (first, second) = (craft_hall(), large_hall(200));
    let (options, labels) = (FloorPlanOptions::on(Paper::A3), labels());
    let mut setter = Typesetter::new(FontBook::embedded());
    let plans = [&first, &second].map(|content| prepare(content, &options, &labels, &mut setter).unwrap());
    let total: usize = plans.iter().map(PreparedPlan::pages).sum();
    let mut before = 0;
    for plan in plans {
        let pages = plan.draw(&mut setter, before, total).document.pages;
        for page in &pages {
            before += 1;
            let footer = format!("Halaman {before} dari {total}");
            assert!(all_words(page).contains(&footer), "{footer}");
        }
    }
    assert_eq!(before, total);
}

#[test]
fn a_hall_for_cad_has_every_booth_as_one_outline_with_its_code() {
    let content = craft_hall();
    let drawing = draw_for_cad(&content, &labels()).unwrap();
    let on = |name: &str| {
        let layer = drawing.layers.iter().position(|layer| layer.name == name).unwrap();
        drawing.entities.iter().filter(move |entity| entity.layer == layer).collect::<Vec<_>>()
    };
    assert_eq!(
        on("STAN").iter().filter(|one| matches!(one.shape, Shape::Outline(_))).count(),
        content.booths.len()
    );
    let codes: Vec<&str> = on("KODE-STAN")
        .into_iter()
        .filter_map(|one| match &one.shape {
            Shape::Text(text) => Some(text.text.as_str()),
            _ => None,
        })
        .collect();
    assert_eq!(codes, content.booths.iter().map(|booth| booth.code.as_str()).collect::<Vec<_>>());
}

#[test]
fn a_booth_for_cad_says_in_words_what_is_marked_on_paper() {
    let drawing = draw_for_cad(&marked_hall(), &labels()).unwrap();
    let words: Vec<&str> = drawing
        .entities
        .iter()
        .filter_map(|one| match &one.shape {
            Shape::Text(text) => Some(text.text.as_str()),
            _ => None,
        })
        .collect();
    for wanted in ["450 VA · K1 · Stan premium", "450 VA · K1 · Terjangkau kursi roda", "untuk Batik"] {
        assert!(words.contains(&wanted), "{wanted} in {words:?}");
    }
}
