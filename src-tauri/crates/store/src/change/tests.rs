//! The file is long because every way for an undo to be refused has its test.
use std::collections::BTreeMap;

use domain::exhibitor::{Exhibitor, ExhibitorPhone};
use domain::id::{BoothId, ExhibitorId, ParticipationId, PersonId};
use domain::participation::{Participation, StatusChange};
use domain::party::BoothAssignment;
use domain::person::Person;
use domain::status::{ParticipationStatus, StatusError};
use proptest::prelude::*;
use rusqlite::types::Value;

use crate::sample::{self, id, small_show, workspace, write};
use crate::{
    ChangeState, MoveError, Operation, RowKey, SearchHit, SearchKind, Setting, Store, StoreError, TRACKED,
    Tx, UndoError,
};

type Rows = BTreeMap<&'static str, Vec<Vec<Value>>>;

/// Every row of every tracked table, and what searches find.
#[derive(Debug, PartialEq)]
struct Dump {
    rows: Rows,
    hits: Vec<Vec<SearchHit>>,
}

fn dump(store: &Store) -> Dump {
    let mut rows = Rows::new();
    for table in TRACKED {
        let mut statement = store
            .conn
            .prepare(&format!("SELECT {} FROM {} ORDER BY 1, 2", table.select, table.name))
            .unwrap();
        let width = table.columns.len();
        let all = statement
            .query_map([], |row| (0..width).map(|index| row.get(index)).collect::<Result<Vec<Value>, _>>())
            .unwrap()
            .collect::<Result<Vec<_>, _>>()
            .unwrap();
        rows.insert(table.name, all);
    }
    let hits = ["a", "s", "sri r", "tapak", "0812", "628", "kriya", "a 0", "b", "0560865"]
        .map(|text| store.read().search(&SearchKind::ALL, None, text, 50).unwrap());
    Dump { rows, hits: hits.to_vec() }
}

fn record_rows(store: &Store) -> (i64, i64) {
    store
        .conn
        .query_row(
            "SELECT (SELECT count(*) FROM change_record), (SELECT count(*) FROM change_insert)",
            [],
            |row| Ok((row.get(0)?, row.get(1)?)),
        )
        .unwrap()
}

#[test]
fn the_next_undo_is_found_behind_any_number_of_changes_that_no_undo_takes_back() {
    let mut store = small_show();
    write(&mut store, "wanted", |tx| tx.put(&sample::person(3, "Ani Baru")).map(|_| ()));
    let wanted = store.read().next_undo(&[]).unwrap().unwrap();
    let rename = |number: u32| sample::person(3, &format!("Ani {number}"));
    for number in 0..1_100 {
        write(&mut store, "later", |tx| tx.put(&rename(number)).map(|_| ()));
    }
    store.conn.execute("UPDATE change_set SET feature = 'paper' WHERE action = 'later'", []).unwrap();
    assert_eq!(store.read().next_undo(&["desk", "paper"]).unwrap(), Some(wanted));
    assert_eq!(store.read().next_undo(&["desk"]).unwrap().unwrap().action, "later");
}

#[test]
fn a_deleted_row_is_found_by_what_it_belonged_to() {
    let mut store = small_show();
    let phone = store.read().phones_of(ExhibitorId(id(3, 1))).unwrap().remove(0);
    write(&mut store, "remove", |tx| {
        tx.delete::<ExhibitorPhone>((phone.exhibitor_id, phone.position)).map(|_| ())
    });
    let of = |firm: ExhibitorId| {
        let key = RowKey(firm.0.as_bytes().to_vec());
        store.read().deleted_with("exhibitor_phone", "exhibitor_id", &key).unwrap()
    };
    let found = of(phone.exhibitor_id);
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].1["e164"], phone.e164.as_str());
    assert!(of(ExhibitorId(id(3, 99))).is_empty());
}

