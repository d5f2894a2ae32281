use std::ops::ControlFlow;

use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;

use super::*;
use crate::cost::evaluate;
use crate::problem::{Booth, Circuit, Corner, Exhibitor, Neighbour, NeighbourKind, Problem};
use crate::solution::{Assignment, Reason, ReasonCode, Solution};

fn booth(id: &str) -> Booth {
    let (width_mm, depth_mm) = (3_000, 3_000);
    Booth { id: id.into(), width_mm, depth_mm, power_va: 900, open_sides: 1, ..Booth::default() }
}

fn party(id: &str) -> Exhibitor {
    Exhibitor { id: id.into(), width_mm: 2_000, depth_mm: 2_000, ..Exhibitor::default() }
}

/// A row of booths, … side by side.
fn row(booths: usize, exhibitors: Vec<Exhibitor>) -> Problem {
    let booths: Vec<Booth> = (1..=booths).map(|i| booth(&format!("A-{i:02}"))).collect();
    let side = |w: &[Booth]| Neighbour { a: w[0].id.clone(), b: w[1].id.clone(), kind: NeighbourKind::Side };
    Problem {
        version: 1,
        neighbours: booths.windows(2).map(side).collect(),
        booths,
        circuits: Vec::new(),
        exhibitors,
        weights: Default::default(),
        max_moved: None,
    }
}

fn solved(problem: &Problem) -> Solution {
    solve(problem, SolveOptions { seed: 1, effort: 1 }, &mut |_| ControlFlow::Continue(())).unwrap().solution
}

/// The reasons of the only party without a place.
fn only_reasons(problem: &Problem) -> Vec<Reason> {
    let solution = solved(problem);
    assert_eq!(evaluate(problem, &solution.assignments).unwrap().broken, []);
    assert_eq!(solution.unplaced.len(), 1, "{:?}", solution.unplaced);
    solution.unplaced.into_iter().next().unwrap().reasons
}

fn numbers(reasons: &[Reason]) -> Vec<(ReasonCode, Option<i64>, Option<i64>)> {
    reasons.iter().map(|r| (r.code, r.needed, r.available)).collect()
}

#[test]
fn water_that_does_not_go_round_is_counted() {
    let wet = |i| Exhibitor { water: true, ..party(&format!("E{i}")) };
    let mut problem = row(4, (1..=3).map(wet).collect());
    problem.booths[1].water = true;
    problem.booths[3].water = true;
    let reasons = only_reasons(&problem);
    assert_eq!(numbers(&reasons)[0], (ReasonCode::WaterShort, Some(3), Some(2)));
}

#[test]
fn each_want_that_no_booth_meets_has_its_code() {
    let one = |change: &dyn Fn(&mut Exhibitor)| {
        let mut e = party("E1");
        change(&mut e);
        numbers(&only_reasons(&row(3, vec![e])))
    };
    assert_eq!(one(&|e| e.width_mm = 4_000), [(ReasonCode::TooSmall, Some(1), Some(0))]);
    assert_eq!(one(&|e| e.power_va = 1_000), [(ReasonCode::PowerShort, Some(1_000), Some(900))]);
    assert_eq!(one(&|e| e.accessible = true), [(ReasonCode::AccessibleShort, Some(1), Some(0))]);
    assert_eq!(one(&|e| e.corner = Corner::Must), [(ReasonCode::CornerShort, Some(1), Some(0))]);
    assert_eq!(one(&|e| e.booths = 4), [(ReasonCode::NoAdjacentBooths, Some(4), Some(3))]);
}

#[test]
fn a_lock_that_cannot_be_kept_is_said_and_holds_no_booth() {
    let locked = Exhibitor { locked: vec!["A-01".into()], width_mm: 4_000, ..party("E1") };
    let solution = solved(&row(1, vec![locked, party("E2")]));
    assert_eq!(solution.assignments[0].exhibitor, "E2");
    let reason = &solution.unplaced[0].reasons[0];
    assert_eq!((reason.code, reason.ids.as_slice()), (ReasonCode::LockImpossible, &["A-01".to_owned()][..]));
}

