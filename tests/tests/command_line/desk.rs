//! The registration desk: find, check in, take back, count; two desks that meet; backups.

use std::fs;

use jakcraft_tests::{OPENING_MORNING, Workspace, failed, number, paper, rows, succeeded, text};
use serde_json::{Value, json};

/// The sample with its badges printed.
fn at_the_desk() -> Workspace {
    let workspace = Workspace::with_demo();
    workspace.ok(["badges", "print", "--out", workspace.path("kartu.pdf").to_str().unwrap()]);
    workspace
}

fn check_in(workspace: &Workspace, desk: &str, code: &str) -> Value {
    workspace.ok(["--desk", desk, "desk", "check-in", code])
}

fn here(workspace: &Workspace) -> i64 {
    number(&workspace.ok(["desk", "status"]), "checked_in")
}

#[test]
fn two_letters_find_a_person_a_firm_and_a_booth() {
    let workspace = at_the_desk();
    let badge = workspace.badges().swap_remove(5);
    let find = |words: &str| rows(&workspace.ok(["desk", "find", words]), "matches");
    let holder = text(&badge, "holder");
    let begins: String = holder.chars().take(2).collect();
    let matches = find(&begins.to_lowercase());
    assert!(!matches.is_empty());
    let starts = |title: &str| {
        title.split_whitespace().any(|word| word.to_lowercase().starts_with(&begins.to_lowercase()))
    };
    // A firm is found by its owner's name as well.
    let persons: Vec<_> = matches.iter().filter(|one| one["kind"] == "person").collect();
    assert!(persons.iter().all(|one| starts(text(one, "title"))), "{matches:#?}");
    // With the first letters of each word the person themselves comes first, with firm, booth and code.
    let letters: Vec<String> =
        holder.split_whitespace().map(|word| word.chars().take(4).collect::<String>()).collect();
    let matches = find(&letters.join(" "));
    let person = matches.iter().find(|one| one["kind"] == "person" && one["title"] == holder).unwrap();
    assert_eq!(person["badges"][0], badge);
    let matches = find(text(&badge, "exhibitor"));
    let firm = matches.iter().find(|one| one["kind"] == "exhibitor").unwrap();
    assert!(rows(firm, "badges").contains(&badge), "a firm shows its attendants");
    assert_eq!(find(text(&badge, "booth"))[0]["kind"], "booth");
    // The code in clear, typed as people type.
    let typed = text(&badge, "code").to_lowercase().replace('-', " ");
    let matches = find(&typed);
    assert_eq!((matches.len(), &matches[0]["title"]), (1, &badge["holder"]));
    assert_eq!(find("qzxqzx"), [] as [Value; 0]);
}

#[test]
fn a_badge_checks_in_once_by_its_code_or_its_token() {
    let workspace = at_the_desk();
    let badges = workspace.badges();
    let expected = i64::try_from(badges.len()).unwrap();
    let status = workspace.ok(["desk", "status"]);
    assert_eq!((number(&status, "checked_in"), number(&status, "expected")), (0, expected));

    let first = check_in(&workspace, "Pintu 1", text(&badges[0], "code"));
    assert_eq!((text(&first, "result"), &first["holder"]), ("admitted", &badges[0]["holder"]));
    assert_eq!(first["exhibitor"], badges[0]["exhibitor"]);
    let token = paper::qr_code(&workspace.path("kartu.pdf"), 1);
    let second = check_in(&workspace, "Pintu 2", &token);
    assert_eq!((text(&second, "result"), &second["holder"]), ("admitted", &badges[1]["holder"]));

    let again = check_in(&workspace, "Pintu 2", text(&badges[0], "code"));
    assert_eq!(again["result"], "already_in");
    assert!(text(&again, "since").starts_with("2019-11-25T09:30"), "{again:#}");
    assert_eq!(check_in(&workspace, "Pintu 1", &token)["result"], "already_in");
    assert_eq!(here(&workspace), 2);

    assert_eq!(workspace.ok(["desk", "undo", text(&badges[0], "code")])["holder"], badges[0]["holder"]);
    assert_eq!(here(&workspace), 1);
    assert_eq!(workspace.fails(["desk", "undo", text(&badges[0], "code")])["code"], "nothing_to_do");
    assert_eq!(check_in(&workspace, "Pintu 1", text(&badges[0], "code"))["result"], "admitted");
    let status = workspace.ok(["desk", "status"]);
    assert_eq!(number(&status, "checked_in"), 2);
    let roles = rows(&status, "roles");
    let of_roles = |key: &str| roles.iter().map(|role| number(role, key)).sum::<i64>();
    assert_eq!((of_roles("checked_in"), of_roles("expected")), (2, expected));
    // Nothing is overwritten: each badge's issue, then in, in, out, in.
    assert_eq!(number(&status, "entries"), expected + 4);
    workspace.is_whole();
}

