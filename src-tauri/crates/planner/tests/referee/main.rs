//! The planner against the referee: `tests/referee/plan_check.py` in the workspace's root, run by python3.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

mod arithmetic;
mod explain;
mod python;

use std::ops::ControlFlow;

use planner::assign::{SolveOptions, solve};
use planner::cost::evaluate;
use planner::problem::Problem;
use planner::solution::Solution;

use python::{judge, make};

fn solved(problem: &Problem, seed: u64, effort: u32) -> Solution {
    solve(problem, SolveOptions { seed, effort }, &mut |_| ControlFlow::Continue(())).unwrap().solution
}

#[test]
fn no_hard_rule_is_ever_broken_and_the_bound_is_never_above_the_cost() {
    let (mut pairs, mut solutions) = (Vec::new(), Vec::new());
    for seed in 1..=20u64 {
        let name = seed.to_string();
        let kinds: [&[&str]; 4] = [
            &["--booths", "40"],
            &["--booths", "60", "--doubles", "0.15"],
            &["--booths", "40", "--cancel", "4", "--max-moved", "3"],
            &["--booths", "30", "--occupancy", "1.0", "--cancel", "3"],
        ];
        for kind in [kinds[seed as usize % 4], kinds[(seed as usize + 1) % 4]] {
            let problem = make(&[kind, &["--seed", &name]].concat());
            let solution = solved(&problem, seed, 0);
            pairs.push(serde_json::json!({"problem": problem, "assignments": solution.assignments}));
            solutions.push(solution);
        }
    }
    for (judged, solution) in judge(&pairs.into()).iter().zip(&solutions) {
        assert_eq!(judged["broken"], serde_json::json!([]));
        assert_eq!(judged["cost"], solution.cost);
        assert!(solution.bound <= solution.cost);
        assert!(solution.unplaced.iter().all(|u| !u.reasons.is_empty()));
    }
}

#[test]
fn the_same_seed_and_effort_give_the_same_bytes_and_more_effort_never_costs_more() {
    let problem = make(&["--booths", "20", "--seed", "3"]);
    let mut shuffled = problem.clone();
    shuffled.booths.reverse();
    shuffled.exhibitors.rotate_left(7);
    shuffled.neighbours.reverse();
    let mut last = i64::MAX;
    for effort in 0..3 {
        let solution = solved(&problem, 5, effort);
        assert_eq!(solution.to_json(), solved(&problem, 5, effort).to_json());
        assert_eq!(solution.to_json(), solved(&shuffled, 5, effort).to_json());
        assert!(solution.cost <= last);
        last = solution.cost;
    }
}

#[test]
fn other_names_give_the_same_bound() {
    let problem = make(&["--booths", "50", "--seed", "4"]);
    let text = serde_json::to_string(&problem).unwrap();
    let renamed = Problem::from_json(&text.replace("\"E0", "\"firm-")).unwrap();
    let (a, b) = (solved(&problem, 1, 0), solved(&renamed, 1, 0));
    assert_eq!((a.cost, a.bound), (b.cost, b.bound));
}

#[test]
fn who_is_stopped_at_once_still_answers_with_a_plan_that_keeps_the_rules() {
    let problem = make(&["--booths", "100", "--seed", "2", "--cancel", "5", "--max-moved", "2"]);
    for allowed in [0, 1, 5, 40] {
        let mut told = 0;
        let outcome = solve(&problem, SolveOptions::default(), &mut |_| {
            told += 1;
            if told > allowed { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
        })
        .unwrap();
        assert!(outcome.is_stopped);
        let judged = evaluate(&problem, &outcome.solution.assignments).unwrap();
        assert_eq!(judged.broken, Vec::new());
        assert!(outcome.solution.bound <= judged.cost);
    }
}
