//! Lists that say what firms wish: corners, groups of competitors, priorities, booths by choice, firms near and apart.

use jakcraft_tests::booth_row::{hall, row};
use jakcraft_tests::{Workspace, number, rows, text};
use serde_json::{Value, json};

const HEAD: &str =
    "Nama Usaha;Stan Sudut;Kelompok Pesaing;Prioritas;Stan Diinginkan;Dekat Dengan;Jauh Dari\n";

fn with_plan(list: &str) -> (Workspace, Value) {
    let workspace = Workspace::with_event();
    hall(&workspace, &row(8), &json!([]));
    let report = import(&workspace, list);
    (workspace, report)
}

fn import(workspace: &Workspace, list: &str) -> Value {
    workspace.import(&workspace.write("daftar.csv", format!("{HEAD}{list}")))
}

fn wishes(workspace: &Workspace, firm: &str) -> Value {
    workspace.ok(["exhibitors", "wishes", firm])
}

/// The firms that one names in a field, by name.
fn named(workspace: &Workspace, firm: &str, field: &str) -> Vec<String> {
    let names = rows(&wishes(workspace, firm), field);
    let name = |id: &Value| {
        let all = workspace.exhibitors();
        let found = all.iter().find(|one| one["participation"] == *id).unwrap();
        text(found, "name").to_owned()
    };
    names.iter().map(name).collect()
}

/// Row, code and what stands in the cell.
fn warnings(report: &Value) -> Vec<(i64, String, String)> {
    let one = |one: &Value| {
        (
            number(one, "row"),
            text(one, "code").to_owned(),
            one["typed"].as_str().unwrap_or_default().to_owned(),
        )
    };
    rows(report, "warnings").iter().map(one).collect()
}

fn warning(row: i64, code: &str, typed: &str) -> (i64, String, String) {
    (row, code.to_owned(), typed.to_owned())
}

#[test]
fn wishes_are_read_and_firms_may_be_named_before_their_own_row() {
    let (workspace, report) = with_plan(
        "Ayu;harus;Batik;5;\"A-03, a4; A-01\";Jati;\"CV Maju, Tbk\"\n\
         Jati;ya;Batik;;;;\n\
         \"CV Maju, Tbk\";;;0;;\"jati, Wangi\";-\n\
         Wangi;tidak;;;;;\n",
    );
    assert_eq!(warnings(&report), []);
    let columns = rows(&report, "columns");
    let fields: Vec<&str> = columns.iter().map(|one| text(one, "field")).collect();
    assert_eq!(fields, ["firm_name", "corner", "group", "priority", "prefers", "near", "apart"]);
    let ayu = wishes(&workspace, "Ayu");
    assert_eq!(
        (&ayu["corner"], &ayu["group"], number(&ayu, "priority")),
        (&json!("must"), &json!("Batik"), 5)
    );
    assert_eq!(ayu["prefers"], json!(["A-03", "A-04", "A-01"]), "in the order of the wishes");
    assert_eq!(named(&workspace, "Ayu", "near"), ["Jati"]);
    assert_eq!(named(&workspace, "Ayu", "apart"), ["CV Maju, Tbk"], "a name may have a comma");
    let mut both = named(&workspace, "CV Maju, Tbk", "near");
    both.sort();
    assert_eq!(both, ["Jati", "Wangi"]);
    assert_eq!(wishes(&workspace, "Jati")["corner"], "want");
    assert_eq!(wishes(&workspace, "Wangi")["corner"], "no");
    // All of it is one change, and the same list again changes nothing.
    let again = import(
        &workspace,
        "Ayu;harus;Batik;5;\"A-03, a4; A-01\";Jati;\"CV Maju, Tbk\"\n\
         Jati;ya;Batik;;;;\n\
         \"CV Maju, Tbk\";;;0;;\"jati, Wangi\";-\n\
         Wangi;tidak;;;;;\n",
    );
    assert_eq!((number(&again, "unchanged"), number(&again, "updated")), (4, 0));
    workspace.is_whole();
}

