//! Who gets which booth and why: wishes, weights, plans that move few, reserves and offers. What is solved goes
//! through the referee.
//!
//! The file is long because every answer of assignment is asked for here.

use std::collections::BTreeSet;

use jakcraft_tests::booth_row::{FOUR, THREE, accepted, booth, booths_of, row, with};
use jakcraft_tests::{Workspace, number, rows, text};
use serde_json::{Value, json};

use crate::plan::judged;

/// The referee's cost of the plan as it stands, which must break no rule.
fn standing_cost(workspace: &Workspace) -> i64 {
    let (problem, solution) = (workspace.path("problem.json"), workspace.path("solution.json"));
    let (out, stands) = (problem.to_str().unwrap(), solution.to_str().unwrap());
    let said = workspace.ok(["plan", "problem", "--out", out, "--solution", stands]);
    let verdict = judged(&problem, &solution);
    assert_eq!(verdict["cost"], said["cost"], "{verdict:#}");
    number(&said, "cost")
}

fn id_of(workspace: &Workspace, firm: &str) -> Value {
    workspace.exhibitor(firm)["participation"].clone()
}

fn names(list: &[Value]) -> Vec<&str> {
    list.iter().map(|one| text(one, "name")).collect()
}

#[test]
fn wishes_are_kept_weighed_and_taken_back() {
    let workspace = accepted(&row(4), FOUR);
    let wishes = "--group sambal --priority 3 --corner want --prefers a-04,A-01 --near Padi --apart Sekar";
    let wished = workspace.ok(["exhibitors", "wishes", "Ayu"].into_iter().chain(wishes.split(' ')));
    assert_eq!(wished["prefers"], json!(["A-04", "A-01"]));
    assert_eq!(wished["near"], json!([id_of(&workspace, "Padi")]));
    assert_eq!(wished["apart"], json!([id_of(&workspace, "Sekar")]));
    assert_eq!((&wished["group"], &wished["priority"]), (&json!("sambal"), &json!(3)));
    assert_eq!(wished["corner"], "want");
    let assigned = workspace.ok(["plan", "assign"]);
    assert_eq!(
        (booths_of(&workspace, "Ayu"), booths_of(&workspace, "Padi")),
        (vec!["A-04".into()], vec!["A-03".into()])
    );
    assert_eq!(standing_cost(&workspace), number(&assigned, "cost"));
    // What is not named stays, and an empty text takes a wish away.
    let fewer = workspace.ok(["exhibitors", "wishes", "Ayu", "--near", "", "--group", ""]);
    assert_eq!((rows(&fewer, "near").len(), rows(&fewer, "apart").len(), text(&fewer, "group")), (0, 1, ""));
    workspace.ok(["history", "undo"]);
    assert_eq!(workspace.ok(["exhibitors", "wishes", "Ayu"])["group"], "sambal");
    workspace.is_whole();
}

#[test]
fn wishes_that_cannot_be_are_refused_with_the_field() {
    let workspace = accepted(&row(2), THREE);
    for (field, arguments) in [
        ("near", vec!["--near", "Ayu"]),
        ("apart", vec!["--apart", "Tidak Ada"]),
        ("apart", vec!["--near", "Sekar", "--apart", "Sekar"]),
        ("prefers", vec!["--prefers", "Z-99"]),
        ("prefers", vec!["--prefers", "A-01,A-01"]),
    ] {
        let error = workspace.fails(["exhibitors", "wishes", "Ayu"].iter().chain(&arguments));
        assert_eq!(error["code"], "wishes_off");
        let problem = &rows(&error["details"], "problems")[0];
        assert_eq!(text(problem, "field"), field, "{arguments:?}");
        assert!(text(&error, "message").contains(text(problem, "message")));
    }
    assert_eq!(workspace.ok(["exhibitors", "wishes", "Ayu"])["near"], json!([]));
}

