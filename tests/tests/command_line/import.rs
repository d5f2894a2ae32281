//! Lists of applicants as they really come: messy, again and again, hostile, large. It is long, since each way in which
//! a list can be off has its own test.

use std::collections::BTreeMap;
use std::ffi::OsStr;
use std::fs;
use std::path::Path;

use jakcraft_tests::{Workspace, a_persons_change, fixture, number, rows, text};
use serde_json::{Value, json};

const MESSY: &str = "pendaftaran-berantakan.csv";

fn counts(report: &Value) -> [i64; 4] {
    ["rows_read", "created", "updated", "unchanged"].map(|key| number(report, key))
}

fn import_with(workspace: &Workspace, list: &Path, more: &[&str]) -> Value {
    let arguments = [OsStr::new("exhibitors"), OsStr::new("import"), list.as_os_str()];
    workspace.ok(arguments.into_iter().chain(more.iter().map(OsStr::new)))
}

/// The problems of a report: row, code.
fn problems(report: &Value, list: &str) -> Vec<(i64, String)> {
    rows(report, list).iter().map(|one| (number(one, "row"), text(one, "code").to_owned())).collect()
}

#[test]
fn the_messy_list_is_read_row_by_row_as_a_careful_person_would() {
    let workspace = Workspace::with_event();
    let report = workspace.import(&fixture(MESSY));
    assert_eq!(counts(&report), [70, 67, 0, 0]);
    assert_eq!(report["header_row"], 3);

    // Rows 64 and 65 repeat firms of rows 7 and 11: one by its NIB, the other by telephone and name.
    let held: Vec<(i64, i64, &str)> = report["duplicates"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| (number(one, "row"), number(&one["of"], "row"), text(one, "reason")))
        .collect();
    assert_eq!(held, [(64, 7, "nib_and_name"), (65, 11, "phone_and_name")]);
    assert_eq!(problems(&report, "rejected"), [(66, "no_firm_name".to_owned())]);
    assert_eq!(rows(&report, "rejected")[0]["column"], "Nama Usaha");

    let warnings = problems(&report, "warnings");
    assert!(warnings.contains(&(67, "zeros_restored".to_owned())), "{warnings:?}");
    assert!(warnings.contains(&(68, "looks_like_formula".to_owned())), "{warnings:?}");
    let nib =
        rows(&report, "warnings").into_iter().find(|one| one["row"] == 67 && one["column"] == "NIB").unwrap();
    assert!(!text(&nib, "message").contains("123456789012"), "a message repeats no identity number: {nib:#}");

    let exhibitors = workspace.exhibitors();
    assert_eq!(exhibitors.len(), 67);
    let one = |name: &str| workspace.exhibitor(name);
    assert_eq!(one("Kriya Dua Belas Angka")["nib"], "0123456789012");
    one("=HYPERLINK(\"http://127.0.0.1\",\"Klik\")");
    one("Dapur Delima");
    one("ꦧꦠꦶꦏ꧀ Sekar Jagad");
    one("王氏工艺 Kreasi");
    one("Bangsa’s Crafts & Co. — “Ñandú”");
    one("عطور جاكرتا");
    let pitung = one("Karya Pitung");
    assert_eq!((text(&pitung, "booth_size"), text(&pitung, "region")), ("3x2", "31.75"));
    assert_eq!((text(&pitung, "phone"), number(&pitung, "power_va")), ("+6281406947422", 450));
    assert_eq!(one("Cipta Kembang Kelapa")["booth_size"], "2x2");
    assert_eq!(one("Cipta Kembang Kelapa")["region"], "31.74");
    assert_eq!(number(&workspace.ok(["event", "show"])["counts"], "held"), 2);
    workspace.is_whole();
}

