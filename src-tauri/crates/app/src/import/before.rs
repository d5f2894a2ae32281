//! The rows of a sheet as they were imported last, and which of them a row of today is: the same row, or one that has
//! moved because somebody put a row in above it.

use std::collections::{BTreeMap, HashMap, HashSet};

use domain::id::{ExhibitorId, ImportSourceId};
use domain::search_key::search_key;
use store::{ImportRow, ImportSource, Reader, StoreError};
use tabular::columns::Field;

use super::ReadRow;
use super::doubles::{Traits, fingerprint};
use super::form::Form;

/// What the key of a row begins with that is known by its number in the sheet.
const BY_NUMBER: &str = "row/";

/// What the key of a row begins with whose place another firm has taken.
const BY_FIRM: &str = "firm/";

/// Of the rows of two lists of one name, at least one in so many must be the same, or they are two lists.
const FEWEST_SHARED: usize = 5;

/// The key of a row of a sheet.
pub(super) fn key_of(number: u32) -> String {
    format!("{BY_NUMBER}{number}")
}

/// The number of a key, where it has one.
pub(super) fn number_of(key: &str) -> Option<u32> {
    key.strip_prefix(BY_NUMBER)?.parse().ok()
}

/// A row as it was imported.
#[derive(Debug)]
pub(super) struct BeforeRow {
    pub(super) stored: ImportRow,
    pub(super) form: Form,
    /// Whether a row of today is this one.
    pub(super) is_found: bool,
}

/// The rows of a sheet as they were imported.
#[derive(Debug, Default)]
pub(super) struct Before {
    rows: Vec<BeforeRow>,
    by_key: HashMap<String, usize>,
    by_exhibitor: HashMap<ExhibitorId, Vec<usize>>,
}

impl Before {
    pub(super) fn read(read: &Reader<'_>, source_id: ImportSourceId) -> Result<Self, StoreError> {
        let mut before = Self::default();
        for stored in read.import_rows(source_id)? {
            let at = before.rows.len();
            before.by_key.insert(stored.row_key.clone(), at);
            before.by_exhibitor.entry(stored.exhibitor_id).or_default().push(at);
            before.rows.push(BeforeRow {
                form: Form::from_json(&stored.values_json),
                stored,
                is_found: false,
            });
        }
        Ok(before)
    }

    pub(super) fn row(&self, at: usize) -> &BeforeRow {
        &self.rows[at]
    }

    /// Whether a row of that key was imported.
    pub(super) fn has(&self, key: &str) -> bool {
        self.by_key.contains_key(key)
    }

    /// What the sheet said of a firm.
    pub(super) fn of_exhibitor(&self, exhibitor_id: ExhibitorId) -> Option<&Form> {
        self.by_exhibitor.get(&exhibitor_id)?.first().map(|at| &self.rows[*at].form)
    }

    /// A row of a firm that no row of today has taken: its old place means somebody else now.
    pub(super) fn adrift(&self, exhibitor_id: ExhibitorId, taken: &HashSet<usize>) -> Option<usize> {
        self.by_exhibitor.get(&exhibitor_id)?.iter().copied().find(|at| !taken.contains(at))
    }

    /// Which earlier row each row of today is. First those that say the same name, NIB and telephones, at their old
    /// place or elsewhere; then those of one name; then those that still mean the same firm at the same place.
    pub(super) fn find(
        &mut self,
        rows: &[ReadRow],
        is_anothers: impl Fn(&Traits, ExhibitorId) -> bool,
    ) -> Vec<Option<usize>> {
        let mut found = vec![None; rows.len()];
        if self.rows.is_empty() {
            return found;
        }
        let prints: Vec<u64> = self.rows.iter().map(|row| fingerprint(&row.form)).collect();
        let mut by_print: HashMap<u64, Vec<usize>> = HashMap::new();
        // The last first, to be taken from the end.
        for at in self.in_order().into_iter().rev() {
            by_print.entry(prints[at]).or_default().push(at);
        }
        let at_number: Vec<Option<usize>> =
            rows.iter().map(|row| self.by_key.get(&key_of(row.number)).copied()).collect();
        for (index, row) in rows.iter().enumerate().filter(|(_, row)| !row.is_rejected()) {
            if let Some(at) = at_number[index].filter(|at| prints[*at] == row.fingerprint) {
                found[index] = Some(at);
                self.rows[at].is_found = true;
            }
        }
        for (index, row) in rows.iter().enumerate().filter(|(_, row)| !row.is_rejected()) {
            if found[index].is_some() {
                continue;
            }
            let Some(same) = by_print.get_mut(&row.fingerprint) else { continue };
            while let Some(at) = same.pop() {
                if !self.rows[at].is_found {
                    found[index] = Some(at);
                    self.rows[at].is_found = true;
                    break;
                }
            }
        }
        self.find_by_name(rows, &mut found);
        for (index, row) in rows.iter().enumerate().filter(|(_, row)| !row.is_rejected()) {
            let Some(at) = at_number[index].filter(|at| found[index].is_none() && !self.rows[*at].is_found)
            else {
                continue;
            };
            let before = &mut self.rows[at];
            if row.traits.still_means(&Traits::of_form(&before.form))
                && !is_anothers(&row.traits, before.stored.exhibitor_id)
            {
                found[index] = Some(at);
                before.is_found = true;
            }
        }
        found
    }

