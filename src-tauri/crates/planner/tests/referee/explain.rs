//! What is charged to whom, and what other places would cost.

use planner::assign::{Hindrance, Place, PlanError, charges, costs, explain};
use planner::cost::Owner;
use planner::problem::{Exhibitor, Problem};
use planner::solution::{Assignment, Solution};

use crate::python::{judge, make};
use crate::solved;

/// The plan with the party at the place, and those who stood there where the place says.
fn after(solution: &Solution, exhibitor: &str, place: &Place) -> Vec<Assignment> {
    let mut plan = solution.assignments.clone();
    plan.retain(|a| a.exhibitor != exhibitor && place.exchange.iter().all(|x| x.exhibitor != a.exhibitor));
    plan.push(Assignment { exhibitor: exhibitor.into(), booths: place.booths.clone() });
    plan.extend(place.exchange.iter().cloned());
    plan
}

/// Problems with parties of several booths, a limit on moves, no booth to spare, and one party without a place.
fn problems() -> Vec<Problem> {
    let kinds: [&[&str]; 3] = [
        &["--booths", "30", "--seed", "6", "--doubles", "0.3"],
        &["--booths", "30", "--seed", "2", "--cancel", "4", "--max-moved", "1"],
        &["--booths", "24", "--seed", "4", "--occupancy", "1.0"],
    ];
    let with_one_more = |kind| {
        let mut problem = make(kind);
        let giant = Exhibitor { id: "Z".into(), width_mm: 9_000, depth_mm: 9_000, ..Exhibitor::default() };
        problem.exhibitors.push(giant);
        problem
    };
    kinds.into_iter().map(with_one_more).collect()
}

#[test]
fn what_a_place_would_cost_and_what_keeps_a_party_out_is_what_the_referee_says() {
    for problem in problems() {
        let solution = solved(&problem, 1, 0);
        let (mut pairs, mut told) = (Vec::new(), Vec::new());
        let mut exchanged = 0;
        for e in &problem.exhibitors {
            for place in costs(&problem, &solution, &e.id).unwrap() {
                let stands = |a: &&Assignment| {
                    a.exhibitor != e.id && a.booths.iter().any(|b| place.booths.contains(b))
                };
                let in_the_way = solution.assignments.iter().filter(stands).count();
                assert!(place.cost.is_err() || place.exchange.len() == in_the_way);
                // Where somebody stands who cannot make way, there is no plan to judge.
                if place.cost.is_ok() || in_the_way == 0 {
                    exchanged += place.exchange.len();
                    let plan = after(&solution, &e.id, &place);
                    pairs.push(serde_json::json!({"problem": problem, "assignments": plan}));
                    told.push(place);
                }
            }
        }
        assert!(exchanged > 20);
        for (judged, place) in judge(&pairs.into()).iter().zip(&told) {
            let broken = judged["broken"].as_array().unwrap();
            match place.cost {
                Ok(cost) => assert_eq!((&judged["cost"], broken.len()), (&cost.into(), 0), "{broken:?}"),
                Err(_) => assert!(!broken.is_empty(), "{place:?}"),
            }
        }
    }
}

#[test]
fn the_best_others_of_an_explanation_are_the_cheapest_places() {
    let problem = make(&["--booths", "30", "--seed", "6"]);
    let solution = solved(&problem, 1, 1);
    for a in &solution.assignments {
        let why = explain(&problem, &solution, &a.exhibitor).unwrap();
        let mut others: Vec<i64> = costs(&problem, &solution, &a.exhibitor)
            .unwrap()
            .into_iter()
            .filter(|place| place.booths != a.booths)
            .filter_map(|place| place.cost.ok())
            .collect();
        others.sort_unstable();
        others.truncate(3);
        assert_eq!(why.others.iter().map(|o| o.cost.clone().unwrap()).collect::<Vec<_>>(), others);
    }
}

#[test]
fn the_points_of_all_parties_and_regions_are_the_cost_with_pairs_counted_twice() {
    for problem in problems() {
        let solution = solved(&problem, 1, 0);
        let judged = planner::cost::evaluate(&problem, &solution.assignments).unwrap();
        let sum = |pick: &dyn Fn(&Owner) -> bool| -> i64 {
            judged.charges.iter().filter(|c| pick(&c.owner)).map(|c| c.points).sum()
        };
        let pairs = sum(&|o| matches!(o, Owner::Pair(..)));
        let regions = sum(&|o| matches!(o, Owner::Region(_)));
        assert!(pairs > 0);
        let by_party = charges(&problem, &solution).unwrap();
        assert_eq!(by_party.len(), problem.exhibitors.len());
        let all: i64 = by_party.iter().map(planner::assign::PartyCharges::total).sum();
        assert_eq!(all - pairs + regions, solution.cost);
        for party in &by_party {
            let why = explain(&problem, &solution, &party.exhibitor).unwrap();
            assert_eq!(why.charges, party.charges);
        }
    }
}

#[test]
fn those_who_stand_apart_take_the_booths_that_a_larger_party_leaves() {
    let mut problem = make(&["--booths", "8", "--seed", "1", "--occupancy", "0.5"]);
    for b in &mut problem.booths {
        (b.width_mm, b.depth_mm, b.power_va, b.circuit) = (3_000, 3_000, 900, None);
    }
    let party = |id: &str, booths| Exhibitor { id: id.into(), booths, ..Exhibitor::default() };
    problem.exhibitors = vec![party("A", 2), party("B", 1), party("C", 1)];
    let ids: Vec<String> = problem.booths.iter().map(|b| b.id.clone()).collect();
    let at = |id: &str, booths: &[String]| Assignment { exhibitor: id.into(), booths: booths.to_vec() };
    let mut solution = solved(&problem, 1, 0);
    solution.assignments = vec![at("A", &ids[0..2]), at("B", &ids[2..3]), at("C", &ids[3..4])];
    let places = costs(&problem, &solution, "A").unwrap();
    let onto_both = places.iter().find(|p| p.booths == ids[2..4]).unwrap();
    assert!(onto_both.cost.is_ok());
    assert_eq!(onto_both.exchange, [at("B", &ids[0..1]), at("C", &ids[1..2])]);
    // The other way round one of the two cannot make room for two.
    let single = costs(&problem, &solution, "B").unwrap();
    let onto_pair = single.iter().find(|p| p.booths == ids[0..1]).unwrap();
    assert_eq!(onto_pair.cost, Err(Hindrance::Taken { exhibitors: vec!["A".into()] }));
}

#[test]
fn a_plan_that_breaks_rules_is_refused_with_what_it_breaks() {
    let problem = make(&["--booths", "20", "--seed", "1"]);
    let mut solution = solved(&problem, 1, 0);
    assert!(matches!(
        costs(&problem, &solution, "nobody"),
        Err(PlanError::NoSuchExhibitor { exhibitor }) if exhibitor == "nobody"
    ));
    let first = solution.assignments[0].booths.clone();
    let exhibitor = solution.assignments[1].exhibitor.clone();
    solution.assignments[1].booths = first;
    let Err(PlanError::Broken(broken)) = costs(&problem, &solution, &exhibitor) else {
        panic!("not refused")
    };
    assert!(!broken.is_empty());
    assert!(charges(&problem, &solution).is_ok());
}
