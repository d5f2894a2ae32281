//! Who gets which booth, as the pages ask for it.

use std::ops::ControlFlow;

use super::{ask, refused, sample};
use serde_json::{Value, json};
use window::Window;

fn rows(answer: &Value, key: &str) -> Vec<Value> {
    answer[key].as_array().unwrap().clone()
}

/// The first booth that somebody has.
fn taken_booth(window: &Window) -> Value {
    let floor = ask(window, "floor_view", json!({ "hall": null }))["floor"].clone();
    rows(&floor, "booths").into_iter().find(|booth| !rows(booth, "parties").is_empty()).unwrap()
}

fn main_of(booth: &Value) -> Value {
    booth["parties"][0]["members"][0]["participation"].clone()
}

fn current_cost(window: &Window) -> i64 {
    ask(window, "plan_proposals", json!({}))["current"]["cost"].as_i64().unwrap()
}

fn points(list: &[Value]) -> i64 {
    list.iter().filter_map(|one| one["points"].as_i64()).sum()
}

#[test]
fn proposals_stand_beside_the_plan_and_one_is_taken_as_one_change() {
    let folder = tempfile::tempdir().unwrap();
    let window = sample(folder.path());
    // The sample stands as a plan would have it: somebody must be to be placed.
    ask(&window, "plan_lift", json!({ "exhibitor": main_of(&taken_booth(&window)) }));
    let mut said = 0;
    let request = json!({ "seed": 1, "effort": 1, "label": null });
    let first = window::call(&window, "plan_propose", request, &mut |progress| {
        said += u32::from(progress.plan.is_some_and(|plan| plan.bound <= plan.cost));
        ControlFlow::Continue(())
    })
    .unwrap();
    assert!(said > 0, "cost and bound are told on the way");
    assert!(first["bound"].as_i64() <= first["cost"].as_i64());
    let other = ask(&window, "plan_propose", json!({ "seed": 5, "effort": 0, "label": "Tanpa perbaikan" }));
    let table = ask(&window, "plan_proposals", json!({}));
    let proposals = rows(&table, "proposals");
    assert_eq!(proposals[1]["label"], "Tanpa perbaikan");
    assert_eq!(Some(points(&rows(&table["current"], "terms"))), table["current"]["cost"].as_i64());
    assert_eq!(Some(points(&rows(&first, "terms"))), first["cost"].as_i64());
    assert!(!rows(&table, "differs").is_empty());
    for one in rows(&table, "differs") {
        assert_eq!(rows(&one, "in_each").len(), 2);
        assert!(rows(&one, "in_each").iter().any(|booths| *booths != one["current"]));
    }
    // Other weights: the cost is that of now, and nothing is proven for it.
    ask(&window, "plan_weights_set", json!({ "preset": "zones", "points": {} }));
    let again = rows(&ask(&window, "plan_proposals", json!({})), "proposals");
    assert_eq!((&again[0]["bound"], &again[0]["is_stale"]), (&json!(null), &json!(false)));
    ask(&window, "history_undo", json!({}));
    let taken = ask(&window, "plan_proposal_take", json!({ "id": other["id"] }));
    assert_eq!(taken["placed"], other["placed"]);
    assert_eq!(Some(current_cost(&window)), other["cost"].as_i64());
    ask(&window, "history_undo", json!({}));
    let left = rows(&ask(&window, "plan_proposals", json!({})), "proposals");
    assert_eq!((left.len(), &left[0]["is_stale"]), (1, &json!(false)), "undone, the other fits again");
}

#[test]
fn a_proposal_for_other_data_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let window = sample(folder.path());
    let proposal = ask(&window, "plan_propose", json!({ "seed": 1, "effort": 0, "label": null }));
    let firm = main_of(&taken_booth(&window));
    ask(&window, "plan_lift", json!({ "exhibitor": firm }));
    let table = ask(&window, "plan_proposals", json!({}));
    assert_eq!(rows(&table, "proposals")[0]["is_stale"], true);
    let without = rows(&table["current"], "unplaced");
    assert!(
        !without.is_empty() && without.iter().all(|one| !rows(one, "reasons").is_empty()),
        "{without:#?}"
    );
    let stale = refused(&window, "plan_proposal_take", json!({ "id": proposal["id"] }));
    assert_eq!(stale.code, "plan_changed");
    assert_eq!(refused(&window, "plan_proposal_take", json!({ "id": 99 })).code, "unknown");
}

#[test]
fn a_search_that_is_stopped_keeps_its_best_and_the_fourth_takes_the_place_of_the_oldest() {
    let folder = tempfile::tempdir().unwrap();
    let window = sample(folder.path());
    let request = json!({ "seed": 1, "effort": 9, "label": null });
    let stopped = window::call(&window, "plan_propose", request, &mut |_| ControlFlow::Break(())).unwrap();
    assert_eq!(stopped["is_stopped"], true);
    assert!(stopped["placed"].as_u64() > Some(0));
    for seed in 2..=4 {
        ask(&window, "plan_propose", json!({ "seed": seed, "effort": 0, "label": null }));
    }
    let kept = rows(&ask(&window, "plan_proposals", json!({})), "proposals");
    let kept: Vec<u64> = kept.iter().filter_map(|one| one["id"].as_u64()).collect();
    assert_eq!(kept, [2, 3, 4]);
    // Plans that move few are kept beside those that are compared.
    ask(&window, "plan_replan", json!({ "most_moved": [0, 3, 10], "seed": 1, "effort": 0 }));
    let table = ask(&window, "plan_proposals", json!({}));
    let kinds: Vec<Value> = rows(&table, "proposals").iter().map(|one| one["kind"].clone()).collect();
    assert_eq!(kinds, ["assign", "assign", "assign", "replan", "replan", "replan"]);
    assert!(rows(&table, "differs").iter().all(|one| rows(one, "in_each").len() == 3));
    ask(&window, "plan_proposal_drop", json!({ "id": 3 }));
    assert_eq!(rows(&ask(&window, "plan_proposals", json!({})), "proposals").len(), 5);
}

