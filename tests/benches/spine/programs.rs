//! The programs that are measured: ours beside the benchmark, and the peers in their virtual environment.

use std::ffi::OsString;
use std::path::{Path, PathBuf};

use serde_json::Value;

use crate::Outcome;
use crate::measure::{Run, run};

/// Where the programs and their files lie.
pub(crate) struct Programs {
    jakcraft: PathBuf,
    python: PathBuf,
    root: PathBuf,
}

impl Programs {
    /// Finds them: `cargo xtask bench` has built the one and set up the others.
    pub(crate) fn find() -> Outcome<Self> {
        let bench = std::env::current_exe()?;
        let release =
            bench.parent().and_then(Path::parent).ok_or("the benchmark lies in no target folder")?;
        let jakcraft = release.join(format!("jakcraft{}", std::env::consts::EXE_SUFFIX));
        if !jakcraft.exists() {
            return Err(format!("{} is not built: use `cargo xtask bench`", jakcraft.display()).into());
        }
        let python = std::env::var_os("JAKCRAFT_PEERS_PYTHON").ok_or("no peers: use `cargo xtask bench`")?;
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..").canonicalize()?;
        Ok(Self { jakcraft, python: python.into(), root })
    }

    /// Runs `jakcraft --json` on a workspace, and gives its answer too.
    pub(crate) fn jakcraft(&self, workspace: &Path, words: &[&str]) -> Outcome<(Run, Value)> {
        let mut arguments: Vec<OsString> = vec!["--json".into(), "--file".into(), workspace.into()];
        arguments.extend(words.iter().map(OsString::from));
        let (took, said) = run(&self.jakcraft, &arguments, folder_of(workspace))?;
        Ok((took, serde_json::from_str(&said)?))
    }

    /// Runs a peer. Its seconds are those that it counts itself, without the start of the interpreter.
    pub(crate) fn peer(&self, script: &str, arguments: &[&Path], folder: &Path) -> Outcome<Run> {
        let mut all: Vec<OsString> = vec![self.peer_file(script).into()];
        all.extend(arguments.iter().map(|argument| argument.as_os_str().to_owned()));
        let (whole, said) = run(&self.python, &all, folder)?;
        let said: Value = serde_json::from_str(&said)?;
        let number = |key: &str| said[key].as_f64().ok_or_else(|| format!("{script} gave no {key}"));
        Ok(Run { wall_s: number("wall_s")?, processor_s: number("processor_s")?, ..whole })
    }

    /// Runs a peer for its answer, with the referee of assignment at hand.
    pub(crate) fn peer_answer(&self, script: &str, words: &[&str], folder: &Path) -> Outcome<Value> {
        let script = self.peer_file(script);
        let mut all: Vec<OsString> = vec!["-B".into(), "-c".into()];
        let referee = self.root.join("tests/referee");
        all.push(
            format!(
                "import runpy, sys; sys.path.insert(0, {:?}); sys.argv = sys.argv[1:]; \
                 runpy.run_path(sys.argv[0], run_name='__main__')",
                referee.to_string_lossy()
            )
            .into(),
        );
        all.push(script.into());
        all.extend(words.iter().map(OsString::from));
        let (_, said) = run(&self.python, &all, folder)?;
        Ok(serde_json::from_str(&said)?)
    }

    /// What the referee of assignment says of a solution: its cost and what is broken.
    pub(crate) fn referee(&self, problem: &Path, solution: &Path) -> Outcome<Value> {
        let script = self.root.join("tests/referee/plan_check.py");
        let all: Vec<OsString> = vec!["-B".into(), script.into(), problem.into(), solution.into()];
        let (_, said) = run(&self.python, &all, folder_of(solution))?;
        Ok(serde_json::from_str(&said)?)
    }

    /// Writes what a Python program of the project prints to a file.
    pub(crate) fn python_to_file(&self, script: &str, words: &[&str], to: &Path) -> Outcome<()> {
        let mut all: Vec<OsString> = vec![self.root.join(script).into()];
        all.extend(words.iter().map(OsString::from));
        let (_, said) = run(&self.python, &all, folder_of(to))?;
        Ok(std::fs::write(to, said)?)
    }

    /// A file of the peers.
    pub(crate) fn peer_file(&self, name: &str) -> PathBuf {
        self.root.join("tests/benches/peers").join(name)
    }

    /// The fonts that badges are set in.
    pub(crate) fn fonts(&self) -> PathBuf {
        self.root.join("src-tauri/crates/print/fonts")
    }
}

fn folder_of(path: &Path) -> &Path {
    path.parent().unwrap_or_else(|| Path::new("."))
}
