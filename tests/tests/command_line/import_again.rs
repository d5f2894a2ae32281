//! Lists that come again: shifted, renamed, mended, for the next edition; and what a person decides of rows that are
//! held. It is long, since each way in which a list can come again has its own test.

use std::collections::BTreeMap;
use std::path::PathBuf;

use jakcraft_tests::{Workspace, a_persons_change, number, rows, text};
use serde_json::{Value, json};

const HEADER: &str =
    "Nama Usaha,Nama Pemilik,NIK,NIB,No. HP / WA,Email,Ukuran Stan,Air,Penjaga Stan 1,Penjaga Stan 2";

/// A list of firms.
fn list(workspace: &Workspace, name: &str, rows: &[&str]) -> PathBuf {
    workspace.write(name, format!("{HEADER}\n{}\n", rows.join("\n")))
}

fn counts(report: &Value) -> [i64; 4] {
    ["rows_read", "created", "updated", "unchanged"].map(|key| number(report, key))
}

fn codes(report: &Value) -> Vec<String> {
    rows(report, "warnings").iter().map(|one| text(one, "code").to_owned()).collect()
}

/// Each firm with its telephone and owner.
fn firms(workspace: &Workspace) -> BTreeMap<String, (Value, Value)> {
    let one = |one: Value| (text(&one, "name").to_owned(), (one["phone"].clone(), one["owner"].clone()));
    workspace.exhibitors().into_iter().map(one).collect()
}

fn held(workspace: &Workspace) -> Vec<Value> {
    rows(&workspace.ok(["exhibitors", "held"]), "held")
}

fn decide(workspace: &Workspace, row: &Value, decision: &str) -> Value {
    workspace.ok(["exhibitors", "decide", text(row, "id"), decision])
}

const ASRI: &str =
    "Karya Asri,Bu Asri,3171014507850001,2621299722003,081234567801,asri@example.com,3x3,,Siti,Budi";
const MELATI: &str = "Karya Melati,Bu Mela,,,081234567802,mela@example.com,,,Tono,";
const MAWAR: &str = "Karya Mawar,Bu Wati,,,081234567803,wati@example.com,,,Rini,";
const ONDEL: &str = "Omah Ondel,Pak Jali,,,081234567804,jali@example.com,,,Jali,";

#[test]
fn a_row_that_was_put_in_above_moves_no_firm_onto_its_neighbour() {
    let workspace = Workspace::with_event();
    workspace.import(&list(&workspace, "daftar.csv", &[ASRI, MELATI, MAWAR]));
    let before = firms(&workspace);
    // One more above, and Bu Wati has another telephone.
    let mawar = MAWAR.replace("081234567803", "081234567899");
    let report = workspace.import(&list(&workspace, "daftar.csv", &[ONDEL, ASRI, MELATI, &mawar]));
    assert_eq!(counts(&report), [4, 1, 1, 2], "{report:#}");
    assert_eq!(rows(&report, "duplicates"), [] as [Value; 0]);
    let after = firms(&workspace);
    assert_eq!(after.len(), 4);
    for name in ["Karya Asri", "Karya Melati"] {
        assert_eq!(after[name], before[name]);
    }
    assert_eq!(after["Karya Mawar"].0, "+6281234567899");
    // The same again says nothing new, and neither does the old order.
    let list_now = list(&workspace, "daftar.csv", &[ONDEL, ASRI, MELATI, &mawar]);
    assert_eq!(counts(&workspace.import(&list_now)), [4, 0, 0, 4]);
    let sorted = list(&workspace, "daftar.csv", &[&mawar, MELATI, ASRI, ONDEL]);
    assert_eq!(counts(&workspace.import(&sorted)), [4, 0, 0, 4]);
    workspace.is_whole();
}

