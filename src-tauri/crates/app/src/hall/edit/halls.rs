//! The halls of an event: a new one, a name, one that goes, one that is copied.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

use domain::booth::Booth;
use domain::geometry::{PolygonMm, RectMm};
use domain::hall::{Circuit, Hall, PlanElement, PlanRevision, PlanState};
use domain::id::{BoothId, HallId};
use domain::numbering::{BoothCode, RowLetters};
use domain::party::BoothAssignment;
use store::Reader;
use uuid::Uuid;

use super::codes::Taken;
use super::draft::{Draft, touched};
use super::fit;
use super::gesture::{FEATURE, document_of, gesture, hall_of, id, refs};
use super::model::Model;
use super::puts::free_name;
use super::wire::{
    Becomes, EventHalls, HallAdd, HallChanged, HallCopied, HallCopy, HallDocument, HallRemove, HallRemoved,
    HallRename, Recoded,
};
use crate::error::AppError;
use crate::hall::file::{BoothOut, HallFile, polygon_in};
use crate::hall::{floor, load_file, rules_key};
use crate::history::StepOut;
use crate::session::Session;
use crate::texts::{Lang, history};
use crate::underlay;

/// The size of a hall that is still to be drawn.
const NEW_HALL_MM: (i64, i64) = (40_000, 25_000);

/// The whole document of a hall, by id or name; `None` for the first.
///
/// # Errors
/// [`AppError::NoHall`], [`AppError::HallUnknown`].
pub fn document(session: &Session, hall: Option<&str>) -> Result<HallDocument, AppError> {
    let event = session.event(None)?;
    session.store.reading(|read| document_of(&read, hall_of(&read, event.id, hall)?))
}

/// The halls of every event, the newest first.
///
/// # Errors
/// As any read.
pub fn everywhere(session: &Session) -> Result<Vec<EventHalls>, AppError> {
    session.store.reading(|read| {
        let mut events = read.events()?;
        events.sort_by_key(|event| std::cmp::Reverse(event.id));
        events
            .into_iter()
            .map(|event| {
                Ok(EventHalls { halls: refs(&read, event.id)?, event: event.slug, name: event.name })
            })
            .collect()
    })
}

/// Adds an empty hall.
///
/// # Errors
/// [`AppError::HallNameTaken`], [`AppError::Unfit`] for an outline that cannot be.
pub fn add(session: &mut Session, request: &HallAdd) -> Result<HallDocument, AppError> {
    let event = session.event(None)?;
    let lang = session.lang();
    let change = session.change(Some(event.id), FEATURE, "hall_add");
    let (document, _) = session.store.write::<_, AppError>(&change, |tx| {
        let halls = tx.halls(event.id)?;
        let (width_mm, depth_mm) = NEW_HALL_MM;
        let mut hall = Hall {
            id: HallId(Uuid::now_v7()),
            event_id: event.id,
            name: String::new(),
            outline: PolygonMm::rect(RectMm::new(0, 0, width_mm, depth_mm)),
            north_mdeg: 0,
            plan_state: PlanState::Draft,
            position: next_position(&halls),
        };
        hall.name = match &request.name {
            Some(name) => free_name(tx, &hall, name)?,
            None => numbered(lang.pick("Area pameran", "Hall"), &halls),
        };
        if let Some(outline) = &request.outline {
            hall.outline = polygon_in(outline);
            fit::outline(&hall.name, &hall.outline)?;
        }
        tx.insert(&hall)?;
        document_of(tx, hall)
    })?;
    Ok(document)
}

fn next_position(halls: &[Hall]) -> u16 {
    halls.iter().map(|hall| hall.position.saturating_add(1)).max().unwrap_or(0)
}

/// The name, or that with a number behind it where a hall has it.
fn numbered(name: &str, halls: &[Hall]) -> String {
    (1..)
        .map(|number| if number == 1 { name.to_owned() } else { format!("{name} {number}") })
        .find(|name| !halls.iter().any(|hall| hall.name.to_lowercase() == name.to_lowercase()))
        .unwrap_or_default()
}

