//! Writes the rows of a list, all in one transaction.
//!
//! The file is long because it follows one row through all that can become of it.

use std::collections::{BTreeMap, HashMap, HashSet};

use domain::badge::Role;
use domain::event::Event;
use domain::exhibitor::Exhibitor;
use domain::id::{ChangeSetId, ExhibitorId, HeldRowId, ImportSourceId, RoleId};
use domain::identity::{Nik, Npwp};
use store::{ColumnMapping, HeldIdentity, HeldRow, ImportRow, ImportSource, Tx};
use tabular::columns::Field;
use uuid::Uuid;

use super::before::{Before, Recognised, key_of, recognise};
use super::doubles::{Known, Of, Reason, Traits, fingerprint};
use super::firm_people::Around;
use super::form::Form;
use super::merge::{Compared, merge};
use super::parts::Parts;
use super::people::{ByNik, Somebody};
use super::records::{put_attendants, put_owner, put_rest};
use super::seal::Seal;
use super::{ImportRequest, OnDuplicate, ReadRow};
use crate::error::AppError;
use crate::progress::{Stage, Watch, tell};
use crate::session::Session;

/// The sheet that rows come from.
pub(super) struct Source {
    pub(super) name: String,
    pub(super) sheet: String,
    pub(super) content_sha256: [u8; 32],
}

/// What was done with a row that may double another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Done {
    /// It is kept aside until a person has looked.
    Held,
    /// A firm of its own was made of it.
    Created,
    /// The firm that it doubles was updated.
    Updated,
    /// A person has left it out before.
    Dropped,
}

impl Done {
    /// Stable.
    pub(crate) fn code(self) -> &'static str {
        match self {
            Self::Held => "held",
            Self::Created => "created",
            Self::Updated => "updated",
            Self::Dropped => "dropped",
        }
    }
}

/// A row that may double another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Double {
    pub(crate) row: u32,
    pub(crate) of: Of,
    pub(crate) reason: Reason,
    pub(crate) done: Done,
}

/// What became of the rows.
#[derive(Debug, Default)]
pub(super) struct Written {
    pub(super) created: usize,
    pub(super) updated: usize,
    pub(super) unchanged: usize,
    /// Rows that may double others.
    pub(super) doubles: Vec<Double>,
    /// Fields that a person had changed and that were therefore not overwritten: row, field.
    pub(super) kept: Vec<(u32, Field)>,
    pub(super) change_set: Option<ChangeSetId>,
}

/// How many rows are written between two looks at whether to go on.
const ROWS_A_LOOK: usize = 64;

/// Ends the transaction of a dry run with what it would have done.
enum Ending {
    Failed(AppError),
    Dry(Written),
}

impl From<store::StoreError> for Ending {
    fn from(error: store::StoreError) -> Self {
        Self::Failed(error.into())
    }
}

impl From<AppError> for Ending {
    fn from(error: AppError) -> Self {
        Self::Failed(error)
    }
}

/// Writes the rows. A dry run does the same and takes it back, so that it says what would truly happen.
pub(super) fn write(
    session: &mut Session,
    event: &Event,
    source: &Source,
    rows: &[ReadRow],
    mappings: &[ColumnMapping],
    request: &ImportRequest,
    watch: Watch<'_>,
) -> Result<Written, AppError> {
    let change = session.change(Some(event.id), "exhibitors", "exhibitors_import");
    let (actor, at) = (session.actor.clone(), session.now());
    let ended = session.store.write::<Written, Ending>(&change, |tx| {
        for mapping in mappings {
            tx.put(mapping)?;
        }
        let known = everybody(tx)?;
        let Recognised { id, name, before, found } = recognise(
            tx,
            &tx.import_sources(event.id)?,
            (&source.name, &source.sheet),
            rows,
            |row, than| known.is_anothers(row, than),
        )?;
        let id = id.unwrap_or_else(|| ImportSourceId(Uuid::now_v7()));
        tx.put(&ImportSource {
            id,
            event_id: event.id,
            name,
            sheet: source.sheet.clone(),
            content_sha256: source.content_sha256,
            imported_at: at,
        })?;
        let mut writer = Writer::new(tx, event, id, known, before, request.on_duplicate, actor, at)?;
        writer.expect(rows, &found);
        for (index, row) in rows.iter().enumerate() {
            if index.is_multiple_of(ROWS_A_LOOK) {
                tell(watch, Stage::Writing, index, rows.len())?;
            }
            if !row.is_rejected() {
                writer.row(tx, row, found[index])?;
            }
        }
        writer.close(tx)?;
        tell(watch, Stage::Writing, rows.len(), rows.len())?;
        if request.dry_run { Err(Ending::Dry(writer.written)) } else { Ok(writer.written) }
    });
    match ended {
        Ok((written, change_set)) => Ok(Written { change_set, ..written }),
        Err(Ending::Dry(written)) => Ok(written),
        Err(Ending::Failed(error)) => Err(error),
    }
}

