//! A table as the file that its name's ending asks for.

use std::path::Path;

use tabular::write::{CsvDelimiter, TableOut, csv_bytes, xlsx_bytes};

use crate::error::AppError;
use crate::files::{check_target, write_whole};
use crate::session::Session;

/// Writes a table as `.xlsx` or, parted by semicolons, as `.csv`.
///
/// # Errors
/// [`AppError::Unknown`] for another ending, [`AppError::Protected`] over a workspace or keys, [`AppError::Write`].
pub(crate) fn write(session: &Session, table: TableOut, path: &Path) -> Result<(), AppError> {
    check_target(path)?;
    let failed =
        |error: String| AppError::Write { path: path.to_owned(), cause: std::io::Error::other(error) };
    let ending = path.extension().map(|ending| ending.to_string_lossy().to_lowercase()).unwrap_or_default();
    let bytes = match ending.as_str() {
        "xlsx" => {
            xlsx_bytes(&[table], session.now().naive_utc()).map_err(|error| failed(error.to_string()))?
        }
        "csv" => csv_bytes(&table, CsvDelimiter::Semicolon).map_err(|error| failed(error.to_string()))?,
        _ => {
            let known = vec![".xlsx".to_owned(), ".csv".to_owned()];
            return Err(AppError::Unknown { kind: "format", name: format!(".{ending}"), known });
        }
    };
    write_whole(path, |file| file.write_all(&bytes))?;
    Ok(())
}