#[test]
fn an_edit_that_changes_nothing_leaves_no_trace() {
    let mut store = small_show();
    let before = (store.read().history(100).unwrap(), record_rows(&store));
    let done = write(&mut store, "nothing", |tx| {
        assert!(!tx.update(&sample::person(3, "Ani"))?);
        assert!(!tx.put(&sample::booth(1, "A-01"))?);
        assert!(!tx.delete::<Person>(PersonId(id(2, 99)))?);
        Ok(())
    });
    assert_eq!(done, None);
    assert_eq!((store.read().history(100).unwrap(), record_rows(&store)), before);
}

#[test]
fn only_the_columns_that_differ_are_kept() {
    let mut store = small_show();
    let done =
        write(&mut store, "rename", |tx| tx.update(&sample::person(3, "Ani Lestari")).map(drop)).unwrap();
    let history = store.read().history_of(&RowKey(id(2, 3).as_bytes().to_vec())).unwrap();
    let [renamed, made] = &history[..] else { panic!("{history:?}") };
    assert_eq!((renamed.change_set.id, renamed.operation), (done, Operation::Update));
    assert_eq!(serde_json::to_string(&renamed.before).unwrap(), r#"{"name":"Ani"}"#);
    assert_eq!(serde_json::to_string(&renamed.after).unwrap(), r#"{"name":"Ani Lestari"}"#);
    assert_eq!((made.operation, made.change_set.action.as_str()), (Operation::Insert, "import"));
}

#[test]
fn a_firm_s_history_tells_of_its_telephones() {
    let mut store = small_show();
    write(&mut store, "phone", |tx| tx.delete::<ExhibitorPhone>((ExhibitorId(id(3, 1)), 1)).map(drop));
    let history = store.read().history_of(&RowKey(id(3, 1).as_bytes().to_vec())).unwrap();
    let told: Vec<_> = history.iter().map(|change| (change.row.table, change.operation)).collect();
    assert_eq!(told[0], ("exhibitor_phone", Operation::Delete));
    assert!(told.contains(&("exhibitor_phone", Operation::Insert)));
    assert!(told.contains(&("exhibitor", Operation::Insert)));
    assert_eq!(history[0].before["e164"], "+622112345678");
}

#[test]
fn an_error_keeps_nothing() {
    let mut store = small_show();
    let before = dump(&store);
    let failed = store.write::<(), StoreError>(&sample::context("bad"), |tx| {
        tx.insert(&sample::person(9, "Hilang"))?;
        tx.insert(&sample::person(1, "Taken"))
    });
    assert!(matches!(failed, Err(StoreError::Constraint { .. })), "{failed:?}");
    assert_eq!(dump(&store), before);
    assert!(store.read().history(1).unwrap()[0].action != "bad");
}

#[test]
fn a_panic_keeps_nothing_and_the_workspace_stays_usable() {
    let mut store = small_show();
    let before = dump(&store);
    let panicked = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| {
        store.write::<(), StoreError>(&sample::context("panic"), |tx| {
            tx.insert(&sample::person(9, "Hilang"))?;
            panic!("in the middle of a gesture");
        })
    }));
    assert!(panicked.is_err());
    assert_eq!(dump(&store), before);
    write(&mut store, "after", |tx| tx.insert(&sample::person(9, "Ada")));
}

#[test]
fn undo_and_redo_go_back_and_forth_over_an_import() {
    let mut store = small_show();
    let after = dump(&store);
    let undone = store.undo("Eko", 5).unwrap();
    assert_eq!(undone.action, "import");
    assert!(undone.touched.iter().any(|row| row.table == "person" && row.key.id() == Some(id(2, 1))));
    assert_eq!(dump(&store), dump(&workspace()));
    let told = &store.read().history(1).unwrap()[0];
    assert_eq!((told.state, told.undone_by.as_deref()), (ChangeState::Undone, Some("Eko")));
    store.redo().unwrap();
    assert_eq!(dump(&store), after);
    assert!(matches!(store.redo(), Err(UndoError::NothingToRedo)));
}