#[test]
fn who_must_be_apart_is_neither_placed_nor_put_side_by_side() {
    let workspace = accepted(&row(2), "Sekar;2x2;1;900;\nAyu;2x2;1;900;\n");
    workspace.ok(["exhibitors", "wishes", "Ayu", "--apart", "Sekar"]);
    workspace.ok(["plan", "place", "Sekar", "A-01"]);
    let error = workspace.fails(["plan", "place", "Ayu", "A-02"]);
    assert_eq!(rows(&error["details"], "broken")[0]["code"], "not_apart");
    let assigned = workspace.ok(["plan", "assign"]);
    assert_eq!(rows(&rows(&assigned, "unplaced")[0], "reasons")[0]["code"], "apart");
    // A person may put it there all the same; its cost is known even so.
    workspace.ok(["plan", "place", "Ayu", "A-02", "--force"]);
    let explained = workspace.ok(["plan", "explain", "Ayu"]);
    assert_eq!((&explained["is_by_hand"], &explained["cost"]), (&json!(true), &json!(0)));
}

#[test]
fn weights_are_kept_for_the_event_and_change_what_a_plan_costs() {
    let workspace = accepted(&[with(booth(1), "zone", json!("Batik"))], "Sekar;2x2;1;900;\n");
    assert_eq!(workspace.ok(["plan", "weights"])["preset"], "balanced");
    assert_eq!(number(&workspace.ok(["plan", "assign"]), "cost"), 10);
    let set = workspace.ok(["plan", "weights", "--set", "zone_mismatch=40"]);
    assert_eq!(set["preset"], Value::Null);
    assert_eq!(number(&workspace.ok(["plan", "assign"]), "cost"), 40);
    assert_eq!(standing_cost(&workspace), 40);
    assert_eq!(workspace.ok(["plan", "weights", "--preset", "zones"])["preset"], "zones");
    assert_eq!(number(&workspace.ok(["plan", "assign"]), "cost"), 60);
    workspace.ok(["plan", "weights", "--preset", "balanced"]);
    assert_eq!(standing_cost(&workspace), 10);
    workspace.ok(["history", "undo"]);
    assert_eq!(workspace.ok(["plan", "weights"])["preset"], "zones");
    let unknown = workspace.fails(["plan", "weights", "--set", "angin=3"]);
    assert_eq!((&unknown["code"], &unknown["details"]["kind"]), (&json!("unknown"), &json!("weight")));
    assert_eq!(workspace.fails(["plan", "weights", "--set", "moved=-1"])["code"], "invalid");
    assert_eq!(workspace.fails(["plan", "weights", "--set", "moved"])["code"], "invalid");
}

fn codes(booths: &Value) -> String {
    booths.as_array().unwrap().iter().map(|code| code.as_str().unwrap()).collect::<Vec<_>>().join(",")
}

/// Does what another place would come to, the exchange with it.
fn settle(workspace: &Workspace, firm: &str, place: &Value) -> Value {
    let mut words = vec!["plan".into(), "settle".into(), firm.to_owned(), codes(&place["booths"])];
    for gone in rows(place, "exchange") {
        words.push(format!("--exchange={}={}", text(&gone, "party"), codes(&gone["to"])));
    }
    workspace.ok(words)
}

#[test]
fn a_place_of_two_booths_is_exchanged_with_both_who_have_them_as_one_change() {
    let workspace = accepted(&row(4), "Sekar;2x2;2;900;\nAyu;2x2;1;900;\nJati;2x2;1;900;\n");
    workspace.ok(["exhibitors", "wishes", "Sekar", "--prefers", "A-01"]);
    workspace.ok(["plan", "assign"]);
    assert_eq!(booths_of(&workspace, "Sekar"), ["A-01", "A-02"]);
    let who = ["Sekar", "Ayu", "Jati"];
    let before = who.map(|name| booths_of(&workspace, name));
    let cost = standing_cost(&workspace);
    let explained = workspace.ok(["plan", "explain", "Sekar"]);
    let others = rows(&explained, "others");
    let both = others.iter().find(|other| rows(other, "exchange").len() == 2).unwrap();
    let settled = settle(&workspace, "Sekar", both);
    assert_eq!(rows(&settled, "placed").len(), 3);
    assert_eq!(booths_of(&workspace, "Sekar"), ["A-03", "A-04"]);
    assert_eq!(standing_cost(&workspace), cost + number(both, "difference"));
    let floor = workspace.ok(["plan", "show"]);
    assert!(rows(&floor, "booths").iter().all(|booth| booth["parties"][0]["is_locked"] == true));
    workspace.ok(["history", "undo"]);
    assert_eq!(who.map(|name| booths_of(&workspace, name)), before, "one change");
    workspace.is_whole();
}

