//! What the screen of ID cards asks for, asked without a window.

use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

use super::{ask, refused, sample};
use jakcraft_tests::paper;
use serde_json::{Value, json};
use window::{CallError, Window};

fn everybody() -> Value {
    json!({ "role": null, "issued": null, "holders": null })
}

fn not_printed() -> Value {
    json!({ "role": null, "issued": false, "holders": null })
}

fn only(holder: &Value) -> Value {
    json!({ "role": null, "issued": null, "holders": [holder] })
}

fn order(who: &Value) -> Value {
    json!({ "who": who, "template": "a6", "sheet": null, "first_label": 1, "reissue": null, "path": null })
}

fn with(mut request: Value, field: &str, value: Value) -> Value {
    request[field] = value;
    request
}

fn holders(window: &Window) -> Vec<Value> {
    ask(window, "badges_view", json!({}))["holders"].as_array().unwrap().clone()
}

fn printed(answer: &Value) -> PathBuf {
    PathBuf::from(answer["path"].as_str().unwrap())
}

/// Prints the badge of everybody who has none.
pub(super) fn print_all(window: &Window) {
    ask(window, "badges_print", order(&not_printed()));
}

#[test]
fn everybody_who_has_none_yet_gets_a_badge_in_a_file_of_its_own_beside_the_workspace() {
    let folder = tempfile::tempdir().unwrap();
    let window = sample(folder.path());
    let before = holders(&window);
    assert!(before.len() > 60 && before.iter().all(|holder| holder["code"].is_null()));
    assert!(before.iter().all(|holder| holder["status"] == "accepted" && holder["category"].is_string()));

    let first = ask(&window, "badges_print", order(&not_printed()));
    assert_eq!((&first["badges"], &first["issued"]), (&json!(before.len()), &json!(before.len())));
    let pdf = printed(&first);
    assert_eq!(pdf.parent().unwrap(), folder.path().join("contoh.cetakan"));
    let pages = paper::pages_text(&pdf);
    assert_eq!(pages.len(), before.len());
    let name = before[0]["affiliation"].as_str().unwrap();
    assert!(pages[0].contains(&paper::squashed(name)), "{name}: {}", pages[0]);

    let after = holders(&window);
    assert!(after.iter().all(|holder| holder["code"].is_string() && holder["issue"] == 1));
    assert_eq!(refused(&window, "badges_print", order(&not_printed())).code, "nothing_to_do");

    // The same badges once more: another file, nothing issued, the codes of before.
    let again = ask(&window, "badges_print", order(&everybody()));
    assert_eq!(again["issued"], 0);
    assert_ne!(printed(&again), pdf);
    assert!(pdf.is_file() && printed(&again).is_file());
    assert_eq!(holders(&window), after);
}

