//! Badges before and after the printer: targets, keys, roles, looks, who is counted.

use std::fs;
use std::path::PathBuf;

use jakcraft_tests::{OPENING_MORNING, Workspace, fixture, paper, rows, text};
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

/// Runs a test anew in a process that is a laptop of its own, for those that work through `app`. `true` there.
fn on_a_laptop_of_its_own(test: &str) -> bool {
    if std::env::var_os("JAKCRAFT_DESKS").is_some() {
        return true;
    }
    let folder = tempfile::tempdir().unwrap();
    let mut again = std::process::Command::new(std::env::current_exe().unwrap());
    again.args([test, "--exact"]).env("JAKCRAFT_DESKS", folder.path());
    assert!(again.status().unwrap().success());
    false
}

/// The workspace as the window has it open.
fn window(workspace: &Workspace) -> app::Session {
    let options = app::SessionOptions {
        mode: app::session::Mode::Window,
        lang: app::Lang::Id,
        actor: "Dewi".to_owned(),
        fixed_clock: chrono::DateTime::from_timestamp(OPENING_MORNING, 0),
    };
    app::Session::open(workspace.file(), &options).unwrap()
}

#[test]
fn a_pdf_that_fails_at_the_last_step_says_that_its_badges_are_issued() {
    if !on_a_laptop_of_its_own("a_pdf_that_fails_at_the_last_step_says_that_its_badges_are_issued") {
        return;
    }
    let workspace = Workspace::with_demo();
    let out = workspace.path("kartu.pdf");
    let mut session = window(&workspace);
    let request = app::badges::PrintRequest::to(&out);
    let failed = app::badges::print(&mut session, &request, &mut |at| {
        if at.total > 0 && at.done == at.total {
            // Somebody makes a folder of that name while the last page is written.
            fs::create_dir_all(&out).unwrap();
        }
        std::ops::ControlFlow::Continue(())
    });
    let fault = failed.unwrap_err().fault(app::Lang::Id);
    assert_eq!(fault.code, "issued_unprinted");
    assert!(fault.message.contains("tanpa --reissue"), "{}", fault.message);
    let issued = workspace.badges();
    assert!(issued.iter().all(|badge| badge["code"].is_string()));
    fs::remove_dir(&out).unwrap();
    let printed = app::badges::print(&mut session, &request, &mut app::progress::unwatched).unwrap();
    assert_eq!((printed.issued, printed.badges), (0, issued.len()));
    assert_eq!(workspace.badges(), issued);
}

#[test]
fn others_write_while_badges_are_laid_out_and_are_heard() {
    if !on_a_laptop_of_its_own("others_write_while_badges_are_laid_out_and_are_heard") {
        return;
    }
    let workspace = Workspace::with_demo();
    let firm = text(&workspace.badges()[0], "exhibitor").to_owned();
    let mut session = window(&workspace);
    let out = workspace.path("kartu.pdf");
    let mut is_told = false;
    let printed = app::badges::print(&mut session, &app::badges::PrintRequest::to(&out), &mut |at| {
        if at.total > 0 && !is_told {
            is_told = true;
            workspace.ok(["exhibitors", "move", "--to", "withdrawn", "--reason", "Sakit", &firm]);
        }
        std::ops::ControlFlow::Continue(())
    });
    let badges = workspace.badges();
    assert_eq!(printed.unwrap().badges, badges.len(), "who stepped back meanwhile gets no badge");
    assert!(badges.iter().all(|badge| badge["exhibitor"] != firm.as_str() && badge["code"].is_string()));
    assert!(!paper::pages_text(&out).concat().contains(&paper::squashed(&firm)));
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
    for (sheet, label) in [(&["--sheet", "a4-4xa6"][..], "5"), (&[], "2")] {
        let print = ["badges", "print", "--out", "x.pdf", "--first-label", label];
        let error = workspace.fails(print.iter().chain(sheet));
        assert_eq!(error["details"]["field"], "first_label");
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
