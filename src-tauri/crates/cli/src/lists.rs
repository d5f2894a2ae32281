//! Lists of applicants as the command line names them: which sheet, which columns, which cells, what to do with doubles.

use std::path::PathBuf;

use app::AppError;
use app::import::{CellFix, Choices, Decision, OnDuplicate};
use clap::{Args, ValueEnum};

#[derive(Debug, Args)]
pub(crate) struct ListArgs {
    /// The list
    pub(crate) list: PathBuf,
    /// The sheet [default: the one that looks like a list of applicants]
    #[arg(long)]
    pub(crate) sheet: Option<String>,
    /// The row of the header [default: the one that looks like it]
    #[arg(long, value_name = "ROW", value_parser = clap::value_parser!(u32).range(1..))]
    pub(crate) header_row: Option<u32>,
    /// Read a column as a field, such as `--column "Nama Toko=firm_name"`; remembered for the next list
    #[arg(long = "column", value_name = "HEADER=FIELD")]
    pub(crate) columns: Vec<String>,
    /// Read a cell as if it said something else, such as `--cell "C12=Kriya Asri"`
    #[arg(long = "cell", value_name = "CELL=TEXT")]
    pub(crate) cells: Vec<String>,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
pub(crate) enum DecisionArg {
    /// A firm of its own
    Create,
    /// The firm that it resembles, which is updated
    Update,
    /// To be left out
    Drop,
}

#[derive(Debug, Args)]
pub(crate) struct ImportArgs {
    #[command(flatten)]
    pub(crate) list: ListArgs,
    /// Say what would be done, and do nothing
    #[arg(long)]
    pub(crate) dry_run: bool,
    /// What to do with a row that may double another
    #[arg(long, value_enum, default_value = "hold")]
    pub(crate) on_duplicate: OnDuplicateArg,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
pub(crate) enum OnDuplicateArg {
    /// Keep it aside until a person has looked
    Hold,
    /// Make a new firm of it
    Create,
    /// Update the firm that it doubles
    Update,
}

impl From<OnDuplicateArg> for OnDuplicate {
    fn from(arg: OnDuplicateArg) -> Self {
        match arg {
            OnDuplicateArg::Hold => Self::Hold,
            OnDuplicateArg::Create => Self::Create,
            OnDuplicateArg::Update => Self::Update,
        }
    }
}

impl From<DecisionArg> for Decision {
    fn from(arg: DecisionArg) -> Self {
        match arg {
            DecisionArg::Create => Self::Create,
            DecisionArg::Update => Self::Update,
            DecisionArg::Drop => Self::Drop,
        }
    }
}

/// What is chosen of a list, and corrected in it.
pub(crate) fn choices(args: ListArgs) -> Result<(PathBuf, Choices), AppError> {
    let off = |field, value: &str| AppError::Invalid { field, value: value.to_owned() };
    let columns = args.columns.iter().map(|pair| {
        let (header, field) = pair.rsplit_once('=').ok_or_else(|| off("column", pair))?;
        Ok((header.trim().to_owned(), field.trim().to_owned()))
    });
    let cells = args.cells.iter().map(|pair| {
        let (place, text) = pair.split_once('=').ok_or_else(|| off("cell", pair))?;
        let (row, column) = cell_place(place.trim()).ok_or_else(|| off("cell", pair))?;
        Ok(CellFix { row, column, text: text.to_owned() })
    });
    let choices = Choices {
        columns: columns.collect::<Result<_, AppError>>()?,
        cells: cells.collect::<Result<_, AppError>>()?,
        sheet: args.sheet,
        header_row: args.header_row,
        columns_at: Vec::new(),
    };
    Ok((args.list, choices))
}

/// "AB12" is row 12 of column 27, counted from 0.
fn cell_place(place: &str) -> Option<(u32, usize)> {
    let digits = place.find(|c: char| c.is_ascii_digit())?;
    let (letters, row) = place.split_at(digits);
    if !(1..=3).contains(&letters.len()) || !letters.bytes().all(|b| b.is_ascii_alphabetic()) {
        return None;
    }
    let column = letters
        .bytes()
        .fold(0, |column, letter| column * 26 + usize::from(letter.to_ascii_uppercase() - b'A') + 1);
    Some((row.parse().ok().filter(|row| *row > 0)?, column - 1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cell_is_named_as_a_spreadsheet_names_it() {
        assert_eq!(cell_place("A1"), Some((1, 0)));
        assert_eq!(cell_place("ab12"), Some((12, 27)));
        for off in ["12", "A", "A0", "A-1", "ABCD1", ""] {
            assert_eq!(cell_place(off), None, "{off}");
        }
    }
}
