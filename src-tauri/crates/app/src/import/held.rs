//! Rows that are held because they may double another: what they say beside what is here, and a person's decision.

use std::collections::BTreeMap;

use domain::event::Event;
use domain::id::{ExhibitorId, HeldRowId};
use serde::{Deserialize, Serialize};
use store::{HeldIdentity, HeldRow, ImportRow, ImportSource, Reader};
use tabular::columns::Field;
use ts_rs::TS;
use uuid::Uuid;

use super::before::{Before, key_of};
use super::doubles::{Of, Reason, Traits, fingerprint};
use super::form::Form;
use super::parts::Parts;
use super::report::OfOut;
use super::seal::{is_digest, is_personal, masked_digits, masked_numbers};
use super::write::{Writer, forget_held};
use super::{ReadRow, region_of, wishes};
use crate::error::AppError;
use crate::regions;
use crate::session::Session;
use crate::texts::{fields, importing};

/// A row that is held.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct HeldOut {
    /// Its id, for [`decide`].
    pub id: String,
    /// The list's file.
    pub file: String,
    /// Its sheet; empty for CSV.
    pub sheet: String,
    /// The row as the sheet numbers it.
    pub row: u32,
    /// Whom it may double.
    pub of: OfOut,
    /// The firm that it may double, or that the row which it may double became; `None` where there is none any more.
    pub firm: Option<OfFirm>,
    /// `nib_and_name`, `nib`, `phone_and_name` or `name`.
    pub reason: &'static str,
    /// How alike the two names are, from 0 to 1000.
    pub score: u16,
    /// In words.
    pub message: String,
    /// Field by field what the row says and what the firm has; fields that both leave blank are left out.
    pub fields: Vec<HeldField>,
    /// Cells of columns that the program does not use, or that it could not read.
    pub kept: Vec<KeptCell>,
}

/// A cell that is only kept.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct KeptCell {
    /// Its column's header.
    pub header: String,
    /// What stands in it; numbers of people are masked.
    pub typed: String,
}

/// The firm that a held row may double.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct OfFirm {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
}

/// A field of a held row beside the firm's.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct HeldField {
    /// The field's key.
    pub field: &'static str,
    /// Its name in the person's language.
    pub name: &'static str,
    /// What the row says, fit to show; NIK and NPWP are masked.
    pub listed: Option<String>,
    /// What the firm has.
    pub here: Option<String>,
    /// Whether the two say the same.
    pub same: bool,
}

/// What a person decides of a held row. It is remembered when the list comes again.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Decision {
    /// It is a firm of its own.
    Create,
    /// It is the firm that it resembles, which is updated.
    Update,
    /// It is to be left out.
    Drop,
}

impl Decision {
    /// Stable.
    fn code(self) -> &'static str {
        match self {
            Self::Create => "create",
            Self::Update => "update",
            Self::Drop => "drop",
        }
    }
}

/// What a decision did.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Decided {
    /// `create`, `update` or `drop`.
    pub decision: &'static str,
    /// The firm that was made or updated.
    pub exhibitor: Option<OfFirm>,
    /// Fields that a person had changed here and that were kept: their names.
    pub kept: Vec<&'static str>,
    /// Wishes of the row that were not taken, in words.
    pub warnings: Vec<String>,
    /// The change set, for an undo.
    pub change_set: Option<String>,
}

/// The rows that are held in an event, by list and row.
///
/// # Errors
/// As [`Session::event`].
pub fn held(session: &Session, event: Option<&str>) -> Result<Vec<HeldOut>, AppError> {
    let event = session.event(event)?;
    session.store.reading(|read| {
        let sources = read.import_sources(event.id)?;
        let mut all = Vec::new();
        for held in read.held_rows(event.id)? {
            if let Some(source) = sources.iter().find(|source| source.id == held.source_id) {
                all.push(shown(session, &read, &event, source, &held)?);
            }
        }
        Ok(all)
    })
}

fn shown(
    session: &Session,
    read: &Reader<'_>,
    event: &Event,
    source: &ImportSource,
    held: &HeldRow,
) -> Result<HeldOut, AppError> {
    let lang = session.lang();
    let listed = form_of(read, held)?;
    let here = match resembled(read, held)? {
        Some(id) => Parts::stored(read, id, event.id)?.map(|(parts, _)| parts),
        None => None,
    };
    let mut ours = here.as_ref().map(Parts::form).unwrap_or_default();
    if let Some(here) = &here {
        wishes::say(read, &read.booths(event.id)?, &here.participation, &mut ours)?;
    }
    let show = |form: &Form, field: Field| {
        let value = form.get(field)?;
        Some(if is_personal(field) { masked_digits(value) } else { fields::shown(lang, field, value) })
    };
    let all = Field::all().filter_map(|field| {
        let (listed_value, here_value) = (show(&listed, field), show(&ours, field));
        (listed_value.is_some() || here_value.is_some()).then(|| HeldField {
            field: field.key(),
            name: fields::name(lang, field),
            same: match (listed.get(field), ours.get(field)) {
                (Some(listed), Some(ours)) => wishes::same(field, listed, ours),
                (listed, ours) => listed == ours,
            },
            listed: listed_value,
            here: here_value,
        })
    });
    let of = held.of_row.map_or_else(|| Of::Exhibitor(held.of_exhibitor_id.unwrap_or(NOBODY)), Of::Row);
    let reason = Reason::from_code(&held.reason);
    Ok(HeldOut {
        id: held.id.to_string(),
        file: source.name.clone(),
        sheet: source.sheet.clone(),
        row: held.row_number,
        of: of.into(),
        reason: reason.code(),
        score: Traits::of_form(&listed).name_score(&Traits::of_form(&ours)),
        message: importing::held_words(lang, held.row_number, of, reason),
        fields: all.collect(),
        kept: listed
            .kept()
            .map(|(header, typed)| KeptCell { header: header.to_owned(), typed: masked_numbers(typed) })
            .collect(),
        firm: here.map(|parts| OfFirm { id: parts.exhibitor.id.to_string(), name: parts.exhibitor.name }),
    })
}

