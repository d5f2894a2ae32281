//! What an import did, for the window and for scripts.

use std::collections::HashMap;

use serde::Serialize;
use tabular::cell::column_letters;
use tabular::columns::Field;
use tabular::header::Table;
use ts_rs::TS;

use super::doubles::Of;
use super::inspect::why_code;
use super::read_row::{Issue, IssueKind};
use super::seal::{is_personal, masked_digits, masked_numbers};
use super::write::{Double, Written};
use super::{ImportRequest, ReadRow, file_name};
use crate::texts::{Lang, importing};

/// What an import did, or with `dry_run` what it would do. Rows are numbered as the spreadsheet numbers them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct ImportReport {
    /// The file's name.
    pub file: String,
    /// The sheet's name; empty for CSV.
    pub sheet: String,
    /// The last row of the header; `None` where the list has none.
    pub header_row: Option<u32>,
    /// Whether nothing was written.
    pub dry_run: bool,
    /// Rows of applicants, without titles, blank rows, totals.
    pub rows_read: usize,
    /// Rows that became new firms or participations.
    pub created: usize,
    /// Rows that changed a firm.
    pub updated: usize,
    /// Rows that said nothing new.
    pub unchanged: usize,
    /// Rows that may double another, with what was done with each.
    pub duplicates: Vec<DuplicateOut>,
    /// Rows that were left out.
    pub rejected: Vec<RowProblem>,
    /// Cells that a person should look at.
    pub warnings: Vec<RowProblem>,
    /// Every column and what it was taken for.
    pub columns: Vec<ColumnOut>,
    /// The change set, for an undo; `None` where nothing was written.
    pub change_set: Option<String>,
}

/// A row that may double another.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct DuplicateOut {
    /// The row.
    pub row: u32,
    /// Whom it may double.
    pub of: OfOut,
    /// `nib_and_name`, `nib`, `phone_and_name` or `name`.
    pub reason: &'static str,
    /// `held` until a person has decided; `created` or `updated` as was asked; `dropped` as was decided before.
    pub done: &'static str,
    /// In words.
    pub message: String,
}

/// Whom a row may double.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(untagged)]
pub enum OfOut {
    /// A row of the same list.
    Row {
        /// Its number.
        row: u32,
    },
    /// A firm of the workspace.
    Exhibitor {
        /// Its id.
        id: String,
    },
}

/// Something that a person should look at.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct RowProblem {
    /// The row.
    pub row: u32,
    /// The firm of the row, numbers of people masked; `None` where it names none.
    pub firm: Option<String>,
    /// The column's header, or its letters where it has none; `None` for the row as a whole.
    pub column: Option<String>,
    /// The column's index, from 0; for a correction of the cell.
    pub column_index: Option<usize>,
    /// What stands in the cell; numbers that identify a person are masked.
    pub typed: Option<String>,
    /// Stable, in snake_case.
    pub code: &'static str,
    /// What it is and what to do.
    pub message: String,
}

/// A column and what it was taken for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(rename = "ListColumn")]
pub struct ColumnOut {
    /// Its header; empty where it has none.
    pub header: String,
    /// Its letters, such as `AB`.
    pub letters: String,
    /// The field's key; `None` for one that is only kept.
    pub field: Option<&'static str>,
    /// `name`, `content` or `remembered`.
    pub why: &'static str,
}

pub(super) fn report(
    lang: Lang,
    request: &ImportRequest,
    sheet: &str,
    table: &Table,
    rows: &[ReadRow],
    written: &Written,
) -> ImportReport {
    let name = |index: usize| {
        let header = table.columns.get(index).map(|column| column.header.trim()).unwrap_or_default();
        if header.is_empty() { column_letters(index) } else { header.to_owned() }
    };
    let typed = |index: usize, typed: &str| {
        let field = table.columns.iter().find(|column| column.index == index).and_then(|column| column.field);
        if field.is_some_and(is_personal) { masked_digits(typed) } else { masked_numbers(typed) }
    };
    let by_number: HashMap<u32, &ReadRow> = rows.iter().map(|row| (row.number, row)).collect();
    let row_of = |number: u32| by_number.get(&number).copied();
    let firm = |row: &ReadRow| row.form.get(Field::FirmName).map(masked_numbers);
    let problem = |row: &ReadRow, issue: &Issue| RowProblem {
        row: row.number,
        firm: firm(row),
        column: issue.column.map(name),
        column_index: issue.column,
        typed: issue.column.map(|index| typed(index, &issue.typed)),
        code: importing::code(&issue.kind),
        message: importing::words(lang, issue),
    };
    let mut rejected = Vec::new();
    let mut warnings = Vec::new();
    for row in rows {
        if row.is_rejected() {
            rejected.extend(row.issues.iter().filter(|issue| issue.kind == IssueKind::NoFirmName).map(
                |issue| {
                    let mut columns = table.columns.iter();
                    let firm = columns.find(|column| column.field == Some(Field::FirmName));
                    RowProblem {
                        column: firm.map(|column| name(column.index)),
                        column_index: firm.map(|column| column.index),
                        ..problem(row, issue)
                    }
                },
            ));
        } else {
            warnings.extend(row.issues.iter().map(|issue| problem(row, issue)));
        }
    }
    for (row, field) in &written.kept {
        let column = table.columns.iter().find(|column| column.field == Some(*field));
        let column_index = column.map(|column| column.index);
        let column = column.map_or_else(|| field.key().to_owned(), |column| name(column.index));
        let message = importing::kept_words(lang, &column);
        warnings.push(RowProblem {
            row: *row,
            firm: row_of(*row).and_then(firm),
            column: Some(column),
            column_index,
            typed: None,
            code: "kept_yours",
            message,
        });
    }
    for unlinked in &written.unlinked {
        let column = table.columns.iter().find(|column| column.field == Some(unlinked.field));
        let column_index = column.map(|column| column.index);
        warnings.push(RowProblem {
            row: unlinked.row,
            firm: row_of(unlinked.row).and_then(firm),
            column: Some(column.map_or_else(|| unlinked.field.key().to_owned(), |column| name(column.index))),
            column_index,
            typed: Some(masked_numbers(&unlinked.name)),
            code: importing::unlinked_code(unlinked.why),
            message: importing::unlinked_words(lang, &unlinked.name, unlinked.why),
        });
    }
    warnings.sort_by_key(|warning| warning.row);
    ImportReport {
        file: file_name(&request.path),
        sheet: sheet.to_owned(),
        header_row: table.header_rows.map(|(_, last)| last),
        dry_run: request.dry_run,
        rows_read: rows.len(),
        created: written.created,
        updated: written.updated,
        unchanged: written.unchanged,
        duplicates: written.doubles.iter().map(|double| duplicate(lang, double)).collect(),
        rejected,
        warnings,
        columns: table
            .columns
            .iter()
            .map(|column| ColumnOut {
                header: column.header.clone(),
                letters: column_letters(column.index),
                field: column.field.map(Field::key),
                why: why_code(column.why),
            })
            .collect(),
        change_set: written.change_set.map(|id| id.to_string()),
    }
}

fn duplicate(lang: Lang, double: &Double) -> DuplicateOut {
    DuplicateOut {
        row: double.row,
        of: OfOut::from(double.of),
        reason: double.reason.code(),
        done: double.done.code(),
        message: importing::double_words(lang, double),
    }
}

impl From<Of> for OfOut {
    fn from(of: Of) -> Self {
        match of {
            Of::Row(row) => Self::Row { row },
            Of::Exhibitor(id) => Self::Exhibitor { id: id.to_string() },
        }
    }
}
