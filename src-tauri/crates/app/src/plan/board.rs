//! Halls, booths and parties of an event, read in a transaction that is about to move somebody.

use std::cmp::Reverse;
use std::collections::BTreeSet;

use chrono::NaiveDate;
use domain::event::Event;
use domain::exhibitor::Exhibitor as Firm;
use domain::id::{BoothId, ParticipationId, PartyId};
use domain::participation::Participation;
use domain::party::{Party, PartyMember};
use domain::status::{ParticipationStatus, StatusError};
use store::{ExhibitorLine, PartyLine, PartyMemberLine, Reader, Tx};
use uuid::Uuid;

use super::problem::{Ground, Stand};
use super::scene::{Days, Places, days_of};
use super::terms::Terms;
use crate::error::AppError;
use crate::exhibitors::find;
use crate::hall::file::Floor;
use crate::hall::floor;

/// What an event's booths and parties are.
#[derive(Debug, Clone)]
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
        let ground = Ground::new(&floors, Terms::read(read, event)?);
        if ground.is_empty() {
            return Err(AppError::Nothing { what: "booths" });
        }
        Ok(Self { ground, parties: read.parties_of_event(event.id)? })
    }

    /// The same, with those who take a booth and are in no party yet: each would stand alone over the whole event, in a
    /// party that is not written and goes by its participation's id.
    ///
    /// # Errors
    /// As [`Board::read`].
    pub(super) fn with_newcomers(read: &Reader<'_>, event: &Event) -> Result<Self, AppError> {
        let mut board = Self::read(read, event)?;
        board.parties.extend(newcomers(read, event, &board.parties)?);
        Ok(board)
    }

    /// Where everybody stands.
    pub(super) fn places(&self) -> Places {
        let placed = self.parties.iter().filter(|line| !line.assignments.is_empty());
        placed.map(|line| (line.party.id, booths_of(line))).collect()
    }

    /// The spans of days on which there are parties, the longest first.
    pub(super) fn spans(&self) -> Vec<Days> {
        let mut spans: Vec<Days> = self.parties.iter().map(days_of).collect();
        spans.sort_by_key(|(first, last)| (Reverse(*last - *first), *first));
        spans.dedup();
        spans
    }

    /// The party of an id; one that is not written yet by its participation's; or of a firm by name.
    ///
    /// # Errors
    /// [`AppError::Unknown`], [`AppError::Ambiguous`].
    pub(super) fn find(&self, lines: &[ExhibitorLine], named: &str) -> Result<&PartyLine, AppError> {
        if let Ok(id) = named.trim().parse::<Uuid>()
            && let Some(line) = self.parties.iter().find(|line| line.party.id.0 == id)
        {
            return Ok(line);
        }
        let firm = find(lines, named)?;
        let own = self.parties_of(firm);
        own.first().copied().ok_or_else(|| AppError::NotPlaced { exhibitor: firm.exhibitor.name.clone() })
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

    /// The parties of the main exhibitor of a party, one for each of its spans of days; by their first day.
    pub(super) fn spans_of(&self, line: &PartyLine) -> Vec<&PartyLine> {
        let main = line.members.first().map(|main| main.participation.id);
        let mut own: Vec<&PartyLine> = self
            .parties
            .iter()
            .filter(|other| other.party.id == line.party.id || main.is_some_and(|main| leads(other, main)))
            .collect();
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

/// Firms that take a booth and are in no party yet, each in one of its own, which is not written.
pub(super) fn newcomers(
    read: &Reader<'_>,
    event: &Event,
    parties: &[PartyLine],
) -> Result<Vec<PartyLine>, AppError> {
    let members: BTreeSet<_> =
        parties.iter().flat_map(|line| line.members.iter().map(|member| member.participation.id)).collect();
    let mut alone = Vec::new();
    for participation in read.participations(event.id)? {
        if participation.status.takes_a_booth() && !members.contains(&participation.id) {
            alone.extend(alone_of(read, event, participation)?);
        }
    }
    Ok(alone)
}

/// The party that a participation would be of its own, which is not written and goes by the participation's id.
pub(super) fn alone_of(
    read: &Reader<'_>,
    event: &Event,
    participation: Participation,
) -> Result<Option<PartyLine>, AppError> {
    let Some(firm) = read.get::<Firm>(participation.exhibitor_id)? else { return Ok(None) };
    let id = PartyId(participation.id.0);
    let party = Party { id, event_id: event.id, first_day: event.starts_on, last_day: event.ends_on };
    let member = PartyMember { party_id: id, participation_id: participation.id, position: 0 };
    let member = PartyMemberLine {
        member,
        participation,
        exhibitor_name: firm.name,
        category: firm.category,
        supported_by: firm.supported_by,
        region_code: firm.address.region_code,
        city: firm.address.city,
    };
    Ok(Some(PartyLine { party, members: vec![member], assignments: Vec::new() }))
}

/// The party of one firm that is in none yet.
pub(super) fn make_party(tx: &mut Tx<'_>, event: &Event, firm: &ExhibitorLine) -> Result<(), AppError> {
    if tx.memberships_of(firm.participation.id)?.is_empty() {
        new_party(tx, event, (event.starts_on, event.ends_on), &[firm.participation.id])?;
    }
    Ok(())
}

/// The party that a firm would be of its own, which is not written.
pub(super) fn alone(event: &Event, firm: &ExhibitorLine) -> PartyLine {
    let id = PartyId(firm.participation.id.0);
    let party = Party { id, event_id: event.id, first_day: event.starts_on, last_day: event.ends_on };
    let member = PartyMember { party_id: id, participation_id: firm.participation.id, position: 0 };
    let member = PartyMemberLine {
        member,
        participation: firm.participation.clone(),
        exhibitor_name: firm.exhibitor.name.clone(),
        category: firm.exhibitor.category.clone(),
        supported_by: firm.exhibitor.supported_by.clone(),
        region_code: firm.exhibitor.address.region_code.clone(),
        city: firm.exhibitor.address.city.clone(),
    };
    PartyLine { party, members: vec![member], assignments: Vec::new() }
}
