//! ID cards: who gets one, the keys that sign them, each issue, and the print.

mod choices;
mod issue;
mod keys;
mod look;
mod print;
mod screen;
mod who;

use domain::badge_code::BadgeCode;
use domain::id::EventId;
use serde::Serialize;
use store::{BadgeLine, Reader};

pub use choices::{SheetChoice, SheetOut, TemplateOut, sheets, templates};
pub use look::{
    Look, Preflight, PreflightLine, Preview, SheetPreview, WhichBadge, look, preflight, preview,
    write_preview,
};
pub use print::{PrintRequest, PrintWarning, Printed, ReissueReason, print};
pub use screen::{BadgesScreen, HolderRow, RoleChoice, screen};
pub use who::Who;

pub(crate) use issue::{gates, keep_gates, numbered};
pub(crate) use keys::{certificate, certificates, number_of, organizer_public_key};

use crate::error::AppError;
use crate::session::Session;
use crate::texts::Lang;

/// A badge holder and their badge as they are sent.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct BadgeOut {
    /// The code in clear, `XXXX-XXXX`; `None` until a badge was issued.
    pub code: Option<String>,
    /// The badge holder's name.
    pub holder: String,
    /// The badge holder's id, in this event.
    pub holder_id: String,
    /// The person's id.
    pub person_id: String,
    /// The id of the firm that they stand for.
    pub exhibitor_id: Option<String>,
    /// Its name.
    pub exhibitor: Option<String>,
    /// The role's code.
    pub role: String,
    /// The role's name, in the session's language.
    pub role_name: String,
    /// The codes of the firm's booths, with commas.
    pub booth: Option<String>,
    /// Which issue it is, from 1.
    pub issue: Option<u16>,
    /// Whether it counts no more.
    pub revoked: bool,
}

impl BadgeOut {
    pub(crate) fn of(lang: Lang, line: &BadgeLine) -> Self {
        Self {
            code: line.badge.as_ref().map(|badge| in_clear(&badge.code)),
            holder: line.person.name.clone(),
            holder_id: line.holder.id.to_string(),
            person_id: line.person.id.to_string(),
            exhibitor_id: line.exhibitor_id.map(|id| id.to_string()),
            exhibitor: line.exhibitor_name.clone(),
            role: line.role.code.clone(),
            role_name: lang.pick(&line.role.name_id, &line.role.name_en).clone(),
            booth: Some(line.booth_codes.join(", ")).filter(|codes| !codes.is_empty()),
            issue: line.badge.as_ref().map(|badge| badge.issue),
            revoked: line.badge.as_ref().is_some_and(|badge| badge.revoked_at.is_some()),
        }
    }
}

/// Everybody who gets a badge, in the order in which badges are printed.
///
/// # Errors
/// As [`Session::event`].
pub fn list(session: &Session, event: Option<&str>) -> Result<Vec<BadgeOut>, AppError> {
    let event = session.event(event)?;
    let lines = session.store.reading(|read| holders(&read, event.id, None))?;
    Ok(lines.iter().map(|line| BadgeOut::of(session.lang(), line)).collect())
}

/// Those who get a badge: attendants of firms that take part, and everybody who stands for no firm. By role, then by
/// booth, firm and their order there, as badges are handed out.
pub(crate) fn holders(
    read: &Reader<'_>,
    event_id: EventId,
    role: Option<&str>,
) -> Result<Vec<BadgeLine>, AppError> {
    if let Some(role) = role {
        let roles = read.roles(event_id)?;
        if !roles.iter().any(|known| known.code == role) {
            let known = roles.into_iter().map(|role| role.code).collect();
            return Err(AppError::Unknown { kind: "role", name: role.to_owned(), known });
        }
    }
    let statuses: std::collections::BTreeMap<_, _> = read
        .participations(event_id)?
        .into_iter()
        .map(|participation| (participation.id, participation.status))
        .collect();
    let gets_one = |line: &BadgeLine| {
        line.holder
            .participation_id
            .is_none_or(|id| statuses.get(&id).is_some_and(|status| status.gets_badges()))
    };
    let mut lines: Vec<BadgeLine> = read
        .badges_of_event(event_id)?
        .into_iter()
        .filter(|line| gets_one(line) && role.is_none_or(|role| line.role.code == role))
        .collect();
    lines.sort_by_cached_key(|line| {
        let first_booth =
            line.booth_codes.first().and_then(|code| domain::numbering::BoothCode::parse(code).ok());
        (
            line.role.position,
            first_booth.is_none(),
            first_booth,
            line.exhibitor_name.clone(),
            line.holder.position,
            line.holder.id,
        )
    });
    Ok(lines)
}

/// `XXXX-XXXX`, from the stored eight characters.
pub(crate) fn in_clear(code: &str) -> String {
    BadgeCode::parse(code).map_or_else(|_| code.to_owned(), |code| code.to_string())
}
