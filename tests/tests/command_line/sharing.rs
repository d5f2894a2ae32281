//! Shared places, and booths that rotate by days.

use jakcraft_tests::booth_row::{FOUR, THREE, accepted, booths_of, days, hall, row, span, with};
use jakcraft_tests::{Workspace, number, rows, text};
use serde_json::{Value, json};

/// Jati over the whole event, Ayu on the last two days alone; nobody stands anywhere.
fn two_spans(workspace: &Workspace) {
    let turns = ["plan", "share", "Sekar", "Ayu", "--from", "2019-11-27", "--in-turn"];
    assert_eq!(workspace.fails(turns)["code"], "not_placed", "turns are taken in a booth");
    workspace.ok(["plan", "place", "Sekar", "A-01"]);
    workspace.ok(turns);
    workspace.ok(["exhibitors", "move", "--to", "withdrawn", "--reason", "Sakit", "Sekar"]);
    workspace.ok(["plan", "lift", "Ayu"]);
}

#[test]
fn the_main_exhibitor_keeps_booth_and_lock_when_it_shares() {
    let workspace = accepted(&row(3), THREE);
    workspace.ok(["plan", "place", "Sekar", "A-02"]);
    workspace.ok(["plan", "place", "Ayu", "A-03"]);
    let shared = workspace.ok(["exhibitors", "share", "Sekar", "Ayu"]);
    assert_eq!((&shared["booths"], number(&shared, "changed")), (&json!(["A-02"]), 2));
    assert_eq!(
        (booths_of(&workspace, "Sekar"), booths_of(&workspace, "Ayu")),
        (vec!["A-02".into()], vec!["A-02".into()])
    );
    workspace.ok(["plan", "assign"]);
    assert_eq!(booths_of(&workspace, "Sekar"), ["A-02"], "still locked");
    let rules: Vec<String> =
        rows(&shared, "broken").iter().map(|rule| text(rule, "code").to_owned()).collect();
    assert_eq!(rules, ["power_short"], "two draw 1,800 VA where there are 1,000");
    // A third one joins, and nobody else leaves.
    workspace.ok(["plan", "share", "Sekar", "Jati"]);
    assert_eq!(days(&workspace, "A-02"), [span("25", "28", "Sekar+Ayu+Jati")]);
    let before = workspace.ok(["plan", "show"]);
    for names in [["Sekar", "Sekar"], ["Sekar", "sekar"]] {
        let error = workspace.fails(["plan", "share"].iter().chain(&names));
        assert_eq!(error["code"], "invalid", "{error:#}");
        assert!(text(&error, "message").contains("dua peserta yang berbeda"), "{error:#}");
    }
    assert_eq!(workspace.ok(["plan", "show"]), before);
    let parted = workspace.ok(["plan", "unshare", "Ayu"]);
    assert_eq!(parted["without_place"], json!(["Ayu"]));
    assert_eq!(days(&workspace, "A-02"), [span("25", "28", "Sekar+Jati")]);
    assert_eq!(workspace.fails(["plan", "unshare", "Ayu"])["code"], "nothing_to_do");
    // Parted from the main exhibitor's side, it keeps the place.
    workspace.ok(["plan", "unshare", "Sekar"]);
    assert_eq!(days(&workspace, "A-02"), [span("25", "28", "Sekar")]);
    let said = workspace.text(["plan", "share", "Sekar", "Ayu"]);
    assert!(
        said.contains("Berbagi tempat (A-02)") && said.contains("25–28 November 2019: Sekar, Ayu"),
        "{said}"
    );
    workspace.is_whole();
}

#[test]
fn a_booth_rotates_by_days_and_is_whole_again_afterwards() {
    let workspace = accepted(&row(3), THREE);
    workspace.ok(["plan", "place", "Sekar", "A-01"]);
    let days_args = ["--from", "2019-11-27", "--until", "2019-11-28", "--in-turn"];
    workspace.ok(["plan", "share", "Sekar", "Ayu"].iter().chain(&days_args));
    assert_eq!(days(&workspace, "A-01"), [span("25", "26", "Sekar"), span("27", "28", "Ayu")]);
    // Together on one day, which parts the span once more.
    workspace.ok(["plan", "share", "Sekar", "Jati", "--from", "2019-11-26", "--until", "2019-11-26"]);
    assert_eq!(
        days(&workspace, "A-01"),
        [span("25", "25", "Sekar"), span("26", "26", "Sekar+Jati"), span("27", "28", "Ayu")]
    );
    let assigned = workspace.ok(["plan", "assign"]);
    assert_eq!(rows(&assigned, "unplaced").len(), 0, "{assigned:#}");
    assert_eq!(days(&workspace, "A-01").len(), 3, "locks hold through the parts");
    workspace.is_whole();
    let early = ["plan", "share", "Sekar", "Ayu", "--from", "2019-11-24"];
    assert_eq!(workspace.fails(early)["code"], "invalid");
    workspace.ok(["plan", "unshare", "Sekar"]);
    assert_eq!(days(&workspace, "A-01"), [span("25", "28", "Sekar")]);
    for spans in [3, 1, 3] {
        workspace.ok(["history", if spans == 3 { "undo" } else { "redo" }]);
        assert_eq!(days(&workspace, "A-01").len(), spans);
    }
    workspace.is_whole();
}

