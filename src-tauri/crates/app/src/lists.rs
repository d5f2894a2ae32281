//! The lists that the organizer edits: product categories, materials, supporting bodies. Firms hold what a list says by
//! its words, so that a list can be edited without losing what an imported sheet said; renaming renames there too.

use std::collections::BTreeMap;

use domain::booth::Booth;
use domain::category::{self, DefaultEntry};
use domain::exhibitor::Exhibitor;
use domain::id::ListItemId;
use domain::list_item::{ListItem, ListKind};
use serde::{Deserialize, Serialize};
use store::{Reader, Tx};
use ts_rs::TS;
use uuid::Uuid;

use crate::error::AppError;
use crate::session::Session;

/// Which list, as it is sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum List {
    /// Product categories.
    Category,
    /// Materials.
    Material,
    /// Supporting bodies.
    SupportingBody,
}

impl List {
    /// All of them, in the order of the screen.
    pub const ALL: [Self; 3] = [Self::Category, Self::Material, Self::SupportingBody];

    fn kind(self) -> ListKind {
        match self {
            Self::Category => ListKind::Category,
            Self::Material => ListKind::Material,
            Self::SupportingBody => ListKind::SupportingBody,
        }
    }

    fn defaults(self) -> &'static [DefaultEntry] {
        match self {
            Self::Category => &category::PRODUCT_CATEGORIES,
            Self::Material => &category::MATERIALS,
            Self::SupportingBody => &category::SUPPORTING_BODIES,
        }
    }

    fn of(kind: ListKind) -> Self {
        match kind {
            ListKind::Category => Self::Category,
            ListKind::Material => Self::Material,
            ListKind::SupportingBody => Self::SupportingBody,
        }
    }

    /// What a firm says of this list.
    fn held(self, firm: &mut Exhibitor) -> &mut Option<String> {
        match self {
            Self::Category => &mut firm.category,
            Self::Material => &mut firm.material,
            Self::SupportingBody => &mut firm.supported_by,
        }
    }
}

/// An entry of a list as it is sent.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct ListEntry {
    /// Its id.
    pub id: String,
    /// What it says.
    pub name: String,
    /// How many firms have it, in all events.
    pub used: usize,
}

/// Words that firms have and the list has not.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Unlisted {
    /// The words.
    pub name: String,
    /// How many firms have them.
    pub used: usize,
}

/// A list as it is sent.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct ListOut {
    /// Which.
    pub list: List,
    /// Its entries, in the organizer's order.
    pub entries: Vec<ListEntry>,
    /// What firms have besides.
    pub unlisted: Vec<Unlisted>,
}

/// The lists with how many firms have each entry.
///
/// # Errors
/// As any read.
pub fn read(session: &Session) -> Result<Vec<ListOut>, AppError> {
    session.store.reading(|read| {
        let mut firms = read.all::<Exhibitor>()?;
        let mut lists = Vec::new();
        for list in List::ALL {
            let mut used: BTreeMap<String, usize> = BTreeMap::new();
            for name in firms.iter_mut().filter_map(|firm| list.held(firm).clone()) {
                *used.entry(name).or_default() += 1;
            }
            let entries = read.list_items(list.kind())?.into_iter().map(|item| ListEntry {
                id: item.id.to_string(),
                used: used.remove(&item.name).unwrap_or_default(),
                name: item.name,
            });
            let entries = entries.collect();
            let unlisted = used.into_iter().map(|(name, used)| Unlisted { name, used }).collect();
            lists.push(ListOut { list, entries, unlisted });
        }
        Ok(lists)
    })
}

/// Adds an entry at the list's end.
///
/// # Errors
/// [`AppError::Invalid`] for no words or too many, [`AppError::ListEntryTaken`].
pub fn add(session: &mut Session, list: List, name: &str) -> Result<(), AppError> {
    let name = words(name)?;
    let change = session.change(None, "settings", "list_add");
    session.store.write::<_, AppError>(&change, |tx| {
        let items = tx.list_items(list.kind())?;
        free(&items, name, None)?;
        // Words of the default list bring back what rules know them by.
        let code = list.defaults().iter().find(|entry| entry.name_id == name).map(|entry| entry.code);
        let code = code.filter(|code| !items.iter().any(|item| item.code.as_deref() == Some(*code)));
        let position = items.iter().map(|item| item.position.saturating_add(1)).max().unwrap_or_default();
        let id = ListItemId(Uuid::now_v7());
        let code = code.map(str::to_owned);
        tx.insert(&ListItem { id, kind: list.kind(), name: name.to_owned(), position, code })?;
        Ok(())
    })?;
    Ok(())
}

/// Renames an entry, and in all firms and booths that have it. Returns how many firms.
///
/// # Errors
/// As [`add`]; [`AppError::Unknown`] for no entry.
pub fn rename(session: &mut Session, id: &str, name: &str) -> Result<usize, AppError> {
    let name = words(name)?;
    let change = session.change(None, "settings", "list_rename");
    let (renamed, _) = session.store.write::<_, AppError>(&change, |tx| {
        let item = find(tx, id)?;
        free(&tx.list_items(item.kind)?, name, Some(item.id))?;
        let renamed = say_instead(tx, &item, Some(name))?;
        tx.update(&ListItem { name: name.to_owned(), ..item })?;
        Ok(renamed)
    })?;
    Ok(renamed)
}

