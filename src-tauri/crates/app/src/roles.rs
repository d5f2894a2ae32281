//! Roles of an event: their names and colours, and on which days, at which hours and gates they are admitted.

use chrono::{NaiveDate, NaiveTime};
use domain::badge::{Role, RoleValidity};
use domain::event::Event;
use domain::id::{RoleId, RoleValidityId};
use domain::search_key::search_key;
use serde::{Deserialize, Serialize};
use store::{Reader, Tx};
use ts_rs::TS;
use uuid::Uuid;

use crate::badges;
use crate::error::AppError;
use crate::session::Session;

/// When and where a role is admitted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Validity {
    /// The first day.
    pub first_day: NaiveDate,
    /// The last day.
    pub last_day: NaiveDate,
    /// From this time of day; `None` for the day's beginning.
    pub from: Option<NaiveTime>,
    /// Until this time of day; `None` for the day's end.
    pub until: Option<NaiveTime>,
    /// The gate; `None` for every gate.
    pub gate: Option<String>,
}

impl Validity {
    /// Reads `2019-11-24..2019-11-28`, one day, with hours behind it (`08:00-17:30`) and a gate (`@Pintu Barat`).
    ///
    /// # Errors
    /// [`AppError::Invalid`] with the text.
    pub fn parse(text: &str) -> Result<Self, AppError> {
        let off = || AppError::Invalid { field: "validity", value: text.to_owned() };
        let (span, gate) = match text.split_once('@') {
            Some((span, gate)) => (span, Some(gate.trim().to_owned())),
            None => (text, None),
        };
        let mut words = span.split_whitespace();
        let days = words.next().ok_or_else(off)?;
        let (first, last) = days.split_once("..").unwrap_or((days, days));
        let day = |text: &str| text.parse::<NaiveDate>().map_err(|_| off());
        let time =
            |text: &str| NaiveTime::parse_from_str(&text.replace('.', ":"), "%H:%M").map_err(|_| off());
        let hours = words.next().map(|hours| hours.split_once('-').ok_or_else(off)).transpose()?;
        let until = match hours {
            // The day's end has no time of its own.
            Some((_, "24:00" | "24.00")) | None => None,
            Some((_, until)) => Some(time(until)?),
        };
        if words.next().is_some() || gate.as_ref().is_some_and(String::is_empty) {
            return Err(off());
        }
        Ok(Self {
            first_day: day(first)?,
            last_day: day(last)?,
            from: hours.map(|(from, _)| time(from)).transpose()?,
            until,
            gate,
        })
    }
}

/// A role as it is sent.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct RoleOut {
    /// Its code.
    pub code: String,
    /// Its number in tokens.
    pub number: u8,
    /// Its name on an Indonesian badge.
    pub name_id: String,
    /// Its name in English.
    pub name_en: String,
    /// The band's colour, `#rrggbb`.
    pub colour: String,
    /// When and where it is admitted; empty for all days of the event, at every hour and gate.
    pub validities: Vec<Validity>,
    /// How many people have it.
    pub holders: usize,
    /// Of them, those whose badge is out: it bears the days, hours and gates of its issue.
    pub badges: usize,
    /// Whether it can be removed: nobody has it, and attendants do not get it.
    pub removable: bool,
}

/// A role that is to be added.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct NewRole {
    /// Its name on an Indonesian badge.
    pub name_id: String,
    /// Its name in English.
    pub name_en: String,
    /// `#rrggbb`.
    pub colour: String,
    /// Its spans; empty for the event's days at every hour and gate.
    pub validities: Vec<Validity>,
}

/// What attendants of firms are: this role stays.
const ATTENDANTS: &str = "exhibitor";

/// What to change of a role; `None` leaves it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct RoleEdit {
    /// Its name on an Indonesian badge.
    pub name_id: Option<String>,
    /// Its name in English.
    pub name_en: Option<String>,
    /// `#rrggbb`.
    pub colour: Option<String>,
    /// All spans; empty for the event's days at every hour and gate.
    pub validities: Option<Vec<Validity>>,
}

/// A role that was changed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct RoleEdited {
    /// As it is now.
    pub role: RoleOut,
    /// Badges on paper that still bear what was before: they need a new issue.
    pub to_reissue: usize,
}

/// The roles of an event, in their order.
///
/// # Errors
/// As [`Session::event`].
pub fn list(session: &Session, event: Option<&str>) -> Result<Vec<RoleOut>, AppError> {
    let event = session.event(event)?;
    session.store.reading(|read| {
        let roles = read.roles(event.id)?;
        roles.into_iter().map(|role| out(&read, &event, role)).collect()
    })
}