/// Two friends of two booths each, who push four at once out of the only booths that these can have: were one of them
/// given a booth that it cannot have, the costs of four such would leave what a number can hold.
#[test]
fn nobody_is_pushed_to_a_booth_that_it_cannot_have() {
    let full = |id: &str| Exhibitor { width_mm: 3_000, depth_mm: 3_000, ..party(id) };
    let hungry = |i| Exhibitor { power_va: 900, ..full(&format!("S{i}")) };
    let pair = |id: &str, other: &str, wish: &str| Exhibitor {
        booths: 2,
        near: vec![other.into()],
        prefers: vec![wish.into()],
        ..full(id)
    };
    let mut exhibitors = vec![pair("D1", "D2", "A-05"), pair("D2", "D1", "A-07")];
    exhibitors.extend((1..=4).map(hungry));
    let mut problem = row(8, exhibitors);
    problem.booths[4..].iter_mut().for_each(|b| b.power_va = 0);
    let instance = instance::Instance::new(&problem).unwrap();
    let candidates = candidates::Candidates::new(&instance);
    let relaxation = bound::relax(&instance, &candidates, &mut |_| true);
    let places = promising::Promising::new(&instance, &candidates, &relaxation);
    let mut state = state::State::empty(&instance, &candidates);
    let stand = [("S1", "1"), ("S2", "2"), ("S3", "3"), ("S4", "4"), ("D1", "56"), ("D2", "78")];
    for (firm, numbers) in stand {
        let mut booths: Vec<u32> =
            numbers.chars().map(|n| instance.booth_of[format!("A-0{n}").as_str()]).collect();
        booths.sort_unstable();
        state.put(instance.party_of[firm], candidates.sets.find(&booths).unwrap());
    }
    let before = state.cost;
    let course = improve::Course { seed: 1, stream: 0, moves: 50_000, hot: 6.0 };
    improve::anneal(&mut state, &places, course, &mut |_| true);
    assert_eq!((state.cost, state.hard), (before, 0), "it was the only plan with everybody in it");
    assert!(state.set_of.iter().all(|set| *set != NONE));
}

#[test]
fn booths_circuits_enemies_and_moves_that_run_out_are_told_apart() {
    let crowd = row(2, (1..=3).map(|i| party(&format!("E{i}"))).collect());
    assert_eq!(numbers(&only_reasons(&crowd)).last(), Some(&(ReasonCode::NoBoothLeft, Some(1), Some(0))));

    let hungry = |i| Exhibitor { power_va: 900, ..party(&format!("E{i}")) };
    let mut fed = row(3, (1..=2).map(hungry).collect());
    fed.booths.iter_mut().for_each(|b| b.circuit = Some("C1".into()));
    fed.circuits.push(Circuit { id: "C1".into(), capacity_va: 1_500 });
    let reasons = only_reasons(&fed);
    assert_eq!(numbers(&reasons), [(ReasonCode::CircuitFull, Some(900), Some(600))]);
    assert_eq!(reasons[0].ids, ["C1"]);

    let mut enemies = row(2, vec![party("E1"), party("E2")]);
    enemies.exhibitors[0].apart.push("E2".into());
    let reasons = only_reasons(&enemies);
    assert_eq!(reasons[0].code, ReasonCode::Apart);
    assert!(reasons[0].ids == ["E1"] || reasons[0].ids == ["E2"]);

    let mut held = row(2, vec![Exhibitor { current: vec!["A-01".into()], ..party("E1") }]);
    held.booths[0].closed = true;
    held.max_moved = Some(0);
    assert_eq!(numbers(&only_reasons(&held)), [(ReasonCode::MoveLimit, None, Some(0))]);
}

#[test]
fn a_reason_takes_the_words_of_the_caller() {
    let mut solution = solved(&row(1, vec![party("E1"), party("E2")]));
    solution.word_reasons(|r| format!("{} {:?}", r.code.as_str(), r.available));
    let worded: Solution = serde_json::from_str(&solution.to_json()).unwrap();
    assert_eq!(worded, solution);
    assert_eq!(worded.unplaced[0].reasons[0].text, "no_booth_left Some(0)");
}

#[test]
fn a_party_of_three_gets_room_though_the_others_came_first() {
    let mut parties: Vec<Exhibitor> = (1..=3).map(|i| party(&format!("E{i}"))).collect();
    // Each likes a booth in the middle of the row, where it would cut the row in two.
    for (e, booth) in parties.iter_mut().zip(["A-02", "A-04", "A-05"]) {
        e.prefers = vec![booth.into()];
    }
    parties.push(Exhibitor { booths: 3, ..party("E9") });
    let solution = solved(&row(6, parties));
    assert_eq!(solution.unplaced, []);
}

