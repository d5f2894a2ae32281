//! The fascia list as a spreadsheet, for whoever makes the boards.

use std::path::Path;

use serde::Serialize;
use tabular::write::{ColumnKind, ColumnOut, TableOut, Value};
use ts_rs::TS;

use super::{FasciaList, list};
use crate::error::AppError;
use crate::floor_plan::HallChoice;
use crate::session::Session;
use crate::spreadsheet;
use crate::texts::{Lang, figures};

/// What was exported.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct FasciaExported {
    /// Rows below the header.
    pub rows: usize,
    /// How many of them have a warning.
    pub warned: usize,
    /// Where they are.
    pub path: String,
}

/// Writes the fascia list as `.xlsx` or `.csv`.
///
/// # Errors
/// [`AppError::Unknown`] for another ending, [`AppError::Nothing`] where nobody has a booth, [`AppError::Write`],
/// [`AppError::Protected`]; as [`Session::hall`].
pub fn export(
    session: &Session,
    event: Option<&str>,
    halls: &HallChoice,
    path: &Path,
) -> Result<FasciaExported, AppError> {
    let list = list(session, event, halls)?;
    if list.rows.is_empty() {
        return Err(AppError::Nothing { what: "fascias" });
    }
    spreadsheet::write(session, table(session.lang(), &list), path)?;
    Ok(FasciaExported { rows: list.rows.len(), warned: list.warned, path: path.display().to_string() })
}

fn table(lang: Lang, list: &FasciaList) -> TableOut {
    let text = |id: &str, en: &str| ColumnOut::new(lang.pick(id, en), ColumnKind::Text);
    let integer = |id: &str, en: &str| ColumnOut::new(lang.pick(id, en), ColumnKind::Integer);
    let most_lines = list.rows.iter().map(|row| row.lines.len()).max().unwrap_or_default().max(2);
    let mut columns = vec![
        integer("No", "No"),
        text("Area", "Hall"),
        text("Stan", "Booth"),
        text("Ukuran", "Size"),
        integer("Papan", "Boards"),
        integer("Panjang papan (mm)", "Board (mm)"),
    ];
    columns.extend(
        (1..=most_lines)
            .map(|line| ColumnOut::new(format!("{} {line}", lang.pick("Baris", "Line")), ColumnKind::Text)),
    );
    columns.extend([
        integer("Huruf", "Letters"),
        integer("Muat", "Room for"),
        text("Hari", "Days"),
        text("Catatan", "Notes"),
    ]);
    let whole = |number: usize| Value::Integer(i64::try_from(number).unwrap_or(i64::MAX));
    let rows = list
        .rows
        .iter()
        .enumerate()
        .map(|(index, row)| {
            let mut values = vec![
                whole(index + 1),
                Value::Text(row.hall.clone()),
                Value::Text(row.booth.clone()),
                Value::Text(row.size.clone()),
                Value::Integer(i64::from(row.boards)),
                Value::Integer(row.board_mm),
            ];
            values.extend((0..most_lines).map(|line| Value::from(row.lines.get(line).cloned())));
            let days = row.days.map(|(first, last)| figures::span(lang, first, last));
            values.extend([
                whole(row.letters),
                whole(row.most_letters),
                Value::from(days),
                Value::Text(row.warnings.join(" ")),
            ]);
            values
        })
        .collect();
    TableOut { name: lang.pick("Fascia", "Fascia").to_owned(), titles: Vec::new(), columns, rows }
}
