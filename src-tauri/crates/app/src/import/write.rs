//! Writes the rows of a list, all in one transaction.
//!
//! The file is long because it follows one row through all that can become of it.

use std::borrow::Cow;
use std::collections::{BTreeMap, HashMap, HashSet};
use std::sync::mpsc;

use domain::badge::Role;
use domain::booth::Booth;
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
use super::matching::{Batch, Fate, Lines, Made, Matcher, ROWS_A_BATCH};
use super::merge::{Compared, merge};
use super::parts::Parts;
use super::people::{ByNik, Somebody};
use super::records::{put_attendants, put_new, put_owner, put_rest};
use super::seal::Seal;
use super::wishes::{self, NAMING, Pending, Unlinked, naming};
use super::{ImportRequest, OnDuplicate, ReadRow};
use crate::error::AppError;
use crate::progress::{Stage, Watch, tell};
use crate::session::Session;

/// The sheet that rows come from.
pub(super) struct Source {
    pub(super) name: String,
    pub(super) sheet: String,
    pub(super) content_sha256: [u8; 32],
    /// The headers of its fields.
    pub(super) headers: BTreeMap<Field, String>,
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
    /// Wishes that were not taken.
    pub(super) unlinked: Vec<Unlinked>,
    pub(super) change_set: Option<ChangeSetId>,
}

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
        let known = everybody(tx, rows.len())?;
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
        let mut writer = Writer::new(tx, event, id, &before, (actor, at), rows.len())?;
        let mut matcher = writer.matcher(tx, known, request.on_duplicate, rows.len())?;
        matcher.expect(rows, &found);
        write_matched(tx, &mut writer, &mut matcher, rows, &found, watch)?;
        writer.close(tx, matcher)?;
        writer.link(tx, rows, &source.headers)?;
        tell(watch, Stage::Writing, rows.len(), rows.len())?;
        if request.dry_run { Err(Ending::Dry(writer.written)) } else { Ok(writer.written) }
    });
    match ended {
        Ok((written, change_set)) => Ok(Written { change_set, ..written }),
        Err(Ending::Dry(written)) => Ok(written),
        Err(Ending::Failed(error)) => Err(error),
    }
}

/// Matches rows in a thread of their own and writes here, behind it, what becomes of them.
fn write_matched<'t>(
    tx: &mut Tx<'_>,
    writer: &mut Writer<'_>,
    matcher: &mut Matcher<'t>,
    rows: &'t [ReadRow],
    found: &[Option<usize>],
    watch: Watch<'_>,
) -> Result<(), AppError> {
    /// Batches that may wait for the writer.
    const AHEAD: usize = 32;
    let (sender, batches) = mpsc::sync_channel(AHEAD);
    let (told, made) = mpsc::channel();
    std::thread::scope(|scope| {
        let lines = Lines { batches: sender, made };
        // Where the writing has failed, that is the error.
        let matching = scope.spawn(move || drop(matcher.match_all(rows, found, &lines)));
        let written = (|| {
            for Batch { from, fates } in &batches {
                if from.is_multiple_of(ROWS_A_BATCH) {
                    tell(watch, Stage::Writing, from, rows.len())?;
                }
                for (index, fate) in fates {
                    writer.row(tx, &rows[index], fate, &told)?;
                }
                writer.settle(tx)?;
            }
            Ok(())
        })();
        // A matcher that waits for either line ends.
        drop((batches, told));
        if let Err(panic) = matching.join() {
            std::panic::resume_unwind(panic);
        }
        written
    })
}

/// The firms of the workspace, by what doubles are found by, with room for as many as are to come.
fn everybody<'t>(tx: &Tx<'_>, coming: usize) -> Result<Known<'t>, AppError> {
    let stored = tx.exhibitor_traits()?;
    let mut known = Known::with_capacity(stored.len() + coming);
    for traits in stored {
        known.add(Of::Exhibitor(traits.id), Cow::Owned(Traits::of_exhibitor(&traits)));
    }
    Ok(known)
}

/// Makes records of rows.
pub(super) struct Writer<'a> {
    event: &'a Event,
    source_id: ImportSourceId,
    actor: String,
    at: chrono::DateTime<chrono::Utc>,
    attendant_role: RoleId,
    seal: Seal,
    by_nik: ByNik,
    /// The rows of this sheet as they were imported last.
    before: &'a Before,
    /// New firms that are not yet put in, each with its row's number; see [`Writer::settle`].
    new: Vec<(u32, Made)>,
    /// The booths of the event, once they are asked for; an import changes none.
    booths: Option<Vec<Booth>>,
    /// Wishes of rows that are written.
    wishes: Vec<Pending>,
    /// Rows of this sheet that were held last time, by their key.
    held_before: BTreeMap<String, HeldRow>,
    pub(super) written: Written,
}