/// A held row names a row or a firm: the schema holds it.
const NOBODY: ExhibitorId = ExhibitorId(Uuid::nil());

/// What the row says, with the numbers that stand apart.
fn form_of(read: &Reader<'_>, held: &HeldRow) -> Result<Form, AppError> {
    let mut form = Form::from_json(&held.values_json);
    for field in [Field::Nik, Field::Npwp] {
        if form.get(field).is_some_and(is_digest) {
            form.clear(field);
        }
    }
    if let Some(identity) = read.get::<HeldIdentity>(held.id)? {
        if let Some(nik) = &identity.nik {
            form.set(Field::Nik, nik.as_str());
        }
        if let Some(npwp) = &identity.npwp {
            form.set(Field::Npwp, npwp.as_str());
        }
    }
    Ok(form)
}

/// The firm that a held row may double.
fn resembled(read: &Reader<'_>, held: &HeldRow) -> Result<Option<ExhibitorId>, AppError> {
    if held.of_exhibitor_id.is_some() {
        return Ok(held.of_exhibitor_id);
    }
    let Some(number) = held.of_row else { return Ok(None) };
    let row = read.get::<ImportRow>((held.source_id, key_of(number)))?;
    Ok(row.map(|row| row.exhibitor_id))
}

/// Settles a held row, named by its id, or by its number where only one list has such a row.
///
/// # Errors
/// [`AppError::Unknown`] where there is no such row, or where the firm to be updated is not here any more;
/// [`AppError::Nothing`] where what the row said was erased; and as any write.
pub fn decide(
    session: &mut Session,
    event: Option<&str>,
    row: &str,
    decision: Decision,
) -> Result<Decided, AppError> {
    let event = session.event(event)?;
    let lang = session.lang();
    let gazetteer = regions::gazetteer(&session.store.read())?;
    let action = match decision {
        Decision::Create => "held_create",
        Decision::Update => "held_update",
        Decision::Drop => "held_drop",
    };
    let change = session.change(Some(event.id), "exhibitors", action);
    let (actor, at) = (session.actor.clone(), session.now());
    let (mut decided, change_set) = session.store.write::<_, AppError>(&change, |tx| {
        let held = find(&tx.held_rows(event.id)?, row)?;
        let mut decided = Decided {
            decision: decision.code(),
            exhibitor: None,
            kept: Vec::new(),
            warnings: Vec::new(),
            change_set: None,
        };
        if decision == Decision::Drop {
            tx.delete::<HeldIdentity>(held.id)?;
            tx.update(&HeldRow { dropped: true, ..held })?;
            return Ok(decided);
        }
        let form = form_of(tx, &held)?;
        if form.get(Field::FirmName).is_none() {
            return Err(AppError::Nothing { what: "held_row" });
        }
        let read_row = ReadRow {
            number: held.row_number,
            traits: Traits::of_form(&form),
            fingerprint: fingerprint(&form),
            region_code: region_of(&form, &gazetteer).0,
            listed: None,
            form,
            issues: Vec::new(),
        };
        let before = Before::read(tx, held.source_id)?;
        let mut writer = Writer::new(tx, &event, held.source_id, &before, (actor.clone(), at), 1)?;
        let id = match (decision, resembled(tx, &held)?) {
            (Decision::Create, _) => writer.create(tx, &read_row)?,
            (_, Some(id)) => writer.update(tx, &read_row, id, None)?,
            (_, None) => {
                return Err(AppError::Unknown { kind: "exhibitor", name: row.to_owned(), known: Vec::new() });
            }
        };
        writer.link(tx, std::slice::from_ref(&read_row), &BTreeMap::new())?;
        let unlinked = writer.written.unlinked.iter();
        decided.warnings = unlinked.map(|one| importing::unlinked_words(lang, &one.name, one.why)).collect();
        decided.kept = writer.written.kept.iter().map(|(_, field)| field.key()).collect();
        forget_held(tx, held.id)?;
        let firm = tx.get::<domain::exhibitor::Exhibitor>(id)?;
        decided.exhibitor = firm.map(|firm| OfFirm { id: id.to_string(), name: firm.name });
        Ok(decided)
    })?;
    decided.change_set = change_set.map(|id| id.to_string());
    Ok(decided)
}

fn find(all: &[HeldRow], row: &str) -> Result<HeldRow, AppError> {
    let by_id = row.parse::<Uuid>().ok().map(HeldRowId);
    let number = row.parse::<u32>().ok();
    let same: Vec<&HeldRow> =
        all.iter().filter(|held| Some(held.id) == by_id || Some(held.row_number) == number).collect();
    match same[..] {
        [held] => Ok(held.clone()),
        [] => Err(AppError::Unknown {
            kind: "held_row",
            name: row.to_owned(),
            known: all.iter().map(|held| held.row_number.to_string()).collect(),
        }),
        _ => Err(AppError::Unknown {
            kind: "held_row",
            name: row.to_owned(),
            known: same.iter().map(|held| held.id.to_string()).collect(),
        }),
    }
}
