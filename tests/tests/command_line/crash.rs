//! Power cuts, full disks, folders that may not be written, files that are no workspace: what was acknowledged stays.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

use jakcraft_tests::{OPENING_MORNING, Workspace, fixture, number, program, rows, sample_hall, text};
use serde_json::Value;

const BIG: &str = "pameran-besar-1200.csv";

/// Bytes of the workspace's write-ahead log; 0 where it is not there.
fn log_bytes(workspace: &Path) -> u64 {
    let mut path = workspace.as_os_str().to_owned();
    path.push("-wal");
    fs::metadata(path).map_or(0, |meta| meta.len())
}

/// Starts an import of 1,200 firms.
fn start_import(workspace: &Workspace) -> Child {
    let list = fixture(BIG);
    workspace
        .command(["exhibitors", "import", list.to_str().unwrap(), "--json"])
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .unwrap()
}

/// Runs until the log is that long, or for so many looks at it, or to the end; kills what still runs. Whether it
/// was killed, and the longest log that was seen.
fn kill_when(child: &mut Child, workspace: &Path, log_of: u64, looks: u64) -> (bool, u64) {
    let (mut longest, mut looked) = (0, 0);
    loop {
        if child.try_wait().unwrap().is_some() {
            return (false, longest);
        }
        longest = longest.max(log_bytes(workspace));
        looked += 1;
        if longest >= log_of || looked >= looks {
            child.kill().unwrap();
            return (!child.wait().unwrap().success(), longest);
        }
        std::thread::yield_now();
    }
}

#[test]
fn an_import_that_is_killed_is_whole_or_absent() {
    const ROUNDS: u64 = 18;
    let pristine = Workspace::with_event();
    let report = pristine.import(&fixture("jakcraft-2019-peserta.xlsx"));
    assert_eq!(number(&report, "created"), 46);
    pristine.create_event("besar");

    // One import to its end shows how long the log grows and how often one can look meanwhile.
    let copy = |name: &str| {
        let workspace = Workspace::on_the_opening_morning();
        fs::copy(pristine.file(), workspace.file()).unwrap_or_else(|error| panic!("{name}: {error}"));
        workspace
    };
    let measured = copy("measured");
    let mut child = start_import(&measured);
    let (killed, longest) = kill_when(&mut child, measured.file(), u64::MAX, u64::MAX);
    assert!(!killed && longest > 100_000, "the log grew to {longest} bytes");
    let all = measured.exhibitors().len();
    assert!(all > 1100, "{all} of the list, whose others double firms of the first event");

    let (mut kills, mut absent, mut whole) = (0, 0, 0);
    for round in 0..ROUNDS {
        let workspace = copy("round");
        let mut child = start_import(&workspace);
        // A third of the rounds is cut off before the log grows, the others at ever later moments of the writing.
        let (log_of, looks) = match round % 3 {
            0 => (u64::MAX, 1 << (round + 2)),
            _ => (1 + longest * round / (ROUNDS - 2), u64::MAX),
        };
        let (killed, _) = kill_when(&mut child, workspace.file(), log_of, looks);
        kills += u64::from(killed);
        workspace.is_whole();
        match workspace.exhibitors().len() {
            0 => absent += 1,
            some if some == all => whole += 1,
            some => panic!("round {round}: {some} of {all} are there"),
        }
        let events: Vec<Value> = rows(&workspace.ok(["event", "list"]), "events");
        let slugs: Vec<&str> = events.iter().map(|event| text(event, "slug")).collect();
        assert_eq!(slugs.len(), 2, "{slugs:?}");
        let earlier = workspace.ok(["--event", "uji", "event", "show"]);
        assert_eq!(number(&earlier["counts"], "exhibitors"), 46, "what was there before stays");
        if round == ROUNDS / 2 {
            // After the power is back the same list goes in as if nothing had been.
            let report = workspace.import(&fixture(BIG));
            assert_eq!(
                number(&report, "created") + number(&report, "unchanged"),
                i64::try_from(all).unwrap()
            );
        }
    }
    assert!(kills >= ROUNDS / 2, "only {kills} of {ROUNDS} imports were cut off");
    assert!(absent >= ROUNDS / 3, "{absent} absent, {whole} whole");
}

