use domain::exhibitor::ExhibitorPhone;
use domain::id::{ExhibitorId, PersonId};
use domain::person::Person;

use crate::sample::{self, event_id, id, small_show, workspace, write};
use crate::{SearchKind, Store};

fn titles(store: &Store, kinds: &[SearchKind], text: &str) -> Vec<String> {
    store.read().search(kinds, None, text, 20).unwrap().into_iter().map(|hit| hit.title).collect()
}

fn people(store: &mut Store, names: &[&str]) {
    write(store, "people", |tx| {
        names
            .iter()
            .enumerate()
            .try_for_each(|(n, name)| tx.insert(&sample::person(u8::try_from(n).unwrap() + 50, name)))
    });
}

#[test]
fn a_firm_is_found_by_all_that_a_caller_may_say() {
    let mut store = small_show();
    write(&mut store, "instagram", |tx| {
        let mut firm = sample::exhibitor(1, "Griya Tapak Dara", Some(1));
        firm.instagram = Some("@tapak.dara".to_owned());
        tx.update(&firm).map(drop)
    });
    for text in [
        "griya",
        "tapak g",
        "rahayu",
        "081234567801",
        "0812-3456-7801",
        "+62 812 3456 7801",
        "0560865690701",
        "dara",
        "021 12",
    ] {
        assert_eq!(titles(&store, &[SearchKind::Exhibitor], text)[0], "Griya Tapak Dara", "{text}");
    }
    assert_eq!(titles(&store, &[SearchKind::Exhibitor], "mutiara 0812345678"), ["Karya Mutiara"]);
    assert!(titles(&store, &[SearchKind::Exhibitor], "apak").is_empty());
}

#[test]
fn kinds_and_the_event_narrow_it() {
    let mut store = small_show();
    people(&mut store, &["Sri Tanpa Acara"]);
    assert_eq!(titles(&store, &[SearchKind::Person], "sri"), ["Sri Rahayu", "Sri Tanpa Acara"]);
    assert_eq!(titles(&store, &SearchKind::ALL, "a 0"), ["A-01", "A-02"]);
    let in_event = |text: &str| -> Vec<String> {
        let hits = store.read().search(&SearchKind::ALL, Some(event_id()), text, 20).unwrap();
        hits.into_iter().map(|hit| hit.title).collect()
    };
    // The owner of a firm that takes part, and her firm.
    assert_eq!(in_event("sri"), ["Sri Rahayu", "Griya Tapak Dara"]);
    assert_eq!(in_event("ani"), ["Ani"]);
    assert_eq!(in_event("a 02"), ["A-02"]);
    let other = domain::id::EventId(id(1, 2));
    assert!(store.read().search(&SearchKind::ALL, Some(other), "sri", 20).unwrap().is_empty());
}

#[test]
fn the_whole_name_comes_before_longer_ones_and_first_names_before_later_words() {
    let mut store = workspace();
    people(&mut store, &["Joko Ani", "Anita", "Ani Zulaikha", "Ani", "Ani Ahmad", "Budi Santoso Anindya"]);
    assert_eq!(
        titles(&store, &[SearchKind::Person], "ANI"),
        ["Ani", "Ani Ahmad", "Ani Zulaikha", "Anita", "Joko Ani", "Budi Santoso Anindya"]
    );
    assert_eq!(titles(&store, &[SearchKind::Person], "ani jo"), ["Joko Ani"]);
}

#[test]
fn a_name_of_one_word_is_found_among_hundreds_that_begin_with_it() {
    let mut store = workspace();
    write(&mut store, "people", |tx| {
        for n in 0..600_u32 {
            let mut person = sample::person(0, &format!("Ani {n:04}"));
            person.id = PersonId(uuid::Uuid::from_u128(u128::from(n) + 1));
            tx.insert(&person)?;
        }
        tx.insert(&sample::person(200, "Ani"))
    });
    assert_eq!(titles(&store, &[SearchKind::Person], "ani")[0], "Ani");
    assert_eq!(titles(&store, &[SearchKind::Person], "ani").len(), 20);
}

#[test]
fn scripts_of_all_kinds_are_found_by_what_is_typed_of_them() {
    let mut store = workspace();
    let names = ["王氏工艺 Kreasi", "Đặng Thị Nhàn", "Ma’ruf", "ꦧꦠꦶꦏ꧀ Sekar", "عطور جاكرتا", "さくら"];
    people(&mut store, &names);
    for (text, found) in [
        ("工", names[0]),
        ("氏 kre", names[0]),
        ("dang nhan", names[1]),
        ("ma'r", names[2]),
        ("ꦧꦠ", names[3]),
        ("عُط", names[4]),
        ("くら", names[5]),
    ] {
        assert_eq!(titles(&store, &[SearchKind::Person], text), [found], "{text}");
    }
}

#[test]
fn what_a_search_box_may_hold_is_no_query_language() {
    let store = small_show();
    for text in [
        "",
        " ",
        "—",
        "\"",
        "*",
        "a\" OR \"b",
        "NEAR(a b)",
        "rowid:1",
        "^sri",
        "-sri",
        "'; DROP TABLE person",
    ] {
        store.read().search(&SearchKind::ALL, None, text, 20).unwrap();
    }
    assert!(titles(&store, &SearchKind::ALL, "\"*\"").is_empty());
    assert_eq!(titles(&store, &[SearchKind::Person], "\"sri\"*"), ["Sri Rahayu"]);
}

#[test]
fn the_index_follows_every_edit() {
    let mut store = small_show();
    write(&mut store, "rename", |tx| tx.update(&sample::person(1, "Dewi Anggraini")).map(drop));
    assert!(titles(&store, &SearchKind::ALL, "rahayu").is_empty());
    assert_eq!(titles(&store, &SearchKind::ALL, "dewi"), ["Dewi Anggraini", "Griya Tapak Dara"]);
    store.undo("Eko", 0).unwrap();
    assert_eq!(titles(&store, &SearchKind::ALL, "rahayu"), ["Sri Rahayu", "Griya Tapak Dara"]);
    assert!(titles(&store, &SearchKind::ALL, "dewi").is_empty());

    write(&mut store, "phone", |tx| tx.delete::<ExhibitorPhone>((ExhibitorId(id(3, 1)), 0)).map(drop));
    assert!(titles(&store, &SearchKind::ALL, "08123456780 1").is_empty());
    assert_eq!(titles(&store, &SearchKind::ALL, "0211234"), ["Griya Tapak Dara"]);

    people(&mut store, &["Sementara"]);
    write(&mut store, "delete", |tx| tx.delete::<Person>(PersonId(id(2, 50))).map(drop));
    assert!(titles(&store, &SearchKind::ALL, "sementara").is_empty());
    store.undo("Eko", 0).unwrap();
    assert_eq!(titles(&store, &SearchKind::ALL, "sementara"), ["Sementara"]);
}
