//! The drawing under a plan, from the file to the undo, asked without a window.

use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};

use image::{GrayImage, Luma};
use serde_json::{Value, json};
use window::Window;

use super::{ask, fresh, refused, sample};

/// An event with an empty L-shaped hall of 40 x 30 m; gives its id.
fn hall(folder: &Path) -> (Window, Value) {
    let window = fresh(folder);
    ask(&window, "workspace_create", json!({ "path": folder.join("uji.jakcraft") }));
    let event = json!({
        "name": "Pameran Uji", "slug": "uji", "starts_on": "2026-11-25", "ends_on": "2026-11-28",
        "opens": "10:00", "closes": "20:00", "venue": null, "theme": null, "organizer": null,
    });
    ask(&window, "event_create", event);
    let outline =
        json!([[0, 0], [40_000, 0], [40_000, 15_000], [20_000, 15_000], [20_000, 30_000], [0, 30_000]]);
    let hall = ask(&window, "hall_add", json!({ "name": "Aula", "outline": outline }))["hall"]["id"].clone();
    (window, hall)
}

fn view(window: &Window, hall: &Value) -> Value {
    ask(window, "underlay_view", json!({ "hall": hall }))
}

fn import(window: &Window, hall: &Value, path: &Path) -> Value {
    ask(window, "underlay_import", json!({ "hall": hall, "path": path }))["underlay"].clone()
}

fn put(folder: &Path, name: &str, bytes: impl AsRef<[u8]>) -> PathBuf {
    let path = folder.join(name);
    fs::write(&path, bytes).unwrap();
    path
}

/// A photo of a plan, as PNG or JPEG by its name.
fn photo(folder: &Path, name: &str, (width, height): (u32, u32)) -> PathBuf {
    let path = folder.join(name);
    GrayImage::from_fn(width, height, |x, y| Luma([(x ^ y) as u8])).save(&path).unwrap();
    path
}

/// A page of 400 x 300 points whose left half is black.
fn pdf(folder: &Path) -> PathBuf {
    let content = "0 0 200 300 re f";
    let objects = [
        "<</Type/Catalog/Pages 2 0 R>>".to_owned(),
        "<</Type/Pages/Kids[3 0 R]/Count 1>>".to_owned(),
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 400 300]/Contents 4 0 R/Resources<<>>>>".to_owned(),
        format!("<</Length {}>>\nstream\n{content}\nendstream", content.len()),
    ];
    let mut text = "%PDF-1.7\n".to_owned();
    let mut places = Vec::new();
    for (index, object) in objects.iter().enumerate() {
        places.push(text.len());
        text.push_str(&format!("{} 0 obj\n{object}\nendobj\n", index + 1));
    }
    let start = text.len();
    text.push_str("xref\n0 5\n0000000000 65535 f \n");
    for place in places {
        text.push_str(&format!("{place:010} 00000 n \n"));
    }
    text.push_str(&format!("trailer\n<</Size 5/Root 1 0 R>>\nstartxref\n{start}\n%%EOF\n"));
    put(folder, "gedung.pdf", text)
}

/// An L of 40 x 30 metres, drawn in metres.
fn dxf(folder: &Path, name: &str) -> PathBuf {
    let corners = [(0, 30), (40, 30), (40, 15), (20, 15), (20, 0), (0, 0)];
    let points: String = corners.iter().map(|(x, y)| format!("10\n{x}\n20\n{y}\n")).collect();
    let text = format!(
        "0\nSECTION\n2\nHEADER\n9\n$ACADVER\n1\nAC1027\n9\n$INSUNITS\n70\n6\n0\nENDSEC\n\
         0\nSECTION\n2\nENTITIES\n0\nLWPOLYLINE\n8\n0\n90\n6\n70\n1\n{points}0\nENDSEC\n0\nEOF\n"
    );
    put(folder, name, text)
}

