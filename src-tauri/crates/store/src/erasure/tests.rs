use domain::id::{ExhibitorId, HeldRowId, OperatorId, PersonId};
use domain::media::MediaHash;
use domain::participation::StatusChange;
use domain::person::{Person, PersonIdentity};

use crate::sample::{self, event_id, id, small_show, write};
use crate::{
    HeldIdentity, HeldRow, ImportRow, Mode, OpenOptions, SearchKind, Store, StoreError, UndoError, open,
};

const SRI: u8 = 1;

fn sri() -> Person {
    let mut person = sample::person(SRI, "Sri Rahayu");
    person.email = Some("sri@contoh.id".to_owned());
    person.phone_e164 = Some("+628199988877".to_owned());
    person.photo = Some(MediaHash([1; 32]));
    person
}

/// Sri's traces: edits of her, of her firm, of her badge; one undone.
fn leave_traces(store: &mut Store) {
    write(store, "details", |tx| {
        tx.update(&sri())?;
        let mut firm = sample::exhibitor(1, "Griya Tapak Dara", Some(SRI));
        firm.address.street = Some("Jl. Rahasia 7".to_owned());
        firm.notes = Some("Bu Sri alergi kacang".to_owned());
        tx.update(&firm)?;
        let mut holder = sample::holder(2, SRI, Some(1));
        holder.affiliation = Some("Keluarga Rahayu".to_owned());
        tx.insert(&holder)
    });
    write(store, "photo", |tx| {
        let mut person = sri();
        person.photo = Some(MediaHash([2; 32]));
        tx.update(&person).map(drop)
    });
    write(store, "drop", |tx| tx.delete::<PersonIdentity>(PersonId(id(2, SRI))).map(drop));
    write(store, "rename", |tx| {
        tx.update(&Person { name: "Sri Rahayu Ningsih".to_owned(), photo: Some(MediaHash([2; 32])), ..sri() })
            .map(drop)
    });
    store.undo("Dewi", 0).unwrap();
}

const SECRETS: [&str; 8] =
    ["Rahayu", "rahayu", "sri@contoh", "8199988877", "Rahasia 7", "kacang", "3171014507850001", "8123456780"];

#[test]
fn nothing_of_an_erased_person_is_left_in_the_file() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("show.jakcraft");
    let mut store = open(&path, None, &OpenOptions::new(Mode::CommandLine, "test", 0)).unwrap().store;
    write(&mut store, "event", |tx| {
        tx.insert(&sample::event())?;
        tx.insert(&sample::hall())?;
        tx.insert(&sample::role())?;
        tx.insert(&sample::desk())
    });
    fill(&mut store);
    leave_traces(&mut store);
    let contains = |secret: &str| {
        std::fs::read_dir(folder.path()).unwrap().any(|file| {
            let bytes = std::fs::read(file.unwrap().path()).unwrap_or_default();
            bytes.windows(secret.len()).any(|window| window == secret.as_bytes())
        })
    };
    assert!(SECRETS.iter().all(|secret| contains(secret)));
    let erased = store.erase_person(PersonId(id(2, SRI)), "—", 9).unwrap();
    assert_eq!(erased.media, [MediaHash([1; 32]), MediaHash([2; 32])]);
    for secret in SECRETS {
        assert!(!contains(secret), "{secret}");
    }
    assert_eq!(store.read().erased_people().unwrap()[0].erased_at_ms, 9);
}

