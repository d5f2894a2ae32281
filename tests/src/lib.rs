//! Acceptance tests and what they share: a workspace of one's own that the real program works in, and eyes for paper.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking, and this crate is for tests alone")]

pub mod booth_row;
pub mod paper;

use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use serde_json::Value;
use store::{ChangeContext, Mode, OpenOptions, Store};
use tempfile::TempDir;

/// 25 November 2019, 09.30 in Jakarta, in seconds since 1970: the sample's first morning.
pub const OPENING_MORNING: i64 = 1_574_649_000;

/// Who acts in every test, where none says otherwise.
pub const OPERATOR: &str = "Siti Aminah";

/// The program, where `cargo build -p jakcraft-cli` leaves it.
///
/// # Panics
/// Where it was not built.
pub fn program() -> PathBuf {
    let test = std::env::current_exe().unwrap();
    // Tests lie in `deps`, below the folder of the programs.
    let folder = test.ancestors().find(|folder| folder.ends_with("deps")).and_then(Path::parent).unwrap();
    let program = folder.join(format!("jakcraft{}", std::env::consts::EXE_SUFFIX));
    assert!(program.exists(), "{} is not there: run `cargo build -p jakcraft-cli` first", program.display());
    program
}

/// A file of `tests/fixtures`.
pub fn fixture(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures").join(name)
}

/// A file of `tests/referee`.
pub fn referee(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("referee").join(name)
}

/// The sample's hall file.
pub fn sample_hall() -> PathBuf {
    root().join("src-tauri/crates/app/sample/hall.json")
}

/// The project's folder.
pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap().to_owned()
}

/// A workspace in a folder of its own, which goes when this does.
#[derive(Debug)]
pub struct Workspace {
    folder: TempDir,
    file: PathBuf,
    clock: Option<i64>,
}

impl Default for Workspace {
    fn default() -> Self {
        Self::new()
    }
}

impl Workspace {
    /// A workspace that is still to be made.
    pub fn new() -> Self {
        let folder = tempfile::Builder::new().prefix("jakcraft-").tempdir().unwrap();
        let file = folder.path().join("pameran.jakcraft");
        Self { folder, file, clock: None }
    }

    /// The same, where it is always the sample's first morning.
    pub fn on_the_opening_morning() -> Self {
        Self { clock: Some(OPENING_MORNING), ..Self::new() }
    }

    /// A workspace with an empty event, `uji`.
    pub fn with_event() -> Self {
        let workspace = Self::on_the_opening_morning();
        workspace.create_event("uji");
        workspace
    }

    /// A workspace with the sample, up to the assignment.
    pub fn with_demo() -> Self {
        let workspace = Self::on_the_opening_morning();
        workspace.ok(["event", "demo"]);
        workspace
    }

    /// Moves the clock.
    pub fn set_clock(&mut self, seconds: Option<i64>) {
        self.clock = seconds;
    }

    /// The workspace's file.
    pub fn file(&self) -> &Path {
        &self.file
    }

    /// A path in the workspace's folder.
    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// Writes a file into the workspace's folder.
    pub fn write(&self, name: &str, content: impl AsRef<[u8]>) -> PathBuf {
        let path = self.path(name);
        fs::write(&path, content).unwrap();
        path
    }

    /// Begins an event on the sample's days.
    pub fn create_event(&self, slug: &str) -> Value {
        let days = ["--starts", "2019-11-25", "--ends", "2019-11-28"];
        self.ok(["event", "create", "--name", "Pameran Uji", "--slug", slug].into_iter().chain(days))
    }

    /// Imports a list and gives the report.
    pub fn import(&self, list: &Path) -> Value {
        self.ok([OsStr::new("exhibitors"), OsStr::new("import"), list.as_os_str()])
    }

    /// The firms of the newest event.
    pub fn exhibitors(&self) -> Vec<Value> {
        rows(&self.ok(["exhibitors", "list"]), "exhibitors")
    }

    /// The badge holders of the newest event.
    pub fn badges(&self) -> Vec<Value> {
        rows(&self.ok(["badges", "list"]), "badges")
    }

    /// The firm of a name.
    ///
    /// # Panics
    /// Where there is none.
    pub fn exhibitor(&self, name: &str) -> Value {
        let list = self.exhibitors();
        list.into_iter().find(|one| one["name"] == name).unwrap_or_else(|| panic!("no exhibitor {name}"))
    }

    /// The program on this workspace, with nothing of the tester's own environment that it would heed.
    pub fn command<S: AsRef<OsStr>>(&self, arguments: impl IntoIterator<Item = S>) -> Command {
        let mut command = bare_command();
        command.arg("--file").arg(&self.file).args(arguments).current_dir(self.folder.path());
        // Each workspace is a laptop of its own, and never the tester's.
        command.env("JAKCRAFT_DESKS", self.folder.path().join("laptop"));
        if let Some(seconds) = self.clock {
            command.env("SOURCE_DATE_EPOCH", seconds.to_string());
        }
        command
    }

