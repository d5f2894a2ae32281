//! The import wizard's questions, asked without a window.

use std::ops::ControlFlow;

use super::{ask, sample};
use jakcraft_tests::fixture;
use serde_json::{Value, json};
use window::{CallError, Window};

const MESSY: &str = "pendaftaran-berantakan.csv";

fn list<'v>(value: &'v Value, key: &str) -> &'v Vec<Value> {
    value[key].as_array().unwrap()
}

fn run(window: &Window, choices: &Value, dry_run: bool) -> Value {
    ask(window, "import_run", json!({ "path": fixture(MESSY), "choices": choices, "dry_run": dry_run }))
}

#[test]
fn a_column_is_corrected_by_picking_a_cell_by_typing_and_the_import_is_undone_in_one_step() {
    let folder = tempfile::tempdir().unwrap();
    let window = sample(folder.path());
    let seen = ask(&window, "import_inspect", json!({ "path": fixture(MESSY), "choices": {} }));
    assert_eq!(
        (&seen["header_row"], &seen["rows"], &seen["has_firm_name"]),
        (&json!(3), &json!(70), &json!(true))
    );
    let column = |seen: &Value, header: &str| {
        list(seen, "columns").iter().find(|column| column["header"] == header).unwrap().clone()
    };
    assert_eq!(column(&seen, "Nama Usaha")["field"], "firm_name");
    let nik = column(&seen, "NIK")["samples"][0].as_str().unwrap().to_owned();
    assert!(nik.starts_with('•'), "a sample shows no whole number of a person: {nik}");

    let notes = column(&seen, "Catatan")["index"].clone();
    let moved = json!({ "columns_at": [[notes, ""]] });
    let seen = ask(&window, "import_inspect", json!({ "path": fixture(MESSY), "choices": moved }));
    assert_eq!(column(&seen, "Catatan")["field"], Value::Null);

    let tried = run(&window, &moved, true);
    let [rejected] = &list(&tried, "rejected")[..] else { panic!("{tried:#}") };
    assert_eq!((&rejected["row"], &rejected["firm"]), (&json!(66), &Value::Null));
    let zeros = list(&tried, "warnings").iter().find(|one| one["code"] == "zeros_restored").unwrap();
    assert_eq!(zeros["firm"], "Kriya Dua Belas Angka");

    let name = json!({ "row": 66, "column": rejected["column_index"], "text": "Sanggar Tanpa Nama" });
    let mended = json!({ "columns_at": [[notes, ""]], "cells": [name] });
    let tried = run(&window, &mended, true);
    assert_eq!(list(&tried, "rejected").len(), 0);
    let before = ask(&window, "overview", json!({}))["counts"].clone();
    let done = run(&window, &mended, false);
    assert_eq!((&done["created"], &done["updated"]), (&tried["created"], &tried["updated"]));
    let found = ask(&window, "palette_search", json!({ "text": "Sanggar Tanpa Nama", "limit": 5 }));
    assert_eq!(found[0]["title"], "Sanggar Tanpa Nama");

    ask(&window, "history_undo", json!({}));
    assert_eq!(ask(&window, "overview", json!({}))["counts"], before);
    assert_eq!(ask(&window, "held_list", json!({})), json!([]));
}

#[test]
fn doubles_are_shown_field_by_field_and_each_decision_is_undone() {
    let folder = tempfile::tempdir().unwrap();
    let window = sample(folder.path());
    run(&window, &json!({}), false);
    let held = ask(&window, "held_list", json!({}));
    let rows = held.as_array().unwrap();
    assert!(rows.len() >= 2, "{held:#}");
    let fields = || rows.iter().flat_map(|row| list(row, "fields"));
    assert!(fields().any(|field| field["same"] == false) && fields().any(|field| field["same"] == true));

    let [first, second, others @ ..] = &rows[..] else { panic!("{held:#}") };
    let decide = |row: &Value, decision: &str| {
        ask(&window, "held_decide", json!({ "id": row["id"], "decision": decision }))
    };
    let merged = decide(first, "update");
    assert_eq!(merged["exhibitor"]["id"], first["firm"]["id"]);
    assert_eq!(ask(&window, "held_list", json!({})).as_array().unwrap().len(), rows.len() - 1);
    ask(&window, "history_undo", json!({}));
    assert_eq!(ask(&window, "held_list", json!({})), held);

    let made = decide(second, "create");
    assert_ne!(made["exhibitor"]["id"], second["firm"]["id"]);
    decide(first, "drop");
    others.iter().for_each(|row| assert_eq!(decide(row, "drop")["exhibitor"], Value::Null));
    assert_eq!(ask(&window, "held_list", json!({})), json!([]));
}

#[test]
fn an_import_that_is_cancelled_while_it_writes_leaves_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let window = sample(folder.path());
    let before = ask(&window, "overview", json!({}))["counts"].clone();
    let mut stages = Vec::new();
    let mut watch = |progress: app::progress::Progress| {
        stages.push(progress.stage);
        if progress.stage == app::progress::Stage::Writing {
            ControlFlow::Break(())
        } else {
            ControlFlow::Continue(())
        }
    };
    let request = json!({ "path": fixture(MESSY), "choices": {}, "dry_run": false });
    let stopped = window::call(&window, "import_run", request, &mut watch);
    assert!(matches!(stopped, Err(CallError::App(app::AppError::Cancelled))), "{stopped:?}");
    assert!(stages.len() > 2, "{stages:?}");
    assert_eq!(ask(&window, "overview", json!({}))["counts"], before);
}
