//! Rows as JSON objects in the change log: bytes are `{"x": "hexadecimal"}`.

use std::borrow::Cow;

use serde_json::{Map, Value};

use crate::error::StoreError;
use crate::tables::record::{Cell, Table};

/// A row or some of its columns.
pub(crate) type RowJson = Map<String, Value>;

pub(crate) fn value(cell: &Cell<'_>) -> Value {
    match cell {
        Cell::Null => Value::Null,
        Cell::Int(number) => Value::from(*number),
        Cell::Text(text) => Value::from(text.as_ref()),
        Cell::Blob(bytes) => {
            let mut hex = String::with_capacity(bytes.len() * 2);
            for byte in bytes.iter() {
                for digit in [byte >> 4, byte & 15] {
                    hex.push(char::from(b"0123456789abcdef"[usize::from(digit)]));
                }
            }
            Value::Object(std::iter::once(("x".to_owned(), Value::String(hex))).collect())
        }
    }
}

/// The bytes of `{"x": …}`.
pub(crate) fn bytes(value: &Value) -> Option<Vec<u8>> {
    let hex = value.as_object()?.get("x")?.as_str()?.as_bytes();
    let digit = |byte: u8| char::from(byte).to_digit(16).and_then(|digit| u8::try_from(digit).ok());
    hex.chunks(2)
        .map(|pair| match pair {
            [high, low] => Some(digit(*high)? << 4 | digit(*low)?),
            _ => None,
        })
        .collect()
}

pub(crate) fn cell(value: &Value) -> Option<Cell<'_>> {
    Some(match value {
        Value::Null => Cell::Null,
        Value::Number(number) => Cell::Int(number.as_i64()?),
        Value::String(text) => Cell::Text(Cow::Borrowed(text)),
        Value::Object(_) => Cell::Blob(Cow::Owned(bytes(value)?)),
        Value::Bool(_) | Value::Array(_) => return None,
    })
}

/// A whole row.
pub(crate) fn row(table: &Table, cells: &[Cell<'_>]) -> RowJson {
    table.columns.iter().zip(cells).map(|(column, cell)| ((*column).to_owned(), value(cell))).collect()
}

/// A whole row again. A column that a later schema added is NULL.
pub(crate) fn cells<'a>(table: &'static Table, row: &'a RowJson) -> Result<Vec<Cell<'a>>, StoreError> {
    table
        .columns
        .iter()
        .map(|column| {
            let Some(stored) = row.get(*column) else { return Ok(Cell::Null) };
            cell(stored).ok_or_else(|| broken(table.name))
        })
        .collect()
}

pub(crate) fn parse_row(table: &'static str, text: &str) -> Result<RowJson, StoreError> {
    serde_json::from_str(text).map_err(|_| broken(table))
}

/// The change log holds something that it never wrote.
pub(crate) fn broken(table: &'static str) -> StoreError {
    StoreError::Row { table, detail: "the change log does not read".to_owned() }
}
