//! What becomes of each row of a list, told from what is known of firms and rows alone. It runs beside the writing: one
//! thread matches rows and makes records of them while another puts the records into the workspace.

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};
use std::sync::mpsc::{Receiver, SyncSender};

use domain::id::{EventId, ExhibitorId, RoleId};
use store::HeldRow;
use tabular::columns::Field;

use super::before::Before;
use super::doubles::{Known, Of, Reason};
use super::firm_people::Around;
use super::parts::Parts;
use super::seal::Seal;
use super::{OnDuplicate, ReadRow};

/// What becomes of a row.
pub(super) enum Fate {
    /// A new firm, or one of other events that its writer finds; `made` unless the owner may be known by the NIK.
    Create { double: Option<(Of, Reason)>, made: Option<Box<Made>> },
    /// A firm is updated; `found` is the earlier row that this row is.
    Update { exhibitor_id: ExhibitorId, found: Option<usize>, double: Option<(Of, Reason)> },
    /// A person is to decide.
    Hold { of: Of, exhibitor_id: Option<ExhibitorId>, reason: Reason },
    /// A person has left it out before.
    Dropped { of: Of, held: Box<HeldRow> },
}

/// The records of a new firm, ready to be put in.
pub(super) struct Made {
    pub(super) parts: Parts,
    /// What the list says, for the next compare.
    pub(super) values_json: String,
}

impl Made {
    pub(super) fn new(row: &ReadRow, event_id: EventId, around: &Around<'_>, seal: &Seal) -> Self {
        let mut parts = Parts::blank(event_id);
        for (field, _) in row.form.fields() {
            parts.take(field, &row.form, around);
        }
        parts.exhibitor.address.region_code.clone_from(&row.region_code);
        Self { parts, values_json: row.as_listed().to_json(seal) }
    }
}

/// Rows in their order, each with its index and what becomes of it.
pub(super) struct Batch {
    /// The index of the row that it begins at.
    pub(super) from: usize,
    pub(super) fates: Vec<(usize, Fate)>,
}

/// How many rows go to the writer together, and lie between two looks at whether to go on.
pub(super) const ROWS_A_BATCH: usize = 64;

/// Whoever writes is gone: a write has failed, or the person has cancelled.
pub(super) struct Gone;

/// The lines to the writer.
pub(super) struct Lines {
    pub(super) batches: SyncSender<Batch>,
    /// The ids of firms that the writer has made itself.
    pub(super) made: Receiver<ExhibitorId>,
}

/// Tells what becomes of rows.
pub(super) struct Matcher<'a> {
    pub(super) event_id: EventId,
    pub(super) attendant_role: RoleId,
    pub(super) on_duplicate: OnDuplicate,
    pub(super) seal: Seal,
    /// Firms of the workspace, and rows of this list that became firms.
    pub(super) known: Known<'a>,
    /// The rows of this sheet as they were imported last.
    pub(super) before: &'a Before,
    /// Which of them a row of today is.
    pub(super) taken: HashSet<usize>,
    /// Rows of this sheet that a person has left out, by what they say.
    pub(super) dropped: HashMap<u64, HeldRow>,
    /// NIKs of the workspace and of the rows so far.
    pub(super) niks: HashSet<String>,
    /// Which row of this list has a firm already, or is known to be the firm's.
    pub(super) claimed: HashMap<ExhibitorId, u32>,
    /// Which firm a row of this list became.
    pub(super) became: HashMap<u32, ExhibitorId>,
}

impl<'a> Matcher<'a> {
    /// Which rows are known to be which firms', before any of them is written: a row above must not take a firm
    /// from the row that is known to be its own.
    pub(super) fn expect(&mut self, rows: &[ReadRow], found: &[Option<usize>]) {
        for (row, at) in rows.iter().zip(found) {
            if let Some(at) = at {
                self.taken.insert(*at);
                self.claimed.entry(self.before.row(*at).stored.exhibitor_id).or_insert(row.number);
            }
        }
    }

