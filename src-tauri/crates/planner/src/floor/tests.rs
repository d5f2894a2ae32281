use domain::geometry::{PointMm, RectMm};
use proptest::prelude::*;

use super::*;
use crate::problem::NeighbourKind;

fn rect(x: i64, y: i64, w: i64, d: i64) -> RectMm {
    RectMm::new(x, y, w, d)
}

fn hall(width: i64, depth: i64) -> HallPlan {
    HallPlan { outline: PolygonMm::rect(rect(0, 0, width, depth)), elements: Vec::new() }
}

fn element(kind: ElementKind, shape: ElementShape) -> Element {
    Element { kind, shape, clearance_mm: 0, is_open: true, width_mm: None }
}

fn line(a: (i64, i64), b: (i64, i64)) -> ElementShape {
    ElementShape::Line(PointMm::new(a.0, a.1), PointMm::new(b.0, b.1))
}

fn booth(code: &str, shape: BoothShape) -> FloorBooth {
    FloorBooth { code: code.into(), shape, power_va: 450, circuit: None }
}

fn booths(rects: &[RectMm]) -> Vec<FloorBooth> {
    rects
        .iter()
        .enumerate()
        .map(|(i, r)| booth(&format!("A-{:02}", i + 1), BoothShape::upright(*r)))
        .collect()
}

fn pairs(hall: &HallPlan, booths: &[FloorBooth]) -> Vec<(usize, usize, NeighbourKind)> {
    derive(hall, booths, DeriveOptions::default()).1.into_iter().map(|n| (n.a, n.b, n.kind)).collect()
}

fn rules_found(hall: &HallPlan, booths: &[FloorBooth]) -> Vec<Rule> {
    let findings = check(hall, booths, &[], &Rules::default());
    findings.into_iter().filter(|f| f.rule != Rule::ExitWidth).map(|f| f.rule).collect()
}

/// Two double rows of three, 2 m apart, in the middle of a hall.
fn double_rows() -> Vec<FloorBooth> {
    let mut rects = Vec::new();
    for y in [3_000, 6_000, 11_000, 14_000] {
        rects.extend([0, 1, 2].map(|i| rect(3_000 + 3_000 * i, y, 3_000, 3_000)));
    }
    booths(&rects)
}

#[test]
fn ends_of_a_double_row_are_corners_and_know_their_row() {
    use NeighbourKind::{Aisle, Back, Side};
    let (derived, neighbours) = derive(&hall(15_000, 20_000), &double_rows(), DeriveOptions::default());
    let kinds: Vec<u8> = derived.iter().map(|d| d.open_sides).collect();
    assert_eq!(kinds, [2, 1, 2, 2, 1, 2, 2, 1, 2, 2, 1, 2]);
    assert_eq!((derived[0].kind, derived[1].kind), (BoothKind::Corner, BoothKind::Inline));
    assert_eq!((derived[0].frontage_mm, derived[1].frontage_mm), (6_000, 3_000));
    assert_eq!(derived[0].area_mm2, 9_000_000);
    let found: Vec<_> = neighbours.into_iter().map(|n| (n.a, n.b, n.kind)).collect();
    let mut expected = Vec::new();
    for row in 0..4 {
        expected.extend([(row * 3, row * 3 + 1, Side), (row * 3 + 1, row * 3 + 2, Side)]);
    }
    for i in 0..3 {
        expected.extend([(i, i + 3, Back), (i + 3, i + 6, Aisle), (i + 6, i + 9, Back)]);
    }
    expected.sort_unstable();
    assert_eq!(found, expected);
}

#[test]
fn a_lone_booth_is_an_island_and_a_block_of_two_is_two_peninsulas_side_by_side() {
    let (derived, _) =
        derive(&hall(20_000, 20_000), &booths(&[rect(8_000, 8_000, 3_000, 3_000)]), DeriveOptions::default());
    assert_eq!((derived[0].kind, derived[0].frontage_mm), (BoothKind::Island, 12_000));
    let two = booths(&[rect(5_000, 8_000, 3_000, 3_000), rect(8_000, 8_000, 3_000, 3_000)]);
    let (derived, _) = derive(&hall(20_000, 20_000), &two, DeriveOptions::default());
    assert!(derived.iter().all(|d| d.kind == BoothKind::Peninsula));
    assert_eq!(pairs(&hall(20_000, 20_000), &two), [(0, 1, NeighbourKind::Side)]);
}

