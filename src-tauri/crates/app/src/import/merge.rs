//! The three-way compare: what the list said last time, what it says now, what the workspace says.

use tabular::columns::Field;

use super::form::Form;

/// What becomes of a firm when its row comes again.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Merge {
    /// Fields in which the list has changed and the workspace has not: they are taken.
    pub(super) taken: Vec<Field>,
    /// Fields that both have changed, each otherwise: the workspace's value stays, and a person is told.
    pub(super) kept: Vec<Field>,
}

/// Compares field by field. `base` is what the list said when it was imported last; `None` where it never was: then
/// a value is only taken where the workspace has none. A cell that is blank now takes nothing away.
pub(super) fn merge(base: Option<&Form>, list: &Form, workspace: &Form) -> Merge {
    let mut merge = Merge::default();
    for (field, new) in list.fields() {
        let ours = workspace.get(field);
        if ours == Some(new) {
            continue;
        }
        let old = base.and_then(|base| base.get(field));
        if base.is_some() && old == Some(new) {
            continue;
        }
        if ours.is_none() || (base.is_some() && ours == old) || is_unsaid(field, base, ours) {
            merge.taken.push(field);
        } else {
            merge.kept.push(field);
        }
    }
    merge
}

/// Whether the workspace's value is only the one that a new application has before anybody says anything.
fn is_unsaid(field: Field, base: Option<&Form>, ours: Option<&str>) -> bool {
    let unsaid = match field {
        Field::BoothSize => "2000x2000",
        Field::BoothCount => "1",
        Field::Power => "450",
        Field::Water => "no",
        _ => return false,
    };
    ours == Some(unsaid) && base.is_none_or(|base| base.get(field).is_none())
}

#[cfg(test)]
mod tests {
    use super::*;

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
        let merge = merge(Some(&base), &list, &workspace);
        assert_eq!(merge, Merge { taken: vec![Field::Email], kept: vec![Field::Notes] });
    }

    #[test]
    fn a_blank_cell_takes_nothing_away_and_an_unknown_value_is_taken() {
        let base = form(&[(Field::Email, "a@x.id")]);
        let list = form(&[(Field::Material, "Kayu")]);
        let workspace = form(&[(Field::Email, "a@x.id")]);
        assert_eq!(merge(Some(&base), &list, &workspace).taken, [Field::Material]);
    }

    #[test]
    fn a_firm_that_no_list_named_keeps_what_it_says() {
        let list = form(&[(Field::Email, "b@x.id"), (Field::BoothSize, "3000x3000")]);
        let workspace = form(&[(Field::Email, "a@x.id"), (Field::BoothSize, "2000x2000")]);
        let merge = merge(None, &list, &workspace);
        assert_eq!(merge, Merge { taken: vec![Field::BoothSize], kept: vec![Field::Email] });
    }
}
