//! The planner against the referee: `tests/referee/plan_check.py` in the workspace's root, run by python3.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::io::Write;
use std::ops::ControlFlow;
use std::path::PathBuf;
use std::process::{Command, Stdio};

use planner::assign::{SolveOptions, explain, solve};
use planner::cost::evaluate;
use planner::problem::{NeighbourKind, Problem};
use planner::solution::{Assignment, Solution};

fn referee_folder() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../../tests/referee")
}

fn make(arguments: &[&str]) -> Problem {
    let out =
        Command::new("python3").arg(referee_folder().join("plan_make.py")).args(arguments).output().unwrap();
    assert!(out.status.success(), "{}", String::from_utf8_lossy(&out.stderr));
    Problem::from_json(&String::from_utf8(out.stdout).unwrap()).unwrap()
}

/// Judges many (problem, solution) pairs in one run of the referee's own functions.
fn judge(pairs: &serde_json::Value) -> Vec<serde_json::Value> {
    let program = "import json, sys\n\
        from plan_check import evaluate\n\
        print(json.dumps([evaluate(x['problem'], x['assignments']) for x in json.load(sys.stdin)]))";
    let mut child = Command::new("python3")
        .args(["-B", "-c", program])
        .env("PYTHONPATH", referee_folder())
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    child.stdin.take().unwrap().write_all(pairs.to_string().as_bytes()).unwrap();
    let out = child.wait_with_output().unwrap();
    assert!(out.status.success());
    serde_json::from_slice(&out.stdout).unwrap()
}

struct Chance(u64);

impl Chance {
    fn below(&mut self, n: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        ((self.0 >> 33) as usize) % n
    }
}

/// A plan by chance: mostly sets that hang together, sometimes nonsense.
fn any_plan(problem: &Problem, chance: &mut Chance) -> Vec<Assignment> {
    let mut plan = Vec::new();
    let any = |chance: &mut Chance| problem.booths[chance.below(problem.booths.len())].id.clone();
    for e in &problem.exhibitors {
        if chance.below(6) == 0 {
            continue;
        }
        let mut booths =
            if !e.locked.is_empty() && chance.below(3) > 0 { e.locked.clone() } else { vec![any(chance)] };
        while booths.len() < usize::try_from(e.booths).unwrap() && chance.below(20) > 0 {
            let last = &booths[booths.len() - 1];
            let next = problem
                .neighbours
                .iter()
                .filter(|n| n.kind == NeighbourKind::Side)
                .find_map(|n| if n.a == *last { Some(&n.b) } else { (n.b == *last).then_some(&n.a) });
            let next = next.cloned().unwrap_or_else(|| any(chance));
            if booths.contains(&next) {
                break;
            }
            booths.push(next);
        }
        if chance.below(60) == 0 {
            booths.push("Z-99".into());
        }
        plan.push(Assignment { exhibitor: e.id.clone(), booths });
    }
    plan.push(Assignment { exhibitor: "nobody".into(), booths: vec![any(chance)] });
    if chance.below(2) == 0 {
        let again = plan[chance.below(plan.len())].exhibitor.clone();
        plan.push(Assignment { exhibitor: again, booths: vec![any(chance)] });
    }
    plan
}

#[test]
fn the_cost_and_every_violation_are_those_of_the_referee() {
    let mut chance = Chance(7);
    let (mut pairs, mut ours) = (Vec::new(), Vec::new());
    for seed in 1..=20 {
        let (seed, booths) = (seed.to_string(), (10 + 7 * seed).to_string());
        let mut arguments = vec!["--seed", &seed, "--booths", &booths, "--doubles", "0.2"];
        if chance.below(2) == 0 {
            arguments.extend(["--cancel", "2", "--max-moved", "1"]);
        }
        let mut problem = make(&arguments);
        problem.weights.insert("oversize_m2".into(), 3);
        for _ in 0..4 {
            let plan = any_plan(&problem, &mut chance);
            ours.push(evaluate(&problem, &plan).unwrap());
            pairs.push(serde_json::json!({"problem": problem, "assignments": plan}));
        }
    }
    let theirs = judge(&pairs.into());
    assert_eq!(theirs.len(), ours.len());
    for (theirs, ours) in theirs.iter().zip(&ours) {
        let mut broken: Vec<&str> =
            theirs["broken"].as_array().unwrap().iter().map(|b| b.as_str().unwrap()).collect();
        let mut mine: Vec<String> = ours.broken.iter().map(ToString::to_string).collect();
        broken.sort_unstable();
        mine.sort_unstable();
        assert_eq!(mine, broken);
        assert_eq!(theirs["cost"], ours.cost);
        assert_eq!(theirs["placed"], ours.placed);
        assert_eq!(theirs["terms"], serde_json::to_value(&ours.terms).unwrap());
    }
}

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
fn the_terms_of_an_explanation_and_the_price_of_another_place_are_real() {
    let problem = make(&["--booths", "30", "--seed", "6"]);
    let solution = solved(&problem, 1, 1);
    for a in &solution.assignments {
        let why = explain(&problem, &solution, &a.exhibitor).unwrap().unwrap();
        for (booths, cost) in why.others {
            let mut plan = solution.assignments.clone();
            let old = a.booths.clone();
            for other in &mut plan {
                if other.exhibitor == a.exhibitor {
                    other.booths.clone_from(&booths);
                } else if other.booths == booths {
                    other.booths.clone_from(&old);
                }
            }
            let judged = evaluate(&problem, &plan).unwrap();
            assert_eq!((judged.cost, judged.broken), (cost, Vec::new()));
        }
    }
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