#[test]
fn what_was_undone_cannot_be_redone_after_another_edit() {
    let mut store = small_show();
    write(&mut store, "rename", |tx| tx.update(&sample::person(3, "Anita")).map(drop));
    store.undo("Dewi", 0).unwrap();
    write(&mut store, "add", |tx| tx.insert(&sample::person(4, "Hesti")));
    assert!(matches!(store.redo(), Err(UndoError::NothingToRedo)));
    assert_eq!(store.read().history(2).unwrap()[1].state, ChangeState::Abandoned);
    assert_eq!(store.read().next_undo(&[]).unwrap().unwrap().action, "add");
}

#[test]
fn everything_can_be_undone_and_then_nothing() {
    let mut store = small_show();
    store.undo("Dewi", 0).unwrap();
    store.undo("Dewi", 0).unwrap();
    assert!(matches!(store.undo("Dewi", 0), Err(UndoError::NothingToUndo)));
    assert_eq!(dump(&store), dump(&Store::in_memory().unwrap()));
}

#[test]
fn an_older_edit_is_undone_alone_when_nothing_later_touched_its_rows() {
    let mut store = small_show();
    let renamed = write(&mut store, "rename", |tx| tx.update(&sample::person(3, "Anita")).map(drop)).unwrap();
    write(&mut store, "booth", |tx| tx.update(&sample::booth(1, "B-07")).map(drop));
    store.undo_set(renamed, "Dewi", 0).unwrap();
    assert_eq!(store.read().get::<Person>(PersonId(id(2, 3))).unwrap().unwrap().name, "Ani");
    assert!(store.read().booth_by_code(sample::event_id(), "B-07").unwrap().is_some());
    // The last undone is the first redone.
    store.undo("Dewi", 0).unwrap();
    assert_eq!(store.redo().unwrap().action, "booth");
    assert_eq!(store.redo().unwrap().action, "rename");
    assert!(matches!(
        store.undo_set(domain::id::ChangeSetId(id(99, 1)), "Dewi", 0),
        Err(UndoError::NotInForce(_))
    ));
}

#[test]
fn an_older_edit_under_a_later_one_is_a_conflict_that_names_both() {
    let mut store = small_show();
    let first = write(&mut store, "rename", |tx| tx.update(&sample::person(3, "Anita")).map(drop)).unwrap();
    let second = write(&mut store, "rename", |tx| tx.update(&sample::person(3, "Anisa")).map(drop)).unwrap();
    let before = dump(&store);
    match store.undo_set(first, "Dewi", 0) {
        Err(UndoError::Conflict { rows, later }) => {
            assert_eq!(later, Some(second));
            assert_eq!((rows.len(), rows[0].table, rows[0].key.id()), (1, "person", Some(id(2, 3))));
        }
        other => panic!("{other:?}"),
    }
    assert_eq!(dump(&store), before);
}

#[test]
fn a_row_that_others_have_come_to_need_is_not_taken_away() {
    let mut store = workspace();
    let person = write(&mut store, "person", |tx| tx.insert(&sample::person(1, "Sri"))).unwrap();
    write(&mut store, "firm", |tx| tx.insert(&sample::exhibitor(1, "Griya", Some(1))));
    let before = dump(&store);
    match store.undo_set(person, "Dewi", 0) {
        Err(UndoError::Conflict { rows, .. }) => {
            assert_eq!((rows[0].table, rows[0].key.id()), ("exhibitor", Some(id(3, 1))));
        }
        other => panic!("{other:?}"),
    }
    assert_eq!(dump(&store), before);
    assert_eq!(store.undo("Dewi", 0).unwrap().action, "firm");
}

#[test]
fn a_row_changed_behind_the_log_s_back_is_a_conflict() {
    let mut store = small_show();
    write(&mut store, "rename", |tx| tx.update(&sample::person(3, "Anita")).map(drop));
    store.conn.execute("UPDATE person SET name = 'Other' WHERE name = 'Anita'", []).unwrap();
    assert!(matches!(store.undo("Dewi", 0), Err(UndoError::Conflict { later: None, .. })));
    assert_eq!(store.read().history(1).unwrap()[0].state, ChangeState::Done);
}

