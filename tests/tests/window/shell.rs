//! What the window's pages ask for, asked without a window.

use std::sync::Arc;

use super::{ask, fresh, refused, sample};
use serde_json::{Value, json};
use window::CallError;

#[test]
fn the_sample_opens_tells_how_far_it_is_and_is_undone_and_done_again() {
    let folder = tempfile::tempdir().unwrap();
    let window = fresh(folder.path());
    let state = ask(&window, "app_state", json!({}));
    assert_eq!(state["workspace"], Value::Null);
    let path = folder.path().join("contoh.jakcraft");
    let state = ask(&window, "sample_open", json!({ "path": path }));
    assert_eq!(state["event"]["slug"], "jakcraft-2019");
    assert_eq!(state["workspace"]["name"], "contoh");
    let before = ask(&window, "overview", json!({}));
    assert_eq!(before["counts"]["accepted"], before["counts"]["placed"]);
    let steps = before["steps"].as_array().unwrap();
    let done = |key: &str| steps.iter().find(|step| step["key"] == key).unwrap()["done"].clone();
    assert_eq!((done("assign"), done("badges")), (json!(true), json!(false)));
    assert_eq!(before["calendar"].as_array().unwrap().len(), 4);

    assert!(state["undo"]["what"].as_str().unwrap().len() > 3);
    let undone = ask(&window, "history_undo", json!({}));
    let after = ask(&window, "app_state", json!({}));
    assert_eq!(after["redo"]["what"], undone["what"]);
    ask(&window, "history_redo", json!({}));
    assert_eq!(ask(&window, "overview", json!({}))["counts"], before["counts"]);
}

#[test]
fn the_palette_finds_firms_people_and_booths() {
    let folder = tempfile::tempdir().unwrap();
    let window = fresh(folder.path());
    ask(&window, "sample_open", json!({ "path": folder.path().join("contoh.jakcraft") }));
    let hits = ask(&window, "palette_search", json!({ "text": "A-0", "limit": 5 }));
    let first = &hits[0];
    assert_eq!((first["kind"].as_str(), first["title"].as_str()), (Some("booth"), Some("A-01")));
    let firm = first["subtitle"].as_str().unwrap();
    let found = ask(&window, "palette_search", json!({ "text": firm, "limit": 5 }));
    assert!(found.as_array().unwrap().iter().any(|hit| hit["kind"] == "exhibitor" && hit["title"] == firm));
}

#[test]
fn a_new_event_opens_at_its_hours_is_the_chosen_one_and_is_undone() {
    let folder = tempfile::tempdir().unwrap();
    let window = fresh(folder.path());
    ask(&window, "sample_open", json!({ "path": folder.path().join("contoh.jakcraft") }));
    let mut new = json!({
        "name": "JakCraft 2018", "slug": "jakcraft-2018", "starts_on": "2018-11-26", "ends_on": "2018-11-27",
        "opens": "09:30", "closes": "21:00", "venue": null, "theme": null, "organizer": null,
    });
    let state = ask(&window, "event_create", new.clone());
    assert_eq!(state["event"]["slug"], "jakcraft-2018");
    assert_eq!(state["events"].as_array().unwrap().len(), 2);
    let overview = ask(&window, "overview", json!({}));
    assert_eq!(overview["calendar"][1]["opens"], "09.30");
    assert_eq!(overview["calendar"][1]["closes"], "21.00");
    assert_eq!(ask(&window, "exhibitors_list", json!({})), json!([]));
    new["slug"] = json!("jakcraft-2017");
    new["closes"] = json!("09:00");
    let refused = window::call(&window, "event_create", new, &mut app::progress::unwatched)
        .unwrap_err()
        .fault(app::Lang::Id);
    assert_eq!((refused.code, refused.message.contains("09:00")), ("invalid", true), "{refused:?}");
    ask(&window, "history_undo", json!({}));
    let state = ask(&window, "app_state", json!({}));
    assert_eq!(state["event"]["slug"], "jakcraft-2019");
}

#[test]
fn the_overview_counts_what_the_list_shows() {
    let folder = tempfile::tempdir().unwrap();
    let window = fresh(folder.path());
    ask(&window, "sample_open", json!({ "path": folder.path().join("contoh.jakcraft") }));
    let (overview, list) = (ask(&window, "overview", json!({})), ask(&window, "exhibitors_list", json!({})));
    let list = list.as_array().unwrap();
    let taken: std::collections::BTreeSet<_> =
        list.iter().flat_map(|firm| firm["booths"].as_array().unwrap()).map(|code| code.as_str()).collect();
    assert_eq!(overview["counts"]["exhibitors"], list.len());
    let booths = overview["counts"]["booths"].as_u64().unwrap();
    assert_eq!(overview["booths_free"], booths - taken.len() as u64);
    let waiting = list.iter().filter(|firm| firm["status"] == "waitlisted").count();
    assert_eq!(overview["waitlisted"], waiting);
}