#[test]
fn where_booths_are_short_two_small_parties_go_before_a_large_one() {
    let mut parties: Vec<Exhibitor> = (1..=4).map(|i| party(&format!("E{i}"))).collect();
    parties.extend([2, 2].map(|booths| Exhibitor { booths, ..party("E8") }));
    parties[5].id = "E9".into();
    let problem = row(6, parties);
    let plain =
        solve(&problem, SolveOptions { seed: 1, effort: 0 }, &mut |_| ControlFlow::Continue(())).unwrap();
    assert_eq!(plain.solution.unplaced.len(), 1);
    assert!(plain.solution.unplaced[0].exhibitor >= "E8".into());
}

#[test]
fn the_one_move_allowed_is_made_by_whom_it_costs_least() {
    // Both stand side by side and must not; E1 has the premium booth that their region is owed.
    let stands = |id: &str, at: &str| Exhibitor {
        region: Some("31.71".into()),
        current: vec![at.into()],
        ..party(id)
    };
    let mut problem = row(4, vec![stands("E0", "A-01"), stands("E1", "A-02")]);
    problem.exhibitors[0].apart.push("E1".into());
    problem.booths[1].premium = true;
    problem.max_moved = Some(1);
    let solution = solved(&problem);
    assert_eq!((solution.cost, solution.assignments[1].booths.as_slice()), (45, &["A-02".to_owned()][..]));
}

#[test]
fn leaving_out_for_nothing_is_not_forced_into_a_dear_place() {
    let mut problem = row(2, vec![Exhibitor { prefers: vec!["Z-01".into()], ..party("E1") }]);
    problem.weights.insert("unplaced".into(), 0);
    let solution = solved(&problem);
    assert_eq!((solution.cost, solution.unplaced.len()), (0, 1));
}

#[test]
fn friends_and_competitors_meet_side_by_side_and_across_an_aisle_but_not_back_to_back() {
    // Two booths, one each: how they lie decides what the only plan is charged.
    let cost = |kind: NeighbourKind, is_friend: bool| {
        let mut problem = row(2, vec![party("E1"), party("E2")]);
        problem.neighbours[0].kind = kind;
        problem.exhibitors[0].near = if is_friend { vec!["E2".into()] } else { Vec::new() };
        if !is_friend {
            problem.exhibitors.iter_mut().for_each(|e| e.group = Some("tea".into()));
        }
        let solution = solved(&problem);
        assert_eq!(evaluate(&problem, &solution.assignments).unwrap().cost, solution.cost);
        solution.cost
    };
    let kinds = [NeighbourKind::Side, NeighbourKind::Aisle, NeighbourKind::Back];
    let own = 2 * 2 * 5;
    assert_eq!(kinds.map(|kind| cost(kind, true) - own), [0, 0, 15]);
    assert_eq!(kinds.map(|kind| cost(kind, false) - own), [20, 10, 0]);
}

#[test]
fn no_change_makes_a_plan_less_worse_than_was_said_before() {
    let mut runner = TestRunner::deterministic();
    let mut random = random::Random::new(7, 0);
    let mut flows = Vec::new();
    for _ in 0..60 {
        let problem = small_problems().new_tree(&mut runner).unwrap().current();
        let instance = instance::Instance::new(&problem).unwrap();
        let candidates = candidates::Candidates::new(&instance);
        let mut state = state::State::empty(&instance, &candidates);
        for _ in 0..80 {
            let p = random.below(state.set_of.len()) as u32;
            let Some(set) = candidates.allowed[p as usize].get(random.below(6)).copied() else { continue };
            // Whoever stands there goes where the party stood, if it is a place of theirs that is free then.
            let mut blockers = Vec::new();
            state.blockers(p, set, &mut blockers);
            let old = state.set_of[p as usize];
            let mut changes = vec![(p, set)];
            for q in blockers {
                let free = old != NONE
                    && candidates.cost(q, old) < FORBIDDEN
                    && changes.len() == 1
                    && candidates.sets.booths(old).iter().all(|b| !candidates.sets.booths(set).contains(b));
                changes.push((q, if free { old } else { NONE }));
            }
            let said = state.least_worse(&changes, FORBIDDEN, 30, &mut flows);
            let energy = |state: &state::State<'_>| state.cost + state.over_va / 30;
            let before = energy(&state);
            changes.iter().for_each(|(p, _)| state.remove(*p));
            for (p, set) in changes.iter().filter(|(_, set)| *set != NONE) {
                state.put(*p, *set);
            }
            assert!(said <= energy(&state) - before, "{changes:?} {problem:?}");
            if changes.len() == 1 && instance.near_of[p as usize].is_empty() {
                assert_eq!(said, energy(&state) - before, "{changes:?} {problem:?}");
            }
        }
    }
}

