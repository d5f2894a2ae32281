//! The office's own care: what is counted, accepted, exported, erased, backed up and taken back.

use std::fs;

use jakcraft_tests::{Workspace, number, rows, text};
use serde_json::{Value, json};

fn print(workspace: &Workspace) {
    workspace.ok(["badges", "print", "--out", workspace.path("kartu.pdf").to_str().unwrap()]);
}

#[test]
fn no_export_overwrites_the_workspace() {
    let workspace = Workspace::with_demo();
    std::os::unix::fs::symlink(workspace.file(), workspace.path("daftar.csv")).unwrap();
    let file = workspace.file().to_str().unwrap().to_owned();
    let link = workspace.path("daftar.csv");
    for arguments in [
        &["journal", "export", &file][..],
        &["journal", "export", "./pameran.jakcraft-wal"],
        &["exhibitors", "export", link.to_str().unwrap()],
        &["hall", "export", &file],
        &["floor-plan", "print", "--out", &file],
        &["backup", "pameran.jakcraft-shm"],
    ] {
        assert_eq!(workspace.fails(arguments)["code"], "file_protected", "{arguments:?}");
    }
    assert_eq!(workspace.fails(["backup", &file])["code"], "target_in_use");
    workspace.is_whole();
}

#[test]
fn the_event_counts_those_who_get_a_badge() {
    let workspace = Workspace::with_demo();
    let counts = |key: &str| number(&workspace.ok(["event", "show"])["counts"], key);
    print(&workspace);
    let before = (counts("badge_holders"), counts("badges"));
    let firm = text(&workspace.badges()[0], "exhibitor").to_owned();
    workspace.ok(["exhibitors", "move", "--to", "withdrawn", "--reason", "Sakit", &firm]);
    let after = (counts("badge_holders"), counts("badges"));
    assert!(after.0 < before.0 && after.1 < before.1, "{before:?} {after:?}");
    assert_eq!(after.0, i64::try_from(workspace.badges().len()).unwrap());
}

#[test]
fn the_office_s_own_words_for_statuses_stand_in_lists_exports_and_refusals() {
    let workspace = Workspace::with_demo();
    let options = app::SessionOptions {
        mode: app::session::Mode::CommandLine,
        lang: app::Lang::Id,
        actor: "kantor".to_owned(),
        fixed_clock: None,
    };
    let mut session = app::Session::open(workspace.file(), &options).unwrap();
    let own = |status: &str, id: &str| app::status_names::OwnStatusName {
        status: status.to_owned(),
        id: id.to_owned(),
        en: String::new(),
    };
    app::status_names::set(&mut session, &[own("accepted", "Lolos seleksi"), own("passed", "Lulus juri")])
        .unwrap();
    drop(session);
    let listed = workspace.text(["exhibitors", "list"]);
    assert!(listed.contains("Lolos seleksi") && !listed.contains("Diterima"), "{listed}");
    let list = workspace.path("daftar.csv");
    workspace.ok(["exhibitors", "export", list.to_str().unwrap()]);
    let exported = fs::read_to_string(list).unwrap();
    assert!(exported.contains("Lolos seleksi") && !exported.contains("Diterima"));
    let accepted = |row: &Value| row["status"] == "accepted";
    let name =
        workspace.exhibitors().into_iter().find(accepted).map(|row| text(&row, "name").to_owned()).unwrap();
    let refused = workspace.fails(["exhibitors", "move", "--to", "passed", &name]);
    let told = text(&refused, "message");
    assert!(told.contains("dari Lolos seleksi tidak dapat langsung ke Lulus juri"), "{told}");
}

#[test]
fn accepting_does_not_take_a_confirmation_back() {
    let workspace = Workspace::with_demo();
    let name = text(&workspace.exhibitors()[0], "name").to_owned();
    for status in ["offered", "confirmed"] {
        workspace.ok(["exhibitors", "move", "--to", status, &name]);
        for more in [&[][..], &["--reason", "x"]] {
            let error = workspace.fails(["exhibitors", "accept", &name].iter().chain(more));
            assert_eq!((&error["code"], &error["details"]["from"]), (&json!("status_move"), &json!(status)));
        }
        assert_eq!(workspace.exhibitor(&name)["status"], status);
    }
    let other = text(&workspace.exhibitors()[1], "name").to_owned();
    workspace.ok(["exhibitors", "move", "--to", "waitlisted", "--reason", "penuh", &other]);
    workspace.ok(["exhibitors", "accept", &other]);
    let store = workspace.store();
    let firms = store.read().exhibitors_of_event(workspace.event().id).unwrap();
    let firm = firms.iter().find(|line| line.exhibitor.name == other).unwrap();
    let changes = store.read().status_changes_of(firm.participation.id).unwrap();
    assert_eq!(changes.last().unwrap().reason, None, "the reserve list is no lack of curation");
}

