//! Writes the rows of a list, all in one transaction.
//!
//! The file is long because it follows one row through all that can become of it.

use std::collections::{BTreeMap, HashMap};

use domain::badge::Role;
use domain::event::Event;
use domain::id::{ChangeSetId, ExhibitorId, HeldRowId, ImportSourceId, RoleId};
use store::{ColumnMapping, HeldRow, ImportRow, ImportSource, Tx};
use tabular::columns::{Field, header_fingerprint};
use uuid::Uuid;

use super::doubles::{Known, Of, Reason, Traits};
use super::form::Form;
use super::merge::merge;
use super::parts::Parts;
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

/// What became of the rows.
#[derive(Debug, Default)]
pub(super) struct Written {
    pub(super) created: usize,
    pub(super) updated: usize,
    pub(super) unchanged: usize,
    /// Rows held back: their number, whom they may double, why.
    pub(super) held: Vec<(u32, Of, Reason)>,
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
    request: &ImportRequest,
    watch: Watch<'_>,
) -> Result<Written, AppError> {
    let change = session.change(Some(event.id), "exhibitors", "exhibitors_import");
    let (actor, at) = (session.actor.clone(), session.now());
    let ended = session.store.write::<Written, Ending>(&change, |tx| {
        let source = keep_source(tx, event, source, at)?;
        for (header, key) in &request.columns {
            tx.put(&ColumnMapping { header_key: header_fingerprint(header), field: key.clone() })?;
        }
        let mut writer = Writer::new(tx, event, source, request.on_duplicate, actor, at)?;
        for (index, row) in rows.iter().enumerate() {
            if index.is_multiple_of(ROWS_A_LOOK) {
                tell(watch, Stage::Writing, index, rows.len())?;
            }
            if !row.is_rejected() {
                writer.row(tx, row)?;
            }
        }
        tell(watch, Stage::Writing, rows.len(), rows.len())?;
        if request.dry_run { Err(Ending::Dry(writer.written)) } else { Ok(writer.written) }
    });
    match ended {
        Ok((written, change_set)) => Ok(Written { change_set, ..written }),
        Err(Ending::Dry(written)) => Ok(written),
        Err(Ending::Failed(error)) => Err(error),
    }
}

fn keep_source(
    tx: &mut Tx<'_>,
    event: &Event,
    source: &Source,
    at: chrono::DateTime<chrono::Utc>,
) -> Result<ImportSourceId, AppError> {
    let known = tx.import_source(event.id, &source.name, &source.sheet)?;
    let id = known.map_or_else(|| ImportSourceId(Uuid::now_v7()), |known| known.id);
    tx.put(&ImportSource {
        id,
        event_id: event.id,
        name: source.name.clone(),
        sheet: source.sheet.clone(),
        content_sha256: source.content_sha256,
        imported_at: at,
    })?;
    Ok(id)
}

struct Writer<'a> {
    event: &'a Event,
    source_id: ImportSourceId,
    on_duplicate: OnDuplicate,
    actor: String,
    at: chrono::DateTime<chrono::Utc>,
    attendant_role: RoleId,
    /// Firms of the workspace, and rows of this list that became firms.
    known: Known,
    /// The rows of this sheet as they were imported last.
    before: BTreeMap<String, ImportRow>,
    /// The key of the row that a firm came from.
    row_of: HashMap<ExhibitorId, String>,
    /// Rows of this sheet that were held last time, by their key.
    held_before: BTreeMap<String, HeldRowId>,
    /// Which row of this list has a firm already.
    claimed: HashMap<ExhibitorId, u32>,
    /// Which firm a row of this list became.
    became: HashMap<u32, ExhibitorId>,
    written: Written,
}

impl<'a> Writer<'a> {
    fn new(
        tx: &Tx<'_>,
        event: &'a Event,
        source_id: ImportSourceId,
        on_duplicate: OnDuplicate,
        actor: String,
        at: chrono::DateTime<chrono::Utc>,
    ) -> Result<Self, AppError> {
        let mut known = Known::default();
        for traits in tx.exhibitor_traits()? {
            known.add(Of::Exhibitor(traits.id), Traits::of_exhibitor(&traits));
        }
        let roles = tx.roles(event.id)?;
        let attendant_role = roles
            .iter()
            .find(|role: &&Role| role.code == "exhibitor")
            .or_else(|| roles.first())
            .map(|role| role.id)
            .ok_or(AppError::Unknown { kind: "role", name: "exhibitor".to_owned(), known: Vec::new() })?;
        let before: BTreeMap<String, ImportRow> =
            tx.import_rows(source_id)?.into_iter().map(|row| (row.row_key.clone(), row)).collect();
        let row_of = before.values().map(|row| (row.exhibitor_id, row.row_key.clone())).collect();
        let held_before = tx
            .held_rows(event.id)?
            .into_iter()
            .filter(|held| held.source_id == source_id)
            .map(|held| (held.row_key, held.id))
            .collect();
        Ok(Self {
            event,
            source_id,
            on_duplicate,
            actor,
            at,
            attendant_role,
            known,
            before,
            row_of,
            held_before,
            claimed: HashMap::new(),
            became: HashMap::new(),
            written: Written::default(),
        })
    }

