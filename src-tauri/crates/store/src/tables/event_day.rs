//! The table `event_day`.

use chrono::NaiveDate;
use domain::event::EventDay;
use domain::id::EventId;

use super::record::{Field as _, Record as _, record};
use crate::error::StoreError;
use crate::read::Reader;

record! {
    EventDay in "event_day" by (EventId, NaiveDate);
    event_id: Id = event_id + day: Text = day;
    opens_at = opens_at, closes_at = closes_at
}

impl Reader<'_> {
    /// The opening hours of an event, by day.
    ///
    /// # Errors
    /// As any read.
    pub fn event_days(&self, event_id: EventId) -> Result<Vec<EventDay>, StoreError> {
        let select = EventDay::TABLE.select;
        self.records(
            &format!("SELECT {select} FROM event_day WHERE event_id = ? ORDER BY day"),
            &[event_id.to_cell()],
        )
    }
}
