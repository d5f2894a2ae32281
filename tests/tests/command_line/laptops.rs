//! Laptops that work apart: each is a desk of its own, whatever it is called; journals; who acted.

use std::fs;

use jakcraft_tests::{OPENING_MORNING, OPERATOR, Workspace, number, paper, rows, text};
use serde_json::{Value, json};

fn at_the_desk() -> Workspace {
    let workspace = Workspace::with_demo();
    workspace.ok(["badges", "print", "--out", workspace.path("kartu.pdf").to_str().unwrap()]);
    workspace
}

/// Another laptop with a copy of a workspace, and without its keys.
fn copy_of(workspace: &Workspace) -> Workspace {
    let backup = workspace.path("cadangan.jakcraft");
    workspace.ok(["backup", backup.to_str().unwrap()]);
    let other = Workspace::on_the_opening_morning();
    other.ok(["restore", backup.to_str().unwrap()]);
    other
}

fn codes(workspace: &Workspace) -> Vec<String> {
    workspace.badges().iter().map(|badge| text(badge, "code").to_owned()).collect()
}

fn check_in(workspace: &Workspace, code: &str) -> String {
    text(&workspace.ok(["desk", "check-in", code]), "result").to_owned()
}

fn exchange(from: &Workspace, to: &Workspace) -> Value {
    let file = from.path("jurnal.jsonl");
    from.ok(["journal", "export", file.to_str().unwrap()]);
    to.ok(["journal", "import", file.to_str().unwrap()])
}

fn here(workspace: &Workspace) -> i64 {
    number(&workspace.ok(["desk", "status"]), "checked_in")
}

#[test]
fn two_laptops_that_name_no_desk_do_not_contradict_each_other() {
    let one = at_the_desk();
    let codes = codes(&one);
    // The office has acted before the copy is made, so that both know its desk.
    check_in(&one, &codes[0]);
    let other = copy_of(&one);
    check_in(&one, &codes[1]);
    check_in(&other, &codes[2]);
    check_in(&other, &codes[3]);
    exchange(&one, &other);
    exchange(&other, &one);
    assert_eq!((here(&one), here(&other)), (4, 4));
    for workspace in [&one, &other] {
        let entries = rows(&workspace.ok(["journal", "list", "--limit", "4"]), "entries");
        assert!(entries.iter().all(|entry| entry["desk"] == "kantor" && entry["kind"] == "check_in"));
        workspace.is_whole();
    }
}

#[test]
fn a_laptop_that_has_put_a_backup_back_does_not_contradict_itself() {
    let one = at_the_desk();
    let codes = codes(&one);
    let other = copy_of(&one);
    let backup = one.path("cadangan.jakcraft");
    check_in(&one, &codes[0]);
    exchange(&one, &other);
    one.ok(["restore", backup.to_str().unwrap()]);
    assert_eq!(here(&one), 0);
    check_in(&one, &codes[1]);
    exchange(&one, &other);
    exchange(&other, &one);
    assert_eq!((here(&one), here(&other)), (2, 2));
}

#[test]
fn the_journal_names_nobody_and_an_operator_can_be_erased() {
    let workspace = at_the_desk();
    let code = codes(&workspace).swap_remove(0);
    check_in(&workspace, &code);
    let file = workspace.path("jurnal.jsonl");
    workspace.ok(["journal", "export", file.to_str().unwrap()]);
    assert!(!fs::read_to_string(&file).unwrap().contains(OPERATOR));
    let latest = |workspace: &Workspace| rows(&workspace.ok(["journal", "list"]), "entries").swap_remove(0);
    let entry = latest(&workspace);
    assert_eq!((text(&entry, "operator"), text(&entry, "kind")), (OPERATOR, "check_in"));

    let id = text(&entry, "operator_id").to_owned();
    let shown = workspace.ok(["people", "erase", &id]);
    assert_eq!(shown["would_erase"]["name"], OPERATOR, "without --yes nothing is erased");
    assert_eq!(latest(&workspace)["operator"], OPERATOR);
    workspace.ok(["people", "erase", &id, "--yes"]);
    assert_eq!(latest(&workspace)["operator"], "—");
    assert_eq!(rows(&workspace.ok(["people", "erased"]), "erased")[0]["id"], json!(id));
    let bytes = fs::read(workspace.file()).unwrap();
    assert!(!bytes.windows(OPERATOR.len()).any(|part| part == OPERATOR.as_bytes()), "the name is nowhere");
    workspace.is_whole();
}

