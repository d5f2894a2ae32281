//! Hall files in and out.

use std::collections::BTreeSet;
use std::path::Path;

use domain::booth::Booth;
use domain::geometry::RectMm;
use domain::hall::{Circuit, ElementShape, Hall, PlanElement, PlanState};
use domain::id::{BoothId, CircuitId, EventId, HallId, PlanElementId};
use serde::Serialize;
use store::Tx;
use uuid::Uuid;

use super::file::{HallFile, VERSION, polygon_in};
use super::floor;
use crate::error::AppError;
use crate::files::write_whole;
use crate::session::Session;

/// What went into or out of a hall file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Transferred {
    /// The hall's name.
    pub hall: String,
    /// Booths.
    pub booths: usize,
    /// Things that are no booth.
    pub elements: usize,
    /// Circuits.
    pub circuits: usize,
    /// The file.
    pub path: String,
}

/// The JSON Schema of hall files, as text.
pub fn schema() -> String {
    let schema = schemars::schema_for!(HallFile);
    let mut text = serde_json::to_string_pretty(&schema).unwrap_or_default();
    text.push('\n');
    text
}

/// Writes a hall, all that is on it, as a file.
///
/// # Errors
/// As [`Session::hall`]; [`AppError::Write`].
pub fn export(
    session: &Session,
    event: Option<&str>,
    hall: Option<&str>,
    path: &Path,
) -> Result<Transferred, AppError> {
    let event = session.event(event)?;
    let hall = session.hall(event.id, hall)?;
    let floor = session.store.reading(|read| floor(&read, hall))?;
    let file = HallFile::of(&floor);
    let mut text = serde_json::to_string_pretty(&file)
        .map_err(|error| AppError::Write { path: path.to_owned(), cause: error.into() })?;
    text.push('\n');
    write_whole(path, |out| out.write_all(text.as_bytes()))?;
    Ok(transferred(&file, path))
}

/// Reads a hall file into an event: a new hall, or in the place of the one of that name, where none of its booths is
/// given away.
///
/// # Errors
/// [`AppError::ReadFile`], [`AppError::HallFile`] with the place in the file; [`AppError::HallInUse`].
pub fn import(session: &mut Session, event: Option<&str>, path: &Path) -> Result<Transferred, AppError> {
    let event = session.event(event)?;
    let text =
        std::fs::read_to_string(path).map_err(|cause| AppError::ReadFile { path: path.to_owned(), cause })?;
    let file = parse(&text)?;
    let change = session.change(Some(event.id), "hall", "hall_import");
    session.store.write::<_, AppError>(&change, |tx| {
        load_file(tx, event.id, &file)?;
        Ok(())
    })?;
    Ok(transferred(&file, path))
}

fn transferred(file: &HallFile, path: &Path) -> Transferred {
    Transferred {
        hall: file.hall.name.clone(),
        booths: file.booths.len(),
        elements: file.elements.len(),
        circuits: file.circuits.len(),
        path: path.display().to_string(),
    }
}

/// Reads and checks a hall file.
pub(crate) fn parse(text: &str) -> Result<HallFile, AppError> {
    let off = |place: String, problem: &'static str| AppError::HallFile { place, problem };
    let file: HallFile = serde_json::from_str(text)
        .map_err(|error| off(format!("{}:{} ({error})", error.line(), error.column()), "json"))?;
    if file.version > VERSION {
        return Err(off(format!("version {}", file.version), "version"));
    }
    let outline = polygon_in(&file.hall.outline);
    if file.hall.outline.len() < 3 || outline.area_mm2() == 0 || file.hall.name.trim().is_empty() {
        return Err(off("hall".into(), "outline"));
    }
    let has_area = |rect: &RectMm| rect.width_mm > 0 && rect.depth_mm > 0;
    for (index, element) in file.elements.iter().enumerate() {
        let fine = match element.shape.shape() {
            ElementShape::Rect(rect) => has_area(&rect),
            ElementShape::Polygon(polygon) => polygon.0.len() >= 3 && polygon.area_mm2() > 0,
            ElementShape::Line(from, to) => from != to,
            ElementShape::Point(_) => true,
        };
        if !fine {
            return Err(off(format!("elements[{index}]"), "empty_shape"));
        }
    }
    let mut circuits = BTreeSet::new();
    for circuit in &file.circuits {
        if !circuits.insert(circuit.name.as_str()) {
            return Err(off(circuit.name.clone(), "circuit_twice"));
        }
    }
    let mut codes = BTreeSet::new();
    for booth in &file.booths {
        let shape = booth.shape();
        if shape.rects.is_empty() || !shape.rects.iter().all(has_area) {
            return Err(off(booth.code.clone(), "empty_shape"));
        }
        if !codes.insert(booth.code.as_str()) {
            return Err(off(booth.code.clone(), "code_twice"));
        }
        if booth.circuit.as_deref().is_some_and(|circuit| !circuits.contains(circuit)) {
            return Err(off(booth.code.clone(), "circuit_unknown"));
        }
    }
    Ok(file)
}