/// The firms of the workspace, by what doubles are found by.
pub(super) fn everybody(tx: &Tx<'_>) -> Result<Known, AppError> {
    let mut known = Known::default();
    for traits in tx.exhibitor_traits()? {
        known.add(Of::Exhibitor(traits.id), Traits::of_exhibitor(&traits));
    }
    Ok(known)
}

/// Makes records of rows.
pub(super) struct Writer<'a> {
    event: &'a Event,
    source_id: ImportSourceId,
    on_duplicate: OnDuplicate,
    actor: String,
    at: chrono::DateTime<chrono::Utc>,
    attendant_role: RoleId,
    seal: Seal,
    /// Firms of the workspace, and rows of this list that became firms.
    known: Known,
    by_nik: ByNik,
    /// The rows of this sheet as they were imported last.
    before: Before,
    /// Rows of this sheet that were held last time, by their key.
    held_before: BTreeMap<String, HeldRow>,
    /// Rows of this sheet that a person has left out, by what they say.
    dropped: HashMap<u64, HeldRow>,
    /// Which row of this list has a firm already, or is known to be the firm's.
    claimed: HashMap<ExhibitorId, u32>,
    /// Which firm a row of this list became.
    became: HashMap<u32, ExhibitorId>,
    pub(super) written: Written,
}

impl<'a> Writer<'a> {
    #[expect(clippy::too_many_arguments, reason = "two callers, and each names all of them")]
    pub(super) fn new(
        tx: &mut Tx<'_>,
        event: &'a Event,
        source_id: ImportSourceId,
        known: Known,
        before: Before,
        on_duplicate: OnDuplicate,
        actor: String,
        at: chrono::DateTime<chrono::Utc>,
    ) -> Result<Self, AppError> {
        let roles = tx.roles(event.id)?;
        let attendant_role = roles
            .iter()
            .find(|role: &&Role| role.code == "exhibitor")
            .or_else(|| roles.first())
            .map(|role| role.id)
            .ok_or(AppError::Unknown { kind: "role", name: "exhibitor".to_owned(), known: Vec::new() })?;
        let (mut held_before, mut dropped) = (BTreeMap::new(), HashMap::new());
        for held in tx.held_rows_of_source(source_id)? {
            if held.dropped {
                dropped.insert(fingerprint(&Form::from_json(&held.values_json)), held);
            } else {
                held_before.insert(held.row_key.clone(), held);
            }
        }
        Ok(Self {
            event,
            source_id,
            on_duplicate,
            actor,
            at,
            attendant_role,
            seal: Seal::of_workspace(tx)?,
            known,
            by_nik: ByNik::of_workspace(tx)?,
            before,
            held_before,
            dropped,
            claimed: HashMap::new(),
            became: HashMap::new(),
            written: Written::default(),
        })
    }

    /// Which rows are known to be which firms', before any of them is written: a row above must not take a firm
    /// from the row that is known to be its own.
    fn expect(&mut self, rows: &[ReadRow], found: &[Option<usize>]) {
        for (row, at) in rows.iter().zip(found) {
            if let Some(at) = at {
                self.claimed.entry(self.before.row(*at).stored.exhibitor_id).or_insert(row.number);
            }
        }
    }

    fn row(&mut self, tx: &mut Tx<'_>, row: &ReadRow, found: Option<usize>) -> Result<(), AppError> {
        if let Some(at) = found {
            let exhibitor_id = self.before.row(at).stored.exhibitor_id;
            return self.update(tx, row, exhibitor_id, Some(at)).map(drop);
        }
        if let Some(dropped) = self.dropped.remove(&row.fingerprint) {
            return self.stays_dropped(tx, row, dropped);
        }
        match self.known.find(&row.traits) {
            None => self.create(tx, row).map(drop),
            Some((of, reason)) => self.meets(tx, row, of, reason),
        }
    }

    fn meets(&mut self, tx: &mut Tx<'_>, row: &ReadRow, of: Of, reason: Reason) -> Result<(), AppError> {
        let exhibitor_id = match of {
            Of::Exhibitor(id) => Some(id),
            Of::Row(number) => self.became.get(&number).copied(),
        };
        let earlier = exhibitor_id.and_then(|id| self.claimed.get(&id).copied());
        if let Some(id) = exhibitor_id {
            // The firm came from this sheet, and its old place means somebody else now: this is its row.
            if let Some(at) = self.before.adrift(id) {
                return self.update(tx, row, id, Some(at)).map(drop);
            }
            if reason == Reason::NibAndName && matches!(of, Of::Exhibitor(_)) && earlier.is_none() {
                return self.update(tx, row, id, None).map(drop);
            }
        }
        let of = earlier.map_or(of, Of::Row);
        let done = match (self.on_duplicate, exhibitor_id) {
            (OnDuplicate::Update, Some(id)) => {
                self.update(tx, row, id, None)?;
                Done::Updated
            }
            (OnDuplicate::Create, _) => {
                self.create(tx, row)?;
                Done::Created
            }
            _ => {
                self.hold(tx, row, of, exhibitor_id, reason)?;
                Done::Held
            }
        };
        self.written.doubles.push(Double { row: row.number, of, reason, done });
        Ok(())
    }

