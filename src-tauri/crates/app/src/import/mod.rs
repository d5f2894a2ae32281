//! Import: from a list of applicants to firms, people and participations, in one change set that can be undone.
//!
//! A row meets what is known in this order: the row that it was when the sheet was imported last, wherever it stands
//! now, then the same NIB under a similar name: the same firm, updated by a three-way compare. Any other likeness is
//! held for a person to decide.

mod before;
pub(crate) mod doubles;
mod firm_people;
mod form;
mod held;
mod inspect;
mod matching;
mod merge;
mod parts;
mod people;
pub(crate) mod read_row;
mod records;
mod report;
pub(crate) mod seal;
mod spelling;
mod table;
pub(crate) mod wishes;
pub(crate) mod write;

use std::path::{Path, PathBuf};
use std::sync::{PoisonError, RwLock};

use domain::region::{Gazetteer, RegionDoubt, TypedRegion};
use rayon::prelude::*;
use rustc_hash::FxHashMap;
use serde::Deserialize;
use sha2::{Digest, Sha256};
use store::backup::{self, Reason as BackupReason};
use tabular::cell::{Row, Workbook};
use tabular::columns::{ColumnMatch, Field};
use tabular::read::{ReadLimits, read_bytes};

pub use held::{Decided, Decision, HeldField, HeldOut, KeptCell, OfFirm, decide, held};
pub use inspect::{FieldOut, InspectedColumn, Inspection, SheetOut, TopRow, inspect};
pub(crate) use parts::corner_wish;
pub use report::{ColumnOut, DuplicateOut, ImportReport, OfOut, RowProblem};
pub use table::{CellFix, Choices};

use crate::error::AppError;
use crate::progress::{Stage, Watch, tell};
use crate::regions;
use crate::session::Session;
use doubles::{Traits, fingerprint};
use form::Form;
use read_row::{Issue, IssueKind, read_row};

/// What to do with a row that may double another.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum OnDuplicate {
    /// Keep it aside until a person has looked.
    #[default]
    Hold,
    /// Make a new firm of it.
    Create,
    /// Update the firm that it doubles.
    Update,
}

/// What to import, and how.
#[derive(Debug, Clone, Default)]
pub struct ImportRequest {
    /// The list.
    pub path: PathBuf,
    /// The event's slug; `None` for the newest.
    pub event: Option<String>,
    /// What a person has chosen of the list, and corrected in it.
    pub choices: Choices,
    /// Say what would be done, and do nothing.
    pub dry_run: bool,
    /// What to do with likely doubles.
    pub on_duplicate: OnDuplicate,
}

/// A row that has been read.
pub(crate) struct ReadRow {
    number: u32,
    form: Form,
    issues: Vec<Issue>,
    traits: Traits,
    /// What the list itself says, see [`fingerprint`].
    fingerprint: u64,
    region_code: Option<String>,
    /// The row as the list has it, where a person has corrected cells.
    listed: Option<Form>,
}

impl ReadRow {
    /// What the list says, without a person's corrections: they are to stand when the list comes again.
    fn as_listed(&self) -> &Form {
        self.listed.as_ref().unwrap_or(&self.form)
    }

    /// Whether the row is left out altogether.
    fn is_rejected(&self) -> bool {
        self.issues.iter().any(|issue| issue.kind == IssueKind::NoFirmName)
    }
}

/// Imports a list: reads and understands it, backs the workspace up, and writes it in one transaction. Cancelled or
/// failed, nothing is kept.
///
/// # Errors
/// [`AppError::Read`] for a file that does not read, [`AppError::NoList`] for one without a list,
/// [`AppError::Unknown`] for a sheet, a header or a field that there is not; and as any write.
pub fn import(
    session: &mut Session,
    request: &ImportRequest,
    watch: Watch<'_>,
) -> Result<ImportReport, AppError> {
    let event = session.event(request.event.as_deref())?;
    let bytes = read_bytes_of(&request.path)?;
    let mut workbook = read_sheets(&request.path, &bytes, watch)?;
    let as_listed = table::correct(&mut workbook, &request.choices)?;
    let table::Found { table, mappings } = table::find(session, &workbook, &request.path, &request.choices)?;
    let has_name = table.columns.iter().any(|column| column.field == Some(Field::FirmName));
    if table.data.is_empty() || !has_name {
        let sheets = workbook.sheets.iter().map(|sheet| sheet.name.clone()).collect();
        return Err(AppError::NoList { path: request.path.clone(), sheets });
    }
    let sheet = &workbook.sheets[table.sheet];

    tell(watch, Stage::Understanding, 0, table.data.len())?;
    let places = Places::of(regions::gazetteer(&session.store.read())?);
    let rows: Vec<ReadRow> = table
        .data
        .par_iter()
        .map(|at| {
            let row = &sheet.rows[*at];
            let mut read = understand(row, &table.columns, &places);
            if let Some(listed) = as_listed.get(&(table.sheet, row.number)) {
                let (form, _) = read_row(listed, &table.columns);
                read.fingerprint = fingerprint(&form);
                read.listed = Some(form);
            }
            read
        })
        .collect();
    tell(watch, Stage::Understanding, rows.len(), rows.len())?;
    let sheet = sheet.name.clone();
    // At once, so that the records to be made take its room.
    drop(workbook);

    if !request.dry_run {
        tell(watch, Stage::BackingUp, 0, 0)?;
        backup::automatic(session.path(), BackupReason::BeforeImport, session.now().timestamp_millis())?;
    }
    let source = write::Source {
        name: file_name(&request.path),
        sheet,
        content_sha256: Sha256::digest(&bytes).into(),
        headers: table
            .columns
            .iter()
            .filter_map(|column| Some((column.field?, column.header.clone())))
            .filter(|(_, header)| !header.trim().is_empty())
            .collect(),
    };
    let written = write::write(session, &event, &source, &rows, &mappings, request, watch)?;
    let report = report::report(session.lang(), request, &source.sheet, &table, &rows, &written);
    // Half a million small texts: nobody waits until each is freed. Without a thread they are freed here.
    let freed = std::thread::Builder::new().spawn(move || drop(rows));
    drop(freed);
    Ok(report)
}

