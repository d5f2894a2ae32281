//! Halls whose best plan is known, proven by HiGHS: the plans that a little effort finds, and the bound.

use crate::python::{judge, make};
use crate::solved;

/// The arguments of `plan_make.py`, the proven least cost, and by how many per mille a plan of effort 4 may miss it.
const KNOWN: [(&[&str], i64, i64); 11] = [
    (&["--booths", "60", "--seed", "1"], 548, 0),
    (&["--booths", "60", "--seed", "2"], 696, 3),
    (&["--booths", "60", "--seed", "3"], 572, 4),
    (&["--booths", "60", "--seed", "5"], 607, 0),
    (&["--booths", "60", "--seed", "7"], 622, 0),
    (&["--booths", "100", "--seed", "1"], 1_054, 7),
    (&["--booths", "100", "--seed", "2"], 814, 0),
    (&["--booths", "100", "--seed", "3"], 974, 3),
    (&["--booths", "100", "--seed", "5"], 936, 2),
    (&["--booths", "100", "--seed", "7"], 874, 0),
    (&["--booths", "100", "--seed", "3", "--cancel", "5", "--max-moved", "3"], 2_091, 0),
];

#[test]
fn the_best_plans_are_nearly_found_and_no_bound_is_above_them() {
    let mut pairs = Vec::new();
    for (arguments, optimum, per_mille) in KNOWN {
        let problem = make(arguments);
        let solution = solved(&problem, 1, 4);
        assert!(solution.bound <= optimum, "bound {} above {optimum}", solution.bound);
        assert!(solution.cost >= optimum, "{} below the proven {optimum}", solution.cost);
        let excess = (solution.cost - optimum) * 1_000;
        assert!(excess <= optimum * per_mille, "{arguments:?}: {} for {optimum}", solution.cost);
        pairs.push(serde_json::json!({"problem": problem, "assignments": solution.assignments}));
    }
    assert!(judge(&pairs.into()).iter().all(|judged| judged["broken"] == serde_json::json!([])));
}
