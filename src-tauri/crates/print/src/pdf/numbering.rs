//! Which objects go into the file, and their numbers.

use std::collections::{BTreeMap, BTreeSet};

use lopdf::{Dictionary, Document, Object, ObjectId};

/// Keeps the objects that the trailer leads to, numbered from 1 without a gap in the order that they had. lopdf's own
/// `prune_objects` and `renumber_objects` look every reference up in a list: with the square of the pages.
pub(super) fn keep_what_is_used(document: &mut Document) {
    let mut used = BTreeSet::new();
    let mut waiting = Vec::new();
    in_dictionary(&document.trailer, &mut waiting);
    while let Some(id) = waiting.pop() {
        if let Some(object) = document.objects.get(&id)
            && used.insert(id)
        {
            in_object(object, &mut waiting);
        }
    }
    let numbers: BTreeMap<ObjectId, ObjectId> =
        used.into_iter().zip(1..).map(|(id, number)| (id, (number, 0))).collect();
    let objects = std::mem::take(&mut document.objects);
    document.objects = objects
        .into_iter()
        .filter_map(|(id, mut object)| {
            let number = *numbers.get(&id)?;
            renumber(&mut object, &numbers);
            Some((number, object))
        })
        .collect();
    document.trailer.iter_mut().for_each(|(_, object)| renumber(object, &numbers));
    document.max_id = document.objects.keys().next_back().map_or(0, |(number, _)| *number);
}

fn in_dictionary(dict: &Dictionary, found: &mut Vec<ObjectId>) {
    dict.iter().for_each(|(_, object)| in_object(object, found));
}

fn in_object(object: &Object, found: &mut Vec<ObjectId>) {
    match object {
        Object::Reference(id) => found.push(*id),
        Object::Array(objects) => objects.iter().for_each(|object| in_object(object, found)),
        Object::Dictionary(dict) => in_dictionary(dict, found),
        Object::Stream(stream) => in_dictionary(&stream.dict, found),
        _ => {}
    }
}

fn renumber(object: &mut Object, numbers: &BTreeMap<ObjectId, ObjectId>) {
    match object {
        // What leads nowhere means null, under any number.
        Object::Reference(id) => match numbers.get(id) {
            Some(number) => *id = *number,
            None => *object = Object::Null,
        },
        Object::Array(objects) => objects.iter_mut().for_each(|object| renumber(object, numbers)),
        Object::Dictionary(dict) => dict.iter_mut().for_each(|(_, object)| renumber(object, numbers)),
        Object::Stream(stream) => stream.dict.iter_mut().for_each(|(_, object)| renumber(object, numbers)),
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_nothing_leads_to_goes_and_the_rest_is_numbered_without_a_gap() {
        let mut document = Document::with_version("1.7");
        let unused = document.add_object(Object::from(1));
        let page = document.add_object(Object::from("page"));
        document.add_object(Object::from(vec![Object::from(page)]));
        let gone = (99, 0);
        let root = document.add_object(Dictionary::from_iter([
            ("Kids", Object::from(vec![Object::from(page), Object::from(gone)])),
            ("Name", Object::from("root")),
        ]));
        document.trailer.set("Root", root);
        assert_eq!(unused, (1, 0));
        keep_what_is_used(&mut document);
        assert_eq!(document.objects.keys().copied().collect::<Vec<_>>(), [(1, 0), (2, 0)]);
        assert_eq!(document.trailer.get(b"Root").unwrap(), &Object::from((2, 0)));
        assert_eq!(document.objects[&(1, 0)], Object::from("page"));
        let kids = document.get_dictionary((2, 0)).unwrap().get(b"Kids").unwrap();
        assert_eq!(kids, &Object::from(vec![Object::from((1, 0)), Object::Null]));
        assert_eq!(document.max_id, 2);
    }
}
