//! Booths that become one, and one that becomes several again.

use std::collections::BTreeSet;

use domain::booth::Booth;
use domain::geometry::BoothShape;
use domain::id::{BoothAssignmentId, BoothId};
use domain::merge::{self, MergeError};
use domain::party::BoothAssignment;
use store::Reader;
use uuid::Uuid;

use super::codes::codes_after;
use super::draft::{Draft, touched};
use super::gesture::{gesture, id};
use super::model::Model;
use super::wire::{Becomes, HallBooths, HallChanged};
use crate::error::AppError;
use crate::session::Session;

/// Makes one booth of several that lie edge to edge: the first one that somebody has goes on, or else the first one. It
/// keeps the others as its parts, so that [`split`] gives them back. Whoever has one of them has the whole.
///
/// # Errors
/// [`AppError::ChangedElsewhere`]; [`AppError::NotMergeable`], also where different parties have them on one day;
/// [`AppError::BoothsOccupied`] until the person confirms; [`AppError::PlanLocked`].
pub fn merge(session: &mut Session, request: &HallBooths) -> Result<HallChanged, AppError> {
    gesture(session, &request.hall, Some(&request.revision), "hall_merge", |model, _| merged(model, request))
}

/// Gives back the booths that a merge made one, codes included; a booth of several rectangles that was never merged
/// becomes one for each. Whoever has it has all of them then.
///
/// # Errors
/// [`AppError::ChangedElsewhere`]; [`AppError::NotSplittable`]; [`AppError::CodesTaken`] where another booth has the code
/// of a part by now; [`AppError::BoothsOccupied`] until the person confirms; [`AppError::PlanLocked`].
pub fn split(session: &mut Session, request: &HallBooths) -> Result<HallChanged, AppError> {
    gesture(session, &request.hall, Some(&request.revision), "hall_split", |model, read| {
        parted(model, read, request)
    })
}

/// The booths of a request, each once, in its order.
fn named<'m>(model: &'m Model, request: &HallBooths) -> Result<Vec<&'m Booth>, AppError> {
    let mut seen = BTreeSet::new();
    let mut booths = Vec::new();
    for text in &request.booths {
        let id = BoothId(id(text)?);
        let unknown = || AppError::Unknown { kind: "booth", name: text.clone(), known: Vec::new() };
        let booth = model.booths.get(&id).ok_or_else(unknown)?;
        if seen.insert(id) {
            booths.push(booth);
        }
    }
    let locked: Vec<String> =
        booths.iter().filter(|booth| booth.locked).map(|booth| booth.code.clone()).collect();
    if locked.is_empty() { Ok(booths) } else { Err(AppError::PlanLocked { things: locked }) }
}

fn merged(model: &Model, request: &HallBooths) -> Result<Draft, AppError> {
    let mut booths = named(model, request)?;
    // Whoever has a booth keeps the code that stands on their papers.
    let goes_on = booths.iter().position(|booth| !model.occupants_of(booth.id).is_empty()).unwrap_or(0);
    if !booths.is_empty() {
        let main = booths.remove(goes_on);
        booths.insert(0, main);
    }
    let codes = || booths.iter().map(|booth| booth.code.clone()).collect::<Vec<_>>();
    let shapes: Vec<&BoothShape> = booths.iter().map(|booth| &booth.shape).collect();
    let shape = merge::merged(&shapes).map_err(|error| AppError::NotMergeable {
        why: match error {
            MergeError::One => "one",
            MergeError::Turned => "turned",
            MergeError::Overlap => "overlap",
            MergeError::Apart => "apart",
        },
        codes: codes(),
    })?;
    let mut draft = Draft::default();
    let whole = as_one(&booths, shape);
    let mut having: Vec<(BoothAssignment, domain::party::Party)> = Vec::new();
    for booth in &booths {
        draft.touched.extend(touched(model, booth.id, Becomes::Stays));
        for occupant in model.occupants_of(booth.id) {
            let (assignment, party) = (&occupant.assignment, &occupant.party);
            if let Some((known, _)) = having.iter_mut().find(|(known, _)| known.party_id == party.id) {
                // The party has both: it has the whole once.
                draft.lifted.push(assignment.id);
                if assignment.locked && !known.locked {
                    known.locked = true;
                    draft.moved.retain(|moved| moved.id != known.id);
                    draft.moved.push(*known);
                }
                continue;
            }
            if having.iter().any(|(_, other)| other.meets(party)) {
                return Err(AppError::NotMergeable { why: "parties", codes: codes() });
            }
            let moved = BoothAssignment { booth_id: whole.id, ..*assignment };
            if assignment.booth_id != whole.id {
                draft.moved.push(moved);
            }
            having.push((moved, party.clone()));
        }
    }
    if !draft.touched.is_empty() && !request.confirm_occupied {
        return Err(AppError::BoothsOccupied { touched: draft.touched });
    }
    draft.reoccupied.insert(whole.id);
    for booth in &booths[1..] {
        draft.booths.insert(booth.id, None);
    }
    draft.booths.insert(whole.id, Some(whole));
    Ok(draft)
}

