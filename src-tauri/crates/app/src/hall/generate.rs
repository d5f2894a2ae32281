//! Rows of booths in a hall: a new one of a given size, or round what stands in one that is there.

use std::collections::{BTreeMap, BTreeSet};

use domain::booth::Booth;
use domain::event::Event;
use domain::geometry::{PointMm, PolygonMm, RectMm};
use domain::hall::{Circuit, ElementKind, ElementShape, Hall, PlanElement, PlanState};
use domain::id::{BoothId, CircuitId, HallId, PlanElementId};
use domain::list_item::ListKind;
use domain::numbering::{BoothCode, Numbering};
use planner::floor::{self, GenerateOptions, ModuleMm, Rules};
use serde::Serialize;
use store::Tx;
use ts_rs::TS;
use uuid::Uuid;

use super::file::RulesOut;
use super::rows::{lay, module_of, modules, zones};
use super::transfer::{MOST_BOOTHS, clear};
use super::{floor_booths, floor_circuits, plan_of, rules_key};
use crate::error::AppError;
use crate::plan::{FindingOut, finding_out};
use crate::session::Session;
use crate::texts::Lang;

/// What to lay.
#[derive(Debug, Clone)]
pub struct GenerateRequest {
    /// The event's slug; `None` for the newest.
    pub event: Option<String>,
    /// The hall's name; `None` for the only one, or a new one where there is none.
    pub hall: Option<String>,
    /// Width and depth of a new hall; `None` for the hall that is there.
    pub size_mm: Option<(i64, i64)>,
    /// Booth sizes; empty for those that were asked for, or the usual one where nobody has asked yet.
    pub modules_mm: Vec<(i64, i64)>,
    /// Clear width of main aisles.
    pub main_aisle_mm: i64,
    /// Clear width of other aisles.
    pub side_aisle_mm: i64,
    /// Power that can be given to each booth.
    pub power_va: u32,
    /// Capacity of each circuit.
    pub circuit_va: u32,
}

impl Default for GenerateRequest {
    fn default() -> Self {
        Self {
            event: None,
            hall: None,
            size_mm: None,
            modules_mm: Vec::new(),
            main_aisle_mm: 3000,
            side_aisle_mm: 2000,
            power_va: 2200,
            circuit_va: 11_000,
        }
    }
}

/// What was laid.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct Generated {
    /// The hall's name.
    pub hall: String,
    /// How many booths.
    pub booths: usize,
    /// How many circuits.
    pub circuits: usize,
    /// How many booths of each size, such as `2x2`.
    pub sizes: BTreeMap<String, usize>,
    /// What the check says of the floor.
    pub findings: Vec<FindingOut>,
    /// Whether the hall is new.
    pub is_new: bool,
    /// Booths that were there before, and are gone.
    pub replaced: usize,
    /// What else stood in the hall, and stays.
    pub kept_elements: usize,
    /// The event's other halls, which stay as they are.
    pub other_halls: Vec<String>,
}

/// The size of a hall of which nobody says how large it is: the ground floor of the sample.
const DEFAULT_SIZE_MM: (i64, i64) = (40_000, 25_000);

/// Halls from a hut to the largest exhibition halls.
const HALL_SIDES_MM: std::ops::RangeInclusive<i64> = 2_000..=500_000;

/// Aisles from a squeeze to a boulevard.
pub(crate) const AISLES_MM: std::ops::RangeInclusive<i64> = 500..=20_000;

/// Sides of a booth.
pub(crate) const BOOTH_SIDES_MM: std::ops::RangeInclusive<i64> =
    domain::booth_size::MIN_SIDE_MM..=domain::booth_size::MAX_SIDE_MM;