#[test]
fn an_exchange_that_cannot_be_is_refused_whole() {
    let workspace = accepted(&row(3), THREE);
    for (firm, code) in [("Sekar", "A-01"), ("Ayu", "A-02"), ("Jati", "A-03")] {
        workspace.ok(["plan", "place", firm, code]);
    }
    let before = workspace.ok(["plan", "show"]);
    let settle = ["plan", "settle", "Sekar", "A-02"];
    for (exchange, code) in [
        (vec![], "rules_broken"),
        (vec!["--exchange", "Ayu=A-03"], "rules_broken"),
        (vec!["--exchange", "Ayu=A-02", "--force"], "invalid"),
        (vec!["--exchange", "Sekar=A-01"], "invalid"),
        (vec!["--exchange", "Ayu=Z-99"], "unknown"),
        (vec!["--exchange", "Tidak Ada=A-01"], "unknown"),
    ] {
        assert_eq!(workspace.fails(settle.iter().chain(&exchange))["code"], code, "{exchange:?}");
    }
    let tried = workspace.ok(settle.iter().chain(&["--exchange", "Ayu=A-01", "--dry-run"]));
    assert!(rows(&tried, "placed").iter().all(|one| one["is_done"] == false && one["broken"] == json!([])));
    assert_eq!(workspace.ok(["plan", "show"]), before, "nothing was changed");
    workspace.ok(settle.iter().chain(&["--exchange", "Ayu=A-03", "--exchange", "Jati=A-01"]));
    assert_eq!(
        ["Sekar", "Ayu", "Jati"].map(|name| booths_of(&workspace, name).concat()),
        ["A-02", "A-03", "A-01"]
    );
}

#[test]
fn what_a_firm_of_several_spans_would_cost_elsewhere_is_told_for_all_its_days() {
    let workspace = accepted(&row(3), "Sekar;2x2;1;900;\nAyu;2x2;1;900;\n");
    workspace.ok(["exhibitors", "wishes", "Sekar", "--prefers", "A-01"]);
    workspace.ok(["plan", "place", "Sekar", "A-01"]);
    let turn = ["--from", "2019-11-26", "--until", "2019-11-26", "--in-turn"];
    workspace.ok(["plan", "share", "Sekar", "Ayu"].iter().chain(&turn));
    let others = rows(&workspace.ok(["plan", "explain", "Sekar"]), "others");
    assert_eq!(others.len(), 2, "{others:#?}");
    for other in &others {
        settle(&workspace, "Sekar", other);
        assert_eq!(booths_of(&workspace, "Sekar").concat(), codes(&other["booths"]));
        let cost = number(&workspace.ok(["plan", "explain", "Sekar"]), "cost");
        assert_eq!(cost, number(other, "cost"), "{other:#}");
        assert!(number(other, "difference") > 0);
        workspace.ok(["history", "undo"]);
    }
}

#[test]
fn an_explanation_says_what_each_other_place_would_cost_in_truth() {
    let workspace = accepted(&row(4), THREE);
    workspace.ok(["exhibitors", "wishes", "Ayu", "--prefers", "A-01"]);
    workspace.ok(["exhibitors", "wishes", "Jati", "--near", "Ayu"]);
    workspace.ok(["plan", "assign"]);
    workspace.ok(["plan", "lift", "Ayu"]);
    let floor = workspace.ok(["plan", "show"]);
    let free = rows(&floor, "booths").into_iter().rfind(|booth| booth["status"] == "free").unwrap();
    workspace.ok(["plan", "place", "Ayu", text(&free, "code")]);
    let before = standing_cost(&workspace);
    let explained = workspace.ok(["plan", "explain", "Ayu"]);
    assert_eq!(number(&explained, "cost"), before);
    let others = rows(&explained, "others");
    assert!(!others.is_empty() && others.len() <= 3);
    let costs: Vec<i64> = others.iter().map(|other| number(other, "cost")).collect();
    assert!(costs.is_sorted(), "{costs:?}");
    for other in &others {
        assert_eq!(number(other, "cost"), before + number(other, "difference"));
        settle(&workspace, "Ayu", other);
        assert_eq!(standing_cost(&workspace), number(other, "cost"), "{other:#}");
        workspace.ok(["history", "undo"]);
    }
}

