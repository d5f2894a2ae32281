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
use uuid::Uuid;

use super::board::{booths_of, is_in, make_party, must_take_a_booth, new_party};
use crate::error::AppError;
use crate::exhibitors::{find, named};
use crate::session::Session;

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
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Shared {
    /// Who shares, the main exhibitor first.
    pub exhibitors: Vec<String>,
    /// The booths of the place; none where the main exhibitor has none yet.
    pub booths: Vec<String>,
    /// Who has the place on which days, by day.
    pub days: Vec<SharedDays>,
    /// How many firms it concerns.
    pub changed: usize,
}

/// Who has a place over a span of days.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct SharedDays {
    /// The first day.
    pub from: NaiveDate,
    /// The last day.
    pub until: NaiveDate,
    /// The firms, the main exhibitor first.
    pub exhibitors: Vec<String>,
}

/// The days from one to another, both included.
type Span = (NaiveDate, NaiveDate);

/// Lets firms share the place of the first one, together or in turns. It keeps its booths and locks; the others leave
/// theirs on the days that they share. On other days they keep a booth that they have; who has none comes on the
/// shared days alone.
///
/// # Errors
/// [`AppError::Invalid`] for one firm alone or days outside the event; [`AppError::Unknown`], [`AppError::Ambiguous`];
/// [`AppError::Status`] for a firm that takes no booth.
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
    let change = session.change(Some(event.id), "parties", "parties_share");
    let (shared, _) = session.store.write::<_, AppError>(&change, |tx| {
        make_party(tx, &event, main)?;
        let main_id = main.participation.id;
        let places = tx.parties_of_event(event.id)?.into_iter().filter(|line| is_in(line, main_id));
        let mut place = BTreeSet::new();
        for line in places.collect::<Vec<_>>() {
            let Some(days) = common(days, (line.party.first_day, line.party.last_day)) else { continue };
            place.extend(booths_of(&line));
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
        shared_now(tx, &event, &chosen, &place)
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

fn common(one: Span, other: Span) -> Option<Span> {
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
fn dissolve(tx: &mut Tx<'_>, id: PartyId) -> Result<(), AppError> {
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
fn set_members(tx: &mut Tx<'_>, id: PartyId, members: &[ParticipationId]) -> Result<(), AppError> {
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
    let booths = tx.booths(event.id)?.into_iter().filter(|booth| place.contains(&booth.id));
    Ok(Shared {
        exhibitors: chosen.iter().map(|firm| firm.exhibitor.name.clone()).collect(),
        booths: booths.map(|booth| booth.code).collect(),
        days,
        changed: chosen.len(),
    })
}

/// What came of parting firms.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Unshared {
    /// The firms that have no booth now and need one.
    pub without_place: Vec<String>,
    /// The firms that keep the place.
    pub keep: Vec<String>,
}

/// Parts a firm from those that it shares a place with, together or in turns. The main exhibitor keeps the place, on
/// all days; who came to it stands alone over the whole event and needs a booth.
///
/// # Errors
/// [`AppError::Nothing`] where it shares with nobody; [`AppError::Unknown`], [`AppError::Ambiguous`].
pub fn unshare(session: &mut Session, event: Option<&str>, exhibitor: &str) -> Result<Unshared, AppError> {
    let event = session.event(event)?;
    let lines = session.store.read().exhibitors_of_event(event.id)?;
    let firm = find(&lines, exhibitor)?;
    let change = session.change(Some(event.id), "parties", "parties_unshare");
    let (unshared, _) = session.store.write::<_, AppError>(&change, |tx| {
        let parties = tx.parties_of_event(event.id)?;
        let group = Group::of(&parties, firm.participation.id);
        if group.firms.len() < 2 {
            return Err(AppError::Nothing { what: "shared" });
        }
        let main = group.main();
        // The main exhibitor is parted from everybody, another one only from the group.
        let leaving: Vec<ParticipationId> = if main == Some(firm.participation.id) {
            group.firms.iter().copied().filter(|id| Some(*id) != main).collect()
        } else {
            vec![firm.participation.id]
        };
        let keeping: Vec<ParticipationId> =
            group.firms.iter().copied().filter(|id| !leaving.contains(id)).collect();
        let mut gone = Vec::new();
        for line in &group.lines {
            let rest: Vec<ParticipationId> = line
                .members
                .iter()
                .map(|member| member.participation.id)
                .filter(|id| keeping.contains(id))
                .collect();
            if rest.is_empty() {
                gone.push((line.party.first_day, line.party.last_day));
                dissolve(tx, line.party.id)?;
            } else {
                set_members(tx, line.party.id, &rest)?;
            }
        }
        join(tx, &event, &group.booths, &gone)?;
        for id in &leaving {
            let left: Vec<Span> = group
                .lines
                .iter()
                .filter(|line| is_in(line, *id))
                .map(|line| (line.party.first_day, line.party.last_day))
                .collect();
            come_back(tx, &event, *id, &left)?;
        }
        let names = |ids: &[ParticipationId]| -> Vec<String> {
            let of = |id: &ParticipationId| lines.iter().find(|line| line.participation.id == *id);
            ids.iter().filter_map(of).map(|line| line.exhibitor.name.clone()).collect()
        };
        Ok(Unshared { without_place: names(&leaving), keep: names(&keeping) })
    })?;
    Ok(unshared)
}

/// The parties that a firm shares booths with, together or in turns.
struct Group<'p> {
    lines: Vec<&'p PartyLine>,
    booths: BTreeSet<BoothId>,
    /// In the order in which they come.
    firms: Vec<ParticipationId>,
}

impl<'p> Group<'p> {
    fn of(parties: &'p [PartyLine], firm: ParticipationId) -> Self {
        let own: Vec<&PartyLine> = parties.iter().filter(|line| is_in(line, firm)).collect();
        let booths: BTreeSet<BoothId> = own.iter().flat_map(|line| booths_of(line)).collect();
        let mut lines: Vec<&PartyLine> = parties
            .iter()
            .filter(|line| is_in(line, firm) || !booths.is_disjoint(&booths_of(line)))
            .collect();
        lines.sort_by_key(|line| (line.party.first_day, line.party.id));
        // A booth of the firm's own, on days when it shares none, is no part of it.
        let shares = |booth: &BoothId| {
            lines.iter().any(|line| {
                booths_of(line).contains(booth)
                    && line.members.iter().any(|member| member.participation.id != firm)
            })
        };
        let booths: BTreeSet<BoothId> = booths.iter().copied().filter(shares).collect();
        lines.retain(|line| line.members.len() > 1 || !booths.is_disjoint(&booths_of(line)));
        let mut firms = Vec::new();
        for member in lines.iter().flat_map(|line| &line.members) {
            if !firms.contains(&member.participation.id) {
                firms.push(member.participation.id);
            }
        }
        Self { lines, booths, firms }
    }

    /// Who leads the place on most days; of equals, who comes first.
    fn main(&self) -> Option<ParticipationId> {
        let days = |id: &ParticipationId| {
            let led = self
                .lines
                .iter()
                .filter(|line| line.members.first().is_some_and(|main| main.participation.id == *id));
            led.map(|line| (line.party.last_day - line.party.first_day).num_days() + 1).sum::<i64>()
        };
        self.firms.iter().copied().rev().max_by_key(days)
    }
}

/// Gives a firm a place of its own on days on which it shared one: the booth that it has on other days, where that is
/// free, and else none yet.
fn come_back(tx: &mut Tx<'_>, event: &Event, firm: ParticipationId, left: &[Span]) -> Result<(), AppError> {
    let own = |tx: &Tx<'_>| -> Result<Vec<PartyLine>, AppError> {
        let mut lines = tx.parties_of_event(event.id)?;
        lines.retain(|line| is_in(line, firm));
        Ok(lines)
    };
    let elsewhere = own(tx)?;
    if elsewhere.is_empty() {
        new_party(tx, event, (event.starts_on, event.ends_on), &[firm])?;
        return Ok(());
    }
    let booths = elsewhere.iter().flat_map(booths_of).collect();
    join(tx, event, &booths, left)?;
    for days in left {
        let is_covered = |line: &PartyLine| line.party.first_day <= days.0 && days.1 <= line.party.last_day;
        if !own(tx)?.iter().any(is_covered) {
            new_party(tx, event, *days, &[firm])?;
        }
    }
    Ok(())
}

/// Gives days that are free again to the party that has the booths before them, or else after them, and makes one party
/// of neighbouring spans with the same members and the same booths.
fn join(tx: &mut Tx<'_>, event: &Event, booths: &BTreeSet<BoothId>, gone: &[Span]) -> Result<(), AppError> {
    let here = |tx: &Tx<'_>| -> Result<Vec<PartyLine>, AppError> {
        let mut lines = tx.parties_of_event(event.id)?;
        lines.retain(|line| !booths.is_disjoint(&booths_of(line)));
        lines.sort_by_key(|line| line.party.first_day);
        Ok(lines)
    };
    for (from, until) in gone {
        let lines = here(tx)?;
        if lines
            .iter()
            .any(|line| common((*from, *until), (line.party.first_day, line.party.last_day)).is_some())
        {
            continue;
        }
        let before = lines.iter().find(|line| line.party.last_day.succ_opt() == Some(*from));
        let after = lines.iter().find(|line| line.party.first_day.pred_opt() == Some(*until));
        if let Some(line) = before {
            tx.update(&Party { last_day: *until, ..line.party.clone() })?;
        } else if let Some(line) = after {
            tx.update(&Party { first_day: *from, ..line.party.clone() })?;
        }
    }
    let members = |line: &PartyLine| -> Vec<ParticipationId> {
        line.members.iter().map(|member| member.participation.id).collect()
    };
    loop {
        let lines = here(tx)?;
        let adjoin = lines.windows(2).find(|pair| {
            pair[0].party.last_day.succ_opt() == Some(pair[1].party.first_day)
                && members(&pair[0]) == members(&pair[1])
                && booths_of(&pair[0]) == booths_of(&pair[1])
        });
        let Some([one, other]) = adjoin else { return Ok(()) };
        dissolve(tx, other.party.id)?;
        tx.update(&Party { last_day: other.party.last_day, ..one.party.clone() })?;
    }
}
