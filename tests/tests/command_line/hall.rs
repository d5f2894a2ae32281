//! Halls by file: what is written comes back, and the schema that is shipped describes it.

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

#[test]
fn booths_laid_anew_are_laid_as_if_for_the_first_time() {
    // An earlier generation has left a main aisle where the next one would lay booths; one that a person drew stays.
    let hall = |aisles: Value| {
        let outline = json!([[0, 0], [30_000, 0], [30_000, 20_000], [0, 20_000]]);
        json!({"version": 1, "hall": {"name": "Aula", "outline": outline}, "elements": aisles})
    };
    let aisle = |x: i64, owner: Value| {
        let shape = json!({"line": [[x, 0], [x, 20_000]]});
        json!({"kind": "main_aisle", "shape": shape, "owner": owner})
    };
    let laid = |aisles: Value| {
        let workspace = Workspace::with_event();
        let path = workspace.write("aula.json", hall(aisles).to_string());
        workspace.ok(["hall", "import", path.to_str().unwrap()]);
        let laid = workspace.ok(["hall", "generate", "--module", "2x2"]);
        assert_eq!(laid["kept_elements"], 1);
        let written = export(&workspace, "lagi.json");
        assert_eq!(rows(&laid, "findings"), rows(&workspace.ok(["plan", "check"]), "findings"));
        (written["booths"].clone(), written["elements"].clone())
    };
    let drawn = aisle(9_000, Value::Null);
    let first = laid(json!([drawn]));
    let again = laid(json!([aisle(21_000, json!("jakcraft")), drawn]));
    assert_eq!(again, first);
}

#[test]
fn a_plan_is_checked_by_what_it_was_laid_by() {
    let workspace = Workspace::with_event();
    let arguments = ["--width-m", "30", "--depth-m", "20", "--module", "2x2", "--main-aisle-m", "2.5"];
    workspace.ok(["hall", "generate", "--side-aisle-m", "1.5"].iter().chain(&arguments));
    let checked = workspace.ok(["plan", "check"]);
    assert_eq!(rows(&checked, "findings").len(), 0, "{checked:#}");
    let hall = &rows(&checked, "halls")[0];
    assert_eq!((number(hall, "main_aisle_mm"), number(hall, "side_aisle_mm")), (2_500, 1_500));
    // The rules go with the hall, in its file too.
    let written = export(&workspace, "sempit.json");
    assert_eq!(written["rules"], json!({"main_aisle_mm": 2_500, "side_aisle_mm": 1_500}));
    workspace.create_event("edisi-lain");
    workspace.ok(["hall", "import", workspace.path("sempit.json").to_str().unwrap()]);
    assert_eq!(rows(&workspace.ok(["plan", "check"]), "findings").len(), 0);
    // Without them, narrow aisles are found.
    let mut plain = written;
    plain.as_object_mut().unwrap().remove("rules");
    let path = workspace.write("biasa.json", plain.to_string());
    workspace.ok(["hall", "import", path.to_str().unwrap()]);
    let findings = rows(&workspace.ok(["plan", "check"]), "findings");
    assert!(findings.iter().any(|finding| finding["rule"] == "side_aisle"));
    let said = workspace.text(["plan", "check"]);
    for words in ["lorong utama 3 m", "Belum diperiksa", "pintu keluar kedua", "lorong buntu"] {
        assert!(said.contains(words), "{words}: {said}");
    }
}

#[test]
fn a_hall_of_another_size_says_what_stays_and_what_goes() {
    let workspace = Workspace::with_event();
    let generate = |more: &[&'static str]| {
        ["hall", "generate", "--module", "3x3"].iter().chain(more).copied().collect::<Vec<_>>()
    };
    let first = workspace.ok(generate(&["--hall", "Aula", "--width-m", "20", "--depth-m", "15"]));
    assert_eq!((&first["is_new"], number(&first, "replaced")), (&json!(true), 0));
    let before = export(&workspace, "aula.json");
    let error = workspace.fails(generate(&["--hall", "Aula", "--width-m", "25.5", "--depth-m", "15"]));
    assert_eq!(error["code"], "hall_other_size", "{error:#}");
    let message = error["message"].as_str().unwrap();
    let booths = number(&first, "booths");
    assert!(
        message.contains("20 x 15 m") && message.contains(&format!("{booths} stan dan 3 unsur")),
        "{message}"
    );
    assert_eq!(export(&workspace, "aula.json"), before, "nothing was changed");
    // The same size lays anew; another one without a name is a hall beside it.
    let again = workspace.text(generate(&["--hall", "Aula", "--width-m", "20", "--depth-m", "15"]));
    assert!(
        again.contains(&format!("{booths} stan yang lama diganti; 3 unsur lain di area itu tetap")),
        "{again}"
    );
    let beside = workspace.text(generate(&["--width-m", "25.5", "--depth-m", "15"]));
    assert!(beside.contains("Tetap seperti semula: Aula"), "{beside}");
    let imported = workspace.text(["hall", "import", workspace.path("aula.json").to_str().unwrap()]);
    assert!(imported.contains(&format!("Yang lama di area itu sudah diganti: {booths} stan")), "{imported}");
}

