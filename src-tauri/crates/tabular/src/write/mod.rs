//! Spreadsheets out: XLSX and delimited text, with the same bytes for the same tables.
//!
//! No text ever becomes a formula: in XLSX it is a string cell, in CSV it is guarded by
//! [`guard_text`]. Ids such as NIK, NIB and phone numbers are text columns, so their zeros and last digits
//! stay.

mod delimited;
mod guard;
mod xlsx;

use chrono::{NaiveDate, NaiveDateTime};

pub use delimited::{CsvDelimiter, csv_bytes, write_csv};
pub use guard::{guard_text, unguard_text};
pub use xlsx::{write_xlsx, xlsx_bytes};

/// One sheet to be written.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct TableOut {
    /// The tab's name; cut to 31 characters and cleared of signs that Excel refuses.
    pub name: String,
    /// Lines above the header, such as the event's name; usually none.
    pub titles: Vec<String>,
    /// The columns, left to right.
    pub columns: Vec<ColumnOut>,
    /// One value for each column; missing ones are blank.
    pub rows: Vec<Vec<Value>>,
}

/// A column to be written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ColumnOut {
    /// The header.
    pub header: String,
    /// How the values are shown.
    pub kind: ColumnKind,
}

impl ColumnOut {
    /// A column with a header and a kind.
    pub fn new(header: impl Into<String>, kind: ColumnKind) -> Self {
        ColumnOut { header: header.into(), kind }
    }
}

/// How the values of a column are shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ColumnKind {
    /// Text, ids and phone numbers among it.
    Text,
    /// Whole numbers.
    Integer,
    /// Whole rupiah, shown with thousands separators in XLSX and as plain digits in CSV.
    Money,
    /// Days, shown as 25/11/2019.
    Date,
    /// Days with a time, shown as 25/11/2019 09:30.
    DateTime,
}

/// A value to be written.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Value {
    /// A blank cell.
    #[default]
    Blank,
    /// Text as it is.
    Text(String),
    /// A whole number, or whole rupiah. Beyond 15 digits it is written as text, since a spreadsheet would
    /// round it.
    Integer(i64),
    /// A day.
    Date(NaiveDate),
    /// A day and a time.
    DateTime(NaiveDateTime),
}

impl From<&str> for Value {
    fn from(text: &str) -> Self {
        Value::Text(text.to_owned())
    }
}

impl From<String> for Value {
    fn from(text: String) -> Self {
        Value::Text(text)
    }
}

impl From<i64> for Value {
    fn from(number: i64) -> Self {
        Value::Integer(number)
    }
}

impl<T: Into<Value>> From<Option<T>> for Value {
    fn from(value: Option<T>) -> Self {
        value.map_or(Value::Blank, Into::into)
    }
}

/// A spreadsheet could not be written.
#[derive(Debug, thiserror::Error)]
pub enum WriteError {
    /// The file could not be made or filled.
    #[error("cannot write the file: {0}")]
    Io(#[from] std::io::Error),
    /// More rows or columns than a sheet holds, or two sheets of one name.
    #[error("the table does not fit a workbook: {0}")]
    Workbook(#[from] rust_xlsxwriter::XlsxError),
    /// The delimited text could not be put together.
    #[error("cannot write delimited text: {0}")]
    Delimited(#[from] csv::Error),
}

/// Integers up to here keep all digits in a spreadsheet.
const LAST_EXACT_INTEGER: u64 = 999_999_999_999_999;

/// Whether a spreadsheet would round the number.
fn is_too_long(number: i64) -> bool {
    number.unsigned_abs() > LAST_EXACT_INTEGER
}

/// Writes beside the target and renames, so that a failure leaves the old file.
fn replace_file(path: &std::path::Path, bytes: &[u8]) -> Result<(), WriteError> {
    let mut name = path.file_name().unwrap_or_default().to_os_string();
    name.push(".part");
    let part = path.with_file_name(name);
    let written = std::fs::write(&part, bytes).and_then(|()| std::fs::rename(&part, path));
    if written.is_err() {
        // The part file may not even exist; the first error is the one to tell.
        let _ = std::fs::remove_file(&part);
    }
    Ok(written?)
}
