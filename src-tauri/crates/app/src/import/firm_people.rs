//! A firm's people in one event: its owner and who minds its booth.

use domain::badge::BadgeHolder;
use domain::id::{BadgeHolderId, RoleId};
use domain::person::{Person, PersonIdentity};
use domain::search_key::search_key;
use store::{Reader, StoreError};
use tabular::columns::Field;
use uuid::Uuid;

use super::form::Form;
use super::parts::{Parts, person};
use super::people::{Somebody, attendant_changes, may_be_one};

/// An attendant of a firm.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Attendant {
    pub(super) holder: BadgeHolder,
    /// May be the owner.
    pub(super) person: Person,
    /// Whether a badge was issued: then the name is on paper.
    pub(super) has_badge: bool,
    /// Whether the place may become somebody else's; see [`Parts::settle_places`].
    pub(super) may_change: bool,
    /// Whether the workspace has the holder already.
    pub(super) is_stored: bool,
    /// Whether it has the person.
    pub(super) person_is_stored: bool,
}

/// What is known around a row when its fields are taken.
pub(super) struct Around<'a> {
    pub(super) attendant_role: RoleId,
    /// What the list said of the firm before.
    pub(super) base: Option<&'a Form>,
    /// The person of the row's NIK.
    pub(super) by_nik: Option<&'a Somebody>,
    /// Who stood for the firm in any event.
    pub(super) people: &'a [Somebody],
}

impl Around<'_> {
    /// Somebody of the firm by that name.
    fn named(&self, name: &str) -> Option<&Somebody> {
        if self.people.is_empty() {
            return None;
        }
        let key = search_key(name);
        self.people.iter().find(|known| search_key(&known.person.name) == key)
    }
}

impl Parts {
    /// Finds out which attendants' places may become somebody else's: without a badge or a photo, and where nothing
    /// else refers to the person.
    pub(super) fn settle_places(&mut self, read: &Reader<'_>) -> Result<(), StoreError> {
        for attendant in &mut self.attendants {
            let person = &attendant.person;
            let is_bare = person.photo.is_none() && person.phone_e164.is_none() && person.email.is_none();
            attendant.may_change = is_bare
                && !attendant.has_badge
                && read.badge_holders_of_person(person.id)?.len() < 2
                && read.exhibitors_of_owner(person.id)?.is_empty()
                && read.get::<PersonIdentity>(person.id)?.is_none();
        }
        Ok(())
    }

    /// The owner's name was written otherwise, or somebody else owns the firm now.
    pub(super) fn take_owner(&mut self, name: String, around: &Around<'_>) {
        if let Some(owner) = self.owner.as_mut().filter(|owner| may_be_one(&owner.name, &name)) {
            owner.name = name;
            return;
        }
        let key = search_key(&name);
        let attending = self.attendants.iter().find(|attendant| search_key(&attendant.person.name) == key);
        let (owner, identity, is_stored) = match (around.by_nik.or_else(|| around.named(&name)), attending) {
            (Some(known), _) => (known.person.clone(), known.identity.clone(), true),
            (None, Some(attendant)) => (attendant.person.clone(), None, attendant.person_is_stored),
            (None, None) => (person(name), None, false),
        };
        self.exhibitor.owner_id = Some(owner.id);
        self.identity_is_stored = identity.is_some();
        (self.owner, self.identity, self.owner_is_stored) = (Some(owner), identity, is_stored);
    }

    /// Whom the list names and the firm has not is added, in the place of somebody whom the list names no more if
    /// that one has no badge yet. Nobody is taken off.
    pub(super) fn take_attendants(&mut self, form: &Form, around: &Around<'_>) {
        let mut ours = Form::default();
        for attendant in &self.attendants {
            ours.add_line(Field::Attendant, &attendant.person.name);
        }
        let Some(changes) = attendant_changes(around.base, form, &ours) else { return };
        let owner_id = self.exhibitor.owner_id;
        for name in changes.respelled {
            let key = search_key(name);
            let is_theirs = |attendant: &&mut Attendant| search_key(&attendant.person.name) == key;
            // An owner who minds the booth is renamed with the firm's owner, not here.
            if let Some(attendant) = self.attendants.iter_mut().find(is_theirs)
                && Some(attendant.person.id) != owner_id
            {
                name.clone_into(&mut attendant.person.name);
            }
        }
        let mut gone = changes.gone;
        let owner_key = self.owner.as_ref().map(|owner| search_key(&owner.name));
        for name in changes.added {
            let owner = self.owner.as_ref().filter(|_| owner_key.as_ref() == Some(&search_key(name)));
            let known = match owner {
                Some(owner) => Some((owner.clone(), self.owner_is_stored)),
                None => around.named(name).map(|known| (known.person.clone(), true)),
            };
            let free = self
                .attendants
                .iter_mut()
                .find(|attendant| attendant.may_change && gone.contains(&search_key(&attendant.person.name)));
            if let Some(attendant) = free {
                let left = search_key(&attendant.person.name);
                gone.retain(|key| *key != left);
                match known {
                    Some((person, is_stored)) => {
                        attendant.holder.person_id = person.id;
                        self.left.push(attendant.person.id);
                        (attendant.person, attendant.person_is_stored) = (person, is_stored);
                    }
                    None => name.clone_into(&mut attendant.person.name),
                }
                continue;
            }
            let (person, person_is_stored) = known.unwrap_or_else(|| (person(name.to_owned()), false));
            let after = self.attendants.iter().map(|attendant| attendant.holder.position + 1).max();
            let holder = BadgeHolder {
                id: BadgeHolderId(Uuid::now_v7()),
                event_id: self.participation.event_id,
                person_id: person.id,
                role_id: around.attendant_role,
                participation_id: Some(self.participation.id),
                affiliation: None,
                position: after.unwrap_or(0),
            };
            self.attendants.push(Attendant {
                holder,
                person,
                has_badge: false,
                may_change: false,
                is_stored: false,
                person_is_stored,
            });
        }
    }
}
