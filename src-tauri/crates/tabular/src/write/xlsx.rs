//! XLSX by `rust_xlsxwriter`: a styled header that stays in sight, filters, widths by content.

use std::path::Path;

use chrono::{Datelike, NaiveDate, NaiveDateTime, Timelike};
use rust_xlsxwriter::{
    Color, DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder, Workbook, Worksheet, XlsxError,
};
use unicode_normalization::UnicodeNormalization;

use super::{ColumnKind, TableOut, Value, WriteError, is_too_long, replace_file};

/// Widths in characters of the standard font.
const MIN_WIDTH_CHARS: usize = 6;
const MAX_WIDTH_CHARS: usize = 48;
/// Rows looked at to choose a column's width.
const WIDTH_ROWS: usize = 500;
/// Excel's own limits.
const MAX_TEXT_CHARS: usize = 32_767;
const MAX_SHEET_NAME_CHARS: usize = 31;

/// Writes sheets as XLSX. `created` is the only date in the file, so that the same tables give the same
/// bytes. The target is replaced only when all is written.
///
/// # Errors
/// When a table is too large for a sheet, two sheets have one name, or the file cannot be written.
pub fn write_xlsx(path: &Path, sheets: &[TableOut], created: NaiveDateTime) -> Result<(), WriteError> {
    replace_file(path, &xlsx_bytes(sheets, created)?)
}

/// As [`write_xlsx`], into memory.
///
/// # Errors
/// When a table is too large for a sheet or two sheets have one name.
pub fn xlsx_bytes(sheets: &[TableOut], created: NaiveDateTime) -> Result<Vec<u8>, WriteError> {
    let mut workbook = Workbook::new();
    workbook.set_properties(&DocProperties::new().set_creation_datetime(&moment(created)?));
    let styles = Styles::new();
    for (index, table) in sheets.iter().enumerate() {
        let worksheet = workbook.add_worksheet();
        worksheet.set_name(sheet_name(&table.name, index))?;
        fill(worksheet, table, &styles)?;
    }
    Ok(workbook.save_to_buffer()?)
}

struct Styles {
    title: Format,
    header: Format,
    text: Format,
    integer: Format,
    money: Format,
    date: Format,
    date_time: Format,
}

impl Styles {
    fn new() -> Self {
        let top = Format::new().set_align(FormatAlign::Top);
        Styles {
            title: Format::new().set_bold().set_font_size(14),
            header: Format::new()
                .set_bold()
                .set_text_wrap()
                .set_align(FormatAlign::VerticalCenter)
                .set_background_color(Color::RGB(0x00E8_EDF2))
                .set_border_bottom(FormatBorder::Thin),
            // "@" keeps digits as text even when the cell is edited.
            text: top.clone().set_num_format("@"),
            integer: top.clone().set_num_format("0"),
            money: top.clone().set_num_format("#,##0"),
            date: top.clone().set_num_format("dd/mm/yyyy"),
            date_time: top.set_num_format("dd/mm/yyyy hh:mm"),
        }
    }

    fn of(&self, kind: ColumnKind) -> &Format {
        match kind {
            ColumnKind::Text => &self.text,
            ColumnKind::Integer => &self.integer,
            ColumnKind::Money => &self.money,
            ColumnKind::Date => &self.date,
            ColumnKind::DateTime => &self.date_time,
        }
    }
}

fn fill(sheet: &mut Worksheet, table: &TableOut, styles: &Styles) -> Result<(), WriteError> {
    for (row, title) in table.titles.iter().enumerate() {
        sheet.write_string_with_format(row_number(row)?, 0, cut(title), &styles.title)?;
    }
    let header_row = row_number(table.titles.len())?;
    for (at, column) in table.columns.iter().enumerate() {
        let column_number = column_number(at)?;
        sheet.set_column_width(column_number, width_chars(table, at) as f64)?;
        sheet.write_string_with_format(header_row, column_number, cut(&column.header), &styles.header)?;
    }
    for (at, values) in table.rows.iter().enumerate() {
        let row = row_number(table.titles.len() + 1 + at)?;
        for (at, (column, value)) in table.columns.iter().zip(values).enumerate() {
            put(sheet, row, column_number(at)?, value, column.kind, styles)?;
        }
    }
    sheet.set_freeze_panes(header_row + 1, 0)?;
    if let Some(last) = table.columns.len().checked_sub(1) {
        let last_row = row_number(table.titles.len() + table.rows.len())?;
        sheet.autofilter(header_row, 0, last_row, column_number(last)?)?;
    }
    Ok(())
}

