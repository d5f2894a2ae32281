//! One gesture of the canvas: rows that are put, and rows that go.

use domain::booth::Booth;
use domain::geometry::BoothShape;
use domain::hall::Hall;
use domain::id::{BoothId, CircuitId, PlanElementId};
use store::Reader;

use super::codes::Codes;
use super::draft::Draft;
use super::fit;
use super::gesture::{gesture, id};
use super::model::Model;
use super::things::{put_circuit, put_element};
use super::wire::{BoothPut, Gesture, HallChanged, HallEdit, HallPut};
use crate::defaults::{self, BoothDefaults};
use crate::error::AppError;
use crate::hall::AISLES_MM;
use crate::hall::file::{RulesOut, polygon_in, rect_in};
use crate::session::Session;
use crate::texts::Lang;

/// Booths and other things of a hall, each.
const MOST_THINGS: usize = 20_000;
const MOST_CIRCUITS: usize = 2_000;

/// Makes one gesture on a hall.
///
/// # Errors
/// [`AppError::ChangedElsewhere`]; [`AppError::BoothsOccupied`] with who is touched, until the person confirms;
/// [`AppError::PlanLocked`], [`AppError::CodesTaken`], [`AppError::HallPublished`], [`AppError::Unfit`]. Nothing is
/// changed then.
pub fn edit(session: &mut Session, request: &HallEdit) -> Result<HallChanged, AppError> {
    let lang = session.lang();
    let usual = defaults::read(session)?;
    let action = action(request.what);
    gesture(session, &request.hall, Some(&request.revision), action, |model, read| {
        draft(model, read, request, &usual, lang)
    })
}

/// The action of a gesture, for the history.
fn action(gesture: Gesture) -> &'static str {
    match gesture {
        Gesture::Draw => "hall_draw",
        Gesture::Move => "hall_move",
        Gesture::Resize => "hall_resize",
        Gesture::Rotate => "hall_rotate",
        Gesture::Duplicate => "hall_duplicate",
        Gesture::Array => "hall_array",
        Gesture::Paste => "hall_paste",
        Gesture::Align => "hall_align",
        Gesture::Distribute => "hall_distribute",
        Gesture::Delete => "hall_delete",
        Gesture::Properties => "hall_properties",
        Gesture::Outline => "hall_outline",
        Gesture::Lock => "hall_things_lock",
    }
}

fn draft(
    model: &Model,
    read: &Reader<'_>,
    request: &HallEdit,
    usual: &BoothDefaults,
    lang: Lang,
) -> Result<Draft, AppError> {
    let mut draft = Draft::default();
    if let Some(put) = &request.puts.hall {
        put_hall(model, read, put, &mut draft)?;
    }
    for put in &request.puts.elements {
        put_element(model, read, put, &mut draft)?;
    }
    for put in &request.puts.circuits {
        put_circuit(model, read, put, usual, &mut draft)?;
    }
    remove(model, request, &mut draft)?;
    let mut codes = Codes::default();
    for put in &request.puts.booths {
        put_booth(model, read, put, usual, &mut draft, &mut codes)?;
    }
    codes.settle(read, model, &mut draft, lang)?;
    if !draft.touched.is_empty() && !request.confirm_occupied {
        return Err(AppError::BoothsOccupied { touched: draft.touched });
    }
    let count = |was: usize, new: usize| was + new;
    if count(model.booths.len(), draft.booths.len()) > MOST_THINGS {
        return Err(AppError::TooManyBooths {
            booths: model.booths.len() + draft.booths.len(),
            most: MOST_THINGS,
        });
    }
    let too_many = count(model.elements.len(), draft.elements.len()) > MOST_THINGS
        || count(model.circuits.len(), draft.circuits.len()) > MOST_CIRCUITS;
    if too_many {
        return Err(AppError::Unfit { thing: model.hall.name.clone(), problem: "too_many" });
    }
    Ok(draft)
}