    /// Makes a firm of a row, or finds it among those of other events.
    pub(super) fn create(&mut self, tx: &mut Tx<'_>, row: &ReadRow) -> Result<ExhibitorId, AppError> {
        let mut parts = Parts::blank(self.event.id);
        let by_nik = self.by_nik.owner(tx, &row.form)?;
        let around =
            Around { attendant_role: self.attendant_role, base: None, by_nik: by_nik.as_ref(), people: &[] };
        for (field, _) in row.form.fields() {
            parts.take(field, &row.form, &around);
        }
        parts.exhibitor.address.region_code.clone_from(&row.region_code);
        put_owner(tx, &parts)?;
        tx.insert(&parts.exhibitor)?;
        put_rest(tx, &parts, None)?;
        tx.enter_participation(&parts.participation, &self.actor, self.at, None)?;
        put_attendants(tx, &parts)?;
        let id = parts.exhibitor.id;
        self.known.add(Of::Row(row.number), row.traits.clone());
        self.note_identity(&parts);
        self.remember(tx, row, id)?;
        self.written.created += 1;
        Ok(id)
    }

    /// Updates a firm by a three-way compare; `found` is the earlier row that this row is.
    pub(super) fn update(
        &mut self,
        tx: &mut Tx<'_>,
        row: &ReadRow,
        exhibitor_id: ExhibitorId,
        found: Option<usize>,
    ) -> Result<ExhibitorId, AppError> {
        let Some((mut stored, takes_part)) = Parts::stored(tx, exhibitor_id, self.event.id)? else {
            return self.create(tx, row);
        };
        let elsewhere;
        let mut base = found
            .map(|at| &self.before.row(at).form)
            .or_else(|| self.before.of_exhibitor(exhibitor_id))
            .filter(|form| !form.is_blank());
        if base.is_none() {
            // Under another name, in another event, or in a row of this very list.
            elsewhere = tx.latest_import_row(exhibitor_id)?.map(|row| Form::from_json(&row.values_json));
            base = elsewhere.as_ref().filter(|form| !form.is_blank());
        }
        let merge =
            merge(&Compared { base, list: &row.form, workspace: &stored.form(), takes_part }, &self.seal);
        let names_people =
            merge.taken.iter().any(|field| matches!(field, Field::OwnerName | Field::Attendant));
        let (mut by_nik, mut people) = (None, Vec::new());
        if names_people {
            stored.settle_places(tx)?;
            by_nik = self.by_nik.owner(tx, &row.form)?;
            for person in tx.people_of_exhibitor(exhibitor_id)? {
                people.push(Somebody::read(tx, person)?);
            }
        }
        let around = Around {
            attendant_role: self.attendant_role,
            base: base.filter(|_| takes_part),
            by_nik: by_nik.as_ref(),
            people: &people,
        };
        let mut parts = stored.clone();
        for field in &merge.taken {
            parts.take(*field, &row.form, &around);
        }
        if parts.exhibitor.owner_id != stored.exhibitor.owner_id {
            // What the list says of an owner is said of this one now.
            for field in [Field::Sex, Field::Nik, Field::Npwp] {
                if row.form.get(field).is_some() {
                    parts.take(field, &row.form, &around);
                }
            }
        }
        if row.region_code.is_some() && says_the_same_place(&parts.exhibitor, &row.form) {
            parts.exhibitor.address.region_code.clone_from(&row.region_code);
        } else if merge.taken.iter().any(|field| PLACE.contains(field)) {
            parts.exhibitor.address.region_code = None;
        }
        self.written.kept.extend(merge.kept.iter().map(|field| (row.number, *field)));
        if parts != stored || !takes_part {
            put_owner(tx, &parts)?;
            tx.update(&parts.exhibitor)?;
            put_rest(tx, &parts, Some(&stored))?;
            if takes_part {
                tx.update(&parts.participation)?;
            } else {
                tx.enter_participation(&parts.participation, &self.actor, self.at, None)?;
            }
            put_attendants(tx, &parts)?;
            self.note_identity(&parts);
            self.written.updated += 1;
        } else {
            self.written.unchanged += 1;
        }
        self.remember(tx, row, exhibitor_id)?;
        Ok(exhibitor_id)
    }

