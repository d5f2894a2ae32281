//! Why a file could not be read, with all that a message to a person needs.

use std::io;

/// A file could not be read. The display text is for the log; the words for people are made elsewhere.
#[derive(Debug, thiserror::Error)]
pub enum ReadError {
    /// The file is missing, locked or may not be read.
    #[error("cannot open the file: {0}")]
    Io(#[from] io::Error),
    /// The file has no bytes, or nothing but white space.
    #[error("the file is empty")]
    Empty,
    /// The workbook opens, but no sheet has a row.
    #[error("no sheet has any row")]
    NoRows,
    /// The workbook asks for a password.
    #[error("the workbook is protected by a password")]
    Password,
    /// A web page saved as a spreadsheet, as many web portals export it.
    #[error("the file is a web page (HTML), not a spreadsheet")]
    Html,
    /// A spreadsheet of a kind that is not read.
    #[error("spreadsheets of the kind {kind} are not read")]
    Unsupported {
        /// The kind's common name, such as `XLSB`.
        kind: &'static str,
    },
    /// A photo, a PDF, a letter: no spreadsheet at all.
    #[error("the file is not a spreadsheet")]
    NotASpreadsheet,
    /// The file is damaged or cut off.
    #[error("the file is damaged: {detail}")]
    Broken {
        /// The reader's own words, for the log.
        detail: String,
    },
    /// A limit of [`ReadLimits`](super::ReadLimits) was passed.
    #[error("{what} passes the limit of {limit}")]
    TooLarge {
        /// Which limit.
        what: Excess,
        /// Its value, in the unit of [`Excess`].
        limit: u64,
    },
    /// One cell holds more than the limit.
    #[error("the cell in row {row}, column {column} passes {limit} bytes")]
    CellTooLong {
        /// As the spreadsheet numbers it; 0 where it is not known.
        row: u32,
        /// From 0.
        column: usize,
        /// In bytes.
        limit: usize,
    },
    /// In a text file a quotation mark is opened and never closed.
    #[error("a quotation mark is opened in row {row} and never closed")]
    OpenQuote {
        /// Where the record begins.
        row: u32,
    },
    /// The caller asked to stop.
    #[error("cancelled")]
    Cancelled,
}

/// Which limit was passed, and its unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Excess {
    /// Bytes of the file.
    FileBytes,
    /// Bytes of the inflated parts.
    InflatedBytes,
    /// Inflated bytes per stored byte.
    InflationRatio,
    /// Parts inside the zip.
    Parts,
    /// Sheets.
    Sheets,
    /// Rows.
    Rows,
    /// Columns.
    Columns,
    /// Bytes in memory.
    MemoryBytes,
    /// Elements in a part that only describes the workbook.
    Elements,
}

impl std::fmt::Display for Excess {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Excess::FileBytes => "the size of the file in bytes",
            Excess::InflatedBytes => "the inflated size in bytes",
            Excess::InflationRatio => "the compression ratio",
            Excess::Parts => "the number of parts",
            Excess::Sheets => "the number of sheets",
            Excess::Rows => "the number of rows",
            Excess::Columns => "the number of columns",
            Excess::MemoryBytes => "the memory of all cells in bytes",
            Excess::Elements => "the number of elements in a part",
        })
    }
}

impl ReadError {
    /// A damaged file in the words of a library's error.
    pub(super) fn broken(detail: impl std::fmt::Display) -> Self {
        ReadError::Broken { detail: detail.to_string() }
    }
}