#[test]
fn a_lost_badge_is_issued_anew_and_the_journal_says_why() {
    let folder = tempfile::tempdir().unwrap();
    let window = sample(folder.path());
    let holder = holders(&window)[3]["id"].clone();
    let find = || holders(&window).into_iter().find(|row| row["id"] == holder).unwrap();
    let first = ask(&window, "badges_print", order(&only(&holder)));
    assert_eq!((&first["badges"], &first["issued"], &first["pages"]), (&json!(1), &json!(1), &json!(1)));
    let before = find();
    let request = with(order(&only(&holder)), "reissue", json!("lost"));
    assert_eq!(ask(&window, "badges_print", request)["issued"], 1);
    let after = find();
    assert_eq!(after["issue"], 2);
    assert_ne!(after["code"], before["code"]);
    assert_eq!(holders(&window).iter().filter(|row| row["code"].is_string()).count(), 1);

    let options = app::SessionOptions {
        mode: app::session::Mode::CommandLine,
        lang: app::Lang::Id,
        actor: "Dewi".to_owned(),
        fixed_clock: None,
    };
    let session = app::Session::open(&folder.path().join("contoh.jakcraft"), &options).unwrap();
    let out = folder.path().join("jurnal.jsonl");
    app::journal::export(&session, &out).unwrap();
    let journal = std::fs::read_to_string(out).unwrap();
    assert_eq!(journal.matches(r#""reason":"lost""#).count(), 2, "{journal}");
}

#[test]
fn what_is_shown_is_the_badge_of_the_person_asked_for() {
    let folder = tempfile::tempdir().unwrap();
    let window = sample(folder.path());
    let rows = holders(&window);
    let look = |which: &Value| {
        ask(&window, "badges_preview", json!({ "who": everybody(), "which": which, "template": "a6" }))
    };
    let first = look(&json!("first"));
    assert_eq!((&first["holder_id"], &first["sample"]), (&rows[0]["id"], &json!(true)));
    let svg = first["svg"].as_str().unwrap();
    assert!(svg.starts_with("<svg") && svg.contains("width=\"105mm\"") && svg.contains("viewBox"));

    let letters = |row: &Value| {
        row["name"].as_str().unwrap().chars().count() + row["affiliation"].as_str().unwrap().chars().count()
    };
    let longest = look(&json!("longest"))["holder_id"].clone();
    let longest = rows.iter().find(|row| row["id"] == longest).unwrap();
    assert_eq!(letters(longest), rows.iter().map(letters).max().unwrap());
    assert_eq!(look(&rows[7]["id"])["holder"], rows[7]["name"]);
    let card = json!({ "who": everybody(), "which": "first", "template": "id-card" });
    assert!(ask(&window, "badges_preview", card)["svg"].as_str().unwrap().contains("width=\"85.6mm\""));
    let nobody = json!({ "who": only(&json!("nobody")), "which": "first", "template": "a6" });
    assert_eq!(refused(&window, "badges_preview", nobody).code, "nothing_to_do");

    let sheet = json!({ "who": everybody(), "template": "a6", "sheet": "a4-4xa6", "first_label": 3 });
    let sheet = ask(&window, "badges_sheet_preview", sheet);
    assert_eq!(sheet["badges"], 2, "two of four labels are left");
    assert!(sheet["svg"].as_str().unwrap().contains("width=\"210mm\""));
    // Nothing was issued by looking.
    assert_eq!(holders(&window), rows);
}

#[test]
fn the_preflight_names_the_person_and_the_firm_to_go_to() {
    let folder = tempfile::tempdir().unwrap();
    let window = sample(folder.path());
    let rows = holders(&window);
    let firm = rows[0]["exhibitor"].clone();
    let name = "Raden Ajeng Kusumaningtyas Prabandari Wulansari Hadiningrat ꦱꦸꦫꦏꦂꦠ";
    ask(&window, "exhibitor_attendant_put", json!({ "id": firm, "attendant": null, "name": name }));
    let found = ask(&window, "badges_preflight", json!({ "who": not_printed(), "template": "id-card" }));
    assert_eq!((&found["badges"], &found["to_issue"]), (&json!(rows.len() + 1), &json!(rows.len() + 1)));
    let lines = found["lines"].as_array().unwrap();
    let hers: Vec<&Value> = lines.iter().filter(|line| line["holder"] == name).collect();
    assert!(!hers.is_empty(), "{lines:?}");
    assert!(hers.iter().all(|line| line["exhibitor_id"] == firm && line["holder_id"].is_string()));
    assert!(!hers[0]["message"].as_str().unwrap().contains("0000-0000"));
}

#[test]
fn a_print_that_is_stopped_issues_nothing_and_leaves_no_file() {
    let folder = tempfile::tempdir().unwrap();
    let window = sample(folder.path());
    let before = holders(&window);
    let stopped = window::call(&window, "badges_print", order(&everybody()), &mut |at| {
        if at.total > 0 { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
    });
    let Err(CallError::App(error)) = stopped else { panic!("{stopped:?}") };
    assert_eq!(error.fault(app::Lang::Id).code, "cancelled");
    assert_eq!(holders(&window), before);
    assert_eq!(std::fs::read_dir(folder.path().join("contoh.cetakan")).unwrap().count(), 0);
}

#[test]
fn labels_begin_at_the_first_free_one_and_a_label_that_is_not_there_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let window = sample(folder.path());
    let rows = holders(&window);
    let three =
        json!({ "role": null, "issued": null, "holders": [rows[0]["id"], rows[1]["id"], rows[2]["id"]] });
    let labels = with(order(&three), "template", json!("id-card"));
    let labels = with(labels, "sheet", json!("durable-1445"));
    let from_nine = ask(&window, "badges_print", with(labels.clone(), "first_label", json!(9)));
    assert_eq!((&from_nine["badges"], &from_nine["pages"]), (&json!(3), &json!(2)));
    assert_eq!(refused(&window, "badges_print", with(labels, "first_label", json!(11))).code, "invalid");
}

#[test]
fn no_pdf_goes_to_a_printer_that_is_not_there() {
    let folder = tempfile::tempdir().unwrap();
    let window = sample(folder.path());
    let listed = ask(&window, "printers_list", json!({}));
    assert!(listed["names"].is_array());
    let pdf = printed(&ask(&window, "badges_print", order(&everybody())));
    let wanted = json!({ "printer": "Printer yang tidak ada", "path": pdf });
    assert_eq!(refused(&window, "pdf_to_printer", wanted).code, "unknown");
}

/// Linux keeps a person's data in `~/.local`: the opener refuses what lies below a dot unless it is told not to.
#[test]
fn a_pdf_beside_the_workspace_that_is_proposed_may_be_opened() {
    let shell = Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap().join("src-tauri/tauri.conf.json");
    let config: Value = serde_json::from_str(&std::fs::read_to_string(shell).unwrap()).unwrap();
    assert_eq!(config["plugins"]["opener"]["requireLiteralLeadingDot"], false);
}