#[test]
fn what_is_no_badge_of_this_event_is_refused_with_the_reason() {
    let mut workspace = at_the_desk();
    let token = paper::qr_code(&workspace.path("kartu.pdf"), 0);
    let result = |workspace: &Workspace, code: &str| {
        text(&workspace.ok(["desk", "check-in", code]), "result").to_owned()
    };
    assert_eq!(result(&workspace, "halo"), "malformed");
    assert_eq!(result(&workspace, &"A".repeat(152)), "malformed");
    let other_end = if token.ends_with('A') { "BBBBBBBB" } else { "AAAAAAAA" };
    let forged = format!("{}{other_end}{}", &token[..100], &token[108..]);
    assert_eq!(result(&workspace, &forged), "forged");
    assert_eq!(
        result(&workspace, &token.to_lowercase()),
        "admitted",
        "a scanner with a stuck key still reads"
    );
    workspace.ok(["desk", "undo", &token]);
    // A week later the badge opens no gate any more.
    workspace.set_clock(Some(OPENING_MORNING + 7 * 86_400));
    assert_eq!(result(&workspace, &token), "not_valid_now");
    workspace.set_clock(Some(OPENING_MORNING));

    let stranger = at_the_desk();
    let elsewhere = paper::qr_code(&stranger.path("kartu.pdf"), 0);
    assert_eq!(result(&workspace, &elsewhere), "wrong_event");
    assert_eq!(result(&workspace, text(&stranger.badges()[0], "code")), "unknown");

    let firm = text(&workspace.badges()[0], "exhibitor").to_owned();
    workspace.ok(["exhibitors", "move", "--to", "withdrawn", "--reason", "Sakit", &firm]);
    assert_eq!(result(&workspace, &token), "not_taking_part");
    assert_eq!(here(&workspace), 0);
}

#[test]
fn two_desks_from_one_backup_meet_and_agree() {
    let one = at_the_desk();
    let backup = one.path("cadangan.jakcraft");
    one.ok(["backup", backup.to_str().unwrap()]);
    let other = Workspace::on_the_opening_morning();
    other.ok(["restore", backup.to_str().unwrap()]);
    assert_eq!(other.badges(), one.badges());
    let codes: Vec<String> = one.badges().iter().map(|badge| text(badge, "code").to_owned()).collect();

    // Each desk admits somebody, both admit the same third one, and the first takes one back.
    check_in(&one, "Pintu 1", &codes[0]);
    check_in(&one, "Pintu 1", &codes[2]);
    check_in(&one, "Pintu 1", &codes[3]);
    one.ok(["--desk", "Pintu 1", "desk", "undo", &codes[3]]);
    check_in(&other, "Pintu 2", &codes[1]);
    check_in(&other, "Pintu 2", &codes[2]);
    assert_eq!((here(&one), here(&other)), (2, 2));
    let issued = i64::try_from(codes.len()).unwrap();

    let exchange = |from: &Workspace, to: &Workspace| {
        let file = from.path("jurnal.jsonl");
        let out = from.ok(["journal", "export", file.to_str().unwrap()]);
        (number(&out, "entries"), number(&to.ok(["journal", "import", file.to_str().unwrap()]), "new"))
    };
    assert_eq!(exchange(&one, &other), (issued + 4, 4));
    assert_eq!(exchange(&other, &one), (issued + 6, 2));
    assert_eq!(exchange(&one, &other), (issued + 6, 0), "what is known is not taken twice");
    assert_eq!((here(&one), here(&other)), (3, 3));
    for workspace in [&one, &other] {
        let result = |code: &str| text(&check_in(workspace, "Pintu 3", code), "result").to_owned();
        assert_eq!([0, 1, 2].map(|at| result(&codes[at])), ["already_in"; 3]);
        workspace.is_whole();
    }
    // One undo takes the person out, wherever they were let in.
    other.ok(["--desk", "Pintu 2", "desk", "undo", &codes[2]]);
    exchange(&other, &one);
    assert_eq!((here(&one), here(&other)), (2, 2));
    // The file holds ids, never names.
    let journal = fs::read_to_string(one.path("jurnal.jsonl")).unwrap();
    for badge in one.badges() {
        assert!(!journal.contains(text(&badge, "holder")));
    }
}