#[test]
fn a_photo_is_laid_over_the_hall_set_to_scale_and_served_as_a_picture() {
    let folder = tempfile::tempdir().unwrap();
    let (window, hall) = hall(folder.path());
    assert_eq!(view(&window, &hall), Value::Null);
    for name in ["denah.png", "denah.jpg"] {
        let laid = import(&window, &hall, &photo(folder.path(), name, (800, 600)));
        assert_eq!(laid, view(&window, &hall));
        assert_eq!((&laid["name"], &laid["is_scaled"]), (&json!(name), &json!(false)));
        // 40 m over 800 pixels.
        assert_eq!(
            (&laid["nm_per_unit"], &laid["x_mm"], &laid["y_mm"]),
            (&json!(50_000_000), &json!(0), &json!(0))
        );
        let picture = window.picture(laid["picture"].as_str().unwrap()).unwrap();
        assert_eq!(picture.bytes, fs::read(folder.path().join(name)).unwrap());
        assert_eq!(ask(&window, "underlay_lines", json!({ "hall": hall }))["path"], "");
    }
    // What looks 10 m long is 12.5 m in truth; the first point stays.
    let scale =
        json!({ "hall": hall, "first": [10_000, 5_000], "second": [20_000, 5_000], "distance_mm": 12_500 });
    let scaled = ask(&window, "underlay_scale", scale)["underlay"].clone();
    assert_eq!((&scaled["nm_per_unit"], &scaled["is_scaled"]), (&json!(62_500_000), &json!(true)));
    assert_eq!((&scaled["x_mm"], &scaled["y_mm"]), (&json!(-2_500), &json!(-1_250)));
    // A newer state of the same drawing comes to lie as the older.
    let newer = import(&window, &hall, &photo(folder.path(), "denah.jpg", (800, 600)));
    assert_eq!((&newer["nm_per_unit"], &newer["x_mm"]), (&scaled["nm_per_unit"], &scaled["x_mm"]));
    assert_ne!(newer["drawing"], scaled["drawing"]);
}

#[test]
fn the_first_page_of_a_pdf_becomes_a_picture() {
    let folder = tempfile::tempdir().unwrap();
    let (window, hall) = hall(folder.path());
    let laid = import(&window, &hall, &pdf(folder.path()));
    assert_eq!(
        (&laid["kind"], &laid["width"], &laid["height"]),
        (&json!("pdf"), &json!(4_000), &json!(3_000))
    );
    let picture = window.picture(laid["picture"].as_str().unwrap()).unwrap();
    assert_eq!(picture.mime, "image/png");
    let seen = image::load_from_memory(&picture.bytes).unwrap().to_luma8();
    assert_eq!((seen.get_pixel(900, 1_500).0, seen.get_pixel(3_900, 1_500).0), ([0], [255]));
}

#[test]
fn a_dxf_that_says_its_unit_lies_in_its_true_size_at_once() {
    let folder = tempfile::tempdir().unwrap();
    let (window, hall) = hall(folder.path());
    let laid = import(&window, &hall, &dxf(folder.path(), "gedung.dxf"));
    assert_eq!(
        (&laid["kind"], &laid["picture"], &laid["is_scaled"]),
        (&json!("dxf"), &Value::Null, &json!(true))
    );
    assert_eq!((&laid["nm_per_unit"], &laid["x_mm"], &laid["y_mm"]), (&json!(40_000), &json!(0), &json!(0)));
    let lines = ask(&window, "underlay_lines", json!({ "hall": hall }));
    assert_eq!(lines["drawing"], laid["drawing"]);
    assert_eq!(lines["path"], "M0 0l1000000 0 0 375000 -500000 0 0 375000 -500000 0 0 -750000");
}

#[test]
fn a_stated_scale_that_cannot_be_is_not_believed() {
    let folder = tempfile::tempdir().unwrap();
    let (window, hall) = hall(folder.path());
    let path = dxf(folder.path(), "gedung.dxf");
    // Forty millimetres instead of forty metres.
    let text = fs::read_to_string(&path).unwrap().replace("$INSUNITS\n70\n6\n", "$INSUNITS\n70\n4\n");
    let laid = import(&window, &hall, &put(folder.path(), "kecil.dxf", text));
    assert_eq!((&laid["is_scaled"], &laid["x_mm"], &laid["y_mm"]), (&json!(false), &json!(0), &json!(0)));
    let side_mm = laid["width"].as_f64().unwrap() * laid["nm_per_unit"].as_f64().unwrap() / 1e6;
    assert!((side_mm - 40_000.0).abs() < 1.0, "{side_mm}");
}