#[test]
fn a_merge_has_the_sides_of_its_whole_outline() {
    let mut l_shape = BoothShape::upright(rect(5_000, 5_000, 3_000, 3_000));
    l_shape.rects.push(rect(8_000, 5_000, 3_000, 3_000));
    let (derived, _) = derive(&hall(20_000, 20_000), &[booth("A-01", l_shape)], DeriveOptions::default());
    assert_eq!((derived[0].kind, derived[0].frontage_mm), (BoothKind::Island, 18_000));
}

#[test]
fn a_turned_booth_is_read_in_its_own_frame() {
    let mut shape = BoothShape::upright(rect(8_000, 8_000, 4_000, 2_000));
    shape.rotation_mdeg = 30_000;
    let mut plan = hall(20_000, 20_000);
    let (derived, _) = derive(&plan, &[booth("A-01", shape.clone())], DeriveOptions::default());
    assert_eq!(derived[0].kind, BoothKind::Island);
    // A wall half a metre behind its bottom edge, turned as the booth is, shuts that side alone.
    let centre = (10_000.0, 9_000.0);
    let (sin, cos) = 30f64.to_radians().sin_cos();
    let at = |x: f64, y: f64| {
        ((centre.0 + x * cos - y * sin).round() as i64, (centre.1 + x * sin + y * cos).round() as i64)
    };
    plan.elements.push(element(ElementKind::Wall, line(at(-2_500.0, 1_500.0), at(2_500.0, 1_500.0))));
    let (derived, _) = derive(&plan, &[booth("A-01", shape)], DeriveOptions::default());
    assert_eq!(derived[0].open, [true, true, false, true]);
}

#[test]
fn a_side_is_open_when_half_of_it_is_free() {
    let mut plan = hall(20_000, 20_000);
    let one = booths(&[rect(0, 0, 3_000, 3_000)]);
    let open = |plan: &HallPlan| derive(plan, &one, DeriveOptions::default()).0[0].open;
    assert_eq!(open(&plan), [false, true, true, false]);
    plan.elements.push(element(ElementKind::Column, ElementShape::Rect(rect(0, 3_500, 1_500, 500))));
    assert_eq!(open(&plan), [false, true, true, false]);
    plan.elements.push(element(ElementKind::Column, ElementShape::Rect(rect(1_500, 3_500, 200, 500))));
    assert_eq!(open(&plan), [false, true, false, false]);
}

#[test]
fn each_rule_finds_its_fault_and_measures_it() {
    let mut plan = hall(20_000, 20_000);
    let sound = double_rows();
    assert_eq!(rules_found(&hall(15_000, 20_000), &sound), []);
    assert_eq!(rules_found(&plan, &booths(&[rect(18_000, 5_000, 3_000, 3_000)])), [Rule::InsideHall]);
    let over = booths(&[rect(5_000, 5_000, 3_000, 3_000), rect(7_998, 5_000, 3_000, 3_000)]);
    let found = check(&plan, &over, &[], &Rules::default());
    assert_eq!((found[0].rule, found[0].value.round() as i64), (Rule::BoothOverlap, 6_000));
    assert_eq!(found[0].booths, ["A-01", "A-02"]);
    let forgiven = booths(&[rect(5_000, 5_000, 3_000, 3_000), rect(7_999, 5_000, 3_000, 3_000)]);
    assert_eq!(rules_found(&plan, &forgiven), []);

    let one = booths(&[rect(5_000, 5_000, 3_000, 3_000)]);
    plan.elements = vec![element(ElementKind::Exit, line((20_000, 6_000), (20_000, 8_000)))];
    assert_eq!(rules_found(&plan, &one), []);
    plan.elements[0].shape = line((5_000, 0), (7_000, 0));
    assert_eq!(rules_found(&plan, &one), []);
    let near = booths(&[rect(5_000, 4_500, 3_000, 3_000)]);
    let found = check(&plan, &near, &[], &Rules::default());
    assert_eq!(
        (found[0].rule, found[0].value.round() as i64, found[0].limit),
        (Rule::ExitClear, 4_500, Some(4_600.0))
    );
    plan.elements =
        vec![element(ElementKind::FireEquipment, ElementShape::Point(PointMm::new(8_900, 9_200)))];
    assert_eq!(rules_found(&plan, &one), [], "900 and 1200 mm off the corner are 1500 mm");
    plan.elements[0].shape = ElementShape::Point(PointMm::new(8_900, 9_100));
    assert_eq!(rules_found(&plan, &one), [Rule::FireClear]);
    plan.elements = vec![element(ElementKind::Wall, line((6_000, 0), (6_000, 9_000)))];
    let found = check(&plan, &one, &[], &Rules::default());
    assert_eq!((found[0].rule, found[0].value.round() as i64), (Rule::ElementOverlap, 2_998));
    plan.elements =
        vec![element(ElementKind::KeepClear, ElementShape::Rect(rect(7_000, 7_000, 4_000, 4_000)))];
    assert_eq!(rules_found(&plan, &one), [Rule::ElementOverlap]);
    plan.elements[0].shape = ElementShape::Rect(rect(9_000, 5_000, 1_000, 1_000));
    plan.elements[0].clearance_mm = 1_200;
    assert_eq!(rules_found(&plan, &one), [Rule::ElementClearance]);
}

