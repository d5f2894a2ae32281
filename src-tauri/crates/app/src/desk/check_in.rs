//! Checking in by the code in clear or the scanned token, and taking it back.

use chrono::{DateTime, NaiveDateTime, Utc};
use domain::badge::Badge;
use domain::badge_code::BadgeCode;
use domain::badge_token::{self, EventTag, Genuine, TokenError};
use domain::event::Event;
use domain::id::{BadgeId, OperatorId};
use domain::journal::{EntryKind, JournalEntry, standing};
use domain::participation::Participation;
use serde::Serialize;
use store::{BadgeLine, NewEntry, Reader};
use uuid::Uuid;

use crate::badges::{self, in_clear};
use crate::desks::OFFICE;
use crate::error::AppError;
use crate::session::Session;
use crate::texts::figures;

/// What came of a check-in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct CheckedIn {
    /// `admitted`, `already_in`, `revoked`, `unknown`, `wrong_event`, `not_valid_now`, `forged`, `malformed`,
    /// `not_taking_part`, `unknown_desk` (issued by a desk that is not known here), `not_here` (genuine, but issued
    /// elsewhere since this list was copied).
    pub result: &'static str,
    /// The code in clear, where the badge is known.
    pub code: Option<String>,
    /// Whose badge it is, where it is known.
    pub holder: Option<String>,
    /// The firm.
    pub exhibitor: Option<String>,
    /// The role's code.
    pub role: Option<String>,
    /// When they were checked in first, for `already_in`: RFC 3339, on Jakarta's clocks.
    pub since: Option<String>,
}

impl CheckedIn {
    fn refused(result: &'static str, line: Option<&BadgeLine>) -> Self {
        Self {
            result,
            code: line.and_then(|line| line.badge.as_ref()).map(|badge| in_clear(&badge.code)),
            holder: line.map(|line| line.person.name.clone()),
            exhibitor: line.and_then(|line| line.exhibitor_name.clone()),
            role: line.map(|line| line.role.code.clone()),
            since: None,
        }
    }
}

/// Checks somebody in by the code in clear or the scanned token. What is refused is answered, not failed.
///
/// # Errors
/// As [`Session::event`], and as any write.
pub fn check_in(
    session: &mut Session,
    event: Option<&str>,
    desk: Option<&str>,
    code: &str,
) -> Result<CheckedIn, AppError> {
    let event = session.event(event)?;
    let now = session.now();
    let change = session.change(Some(event.id), "desk", "desk_check_in");
    let Session { store, desks, actor, .. } = session;
    let (answer, _) = store.write::<_, AppError>(&change, |tx| {
        let seen = match look(tx, &event, code)? {
            Ok(seen) => seen,
            Err(refused) => return Ok(CheckedIn::refused(refused, None)),
        };
        let line = &seen.line;
        if let Some(refused) = seen.refused(tx, now)? {
            return Ok(CheckedIn::refused(refused, Some(line)));
        }
        if let Some(entry) = here_since(&tx.journal_of(line.holder.id.0)?) {
            let mut answer = CheckedIn::refused("already_in", Some(line));
            answer.since = DateTime::from_timestamp_millis(entry.hlc.wall_ms)
                .map(|at| figures::in_jakarta(at).to_rfc3339());
            return Ok(answer);
        }
        let entry = NewEntry {
            kind: EntryKind::CheckIn,
            subject: line.holder.id.0,
            operator: Some(tx.operator(actor, OperatorId(Uuid::now_v7()))?),
            undoes: None,
            detail_json: None,
        };
        desks.append(tx, &event, desk.unwrap_or(OFFICE), now.timestamp_millis(), vec![entry])?;
        Ok(CheckedIn::refused("admitted", Some(line)))
    })?;
    Ok(answer)
}

/// A badge that is known here.
struct Seen {
    badge: Badge,
    line: BadgeLine,
    /// Its token, read: of the one in clear, that which its paper bears.
    token: Result<Genuine, &'static str>,
}

