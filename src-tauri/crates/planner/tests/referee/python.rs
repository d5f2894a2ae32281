//! The two programs in Python: the maker of problems and the referee.

use std::io::Write;
use std::path::PathBuf;
use std::process::{Command, Stdio};

use planner::problem::Problem;

fn referee_folder() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../../tests/referee")
}

pub(crate) fn make(arguments: &[&str]) -> Problem {
    let out =
        Command::new("python3").arg(referee_folder().join("plan_make.py")).args(arguments).output().unwrap();
    assert!(out.status.success(), "{}", String::from_utf8_lossy(&out.stderr));
    Problem::from_json(&String::from_utf8(out.stdout).unwrap()).unwrap()
}

/// Judges many `{problem, assignments}` in one run of the referee's own functions.
pub(crate) fn judge(pairs: &serde_json::Value) -> Vec<serde_json::Value> {
    let program = "import json, sys\n\
        from plan_check import evaluate\n\
        print(json.dumps([evaluate(x['problem'], x['assignments']) for x in json.load(sys.stdin)]))";
    let mut child = Command::new("python3")
        .args(["-B", "-c", program])
        .env("PYTHONPATH", referee_folder())
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    child.stdin.take().unwrap().write_all(pairs.to_string().as_bytes()).unwrap();
    let out = child.wait_with_output().unwrap();
    assert!(out.status.success());
    serde_json::from_slice(&out.stdout).unwrap()
}