#[test]
fn sisters_with_one_telephone_keep_their_rows_when_one_is_put_in_between() {
    let workspace = Workspace::with_event();
    let sister =
        |number: u8| format!("Kriya Kencana {number},Bu Ken,,,081234567801,ken{number}@example.com,,,,");
    let (one, two, three) = (sister(1), sister(2), sister(3));
    let first = list(&workspace, "daftar.csv", &[&one, &three]);
    workspace.ok(["exhibitors", "import", first.to_str().unwrap(), "--on-duplicate", "create"]);
    assert_eq!(firms(&workspace).len(), 2);
    let report = workspace.import(&list(&workspace, "daftar.csv", &[&one, &two, &three]));
    assert_eq!(counts(&report), [3, 0, 0, 2], "{report:#}");
    assert_eq!(rows(&report, "duplicates").len(), 1, "the new one is held: {report:#}");
    assert_eq!(firms(&workspace).len(), 2);
}

#[test]
fn a_new_firm_with_a_like_name_in_the_old_place_is_not_taken_for_the_one_that_has_moved() {
    let workspace = Workspace::with_event();
    workspace.import(&list(&workspace, "daftar.csv", &[MELATI]));
    let newcomer = "Karya Melatie,Bu Lain,,,081234567877,lain@example.com,,,,";
    let moved = MELATI.replace("081234567802", "081234567899");
    let report = workspace.import(&list(&workspace, "daftar.csv", &[newcomer, &moved]));
    assert_eq!(counts(&report), [2, 0, 1, 0], "{report:#}");
    assert_eq!(rows(&report, "duplicates")[0]["row"], 2);
    assert_eq!(firms(&workspace)["Karya Melati"], (json!("+6281234567899"), json!("Bu Mela")));
}

#[test]
fn a_person_s_changes_stand_when_the_list_comes_under_another_name() {
    let workspace = Workspace::with_event();
    workspace.import(&list(&workspace, "daftar.csv", &[ASRI, MELATI]));
    let mut store = workspace.store();
    let event = workspace.event();
    let mut firm = store.read().exhibitors_of_event(event.id).unwrap().remove(0).exhibitor;
    firm.notes = Some("dekat pintu".to_owned());
    store.write::<_, store::StoreError>(&a_persons_change(), |tx| tx.update(&firm)).unwrap();
    drop(store);
    let mended = ASRI.replace("asri@example.com", "asri.baru@example.com");
    let report = workspace.import(&list(&workspace, "daftar-final.csv", &[ONDEL, &mended, MELATI]));
    assert_eq!((counts(&report), codes(&report)), ([3, 1, 1, 1], vec![]), "{report:#}");
    assert_eq!(rows(&report, "duplicates"), [] as [Value; 0], "a firm without a NIB is known as well");
    let store = workspace.store();
    let firm = store.read().exhibitors_of_event(event.id).unwrap().remove(0).exhibitor;
    assert_eq!(firm.email.as_deref(), Some("asri.baru@example.com"), "only the list had changed it");
    assert_eq!(firm.notes.as_deref(), Some("dekat pintu"));
}

#[test]
fn what_another_list_said_is_the_base_of_a_list_that_names_the_firm_too() {
    let workspace = Workspace::with_event();
    workspace.import(&list(&workspace, "dekranasda.csv", &[ASRI, MELATI, MAWAR]));
    let mended = ASRI.replace("asri@example.com", "asri.baru@example.com");
    let other = "Batik Sekar,Bu Sekar,,,081234567811,,,,,";
    let report = workspace.import(&list(&workspace, "pkt.csv", &[other, ONDEL, &mended]));
    assert_eq!((counts(&report), codes(&report)), ([3, 2, 1, 0], vec![]), "{report:#}");
}

#[test]
fn two_lists_of_one_name_do_not_undo_what_each_other_said() {
    let workspace = Workspace::with_event();
    workspace.import(&list(&workspace, "daftar.csv", &[ASRI, MELATI]));
    let report = workspace.import(&list(&workspace, "daftar.csv", &[ONDEL, MAWAR]));
    assert_eq!(counts(&report), [2, 2, 0, 0], "{report:#}");
    let mended = ASRI.replace("asri@example.com", "asri.baru@example.com");
    let report = workspace.import(&list(&workspace, "daftar.csv", &[&mended, MELATI]));
    assert_eq!((counts(&report), codes(&report)), ([2, 0, 1, 1], vec![]), "{report:#}");
    let sources = workspace.store().read().import_sources(workspace.event().id).unwrap();
    let mut names: Vec<_> = sources.into_iter().map(|source| source.name).collect();
    names.sort();
    assert_eq!(names, ["daftar.csv", "daftar.csv (2)"]);
}