#[test]
fn every_event_that_was_acknowledged_before_a_kill_is_there_after_it() {
    let workspace = Workspace::with_event();
    let mut acknowledged = vec!["uji".to_owned()];
    let mut killed = 0;
    for round in 0..24_u32 {
        let slug = format!("edisi-{round}");
        let answer = workspace.path("answer.json");
        let mut child = workspace
            .command(["event", "create", "--name", "Edisi", "--slug", &slug, "--json"])
            .args(["--starts", "2019-11-25", "--ends", "2019-11-28"])
            .stdout(fs::File::create(&answer).unwrap())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        // Every fourth one may end and every fourth is cut off at once; the others after ever more looks, or as soon as
        // they have answered.
        let mut looks = 0_u64;
        let limit = match round % 4 {
            0 => u64::MAX,
            // At once: however fast the machine, these do not come to an end.
            1 => 0,
            _ => 1 << (round / 2 + 3),
        };
        while child.try_wait().unwrap().is_none() && looks < limit {
            looks += 1;
            let has_answered = round % 4 == 3 && fs::metadata(&answer).unwrap().len() > 0;
            if has_answered {
                break;
            }
            std::thread::yield_now();
        }
        child.kill().unwrap();
        killed += u32::from(!child.wait().unwrap().success());
        // An answer that is whole is a promise.
        if serde_json::from_slice::<Value>(&fs::read(&answer).unwrap()).is_ok() {
            acknowledged.push(slug);
        }
    }
    let events = rows(&workspace.ok(["event", "list"]), "events");
    let there: Vec<&str> = events.iter().map(|event| text(event, "slug")).collect();
    for slug in &acknowledged {
        assert!(there.contains(&slug.as_str()), "{slug} was acknowledged and is gone");
    }
    assert!(killed >= 6 && acknowledged.len() >= 7, "{killed} killed, {acknowledged:?}");
    workspace.is_whole();
}

/// Runs a shell script where a small disk of its own is mounted at `$1`; `$2` is the program. `None` where this machine
/// lets nobody mount.
fn on_a_small_disk(kilobytes: u32, script: &str, folder: &Path) -> Option<std::process::Output> {
    let disk = folder.join("disk");
    fs::create_dir_all(&disk).unwrap();
    let mount = format!("mount -t tmpfs -o size={kilobytes}k tmpfs \"$1\"");
    let flags: &[&str] =
        if rustix::process::geteuid().is_root() { &["-m"] } else { &["--user", "--map-root-user", "-m"] };
    let run = |script: &str| {
        let mut command = Command::new("unshare");
        command.args(flags).args(["sh", "-c", script, "sh"]).arg(&disk).arg(program()).arg(folder);
        command.env("SOURCE_DATE_EPOCH", OPENING_MORNING.to_string()).output()
    };
    let can_mount = run(&mount).is_ok_and(|output| output.status.success());
    can_mount.then(|| run(&format!("{mount} || exit 99\n{script}")).unwrap())
}