#[test]
fn semicolons_decimal_commas_title_rows_and_a_total_row_are_no_hindrance() {
    let workspace = Workspace::with_event();
    let list = "DAFTAR PESERTA PAMERAN;;;;;\r\nper 1 November 2019;;;;;\r\n;;;;;\r\n\
        No;Nama Usaha;No. HP / WA;Harga Terendah (Rp);Harga Tertinggi (Rp);Ukuran Stan;Daya Listrik (VA)\r\n\
        1;Batik Sekar;0812-3456-7890 / 081311112222;Rp15.000,50;1,25 jt;2,5 x 2 m;2 Ampere / 450 Watt\r\n\
        2;Tenun Ayu;(021) 345 6789;25.000;150.000,00;3x3;900\r\n\
        ;;;;;;\r\n\
        ;JUMLAH;;40.000;1.400.000;;1350\r\n";
    let report = workspace.import(&workspace.write("daftar.csv", list));
    assert_eq!(counts(&report), [2, 2, 0, 0], "{report:#}");
    assert_eq!(report["header_row"], 4);
    let batik = workspace.exhibitor("Batik Sekar");
    assert_eq!(batik["phones"], json!(["+6281234567890", "+6281311112222"]));
    assert_eq!((text(&batik, "booth_size"), number(&batik, "power_va")), ("2.5x2", 450));
    let store = workspace.store();
    let products = store.read().all::<domain::product::Product>().unwrap();
    let most: Vec<_> =
        products.iter().filter_map(|product| product.price_max_idr).map(|price| price.0).collect();
    assert!(most.contains(&1_250_000) && most.contains(&150_000), "{products:?}");
}

#[test]
fn a_dry_run_tells_what_would_happen_and_changes_nothing() {
    let workspace = Workspace::with_event();
    let before = workspace.ok(["history", "list"]);
    let tried = import_with(&workspace, &fixture(MESSY), &["--dry-run"]);
    assert_eq!(workspace.ok(["history", "list"]), before);
    assert_eq!(workspace.exhibitors(), [] as [Value; 0]);
    assert_eq!(number(&workspace.ok(["event", "show"])["counts"], "held"), 0);
    let done = workspace.import(&fixture(MESSY));
    assert_eq!((&tried["dry_run"], &tried["change_set"]), (&json!(true), &Value::Null));
    for key in
        ["rows_read", "created", "updated", "unchanged", "duplicates", "rejected", "warnings", "columns"]
    {
        assert_eq!(tried[key], done[key], "{key}");
    }
}

#[test]
fn the_same_list_again_changes_nothing() {
    let workspace = Workspace::with_event();
    let first = workspace.import(&fixture(MESSY));
    let list = workspace.exhibitors();
    let again = workspace.import(&fixture(MESSY));
    assert_eq!(counts(&again), [70, 0, 0, 67]);
    assert_eq!(again["rejected"], first["rejected"]);
    assert_eq!(rows(&again, "duplicates").len(), 2);
    assert_eq!(workspace.exhibitors(), list);
    assert_eq!(number(&workspace.ok(["event", "show"])["counts"], "held"), 2, "no row is held twice");
    workspace.is_whole();
}

#[test]
fn what_a_person_changed_since_stays_and_what_the_list_changed_is_taken() {
    let workspace = Workspace::with_event();
    let list = workspace.write(MESSY, fs::read(fixture(MESSY)).unwrap());
    workspace.import(&list);

    // In the window somebody writes other notes and another address for Omah Ondel.
    let mut store = workspace.store();
    let event = workspace.event();
    let mut firm = store
        .read()
        .exhibitors_of_event(event.id)
        .unwrap()
        .into_iter()
        .find(|line| line.exhibitor.name == "Omah Ondel")
        .unwrap()
        .exhibitor;
    firm.email = Some("panitia@example.com".to_owned());
    firm.notes = Some("Minta dekat pintu".to_owned());
    store.write::<_, store::StoreError>(&a_persons_change(), |tx| tx.update(&firm)).unwrap();
    drop(store);

    // Meanwhile the list has another e-mail for it, too, and a new product and number of staff.
    let text_now = fs::read_to_string(&list).unwrap();
    let text_now = text_now.replace("omahondel@example.com", "ondel.baru@example.com").replace(
        "BNN;Bordir & Fesyen;Tekstil;Bordir Betawi;Rp15.000,00;120000;1000;8000000;17;",
        "BNN;Bordir & Fesyen;Tekstil;Kebaya kerancang;Rp15.000,00;120000;1000;8000000;21;",
    );
    let list = workspace.write(MESSY, text_now);
    let report = workspace.import(&list);
    assert_eq!(counts(&report), [70, 0, 1, 66], "{report:#}");
    let kept: Vec<Value> =
        rows(&report, "warnings").into_iter().filter(|warning| warning["code"] == "kept_yours").collect();
    assert_eq!(kept.len(), 1, "{kept:#?}");
    assert_eq!((number(&kept[0], "row"), text(&kept[0], "column")), (5, "Email"));

    let store = workspace.store();
    let line = store.read().exhibitors_of_event(event.id).unwrap();
    let firm = line.into_iter().find(|line| line.exhibitor.name == "Omah Ondel").unwrap().exhibitor;
    assert_eq!(firm.email.as_deref(), Some("panitia@example.com"));
    assert_eq!(firm.notes.as_deref(), Some("Minta dekat pintu"));
    assert_eq!(firm.staff, Some(21));
    let products = store.read().all::<domain::product::Product>().unwrap();
    assert!(products.iter().any(|product| product.name == "Kebaya kerancang"));
    drop(store);
    // And once more nothing is new.
    assert_eq!(counts(&workspace.import(&list)), [70, 0, 0, 67]);
}