/// The badge behind a code or token, on whatever day; or why there is none.
fn look(read: &Reader<'_>, event: &Event, code: &str) -> Result<Result<Seen, &'static str>, AppError> {
    let (badge, token) = if code.trim().len() > 40 {
        match genuine(read, event, code)? {
            Ok(token) => match read.get::<Badge>(BadgeId(token.claims.badge))? {
                Some(badge) => (badge, Ok(token)),
                None => return Ok(Err("not_here")),
            },
            Err(refused) => return Ok(Err(refused)),
        }
    } else {
        let Ok(code) = BadgeCode::parse(code) else { return Ok(Err("malformed")) };
        match read.badge_by_code(event.id, &code.plain())? {
            Some(badge) => {
                let token = genuine(read, event, &badge.token)?;
                (badge, token)
            }
            None => return Ok(Err("unknown")),
        }
    };
    let line = read.badge_line(badge.badge_holder_id)?;
    Ok(line.map(|line| Seen { badge, line, token }).ok_or("unknown"))
}

impl Seen {
    /// Why the badge does not count now, where it does not.
    fn refused(&self, read: &Reader<'_>, now: DateTime<Utc>) -> Result<Option<&'static str>, AppError> {
        // Another desk may have issued anew; its journal tells.
        let entries = read.journal_of(self.badge.id.0)?;
        let is_revoked = |entry: &&JournalEntry| entry.kind == EntryKind::BadgeRevoked;
        if self.badge.revoked_at.is_some() || standing(&entries).iter().any(is_revoked) {
            return Ok(Some("revoked"));
        }
        let local: NaiveDateTime = figures::in_jakarta(now).naive_local();
        match &self.token {
            Err(refused) => return Ok(Some(refused)),
            Ok(token) => {
                if let Err(error) = token.check(local) {
                    return Ok(Some(refusal(error)));
                }
            }
        }
        if let Some(id) = self.line.holder.participation_id
            && let Some(participation) = read.get::<Participation>(id)?
            && !participation.status.gets_badges()
        {
            return Ok(Some("not_taking_part"));
        }
        Ok(None)
    }
}

/// A token whose signatures are right, or why it does not count.
fn genuine(read: &Reader<'_>, event: &Event, token: &str) -> Result<Result<Genuine, &'static str>, AppError> {
    // Without the organizer's key no desk is known here, and a token is told apart all the same.
    let public_key = badges::organizer_public_key(read, event)?.unwrap_or_default();
    let certificates = badges::certificates(read, event)?;
    let tag = EventTag::of(event.id.0);
    Ok(badge_token::genuine(token, &public_key, &certificates, tag).map_err(refusal))
}

fn refusal(error: TokenError) -> &'static str {
    use badge_token::CertificateError as C;
    match error {
        TokenError::Malformed | TokenError::UnknownVersion { .. } => "malformed",
        TokenError::WrongEvent { .. } => "wrong_event",
        TokenError::UnknownDesk { .. } => "unknown_desk",
        TokenError::NotYetValid { .. }
        | TokenError::Expired { .. }
        | TokenError::OutsideHours { .. }
        | TokenError::Certificate { error: C::NotYetValid { .. } | C::Expired { .. }, .. } => "not_valid_now",
        TokenError::Certificate { .. } | TokenError::BadSignature => "forged",
    }
}

/// The check-in that stands, where there is one: the first of them.
fn here_since(entries: &[JournalEntry]) -> Option<&JournalEntry> {
    standing(entries).into_iter().find(|entry| entry.kind == EntryKind::CheckIn)
}

/// What came of an undo at the desk.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct DeskUndone {
    /// `undone`.
    pub result: &'static str,
    /// Whose check-in was taken back.
    pub holder: String,
}

/// Takes the check-in of a badge back: at any hour, even where the badge has been revoked since.
///
/// # Errors
/// [`AppError::Unknown`] for a code that no badge has, [`AppError::Nothing`] where it is not checked in.
pub fn undo(
    session: &mut Session,
    event: Option<&str>,
    desk: Option<&str>,
    code: &str,
) -> Result<DeskUndone, AppError> {
    let event = session.event(event)?;
    let now = session.now();
    let change = session.change(Some(event.id), "desk", "desk_undo");
    let Session { store, desks, actor, .. } = session;
    let (undone, _) = store.write::<_, AppError>(&change, |tx| {
        let line = match look(tx, &event, code)? {
            Ok(seen) => seen.line,
            Err(_) => {
                return Err(AppError::Unknown { kind: "badge", name: code.to_owned(), known: Vec::new() });
            }
        };
        let entries = tx.journal_of(line.holder.id.0)?;
        let stands: Vec<_> =
            standing(&entries).into_iter().filter(|entry| entry.kind == EntryKind::CheckIn).collect();
        if stands.is_empty() {
            return Err(AppError::Nothing { what: "check_in" });
        }
        let operator = tx.operator(actor, OperatorId(Uuid::now_v7()))?;
        // Two desks may have checked the same person in before they met: both entries are taken back.
        let undos = stands
            .into_iter()
            .map(|entry| NewEntry {
                kind: EntryKind::Undo,
                subject: line.holder.id.0,
                operator: Some(operator),
                undoes: Some(entry.key),
                detail_json: None,
            })
            .collect();
        desks.append(tx, &event, desk.unwrap_or(OFFICE), now.timestamp_millis(), undos)?;
        Ok(DeskUndone { result: "undone", holder: line.person.name })
    })?;
    Ok(undone)
}