#[test]
fn every_gesture_is_one_step_that_an_undo_takes_back_and_a_redo_does_again() {
    let folder = tempfile::tempdir().unwrap();
    let (window, hall) = hall(folder.path());
    let revision = ask(&window, "hall_document", json!({ "hall": null }))["revision"].clone();
    let mut states = vec![Value::Null];
    import(&window, &hall, &dxf(folder.path(), "gedung.dxf"));
    states.push(view(&window, &hall));
    let lines = ask(&window, "underlay_lines", json!({ "hall": hall }))["path"].clone();
    for part in [
        json!({ "x_mm": 1_500, "y_mm": -300 }),
        json!({ "rotation_mdeg": 90_000 }),
        json!({ "opacity_percent": 35 }),
        json!({ "shown": false }),
        json!({ "locked": true }),
    ] {
        let mut request = part.clone();
        request["hall"] = hall.clone();
        let changed = ask(&window, "underlay_set", request);
        assert_ne!(changed["undo"], Value::Null, "{part}");
        states.push(view(&window, &hall));
        assert_eq!(changed["underlay"], states[states.len() - 1]);
    }
    let removed = ask(&window, "underlay_remove", json!({ "hall": hall }));
    assert_eq!(
        (&removed["underlay"], &removed["undo"]["what"]),
        (&Value::Null, &json!("Gambar dasar dihapus"))
    );
    states.push(Value::Null);
    // The middle of 40 x 30 m, moved, stays there when it is turned.
    assert_eq!((&states[3]["x_mm"], &states[3]["y_mm"]), (&json!(36_500), &json!(-5_300)));
    for state in states.iter().rev().skip(1) {
        let undone = ask(&window, "history_undo", json!({}));
        assert_eq!(undone["hall"], hall);
        assert_eq!(view(&window, &hall), *state);
    }
    for state in &states[1..7] {
        ask(&window, "history_redo", json!({}));
        assert_eq!(view(&window, &hall), *state);
    }
    assert_eq!(ask(&window, "underlay_lines", json!({ "hall": hall }))["path"], lines);
    // The plan itself is as it was: what somebody draws on it now is no older.
    assert_eq!(ask(&window, "hall_document", json!({ "hall": null }))["revision"], revision);
}

#[test]
fn what_cannot_be_is_refused_with_words_that_say_what_to_do_and_nothing_changes() {
    let folder = tempfile::tempdir().unwrap();
    let (window, hall) = hall(folder.path());
    let none = refused(&window, "underlay_set", json!({ "hall": hall, "shown": true }));
    assert_eq!(none.code, "no_underlay");
    assert!(none.message.contains("Pilih berkasnya"), "{}", none.message);
    let laid = import(&window, &hall, &photo(folder.path(), "denah.png", (800, 600)));
    let scale = |second: i64, distance_mm: i64| json!({ "hall": hall, "first": [0, 0], "second": [second, 0], "distance_mm": distance_mm });
    for (second, distance, problem) in [
        (20, 1_000, "points_too_near"),
        (0, 1_000, "points_too_near"),
        (9_000, 0, "distance"),
        (9_000, -7, "distance"),
        (40_000, 1, "scale"),
    ] {
        let fault = refused(&window, "underlay_scale", scale(second, distance));
        assert_eq!((fault.code, &fault.details["problem"]), ("underlay", &json!(problem)));
    }
    for (part, problem) in [
        (json!({ "hall": hall, "x_mm": 99_000_000 }), "too_far"),
        (json!({ "hall": hall, "opacity_percent": 0 }), "opacity"),
    ] {
        assert_eq!(refused(&window, "underlay_set", part).details["problem"], problem);
    }
    assert_eq!(view(&window, &hall), laid);
    ask(&window, "underlay_set", json!({ "hall": hall, "locked": true }));
    for (command, request) in [
        ("underlay_set", json!({ "hall": hall, "x_mm": 5 })),
        ("underlay_set", json!({ "hall": hall, "rotation_mdeg": 5 })),
        ("underlay_scale", scale(9_000, 9_500)),
    ] {
        assert_eq!(refused(&window, command, request).code, "plan_locked");
    }
    ask(&window, "underlay_set", json!({ "hall": hall, "locked": false, "x_mm": 5 }));
    assert_eq!(refused(&window, "underlay_view", json!({ "hall": "Tidak Ada" })).code, "hall_unknown");
}

