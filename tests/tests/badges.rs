//! Badges before and after the printer: targets, keys, roles, looks, who is counted.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::fs;
use std::path::PathBuf;

use jakcraft_tests::{OPENING_MORNING, Workspace, fixture, number, paper, rows, text};
use serde_json::{Value, json};

fn print(workspace: &Workspace, more: &[&str]) -> PathBuf {
    let out = workspace.path("kartu.pdf");
    workspace.ok(["badges", "print", "--out", out.to_str().unwrap()].iter().chain(more));
    out
}

fn check_in(workspace: &Workspace, code: &str) -> Value {
    workspace.ok(["desk", "check-in", code])
}

#[test]
fn a_print_whose_target_cannot_be_revokes_nothing() {
    let workspace = Workspace::with_demo();
    print(&workspace, &[]);
    let before = workspace.badges();
    fs::create_dir(workspace.path("folder")).unwrap();
    let locked = workspace.write("terkunci.pdf", "lama");
    let mut permissions = fs::metadata(&locked).unwrap().permissions();
    permissions.set_readonly(true);
    fs::set_permissions(&locked, permissions).unwrap();
    let key = |name: &str| {
        let files = fs::read_dir(workspace.path("")).unwrap().map(|entry| entry.unwrap().path());
        files.into_iter().find(|path| path.to_string_lossy().ends_with(name)).unwrap()
    };
    for (target, code) in [
        (workspace.path("folder"), "file_unwritable"),
        (locked.clone(), "file_unwritable"),
        (workspace.path("tidak-ada/kartu.pdf"), "file_unwritable"),
        (workspace.file().to_owned(), "file_protected"),
        (key("kantor.key"), "file_protected"),
    ] {
        let out = target.to_str().unwrap();
        let error = workspace.fails(["badges", "print", "--reissue", "--out", out]);
        assert_eq!(error["code"], code, "{out}");
    }
    assert_eq!(workspace.badges(), before);
    assert_eq!(fs::read(&locked).unwrap(), b"lama");
    workspace.is_whole();
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
fn a_role_that_builds_up_before_the_show_is_admitted_before_the_show() {
    let mut workspace = Workspace::with_demo();
    // Issued for the days of the show first: the desk's certificate must grow with the roles.
    print(&workspace, &[]);
    let edited = workspace.ok([
        "roles",
        "set",
        "exhibitor",
        "--valid",
        "2019-10-20..2019-11-28 07:00-18:00",
        "--colour",
        "#123456",
        "--name",
        "Perajin",
    ]);
    assert_eq!(edited["to_reissue"], edited["role"]["badges"]);
    assert_eq!(
        (&edited["role"]["colour"], &edited["role"]["name_id"]),
        (&json!("#123456"), &json!("Perajin"))
    );
    let pdf = print(&workspace, &["--reissue"]);
    assert!(paper::pages_text(&pdf)[0].to_lowercase().contains("perajin"));
    let token = paper::qr_code(&pdf, 0);
    let codes: Vec<String> = workspace.badges().iter().map(|one| text(one, "code").to_owned()).collect();
    // 24 October, five weeks before the doors open.
    workspace.set_clock(Some(OPENING_MORNING - 32 * 86_400));
    assert_eq!(check_in(&workspace, &token)["result"], "admitted");
    // 21.30: neither the token nor the code in clear opens anything, and both say whose they are.
    workspace.set_clock(Some(OPENING_MORNING - 32 * 86_400 + 12 * 3_600));
    for code in [&paper::qr_code(&pdf, 1), &codes[1]] {
        let refused = check_in(&workspace, code);
        assert_eq!((&refused["result"], refused["holder"].is_string()), (&json!("not_valid_now"), true));
    }
    // What was done in the day is taken back at night.
    assert_eq!(workspace.ok(["desk", "undo", &token])["result"], "undone");
    // A week after the show the code in clear is as dead as the token.
    workspace.set_clock(Some(OPENING_MORNING + 7 * 86_400));
    assert_eq!(check_in(&workspace, &codes[2])["result"], "not_valid_now");
}

#[test]
fn a_role_is_edited_within_what_badges_can_say() {
    let workspace = Workspace::with_event();
    let set = |more: &[&str]| workspace.fails(["roles", "set", "committee"].iter().chain(more));
    for (more, field) in [
        (&["--colour", "hijau"][..], "colour"),
        (&["--name", " "], "name"),
        (&["--valid", "besok"], "validity"),
        (&["--valid", "2019-11-28..2019-11-24"], "validity"),
        (&["--valid", "2029-11-28"], "validity"),
        (&["--valid", "2019-11-25 18:00-07:00"], "validity"),
    ] {
        assert_eq!(set(more)["details"]["field"], field, "{more:?}");
    }
    let gates: Vec<String> = (1..=7).map(|gate| format!("2019-11-25 @Pintu {gate}")).collect();
    let all: Vec<&str> = gates.iter().flat_map(|gate| ["--valid", gate]).collect();
    assert_eq!(set(&all)["code"], "does_not_fit");
    let six = workspace.ok(["roles", "set", "committee"].iter().chain(&all[..12]));
    assert_eq!(rows(&six["role"], "validities").len(), 6);
    workspace.ok(["roles", "set", "committee", "--always"]);
    let roles = rows(&workspace.ok(["roles", "list"]), "roles");
    assert!(roles.iter().all(|role| rows(role, "validities").is_empty()));
    assert_eq!(workspace.ok(["history", "undo"])["action"], "role_edit");
    workspace.is_whole();
}

#[test]
fn a_key_is_found_where_the_workspace_has_another_name() {
    let workspace = Workspace::with_demo();
    print(&workspace, &[]);
    let renamed = workspace.path("jakcraft-final.jakcraft");
    let run = |arguments: &[&str]| {
        let mut command = jakcraft_tests::bare_command();
        command.env("JAKCRAFT_DESKS", workspace.path("laptop")).arg("--file").arg(&renamed);
        command.env("SOURCE_DATE_EPOCH", OPENING_MORNING.to_string()).args(arguments).arg("--json");
        command.output().unwrap()
    };
    fs::rename(workspace.file(), &renamed).unwrap();
    let out = workspace.path("baru.pdf");
    let print = ["badges", "print", "--reissue", "--out", out.to_str().unwrap()];
    jakcraft_tests::succeeded(&run(&print));
    let keys = fs::read_dir(workspace.path(""))
        .unwrap()
        .filter(|entry| entry.as_ref().unwrap().path().extension().is_some_and(|ending| ending == "key"));
    assert_eq!(keys.count(), 2, "no key was made anew");
}

#[test]
fn half_a_key_that_nothing_was_signed_with_may_be_thrown_away() {
    let workspace = Workspace::with_demo();
    let head = "JakCraft signing key. Keep it secret and keep a copy: badges cannot be issued without it.";
    let key = workspace.write("pameran.jakcraft-2019.organizer.key", format!("{head}\n12ab"));
    let out = workspace.path("kartu.pdf");
    let error = workspace.fails(["badges", "print", "--out", out.to_str().unwrap()]);
    assert_eq!(
        (&error["code"], &error["details"]["problem"]),
        (&json!("key_file"), &json!("damaged_unused"))
    );
    assert!(text(&error, "message").contains("Hapus"), "{error:#}");
    fs::remove_file(key).unwrap();
    print(&workspace, &[]);
}

#[test]
fn the_event_counts_those_who_get_a_badge() {
    let workspace = Workspace::with_demo();
    let counts = |key: &str| number(&workspace.ok(["event", "show"])["counts"], key);
    print(&workspace, &[]);
    let before = (counts("badge_holders"), counts("badges"));
    let firm = text(&workspace.badges()[0], "exhibitor").to_owned();
    workspace.ok(["exhibitors", "move", "--to", "withdrawn", "--reason", "Sakit", &firm]);
    let after = (counts("badge_holders"), counts("badges"));
    assert!(after.0 < before.0 && after.1 < before.1, "{before:?} {after:?}");
    assert_eq!(after.0, i64::try_from(workspace.badges().len()).unwrap());
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
    let photo = fixture("foto.jpg");
    if photo.exists() {
        let error = workspace.fails(["badges", "photo", "Dewi Sartika", photo.to_str().unwrap()]);
        assert_eq!(rows(&error["details"], "ids").len(), 2, "{error:#}");
    }
    let error = workspace.fails(["badges", "preview", "Dewi Sartika", "--out", "x.svg"]);
    let ids = rows(&error["details"], "ids");
    assert_eq!((ids.len(), rows(&error["details"], "facts").len()), (2, 2), "{error:#}");
    let seen = workspace.ok(["badges", "preview", ids[1].as_str().unwrap(), "--out", "x.svg"]);
    assert_eq!(seen["holder_id"], ids[1]);
}

#[test]
fn badges_are_looked_at_before_any_is_issued() {
    let workspace = Workspace::with_event();
    workspace.import(&fixture("pendaftaran-berantakan.csv"));
    workspace.ok(["exhibitors", "accept", "--all"]);
    let found = workspace.ok(["badges", "preflight", "--template", "id-card"]);
    let lines = rows(&found, "lines");
    assert_eq!(found["to_issue"], found["badges"]);
    assert!(lines.iter().all(|line| line["code"].is_null() && line["what"] != "missing_data"), "{lines:#?}");
    for which in ["first", "longest", "strangest"] {
        let out = workspace.path(&format!("{which}.svg"));
        let seen = workspace.ok(["badges", "preview", which, "--out", out.to_str().unwrap()]);
        let svg = fs::read_to_string(&out).unwrap();
        assert_eq!(svg, text(&seen, "svg"));
        assert!(svg.starts_with("<svg") && svg.contains(r#"width="105mm""#) && seen["sample"] == true);
    }
    assert!(workspace.badges().iter().all(|badge| badge["code"].is_null()), "nothing was issued");
    // The print says the same as the look before it.
    let out = workspace.path("kartu.pdf");
    let printed = workspace.ok(["badges", "print", "--template", "id-card", "--out", out.to_str().unwrap()]);
    let what = |list: &[Value], key: &str| list.iter().map(|one| one[key].clone()).collect::<Vec<_>>();
    assert_eq!(what(&rows(&printed, "warnings"), "code"), what(&lines, "what"));

    let sheets = rows(&workspace.ok(["badges", "sheets"]), "sheets");
    let sheet = sheets.iter().find(|sheet| sheet["id"] == "a4-id-card").unwrap();
    assert_eq!(sheet["labels"], 10);
    let fit = rows(sheet, "templates");
    assert!(fit.contains(&json!("id-card")) && !fit.contains(&json!("a6")), "{fit:?}");
}

#[test]
fn an_erased_person_is_gone_and_stays_gone() {
    let workspace = Workspace::with_demo();
    print(&workspace, &[]);
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
