//! Reads XLSX, XLS, ODS and delimited text. The content decides what a file is, not its extension.
//!
//! Files come from strangers: every reader works within [`ReadLimits`], and a file that lies, is cut off
//! or wants too much ends in a [`ReadError`]. Formulas are never evaluated: the value that the
//! spreadsheet program saved beside a formula is read.

mod archive;
mod collect;
mod delimited;
mod encoding;
mod error;
mod limits;
mod ods;
mod sniff;
mod xls;
mod xls_scan;
mod xlsx;

use std::fs::File;
use std::io::Read;
use std::ops::ControlFlow;
use std::path::Path;

pub use error::{Excess, ReadError};
pub use limits::ReadLimits;

use crate::cell::{FileFormat, Workbook};
use collect::Collector;
use sniff::Kind;

/// Called now and then while a file is read; `Break` ends the reading with [`ReadError::Cancelled`].
pub type Watch<'f> = dyn FnMut(Progress) -> ControlFlow<()> + 'f;

/// How far the reading is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Progress {
    /// What is being done.
    pub stage: Stage,
    /// Bytes or rows done, by the stage.
    pub done: u64,
    /// Their total, where it is known.
    pub total: Option<u64>,
}

/// What is being done to the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    /// The parts are inflated once to see that they keep to the limits; in bytes.
    Checking,
    /// Rows are read; in rows.
    Rows,
}

/// A watcher that never stops the reading.
pub fn unwatched(_: Progress) -> ControlFlow<()> {
    ControlFlow::Continue(())
}

/// Reads a spreadsheet from disk.
///
/// # Errors
/// [`ReadError`] says why not; nothing is kept of a file that fails.
pub fn read_workbook(path: &Path, limits: &ReadLimits, watch: &mut Watch<'_>) -> Result<Workbook, ReadError> {
    let file = File::open(path)?;
    let too_large = ReadError::TooLarge { what: Excess::FileBytes, limit: limits.file_bytes };
    let size = file.metadata()?.len();
    if size > limits.file_bytes {
        return Err(too_large);
    }
    let mut bytes = Vec::with_capacity(usize::try_from(size).unwrap_or(0));
    // A file that grows while it is read, or a device without a size, stops at the limit as well.
    file.take(limits.file_bytes + 1).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > limits.file_bytes {
        return Err(too_large);
    }
    let name = path.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
    read_bytes(&bytes, &name, limits, watch)
}

/// Reads a spreadsheet from memory. `name` names the only sheet of a text file.
///
/// # Errors
/// As [`read_workbook`].
pub fn read_bytes(
    bytes: &[u8],
    name: &str,
    limits: &ReadLimits,
    watch: &mut Watch<'_>,
) -> Result<Workbook, ReadError> {
    if bytes.len() as u64 > limits.file_bytes {
        return Err(ReadError::TooLarge { what: Excess::FileBytes, limit: limits.file_bytes });
    }
    let kind = sniff::kind_of(bytes)?;
    let mut collector = Collector::new(limits, watch);
    let format = match kind {
        Kind::Xlsx => {
            xlsx::read(bytes, limits, &mut collector)?;
            FileFormat::Xlsx
        }
        Kind::Xls => {
            xls::read(bytes, limits, &mut collector)?;
            FileFormat::Xls
        }
        Kind::Ods => {
            ods::read(bytes, limits, &mut collector)?;
            FileFormat::Ods
        }
        Kind::Text => delimited::read(bytes, name, limits, &mut collector)?,
    };
    let sheets = collector.finish();
    if sheets.iter().all(|sheet| sheet.rows.is_empty()) {
        return Err(ReadError::NoRows);
    }
    Ok(Workbook { format, sheets })
}

/// Runs a library's parser on a file that may be hostile. The parsers behind XLSX and XLS index slices by
/// lengths that the file states; a panic there is a damaged file, not a fault of this program.
fn guarded<T>(parse: impl FnOnce() -> Result<T, ReadError>) -> Result<T, ReadError> {
    std::panic::catch_unwind(std::panic::AssertUnwindSafe(parse))
        .unwrap_or_else(|_| Err(ReadError::broken("the parser gave up on impossible lengths")))
}
