//! The floor plan as files for other programs, the power plan and the fascia list, read back by other programs.
//!
//! The file is long because one hall with all that a hall file can hold is looked at from every side.

use std::fs;
use std::path::Path;
use std::process::Command;

use jakcraft_tests::{Workspace, number, paper, root, rows, text};
use serde_json::{Value, json};

/// What `ezdxf` finds in a DXF.
fn read_dxf(path: &Path) -> Value {
    let python = std::env::var_os("JAKCRAFT_READERS_PYTHON")
        .map_or_else(|| root().join("target/readers/bin/python"), Into::into);
    let script = root().join("tests/readers/read_dxf.py");
    let output = Command::new(&python).arg(script).arg(path).output();
    let output = output.unwrap_or_else(|error| {
        panic!("{}: {error}. `cargo xtask test` installs it, with ezdxf.", python.display())
    });
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{said}\n`cargo xtask test` installs ezdxf for this test.");
    serde_json::from_slice(&output.stdout).unwrap()
}

fn count(answer: &Value, key: &str) -> usize {
    usize::try_from(number(answer, key)).unwrap()
}

fn export(workspace: &Workspace, name: &str, more: &[&str]) -> Value {
    let out = workspace.path(name);
    workspace.ok(["floor-plan", "export", "--out", out.to_str().unwrap()].iter().chain(more))
}

/// A hall with all that a hall file can hold, in an L.
fn everything() -> Value {
    let element = |kind: &str, shape: Value, more: Value| {
        let mut element = json!({ "kind": kind, "shape": shape });
        element.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        element
    };
    let booth = |code: &str, rects: Value, more: Value| {
        let mut booth = json!({ "code": code, "rects": rects, "power_va": 900 });
        booth.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        booth
    };
    json!({
        "version": 1,
        "hall": {
            "name": "Balairung", "north_mdeg": 30_000,
            "outline": [[0, 0], [30_000, 0], [30_000, 12_000], [18_000, 12_000], [18_000, 20_000], [0, 20_000]],
        },
        "elements": [
            element("column", json!({ "rect": [9_000, 9_000, 500, 500] }), json!({})),
            element("wall", json!({ "line": [[24_000, 0], [24_000, 3_000]] }), json!({})),
            element("entrance", json!({ "line": [[6_000, 20_000], [9_000, 20_000]] }), json!({ "label": "Pintu Utama" })),
            element("exit", json!({ "line": [[30_000, 5_000], [30_000, 7_000]] }), json!({ "width_mm": 1_800 })),
            element("exit", json!({ "line": [[0, 9_000], [0, 10_000]] }), json!({ "label": "Pintu Barat", "is_open": false })),
            element("fire_equipment", json!({ "point": [300, 6_000] }), json!({ "label": "APAR 1" })),
            element("power_point", json!({ "point": [15_000, 300] }), json!({ "label": "Panel A" })),
            element("water_point", json!({ "point": [29_700, 10_000] }), json!({ "label": "Air 1" })),
            element("stage", json!({ "rect": [4_000, 500, 8_000, 3_500] }), json!({ "label": "Panggung", "owner": "Dekranasda", "clearance_mm": 1_000 })),
            element("sponsor", json!({ "rect": [25_000, 500, 4_000, 3_000] }), json!({ "label": "Sponsor", "owner": "Bank DKI" })),
            element("keep_clear", json!({ "rect": [27_000, 4_500, 3_000, 3_000] }), json!({})),
            element("main_aisle", json!({ "line": [[8_000, 20_000], [8_000, 1_000]] }), json!({ "width_mm": 3_000 })),
            element("dimension", json!({ "line": [[12_000, 6_000], [18_000, 6_000]] }), json!({})),
            element("text", json!({ "point": [20_000, 10_500] }), json!({ "label": "Arah museum ^ 100%%" })),
        ],
        "circuits": [
            { "name": "K1", "capacity_va": 2_000, "power_point": 6 },
            { "name": "K2", "capacity_va": 500, "power_point": 6 },
        ],
        "booths": [
            booth("A-01", json!([[12_000, 7_000, 3_000, 3_000]]), json!({ "circuit": "K1", "premium": true })),
            booth("A-02", json!([[15_000, 7_000, 3_000, 3_000]]), json!({ "circuit": "K1", "water": true })),
            booth("A-03", json!([[12_000, 14_000, 3_000, 3_000], [15_000, 14_000, 3_000, 3_000], [12_000, 17_000, 3_000, 3_000]]), json!({ "circuit": "K2", "zone": "Batik" })),
            booth("A-04", json!([[21_000, 7_000, 3_000, 2_000]]), json!({ "rotation_mdeg": 30_000, "closed": true })),
            booth("A-05", json!([[1_000, 13_000, 3_000, 3_000]]), json!({ "accessible": false })),
        ],
    })
}

