//! Issuing: a badge for everybody who has none, or anew for those who need another. Drafted from what is read, signed
//! without holding anybody up, and kept only if nothing has changed meanwhile.

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

use chrono::{DateTime, NaiveDate, Timelike, Utc};
use domain::badge::{Badge, Desk, RoleValidity};
use domain::badge_code::BadgeCode;
use domain::badge_token::{Claims, EventTag, Validity};
use domain::event::Event;
use domain::id::{BadgeId, OperatorId, RoleId};
use domain::journal::EntryKind;
use rayon::prelude::*;
use serde_json::{Value, json};
use store::{BadgeLine, NewEntry, Reader, Tx, event_setting_key};
use uuid::Uuid;

use super::keys::{self, Issuer, PUBLIC_KEY, Span};
use super::print::ReissueReason;
use super::who::{Who, has_badge};
use crate::desks::Desks;
use crate::error::AppError;
use crate::session::Session;

/// All that badges depend on.
#[derive(PartialEq)]
struct Seen {
    event: Option<Event>,
    lines: Vec<BadgeLine>,
    desks: Vec<Desk>,
    organizer_key: Option<[u8; 32]>,
    gates: Vec<String>,
    validities: Vec<RoleValidity>,
}

impl Seen {
    fn read(read: &Reader<'_>, event: &Event, who: &Who) -> Result<Self, AppError> {
        Ok(Self {
            event: read.get::<Event>(event.id)?,
            lines: who.read(read, event)?,
            desks: read.desks(event.id)?,
            organizer_key: keys::organizer_public_key(read, event)?,
            gates: gates(read, event)?,
            validities: read.role_validities(event.id)?,
        })
    }
}

/// Badges that are signed and not kept yet.
pub(super) struct Draft {
    seen: Seen,
    data_version: i64,
    /// The holders, each with the badge that will count.
    pub(super) lines: Vec<BadgeLine>,
    new: Vec<Badge>,
    revoked: Vec<Badge>,
    issuer: Option<Issuer>,
    gates: Vec<String>,
}

/// What to issue.
pub(super) struct Order<'r> {
    pub(super) event: &'r Event,
    pub(super) who: &'r Who,
    /// The name of the desk that issues.
    pub(super) desk: &'r str,
    /// Everybody gets a new issue, and the one before counts no more.
    pub(super) reissue: bool,
    pub(super) reason: Option<ReissueReason>,
    pub(super) at: DateTime<Utc>,
}

impl Draft {
    /// Reads who is to get a badge, and signs one for each who has none that counts.
    ///
    /// # Errors
    /// [`AppError::Nothing`] where nobody is, [`AppError::Key`], and as any read.
    pub(super) fn of(session: &mut Session, order: &Order<'_>) -> Result<Self, AppError> {
        let workspace = session.path().to_owned();
        let Session { store, desks, .. } = session;
        // Asked before anything is read, so that what is written meanwhile is noticed.
        let data_version = store.data_version()?;
        store.reading(|read| {
            let seen = Seen::read(&read, order.event, order.who)?;
            if seen.lines.is_empty() {
                return Err(AppError::Nothing { what: "badges" });
            }
            let gates = seen.gates.clone();
            let lines = Vec::new();
            let mut draft =
                Self { seen, data_version, lines, new: Vec::new(), revoked: Vec::new(), issuer: None, gates };
            draft.issue(&read, &workspace, desks, order)?;
            Ok(draft)
        })
    }

    fn issue(
        &mut self,
        read: &Reader<'_>,
        workspace: &std::path::Path,
        desks: &mut Desks,
        order: &Order<'_>,
    ) -> Result<(), AppError> {
        let event = order.event;
        let needs_one = |line: &BadgeLine| order.reissue || !has_badge(line);
        let wanted = self.seen.lines.iter().filter(|line| needs_one(line)).count();
        if wanted == 0 {
            // Nothing will be kept, so nothing will be compared.
            self.lines = std::mem::take(&mut self.seen.lines);
            return Ok(());
        }
        self.lines = self.seen.lines.clone();
        self.gates = numbered(&self.seen.gates, &self.seen.validities)?;
        let admissions = admissions(&self.seen.validities, &self.gates, event);
        let own_desk = desks.desk(read, event.id, order.desk)?;
        let span = span(event, &self.seen.validities);
        let issuer = keys::issuer(read, workspace, event, order.desk, own_desk, span)?;
        let codes = fresh_codes(read, event, wanted)?;
        let waiting: Vec<(&mut BadgeLine, BadgeCode)> =
            self.lines.iter_mut().filter(|line| needs_one(line)).zip(codes).collect();
        // Signing is most of the work, and each signature is its own.
        let signed: Vec<(&mut BadgeLine, Badge)> = waiting
            .into_par_iter()
            .map(|(line, code)| {
                let badge = signed(line, code, &issuer, event, &admissions, order.at)?;
                Ok((line, badge))
            })
            .collect::<Result<_, AppError>>()?;
        for (line, badge) in signed {
            if let Some(before) = line.badge.take().filter(|badge| badge.revoked_at.is_none()) {
                self.revoked.push(Badge { revoked_at: Some(order.at), ..before });
            }
            self.new.push(badge.clone());
            line.badge = Some(badge);
        }
        self.issuer = Some(issuer);
        Ok(())
    }