#[test]
fn a_booth_taken_meanwhile_is_a_conflict_not_a_double_booking() {
    let mut store = small_show();
    let freed = write(&mut store, "free", |tx| {
        tx.delete::<BoothAssignment>(domain::id::BoothAssignmentId(id(8, 1))).map(drop)
    })
    .unwrap();
    write(&mut store, "give", |tx| tx.insert(&sample::assignment(3, 1, 2)));
    assert!(matches!(store.undo_set(freed, "Dewi", 0), Err(UndoError::Conflict { .. })));
    let taken = store
        .write::<(), StoreError>(&sample::context("again"), |tx| tx.insert(&sample::assignment(4, 1, 1)));
    assert!(matches!(taken, Err(StoreError::BoothTaken)), "{taken:?}");
}

#[test]
fn more_rows_than_a_pack_holds_are_undone_in_one_go() {
    let mut store = workspace();
    let people = 1_000_u32;
    let insert = |tx: &mut Tx<'_>| {
        (0..people).try_for_each(|n| {
            let mut person = sample::person(0, &format!("Orang {n}"));
            person.id = PersonId(uuid::Uuid::from_u128(u128::from(n)));
            tx.insert(&person)
        })
    };
    let before = dump(&store);
    write(&mut store, "people", insert);
    let told = &store.read().history(1).unwrap()[0];
    assert_eq!(told.rows, u64::from(people));
    let after = dump(&store);
    assert_eq!(store.undo("Dewi", 0).unwrap().touched.len(), people as usize);
    assert_eq!(dump(&store), before);
    store.redo().unwrap();
    assert_eq!(dump(&store), after);
}

#[test]
fn a_row_made_and_altered_in_one_gesture_goes_away_whole() {
    let mut store = workspace();
    let before = dump(&store);
    write(&mut store, "make", |tx| {
        tx.insert(&sample::person(1, "Sri"))?;
        tx.insert(&sample::exhibitor(1, "Griya", Some(1)))?;
        tx.enter_participation(&sample::participation(1), "Dewi", sample::at(0), None)?;
        tx.update(&sample::person(1, "Sri Rahayu"))?;
        tx.delete::<Person>(PersonId(id(2, 7)))?;
        tx.insert(&sample::person(7, "Sebentar"))?;
        tx.delete::<Person>(PersonId(id(2, 7))).map(drop)
    });
    let after = dump(&store);
    store.undo("Dewi", 0).unwrap();
    assert_eq!(dump(&store), before);
    store.redo().unwrap();
    assert_eq!(dump(&store), after);
}

#[test]
fn settings_are_undone_like_everything_else() {
    let mut store = workspace();
    let key = crate::event_setting_key(sample::event_id(), "aisle_mm");
    write(&mut store, "set", |tx| tx.set_setting(&key, &3_000).map(drop));
    assert_eq!(write(&mut store, "same", |tx| tx.set_setting(&key, &3_000).map(drop)), None);
    write(&mut store, "set", |tx| tx.set_setting(&key, &2_500).map(drop));
    assert_eq!(store.read().setting::<u32>(&key).unwrap(), Some(2_500));
    assert!(matches!(store.read().setting::<String>(&key), Err(StoreError::Row { .. })));
    store.undo("Dewi", 0).unwrap();
    assert_eq!(store.read().setting::<u32>(&key).unwrap(), Some(3_000));
    store.undo("Dewi", 0).unwrap();
    assert_eq!(store.read().setting::<u32>(&key).unwrap(), None);
}