#[test]
fn numbers_that_no_hall_has_are_named_with_their_place() {
    let workspace = Workspace::with_event();
    let fine = json!({
        "version": 1,
        "hall": {"name": "Aula", "outline": [[0, 0], [9000, 0], [9000, 9000], [0, 9000]]},
        "elements": [{"kind": "column", "shape": {"rect": [100, 100, 500, 500]}}],
        "circuits": [{"name": "C1", "capacity_va": 11_000}],
        "booths": [{"code": "A-01", "rects": [[1000, 1000, 2000, 2000]], "power_va": 450}]
    });
    let schema = schema();
    let try_with = |pointer: &str, value: Value| {
        let mut file = fine.clone();
        let (parent, field) = pointer.rsplit_once('/').unwrap();
        match file.pointer_mut(parent).unwrap() {
            Value::Array(items) => items[field.parse::<usize>().unwrap()] = value,
            object => object[field] = value,
        }
        let path = workspace.write("aula.json", file.to_string());
        (workspace.fails(["hall", "import", path.to_str().unwrap()]), schema.is_valid(&file))
    };
    for (pointer, value, place) in [
        ("/hall/outline/2/0", json!(i64::MAX), "hall.outline[2][0]"),
        ("/hall/outline/2/0", json!(1e300), "hall.outline[2][0]"),
        ("/hall/north_mdeg", json!(360_000), "hall.north_mdeg"),
        ("/elements/0/shape/rect/3", json!(9_000_000_000_i64), "elements[0].shape.rect[3]"),
        ("/elements/0/clearance_mm", json!(1_000_001), "elements[0].clearance_mm"),
        ("/circuits/0/capacity_va", json!(100_000_001), "circuits[0].capacity_va"),
        ("/booths/0/rects/0/2", json!(2000.5), "booths[0].rects[0][2]"),
        ("/booths/0/rotation_mdeg", json!(-1), "booths[0].rotation_mdeg"),
        ("/booths/0/rotation_mdeg", json!(i64::MAX), "booths[0].rotation_mdeg"),
        ("/booths/0/power_va", json!(-450), "booths[0].power_va"),
        ("/booths/0/power_va", json!(10_000_001), "booths[0].power_va"),
        ("/version", json!(0), "version"),
    ] {
        let (error, _) = try_with(pointer, value);
        assert_eq!(
            (&error["code"], &error["details"]["place"]),
            (&json!("hall_file"), &json!(place)),
            "{error:#}"
        );
        assert!(error["message"].as_str().unwrap().contains("bilangan bulat dari"), "{error:#}");
    }
    for (pointer, value, place) in [
        ("/booths/0/code", json!(""), "booths[0].code"),
        ("/booths/0/code", json!("A".repeat(21)), "booths[0].code"),
        ("/hall/name", json!("A".repeat(201)), "hall.name"),
        ("/circuits/0/name", json!(" "), "circuits[0].name"),
    ] {
        let (error, _) = try_with(pointer, value);
        assert_eq!(
            (&error["code"], &error["details"]["place"]),
            (&json!("hall_file"), &json!(place)),
            "{error:#}"
        );
    }
    for (pointer, value) in
        [("/booths/0/power_va", json!(10_000_001)), ("/booths/0/code", json!("A".repeat(21)))]
    {
        assert!(!try_with(pointer, value).1, "the schema says so too: {pointer}");
    }
    assert_eq!(number(&workspace.ok(["event", "show"])["counts"], "halls"), 0, "nothing was kept");
}

