use domain::id::{ChangeSetId, LotDrawId};
use domain::lots::{LotDraw, LotEntry, LotKind, LotWitness, NoLot, PassReason, Seed, Waived};
use rusqlite::types::ValueRef;

use crate::StoreError;
use crate::sample::{self, event_id, id, small_show, write};
use crate::tables::record::{Cell, Field as _};
use crate::tables::tests::goes_there_and_back;

fn text(text: &str) -> Option<String> {
    Some(text.to_owned())
}

fn every_waiver() -> Vec<Waived> {
    let booths = || vec!["A-01".to_owned(), "A-02".to_owned()];
    let booth = || "A-01".to_owned();
    vec![
        Waived::WrongCount { asked: 2, got: 1 },
        Waived::NotSideBySide { booths: booths() },
        Waived::TooSmall {
            booth: booth(),
            width_mm: 2_000,
            depth_mm: 2_000,
            asked_width_mm: 3_000,
            asked_depth_mm: 3_000,
        },
        Waived::NotAccessible { booth: booth() },
        Waived::PowerShort { booths: booths(), has_va: 100, needed_va: 900 },
        Waived::NoWater { booths: booths() },
        Waived::NoCorner,
        Waived::CircuitFull { circuit: "L1".to_owned(), needed_va: 4_000, left_va: 3_500 },
        Waived::TurnsMissing { exhibitors: 3 },
        Waived::NotItsTurn { turn: 4, participation_id: sample::participation(2).id },
        Waived::HasBooth { booths: booths() },
    ]
}

#[test]
fn what_was_waived_is_kept_as_codes_and_figures() {
    let stored: Vec<String> = every_waiver()
        .into_iter()
        .map(|one| match vec![one].to_cell() {
            Cell::Text(json) => json.into_owned(),
            other => panic!("{other:?}"),
        })
        .collect();
    assert_eq!(stored[0], r#"[{"code":"wrong_count","asked":2,"got":1}]"#);
    assert_eq!(stored[6], r#"[{"code":"no_corner"}]"#);
    let them = sample::participation(2).id;
    assert_eq!(stored[9], format!(r#"[{{"code":"not_its_turn","turn":4,"participation_id":"{them}"}}]"#));
    assert_eq!(Vec::<Waived>::new().to_cell(), Cell::Null);
    let unknown = ValueRef::Text(br#"[{"code":"rain"}]"#);
    assert!(Vec::<Waived>::from_ref(unknown).is_err());
}

#[test]
fn a_draw_goes_there_and_back() {
    let store = &mut small_show();
    let draw = LotDraw {
        id: LotDrawId(id(34, 1)),
        event_id: event_id(),
        name: "Undian Kuliner".to_owned(),
        kind: LotKind::Seed,
        category: text("Kuliner"),
        hall_id: Some(sample::hall().id),
        zone: text("Kuliner"),
        papers: 40,
        seed: Seed::parse("JakCraft 2019").ok(),
        seed_change: Some(ChangeSetId(id(35, 1))),
        number: text("12/PAN/2019"),
        held_on: Some(sample::day(11)),
        place: text("Balai Kota"),
        closed_at: None,
    };
    goes_there_and_back(store, &draw);
    let participation_id = sample::participation(1).id;
    let entry = LotEntry {
        draw_id: draw.id,
        participation_id,
        position: 3,
        turn: Some(7),
        booths: text("A-01 + A-02"),
        waived: every_waiver(),
        pass: Some(PassReason::Declined),
        pass_note: text("datang sesudah giliran 9"),
        turn_change: Some(ChangeSetId(id(35, 2))),
        booths_change: Some(ChangeSetId(id(35, 3))),
        pass_change: Some(ChangeSetId(id(35, 4))),
        no_lot: Some(NoLot::Shares),
        leader_id: Some(sample::participation(2).id),
    };
    goes_there_and_back(store, &entry);
    let person_id = Some(sample::person(1, "").id);
    let witness = LotWitness { draw_id: draw.id, position: 1, person_id, role: "Saksi peserta".to_owned() };
    goes_there_and_back(store, &witness);
}

#[test]
fn what_was_drawn_is_final_once_the_draw_is_closed() {
    let mut store = small_show();
    let draw_id = LotDrawId(id(34, 2));
    let entry = LotEntry::new(draw_id, sample::participation(1).id, 0);
    let mut draw = LotDraw {
        id: draw_id,
        event_id: event_id(),
        name: "Undian".to_owned(),
        kind: LotKind::Turn,
        category: None,
        hall_id: None,
        zone: None,
        papers: 1,
        seed: None,
        seed_change: None,
        number: None,
        held_on: None,
        place: None,
        closed_at: None,
    };
    write(&mut store, "begin", |tx| {
        tx.insert(&draw)?;
        tx.insert(&entry)
    });
    let turn = Some(ChangeSetId(id(35, 4)));
    let drawn = LotEntry { turn: Some(1), turn_change: turn, ..entry.clone() };
    let change = write(&mut store, "draw", |tx| tx.update(&drawn).map(drop)).unwrap();
    draw.closed_at = Some(sample::at(0));
    write(&mut store, "close", |tx| tx.update(&draw).map(drop));
    let mut refused = |body: &dyn Fn(&mut crate::Tx<'_>) -> Result<(), StoreError>| {
        let outcome = store.write(&sample::context("late"), |tx| body(tx));
        assert!(matches!(outcome, Err(StoreError::Constraint { .. })), "{outcome:?}");
    };
    refused(&|tx| tx.update(&entry).map(drop));
    refused(&|tx| tx.delete::<LotEntry>((draw_id, entry.participation_id)).map(drop));
    let other = LotEntry { participation_id: sample::participation(2).id, ..entry.clone() };
    refused(&|tx| tx.insert(&other));
    refused(&|tx| tx.update(&LotDraw { closed_at: None, ..draw.clone() }).map(drop));
    assert!(store.undo_set(change, "Dewi", 0).is_err());
    // The registry's number comes later.
    draw.number = text("12/PAN/2019");
    write(&mut store, "minutes", |tx| tx.update(&draw).map(drop));
    assert_eq!(store.read().lot_entries(draw_id).unwrap(), [drawn]);
}

#[test]
fn change_sets_are_in_the_order_of_their_making_whatever_their_ids() {
    let mut store = small_show();
    // The clock was set back between the two.
    let [first, second] = [ChangeSetId(id(35, 9)), ChangeSetId(id(35, 1))];
    for (change_set_id, position) in [(first, 1), (second, 2)] {
        let change = crate::ChangeContext { change_set_id, ..sample::context("lot") };
        let person = sample::person(90 + position, "Siti");
        store.write::<_, StoreError>(&change, |tx| tx.insert(&person)).unwrap();
    }
    let numbers = store.read().change_numbers(&[second, first, ChangeSetId(id(35, 5))]).unwrap();
    assert!(numbers[&first] < numbers[&second], "{numbers:?}");
    assert_eq!(numbers.len(), 2, "what is not in the log has no number");
}