fn put(
    sheet: &mut Worksheet,
    row: u32,
    column: u16,
    value: &Value,
    kind: ColumnKind,
    styles: &Styles,
) -> Result<(), WriteError> {
    let style = styles.of(kind);
    match value {
        Value::Blank => return Ok(()),
        // Always a string cell: what looks like a formula is shown and never run.
        Value::Text(text) if text.is_empty() => return Ok(()),
        Value::Text(text) => sheet.write_string_with_format(row, column, cut(text), &styles.text)?,
        Value::Integer(number) if is_too_long(*number) || kind == ColumnKind::Text => {
            sheet.write_string_with_format(row, column, number.to_string(), &styles.text)?
        }
        Value::Integer(number) => sheet.write_number_with_format(row, column, *number as f64, style)?,
        Value::Date(date) => {
            let day = date.and_hms_opt(0, 0, 0).unwrap_or_default();
            put_moment(sheet, row, column, day, &styles.date, || date.format("%Y-%m-%d").to_string())?
        }
        Value::DateTime(at) => put_moment(sheet, row, column, *at, &styles.date_time, || {
            at.format("%Y-%m-%d %H:%M").to_string()
        })?,
    };
    Ok(())
}

/// A day before 1900 or after 9999 is no day to a spreadsheet: it is written as text.
fn put_moment<'s>(
    sheet: &'s mut Worksheet,
    row: u32,
    column: u16,
    at: NaiveDateTime,
    style: &Format,
    as_text: impl FnOnce() -> String,
) -> Result<&'s mut Worksheet, WriteError> {
    Ok(match moment(at) {
        Ok(serial) => sheet.write_datetime_with_format(row, column, &serial, style)?,
        Err(_) => sheet.write_string(row, column, as_text())?,
    })
}

fn moment(at: NaiveDateTime) -> Result<ExcelDateTime, XlsxError> {
    let date: NaiveDate = at.date();
    let year = u16::try_from(date.year()).unwrap_or(0);
    let day = |number: u32| u8::try_from(number).unwrap_or(0);
    let [hour, minute, second] = [at.hour(), at.minute(), at.second()].map(day);
    ExcelDateTime::from_ymd(year, day(date.month()), day(date.day()))?.and_hms(
        u16::from(hour),
        minute,
        second,
    )
}

fn row_number(row: usize) -> Result<u32, XlsxError> {
    u32::try_from(row).map_err(|_| XlsxError::RowColumnLimitError)
}

fn column_number(column: usize) -> Result<u16, XlsxError> {
    u16::try_from(column).map_err(|_| XlsxError::RowColumnLimitError)
}

/// Excel refuses longer texts; nothing that a person types comes near.
fn cut(text: &str) -> String {
    if text.len() <= MAX_TEXT_CHARS { text.to_owned() } else { text.chars().take(MAX_TEXT_CHARS).collect() }
}

fn width_chars(table: &TableOut, at: usize) -> usize {
    let shown = |value: &Value| match value {
        Value::Blank => 0,
        Value::Text(text) => text.lines().map(|line| line.nfc().count()).max().unwrap_or(0),
        // Room for the thousands separators.
        Value::Integer(number) => number.to_string().len() * 4 / 3,
        Value::Date(_) => 10,
        Value::DateTime(_) => 16,
    };
    let header = table.columns[at].header.chars().count() + 3;
    let values =
        table.rows.iter().take(WIDTH_ROWS).filter_map(|row| row.get(at)).map(shown).max().unwrap_or(0);
    header.min(24).max(values + 1).clamp(MIN_WIDTH_CHARS, MAX_WIDTH_CHARS)
}

/// A name that Excel takes: without `[]:*?/\`, not empty, at most 31 characters.
fn sheet_name(name: &str, index: usize) -> String {
    let clean: String = name
        .chars()
        .map(
            |c| if matches!(c, '[' | ']' | ':' | '*' | '?' | '/' | '\\') || c.is_control() { ' ' } else { c },
        )
        .take(MAX_SHEET_NAME_CHARS)
        .collect();
    let clean = clean.trim().trim_matches('\'').trim();
    if clean.is_empty() { format!("Sheet{}", index + 1) } else { clean.to_owned() }
}
