//! `jakcraft`: the use cases from a terminal, for people and for scripts.
//!
//! With `--json` one object goes to standard output and nothing else; progress and warnings go to standard error.
//! Exit 0: done, warnings included; 1: failed; 2: the arguments are off.

mod args;
mod assign_commands;
mod commands;
mod lists;
mod lots_args;
mod lots_commands;
mod output;
mod paper_args;
mod paper_commands;
mod plan_args;
mod plan_commands;
mod progress;
mod show;
mod show_assign;
mod show_lots;
mod show_office;
mod show_paper;
mod show_plan;

use std::io::Write;
use std::process::ExitCode;

use app::Lang;
use clap::Parser;

use args::{Arguments, LangArg};

/// A list of 10,000 rows is a million small texts, which two threads make and drop: the system's allocator takes a
/// tenth of an import's time for them.
///
/// Its pages are small ones (`no_thp`): a run of the program touches a hundred megabytes once, and the system took
/// twice as long to clear them two megabytes at a time, whatever is used of them.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    let lang = match arguments.lang {
        LangArg::Id => Lang::Id,
        LangArg::En => Lang::En,
    };
    let json = arguments.json;
    match commands::run(arguments, lang) {
        Ok(answer) => match output::print(&answer, json) {
            Ok(()) if answer.is_bad_news => ExitCode::FAILURE,
            Ok(()) => ExitCode::SUCCESS,
            // Whoever reads has closed the pipe, as `head` does: nothing is left to say.
            Err(error) if error.kind() == std::io::ErrorKind::BrokenPipe => ExitCode::SUCCESS,
            Err(_) => ExitCode::FAILURE,
        },
        Err(error) => {
            let fault = error.fault(lang);
            let told = if json {
                output::print_json(&serde_json::json!({ "error": fault }))
            } else {
                writeln!(std::io::stderr(), "{}", fault.message)
            };
            drop(told);
            ExitCode::FAILURE
        }
    }
}
