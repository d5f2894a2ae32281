//! Spreadsheets in and out: readers that stand hostile files, and the recognition of columns.
//!
//! The way in: [`read::read_workbook`] gives sheets of lightly typed cells, [`header::find_table`]
//! finds the sheet, the header row and the data rows, [`columns::recognise`] says which column holds
//! which field. The way out: [`write::write_xlsx`] and [`write::write_csv`].

pub mod cell;
pub mod columns;
pub mod header;
pub mod read;
pub mod write;
