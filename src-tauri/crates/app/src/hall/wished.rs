//! What became of booths that firms wish for: a wish keeps a booth's id through merges and renumbering.

use std::collections::BTreeMap;

use domain::booth::Booth;
use domain::id::BoothId;

/// The booths of an event by the ids that wishes may have kept.
pub(crate) struct WishedBooths<'b> {
    by_id: BTreeMap<BoothId, &'b Booth>,
}

impl<'b> WishedBooths<'b> {
    pub(crate) fn of(booths: impl IntoIterator<Item = &'b Booth>) -> Self {
        let mut wished = Self { by_id: BTreeMap::new() };
        for booth in booths {
            wished.by_id.insert(booth.id, booth);
            wished.add_parts(&booth.parts, booth);
        }
        wished
    }

    /// A booth that was merged away means the one that it is in.
    fn add_parts(&mut self, parts: &[Booth], whole: &'b Booth) {
        for part in parts {
            self.by_id.insert(part.id, whole);
            self.add_parts(&part.parts, whole);
        }
    }

    /// What there is of wished booths now, each once, in the order of the wishes; what is off the plan is left out.
    pub(crate) fn present(&self, wishes: impl IntoIterator<Item = BoothId>) -> Vec<&'b Booth> {
        let mut present: Vec<&'b Booth> = Vec::new();
        for booth in wishes.into_iter().filter_map(|id| self.by_id.get(&id).copied()) {
            if !present.iter().any(|known| known.id == booth.id) {
                present.push(booth);
            }
        }
        present
    }

    /// The same as codes.
    pub(crate) fn codes(&self, wishes: impl IntoIterator<Item = BoothId>) -> Vec<String> {
        self.present(wishes).into_iter().map(|booth| booth.code.clone()).collect()
    }
}

#[cfg(test)]
mod tests {
    use domain::geometry::{BoothShape, RectMm};
    use domain::id::{EventId, HallId};
    use uuid::Uuid;

    use super::*;

    fn booth(number: u128, parts: Vec<Booth>) -> Booth {
        Booth {
            id: BoothId(Uuid::from_u128(number)),
            event_id: EventId(Uuid::nil()),
            hall_id: HallId(Uuid::nil()),
            code: format!("A-{number:02}"),
            shape: BoothShape::upright(RectMm::new(0, 0, 3_000, 3_000)),
            power_va: 450,
            circuit_id: None,
            water: false,
            accessible: true,
            zone: None,
            premium: false,
            closed: false,
            locked: false,
            parts,
        }
    }

    #[test]
    fn a_wish_for_a_booth_that_was_merged_means_what_it_became() {
        let inner = booth(3, vec![booth(1, Vec::new()), booth(2, Vec::new())]);
        let booths = [booth(5, vec![inner, booth(4, Vec::new())]), booth(6, Vec::new())];
        let wished = WishedBooths::of(&booths);
        let id = |number| BoothId(Uuid::from_u128(number));
        assert_eq!(wished.codes([id(6), id(2), id(1), id(9)]), ["A-06", "A-05"]);
    }
}