    /// Of what is left, rows whose name only one earlier row has, and which nothing speaks against.
    fn find_by_name(&mut self, rows: &[ReadRow], found: &mut [Option<usize>]) {
        let name = |form: &Form| search_key(form.get(Field::FirmName).unwrap_or_default());
        let mut named: HashMap<String, Vec<usize>> = HashMap::new();
        for (at, row) in self.rows.iter().enumerate().filter(|(_, row)| !row.is_found) {
            named.entry(name(&row.form)).or_default().push(at);
        }
        let left =
            |found: &[Option<usize>], index: usize| found[index].is_none() && !rows[index].is_rejected();
        let mut asked: HashMap<String, usize> = HashMap::new();
        for index in (0..rows.len()).filter(|index| left(found, *index)) {
            *asked.entry(name(rows[index].as_listed())).or_default() += 1;
        }
        for index in 0..rows.len() {
            if !left(found, index) {
                continue;
            }
            let key = name(rows[index].as_listed());
            let (Some([at]), Some(1)) = (named.get(&key).map(Vec::as_slice), asked.get(&key)) else {
                continue;
            };
            let before = &mut self.rows[*at];
            if rows[index].traits.still_means(&Traits::of_form(&before.form)) {
                before.is_found = true;
                found[index] = Some(*at);
            }
        }
    }

    /// The rows by their number.
    fn in_order(&self) -> Vec<usize> {
        let mut order: Vec<usize> = (0..self.rows.len()).collect();
        order.sort_by_key(|at| number_of(&self.rows[*at].stored.row_key).unwrap_or(u32::MAX));
        order
    }

    /// What is to be done with earlier rows once the list is written: `written` tells which keys it has written
    /// anew, `has_row` which firms have a row in it.
    pub(super) fn left_over(
        &self,
        written: impl Fn(&str) -> bool,
        has_row: impl Fn(ExhibitorId) -> bool,
    ) -> LeftOver {
        let mut left = LeftOver::default();
        for row in &self.rows {
            let stored = &row.stored;
            match (written(&stored.row_key), has_row(stored.exhibitor_id)) {
                // The firm's row has moved.
                (false, true) => left.stale.push(stored.row_key.clone()),
                // Another firm has its place, and it has none: what the list said of it is remembered all the same.
                (true, false) => {
                    let row_key = format!("{BY_FIRM}{}", stored.exhibitor_id);
                    left.displaced.insert(row_key.clone(), ImportRow { row_key, ..stored.clone() });
                }
                (true, true) | (false, false) => {}
            }
        }
        left.displaced.retain(|key, _| !self.has(key));
        left
    }
}

/// Earlier rows that need mending.
#[derive(Debug, Default)]
pub(super) struct LeftOver {
    /// Keys that mean nothing any more.
    pub(super) stale: Vec<String>,
    /// Rows to be kept under another key.
    pub(super) displaced: BTreeMap<String, ImportRow>,
}

/// Which sheet of the workspace a list is.
pub(super) struct Recognised {
    /// The sheet, where it was imported before.
    pub(super) id: Option<ImportSourceId>,
    /// The name that it has in the workspace.
    pub(super) name: String,
    /// Its rows.
    pub(super) before: Before,
    /// Which of them each row of the list is.
    pub(super) found: Vec<Option<usize>>,
}

/// Tells whether a sheet was imported into the event before: by its name, and by its rows, since two bodies may send
/// lists of one name. The second of them is called "name (2)". A list that comes under another name is known by its
/// rows alone.
pub(super) fn recognise(
    read: &Reader<'_>,
    sources: &[ImportSource],
    (name, sheet): (&str, &str),
    rows: &[ReadRow],
    is_anothers: impl Fn(&Traits, ExhibitorId) -> bool,
) -> Result<Recognised, StoreError> {
    let mut best: Option<(usize, Recognised)> = None;
    let mut named = name.to_owned();
    for next in 2.. {
        let Some(source) = sources.iter().find(|source| source.sheet == sheet && source.name == named) else {
            break;
        };
        let mut before = Before::read(read, source.id)?;
        let found = before.find(rows, &is_anothers);
        let shared = found.iter().flatten().count();
        let fewest = before.rows.len().min(rows.len());
        if (fewest == 0 || shared * FEWEST_SHARED >= fewest)
            && best.as_ref().is_none_or(|(most, _)| shared > *most)
        {
            best = Some((shared, Recognised { id: Some(source.id), name: named, before, found }));
        }
        named = format!("{name} ({next})");
    }
    if let Some((_, known)) = best {
        return Ok(known);
    }
    // A list that somebody has renamed: at least half of either's rows are in the other.
    for source in sources {
        let mut before = Before::read(read, source.id)?;
        let found = before.find(rows, &is_anothers);
        let shared = found.iter().flatten().count();
        if shared * 2 >= before.rows.len().max(rows.len()).max(1)
            && best.as_ref().is_none_or(|(most, _)| shared > *most)
        {
            best = Some((shared, Recognised { id: Some(source.id), name: named.clone(), before, found }));
        }
    }
    let new =
        || Recognised { id: None, name: named, before: Before::default(), found: vec![None; rows.len()] };
    Ok(best.map_or_else(new, |(_, known)| known))
}
