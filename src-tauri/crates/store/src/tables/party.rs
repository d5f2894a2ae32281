//! The table `party`.

use domain::id::{EventId, PartyId};
use domain::participation::Participation;
use domain::party::{BoothAssignment, Party, PartyMember};

use super::record::{Field as _, Record as _, record};
use crate::error::StoreError;
use crate::read::Reader;

record! {
    Party in "party" by PartyId;
    id: Id = id;
    event_id = event_id, first_day = first_day, last_day = last_day
}

/// A party with its members and what it has.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PartyLine {
    /// The party.
    pub party: Party,
    /// Its members, the main exhibitor first.
    pub members: Vec<PartyMemberLine>,
    /// The booths that it has.
    pub assignments: Vec<BoothAssignment>,
}

/// A member of a party with what its place depends on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PartyMemberLine {
    /// The membership.
    pub member: PartyMember,
    /// The participation, with its request.
    pub participation: Participation,
    /// The firm's name.
    pub exhibitor_name: String,
    /// The firm's product category.
    pub category: Option<String>,
    /// Who sent or coaches the firm.
    pub supported_by: Option<String>,
    /// Kemendagri's code of the firm's address, where it was matched.
    pub region_code: Option<String>,
    /// The firm's city as typed.
    pub city: Option<String>,
}

impl Reader<'_> {
    /// The parties of an event with their members and booths, by id.
    ///
    /// # Errors
    /// As any read.
    pub fn parties_of_event(&self, event_id: EventId) -> Result<Vec<PartyLine>, StoreError> {
        let (party, member, participation, assignment) = (
            Party::TABLE.select,
            PartyMember::TABLE.select,
            Participation::TABLE.select,
            BoothAssignment::TABLE.select,
        );
        let mut lines: Vec<PartyLine> = Vec::new();
        self.for_each(
            &format!(
                "SELECT {party}, {member}, {participation}, exhibitor.name, exhibitor.category,
                    exhibitor.supported_by, exhibitor.region_code, exhibitor.city
                 FROM party
                 LEFT JOIN party_member ON party_member.party_id = party.id
                 LEFT JOIN participation ON participation.id = party_member.participation_id
                 LEFT JOIN exhibitor ON exhibitor.id = participation.exhibitor_id
                 WHERE party.event_id = ? ORDER BY party.id, party_member.position, participation.id"
            ),
            &[event_id.to_cell()],
            "party",
            |columns| {
                let party = Party::read(columns)?;
                if lines.last().is_none_or(|line| line.party.id != party.id) {
                    lines.push(PartyLine { party, members: Vec::new(), assignments: Vec::new() });
                }
                let member: Option<PartyMember> = columns.take_joined()?;
                let participation: Option<Participation> = columns.take_joined()?;
                if let (Some(line), Some(member), Some(participation)) =
                    (lines.last_mut(), member, participation)
                {
                    line.members.push(PartyMemberLine {
                        member,
                        participation,
                        exhibitor_name: columns.take()?,
                        category: columns.take()?,
                        supported_by: columns.take()?,
                        region_code: columns.take()?,
                        city: columns.take()?,
                    });
                }
                Ok(())
            },
        )?;
        let assignments: Vec<BoothAssignment> = self.records(
            &format!(
                "SELECT {assignment} FROM party JOIN booth_assignment ON booth_assignment.party_id = party.id
                 WHERE party.event_id = ? ORDER BY booth_assignment.id"
            ),
            &[event_id.to_cell()],
        )?;
        for assignment in assignments {
            if let Ok(index) = lines.binary_search_by_key(&assignment.party_id, |line| line.party.id) {
                lines[index].assignments.push(assignment);
            }
        }
        Ok(lines)
    }
}