/// One firm of Sri's.
fn fill(store: &mut Store) {
    write(store, "import", |tx| {
        tx.insert(&sample::person(SRI, "Sri Rahayu"))?;
        tx.insert(&sample::identity(SRI))?;
        tx.insert(&sample::source())?;
        tx.insert(&sample::exhibitor(1, "Griya Tapak Dara", Some(SRI)))?;
        tx.insert(&sample::phone(1, 0, "+6281234567801"))?;
        tx.enter_participation(&sample::participation(1), "Dewi", sample::at(0), None)?;
        tx.insert(&sample::import_row(1, r#"{"pemilik":"Sri Rahayu"}"#))
    });
}

#[test]
fn the_firm_stays_without_what_tells_of_its_owner() {
    let mut store = small_show();
    leave_traces(&mut store);
    store.erase_person(PersonId(id(2, SRI)), "—", 9).unwrap();
    let line = &store.read().exhibitors_of_event(event_id()).unwrap()[0];
    assert_eq!((line.exhibitor.name.as_str(), line.owner_name.as_deref()), ("Griya Tapak Dara", Some("—")));
    assert!(line.phones.is_empty() && line.exhibitor.address.street.is_none());
    assert_eq!(line.booth_codes, ["A-01"]);
    assert!(store.read().search(&SearchKind::ALL, None, "rahayu", 9).unwrap().is_empty());
    assert_eq!(store.read().search(&SearchKind::ALL, None, "tapak", 9).unwrap().len(), 1);
    assert_eq!(store.read().import_rows(sample::source().id).unwrap()[0].values_json, "{}");
    // The other firm's row says what it said.
    assert_ne!(store.read().import_rows(sample::source().id).unwrap()[1].values_json, "{}");
}

#[test]
fn undo_and_redo_go_around_an_erased_person_and_never_bring_them_back() {
    let mut store = small_show();
    leave_traces(&mut store);
    store.erase_person(PersonId(id(2, SRI)), "—", 9).unwrap();
    let mut undone = 0;
    loop {
        let people: Vec<Person> = store.read().all().unwrap();
        assert!(people.iter().all(|person| !person.name.contains("Sri")));
        assert_eq!(store.read().all::<PersonIdentity>().unwrap(), []);
        match store.undo("Dewi", 0) {
            Ok(_) => undone += 1,
            Err(UndoError::NothingToUndo) => break,
            Err(other) => panic!("{other}"),
        }
    }
    while store.redo().is_ok() {
        undone -= 1;
    }
    assert_eq!(undone, -1);
    let person: Person = store.read().get(PersonId(id(2, SRI))).unwrap().unwrap();
    assert_eq!(person, sample::person(SRI, "—"));
}

#[test]
fn someone_who_was_erased_is_erased_again_from_an_old_backup() {
    let (mut new, mut old) = (small_show(), small_show());
    new.erase_person(PersonId(id(2, SRI)), "—", 9).unwrap();
    let erased = new.read().erased_people().unwrap();
    old.apply_erased(&erased, "—").unwrap();
    assert_eq!(old.read().get::<Person>(PersonId(id(2, SRI))).unwrap().unwrap().name, "—");
    assert_eq!(old.read().erased_people().unwrap(), erased);
    // An import undone before the erasure does not bring them back either.
    let mut undone = small_show();
    undone.undo("Dewi", 0).unwrap();
    undone.apply_erased(&erased, "—").unwrap();
    undone.redo().unwrap();
    assert_eq!(undone.read().get::<Person>(PersonId(id(2, SRI))).unwrap().unwrap().name, "—");
    assert!(undone.read().phones_of(ExhibitorId(id(3, 1))).unwrap().is_empty());
}

#[test]
fn a_photo_that_another_row_shows_is_kept() {
    let mut store = small_show();
    write(&mut store, "photos", |tx| {
        tx.update(&sri())?;
        let mut ani = sample::person(3, "Ani");
        ani.photo = Some(MediaHash([1; 32]));
        tx.update(&ani).map(drop)
    });
    assert_eq!(store.erase_person(PersonId(id(2, SRI)), "—", 9).unwrap().media, []);
    assert!(matches!(store.erase_person(PersonId(id(2, 3)), " ", 9), Err(StoreError::Constraint { .. }),));
}

#[test]
fn an_operator_is_named_nowhere_any_more() {
    let mut store = small_show();
    let id = OperatorId(id(12, 1));
    write(&mut store, "operator", |tx| tx.operator("Dewi", id).map(drop));
    let actors = |store: &Store| -> Vec<String> {
        let changes = store.read().history(99).unwrap().into_iter().map(|change| change.actor);
        let moves = store.read().all::<StatusChange>().unwrap().into_iter().map(|change| change.actor);
        changes.chain(moves).collect()
    };
    assert!(actors(&store).iter().filter(|actor| *actor == "Dewi").count() >= 2);
    assert_eq!(store.read().operator_name(id).unwrap().as_deref(), Some("Dewi"));
    store.erase_person(PersonId(id.0), "—", 9).unwrap();
    assert!(actors(&store).iter().all(|actor| actor != "Dewi"));
    assert_eq!(store.read().operator_name(id).unwrap().as_deref(), Some("—"));
    assert_eq!(store.read().erased_people().unwrap().len(), 1);
}

/// A row of Sri's that was held, then became her firm, whose sheet was shifted by a row since.
fn hold_and_decide(store: &mut Store) {
    let held = HeldRow {
        id: HeldRowId(id(25, 1)),
        source_id: sample::source().id,
        row_number: 64,
        row_key: "64".to_owned(),
        values_json: r#"{"pemilik":"Bu Srimulat"}"#.to_owned(),
        of_row: None,
        of_exhibitor_id: Some(ExhibitorId(id(3, 2))),
        reason: "name".to_owned(),
        dropped: false,
    };
    let identity = HeldIdentity { held_row_id: held.id, nik: sample::identity(SRI).nik, npwp: None };
    write(store, "hold", |tx| {
        tx.insert(&held)?;
        tx.insert(&identity)
    });
    let row = |key: u8, firm: u8, json: &str| ImportRow {
        row_key: format!("{key}"),
        exhibitor_id: ExhibitorId(id(3, firm)),
        ..sample::import_row(1, json)
    };
    write(store, "decide", |tx| {
        tx.delete::<HeldIdentity>(held.id)?;
        tx.delete::<HeldRow>(held.id)?;
        tx.insert(&row(64, 1, r#"{"pemilik":"Bu Srimulat"}"#))
    });
    write(store, "again", |tx| tx.update(&row(64, 1, r#"{"pemilik":"Ny. Srimulat"}"#)).map(drop));
    write(store, "shift", |tx| {
        tx.update(&row(64, 2, r#"{"pemilik":"Budi"}"#))?;
        tx.insert(&row(65, 1, r#"{"pemilik":"Bu Srimulat"}"#))
    });
}

#[test]
fn rows_that_were_held_or_moved_in_the_sheet_say_nothing_of_an_erased_person() {
    let mut store = small_show();
    leave_traces(&mut store);
    hold_and_decide(&mut store);
    store.erase_person(PersonId(id(2, SRI)), "—", 9).unwrap();
    let rows: Vec<String> = {
        let mut statement = store
            .conn
            .prepare(
                "SELECT before_json || coalesce(after_json, '') FROM change_record
                 UNION ALL SELECT rows_json FROM change_insert WHERE rows_json IS NOT NULL
                 UNION ALL SELECT values_json FROM import_row UNION ALL SELECT values_json FROM held_row",
            )
            .unwrap();
        statement.query_map([], |row| row.get(0)).unwrap().map(Result::unwrap).collect()
    };
    for secret in ["Srimulat", "3171014507850001"] {
        let left: Vec<_> = rows.iter().filter(|row| row.contains(secret)).collect();
        assert!(left.is_empty(), "{secret}: {left:?}");
    }
    // The history can still be walked down and up.
    for _ in 0..4 {
        store.undo("Dewi", 0).unwrap();
    }
    while store.redo().is_ok() {}
    assert_eq!(store.read().all::<HeldIdentity>().unwrap(), []);
}