#[test]
fn a_status_moves_with_its_history_or_not_at_all() {
    let mut store = small_show();
    let participation = ParticipationId(id(4, 1));
    let moved = store.write(&sample::context("move"), |tx| {
        tx.move_status(participation, ParticipationStatus::Complete, "Dewi", sample::at(1), None)?;
        tx.move_status(
            participation,
            ParticipationStatus::Accepted,
            "Dewi",
            sample::at(1),
            Some(" tanpa kurasi "),
        )
    });
    let (change, _): (StatusChange, _) = moved.unwrap();
    assert_eq!(change.reason.as_deref(), Some("tanpa kurasi"));
    let stored: Participation = store.read().get(participation).unwrap().unwrap();
    assert_eq!(stored.status, ParticipationStatus::Accepted);
    let told: Vec<_> =
        store.read().status_changes_of(participation).unwrap().iter().map(|change| change.to).collect();
    assert_eq!(
        told,
        [ParticipationStatus::Applied, ParticipationStatus::Complete, ParticipationStatus::Accepted]
    );

    let refused = store.write::<StatusChange, MoveError>(&sample::context("move"), |tx| {
        tx.move_status(
            ParticipationId(id(4, 2)),
            ParticipationStatus::Accepted,
            "Dewi",
            sample::at(2),
            Some(" "),
        )
    });
    assert!(matches!(refused, Err(MoveError::Refused(StatusError::ReasonMissing { .. }))));
    let missing = store.write::<StatusChange, MoveError>(&sample::context("move"), |tx| {
        tx.move_status(ParticipationId(id(4, 9)), ParticipationStatus::Complete, "Dewi", sample::at(2), None)
    });
    assert!(matches!(missing, Err(MoveError::Store(StoreError::Missing { table: "participation" }))));

    store.undo("Dewi", 0).unwrap();
    let stored: Participation = store.read().get(participation).unwrap().unwrap();
    assert_eq!(stored.status, ParticipationStatus::Applied);
    assert_eq!(store.read().status_changes_of(participation).unwrap().len(), 1);
}

/// One edit of a random history. Small numbers, so that edits meet.
#[derive(Debug, Clone)]
enum Edit {
    Person(u8, u8),
    Firm(u8, u8, Option<u8>),
    Phone(u8, u8, u8),
    Identity(u8, u8),
    Enter(u8),
    Move(u8, u8),
    Booth(u8, u8),
    Party(u8, u8, u8),
    Member(u8, u8),
    Assign(u8, u8, u8),
    Setting(u8, u8),
    Drop(u8, u8),
}

fn any_edit() -> impl Strategy<Value = Edit> {
    let n = || 0_u8..4;
    prop_oneof![
        (n(), n()).prop_map(|(a, b)| Edit::Person(a, b)),
        (n(), n(), proptest::option::of(n())).prop_map(|(a, b, c)| Edit::Firm(a, b, c)),
        (n(), n(), n()).prop_map(|(a, b, c)| Edit::Phone(a, b, c)),
        (n(), n()).prop_map(|(a, b)| Edit::Identity(a, b)),
        n().prop_map(Edit::Enter),
        (n(), 0_u8..14).prop_map(|(a, b)| Edit::Move(a, b)),
        (n(), n()).prop_map(|(a, b)| Edit::Booth(a, b)),
        (n(), 11_u8..18, 11_u8..18).prop_map(|(a, b, c)| Edit::Party(a, b.min(c), b.max(c))),
        (n(), n()).prop_map(|(a, b)| Edit::Member(a, b)),
        (n(), n(), n()).prop_map(|(a, b, c)| Edit::Assign(a, b, c)),
        (n(), n()).prop_map(|(a, b)| Edit::Setting(a, b)),
        (0_u8..9, n()).prop_map(|(a, b)| Edit::Drop(a, b)),
    ]
}

const NAMES: [&str; 4] = ["Sri Rahayu", "Ani", "Budi Kriya", "Griya Tapak"];

