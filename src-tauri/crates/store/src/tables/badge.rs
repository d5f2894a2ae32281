//! The table `badge`.

use domain::badge::Badge;
use domain::id::{BadgeHolderId, BadgeId, EventId};

use super::record::{Cell, Field as _, Record as _, record};
use crate::error::StoreError;
use crate::read::Reader;

record! {
    Badge in "badge" by BadgeId;
    id: Id = id;
    badge_holder_id = badge_holder_id, event_id = event_id, code = code, issue = issue, desk_id = desk_id,
    issued_at_ms = issued_at, token = token, revoked_at_ms = revoked_at
}

impl Reader<'_> {
    /// Every issue of a holder's badge, the first one first.
    ///
    /// # Errors
    /// As any read.
    pub fn badges_of(&self, badge_holder_id: BadgeHolderId) -> Result<Vec<Badge>, StoreError> {
        let select = Badge::TABLE.select;
        self.records(
            &format!("SELECT {select} FROM badge WHERE badge_holder_id = ? ORDER BY issue"),
            &[badge_holder_id.to_cell()],
        )
    }

    /// The codes of every badge of an event, of every issue, in no order.
    ///
    /// # Errors
    /// As any read.
    pub fn badge_codes(&self, event_id: EventId) -> Result<Vec<String>, StoreError> {
        self.query("SELECT code FROM badge WHERE event_id = ?", &[event_id.to_cell()], "badge", |columns| {
            columns.take()
        })
    }

    /// The badge that bears a short code in an event.
    ///
    /// # Errors
    /// As any read.
    pub fn badge_by_code(&self, event_id: EventId, code: &str) -> Result<Option<Badge>, StoreError> {
        let select = Badge::TABLE.select;
        self.record(
            &format!("SELECT {select} FROM badge WHERE event_id = ? AND code = ?"),
            &[event_id.to_cell(), Cell::Text(code.into())],
        )
    }
}