    fn row(&mut self, tx: &mut Tx<'_>, row: &ReadRow) -> Result<(), AppError> {
        let row_key = format!("row/{}", row.number);
        // What was held before is decided anew.
        if let Some(held) = self.held_before.remove(&row_key) {
            tx.delete::<HeldRow>(held)?;
        }
        let meant = match self.same_row(&row_key, row) {
            Some(exhibitor_id) => Some((Of::Exhibitor(exhibitor_id), Reason::NibAndName)),
            None => self.known.find(&row.traits),
        };
        match meant {
            None => self.create(tx, row, row_key),
            Some((of, reason)) => self.meets(tx, row, row_key, of, reason),
        }
    }

    /// The firm that the same row of the same sheet became, if the row still means it.
    fn same_row(&self, row_key: &str, row: &ReadRow) -> Option<ExhibitorId> {
        let before = self.before.get(row_key)?;
        let said = Traits::of_form(&Form::from_json(&before.values_json));
        row.traits.still_means(&said).then_some(before.exhibitor_id)
    }

    fn meets(
        &mut self,
        tx: &mut Tx<'_>,
        row: &ReadRow,
        row_key: String,
        of: Of,
        reason: Reason,
    ) -> Result<(), AppError> {
        let exhibitor_id = match of {
            Of::Exhibitor(id) => Some(id),
            Of::Row(number) => self.became.get(&number).copied(),
        };
        let earlier = exhibitor_id.and_then(|id| self.claimed.get(&id).copied());
        let is_same_firm =
            reason == Reason::NibAndName && matches!(of, Of::Exhibitor(_)) && earlier.is_none();
        match (is_same_firm, self.on_duplicate, exhibitor_id) {
            (true, _, Some(id)) | (false, OnDuplicate::Update, Some(id)) => self.update(tx, row, row_key, id),
            (false, OnDuplicate::Create, _) => self.create(tx, row, row_key),
            _ => {
                let of = earlier.map_or(of, Of::Row);
                self.hold(tx, row, row_key, of, reason)
            }
        }
    }

    fn create(&mut self, tx: &mut Tx<'_>, row: &ReadRow, row_key: String) -> Result<(), AppError> {
        let mut parts = Parts::blank(self.event.id);
        for (field, _) in row.form.fields() {
            parts.take(field, &row.form, self.attendant_role);
        }
        parts.exhibitor.address.region_code.clone_from(&row.region_code);
        self.insert_people(tx, &parts, None)?;
        tx.insert(&parts.exhibitor)?;
        self.put_rest(tx, &parts, None)?;
        tx.enter_participation(&parts.participation, &self.actor, self.at, None)?;
        self.put_attendants(tx, &parts, None)?;
        let id = parts.exhibitor.id;
        self.became.insert(row.number, id);
        self.known.add(Of::Row(row.number), row.traits.clone());
        self.remember(tx, row, row_key, id)?;
        self.written.created += 1;
        Ok(())
    }

    fn update(
        &mut self,
        tx: &mut Tx<'_>,
        row: &ReadRow,
        row_key: String,
        exhibitor_id: ExhibitorId,
    ) -> Result<(), AppError> {
        let Some((stored, takes_part)) = Parts::stored(tx, exhibitor_id, self.event.id)? else {
            return self.create(tx, row, row_key);
        };
        let base = self
            .before
            .get(&row_key)
            .filter(|before| before.exhibitor_id == exhibitor_id)
            .or_else(|| self.row_of.get(&exhibitor_id).and_then(|key| self.before.get(key)))
            .map(|before| Form::from_json(&before.values_json));
        let merge = merge(base.as_ref(), &row.form, &stored.form());
        let mut parts = stored.clone();
        for field in &merge.taken {
            parts.take(*field, &row.form, self.attendant_role);
        }
        if merge
            .taken
            .iter()
            .any(|field| matches!(field, Field::Kelurahan | Field::Kecamatan | Field::Regency))
        {
            parts.exhibitor.address.region_code.clone_from(&row.region_code);
        }
        self.written.kept.extend(merge.kept.iter().map(|field| (row.number, *field)));
        let changed = parts != stored || !takes_part;
        if changed {
            self.insert_people(tx, &parts, Some(&stored))?;
            tx.update(&parts.exhibitor)?;
            self.put_rest(tx, &parts, Some(&stored))?;
            if takes_part {
                tx.update(&parts.participation)?;
            } else {
                tx.enter_participation(&parts.participation, &self.actor, self.at, None)?;
            }
            self.put_attendants(tx, &parts, Some(&stored))?;
            self.written.updated += 1;
        } else {
            self.written.unchanged += 1;
        }
        self.became.insert(row.number, exhibitor_id);
        self.remember(tx, row, row_key, exhibitor_id)
    }

