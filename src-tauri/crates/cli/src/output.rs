//! Answers: an object for scripts, text and tables for people.

use std::io::{self, Write};

use comfy_table::presets::NOTHING;
use comfy_table::{CellAlignment, ContentArrangement, Table};
use serde_json::Value;

/// What a command answers.
pub(crate) struct Answer {
    /// For scripts: an object.
    pub(crate) json: Value,
    /// For people.
    pub(crate) text: String,
    /// Whether the answer is bad news that a script must notice by the exit code.
    pub(crate) is_bad_news: bool,
}

impl Answer {
    /// An answer that is done, warnings included.
    pub(crate) fn new(text: String, json: Value) -> Self {
        Self { json, text, is_bad_news: false }
    }
}

/// Prints an answer.
pub(crate) fn print(answer: &Answer, json: bool) -> io::Result<()> {
    if json {
        return print_json(&answer.json);
    }
    let mut out = io::stdout().lock();
    if !answer.text.is_empty() {
        writeln!(out, "{}", answer.text.trim_end())?;
    }
    out.flush()
}

/// Prints one object on standard output.
pub(crate) fn print_json(value: &Value) -> io::Result<()> {
    let mut out = io::stdout().lock();
    serde_json::to_writer_pretty(&mut out, value)?;
    out.write_all(b"\n")?;
    out.flush()
}

/// A table for people: a header, rows, and which columns are numbers.
pub(crate) fn table(header: &[&str], numbers: &[usize], rows: Vec<Vec<String>>) -> String {
    let mut table = Table::new();
    table.load_style(NOTHING).set_content_arrangement(ContentArrangement::Dynamic).set_header(header);
    table.add_rows(rows);
    for &index in numbers {
        if let Some(column) = table.column_mut(index) {
            column.set_cell_alignment(CellAlignment::Right);
        }
    }
    table.trim_fmt()
}
