//! Halls by file: what is written comes back, and the schema that is shipped describes it.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::fs;

use jakcraft_tests::{Workspace, number, root, rows, sample_hall};
use serde_json::{Value, json};

fn schema() -> jsonschema::Validator {
    let path = root().join("src-tauri/crates/app/schemas/hall.schema.json");
    let schema: Value = serde_json::from_str(&fs::read_to_string(path).unwrap()).unwrap();
    jsonschema::validator_for(&schema).unwrap()
}

fn export(workspace: &Workspace, name: &str) -> Value {
    let path = workspace.path(name);
    workspace.ok(["hall", "export", path.to_str().unwrap()]);
    serde_json::from_str(&fs::read_to_string(path).unwrap()).unwrap()
}

#[test]
fn a_hall_that_was_written_comes_back_as_it_was() {
    let workspace = Workspace::with_demo();
    let written = export(&workspace, "lantai.json");
    assert!(rows(&written, "booths").len() >= 46);
    workspace.create_event("edisi-lain");
    let read = workspace.ok(["hall", "import", workspace.path("lantai.json").to_str().unwrap()]);
    assert_eq!(number(&read, "booths").unsigned_abs(), rows(&written, "booths").len() as u64);
    let again = export(&workspace, "lagi.json");
    for part in ["version", "hall", "elements", "circuits", "booths"] {
        assert_eq!(again[part], written[part], "{part}");
    }
    assert_eq!(
        fs::read(workspace.path("lagi.json")).unwrap(),
        fs::read(workspace.path("lantai.json")).unwrap()
    );
    // The same file once more takes the place of the hall of that name.
    workspace.ok(["hall", "import", workspace.path("lantai.json").to_str().unwrap()]);
    assert_eq!(number(&workspace.ok(["event", "show"])["counts"], "halls"), 1);
    workspace.is_whole();
}

#[test]
fn the_schema_describes_the_sample_and_every_export() {
    let schema = schema();
    let sample: Value = serde_json::from_str(&fs::read_to_string(sample_hall()).unwrap()).unwrap();
    let off = |file: &Value| schema.iter_errors(file).map(|error| error.to_string()).collect::<Vec<_>>();
    assert_eq!(off(&sample), [""; 0]);
    let workspace = Workspace::with_demo();
    let exported = export(&workspace, "lantai.json");
    assert_eq!(off(&exported), [""; 0]);
    let damages: [fn(&mut Value); 5] = [
        |file: &mut Value| file["hall"]["outline"] = json!([[0, 0], [1, 1]]),
        |file: &mut Value| file["booths"][0]["rects"] = json!([]),
        |file: &mut Value| file["booths"][0]["colour"] = json!("merah"),
        |file: &mut Value| file["elements"][0]["kind"] = json!("volcano"),
        |file: &mut Value| file["hall"]["name"] = Value::Null,
    ];
    for damage in damages {
        let mut damaged = exported.clone();
        damage(&mut damaged);
        assert!(!off(&damaged).is_empty());
        let path = workspace.write("rusak.json", damaged.to_string());
        let error = workspace.fails(["hall", "import", path.to_str().unwrap()]);
        assert_eq!(error["code"], "hall_file", "{error:#}");
    }
}

#[test]
fn a_hall_file_that_contradicts_itself_is_refused_with_the_place() {
    let workspace = Workspace::with_event();
    let file = |booths: Value| {
        let outline = json!([[0, 0], [9000, 0], [9000, 9000], [0, 9000]]);
        json!({"version": 1, "hall": {"name": "Aula", "outline": outline}, "booths": booths})
    };
    let booth = |code: &str| json!({"code": code, "rects": [[0, 0, 2000, 2000]], "power_va": 450});
    let mut on_no_circuit = booth("A-03");
    on_no_circuit["circuit"] = json!("C9");
    for (booths, place) in [
        (json!([booth("A-01"), booth("A-01")]), "A-01"),
        (json!([booth("A-02"), on_no_circuit]), "A-03"),
        (json!([{"code": "A-04", "rects": [[0, 0, 0, 2000]], "power_va": 450}]), "A-04"),
    ] {
        let path = workspace.write("aula.json", file(booths).to_string());
        let error = workspace.fails(["hall", "import", path.to_str().unwrap()]);
        assert_eq!(
            (&error["code"], &error["details"]["place"]),
            (&json!("hall_file"), &json!(place)),
            "{error:#}"
        );
    }
    let newer = workspace
        .write("baru.json", json!({"version": 2, "hall": {"name": "A", "outline": [[0, 0]]}}).to_string());
    assert_eq!(workspace.fails(["hall", "import", newer.to_str().unwrap()])["code"], "hall_file");
    assert_eq!(number(&workspace.ok(["event", "show"])["counts"], "halls"), 0, "nothing was kept");
}

#[test]
fn booths_that_somebody_has_are_not_replaced() {
    let workspace = Workspace::with_demo();
    let error = workspace.fails(["hall", "generate"]);
    assert_eq!(error["code"], "hall_in_use", "{error:#}");
    assert!(number(&error["details"], "booths") >= 46);
    let error = workspace.fails(["hall", "import", sample_hall().to_str().unwrap()]);
    assert_eq!(error["code"], "hall_in_use");
    assert_eq!(number(&workspace.ok(["event", "show"])["counts"], "placed"), 46);
}

#[test]
fn two_halls_of_an_event_share_no_booth_code() {
    let workspace = Workspace::with_event();
    for name in ["Aula", "Serambi"] {
        workspace.ok([
            "--hall",
            name,
            "hall",
            "generate",
            "--width-m",
            "20",
            "--depth-m",
            "15",
            "--module",
            "2x2",
        ]);
    }
    assert_eq!(
        workspace.fails(["hall", "export", workspace.path("x.json").to_str().unwrap()])["code"],
        "hall_needed"
    );
    let mut codes: Vec<String> = Vec::new();
    for name in ["Aula", "Serambi"] {
        let path = workspace.path(name);
        workspace.ok(["--hall", name, "hall", "export", path.to_str().unwrap()]);
        let file: Value = serde_json::from_str(&fs::read_to_string(path).unwrap()).unwrap();
        codes.extend(rows(&file, "booths").iter().map(|booth| booth["code"].as_str().unwrap().to_owned()));
    }
    let count = codes.len();
    codes.sort();
    codes.dedup();
    assert_eq!(codes.len(), count);
    workspace.is_whole();
}

#[test]
fn sizes_that_cannot_be_are_refused() {
    let workspace = Workspace::with_event();
    for arguments in [
        ["--width-m", "0", "--depth-m", "20", "--module", "3x3"],
        ["--width-m", "30", "--depth-m", "1e9", "--module", "3x3"],
        ["--width-m", "30", "--depth-m", "20", "--module", "besar"],
        ["--width-m", "30", "--depth-m", "20", "--main-aisle-m", "0"],
    ] {
        let error = workspace.fails(["hall", "generate"].iter().chain(&arguments));
        assert_eq!(error["code"], "invalid", "{arguments:?}: {error:#}");
    }
    let error = workspace.fails(["hall", "generate", "--width-m", "4", "--depth-m", "3", "--module", "3x3"]);
    assert_eq!(error["code"], "no_booth_fits", "{error:#}");
    assert_eq!(workspace.fails(["plan", "check"])["code"], "no_hall");
}