fn with_everything() -> Workspace {
    let workspace = Workspace::with_event();
    let file = workspace.write("balairung.json", everything().to_string());
    workspace.ok(["hall", "import", file.to_str().unwrap()]);
    workspace
}

/// Firms that draw so much each, accepted and put where they are told.
fn placed(workspace: &Workspace, firms: &[(&str, u32, &str)]) {
    let mut list = "Nama Usaha;Daya Listrik (VA);Ukuran Stan\n".to_owned();
    for (name, power_va, _) in firms {
        list += &format!("{name};{power_va};3x3\n");
    }
    let file = workspace.write("peserta.csv", list);
    workspace.import(&file);
    workspace.ok(["exhibitors", "accept", "--all"]);
    for (name, _, booth) in firms {
        workspace.ok(["plan", "place", name, booth, "--force"]);
    }
}

#[test]
fn a_dxf_has_the_whole_hall_on_layers_in_millimetres_and_ezdxf_finds_nothing_to_mend() {
    let workspace = with_everything();
    placed(&workspace, &[("Xưởng Gốm Đặng Ngọc", 450, "A-01"), ("王小明 & Co.", 450, "A-02")]);
    let exported = export(&workspace, "denah.dxf", &[]);
    assert_eq!((exported["format"].as_str(), number(&exported, "revision")), (Some("dxf"), 1));
    let seen = read_dxf(&workspace.path("denah.dxf"));
    assert_eq!((&seen["errors"], &seen["fixes"]), (&json!([]), &json!([])));
    assert_eq!((&seen["version"], &seen["units"]), (&json!("AC1021"), &json!(4)));
    for layer in rows(&exported, "layers") {
        assert!(seen["layers"].get(layer.as_str().unwrap()).is_some(), "{layer} in {}", seen["layers"]);
    }
    assert_eq!(seen["layers"]["LORONG"]["line"], "CENTER");
    assert_eq!(seen["open_outlines"], 0);
    let count = |what: &str| seen["counts"][what].as_u64().unwrap_or(0);
    assert_eq!(count("GARIS-TEPI LWPOLYLINE"), 1);
    assert_eq!(count("STAN LWPOLYLINE"), 5, "a merged booth is one outline");
    assert_eq!((count("KODE-STAN TEXT"), count("KOLOM LWPOLYLINE"), count("DINDING LINE")), (5, 1, 1));
    // Two double doors swing, the one that is shut does not.
    assert_eq!((count("PINTU ARC"), count("PINTU TEXT")), (4, 3));
    assert_eq!((count("PEMADAM CIRCLE"), count("LISTRIK LWPOLYLINE"), count("AIR CIRCLE")), (1, 1, 1));
    assert_eq!(count("FASILITAS LWPOLYLINE"), 2);
    // The outline as it was drawn, from the lower left.
    let outline =
        json!([[0, 20_000], [30_000, 20_000], [30_000, 8_000], [18_000, 8_000], [18_000, 0], [0, 0],]);
    assert_eq!(seen["outlines"]["GARIS-TEPI"], json!([outline]));
    let corners = |booth: usize| seen["outlines"]["STAN"][booth].as_array().unwrap().len();
    assert_eq!((corners(0), corners(2)), (4, 6));
    let texts = |layer: &str| seen["texts"][layer].to_string();
    assert!(texts("NAMA-PESERTA").contains("Đặng") && texts("NAMA-PESERTA").contains("王小明 & Co."));
    assert!(texts("PINTU").contains("1,8 m") && texts("PINTU").contains("ditutup"), "{}", texts("PINTU"));
    assert!(texts("LISTRIK").contains("Panel A: K1 2.000 VA, K2 500 VA"), "{}", texts("LISTRIK"));
    assert!(texts("KETERANGAN").contains("Arah museum ^ 100%%"), "{}", texts("KETERANGAN"));
    // The aisle ends at the stage.
    assert_eq!(count("LORONG LINE"), 1);

    let first = fs::read(workspace.path("denah.dxf")).unwrap();
    export(&workspace, "lagi.dxf", &[]);
    assert_eq!(first, fs::read(workspace.path("lagi.dxf")).unwrap(), "the same plan gives the same bytes");
    let english = export(&workspace, "plan.dxf", &["--lang", "en"]);
    assert!(rows(&english, "layers").contains(&json!("BOOTHS")), "{english:#}");
}

