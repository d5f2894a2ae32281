//! What a list looks like before it is imported: its sheets, where its header is, what each column was taken for.

use std::path::Path;

use serde::Serialize;
use tabular::cell::{Row, column_letters};
use tabular::columns::{Field, Why};
use ts_rs::TS;

use super::seal::{is_personal, masked_digits, masked_numbers};
use super::spelling::tidy;
use super::table::{self, Choices};
use super::{file_name, read_bytes_of, read_sheets};
use crate::error::AppError;
use crate::progress::Watch;
use crate::session::Session;
use crate::texts::fields;

/// How many cells of a column are shown.
const SAMPLES: usize = 5;

/// What a list looks like.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct Inspection {
    /// The file's name.
    pub file: String,
    /// Its sheets, in the file's order.
    pub sheets: Vec<SheetOut>,
    /// The sheet that is looked at; empty for CSV.
    pub sheet: String,
    /// The last row of the header; `None` where the list has none.
    pub header_row: Option<u32>,
    /// The numbers of the first rows, and what stands in them, for choosing the header by eye.
    pub top: Vec<TopRow>,
    /// Rows of applicants, without titles, blank rows, totals.
    pub rows: usize,
    /// Whether a column is known that has the firms' names, without which a list cannot be imported.
    pub has_firm_name: bool,
    /// Its columns, from the left.
    pub columns: Vec<InspectedColumn>,
    /// The fields that a column may be, with their names in the person's language.
    pub fields: Vec<FieldOut>,
}

/// A sheet of a file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(rename = "ListSheet")]
pub struct SheetOut {
    /// Its name; empty for CSV.
    pub name: String,
    /// Rows in which something stands.
    pub rows: usize,
    /// Whether it is hidden.
    pub hidden: bool,
}

/// One of the first rows of a sheet.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct TopRow {
    /// As the spreadsheet numbers it.
    pub row: u32,
    /// Its cells from column A on, numbers of people masked.
    pub cells: Vec<String>,
}

/// A column of a list.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct InspectedColumn {
    /// From 0.
    pub index: usize,
    /// Its letters, such as `AB`.
    pub letters: String,
    /// Its header; empty where it has none.
    pub header: String,
    /// The first cells in which something stands; NIK and NPWP are masked.
    pub samples: Vec<String>,
    /// The field's key; `None` for a column that is only kept.
    pub field: Option<&'static str>,
    /// How sure that is, from 0 to 1.
    pub score: f64,
    /// `name`, `content` or `remembered`.
    pub why: &'static str,
}

/// A field that a column may be.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(rename = "ListField")]
pub struct FieldOut {
    /// Its key.
    pub key: &'static str,
    /// Its name in the person's language.
    pub name: &'static str,
    /// How many columns may be it.
    pub columns: usize,
}

/// Looks at a list as an import with these choices would. Nothing is written.
///
/// # Errors
/// As [`super::import`]; but a list without a column for the firm's name is shown all the same.
pub fn inspect(
    session: &Session,
    path: &Path,
    choices: &Choices,
    watch: Watch<'_>,
) -> Result<Inspection, AppError> {
    /// Rows from the top among which the header is sought by eye.
    const TOP: usize = 15;
    let bytes = read_bytes_of(path)?;
    let mut workbook = read_sheets(path, &bytes, watch)?;
    table::correct(&mut workbook, choices)?;
    let found = table::find(session, &workbook, path, choices)?.table;
    let sheet = &workbook.sheets[found.sheet];
    let lang = session.lang();
    let field_at = |index: usize| found.columns.get(index).and_then(|column| column.field);
    let shown = |row: &Row, index: usize| {
        let text = tidy(row.cell(index).text());
        if field_at(index).is_some_and(is_personal) { masked_digits(&text) } else { masked_numbers(&text) }
    };
    let columns = found.columns.iter().map(|column| InspectedColumn {
        index: column.index,
        letters: column_letters(column.index),
        header: column.header.clone(),
        samples: found
            .data
            .iter()
            .map(|at| &sheet.rows[*at])
            .filter(|row| !row.cell(column.index).is_blank())
            .take(SAMPLES)
            .map(|row| shown(row, column.index))
            .collect(),
        field: column.field.map(Field::key),
        score: column.score,
        why: why_code(column.why),
    });
    Ok(Inspection {
        file: file_name(path),
        sheets: workbook
            .sheets
            .iter()
            .map(|sheet| SheetOut { name: sheet.name.clone(), rows: sheet.rows.len(), hidden: sheet.hidden })
            .collect(),
        sheet: sheet.name.clone(),
        header_row: found.header_rows.map(|(_, last)| last),
        top: sheet
            .rows
            .iter()
            .take(TOP)
            .map(|row| TopRow {
                row: row.number,
                cells: (0..row.cells.len()).map(|index| shown(row, index)).collect(),
            })
            .collect(),
        rows: found.data.len(),
        has_firm_name: found.columns.iter().any(|column| column.field == Some(Field::FirmName)),
        columns: columns.collect(),
        fields: Field::all()
            .map(|field| FieldOut {
                key: field.key(),
                name: fields::name(lang, field),
                columns: field.max_columns(),
            })
            .collect(),
    })
}

/// What a match rests on; stable.
pub(super) fn why_code(why: Why) -> &'static str {
    match why {
        Why::ByName => "name",
        Why::ByContent => "content",
        Why::Remembered => "remembered",
    }
}
