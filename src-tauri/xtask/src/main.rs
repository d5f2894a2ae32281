//! What the project does with itself. It has no dependencies, so that `cargo xtask start` is under way at once.
//!
//! A fresh Debian machine has Rust, Node and npm. What else a task needs it installs, and says so.

mod bench;
mod codegen;
mod dist;
mod install;
mod pages;
mod run;
mod start;
mod test;

use std::process::ExitCode;

const HELP: &str = "\
cargo xtask start            install what is missing, build, open the window (without a display: do
                             the main job on the JakCraft sample)
cargo xtask test             install what is missing, run every check and every test
cargo xtask codegen          write what is made from the code: the window's TypeScript, the hall file's schema
cargo xtask dist             build the bundle for this system (on Debian a .deb)
cargo xtask bench [NAME…]    measure against others beside it (badges, floor-plan, import, search, planner,
                             window)
cargo xtask fuzz [SECONDS]   fuzz every reader, by default for 60 seconds each
";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let (task, rest) = match arguments.split_first() {
        Some((task, rest)) => (task.as_str(), rest),
        None => ("help", &arguments[..]),
    };
    let result = match (task, rest) {
        ("start", []) => start::start(),
        ("test", []) => test::test(),
        ("codegen", []) => codegen::codegen(),
        ("dist", []) => dist::dist(),
        ("bench", names) => bench::bench(names),
        ("fuzz", []) => test::fuzz("60"),
        ("fuzz", [seconds]) => test::fuzz(seconds),
        ("help" | "--help" | "-h", []) => {
            print!("{HELP}");
            Ok(())
        }
        _ => {
            eprint!("{HELP}");
            return ExitCode::from(2);
        }
    };
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(why) => {
            eprintln!("\nxtask: {why}");
            ExitCode::FAILURE
        }
    }
}
