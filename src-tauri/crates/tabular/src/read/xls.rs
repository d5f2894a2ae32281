//! XLS by calamine, behind a fence: the compound file is read by the `cfb` crate, its record stream
//! measured and disarmed by [`xls_scan`](super::xls_scan), and only then given to calamine in a fresh,
//! well-formed container. Calamine alone follows cyclic sector chains and reserves what a file declares.

use std::io::{Cursor, Read, Write};

use calamine::{Data, Reader, SheetType, SheetVisible, Xls, XlsError};

use super::collect::Collector;
use super::xlsx::{error_cell, iso_cell, moment_cell};
use super::{Excess, ReadError, ReadLimits, guarded, xls_scan};
use crate::cell::Cell;

pub(super) fn read(
    bytes: &[u8],
    limits: &ReadLimits,
    collector: &mut Collector<'_, '_, '_>,
) -> Result<(), ReadError> {
    let (name, mut stream) = guarded(|| record_stream(bytes))?;
    let sheets = xls_scan::disarm(&mut stream, collector.remaining_bytes())?;
    if sheets > limits.sheets {
        return Err(ReadError::TooLarge { what: Excess::Sheets, limit: limits.sheets as u64 });
    }
    let container = wrap(name, &stream)?;
    drop(stream);
    guarded(|| {
        let mut workbook = Xls::new(Cursor::new(container)).map_err(translate)?;
        let sheets: Vec<(String, bool)> = workbook
            .sheets_metadata()
            .iter()
            .filter(|sheet| sheet.typ == SheetType::WorkSheet)
            .map(|sheet| (sheet.name.clone(), sheet.visible != SheetVisible::Visible))
            .collect();
        for (name, hidden) in sheets {
            collector.start_sheet(name.clone(), hidden)?;
            let range = workbook.worksheet_range(&name).map_err(translate)?;
            let (first_row, first_column) = range.start().unwrap_or((0, 0));
            for (row, column, value) in range.used_cells() {
                let row0 = first_row.saturating_add(u32::try_from(row).unwrap_or(u32::MAX));
                collector.put(row0, first_column as usize + column, cell(value))?;
            }
        }
        Ok(())
    })
}

fn record_stream(bytes: &[u8]) -> Result<(&'static str, Vec<u8>), ReadError> {
    let mut file = cfb::CompoundFile::open(Cursor::new(bytes)).map_err(ReadError::broken)?;
    let name = if file.exists("/Workbook") { "/Workbook" } else { "/Book" };
    let stream = file.open_stream(name).map_err(ReadError::broken)?;
    let mut records = Vec::new();
    // A stream cannot be longer than the file that holds it, whatever its directory entry says.
    stream.take(bytes.len() as u64).read_to_end(&mut records).map_err(ReadError::broken)?;
    Ok((name, records))
}

fn wrap(name: &str, stream: &[u8]) -> Result<Vec<u8>, ReadError> {
    let mut file = cfb::CompoundFile::create_with_version(cfb::Version::V3, Cursor::new(Vec::new()))
        .map_err(ReadError::broken)?;
    {
        let mut target = file.create_stream(name).map_err(ReadError::broken)?;
        target.write_all(stream).map_err(ReadError::broken)?;
        target.flush().map_err(ReadError::broken)?;
    }
    file.flush().map_err(ReadError::broken)?;
    Ok(file.into_inner().into_inner())
}

fn translate(error: XlsError) -> ReadError {
    match error {
        XlsError::Password => ReadError::Password,
        error => ReadError::broken(error),
    }
}

fn cell(value: &Data) -> Cell {
    match value {
        Data::Empty => Cell::Empty,
        Data::String(text) if text.is_empty() => Cell::Empty,
        Data::String(text) | Data::DurationIso(text) => Cell::Text(text.clone()),
        Data::Float(number) => Cell::Number(*number),
        Data::Int(number) => Cell::Number(*number as f64),
        Data::Bool(value) => Cell::Bool(*value),
        Data::DateTime(moment) => moment_cell(moment),
        Data::DateTimeIso(text) => iso_cell(text),
        Data::Error(error) => error_cell(error),
    }
}