#[test]
fn an_svg_has_layers_with_ids_and_titles_and_carries_its_pictures() {
    let workspace = with_everything();
    let logo = workspace.path("logo.png");
    image::RgbImage::from_pixel(40, 20, image::Rgb([14, 111, 110])).save(&logo).unwrap();
    workspace.ok(["event", "logo", logo.to_str().unwrap()]);
    let exported = export(&workspace, "denah.svg", &["--paper", "A4"]);
    let svg = fs::read_to_string(workspace.path("denah.svg")).unwrap();
    for (id, title) in [
        ("building", "Bangunan"),
        ("facilities", "Fasilitas"),
        ("exits-and-fire", "Pintu dan pemadam"),
        ("zones", "Harus kosong"),
        ("utilities", "Listrik dan air"),
        ("aisles", "Lorong"),
        ("booths", "Stan"),
        ("numbers", "Kode stan"),
        ("names", "Nama peserta"),
        ("dimensions", "Ukuran"),
        ("title-block", "Kop gambar"),
    ] {
        let layers = svg.matches(&format!(" id=\"{id}\"")).count();
        assert_eq!(layers, 1, "{id}");
        assert!(svg.contains(&format!("<title>{title}</title>")), "{title}");
        assert!(rows(&exported, "layers").contains(&json!(title)), "{exported:#}");
    }
    assert!(svg.contains("href=\"data:image/png;base64,"), "the logo is in the file");
    assert!(!svg.contains("http://localhost") && !svg.contains("file:"));
    assert!(svg.contains("aria-label=\"A-01\""));
}

#[test]
fn a_png_has_the_size_of_its_paper_and_one_that_is_too_large_is_not_made() {
    let workspace = with_everything();
    let exported = export(&workspace, "denah.png", &["--paper", "A4", "--dpi", "100"]);
    assert_eq!(exported["size_px"], json!([1_169, 827]));
    let picture = image::open(workspace.path("denah.png")).unwrap().into_rgb8();
    assert_eq!(picture.dimensions(), (1_169, 827));
    let inked = picture.pixels().filter(|pixel| pixel.0 != [255, 255, 255]).count();
    assert!((20_000..700_000).contains(&inked), "{inked} pixels are inked");
    let first = fs::read(workspace.path("denah.png")).unwrap();
    export(&workspace, "lagi.png", &["--paper", "A4", "--dpi", "100"]);
    assert_eq!(first, fs::read(workspace.path("lagi.png")).unwrap(), "the same plan gives the same bytes");

    let out = workspace.path("besar.png");
    let arguments = ["floor-plan", "export", "--out", out.to_str().unwrap(), "--paper", "A0", "--dpi"];
    let refused = workspace.fails(arguments.iter().chain(&["1200"]));
    assert_eq!(refused["code"], "does_not_fit");
    assert!(text(&refused, "message").contains("dpi"), "{refused:#}");
    assert_eq!(workspace.fails(arguments.iter().chain(&["5"]))["code"], "does_not_fit");
    assert!(!out.exists());
}