#[test]
fn a_full_disk_loses_the_last_change_and_no_other() {
    let folder = tempfile::tempdir().unwrap();
    fs::copy(fixture(BIG), folder.path().join("besar.csv")).unwrap();
    fs::copy(sample_hall(), folder.path().join("aula.json")).unwrap();
    let script = r#"
        cd "$3"
        disk=$1; program=$2
        run() {
            name=$1; shift
            "$program" --file "$disk/pameran.jakcraft" --json "$@" > "$name.json" 2> "$name.err"
            echo $? > "$name.code"
        }
        run create event create --name Uji --slug uji --starts 2019-11-25 --ends 2019-11-28
        run hall hall import aula.json
        run import exhibitors import besar.csv
        run show event show
        run verify verify
        # Filled to the last byte, the smallest change fails too.
        dd if=/dev/zero of="$disk/ballast" bs=1k 2> /dev/null
        run second event create --name Dua --slug dua --starts 2019-11-25 --ends 2019-11-28
        rm "$disk/ballast"
        run third event create --name Tiga --slug tiga --starts 2019-11-25 --ends 2019-11-28
        run list event list
        run last verify
    "#;
    let Some(output) = on_a_small_disk(2_800, script, folder.path()) else {
        // Without a disk of its own a test cannot fill one; the store's own tests limit SQLite's pages instead.
        return;
    };
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let code = |name: &str| {
        fs::read_to_string(folder.path().join(format!("{name}.code"))).unwrap().trim().to_owned()
    };
    let answer = |name: &str| -> Value {
        let text = fs::read_to_string(folder.path().join(format!("{name}.json"))).unwrap();
        serde_json::from_str(&text).unwrap_or_else(|error| panic!("{name}: {error}: {text}"))
    };
    assert_eq!((code("create"), code("hall")), ("0".to_owned(), "0".to_owned()), "{}", answer("hall"));
    assert_eq!(code("import"), "1", "the list does not fit");
    let error = &answer("import")["error"];
    assert_eq!(error["code"], "disk_full", "{error:#}");
    assert!(text(error, "message").contains("Disk penuh"), "{error:#}");
    assert_eq!(number(&answer("show")["counts"], "exhibitors"), 0);
    assert_eq!(number(&answer("show")["counts"], "halls"), 1, "what was there before stays");
    assert_eq!(answer("verify")["ok"], true, "{}", answer("verify"));
    assert_eq!((code("second"), &answer("second")["error"]["code"]), ("1".to_owned(), &"disk_full".into()));
    assert_eq!(code("third"), "0", "with room again the workspace takes changes: {}", answer("third"));
    let slugs: Vec<Value> =
        rows(&answer("list"), "events").into_iter().map(|event| event["slug"].clone()).collect();
    assert!(slugs.contains(&"uji".into()) && slugs.contains(&"tiga".into()) && slugs.len() == 2, "{slugs:?}");
    assert_eq!(answer("last")["ok"], true);
}

/// The program on a workspace, as a user who owns nothing.
fn as_nobody(workspace: &Path, program: &Path, arguments: &[&str]) -> Command {
    use std::os::unix::process::CommandExt as _;
    let mut command = Command::new(program);
    command.arg("--file").arg(workspace).args(arguments).arg("--json").current_dir("/");
    if rustix::process::geteuid().is_root() {
        command.uid(65534).gid(65534);
    }
    command
}

#[test]
fn a_folder_that_may_not_be_written_says_what_to_do_and_harms_nothing() {
    use std::os::unix::fs::PermissionsExt as _;
    let workspace = Workspace::with_demo();
    // A program that anybody may run, in a folder that anybody may enter.
    let folder = tempfile::tempdir().unwrap();
    let open_to_all =
        |path: &Path, mode| fs::set_permissions(path, fs::Permissions::from_mode(mode)).unwrap();
    let copy: PathBuf = folder.path().join("jakcraft");
    fs::copy(program(), &copy).unwrap();
    let locked = folder.path().join("arsip");
    fs::create_dir(&locked).unwrap();
    let file = locked.join("pameran.jakcraft");
    fs::copy(workspace.file(), &file).unwrap();
    let before = fs::read(&file).unwrap();
    open_to_all(&file, 0o444);
    open_to_all(&locked, 0o555);
    open_to_all(&copy, 0o755);
    open_to_all(folder.path(), 0o755);
    for arguments in [
        &["event", "list"][..],
        &["exhibitors", "accept", "--all"],
        &["event", "create", "--name", "X", "--slug", "x", "--starts", "2019-11-25", "--ends", "2019-11-28"],
    ] {
        let error = jakcraft_tests::failed(&as_nobody(&file, &copy, arguments).output().unwrap());
        assert_eq!(error["code"], "read_only", "{arguments:?}: {error:#}");
        assert!(text(&error, "message").contains("Salin"), "{error:#}");
    }
    let error =
        jakcraft_tests::failed(&as_nobody(&locked.join("baru"), &copy, &["event", "list"]).output().unwrap());
    assert!(["read_only", "permission_denied"].contains(&text(&error, "code")), "{error:#}");
    open_to_all(&locked, 0o777);
    open_to_all(&file, 0o000);
    let error = jakcraft_tests::failed(&as_nobody(&file, &copy, &["event", "list"]).output().unwrap());
    assert_eq!(error["code"], "permission_denied", "{error:#}");
    open_to_all(&file, 0o644);
    assert_eq!(fs::read(&file).unwrap(), before);
    assert_eq!(fs::read_dir(&locked).unwrap().count(), 1, "nothing was left beside it");
}

