//! Hall files in and out.

use std::collections::BTreeSet;
use std::path::Path;

use domain::booth::Booth;
use domain::geometry::RectMm;
use domain::hall::{Circuit, ElementShape, Hall, PlanElement, PlanState};
use domain::id::{BoothId, CircuitId, EventId, HallId, PlanElementId};
use domain::media::MediaHash;
use serde::Serialize;
use store::Tx;
use ts_rs::TS;
use uuid::Uuid;

use super::file::{BoothOut, HallFile, KindOut, VERSION, polygon_in};
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
        check_booth(booth, &circuits)?;
        if !codes.insert(booth.code.as_str()) {
            return Err(off(booth.code.clone(), "code_twice"));
        }
    }
    Ok(file)
}

/// A booth has a shape and a circuit of the file, and so have those that were merged into it.
fn check_booth(booth: &BoothOut, circuits: &BTreeSet<&str>) -> Result<(), AppError> {
    let off = |problem: &'static str| Err(AppError::HallFile { place: booth.code.clone(), problem });
    if booth.rects.is_empty() || booth.rects.iter().any(|[_, _, width, depth]| *width <= 0 || *depth <= 0) {
        return off("empty_shape");
    }
    if booth.circuit.as_deref().is_some_and(|circuit| !circuits.contains(circuit)) {
        return off("circuit_unknown");
    }
    if booth.zone.as_deref().is_some_and(|zone| zone.chars().count() > MOST_NAME_CHARS) {
        return off("text_length");
    }
    if !(1..=MOST_CODE_CHARS).contains(&booth.code.trim().chars().count()) {
        return off("code_length");
    }
    let of_parts: usize = booth.parts.iter().map(|part| part.rects.len()).sum();
    if !booth.parts.is_empty() && of_parts != booth.rects.len() {
        return off("parts");
    }
    booth.parts.iter().try_for_each(|part| check_booth(part, circuits))
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
    for (index, element) in file.elements.iter().enumerate() {
        if element.logo.as_deref().is_some_and(|hash| MediaHash::from_hex(hash).is_none()) {
            return off(format!("elements[{index}].logo"), "logo");
        }
    }
    for (index, circuit) in file.circuits.iter().enumerate() {
        let at = circuit.power_point.map(|place| file.elements.get(place).map(|element| element.kind));
        if at.is_some_and(|kind| kind != Some(KindOut::PowerPoint)) {
            return off(format!("circuits[{index}].power_point"), "power_point");
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
    let mut elements = Vec::with_capacity(file.elements.len());
    for element in &file.elements {
        elements.push(PlanElementId(Uuid::now_v7()));
        tx.insert(&PlanElement {
            id: elements[elements.len() - 1],
            hall_id: hall.id,
            kind: element.kind.into(),
            shape: element.shape.shape(),
            label: element.label.clone(),
            owner: element.owner.clone(),
            clearance_mm: element.clearance_mm,
            is_open: element.is_open,
            width_mm: element.width_mm,
            locked: element.locked,
            logo: element.logo.as_deref().and_then(MediaHash::from_hex),
        })?;
    }
    let mut circuits = Vec::new();
    for circuit in &file.circuits {
        let circuit = Circuit {
            id: CircuitId(Uuid::now_v7()),
            hall_id: hall.id,
            name: circuit.name.clone(),
            capacity_va: circuit.capacity_va,
            power_point_id: circuit.power_point.and_then(|index| elements.get(index).copied()),
        };
        tx.insert(&circuit)?;
        circuits.push(circuit);
    }
    for booth in &file.booths {
        if taken.contains(&booth.code) {
            return Err(AppError::HallFile { place: booth.code.clone(), problem: "code_taken" });
        }
        tx.insert(&booth_in(booth, &hall, &circuits))?;
    }
    Ok((hall, replaced))
}

/// A new booth as the file says; the first of the booths that were merged into it is the one that it goes on as.
fn booth_in(booth: &BoothOut, hall: &Hall, circuits: &[Circuit]) -> Booth {
    let circuit = circuits.iter().find(|circuit| Some(&circuit.name) == booth.circuit.as_ref());
    let mut made = Booth {
        id: BoothId(Uuid::now_v7()),
        event_id: hall.event_id,
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
        locked: booth.locked,
        parts: booth.parts.iter().map(|part| booth_in(part, hall, circuits)).collect(),
    };
    goes_on_as_first_part(&mut made);
    made
}

/// The first part has the booth's id, and so has the first part of that part.
fn goes_on_as_first_part(booth: &mut Booth) {
    let id = booth.id;
    if let Some(first) = booth.parts.first_mut() {
        first.id = id;
        goes_on_as_first_part(first);
    }
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
