//! Shared places: several firms in one booth, together or in turns by days.
//!
//! A party holds a booth over a span of days. Where only some days are shared, the party of the main exhibitor is
//! parted into spans, each with the same booths and locks, and the days that are shared become a party of their own.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use domain::event::Event;
use domain::id::{BoothAssignmentId, BoothId, ParticipationId, PartyId};
use domain::party::{BoothAssignment, Party, PartyMember};
use serde::Serialize;
use store::{ExhibitorLine, PartyLine, Tx};
use ts_rs::TS;
use uuid::Uuid;

use super::BrokenRule;
use super::board::{Board, booths_of, is_in, make_party, must_take_a_booth, new_party};
use super::seat::rules_broken;
use crate::error::AppError;
use crate::exhibitors::named;
use crate::session::Session;
use crate::texts::Lang;

/// Who shares a place with whom.
#[derive(Debug, Clone, Default)]
pub struct ShareRequest {
    /// The event's slug; `None` for the newest.
    pub event: Option<String>,
    /// Names or ids; the first is the main exhibitor, whose place it is.
    pub exhibitors: Vec<String>,
    /// The first day; `None` for the event's.
    pub from: Option<NaiveDate>,
    /// The last day; `None` for the event's.
    pub until: Option<NaiveDate>,
    /// On these days the others have the place instead of the main exhibitor, not together with it.
    pub in_turn: bool,
}

/// What came of sharing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Shared {
    /// Who shares, the main exhibitor first.
    pub exhibitors: Vec<String>,
    /// The booths of the place; none where the main exhibitor has none yet.
    pub booths: Vec<String>,
    /// Who has the place on which days, by day.
    pub days: Vec<SharedDays>,
    /// What the place does not have for those who share it; it is shared all the same.
    pub broken: Vec<BrokenRule>,
    /// How many firms it concerns.
    pub changed: usize,
}

/// Who has a place over a span of days.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct SharedDays {
    /// The first day.
    pub from: NaiveDate,
    /// The last day.
    pub until: NaiveDate,
    /// The firms, the main exhibitor first.
    pub exhibitors: Vec<String>,
}

/// The days from one to another, both included.
pub(super) type Span = (NaiveDate, NaiveDate);

/// Lets firms share the place of the first one, together or in turns. It keeps its booths and locks; the others leave
/// theirs on the days that they share. Booths that are shared on some days only are locked, so that they stay one place. On other days they keep a booth that they have; who has none comes on the
/// shared days alone.
///
/// # Errors
/// [`AppError::Invalid`] for one firm alone or days outside the event; [`AppError::Unknown`], [`AppError::Ambiguous`];
/// [`AppError::Status`] for a firm that takes no booth; [`AppError::NotPlaced`] where turns are to be taken in a booth that
/// there is not.
pub fn share(session: &mut Session, request: &ShareRequest) -> Result<Shared, AppError> {
    let event = session.event(request.event.as_deref())?;
    let lines = session.store.read().exhibitors_of_event(event.id)?;
    let chosen = named(&lines, &request.exhibitors)?;
    let [main, others @ ..] = &chosen[..] else {
        return Err(AppError::Invalid { field: "share", value: String::new() });
    };
    if others.is_empty() {
        return Err(AppError::Invalid { field: "share", value: main.exhibitor.name.clone() });
    }
    for firm in &chosen {
        must_take_a_booth(firm)?;
    }
    let days = days_of(&event, request)?;
    let lang = session.lang();
    let change = session.change(Some(event.id), "parties", "parties_share");
    let (shared, _) = session.store.write::<_, AppError>(&change, |tx| {
        make_party(tx, &event, main)?;
        let main_id = main.participation.id;
        let places = tx.parties_of_event(event.id)?.into_iter().filter(|line| is_in(line, main_id));
        let mut place = BTreeSet::new();
        for line in places.collect::<Vec<_>>() {
            let Some(days) = common(days, (line.party.first_day, line.party.last_day)) else { continue };
            place.extend(booths_of(&line));
            if request.in_turn && line.assignments.is_empty() {
                return Err(AppError::NotPlaced { exhibitor: main.exhibitor.name.clone() });
            }
            let is_on_some_days = days != (line.party.first_day, line.party.last_day);
            let mut line = line;
            if request.in_turn || is_on_some_days {
                for assignment in &mut line.assignments {
                    assignment.locked = true;
                    tx.update(assignment)?;
                }
            }
            let shared = part(tx, &event, &line, days)?;
            let others: Vec<ParticipationId> = others.iter().map(|firm| firm.participation.id).collect();
            for other in &others {
                leave(tx, &event, *other, days, shared.id)?;
            }
            let mut members: Vec<ParticipationId> =
                line.members.iter().map(|member| member.participation.id).collect();
            if request.in_turn {
                members = others;
            } else {
                members.extend(others.iter().filter(|other| !is_in(&line, **other)));
                // The one that was named first is the main exhibitor.
                members.retain(|member| *member != main_id);
                members.insert(0, main_id);
            }
            set_members(tx, shared.id, &members)?;
        }
        shared_now(tx, lang, &event, &chosen, &place)
    })?;
    Ok(shared)
}

fn days_of(event: &Event, request: &ShareRequest) -> Result<Span, AppError> {
    let from = request.from.unwrap_or(event.starts_on);
    let until = request.until.unwrap_or(event.ends_on);
    let off = |day: NaiveDate| Err(AppError::Invalid { field: "days", value: day.to_string() });
    if from < event.starts_on || from > event.ends_on {
        return off(from);
    }
    if until < from || until > event.ends_on {
        return off(until);
    }
    Ok((from, until))
}

