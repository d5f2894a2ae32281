//! Import: from a list of applicants to firms, people and participations, in one change set that can be undone.
//!
//! A row meets what is known in this order: the same row of the same sheet, then the same NIB under a similar name:
//! the same firm, updated by a three-way compare. Any other likeness is held for a person to decide.

pub(crate) mod doubles;
mod form;
mod merge;
mod parts;
pub(crate) mod read_row;
mod report;
mod spelling;
mod write;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use domain::region::{Gazetteer, RegionDoubt, TypedRegion};
use rayon::prelude::*;
use sha2::{Digest, Sha256};
use store::backup::{self, Reason as BackupReason};
use tabular::cell::{Row, Sheet, Workbook};
use tabular::columns::{Field, Remembered, header_fingerprint};
use tabular::header::{Table, find_table, find_table_in};
use tabular::read::{ReadLimits, read_bytes};

pub use report::{ColumnOut, DuplicateOut, ImportReport, OfOut, RowProblem};

use crate::error::AppError;
use crate::progress::{Stage, Watch, tell};
use crate::regions;
use crate::session::Session;
use doubles::Traits;
use form::Form;
use read_row::{Issue, IssueKind, read_row};

/// What to do with a row that may double another.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
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
    /// The sheet; `None` for the one that looks like a list of applicants.
    pub sheet: Option<String>,
    /// Say what would be done, and do nothing.
    pub dry_run: bool,
    /// What to do with likely doubles.
    pub on_duplicate: OnDuplicate,
    /// Headers that a person has matched to a field's key (empty: leave the column out). Remembered.
    pub columns: Vec<(String, String)>,
}

/// A row that has been read.
pub(crate) struct ReadRow {
    number: u32,
    form: Form,
    issues: Vec<Issue>,
    traits: Traits,
    region_code: Option<String>,
}

impl ReadRow {
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
    let workbook = read_sheets(&request.path, &bytes, watch)?;
    let remembered = remembered(session, &request.columns)?;
    let table = table_of(&workbook, request, &remembered)?;
    check_headers(&table, &request.columns)?;
    let sheet = &workbook.sheets[table.sheet];

    tell(watch, Stage::Understanding, 0, table.data.len())?;
    let gazetteer = regions::gazetteer(&session.store.read())?;
    let rows: Vec<ReadRow> =
        table.data.par_iter().map(|at| understand(&sheet.rows[*at], &table, &gazetteer)).collect();
    tell(watch, Stage::Understanding, rows.len(), rows.len())?;

    if !request.dry_run {
        tell(watch, Stage::BackingUp, 0, 0)?;
        backup::automatic(session.path(), BackupReason::BeforeImport, session.now().timestamp_millis())?;
    }
    let source = write::Source {
        name: file_name(&request.path),
        sheet: sheet.name.clone(),
        content_sha256: Sha256::digest(&bytes).into(),
    };
    let written = write::write(session, &event, &source, &rows, request, watch)?;
    Ok(report::report(session.lang(), request, sheet, &table, &rows, &written))
}

fn read_bytes_of(path: &Path) -> Result<Vec<u8>, AppError> {
    use std::io::Read as _;
    let limits = ReadLimits::default();
    let said = |cause| AppError::Read { path: path.to_owned(), cause };
    let file = std::fs::File::open(path).map_err(|error| said(error.into()))?;
    let mut bytes = Vec::new();
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
        })
    };
    read_bytes(bytes, &name, &ReadLimits::default(), &mut told).map_err(|cause| match cause {
        tabular::read::ReadError::Cancelled => AppError::Cancelled,
        cause => AppError::Read { path: path.to_owned(), cause },
    })
}

/// Earlier corrections of columns, and those of this request before them.
fn remembered(session: &Session, columns: &[(String, String)]) -> Result<Remembered, AppError> {
    let mut remembered: Remembered = BTreeMap::new();
    for mapping in session.store.read().column_mappings()? {
        remembered.insert(mapping.header_key, Field::from_key(&mapping.field));
    }
    for (header, key) in columns {
        let field = Field::from_key(key);
        if field.is_none() && !key.is_empty() {
            let known = Field::all().map(|field| field.key().to_owned()).collect();
            return Err(AppError::Unknown { kind: "field", name: key.clone(), known });
        }
        remembered.insert(header_fingerprint(header), field);
    }
    Ok(remembered)
}

fn table_of(
    workbook: &Workbook,
    request: &ImportRequest,
    remembered: &Remembered,
) -> Result<Table, AppError> {
    let names = || workbook.sheets.iter().map(|sheet| sheet.name.clone()).collect::<Vec<_>>();
    let table = match &request.sheet {
        None => find_table(workbook, remembered),
        Some(name) => {
            let index = workbook
                .sheets
                .iter()
                .position(|sheet: &Sheet| &sheet.name == name)
                .ok_or_else(|| AppError::Unknown { kind: "sheet", name: name.clone(), known: names() })?;
            find_table_in(&workbook.sheets[index], index, remembered)
        }
    };
    let has_name = |table: &Table| table.columns.iter().any(|column| column.field == Some(Field::FirmName));
    table
        .filter(|table| !table.data.is_empty() && has_name(table))
        .ok_or_else(|| AppError::NoList { path: request.path.clone(), sheets: names() })
}

/// A header that a person names must be there, or the correction would be lost without a word.
fn check_headers(table: &Table, columns: &[(String, String)]) -> Result<(), AppError> {
    for (header, _) in columns {
        let wanted = header_fingerprint(header);
        if !table.columns.iter().any(|column| header_fingerprint(&column.header) == wanted) {
            return Err(AppError::Unknown {
                kind: "header",
                name: header.clone(),
                known: table.columns.iter().map(|column| column.header.clone()).collect(),
            });
        }
    }
    Ok(())
}

fn understand(row: &Row, table: &Table, gazetteer: &Gazetteer) -> ReadRow {
    let (form, mut issues) = read_row(row, &table.columns);
    let said = |field| form.get(field).unwrap_or_default();
    let lookup = gazetteer.lookup(TypedRegion {
        kelurahan: said(Field::Kelurahan),
        kecamatan: said(Field::Kecamatan),
        city: said(Field::Regency),
    });
    let contradicts = lookup.doubts.iter().any(|doubt| matches!(doubt, RegionDoubt::Disagrees { .. }));
    if contradicts {
        let typed = [Field::Kelurahan, Field::Kecamatan, Field::Regency].map(said).join(", ");
        let column = table.columns.iter().find(|column| column.field == Some(Field::Kelurahan));
        issues.push(Issue {
            column: column.map(|column| column.index),
            kind: IssueKind::RegionContradicts,
            typed,
        });
    }
    ReadRow {
        number: row.number,
        traits: Traits::of_form(&form),
        region_code: lookup.matched.map(|matched| matched.code),
        form,
        issues,
    }
}

fn file_name(path: &Path) -> String {
    path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default()
}