#[test]
fn likely_doubles_are_made_or_updated_only_where_a_person_says_so() {
    let list = fixture(MESSY);
    let workspace = Workspace::with_event();
    let made = import_with(&workspace, &list, &["--on-duplicate", "create"]);
    assert_eq!(counts(&made), [70, 69, 0, 0]);
    let done = |report: &Value| -> Vec<(i64, String)> {
        let doubles = rows(report, "duplicates");
        doubles.iter().map(|one| (number(one, "row"), text(one, "done").to_owned())).collect()
    };
    assert_eq!(done(&made), [(64, "created".to_owned()), (65, "created".to_owned())]);
    assert_eq!(workspace.exhibitors().len(), 69);
    // What was decided stays decided.
    let again = workspace.import(&list);
    assert_eq!((counts(&again), done(&again)), ([70, 0, 0, 69], vec![]));

    let workspace = Workspace::with_event();
    let updated = import_with(&workspace, &list, &["--on-duplicate", "update"]);
    assert_eq!(number(&updated, "created"), 67);
    assert_eq!(number(&updated, "updated") + number(&updated, "unchanged"), 2);
    assert_eq!(done(&updated), [(64, "updated".to_owned()), (65, "updated".to_owned())]);
    assert_eq!(workspace.exhibitors().len(), 67);
    let again = workspace.import(&list);
    assert_eq!((counts(&again), done(&again)), ([70, 0, 0, 69], vec![]));
    workspace.is_whole();
}

#[test]
fn a_whole_import_is_taken_back_and_done_again() {
    let workspace = Workspace::with_event();
    workspace.import(&fixture(MESSY));
    let list = workspace.exhibitors();
    let undone = workspace.ok(["history", "undo"]);
    assert_eq!(undone["action"], "exhibitors_import");
    assert_eq!(workspace.exhibitors(), [] as [Value; 0]);
    assert_eq!(number(&workspace.ok(["event", "show"])["counts"], "badge_holders"), 0);
    assert_eq!(rows(&workspace.ok(["desk", "find", "om"]), "matches"), [] as [Value; 0]);
    workspace.is_whole();
    workspace.ok(["history", "redo"]);
    assert_eq!(workspace.exhibitors(), list);
    assert_eq!(number(&workspace.ok(["event", "show"])["counts"], "held"), 2);
    workspace.is_whole();
    assert_eq!(counts(&workspace.import(&fixture(MESSY))), [70, 0, 0, 67], "the list is known as before");
    let nothing = {
        let empty = Workspace::new();
        empty.fails(["history", "undo"])
    };
    assert!(text(&nothing, "code").contains("undo"), "{nothing:#}");
}