#[test]
fn what_is_not_found_is_told_and_kept_and_taken_when_the_list_comes_again() {
    let list = "Ayu;;;;A-01, Z-99;Jati; Rani\nJati;;;;;;Jati\n";
    let workspace = Workspace::with_event();
    // Before there is a plan, no booth is known.
    let first = import(&workspace, list);
    assert_eq!(
        warnings(&first),
        [
            warning(2, "booth_unknown", "A-01"),
            warning(2, "booth_unknown", "Z-99"),
            warning(2, "firm_unknown", "Rani"),
            warning(3, "names_itself", "Jati"),
        ]
    );
    let told = &rows(&first, "warnings")[0];
    assert_eq!((text(told, "firm"), text(told, "column")), ("Ayu", "Stan Diinginkan"));
    assert!(text(told, "message").contains("Tidak ada stan \"A-01\" di denah"), "{told:#}");
    assert_eq!(named(&workspace, "Ayu", "near"), ["Jati"]);
    assert_eq!(wishes(&workspace, "Ayu")["prefers"], json!([]));
    // The cell is kept with the imported row.
    let kept = br#""Stan Diinginkan":"A-01; Z-99""#;
    let bytes = std::fs::read(workspace.file()).unwrap();
    assert!(bytes.windows(kept.len()).any(|part| part == kept), "nothing of a list is lost");
    hall(&workspace, &row(4), &json!([]));
    let second = import(&workspace, &format!("{list}Rani;;;;;;\n"));
    assert_eq!(
        warnings(&second),
        [warning(2, "booth_unknown", "Z-99"), warning(3, "names_itself", "Jati")],
        "what is found by now is taken"
    );
    assert_eq!((number(&second, "created"), number(&second, "updated")), (1, 1));
    assert_eq!(wishes(&workspace, "Ayu")["prefers"], json!(["A-01"]));
    assert_eq!(named(&workspace, "Ayu", "apart"), ["Rani"]);
    let third = import(&workspace, &format!("{list}Rani;;;;;;\n"));
    assert_eq!((number(&third, "unchanged"), number(&third, "updated")), (3, 0));
    assert_eq!(warnings(&third).len(), 2);
    // It is all taken back in one step.
    workspace.ok(["history", "undo"]);
    workspace.is_whole();
}

#[test]
fn a_persons_wishes_are_not_overwritten_and_a_list_that_has_changed_is_taken() {
    let (workspace, _) = with_plan("Ayu;ya;Batik;5;A-01;;\nJati;;;5;A-02;;\n");
    workspace.ok(["exhibitors", "wishes", "Ayu", "--prefers", "A-05", "--priority", "9"]);
    let report = import(&workspace, "Ayu;ya;Batik;6;A-02;;\nJati;;;6;A-03;;\n");
    assert_eq!(warnings(&report), [warning(2, "kept_yours", ""), warning(2, "kept_yours", "")]);
    let ayu = wishes(&workspace, "Ayu");
    assert_eq!((number(&ayu, "priority"), &ayu["prefers"]), (9, &json!(["A-05"])));
    let jati = wishes(&workspace, "Jati");
    assert_eq!((number(&jati, "priority"), &jati["prefers"]), (6, &json!(["A-03"])));
    workspace.is_whole();
}

