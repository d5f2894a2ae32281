//! The table `import_source`.

use chrono::{DateTime, Utc};
use domain::id::{EventId, ImportSourceId};

use super::record::{Cell, Field as _, Record as _, record};
use crate::error::StoreError;
use crate::read::Reader;

/// A sheet that rows were imported from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ImportSource {
    /// Its id.
    pub id: ImportSourceId,
    /// The event that the rows went into.
    pub event_id: EventId,
    /// The file's name.
    pub name: String,
    /// The sheet's name; empty for CSV.
    pub sheet: String,
    /// The SHA-256 of the file when it was last imported.
    pub content_sha256: [u8; 32],
    /// When that was.
    pub imported_at: DateTime<Utc>,
}

record! {
    ImportSource in "import_source" by ImportSourceId;
    id: Id = id;
    event_id = event_id, name = name, sheet = sheet, content_sha256 = content_sha256,
    imported_at_ms = imported_at
}

impl Reader<'_> {
    /// The sheets that were imported into an event, the latest first.
    ///
    /// # Errors
    /// As any read.
    pub fn import_sources(&self, event_id: EventId) -> Result<Vec<ImportSource>, StoreError> {
        let select = ImportSource::TABLE.select;
        self.records(
            &format!(
                "SELECT {select} FROM import_source WHERE event_id = ? ORDER BY imported_at_ms DESC, id DESC"
            ),
            &[event_id.to_cell()],
        )
    }

    /// The sheet of that file and name, if it was imported into the event before.
    ///
    /// # Errors
    /// As any read.
    pub fn import_source(
        &self,
        event_id: EventId,
        name: &str,
        sheet: &str,
    ) -> Result<Option<ImportSource>, StoreError> {
        let select = ImportSource::TABLE.select;
        self.record(
            &format!("SELECT {select} FROM import_source WHERE event_id = ? AND name = ? AND sheet = ?"),
            &[event_id.to_cell(), Cell::Text(name.into()), Cell::Text(sheet.into())],
        )
    }
}