#[test]
fn an_aisle_is_as_wide_as_its_narrowest_and_a_main_aisle_wider() {
    let plan = hall(15_000, 20_000);
    let facing =
        |gap: i64| booths(&[rect(3_000, 3_000, 3_000, 3_000), rect(3_000, 6_000 + gap, 3_000, 3_000)]);
    let found = check(&plan, &facing(1_900), &[], &Rules::default());
    assert_eq!((found[0].rule, found[0].value.round() as i64), (Rule::SideAisle, 1_900));
    assert_eq!(rules_found(&plan, &facing(2_000)), []);
    let mut main = plan;
    main.elements.push(element(ElementKind::MainAisle, line((0, 7_000), (15_000, 7_000))));
    let found = check(&main, &facing(2_500), &[], &Rules::default());
    assert_eq!((found[0].rule, found[0].value.round() as i64), (Rule::MainAisle, 2_500));
    assert_eq!(rules_found(&main, &facing(3_000)), []);
    main.elements[0].shape = line((4_500, 0), (4_500, 20_000));
    assert_eq!(rules_found(&main, &facing(2_000)), [], "an aisle that crosses is another");
    let wall = booths(&[rect(1_500, 3_000, 3_000, 3_000)]);
    let found = check(&hall(15_000, 20_000), &wall, &[], &Rules::default());
    assert_eq!((found[0].rule, found[0].value.round() as i64), (Rule::SideAisle, 1_500));
}

#[test]
fn a_shut_booth_and_a_loaded_circuit_are_found() {
    let plan = hall(30_000, 30_000);
    let mut rects = Vec::new();
    for y in 0..3 {
        rects.extend([0, 1, 2].map(|x| rect(9_000 + x * 3_000, 9_000 + y * 3_000, 3_000, 3_000)));
    }
    assert_eq!(rules_found(&plan, &booths(&rects)), [Rule::OpenSide]);
    let mut fed = double_rows();
    fed.iter_mut().for_each(|b| b.circuit = Some("C1".into()));
    fed[0].circuit = Some("C7".into());
    let circuit = FloorCircuit { id: "C1".into(), capacity_va: 4_900 };
    let found = check(&hall(15_000, 20_000), &fed, &[circuit], &Rules::default());
    let power: Vec<_> = found.iter().filter(|f| f.circuit.is_some()).collect();
    assert_eq!((power[0].rule, power[0].value, power[0].limit), (Rule::CircuitPower, 4_950.0, Some(4_900.0)));
    assert_eq!((power[1].rule, power[1].booths.as_slice()), (Rule::CircuitKnown, &["A-01".to_owned()][..]));
}

#[test]
fn exits_are_as_wide_as_the_people_need() {
    let mut plan = hall(20_000, 14_000);
    plan.elements.push(element(ElementKind::Exit, line((0, 5_000), (0, 6_199))));
    plan.elements.push(Element { is_open: false, ..element(ElementKind::Exit, line((0, 0), (0, 2_000))) });
    let found = check(&plan, &[], &[], &Rules::default());
    assert_eq!((found[0].rule, found[0].value, found[0].limit), (Rule::ExitWidth, 1_199.0, Some(1_200.0)));
    plan.elements[0].shape = line((0, 5_000), (0, 6_200));
    assert_eq!(check(&plan, &[], &[], &Rules::default()), []);
}