#[test]
fn a_corrected_column_is_remembered_for_the_next_list() {
    let list =
        |firm: &str| format!("Panggilan,Nama Usaha,Nama Pemilik\nToko {firm},CV {firm} Jaya,Ibu {firm}\n");
    let workspace = Workspace::with_event();
    let first = workspace.write("satu.csv", list("Asri"));
    let as_read = import_with(&workspace, &first, &["--dry-run"]);
    let field = |report: &Value, header: &str| {
        rows(report, "columns").into_iter().find(|column| column["header"] == header).unwrap()["field"]
            .clone()
    };
    assert_eq!(field(&as_read, "Nama Usaha"), "firm_name");
    let corrected = ["--column", "Panggilan=firm_name", "--column", "Nama Usaha="];
    let report = import_with(&workspace, &first, &corrected);
    assert_eq!(field(&report, "Panggilan"), "firm_name");
    assert_eq!(field(&report, "Nama Usaha"), Value::Null);
    workspace.exhibitor("Toko Asri");

    let report = workspace.import(&workspace.write("dua.csv", list("Kencana")));
    assert_eq!(field(&report, "Panggilan"), "firm_name");
    let column = rows(&report, "columns").into_iter().find(|column| column["header"] == "Panggilan").unwrap();
    assert_eq!(column["why"], "remembered");
    workspace.exhibitor("Toko Kencana");

    for (pair, kind) in [("Tidak Ada=firm_name", "header"), ("Panggilan=warna", "field")] {
        let error = workspace.fails(["exhibitors", "import", first.to_str().unwrap(), "--column", pair]);
        assert_eq!(
            (&error["code"], &error["details"]["kind"]),
            (&json!("unknown"), &json!(kind)),
            "{error:#}"
        );
    }
}

#[test]
fn a_list_whose_columns_no_name_tells_is_read_once_a_person_has_named_one() {
    let workspace = Workspace::with_event();
    let list = workspace.write("toko.csv", "Panggilan,Ukuran kaus\nToko Asri,XL\nToko Sekar,M\n");
    let error = workspace.fails(["exhibitors", "import", list.to_str().unwrap()]);
    assert_eq!(error["code"], "no_list");
    assert!(text(&error, "message").contains("--column"), "the message says what to do: {error:#}");
    let report = import_with(&workspace, &list, &["--column", "Panggilan=firm_name"]);
    assert_eq!((counts(&report), &report["header_row"]), ([2, 2, 0, 0], &json!(1)));
    workspace.exhibitor("Toko Sekar");
    let next = workspace.write("lain.csv", "Panggilan,Ukuran kaus\nToko Melati,S\n");
    assert_eq!(counts(&workspace.import(&next)), [1, 1, 0, 0], "it is remembered");
}

#[test]
fn names_that_look_like_formulas_stay_text_in_every_export() {
    let names = ["=1+1", "+Kriya Asri", "-Dapur Omah", "@kedai.cendana", "=HYPERLINK(\"http://127.0.0.1\")"];
    let quoted = |name: &str| format!("\"{}\"", name.replace('"', "\"\""));
    let list: String = names.iter().map(|name| format!("{},Ibu Sri\n", quoted(name))).collect();
    let workspace = Workspace::with_event();
    let list = workspace.write("rumus.csv", format!("Nama Usaha,Nama Pemilik\n{list}"));
    let report = workspace.import(&list);
    assert_eq!(counts(&report), [5, 5, 0, 0], "{report:#}");
    assert_eq!(
        problems(&report, "warnings").iter().filter(|(_, code)| code == "looks_like_formula").count(),
        5
    );
    let listed = |workspace: &Workspace| {
        let mut names: Vec<String> =
            workspace.exhibitors().iter().map(|one| text(one, "name").to_owned()).collect();
        names.sort();
        names
    };
    let expected = {
        let mut names = names.map(str::to_owned).to_vec();
        names.sort();
        names
    };
    assert_eq!(listed(&workspace), expected);
    for ending in ["csv", "xlsx"] {
        let out = workspace.path(&format!("peserta.{ending}"));
        let exported = workspace.ok(["exhibitors", "export", out.to_str().unwrap()]);
        assert_eq!((number(&exported, "rows"), text(&exported, "path")), (5, out.to_str().unwrap()));
        let other = Workspace::with_event();
        let report = other.import(&out);
        assert_eq!(counts(&report), [5, 5, 0, 0], "{ending}: {report:#}");
        assert_eq!(listed(&other), expected, "{ending}");
    }
    let csv = fs::read_to_string(workspace.path("peserta.csv")).unwrap();
    for line in csv.lines() {
        let cells = line.split(';').map(|cell| cell.trim_start_matches('"'));
        let formulas: Vec<&str> = cells.filter(|cell| cell.starts_with(['=', '+', '-', '@'])).collect();
        assert_eq!(formulas, [""; 0], "a spreadsheet would run this");
    }
    let error = workspace.fails(["exhibitors", "export", workspace.path("peserta.pdf").to_str().unwrap()]);
    assert_eq!(error["code"], "unknown");
}