#[test]
fn in_the_next_edition_firms_and_people_are_the_same_and_ask_anew() {
    let workspace = Workspace::with_event();
    workspace.import(&list(&workspace, "daftar.csv", &[ASRI, MELATI]));
    let people = || workspace.store().read().all::<domain::person::Person>().unwrap().len();
    let before = people();
    workspace.create_event("uji-2020");
    let report = workspace.import(&list(&workspace, "daftar.csv", &[ASRI, ONDEL]));
    assert_eq!(counts(&report), [2, 1, 1, 0], "{report:#}");
    let asri = workspace.exhibitor("Karya Asri");
    assert_eq!(asri["booth_size"], "3x3", "the list says it again, and it counts again");
    // Bu Asri, Siti and Budi are who they were; Pak Jali and Jali are new.
    assert_eq!(people(), before + 2);
    workspace.ok(["exhibitors", "accept", "--all"]);
    let holders: Vec<String> = workspace.badges().iter().map(|one| text(one, "holder").to_owned()).collect();
    assert_eq!(holders, ["Siti", "Budi", "Jali"]);
}

#[test]
fn an_owner_of_two_firms_is_one_person_where_the_nik_says_so() {
    let workspace = Workspace::with_event();
    let second = "Dapur Asri Rasa,Bu Asri S.,3171014507850001,,081234567805,,,,,";
    let copied = "Omah Ondel,Pak Jali,3171014507850001,,081234567804,,,,,";
    workspace.import(&list(&workspace, "daftar.csv", &[ASRI, second, copied]));
    let store = workspace.store();
    let lines = store.read().exhibitors_of_event(workspace.event().id).unwrap();
    let owner = |name: &str| {
        lines.iter().find(|line| line.exhibitor.name == name).unwrap().exhibitor.owner_id.unwrap()
    };
    assert_eq!(owner("Karya Asri"), owner("Dapur Asri Rasa"));
    assert_ne!(owner("Karya Asri"), owner("Omah Ondel"), "a NIK that was copied makes no one of two people");
}

#[test]
fn attendants_are_added_by_name_and_nobody_with_a_badge_becomes_somebody_else() {
    let workspace = Workspace::with_event();
    workspace.import(&list(&workspace, "daftar.csv", &[ASRI]));
    workspace.ok(["exhibitors", "accept", "--all"]);
    let holders = || {
        let mut names: Vec<String> =
            workspace.badges().iter().map(|one| text(one, "holder").to_owned()).collect();
        names.sort();
        names
    };
    // Before any badge is out, Budi's place becomes Ani's.
    let ani = ASRI.replace("Siti,Budi", "Ani,Siti");
    workspace.import(&list(&workspace, "daftar.csv", &[&ani]));
    assert_eq!(holders(), ["Ani", "Siti"]);
    workspace.ok(["badges", "print", "--out", workspace.path("kartu.pdf").to_str().unwrap()]);
    let codes: BTreeMap<String, String> = workspace
        .badges()
        .iter()
        .map(|one| (text(one, "holder").to_owned(), text(one, "code").to_owned()))
        .collect();
    // Afterwards whoever is new gets a place of their own, also where the owner minds the booth.
    let dewi = ASRI.replace("Siti,Budi", "Dewi,Siti").replace("Bu Asri", "Dewi");
    let report = workspace.import(&list(&workspace, "daftar.csv", &[&dewi]));
    assert_eq!(counts(&report), [1, 0, 1, 0], "{report:#}");
    assert_eq!(holders(), ["Ani", "Dewi", "Siti"]);
    assert_eq!(workspace.exhibitor("Karya Asri")["owner"], "Dewi");
    for badge in workspace.badges() {
        if let Some(code) = codes.get(text(&badge, "holder")) {
            assert_eq!(text(&badge, "code"), code, "a printed name keeps its badge");
        }
    }
    let rudi = dewi.replace("Dewi,Siti", "Dewi,Rudi");
    workspace.import(&list(&workspace, "daftar.csv", &[&rudi]));
    assert_eq!(holders(), ["Ani", "Dewi", "Rudi", "Siti"]);
    workspace.is_whole();
}

