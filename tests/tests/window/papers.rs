//! Papers and files of the floor plan, asked for without a window.

use super::{ask, refused, sample};
use serde_json::json;

#[test]
fn the_sample_goes_to_paper_and_to_every_kind_of_file() {
    let folder = tempfile::tempdir().unwrap();
    let window = sample(folder.path());
    let path = |name: &str| folder.path().join(name);
    let plan = json!({ "hall": null, "out": path("denah.pdf"), "paper": "A3", "scale": null });
    let printed = ask(&window, "floor_plan_print", plan);
    assert_eq!(printed["halls"].as_array().unwrap().len(), 1);
    for (format, head) in [("svg", &b"<svg"[..]), ("png", b"\x89PNG"), ("dxf", b"999")] {
        let out = path(&format!("denah.{format}"));
        let request =
            json!({ "hall": null, "out": out, "format": format, "dpi": 72, "paper": "A4", "scale": null });
        let made = ask(&window, "floor_plan_export", request);
        assert_eq!((&made["format"], &made["revision"]), (&json!(format), &printed["revision"]));
        let bytes = std::fs::read(&out).unwrap();
        assert!(bytes.trim_ascii_start().starts_with(head), "{format}");
        assert_eq!(made["bytes"], bytes.len());
    }
    let power = json!({ "hall": null, "out": path("listrik.pdf"), "paper": "A4" });
    let shown = ask(&window, "power_plan", json!({ "hall": null }));
    let circuits = shown["halls"][0]["points"].as_array().unwrap().iter();
    assert!(circuits.flat_map(|point| point["circuits"].as_array().unwrap()).count() > 0, "{shown:#}");
    assert!(ask(&window, "power_plan_print", power)["pages"].as_u64().unwrap() >= 2);

    let list = ask(&window, "fascia_list", json!({ "hall": null }));
    let names = list["rows"].as_array().unwrap().len();
    assert!(names > 40, "{names}");
    for name in ["fascia.xlsx", "fascia.csv"] {
        let written = ask(&window, "fascia_export", json!({ "hall": null, "out": path(name) }));
        assert_eq!(written["rows"], names);
    }
    let printed = ask(&window, "fascia_print", json!({ "hall": null, "out": path("fascia.pdf") }));
    assert_eq!(printed["rows"], names);
    for name in ["denah.pdf", "listrik.pdf", "fascia.pdf"] {
        assert!(std::fs::read(path(name)).unwrap().starts_with(b"%PDF"), "{name}");
    }
}

#[test]
fn no_file_is_made_that_cannot_be_used() {
    let folder = tempfile::tempdir().unwrap();
    let window = sample(folder.path());
    let out = folder.path().join("denah.png");
    let request =
        json!({ "hall": null, "out": out, "format": "png", "dpi": 1200, "paper": "A0", "scale": null });
    let fault = refused(&window, "floor_plan_export", request);
    assert_eq!(fault.code, "does_not_fit");
    assert!(fault.message.contains("dpi"), "{}", fault.message);
    assert!(!out.exists());
    let workspace = folder.path().join("contoh.jakcraft");
    for command in ["fascia_print", "fascia_export"] {
        let fault = refused(&window, command, json!({ "hall": null, "out": workspace }));
        assert_eq!(fault.code, "file_protected");
    }
    let fault = refused(&window, "fascia_list", json!({ "hall": "Gudang" }));
    assert_eq!(fault.code, "hall_unknown");
}