#[test]
fn a_line_that_no_desk_can_have_written_is_refused_in_words() {
    let workspace = at_the_desk();
    let subject = workspace.badges()[0]["holder_id"].clone();
    let desk = "01900000-0000-7000-8000-000000000001";
    let line = json!({
        "desk": desk, "sequence": 1, "wall_ms": OPENING_MORNING * 1000, "counter": 0, "kind": "check_in",
        "subject": subject,
    });
    let with = |key: &str, value: Value| {
        let mut line = line.clone();
        line[key] = value;
        line
    };
    let undoes = json!({ "desk": desk, "sequence": 9 });
    for (problem, off) in [
        ("sequence", with("sequence", json!(0))),
        ("sequence", with("sequence", json!(u64::MAX))),
        ("time", with("wall_ms", json!(i64::MAX))),
        ("time", with("wall_ms", json!(-1))),
        ("undoes", with("kind", json!("undo"))),
        ("undoes", with("undoes", undoes)),
    ] {
        let file = workspace.write("off.jsonl", format!("{off}\n"));
        let error = workspace.fails(["journal", "import", file.to_str().unwrap()]);
        assert_eq!((&error["details"]["problem"], &error["details"]["line"]), (&json!(problem), &json!(1)));
    }
    let file = workspace.write("ok.jsonl", format!("{line}\n"));
    assert_eq!(number(&workspace.ok(["journal", "import", file.to_str().unwrap()]), "new"), 1);
    assert_eq!(here(&workspace), 1);
}

#[test]
fn each_desk_issues_with_its_own_key_and_the_others_learn_of_it_from_its_journal() {
    let one = Workspace::with_demo();
    let print = |workspace: &Workspace, desk: &str, out: &str| {
        let out = workspace.path(out);
        workspace.ok(["--desk", desk, "badges", "print", "--reissue", "--out", out.to_str().unwrap()]);
        out
    };
    print(&one, "Pintu 1", "a.pdf");
    let other = copy_of(&one);
    let pdf = print(&one, "Pintu 2", "b.pdf");
    let event = one.event();
    let desks = one.store().read().desks(event.id).unwrap();
    let mut keys: Vec<_> = desks.iter().filter_map(|desk| desk.public_key).collect();
    keys.dedup();
    assert_eq!(keys.len(), 2, "two desks, two keys");
    let files = fs::read_dir(one.path("")).unwrap().map(|entry| entry.unwrap().file_name());
    let mut files: Vec<_> = files.map(|name| name.into_string().unwrap()).collect();
    files.retain(|name| name.ends_with(".key"));
    files.sort();
    assert_eq!(files.len(), 3, "the organizer's and two desks': {files:?}");

    let token = paper::qr_code(&pdf, 0);
    assert_eq!(check_in(&other, &token), "unknown_desk", "not forged: nobody can tell yet");
    let old = codes(&other).swap_remove(0);
    exchange(&one, &other);
    assert_eq!(check_in(&other, &token), "not_here", "genuine, but not in this list");
    assert_eq!(check_in(&other, &old), "revoked", "the other desk has issued anew");
    assert_eq!(check_in(&one, &token), "admitted");
    let entries = rows(&one.ok(["journal", "list", "--limit", "1000"]), "entries");
    let of = |kind: &str| entries.iter().filter(|entry| entry["kind"] == kind).count();
    assert_eq!(of("badge_printed"), 2 * one.badges().len());
    assert_eq!(of("badge_revoked"), one.badges().len());
    assert!(entries.iter().any(|entry| entry["desk"] == "Pintu 2" && entry["kind"] == "badge_printed"));
}

#[test]
fn the_desk_counts_its_own_event() {
    let workspace = at_the_desk();
    let slug = text(&workspace.ok(["event", "show"])["event"], "slug").to_owned();
    check_in(&workspace, &codes(&workspace)[0]);
    let entries = number(&workspace.ok(["desk", "status"]), "entries");
    workspace.create_event("lain");
    assert_eq!(number(&workspace.ok(["desk", "status"]), "entries"), 0);
    assert_eq!(number(&workspace.ok(["--event", &slug, "desk", "status"]), "entries"), entries);
}
