//! The table `exhibitor_phone`.

use domain::exhibitor::ExhibitorPhone;
use domain::id::ExhibitorId;

use super::record::{Field as _, Record as _, record};
use crate::error::StoreError;
use crate::read::Reader;

record! {
    ExhibitorPhone in "exhibitor_phone" by (ExhibitorId, u16);
    exhibitor_id: Id = exhibitor_id + position: Position = position;
    e164 = e164, typed = typed, plausible = plausible
}

impl Reader<'_> {
    /// The telephones of a firm, in the order of the form.
    ///
    /// # Errors
    /// As any read.
    pub fn phones_of(&self, exhibitor_id: ExhibitorId) -> Result<Vec<ExhibitorPhone>, StoreError> {
        let select = ExhibitorPhone::TABLE.select;
        self.records(
            &format!("SELECT {select} FROM exhibitor_phone WHERE exhibitor_id = ? ORDER BY position"),
            &[exhibitor_id.to_cell()],
        )
    }
}