    /// Runs the program, whatever comes of it.
    pub fn run<S: AsRef<OsStr>>(&self, arguments: impl IntoIterator<Item = S>) -> Output {
        self.command(arguments).output().unwrap()
    }

    /// Runs a command that must succeed and gives its JSON answer.
    ///
    /// # Panics
    /// Where it fails, or says anything but one object on standard output.
    pub fn ok<S: AsRef<OsStr>>(&self, arguments: impl IntoIterator<Item = S>) -> Value {
        succeeded(&self.command(arguments).arg("--json").output().unwrap())
    }

    /// Runs a command that must fail and gives its error: an object with a code, a message and details.
    ///
    /// # Panics
    /// Where it succeeds, exits otherwise than with 1, or answers anything else.
    pub fn fails<S: AsRef<OsStr>>(&self, arguments: impl IntoIterator<Item = S>) -> Value {
        failed(&self.command(arguments).arg("--json").output().unwrap())
    }

    /// What a person reads on the terminal after a command that must succeed.
    ///
    /// # Panics
    /// Where it fails.
    pub fn text<S: AsRef<OsStr>>(&self, arguments: impl IntoIterator<Item = S>) -> String {
        let output = self.run(arguments);
        assert!(output.status.success(), "{}", told(&output));
        String::from_utf8(output.stdout).unwrap()
    }

    /// Opens the workspace as the program does.
    pub fn store(&self) -> Store {
        let options = OpenOptions::new(Mode::CommandLine, "0.1.0", OPENING_MORNING * 1000);
        store::open(&self.file, None, &options).unwrap().store
    }

    /// The newest event.
    pub fn event(&self) -> domain::event::Event {
        self.store().read().events().unwrap().into_iter().max_by_key(|event| event.id).unwrap()
    }

    /// Asserts that every page and every rule of the workspace holds.
    ///
    /// # Panics
    /// Where one does not.
    pub fn is_whole(&self) {
        let verified = self.ok(["verify"]);
        assert_eq!(verified["ok"], true, "{verified:#}");
    }
}

/// A change that a person makes in the window.
pub fn a_persons_change() -> ChangeContext {
    ChangeContext {
        event_id: None,
        feature: "test".to_owned(),
        action: "test_edit".to_owned(),
        actor: OPERATOR.to_owned(),
        at_ms: OPENING_MORNING * 1000,
        change_set_id: domain::id::ChangeSetId(uuid::Uuid::now_v7()),
    }
}

/// The program without a workspace named.
pub fn bare_command() -> Command {
    let mut command = Command::new(program());
    for (name, _) in std::env::vars_os() {
        if name.to_string_lossy().starts_with("JAKCRAFT_") {
            command.env_remove(name);
        }
    }
    command.env_remove("SOURCE_DATE_EPOCH").env("USER", OPERATOR).env("TZ", "UTC");
    command
}

/// The JSON answer of a command that succeeded.
///
/// # Panics
/// Where it did not.
pub fn succeeded(output: &Output) -> Value {
    assert_eq!(output.status.code(), Some(0), "{}", told(output));
    let answer: Value =
        serde_json::from_slice(&output.stdout).unwrap_or_else(|error| panic!("{error}\n{}", told(output)));
    assert!(answer.is_object(), "{}", told(output));
    answer
}

/// The error of a command that failed.
///
/// # Panics
/// Where it did not, or did not say why.
pub fn failed(output: &Output) -> Value {
    assert_eq!(output.status.code(), Some(1), "{}", told(output));
    let mut answer: Value =
        serde_json::from_slice(&output.stdout).unwrap_or_else(|error| panic!("{error}\n{}", told(output)));
    let error = answer["error"].take();
    let is_whole = error["code"].is_string() && error["message"].is_string() && error["details"].is_object();
    assert!(is_whole, "{}", told(output));
    error
}

/// A list of an answer.
///
/// # Panics
/// Where there is none of that name.
pub fn rows(answer: &Value, key: &str) -> Vec<Value> {
    answer[key].as_array().unwrap_or_else(|| panic!("no list {key} in {answer:#}")).clone()
}

/// A number of an answer.
///
/// # Panics
/// Where there is none of that name.
pub fn number(answer: &Value, key: &str) -> i64 {
    answer[key].as_i64().unwrap_or_else(|| panic!("no number {key} in {answer:#}"))
}

/// A text of an answer.
///
/// # Panics
/// Where there is none of that name.
pub fn text<'a>(answer: &'a Value, key: &str) -> &'a str {
    answer[key].as_str().unwrap_or_else(|| panic!("no text {key} in {answer:#}"))
}

/// The keys of an object, in its order.
///
/// # Panics
/// Where it is none.
pub fn keys(object: &Value) -> Vec<&str> {
    object.as_object().unwrap().keys().map(String::as_str).collect()
}

fn told(output: &Output) -> String {
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    format!("{}\n--- stdout\n{}\n--- stderr\n{}", output.status, text(&output.stdout), text(&output.stderr))
}
