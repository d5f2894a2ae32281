//! Other processes for tests: this test binary once more, told what to do by its environment.

use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::path::Path;
use std::process::{Child, ChildStdout, Command, Stdio};

use crate::open::{self, Mode, OpenOptions};

const TASK: &str = "JAKCRAFT_STORE_TEST_TASK";
const FILE: &str = "JAKCRAFT_STORE_TEST_FILE";

/// 25 November 2019, 09.30 in Jakarta.
pub(crate) const NOW_MS: i64 = 1_574_649_000_000;

/// What another process can be told to do. Each prints a line when it is there, and waits for its end or its
/// standard input's.
pub(crate) fn options(mode: Mode) -> OpenOptions {
    let busy_timeout = std::time::Duration::from_millis(20);
    OpenOptions { busy_timeout, ..OpenOptions::new(mode, "0.1.0", NOW_MS) }
}

/// Another process at work on a file.
pub(crate) struct Process {
    child: Child,
    lines: BufReader<ChildStdout>,
}

impl Process {
    /// Starts this test binary for a task.
    pub(crate) fn start(task: &str, file: &Path) -> Self {
        Self::run(Command::new(std::env::current_exe().unwrap()), task, file)
    }

    /// Starts it as a user who owns nothing, where this process is root; tests that run as somebody else are
    /// somebody else already. The binary is copied to where that user can reach it.
    #[cfg(unix)]
    pub(crate) fn start_unprivileged(task: &str, file: &Path, reachable_folder: &Path) -> Self {
        use std::os::unix::process::CommandExt as _;
        if !rustix::process::geteuid().is_root() {
            return Self::start(task, file);
        }
        let binary = reachable_folder.join("test-binary");
        std::fs::copy(std::env::current_exe().unwrap(), &binary).unwrap();
        let mut command = Command::new(binary);
        command.uid(65534).gid(65534).current_dir("/");
        Self::run(command, task, file)
    }

    fn run(mut command: Command, task: &str, file: &Path) -> Self {
        let mut child = command
            .args(["test_process::is_told_what_to_do", "--exact", "--nocapture", "--test-threads=1"])
            .env(TASK, task)
            .env(FILE, file)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let lines = BufReader::new(child.stdout.take().unwrap());
        Self { child, lines }
    }

    /// The rest of the next line that contains `> `; panics where the process ends before.
    pub(crate) fn answer(&mut self) -> String {
        loop {
            let mut line = String::new();
            assert!(self.lines.read_line(&mut line).unwrap() > 0, "the other process has ended");
            if let Some((_, answer)) = line.trim_end().split_once("> ") {
                return answer.to_owned();
            }
        }
    }

    /// Kills it as `kill -9` does; gives what it had answered before.
    pub(crate) fn kill(mut self) -> Vec<String> {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
        let rest = self.lines.by_ref().lines().map_while(Result::ok);
        rest.filter_map(|line| line.split_once("> ").map(|(_, answer)| answer.to_owned())).collect()
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        // It may have ended by itself.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn say(answer: &str) {
    let mut out = std::io::stdout().lock();
    writeln!(out, "> {answer}").unwrap();
    out.flush().unwrap();
}

fn wait_for_the_end() {
    let _ = std::io::stdin().lines().next();
}

/// Not a test but the other process's door: does nothing unless it was told to.
#[test]
fn is_told_what_to_do() {
    let Ok(task) = std::env::var(TASK) else { return };
    let file = std::path::PathBuf::from(std::env::var_os(FILE).unwrap());
    match task.as_str() {
        "open" => {
            let opened = open::open(&file, None, &options(Mode::Window));
            say(&match opened {
                Ok(_) => "ok".to_owned(),
                Err(error) => format!("{} {error}", error.code()),
            });
        }
        "hold a window" => {
            let _opened = open::open(&file, None, &options(Mode::Window)).unwrap();
            say("open");
            wait_for_the_end();
        }
        "hold the command line" => {
            let opened = open::open(&file, None, &options(Mode::CommandLine)).unwrap();
            let _: i64 =
                opened.store.conn.query_row("SELECT count(*) FROM setting", [], |row| row.get(0)).unwrap();
            say("open");
            wait_for_the_end();
        }
        "hold everything" => {
            let conn = rusqlite::Connection::open(&file).unwrap();
            conn.pragma_update(None, "locking_mode", "EXCLUSIVE").unwrap();
            conn.execute_batch("BEGIN IMMEDIATE; DELETE FROM setting WHERE key = ''; COMMIT").unwrap();
            say("held");
            wait_for_the_end();
        }
        "write without end" => write_without_end(&file),
        "restore without end" => {
            let backups = crate::backup::list_backups(&file).unwrap();
            let options = crate::backup::RestoreOptions {
                app_version: "0.1.0".to_owned(),
                now_ms: NOW_MS,
                erased_marker: "—".to_owned(),
            };
            for number in 0.. {
                let backup = &backups[number % backups.len()].path;
                crate::backup::restore(backup, &file, &options, &mut crate::backup::no_progress).unwrap();
                say("restored");
            }
        }
        other => panic!("no task {other}"),
    }
}

/// Writes one event with five days in each transaction, and says so after the commit.
fn write_without_end(file: &Path) {
    let mut store = open::open(file, None, &options(Mode::CommandLine)).unwrap().store;
    let first: i64 = store.conn.query_row("SELECT count(*) FROM event", [], |row| row.get(0)).unwrap();
    for number in first.. {
        let tx = store.conn.transaction().unwrap();
        let id = uuid::Uuid::now_v7();
        tx.execute(
            "INSERT INTO event (id, slug, name, starts_on, ends_on, theme)
             VALUES (?1, ?2, 'JakCraft', '2019-11-25', '2019-11-29', ?3)",
            (&id.as_bytes()[..], format!("jc-{number}"), "batik ".repeat(200)),
        )
        .unwrap();
        for day in 25..30 {
            tx.execute(
                "INSERT INTO event_day (event_id, day, opens_at, closes_at)
                 VALUES (?1, ?2, '09:00:00', '17:00:00')",
                (&id.as_bytes()[..], format!("2019-11-{day}")),
            )
            .unwrap();
        }
        tx.commit().unwrap();
        say(&number.to_string());
    }
}
