//! Editions of the show: begin one, list them, show one, edit one.

mod edit;

use chrono::{Datelike as _, NaiveDate, NaiveTime};
use domain::badge::Role;
use domain::category;
use domain::event::{Event, EventDay, is_slug};
use domain::id::{EventId, ListItemId, RoleId};
use domain::list_item::{ListItem, ListKind};
use serde::Serialize;
use store::Tx;
use ts_rs::TS;
use uuid::Uuid;

pub use edit::{DayHours, EventEdited, EventForm, EventShape, create_from, form, remove_logo, update};

pub(crate) use edit::letterhead;

use crate::badges;
use crate::error::AppError;
use crate::session::Session;

/// What a person says of a new edition.
#[derive(Debug, Clone)]
pub struct NewEvent {
    /// Its name as printed.
    pub name: String,
    /// Its short name.
    pub slug: String,
    /// The first day.
    pub starts_on: NaiveDate,
    /// The last day.
    pub ends_on: NaiveDate,
    /// Where it is held.
    pub venue: Option<String>,
    /// Its theme.
    pub theme: Option<String>,
    /// Who holds it.
    pub organizer: Option<String>,
    /// Which edition it is.
    pub edition: Option<u16>,
    /// When the doors open and close on every day; 10.00 to 20.00 until somebody says otherwise.
    pub hours: Option<[NaiveTime; 2]>,
}

/// An edition as it is sent.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[expect(missing_docs, reason = "each is the field of the same name in domain::event::Event")]
pub struct EventOut {
    pub id: String,
    pub slug: String,
    pub name: String,
    pub edition: Option<u16>,
    pub theme: Option<String>,
    pub venue: Option<String>,
    pub organizer: Option<String>,
    pub starts_on: NaiveDate,
    pub ends_on: NaiveDate,
}

impl From<&Event> for EventOut {
    fn from(event: &Event) -> Self {
        Self {
            id: event.id.to_string(),
            slug: event.slug.clone(),
            name: event.name.clone(),
            edition: event.edition,
            theme: event.theme.clone(),
            venue: event.venue.clone(),
            organizer: event.organizer.clone(),
            starts_on: event.starts_on,
            ends_on: event.ends_on,
        }
    }
}

/// How much of everything an edition has.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, TS)]
pub struct EventCounts {
    /// Firms that take part in some status.
    pub exhibitors: usize,
    /// Of them, those that take a booth.
    pub accepted: usize,
    /// Of them, those that have one.
    pub placed: usize,
    /// Halls.
    pub halls: usize,
    /// Booths in all halls.
    pub booths: usize,
    /// People who get a badge.
    pub badge_holders: usize,
    /// Badges that were issued and count.
    pub badges: usize,
    /// Rows held back because they may double others.
    pub held: usize,
}

/// An edition and its counts.
#[derive(Debug, Clone, Serialize, TS)]
pub struct EventShown {
    /// The edition.
    pub event: EventOut,
    /// How much of everything it has.
    pub counts: EventCounts,
}

/// The hours that a new edition opens at until somebody says otherwise.
const OPENING_HOURS: [u32; 2] = [10, 20];

/// Begins an edition, with the roles and lists that every edition has at first.
///
/// # Errors
/// [`AppError::Invalid`] for a name, a slug, days or hours that cannot be; [`AppError::SlugTaken`].
pub fn create(session: &mut Session, new: &NewEvent) -> Result<EventOut, AppError> {
    let event = checked(new)?;
    create_checked(session, &event, new.hours)?;
    Ok(EventOut::from(&event))
}

/// Begins an edition that [`checked`] has passed.
pub(crate) fn create_checked(
    session: &mut Session,
    event: &Event,
    hours: Option<[NaiveTime; 2]>,
) -> Result<(), AppError> {
    let change = session.change(Some(event.id), "event", "event_create");
    session.store.write(&change, |tx| {
        if tx.event_by_slug(&event.slug)?.is_some() {
            return Err(AppError::SlugTaken { slug: event.slug.clone() });
        }
        begin(tx, event, &every_day(event, hours))
    })?;
    Ok(())
}

