//! Firms that shared a place part.

use std::collections::BTreeSet;

use domain::event::Event;
use domain::id::{BoothId, ParticipationId};
use domain::party::Party;
use serde::Serialize;
use store::{PartyLine, Tx};

use super::board::{booths_of, is_in, new_party};
use super::share::{Span, common, dissolve, set_members};
use crate::error::AppError;
use crate::exhibitors::find;
use crate::session::Session;

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