fn put_hall(model: &Model, read: &Reader<'_>, put: &HallPut, draft: &mut Draft) -> Result<(), AppError> {
    let mut head = model.hall.clone();
    if let Some(name) = &put.name {
        head.name = free_name(read, &head, name)?;
    }
    if let Some(outline) = &put.outline {
        head.outline = polygon_in(outline);
        if head.outline != model.hall.outline {
            fit::outline(&head.name, &head.outline)?;
        }
    }
    if let Some(north_mdeg) = put.north_mdeg {
        fit::angle(&head.name, north_mdeg)?;
        head.north_mdeg = north_mdeg;
    }
    let now = model.head();
    let widths = RulesOut {
        main_aisle_mm: put.main_aisle_mm.unwrap_or(now.main_aisle_mm),
        side_aisle_mm: put.side_aisle_mm.unwrap_or(now.side_aisle_mm),
    };
    for (field, width_mm) in [("main_aisle", widths.main_aisle_mm), ("side_aisle", widths.side_aisle_mm)] {
        if !AISLES_MM.contains(&i64::from(width_mm)) {
            let value = crate::texts::figures::metres(Lang::En, i64::from(width_mm));
            return Err(AppError::Invalid { field, value });
        }
    }
    draft.rules = Some(widths);
    draft.head = Some(head);
    Ok(())
}

/// A hall's name, if no other hall of the event has it.
pub(super) fn free_name(read: &Reader<'_>, hall: &Hall, name: &str) -> Result<String, AppError> {
    let name = fit::name(name)?;
    let is_taken = |other: &Hall| other.id != hall.id && other.name.to_lowercase() == name.to_lowercase();
    if read.halls(hall.event_id)?.iter().any(is_taken) {
        return Err(AppError::HallNameTaken { name });
    }
    Ok(name)
}

/// What goes, and what refers to it.
fn remove(model: &Model, request: &HallEdit, draft: &mut Draft) -> Result<(), AppError> {
    let mut locked = Vec::new();
    for text in &request.removes.booths {
        let id = BoothId(id(text)?);
        // What is gone already need not go.
        let Some(booth) = model.booths.get(&id) else { continue };
        if booth.locked {
            locked.push(booth.code.clone());
        }
        draft.lift(model, id);
        draft.booths.insert(id, None);
        draft.reoccupied.remove(&id);
    }
    for text in &request.removes.elements {
        let id = PlanElementId(id(text)?);
        let Some(element) = model.elements.get(&id) else { continue };
        if element.locked {
            locked.push(element.label.clone().unwrap_or_else(|| text.clone()));
        }
        draft.elements.insert(id, None);
        for circuit in model.circuits.values().filter(|circuit| circuit.power_point_id == Some(id)) {
            let known = draft.circuits.entry(circuit.id).or_insert_with(|| Some(circuit.clone()));
            if let Some(circuit) = known {
                circuit.power_point_id = None;
            }
        }
    }
    for text in &request.removes.circuits {
        let id = CircuitId(id(text)?);
        if !model.circuits.contains_key(&id) {
            continue;
        }
        draft.circuits.insert(id, None);
        for booth in model.booths.values().filter(|booth| booth.circuit_id == Some(id)) {
            let known = draft.booths.entry(booth.id).or_insert_with(|| Some(booth.clone()));
            if let Some(booth) = known {
                booth.circuit_id = None;
            }
        }
    }
    if locked.is_empty() { Ok(()) } else { Err(AppError::PlanLocked { things: locked }) }
}

