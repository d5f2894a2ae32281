use domain::id::{ChangeSetId, LotDrawId};
use domain::lots::{LotDraw, LotEntry, LotKind, LotWitness, Seed};

use crate::StoreError;
use crate::sample::{self, event_id, id, small_show, write};
use crate::tables::tests::goes_there_and_back;

fn text(text: &str) -> Option<String> {
    Some(text.to_owned())
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
        note: text("terlalu kecil"),
        turn_change: Some(ChangeSetId(id(35, 2))),
        booths_change: Some(ChangeSetId(id(35, 3))),
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
    let entry = LotEntry {
        draw_id,
        participation_id: sample::participation(1).id,
        position: 0,
        turn: None,
        booths: None,
        note: None,
        turn_change: None,
        booths_change: None,
    };
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
