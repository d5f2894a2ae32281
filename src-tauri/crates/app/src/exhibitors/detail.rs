//! One firm of an event with all that its panel shows.

use std::collections::BTreeSet;

use domain::id::{ExhibitorId, ParticipationId, PersonId};
use domain::list_item::ListKind;
use domain::person::PersonIdentity;
use serde::Serialize;
use store::{Reader, RowKey};
use ts_rs::TS;
use uuid::Uuid;

use super::form::{ExhibitorForm, of_stored};
use super::{ExhibitorOut, OFFER_RELEASED, WITHOUT_CURATION, find};
use crate::error::AppError;
use crate::session::Session;
use crate::status_code::StatusCode;
use crate::status_names::StatusNames;
use crate::texts::{Lang, figures, history};

/// A firm's panel.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct ExhibitorDetail {
    /// The firm as in the list.
    pub row: ExhibitorOut,
    /// Its form.
    pub form: ExhibitorForm,
    /// What its lists offer.
    pub lists: FormLists,
    /// The owner's NIK, all but the last four digits masked.
    pub nik_masked: Option<String>,
    /// Its products, the flagship first.
    pub products: Vec<ProductOut>,
    /// Who minds its booth.
    pub attendants: Vec<AttendantOut>,
    /// Its statuses, the application first.
    pub statuses: Vec<StatusStep>,
    /// What was changed of the firm, its place in the event, its owner, its products and who minds its booth, the
    /// newest first; also of products and people that were removed.
    pub changes: Vec<ChangeLine>,
}

/// What the lists of the workspace offer to a form.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct FormLists {
    /// The categories: one of these, or none.
    pub categories: Vec<String>,
    /// Materials; another may be typed.
    pub materials: Vec<String>,
    /// Supporting bodies; another may be typed.
    pub bodies: Vec<String>,
}

impl FormLists {
    fn read(read: &Reader<'_>) -> Result<Self, AppError> {
        let names = |kind| -> Result<Vec<String>, AppError> {
            Ok(read.list_items(kind)?.into_iter().map(|item| item.name).collect())
        };
        Ok(Self {
            categories: names(ListKind::Category)?,
            materials: names(ListKind::Material)?,
            bodies: names(ListKind::SupportingBody)?,
        })
    }
}

/// The form of a firm that is to be added.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct ExhibitorBlank {
    /// As it stands at first.
    pub form: ExhibitorForm,
    /// What its lists offer.
    pub lists: FormLists,
}

/// The form with which a firm is added by hand.
///
/// # Errors
/// As any read.
pub fn blank(session: &Session) -> Result<ExhibitorBlank, AppError> {
    let lists = FormLists::read(&session.store.read())?;
    Ok(ExhibitorBlank { form: super::form::blank(session.lang()), lists })
}

/// A product as it is sent.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct ProductOut {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Whether it is the firm's flagship.
    pub is_flagship: bool,
    /// The lowest price.
    pub price_min_idr: Option<i64>,
    /// The highest price.
    pub price_max_idr: Option<i64>,
    /// Pieces that can be made in a month.
    pub capacity_per_month: Option<u32>,
}

/// Somebody who minds the booth.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct AttendantOut {
    /// The badge holder's id.
    pub id: String,
    /// Their name.
    pub name: String,
    /// Whether a badge was issued: then they stay.
    pub has_badge: bool,
}

/// A move of the firm's status.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct StatusStep {
    /// The new status's code.
    #[ts(as = "StatusCode")]
    pub to: &'static str,
    /// The new status in words.
    pub name: String,
    /// Who moved it.
    pub actor: String,
    /// When, in words, on Jakarta's clocks.
    pub at: String,
    /// Why.
    pub reason: Option<String>,
}

/// A change that touched the firm.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct ChangeLine {
    /// The change set's id.
    pub id: String,
    /// What was done, in words.
    pub what: String,
    /// Who did it.
    pub actor: String,
    /// When, in words, on Jakarta's clocks.
    pub at: String,
    /// Whether it was taken back since.
    pub undone: bool,
}

