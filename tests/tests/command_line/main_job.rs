//! The main job, from a spreadsheet of applicants to booths, badges and a floor plan on paper.

use std::collections::BTreeSet;

use domain::status::ParticipationStatus;
use jakcraft_tests::{Workspace, fixture, keys, number, paper, rows, sample_hall, text};

/// Places in a column of an import's report: header and field.
fn columns(report: &serde_json::Value) -> Vec<(String, String)> {
    rows(report, "columns")
        .iter()
        .filter_map(|column| Some((text(column, "header").to_owned(), column["field"].as_str()?.to_owned())))
        .collect()
}

#[test]
fn a_spreadsheet_of_applicants_becomes_booths_badges_and_a_floor_plan() {
    let workspace = Workspace::on_the_opening_morning();
    let created = workspace.ok([
        "event",
        "create",
        "--name",
        "JakCraft 2019",
        "--slug",
        "jakcraft-2019",
        "--starts",
        "2019-11-25",
        "--ends",
        "2019-11-28",
        "--venue",
        "Gedung G, Balai Kota",
        "--theme",
        "Urban Jakarta Festival",
    ]);
    assert_eq!(created["event"]["slug"], "jakcraft-2019");
    assert!(created["event"]["id"].is_string());

    let report = workspace.import(&fixture("jakcraft-2019-peserta.xlsx"));
    assert_eq!((number(&report, "rows_read"), number(&report, "created")), (46, 46));
    assert_eq!((number(&report, "updated"), number(&report, "unchanged")), (0, 0));
    assert_eq!((rows(&report, "rejected").len(), rows(&report, "duplicates").len()), (0, 0));
    assert_eq!(report["header_row"], 4);
    let columns = columns(&report);
    for field in
        ["firm_name", "owner_name", "nik", "nib", "phone", "kelurahan", "category", "booth_size", "power"]
    {
        assert!(columns.iter().any(|(_, found)| found == field), "{field} in {columns:?}");
    }
    assert_eq!(columns.iter().filter(|(_, field)| field == "attendant").count(), 2);

    assert_eq!(number(&workspace.ok(["exhibitors", "accept", "--all"]), "changed"), 46);
    let store = workspace.store();
    let read = store.read();
    for participation in read.participations(workspace.event().id).unwrap() {
        let changes = read.status_changes_of(participation.id).unwrap();
        let accepted = changes.last().unwrap();
        assert_eq!(accepted.to, ParticipationStatus::Accepted);
        assert_eq!(accepted.reason.as_deref(), Some("without curation"));
        assert_eq!(accepted.actor, jakcraft_tests::OPERATOR);
    }
    assert_eq!(number(&workspace.ok(["exhibitors", "accept", "--all"]), "changed"), 0);

    let hall = workspace.ok(["hall", "import", sample_hall().to_str().unwrap()]);
    assert_eq!(hall["hall"], "Lantai Dasar Gedung G");
    let generated = workspace.ok(["hall", "generate"]);
    assert!(number(&generated, "booths") >= 46, "{generated:#}");
    assert_eq!(
        rows(&generated, "findings").iter().filter(|finding| finding["severity"] == "error").count(),
        0
    );

    let assigned = workspace.ok(["plan", "assign"]);
    assert_eq!((number(&assigned, "placed"), rows(&assigned, "unplaced").len()), (46, 0));
    assert!(number(&assigned, "bound") <= number(&assigned, "cost"));
    let terms: i64 =
        assigned["terms"].as_object().unwrap().values().map(|points| points.as_i64().unwrap()).sum();
    assert_eq!(terms, number(&assigned, "cost"), "the terms of a cost add up to it");

    let findings = rows(&workspace.ok(["plan", "check"]), "findings");
    for finding in &findings {
        for key in ["rule", "severity", "message", "value", "limit", "shapes"] {
            assert!(finding.get(key).is_some(), "{key} of {finding:#}");
        }
        assert_ne!(finding["severity"], "error", "{finding:#}");
    }

    for (template, width_mm, height_mm) in
        [("a6", 105.0, 148.0), ("96x134", 96.0, 134.0), ("id-card", 85.6, 54.0)]
    {
        let out = workspace.path(&format!("{template}.pdf"));
        let out_text = out.to_str().unwrap();
        let printed = workspace.ok(["badges", "print", "--template", template, "--out", out_text]);
        assert_eq!(text(&printed, "path"), out_text);
        assert_eq!(number(&printed, "badges"), number(&printed, "pages"));
        paper::assert_pages(&out, usize::try_from(number(&printed, "pages")).unwrap(), width_mm, height_mm);
    }
    for (template, sheet, on_one) in [("a6", "a4-4xa6", 4), ("id-card", "a4-id-card", 10)] {
        let out = workspace.path(&format!("{sheet}.pdf"));
        let out_text = out.to_str().unwrap();
        let printed =
            workspace.ok(["badges", "print", "--template", template, "--sheet", sheet, "--out", out_text]);
        let pages = number(&printed, "badges").unsigned_abs().div_ceil(on_one);
        assert_eq!(number(&printed, "pages").unsigned_abs(), pages);
        assert_eq!(number(&printed, "issued"), 0, "whoever has a badge keeps it");
        paper::assert_pages(&out, usize::try_from(pages).unwrap(), 210.0, 297.0);
    }
    for (sheet, scale, width_mm, height_mm) in [("A3", "150", 420.0, 297.0), ("A4", "200", 297.0, 210.0)] {
        let out = workspace.path(&format!("denah-{sheet}.pdf"));
        let printed = workspace.ok([
            "floor-plan",
            "print",
            "--paper",
            sheet,
            "--scale",
            scale,
            "--out",
            out.to_str().unwrap(),
        ]);
        assert_eq!(number(&printed, "scale").to_string(), scale);
        let sizes = paper::page_sizes_mm(&out);
        assert_eq!(i64::try_from(sizes.len()).unwrap(), number(&printed, "pages"));
        assert!((sizes[0].0 - width_mm).abs() < 0.1 && (sizes[0].1 - height_mm).abs() < 0.1, "{sizes:?}");
    }
    workspace.is_whole();
}