/// Changes a role.
///
/// # Errors
/// [`AppError::Unknown`] for a role that there is not; [`AppError::Invalid`] for a name, a colour or a span that
/// cannot be; [`AppError::DoesNotFit`] for more gates than badges can name.
pub fn edit(
    session: &mut Session,
    event: Option<&str>,
    code: &str,
    edit: &RoleEdit,
) -> Result<RoleEdited, AppError> {
    let event = session.event(event)?;
    let change = session.change(Some(event.id), "roles", "role_edit");
    let (edited, _) = session.store.write::<_, AppError>(&change, |tx| {
        let roles = tx.roles(event.id)?;
        let known = || roles.iter().map(|role| role.code.clone()).collect();
        let unknown = || AppError::Unknown { kind: "role", name: code.to_owned(), known: known() };
        let mut role = roles.iter().find(|role| role.code == code).cloned().ok_or_else(unknown)?;
        let before = role.clone();
        for (field, new) in [(&mut role.name_id, &edit.name_id), (&mut role.name_en, &edit.name_en)] {
            if let Some(new) = new {
                *field = filled(new)?;
            }
        }
        if let Some(colour) = &edit.colour {
            role.colour_rgb = rgb(colour)?;
        }
        let looks_changed = tx.update(&role)? && before != role;
        let mut admits_changed = false;
        if let Some(validities) = &edit.validities {
            admits_changed = admit(tx, &event, &role, validities)?;
        }
        let role = out(tx, &event, role)?;
        let to_reissue = if looks_changed || admits_changed { role.badges } else { 0 };
        Ok(RoleEdited { role, to_reissue })
    })?;
    Ok(edited)
}

/// Adds a role, which comes last.
///
/// # Errors
/// [`AppError::ListEntryTaken`] for a name that another role has; otherwise as [`edit`].
pub fn add(session: &mut Session, event: Option<&str>, new: &NewRole) -> Result<RoleOut, AppError> {
    let event = session.event(event)?;
    let change = session.change(Some(event.id), "roles", "role_add");
    let (added, _) = session.store.write::<_, AppError>(&change, |tx| {
        let roles = tx.roles(event.id)?;
        let (name_id, name_en) = (filled(&new.name_id)?, filled(&new.name_en)?);
        let same = |a: &str, b: &str| search_key(a) == search_key(b);
        if roles.iter().any(|role| same(&role.name_id, &name_id) || same(&role.name_en, &name_en)) {
            return Err(AppError::ListEntryTaken { name: name_id });
        }
        // The number of a role that was removed is given again only where there is no other.
        let highest = roles.iter().map(|role| role.number).max().unwrap_or_default();
        let free = || (1..=u8::MAX).find(|number| roles.iter().all(|role| role.number != *number));
        let full = || AppError::Invalid { field: "role_count", value: roles.len().to_string() };
        let role = Role {
            id: RoleId(Uuid::now_v7()),
            event_id: event.id,
            code: code_of(&name_en, &roles),
            number: highest.checked_add(1).or_else(free).ok_or_else(full)?,
            name_id,
            name_en,
            colour_rgb: rgb(&new.colour)?,
            position: roles.iter().map(|role| role.position).max().map_or(0, |last| last.saturating_add(1)),
        };
        tx.insert(&role)?;
        admit(tx, &event, &role, &new.validities)?;
        out(tx, &event, role)
    })?;
    Ok(added)
}

/// Removes a role that nobody has.
///
/// # Errors
/// [`AppError::Unknown`] for a role that there is not; [`AppError::RoleInUse`].
pub fn remove(session: &mut Session, event: Option<&str>, code: &str) -> Result<(), AppError> {
    let event = session.event(event)?;
    let lang = session.lang();
    let change = session.change(Some(event.id), "roles", "role_remove");
    session.store.write::<_, AppError>(&change, |tx| {
        let roles = tx.roles(event.id)?;
        let known = || roles.iter().map(|role| role.code.clone()).collect();
        let unknown = || AppError::Unknown { kind: "role", name: code.to_owned(), known: known() };
        let role = roles.iter().find(|role| role.code == code).ok_or_else(unknown)?;
        let holders = tx.holders_of_role(role.id)?;
        if holders > 0 || role.code == ATTENDANTS {
            return Err(AppError::RoleInUse {
                name: lang.pick(&role.name_id, &role.name_en).clone(),
                holders,
            });
        }
        for row in tx.role_validities(event.id)?.into_iter().filter(|row| row.role_id == role.id) {
            tx.delete::<RoleValidity>(row.id)?;
        }
        tx.delete::<Role>(role.id)?;
        Ok(())
    })?;
    Ok(())
}

/// The longest that a code may be is 40; a number behind it needs four.
const MOST_CODE_LETTERS: usize = 36;

