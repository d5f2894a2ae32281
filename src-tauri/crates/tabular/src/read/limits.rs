//! How much of a file is read at most. Every limit ends in an error that names it.

/// Limits that keep a hostile file from taking the machine. With the defaults, reading any file stays
/// below about 600 MB of memory.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReadLimits {
    /// Bytes of the file itself. Default 64 MB.
    pub file_bytes: u64,
    /// Bytes of all parts of a zipped workbook once inflated. Default 192 MB; 10,000 rows of 32
    /// columns take about 20.
    pub inflated_bytes: u64,
    /// Inflated bytes per stored byte, looked at from 32 MB inflated on. Default 250; a table of real
    /// people reaches about 20, the worst honest template about 100.
    pub inflation_ratio: u64,
    /// Parts of a zipped workbook, pictures included. Default 4,096.
    pub parts: usize,
    /// Sheets. Default 256.
    pub sheets: usize,
    /// Rows with something in them, over all sheets. Default 200,000.
    pub rows: usize,
    /// Columns; cells to the right are left out and counted. Default 512.
    pub columns: usize,
    /// Bytes of one cell's text. Default 1 MB.
    pub cell_bytes: usize,
    /// Bytes that all cells take in memory, their bookkeeping included. Default 256 MB.
    pub memory_bytes: usize,
}

impl Default for ReadLimits {
    fn default() -> Self {
        ReadLimits {
            file_bytes: 64 << 20,
            inflated_bytes: 192 << 20,
            inflation_ratio: 250,
            parts: 4_096,
            sheets: 256,
            rows: 200_000,
            columns: 512,
            cell_bytes: 1 << 20,
            memory_bytes: 256 << 20,
        }
    }
}
