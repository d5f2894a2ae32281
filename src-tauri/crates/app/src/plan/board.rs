//! Halls, booths and parties of an event, read in a transaction that is about to move somebody.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use domain::event::Event;
use domain::id::{BoothId, ParticipationId, PartyId};
use domain::party::{Party, PartyMember};
use domain::status::{ParticipationStatus, StatusError};
use store::{ExhibitorLine, PartyLine, Reader, Tx};
use uuid::Uuid;

use super::problem::{Ground, Stand};
use crate::error::AppError;
use crate::hall::file::Floor;
use crate::hall::floor;

/// What an event's booths and parties are.
pub(super) struct Board {
    pub ground: Ground,
    pub parties: Vec<PartyLine>,
}

impl Board {
    /// # Errors
    /// [`AppError::Nothing`] without booths.
    pub(super) fn read(read: &Reader<'_>, event: &Event) -> Result<Self, AppError> {
        let floors: Vec<Floor> =
            read.halls(event.id)?.into_iter().map(|hall| floor(read, hall)).collect::<Result<_, _>>()?;
        let ground = Ground::new(&floors);
        if ground.is_empty() {
            return Err(AppError::Nothing { what: "booths" });
        }
        Ok(Self { ground, parties: read.parties_of_event(event.id)? })
    }

    /// Where everybody stands, other than some parties.
    pub(super) fn stands_without(&self, left_out: &[PartyId]) -> Vec<Stand<'_>> {
        let stands = self.parties.iter().filter(|line| !left_out.contains(&line.party.id));
        stands.map(|line| Stand { line, booths: booths_of(line) }).collect()
    }

    /// The parties that a firm leads, or where it leads none, those that it is in; by their first day.
    pub(super) fn parties_of(&self, firm: &ExhibitorLine) -> Vec<&PartyLine> {
        let id = firm.participation.id;
        let mut own: Vec<&PartyLine> = self.parties.iter().filter(|line| leads(line, id)).collect();
        if own.is_empty() {
            own = self.parties.iter().filter(|line| is_in(line, id)).collect();
        }
        own.sort_by_key(|line| line.party.first_day);
        own
    }
}

/// The booths that a party has.
pub(super) fn booths_of(line: &PartyLine) -> BTreeSet<BoothId> {
    line.assignments.iter().map(|assignment| assignment.booth_id).collect()
}

/// Whether a firm is a member of a party.
pub(super) fn is_in(line: &PartyLine, id: ParticipationId) -> bool {
    line.members.iter().any(|member| member.participation.id == id)
}

fn leads(line: &PartyLine, id: ParticipationId) -> bool {
    line.members.first().is_some_and(|main| main.participation.id == id)
}

/// The main exhibitor's name, and those who share with it.
pub(super) fn name_of(line: &PartyLine) -> String {
    line.members.iter().map(|member| member.exhibitor_name.as_str()).collect::<Vec<_>>().join(" + ")
}

/// Refuses a firm that takes no booth.
pub(crate) fn must_take_a_booth(firm: &ExhibitorLine) -> Result<(), AppError> {
    let from = firm.participation.status;
    if from.takes_a_booth() {
        return Ok(());
    }
    let cause = StatusError::NotAllowed { from, to: ParticipationStatus::Accepted };
    Err(AppError::Status { exhibitor: firm.exhibitor.name.clone(), cause })
}

/// A new party of some days with its members, the main exhibitor first.
pub(super) fn new_party(
    tx: &mut Tx<'_>,
    event: &Event,
    days: (NaiveDate, NaiveDate),
    members: &[ParticipationId],
) -> Result<Party, AppError> {
    let id = PartyId(Uuid::now_v7());
    let party = Party { id, event_id: event.id, first_day: days.0, last_day: days.1 };
    tx.insert(&party)?;
    for (position, participation_id) in (0..).zip(members.iter().copied()) {
        tx.insert(&PartyMember { party_id: party.id, participation_id, position })?;
    }
    Ok(party)
}

/// Everybody who takes a booth is in a party; whoever shares none stands alone.
pub(super) fn make_parties(tx: &mut Tx<'_>, event: &Event) -> Result<(), AppError> {
    let members: BTreeSet<_> = tx
        .parties_of_event(event.id)?
        .iter()
        .flat_map(|line| line.members.iter().map(|member| member.participation.id))
        .collect();
    for participation in tx.participations(event.id)? {
        if participation.status.takes_a_booth() && !members.contains(&participation.id) {
            new_party(tx, event, (event.starts_on, event.ends_on), &[participation.id])?;
        }
    }
    Ok(())
}

/// The party of one firm that is in none yet.
pub(super) fn make_party(tx: &mut Tx<'_>, event: &Event, firm: &ExhibitorLine) -> Result<(), AppError> {
    if tx.memberships_of(firm.participation.id)?.is_empty() {
        new_party(tx, event, (event.starts_on, event.ends_on), &[firm.participation.id])?;
    }
    Ok(())
}

/// A party over the whole event, which is not written.
pub(super) fn whole_event(event: &Event) -> Party {
    let id = PartyId(Uuid::now_v7());
    Party { id, event_id: event.id, first_day: event.starts_on, last_day: event.ends_on }
}

/// The party that a firm would be of its own, which is not written.
pub(super) fn alone(event: &Event, firm: &ExhibitorLine) -> PartyLine {
    let party = whole_event(event);
    let member = PartyMember { party_id: party.id, participation_id: firm.participation.id, position: 0 };
    let member = store::PartyMemberLine {
        member,
        participation: firm.participation.clone(),
        exhibitor_name: firm.exhibitor.name.clone(),
        category: firm.exhibitor.category.clone(),
        supported_by: firm.exhibitor.supported_by.clone(),
    };
    PartyLine { party, members: vec![member], assignments: Vec::new() }
}
