use std::collections::BTreeMap;

use domain::geometry::{PointMm, RectMm};
use proptest::prelude::*;

use super::super::{Element, FloorBooth, HallPlan, Rules, check, derive};
use super::*;

const fn rect(x: i64, y: i64, width: i64, depth: i64) -> RectMm {
    RectMm::new(x, y, width, depth)
}

fn element(kind: ElementKind, shape: ElementShape) -> Element {
    Element { kind, shape, clearance_mm: 0, is_open: true, width_mm: None }
}

/// What [`derive`] says of booths in the order of their names, in the words of a live floor.
fn from_scratch(plan: &HallPlan, standing: &BTreeMap<usize, BoothShape>) -> Vec<Following<usize>> {
    let names: Vec<usize> = standing.keys().copied().collect();
    let all: Vec<FloorBooth> = standing
        .iter()
        .map(|(name, shape)| FloorBooth {
            code: format!("B-{name}"),
            shape: shape.clone(),
            power_va: 450,
            circuit: None,
        })
        .collect();
    let (derived, pairs) = derive(plan, &all, DeriveOptions::default());
    let findings = check(plan, &all, &[], &Rules::default());
    derived
        .into_iter()
        .enumerate()
        .map(|(place, derived)| {
            let beside = pairs.iter().filter_map(|pair| match place {
                _ if pair.a == place => Some((names[pair.b], pair.kind)),
                _ if pair.b == place => Some((names[pair.a], pair.kind)),
                _ => None,
            });
            let mut neighbours: Vec<_> = beside.collect();
            neighbours.sort_unstable_by_key(|(name, _)| *name);
            let at_sight = [Rule::InsideHall, Rule::BoothOverlap, Rule::ElementOverlap, Rule::OpenSide];
            let breaks = at_sight.into_iter().filter(|rule| {
                findings.iter().any(|found| found.rule == *rule && found.booths.contains(&all[place].code))
            });
            Following { derived, neighbours, breaks: breaks.collect() }
        })
        .collect()
}

fn a_shape((x, y, w, d, turn): (i64, i64, i64, i64, i32)) -> BoothShape {
    let mut shape = BoothShape::upright(rect(x * 500, y * 500, w * 500, d * 500));
    if turn == 3 {
        shape.rects.push(rect(x * 500 + w * 500, y * 500, 1_000, 1_000));
    } else {
        shape.rotation_mdeg = turn * 45_000;
    }
    shape
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(60))]
    #[test]
    fn a_floor_that_is_edited_says_what_a_new_look_at_it_says(
        gestures in prop::collection::vec(
            prop::collection::vec(
                (0usize..12, prop::option::weighted(0.8, (-1i64..30, 0i64..30, 2i64..7, 2i64..7, 0i32..4))),
                1..4,
            ),
            1..12,
        ),
        walls in prop::collection::vec((0i64..30, 0i64..30, 1i64..8, 0usize..3), 0..4),
    ) {
        let outline = PolygonMm::rect(rect(0, 0, 16_000, 16_000));
        let mut plan = HallPlan { outline, elements: Vec::new() };
        let mut live = LiveFloor::new(&plan.outline, DeriveOptions::default());
        let mut standing = BTreeMap::new();
        let mut walls = walls.into_iter();
        for gesture in gestures {
            let mut change = FloorChange::default();
            for (name, wish) in gesture {
                let shape = wish.map(a_shape);
                // One booth once in a gesture, as the editor has it.
                change.booths.retain(|(other, _)| *other != name);
                change.booths.push((name, shape.clone()));
                standing.remove(&name);
                standing.extend(shape.map(|shape| (name, shape)));
            }
            if let Some((x, y, length, kind)) = walls.next() {
                let (kind, shape) = match kind {
                    0 => (ElementKind::Wall, ElementShape::Line(PointMm::new(x * 500, y * 500), PointMm::new(x * 500, (y + length) * 500))),
                    1 => (ElementKind::KeepClear, ElementShape::Rect(rect(x * 500, y * 500, length * 500, 1_000))),
                    _ => (ElementKind::Column, ElementShape::Rect(rect(x * 500, y * 500, 500, 500))),
                };
                change.elements.push((plan.elements.len(), Some((kind, shape.clone()))));
                plan.elements.push(element(kind, shape));
            }
            let before: BTreeMap<usize, Following<usize>> =
                standing.keys().filter_map(|name| Some((*name, live.following(*name)?.clone()))).collect();
            let otherwise = live.apply(change);
            let looked = from_scratch(&plan, &standing);
            for (name, expected) in standing.keys().zip(&looked) {
                prop_assert_eq!(live.following(*name), Some(expected), "booth {}", name);
                if before.get(name) != Some(expected) {
                    prop_assert!(otherwise.contains(name), "{} is otherwise", name);
                }
            }
        }
        plan.outline = PolygonMm(
            [(0, 0), (16_000, 0), (16_000, 8_000), (8_000, 8_000), (8_000, 16_000), (0, 16_000)]
                .map(|(x, y)| PointMm::new(x, y))
                .to_vec(),
        );
        live.set_outline(&plan.outline);
        for (name, expected) in standing.keys().zip(&from_scratch(&plan, &standing)) {
            prop_assert_eq!(live.following(*name), Some(expected), "booth {} in an L", name);
        }
    }
}