/// Gives a hall another name.
///
/// # Errors
/// [`AppError::HallNameTaken`], [`AppError::HallUnknown`].
pub fn rename(session: &mut Session, request: &HallRename) -> Result<HallChanged, AppError> {
    gesture(session, &request.hall, None, "hall_rename", |model, read| {
        let name = free_name(read, &model.hall, &request.name)?;
        Ok(Draft { head: Some(Hall { name, ..model.hall.clone() }), ..Draft::default() })
    })
}

/// Takes a hall away with all that is on it.
///
/// # Errors
/// [`AppError::BoothsOccupied`] and [`AppError::HallOnPaper`] until the person confirms each; [`AppError::HallUnknown`].
pub fn remove(session: &mut Session, request: &HallRemove) -> Result<HallRemoved, AppError> {
    const ACTION: &str = "hall_remove";
    let event = session.event(None)?;
    let lang = session.lang();
    let change = session.change(Some(event.id), FEATURE, ACTION);
    let (removed, change_set) = session.store.write::<_, AppError>(&change, |tx| {
        let model = Model::load(tx, hall_of(tx, event.id, Some(&request.hall))?)?;
        let hall = &model.hall;
        let ids: Vec<BoothId> = model.booths.keys().copied().collect();
        let touched: Vec<_> = ids.iter().flat_map(|id| touched(&model, *id, Becomes::Lifted)).collect();
        let revisions = tx.plan_revisions(hall.id)?;
        if !request.confirm_occupied && !touched.is_empty() {
            return Err(AppError::BoothsOccupied { touched });
        }
        if !request.confirm_on_paper && !revisions.is_empty() {
            return Err(AppError::HallOnPaper { hall: hall.name.clone(), revisions: revisions.len() });
        }
        for id in ids {
            for occupant in model.occupants_of(id) {
                tx.delete::<BoothAssignment>(occupant.assignment.id)?;
            }
            tx.delete::<Booth>(id)?;
        }
        for id in model.circuits.keys() {
            tx.delete::<Circuit>(*id)?;
        }
        for id in model.elements.keys() {
            tx.delete::<PlanElement>(*id)?;
        }
        for revision in revisions {
            tx.delete::<PlanRevision>(revision.id)?;
        }
        tx.remove_setting(&rules_key(hall))?;
        underlay::take_away(tx, hall.id)?;
        tx.delete::<Hall>(hall.id)?;
        Ok(HallRemoved { name: hall.name.clone(), halls: refs(tx, event.id)?, touched, undo: None })
    })?;
    let undo = change_set.map(|id| StepOut { change: id.to_string(), what: history::what(lang, ACTION) });
    Ok(HallRemoved { undo, ..removed })
}

/// Copies a hall of this event or another one into this event, as a draft that nobody has a booth in. Codes that the
/// event has already become those of rows that it does not have.
///
/// # Errors
/// [`AppError::HallUnknown`], [`AppError::HallNameTaken`].
pub fn copy(session: &mut Session, request: &HallCopy) -> Result<HallCopied, AppError> {
    let event = session.event(None)?;
    let from = HallId(id(&request.from)?);
    let lang = session.lang();
    let change = session.change(Some(event.id), FEATURE, "hall_copy");
    let (copied, _) = session.store.write::<_, AppError>(&change, |tx| {
        let unknown = || AppError::HallUnknown { name: request.from.clone(), known: Vec::new() };
        let source = tx.get::<Hall>(from)?.ok_or_else(unknown)?;
        let halls = tx.halls(event.id)?;
        let mut file = HallFile::of(&floor(tx, source.clone())?);
        file.hall.name = match &request.name {
            Some(name) => {
                let nobody = Hall { id: HallId(Uuid::nil()), event_id: event.id, ..source };
                free_name(tx, &nobody, name)?
            }
            None => copy_name(lang, &file.hall.name, &halls),
        };
        let recoded = recode(tx, &mut file, event.id)?;
        let (hall, _) = load_file(tx, event.id, &file)?;
        underlay::copy(tx, from, hall.id)?;
        Ok(HallCopied { document: document_of(tx, hall)?, recoded })
    })?;
    Ok(copied)
}

