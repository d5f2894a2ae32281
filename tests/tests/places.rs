//! Moves by hand, shared places and booths that rotate by days.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::collections::BTreeSet;

use jakcraft_tests::{Workspace, number, rows, text};
use serde_json::{Value, json};

/// A hall of booths 2 x 2 m in one row, with a list of firms that are all accepted.
fn workspace(booths: &[Value], firms: &str) -> Workspace {
    let workspace = Workspace::with_event();
    hall(&workspace, booths, &json!([]));
    let list = format!("Nama Usaha;Ukuran Stan;Jumlah Stan;Daya Listrik (VA);Perlu Air\n{firms}");
    workspace.import(&workspace.write("daftar.csv", list));
    workspace.ok(["exhibitors", "accept", "--all"]);
    workspace
}

fn hall(workspace: &Workspace, booths: &[Value], circuits: &Value) {
    let outline = json!([[0, 0], [30_000, 0], [30_000, 12_000], [0, 12_000]]);
    let file = json!({
        "version": 1, "hall": {"name": "Aula", "outline": outline}, "circuits": circuits, "booths": booths
    });
    let path = workspace.write("aula.json", file.to_string());
    workspace.ok(["hall", "import", path.to_str().unwrap()]);
}

/// The booth of a place in the row, from 1.
fn booth(place: i64) -> Value {
    json!({
        "code": format!("A-{place:02}"), "rects": [[2_000 + (place - 1) * 2_000, 4_000, 2_000, 2_000]],
        "power_va": 1_000
    })
}

fn with(mut booth: Value, field: &str, value: Value) -> Value {
    booth[field] = value;
    booth
}

fn row(count: i64) -> Vec<Value> {
    (1..=count).map(booth).collect()
}

fn booths_of(workspace: &Workspace, firm: &str) -> Vec<String> {
    let booths = rows(&workspace.exhibitor(firm), "booths");
    booths.iter().map(|code| code.as_str().unwrap().to_owned()).collect()
}

/// Who has a booth on which days.
fn days(workspace: &Workspace, code: &str) -> Vec<(String, String, String)> {
    let floor = workspace.ok(["plan", "show"]);
    let booth = rows(&floor, "booths").into_iter().find(|booth| booth["code"] == code).unwrap();
    rows(&booth, "parties")
        .iter()
        .map(|party| {
            let members = rows(party, "members");
            let names: Vec<&str> = members.iter().map(|member| text(member, "name")).collect();
            (text(party, "first_day").to_owned(), text(party, "last_day").to_owned(), names.join("+"))
        })
        .collect()
}

fn span(from: &str, until: &str, who: &str) -> (String, String, String) {
    (format!("2019-11-{from}"), format!("2019-11-{until}"), who.to_owned())
}

const THREE: &str = "Sekar;2x2;1;900;\nAyu;2x2;1;900;\nJati;2x2;1;900;\n";

const FOUR: &str = "Sekar;2x2;1;900;\nAyu;2x2;1;900;\nJati;2x2;1;900;\nPadi;2x2;1;900;\n";

#[test]
fn a_firm_that_is_placed_by_hand_stays_and_leaves_again() {
    let workspace = workspace(&row(4), THREE);
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
    let workspace = workspace(&booths, "Sekar;3x2;1;900;\nAyu;2x2;1;900;ya\nJati;2x2;1;900;\n");
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
    let workspace = workspace(&row(3), THREE);
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
    let workspace = workspace(&booths, "Sekar;2x2;1;900;\nAyu;2x2;1;900;ya\n");
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
    let status: Vec<_> = rows(&floor, "booths").iter().map(|one| one["status"].clone()).collect();
    assert_eq!(status, ["assigned", "locked"]);
}

#[test]
fn who_has_one_booth_by_hand_and_asks_for_two_gets_the_other_beside_it() {
    let workspace = workspace(&row(5), "Sekar;2x2;2;900;\nAyu;2x2;1;900;\nJati;2x2;1;900;\n");
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
fn the_main_exhibitor_keeps_booth_and_lock_when_it_shares() {
    let workspace = workspace(&row(3), THREE);
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
    let workspace = workspace(&row(3), THREE);
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
    workspace.ok(["history", "undo"]);
    assert_eq!(days(&workspace, "A-01").len(), 3);
    workspace.is_whole();
}

#[test]
fn who_has_a_booth_of_its_own_on_other_days_has_it_on_all_days_again() {
    let workspace = workspace(&row(3), FOUR);
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
fn a_hall_is_emptied_with_one_gesture_and_laid_anew() {
    let workspace = workspace(&row(3), THREE);
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

/// Jati over the whole event, Ayu on the last two days alone; nobody stands anywhere.
fn two_spans(workspace: &Workspace) {
    workspace.ok(["plan", "share", "Sekar", "Ayu", "--from", "2019-11-27", "--in-turn"]);
    workspace.ok(["exhibitors", "move", "--to", "withdrawn", "--reason", "Sakit", "Sekar"]);
}

#[test]
fn a_booth_that_another_span_has_to_leave_is_free_for_whoever_is_planned_there() {
    let workspace = workspace(&row(2), THREE);
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
    let workspace = workspace(&row(2), THREE);
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
fn the_floor_shows_who_has_what_and_why_others_have_nothing() {
    let booths = [
        with(booth(1), "zone", json!("Batik")),
        with(with(booth(2), "premium", json!(true)), "rotation_mdeg", json!(90_000)),
        booth(3),
    ];
    let list = "Sekar;2x2;1;900;\nAyu;2x2;1;900;ya\nJati;5x5;1;900;\nPadi;2x2;1;900;\n";
    let workspace = workspace(&booths, list);
    workspace.ok(["plan", "place", "Sekar", "A-01"]);
    let floor = workspace.ok(["plan", "show"]);
    assert_eq!(floor["outline"], json!([[0, 0], [30_000, 0], [30_000, 12_000], [0, 12_000]]));
    let booths = rows(&floor, "booths");
    let first = &booths[0];
    assert_eq!((&first["status"], &first["zone"]), (&json!("locked"), &json!("Batik")));
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
