//! What must hold for any problem: halls and parties by chance, small, with every kind of rule and wish in them.

use std::ops::ControlFlow;

use planner::assign::{SolveOptions, solve};
use planner::problem::{Booth, Circuit, Corner, Exhibitor, Neighbour, NeighbourKind, Problem};
use planner::solution::Solution;
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;

use crate::python::judge;
use crate::solved;

/// Size, what it has, zone and circuit of a booth.
type Traits = (usize, [bool; 4], usize, usize);

/// Two rows that face each other across an aisle and a third behind, with some links left out.
fn booths() -> impl Strategy<Value = (Vec<Booth>, Vec<Neighbour>)> {
    let traits = (0usize..3, any::<[bool; 4]>(), 0usize..4, 0usize..3);
    (prop::collection::vec(traits, 6..16), prop::collection::vec(0usize..8, 60)).prop_map(|(traits, gaps)| {
        let booth = |(i, traits): (usize, Traits)| {
            let (size, [water, accessible, premium, corner], zone, circuit) = traits;
            Booth {
                id: format!("A-{i:02}"),
                width_mm: [2_000, 3_000, 3_000][size],
                depth_mm: [2_000, 2_000, 3_000][size],
                power_va: 900,
                water,
                accessible,
                premium,
                open_sides: if corner { 2 } else { 1 },
                zone: (zone > 0).then(|| format!("zone {zone}")),
                closed: zone == 3 && circuit == 2,
                circuit: (circuit > 0).then(|| format!("C{circuit}")),
            }
        };
        let booths: Vec<Booth> = traits.into_iter().enumerate().map(booth).collect();
        let per_row = booths.len().div_ceil(3);
        let mut links = Vec::new();
        let mut gaps = gaps.into_iter();
        for i in 0..booths.len() {
            let kind = if i < per_row { NeighbourKind::Aisle } else { NeighbourKind::Back };
            for (other, kind) in [(i + 1, NeighbourKind::Side), (i + per_row, kind)] {
                let row_ends = kind == NeighbourKind::Side && other % per_row == 0;
                if other < booths.len() && !row_ends && gaps.next().unwrap_or(1) > 0 {
                    links.push(Neighbour { a: booths[i].id.clone(), b: booths[other].id.clone(), kind });
                }
            }
        }
        (booths, links)
    })
}

fn problems() -> impl Strategy<Value = Problem> {
    let party = (
        (1i64..5, 0usize..3, 0i64..3, any::<[bool; 3]>()),
        (0usize..4, 0usize..4, 0usize..4, 0i64..3),
        (0usize..24, 0usize..24, 0usize..24, 0usize..24),
    );
    let weights = prop::collection::vec(prop_oneof![4 => 0i64..40, 1 => Just(0), 1 => Just(9_000)], 11);
    (booths(), prop::collection::vec(party, 3..14), weights, 0i64..4, any::<bool>()).prop_map(
        |((booths, neighbours), parties, weights, limit, plain)| {
            let count = parties.len();
            let ids: Vec<String> = booths.iter().map(|b| b.id.clone()).collect();
            let exhibitors = parties.into_iter().enumerate().map(|(i, (wants, kinds, others))| {
                let (size, measure, va, [water, accessible, ward]) = wants;
                let (category, group, region, priority) = kinds;
                let (near, apart, stands, locked) = others;
                let named = |kind: &str, n: usize| (n > 0).then(|| format!("{kind} {n}"));
                let other =
                    |n: usize| if n < count && n != i { vec![format!("E{n:02}")] } else { Vec::new() };
                let size = if ward { size } else { 1 };
                let run = |at: usize| ids.get(at..at + size as usize).map(<[String]>::to_vec);
                Exhibitor {
                    id: format!("E{i:02}"),
                    width_mm: [0, 2_000, 3_000][measure],
                    depth_mm: [0, 2_000, 2_000][measure],
                    power_va: va * 450,
                    booths: size,
                    priority,
                    category: named("zone", category),
                    group: named("group", group),
                    region: named("region", region),
                    water: water && measure == 0,
                    accessible: accessible && measure == 0,
                    corner: [Corner::No, Corner::Want, Corner::Must][locked % 3],
                    prefers: ids.iter().skip(near % ids.len()).take(2).cloned().collect(),
                    near: other(near),
                    apart: if apart == near { Vec::new() } else { other(apart) },
                    locked: run(locked).filter(|_| locked < 3).unwrap_or_default(),
                    current: run(stands).unwrap_or_default(),
                }
            });
            let circuit = |i: i64| Circuit { id: format!("C{i}"), capacity_va: i * 1_800 };
            Problem {
                version: 1,
                exhibitors: exhibitors.collect(),
                circuits: [1, 2].map(circuit).to_vec(),
                weights: if plain {
                    Default::default()
                } else {
                    planner::problem::WEIGHT_NAMES.iter().map(|n| (*n).to_owned()).zip(weights).collect()
                },
                max_moved: (limit > 0).then_some(limit),
                booths,
                neighbours,
            }
        },
    )
}

