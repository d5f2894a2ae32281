//! The table `column_mapping`: what a person once corrected about a sheet's header.

use super::record::record;
use crate::error::StoreError;
use crate::read::Reader;

/// The field that a header means.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ColumnMapping {
    /// The folded header.
    pub header_key: String,
    /// The field's name; empty where the column is to be left out.
    pub field: String,
}

record! {
    ColumnMapping in "column_mapping" by String;
    header_key: Text = header_key;
    field = field
}

impl Reader<'_> {
    /// Every remembered correction, by header.
    ///
    /// # Errors
    /// As any read.
    pub fn column_mappings(&self) -> Result<Vec<ColumnMapping>, StoreError> {
        self.records("SELECT header_key, field FROM column_mapping ORDER BY header_key", &[])
    }
}
