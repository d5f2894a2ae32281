//! The table `participation`.

use domain::id::{EventId, ExhibitorId, ParticipationId};
use domain::participation::{BoothRequest, CornerWish, Participation};

use super::record::{Cell, Columns, Field as _, Record, Table, table, words};
use crate::error::StoreError;
use crate::read::Reader;

words!(CornerWish { No = "no", Want = "want", Must = "must" });

impl Record for Participation {
    type Key = ParticipationId;

    const TABLE: &'static Table = table!(
        "participation", id: Id;
        event_id, exhibitor_id, status, request_width_mm, request_depth_mm, request_booths, request_power_va,
        request_water, request_accessible, request_corner, priority, fascia, competitor_group, reserve_position,
        offered_until_ms
    );

    fn key(&self) -> ParticipationId {
        self.id
    }

    fn cells(&self) -> Vec<Cell<'_>> {
        vec![
            self.id.to_cell(),
            self.event_id.to_cell(),
            self.exhibitor_id.to_cell(),
            self.status.to_cell(),
            self.request.width_mm.to_cell(),
            self.request.depth_mm.to_cell(),
            self.request.booths.to_cell(),
            self.request.power_va.to_cell(),
            self.request.water.to_cell(),
            self.request.accessible.to_cell(),
            self.request.corner.to_cell(),
            self.priority.to_cell(),
            self.fascia.to_cell(),
            self.group.to_cell(),
            self.reserve_position.to_cell(),
            self.offered_until.to_cell(),
        ]
    }

    fn read(columns: &mut Columns<'_, '_>) -> Result<Self, StoreError> {
        Ok(Self {
            id: columns.take()?,
            event_id: columns.take()?,
            exhibitor_id: columns.take()?,
            status: columns.take()?,
            request: BoothRequest {
                width_mm: columns.take()?,
                depth_mm: columns.take()?,
                booths: columns.take()?,
                power_va: columns.take()?,
                water: columns.take()?,
                accessible: columns.take()?,
                corner: columns.take()?,
            },
            priority: columns.take()?,
            fascia: columns.take()?,
            group: columns.take()?,
            reserve_position: columns.take()?,
            offered_until: columns.take()?,
        })
    }
}

impl Reader<'_> {
    /// The participations of an event.
    ///
    /// # Errors
    /// As any read.
    pub fn participations(&self, event_id: EventId) -> Result<Vec<Participation>, StoreError> {
        let select = Participation::TABLE.select;
        self.records(
            &format!("SELECT {select} FROM participation WHERE event_id = ? ORDER BY id"),
            &[event_id.to_cell()],
        )
    }

    /// A firm's participation in an event.
    ///
    /// # Errors
    /// As any read.
    pub fn participation_of(
        &self,
        event_id: EventId,
        exhibitor_id: ExhibitorId,
    ) -> Result<Option<Participation>, StoreError> {
        let select = Participation::TABLE.select;
        self.record(
            &format!("SELECT {select} FROM participation WHERE event_id = ? AND exhibitor_id = ?"),
            &[event_id.to_cell(), exhibitor_id.to_cell()],
        )
    }

    /// A firm's participations over the editions, the first one first.
    ///
    /// # Errors
    /// As any read.
    pub fn participations_of_exhibitor(
        &self,
        exhibitor_id: ExhibitorId,
    ) -> Result<Vec<Participation>, StoreError> {
        let select = Participation::TABLE.select;
        self.records(
            &format!(
                "SELECT {select} FROM participation JOIN event ON event.id = participation.event_id
                 WHERE exhibitor_id = ? ORDER BY event.starts_on, participation.id"
            ),
            &[exhibitor_id.to_cell()],
        )
    }
}
