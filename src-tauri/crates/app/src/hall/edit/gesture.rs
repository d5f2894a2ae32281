//! A gesture: one transaction, one change set, and an answer that says only what is otherwise.

use std::collections::BTreeSet;

use domain::hall::Hall;
use domain::id::{BoothId, EventId, HallId, PlanElementId};
use store::{Reader, Tx, Undone};
use uuid::Uuid;

use super::draft::Draft;
use super::model::Model;
use super::wire::{HallChanged, HallDocument, HallRef, Removes};
use crate::error::AppError;
use crate::history::StepOut;
use crate::session::Session;
use crate::texts::history;

/// The feature of every change that concerns halls.
pub(super) const FEATURE: &str = "hall";

/// A hall that the session has at hand, while nobody writes to the workspace.
#[derive(Debug)]
pub(crate) struct AtHand {
    model: Model,
    /// What others have written, and what this session has.
    stamp: (i64, u64),
}

/// The id in a request.
pub(super) fn id(text: &str) -> Result<Uuid, AppError> {
    let id = Uuid::parse_str(text).ok().filter(|id| !id.is_nil());
    id.ok_or_else(|| AppError::Unfit { thing: text.to_owned(), problem: "id" })
}

/// The hall of an id or a name in an event; the first one for `None`.
pub(crate) fn hall_of(read: &Reader<'_>, event: EventId, asked: Option<&str>) -> Result<Hall, AppError> {
    let mut halls = read.halls(event)?;
    if halls.is_empty() {
        return Err(AppError::NoHall);
    }
    let Some(asked) = asked else { return Ok(halls.swap_remove(0)) };
    let is = |hall: &Hall| hall.name == asked || hall.id.to_string() == asked;
    match halls.iter().position(is) {
        Some(index) => Ok(halls.swap_remove(index)),
        None => Err(AppError::HallUnknown {
            name: asked.to_owned(),
            known: halls.into_iter().map(|hall| hall.name).collect(),
        }),
    }
}

/// Stands for the last change of an event's halls: another one after each change, and the same again after its undo.
pub(super) fn revision(read: &Reader<'_>, event: EventId) -> Result<String, AppError> {
    let mark = read.change_mark(event, FEATURE)?;
    Ok(format!("{}.{}.{}", mark.newest, mark.count, mark.sum))
}

/// The halls of an event with how many booths each has.
pub(super) fn refs(read: &Reader<'_>, event: EventId) -> Result<Vec<HallRef>, AppError> {
    let counts = read.booth_counts(event)?;
    let halls = read.halls(event)?.into_iter().map(|hall| HallRef {
        id: hall.id.to_string(),
        booths: counts.get(&hall.id).copied().unwrap_or_default(),
        name: hall.name,
    });
    Ok(halls.collect())
}

/// The whole document of a hall of an event.
pub(super) fn document_of(read: &Reader<'_>, hall: Hall) -> Result<HallDocument, AppError> {
    let event = hall.event_id;
    Ok(Model::load(read, hall)?.document(refs(read, event)?, revision(read, event)?))
}

/// Makes sure that the place holds the hall as it is stored.
fn fetch(
    place: &mut Option<Box<AtHand>>,
    read: &Reader<'_>,
    hall: Hall,
    written: u64,
) -> Result<(), AppError> {
    let stamp = (read.data_version()?, written);
    if !place.as_ref().is_some_and(|at_hand| at_hand.stamp == stamp && at_hand.model.hall.id == hall.id) {
        *place = Some(Box::new(AtHand { model: Model::load(read, hall)?, stamp }));
    }
    Ok(())
}

/// Refuses what was made on an older document.
fn check_revision(read: &Reader<'_>, event: EventId, made_on: Option<&str>) -> Result<(), AppError> {
    let stale = match made_on {
        Some(made_on) => made_on != revision(read, event)?,
        None => false,
    };
    if stale { Err(AppError::ChangedElsewhere) } else { Ok(()) }
}