#[test]
fn who_has_a_booth_of_its_own_on_other_days_has_it_on_all_days_again() {
    let workspace = accepted(&row(3), FOUR);
    workspace.ok(["plan", "place", "Sekar", "A-01"]);
    workspace.ok(["plan", "place", "Ayu", "A-03"]);
    workspace.ok(["plan", "share", "Sekar", "Ayu", "--from", "2019-11-26", "--until", "2019-11-26"]);
    assert_eq!(days(&workspace, "A-03"), [span("25", "25", "Ayu"), span("27", "28", "Ayu")]);
    assert_eq!(days(&workspace, "A-01")[1], span("26", "26", "Sekar+Ayu"));
    workspace.ok(["plan", "unshare", "Ayu"]);
    assert_eq!(days(&workspace, "A-01"), [span("25", "28", "Sekar")]);
    assert_eq!(days(&workspace, "A-03"), [span("25", "28", "Ayu")]);
    // Another has its booth on that day: parted from all, it has its own place on all days, and the other has none.
    workspace.ok(["plan", "share", "Sekar", "Ayu", "--from", "2019-11-26", "--until", "2019-11-26"]);
    let turn = ["--from", "2019-11-26", "--until", "2019-11-26", "--in-turn"];
    workspace.ok(["plan", "place", "Jati", "A-02"]);
    workspace.ok(["plan", "share", "Jati", "Padi"].iter().chain(&turn));
    workspace.ok(["plan", "place", "Padi", "A-03"]);
    assert_eq!(days(&workspace, "A-03")[1], span("26", "26", "Padi"));
    let parted = workspace.ok(["plan", "unshare", "Ayu"]);
    assert_eq!(parted["without_place"], json!(["Padi"]));
    assert_eq!(days(&workspace, "A-01"), [span("25", "28", "Sekar")]);
    assert_eq!(days(&workspace, "A-03"), [span("25", "28", "Ayu")]);
    workspace.is_whole();
}

#[test]
fn a_booth_that_another_span_has_to_leave_is_free_for_whoever_is_planned_there() {
    let workspace = accepted(&row(2), THREE);
    two_spans(&workspace);
    workspace.ok(["plan", "place", "Jati", "A-01"]);
    workspace.ok(["plan", "unlock", "Jati"]);
    workspace.ok(["plan", "assign"]);
    let (jati, ayu) = (booths_of(&workspace, "Jati"), booths_of(&workspace, "Ayu"));
    assert!(jati != ayu && jati.len() == 1 && ayu.len() == 1, "{jati:?} {ayu:?}");
    // Jati's booth closes: on all days there is one booth left, where Ayu stands.
    let mut store = workspace.store();
    let closing = store.read().booth_by_code(workspace.event().id, &jati[0]).unwrap().unwrap();
    let closing = domain::booth::Booth { closed: true, ..closing };
    let change = jakcraft_tests::a_persons_change();
    store.write::<_, store::StoreError>(&change, |tx| tx.update(&closing)).unwrap();
    drop(store);
    let assigned = workspace.ok(["plan", "assign"]);
    assert_eq!((number(&assigned, "placed"), rows(&assigned, "unplaced").len()), (1, 1), "{assigned:#}");
    assert_eq!((booths_of(&workspace, "Jati"), booths_of(&workspace, "Ayu").len()), (ayu, 0));
    workspace.is_whole();
}

#[test]
fn spans_that_have_a_day_in_common_share_what_a_circuit_gives() {
    let workspace = accepted(&row(2), THREE);
    let booths: Vec<Value> = row(2).into_iter().map(|booth| with(booth, "circuit", json!("C01"))).collect();
    hall(&workspace, &booths, &json!([{"name": "C01", "capacity_va": 1_000}]));
    two_spans(&workspace);
    let assigned = workspace.ok(["plan", "assign"]);
    assert_eq!((number(&assigned, "placed"), rows(&assigned, "unplaced").len()), (1, 1), "{assigned:#}");
    assert_eq!(rows(&rows(&assigned, "unplaced")[0], "reasons")[0]["code"], "circuit_full");
    // On different days they do not add up.
    workspace.ok(["plan", "share", "Jati", "Ayu", "--from", "2019-11-27", "--in-turn"]);
    workspace.ok(["plan", "lift", "Jati"]);
    let assigned = workspace.ok(["plan", "assign"]);
    assert_eq!((number(&assigned, "placed"), rows(&assigned, "unplaced").len()), (2, 0), "{assigned:#}");
    workspace.is_whole();
}

#[test]
fn who_shares_on_one_day_has_one_booth_on_all_days() {
    let booths: Vec<Value> = row(6).into_iter().map(|one| with(one, "power_va", json!(2_000))).collect();
    let workspace = accepted(&booths, FOUR);
    workspace.ok(["plan", "share", "Sekar", "Ayu", "--from", "2019-11-26", "--until", "2019-11-26"]);
    for seed in ["1", "2", "3", "4"] {
        let assigned = workspace.ok(["plan", "assign", "--seed", seed, "--effort", "1"]);
        assert_eq!(rows(&assigned, "unplaced").len(), 0, "{assigned:#}");
        assert_eq!(booths_of(&workspace, "Sekar").len(), 1, "seed {seed}");
    }
    // A place that the planner chose is one place as soon as some of its days are shared.
    workspace.ok(["plan", "share", "Jati", "Padi", "--from", "2019-11-28", "--in-turn"]);
    let code = &booths_of(&workspace, "Jati")[0];
    for seed in ["1", "2", "3", "4"] {
        workspace.ok(["plan", "assign", "--seed", seed, "--effort", "1"]);
        assert_eq!(days(&workspace, code), [span("25", "27", "Jati"), span("28", "28", "Padi")]);
    }
    workspace.is_whole();
}