/// Writes a checked hall file into an event, in the place of the hall of that name.
pub(crate) fn load_file(tx: &mut Tx<'_>, event_id: EventId, file: &HallFile) -> Result<Hall, AppError> {
    let halls = tx.halls(event_id)?;
    let known = halls.iter().find(|hall| hall.name == file.hall.name);
    let position = known.map_or(halls.len(), |hall| usize::from(hall.position));
    let hall = Hall {
        id: known.map_or_else(|| HallId(Uuid::now_v7()), |hall| hall.id),
        event_id,
        name: file.hall.name.clone(),
        outline: polygon_in(&file.hall.outline),
        north_mdeg: file.hall.north_mdeg,
        plan_state: PlanState::Draft,
        position: u16::try_from(position).unwrap_or(u16::MAX),
    };
    if let Some(known) = known {
        clear(tx, known)?;
        for element in tx.plan_elements(known.id)? {
            tx.delete::<PlanElement>(element.id)?;
        }
        tx.update(&hall)?;
    } else {
        tx.insert(&hall)?;
    }
    let taken: BTreeSet<String> = tx.booths(event_id)?.into_iter().map(|booth| booth.code).collect();
    for element in &file.elements {
        tx.insert(&PlanElement {
            id: PlanElementId(Uuid::now_v7()),
            hall_id: hall.id,
            kind: element.kind.into(),
            shape: element.shape.shape(),
            label: element.label.clone(),
            owner: element.owner.clone(),
            clearance_mm: element.clearance_mm,
            is_open: element.is_open,
        })?;
    }
    let mut circuits = Vec::new();
    for circuit in &file.circuits {
        let circuit = Circuit {
            id: CircuitId(Uuid::now_v7()),
            hall_id: hall.id,
            name: circuit.name.clone(),
            capacity_va: circuit.capacity_va,
        };
        tx.insert(&circuit)?;
        circuits.push(circuit);
    }
    for booth in &file.booths {
        if taken.contains(&booth.code) {
            return Err(AppError::HallFile { place: booth.code.clone(), problem: "code_taken" });
        }
        let circuit = circuits.iter().find(|circuit| Some(&circuit.name) == booth.circuit.as_ref());
        tx.insert(&Booth {
            id: BoothId(Uuid::now_v7()),
            event_id,
            hall_id: hall.id,
            code: booth.code.clone(),
            shape: booth.shape(),
            power_va: booth.power_va,
            circuit_id: circuit.map(|circuit| circuit.id),
            water: booth.water,
            accessible: booth.accessible,
            zone: booth.zone.clone(),
            premium: booth.premium,
            closed: booth.closed,
        })?;
    }
    Ok(hall)
}

/// Takes booths and circuits off a hall, where nobody has them and the plan is not published.
pub(super) fn clear(tx: &mut Tx<'_>, hall: &Hall) -> Result<(), AppError> {
    if hall.plan_state == PlanState::Published {
        return Err(AppError::HallPublished { hall: hall.name.clone() });
    }
    let booths = tx.booths_of_hall(hall.id)?;
    let in_use = booths.iter().filter(|line| !line.occupants.is_empty()).count();
    if in_use > 0 {
        return Err(AppError::HallInUse { hall: hall.name.clone(), booths: in_use });
    }
    for line in booths {
        tx.delete::<Booth>(line.booth.id)?;
    }
    for circuit in tx.circuits(hall.id)? {
        tx.delete::<Circuit>(circuit.id)?;
    }
    Ok(())
}