/// Seven booths with six on them; then one firm steps back, one comes late, and one finds its booth closed.
fn disturbed() -> Workspace {
    let firms: String =
        ["Sekar", "Ayu", "Jati", "Padi", "Laut", "Bumi"].map(|name| format!("{name};2x2;1;900;\n")).concat();
    let workspace = accepted(&row(7), &firms);
    workspace.ok(["exhibitors", "wishes", "Bumi", "--prefers", "A-01"]);
    workspace.ok(["plan", "assign"]);
    workspace.ok(["exhibitors", "move", "--to", "withdrawn", "Jati"]);
    late(&workspace, "Baru;2x2;1;900;\n");
    let lost = booths_of(&workspace, "Ayu");
    let mut store = workspace.store();
    let booth = store.read().booth_by_code(workspace.event().id, &lost[0]).unwrap().unwrap();
    let booth = domain::booth::Booth { closed: true, ..booth };
    store.write::<_, store::StoreError>(&jakcraft_tests::a_persons_change(), |tx| tx.update(&booth)).unwrap();
    drop(store);
    workspace
}

#[test]
fn a_disturbed_plan_is_mended_with_as_few_moves_as_are_allowed() {
    let workspace = disturbed();
    let stay = ["Sekar", "Padi", "Laut", "Bumi"];
    let before = stay.map(|name| booths_of(&workspace, name));
    let folder = workspace.path("rencana");
    std::fs::create_dir(&folder).unwrap();
    let folder = folder.to_str().unwrap();
    let replanned = workspace.ok(["plan", "replan", "--moved", "0,3,10", "--solved", folder]);
    let must = rows(&replanned, "must_move");
    assert_eq!((names(&must), &must[0]["broken"][0]["code"]), (vec!["Ayu"], &json!("closed")));
    assert_eq!(names(&rows(&replanned, "newcomers")), ["Baru"]);
    let mut last = i64::MAX;
    for (proposal, most) in rows(&replanned, "proposals").iter().zip([0, 3, 10]) {
        let file = |what: &str| workspace.path("rencana").join(format!("{what}-{most}.json"));
        let verdict = judged(&file("problem"), &file("solution"));
        assert_eq!(verdict["cost"], proposal["cost"], "{most}");
        assert!(number(proposal, "others_moved") <= most);
        assert!(number(proposal, "bound") <= number(proposal, "cost"));
        assert!(number(proposal, "cost") <= last, "more moves never cost more");
        last = number(proposal, "cost");
        let moved = rows(proposal, "moved");
        let moved: BTreeSet<&str> = names(&moved).into_iter().collect();
        assert!(moved.contains("Ayu") && moved.contains("Baru"), "{proposal:#}");
        assert_eq!(rows(proposal, "unplaced").len(), 0);
    }
    assert_eq!(workspace.fails(["plan", "replan", "--moved", "0,3", "--take", "5"])["code"], "invalid");
    let taken = workspace.ok(["plan", "replan", "--moved", "0,3", "--take", "0"]);
    assert_eq!(number(&taken["taken"], "moved"), 2);
    assert_eq!(stay.map(|name| booths_of(&workspace, name)), before);
    assert_eq!((booths_of(&workspace, "Ayu").len(), booths_of(&workspace, "Baru").len()), (1, 1));
    standing_cost(&workspace);
    workspace.ok(["history", "undo"]);
    assert!(booths_of(&workspace, "Baru").is_empty(), "one change set");
    workspace.is_whole();
}

/// Accepts a firm late.
fn late(workspace: &Workspace, firms: &str) {
    let list = format!("Nama Usaha;Ukuran Stan;Jumlah Stan;Daya Listrik (VA);Perlu Air\n{firms}");
    workspace.import(&workspace.write("terlambat.csv", list));
    workspace.ok(["exhibitors", "accept", "--all"]);
}

/// Plans that move 0, 3 or 10, in each of which all of these firms keep a place.
fn keeps(workspace: &Workspace, firms: &[&str]) -> Vec<Value> {
    let replanned = workspace.ok(["plan", "replan", "--moved", "0,3,10"]);
    let proposals = rows(&replanned, "proposals");
    for proposal in &proposals {
        let left = rows(proposal, "unplaced");
        assert!(names(&left).iter().all(|name| !firms.contains(name)), "{proposal:#}");
        for moved in rows(proposal, "moved").iter().filter(|moved| firms.contains(&text(moved, "name"))) {
            assert_ne!(moved["to"], json!([]), "{proposal:#}");
        }
    }
    proposals
}