#[test]
fn nibs_that_were_made_up_hold_nobody_and_water_is_for_who_asks() {
    let workspace = Workspace::with_event();
    let row = |name: &str, nib: &str, water: &str| format!("{name},,,{nib},,,,{water},,");
    let lines = [
        row("Karya Asri", "1234567890123", "tidak perlu"),
        row("Karya Asih", "1234567890123", "tanpa air"),
        row("Omah Ondel", "0000000000000", "perlu"),
        row("Batik Sekar", "0000000000000", "kurang tahu"),
    ];
    let lines: Vec<&str> = lines.iter().map(String::as_str).collect();
    let report = workspace.import(&list(&workspace, "daftar.csv", &lines));
    assert_eq!(counts(&report), [4, 4, 0, 0], "{report:#}");
    let warned: Vec<String> = codes(&report);
    assert_eq!(warned.iter().filter(|code| *code == "nib_made_up").count(), 4);
    let unread: Vec<Value> =
        rows(&report, "warnings").into_iter().filter(|one| one["code"] == "water_unreadable").collect();
    assert_eq!((unread.len(), &unread[0]["row"], &unread[0]["column"]), (1, &json!(5), &json!("Air")));
    let lines = workspace.store().read().exhibitors_of_event(workspace.event().id).unwrap();
    let with_water: Vec<&str> = lines
        .iter()
        .filter(|line| line.participation.request.water)
        .map(|line| line.exhibitor.name.as_str())
        .collect();
    assert_eq!(with_water, ["Omah Ondel"]);
}

#[test]
fn no_number_of_a_person_is_said_or_kept_outside_its_table() {
    let workspace = Workspace::with_event();
    let wrong_column = "Karya Asri,Bu Asri,3171014507850001,,,NIK saya 3171014507850001,,,,";
    let double = "Karya  Asri,Bu Asri,3171014507850001,,,,,,,";
    let report = workspace.import(&list(&workspace, "daftar.csv", &[wrong_column, double]));
    assert_eq!(rows(&report, "duplicates").len(), 1, "{report:#}");
    assert!(!report.to_string().contains("3171014507850001"), "{report:#}");
    let shown = workspace.ok(["exhibitors", "held"]);
    assert!(!shown.to_string().contains("3171014507850001"), "{shown:#}");
    let store = workspace.store();
    let read = store.read();
    let event = workspace.event();
    let source = &read.import_sources(event.id).unwrap()[0];
    let kept: Vec<String> = read
        .import_rows(source.id)
        .unwrap()
        .into_iter()
        .map(|row| row.values_json)
        .chain(read.held_rows(event.id).unwrap().into_iter().map(|row| row.values_json))
        .collect();
    assert_eq!(kept.len(), 2);
    for json in &kept {
        assert!(!json.contains("3171014507850001"), "{json}");
    }
    // The compare works with what is kept, and the owner's NIK is where it can be erased.
    let firm = read.exhibitors_of_event(event.id).unwrap().remove(0).exhibitor;
    let identity: domain::person::PersonIdentity = read.get(firm.owner_id.unwrap()).unwrap().unwrap();
    assert_eq!(identity.nik.unwrap().as_str(), "3171014507850001");
    drop(store);
    let mended = wrong_column.replacen("3171014507850001", "3171014507850002", 1);
    let report = workspace.import(&list(&workspace, "daftar.csv", &[&mended, double]));
    assert_eq!(counts(&report), [2, 0, 1, 0], "{report:#}");
    // Whoever was erased leaves nothing behind, in held rows neither.
    let mut store = workspace.store();
    store.erase_person(firm.owner_id.unwrap(), "—", 9).unwrap();
    drop(store);
    let bytes = std::fs::read(workspace.file()).unwrap();
    for secret in ["3171014507850001", "3171014507850002"] {
        let is_there = bytes.windows(secret.len()).any(|window| window == secret.as_bytes());
        assert!(!is_there, "{secret}");
    }
}