/// Every edition, the newest first.
///
/// # Errors
/// As any read.
pub fn list(session: &Session) -> Result<Vec<EventOut>, AppError> {
    let mut events = session.store.read().events()?;
    events.sort_by_key(|event| std::cmp::Reverse((event.starts_on, event.id)));
    Ok(events.iter().map(EventOut::from).collect())
}

/// The edition that is meant where none is named; `None` in an empty workspace.
///
/// # Errors
/// As any read.
pub fn chosen(session: &Session) -> Result<Option<EventOut>, AppError> {
    match session.event(None) {
        Ok(event) => Ok(Some(EventOut::from(&event))),
        Err(AppError::NoEvent) => Ok(None),
        Err(error) => Err(error),
    }
}

/// One edition and its counts.
///
/// # Errors
/// As [`Session::event`].
pub fn show(session: &Session, slug: Option<&str>) -> Result<EventShown, AppError> {
    let event = session.event(slug)?;
    Ok(EventShown { counts: counts(session, event.id)?, event: EventOut::from(&event) })
}

pub(crate) fn counts(session: &Session, event_id: EventId) -> Result<EventCounts, AppError> {
    session.store.reading(|read| {
        let lines = read.exhibitors_of_event(event_id)?;
        let accepted = lines.iter().filter(|line| line.participation.status.takes_a_booth());
        let badges = badges::holders(&read, event_id, None)?;
        let counts_still =
            |line: &&store::BadgeLine| line.badge.as_ref().is_some_and(|badge| badge.revoked_at.is_none());
        Ok(EventCounts {
            exhibitors: lines.len(),
            accepted: accepted.clone().count(),
            placed: accepted.filter(|line| !line.booth_codes.is_empty()).count(),
            halls: read.halls(event_id)?.len(),
            booths: read.booths(event_id)?.len(),
            badge_holders: badges.len(),
            badges: badges.iter().filter(counts_still).count(),
            held: read.held_rows(event_id)?.len(),
        })
    })
}

/// The years that an edition can be held in.
const YEARS: std::ops::RangeInclusive<i32> = 2010..=2099;

/// The edition that a person describes, if it can be one.
pub(crate) fn checked(new: &NewEvent) -> Result<Event, AppError> {
    let name = new.name.trim();
    if name.is_empty() {
        return Err(AppError::Invalid { field: "name", value: new.name.clone() });
    }
    if !is_slug(&new.slug) {
        return Err(AppError::Invalid { field: "slug", value: new.slug.clone() });
    }
    if new.edition == Some(0) {
        return Err(AppError::Invalid { field: "edition", value: "0".to_owned() });
    }
    // Badges count days from 2010.
    if !YEARS.contains(&new.starts_on.year()) {
        return Err(AppError::Invalid { field: "starts", value: new.starts_on.to_string() });
    }
    if new.ends_on < new.starts_on || !YEARS.contains(&new.ends_on.year()) {
        return Err(AppError::Invalid { field: "ends", value: new.ends_on.to_string() });
    }
    if let Some([opens, closes]) = new.hours
        && closes <= opens
    {
        return Err(AppError::Invalid { field: "closes", value: closes.format("%H:%M").to_string() });
    }
    let event = Event {
        id: EventId(Uuid::now_v7()),
        slug: new.slug.clone(),
        name: name.to_owned(),
        edition: new.edition,
        theme: filled(new.theme.as_deref()),
        venue: filled(new.venue.as_deref()),
        venue_address: None,
        organizer: filled(new.organizer.as_deref()),
        starts_on: new.starts_on,
        ends_on: new.ends_on,
        logo: None,
    };
    // A show of more than two months is a slip of the year.
    if event.days() > 62 {
        return Err(AppError::Invalid { field: "ends", value: new.ends_on.to_string() });
    }
    Ok(event)
}

