//! What is made from the code and kept in the repository. Tests hold each to its source; this writes them anew.

use crate::run::{Outcome, cargo, say_and_run};

/// Writes the window's TypeScript and the hall file's schema.
pub(crate) fn codegen() -> Outcome {
    let mut command =
        cargo(&["nextest", "run", "--locked", "--package", "jakcraft-tests", "--test", "house"]);
    command.env("JAKCRAFT_WRITE_TYPESCRIPT", "1").env("JAKCRAFT_WRITE_SCHEMA", "1");
    say_and_run(command)
}