pub(super) fn common(one: Span, other: Span) -> Option<Span> {
    let (from, until) = (one.0.max(other.0), one.1.min(other.1));
    (from <= until).then_some((from, until))
}

/// Parts a party so that one of its parts has exactly these days, which are among its own; gives that part. All parts
/// have the same members, booths and locks.
fn part(tx: &mut Tx<'_>, event: &Event, line: &PartyLine, days: Span) -> Result<Party, AppError> {
    let whole = &line.party;
    let mut kept = whole.clone();
    (kept.first_day, kept.last_day) = days;
    tx.update(&kept)?;
    let members: Vec<ParticipationId> = line.members.iter().map(|member| member.participation.id).collect();
    let before = days.0.pred_opt().map(|eve| (whole.first_day, eve));
    let after = days.1.succ_opt().map(|next| (next, whole.last_day));
    for span in [before, after].into_iter().flatten().filter(|(from, until)| from <= until) {
        let rest = new_party(tx, event, span, &members)?;
        for assignment in &line.assignments {
            let id = BoothAssignmentId(Uuid::now_v7());
            tx.insert(&BoothAssignment { id, party_id: rest.id, ..*assignment })?;
        }
    }
    Ok(kept)
}

/// Takes a firm out of every place that it has on some days, other than one. The last one takes the booths along; and
/// who has no booth on other days either does not come on those.
fn leave(
    tx: &mut Tx<'_>,
    event: &Event,
    firm: ParticipationId,
    days: Span,
    other_than: PartyId,
) -> Result<(), AppError> {
    for line in tx.parties_of_event(event.id)? {
        let span = (line.party.first_day, line.party.last_day);
        if line.party.id == other_than || !is_in(&line, firm) {
            continue;
        }
        let Some(days) = common(days, span) else { continue };
        let is_alone_without_booth = line.members.len() == 1 && line.assignments.is_empty();
        let left = if is_alone_without_booth { line.party.clone() } else { part(tx, event, &line, days)? };
        let rest: Vec<ParticipationId> =
            line.members.iter().map(|member| member.participation.id).filter(|id| *id != firm).collect();
        if rest.is_empty() {
            dissolve(tx, left.id)?;
        } else {
            set_members(tx, left.id, &rest)?;
        }
    }
    Ok(())
}

/// Deletes a party with its memberships and what it has.
pub(super) fn dissolve(tx: &mut Tx<'_>, id: PartyId) -> Result<(), AppError> {
    let event = tx.get::<Party>(id)?.map(|party| party.event_id);
    let lines = event.map_or(Ok(Vec::new()), |event| tx.parties_of_event(event))?;
    for line in lines.iter().filter(|line| line.party.id == id) {
        for assignment in &line.assignments {
            tx.delete::<BoothAssignment>(assignment.id)?;
        }
        for member in &line.members {
            tx.delete::<PartyMember>((id, member.participation.id))?;
        }
        tx.delete::<Party>(id)?;
    }
    Ok(())
}

/// Makes these the members of a party, in this order.
pub(super) fn set_members(tx: &mut Tx<'_>, id: PartyId, members: &[ParticipationId]) -> Result<(), AppError> {
    let event = tx.get::<Party>(id)?.map(|party| party.event_id);
    let lines = event.map_or(Ok(Vec::new()), |event| tx.parties_of_event(event))?;
    for member in lines.iter().filter(|line| line.party.id == id).flat_map(|line| &line.members) {
        if !members.contains(&member.participation.id) {
            tx.delete::<PartyMember>((id, member.participation.id))?;
        }
    }
    for (position, participation_id) in (0..).zip(members.iter().copied()) {
        tx.put(&PartyMember { party_id: id, participation_id, position })?;
    }
    Ok(())
}

/// How the place is shared now.
fn shared_now(
    tx: &Tx<'_>,
    lang: Lang,
    event: &Event,
    chosen: &[&ExhibitorLine],
    place: &BTreeSet<BoothId>,
) -> Result<Shared, AppError> {
    let parties = tx.parties_of_event(event.id)?;
    let concerns = |line: &&PartyLine| {
        let has_one = chosen.iter().any(|firm| is_in(line, firm.participation.id));
        has_one && (place.is_empty() || !place.is_disjoint(&booths_of(line)))
    };
    let mut days: Vec<SharedDays> = parties
        .iter()
        .filter(concerns)
        .map(|line| SharedDays {
            from: line.party.first_day,
            until: line.party.last_day,
            exhibitors: line.members.iter().map(|member| member.exhibitor_name.clone()).collect(),
        })
        .collect();
    days.sort_by_key(|span| (span.from, span.until));
    let mut broken = Vec::new();
    if !place.is_empty() {
        let board = Board::read(tx, event)?;
        for line in board.parties.iter().filter(concerns) {
            let others = board.stands_without(&[line.party.id]);
            for mut rule in rules_broken(lang, &board, line, &booths_of(line), &others) {
                rule.is_refused = false;
                if !broken.contains(&rule) {
                    broken.push(rule);
                }
            }
        }
    }
    let booths = tx.booths(event.id)?.into_iter().filter(|booth| place.contains(&booth.id));
    Ok(Shared {
        exhibitors: chosen.iter().map(|firm| firm.exhibitor.name.clone()).collect(),
        booths: booths.map(|booth| booth.code).collect(),
        days,
        broken,
        changed: chosen.len(),
    })
}