#[test]
fn hostile_and_mistaken_files_are_refused_and_what_lay_there_stays() {
    let folder = tempfile::tempdir().unwrap();
    let (window, hall) = hall(folder.path());
    let laid = import(&window, &hall, &dxf(folder.path(), "gedung.dxf"));
    let png = fs::read(photo(folder.path(), "denah.png", (80, 60))).unwrap();
    let page = fs::read(pdf(folder.path())).unwrap();
    let mut huge = png.clone();
    huge[16..24].copy_from_slice(&[0, 1, 0, 0, 0, 1, 0, 0]);
    let block = |name: &str, inner: &str| {
        format!(
            "0\nBLOCK\n8\n0\n2\n{name}\n70\n0\n10\n0\n20\n0\n0\nINSERT\n8\n0\n2\n{inner}\n10\n0\n20\n0\n0\nENDBLK\n"
        )
    };
    let rings = format!(
        "0\nSECTION\n2\nBLOCKS\n{}{}0\nENDSEC\n0\nSECTION\n2\nENTITIES\n0\nINSERT\n8\n0\n2\nA\n10\n0\n20\n0\n0\nENDSEC\n0\nEOF\n",
        block("A", "B"),
        block("B", "A")
    );
    let many = format!("0\nSECTION\n2\nENTITIES\n{}0\nENDSEC\n0\nEOF\n", "0\nLINE\n".repeat(900_000));
    let mut large = fs::File::create(folder.path().join("besar.pdf")).unwrap();
    large.write_all(b"%PDF-1.7\n").unwrap();
    large.set_len(41_000_000).unwrap();
    for (name, bytes, code) in [
        ("daftar.xlsx", b"PK\x03\x04 bukan gambar".to_vec(), "drawing_kind"),
        ("kosong.png", Vec::new(), "drawing_kind"),
        ("gedung.dwg", b"AC1032\0\0\0\0\0\0".to_vec(), "drawing_kind"),
        ("biner.dxf", b"AutoCAD Binary DXF\r\n\x1a\0\0\0".to_vec(), "drawing_kind"),
        ("terpotong.png", png[..png.len() / 2].to_vec(), "file_broken"),
        ("raksasa.png", huge, "file_broken"),
        ("terpotong.pdf", page[..60].to_vec(), "file_broken"),
        ("berputar.dxf", rings.into_bytes(), "drawing_too_much"),
        ("sejuta.dxf", many.into_bytes(), "drawing_too_much"),
        ("tanpa garis.dxf", b"0\nSECTION\n2\nENTITIES\n0\nENDSEC\n0\nEOF\n".to_vec(), "file_empty"),
    ] {
        let path = put(folder.path(), name, bytes);
        let fault = refused(&window, "underlay_import", json!({ "hall": hall, "path": path }));
        assert_eq!(fault.code, code, "{name}: {}", fault.message);
        assert!(fault.message.contains(name), "{}", fault.message);
    }
    let asked = json!({ "hall": hall, "path": folder.path().join("besar.pdf") });
    assert_eq!(refused(&window, "underlay_import", asked).code, "file_too_large");
    let asked = json!({ "hall": hall, "path": folder.path().join("tidak ada.png") });
    assert_eq!(refused(&window, "underlay_import", asked).code, "file_unreadable");
    assert_eq!(view(&window, &hall), laid);
}

#[test]
fn it_goes_and_comes_back_with_its_hall_and_is_copied_with_it_but_stays_out_of_the_hall_file() {
    let folder = tempfile::tempdir().unwrap();
    let window = sample(folder.path());
    let hall = ask(&window, "hall_document", json!({ "hall": null }))["hall"]["id"].clone();
    import(&window, &hall, &dxf(folder.path(), "gedung.dxf"));
    ask(&window, "underlay_set", json!({ "hall": hall, "x_mm": 777 }));
    let laid = view(&window, &hall);
    let lines = ask(&window, "underlay_lines", json!({ "hall": hall }));

    let copied = ask(&window, "hall_copy", json!({ "from": hall, "name": "Salinan" }));
    let copy = &copied["document"]["hall"]["id"];
    assert_eq!(view(&window, copy)["x_mm"], 777);
    assert_eq!(ask(&window, "underlay_lines", json!({ "hall": copy })), lines);
    ask(&window, "underlay_set", json!({ "hall": copy, "x_mm": 5 }));
    assert_eq!(view(&window, &hall), laid);

    ask(&window, "hall_remove", json!({ "hall": hall, "confirm_occupied": true }));
    assert_eq!(refused(&window, "underlay_view", json!({ "hall": hall })).code, "hall_unknown");
    ask(&window, "history_undo", json!({}));
    assert_eq!(view(&window, &hall), laid);
    assert_eq!(ask(&window, "underlay_lines", json!({ "hall": hall })), lines);
    assert!(!app::hall::schema().contains("nm_per_unit"));
    assert_eq!(ask(&window, "workspace_verify", json!({}))["problems"], json!([]));
}