    fn hold(
        &mut self,
        tx: &mut Tx<'_>,
        row: &ReadRow,
        row_key: String,
        of: Of,
        reason: Reason,
    ) -> Result<(), AppError> {
        let (of_row, of_exhibitor_id) = match of {
            Of::Row(number) => (Some(number), self.became.get(&number).copied()),
            Of::Exhibitor(id) => (None, Some(id)),
        };
        tx.insert(&HeldRow {
            id: HeldRowId(Uuid::now_v7()),
            source_id: self.source_id,
            row_number: row.number,
            row_key,
            values_json: row.form.to_json(),
            of_row,
            of_exhibitor_id,
            reason: reason.code().to_owned(),
        })?;
        self.written.held.push((row.number, of, reason));
        Ok(())
    }

    /// Keeps what the row said, for the next compare, and that it has its firm.
    fn remember(
        &mut self,
        tx: &mut Tx<'_>,
        row: &ReadRow,
        row_key: String,
        exhibitor_id: ExhibitorId,
    ) -> Result<(), AppError> {
        self.claimed.entry(exhibitor_id).or_insert(row.number);
        let kept =
            ImportRow { source_id: self.source_id, row_key, exhibitor_id, values_json: row.form.to_json() };
        if self.before.contains_key(&kept.row_key) {
            tx.update(&kept)?;
        } else {
            tx.insert(&kept)?;
        }
        Ok(())
    }

    /// The owner and what identifies them; before the firm, which refers to them.
    fn insert_people(&self, tx: &mut Tx<'_>, parts: &Parts, stored: Option<&Parts>) -> Result<(), AppError> {
        if let Some(owner) = &parts.owner {
            match stored.and_then(|stored| stored.owner.as_ref()) {
                Some(_) => {
                    tx.update(owner)?;
                }
                None => tx.insert(owner)?,
            }
        }
        if let Some(identity) = &parts.identity {
            match stored.and_then(|stored| stored.identity.as_ref()) {
                Some(_) => {
                    tx.update(identity)?;
                }
                None => tx.insert(identity)?,
            }
        }
        Ok(())
    }

    /// Telephones and the flagship product.
    fn put_rest(&self, tx: &mut Tx<'_>, parts: &Parts, stored: Option<&Parts>) -> Result<(), AppError> {
        let before = stored.map_or(0, |stored| stored.phones.len());
        for (index, phone) in parts.phones.iter().enumerate() {
            if index < before {
                tx.update(phone)?;
            } else {
                tx.insert(phone)?;
            }
        }
        for phone in stored.into_iter().flat_map(|stored| &stored.phones).skip(parts.phones.len()) {
            tx.delete::<domain::exhibitor::ExhibitorPhone>((phone.exhibitor_id, phone.position))?;
        }
        if let Some(product) = &parts.product {
            let mut product = product.clone();
            if product.name.is_empty() {
                // A price without a product's name: the category says best what is sold.
                let firm = &parts.exhibitor;
                product.name = firm.category.clone().unwrap_or_else(|| firm.name.clone());
            }
            match stored.and_then(|stored| stored.product.as_ref()) {
                Some(_) => {
                    tx.update(&product)?;
                }
                None => tx.insert(&product)?,
            }
        }
        Ok(())
    }

    fn put_attendants(&self, tx: &mut Tx<'_>, parts: &Parts, stored: Option<&Parts>) -> Result<(), AppError> {
        let before = stored.map_or(0, |stored| stored.attendants.len());
        for (index, (holder, person)) in parts.attendants.iter().enumerate() {
            let is_owner = Some(person.id) == parts.exhibitor.owner_id;
            if index < before {
                if !is_owner {
                    tx.update(person)?;
                }
                continue;
            }
            if !is_owner {
                tx.insert(person)?;
            }
            tx.insert(holder)?;
        }
        Ok(())
    }
}
