//! What a firm has besides its form: products, and people who mind its booth.

use domain::badge::BadgeHolder;
use domain::id::{BadgeHolderId, PersonId, ProductId};
use domain::money::Idr;
use domain::person::{Person, PersonIdentity};
use domain::product::Product;
use serde::{Deserialize, Serialize};
use store::{BadgeLine, ExhibitorLine, Tx};
use ts_rs::TS;
use uuid::Uuid;

use super::find;
use super::form::FieldProblem;
use crate::error::AppError;
use crate::session::Session;
use crate::texts::Lang;

/// A product's form, each field as a person types it; an empty text is nothing.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ProductForm {
    /// Its name.
    pub name: String,
    /// Whether it is the firm's flagship; another one ceases to be.
    pub is_flagship: bool,
    /// The lowest price in rupiah.
    pub price_min: String,
    /// The highest price in rupiah.
    pub price_max: String,
    /// Pieces that can be made in a month.
    pub capacity: String,
}

/// What the fields of a product cannot say.
pub fn check_product(lang: Lang, form: &ProductForm) -> Vec<FieldProblem> {
    read_product(lang, form).err().unwrap_or_default()
}

struct ProductValues {
    price_min_idr: Option<Idr>,
    price_max_idr: Option<Idr>,
    capacity_per_month: Option<u32>,
}

fn read_product(lang: Lang, form: &ProductForm) -> Result<ProductValues, Vec<FieldProblem>> {
    let mut problems = Vec::new();
    let mut off = |field: &'static str, id: &str, en: &str| {
        problems.push(FieldProblem { field, message: lang.pick(id, en).to_owned() });
    };
    if form.name.trim().is_empty() {
        off("name", "Isi nama produknya.", "Give the product's name.");
    }
    let mut price = |field, typed: &str| {
        if typed.trim().is_empty() {
            return None;
        }
        let amount = Idr::parse(typed).ok();
        if amount.is_none() {
            off(field, "Tulis rupiah, seperti 150.000.", "Write rupiah, such as 150.000.");
        }
        amount
    };
    let price_min_idr = price("price_min", &form.price_min);
    let price_max_idr = price("price_max", &form.price_max);
    if let (Some(least), Some(most)) = (price_min_idr, price_max_idr)
        && least > most
    {
        off(
            "price_max",
            "Harga tertinggi di bawah harga terendah.",
            "The highest price is below the lowest.",
        );
    }
    let capacity = form.capacity.trim();
    let capacity_per_month = capacity.parse::<u32>().ok();
    if !capacity.is_empty() && capacity_per_month.is_none() {
        off("capacity", "Tulis dengan angka saja.", "Write digits only.");
    }
    if problems.is_empty() {
        Ok(ProductValues { price_min_idr, price_max_idr, capacity_per_month })
    } else {
        Err(problems)
    }
}

/// Adds a product to a firm, or edits one of its own.
///
/// # Errors
/// [`AppError::Unknown`] for no such firm or product; and as any write.
pub fn put_product(
    session: &mut Session,
    firm: &str,
    product: Option<&str>,
    form: &ProductForm,
) -> Result<Vec<FieldProblem>, AppError> {
    let values = match read_product(session.lang(), form) {
        Ok(values) => values,
        Err(problems) => return Ok(problems),
    };
    edit(session, firm, "product_edit", |tx, line| {
        let stored = tx.products_of(line.exhibitor.id)?;
        let old = match product {
            Some(id) => Some(its_product(&stored, id)?),
            None => None,
        };
        for other in stored.iter().filter(|other| other.is_flagship && form.is_flagship) {
            tx.update(&Product { is_flagship: false, ..other.clone() })?;
        }
        tx.put(&Product {
            id: old.map_or_else(|| ProductId(Uuid::now_v7()), |old| old.id),
            exhibitor_id: line.exhibitor.id,
            name: form.name.trim().to_owned(),
            is_flagship: form.is_flagship,
            price_min_idr: values.price_min_idr,
            price_max_idr: values.price_max_idr,
            capacity_per_month: values.capacity_per_month,
            photo: old.and_then(|old| old.photo),
        })?;
        Ok(Vec::new())
    })
}