fn copy_name(lang: Lang, name: &str, halls: &[Hall]) -> String {
    if halls.iter().any(|hall| hall.name.to_lowercase() == name.to_lowercase()) {
        let copy = lang.pick("salinan", "copy");
        numbered(&format!("{name} ({copy})"), halls)
    } else {
        name.to_owned()
    }
}

/// Gives the booths of a file other codes where the event has theirs: whole rows get the letters, or the hundred, of a
/// row that neither has, so that what stands in one row still does.
fn recode(
    read: &Reader<'_>,
    file: &mut HallFile,
    event: domain::id::EventId,
) -> Result<Vec<Recoded>, AppError> {
    let known = read.booth_codes(event)?;
    let taken = Taken::of(known.iter().cloned());
    let all = known.iter().map(|(_, code)| code).chain(file.booths.iter().map(|booth| &booth.code));
    let mut rows: Vec<Row> =
        all.filter_map(|code| BoothCode::parse(code).ok().map(|code| row(&code))).collect();
    rows.sort();
    rows.dedup();
    let mut instead: BTreeMap<Row, Row> = BTreeMap::new();
    for booth in &file.booths {
        if let (true, Ok(code)) = (taken.has(&booth.code), BoothCode::parse(&booth.code)) {
            let old = row(&code);
            if let Entry::Vacant(place) = instead.entry(old) {
                let new = free_row(place.key(), &rows);
                rows.push(new.clone());
                place.insert(new);
            }
        }
    }
    let mut recoded = Vec::new();
    let mut given = Taken::of(known);
    for booth in &mut file.booths {
        let old = booth.code.clone();
        rename_parts(booth, &instead);
        if given.has(&booth.code) {
            // A code that is in no row, or a row without room.
            let free = given.next(None).ok_or(AppError::CodesTaken { codes: vec![old.clone()] })?;
            booth.code = free;
        }
        given.put(BoothId(Uuid::now_v7()), &booth.code);
        if booth.code != old {
            recoded.push(Recoded { old, new: booth.code.clone() });
        }
    }
    Ok(recoded)
}

/// A row: its prefix, its letters, or else its hundred.
type Row = (String, Option<RowLetters>, u16);

fn row(code: &BoothCode) -> Row {
    let hundred = if code.row().is_none() { code.number() / 100 } else { 0 };
    (code.prefix().to_owned(), code.row(), hundred)
}

/// A row of the same prefix that nobody has: the first after all of them.
fn free_row((prefix, letters, hundred): &Row, rows: &[Row]) -> Row {
    let mine = || rows.iter().filter(|(other, ..)| other == prefix);
    match letters {
        Some(_) => {
            let last = mine().filter_map(|(_, letters, _)| *letters).max();
            let next = last.and_then(|last| RowLetters::nth(last.index() + 1));
            (prefix.clone(), next.or(*letters), 0)
        }
        None => {
            let last = mine().filter(|(_, letters, _)| letters.is_none()).map(|row| row.2).max();
            (prefix.clone(), None, last.map_or(*hundred, |last| last + 1))
        }
    }
}

/// A booth's code, and those of its parts, in another row.
fn rename_parts(booth: &mut BoothOut, instead: &BTreeMap<Row, Row>) {
    if let Ok(code) = BoothCode::parse(&booth.code)
        && let Some((_, letters, hundred)) = instead.get(&row(&code))
    {
        let moved = match letters {
            Some(letters) => code.in_row(*letters),
            None => code.with_number(hundred * 100 + code.number() % 100),
        };
        if let Some(moved) = moved {
            booth.code = moved.to_string();
        }
    }
    for part in &mut booth.parts {
        rename_parts(part, instead);
    }
}