#[test]
fn how_a_list_types_its_wishes_makes_them_nobodys_own() {
    let (workspace, _) =
        with_plan("Ayu;;;;a4;\"wangi; jati\";\nJati;;;;\"a1, Z-99\";;\nWangi;;;;;\"jati, Ayu\";\n");
    let report =
        import(&workspace, "Ayu;;;;a5;wangi;\nJati;;;;\"a1, Z-99, a2\";;\nWangi;;;;;;\"ayu, jati\"\n");
    assert_eq!(warnings(&report), [warning(3, "booth_unknown", "Z-99")], "nothing is kept as a person's");
    assert_eq!(wishes(&workspace, "Ayu")["prefers"], json!(["A-05"]));
    assert_eq!(wishes(&workspace, "Jati")["prefers"], json!(["A-01", "A-02"]));
    assert_eq!(named(&workspace, "Ayu", "near"), ["Wangi"]);
    let mut apart = named(&workspace, "Wangi", "apart");
    apart.sort();
    assert_eq!(apart, ["Ayu", "Jati"]);
    workspace.is_whole();
}

#[test]
fn cells_that_say_no_wish_are_told_and_kept() {
    let long = "x".repeat(81);
    let (workspace, report) = with_plan(&format!("Ayu;di depan;{long};tinggi;;Jati;Jati\nJati;;;300;;;\n"));
    assert_eq!(
        warnings(&report),
        [
            warning(2, "corner_unreadable", "di depan"),
            warning(2, "group_too_long", &long),
            warning(2, "priority_unreadable", "tinggi"),
            warning(2, "kept_apart", "Jati"),
            warning(3, "priority_unreadable", "300"),
        ]
    );
    let ayu = wishes(&workspace, "Ayu");
    assert_eq!((&ayu["corner"], &ayu["group"], number(&ayu, "priority")), (&json!("no"), &json!(""), 0));
    assert_eq!(named(&workspace, "Ayu", "apart"), ["Jati"]);
    assert_eq!(named(&workspace, "Ayu", "near"), Vec::<String>::new());
    workspace.is_whole();
}

#[test]
fn a_list_that_was_exported_says_the_same_when_it_comes_back() {
    let (workspace, _) =
        with_plan("Ayu;harus;Batik;5;\"A-03, A-01\";Jati;Wangi\nJati;ya;;;;;\nWangi;;;;;;\n");
    for (lang, name) in [("id", "daftar-lagi.csv"), ("en", "list-again.xlsx")] {
        let out = workspace.path(name);
        workspace.ok(["--lang", lang, "exhibitors", "export", out.to_str().unwrap()]);
        let other = Workspace::with_event();
        hall(&other, &row(8), &json!([]));
        let report = other.import(&out);
        assert_eq!(number(&report, "created"), 3, "{report:#}");
        assert_eq!(warnings(&report), []);
        for field in ["corner", "group", "priority", "prefers"] {
            assert_eq!(wishes(&other, "Ayu")[field], wishes(&workspace, "Ayu")[field], "{lang}: {field}");
        }
        assert_eq!(wishes(&other, "Jati")["corner"], "want");
        assert_eq!(named(&other, "Ayu", "near"), ["Jati"]);
        assert_eq!(named(&other, "Ayu", "apart"), ["Wangi"]);
    }
}

#[test]
fn a_row_that_was_held_brings_its_wishes_when_it_is_decided() {
    let (workspace, report) = with_plan(
        "Batik Sekar Jagad;;;;;;\nJati;;;;;Batik Sekar Jagat;\nBatik Sekar Jagat;;;7;\"A-02, Z-9\";Jati;\n",
    );
    assert_eq!(rows(&report, "duplicates").len(), 1, "{report:#}");
    assert_eq!(warnings(&report), [warning(3, "firm_unknown", "Batik Sekar Jagat")]);
    let decided = workspace.ok(["exhibitors", "decide", "4", "create"]);
    assert!(decided["warnings"][0].as_str().unwrap().contains("\"Z-9\""), "{decided:#}");
    let sekar = wishes(&workspace, "Batik Sekar Jagat");
    assert_eq!((number(&sekar, "priority"), &sekar["prefers"]), (7, &json!(["A-02"])));
    assert_eq!(named(&workspace, "Batik Sekar Jagat", "near"), ["Jati"]);
    workspace.is_whole();
}