#[test]
fn the_whole_list_comes_back_from_its_own_export() {
    let workspace = Workspace::with_event();
    workspace.import(&fixture(MESSY));
    let facts = |workspace: &Workspace| -> BTreeMap<String, Vec<Value>> {
        let keys = ["owner", "nib", "phones", "category", "supported_by", "region", "booth_size", "power_va"];
        workspace
            .exhibitors()
            .into_iter()
            .map(|one| (text(&one, "name").to_owned(), keys.map(|key| one[key].clone()).to_vec()))
            .collect()
    };
    let expected = facts(&workspace);
    for (lang, ending) in [("id", "csv"), ("en", "csv"), ("id", "xlsx"), ("en", "xlsx")] {
        let out = workspace.path(&format!("peserta-{lang}.{ending}"));
        workspace.ok(["--lang", lang, "exhibitors", "export", out.to_str().unwrap()]);
        let other = Workspace::with_event();
        let report = other.import(&out);
        assert_eq!(number(&report, "created"), 67, "{lang} {ending}: {report:#}");
        let found = facts(&other);
        for (name, wanted) in &expected {
            assert_eq!(found.get(name), Some(wanted), "{name} from {lang} {ending}");
        }
        // No number that identifies a person leaves with a list.
        let niks = String::from_utf8_lossy(&fs::read(&out).unwrap()).contains("3175106804984858");
        assert!(!niks);
    }
}

#[test]
fn a_list_of_twelve_hundred_is_imported_whole() {
    let workspace = Workspace::with_event();
    let report = workspace.import(&fixture("pameran-besar-1200.csv"));
    assert_eq!(counts(&report), [1200, 1200, 0, 0]);
    assert_eq!((rows(&report, "rejected").len(), rows(&report, "duplicates").len()), (0, 0));
    let counts = || workspace.ok(["event", "show"])["counts"].clone();
    // Attendants get a badge once their firm is accepted.
    assert_eq!((number(&counts(), "exhibitors"), number(&counts(), "badge_holders")), (1200, 0));
    workspace.ok(["exhibitors", "accept", "--all"]);
    assert_eq!(number(&counts(), "badge_holders"), 2047);
    workspace.is_whole();
}