    /// How many badges are new.
    pub(super) fn issued(&self) -> usize {
        self.new.len()
    }

    /// Key files that others can read on a disk that knows no owners.
    pub(super) fn open_key_files(&self) -> &[PathBuf] {
        self.issuer.as_ref().map_or(&[], |issuer| &issuer.open_files)
    }

    /// Keeps the badges, and tells of them in the journal. `false` where what they were drafted from has changed: then
    /// nothing is kept.
    ///
    /// # Errors
    /// As any write.
    pub(super) fn keep(self, session: &mut Session, order: &Order<'_>) -> Result<bool, AppError> {
        let Some(issuer) = self.issuer else { return Ok(true) };
        let event = order.event;
        let change = session.change(Some(event.id), "badges", "badges_issue");
        let Session { store, desks, actor, .. } = session;
        let (is_kept, _) = store.write::<_, AppError>(&change, |tx| {
            if tx.data_version()? != self.data_version && Seen::read(tx, event, order.who)? != self.seen {
                return Ok(false);
            }
            if let Some(public_key) = &issuer.new_organizer_key {
                tx.set_setting(&event_setting_key(event.id, PUBLIC_KEY), public_key)?;
            }
            keep_gates(tx, event, &self.gates)?;
            tx.put(&issuer.desk)?;
            for badge in &self.revoked {
                tx.update(badge)?;
            }
            for badge in &self.new {
                tx.insert(badge)?;
            }
            let operator = tx.operator(actor, OperatorId(Uuid::now_v7()))?;
            let entry = |kind, badge: &Badge| NewEntry {
                kind,
                subject: badge.id.0,
                operator: Some(operator),
                undoes: None,
                detail_json: Some(detail(badge, order.reason).to_string()),
            };
            let revoked = self.revoked.iter().map(|badge| entry(EntryKind::BadgeRevoked, badge));
            let printed = self.new.iter().map(|badge| entry(EntryKind::BadgePrinted, badge));
            let entries = revoked.chain(printed).collect();
            desks.append(tx, event, order.desk, order.at.timestamp_millis(), entries)?;
            Ok(true)
        })?;
        Ok(is_kept)
    }
}

/// What the journal keeps beside the ids.
fn detail(badge: &Badge, reason: Option<ReissueReason>) -> Value {
    match reason {
        Some(reason) => json!({ "issue": badge.issue, "reason": reason }),
        None => json!({ "issue": badge.issue }),
    }
}

fn signed(
    line: &BadgeLine,
    code: BadgeCode,
    issuer: &Issuer,
    event: &Event,
    admissions: &BTreeMap<RoleId, Admission>,
    at: DateTime<Utc>,
) -> Result<Badge, AppError> {
    let id = BadgeId(Uuid::now_v7());
    let issue = line.badge.as_ref().map_or(1, |badge| badge.issue.saturating_add(1));
    let admission = admissions.get(&line.role.id).copied().unwrap_or(Admission {
        validity: Validity::all_day(event.starts_on, event.ends_on),
        gates: EVERY_GATE,
    });
    let claims = Claims {
        badge: id.0,
        event: EventTag::of(event.id.0),
        role: line.role.number,
        issue,
        validity: admission.validity,
        gates: admission.gates,
        desk: issuer.key.desk(),
    };
    let token = issuer
        .key
        .sign(&claims)
        .map_err(|_| AppError::Invalid { field: "ends", value: event.ends_on.to_string() })?;
    Ok(Badge {
        id,
        badge_holder_id: line.holder.id,
        event_id: event.id,
        code: code.plain(),
        issue,
        desk_id: issuer.desk.id,
        issued_at: at,
        token,
        revoked_at: None,
    })
}

/// When and where a role is admitted.
#[derive(Debug, Clone, Copy)]
struct Admission {
    validity: Validity,
    gates: u8,
}

/// The most gates that a token can name.
const MOST_GATES: usize = 6;

/// The bits of all of them.
const EVERY_GATE: u8 = 0b11_1111;

/// The setting that numbers an event's gates: by their place in the list. A gate keeps its number, since badges that
/// name it are out.
const GATES: &str = "gates";

/// The gates of an event that have a number, in its order.
pub(crate) fn gates(read: &Reader<'_>, event: &Event) -> Result<Vec<String>, AppError> {
    Ok(read.setting(&event_setting_key(event.id, GATES))?.unwrap_or_default())
}