/// All that the panel of a firm shows.
///
/// # Errors
/// As [`Session::event`]; [`AppError::Unknown`] for no firm of the event.
pub fn detail(session: &Session, id: &str) -> Result<ExhibitorDetail, AppError> {
    let event = session.event(None)?;
    let lang = session.lang();
    session.store.reading(|read| {
        let names = StatusNames::read(&read)?;
        let lines = read.exhibitors_of_event(event.id)?;
        let line = find(&lines, id)?;
        let (firm, participation) = (&line.exhibitor, &line.participation);
        let identity = identity_of(&read, firm.owner_id)?;
        let products = read.products_of(firm.id)?;
        let attendants = read.badges_of_participation(participation.id)?;
        let mut changes = Vec::new();
        let mut keys = vec![firm.id.0, participation.id.0];
        keys.extend(firm.owner_id.map(|owner| owner.0));
        keys.extend(products.iter().map(|product| product.id.0));
        keys.extend(attendants.iter().flat_map(|line| [line.holder.id.0, line.person.id.0]));
        let mut keys: Vec<RowKey> = keys.into_iter().map(row_key).collect();
        keys.extend(removed(&read, firm.id, participation.id)?);
        for key in keys {
            changes.extend(read.history_of(&key)?);
        }
        changes.sort_by_key(|change| std::cmp::Reverse((change.change_set.at, change.change_set.id)));
        let mut seen = BTreeSet::new();
        changes.retain(|change| seen.insert(change.change_set.id));
        Ok(ExhibitorDetail {
            row: ExhibitorOut::from(line),
            form: of_stored(lang, firm, participation, line.owner_name.as_deref(), &line.phones),
            lists: FormLists::read(&read)?,
            nik_masked: identity.and_then(|identity| identity.nik).map(|nik| nik.masked()),
            products: products
                .into_iter()
                .map(|product| ProductOut {
                    id: product.id.to_string(),
                    name: product.name,
                    is_flagship: product.is_flagship,
                    price_min_idr: product.price_min_idr.map(|amount| amount.0),
                    price_max_idr: product.price_max_idr.map(|amount| amount.0),
                    capacity_per_month: product.capacity_per_month,
                })
                .collect(),
            attendants: attendants
                .into_iter()
                .map(|line| AttendantOut {
                    id: line.holder.id.to_string(),
                    name: line.person.name,
                    has_badge: line.badge.is_some(),
                })
                .collect(),
            statuses: read
                .status_changes_of(participation.id)?
                .into_iter()
                .map(|step| StatusStep {
                    to: step.to.as_str(),
                    name: names.name(lang, step.to).to_owned(),
                    actor: step.actor,
                    at: figures::instant(lang, step.at),
                    reason: step.reason.map(|reason| reason_in_words(lang, reason)),
                })
                .collect(),
            changes: changes
                .into_iter()
                .map(|change| ChangeLine {
                    id: change.change_set.id.to_string(),
                    what: history::what(lang, &change.change_set.action),
                    actor: change.change_set.actor,
                    at: figures::instant(lang, change.change_set.at),
                    undone: change.change_set.state != store::ChangeState::Done,
                })
                .collect(),
        })
    })
}

fn row_key(id: Uuid) -> RowKey {
    RowKey(id.as_bytes().to_vec())
}

/// Products that the firm had, and people who minded its booth, as such and as persons.
fn removed(
    read: &Reader<'_>,
    firm: ExhibitorId,
    participation: ParticipationId,
) -> Result<Vec<RowKey>, AppError> {
    let products = read.deleted_with("product", "exhibitor_id", &row_key(firm.0))?;
    let people = read.deleted_with("badge_holder", "participation_id", &row_key(participation.0))?;
    // The change log writes ids in hexadecimal.
    let persons = people.iter().filter_map(|(_, before)| before["person_id"]["x"].as_str()?.parse().ok());
    let persons: Vec<RowKey> = persons.map(row_key).collect();
    Ok(products.into_iter().chain(people).map(|(key, _)| key).chain(persons).collect())
}

/// The program's own reason in words; anybody else's as it was typed.
fn reason_in_words(lang: Lang, reason: String) -> String {
    if reason == WITHOUT_CURATION {
        return lang.pick("tanpa kurasi", "without curation").to_owned();
    }
    if reason == OFFER_RELEASED {
        return lang.pick("penawaran stan dilepas", "offer of a booth let go").to_owned();
    }
    reason
}

fn identity_of(read: &Reader<'_>, owner: Option<PersonId>) -> Result<Option<PersonIdentity>, AppError> {
    Ok(owner.map(|id| read.get::<PersonIdentity>(id)).transpose()?.flatten())
}

/// A firm's owner's NIK in clear; nothing where none is known.
///
/// # Errors
/// As [`detail`].
pub fn reveal(session: &Session, id: &str) -> Result<Option<String>, AppError> {
    let event = session.event(None)?;
    session.store.reading(|read| {
        let lines = read.exhibitors_of_event(event.id)?;
        let identity = identity_of(&read, find(&lines, id)?.exhibitor.owner_id)?;
        Ok(identity.and_then(|identity| identity.nik).map(|nik| nik.as_str().to_owned()))
    })
}
