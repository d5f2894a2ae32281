//! An edition's form: its names, days, hours by day, venue, organizers and letterhead, at its beginning and later.

use std::path::Path;

use chrono::{NaiveDate, NaiveTime, TimeDelta};
use domain::badge::RoleValidity;
use domain::event::{Event, EventDay};
use domain::id::EventId;
use serde::{Deserialize, Serialize};
use store::{PartyLine, Reader, Tx, event_setting_key};
use ts_rs::TS;

use super::{EventOut, NewEvent, begin, checked, every_day, filled};
use crate::badges;
use crate::error::AppError;
use crate::media;
use crate::session::Session;

/// When the doors open and close on one day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct DayHours {
    /// The day.
    pub day: NaiveDate,
    /// When they open.
    pub opens: NaiveTime,
    /// When they close; later than that.
    pub closes: NaiveTime,
}

/// All that a person says of an edition but its logo.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct EventForm {
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
    /// Who holds it.
    pub organizer: Option<String>,
    /// The first day.
    pub starts_on: NaiveDate,
    /// The last day.
    pub ends_on: NaiveDate,
    /// Opening hours by day. A day that is not among them opens as the day before it; days off the event are left out.
    pub days: Vec<DayHours>,
    /// The head of the office's papers, line by line.
    pub letterhead: Vec<String>,
}

/// An edition as its form shows it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct EventShape {
    /// Its short name, which stays.
    pub slug: String,
    /// What can be edited.
    pub form: EventForm,
    /// The hash of its logo.
    pub logo: Option<String>,
    /// Badges on paper that bear what the form says now.
    pub badges: usize,
}

/// An edition that was edited.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct EventEdited {
    /// Whether anything is now otherwise.
    pub changed: bool,
    /// Badges on paper that still bear what was before: they need a new issue.
    pub to_reissue: usize,
}

/// The most lines of a letterhead.
const MOST_LINES: usize = 8;

/// The letterhead of an edition; none until somebody wrote one.
pub(crate) fn letterhead(read: &Reader<'_>, event_id: EventId) -> Result<Vec<String>, AppError> {
    Ok(read.setting(&letterhead_key(event_id))?.unwrap_or_default())
}

fn letterhead_key(event_id: EventId) -> String {
    event_setting_key(event_id, "letterhead")
}

/// An edition as its form shows it.
///
/// # Errors
/// As [`Session::event`].
pub fn form(session: &Session, slug: Option<&str>) -> Result<EventShape, AppError> {
    let event = session.event(slug)?;
    session.store.reading(|read| {
        let days = read.event_days(event.id)?;
        let hours = |day: EventDay| DayHours { day: day.day, opens: day.opens_at, closes: day.closes_at };
        Ok(EventShape {
            slug: event.slug.clone(),
            logo: event.logo.map(domain::media::MediaHash::to_hex),
            badges: badges_out(&read, event.id)?,
            form: EventForm {
                days: days.into_iter().map(hours).collect(),
                letterhead: letterhead(&read, event.id)?,
                name: event.name,
                edition: event.edition,
                theme: event.theme,
                venue: event.venue,
                venue_address: event.venue_address,
                organizer: event.organizer,
                starts_on: event.starts_on,
                ends_on: event.ends_on,
            },
        })
    })
}

/// Begins an edition as its form says, with its logo, as one change set.
///
/// # Errors
/// As [`super::create`]; [`AppError::ReadFile`], [`AppError::Picture`] for the logo.
pub fn create_from(
    session: &mut Session,
    slug: &str,
    form: &EventForm,
    logo: Option<&Path>,
) -> Result<EventOut, AppError> {
    let (mut event, days) = read_form(slug, form)?;
    if session.store.read().event_by_slug(slug)?.is_some() {
        return Err(AppError::SlugTaken { slug: slug.to_owned() });
    }
    event.logo = logo.map(|path| media::keep(session, path)).transpose()?;
    let lines = lines_of(form)?;
    let change = session.change(Some(event.id), "event", "event_create");
    session.store.write::<_, AppError>(&change, |tx| {
        begin(tx, &event, &days)?;
        put_letterhead(tx, event.id, &lines)
    })?;
    Ok(EventOut::from(&event))
}

/// Changes an edition to what its form says, as one change set. Who has a booth on all its days keeps it on all the
/// new ones; spans of some days move along with the edition.
///
/// # Errors
/// [`AppError::Invalid`] for what cannot be; [`AppError::DaysInUse`] where somebody has a booth on days that would go.
pub fn update(session: &mut Session, slug: Option<&str>, form: &EventForm) -> Result<EventEdited, AppError> {
    let known = session.event(slug)?;
    let (asked, days) = read_form(&known.slug, form)?;
    let lines = lines_of(form)?;
    let change = session.change(Some(known.id), "event", "event_edit");
    let (to_reissue, change_set) = session.store.write::<_, AppError>(&change, |tx| {
        let before = tx.get::<Event>(known.id)?.ok_or(AppError::NoEvent)?;
        let after = Event { id: before.id, logo: before.logo, ..asked.clone() };
        move_spans(tx, &before, &after)?;
        let on_badges_changed = tx.update(&after)?
            && (&before.name, &before.theme, &before.venue, before.starts_on, before.ends_on)
                != (&after.name, &after.theme, &after.venue, after.starts_on, after.ends_on);
        put_days(tx, after.id, &days)?;
        put_letterhead(tx, after.id, &lines)?;
        if on_badges_changed { badges_out(tx, after.id) } else { Ok(0) }
    })?;
    Ok(EventEdited { changed: change_set.is_some(), to_reissue })
}

