//! Issuing: a badge for everybody who has none, or anew for those who need another.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use chrono::{DateTime, Timelike, Utc};
use domain::badge::{Badge, RoleValidity};
use domain::badge_code::BadgeCode;
use domain::badge_token::{Claims, EventTag, Validity};
use domain::event::Event;
use domain::id::{BadgeId, RoleId};
use rayon::prelude::*;
use store::{BadgeLine, Tx};
use uuid::Uuid;

use super::keys::{Issuer, office};
use crate::error::AppError;

/// Gives each line a badge that counts. With `reissue` everybody gets a new issue, and the one before counts no more.
/// Returns how many were issued.
pub(super) fn issue(
    tx: &mut Tx<'_>,
    workspace: &Path,
    event: &Event,
    lines: &mut [BadgeLine],
    reissue: bool,
    at: DateTime<Utc>,
) -> Result<usize, AppError> {
    let needs_one =
        |line: &BadgeLine| reissue || line.badge.as_ref().is_none_or(|badge| badge.revoked_at.is_some());
    let wanted = lines.iter().filter(|line| needs_one(line)).count();
    if wanted == 0 {
        return Ok(0);
    }
    let issuer = office(tx, workspace, event)?;
    let admissions = admissions(tx, event)?;
    let codes = fresh_codes(tx, event, wanted)?;
    let waiting: Vec<(&mut BadgeLine, BadgeCode)> =
        lines.iter_mut().filter(|line| needs_one(line)).zip(codes).collect();
    // Signing is most of the work, and each signature is its own.
    let signed: Vec<(&mut BadgeLine, Badge)> = waiting
        .into_par_iter()
        .map(|(line, code)| {
            let badge = signed(line, code, &issuer, event, &admissions, at)?;
            Ok((line, badge))
        })
        .collect::<Result<_, AppError>>()?;
    for (line, badge) in signed {
        if let Some(before) = line.badge.take().filter(|badge| badge.revoked_at.is_none()) {
            tx.update(&Badge { revoked_at: Some(at), ..before })?;
        }
        tx.insert(&badge)?;
        line.badge = Some(badge);
    }
    Ok(wanted)
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

/// The bits of all gates that a token can name.
const EVERY_GATE: u8 = 0b11_1111;

/// When and where each role is admitted: over all its rows, since a token holds one span. Gates are numbered by their
/// names' order in the event; a row without a gate means every gate, and so does a seventh, which has no bit.
fn admissions(tx: &Tx<'_>, event: &Event) -> Result<BTreeMap<RoleId, Admission>, AppError> {
    let mut rows: BTreeMap<RoleId, Vec<RoleValidity>> = BTreeMap::new();
    let mut names = BTreeSet::new();
    for row in tx.role_validities(event.id)? {
        names.extend(row.gate.clone());
        rows.entry(row.role_id).or_default().push(row);
    }
    let names: Vec<String> = names.into_iter().collect();
    let bit = |gate: &Option<String>| {
        let index = names.iter().position(|name| Some(name) == gate.as_ref());
        index.filter(|index| *index < 6).map_or(EVERY_GATE, |index| 1 << index)
    };
    let hour = |time: chrono::NaiveTime| u8::try_from(time.hour()).unwrap_or(0);
    let until = |time: chrono::NaiveTime| hour(time) + u8::from(time.minute() > 0);
    Ok(rows
        .into_iter()
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
        .collect())
}

/// Codes that the event has not had.
fn fresh_codes(tx: &Tx<'_>, event: &Event, count: usize) -> Result<Vec<BadgeCode>, AppError> {
    let mut taken: BTreeSet<String> = tx.badge_codes(event.id)?.into_iter().collect();
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
