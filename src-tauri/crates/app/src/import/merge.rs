//! The three-way compare: what the list said last time, what it says now, what the workspace says.

use tabular::columns::Field;

use super::form::Form;
use super::people::attendant_changes;
use super::seal::{Seal, is_personal};
use super::wishes::{NAMING, same};

/// What becomes of a firm when its row comes again.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Merge {
    /// Fields in which the list has changed and the workspace has not: they are taken.
    pub(super) taken: Vec<Field>,
    /// Fields that both have changed, each otherwise: the workspace's value stays, and a person is told.
    pub(super) kept: Vec<Field>,
}

/// What a compare goes by.
pub(super) struct Compared<'f> {
    /// What the list said when it was imported last; `None` where it never was: then a value is only taken where the
    /// workspace has none.
    pub(super) base: Option<&'f Form>,
    /// What the list says now. A cell that is blank takes nothing away.
    pub(super) list: &'f Form,
    /// What the workspace says.
    pub(super) workspace: &'f Form,
    /// Whether the firm takes part in this event already. Where it does not, nobody has said yet what it asks for.
    pub(super) takes_part: bool,
}

/// Compares field by field.
pub(super) fn merge(compared: &Compared<'_>, seal: &Seal) -> Merge {
    let mut merge = Merge::default();
    for (field, new) in compared.list.fields() {
        let ours = compared.workspace.get(field);
        if ours.is_some_and(|ours| same(field, ours, new)) {
            continue;
        }
        let base = compared.base.filter(|_| compared.takes_part || !is_asked_of_an_event(field));
        if field == Field::Attendant {
            // People are added and mended one by one, so that none of them stands in another's way.
            if attendant_changes(base, compared.list, compared.workspace).is_some() {
                merge.taken.push(field);
            }
            continue;
        }
        let old = base.and_then(|base| base.get(field));
        let is_old = |value: Option<&str>| match (old, value) {
            _ if is_personal(field) => seal.is(field, old, value),
            (Some(old), Some(value)) => same(field, old, value),
            (old, value) => old == value,
        };
        if base.is_some() && is_old(Some(new)) {
            continue;
        }
        if ours.is_none() || (base.is_some() && is_old(ours)) || is_unsaid(field, base, ours) {
            merge.taken.push(field);
        } else {
            merge.kept.push(field);
        }
    }
    merge
}

/// What a firm asks for anew in each event.
fn is_asked_of_an_event(field: Field) -> bool {
    NAMING.contains(&field)
        || matches!(
            field,
            Field::BoothSize
                | Field::BoothCount
                | Field::Power
                | Field::Water
                | Field::Corner
                | Field::Group
                | Field::Priority
                | Field::Attendant
        )
}

/// Whether the workspace's value is only the one that a new application has before anybody says anything.
fn is_unsaid(field: Field, base: Option<&Form>, ours: Option<&str>) -> bool {
    let unsaid = match field {
        Field::BoothSize => "2000x2000",
        Field::BoothCount => "1",
        Field::Power => "450",
        Field::Water | Field::Corner => "no",
        Field::Priority => "0",
        _ => return false,
    };
    ours == Some(unsaid) && base.is_none_or(|base| base.get(field).is_none())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn merged(base: Option<&Form>, list: &Form, workspace: &Form) -> Merge {
        merge(&Compared { base, list, workspace, takes_part: true }, &Seal::new([1; 32]))
    }

    fn form(values: &[(Field, &str)]) -> Form {
        let mut form = Form::default();
        for (field, value) in values {
            form.set(*field, *value);
        }
        form
    }

    #[test]
    fn what_only_the_list_changed_is_taken_and_what_a_person_changed_stays() {
        let base = form(&[(Field::Email, "a@x.id"), (Field::Staff, "3"), (Field::Notes, "lama")]);
        let list = form(&[(Field::Email, "b@x.id"), (Field::Staff, "3"), (Field::Notes, "baru")]);
        let workspace =
            form(&[(Field::Email, "a@x.id"), (Field::Staff, "9"), (Field::Notes, "milik panitia")]);
        let merge = merged(Some(&base), &list, &workspace);
        assert_eq!(merge, Merge { taken: vec![Field::Email], kept: vec![Field::Notes] });
    }

    #[test]
    fn a_blank_cell_takes_nothing_away_and_an_unknown_value_is_taken() {
        let base = form(&[(Field::Email, "a@x.id")]);
        let list = form(&[(Field::Material, "Kayu")]);
        let workspace = form(&[(Field::Email, "a@x.id")]);
        assert_eq!(merged(Some(&base), &list, &workspace).taken, [Field::Material]);
    }

    #[test]
    fn a_firm_that_no_list_named_keeps_what_it_says() {
        let list = form(&[(Field::Email, "b@x.id"), (Field::BoothSize, "3000x3000")]);
        let workspace = form(&[(Field::Email, "a@x.id"), (Field::BoothSize, "2000x2000")]);
        let merge = merged(None, &list, &workspace);
        assert_eq!(merge, Merge { taken: vec![Field::BoothSize], kept: vec![Field::Email] });
    }

    #[test]
    fn in_a_new_edition_the_list_says_what_is_asked_for_even_where_it_says_the_same_as_before() {
        let base = form(&[(Field::Email, "a@x.id"), (Field::BoothSize, "3000x3000"), (Field::Power, "900")]);
        let workspace =
            form(&[(Field::Email, "b@x.id"), (Field::BoothSize, "2000x2000"), (Field::Power, "450")]);
        let compared = Compared { base: Some(&base), list: &base, workspace: &workspace, takes_part: false };
        let merge = merge(&compared, &Seal::new([1; 32]));
        assert_eq!(merge, Merge { taken: vec![Field::BoothSize, Field::Power], kept: vec![] });
    }

    #[test]
    fn a_number_that_is_kept_as_a_digest_is_compared_like_any_other() {
        let seal = Seal::new([1; 32]);
        let [old, new, other] = ["3171014507850001", "3171014507850002", "3171014507850003"];
        let base = Form::from_json(&form(&[(Field::Nik, old)]).to_json(&seal));
        let of = |list: &str, ours: &str| {
            let (list, workspace) = (form(&[(Field::Nik, list)]), form(&[(Field::Nik, ours)]));
            let compared =
                Compared { base: Some(&base), list: &list, workspace: &workspace, takes_part: true };
            let merge = merge(&compared, &seal);
            (merge.taken.len(), merge.kept.len())
        };
        assert_eq!(of(new, old), (1, 0), "the list was mended");
        assert_eq!(of(old, new), (0, 0), "a person mended it here");
        assert_eq!(of(new, other), (0, 1), "both did, each otherwise");
    }
}