/// Takes an edition's logo off its papers. Returns whether there was one.
///
/// # Errors
/// As [`Session::event`] and as any write.
pub fn remove_logo(session: &mut Session, slug: Option<&str>) -> Result<bool, AppError> {
    let event = session.event(slug)?;
    let change = session.change(Some(event.id), "event", "event_logo_remove");
    let (changed, _) = session.store.write::<_, AppError>(&change, |tx| {
        let stored = tx.get::<Event>(event.id)?.ok_or(AppError::NoEvent)?;
        Ok(tx.update(&Event { logo: None, ..stored })?)
    })?;
    Ok(changed)
}

/// The event of a form with an id of its own and the hours of all its days.
fn read_form(slug: &str, form: &EventForm) -> Result<(Event, Vec<DayHours>), AppError> {
    let new = NewEvent {
        name: form.name.clone(),
        slug: slug.to_owned(),
        starts_on: form.starts_on,
        ends_on: form.ends_on,
        venue: form.venue.clone(),
        theme: form.theme.clone(),
        organizer: form.organizer.clone(),
        edition: form.edition,
        hours: None,
    };
    let event = Event { venue_address: filled(form.venue_address.as_deref()), ..checked(&new)? };
    if let Some(off) = form.days.iter().find(|day| day.closes <= day.opens) {
        return Err(AppError::Invalid { field: "closes", value: off.closes.format("%H:%M").to_string() });
    }
    let mut latest = form.days.iter().min_by_key(|day| day.day).copied();
    let days = every_day(&event, None).into_iter().map(|usual| {
        if let Some(said) = form.days.iter().find(|day| day.day == usual.day) {
            latest = Some(*said);
        }
        latest.map_or(usual, |known| DayHours { day: usual.day, ..known })
    });
    let days = days.collect();
    Ok((event, days))
}

fn lines_of(form: &EventForm) -> Result<Vec<String>, AppError> {
    let lines = form.letterhead.iter().map(|line| line.trim().to_owned());
    let mut lines: Vec<String> = lines.collect();
    while lines.last().is_some_and(String::is_empty) {
        lines.pop();
    }
    if lines.len() > MOST_LINES {
        return Err(AppError::Invalid { field: "letterhead", value: lines.len().to_string() });
    }
    Ok(lines)
}

fn put_letterhead(tx: &mut Tx<'_>, event_id: EventId, lines: &[String]) -> Result<(), AppError> {
    let key = letterhead_key(event_id);
    if lines.is_empty() {
        tx.remove_setting(&key)?;
    } else {
        tx.set_setting(&key, &lines)?;
    }
    Ok(())
}

fn put_days(tx: &mut Tx<'_>, event_id: EventId, days: &[DayHours]) -> Result<(), AppError> {
    for stored in tx.event_days(event_id)? {
        if !days.iter().any(|day| day.day == stored.day) {
            tx.delete::<EventDay>((event_id, stored.day))?;
        }
    }
    for DayHours { day, opens, closes } in days {
        tx.put(&EventDay { event_id, day: *day, opens_at: *opens, closes_at: *closes })?;
    }
    Ok(())
}

/// The days on which parties have their booths and roles are admitted, after the edition's days were changed.
fn move_spans(tx: &mut Tx<'_>, before: &Event, after: &Event) -> Result<(), AppError> {
    let (old, new) = ((before.starts_on, before.ends_on), (after.starts_on, after.ends_on));
    if old == new {
        return Ok(());
    }
    let by = new.0 - old.0;
    let moved = (new.1 - old.1 == by).then_some(by);
    let mut lines = tx.parties_of_event(before.id)?;
    // Two parties have one booth one after the other: who goes first must not run into who stands there still.
    lines.sort_by_key(|line| (line.party.first_day, line.party.id));
    if by > TimeDelta::zero() {
        lines.reverse();
    }
    for line in &lines {
        let (first_day, last_day) = moved_span(line, old, new, moved)?;
        tx.update(&domain::party::Party { first_day, last_day, ..line.party.clone() })?;
    }
    if let Some(by) = moved {
        for row in tx.role_validities(before.id)? {
            let (first_day, last_day) = (row.first_day + by, row.last_day + by);
            tx.update(&RoleValidity { first_day, last_day, ..row })?;
        }
    }
    Ok(())
}

type Span = (NaiveDate, NaiveDate);

fn moved_span(line: &PartyLine, old: Span, new: Span, by: Option<TimeDelta>) -> Result<Span, AppError> {
    let party = &line.party;
    if (party.first_day, party.last_day) == old {
        return Ok(new);
    }
    if let Some(by) = by {
        return Ok((party.first_day + by, party.last_day + by));
    }
    let first = if party.first_day == old.0 { new.0 } else { party.first_day.max(new.0) };
    let last = if party.last_day == old.1 { new.1 } else { party.last_day.min(new.1) };
    // Its edges follow the edition's, but it must have kept a day of its own.
    if first > last || party.last_day < new.0 || party.first_day > new.1 {
        return Err(AppError::DaysInUse {
            exhibitor: line.members.first().map(|member| member.exhibitor_name.clone()).unwrap_or_default(),
            first_day: party.first_day,
            last_day: party.last_day,
        });
    }
    Ok((first, last))
}

fn badges_out(read: &Reader<'_>, event_id: EventId) -> Result<usize, AppError> {
    let counts =
        |line: &&store::BadgeLine| line.badge.as_ref().is_some_and(|badge| badge.revoked_at.is_none());
    Ok(badges::holders(read, event_id, None)?.iter().filter(counts).count())
}
