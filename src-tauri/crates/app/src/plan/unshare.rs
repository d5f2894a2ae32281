//! Firms that shared a place part.

use std::collections::BTreeSet;

use domain::event::Event;
use domain::id::{BoothId, ParticipationId};
use domain::party::Party;
use serde::Serialize;
use store::{PartyLine, Tx};
use ts_rs::TS;

use super::board::{booths_of, is_in, new_party};
use super::share::{Span, common, dissolve, set_members};
use crate::error::AppError;
use crate::exhibitors::find;
use crate::session::Session;

/// What came of parting firms.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Unshared {
    /// The firms that shared, and do no more.
    pub parted: Vec<String>,
    /// Those of them that have no booth on some day, and need one.
    pub without_place: Vec<String>,
}

/// Parts a firm from all that it shares a place with, together or in turns. The main exhibitor of each place keeps it,
/// on all days; who came to it has the booth of its own that it has on other days, or stands alone and needs one.
///
/// # Errors
/// [`AppError::Nothing`] where it shares with nobody; [`AppError::Unknown`], [`AppError::Ambiguous`].
pub fn unshare(session: &mut Session, event: Option<&str>, exhibitor: &str) -> Result<Unshared, AppError> {
    let event = session.event(event)?;
    let lines = session.store.read().exhibitors_of_event(event.id)?;
    let firm = find(&lines, exhibitor)?.participation.id;
    let change = session.change(Some(event.id), "parties", "parties_unshare");
    let (unshared, _) = session.store.write::<_, AppError>(&change, |tx| {
        let (mut keeping, mut leaving) = (Vec::new(), Vec::new());
        // Place by place: with each one less is shared.
        while let Some(group) = Group::of(&tx.parties_of_event(event.id)?, firm) {
            group.part(tx, &event, firm, &mut keeping, &mut leaving)?;
        }
        if leaving.is_empty() {
            return Err(AppError::Nothing { what: "shared" });
        }
        for (id, left) in &leaving {
            come_back(tx, &event, *id, left)?;
        }
        let name = |id: &ParticipationId| {
            let line = lines.iter().find(|line| line.participation.id == *id);
            line.map(|line| line.exhibitor.name.clone())
        };
        let now = tx.parties_of_event(event.id)?;
        let lacks =
            |id: &ParticipationId| now.iter().any(|line| is_in(line, *id) && line.assignments.is_empty());
        let mut without: Vec<ParticipationId> = leaving.iter().map(|(id, _)| *id).collect();
        without.retain(lacks);
        let mut parted: Vec<ParticipationId> = Vec::new();
        for id in leaving.iter().map(|(id, _)| *id).chain(keeping) {
            if !parted.contains(&id) {
                parted.push(id);
            }
        }
        Ok(Unshared {
            parted: parted.iter().filter_map(name).collect(),
            without_place: without.iter().filter_map(name).collect(),
        })
    })?;
    Ok(unshared)
}

/// The parties that have one place, together or in turns.
struct Group {
    lines: Vec<PartyLine>,
    booths: BTreeSet<BoothId>,
    /// In the order in which they come.
    firms: Vec<ParticipationId>,
}

impl Group {
    /// The first place that a firm shares.
    fn of(parties: &[PartyLine], firm: ParticipationId) -> Option<Self> {
        let mut own: Vec<&PartyLine> = parties.iter().filter(|line| is_in(line, firm)).collect();
        own.sort_by_key(|line| line.party.first_day);
        own.into_iter().find_map(|place| {
            let booths = booths_of(place);
            let is_here =
                |line: &&PartyLine| line.party.id == place.party.id || !booths.is_disjoint(&booths_of(line));
            let mut lines: Vec<PartyLine> = parties.iter().filter(is_here).cloned().collect();
            lines.sort_by_key(|line| line.party.first_day);
            let mut firms = Vec::new();
            for member in lines.iter().flat_map(|line| &line.members) {
                if !firms.contains(&member.participation.id) {
                    firms.push(member.participation.id);
                }
            }
            (firms.len() > 1).then_some(Self { lines, booths, firms })
        })
    }

    /// Who leads the place on most days; of equals, who comes first.
    fn main(&self) -> Option<ParticipationId> {
        let days = |id: &ParticipationId| {
            let leads =
                |line: &&PartyLine| line.members.first().is_some_and(|main| main.participation.id == *id);
            let led = self.lines.iter().filter(leads);
            led.map(|line| (line.party.last_day - line.party.first_day).num_days() + 1).sum::<i64>()
        };
        self.firms.iter().copied().rev().max_by_key(days)
    }

    /// Takes a firm out of the place, or all others, where it is the firm's. Says who leaves, with the days.
    fn part(
        &self,
        tx: &mut Tx<'_>,
        event: &Event,
        firm: ParticipationId,
        keeping: &mut Vec<ParticipationId>,
        leaving: &mut Vec<(ParticipationId, Vec<Span>)>,
    ) -> Result<(), AppError> {
        let is_main = self.main() == Some(firm);
        let stays = |id: &ParticipationId| (*id == firm) == is_main;
        let mut gone = Vec::new();
        for line in &self.lines {
            let members: Vec<ParticipationId> =
                line.members.iter().map(|member| member.participation.id).collect();
            let rest: Vec<ParticipationId> = members.iter().copied().filter(stays).collect();
            let days = (line.party.first_day, line.party.last_day);
            for id in members.into_iter().filter(|id| !stays(id)) {
                match leaving.iter_mut().find(|(known, _)| *known == id) {
                    Some((_, left)) => left.push(days),
                    None => leaving.push((id, vec![days])),
                }
            }
            if rest.is_empty() {
                gone.push(days);
                dissolve(tx, line.party.id)?;
            } else if rest.len() < line.members.len() {
                set_members(tx, line.party.id, &rest)?;
            }
        }
        keeping.extend(self.firms.iter().filter(|id| stays(id)));
        join(tx, event, &self.booths, &gone)
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