/// Looks at a hall as it is stored.
pub(super) fn look<T>(
    session: &mut Session,
    hall: &str,
    made_on: Option<&str>,
    body: impl FnOnce(&Model, &Reader<'_>) -> Result<T, AppError>,
) -> Result<T, AppError> {
    let event = session.event(None)?;
    let mut place = session.editing.take();
    let written = session.store.total_changes();
    let looked = session.store.reading(|read| {
        let hall = hall_of(&read, event.id, Some(hall))?;
        check_revision(&read, event.id, made_on)?;
        fetch(&mut place, &read, hall, written)?;
        let at_hand = place.as_ref().ok_or(AppError::NoHall)?;
        body(&at_hand.model, &read)
    });
    session.editing = place;
    looked
}

/// Makes a gesture: `body` says what becomes of the hall's rows.
pub(super) fn gesture(
    session: &mut Session,
    hall: &str,
    made_on: Option<&str>,
    action: &str,
    body: impl FnOnce(&Model, &Reader<'_>) -> Result<Draft, AppError>,
) -> Result<HallChanged, AppError> {
    let event = session.event(None)?;
    let lang = session.lang();
    let change = session.change(Some(event.id), FEATURE, action);
    let mut place = session.editing.take();
    let written = session.store.total_changes();
    let mut seen = 0;
    let mut is_dirty = false;
    let done = session.store.write::<_, AppError>(&change, |tx| {
        let hall = hall_of(tx, event.id, Some(hall))?;
        check_revision(tx, event.id, made_on)?;
        fetch(&mut place, tx, hall, written)?;
        seen = tx.data_version()?;
        let at_hand = place.as_mut().ok_or(AppError::NoHall)?;
        let mut draft = body(&at_hand.model, tx)?;
        draft.only_differences(&at_hand.model);
        draft.write(tx, &at_hand.model)?;
        is_dirty = true;
        answer(&mut at_hand.model, &draft, tx, event.id)
    });
    match done {
        Ok((mut changed, change_set)) => {
            if let Some(at_hand) = &mut place {
                at_hand.stamp = (seen, session.store.total_changes());
            }
            session.editing = place;
            changed.undo =
                change_set.map(|id| StepOut { change: id.to_string(), what: history::what(lang, action) });
            Ok(changed)
        }
        Err(error) => {
            // What was taken up and then not kept is read anew.
            session.editing = place.filter(|_| !is_dirty);
            Err(error)
        }
    }
}

/// Takes up what was written, and says what is otherwise.
fn answer(model: &mut Model, draft: &Draft, tx: &Tx<'_>, event: EventId) -> Result<HallChanged, AppError> {
    let loads_before = model.loads();
    let otherwise: BTreeSet<BoothId> = model.take_up(draft, tx)?;
    let loads = model.loads();
    let loaded = |id| draft.circuits.contains_key(id) || loads.get(id) != loads_before.get(id);
    let circuits = model.circuits.keys().filter(|id| loaded(*id));
    let gone = |is_gone: bool, id: Uuid| is_gone.then(|| id.to_string());
    Ok(HallChanged {
        hall: model.hall.id.to_string(),
        head: (draft.head.is_some() || draft.rules.is_some()).then(|| model.head()),
        booths: otherwise.iter().filter_map(|id| model.booth_doc(*id)).collect(),
        elements: draft.elements.keys().filter_map(|id| model.element_doc(*id)).collect(),
        circuits: circuits.filter_map(|id| model.circuit_doc(*id, &loads)).collect(),
        removed: Removes {
            booths: draft.booths.iter().filter_map(|(id, row)| gone(row.is_none(), id.0)).collect(),
            elements: draft.elements.iter().filter_map(|(id, row)| gone(row.is_none(), id.0)).collect(),
            circuits: draft.circuits.iter().filter_map(|(id, row)| gone(row.is_none(), id.0)).collect(),
        },
        revision: revision(tx, event)?,
        undo: None,
        touched: draft.touched.clone(),
        warnings: draft.warnings.clone(),
    })
}

/// Where an undo or a redo did something on a floor.
#[derive(Debug, Default)]
pub(crate) struct Place {
    pub(crate) hall: Option<String>,
    pub(crate) booths: Vec<String>,
    pub(crate) elements: Vec<String>,
    pub(crate) revision: Option<String>,
}

/// Where an undo or a redo did something on a floor.
pub(crate) fn place_of(session: &Session, undone: &Undone) -> Result<Place, AppError> {
    let (mut booths, mut elements, mut halls) = (BTreeSet::new(), BTreeSet::new(), BTreeSet::new());
    for row in &undone.touched {
        if row.table == "setting" {
            halls.extend(hall_of_setting(&row.key.0));
            continue;
        }
        let Some(id) = row.key.id() else { continue };
        match row.table {
            "booth" => booths.insert(BoothId(id)),
            "plan_element" => elements.insert(PlanElementId(id)),
            "hall" | "underlay" | "underlay_lines" => halls.insert(HallId(id)),
            _ => false,
        };
    }
    for (column, id) in &undone.places {
        match *column {
            "booth_id" => booths.insert(BoothId(*id)),
            _ => halls.insert(HallId(*id)),
        };
    }
    if booths.is_empty() && elements.is_empty() && halls.is_empty() {
        return Ok(Place::default());
    }
    let read = session.store.read();
    if halls.is_empty() {
        for id in &booths {
            halls.extend(read.get::<domain::booth::Booth>(*id)?.map(|booth| booth.hall_id));
        }
    }
    // A hall that the undo took away cannot be shown; another one that it touched can.
    let mut shown = None;
    for id in halls {
        if let (None, Some(hall)) = (&shown, read.get::<Hall>(id)?) {
            shown = Some(hall);
        }
    }
    Ok(Place {
        booths: booths.iter().map(ToString::to_string).collect(),
        elements: elements.iter().map(ToString::to_string).collect(),
        revision: undone.event_id.map(|event| revision(&read, event)).transpose()?,
        hall: shown.map(|hall| hall.id.to_string()),
    })
}

/// The hall whose aisle widths a setting has: its key is `event/ID/hall/ID/rules`.
fn hall_of_setting(key: &[u8]) -> Option<HallId> {
    let (_, hall) = std::str::from_utf8(key).ok()?.strip_suffix("/rules")?.rsplit_once("/hall/")?;
    Uuid::parse_str(hall).ok().map(HallId)
}