/// Takes a product off a firm.
///
/// # Errors
/// As [`put_product`].
pub fn remove_product(session: &mut Session, firm: &str, product: &str) -> Result<(), AppError> {
    edit(session, firm, "product_remove", |tx, line| {
        let id = its_product(&tx.products_of(line.exhibitor.id)?, product)?.id;
        tx.delete::<Product>((line.exhibitor.id, id))?;
        Ok(())
    })
}

/// Adds somebody who minds a firm's booth, or writes a name otherwise. Where the owner minds the booth, the owner is
/// renamed: it is one person.
///
/// # Errors
/// [`AppError::Unknown`], [`AppError::Invalid`] for no name; and as any write.
pub fn put_attendant(
    session: &mut Session,
    firm: &str,
    attendant: Option<&str>,
    name: &str,
) -> Result<(), AppError> {
    let name = name.trim();
    if name.is_empty() {
        return Err(AppError::Invalid { field: "name", value: String::new() });
    }
    edit(session, firm, "attendant_edit", |tx, line| {
        let stored = tx.badges_of_participation(line.participation.id)?;
        if let Some(id) = attendant {
            let person = &its_attendant(&stored, id)?.person;
            tx.update(&Person { name: name.to_owned(), ..person.clone() })?;
            return Ok(());
        }
        let roles = tx.roles(line.participation.event_id)?;
        let role = roles.iter().find(|role| role.code == "exhibitor").or_else(|| roles.first());
        let role_id = role.map(|role| role.id).ok_or_else(|| unknown("role", "exhibitor"))?;
        let person = Person {
            id: PersonId(Uuid::now_v7()),
            name: name.to_owned(),
            sex: None,
            phone_e164: None,
            email: None,
            photo: None,
        };
        tx.insert(&person)?;
        tx.insert(&BadgeHolder {
            id: BadgeHolderId(Uuid::now_v7()),
            event_id: line.participation.event_id,
            person_id: person.id,
            role_id,
            participation_id: Some(line.participation.id),
            affiliation: None,
            position: stored.last().map_or(0, |last| last.holder.position.saturating_add(1)),
        })?;
        Ok(())
    })
}

/// Takes somebody who has no badge off a firm's booth; a person whom nothing else refers to goes with it.
///
/// # Errors
/// [`AppError::HasBadge`] for somebody with a badge; otherwise as [`put_attendant`].
pub fn remove_attendant(session: &mut Session, firm: &str, attendant: &str) -> Result<(), AppError> {
    edit(session, firm, "attendant_remove", |tx, line| {
        let stored = tx.badges_of_participation(line.participation.id)?;
        let attendant = its_attendant(&stored, attendant)?;
        let person = &attendant.person;
        if attendant.badge.is_some() {
            return Err(AppError::HasBadge { name: person.name.clone() });
        }
        tx.delete::<BadgeHolder>(attendant.holder.id)?;
        let is_bare = person.photo.is_none() && person.phone_e164.is_none() && person.email.is_none();
        if is_bare
            && tx.badge_holders_of_person(person.id)?.is_empty()
            && tx.exhibitors_of_owner(person.id)?.is_empty()
            && tx.get::<PersonIdentity>(person.id)?.is_none()
        {
            tx.delete::<Person>(person.id)?;
        }
        Ok(())
    })
}

/// One change set on a firm of the event.
fn edit<T>(
    session: &mut Session,
    firm: &str,
    action: &str,
    body: impl FnOnce(&mut Tx<'_>, &ExhibitorLine) -> Result<T, AppError>,
) -> Result<T, AppError> {
    let event = session.event(None)?;
    let change = session.change(Some(event.id), "exhibitors", action);
    let (value, _) = session.store.write::<_, AppError>(&change, |tx| {
        let lines = tx.exhibitors_of_event(event.id)?;
        body(tx, find(&lines, firm)?)
    })?;
    Ok(value)
}

fn its_product<'p>(products: &'p [Product], id: &str) -> Result<&'p Product, AppError> {
    products.iter().find(|product| product.id.to_string() == id).ok_or_else(|| unknown("product", id))
}

fn its_attendant<'b>(attendants: &'b [BadgeLine], id: &str) -> Result<&'b BadgeLine, AppError> {
    attendants.iter().find(|line| line.holder.id.to_string() == id).ok_or_else(|| unknown("person", id))
}

fn unknown(kind: &'static str, name: &str) -> AppError {
    AppError::Unknown { kind, name: name.to_owned(), known: Vec::new() }
}
