//! The table `event`.

use domain::event::Event;
use domain::id::EventId;

use super::record::{Cell, Record as _, record};
use crate::error::StoreError;
use crate::read::Reader;

record! {
    Event in "event" by EventId;
    id: Id = id;
    slug = slug, name = name, edition = edition, theme = theme, venue = venue, venue_address = venue_address,
    organizer = organizer, starts_on = starts_on, ends_on = ends_on, logo_hash = logo
}

impl Reader<'_> {
    /// Every event, the latest first.
    ///
    /// # Errors
    /// As any read.
    pub fn events(&self) -> Result<Vec<Event>, StoreError> {
        let select = Event::TABLE.select;
        self.records(&format!("SELECT {select} FROM event ORDER BY starts_on DESC, id DESC"), &[])
    }

    /// The event of a slug.
    ///
    /// # Errors
    /// As any read.
    pub fn event_by_slug(&self, slug: &str) -> Result<Option<Event>, StoreError> {
        let select = Event::TABLE.select;
        self.record(&format!("SELECT {select} FROM event WHERE slug = ?"), &[Cell::Text(slug.into())])
    }
}
