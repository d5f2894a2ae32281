//! What the screen of the floor plan asks for, asked without a window.

use std::ops::ControlFlow;

use super::{ask, fresh, sample};
use serde_json::{Value, json};
use window::{CallError, Window};

fn floor(window: &Window) -> Value {
    ask(window, "floor_view", json!({ "hall": null }))["floor"].clone()
}

fn booth(floor: &Value, is: impl Fn(&Value) -> bool) -> &Value {
    floor["booths"].as_array().unwrap().iter().find(|booth| is(booth)).unwrap()
}

fn firm_of(booth: &Value) -> Value {
    booth["parties"][0]["members"][0]["participation"].clone()
}

fn taken(booth: &Value) -> bool {
    booth["status"] != "free"
}

#[test]
fn a_firm_is_lifted_out_its_way_back_is_tried_first_and_locked() {
    let folder = tempfile::tempdir().unwrap();
    let window = sample(folder.path());
    let before = floor(&window);
    let first = booth(&before, taken);
    let (code, firm) = (first["code"].clone(), firm_of(first));
    ask(&window, "plan_lift", json!({ "exhibitor": firm }));
    let lifted = floor(&window);
    assert_eq!(booth(&lifted, |one| one["code"] == code)["status"], "free");
    let without = lifted["unplaced"].as_array().unwrap();
    assert!(without.iter().any(|party| party["members"][0]["participation"] == firm));

    let there = json!({ "exhibitor": firm, "booths": [code], "force": false, "dry_run": true });
    let tried = ask(&window, "plan_place", there);
    assert_eq!((&tried["is_done"], &tried["broken"]), (&json!(false), &json!([])));
    assert_eq!(floor(&window), lifted);
    let there = json!({ "exhibitor": firm, "booths": [code], "force": false, "dry_run": false });
    assert_eq!(ask(&window, "plan_place", there)["is_done"], true);
    let placed = floor(&window);
    assert_eq!(booth(&placed, |one| one["code"] == code)["parties"][0]["is_locked"], true);
    assert_eq!(booth(&placed, |one| one["code"] == code)["status"], "held");
    ask(&window, "plan_lock", json!({ "exhibitor": firm, "locked": false }));
    assert_eq!(booth(&floor(&window), |one| one["code"] == code)["parties"][0]["is_by_hand"], false);
}

#[test]
fn a_taken_booth_is_refused_with_its_rule_until_it_is_forced() {
    let folder = tempfile::tempdir().unwrap();
    let window = sample(folder.path());
    let before = floor(&window);
    let first = booth(&before, taken);
    let second = booth(&before, |one| taken(one) && one["id"] != first["id"]);
    let place = |force: bool, dry_run: bool| {
        let request = json!({
            "exhibitor": firm_of(first), "booths": [second["code"]], "force": force, "dry_run": dry_run,
        });
        window::call(&window, "plan_place", request, &mut app::progress::unwatched)
    };
    let tried = place(false, true).unwrap();
    assert_eq!(tried["displaced"][0]["booths"], json!([second["code"]]));
    assert!(tried["broken"].as_array().unwrap().iter().any(|rule| rule["is_refused"] == true));
    let refused = place(false, false).unwrap_err();
    assert_eq!(refused.fault(app::Lang::Id).code, "rules_broken");
    assert_eq!(floor(&window), before);
    assert_eq!(place(true, false).unwrap()["is_done"], true);
    assert_eq!(firm_of(booth(&floor(&window), |one| one["id"] == second["id"])), firm_of(first));
}

#[test]
fn firms_swap_share_a_place_and_part_again() {
    let folder = tempfile::tempdir().unwrap();
    let window = sample(folder.path());
    let before = floor(&window);
    let first = booth(&before, taken);
    let second = booth(&before, |one| {
        taken(one) && one["rects"][0][2] == first["rects"][0][2] && one["id"] != first["id"]
    });
    let (one, other) = (firm_of(first), firm_of(second));
    ask(&window, "plan_swap", json!({ "one": one, "other": other, "force": true }));
    let swapped = floor(&window);
    assert_eq!(firm_of(booth(&swapped, |booth| booth["id"] == first["id"])), other);
    assert_eq!(firm_of(booth(&swapped, |booth| booth["id"] == second["id"])), one);

    let days = ask(&window, "floor_view", json!({}))["days"].clone();
    let request = json!({
        "exhibitors": [one, other], "from": days[0], "until": days[0], "in_turn": true,
    });
    ask(&window, "plan_share", request);
    let shared = floor(&window);
    let parties = booth(&shared, |booth| booth["id"] == second["id"])["parties"].clone();
    assert_eq!(parties.as_array().unwrap().len(), 2);
    assert_eq!(parties[0]["members"][0]["participation"], other);
    ask(&window, "plan_unshare", json!({ "exhibitor": one }));
    let parted = floor(&window);
    let parties = booth(&parted, |booth| booth["id"] == second["id"])["parties"].clone();
    assert_eq!(parties.as_array().unwrap().len(), 1);
}

#[test]
fn booths_are_given_away_with_progress_and_a_cancelled_plan_changes_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let window = sample(folder.path());
    let before = floor(&window);
    let cancelled = window::call(&window, "plan_assign", json!({}), &mut |_| ControlFlow::Break(()));
    assert!(matches!(cancelled, Err(CallError::App(app::AppError::Cancelled))));
    assert_eq!(floor(&window), before);
    let mut told = 0;
    let assigned = window::call(&window, "plan_assign", json!({}), &mut |progress| {
        assert!(progress.done <= progress.total);
        told += 1;
        ControlFlow::Continue(())
    });
    assert!(told > 0);
    assert!(assigned.unwrap()["placed"].as_u64().unwrap() > 30);
}

#[test]
fn a_hall_is_generated_in_a_new_event_checked_and_printed() {
    let folder = tempfile::tempdir().unwrap();
    let window = fresh(folder.path());
    ask(&window, "sample_open", json!({ "path": folder.path().join("contoh.jakcraft") }));
    let hall = floor(&window)["name"].clone();
    let checked = ask(&window, "plan_check", json!({ "hall": hall }));
    assert!(!checked["not_checked"].as_array().unwrap().is_empty());
    let laid = ask(
        &window,
        "hall_generate",
        json!({
            "hall": "Tenda", "size_mm": [20_000, 15_000], "modules_mm": [[2_000, 2_000]],
            "main_aisle_mm": 3_000, "side_aisle_mm": 2_000, "power_va": 1_300,
        }),
    );
    assert_eq!(laid["is_new"], true);
    let screen = ask(&window, "floor_view", json!({ "hall": "Tenda" }));
    assert_eq!(screen["halls"].as_array().unwrap().len(), 2);
    assert_eq!(screen["floor"]["booths"].as_array().unwrap().len() as u64, laid["booths"].as_u64().unwrap());
    // A hall that is gone leaves the first one on the screen.
    assert_eq!(ask(&window, "floor_view", json!({ "hall": "Gudang" }))["floor"]["name"], hall);

    let out = folder.path().join("denah.pdf");
    let request = json!({ "hall": "Tenda", "out": out, "paper": "A3", "scale": null });
    let mut steps = Vec::new();
    let printed = window::call(&window, "floor_plan_print", request, &mut |progress| {
        steps.push(progress.done);
        ControlFlow::Continue(())
    });
    assert!(printed.unwrap()["scale"].as_u64().unwrap() >= 50);
    assert_eq!(steps, [0, 1]);
    assert!(std::fs::read(out).unwrap().starts_with(b"%PDF"));
}