#[test]
fn a_journal_that_contradicts_what_is_here_is_refused_whole() {
    let one = at_the_desk();
    let codes: Vec<String> = one.badges().iter().map(|badge| text(badge, "code").to_owned()).collect();
    for code in &codes[..3] {
        check_in(&one, "Pintu 1", code);
    }
    let file = one.path("jurnal.jsonl");
    one.ok(["journal", "export", file.to_str().unwrap()]);
    let mut lines: Vec<Value> =
        fs::read_to_string(&file).unwrap().lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let all = lines.len();
    lines.retain(|line| line["kind"] == "check_in");
    assert_eq!(lines.len(), 3);
    let entries = number(&one.ok(["desk", "status"]), "entries");
    // The second entry now speaks of the first one's person; a new entry follows it.
    lines[1]["subject"] = lines[0]["subject"].clone();
    let mut new = lines[2].clone();
    new["sequence"] = json!(number(&lines[2], "sequence") + 1);
    lines.push(new);
    let text_of = |lines: &[Value]| lines.iter().map(|line| format!("{line}\n")).collect::<String>();
    let off = one.write("off.jsonl", text_of(&lines));
    let error = one.fails(["journal", "import", off.to_str().unwrap()]);
    assert_eq!(
        (&error["code"], &error["details"]["problem"]),
        (&json!("journal_file"), &json!("contradiction"))
    );
    assert_eq!(number(&error["details"], "line"), 2);
    assert_eq!(here(&one), 3);
    assert_eq!(number(&one.ok(["desk", "status"]), "entries"), entries, "nothing of it was taken over");
    let torn = one.write("torn.jsonl", format!("{}{{\"desk\": ", fs::read_to_string(&file).unwrap()));
    let error = one.fails(["journal", "import", torn.to_str().unwrap()]);
    let last = i64::try_from(all + 1).unwrap();
    assert_eq!((&error["code"], number(&error["details"], "line")), (&json!("journal_file"), last));
    one.is_whole();
}

#[test]
fn the_offices_undo_takes_back_no_badge_and_no_check_in() {
    let workspace = Workspace::with_demo();
    let names: Vec<String> = workspace.exhibitors().iter().map(|one| text(one, "name").to_owned()).collect();
    workspace.ok(["exhibitors", "share", &names[0], &names[1]]);
    workspace.ok(["badges", "print", "--out", workspace.path("kartu.pdf").to_str().unwrap()]);
    let before = workspace.badges();
    let code = text(&before[0], "code");
    assert_eq!(check_in(&workspace, "Pintu 1", code)["result"], "admitted");
    // The office takes its latest change back. Badges that are out and people who have come are no such change.
    assert_eq!(workspace.ok(["history", "undo"])["action"], "parties_share");
    assert_eq!(here(&workspace), 1);
    let codes =
        |badges: &[Value]| -> Vec<Value> { badges.iter().map(|badge| badge["code"].clone()).collect() };
    let sorted = |mut codes: Vec<Value>| {
        codes.sort_by_key(ToString::to_string);
        codes
    };
    assert_eq!(sorted(codes(&workspace.badges())), sorted(codes(&before)), "badges on paper still count");
    assert_eq!(check_in(&workspace, "Pintu 2", code)["result"], "already_in");
    assert_eq!(workspace.ok(["history", "redo"])["action"], "parties_share");
    workspace.is_whole();
}

#[test]
fn a_backup_comes_back_and_keeps_what_it_replaces() {
    let workspace = at_the_desk();
    let backup = workspace.path("cadangan.jakcraft");
    let made = workspace.ok(["backup", backup.to_str().unwrap()]);
    assert_eq!(text(&made, "path"), backup.to_str().unwrap());
    assert_eq!(number(&made, "bytes").unsigned_abs(), fs::metadata(&backup).unwrap().len());
    let before = (workspace.exhibitors(), workspace.badges());

    let name = text(&before.0[0], "name").to_owned();
    workspace.ok(["exhibitors", "move", "--to", "withdrawn", "--reason", "Sakit", &name]);
    workspace.ok(["desk", "check-in", text(&before.1[9], "code")]);
    let changed = workspace.exhibitors();
    let restored = workspace.ok(["restore", backup.to_str().unwrap()]);
    assert_eq!((workspace.exhibitors(), workspace.badges()), before);
    assert_eq!(here(&workspace), 0);
    workspace.is_whole();

    // What was replaced opens as a workspace of its own.
    let kept = text(&restored, "kept");
    let mut command = jakcraft_tests::bare_command();
    command.args(["--file", kept, "exhibitors", "list", "--json"]);
    assert_eq!(rows(&succeeded(&command.output().unwrap()), "exhibitors"), changed);

    // Badges that were printed before still check in, and new ones can be issued: the keys stay beside the workspace.
    assert_eq!(workspace.ok(["desk", "check-in", text(&before.1[9], "code")])["result"], "admitted");
    workspace.ok(["badges", "print", "--reissue", "--out", workspace.path("baru.pdf").to_str().unwrap()]);
}