/// Lays rows of booths, numbers them and puts them on circuits, in place of those that are there.
///
/// # Errors
/// [`AppError::Invalid`] for sizes that cannot be, [`AppError::NoBoothFits`], [`AppError::HallInUse`],
/// [`AppError::HallPublished`], [`AppError::HallOtherSize`], [`AppError::TooManyBooths`]; and as [`Session::hall`].
pub fn generate(session: &mut Session, request: &GenerateRequest) -> Result<Generated, AppError> {
    check_request(request)?;
    let event = session.event(request.event.as_deref())?;
    let (hall, elements, is_new) = hall_to_fill(session, &event, request)?;
    let lines = session.store.read().exhibitors_of_event(event.id)?;
    let usual = crate::defaults::read(session)?.size_mm;
    let modules = modules(request, &lines, usual);
    let least_mm2 =
        modules.iter().map(|(module, _)| module.width_mm * module.depth_mm).min().unwrap_or(1).max(1);
    let room = usize::try_from(hall.outline.area_mm2() / least_mm2).unwrap_or(usize::MAX);
    if room > MOST_BOOTHS {
        return Err(AppError::TooManyBooths { booths: room, most: MOST_BOOTHS });
    }
    let skip = codes_elsewhere(session, &event, &hall)?;
    let width = |length_mm: i64| u32::try_from(length_mm).unwrap_or_default();
    let widths =
        RulesOut { main_aisle_mm: width(request.main_aisle_mm), side_aisle_mm: width(request.side_aisle_mm) };
    let rules = widths.rules();
    let options = GenerateOptions {
        modules,
        rules,
        perimeter_aisle_mm: request.side_aisle_mm,
        power_va: i64::from(request.power_va),
        circuit_va: i64::from(request.circuit_va),
        numbering: Numbering { skip, ..Numbering::default() },
        ..GenerateOptions::default()
    };
    let wanted = if request.modules_mm.is_empty() { options.modules.clone() } else { Vec::new() };
    let laid = lay(&plan_of(&hall, &elements), options, &wanted)?;
    if laid.booths.is_empty() {
        return Err(AppError::NoBoothFits);
    }
    let categories = session.store.read().list_items(ListKind::Category)?;
    let zones = zones(&laid.booths, &lines, &categories);
    let change = session.change(Some(event.id), "hall", "hall_generate");
    let lang = session.lang();
    session
        .store
        .write::<_, AppError>(&change, |tx| {
            let mut replaced = 0;
            if is_new {
                tx.insert(&hall)?;
                for element in &elements {
                    tx.insert(element)?;
                }
            } else {
                replaced = clear(tx, &hall)?;
            }
            // The plan is checked by what it was laid by.
            if widths.rules() == Rules::default() {
                tx.remove_setting(&rules_key(&hall))?;
            } else {
                tx.set_setting(&rules_key(&hall), &widths)?;
            }
            keep(tx, &event, &hall, &laid, &zones)?;
            let floor = super::floor(tx, hall.clone())?;
            let findings = floor::check(
                &plan_of(&hall, &floor.elements),
                &floor_booths(&floor),
                &floor_circuits(&floor.circuits),
                &rules,
            );
            let mut sizes = BTreeMap::new();
            for module in laid.booths.iter().map(module_of) {
                *sizes.entry(size_name(module)).or_insert(0) += 1;
            }
            let halls = tx.halls(event.id)?.into_iter().filter(|other| other.id != hall.id);
            Ok(Generated {
                is_new,
                replaced,
                kept_elements: if is_new { 0 } else { elements.len() },
                other_halls: halls.map(|other| other.name).collect(),
                hall: hall.name.clone(),
                booths: floor.booths.len(),
                circuits: floor.circuits.len(),
                sizes,
                findings: findings
                    .iter()
                    .map(|finding| finding_out(lang, finding, &floor.elements))
                    .collect(),
            })
        })
        .map(|(generated, _)| generated)
}

