//! The table `held_row`: rows of a sheet that may double another, until a person decides; and `held_identity`.

use domain::id::{EventId, ExhibitorId, HeldRowId, ImportSourceId};
use domain::identity::{Nik, Npwp};

use super::record::{Field as _, Record as _, record};
use crate::error::StoreError;
use crate::read::Reader;

/// A row that was held back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HeldRow {
    /// Its id.
    pub id: HeldRowId,
    /// The sheet.
    pub source_id: ImportSourceId,
    /// Its row in the sheet, counted from 1 as people see it.
    pub row_number: u32,
    /// What the row is known by when the sheet comes again: made by the importer, without personal data.
    pub row_key: String,
    /// What the sheet said, as JSON; `{}` once a person it named was erased.
    pub values_json: String,
    /// The row of the same sheet that it may double.
    pub of_row: Option<u32>,
    /// The firm that it may double.
    pub of_exhibitor_id: Option<ExhibitorId>,
    /// Why it was held: the importer's code.
    pub reason: String,
    /// Whether a person has decided that it is to be left out.
    pub dropped: bool,
}

/// What identifies the owner of a held row to the state; there until the row is decided.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HeldIdentity {
    /// The row.
    pub held_row_id: HeldRowId,
    /// The owner's NIK.
    pub nik: Option<Nik>,
    /// The owner's NPWP.
    pub npwp: Option<Npwp>,
}

record! {
    HeldRow in "held_row" by HeldRowId;
    id: Id = id;
    source_id = source_id, row_number = row_number, row_key = row_key, values_json = values_json,
    of_row = of_row, of_exhibitor_id = of_exhibitor_id, reason = reason, dropped = dropped
}

record! {
    HeldIdentity in "held_identity" by HeldRowId;
    held_row_id: Id = held_row_id;
    nik = nik, npwp = npwp
}

impl Reader<'_> {
    /// The rows held back of an event's sheets that nobody has decided yet, by sheet and row.
    ///
    /// # Errors
    /// As any read.
    pub fn held_rows(&self, event_id: EventId) -> Result<Vec<HeldRow>, StoreError> {
        let select = HeldRow::TABLE.select;
        self.records(
            &format!(
                "SELECT {select} FROM held_row JOIN import_source ON import_source.id = held_row.source_id
                 WHERE import_source.event_id = ? AND NOT held_row.dropped
                 ORDER BY held_row.source_id, held_row.row_number, held_row.id"
            ),
            &[event_id.to_cell()],
        )
    }

    /// The rows held back of one sheet, those that are to be left out among them, by row.
    ///
    /// # Errors
    /// As any read.
    pub fn held_rows_of_source(&self, source_id: ImportSourceId) -> Result<Vec<HeldRow>, StoreError> {
        let select = HeldRow::TABLE.select;
        self.records(
            &format!("SELECT {select} FROM held_row WHERE source_id = ? ORDER BY row_number, id"),
            &[source_id.to_cell()],
        )
    }
}