/// Keeps which number each gate has.
pub(crate) fn keep_gates(tx: &mut Tx<'_>, event: &Event, gates: &[String]) -> Result<(), AppError> {
    if self::gates(tx, event)? != gates {
        tx.set_setting(&event_setting_key(event.id, GATES), &gates)?;
    }
    Ok(())
}

/// The numbered gates with those that roles name beside, which get the next numbers.
///
/// # Errors
/// [`AppError::DoesNotFit`] for more than a token can name.
pub(crate) fn numbered(known: &[String], validities: &[RoleValidity]) -> Result<Vec<String>, AppError> {
    let mut gates = known.to_vec();
    let named: BTreeSet<&String> = validities.iter().filter_map(|row| row.gate.as_ref()).collect();
    gates.extend(named.into_iter().filter(|gate| !known.contains(gate)).cloned());
    if gates.len() > MOST_GATES {
        return Err(AppError::DoesNotFit { what: "gates", detail: gates.join(", ") });
    }
    Ok(gates)
}

/// The first and the last day on which any badge of the event counts.
fn span(event: &Event, validities: &[RoleValidity]) -> Span {
    let first = validities.iter().map(|row| row.first_day).chain([event.starts_on]).min();
    let last: Option<NaiveDate> = validities.iter().map(|row| row.last_day).chain([event.ends_on]).max();
    (first.unwrap_or(event.starts_on), last.unwrap_or(event.ends_on))
}

/// When and where each role is admitted: over all its rows, since a token holds one span. A row without a gate means
/// every gate.
fn admissions(validities: &[RoleValidity], gates: &[String], event: &Event) -> BTreeMap<RoleId, Admission> {
    let mut rows: BTreeMap<RoleId, Vec<&RoleValidity>> = BTreeMap::new();
    for row in validities {
        rows.entry(row.role_id).or_default().push(row);
    }
    let bit = |gate: &Option<String>| {
        let index = gates.iter().position(|name| Some(name) == gate.as_ref());
        index.map_or(EVERY_GATE, |index| 1 << index.min(MOST_GATES - 1))
    };
    let hour = |time: chrono::NaiveTime| u8::try_from(time.hour()).unwrap_or(0);
    let until = |time: chrono::NaiveTime| hour(time) + u8::from(time.minute() > 0);
    rows.into_iter()
        .map(|(role, rows)| {
            let validity = Validity {
                first_day: rows.iter().map(|row| row.first_day).min().unwrap_or(event.starts_on),
                last_day: rows.iter().map(|row| row.last_day).max().unwrap_or(event.ends_on),
                from_hour: rows.iter().map(|row| row.from.map_or(0, hour)).min().unwrap_or(0),
                until_hour: rows.iter().map(|row| row.until.map_or(24, until)).max().unwrap_or(24),
            };
            let gates = rows.iter().fold(0, |gates, row| gates | bit(&row.gate));
            (role, Admission { validity, gates })
        })
        .collect()
}

/// Codes that the event has not had.
fn fresh_codes(read: &Reader<'_>, event: &Event, count: usize) -> Result<Vec<BadgeCode>, AppError> {
    let mut taken: BTreeSet<String> = read.badge_codes(event.id)?.into_iter().collect();
    let mut codes = Vec::with_capacity(count);
    while codes.len() < count {
        let random = getrandom::u64().map_err(|error| AppError::Write {
            path: "random".into(),
            cause: std::io::Error::other(error.to_string()),
        })?;
        let code = BadgeCode::from_bits(random);
        if taken.insert(code.plain()) {
            codes.push(code);
        }
    }
    Ok(codes)
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::id::RoleValidityId;

    fn at_gates(names: &[&str]) -> Vec<RoleValidity> {
        let day = NaiveDate::from_ymd_opt(2019, 11, 25).unwrap();
        let row = |name: &&str| RoleValidity {
            id: RoleValidityId(Uuid::nil()),
            role_id: RoleId(Uuid::nil()),
            first_day: day,
            last_day: day,
            from: None,
            until: None,
            gate: Some((*name).to_owned()),
        };
        names.iter().map(row).collect()
    }

    #[test]
    fn a_gate_keeps_its_number_when_another_one_comes() {
        let first = numbered(&[], &at_gates(&["Utara", "Selatan"])).unwrap();
        assert_eq!(first, ["Selatan", "Utara"]);
        assert_eq!(numbered(&first, &at_gates(&["Barat", "Utara"])).unwrap(), ["Selatan", "Utara", "Barat"]);
    }

    #[test]
    fn a_seventh_gate_is_refused_and_opens_nothing() {
        let seven = at_gates(&["1", "2", "3", "4", "5", "6", "7"]);
        assert!(matches!(numbered(&[], &seven), Err(AppError::DoesNotFit { what: "gates", .. })));
        assert_eq!(numbered(&[], &seven[..6]).unwrap().len(), 6);
    }
}
