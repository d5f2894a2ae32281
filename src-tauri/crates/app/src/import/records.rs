//! Writes a firm's records in one event: what is new is put in, what differs is altered.

use std::borrow::Cow;

use chrono::{DateTime, Utc};
use domain::person::Person;
use domain::product::Product;
use store::{StoreError, Tx};

use super::matching::Made;
use super::parts::Parts;

/// New firms with all that belongs to them, table by table.
pub(super) fn put_new(
    tx: &mut Tx<'_>,
    new: &[&Made],
    actor: &str,
    at: DateTime<Utc>,
) -> Result<(), StoreError> {
    let parts = || new.iter().map(|made| &made.parts);
    for parts in parts() {
        // An owner whom the workspace has is one by the NIK, and rare.
        if parts.owner_is_stored || parts.identity_is_stored {
            put_owner(tx, parts)?;
        } else if let Some(owner) = &parts.owner {
            tx.insert(owner)?;
        }
    }
    let is_new = |parts: &&Parts| !parts.owner_is_stored && !parts.identity_is_stored;
    tx.insert_all(parts().filter(is_new).filter_map(|parts| parts.identity.as_ref()))?;
    for parts in parts() {
        tx.insert(&parts.exhibitor)?;
    }
    tx.insert_all(parts().flat_map(|parts| &parts.phones))?;
    let products: Vec<Cow<'_, Product>> = parts().filter_map(flagship).collect();
    tx.insert_all(products.iter().map(AsRef::as_ref))?;
    tx.enter_participations(parts().map(|parts| &parts.participation), actor, at)?;
    let attendants = || parts().flat_map(|parts| parts.attendants.iter().map(move |one| (parts, one)));
    for (parts, attendant) in attendants() {
        if Some(attendant.person.id) != parts.exhibitor.owner_id {
            put_person(tx, &attendant.person, attendant.person_is_stored)?;
        }
    }
    tx.insert_all(attendants().map(|(_, attendant)| &attendant.holder))
}

fn put_person(tx: &mut Tx<'_>, person: &Person, is_stored: bool) -> Result<(), StoreError> {
    if is_stored { tx.update(person).map(drop) } else { tx.insert(person) }
}

/// The flagship product as it is written.
fn flagship(parts: &Parts) -> Option<Cow<'_, Product>> {
    let product = parts.product.as_ref()?;
    if !product.name.is_empty() {
        return Some(Cow::Borrowed(product));
    }
    // A price without a product's name: the category says best what is sold.
    let firm = &parts.exhibitor;
    let name = firm.category.clone().unwrap_or_else(|| firm.name.clone());
    Some(Cow::Owned(Product { name, ..product.clone() }))
}

/// The owner and what identifies them; before the firm, which refers to them.
pub(super) fn put_owner(tx: &mut Tx<'_>, parts: &Parts) -> Result<(), StoreError> {
    if let Some(owner) = &parts.owner {
        put_person(tx, owner, parts.owner_is_stored)?;
    }
    if let Some(identity) = &parts.identity {
        if parts.identity_is_stored {
            tx.update(identity)?;
        } else {
            tx.insert(identity)?;
        }
    }
    Ok(())
}

/// Telephones and the flagship product; `stored` is what the workspace had.
pub(super) fn put_rest(tx: &mut Tx<'_>, parts: &Parts, stored: Option<&Parts>) -> Result<(), StoreError> {
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
    if let Some(product) = flagship(parts) {
        match stored.and_then(|stored| stored.product.as_ref()) {
            Some(_) => {
                tx.update(&*product)?;
            }
            None => tx.insert(&*product)?,
        }
    }
    Ok(())
}

/// Who minds the booth. The owner among them is written with the firm.
pub(super) fn put_attendants(tx: &mut Tx<'_>, parts: &Parts) -> Result<(), StoreError> {
    for attendant in &parts.attendants {
        if Some(attendant.person.id) != parts.exhibitor.owner_id {
            put_person(tx, &attendant.person, attendant.person_is_stored)?;
        }
        if attendant.is_stored {
            tx.update(&attendant.holder)?;
        } else {
            tx.insert(&attendant.holder)?;
        }
    }
    for person_id in &parts.left {
        tx.delete::<Person>(*person_id)?;
    }
    Ok(())
}
