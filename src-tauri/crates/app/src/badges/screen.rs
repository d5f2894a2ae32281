//! What the screen of badges shows: everybody who gets one, and what a print can be told.

use std::collections::BTreeMap;

use domain::id::ParticipationId;
use serde::Serialize;
use store::BadgeLine;
use ts_rs::TS;

use super::choices::{SheetChoice, TemplateOut, sheets, templates};
use super::who::has_badge;
use super::{holders, in_clear};
use crate::error::AppError;
use crate::session::Session;
use crate::status_code::StatusCode;

/// Everything on the screen of badges.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct BadgesScreen {
    /// Everybody who gets a badge, in the order of the print.
    pub holders: Vec<HolderRow>,
    /// The event's roles, in their order.
    pub roles: Vec<RoleChoice>,
    /// The templates.
    pub templates: Vec<TemplateOut>,
    /// The sheets.
    pub sheets: Vec<SheetChoice>,
}

/// Somebody who gets a badge.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct HolderRow {
    /// The badge holder's id, in this event.
    pub id: String,
    /// The person's id.
    pub person: String,
    /// The person's name.
    pub name: String,
    /// The role's code.
    pub role: String,
    /// The id of the firm that they stand for.
    pub exhibitor: Option<String>,
    /// Its name, or whatever else they come from.
    pub affiliation: Option<String>,
    /// The codes of the firm's booths, in order.
    pub booths: Vec<String>,
    /// The firm's product category.
    pub category: Option<String>,
    /// Where the firm stands.
    pub status: Option<StatusCode>,
    /// The code in clear of the badge that counts, `XXXX-XXXX`.
    pub code: Option<String>,
    /// Which issue that is, from 1.
    pub issue: Option<u16>,
}

/// A role to choose.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct RoleChoice {
    /// Its code.
    pub code: String,
    /// Its name, in the session's language.
    pub name: String,
    /// The band's colour, `#rrggbb`.
    pub colour: String,
}

type Firms = BTreeMap<ParticipationId, (StatusCode, Option<String>)>;

/// What the screen of badges shows of an event.
///
/// # Errors
/// As [`Session::event`].
pub fn screen(session: &Session, event: Option<&str>) -> Result<BadgesScreen, AppError> {
    let event = session.event(event)?;
    let lang = session.lang();
    session.store.reading(|read| {
        let firms: Firms = read
            .exhibitors_of_event(event.id)?
            .into_iter()
            .map(|line| (line.participation.id, (line.participation.status.into(), line.exhibitor.category)))
            .collect();
        let roles = read.roles(event.id)?.into_iter().map(|role| RoleChoice {
            name: lang.pick(role.name_id, role.name_en),
            colour: format!("#{:06x}", role.colour_rgb),
            code: role.code,
        });
        Ok(BadgesScreen {
            holders: holders(&read, event.id, None)?.into_iter().map(|line| row(line, &firms)).collect(),
            roles: roles.collect(),
            templates: templates(),
            sheets: sheets().into_iter().map(SheetChoice::from).collect(),
        })
    })
}

fn row(line: BadgeLine, firms: &Firms) -> HolderRow {
    let firm = line.holder.participation_id.and_then(|id| firms.get(&id));
    let badge = line.badge.as_ref().filter(|_| has_badge(&line));
    HolderRow {
        code: badge.map(|badge| in_clear(&badge.code)),
        issue: badge.map(|badge| badge.issue),
        status: firm.map(|(status, _)| *status),
        category: firm.and_then(|(_, category)| category.clone()),
        id: line.holder.id.to_string(),
        person: line.person.id.to_string(),
        role: line.role.code,
        exhibitor: line.exhibitor_id.map(|id| id.to_string()),
        affiliation: line.exhibitor_name.or(line.holder.affiliation),
        booths: line.booth_codes,
        name: line.person.name,
    }
}