fn check_request(request: &GenerateRequest) -> Result<(), AppError> {
    let metres = |length_mm: i64| crate::texts::figures::metres(Lang::En, length_mm);
    let off = |field, length_mm| Err(AppError::Invalid { field, value: metres(length_mm) });
    if let Some((width_mm, depth_mm)) = request.size_mm {
        if !HALL_SIDES_MM.contains(&width_mm) {
            return off("width", width_mm);
        }
        if !HALL_SIDES_MM.contains(&depth_mm) {
            return off("depth", depth_mm);
        }
    }
    for (field, aisle_mm) in [("main_aisle", request.main_aisle_mm), ("side_aisle", request.side_aisle_mm)] {
        if !AISLES_MM.contains(&aisle_mm) {
            return off(field, aisle_mm);
        }
    }
    Ok(())
}

/// The hall to fill with what stands in it, and whether it is still to be made.
fn hall_to_fill(
    session: &Session,
    event: &Event,
    request: &GenerateRequest,
) -> Result<(Hall, Vec<PlanElement>, bool), AppError> {
    let halls = session.store.read().halls(event.id)?;
    let known = match (&request.hall, halls.len()) {
        (Some(name), _) => halls.iter().find(|hall| &hall.name == name).cloned(),
        (None, 0) => None,
        (None, _) => Some(session.hall(event.id, None)?),
    };
    // Main aisles that an earlier generation laid go with its booths: nothing is laid round them.
    let standing = |hall: &Hall| -> Result<Vec<PlanElement>, AppError> {
        let mut elements = session.store.read().plan_elements(hall.id)?;
        elements.retain(|element| !is_laid_by_program(element));
        Ok(elements)
    };
    if let (Some(hall), None) = (&known, request.size_mm) {
        return Ok((hall.clone(), standing(hall)?, false));
    }
    if let (Some(hall), Some((width_mm, depth_mm))) = (&known, request.size_mm) {
        // The same floor laid anew; another size under that name would throw away what stands there.
        let same = PolygonMm::rect(RectMm::new(0, 0, width_mm, depth_mm));
        if hall.outline == same {
            return Ok((hall.clone(), standing(hall)?, false));
        }
        if request.hall.is_some() {
            let bounds = hall.outline.bounds();
            return Err(AppError::HallOtherSize {
                hall: hall.name.clone(),
                size_mm: bounds.map_or((0, 0), |bounds| (bounds.width_mm, bounds.depth_mm)),
                booths: session.store.read().booths_of_hall(hall.id)?.len(),
                elements: standing(hall)?.len(),
            });
        }
    }
    let (width_mm, depth_mm) = request.size_mm.unwrap_or(DEFAULT_SIZE_MM);
    let hall = Hall {
        id: HallId(Uuid::now_v7()),
        event_id: event.id,
        name: request.hall.clone().unwrap_or_else(|| new_name(session.lang(), &halls)),
        outline: PolygonMm::rect(RectMm::new(0, 0, width_mm, depth_mm)),
        north_mdeg: 0,
        plan_state: PlanState::Draft,
        position: u16::try_from(halls.len()).unwrap_or(u16::MAX),
    };
    let elements = doors(&hall, width_mm, depth_mm);
    Ok((hall, elements, true))
}

fn new_name(lang: Lang, halls: &[Hall]) -> String {
    let base = lang.pick("Area pameran", "Hall");
    (1..)
        .map(|number| if number == 1 { base.to_owned() } else { format!("{base} {number}") })
        .find(|name| !halls.iter().any(|hall| &hall.name == name))
        .unwrap_or_default()
}

/// An entrance in the middle of the near side, and exits at both ends, as wide as the people on the floor need.
fn doors(hall: &Hall, width_mm: i64, depth_mm: i64) -> Vec<PlanElement> {
    let entrance_mm = (width_mm / 5).clamp(1_200, 6_000);
    // 1.20 m for 200 people, a person per 1.4 m2, over two exits; never below a double door.
    let people = width_mm * depth_mm / 1_400_000;
    let exit_mm = (people * 1_200 / 200 / 2).max(1_800).min(depth_mm / 2);
    let element = |kind, from: (i64, i64), to: (i64, i64)| PlanElement {
        id: PlanElementId(Uuid::now_v7()),
        hall_id: hall.id,
        kind,
        shape: ElementShape::Line(PointMm::new(from.0, from.1), PointMm::new(to.0, to.1)),
        label: None,
        owner: None,
        clearance_mm: 0,
        is_open: true,
        width_mm: None,
        locked: false,
        logo: None,
    };
    let (middle, top) = (width_mm / 2, (depth_mm - exit_mm) / 2);
    vec![
        element(
            ElementKind::Entrance,
            (middle - entrance_mm / 2, depth_mm),
            (middle + entrance_mm / 2, depth_mm),
        ),
        element(ElementKind::Exit, (0, top), (0, top + exit_mm)),
        element(ElementKind::Exit, (width_mm, top), (width_mm, top + exit_mm)),
    ]
}

