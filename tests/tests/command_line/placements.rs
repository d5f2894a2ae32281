//! Who has which booth, as lists by name and by booth.

use std::fs;
use std::ops::ControlFlow;

use jakcraft_tests::booth_row::{accepted, booth, row, with};
use jakcraft_tests::{Workspace, number, paper, rows, text};
use serde_json::{Value, json};

const FIRMS: &str =
    "Sekar;2x2;2;900;\nAyu;2x2;1;450;ya\nJati;2x2;1;900;\n=1+1;2x2;1;900;\nBelum Punya;2x2;1;900;\n";

fn shown() -> Workspace {
    let mut booths: Vec<Value> = row(6);
    booths[3] = with(with(booth(4), "zone", json!("Kuliner")), "water", json!(true));
    booths[5] = with(booth(6), "closed", json!(true));
    let workspace = accepted(&booths, FIRMS);
    for (firm, booths) in [("Sekar", "A-02,A-03"), ("Ayu", "A-01"), ("=1+1", "A-05")] {
        workspace.ok(["plan", "place", firm, booths, "--force"]);
    }
    workspace.ok(["plan", "share", "Ayu", "Jati", "--from", "2019-11-27"]);
    workspace
}

#[test]
fn by_name_each_firm_has_its_row_with_who_shares_and_those_who_have_none() {
    let workspace = shown();
    let list = workspace.ok(["plan", "list", "--by", "name"]);
    let told: Vec<String> = rows(&list, "rows")
        .iter()
        .map(|row| {
            let booths = row["booths"].as_array().unwrap().iter().map(|code| code.as_str().unwrap());
            let days = row["days"].as_array().map_or("", |days| days[0].as_str().unwrap());
            let with = row["with"].as_array().unwrap().iter().map(|name| name.as_str().unwrap());
            format!(
                "{} {} {} {days}",
                text(row, "exhibitor"),
                booths.collect::<Vec<_>>().join("+"),
                with.collect::<Vec<_>>().join("+")
            )
        })
        .collect();
    assert_eq!(
        told,
        [
            "=1+1 A-05  ",
            "Ayu A-01  2019-11-25",
            "Ayu A-01 Jati 2019-11-27",
            "Belum Punya   ",
            "Jati A-01 Ayu 2019-11-27",
            "Sekar A-02+A-03  ",
        ]
    );
    let sekar = &rows(&list, "rows")[5];
    assert_eq!(
        (text(sekar, "size"), number(sekar, "power_va"), text(sekar, "status")),
        ("2 × (2 x 2 m)", 900, "Diterima")
    );
    assert_eq!((number(&list, "placed"), number(&list, "unplaced")), (4, 1));
    assert_eq!((number(&list, "booths_taken"), number(&list, "booths_free")), (4, 1));
}

#[test]
fn by_booth_each_booth_has_its_row_empty_ones_too() {
    let workspace = shown();
    let list = workspace.ok(["plan", "list", "--by", "booth"]);
    let told: Vec<(String, Value)> = rows(&list, "rows")
        .iter()
        .map(|row| (row["booths"][0].as_str().unwrap().to_owned(), row["exhibitor"].clone()))
        .collect();
    let expected = [
        ("A-01", json!("Ayu")),
        ("A-01", json!("Ayu")),
        ("A-02", json!("Sekar")),
        ("A-03", json!("Sekar")),
        ("A-04", Value::Null),
        ("A-05", json!("=1+1")),
        ("A-06", Value::Null),
    ];
    assert_eq!(told, expected.map(|(code, who)| (code.to_owned(), who)));
    let all = rows(&list, "rows");
    assert_eq!((number(&all[1], "power_va"), &all[1]["with"]), (1_350, &json!(["Jati"])), "both draw power");
    assert_eq!(all[6]["is_closed"], true);
    // Two booths give 900 VA together: it is not counted twice.
    assert_eq!((number(&all[2], "power_va"), number(&all[3], "power_va")), (450, 450));
    // What a booth has stands apart from what somebody asks for.
    let ground = |row: &Value| (row["zone"].clone(), row["has_water"].clone(), row["category"].clone());
    assert_eq!(ground(&all[4]), (json!("Kuliner"), json!(true), Value::Null));
    assert_eq!(
        (&all[4]["water"], &all[0]["water"], &all[0]["has_water"]),
        (&json!(false), &json!(true), &json!(false))
    );
    let said = workspace.text(["plan", "list", "--by", "booth"]);
    assert!(said.contains("(kosong)") && said.contains("(ditutup)") && said.contains("Ayu + Jati"), "{said}");
}