/// Several booths as one, which goes on as the first. It has the power of all of them, and water, access and what makes
/// it sought after where one of them has.
fn as_one(booths: &[&Booth], shape: BoothShape) -> Booth {
    let any = |is: fn(&Booth) -> bool| booths.iter().any(|booth| is(booth));
    let main = booths[0];
    Booth {
        shape,
        power_va: booths.iter().map(|booth| booth.power_va).sum::<u32>().min(10_000_000),
        water: any(|booth| booth.water),
        accessible: any(|booth| booth.accessible),
        premium: any(|booth| booth.premium),
        parts: booths.iter().map(|booth| (*booth).clone()).collect(),
        ..main.clone()
    }
}

fn parted(model: &Model, read: &Reader<'_>, request: &HallBooths) -> Result<Draft, AppError> {
    let mut draft = Draft::default();
    for booth in named(model, request)? {
        let not_splittable = || AppError::NotSplittable { code: booth.code.clone() };
        if booth.shape.rects.len() < 2 {
            return Err(not_splittable());
        }
        let is_new = booth.parts.is_empty();
        let parts = if is_new { by_rects(booth) } else { by_parts(booth) };
        for part in parts.ok_or_else(not_splittable)? {
            let circuit_id = part.circuit_id.filter(|circuit| model.circuits.contains_key(circuit));
            let mut part = Booth { event_id: booth.event_id, hall_id: booth.hall_id, circuit_id, ..part };
            if is_new && part.id != booth.id {
                let taken = codes_after(read, model, &draft)?;
                part.code = taken.next(Some(&booth.code)).ok_or_else(not_splittable)?;
            }
            if part.id != booth.id {
                for occupant in model.occupants_of(booth.id) {
                    draft.given.push(BoothAssignment {
                        id: BoothAssignmentId(Uuid::now_v7()),
                        booth_id: part.id,
                        ..occupant.assignment
                    });
                }
                draft.reoccupied.insert(part.id);
            }
            draft.booths.insert(part.id, Some(part));
        }
        draft.touched.extend(touched(model, booth.id, Becomes::Stays));
    }
    let new: BTreeSet<BoothId> =
        draft.booths.keys().filter(|id| !model.booths.contains_key(id)).copied().collect();
    let doubles = codes_after(read, model, &draft)?.doubles(&new);
    if !doubles.is_empty() {
        return Err(AppError::CodesTaken { codes: doubles });
    }
    if !draft.touched.is_empty() && !request.confirm_occupied {
        return Err(AppError::BoothsOccupied { touched: draft.touched });
    }
    Ok(draft)
}

/// The booths that were merged, where the whole lies now, with what was changed of the whole since.
fn by_parts(booth: &Booth) -> Option<Vec<Booth>> {
    let parts: Vec<&Booth> = booth.parts.iter().collect();
    let shapes: Vec<&BoothShape> = parts.iter().map(|part| &part.shape).collect();
    let was = merge::merged(&shapes).ok().map(|shape| as_one(&parts, shape));
    let stays = was.as_ref().is_some_and(|was| was.shape == booth.shape);
    let counts: Vec<usize> = shapes.iter().map(|shape| shape.rects.len()).collect();
    let moved = merge::split(&booth.shape, &counts)?;
    let was = was.unwrap_or_else(|| as_one(&parts, booth.shape.clone()));
    let mut left_va = booth.power_va;
    let mut given: Vec<Booth> = Vec::with_capacity(parts.len());
    for (place, (part, shape)) in parts.iter().zip(moved).enumerate() {
        let mut part = (*part).clone();
        if !stays {
            part.shape = shape;
        }
        if booth.power_va != was.power_va {
            // In proportion to what each had, the rest to the first.
            let total = u64::from(was.power_va).max(1);
            part.power_va = (u64::from(booth.power_va) * u64::from(part.power_va) / total) as u32;
            left_va = left_va.saturating_sub(part.power_va);
        }
        for (now, then, field) in [
            (booth.water, was.water, &mut part.water),
            (booth.accessible, was.accessible, &mut part.accessible),
            (booth.premium, was.premium, &mut part.premium),
            (booth.closed, was.closed, &mut part.closed),
        ] {
            if now != then {
                *field = now;
            }
        }
        if booth.zone != was.zone {
            part.zone = booth.zone.clone();
        }
        if booth.circuit_id != was.circuit_id {
            part.circuit_id = booth.circuit_id;
        }
        if place == 0 {
            // It goes on as itself, under whatever code it has by now.
            part.id = booth.id;
            part.code = booth.code.clone();
        }
        given.push(part);
    }
    if booth.power_va != was.power_va {
        given[0].power_va += left_va;
    }
    Some(given)
}

/// A booth for each rectangle of one that was never merged; the first one goes on as it.
fn by_rects(booth: &Booth) -> Option<Vec<Booth>> {
    let shapes = merge::split(&booth.shape, &vec![1; booth.shape.rects.len()])?;
    let count = u32::try_from(shapes.len()).ok()?;
    let parts = shapes.into_iter().enumerate().map(|(place, shape)| Booth {
        id: if place == 0 { booth.id } else { BoothId(Uuid::now_v7()) },
        shape,
        power_va: booth.power_va / count + if place == 0 { booth.power_va % count } else { 0 },
        ..booth.clone()
    });
    Some(parts.collect())
}