#[test]
fn what_is_not_in_the_contract_is_refused_in_words_and_nothing_is_open_by_itself() {
    let folder = tempfile::tempdir().unwrap();
    let window = fresh(folder.path());
    let fails = |name: &str, request: Value| {
        window::call(&window, name, request, &mut app::progress::unwatched).unwrap_err()
    };
    assert!(matches!(fails("no_such_thing", json!({})), CallError::Unknown(_)));
    assert!(matches!(fails("palette_search", json!({ "text": 7 })), CallError::Request { .. }));
    let closed = fails("overview", json!({})).fault(app::Lang::Id);
    assert_eq!(closed.code, "no_workspace");
    let missing = fails("workspace_open", json!({ "path": folder.path().join("tidak-ada.jakcraft") }));
    assert_eq!(missing.fault(app::Lang::Id).code, "file_unreadable");
}

#[test]
fn what_a_person_prefers_is_there_after_the_next_start() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("pameran.jakcraft");
    let window = fresh(folder.path());
    ask(&window, "workspace_create", json!({ "path": path }));
    ask(&window, "preferences_set", json!({ "language": "en", "theme": "dark", "zoom_percent": 1000 }));
    ask(&window, "screen_set", json!({ "key": "exhibitors.columns", "value": "[1]" }));
    drop(window);
    let state = ask(&fresh(folder.path()), "app_state", json!({}));
    let preferences = &state["preferences"];
    assert_eq!((&preferences["language"], &preferences["theme"]), (&json!("en"), &json!("dark")));
    assert_eq!(preferences["zoom_percent"], 200);
    assert_eq!(preferences["screens"]["exhibitors.columns"], "[1]");
    assert_eq!(preferences["recent"][0], json!(path));
}

#[test]
fn what_was_begun_in_one_workspace_or_event_is_never_saved_into_another() {
    let folder = tempfile::tempdir().unwrap();
    let window = fresh(folder.path());
    let opening = |state: &Value| state["opening"].as_u64();
    let first = ask(&window, "sample_open", json!({ "path": folder.path().join("satu.jakcraft") }));
    let meant = opening(&first);
    let mut form = ask(&window, "exhibitor_blank", json!({}))["form"].clone();
    form["name"] = json!("Anyaman Rawa");
    let new_firm = json!({ "id": null, "form": form });
    let new_event = json!({
        "name": "JakCraft 2018", "slug": "jakcraft-2018", "starts_on": "2018-11-26", "ends_on": "2018-11-27",
        "opens": "09:30", "closes": "21:00", "venue": null, "theme": null, "organizer": null,
    });
    let save = |meant: Option<u64>, name: &str, request: &Value| {
        let saved = window::call_in(&window, meant, name, request.clone(), &mut app::progress::unwatched);
        saved.map_err(|error| error.fault(app::Lang::Id).code)
    };
    let second = ask(&window, "sample_open", json!({ "path": folder.path().join("dua.jakcraft") }));
    assert_ne!(opening(&second), meant);
    let before = ask(&window, "exhibitors_list", json!({}));
    assert_eq!(save(meant, "exhibitor_save", &new_firm), Err("other_opening"));
    assert_eq!(save(meant, "event_create", &new_event), Err("other_opening"));
    assert_eq!(save(meant, "exhibitors_list", &json!({})), Err("other_opening"));
    assert_eq!(ask(&window, "exhibitors_list", json!({})), before);

    // Another event is another place, too.
    let third = save(opening(&second), "event_create", &new_event).unwrap();
    assert_eq!(save(opening(&second), "exhibitor_save", &new_firm), Err("other_opening"));
    assert!(save(opening(&third), "exhibitor_save", &new_firm).is_ok());
    let missing = json!({ "backup_path": folder.path().join("tidak-ada"), "target_path": folder.path().join("dua.jakcraft") });
    assert!(save(None, "backup_restore", &missing).is_err());
    let state = ask(&window, "app_state", json!({}));
    assert_eq!(opening(&state), opening(&third), "a restore that failed leaves what was open as it was");
}

#[test]
fn a_second_window_is_refused_until_the_first_has_closed() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("pameran.jakcraft");
    let (first, second) = (fresh(folder.path()), fresh(folder.path()));
    ask(&first, "workspace_create", json!({ "path": path }));
    let refused =
        window::call(&second, "workspace_open", json!({ "path": path }), &mut app::progress::unwatched);
    assert!(refused.is_err());
    ask(&first, "workspace_close", json!({}));
    ask(&second, "workspace_open", json!({ "path": path }));
}

#[test]
fn who_asks_while_the_first_workspace_opens_finds_it_open() {
    let folder = tempfile::tempdir().unwrap();
    drop(sample(folder.path()));
    let path = folder.path().join("contoh.jakcraft");
    let window = Arc::new(fresh(folder.path()));
    let opening = window.begin(path.clone());
    let state = ask(&window, "app_state", json!({}));
    assert_eq!(state["workspace"]["path"], json!(path));
    assert_eq!(state["event"]["slug"], "jakcraft-2019");
    assert!(opening.join().unwrap());
}

#[test]
fn a_first_workspace_that_is_not_there_is_not_made() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("hilang.jakcraft");
    let window = Arc::new(fresh(folder.path()));
    let opening = window.begin(path.clone());
    assert_eq!(ask(&window, "app_state", json!({}))["workspace"], Value::Null);
    assert!(!opening.join().unwrap());
    assert!(!path.exists());
    assert_eq!(refused(&window, "workspace_open", json!({ "path": path })).code, "file_unreadable");
}