impl<'a> Writer<'a> {
    pub(super) fn new(
        tx: &mut Tx<'_>,
        event: &'a Event,
        source_id: ImportSourceId,
        before: &'a Before,
        (actor, at): (String, chrono::DateTime<chrono::Utc>),
        coming: usize,
    ) -> Result<Self, AppError> {
        let roles = tx.roles(event.id)?;
        let attendant_role = roles
            .iter()
            .find(|role: &&Role| role.code == "exhibitor")
            .or_else(|| roles.first())
            .map(|role| role.id)
            .ok_or(AppError::Unknown { kind: "role", name: "exhibitor".to_owned(), known: Vec::new() })?;
        Ok(Self {
            event,
            source_id,
            actor,
            at,
            attendant_role,
            seal: Seal::of_workspace(tx)?,
            by_nik: ByNik::of_workspace(tx, coming)?,
            before,
            new: Vec::new(),
            booths: None,
            wishes: Vec::new(),
            held_before: BTreeMap::new(),
            written: Written::default(),
        })
    }

    /// Who tells what is to be written. What was held of the sheet goes to either: rows that a person has left out
    /// to the matcher, the others to the writer.
    fn matcher<'t>(
        &mut self,
        tx: &Tx<'_>,
        known: Known<'t>,
        on_duplicate: OnDuplicate,
        coming: usize,
    ) -> Result<Matcher<'t>, AppError>
    where
        'a: 't,
    {
        let mut dropped = HashMap::new();
        for held in tx.held_rows_of_source(self.source_id)? {
            if held.dropped {
                dropped.insert(fingerprint(&Form::from_json(&held.values_json)), held);
            } else {
                self.held_before.insert(held.row_key.clone(), held);
            }
        }
        let mut niks = HashSet::with_capacity(self.by_nik.niks().len() + coming);
        niks.extend(self.by_nik.niks().map(str::to_owned));
        Ok(Matcher {
            event_id: self.event.id,
            attendant_role: self.attendant_role,
            on_duplicate,
            seal: self.seal.clone(),
            known,
            before: self.before,
            taken: HashSet::new(),
            dropped,
            niks,
            claimed: HashMap::with_capacity(coming),
            became: HashMap::with_capacity(coming),
        })
    }

    /// Writes what becomes of a row; firms that are made only here are told of.
    fn row(
        &mut self,
        tx: &mut Tx<'_>,
        row: &ReadRow,
        fate: Fate,
        told: &mpsc::Sender<ExhibitorId>,
    ) -> Result<(), AppError> {
        let (double, done) = match fate {
            Fate::Create { double, made } => {
                if let Some(made) = made {
                    self.begin(row, *made);
                } else {
                    let id = self.create(tx, row)?;
                    // Who waits for it goes on; where nobody does any more, nothing is lost.
                    let _ = told.send(id);
                }
                (double, Done::Created)
            }
            Fate::Update { exhibitor_id, found, double } => {
                self.update(tx, row, exhibitor_id, found)?;
                (double, Done::Updated)
            }
            Fate::Hold { of, exhibitor_id, reason } => {
                self.hold(tx, row, of, exhibitor_id, reason)?;
                (Some((of, reason)), Done::Held)
            }
            Fate::Dropped { of, held } => {
                let reason = Reason::from_code(&held.reason);
                tx.update(&HeldRow { row_number: row.number, row_key: key_of(row.number), ..*held })?;
                (Some((of, reason)), Done::Dropped)
            }
        };
        if let Some((of, reason)) = double {
            self.written.doubles.push(Double { row: row.number, of, reason, done });
        }
        Ok(())
    }

    /// Puts in a new firm, whose owner may be known by the NIK.
    pub(super) fn create(&mut self, tx: &mut Tx<'_>, row: &ReadRow) -> Result<ExhibitorId, AppError> {
        // The owner may be somebody whom a row above has brought.
        self.settle(tx)?;
        let by_nik = self.by_nik.owner(tx, &row.form)?;
        let around =
            Around { attendant_role: self.attendant_role, base: None, by_nik: by_nik.as_ref(), people: &[] };
        let made = Made::new(row, self.event.id, &around, &self.seal);
        let id = made.parts.exhibitor.id;
        self.begin(row, made);
        self.settle(tx)?;
        Ok(id)
    }

    /// Takes a new firm to be put in with others.
    fn begin(&mut self, row: &ReadRow, made: Made) {
        self.note_identity(&made.parts);
        self.wish(row, &made.parts, naming(&row.form), false);
        self.new.push((row.number, made));
        self.written.created += 1;
    }

    /// Puts in the new firms that wait for it: before anything reads what they brought, and now and then.
    fn settle(&mut self, tx: &mut Tx<'_>) -> Result<(), AppError> {
        if self.new.is_empty() {
            return Ok(());
        }
        let new = std::mem::take(&mut self.new);
        put_new(tx, &new.iter().map(|(_, made)| made).collect::<Vec<_>>(), &self.actor, self.at)?;
        let mut kept = Vec::with_capacity(new.len());
        for (number, Made { parts, values_json }) in new {
            let row = ImportRow {
                source_id: self.source_id,
                row_key: key_of(number),
                exhibitor_id: parts.exhibitor.id,
                values_json,
            };
            if self.before.has(&row.row_key) {
                tx.put(&row)?;
            } else {
                kept.push(row);
            }
        }
        Ok(tx.insert_all(&kept)?)
    }

    /// Updates a firm by a three-way compare; `found` is the earlier row that this row is.
    pub(super) fn update(
        &mut self,
        tx: &mut Tx<'_>,
        row: &ReadRow,
        exhibitor_id: ExhibitorId,
        found: Option<usize>,
    ) -> Result<ExhibitorId, AppError> {
        self.settle(tx)?;
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
        let mut workspace = stored.form();
        if !naming(&row.form).is_empty() {
            let booths = match &mut self.booths {
                Some(booths) => booths,
                unread => unread.insert(tx.booths(self.event.id)?),
            };
            wishes::say(tx, booths, &stored.participation, &mut workspace)?;
        }
        let merge = merge(&Compared { base, list: &row.form, workspace: &workspace, takes_part }, &self.seal);
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
        let is_new = parts != stored || !takes_part;
        if is_new {
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
        let named = merge.taken.iter().copied().filter(|field| NAMING.contains(field)).collect();
        self.wish(row, &parts, named, !is_new);
        self.remember(tx, row, exhibitor_id, row.as_listed().to_json(&self.seal))?;
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
        // It refers to the firm that it may double.
        self.settle(tx)?;
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

    /// Keeps what the row said, for the next compare.
    fn remember(
        &self,
        tx: &mut Tx<'_>,
        row: &ReadRow,
        exhibitor_id: ExhibitorId,
        values_json: String,
    ) -> Result<(), AppError> {
        let row_key = key_of(row.number);
        let kept = ImportRow { source_id: self.source_id, row_key, exhibitor_id, values_json };
        if self.before.has(&kept.row_key) {
            tx.put(&kept)?;
        } else {
            tx.insert(&kept)?;
        }
        Ok(())
    }

    /// Notes the wishes of a row that name booths or firms.
    fn wish(&mut self, row: &ReadRow, parts: &Parts, fields: Vec<Field>, is_else_unchanged: bool) {
        if !fields.is_empty() {
            self.wishes.push(Pending {
                row: row.number,
                exhibitor_id: parts.exhibitor.id,
                participation_id: parts.participation.id,
                fields,
                is_else_unchanged,
            });
        }
    }

    /// Looks up the booths and firms that rows name, now that all of them are written.
    pub(super) fn link(
        &mut self,
        tx: &mut Tx<'_>,
        rows: &[ReadRow],
        headers: &BTreeMap<Field, String>,
    ) -> Result<(), AppError> {
        let pending = std::mem::take(&mut self.wishes);
        if pending.is_empty() {
            return Ok(());
        }
        let by_number: HashMap<u32, &ReadRow> = rows.iter().map(|row| (row.number, row)).collect();
        let header = |field: Field| headers.get(&field).cloned().unwrap_or_else(|| field.key().to_owned());
        let row_of = |number| by_number.get(&number).copied();
        for linked in wishes::link(tx, self.event, pending, row_of, header)? {
            let Pending { row, exhibitor_id, is_else_unchanged, .. } = linked.pending;
            if linked.changed && is_else_unchanged {
                self.written.unchanged -= 1;
                self.written.updated += 1;
            }
            if let Some(base) = linked.base {
                let (row_key, values_json) = (key_of(row), base.to_json(&self.seal));
                tx.put(&ImportRow { source_id: self.source_id, row_key, exhibitor_id, values_json })?;
            }
            self.written.unlinked.extend(linked.unlinked);
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
    fn close(&mut self, tx: &mut Tx<'_>, matcher: Matcher<'_>) -> Result<(), AppError> {
        let Matcher { dropped, became, claimed, .. } = matcher;
        let gone = std::mem::take(&mut self.held_before).into_values();
        for held in gone.chain(dropped.into_values()) {
            forget_held(tx, held.id)?;
        }
        let written: HashSet<String> = became.keys().map(|number| key_of(*number)).collect();
        let left = self.before.left_over(|key| written.contains(key), |firm| claimed.contains_key(&firm));
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