fn sample_hall() -> HallPlan {
    let mut plan = hall(40_000, 25_000);
    for (x, y) in [(10_000, 8_000), (20_000, 8_000), (30_000, 8_000), (10_000, 17_000), (30_000, 17_000)] {
        plan.elements.push(element(ElementKind::Column, ElementShape::Rect(rect(x, y, 600, 600))));
    }
    plan.elements.push(element(ElementKind::Entrance, line((18_000, 25_000), (22_000, 25_000))));
    for (a, b) in
        [((0, 11_000), (0, 14_000)), ((40_000, 11_000), (40_000, 14_000)), ((19_000, 0), (22_000, 0))]
    {
        plan.elements.push(element(ElementKind::Exit, line(a, b)));
    }
    plan.elements.push(element(ElementKind::Stage, ElementShape::Rect(rect(33_000, 1_000, 6_000, 4_000))));
    plan.elements.push(element(ElementKind::FireEquipment, ElementShape::Point(PointMm::new(0, 4_000))));
    plan.elements.push(element(ElementKind::WaterPoint, ElementShape::Point(PointMm::new(1_000, 24_500))));
    plan
}

fn sample_options() -> GenerateOptions {
    let module = |width_mm, depth_mm| ModuleMm { width_mm, depth_mm };
    GenerateOptions {
        modules: vec![(module(2_000, 2_000), 5), (module(3_000, 2_000), 2), (module(3_000, 3_000), 3)],
        ..GenerateOptions::default()
    }
}

#[test]
fn a_generated_hall_is_safe_numbered_and_fed_and_has_every_size() {
    let plan = sample_hall();
    let generated = generate(&plan, &sample_options()).unwrap();
    assert!(generated.booths.len() >= 60, "{} booths", generated.booths.len());
    assert_eq!(generated.findings, []);
    let mut by_module = [0; 3];
    generated.booths.iter().for_each(|b| by_module[b.module] += 1);
    assert!(by_module.iter().all(|n| *n >= 8), "{by_module:?}");
    assert_eq!(generated.booths[0].code.to_string(), "A-01");
    assert!(generated.booths.windows(2).all(|w| w[0].code < w[1].code));
    assert!(generated.booths.iter().any(|b| b.water) && generated.booths.iter().any(|b| !b.water));
    for (i, circuit) in generated.circuits.iter().enumerate() {
        let load_va: i64 = generated.booths.iter().filter(|b| b.circuit == i).map(|b| b.power_va).sum();
        assert!((1..=circuit.capacity_va).contains(&load_va));
    }
    assert_eq!(generated, generate(&plan, &sample_options()).unwrap());
}

#[test]
fn a_large_hall_takes_two_thousand_booths() {
    let mut options = sample_options();
    options.modules.truncate(1);
    let generated = generate(&hall(120_000, 130_000), &options).unwrap();
    assert!(generated.booths.len() >= 2_000, "{}", generated.booths.len());
}

#[test]
fn options_that_make_no_sense_are_refused() {
    let plan = hall(20_000, 20_000);
    let options = GenerateOptions { power_va: 2_300, ..GenerateOptions::default() };
    assert!(matches!(generate(&plan, &options), Err(GenerateError::OddOption { name: "power_va", .. })));
    let options = GenerateOptions { modules: Vec::new(), ..GenerateOptions::default() };
    assert_eq!(generate(&plan, &options), Err(GenerateError::NoModule));
    let empty = HallPlan { outline: PolygonMm(Vec::new()), elements: Vec::new() };
    assert_eq!(generate(&empty, &GenerateOptions::default()), Err(GenerateError::NoFloor));
    assert_eq!(generate(&hall(2_000, 2_000), &GenerateOptions::default()).unwrap().booths, []);
}