#[test]
fn what_is_no_backup_replaces_nothing() {
    let workspace = at_the_desk();
    let list = workspace.exhibitors();
    for (name, content, code) in
        [("daftar.csv", "Nama Usaha;Kota\n", "not_a_workspace"), ("kosong", "", "damaged")]
    {
        let path = workspace.write(name, content);
        assert_eq!(workspace.fails(["restore", path.to_str().unwrap()])["code"], code, "{name}");
    }
    assert_eq!(
        workspace.fails(["restore", workspace.path("tidak-ada").to_str().unwrap()])["code"],
        "file_missing"
    );
    let itself = workspace.fails(["restore", workspace.file().to_str().unwrap()]);
    assert_eq!(itself["code"], "same_file", "{itself:#}");
    let damaged = workspace.path("rusak.jakcraft");
    workspace.ok(["backup", damaged.to_str().unwrap()]);
    let mut bytes = fs::read(&damaged).unwrap();
    let middle = bytes.len() / 2;
    bytes[middle..middle + 20_000].fill(0x55);
    fs::write(&damaged, bytes).unwrap();
    assert_eq!(workspace.fails(["restore", damaged.to_str().unwrap()])["code"], "damaged");
    assert_eq!(workspace.exhibitors(), list);
    workspace.is_whole();
}

#[test]
fn keys_are_for_their_owner_alone_and_never_made_twice() {
    use std::os::unix::fs::PermissionsExt as _;
    let workspace = at_the_desk();
    let keys: Vec<_> = fs::read_dir(workspace.path(""))
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|ending| ending == "key"))
        .collect();
    assert_eq!(keys.len(), 2, "the organizer's and the office's: {keys:?}");
    for key in &keys {
        assert_eq!(fs::metadata(key).unwrap().permissions().mode() & 0o777, 0o600);
    }
    let seeds: Vec<String> =
        keys.iter().map(|key| fs::read_to_string(key).unwrap().lines().nth(1).unwrap().to_owned()).collect();
    for name in fs::read_dir(workspace.path("")).unwrap().map(|entry| entry.unwrap().path()) {
        let is_other = name.is_file() && !keys.contains(&name);
        let holds =
            |seed: &String| fs::read(&name).unwrap().windows(seed.len()).any(|part| part == seed.as_bytes());
        assert!(!is_other || !seeds.iter().any(holds), "{} holds a key", name.display());
    }
    let print = ["badges", "print", "--reissue", "--out"];
    let out = workspace.path("baru.pdf");
    let print = || workspace.fails(print.iter().copied().chain([out.to_str().unwrap()]));
    let office = keys.iter().find(|key| key.to_string_lossy().contains("kantor")).unwrap();
    fs::set_permissions(office, fs::Permissions::from_mode(0o644)).unwrap();
    assert_eq!(print()["details"]["problem"], "open_to_others");
    fs::remove_file(office).unwrap();
    let error = print();
    assert_eq!((&error["code"], &error["details"]["problem"]), (&json!("key_file"), &json!("missing")));
    assert!(!out.exists() && !office.exists(), "no new key takes the place of a lost one");
    // The desk goes on without the key.
    assert_eq!(
        workspace.ok(["desk", "check-in", text(&workspace.badges()[0], "code")])["result"],
        "admitted"
    );
}

#[test]
fn the_default_workspace_lies_in_the_persons_own_data_folder() {
    let home = tempfile::tempdir().unwrap();
    let run = |arguments: &[&str]| {
        let mut command = jakcraft_tests::bare_command();
        command.env("HOME", home.path()).env_remove("XDG_DATA_HOME").args(arguments).arg("--json");
        command.output().unwrap()
    };
    assert_eq!(failed(&run(&["event", "show"]))["code"], "no_event");
    let days = ["--starts", "2019-11-25", "--ends", "2019-11-28"];
    succeeded(&run(&[&["event", "create", "--name", "X", "--slug", "x"][..], &days].concat()));
    assert_eq!(succeeded(&run(&["event", "show"]))["event"]["slug"], "x");
}
