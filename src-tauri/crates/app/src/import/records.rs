//! Writes a firm's records in one event: what is new is put in, what differs is altered.

use domain::person::Person;
use store::{StoreError, Tx};

use super::parts::Parts;

/// The owner and what identifies them; before the firm, which refers to them.
pub(super) fn put_owner(tx: &mut Tx<'_>, parts: &Parts) -> Result<(), StoreError> {
    if let Some(owner) = &parts.owner {
        if parts.owner_is_stored {
            tx.update(owner)?;
        } else {
            tx.insert(owner)?;
        }
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

/// Who minds the booth. The owner among them is written with the firm.
pub(super) fn put_attendants(tx: &mut Tx<'_>, parts: &Parts) -> Result<(), StoreError> {
    for attendant in &parts.attendants {
        if Some(attendant.person.id) != parts.exhibitor.owner_id {
            if attendant.person_is_stored {
                tx.update(&attendant.person)?;
            } else {
                tx.insert(&attendant.person)?;
            }
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