fn read_bytes_of(path: &Path) -> Result<Vec<u8>, AppError> {
    use std::io::Read as _;
    let limits = ReadLimits::default();
    let said = |cause| AppError::Read { path: path.to_owned(), cause };
    let file = std::fs::File::open(path).map_err(|error| said(error.into()))?;
    // A vector that grows touches twice the memory.
    let size = file.metadata().map_or(0, |about| about.len().min(limits.file_bytes));
    let mut bytes = Vec::with_capacity(usize::try_from(size).unwrap_or(0) + 1);
    file.take(limits.file_bytes + 1).read_to_end(&mut bytes).map_err(|error| said(error.into()))?;
    Ok(bytes)
}

fn read_sheets(path: &Path, bytes: &[u8], watch: Watch<'_>) -> Result<Workbook, AppError> {
    let name = path.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
    let mut told = |progress: tabular::read::Progress| {
        watch(crate::progress::Progress {
            stage: Stage::Reading,
            done: progress.done,
            total: progress.total.unwrap_or(0),
            plan: None,
        })
    };
    read_bytes(bytes, &name, &ReadLimits::default(), &mut told).map_err(|cause| match cause {
        tabular::read::ReadError::Cancelled => AppError::Cancelled,
        cause => AppError::Read { path: path.to_owned(), cause },
    })
}

/// Regions, and the places that were looked up by what was typed: most rows of a list come from a few hundred.
struct Places {
    gazetteer: Gazetteer,
    known: RwLock<FxHashMap<String, (Option<String>, bool)>>,
}

impl Places {
    fn of(gazetteer: Gazetteer) -> Self {
        Self { gazetteer, known: RwLock::default() }
    }

    /// The region of a row's address, and whether what was typed contradicts itself.
    fn region_of(&self, form: &Form) -> (Option<String>, bool) {
        let typed = [Field::Kelurahan, Field::Kecamatan, Field::Regency]
            .map(|field| form.get(field).unwrap_or_default());
        // No cell's tidy text has a tab.
        let key = typed.join("\t");
        // Whoever panicked with the lock has not left a place half written.
        if let Some(known) = self.known.read().unwrap_or_else(PoisonError::into_inner).get(&key) {
            return known.clone();
        }
        let found = region_of(form, &self.gazetteer);
        self.known.write().unwrap_or_else(PoisonError::into_inner).insert(key, found.clone());
        found
    }
}

fn understand(row: &Row, columns: &[ColumnMatch], places: &Places) -> ReadRow {
    let (form, mut issues) = read_row(row, columns);
    let (region_code, contradicts) = places.region_of(&form);
    if contradicts {
        let said = |field| form.get(field).unwrap_or_default();
        let typed = [Field::Kelurahan, Field::Kecamatan, Field::Regency].map(said).join(", ");
        let column = columns.iter().find(|column| column.field == Some(Field::Kelurahan));
        issues.push(Issue {
            column: column.map(|column| column.index),
            kind: IssueKind::RegionContradicts,
            typed,
        });
    }
    ReadRow {
        number: row.number,
        traits: Traits::of_form(&form),
        fingerprint: fingerprint(&form),
        region_code,
        listed: None,
        form,
        issues,
    }
}

/// The region of a row's address, and whether what was typed contradicts itself.
fn region_of(form: &Form, gazetteer: &Gazetteer) -> (Option<String>, bool) {
    let said = |field| form.get(field).unwrap_or_default();
    let lookup = gazetteer.lookup(TypedRegion {
        kelurahan: said(Field::Kelurahan),
        kecamatan: said(Field::Kecamatan),
        city: said(Field::Regency),
    });
    let contradicts = lookup.doubts.iter().any(|doubt| matches!(doubt, RegionDoubt::Disagrees { .. }));
    (lookup.matched.map(|matched| matched.code), contradicts)
}

fn file_name(path: &Path) -> String {
    path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default()
}