    fn hold(
        &mut self,
        tx: &mut Tx<'_>,
        row: &ReadRow,
        of: Of,
        of_exhibitor_id: Option<ExhibitorId>,
        reason: Reason,
    ) -> Result<(), AppError> {
        let of_row = match of {
            Of::Row(number) => Some(number),
            Of::Exhibitor(_) => None,
        };
        let row_key = key_of(row.number);
        let held_before = self.held_before.remove(&row_key);
        let id = held_before.as_ref().map_or_else(|| HeldRowId(Uuid::now_v7()), |held| held.id);
        let held = HeldRow {
            id,
            source_id: self.source_id,
            row_number: row.number,
            row_key,
            values_json: row.form.to_json(&self.seal),
            of_row,
            of_exhibitor_id,
            reason: reason.code().to_owned(),
            dropped: false,
        };
        // Held again, a row keeps its id: somebody may be looking at it.
        if held_before.is_some() {
            tx.update(&held)?;
        } else {
            tx.insert(&held)?;
        }
        let identity = HeldIdentity {
            held_row_id: id,
            nik: row.form.get(Field::Nik).and_then(|nik| Nik::read(nik).ok()),
            npwp: row.form.get(Field::Npwp).and_then(|npwp| Npwp::read(npwp).ok()).map(|read| read.value),
        };
        if identity.nik.is_some() || identity.npwp.is_some() {
            tx.put(&identity)?;
        } else if held_before.is_some() {
            tx.delete::<HeldIdentity>(id)?;
        }
        Ok(())
    }

    /// A row that a person has left out stays out, wherever it has moved.
    fn stays_dropped(&mut self, tx: &mut Tx<'_>, row: &ReadRow, dropped: HeldRow) -> Result<(), AppError> {
        let of = match (dropped.of_row, dropped.of_exhibitor_id) {
            (_, Some(id)) => self.claimed.get(&id).map_or(Of::Exhibitor(id), |number| Of::Row(*number)),
            (number, None) => Of::Row(number.unwrap_or(row.number)),
        };
        let reason = Reason::from_code(&dropped.reason);
        tx.update(&HeldRow { row_number: row.number, row_key: key_of(row.number), ..dropped })?;
        self.written.doubles.push(Double { row: row.number, of, reason, done: Done::Dropped });
        Ok(())
    }

    /// Keeps what the row said, for the next compare, and that it has its firm.
    fn remember(
        &mut self,
        tx: &mut Tx<'_>,
        row: &ReadRow,
        exhibitor_id: ExhibitorId,
    ) -> Result<(), AppError> {
        self.became.insert(row.number, exhibitor_id);
        self.claimed.entry(exhibitor_id).or_insert(row.number);
        let kept = ImportRow {
            source_id: self.source_id,
            row_key: key_of(row.number),
            exhibitor_id,
            values_json: row.as_listed().to_json(&self.seal),
        };
        if self.before.has(&kept.row_key) {
            tx.put(&kept)?;
        } else {
            tx.insert(&kept)?;
        }
        Ok(())
    }

    fn note_identity(&mut self, parts: &Parts) {
        if let Some(identity) = &parts.identity {
            self.by_nik.add(identity);
        }
    }

    /// Mends what the rows of before have become: rows that were held and are so no more, places that have changed
    /// hands.
    fn close(&mut self, tx: &mut Tx<'_>) -> Result<(), AppError> {
        let gone = std::mem::take(&mut self.held_before).into_values();
        for held in gone.chain(std::mem::take(&mut self.dropped).into_values()) {
            forget_held(tx, held.id)?;
        }
        let written: HashSet<String> = self.became.keys().map(|number| key_of(*number)).collect();
        let left =
            self.before.left_over(|key| written.contains(key), |firm| self.claimed.contains_key(&firm));
        for key in left.stale {
            tx.delete::<ImportRow>((self.source_id, key))?;
        }
        for displaced in left.displaced.values() {
            tx.insert(displaced)?;
        }
        Ok(())
    }
}

/// Forgets a row that was held, and what identifies its owner.
pub(super) fn forget_held(tx: &mut Tx<'_>, id: HeldRowId) -> Result<(), AppError> {
    tx.delete::<HeldIdentity>(id)?;
    tx.delete::<HeldRow>(id)?;
    Ok(())
}

/// The fields that an address is matched to a region by.
const PLACE: [Field; 3] = [Field::Kelurahan, Field::Kecamatan, Field::Regency];

/// Whether a firm's address is the one that the row says, so that the row's region is the firm's.
fn says_the_same_place(firm: &Exhibitor, form: &Form) -> bool {
    let address = &firm.address;
    [&address.kelurahan, &address.kecamatan, &address.city]
        .into_iter()
        .zip(PLACE)
        .all(|(ours, field)| ours.as_deref() == form.get(field))
}