#[test]
fn what_is_no_list_ends_in_words_that_help_in_the_persons_language() {
    let workspace = Workspace::with_event();
    let folder = workspace.path("folder.csv");
    fs::create_dir(&folder).unwrap();
    let cases = [
        (workspace.write("kartu.pdf", b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n<<>>\nendobj\n"), "file_kind"),
        (workspace.write("kartu.xlsx", b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n"), "file_kind"),
        (workspace.write("kosong.csv", ""), "file_empty"),
        (workspace.write("baris-kosong.csv", "\r\n;;;\r\n\r\n"), "file_empty"),
        (workspace.write("foto.jpg", b"\xff\xd8\xff\xe0\0\x10JFIF\0\x01"), "file_kind"),
        (workspace.write("rusak.xlsx", b"PK\x03\x04\x14\0\0\0\x08\0broken"), "file_broken"),
        (
            workspace.write("laman.xls", "<html><body><table><tr><td>Nama</td></tr></table></body></html>"),
            "file_kind",
        ),
        (workspace.write("kutip.csv", "Nama Usaha,Alamat\n\"Kriya Asri,Jl. Melati\n"), "file_broken"),
        (workspace.write("belanja.csv", "Barang,Jumlah\nPaku,12\nCat,3\n"), "no_list"),
        (workspace.path("tidak-ada.csv"), "file_unreadable"),
        (folder, "file_unreadable"),
    ];
    for (path, code) in cases {
        let arguments = ["exhibitors", "import", path.to_str().unwrap()];
        let error = workspace.fails(arguments);
        assert_eq!(error["code"], code, "{}: {error:#}", path.display());
        let english = workspace.fails(["--lang", "en"].iter().chain(&arguments));
        assert_eq!(english["code"], code);
        let (indonesian, english) = (text(&error, "message"), text(&english, "message"));
        assert_ne!(indonesian, english);
        let has =
            |message: &str, words: &[&str]| words.iter().any(|word| message.to_lowercase().contains(word));
        assert!(has(indonesian, &["berkas", "lembar", "baris", "kolom", "daftar"]), "{indonesian}");
        assert!(has(english, &["file", "sheet", "row", "column", "list"]), "{english}");
        // Without --json a person reads the same on standard error.
        let output = workspace.run(arguments);
        assert_eq!((output.status.code(), output.stdout.len()), (Some(1), 0));
        assert_eq!(String::from_utf8_lossy(&output.stderr).trim(), indonesian);
    }
    assert_eq!(workspace.exhibitors(), [] as [Value; 0]);
}

#[test]
fn arguments_that_are_off_are_told_apart_from_failures() {
    let workspace = Workspace::with_event();
    for arguments in [
        &["exhibitors", "import"][..],
        &["exhibitors", "impor", "x.csv"],
        &["exhibitors", "import", "x.csv", "--on-duplicate", "merge"],
        &["event", "create", "--name", "X", "--slug", "x", "--starts", "kemarin", "--ends", "2019-11-28"],
        &["exhibitors", "accept"],
        &["exhibitors", "accept", "--all", "Omah Ondel"],
        &["hall", "generate", "--width-m", "30"],
        &["--lang", "fr", "event", "list"],
        &["badges", "print"],
        &[],
    ] {
        let output = workspace.run(arguments);
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
        assert!(!output.stderr.is_empty() && output.stdout.is_empty(), "{arguments:?}");
    }
    let error = workspace.fails(["--event", "tidak-ada", "exhibitors", "list"]);
    assert_eq!((&error["code"], &error["details"]["known"]), (&json!("event_unknown"), &json!(["uji"])));
    let days = ["--starts", "2019-11-25", "--ends", "2019-11-28"];
    let twice = workspace.fails(["event", "create", "--name", "X", "--slug", "uji"].iter().chain(&days));
    assert_eq!(twice["code"], "slug_taken");
    let off = workspace.fails(["event", "create", "--name", " ", "--slug", "y"].iter().chain(&days));
    assert_eq!((&off["code"], &off["details"]["field"]), (&json!("invalid"), &json!("name")));
    let back = workspace.fails([
        "event",
        "create",
        "--name",
        "X",
        "--slug",
        "y",
        "--starts",
        "2019-11-28",
        "--ends",
        "2019-11-25",
    ]);
    assert_eq!((&back["code"], &back["details"]["field"]), (&json!("invalid"), &json!("ends")));
    assert_eq!(Workspace::new().fails(["exhibitors", "list"])["code"], "no_event");
}

#[test]
fn each_import_is_backed_up_first() {
    let mut workspace = Workspace::with_event();
    let folder = store::open::beside::backups_folder(workspace.file());
    let before_imports = || {
        let names =
            fs::read_dir(&folder).map(|entries| entries.map(|entry| entry.unwrap().file_name()).collect());
        let names: Vec<_> = names.unwrap_or_default();
        names.iter().filter(|name| name.to_string_lossy().contains("import")).count()
    };
    workspace.import(&fixture(MESSY));
    let first = before_imports();
    assert!(first > 0, "{:?}", fs::read_dir(&folder).map(Iterator::count));
    workspace.set_clock(Some(jakcraft_tests::OPENING_MORNING + 3600));
    workspace.import(&fixture("jakcraft-2019-peserta.xlsx"));
    assert!(before_imports() > first);
}