#[test]
fn exports_take_the_place_of_no_workspace_and_know_their_formats() {
    let workspace = with_everything();
    placed(&workspace, &[("Batik Marunda", 450, "A-01")]);
    let own = workspace.file().to_str().unwrap();
    for arguments in [
        &["floor-plan", "export", "--format", "svg", "--out", own][..],
        &["floor-plan", "export", "--format", "png", "--out", own],
        &["floor-plan", "export", "--format", "dxf", "--out", own],
        &["power-plan", "print", "--out", own],
        &["fascia", "print", "--out", own],
        &["fascia", "export", own],
    ] {
        assert_eq!(workspace.fails(arguments)["code"], "file_protected", "{arguments:?}");
    }
    workspace.is_whole();
    let out = workspace.path("denah.bmp");
    assert_eq!(workspace.fails(["floor-plan", "export", "--out", out.to_str().unwrap()])["code"], "unknown");
    let out = workspace.path("fascia.txt");
    assert_eq!(workspace.fails(["fascia", "export", out.to_str().unwrap()])["code"], "unknown");
}

#[test]
fn all_halls_are_printed_in_one_pdf_with_one_count_of_pages() {
    let workspace = with_everything();
    let tent =
        ["hall", "generate", "--hall", "Tenda", "--width-m", "20", "--depth-m", "15", "--module", "3x3"];
    workspace.ok(tent);
    let out = workspace.path("semua.pdf");
    let arguments = ["floor-plan", "print", "--hall", "all", "--out", out.to_str().unwrap()];
    let printed = workspace.ok(arguments);
    let halls = rows(&printed, "halls");
    let names: Vec<&str> = halls.iter().map(|hall| text(hall, "hall")).collect();
    assert_eq!(names, ["Balairung", "Tenda"]);
    paper::assert_sound(&out);
    let pages = paper::pages_text(&out);
    assert_eq!(pages.len(), count(&printed, "pages"));
    assert_eq!(pages.len(), halls.iter().map(|hall| count(hall, "pages")).sum::<usize>());
    for (index, page) in pages.iter().enumerate() {
        // Poppler's reading of a drawing keeps no spaces.
        let number = format!("Halaman{}dari{}", index + 1, pages.len());
        assert!(page.replace(' ', "").contains(&number), "{page}");
    }
    // Nothing has changed since: the same revisions, and one hall alone has them too.
    assert_eq!(rows(&workspace.ok(arguments), "halls"), halls);
    let one = ["floor-plan", "print", "--hall", "Tenda", "--out", out.to_str().unwrap()];
    assert_eq!(number(&workspace.ok(one), "revision"), 1);
    assert_eq!(
        workspace.fails(["floor-plan", "print", "--out", out.to_str().unwrap()])["code"],
        "hall_needed"
    );
}