#[test]
fn held_rows_are_shown_beside_the_firm_and_settled_for_good() {
    for decision in ["create", "update", "drop"] {
        let workspace = Workspace::with_event();
        let double = "Karya Assri,Bu Asri,3171014507850001,,081234567899,asri.dua@example.com,,,,";
        let lists = [ASRI, MELATI, double];
        workspace.import(&list(&workspace, "daftar.csv", &lists));
        let waiting = held(&workspace);
        assert_eq!(waiting.len(), 1, "{waiting:#?}");
        let row = &waiting[0];
        assert_eq!(
            (&row["row"], &row["of"], &row["file"]),
            (&json!(4), &json!({"row": 2}), &json!("daftar.csv"))
        );
        assert_eq!(row["firm"]["name"], "Karya Asri");
        assert!(number(row, "score") >= 800 && text(row, "reason") == "name", "{row:#}");
        let field = |key: &str| rows(row, "fields").into_iter().find(|one| one["field"] == key).unwrap();
        assert_eq!(field("email")["listed"], "asri.dua@example.com");
        assert_eq!(field("email")["here"], "asri@example.com");
        assert_eq!(field("nik")["listed"], "••••••••••••0001");
        assert_eq!(field("nik")["same"], true);

        let decided = decide(&workspace, row, decision);
        assert_eq!(text(&decided, "decision"), decision);
        assert_eq!(held(&workspace), [] as [Value; 0]);
        let names: Vec<String> = firms(&workspace).into_keys().collect();
        let expected = match decision {
            "create" => vec!["Karya Asri", "Karya Assri", "Karya Melati"],
            "update" => vec!["Karya Assri", "Karya Melati"],
            _ => vec!["Karya Asri", "Karya Melati"],
        };
        assert_eq!(names, expected, "{decision}");
        // The decision is one change, and it stands when the list comes again, wherever the row has moved.
        let again = workspace.import(&list(&workspace, "daftar.csv", &[ONDEL, ASRI, MELATI, double]));
        assert_eq!(held(&workspace), [] as [Value; 0], "{decision}: {again:#}");
        assert_eq!(number(&again, "created"), 1, "{decision}: {again:#}");
        assert_eq!(number(&again, "updated"), 0, "{decision}: {again:#}");
        workspace.ok(["history", "undo"]);
        workspace.ok(["history", "undo"]);
        assert_eq!(held(&workspace), waiting, "{decision}");
        assert_eq!(firms(&workspace).into_keys().collect::<Vec<_>>(), ["Karya Asri", "Karya Melati"]);
        workspace.ok(["history", "redo"]);
        assert_eq!(firms(&workspace).into_keys().collect::<Vec<_>>(), expected);
        workspace.is_whole();
    }
}

#[test]
fn a_held_row_whose_matter_is_settled_is_held_no_more() {
    let workspace = Workspace::with_event();
    let double = "Karya Assri,,,,,,,,,";
    workspace.import(&list(&workspace, "daftar.csv", &[ASRI, double]));
    let first = held(&workspace);
    assert_eq!(first.len(), 1);
    workspace.import(&list(&workspace, "daftar.csv", &[ASRI, double]));
    assert_eq!(held(&workspace), first, "held again, it is the same row");
    workspace.import(&list(&workspace, "daftar.csv", &[ASRI]));
    assert_eq!(held(&workspace), [] as [Value; 0], "it is gone from the list");
    let error = workspace.fails(["exhibitors", "decide", text(&first[0], "id"), "drop"]);
    assert_eq!((&error["code"], &error["details"]["kind"]), (&json!("unknown"), &json!("held_row")));
}