#[test]
fn the_lists_are_read_back_from_paper_and_from_spreadsheets_letter_for_letter() {
    let workspace = shown();
    for by in ["name", "booth"] {
        let pdf = workspace.path(&format!("{by}.pdf"));
        let made = workspace.ok(["plan", "list", "--by", by, "--out", pdf.to_str().unwrap()]);
        assert_eq!((number(&made, "pages"), &made["warnings"]), (1, &json!([])));
        paper::assert_sound(&pdf);
        paper::assert_pages(&pdf, 1, 210.0, 297.0);
        let words = paper::raw_text(&pdf).split_whitespace().collect::<Vec<_>>().join(" ");
        for said in
            ["Pameran Uji", "A-05", "=1+1", "27–28 November 2019", "bersama Jati", "900 VA", "Diterima"]
        {
            assert!(words.contains(said), "{by}: {said}: {words}");
        }
        assert_eq!(words.contains("Belum Punya"), by == "name", "{words}");
        for ending in ["xlsx", "csv"] {
            let out = workspace.path(&format!("{by}.{ending}"));
            let made = workspace.ok(["plan", "list", "--by", by, "--out", out.to_str().unwrap()]);
            let limits = tabular::read::ReadLimits::default();
            let read = tabular::read::read_workbook(&out, &limits, &mut |_| ControlFlow::Continue(()));
            let sheet = &read.unwrap().sheets[0];
            let rows = i64::try_from(sheet.rows.len()).unwrap();
            assert_eq!(rows, number(&made, "rows") + 1, "{by} {ending}");
            // What begins like a formula stays a text, and is read back as it was.
            assert!(format!("{sheet:?}").contains("\"=1+1\""), "{by} {ending}: {sheet:?}");
            let bytes = fs::read(&out).unwrap();
            let is_marked = String::from_utf8_lossy(&bytes).contains("'=1+1");
            assert_eq!(is_marked, ending == "csv", "{by} {ending}");
        }
    }
    let other = workspace.fails(["plan", "list", "--out", workspace.path("x.docx").to_str().unwrap()]);
    assert_eq!((text(&other, "code"), &other["details"]["known"][0]), ("unknown", &json!(".pdf")));
}

#[test]
fn an_event_without_booths_and_firms_has_no_list() {
    let workspace = Workspace::with_event();
    let out = workspace.path("x.pdf");
    assert_eq!(workspace.fails(["plan", "list", "--out", out.to_str().unwrap()])["code"], "no_hall");
    assert!(!out.exists());
}

#[test]
fn the_list_of_one_hall_among_several_does_not_say_that_nobody_waits() {
    let workspace = shown();
    let hall = fs::read_to_string(workspace.path("aula.json")).unwrap();
    let mut hall: Value = serde_json::from_str(&hall).unwrap();
    hall["hall"]["name"] = json!("Selasar");
    hall["booths"] = json!([with(booth(1), "code", json!("B-01"))]);
    workspace.ok(["hall", "import", workspace.write("selasar.json", hall.to_string()).to_str().unwrap()]);
    let list = workspace.ok(["--hall", "Aula", "plan", "list", "--by", "name"]);
    assert_eq!((&list["unplaced"], number(&list, "placed")), (&Value::Null, 4));
    let out = workspace.path("aula.pdf");
    let made = workspace.ok(["--hall", "Aula", "plan", "list", "--out", out.to_str().unwrap()]);
    assert_eq!(made["unplaced"], Value::Null);
    assert!(!paper::raw_text(&out).contains("belum punya stan"));
    assert_eq!(number(&workspace.ok(["plan", "list", "--by", "name"]), "unplaced"), 1);
}