#[test]
fn the_printed_plan_shows_all_that_is_in_the_document() {
    let workspace = with_everything();
    placed(&workspace, &[("Batik Marunda", 450, "A-01")]);
    let out = workspace.path("denah.pdf");
    workspace.ok(["floor-plan", "print", "--paper", "A2", "--out", out.to_str().unwrap()]);
    paper::assert_sound(&out);
    let all = paper::pages_text(&out).concat();
    for words in [
        "PINTU UTAMA · 3,0 m",
        "KELUAR · 1,8 m",
        "PINTU BARAT (ditutup) · 1,0 m",
        "Panel A: K1 2.000 VA, K2 500 VA",
        "900 VA · K1",
        "untuk Batik",
        "Stan premium",
        "Tanpa akses kursi roda",
        "Stan dengan air",
        "Stan ditutup",
        "Dekranasda",
        "Bank DKI",
        "Arah museum ^ 100%%",
        "APAR 1",
        "Air 1",
    ] {
        assert!(paper::shows(&all, words), "{words} in {all}");
    }
}

#[test]
fn the_power_plan_adds_what_parties_draw_and_says_in_words_what_is_too_much() {
    let workspace = with_everything();
    placed(
        &workspace,
        &[
            ("Batik Marunda", 450, "A-01"),
            ("Kopi Kramat Jati", 900, "A-02"),
            ("Rotan Jaya", 700, "A-03"),
            ("Ukir Jati", 450, "A-05"),
        ],
    );
    let shown = workspace.ok(["power-plan", "show"]);
    let hall = &rows(&shown, "halls")[0];
    let point = &hall["points"][0];
    assert_eq!(
        (text(point, "label"), number(point, "load_va"), number(point, "capacity_va")),
        ("Panel A", 2_050, 2_500)
    );
    let [k1, k2] = &rows(point, "circuits")[..] else { panic!("{point:#}") };
    assert_eq!((text(k1, "name"), number(k1, "load_va"), number(k1, "given_va")), ("K1", 1_350, 1_800));
    assert_eq!((number(k1, "percent"), k1["is_over"].as_bool()), (68, Some(false)));
    assert_eq!(
        (number(k2, "load_va"), number(k2, "percent"), k2["is_over"].as_bool()),
        (700, 140, Some(true))
    );
    assert_eq!(k2["booths"][0]["firms"], json!(["Rotan Jaya"]));
    assert_eq!((number(hall, "overloaded"), text(&rows(hall, "unfed")[0], "booth")), (1, "A-05"));
    let words = hall["warnings"].to_string();
    assert!(words.contains("K2 kelebihan beban: 700 VA dari 500 VA, lebih 200 VA"), "{words}");
    assert!(words.contains("A-05 memakai 450 VA"), "{words}");
    let read = workspace.text(["power-plan", "show", "--lang", "en"]);
    assert!(read.contains("Circuit K2 is overloaded: 700 VA of 500 VA"), "{read}");

    let out = workspace.path("listrik.pdf");
    let printed = workspace.ok(["power-plan", "print", "--out", out.to_str().unwrap()]);
    paper::assert_sound(&out);
    let pages = paper::pages_text(&out);
    assert_eq!((pages.len(), number(&printed, "overloaded")), (count(&printed, "pages"), 1));
    let all = pages.concat();
    for words in
        ["Denah listrik", "K2 – Panel A", "700 VA dari 500 VA", "KELEBIHAN", "Rotan Jaya", "Belum tersambung"]
    {
        assert!(paper::shows(&all, words) || paper::shows(&all, &words.to_uppercase()), "{words} in {all}");
    }
}

#[test]
fn booths_that_rotate_load_their_circuit_by_their_worst_day() {
    let workspace = with_everything();
    placed(&workspace, &[("Batik Marunda", 450, "A-01"), ("Rotan Jaya", 1_300, "A-02")]);
    let turns = [
        "plan",
        "share",
        "Batik Marunda",
        "Rotan Jaya",
        "--from",
        "2019-11-27",
        "--until",
        "2019-11-28",
        "--in-turn",
    ];
    workspace.ok(["plan", "lift", "Rotan Jaya"]);
    workspace.ok(turns);
    let hall = &rows(&workspace.ok(["power-plan", "show"]), "halls")[0];
    let k1 = &hall["points"][0]["circuits"][0];
    assert_eq!((number(k1, "load_va"), k1["worst_day"].as_str()), (1_300, Some("2019-11-27")), "{k1:#}");
    let shown = rows(k1, "booths");
    let turns: Vec<&Value> = shown.iter().filter(|load| text(load, "booth") == "A-01").collect();
    assert_eq!(turns.len(), 2);
    assert_eq!(turns[1]["days"], json!(["2019-11-27", "2019-11-28"]));
}