fn filled(text: Option<&str>) -> Option<String> {
    text.map(str::trim).filter(|text| !text.is_empty()).map(str::to_owned)
}

/// The same hours on all days of an edition.
fn every_day(event: &Event, hours: Option<[NaiveTime; 2]>) -> Vec<DayHours> {
    let usual = || OPENING_HOURS.map(|hour| NaiveTime::from_hms_opt(hour, 0, 0).unwrap_or(NaiveTime::MIN));
    let [opens, closes] = hours.unwrap_or_else(usual);
    let days = event.starts_on.iter_days().take_while(|day| *day <= event.ends_on);
    days.map(|day| DayHours { day, opens, closes }).collect()
}

/// Writes an edition with its days and roles, and the lists where the workspace has none yet.
fn begin(tx: &mut Tx<'_>, event: &Event, days: &[DayHours]) -> Result<(), AppError> {
    tx.insert(event)?;
    for DayHours { day, opens, closes } in days {
        tx.insert(&EventDay { event_id: event.id, day: *day, opens_at: *opens, closes_at: *closes })?;
    }
    for (position, role) in (0..).zip(category::ROLES) {
        tx.insert(&Role {
            id: RoleId(Uuid::now_v7()),
            event_id: event.id,
            code: role.entry.code.to_owned(),
            number: position + 1,
            name_id: role.entry.name_id.to_owned(),
            name_en: role.entry.name_en.to_owned(),
            colour_rgb: rgb(role.colour),
            position: u16::from(position),
        })?;
    }
    for (kind, entries) in [
        (ListKind::Category, &category::PRODUCT_CATEGORIES[..]),
        (ListKind::Material, &category::MATERIALS[..]),
        (ListKind::SupportingBody, &category::SUPPORTING_BODIES[..]),
    ] {
        if !tx.list_items(kind)?.is_empty() {
            continue;
        }
        for (position, entry) in (0..).zip(entries) {
            let (id, name) = (ListItemId(Uuid::now_v7()), entry.name_id.to_owned());
            let code = Some(entry.code.to_owned());
            tx.insert(&ListItem { id, kind, name, position, code })?;
        }
    }
    Ok(())
}

/// `#0E6F6E` as a number; black for anything else, which no default is.
fn rgb(colour: &str) -> u32 {
    colour.strip_prefix('#').and_then(|digits| u32::from_str_radix(digits, 16).ok()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refused(edition: Option<u16>, starts_on: &str, ends_on: &str) -> Option<&'static str> {
        let new = NewEvent {
            name: "JakCraft".to_owned(),
            slug: "jakcraft".to_owned(),
            starts_on: starts_on.parse().unwrap(),
            ends_on: ends_on.parse().unwrap(),
            venue: None,
            theme: None,
            organizer: None,
            edition,
            hours: None,
        };
        match checked(&new) {
            Ok(_) => None,
            Err(AppError::Invalid { field, .. }) => Some(field),
            Err(other) => panic!("{other}"),
        }
    }

    #[test]
    fn an_edition_of_nought_or_of_another_age_is_refused() {
        assert_eq!(refused(None, "2019-11-25", "2019-11-28"), None);
        assert_eq!(refused(Some(1), "2010-01-01", "2010-01-01"), None);
        assert_eq!(refused(Some(0), "2019-11-25", "2019-11-28"), Some("edition"));
        assert_eq!(refused(None, "0019-11-25", "0019-11-28"), Some("starts"));
        assert_eq!(refused(None, "+20191-11-25", "+20191-11-28"), Some("starts"));
        assert_eq!(refused(None, "2019-11-25", "2091-11-28"), Some("ends"));
        assert_eq!(refused(None, "2099-12-31", "2100-01-02"), Some("ends"));
        assert_eq!(refused(None, "2019-11-25", "2019-11-24"), Some("ends"));
    }
}