fn apply(tx: &mut Tx<'_>, edit: &Edit) -> Result<(), MoveError> {
    match *edit {
        Edit::Person(n, name) => {
            tx.put(&sample::person(n, NAMES[usize::from(name)]))?;
        }
        Edit::Firm(n, name, owner) => {
            tx.put(&sample::exhibitor(n, NAMES[usize::from(name)], owner))?;
        }
        Edit::Phone(n, at, number) => {
            tx.put(&sample::phone(n, at.into(), &format!("+62812000{number}")))?;
        }
        Edit::Identity(n, number) => {
            let mut identity = sample::identity(number);
            identity.person_id = PersonId(id(2, n));
            tx.put(&identity)?;
        }
        Edit::Enter(n) => {
            drop(tx.enter_participation(&sample::participation(n), "Dewi", sample::at(0), None)?);
        }
        Edit::Move(n, to) => {
            let to = ParticipationStatus::ALL[usize::from(to)];
            tx.move_status(ParticipationId(id(4, n)), to, "Dewi", sample::at(1), Some("alasan"))?;
        }
        Edit::Booth(n, code) => {
            tx.put(&sample::booth(n, &format!("A-{code:02}")))?;
        }
        Edit::Party(n, first, last) => {
            tx.put(&sample::party(n, first.into(), last.into()))?;
        }
        Edit::Member(party, participation) => {
            tx.put(&sample::member(party, participation, 0))?;
        }
        Edit::Assign(n, booth, party) => {
            tx.put(&sample::assignment(n, booth, party))?;
        }
        Edit::Setting(n, value) => {
            tx.set_setting(&format!("s{n}"), &value)?;
        }
        Edit::Drop(table, n) => {
            match table {
                0 => tx.delete::<Person>(PersonId(id(2, n))),
                1 => tx.delete::<Exhibitor>(ExhibitorId(id(3, n))),
                2 => tx.delete::<ExhibitorPhone>((ExhibitorId(id(3, n)), 0)),
                3 => tx.delete::<domain::person::PersonIdentity>(PersonId(id(2, n))),
                4 => tx.delete::<domain::booth::Booth>(BoothId(id(7, n))),
                5 => tx.delete::<domain::party::Party>(domain::id::PartyId(id(5, n))),
                6 => tx.delete::<BoothAssignment>(domain::id::BoothAssignmentId(id(8, n))),
                7 => tx.delete::<Setting>(format!("s{n}")),
                _ => tx.delete::<domain::party::PartyMember>((
                    domain::id::PartyId(id(5, n)),
                    ParticipationId(id(4, n)),
                )),
            }?;
        }
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]
    #[test]
    fn any_history_is_undone_step_by_step_and_redone(
        gestures in proptest::collection::vec(proptest::collection::vec(any_edit(), 1..5), 1..25),
    ) {
        let mut store = workspace();
        // What the workspace was after each gesture that left a change set.
        let mut states = vec![dump(&store)];
        for gesture in &gestures {
            let before = dump(&store);
            let written = store.write::<(), MoveError>(&sample::context("gesture"), |tx| {
                gesture.iter().try_for_each(|edit| apply(tx, edit))
            });
            match written {
                Ok(((), Some(_))) => states.push(dump(&store)),
                // Nothing changed, or the schema or the domain refused: as if it had not been.
                Ok(((), None)) | Err(_) => prop_assert_eq!(&dump(&store), &before),
            }
        }
        for state in states[..states.len() - 1].iter().rev() {
            store.undo("Eko", 0).unwrap();
            prop_assert_eq!(&dump(&store), state);
        }
        for state in &states[1..] {
            store.redo().unwrap();
            prop_assert_eq!(&dump(&store), state);
        }
        prop_assert!(matches!(store.redo(), Err(UndoError::NothingToRedo)));
    }

    #[test]
    fn undoing_any_one_gesture_undoes_it_wholly_or_not_at_all(
        gestures in proptest::collection::vec(proptest::collection::vec(any_edit(), 1..4), 1..12),
        which in any::<proptest::sample::Index>(),
    ) {
        let mut store = workspace();
        let mut done = Vec::new();
        for gesture in &gestures {
            let written = store.write::<(), MoveError>(&sample::context("gesture"), |tx| {
                gesture.iter().try_for_each(|edit| apply(tx, edit))
            });
            done.extend(written.ok().and_then(|((), change_set)| change_set));
        }
        prop_assume!(!done.is_empty());
        let before = dump(&store);
        match store.undo_set(done[which.index(done.len())], "Eko", 0) {
            Ok(_) => {
                store.redo().unwrap();
                prop_assert_eq!(&dump(&store), &before);
            }
            Err(UndoError::Conflict { .. }) => prop_assert_eq!(&dump(&store), &before),
            Err(other) => panic!("{other}"),
        }
    }
}
