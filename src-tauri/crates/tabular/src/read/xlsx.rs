//! XLSX by calamine's streaming reader: cells come one by one and are never laid out as a dense table.

use std::io::Cursor;

use calamine::{CellErrorType, DataRef, ExcelDateTime, Reader, SheetType, SheetVisible, Xlsx, XlsxError};
use chrono::{NaiveDate, NaiveDateTime, NaiveTime};

use super::collect::Collector;
use super::{Excess, ReadError, ReadLimits, archive, guarded};
use crate::cell::Cell;

/// Cells whose error value the parser does not know, such as `#SPILL!`; the row survives without them.
/// The number only keeps a broken file from looping.
const UNKNOWN_ERRORS: usize = 1_000_000;

pub(super) fn read(
    bytes: &[u8],
    limits: &ReadLimits,
    collector: &mut Collector<'_, '_, '_>,
) -> Result<(), ReadError> {
    archive::check(bytes, limits, collector)?;
    guarded(|| {
        let mut workbook = Xlsx::new(Cursor::new(bytes)).map_err(translate)?;
        let sheets: Vec<(String, bool)> = workbook
            .sheets_metadata()
            .iter()
            .filter(|sheet| sheet.typ == SheetType::WorkSheet)
            .map(|sheet| (sheet.name.clone(), sheet.visible != SheetVisible::Visible))
            .collect();
        if sheets.len() > limits.sheets {
            return Err(ReadError::TooLarge { what: Excess::Sheets, limit: limits.sheets as u64 });
        }
        for (name, hidden) in sheets {
            read_sheet(&mut workbook, &name, hidden, collector)?;
        }
        Ok(())
    })
}

fn read_sheet(
    workbook: &mut Xlsx<Cursor<&[u8]>>,
    name: &str,
    hidden: bool,
    collector: &mut Collector<'_, '_, '_>,
) -> Result<(), ReadError> {
    let mut cells = match workbook.worksheet_cells_reader(name) {
        Ok(cells) => cells,
        // A chart or macro sheet that calls itself a worksheet.
        Err(XlsxError::NotAWorksheet(_)) => return Ok(()),
        Err(error) => return Err(translate(error)),
    };
    collector.start_sheet(name.to_owned(), hidden)?;
    let mut unknown_errors = 0;
    loop {
        let cell = match cells.next_cell() {
            Ok(Some(cell)) => cell,
            Ok(None) => return Ok(()),
            Err(XlsxError::CellError(_)) if unknown_errors < UNKNOWN_ERRORS => {
                unknown_errors += 1;
                continue;
            }
            Err(error) => return Err(translate(error)),
        };
        let (row0, column) = cell.get_position();
        let column = usize::try_from(column).unwrap_or(usize::MAX);
        let value = match cell.get_value() {
            DataRef::Empty => continue,
            DataRef::SharedString("") => continue,
            DataRef::String(text) if text.is_empty() => continue,
            DataRef::String(text) => Cell::Text(text.clone()),
            DataRef::SharedString(text) => Cell::Text((*text).to_owned()),
            DataRef::Float(number) => Cell::Number(*number),
            DataRef::Int(number) => Cell::Number(*number as f64),
            DataRef::Bool(value) => Cell::Bool(*value),
            DataRef::DateTime(moment) => moment_cell(moment),
            DataRef::DateTimeIso(text) => iso_cell(text),
            DataRef::DurationIso(text) => Cell::Text(text.clone()),
            DataRef::Error(error) => error_cell(error),
        };
        collector.put(row0, column, value)?;
    }
}

fn translate(error: XlsxError) -> ReadError {
    match error {
        XlsxError::Password => ReadError::Password,
        error => ReadError::broken(error),
    }
}

pub(super) fn error_cell(error: &CellErrorType) -> Cell {
    Cell::Error(error.to_string())
}

/// A number shown as a date. Durations and times of day stay numbers, as does what no calendar holds.
pub(super) fn moment_cell(moment: &ExcelDateTime) -> Cell {
    // Below 1 there is no day: a time of day.
    if moment.is_duration() || moment.as_f64() < 1.0 {
        return Cell::Number(moment.as_f64());
    }
    match moment.as_datetime() {
        Some(moment) if moment.time() == NaiveTime::MIN => Cell::Date(moment.date()),
        Some(moment) => Cell::DateTime(moment),
        None => Cell::Number(moment.as_f64()),
    }
}

/// `2019-11-25` or `2019-11-25T09:30:00`; anything else stays text.
pub(super) fn iso_cell(text: &str) -> Cell {
    if let Ok(date) = NaiveDate::parse_from_str(text, "%Y-%m-%d") {
        return Cell::Date(date);
    }
    match NaiveDateTime::parse_from_str(text.trim_end_matches('Z'), "%Y-%m-%dT%H:%M:%S%.f") {
        Ok(moment) if moment.time() == NaiveTime::MIN => Cell::Date(moment.date()),
        Ok(moment) => Cell::DateTime(moment),
        Err(_) => Cell::Text(text.to_owned()),
    }
}