fn put_booth(
    model: &Model,
    read: &Reader<'_>,
    put: &BoothPut,
    usual: &BoothDefaults,
    draft: &mut Draft,
    codes: &mut Codes,
) -> Result<(), AppError> {
    let id = BoothId(id(&put.id)?);
    let unfit = |problem| AppError::Unfit { thing: put.id.clone(), problem };
    if draft.booths.get(&id).is_some_and(Option::is_none) {
        return Err(unfit("id"));
    }
    let old = draft.booth(model, id).cloned();
    let mut booth = match &old {
        Some(old) => old.clone(),
        None => {
            if read.get::<Booth>(id)?.is_some() || put.rects.is_none() {
                return Err(unfit(if put.rects.is_none() { "shape" } else { "id" }));
            }
            let like = match &put.like {
                Some(like) => {
                    let like = BoothId(self::id(like)?);
                    draft
                        .booth(model, like)
                        .cloned()
                        .map_or_else(|| read.get(like), |booth| Ok(Some(booth)))?
                }
                None => None,
            };
            if put.code.is_none() {
                codes.give(id, like.as_ref().map(|like| like.code.clone()));
            }
            new_booth(model, id, like, usual, draft)
        }
    };
    if let Some(code) = &put.code {
        booth.code = fit::code(code)?;
    }
    if let Some(rects) = &put.rects {
        booth.shape.rects = rects.iter().copied().map(rect_in).collect();
    }
    booth.shape.rotation_mdeg = put.rotation_mdeg.unwrap_or(booth.shape.rotation_mdeg);
    if old.as_ref().is_none_or(|old| old.shape != booth.shape) {
        let named = if booth.code.is_empty() { &put.id } else { &booth.code };
        fit::booth(named, &booth.shape)?;
        if old.as_ref().is_some_and(|old| old.locked) && put.locked != Some(false) {
            return Err(AppError::PlanLocked { things: vec![booth.code] });
        }
        let of_parts: usize = booth.parts.iter().map(|part| part.shape.rects.len()).sum();
        if of_parts != booth.shape.rects.len() {
            // Drawn anew with other rectangles, it is no longer what was merged.
            booth.parts.clear();
        }
    }
    if let Some(power_va) = put.power_va {
        booth.power_va = fit::number(&booth.code, power_va, 10_000_000)?;
    }
    if let Some(circuit) = &put.circuit {
        booth.circuit_id = match circuit {
            Some(text) => Some(CircuitId(self::id(text)?)),
            None => None,
        };
        if booth.circuit_id.is_some_and(|circuit| !draft.has_circuit(model, circuit)) {
            return Err(AppError::Unfit { thing: booth.code, problem: "circuit" });
        }
    }
    booth.water = put.water.unwrap_or(booth.water);
    booth.accessible = put.accessible.unwrap_or(booth.accessible);
    if let Some(zone) = &put.zone {
        booth.zone = fit::words(zone.as_deref())?;
    }
    booth.premium = put.premium.unwrap_or(booth.premium);
    booth.closed = put.closed.unwrap_or(booth.closed);
    booth.locked = put.locked.unwrap_or(booth.locked);
    if booth.closed && old.as_ref().is_some_and(|old| !old.closed) {
        // A closed booth stays empty.
        draft.lift(model, id);
    }
    draft.booths.insert(id, Some(booth));
    Ok(())
}

/// A new booth that is like another one, or as the office has them.
fn new_booth(model: &Model, id: BoothId, like: Option<Booth>, usual: &BoothDefaults, draft: &Draft) -> Booth {
    let plain = Booth {
        id,
        event_id: model.hall.event_id,
        hall_id: model.hall.id,
        code: String::new(),
        shape: BoothShape { rects: Vec::new(), rotation_mdeg: 0 },
        power_va: usual.power_va,
        circuit_id: None,
        water: false,
        accessible: true,
        zone: None,
        premium: false,
        closed: false,
        locked: false,
        parts: Vec::new(),
    };
    match like {
        Some(like) => Booth {
            id,
            event_id: plain.event_id,
            hall_id: plain.hall_id,
            code: String::new(),
            circuit_id: like.circuit_id.filter(|circuit| draft.has_circuit(model, *circuit)),
            locked: false,
            // A copy of a merged booth is one booth of that shape.
            parts: Vec::new(),
            ..like
        },
        None => plain,
    }
}