/// The least cost of any lawful plan, by trying every plan.
fn best_by_trying(problem: &Problem) -> i64 {
    fn go(problem: &Problem, next: usize, plan: &mut Vec<Assignment>, best: &mut i64) {
        let Some(e) = problem.exhibitors.get(next) else {
            let judged = evaluate(problem, plan).unwrap();
            if judged.broken.is_empty() {
                *best = (*best).min(judged.cost);
            }
            return;
        };
        go(problem, next + 1, plan, best);
        let size = usize::try_from(e.booths).unwrap();
        for first in 0..problem.booths.len() {
            let Some(booths) = problem.booths.get(first..first + size) else { continue };
            let booths: Vec<String> = booths.iter().map(|b| b.id.clone()).collect();
            if plan.iter().any(|a| a.booths.iter().any(|b| booths.contains(b))) {
                continue;
            }
            plan.push(Assignment { exhibitor: e.id.clone(), booths });
            go(problem, next + 1, plan, best);
            plan.pop();
        }
    }
    let mut best = i64::MAX;
    go(problem, 0, &mut Vec::new(), &mut best);
    best
}

pub(super) fn small_problems() -> impl Strategy<Value = Problem> {
    let booth_traits = (any::<bool>(), 1i64..3, any::<bool>(), 0usize..3, 0usize..2);
    let party_traits = (1i64..3, 0usize..3, 0usize..3, 0usize..6, any::<bool>(), 0usize..8);
    (prop::collection::vec(booth_traits, 4..6), prop::collection::vec(party_traits, 2..5), any::<bool>())
        .prop_map(|(booths, parties, limited)| {
            let name = |kind: &str, i: usize| Some(format!("{kind}{i}"));
            let count = parties.len();
            let mut problem = row(booths.len(), (0..count).map(|i| party(&format!("E{i}"))).collect());
            for (b, (premium, open_sides, water, zone, circuit)) in problem.booths.iter_mut().zip(booths) {
                (b.premium, b.open_sides, b.water) = (premium, open_sides, water);
                b.zone = name("zone", zone);
                b.circuit = name("C", circuit);
            }
            for i in 0..2 {
                problem.circuits.push(Circuit { id: format!("C{i}"), capacity_va: 1_200 });
            }
            let ids: Vec<String> = problem.booths.iter().map(|b| b.id.clone()).collect();
            for (i, (booths, zone, group, other, water, wish)) in parties.into_iter().enumerate() {
                let e = &mut problem.exhibitors[i];
                (e.booths, e.category, e.group) = (booths, name("zone", zone), name("group", group));
                (e.region, e.power_va, e.water) = (name("region", zone), 450, water);
                if other != i && other < count {
                    let list = if wish % 2 == 0 { &mut e.apart } else { &mut e.near };
                    list.push(format!("E{other}"));
                }
                if let Some(id) = ids.get(wish).filter(|_| booths == 1) {
                    e.prefers.push(id.clone());
                    if limited {
                        e.current.push(id.clone());
                    }
                }
            }
            if limited {
                problem.max_moved = Some(1);
            }
            problem
        })
}

#[test]
fn on_small_halls_the_plan_is_nearly_always_the_best_there_is() {
    let mut runner = TestRunner::deterministic();
    let (mut halls, mut best_found) = (0, 0);
    for _ in 0..50 {
        let problem = small_problems().new_tree(&mut runner).unwrap().current();
        let solution = solved(&problem);
        let judged = evaluate(&problem, &solution.assignments).unwrap();
        assert_eq!((judged.broken, judged.cost), (Vec::new(), solution.cost));
        let best = best_by_trying(&problem);
        assert!(solution.bound <= best, "bound {} above {best}: {problem:?}", solution.bound);
        halls += 1;
        best_found += usize::from(solution.cost == best);
    }
    assert!(best_found * 100 >= halls * 95, "{best_found} of {halls}");
}