/// Takes an entry off its list. Firms that have it get `instead`, another entry of the list. Returns how many firms.
///
/// # Errors
/// [`AppError::ListEntryInUse`] where firms have it and nothing is to stand instead; [`AppError::Unknown`].
pub fn remove(session: &mut Session, id: &str, instead: Option<&str>) -> Result<usize, AppError> {
    let change = session.change(None, "settings", "list_remove");
    let (moved, _) = session.store.write::<_, AppError>(&change, |tx| {
        let item = find(tx, id)?;
        let instead = match instead {
            Some(other) => Some(find(tx, other)?),
            None => None,
        };
        if let Some(other) = &instead
            && (other.kind != item.kind || other.id == item.id)
        {
            return Err(AppError::Invalid { field: "instead", value: other.name.clone() });
        }
        let name = instead.map(|other| other.name);
        let moved = say_instead(tx, &item, name.as_deref())?;
        tx.delete::<ListItem>(item.id)?;
        Ok(moved)
    })?;
    Ok(moved)
}

/// Puts the entries of a list in this order; entries that are not named keep theirs behind them.
///
/// # Errors
/// As any write.
pub fn order(session: &mut Session, list: List, ids: &[String]) -> Result<(), AppError> {
    let change = session.change(None, "settings", "list_order");
    session.store.write::<_, AppError>(&change, |tx| {
        let mut items = tx.list_items(list.kind())?;
        let place = |item: &ListItem| ids.iter().position(|id| *id == item.id.to_string());
        items.sort_by_key(|item| place(item).unwrap_or(usize::MAX));
        for (position, item) in (0..).zip(items) {
            tx.update(&ListItem { position, ..item })?;
        }
        Ok(())
    })?;
    Ok(())
}

/// The most letters of an entry.
const MOST_LETTERS: usize = 80;

fn words(name: &str) -> Result<&str, AppError> {
    let name = name.trim();
    if name.is_empty() {
        return Err(AppError::Invalid { field: "name", value: String::new() });
    }
    if name.chars().count() > MOST_LETTERS {
        return Err(AppError::Invalid { field: "list_name", value: MOST_LETTERS.to_string() });
    }
    Ok(name)
}

/// Two entries must differ by more than capitals.
fn free(items: &[ListItem], name: &str, but: Option<ListItemId>) -> Result<(), AppError> {
    let key = name.to_lowercase();
    match items.iter().find(|item| Some(item.id) != but && item.name.to_lowercase() == key) {
        Some(item) => Err(AppError::ListEntryTaken { name: item.name.clone() }),
        None => Ok(()),
    }
}

fn find(read: &Reader<'_>, id: &str) -> Result<ListItem, AppError> {
    let unknown = || AppError::Unknown { kind: "list_entry", name: id.to_owned(), known: Vec::new() };
    let uuid = id.parse::<Uuid>().map_err(|_| unknown())?;
    read.get::<ListItem>(ListItemId(uuid))?.ok_or_else(unknown)
}

/// Writes other words wherever the entry's stand. Returns in how many firms.
fn say_instead(tx: &mut Tx<'_>, item: &ListItem, name: Option<&str>) -> Result<usize, AppError> {
    let list = List::of(item.kind);
    let mut holders: Vec<Exhibitor> = tx.all::<Exhibitor>()?;
    holders.retain_mut(|firm| list.held(firm).as_deref() == Some(item.name.as_str()));
    let Some(name) = name else {
        return match holders.len() {
            0 => clear_zones(tx, item, None).map(|()| 0),
            used => Err(AppError::ListEntryInUse { name: item.name.clone(), used }),
        };
    };
    let renamed = holders.len();
    for mut firm in holders {
        *list.held(&mut firm) = Some(name.to_owned());
        tx.update(&firm)?;
    }
    clear_zones(tx, item, Some(name))?;
    Ok(renamed)
}

/// Booths are meant for a category by its words, too.
fn clear_zones(tx: &mut Tx<'_>, item: &ListItem, name: Option<&str>) -> Result<(), AppError> {
    if item.kind != ListKind::Category {
        return Ok(());
    }
    for mut booth in tx.all::<Booth>()? {
        if say_zone(&mut booth, &item.name, name) {
            tx.update(&booth)?;
        }
    }
    Ok(())
}

/// Says another zone, or none, of a booth and of those that were merged into it. Returns whether anything is otherwise.
fn say_zone(booth: &mut Booth, old: &str, new: Option<&str>) -> bool {
    let mut is_otherwise = booth.zone.as_deref() == Some(old);
    if is_otherwise {
        booth.zone = new.map(str::to_owned);
    }
    for part in &mut booth.parts {
        is_otherwise |= say_zone(part, old, new);
    }
    is_otherwise
}