/// Open sides by looking at every half metre of the floor: plans on a grid of half metres leave nothing between.
fn open_by_looking(plan: &HallPlan, all: &[FloorBooth]) -> Vec<[bool; 4]> {
    let hall = plan.outline.bounds().unwrap();
    let rects: Vec<RectMm> = all.iter().map(|b| b.shape.rects[0]).collect();
    let free = |x: i64, y: i64| {
        let cell = rect(x, y, 500, 500);
        x >= 0
            && y >= 0
            && cell.right_mm() <= hall.width_mm
            && cell.bottom_mm() <= hall.depth_mm
            && rects.iter().all(|r| !r.overlaps(&cell, 1))
    };
    rects
        .iter()
        .map(|r| {
            let (columns, lines) = (r.width_mm / 500, r.depth_mm / 500);
            let side = |count: i64, cell: &dyn Fn(i64, i64) -> (i64, i64)| {
                let open = (0..count).filter(|i| (0..2).all(|d| free(cell(*i, d).0, cell(*i, d).1))).count();
                i64::try_from(open).unwrap() * 2 >= count
            };
            [
                side(columns, &|i, d| (r.x_mm + 500 * i, r.y_mm - 500 * (d + 1))),
                side(lines, &|i, d| (r.right_mm() + 500 * d, r.y_mm + 500 * i)),
                side(columns, &|i, d| (r.x_mm + 500 * i, r.bottom_mm() + 500 * d)),
                side(lines, &|i, d| (r.x_mm - 500 * (d + 1), r.y_mm + 500 * i)),
            ]
        })
        .collect()
}

/// Pairs that share an edge or face each other, by trying every pair and every half metre between them.
fn pairs_by_looking(all: &[FloorBooth], open: &[[bool; 4]]) -> Vec<(usize, usize, bool)> {
    let rects: Vec<RectMm> = all.iter().map(|b| b.shape.rects[0]).collect();
    let mut found = Vec::new();
    for a in 0..rects.len() {
        for b in a + 1..rects.len() {
            let (p, q) = (rects[a], rects[b]);
            let x = (p.x_mm.max(q.x_mm), p.right_mm().min(q.right_mm()));
            let y = (p.y_mm.max(q.y_mm), p.bottom_mm().min(q.bottom_mm()));
            // Overlapping in one way, apart in the other: the gap lies between the far edges.
            let (across, gap, sides) = if x.0 < x.1 {
                (x, (y.1, y.0), if p.y_mm < q.y_mm { (2, 0) } else { (0, 2) })
            } else if y.0 < y.1 {
                (y, (x.1, x.0), if p.x_mm < q.x_mm { (1, 3) } else { (3, 1) })
            } else {
                continue;
            };
            let width = gap.1 - gap.0;
            if width == 0 {
                found.push((a, b, true));
                continue;
            }
            let seen = (across.0..across.1).step_by(500).any(|at| {
                let cell = if x.0 < x.1 { rect(at, gap.0, 500, width) } else { rect(gap.0, at, width, 500) };
                rects.iter().all(|r| !r.overlaps(&cell, 1))
            });
            if width <= 3_000 && open[a][sides.0] && open[b][sides.1] && seen {
                found.push((a, b, false));
            }
        }
    }
    found
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]
    #[test]
    fn geometry_agrees_with_looking_at_every_half_metre(
        wishes in prop::collection::vec((0i64..30, 0i64..30, 2i64..7, 2i64..7), 1..14),
    ) {
        let plan = hall(16_000, 16_000);
        let mut rects: Vec<RectMm> = Vec::new();
        for (x, y, w, d) in wishes {
            let r = rect(x * 500, y * 500, w * 500, d * 500);
            if r.right_mm() <= 16_000 && r.bottom_mm() <= 16_000 && rects.iter().all(|o| !o.overlaps(&r, 0)) {
                rects.push(r);
            }
        }
        let all = booths(&rects);
        let (derived, neighbours) = derive(&plan, &all, DeriveOptions::default());
        let open: Vec<[bool; 4]> = derived.iter().map(|d| d.open).collect();
        prop_assert_eq!(&open, &open_by_looking(&plan, &all));
        let looked = pairs_by_looking(&all, &open);
        for n in &neighbours {
            prop_assert!(looked.contains(&(n.a, n.b, n.kind != NeighbourKind::Aisle)), "{:?}", n);
        }
        for (a, b, shares) in looked {
            let found = neighbours.iter().any(|n| (n.a, n.b) == (a, b));
            // Two shut booths, or two that open at a right angle, share an edge without being neighbours.
            prop_assert!(found || shares, "{a} and {b} face each other");
        }
    }
}
