//! Who is who: people of a list and people of the workspace, told by their NIK or by their name within a firm.

use std::collections::{BTreeSet, HashMap};

use domain::id::PersonId;
use domain::identity::{Nik, NikWarning};
use domain::person::{Person, PersonIdentity};
use domain::search_key::search_key;
use domain::similarity::{ComparableName, LIKELY_SAME};
use store::{Reader, StoreError};
use tabular::columns::Field;

use super::form::Form;

/// The most attendants that a list is read for; the standard booth has two.
const MOST_ATTENDANTS: usize = 20;

/// Somebody of the workspace, with what identifies them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Somebody {
    pub(super) person: Person,
    pub(super) identity: Option<PersonIdentity>,
}

impl Somebody {
    pub(super) fn read(read: &Reader<'_>, person: Person) -> Result<Self, StoreError> {
        Ok(Self { identity: read.get::<PersonIdentity>(person.id)?, person })
    }
}

/// Everybody whose NIK the workspace has.
#[derive(Debug, Default)]
pub(super) struct ByNik {
    people: HashMap<String, PersonId>,
}

impl ByNik {
    /// Those of the workspace, with room for as many as are to come.
    pub(super) fn of_workspace(read: &Reader<'_>, coming: usize) -> Result<Self, StoreError> {
        let stored = read.all::<PersonIdentity>()?;
        let mut all = Self { people: HashMap::with_capacity(stored.len() + coming) };
        for identity in stored {
            all.add(&identity);
        }
        Ok(all)
    }

    /// The NIKs that tell somebody.
    pub(super) fn niks(&self) -> impl ExactSizeIterator<Item = &str> {
        self.people.keys().map(String::as_str)
    }

    /// Whoever has a NIK first keeps it.
    pub(super) fn add(&mut self, identity: &PersonIdentity) {
        if let Some(nik) = identity.nik.as_ref().filter(|nik| is_telling(nik)) {
            self.people.entry(nik.as_str().to_owned()).or_insert(identity.person_id);
        }
    }

    /// The person of a row's NIK, if the owner's name in the row may be theirs: a NIK that was copied from the row
    /// above makes no one person of two.
    pub(super) fn owner(&self, read: &Reader<'_>, form: &Form) -> Result<Option<Somebody>, StoreError> {
        let Some(id) = form.get(Field::Nik).and_then(|nik| self.people.get(nik).copied()) else {
            return Ok(None);
        };
        let name = form.get(Field::OwnerName).unwrap_or_default();
        match read.get::<Person>(id)?.filter(|person| may_be_one(&person.name, name)) {
            Some(person) => Somebody::read(read, person).map(Some),
            None => Ok(None),
        }
    }
}

fn is_telling(nik: &Nik) -> bool {
    !nik.warnings().contains(&NikWarning::LooksMadeUp)
}

/// Whether two names may be one person's: the same but for a slip of the pen, or one of them said in full.
pub(super) fn may_be_one(one: &str, other: &str) -> bool {
    let (one_key, other_key) = (search_key(one), search_key(other));
    if one_key == other_key {
        return true;
    }
    let words = |key: &str| key.split(' ').map(str::to_owned).collect::<BTreeSet<_>>();
    let (one_words, other_words) = (words(&one_key), words(&other_key));
    one_words.is_subset(&other_words)
        || other_words.is_subset(&one_words)
        || ComparableName::new(one).similarity(&ComparableName::new(other)) >= LIKELY_SAME
}

/// What a list does to the attendants of a firm.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct AttendantChanges<'f> {
    /// Names that are new on the list and that nobody of the firm has.
    pub(super) added: Vec<&'f str>,
    /// Names that the list writes otherwise now, and that stand here as the list wrote them before.
    pub(super) respelled: Vec<&'f str>,
    /// Keys of names that the list had and has no more, and that are still here.
    pub(super) gone: Vec<String>,
}

/// Compares the attendants by name, wherever they stand; `None` where the list changes nothing.
pub(super) fn attendant_changes<'f>(
    base: Option<&Form>,
    list: &'f Form,
    workspace: &Form,
) -> Option<AttendantChanges<'f>> {
    if base.is_some_and(|base| base.get(Field::Attendant) == list.get(Field::Attendant))
        || list.get(Field::Attendant).is_none()
    {
        return None;
    }
    if base.is_none() && workspace.is_blank() {
        // A new firm: all are new, each once.
        let mut keys: Vec<String> = Vec::new();
        let mut added: Vec<&str> = Vec::new();
        for name in list.lines(Field::Attendant).take(MOST_ATTENDANTS) {
            let key = search_key(name);
            if !keys.contains(&key) {
                keys.push(key);
                added.push(name);
            }
        }
        return Some(AttendantChanges { added, ..AttendantChanges::default() });
    }
    let keyed = |form: &Form| -> HashMap<String, String> {
        form.lines(Field::Attendant).map(|name| (search_key(name), name.to_owned())).collect()
    };
    let (old, ours) = (base.map(keyed).unwrap_or_default(), keyed(workspace));
    let mut changes = AttendantChanges::default();
    let mut listed: BTreeSet<String> = BTreeSet::new();
    for name in list.lines(Field::Attendant).take(MOST_ATTENDANTS) {
        let key = search_key(name);
        match (old.get(&key), ours.get(&key)) {
            (None, None) if !listed.contains(&key) => changes.added.push(name),
            (Some(old), Some(ours)) if old == ours && ours != name => changes.respelled.push(name),
            _ => {}
        }
        listed.insert(key);
    }
    changes.gone = workspace
        .lines(Field::Attendant)
        .map(search_key)
        .filter(|key| old.contains_key(key) && !listed.contains(key))
        .collect();
    (!changes.added.is_empty() || !changes.respelled.is_empty()).then_some(changes)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn form(names: &[&str]) -> Form {
        let mut form = Form::default();
        names.iter().for_each(|name| form.add_line(Field::Attendant, name));
        form
    }

    #[test]
    fn attendants_are_known_by_name_and_not_by_place() {
        let base = form(&["Siti", "Budi"]);
        let changes = |list: &[&str], ours: &[&str]| {
            let (list, ours) = (form(list), form(ours));
            attendant_changes(Some(&base), &list, &ours)
                .map(|changes| [changes.added.join(" "), changes.respelled.join(" "), changes.gone.join(" ")])
        };
        let some = |texts: [&str; 3]| Some(texts.map(str::to_owned));
        assert_eq!(changes(&["Budi", "Siti"], &["Siti", "Budi"]), None, "another order");
        assert_eq!(changes(&["Ani", "Siti", "Budi"], &["Siti", "Budi"]), some(["Ani", "", ""]));
        assert_eq!(changes(&["Siti", "Ani"], &["Siti", "Budi"]), some(["Ani", "", "budi"]));
        assert_eq!(changes(&["SITI", "Budi"], &["Siti", "Budi"]), some(["", "SITI", ""]));
        assert_eq!(changes(&["Siti"], &["Budi"]), None, "whom a person took off stays off");
    }

    #[test]
    fn names_of_one_person_are_told_from_those_of_two() {
        assert!(may_be_one("Sri Rahayu", "SRI RAHAYU NINGSIH"));
        assert!(may_be_one("Sri Rahayu", "Sri Rahayuu"));
        assert!(!may_be_one("Sri Rahayu", "Budi Santoso"));
    }
}
