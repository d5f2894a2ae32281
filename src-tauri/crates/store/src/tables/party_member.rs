//! The table `party_member`.

use domain::id::{ParticipationId, PartyId};
use domain::party::PartyMember;

use super::record::{Field as _, Record as _, record};
use crate::error::StoreError;
use crate::read::Reader;

record! {
    PartyMember in "party_member" by (PartyId, ParticipationId);
    party_id: Id = party_id + participation_id: Id = participation_id;
    position = position
}

impl Reader<'_> {
    /// The parties that a participation is in.
    ///
    /// # Errors
    /// As any read.
    pub fn memberships_of(&self, participation_id: ParticipationId) -> Result<Vec<PartyMember>, StoreError> {
        let select = PartyMember::TABLE.select;
        self.records(
            &format!("SELECT {select} FROM party_member WHERE participation_id = ? ORDER BY party_id"),
            &[participation_id.to_cell()],
        )
    }
}
