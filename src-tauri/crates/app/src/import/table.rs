//! Where the list is in a workbook: as the program finds it, and as a person has corrected it.

use std::collections::BTreeMap;
use std::path::Path;

use serde::Deserialize;
use store::ColumnMapping;
use tabular::cell::{Cell, Row, Sheet, Workbook, column_letters};
use tabular::columns::{ColumnMatch, Field, Remembered, Why, header_fingerprint};
use tabular::header::{Table, find_table, find_table_below, find_table_in};
use ts_rs::TS;

use crate::error::AppError;
use crate::session::Session;

/// What a person has chosen of a list, and corrected in it.
#[derive(Debug, Clone, Default, Deserialize, TS)]
#[serde(default)]
pub struct Choices {
    /// The sheet; `None` for the one that looks like a list of applicants.
    pub sheet: Option<String>,
    /// The row of the header as the spreadsheet numbers it; `None` for the one that looks like it.
    pub header_row: Option<u32>,
    /// Headers that a person has matched to a field's key (empty: leave the column out). Remembered.
    pub columns: Vec<(String, String)>,
    /// The same by the column's index, from 0; remembered where the column has a header of its own.
    pub columns_at: Vec<(usize, String)>,
    /// Cells that a person has typed anew.
    pub cells: Vec<CellFix>,
}

/// A cell that a person has typed anew before the import. The list itself stays as it is; when it comes again, the
/// correction stands like anything else that a person has changed here.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, TS)]
pub struct CellFix {
    /// The row as the spreadsheet numbers it.
    pub row: u32,
    /// The column's index, from 0.
    pub column: usize,
    /// What is to stand there.
    pub text: String,
}

/// A list that was found.
pub(super) struct Found {
    pub(super) table: Table,
    /// Corrections of columns that are to be remembered.
    pub(super) mappings: Vec<ColumnMapping>,
}

/// Puts corrected cells into the workbook. Returns the rows as they were, by sheet index and number.
pub(super) fn correct(
    workbook: &mut Workbook,
    choices: &Choices,
) -> Result<BTreeMap<(usize, u32), Row>, AppError> {
    let mut before = BTreeMap::new();
    if choices.cells.is_empty() {
        return Ok(before);
    }
    let sheets = match &choices.sheet {
        Some(name) => {
            let at = sheet_named(workbook, name)?;
            at..at + 1
        }
        // The program will choose; of several sheets it may be any that has such a row.
        None => 0..workbook.sheets.len(),
    };
    for fix in &choices.cells {
        let mut is_there = false;
        for index in sheets.clone() {
            let rows = &mut workbook.sheets[index].rows;
            let Ok(at) = rows.binary_search_by_key(&fix.row, |row| row.number) else { continue };
            is_there = true;
            let row = &mut rows[at];
            before.entry((index, fix.row)).or_insert_with(|| row.clone());
            if row.cells.len() <= fix.column {
                row.cells.resize(fix.column + 1, Cell::Empty);
            }
            row.cells[fix.column] = Cell::Text(fix.text.clone());
        }
        if !is_there {
            let name = format!("{}{}", column_letters(fix.column), fix.row);
            return Err(AppError::Unknown { kind: "cell", name, known: Vec::new() });
        }
    }
    Ok(before)
}

/// Finds the list.
pub(super) fn find(
    session: &Session,
    workbook: &Workbook,
    path: &Path,
    choices: &Choices,
) -> Result<Found, AppError> {
    let mut remembered = Remembered::new();
    for mapping in session.store.read().column_mappings()? {
        remembered.insert(mapping.header_key, Field::from_key(&mapping.field));
    }
    let mut mappings = Vec::new();
    for (header, key) in &choices.columns {
        remember(&mut remembered, &mut mappings, header, key)?;
    }
    let no_list = || AppError::NoList { path: path.to_owned(), sheets: names(workbook) };
    let mut table = locate(workbook, choices, &remembered)?.ok_or_else(no_list)?;
    check_headers(&table, &choices.columns)?;

    let mut by_index = Vec::new();
    for (index, key) in &choices.columns_at {
        let column = table.columns.get(*index).ok_or_else(|| AppError::Unknown {
            kind: "header",
            name: column_letters(*index),
            known: table.columns.iter().map(|column| column_letters(column.index)).collect(),
        })?;
        let print = header_fingerprint(&column.header);
        let is_its_own = !print.is_empty()
            && table.columns.iter().filter(|other| header_fingerprint(&other.header) == print).count() == 1;
        if is_its_own {
            remember(&mut remembered, &mut mappings, &column.header, key)?;
        } else {
            by_index.push((*index, field_of(key)?));
        }
    }
    if choices.columns_at.len() > by_index.len() {
        table = locate(workbook, choices, &remembered)?.ok_or_else(no_list)?;
    }
    for (index, field) in &by_index {
        give(&mut table.columns, *index, *field, &by_index);
    }
    Ok(Found { table, mappings })
}

fn names(workbook: &Workbook) -> Vec<String> {
    workbook.sheets.iter().map(|sheet| sheet.name.clone()).collect()
}

fn sheet_named(workbook: &Workbook, name: &str) -> Result<usize, AppError> {
    workbook.sheets.iter().position(|sheet: &Sheet| sheet.name == name).ok_or_else(|| AppError::Unknown {
        kind: "sheet",
        name: name.to_owned(),
        known: names(workbook),
    })
}