fn some(count: usize) -> Vec<Problem> {
    let mut runner = TestRunner::deterministic();
    (0..count).map(|_| problems().new_tree(&mut runner).unwrap().current()).collect()
}

/// What the referee finds wrong beyond locks that no plan could keep.
fn judged(answers: &[(Problem, Solution)]) {
    let pair = |(problem, solution): &(Problem, Solution)| serde_json::json!({"problem": problem, "assignments": solution.assignments});
    let verdicts = judge(&answers.iter().map(pair).collect::<Vec<_>>().into());
    assert_eq!(verdicts.len(), answers.len());
    for (verdict, (problem, solution)) in verdicts.iter().zip(answers) {
        let broken = verdict["broken"].as_array().unwrap();
        let of_a_lock = |b: &serde_json::Value| b.as_str().unwrap().contains("locked to");
        assert!(broken.iter().all(of_a_lock), "{broken:?} {problem:?}");
        let impossible = solution
            .unplaced
            .iter()
            .filter(|u| u.reasons[0].code == planner::solution::ReasonCode::LockImpossible);
        assert_eq!(broken.len(), impossible.count(), "{broken:?}");
        assert_eq!(verdict["cost"], solution.cost);
        assert!(solution.bound <= solution.cost, "{} {}", solution.bound, solution.cost);
    }
}

#[test]
fn no_rule_is_broken_more_effort_never_costs_more_and_the_same_seed_gives_the_same_bytes() {
    let mut answers = Vec::new();
    for (i, problem) in (0u64..).zip(some(60)) {
        let mut last: Option<Solution> = None;
        for effort in 0..3 {
            let solution = solved(&problem, i, effort);
            assert_eq!(solution.to_json(), solved(&problem, i, effort).to_json());
            if let Some(last) = &last {
                assert!(solution.cost <= last.cost && solution.bound >= last.bound, "{problem:?}");
            }
            answers.push((problem.clone(), solution.clone()));
            last = Some(solution);
        }
    }
    judged(&answers);
}

#[test]
fn wherever_it_is_stopped_there_is_a_plan_that_keeps_the_rules() {
    let mut answers = Vec::new();
    for (i, problem) in some(40).into_iter().enumerate() {
        let mut told = 0;
        let outcome = solve(&problem, SolveOptions { seed: 3, effort: 2 }, &mut |_| {
            told += 1;
            if told > i * i / 4 { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
        });
        answers.push((problem, outcome.unwrap().solution));
    }
    judged(&answers);
}

/// The problem with other names, in another order of names, and back again.
fn renamed(problem: &Problem) -> (Problem, impl Fn(&str) -> String + use<>) {
    // 389 and 983 have no factor in common with 1000, so names come out of order and none twice.
    let name = |id: &str, by: u64| -> String {
        let digits: u64 = id[id.len() - 2..].parse().unwrap();
        format!("{}{:03}", if id.starts_with('A') { "booth " } else { "firm " }, (digits * by + 77) % 1_000)
    };
    let new = move |id: &str| name(id, if id.starts_with('A') { 389 } else { 983 });
    let mut other = problem.clone();
    let all = |ids: &mut Vec<String>| ids.iter_mut().for_each(|id| *id = new(id));
    for b in &mut other.booths {
        b.id = new(&b.id);
    }
    for n in &mut other.neighbours {
        (n.a, n.b) = (new(&n.a), new(&n.b));
    }
    for e in &mut other.exhibitors {
        e.id = new(&e.id);
        [&mut e.prefers, &mut e.near, &mut e.apart, &mut e.locked, &mut e.current].into_iter().for_each(all);
    }
    (other, new)
}

#[test]
fn other_names_of_booths_and_exhibitors_change_nothing_but_names() {
    for (i, problem) in (0u64..).zip(some(60)) {
        let (other, new) = renamed(&problem);
        let (plain, under_other_names) = (solved(&problem, i, 1), solved(&other, i, 1));
        let mut translated: Vec<(String, Vec<String>)> = plain
            .assignments
            .iter()
            .map(|a| {
                let mut booths: Vec<String> = a.booths.iter().map(|b| new(b)).collect();
                booths.sort();
                (new(&a.exhibitor), booths)
            })
            .collect();
        translated.sort();
        let theirs: Vec<(String, Vec<String>)> =
            under_other_names.assignments.iter().map(|a| (a.exhibitor.clone(), a.booths.clone())).collect();
        assert_eq!(translated, theirs, "{problem:?}");
        assert_eq!((plain.cost, plain.bound), (under_other_names.cost, under_other_names.bound));
    }
}