#[test]
fn the_job_needs_no_hall_file() {
    let workspace = Workspace::with_event();
    workspace.import(&fixture("jakcraft-2019-peserta.xlsx"));
    workspace.ok(["exhibitors", "accept", "--all"]);
    let generated =
        workspace.ok(["hall", "generate", "--width-m", "30", "--depth-m", "20", "--module", "3x3"]);
    let booths = number(&generated, "booths");
    assert!(booths > 20, "{generated:#}");
    assert_eq!(generated["sizes"]["3x3"], booths);
    assert_eq!(
        rows(&generated, "findings").iter().filter(|finding| finding["severity"] == "error").count(),
        0
    );
    let assigned = workspace.ok(["plan", "assign"]);
    let (placed, unplaced) = (number(&assigned, "placed"), rows(&assigned, "unplaced"));
    assert_eq!(placed + i64::try_from(unplaced.len()).unwrap(), 46);
    assert!(placed >= booths.min(46) - 2, "{placed} of {booths} booths are taken");
    let out = workspace.path("kartu.pdf");
    workspace.ok(["badges", "print", "--out", out.to_str().unwrap()]);
    let out = workspace.path("denah.pdf");
    workspace.ok(["floor-plan", "print", "--out", out.to_str().unwrap()]);
    paper::assert_sound(&out);
}

#[test]
fn the_job_needs_no_size_of_the_hall() {
    let workspace = Workspace::with_event();
    workspace.import(&fixture("jakcraft-2019-peserta.xlsx"));
    workspace.ok(["exhibitors", "accept", "--all"]);
    workspace.ok(["hall", "generate"]);
    let assigned = workspace.ok(["plan", "assign"]);
    assert_eq!((number(&assigned, "placed"), rows(&assigned, "unplaced").len()), (46, 0));
    let (badges, plan) = (workspace.path("kartu.pdf"), workspace.path("denah.pdf"));
    workspace.ok(["badges", "print", "--out", badges.to_str().unwrap()]);
    workspace.ok(["floor-plan", "print", "--out", plan.to_str().unwrap()]);
    paper::assert_sound(&badges);
    paper::assert_sound(&plan);
}

#[test]
fn the_demo_does_the_whole_job_and_every_list_tells_it() {
    let workspace = Workspace::on_the_opening_morning();
    let demo = workspace.ok(["event", "demo"]);
    assert_eq!(demo["event"]["name"], "JakCraft 2019");
    let counts = &demo["counts"];
    assert_eq!(
        [number(counts, "exhibitors"), number(counts, "accepted"), number(counts, "placed")],
        [46, 46, 46]
    );
    assert_eq!(workspace.ok(["event", "show"]), demo);
    assert_eq!(rows(&workspace.ok(["event", "list"]), "events"), [demo["event"].clone()]);

    let exhibitors = workspace.exhibitors();
    assert_eq!(exhibitors.len(), 46);
    for key in ["id", "name", "nib", "phone", "category", "region", "status", "booths"] {
        assert!(keys(&exhibitors[0]).contains(&key), "{key}");
    }
    assert!(exhibitors.iter().all(|one| one["status"] == "accepted"));
    let mut booths = BTreeSet::new();
    for one in &exhibitors {
        for booth in rows(one, "booths") {
            assert!(booths.insert(booth.as_str().unwrap().to_owned()), "{booth} is given twice");
        }
    }
    assert!(booths.len() >= 46 && booths.iter().all(|code| code.contains('-')), "{booths:?}");

    workspace.ok(["badges", "print", "--out", workspace.path("kartu.pdf").to_str().unwrap()]);
    let badges = workspace.badges();
    assert_eq!(i64::try_from(badges.len()).unwrap(), number(counts, "badge_holders"));
    for badge in &badges {
        for key in ["code", "holder", "exhibitor", "role", "booth", "issue"] {
            assert!(!badge[key].is_null(), "{key} of {badge:#}");
        }
    }
    let codes: BTreeSet<&str> = badges.iter().map(|badge| text(badge, "code")).collect();
    assert_eq!(codes.len(), badges.len());

    // A second demo is an event of its own beside the first.
    let again = workspace.ok(["event", "demo"]);
    assert_ne!(again["event"]["slug"], demo["event"]["slug"]);
    let first = workspace.ok(["--event", text(&demo["event"], "slug"), "event", "show"]);
    assert_eq!(first["counts"]["placed"], 46);
    assert_eq!(again["counts"]["placed"], 46);
}

#[test]
fn without_json_people_read_tables_in_their_language() {
    let workspace = Workspace::with_demo();
    let indonesian = workspace.text(["exhibitors", "list"]);
    let english = workspace.text(["--lang", "en", "exhibitors", "list"]);
    assert!(indonesian.contains("Peserta") && indonesian.contains("Diterima"), "{indonesian}");
    assert!(english.contains("Exhibitor") && english.contains("Accepted"), "{english}");
    for one in workspace.exhibitors() {
        let booth = one["booths"][0].as_str().unwrap();
        assert!(indonesian.contains(booth) && english.contains(booth), "{booth}");
    }
}
