//! Hall files in and out.

use std::collections::BTreeSet;
use std::path::Path;

use domain::booth::Booth;
use domain::geometry::RectMm;
use domain::hall::{Circuit, ElementShape, Hall, PlanElement, PlanState};
use domain::id::{BoothId, CircuitId, EventId, HallId, PlanElementId};
use serde::Serialize;
use store::Tx;
use ts_rs::TS;
use uuid::Uuid;

use super::file::{HallFile, VERSION, polygon_in};
use super::numbers::check_numbers;
use super::{floor, rules_key};
use crate::error::AppError;
use crate::files::{read_text, write_whole};
use crate::session::Session;

/// What went into or out of a hall file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
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
    /// What was there before an import, and is gone.
    pub replaced: Option<Replaced>,
}

/// What stood in a hall that was read anew.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
pub struct Replaced {
    /// Booths, none of which anybody had.
    pub booths: usize,
    /// Things that are no booth.
    pub elements: usize,
}

/// Hall files of the largest halls have a few megabytes.
const MOST_BYTES: u64 = 32 << 20;

/// Booths of a hall, and things that are none.
pub(super) const MOST_BOOTHS: usize = 20_000;

/// Characters of a code, as the workspace has them.
const MOST_CODE_CHARS: usize = 20;

/// Characters of a name or a label.
const MOST_NAME_CHARS: usize = 200;

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
    Ok(transferred(&file, path, None))
}

/// Reads a hall file into an event: a new hall, or in the place of the one of that name, where none of its booths is
/// given away.
///
/// # Errors
/// [`AppError::ReadFile`], [`AppError::HallFile`] with the place in the file; [`AppError::HallInUse`].
pub fn import(session: &mut Session, event: Option<&str>, path: &Path) -> Result<Transferred, AppError> {
    let event = session.event(event)?;
    let text = read_text(path, MOST_BYTES)?;
    let file = parse(&text)?;
    let change = session.change(Some(event.id), "hall", "hall_import");
    let ((_, replaced), _) =
        session.store.write::<_, AppError>(&change, |tx| load_file(tx, event.id, &file))?;
    Ok(transferred(&file, path, replaced))
}

fn transferred(file: &HallFile, path: &Path, replaced: Option<Replaced>) -> Transferred {
    Transferred {
        hall: file.hall.name.clone(),
        booths: file.booths.len(),
        elements: file.elements.len(),
        circuits: file.circuits.len(),
        path: path.display().to_string(),
        replaced,
    }
}

/// Reads and checks a hall file.
pub(crate) fn parse(text: &str) -> Result<HallFile, AppError> {
    let off = |place: String, problem: &'static str| AppError::HallFile { place, problem };
    let json =
        |error: serde_json::Error| off(format!("{}:{} ({error})", error.line(), error.column()), "json");
    check_numbers(&serde_json::from_str(text).map_err(json)?)?;
    let file: HallFile = serde_json::from_str(text).map_err(json)?;
    if file.version > VERSION {
        return Err(off(format!("version {}", file.version), "version"));
    }
    let outline = polygon_in(&file.hall.outline);
    if file.hall.outline.len() < 3 || outline.area_mm2() == 0 || file.hall.name.trim().is_empty() {
        return Err(off("hall".into(), "outline"));
    }
    if file.booths.len() > MOST_BOOTHS {
        return Err(AppError::TooManyBooths { booths: file.booths.len(), most: MOST_BOOTHS });
    }
    if file.elements.len() > MOST_BOOTHS {
        return Err(off("elements".into(), "too_many"));
    }
    check_words(&file)?;
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

/// Names and codes have a length that paper and workspace take.
fn check_words(file: &HallFile) -> Result<(), AppError> {
    let off = |place: String, problem: &'static str| Err(AppError::HallFile { place, problem });
    let is_long = |text: &str| text.chars().count() > MOST_NAME_CHARS;
    if is_long(&file.hall.name) {
        return off("hall.name".into(), "text_length");
    }
    for (index, element) in file.elements.iter().enumerate() {
        for (field, text) in [("label", &element.label), ("owner", &element.owner)] {
            if text.as_deref().is_some_and(is_long) {
                return off(format!("elements[{index}].{field}"), "text_length");
            }
        }
    }
    for (index, circuit) in file.circuits.iter().enumerate() {
        if circuit.name.trim().is_empty() || is_long(&circuit.name) {
            return off(format!("circuits[{index}].name"), "text_length");
        }
    }
    for (index, booth) in file.booths.iter().enumerate() {
        if !(1..=MOST_CODE_CHARS).contains(&booth.code.trim().chars().count()) {
            return off(format!("booths[{index}].code"), "code_length");
        }
        if booth.zone.as_deref().is_some_and(is_long) {
            return off(format!("booths[{index}].zone"), "text_length");
        }
    }
    Ok(())
}

/// Writes a checked hall file into an event, in the place of the hall of that name; gives what was there.
pub(crate) fn load_file(
    tx: &mut Tx<'_>,
    event_id: EventId,
    file: &HallFile,
) -> Result<(Hall, Option<Replaced>), AppError> {
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
    let mut replaced = None;
    if let Some(known) = known {
        let booths = clear(tx, known)?;
        let elements = tx.plan_elements(known.id)?;
        replaced = Some(Replaced { booths, elements: elements.len() });
        for element in elements {
            tx.delete::<PlanElement>(element.id)?;
        }
        tx.update(&hall)?;
    } else {
        tx.insert(&hall)?;
    }
    match &file.rules {
        Some(rules) => tx.set_setting(&rules_key(&hall), rules)?,
        None => tx.remove_setting(&rules_key(&hall))?,
    };
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
    Ok((hall, replaced))
}

/// Takes booths and circuits off a hall, where nobody has them and the plan is not published; gives how many booths.
pub(super) fn clear(tx: &mut Tx<'_>, hall: &Hall) -> Result<usize, AppError> {
    if hall.plan_state == PlanState::Published {
        return Err(AppError::HallPublished { hall: hall.name.clone() });
    }
    let booths = tx.booths_of_hall(hall.id)?;
    let in_use = booths.iter().filter(|line| !line.occupants.is_empty()).count();
    if in_use > 0 {
        return Err(AppError::HallInUse { hall: hall.name.clone(), booths: in_use });
    }
    for line in &booths {
        tx.delete::<Booth>(line.booth.id)?;
    }
    for circuit in tx.circuits(hall.id)? {
        tx.delete::<Circuit>(circuit.id)?;
    }
    Ok(booths.len())
}