    /// Tells the writer of all rows, in their order.
    pub(super) fn match_all(
        &mut self,
        rows: &'a [ReadRow],
        found: &[Option<usize>],
        lines: &Lines,
    ) -> Result<(), Gone> {
        for from in (0..rows.len()).step_by(ROWS_A_BATCH) {
            let mut batch = Batch { from, fates: Vec::with_capacity(ROWS_A_BATCH) };
            for index in from..rows.len().min(from + ROWS_A_BATCH) {
                let row = &rows[index];
                if row.is_rejected() {
                    continue;
                }
                let fate = self.fate(row, found[index]);
                let is_made = !matches!(fate, Fate::Create { made: None, .. });
                batch.fates.push((index, fate));
                if !is_made {
                    // The owner may be somebody whom a row above has just brought: the writer knows, and this waits
                    // for it, so that ids are in the order of the rows.
                    lines.batches.send(batch).map_err(|_| Gone)?;
                    let id = lines.made.recv().map_err(|_| Gone)?;
                    self.becomes(row, id);
                    batch = Batch { from: index + 1, fates: Vec::new() };
                }
            }
            lines.batches.send(batch).map_err(|_| Gone)?;
        }
        Ok(())
    }

    fn fate(&mut self, row: &'a ReadRow, found: Option<usize>) -> Fate {
        if let Some(at) = found {
            return self.update(row, self.before.row(at).stored.exhibitor_id, Some(at), None);
        }
        if let Some(dropped) = self.dropped.remove(&row.fingerprint) {
            return self.stays_dropped(row, dropped);
        }
        match self.known.find(&row.traits) {
            None => self.create(row, None),
            Some((of, reason)) => self.meets(row, of, reason),
        }
    }

    fn meets(&mut self, row: &'a ReadRow, of: Of, reason: Reason) -> Fate {
        let exhibitor_id = match of {
            Of::Exhibitor(id) => Some(id),
            Of::Row(number) => self.became.get(&number).copied(),
        };
        let earlier = exhibitor_id.and_then(|id| self.claimed.get(&id).copied());
        if let Some(id) = exhibitor_id {
            // The firm came from this sheet, and its old place means somebody else now: this is its row.
            if let Some(at) = self.before.adrift(id, &self.taken) {
                self.taken.insert(at);
                return self.update(row, id, Some(at), None);
            }
            if reason == Reason::NibAndName && matches!(of, Of::Exhibitor(_)) && earlier.is_none() {
                return self.update(row, id, None, None);
            }
        }
        let of = earlier.map_or(of, Of::Row);
        match (self.on_duplicate, exhibitor_id) {
            (OnDuplicate::Update, Some(id)) => self.update(row, id, None, Some((of, reason))),
            (OnDuplicate::Create, _) => self.create(row, Some((of, reason))),
            _ => Fate::Hold { of, exhibitor_id, reason },
        }
    }

    fn create(&mut self, row: &'a ReadRow, double: Option<(Of, Reason)>) -> Fate {
        self.known.add(Of::Row(row.number), Cow::Borrowed(&row.traits));
        let is_nik_known = self.note_nik(row);
        if is_nik_known {
            return Fate::Create { double, made: None };
        }
        let around = Around { attendant_role: self.attendant_role, base: None, by_nik: None, people: &[] };
        let made = Made::new(row, self.event_id, &around, &self.seal);
        self.becomes(row, made.parts.exhibitor.id);
        Fate::Create { double, made: Some(Box::new(made)) }
    }

    fn update(
        &mut self,
        row: &ReadRow,
        exhibitor_id: ExhibitorId,
        found: Option<usize>,
        double: Option<(Of, Reason)>,
    ) -> Fate {
        self.note_nik(row);
        self.becomes(row, exhibitor_id);
        Fate::Update { exhibitor_id, found, double }
    }

    /// A row that a person has left out stays out, wherever it has moved.
    fn stays_dropped(&self, row: &ReadRow, held: HeldRow) -> Fate {
        let of = match (held.of_row, held.of_exhibitor_id) {
            (_, Some(id)) => self.claimed.get(&id).map_or(Of::Exhibitor(id), |number| Of::Row(*number)),
            (number, None) => Of::Row(number.unwrap_or(row.number)),
        };
        Fate::Dropped { of, held: Box::new(held) }
    }

    fn becomes(&mut self, row: &ReadRow, id: ExhibitorId) {
        self.became.insert(row.number, id);
        self.claimed.entry(id).or_insert(row.number);
    }

    /// Whether somebody may have the row's NIK by now.
    fn note_nik(&mut self, row: &ReadRow) -> bool {
        row.form.get(Field::Nik).is_some_and(|nik| !self.niks.insert(nik.to_owned()))
    }
}