#[test]
fn no_newcomer_throws_out_who_could_stay() {
    // However dear it is to leave the newcomer out.
    let workspace = accepted(&row(2), "Sekar;2x2;1;900;\nAyu;2x2;1;900;\n");
    workspace.ok(["plan", "assign"]);
    late(&workspace, "Baru;2x2;1;900;\n");
    workspace.ok(["exhibitors", "wishes", "Baru", "--priority", "3"]);
    for proposal in keeps(&workspace, &["Sekar", "Ayu"]) {
        assert_eq!(names(&rows(&proposal, "unplaced")), ["Baru"]);
        assert!(number(&proposal, "bound") <= number(&proposal, "cost"));
    }
    // And two for one.
    let workspace = accepted(&row(2), "Sekar;2x2;2;900;\n");
    workspace.ok(["plan", "assign"]);
    late(&workspace, "Baru;2x2;1;900;\nLain;2x2;1;900;\n");
    keeps(&workspace, &["Sekar"]);
}

#[test]
fn who_wants_all_days_does_not_throw_out_who_could_stay_on_some() {
    let workspace = accepted(&row(1), "Sekar;2x2;1;900;\nAyu;2x2;1;900;\n");
    workspace.ok(["plan", "place", "Sekar", "A-01"]);
    workspace.ok(["plan", "share", "Sekar", "Ayu", "--from", "2019-11-27", "--in-turn"]);
    workspace.ok(["plan", "unlock", "Sekar"]);
    workspace.ok(["plan", "unlock", "Ayu"]);
    late(&workspace, "Baru;2x2;1;900;\n");
    for proposal in keeps(&workspace, &["Sekar", "Ayu"]) {
        assert_eq!(names(&rows(&proposal, "unplaced")), ["Baru"]);
    }
}

#[test]
fn of_two_who_cannot_both_stay_one_must_move() {
    let workspace = accepted(&row(3), "Sekar;2x2;1;900;\nAyu;2x2;1;900;\n");
    workspace.ok(["plan", "place", "Sekar", "A-01"]);
    workspace.ok(["plan", "place", "Ayu", "A-02"]);
    workspace.ok(["plan", "unlock", "Sekar"]);
    workspace.ok(["plan", "unlock", "Ayu"]);
    workspace.ok(["exhibitors", "wishes", "Ayu", "--apart", "Sekar"]);
    let replanned = workspace.ok(["plan", "replan", "--moved", "0", "--take", "0"]);
    let must = rows(&replanned, "must_move");
    assert_eq!((must.len(), &must[0]["broken"][0]["code"]), (1, &json!("not_apart")));
    assert_eq!(number(&replanned["taken"], "moved"), 1);
    standing_cost(&workspace);
}

#[test]
fn the_problem_as_the_solver_reads_it_goes_round_those_who_were_placed_by_hand() {
    let workspace = accepted(&row(4), FOUR);
    workspace.ok(["plan", "place", "Padi", "A-04"]);
    let (problem, solution) = (workspace.path("soal.json"), workspace.path("jawaban.json"));
    let (problem, solution) = (problem.to_str().unwrap(), solution.to_str().unwrap());
    let written = workspace.ok(["plan", "problem", "--out", problem]);
    assert_eq!((number(&written, "parties"), number(&written, "booths")), (4, 4));
    workspace.ok(["plan", "solve", problem, "--out", solution]);
    judged(problem.as_ref(), solution.as_ref());
    let file: Value = serde_json::from_str(&std::fs::read_to_string(problem).unwrap()).unwrap();
    let locked = rows(&file, "exhibitors").into_iter().filter(|one| one["locked"] == "A-04").count();
    assert_eq!(locked, 1);
}

/// Two booths: one firm has the first, three wait.
fn with_reserves() -> Workspace {
    let firms = "Sekar;2x2;1;900;\nAyu;2x2;1;900;\nJati;3x2;1;900;\nPadi;2x2;1;900;\n";
    let workspace = accepted(&row(2), firms);
    let wait = ["exhibitors", "move", "--to", "waitlisted", "--reason", "penuh", "Ayu", "Jati", "Padi"];
    workspace.ok(wait);
    workspace.ok(["plan", "place", "Sekar", "A-01"]);
    workspace
}