#[test]
fn the_regions_of_a_national_list_reach_firms_whose_rows_did_not_change() {
    let workspace = Workspace::with_event();
    let applicants = workspace
        .write("daftar.csv", "Nama Usaha,Kelurahan,Kecamatan,Kota\nKarya Asri,Beji Timur,Beji,Kota Depok\n");
    workspace.import(&applicants);
    assert_eq!(workspace.exhibitor("Karya Asri")["region"], Value::Null);
    // A running number beside the codes: from 11 on it looks like codes of provinces.
    let mut regions = String::from("No,Kode,Nama\n");
    for filler in 1..=20 {
        regions += &format!("{filler},32.{filler:02},Kabupaten Nomor {filler}\n");
    }
    regions += "21,32.76,Kota Depok\n22,32.76.06,Beji\n23,32.76.06.1002,Beji Timur\n";
    let loaded = workspace.ok(["regions", "load", workspace.write("wilayah.csv", regions).to_str().unwrap()]);
    assert_eq!((number(&loaded, "regions"), number(&loaded, "passed_over")), (23, 1));
    let provinces = workspace.store().read().regions().unwrap();
    assert!(provinces.iter().all(|region| region.code.starts_with("32.")), "{provinces:?}");
    let report = workspace.import(&applicants);
    assert_eq!(counts(&report), [1, 0, 1, 0], "{report:#}");
    assert_eq!(workspace.exhibitor("Karya Asri")["region"], "32.76");
}

#[test]
fn a_list_is_looked_at_and_corrected_before_it_is_imported() {
    let workspace = Workspace::with_event();
    let path = workspace.write(
        "form.csv",
        "Pendataan,per,November\nPanggilan,KTP,Kontak,Harga Terendah\n\
         Toko Asri,3171014507850001,081234567801,limabelas\nToko Sekar,3171014507850002,081234567802,20000\n",
    );
    let path = path.to_str().unwrap();
    let seen = workspace.ok(["exhibitors", "inspect", path, "--header-row", "2"]);
    assert_eq!((&seen["header_row"], &seen["rows"]), (&json!(2), &json!(2)), "{seen:#}");
    let columns = rows(&seen, "columns");
    assert_eq!((&columns[0]["header"], &columns[0]["letters"]), (&json!("Panggilan"), &json!("A")));
    assert_eq!(columns[0]["samples"], json!(["Toko Asri", "Toko Sekar"]));
    assert_eq!(columns[1]["samples"], json!(["••••••••••••0001", "••••••••••••0002"]));
    assert!(!seen.to_string().contains("3171014507850001"));
    let names = rows(&seen, "fields");
    assert!(names.iter().any(|one| one["key"] == "firm_name" && one["name"] == "Nama usaha"), "{names:#?}");

    let corrected = ["--header-row", "2", "--column", "Panggilan=firm_name", "--cell", "D3=15000"];
    let import = ["exhibitors", "import", path];
    let report = workspace.ok(import.iter().chain(&corrected));
    assert_eq!((counts(&report), codes(&report)), ([2, 2, 0, 0], vec![]), "{report:#}");
    let prices = || {
        let store = workspace.store();
        let mut prices: Vec<i64> = store
            .read()
            .all::<domain::product::Product>()
            .unwrap()
            .iter()
            .filter_map(|product| product.price_min_idr)
            .map(|price| price.0)
            .collect();
        prices.sort_unstable();
        prices
    };
    assert_eq!(prices(), [15_000, 20_000]);
    // The list still says what it said: the correction stands as if it had been made here.
    let again = workspace.ok(import.iter().chain(&["--header-row", "2"]));
    assert_eq!(counts(&again), [2, 0, 0, 2], "{again:#}");
    assert_eq!(codes(&again), ["money_unreadable"]);
    assert_eq!(prices(), [15_000, 20_000]);
    let error = workspace.fails(import.iter().chain(&["--cell", "D99=1"]));
    assert_eq!((&error["code"], &error["details"]["name"]), (&json!("unknown"), &json!("D99")));
}
