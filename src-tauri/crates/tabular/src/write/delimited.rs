//! Delimited text as an Indonesian Excel expects it: semicolons, a byte order mark, CR LF.

use std::path::Path;

use super::{TableOut, Value, WriteError, guard_text, replace_file};

/// What stands between the fields.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum CsvDelimiter {
    /// What Excel expects where the comma is the decimal sign, as in Indonesia.
    #[default]
    Semicolon,
    /// What other programs expect.
    Comma,
}

/// Writes a table as delimited text in UTF-8 with a byte order mark. Numbers are plain digits, days
/// `2019-11-25`, texts guarded by [`guard_text`]. The target is replaced only when all is written.
///
/// # Errors
/// When the file cannot be written.
pub fn write_csv(path: &Path, table: &TableOut, delimiter: CsvDelimiter) -> Result<(), WriteError> {
    replace_file(path, &csv_bytes(table, delimiter)?)
}

/// As [`write_csv`], into memory.
///
/// # Errors
/// Only when memory runs out; the signature is that of the writer beneath.
pub fn csv_bytes(table: &TableOut, delimiter: CsvDelimiter) -> Result<Vec<u8>, WriteError> {
    let delimiter = match delimiter {
        CsvDelimiter::Semicolon => b';',
        CsvDelimiter::Comma => b',',
    };
    let mut writer = csv::WriterBuilder::new()
        .delimiter(delimiter)
        .terminator(csv::Terminator::CRLF)
        .flexible(true)
        .from_writer(b"\xEF\xBB\xBF".to_vec());
    for title in &table.titles {
        writer.write_record([guard_text(title).as_bytes()])?;
    }
    writer.write_record(table.columns.iter().map(|column| guard_text(&column.header).into_owned()))?;
    for row in &table.rows {
        let field = |at: usize| row.get(at).map(text).unwrap_or_default();
        writer.write_record((0..table.columns.len()).map(field))?;
    }
    writer.into_inner().map_err(|error| WriteError::Io(error.into_error()))
}

fn text(value: &Value) -> String {
    match value {
        Value::Blank => String::new(),
        Value::Text(text) => guard_text(text).into_owned(),
        Value::Integer(number) => number.to_string(),
        Value::Date(date) => date.format("%Y-%m-%d").to_string(),
        Value::DateTime(moment) => moment.format("%Y-%m-%d %H:%M").to_string(),
    }
}
