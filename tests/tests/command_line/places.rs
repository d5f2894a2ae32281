//! Moves by hand, and the floor that a window draws.

use std::collections::BTreeSet;

use jakcraft_tests::booth_row::{THREE, accepted, booth, booths_of, hall, row, with};
use jakcraft_tests::{Workspace, number, rows, text};
use serde_json::{Value, json};

#[test]
fn a_firm_that_is_placed_by_hand_stays_and_leaves_again() {
    let workspace = accepted(&row(4), THREE);
    let placed = workspace.ok(["plan", "place", "Ayu", "A-04"]);
    assert_eq!((&placed["booths"], &placed["is_done"]), (&json!(["A-04"]), &json!(true)));
    for seed in ["1", "2", "3"] {
        workspace.ok(["plan", "assign", "--seed", seed, "--effort", "1"]);
        assert_eq!(booths_of(&workspace, "Ayu"), ["A-04"]);
    }
    // A move leaves the old booth.
    let moved = workspace.ok(["plan", "place", "Ayu", "a-04", "--dry-run"]);
    assert_eq!(moved["is_done"], false);
    let lifted = workspace.ok(["plan", "lift", "Ayu"]);
    assert_eq!(lifted["booths"], json!(["A-04"]));
    assert!(booths_of(&workspace, "Ayu").is_empty());
    assert_eq!(workspace.fails(["plan", "lift", "Ayu"])["code"], "not_placed");
    workspace.ok(["history", "undo"]);
    assert_eq!(booths_of(&workspace, "Ayu"), ["A-04"], "one gesture, one undo");
    let unknown = workspace.fails(["plan", "place", "Ayu", "Z-99"]);
    assert_eq!((&unknown["code"], &unknown["details"]["kind"]), (&json!("unknown"), &json!("booth")));
    workspace.is_whole();
}

#[test]
fn what_a_place_would_break_is_said_before_and_refused_without_force() {
    let booths = [
        booth(1),
        with(booth(2), "closed", json!(true)),
        with(booth(3), "power_va", json!(100)),
        with(booth(4), "water", json!(true)),
    ];
    let workspace = accepted(&booths, "Sekar;3x2;1;900;\nAyu;2x2;1;900;ya\nJati;2x2;1;900;\n");
    workspace.ok(["plan", "place", "Jati", "A-01"]);
    for (firm, code, rules) in [
        ("Sekar", "A-04", vec!["too_small"]),
        ("Jati", "A-02", vec!["closed"]),
        ("Jati", "A-03", vec!["power_short"]),
        ("Ayu", "A-01", vec!["occupied", "no_water"]),
    ] {
        let before = workspace.ok(["plan", "show"]);
        let tried = workspace.ok(["plan", "place", firm, code, "--dry-run"]);
        let error = workspace.fails(["plan", "place", firm, code]);
        assert_eq!(error["code"], "rules_broken", "{error:#}");
        for broken in [rows(&tried, "broken"), rows(&error["details"], "broken")] {
            let codes: Vec<&str> = broken.iter().map(|rule| text(rule, "code")).collect();
            assert_eq!(codes, rules, "{firm} in {code}");
            assert!(broken.iter().all(|rule| text(&error, "message").contains(text(rule, "text"))));
        }
        assert_eq!(workspace.ok(["plan", "show"]), before, "nothing was changed");
    }
    let forced = workspace.ok(["plan", "place", "Ayu", "A-01", "--force"]);
    let displaced = rows(&forced, "displaced");
    assert_eq!(displaced.len(), 1);
    assert_eq!((text(&displaced[0], "exhibitor"), &displaced[0]["was_locked"]), ("Jati", &json!(true)));
    assert!(booths_of(&workspace, "Jati").is_empty());
    assert_eq!(booths_of(&workspace, "Ayu"), ["A-01"]);
    let said = workspace.text(["--lang", "id", "plan", "place", "Jati", "A-03", "--force"]);
    assert!(said.contains("dapat diberi 100 VA; perlu 900 VA"), "{said}");
    workspace.is_whole();
}