/// A code of small letters, digits and lines, which no other role has.
fn code_of(name: &str, taken: &[Role]) -> String {
    let plain = |c: char| if c.is_ascii_lowercase() || c.is_ascii_digit() { c } else { ' ' };
    let folded: String = search_key(name).chars().map(plain).collect();
    let words = folded.split_whitespace().collect::<Vec<_>>().join("_");
    let stem: String = words.chars().take(MOST_CODE_LETTERS).collect();
    let stem = if stem.is_empty() { "role".to_owned() } else { stem };
    let codes = (1_u16..).map(|number| match number {
        1 => stem.clone(),
        number => format!("{stem}_{number}"),
    });
    let is_free = |code: &String| taken.iter().all(|role| role.code != *code);
    codes.into_iter().find(is_free).unwrap_or_else(|| stem.clone())
}

/// Sets when and where a role is admitted; returns whether that is otherwise now.
fn admit(tx: &mut Tx<'_>, event: &Event, role: &Role, validities: &[Validity]) -> Result<bool, AppError> {
    for validity in validities {
        check(event, validity)?;
    }
    let stored: Vec<RoleValidity> =
        tx.role_validities(event.id)?.into_iter().filter(|row| row.role_id == role.id).collect();
    if stored.iter().map(validity_out).collect::<Vec<_>>() == *validities {
        return Ok(false);
    }
    for row in stored {
        tx.delete::<RoleValidity>(row.id)?;
    }
    for validity in validities {
        tx.insert(&row(role, validity))?;
    }
    let gates = badges::numbered(&badges::gates(tx, event)?, &tx.role_validities(event.id)?)?;
    badges::keep_gates(tx, event, &gates)?;
    Ok(true)
}

fn out(read: &Reader<'_>, event: &Event, role: Role) -> Result<RoleOut, AppError> {
    let lines = badges::holders(read, event.id, Some(&role.code))?;
    let validities = read.role_validities(event.id)?;
    let counts =
        |line: &&store::BadgeLine| line.badge.as_ref().is_some_and(|badge| badge.revoked_at.is_none());
    Ok(RoleOut {
        validities: validities.iter().filter(|row| row.role_id == role.id).map(validity_out).collect(),
        holders: lines.len(),
        badges: lines.iter().filter(counts).count(),
        removable: role.code != ATTENDANTS && read.holders_of_role(role.id)? == 0,
        code: role.code,
        number: role.number,
        name_id: role.name_id,
        name_en: role.name_en,
        colour: format!("#{:06x}", role.colour_rgb),
    })
}

fn validity_out(row: &RoleValidity) -> Validity {
    Validity {
        first_day: row.first_day,
        last_day: row.last_day,
        from: row.from,
        until: row.until,
        gate: row.gate.clone(),
    }
}

fn row(role: &Role, validity: &Validity) -> RoleValidity {
    RoleValidity {
        id: RoleValidityId(Uuid::now_v7()),
        role_id: role.id,
        first_day: validity.first_day,
        last_day: validity.last_day,
        from: validity.from,
        until: validity.until,
        gate: validity.gate.clone(),
    }
}

/// Roles are admitted round the event, not in another year.
const MOST_DAYS_OFF: i64 = 60;

fn check(event: &Event, validity: &Validity) -> Result<(), AppError> {
    let off = |value: String| Err(AppError::Invalid { field: "validity", value });
    let far = |day: NaiveDate| {
        (event.starts_on - day).num_days() > MOST_DAYS_OFF || (day - event.ends_on).num_days() > MOST_DAYS_OFF
    };
    if validity.last_day < validity.first_day || far(validity.first_day) || far(validity.last_day) {
        return off(format!("{}..{}", validity.first_day, validity.last_day));
    }
    if let (Some(from), Some(until)) = (validity.from, validity.until)
        && until <= from
    {
        return off(format!("{from}-{until}"));
    }
    match &validity.gate {
        Some(gate) if gate.trim().is_empty() => off(gate.clone()),
        _ => Ok(()),
    }
}

fn filled(name: &str) -> Result<String, AppError> {
    let name = name.trim();
    if name.is_empty() {
        return Err(AppError::Invalid { field: "name", value: name.to_owned() });
    }
    Ok(name.to_owned())
}

fn rgb(colour: &str) -> Result<u32, AppError> {
    let digits = colour.strip_prefix('#').unwrap_or(colour);
    let is_one = digits.len() == 6 && digits.bytes().all(|digit| digit.is_ascii_hexdigit());
    let number = u32::from_str_radix(digits, 16).ok().filter(|_| is_one);
    number.ok_or_else(|| AppError::Invalid { field: "colour", value: colour.to_owned() })
}
