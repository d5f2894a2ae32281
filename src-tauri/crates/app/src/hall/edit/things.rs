//! What is put into a hall besides booths: things on its floor, and circuits.

use std::collections::BTreeSet;

use domain::hall::{Circuit, ElementKind, PlanElement};
use domain::id::{CircuitId, PlanElementId};
use domain::media::MediaHash;
use store::Reader;

use super::draft::Draft;
use super::fit;
use super::gesture::id;
use super::model::Model;
use super::wire::{CircuitPut, ElementPut};
use crate::defaults::BoothDefaults;
use crate::error::AppError;

/// A thing that is no booth, new or otherwise.
pub(super) fn put_element(
    model: &Model,
    read: &Reader<'_>,
    put: &ElementPut,
    draft: &mut Draft,
) -> Result<(), AppError> {
    let id = PlanElementId(id(&put.id)?);
    let missing = |problem| AppError::Unfit { thing: put.id.clone(), problem };
    let old = draft.element(model, id).cloned();
    let mut element = match &old {
        Some(old) => old.clone(),
        None => {
            if read.get::<PlanElement>(id)?.is_some() {
                return Err(missing("id"));
            }
            PlanElement {
                id,
                hall_id: model.hall.id,
                kind: put.kind.ok_or_else(|| missing("kind"))?.into(),
                shape: put.shape.as_ref().ok_or_else(|| missing("shape"))?.shape(),
                label: None,
                owner: None,
                clearance_mm: 0,
                is_open: true,
                width_mm: None,
                locked: false,
                logo: None,
            }
        }
    };
    element.kind = put.kind.map_or(element.kind, ElementKind::from);
    if let Some(shape) = &put.shape {
        element.shape = shape.shape();
    }
    if let Some(label) = &put.label {
        element.label = fit::words(label.as_deref())?;
    }
    if let Some(owner) = &put.owner {
        element.owner = fit::words(owner.as_deref())?;
    }
    let named = element.label.clone().unwrap_or_else(|| put.id.clone());
    element.clearance_mm = fit::number(&named, put.clearance_mm.unwrap_or(element.clearance_mm), 1_000_000)?;
    element.is_open = put.is_open.unwrap_or(element.is_open);
    if let Some(width_mm) = put.width_mm {
        if width_mm == Some(0) {
            return Err(AppError::Unfit { thing: named, problem: "side" });
        }
        element.width_mm = width_mm.map(|width_mm| fit::number(&named, width_mm, 1_000_000)).transpose()?;
    }
    element.locked = put.locked.unwrap_or(element.locked);
    if let Some(logo) = &put.logo {
        let unfit = || AppError::Unfit { thing: named.clone(), problem: "logo" };
        element.logo = logo.as_deref().map(|hash| MediaHash::from_hex(hash).ok_or_else(unfit)).transpose()?;
    }
    let is_drawn_anew = old.as_ref().is_none_or(|old| old.kind != element.kind || old.shape != element.shape);
    if is_drawn_anew {
        fit::element(&named, element.kind, &element.shape)?;
        if old.is_some_and(|old| old.locked) && element.locked {
            return Err(AppError::PlanLocked { things: vec![named] });
        }
    }
    draft.elements.insert(id, Some(element));
    Ok(())
}

/// A circuit, new or otherwise.
pub(super) fn put_circuit(
    model: &Model,
    read: &Reader<'_>,
    put: &CircuitPut,
    usual: &BoothDefaults,
    draft: &mut Draft,
) -> Result<(), AppError> {
    let id = CircuitId(id(&put.id)?);
    let unfit = |problem| AppError::Unfit { thing: put.id.clone(), problem };
    let names = |draft: &Draft| -> BTreeSet<String> {
        let now = model.circuits.values().map(|known| {
            draft
                .circuits
                .get(&known.id)
                .map_or(Some(known), Option::as_ref)
                .map(|circuit| circuit.name.clone())
        });
        let new = draft.circuits.values().flatten().map(|circuit| circuit.name.clone());
        now.flatten().chain(new).collect()
    };
    let old = draft.circuits.get(&id).cloned().flatten().or_else(|| model.circuits.get(&id).cloned());
    let mut circuit = match old {
        Some(old) => old,
        None => {
            if read.get::<Circuit>(id)?.is_some() {
                return Err(unfit("id"));
            }
            let taken = names(draft);
            let free = (1..).map(|number| format!("C{number:02}")).find(|name| !taken.contains(name));
            Circuit {
                id,
                hall_id: model.hall.id,
                name: free.unwrap_or_default(),
                capacity_va: usual.circuit_va,
                power_point_id: None,
            }
        }
    };
    if let Some(name) = &put.name {
        let name = fit::name(name)?;
        if name != circuit.name && names(draft).contains(&name) {
            return Err(AppError::Unfit { thing: name, problem: "circuit_twice" });
        }
        circuit.name = name;
    }
    if let Some(capacity_va) = put.capacity_va {
        circuit.capacity_va = fit::number(&circuit.name, capacity_va, 100_000_000)?;
    }
    if let Some(power_point) = &put.power_point {
        circuit.power_point_id = match power_point {
            Some(text) => Some(PlanElementId(self::id(text)?)),
            None => None,
        };
        let at = circuit.power_point_id.map(|id| draft.element(model, id).map(|element| element.kind));
        if at.is_some_and(|kind| kind != Some(ElementKind::PowerPoint)) {
            return Err(AppError::Unfit { thing: circuit.name, problem: "power_point" });
        }
    }
    draft.circuits.insert(id, Some(circuit));
    Ok(())
}