#[test]
fn the_fascia_list_has_names_letter_for_letter_and_says_which_are_too_long() {
    let workspace = with_everything();
    let long = "Laboratorium Pengembangan Kerajinan Tangan Nusantara Jaya Abadi";
    placed(
        &workspace,
        &[
            ("=Batik “Émas” & Co.", 450, "A-01"),
            (long, 450, "A-02"),
            ("Rotan Jaya", 450, "A-05"),
            ("Bambu Cibubur", 450, "A-03"),
        ],
    );
    workspace.ok(["plan", "lift", "Bambu Cibubur"]);
    workspace.ok(["plan", "share", "Rotan Jaya", "Bambu Cibubur"]);
    let list = workspace.ok(["fascia", "list"]);
    let found = rows(&list, "rows");
    let of = |booth: &str| found.iter().find(|row| text(row, "booth") == booth).unwrap();
    assert_eq!(of("A-01")["lines"], json!(["=Batik “Émas” & Co."]));
    assert_eq!((text(of("A-01"), "size"), number(of("A-01"), "board_mm")), ("3 x 3 m", 3_000));
    assert_eq!(of("A-05")["lines"], json!(["Rotan Jaya", "Bambu Cibubur"]));
    assert_eq!(of("A-02")["lines"], json!([long]));
    assert_eq!(number(&list, "warned"), 1);
    assert!(of("A-02")["warnings"].to_string().contains("63 huruf"), "{list:#}");

    let csv = workspace.path("fascia.csv");
    workspace.ok(["fascia", "export", csv.to_str().unwrap()]);
    let written = fs::read_to_string(&csv).unwrap();
    assert!(written.contains("'=Batik “Émas” & Co."), "no name becomes a formula: {written}");
    assert!(written.contains("Rotan Jaya;Bambu Cibubur"), "{written}");
    let xlsx = workspace.path("fascia.xlsx");
    let exported = workspace.ok(["fascia", "export", xlsx.to_str().unwrap()]);
    assert_eq!((number(&exported, "rows"), number(&exported, "warned")), (3, 1));
    let limits = tabular::read::ReadLimits::default();
    let read = tabular::read::read_workbook(&xlsx, &limits, &mut |_| std::ops::ControlFlow::Continue(()));
    let cells = format!("{:?}", read.unwrap().sheets[0]);
    assert!(cells.contains("=Batik “Émas” & Co.") && cells.contains(long), "{cells}");

    let out = workspace.path("fascia.pdf");
    let printed = workspace.ok(["fascia", "print", "--out", out.to_str().unwrap()]);
    paper::assert_sound(&out);
    paper::assert_pages(&out, count(&printed, "pages"), 210.0, 297.0);
    let all = paper::pages_text(&out).concat();
    for words in ["Daftar nama fascia", "=Batik “Émas” & Co.", "Bambu Cibubur", "Paraf", "63 huruf"] {
        assert!(paper::shows(&all, words), "{words} in {all}");
    }
}

#[test]
fn without_exhibitors_there_is_no_fascia_list_and_it_says_what_to_do() {
    let workspace = with_everything();
    assert_eq!(rows(&workspace.ok(["fascia", "list"]), "rows").len(), 0);
    let out = workspace.path("fascia.pdf");
    let refused = workspace.fails(["fascia", "print", "--out", out.to_str().unwrap()]);
    assert!(text(&refused, "message").contains("Bagikan stan"), "{refused:#}");
    assert!(!out.exists());
}