#[test]
fn a_drag_says_before_the_drop_what_the_plan_would_cost() {
    let folder = tempfile::tempdir().unwrap();
    let window = sample(folder.path());
    let booth = taken_booth(&window);
    let party = booth["parties"][0]["id"].clone();
    let explained = ask(&window, "plan_explain", json!({ "party": party }));
    let by_party = ask(&window, "plan_cost_by_party", json!({}));
    let listed = by_party.as_array().unwrap().iter().find(|one| one["party"] == party).unwrap();
    assert_eq!(listed["points"].as_i64(), Some(points(&rows(&explained, "terms"))));

    let costs = ask(&window, "plan_costs", json!({ "party": party }));
    let places = rows(&costs, "places");
    assert!(places.iter().all(|place| place["difference"].is_null() != place["refused"].is_null()));
    assert!(places.iter().all(|place| place["booth"] != booth["code"]));
    let now = current_cost(&window);
    assert_eq!(costs["cost"].as_i64(), Some(now));
    let lawful = places.iter().find(|one| one["difference"].is_i64()).unwrap();
    let exchange: Vec<Value> = rows(lawful, "exchange")
        .iter()
        .map(|gone| json!({ "party": gone["party"], "booths": gone["to"] }))
        .collect();
    let request = json!({
        "party": party, "booths": lawful["booths"], "exchange": exchange, "force": false, "dry_run": false,
    });
    assert_eq!(rows(&ask(&window, "plan_settle", request), "placed").len(), 1 + exchange.len());
    assert_eq!(current_cost(&window) - now, lawful["difference"].as_i64().unwrap(), "{lawful:#}");
}

#[test]
fn whoever_is_placed_by_hand_stays_in_every_proposal() {
    let folder = tempfile::tempdir().unwrap();
    let window = sample(folder.path());
    let booth = taken_booth(&window);
    ask(&window, "plan_lock", json!({ "exhibitor": main_of(&booth), "locked": true }));
    for seed in 1..=2 {
        let proposal = ask(&window, "plan_propose", json!({ "seed": seed, "effort": 1, "label": null }));
        let party = &booth["parties"][0]["id"];
        assert!(rows(&proposal, "moved").iter().all(|moved| moved["party"] != *party));
    }
    let replanned = ask(&window, "plan_replan", json!({ "most_moved": [0, 3], "seed": 1, "effort": 1 }));
    let proposals = rows(&replanned, "proposals");
    assert_eq!((proposals.len(), &proposals[0]["others_moved"]), (2, &json!(0)));
    assert!(proposals[1]["others_moved"].as_u64() <= Some(3));
    let none = refused(&window, "plan_replan", json!({ "most_moved": [], "seed": 1, "effort": 1 }));
    assert_eq!(none.code, "invalid");
}

#[test]
fn wishes_are_saved_from_the_pages_and_mirrored() {
    let folder = tempfile::tempdir().unwrap();
    let window = sample(folder.path());
    let firm = ask(&window, "exhibitors_list", json!({}))[0].clone();
    let screen = ask(&window, "exhibitor_wishes", json!({ "id": firm["id"] }));
    let (code, other) = (screen["booths"][0].clone(), screen["firms"][0]["participation"].clone());
    let mut wishes = screen["wishes"].clone();
    (wishes["prefers"], wishes["apart"], wishes["group"]) = (json!([code]), json!([other]), json!("tulis"));
    let saved = ask(&window, "exhibitor_wishes_set", json!({ "id": firm["id"], "wishes": wishes }));
    assert_eq!((&saved["changed"], &saved["problems"]), (&json!(true), &json!([])));
    let mirrored = ask(&window, "exhibitor_wishes", json!({ "id": other }));
    assert_eq!(mirrored["apart_of"][0]["participation"], firm["participation"]);
    assert_eq!(mirrored["groups"], json!(["tulis"]));
    wishes["near"] = json!([firm["participation"]]);
    let off = ask(&window, "exhibitor_wishes_set", json!({ "id": firm["id"], "wishes": wishes }));
    assert_eq!((&off["changed"], &off["problems"][0]["field"]), (&json!(false), &json!("near")));
}

#[test]
fn an_offer_is_made_and_let_go_from_the_pages() {
    let folder = tempfile::tempdir().unwrap();
    let window = sample(folder.path());
    let booth = taken_booth(&window);
    let firm = main_of(&booth);
    let request = json!({ "participation": firm, "booths": [], "until": null, "force": false });
    let offered = ask(&window, "plan_offer", request);
    assert_eq!(offered["booths"][0], booth["code"]);
    let offers = rows(&ask(&window, "plan_reserves", json!({})), "offers");
    assert!(offers.iter().any(|offer| offer["participation"] == firm));
    let released = ask(&window, "plan_release", json!({ "participations": [firm], "then": "waitlisted" }));
    assert_eq!(released["booths"][0], booth["code"]);
    let reserves = rows(&ask(&window, "plan_reserves", json!({})), "reserves");
    assert_eq!(reserves.last().unwrap()["participation"], firm);
    ask(&window, "plan_reserve_move", json!({ "participation": firm, "position": 1 }));
    let reserves = rows(&ask(&window, "plan_reserves", json!({})), "reserves");
    assert_eq!(reserves[0]["participation"], firm);
}
