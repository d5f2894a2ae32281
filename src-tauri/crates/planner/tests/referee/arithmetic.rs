//! Cost and violations of plans by chance, lawful or not.

use planner::cost::evaluate;
use planner::problem::{NeighbourKind, Problem};
use planner::solution::Assignment;

use crate::python::{judge, make};

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
