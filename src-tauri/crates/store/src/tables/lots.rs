//! The tables `lot_draw`, `lot_entry` and `lot_witness`.

use domain::id::{EventId, LotDrawId, ParticipationId};
use domain::lots::{LotDraw, LotEntry, LotKind, LotWitness, NoLot, PassReason, Seed};
use domain::person::Person;
use rusqlite::types::ValueRef;

use super::record::{Cell, Field, Record as _, record, words};
use crate::error::StoreError;
use crate::read::Reader;

mod waived;

words!(LotKind { Booth = "booth", Turn = "turn", Seed = "seed" });
words!(PassReason { Absent = "absent", Declined = "declined" });
words!(NoLot { Shares = "shares", NoBooth = "no_booth" });

impl Field for Seed {
    fn to_cell(&self) -> Cell<'_> {
        Cell::Text(std::borrow::Cow::Borrowed(self.as_str()))
    }

    fn from_ref(value: ValueRef<'_>) -> Result<Self, String> {
        Self::parse(super::field::text(value)?).map_err(|error| error.to_string())
    }
}

record! {
    LotDraw in "lot_draw" by LotDrawId;
    id: Id = id;
    event_id = event_id, name = name, kind = kind, category = category, hall_id = hall_id, zone = zone, papers = papers,
    seed = seed, seed_change = seed_change, number = number, held_on = held_on, place = place, closed_at_ms = closed_at
}

record! {
    LotEntry in "lot_entry" by (LotDrawId, ParticipationId);
    draw_id: Id = draw_id + participation_id: Id = participation_id;
    position = position, turn = turn, booths = booths, waived_json = waived, pass = pass, pass_note = pass_note,
    turn_change = turn_change, booths_change = booths_change, pass_change = pass_change,
    no_lot = no_lot, leader_id = leader_id
}

record! {
    LotWitness in "lot_witness" by (LotDrawId, u16);
    draw_id: Id = draw_id + position: Position = position;
    person_id = person_id, role = role
}

impl Reader<'_> {
    /// The draws of an event, in the order in which they were begun.
    ///
    /// # Errors
    /// As any read.
    pub fn lot_draws(&self, event_id: EventId) -> Result<Vec<LotDraw>, StoreError> {
        let select = LotDraw::TABLE.select;
        self.records(
            &format!("SELECT {select} FROM lot_draw WHERE event_id = ? ORDER BY id"),
            &[event_id.to_cell()],
        )
    }

    /// Who takes part in a draw, in the order of its list.
    ///
    /// # Errors
    /// As any read.
    pub fn lot_entries(&self, draw_id: LotDrawId) -> Result<Vec<LotEntry>, StoreError> {
        let select = LotEntry::TABLE.select;
        self.records(
            &format!("SELECT {select} FROM lot_entry WHERE draw_id = ? ORDER BY position, participation_id"),
            &[draw_id.to_cell()],
        )
    }

    /// Who signs the minutes of a draw, in order.
    ///
    /// # Errors
    /// As any read.
    pub fn lot_witnesses(&self, draw_id: LotDrawId) -> Result<Vec<(LotWitness, Option<Person>)>, StoreError> {
        let (witness, person) = (LotWitness::TABLE.select, Person::TABLE.select);
        self.query(
            &format!(
                "SELECT {witness}, {person} FROM lot_witness LEFT JOIN person ON person.id = lot_witness.person_id
                 WHERE draw_id = ? ORDER BY position"
            ),
            &[draw_id.to_cell()],
            "lot_witness",
            |columns| Ok((LotWitness::read(columns)?, columns.take_joined()?)),
        )
    }
}

#[cfg(test)]
mod tests;
