//! The table `import_row`: what each imported row said then, for the three-way compare.

use domain::id::{ExhibitorId, ImportSourceId};

use super::record::{Field as _, Record as _, record};
use crate::error::StoreError;
use crate::read::Reader;

/// An imported row as the sheet had it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ImportRow {
    /// The sheet.
    pub source_id: ImportSourceId,
    /// What the row is known by when the sheet comes again: made by the importer, without personal data.
    pub row_key: String,
    /// The firm that it became or was matched to.
    pub exhibitor_id: ExhibitorId,
    /// What the sheet said, as JSON; `{}` once a person it named was erased.
    pub values_json: String,
}

record! {
    ImportRow in "import_row" by (ImportSourceId, String);
    source_id: Id = source_id + row_key: Text = row_key;
    exhibitor_id = exhibitor_id, values_json = values_json
}

impl Reader<'_> {
    /// The rows of a sheet as they were imported, by their key.
    ///
    /// # Errors
    /// As any read.
    pub fn import_rows(&self, source_id: ImportSourceId) -> Result<Vec<ImportRow>, StoreError> {
        let select = ImportRow::TABLE.select;
        self.records(
            &format!("SELECT {select} FROM import_row WHERE source_id = ? ORDER BY row_key"),
            &[source_id.to_cell()],
        )
    }

    /// What a sheet said of a firm last, in whatever event: of several sheets the one that was imported last.
    ///
    /// # Errors
    /// As any read.
    pub fn latest_import_row(&self, exhibitor_id: ExhibitorId) -> Result<Option<ImportRow>, StoreError> {
        let select = ImportRow::TABLE.select;
        self.record(
            &format!(
                "SELECT {select} FROM import_row JOIN import_source ON import_source.id = import_row.source_id
                 WHERE import_row.exhibitor_id = ?
                 ORDER BY import_source.imported_at_ms DESC, import_source.id DESC,
                    length(import_row.row_key) DESC, import_row.row_key DESC LIMIT 1"
            ),
            &[exhibitor_id.to_cell()],
        )
    }
}
