//! The table `badge_holder`.

use domain::badge::{Badge, BadgeHolder, Role};
use domain::id::{BadgeHolderId, EventId, ExhibitorId, ParticipationId, PersonId, RoleId};
use domain::person::Person;

use super::exhibitor::BOOTH_CODES;
use super::record::{Cell, Field as _, Record as _, record};
use crate::error::StoreError;
use crate::read::{Reader, split_list};

record! {
    BadgeHolder in "badge_holder" by BadgeHolderId;
    id: Id = id;
    event_id = event_id, person_id = person_id, role_id = role_id, participation_id = participation_id,
    affiliation = affiliation, position = position
}

/// A badge holder with all that a badge shows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BadgeLine {
    /// The holder.
    pub holder: BadgeHolder,
    /// Who it is.
    pub person: Person,
    /// As what.
    pub role: Role,
    /// The firm that they stand for.
    pub exhibitor_id: Option<ExhibitorId>,
    /// Its name.
    pub exhibitor_name: Option<String>,
    /// The codes of that firm's booths, in order.
    pub booth_codes: Vec<String>,
    /// The latest issue of their badge, which may have been revoked.
    pub badge: Option<Badge>,
}

impl Reader<'_> {
    /// The badge holders of an event with what their badges show, in the order in which they were entered.
    ///
    /// # Errors
    /// As any read.
    pub fn badges_of_event(&self, event_id: EventId) -> Result<Vec<BadgeLine>, StoreError> {
        self.badge_lines("badge_holder.event_id = ? ORDER BY badge_holder.id", event_id.to_cell())
    }

    /// The same for the attendants of a participation, in their order.
    ///
    /// # Errors
    /// As any read.
    pub fn badges_of_participation(
        &self,
        participation_id: ParticipationId,
    ) -> Result<Vec<BadgeLine>, StoreError> {
        self.badge_lines(
            "badge_holder.participation_id = ? ORDER BY badge_holder.position, badge_holder.id",
            participation_id.to_cell(),
        )
    }

    /// The same for one holder.
    ///
    /// # Errors
    /// As any read.
    pub fn badge_line(&self, badge_holder_id: BadgeHolderId) -> Result<Option<BadgeLine>, StoreError> {
        Ok(self.badge_lines("badge_holder.id = ?", badge_holder_id.to_cell())?.pop())
    }

    /// What a person is in every event, by event.
    ///
    /// # Errors
    /// As any read.
    pub fn badge_holders_of_person(&self, person_id: PersonId) -> Result<Vec<BadgeHolder>, StoreError> {
        let select = BadgeHolder::TABLE.select;
        self.records(
            &format!("SELECT {select} FROM badge_holder WHERE person_id = ? ORDER BY event_id, id"),
            &[person_id.to_cell()],
        )
    }

    /// Everybody who stood for a firm in any event, by the order in which they were entered.
    ///
    /// # Errors
    /// As any read.
    pub fn people_of_exhibitor(&self, exhibitor_id: ExhibitorId) -> Result<Vec<Person>, StoreError> {
        let select = Person::TABLE.select;
        self.records(
            &format!(
                "SELECT {select} FROM person WHERE id IN (
                    SELECT badge_holder.person_id FROM participation
                    JOIN badge_holder ON badge_holder.participation_id = participation.id
                    WHERE participation.exhibitor_id = ?) ORDER BY id"
            ),
            &[exhibitor_id.to_cell()],
        )
    }

    /// How many people have a role, whether or not they get a badge.
    ///
    /// # Errors
    /// As any read.
    pub fn holders_of_role(&self, role_id: RoleId) -> Result<u64, StoreError> {
        let counted = self.query(
            "SELECT count(*) FROM badge_holder WHERE role_id = ?",
            &[role_id.to_cell()],
            "badge_holder",
            |columns| columns.take::<u64>(),
        )?;
        Ok(counted.into_iter().sum())
    }

    fn badge_lines(&self, filter: &str, value: Cell<'_>) -> Result<Vec<BadgeLine>, StoreError> {
        let (holder, person, role, badge) =
            (BadgeHolder::TABLE.select, Person::TABLE.select, Role::TABLE.select, Badge::TABLE.select);
        self.query(
            &format!(
                "SELECT {holder}, {person}, {role}, exhibitor.id, exhibitor.name, {BOOTH_CODES}, {badge}
                 FROM badge_holder
                 JOIN person ON person.id = badge_holder.person_id
                 JOIN role ON role.id = badge_holder.role_id
                 LEFT JOIN participation ON participation.id = badge_holder.participation_id
                 LEFT JOIN exhibitor ON exhibitor.id = participation.exhibitor_id
                 LEFT JOIN badge ON badge.badge_holder_id = badge_holder.id AND badge.issue =
                    (SELECT max(issue) FROM badge AS issued WHERE issued.badge_holder_id = badge_holder.id)
                 WHERE {filter}"
            ),
            &[value],
            "badge_holder",
            |columns| {
                Ok(BadgeLine {
                    holder: BadgeHolder::read(columns)?,
                    person: Person::read(columns)?,
                    role: Role::read(columns)?,
                    exhibitor_id: columns.take()?,
                    exhibitor_name: columns.take()?,
                    booth_codes: split_list(columns.take()?),
                    badge: columns.take_joined()?,
                })
            },
        )
    }
}