#[test]
fn a_circuit_that_is_full_is_named_as_the_power_plan_names_it() {
    let workspace = Workspace::with_event();
    let booths: Vec<Value> = row(2).into_iter().map(|booth| with(booth, "circuit", json!("C01"))).collect();
    hall(&workspace, &booths, &json!([{"name": "C01", "capacity_va": 1_000}]));
    let list = "Nama Usaha;Ukuran Stan;Daya Listrik (VA)\nSekar;2x2;900\nAyu;2x2;900\n";
    workspace.import(&workspace.write("daftar.csv", list));
    workspace.ok(["exhibitors", "accept", "--all"]);
    workspace.ok(["plan", "place", "Sekar", "A-01"]);
    let error = workspace.fails(["plan", "place", "Ayu", "A-02"]);
    assert_eq!(rows(&error["details"], "broken")[0]["code"], "circuit_full");
    assert!(text(&error, "message").contains("Sirkuit C01 "), "{error:#}");
    let assigned = workspace.ok(["plan", "assign"]);
    let reason = &rows(&rows(&assigned, "unplaced")[0], "reasons")[0];
    assert_eq!(text(reason, "code"), "circuit_full");
    assert!(text(reason, "text").starts_with("Sirkuit C01 penuh"), "{reason:#}");
}

#[test]
fn two_firms_change_places_and_stay_there() {
    let workspace = accepted(&row(3), THREE);
    workspace.ok(["plan", "place", "Sekar", "A-01"]);
    workspace.ok(["plan", "place", "Ayu", "A-03"]);
    let swapped = workspace.ok(["plan", "swap", "Sekar", "Ayu"]);
    assert_eq!(swapped["one"]["booths"], json!(["A-03"]));
    assert_eq!(booths_of(&workspace, "Ayu"), ["A-01"]);
    workspace.ok(["plan", "assign"]);
    assert_eq!(
        (booths_of(&workspace, "Sekar"), booths_of(&workspace, "Jati")),
        (vec!["A-03".into()], vec!["A-02".into()])
    );
    assert_eq!(workspace.fails(["plan", "swap", "Sekar", "Sekar"])["code"], "invalid");
    workspace.ok(["history", "undo"]);
    workspace.ok(["history", "undo"]);
    assert_eq!(
        (booths_of(&workspace, "Sekar"), booths_of(&workspace, "Ayu")),
        (vec!["A-01".into()], vec!["A-03".into()])
    );
    workspace.is_whole();
}

#[test]
fn a_lock_holds_and_its_release_lets_the_planner_choose() {
    let booths = [with(booth(1), "water", json!(true)), booth(2)];
    let workspace = accepted(&booths, "Sekar;2x2;1;900;\nAyu;2x2;1;900;ya\n");
    workspace.ok(["plan", "place", "Sekar", "A-01"]);
    assert_eq!(number(&workspace.ok(["plan", "assign"]), "placed"), 1, "the water is locked away");
    assert_eq!(workspace.ok(["plan", "unlock", "Sekar"])["is_locked"], false);
    assert_eq!(number(&workspace.ok(["plan", "assign"]), "placed"), 2);
    assert_eq!(
        (booths_of(&workspace, "Sekar"), booths_of(&workspace, "Ayu")),
        (vec!["A-02".into()], vec!["A-01".into()])
    );
    workspace.ok(["plan", "lock", "Sekar"]);
    let floor = workspace.ok(["plan", "show"]);
    let locked: Vec<_> =
        rows(&floor, "booths").iter().map(|one| one["parties"][0]["is_locked"].clone()).collect();
    assert_eq!(locked, [false, true]);
}

#[test]
fn who_has_one_booth_by_hand_and_asks_for_two_gets_the_other_beside_it() {
    let workspace = accepted(&row(5), "Sekar;2x2;2;900;\nAyu;2x2;1;900;\nJati;2x2;1;900;\n");
    let placed = workspace.ok(["plan", "place", "Sekar", "A-03"]);
    assert_eq!(rows(&placed, "broken")[0]["is_refused"], false, "one of two is a beginning");
    let assigned = workspace.ok(["plan", "assign"]);
    assert_eq!((number(&assigned, "placed"), rows(&assigned, "partly").len()), (3, 0), "{assigned:#}");
    let first = booths_of(&workspace, "Sekar");
    assert!([vec!["A-02", "A-03"], vec!["A-03", "A-04"]].iter().any(|pair| *pair == first), "{first:?}");
    // Planned again, the second booth stays where it is.
    workspace.ok(["plan", "assign", "--seed", "9"]);
    assert_eq!(booths_of(&workspace, "Sekar"), first);
    // With both neighbours taken there is none, and the firm is named with the reason.
    workspace.ok(["plan", "place", "Ayu", "A-02", "--force"]);
    workspace.ok(["plan", "place", "Jati", "A-04", "--force"]);
    let assigned = workspace.ok(["plan", "assign"]);
    let partly = rows(&assigned, "partly");
    assert_eq!(partly.len(), 1, "{assigned:#}");
    assert_eq!(text(&partly[0], "exhibitor"), "Sekar");
    assert_eq!(rows(&partly[0], "reasons")[0]["code"], "no_adjacent_booths");
    assert_eq!(booths_of(&workspace, "Sekar"), ["A-03"]);
    workspace.is_whole();
}