fn locate(
    workbook: &Workbook,
    choices: &Choices,
    remembered: &Remembered,
) -> Result<Option<Table>, AppError> {
    let found = match &choices.sheet {
        None => find_table(workbook, remembered),
        Some(name) => {
            let index = sheet_named(workbook, name)?;
            find_table_in(&workbook.sheets[index], index, remembered)
        }
    };
    let (Some(table), Some(header_row)) = (&found, choices.header_row) else { return Ok(found) };
    find_table_below(&workbook.sheets[table.sheet], table.sheet, header_row, remembered)
        .map(Some)
        .ok_or_else(|| AppError::Unknown { kind: "row", name: header_row.to_string(), known: Vec::new() })
}

fn field_of(key: &str) -> Result<Option<Field>, AppError> {
    let field = Field::from_key(key);
    if field.is_none() && !key.is_empty() {
        let known = Field::all().map(|field| field.key().to_owned()).collect();
        return Err(AppError::Unknown { kind: "field", name: key.to_owned(), known });
    }
    Ok(field)
}

fn remember(
    remembered: &mut Remembered,
    mappings: &mut Vec<ColumnMapping>,
    header: &str,
    key: &str,
) -> Result<(), AppError> {
    let header_key = header_fingerprint(header);
    remembered.insert(header_key.clone(), field_of(key)?);
    mappings.push(ColumnMapping { header_key, field: key.to_owned() });
    Ok(())
}

/// A header that a person names must be there, or the correction would be lost without a word.
fn check_headers(table: &Table, columns: &[(String, String)]) -> Result<(), AppError> {
    for (header, _) in columns {
        let wanted = header_fingerprint(header);
        if !table.columns.iter().any(|column| header_fingerprint(&column.header) == wanted) {
            return Err(AppError::Unknown {
                kind: "header",
                name: header.clone(),
                known: table.columns.iter().map(|column| column.header.clone()).collect(),
            });
        }
    }
    Ok(())
}

/// Gives a column a field that a person has named, and takes it from a column that the program had given it to.
fn give(columns: &mut [ColumnMatch], index: usize, field: Option<Field>, by_hand: &[(usize, Option<Field>)]) {
    if let Some(field) = field {
        let has_it = |column: &ColumnMatch| column.field == Some(field) && column.index != index;
        if columns.iter().filter(|column| has_it(column)).count() >= field.max_columns() {
            let is_free = |column: &&mut ColumnMatch| {
                has_it(column) && !by_hand.iter().any(|(by_hand, _)| *by_hand == column.index)
            };
            if let Some(other) = columns.iter_mut().rev().find(is_free) {
                (other.field, other.score) = (None, 0.0);
            }
        }
    }
    if let Some(column) = columns.iter_mut().find(|column| column.index == index) {
        (column.field, column.score, column.why) = (field, 1.0, Why::Remembered);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::session::{Mode, SessionOptions};
    use crate::texts::Lang;
    use tabular::read::{ReadLimits, read_bytes, unwatched};

    fn fields(csv: &str, choices: &Choices) -> (Vec<Option<Field>>, Vec<ColumnMapping>) {
        let folder = tempfile::tempdir().unwrap();
        let options = SessionOptions {
            mode: Mode::CommandLine,
            lang: Lang::En,
            actor: "Siti".to_owned(),
            fixed_clock: None,
        };
        let session = Session::open(&folder.path().join("show.jakcraft"), &options).unwrap();
        let mut workbook =
            read_bytes(csv.as_bytes(), "list", &ReadLimits::default(), &mut unwatched).unwrap();
        correct(&mut workbook, choices).unwrap();
        let found = find(&session, &workbook, Path::new("list.csv"), choices).unwrap();
        (found.table.columns.iter().map(|column| column.field).collect(), found.mappings)
    }

    #[test]
    fn columns_are_corrected_by_their_place_and_remembered_where_their_header_is_their_own() {
        let csv =
            "Nama Usaha,Nama,Nama,Kota\nCV Asri,Toko Asri,Bu Asri,Depok\nCV Sekar,Toko Sekar,Bu Sri,Bogor\n";
        let choices = Choices {
            columns_at: vec![
                (0, String::new()),
                (1, "firm_name".to_owned()),
                (2, "owner_name".to_owned()),
                (3, "regency".to_owned()),
            ],
            ..Choices::default()
        };
        let (fields, mappings) = fields(csv, &choices);
        let expected = [None, Some(Field::FirmName), Some(Field::OwnerName), Some(Field::Regency)];
        assert_eq!(fields, expected);
        let remembered: Vec<_> =
            mappings.iter().map(|one| (one.header_key.as_str(), one.field.as_str())).collect();
        assert_eq!(remembered, [("nama usaha", ""), ("kota", "regency")], "two are called Nama");
    }

    #[test]
    fn a_field_that_is_named_by_hand_is_taken_from_the_column_that_had_it() {
        let csv = "Nama Usaha,Toko,Toko\nCV Asri,Asri,Satu\nCV Sekar,Sekar,Dua\n";
        let choices = Choices { columns_at: vec![(1, "firm_name".to_owned())], ..Choices::default() };
        assert_eq!(fields(csv, &choices).0, [None, Some(Field::FirmName), None]);
    }
}