/// Codes of the event's other halls: they are not given twice.
fn codes_elsewhere(session: &Session, event: &Event, hall: &Hall) -> Result<BTreeSet<BoothCode>, AppError> {
    let booths = session.store.read().booths(event.id)?;
    let others = booths.iter().filter(|booth| booth.hall_id != hall.id);
    Ok(others.filter_map(|booth| BoothCode::parse(&booth.code).ok()).collect())
}

fn keep(
    tx: &mut Tx<'_>,
    event: &Event,
    hall: &Hall,
    laid: &floor::Generated,
    zones: &[Option<String>],
) -> Result<(), AppError> {
    let mut circuits = Vec::with_capacity(laid.circuits.len());
    for circuit in &laid.circuits {
        let kept = Circuit {
            id: CircuitId(Uuid::now_v7()),
            hall_id: hall.id,
            name: circuit.name.clone(),
            capacity_va: u32::try_from(circuit.capacity_va).unwrap_or(u32::MAX),
            power_point_id: None,
        };
        tx.insert(&kept)?;
        circuits.push(kept.id);
    }
    // Main aisles that an earlier generation laid are laid anew.
    for element in tx.plan_elements(hall.id)? {
        if is_laid_by_program(&element) {
            tx.delete::<PlanElement>(element.id)?;
        }
    }
    for (from, to) in &laid.main_aisles {
        tx.insert(&PlanElement {
            id: PlanElementId(Uuid::now_v7()),
            hall_id: hall.id,
            kind: ElementKind::MainAisle,
            shape: ElementShape::Line(*from, *to),
            label: None,
            owner: Some(LAID_BY_PROGRAM.to_owned()),
            clearance_mm: 0,
            is_open: true,
            width_mm: None,
            locked: false,
            logo: None,
        })?;
    }
    for (booth, zone) in laid.booths.iter().zip(zones) {
        tx.insert(&Booth {
            id: BoothId(Uuid::now_v7()),
            event_id: event.id,
            hall_id: hall.id,
            code: booth.code.to_string(),
            shape: booth.shape.clone(),
            power_va: u32::try_from(booth.power_va).unwrap_or(0),
            circuit_id: circuits.get(booth.circuit).copied(),
            water: booth.water,
            accessible: true,
            zone: zone.clone(),
            premium: false,
            closed: false,
            locked: false,
            parts: Vec::new(),
        })?;
    }
    Ok(())
}

/// The owner of main aisles that no person drew.
const LAID_BY_PROGRAM: &str = "jakcraft";

fn is_laid_by_program(element: &PlanElement) -> bool {
    element.kind == ElementKind::MainAisle && element.owner.as_deref() == Some(LAID_BY_PROGRAM)
}

fn size_name(module: ModuleMm) -> String {
    let metres = |length_mm| crate::texts::figures::metres(Lang::En, length_mm);
    format!("{}x{}", metres(module.width_mm), metres(module.depth_mm))
}

/// A booth size as it is typed, `3x3` or `2,5 x 2`, in metres: width and depth in millimetres.
///
/// # Errors
/// [`AppError::Invalid`].
pub fn module_mm(text: &str) -> Result<(i64, i64), AppError> {
    domain::booth_size::read_booth_size_mm(text)
        .map_err(|_| AppError::Invalid { field: "module", value: text.to_owned() })
}
