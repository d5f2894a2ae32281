//! The event: one edition of the show. Exhibitors and their history outlive it.

use chrono::{NaiveDate, NaiveTime};

use crate::id::EventId;
use crate::media::MediaHash;

/// One edition of the show.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Event {
    /// Its id.
    pub id: EventId,
    /// Its short name in file names and on the command line: small letters, digits and hyphens.
    pub slug: String,
    /// Its name as printed.
    pub name: String,
    /// Which edition it is, counted from 1.
    pub edition: Option<u16>,
    /// Its theme.
    pub theme: Option<String>,
    /// Where it is held.
    pub venue: Option<String>,
    /// The venue's address.
    pub venue_address: Option<String>,
    /// Who holds it, as printed.
    pub organizer: Option<String>,
    /// The first day.
    pub starts_on: NaiveDate,
    /// The last day; never before the first.
    pub ends_on: NaiveDate,
    /// The show's logo.
    pub logo: Option<MediaHash>,
}

impl Event {
    /// How many days it lasts, at least 1.
    pub fn days(&self) -> i64 {
        (self.ends_on - self.starts_on).num_days() + 1
    }
}

/// The opening hours of one day of an event.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct EventDay {
    /// The event.
    pub event_id: EventId,
    /// The day, within the event.
    pub day: NaiveDate,
    /// When the doors open, Asia/Jakarta.
    pub opens_at: NaiveTime,
    /// When they close; after `opens_at`.
    pub closes_at: NaiveTime,
}

/// Whether a text can be an event's slug: 1 to 64 small letters, digits and hyphens, no hyphen at an end.
pub fn is_slug(text: &str) -> bool {
    !text.is_empty()
        && text.len() <= 64
        && !text.starts_with('-')
        && !text.ends_with('-')
        && text.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
}