/// A workspace's file with some of its bytes changed.
fn altered(workspace: &Workspace, change: impl FnOnce(&mut Vec<u8>)) -> Workspace {
    let other = Workspace::on_the_opening_morning();
    let mut bytes = fs::read(workspace.file()).unwrap();
    change(&mut bytes);
    fs::write(other.file(), bytes).unwrap();
    other
}

#[test]
fn a_workspace_of_a_newer_program_is_left_alone() {
    let workspace = Workspace::with_demo();
    // SQLite keeps the schema's number at byte 60, and what program a file is of at byte 68.
    let newer = altered(&workspace, |bytes| bytes[60..64].copy_from_slice(&9_999_u32.to_be_bytes()));
    let before = fs::read(newer.file()).unwrap();
    let error = newer.fails(["event", "list"]);
    assert_eq!(error["code"], "newer_schema", "{error:#}");
    assert_eq!(fs::read(newer.file()).unwrap(), before);
    let foreign = altered(&workspace, |bytes| bytes[68..72].copy_from_slice(b"GPKG"));
    assert_eq!(foreign.fails(["event", "list"])["code"], "not_a_workspace");
}

#[test]
fn what_is_no_workspace_is_refused_and_not_changed() {
    for content in ["Nama Usaha;Kota\nKriya Asri;Jakarta\n", "\n", "SQLite format 3"] {
        let workspace = Workspace::new();
        fs::write(workspace.file(), content).unwrap();
        let error = workspace.fails(["event", "list"]);
        assert_eq!(error["code"], "not_a_workspace", "{content}: {error:#}");
        assert!(workspace.fails(["--lang", "en", "event", "list"])["message"] != error["message"]);
        assert_eq!(fs::read_to_string(workspace.file()).unwrap(), content);
    }
    let workspace = Workspace::new();
    fs::create_dir(workspace.file()).unwrap();
    assert_eq!(workspace.fails(["event", "list"])["code"], "not_a_workspace");
    let workspace = Workspace::new();
    let away = workspace.path("tidak/ada/pameran.jakcraft");
    let output = jakcraft_tests::bare_command()
        .arg("--file")
        .arg(away)
        .args(["event", "list", "--json"])
        .output()
        .unwrap();
    assert_eq!(jakcraft_tests::failed(&output)["code"], "folder_missing");
}

#[test]
fn a_damaged_workspace_is_noticed_and_its_backup_puts_it_right() {
    let workspace = Workspace::with_demo();
    let backup = workspace.path("cadangan.jakcraft");
    workspace.ok(["backup", backup.to_str().unwrap()]);
    let list = workspace.exhibitors();
    // Three quarters of the pages turn to noise; the header stays.
    let damaged = altered(&workspace, |bytes| {
        let (from, length) = (8192, bytes.len());
        for (at, byte) in bytes[from..length - 8192].iter_mut().enumerate().filter(|(at, _)| at % 4 != 0) {
            *byte = u8::try_from((at * 31) % 251).unwrap();
        }
    });
    let output = damaged.run(["verify", "--json"]);
    let answer: Value = serde_json::from_slice(&output.stdout).unwrap();
    let is_noticed = answer["error"]["code"] == "damaged" || answer["ok"] == false;
    assert!(is_noticed, "{answer:#}");
    let failure = damaged.fails(["exhibitors", "list"]);
    assert_eq!(failure["code"], "damaged", "{failure:#}");
    let restored = damaged.ok(["restore", backup.to_str().unwrap()]);
    assert!(fs::exists(text(&restored, "kept")).unwrap(), "the damaged file is kept for who may mend it");
    assert_eq!(damaged.exhibitors(), list);
    damaged.is_whole();
}

#[test]
fn a_workspace_that_was_cut_short_is_noticed() {
    let workspace = Workspace::with_demo();
    let short = altered(&workspace, |bytes| bytes.truncate(bytes.len() / 2));
    let output = short.run(["verify", "--json"]);
    let answer: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert!(answer["error"]["code"] == "damaged" || answer["ok"] == false, "{answer:#}");
}