#[test]
fn a_hall_is_emptied_with_one_gesture_and_laid_anew() {
    let workspace = accepted(&row(3), THREE);
    workspace.ok(["plan", "place", "Ayu", "A-02"]);
    workspace.ok(["plan", "assign"]);
    assert_eq!(workspace.fails(["hall", "generate"])["code"], "hall_in_use");
    let emptied = workspace.ok(["plan", "lift", "--all"]);
    assert_eq!((number(&emptied, "parties"), number(&emptied, "booths")), (3, 3));
    workspace.ok(["hall", "generate", "--module", "3x3"]);
    for _ in 0..2 {
        workspace.ok(["history", "undo"]);
    }
    assert_eq!(booths_of(&workspace, "Ayu"), ["A-02"]);
    workspace.is_whole();
}

#[test]
fn a_number_of_booths_that_nobody_gets_is_read_as_one_and_said() {
    let workspace = Workspace::with_event();
    let list = "Nama Usaha;Jumlah Stan\nSekar;7\nAyu;4\n";
    let report = workspace.import(&workspace.write("daftar.csv", list));
    let warnings = rows(&report, "warnings");
    assert_eq!(warnings.len(), 1, "{report:#}");
    assert!(text(&warnings[0], "message").contains("1 sampai 4"), "{report:#}");
}

#[test]
fn the_floor_shows_who_has_what_and_why_others_have_nothing() {
    let booths = [
        with(booth(1), "zone", json!("Batik")),
        with(with(booth(2), "premium", json!(true)), "rotation_mdeg", json!(90_000)),
        booth(3),
    ];
    let list = "Sekar;2x2;1;900;\nAyu;2x2;1;900;ya\nJati;5x5;1;900;\nPadi;2x2;1;900;\n";
    let workspace = accepted(&booths, list);
    workspace.ok(["plan", "place", "Sekar", "A-01"]);
    let floor = workspace.ok(["plan", "show"]);
    assert_eq!(floor["outline"], json!([[0, 0], [30_000, 0], [30_000, 12_000], [0, 12_000]]));
    let booths = rows(&floor, "booths");
    let first = &booths[0];
    assert_eq!((&first["status"], &first["zone"]), (&json!("held"), &json!("Batik")));
    assert_eq!(
        (&first["rects"], &first["centroid"]),
        (&json!([[2000, 4000, 2000, 2000]]), &json!([3000, 5000]))
    );
    assert_eq!((number(first, "open_sides"), number(&booths[1], "open_sides")), (3, 2));
    assert_eq!((&booths[1]["premium"], number(&booths[1], "rotation_mdeg")), (&json!(true), 90_000));
    let unplaced = rows(&floor, "unplaced");
    let why = |name: &str| {
        let one = unplaced.iter().find(|one| rows(one, "members")[0]["name"] == name).unwrap();
        (rows(one, "reasons")[0]["code"].clone(), one["suiting"].clone())
    };
    assert_eq!(why("Ayu"), (json!("water_short"), json!([])));
    assert_eq!(why("Jati"), (json!("too_small"), json!([])));
    assert_eq!(why("Padi"), (json!("free_booths"), json!(["A-02", "A-03"])));
    assert!(rows(&floor, "categories").iter().all(|one| text(one, "ground").starts_with('#')));
    let ids: BTreeSet<String> = booths.iter().map(|one| text(one, "id").to_owned()).collect();
    assert_eq!(ids.len(), 3);
}