#[test]
fn halls_and_files_beyond_all_measure_are_refused_at_once() {
    let workspace = Workspace::with_event();
    let huge = ["--width-m", "500", "--depth-m", "500", "--module", "0.5x0.5"];
    let error = workspace.fails(["hall", "generate"].iter().chain(&huge));
    assert_eq!(error["code"], "too_many_booths", "{error:#}");
    assert_eq!(number(&error["details"], "booths"), 1_000_000);
    let far = ["hall", "generate", "--width-m", "10000", "--depth-m", "10000", "--module", "0.1x0.1"];
    assert_eq!(workspace.fails(far)["code"], "invalid");
    for width in ["nan", "inf", "-inf"] {
        let off = ["hall", "generate", "--depth-m", "20", "--module", "3x3"];
        let error = workspace.fails(off.iter().copied().chain([format!("--width-m={width}").as_str()]));
        assert_eq!(error["code"], "invalid", "{width}: {error:#}");
    }
    // A file without an end is cut off.
    #[cfg(target_os = "linux")]
    assert_eq!(workspace.fails(["hall", "import", "/dev/zero"])["code"], "file_too_large");
}

#[test]
fn nothing_of_a_merged_booth_a_logo_a_lock_a_door_or_a_power_point_is_lost_in_a_file() {
    let workspace = Workspace::with_event();
    let part = |code: &str, x: i64, circuit: Option<&str>| {
        let mut booth = serde_json::json!({
            "code": code, "rects": [[x, 2_000, 3_000, 3_000]], "rotation_mdeg": 0, "power_va": 450, "water": false,
            "accessible": true, "premium": code == "A-02", "closed": false, "locked": false,
        });
        if let Some(circuit) = circuit {
            booth["circuit"] = circuit.into();
        }
        booth
    };
    let mut whole = part("A-01", 2_000, Some("Panel 1"));
    whole["rects"] = serde_json::json!([[2_000, 2_000, 3_000, 3_000], [5_000, 2_000, 3_000, 3_000]]);
    whole["locked"] = true.into();
    whole["parts"] = serde_json::json!([part("A-01", 2_000, Some("Panel 1")), part("A-02", 5_000, None)]);
    let file = serde_json::json!({
        "version": 1,
        "hall": { "name": "Tenda", "outline": [[0, 0], [20_000, 0], [20_000, 15_000], [0, 15_000]], "north_mdeg": 90_000 },
        "rules": { "main_aisle_mm": 4_000, "side_aisle_mm": 2_500 },
        "elements": [
            {
                "kind": "exit", "shape": { "line": [[0, 5_000], [0, 8_000]] }, "clearance_mm": 0, "is_open": true,
                "width_mm": 2_400, "locked": true,
            },
            {
                "kind": "power_point", "shape": { "point": [0, 0] }, "label": "Panel 1", "clearance_mm": 0,
                "is_open": true, "locked": false,
            },
            {
                "kind": "sponsor", "shape": { "rect": [12_000, 2_000, 3_000, 3_000] }, "label": "Bank",
                "owner": "Bank DKI", "clearance_mm": 0, "is_open": true, "locked": false, "logo": "ab".repeat(32),
            },
            {
                "kind": "keep_clear", "shape": { "polygon": [[15_000, 9_000], [19_000, 9_000], [19_000, 14_000]] },
                "clearance_mm": 0, "is_open": true, "locked": false,
            },
        ],
        "circuits": [{ "name": "Panel 1", "capacity_va": 3_500, "power_point": 1 }],
        "booths": [whole],
    });
    let path = workspace.write("tenda.json", file.to_string());
    workspace.ok(["hall".as_ref(), "import".as_ref(), path.as_os_str()]);
    let out = workspace.path("lagi.json");
    workspace.ok(["hall".as_ref(), "export".as_ref(), out.as_os_str()]);
    let kept: serde_json::Value = serde_json::from_str(&std::fs::read_to_string(&out).unwrap()).unwrap();
    assert_eq!(kept, file);

    // A circuit can only come from a power point, and a merged booth has the rectangles of its parts.
    for (place, value, problem) in [
        ("/circuits/0/power_point", serde_json::json!(0), "power_point"),
        ("/elements/2/logo", serde_json::json!("ab"), "logo"),
        ("/booths/0/rects", serde_json::json!([[2_000, 2_000, 3_000, 3_000]]), "parts"),
    ] {
        let mut off = file.clone();
        *off.pointer_mut(place).unwrap() = value;
        let path = workspace.write("salah.json", off.to_string());
        let error = workspace.fails(["hall".as_ref(), "import".as_ref(), path.as_os_str()]);
        assert_eq!(error["details"]["problem"], problem);
    }
}