#[test]
fn several_of_one_name_are_told_apart() {
    let workspace = Workspace::with_event();
    let list = workspace.write(
        "dua.csv",
        "Nama Usaha;Nama Pemilik;No. HP;Kota;Penjaga 1\n\
         Kriya Asri;Sri Rahayu;081234567801;Jakarta Pusat;Dewi Sartika\n\
         Kriya Asri;Budi Hartono;081398765432;Jakarta Timur;Dewi Sartika\n",
    );
    workspace.ok(["exhibitors", "import", list.to_str().unwrap(), "--on-duplicate", "create"]);
    let error = workspace.fails(["exhibitors", "accept", "Kriya Asri"]);
    assert_eq!(error["code"], "ambiguous", "{error:#}");
    let message = text(&error, "message");
    for one in workspace.exhibitors() {
        assert!(message.contains(text(&one, "id")) && message.contains(text(&one, "owner")), "{message}");
    }
    workspace.ok(["exhibitors", "accept", "--all"]);
    let error = workspace.fails(["badges", "preview", "Dewi Sartika", "--out", "x.svg"]);
    let ids = rows(&error["details"], "ids");
    assert_eq!((ids.len(), rows(&error["details"], "facts").len()), (2, 2), "{error:#}");
    let seen = workspace.ok(["badges", "preview", ids[1].as_str().unwrap(), "--out", "x.svg"]);
    assert_eq!(seen["holder_id"], ids[1]);
}

#[test]
fn an_erased_person_is_gone_and_stays_gone() {
    let workspace = Workspace::with_demo();
    print(&workspace);
    let badge = workspace.badges().swap_remove(0);
    let (code, name) = (text(&badge, "code"), text(&badge, "holder"));
    let backup = workspace.path("cadangan.jakcraft");
    workspace.ok(["backup", backup.to_str().unwrap()]);
    let known = workspace.ok(["people", "erase", code])["would_erase"].clone();
    assert_eq!((&known["name"], &known["id"]), (&badge["holder"], &badge["person_id"]));
    let erased = workspace.ok(["people", "erase", code, "--yes"]);
    assert_eq!(erased["was"]["name"], badge["holder"]);
    assert!(!workspace.badges().iter().any(|one| one["holder"] == name && one["code"] == code));
    let find = |words: &str| rows(&workspace.ok(["desk", "find", words]), "matches");
    assert!(!find(name).iter().any(|one| one["id"] == badge["person_id"]));
    let restored = workspace.ok(["restore", backup.to_str().unwrap()]);
    assert_eq!((number(&restored, "erased_again"), &restored["erasures_known"]), (1, &json!(true)));
    assert!(!workspace.badges().iter().any(|one| one["holder"] == name && one["code"] == code));
    workspace.is_whole();
}

#[test]
fn a_restore_over_a_damaged_workspace_says_that_erasures_are_not_known() {
    let workspace = Workspace::with_demo();
    let backup = workspace.path("cadangan.jakcraft");
    workspace.ok(["backup", backup.to_str().unwrap()]);
    let mut bytes = fs::read(workspace.file()).unwrap();
    bytes[100..].fill(0x55);
    fs::write(workspace.file(), bytes).unwrap();
    let told = workspace.text(["restore", backup.to_str().unwrap()]);
    assert!(told.contains("people erase"), "{told}");
}

#[test]
fn the_demo_is_one_change() {
    let workspace = Workspace::with_demo();
    let changes = rows(&workspace.ok(["history", "list"]), "changes");
    assert_eq!(changes.len(), 1, "{changes:#?}");
    assert_eq!(workspace.ok(["history", "undo"])["action"], "event_demo");
    assert_eq!(rows(&workspace.ok(["event", "list"]), "events"), [] as [Value; 0]);
    assert_eq!(workspace.ok(["history", "redo"])["action"], "event_demo");
    assert_eq!(workspace.ok(["event", "show"])["counts"]["placed"], 46);
    workspace.is_whole();
}

#[test]
fn a_file_of_personal_data_is_as_open_as_the_person_wants() {
    use std::os::unix::fs::PermissionsExt as _;
    let workspace = Workspace::with_demo();
    let out = workspace.path("peserta.xlsx");
    let command = workspace.command(["exhibitors", "export", out.to_str().unwrap()]);
    let line: Vec<String> = std::iter::once(command.get_program())
        .chain(command.get_args())
        .map(|word| format!("'{}'", word.to_str().unwrap()))
        .collect();
    let status = std::process::Command::new("sh")
        .args(["-c", &format!("umask 077; {}", line.join(" "))])
        .env("JAKCRAFT_DESKS", workspace.path("laptop"))
        .status();
    assert!(status.unwrap().success());
    assert_eq!(fs::metadata(&out).unwrap().permissions().mode() & 0o777, 0o600);
}

#[test]
fn automatic_backups_are_listed_even_where_the_workspace_does_not_open() {
    let workspace = Workspace::with_demo();
    fs::write(workspace.file(), "rusak").unwrap();
    let list = rows(&workspace.ok(["backups"]), "backups");
    assert_eq!((list.len(), text(&list[0], "reason")), (1, "before-import"), "{list:#?}");
    assert!(text(&list[0], "at").contains("25 November 2019"), "{list:#?}");
}