#[test]
fn who_is_offered_the_booth_that_it_has_stays_there_in_every_plan() {
    let workspace = accepted(&row(2), "Sekar;2x2;1;900;\nAyu;2x2;1;900;\n");
    workspace.ok(["plan", "assign"]);
    let own = booths_of(&workspace, "Sekar");
    workspace.ok(["exhibitors", "wishes", "Ayu", "--prefers", &own[0]]);
    workspace.ok(["plan", "offer", "Sekar"]);
    workspace.ok(["plan", "assign"]);
    assert_eq!(booths_of(&workspace, "Sekar"), own);
}

/// A booth's status, and whether its offer has run out.
fn status(workspace: &Workspace, code: &str) -> (Value, Value) {
    let floor = workspace.ok(["plan", "show"]);
    let booth = rows(&floor, "booths").into_iter().find(|booth| booth["code"] == code).unwrap();
    (booth["status"].clone(), booth["parties"][0]["is_overdue"].clone())
}

#[test]
fn reserves_have_an_order_and_a_free_booth_names_the_best_of_them() {
    let workspace = with_reserves();
    let list = workspace.ok(["plan", "reserve", "Padi", "--position", "1"]);
    let reserves = rows(&list, "reserves");
    assert_eq!(names(&reserves), ["Padi", "Ayu", "Jati"]);
    assert_eq!(number(&reserves[2], "suiting"), 0, "nothing is large enough");
    let free = &rows(&list, "free")[0];
    assert_eq!((text(free, "booth"), names(&rows(free, "best"))), ("A-02", vec!["Padi", "Ayu"]));
    workspace.ok(["exhibitors", "wishes", "Ayu", "--prefers", "A-02"]);
    workspace.ok(["exhibitors", "wishes", "Padi", "--prefers", "A-01"]);
    let free = &rows(&workspace.ok(["plan", "reserves"]), "free")[0];
    assert_eq!(names(&rows(free, "best")), ["Ayu", "Padi"], "it costs the plan less");
    assert_eq!(workspace.fails(["plan", "reserve", "Sekar", "--position", "1"])["code"], "not_waiting");
    assert_eq!(workspace.fails(["plan", "reserve", "Ayu", "--position", "0"])["code"], "invalid");
}

#[test]
fn an_offer_holds_a_booth_until_its_time_and_is_let_go_by_a_person_alone() {
    let mut workspace = with_reserves();
    let late = workspace.fails(["plan", "offer", "Ayu", "A-02", "--until", "2019-11-01T12:00:00"]);
    assert_eq!(late["code"], "invalid");
    assert_eq!(workspace.fails(["plan", "offer", "Ayu", "A-01"])["code"], "rules_broken");
    assert_eq!(workspace.exhibitor("Ayu")["status"], "waitlisted", "nothing is half done");
    workspace.ok(["plan", "offer", "Ayu", "A-02", "--until", "2019-11-27T12:00:00"]);
    assert_eq!(status(&workspace, "A-02"), (json!("offered"), json!(false)));
    assert_eq!(status(&workspace, "A-01").0, "held");
    workspace.set_clock(Some(jakcraft_tests::OPENING_MORNING + 3 * 86_400));
    let offers = rows(&workspace.ok(["plan", "reserves"]), "offers");
    assert_eq!((names(&offers), &offers[0]["is_expired"]), (vec!["Ayu"], &json!(true)));
    assert_eq!(status(&workspace, "A-02"), (json!("offered"), json!(true)), "never let go silently");
    assert_eq!(workspace.ok(["plan", "release", "Ayu"])["booths"], json!(["A-02"]));
    let reserves = rows(&workspace.ok(["plan", "reserves"]), "reserves");
    assert_eq!(names(&reserves), ["Jati", "Padi", "Ayu"], "at the end of the list");
    assert_eq!(workspace.fails(["plan", "release", "Ayu"])["code"], "not_offered");
    workspace.ok(["plan", "offer", "Padi", "A-02"]);
    workspace.ok(["exhibitors", "move", "--to", "confirmed", "Padi"]);
    assert_eq!(status(&workspace, "A-02").0, "confirmed");
    for _ in 0..2 {
        workspace.ok(["history", "undo"]);
    }
    assert_eq!(workspace.exhibitor("Padi")["status"], "waitlisted", "an offer is one change");
    workspace.is_whole();
}
