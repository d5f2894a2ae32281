//! What a floor plan shows, from the rows of a hall.

use std::collections::BTreeMap;

use ::print::floor_plan::{FloorPlanContent, PlanBooth, PlanMark};
use domain::event::Event;
use domain::hall::{Circuit, ElementKind, Hall, PlanElement, PlanState};
use domain::id::{CircuitId, PlanElementId};
use domain::list_item::ListKind;
use store::{BoothLine, Reader};

use crate::error::AppError;
use crate::events;
use crate::media::Pictures;
use crate::texts::{Lang, figures};

pub(super) fn content(
    read: &Reader<'_>,
    pictures: &mut Pictures,
    lang: Lang,
    event: &Event,
    hall: &Hall,
    revision: u32,
    now: chrono::DateTime<chrono::Utc>,
) -> Result<FloorPlanContent, AppError> {
    let lines = read.booths_of_hall(hall.id)?;
    let listed = read.list_items(ListKind::Category)?.into_iter().map(|item| item.name);
    let categories = categories(listed.collect(), &lines);
    let circuits = read.circuits(hall.id)?;
    let names: BTreeMap<CircuitId, &str> =
        circuits.iter().map(|circuit| (circuit.id, circuit.name.as_str())).collect();
    let marks = read
        .plan_elements(hall.id)?
        .into_iter()
        .map(|element| mark(lang, element, &circuits, pictures))
        .collect::<Result<Vec<_>, _>>()?;
    let logo = pictures.place(event.logo)?;
    Ok(FloorPlanContent {
        event: event.name.clone(),
        venue: event.venue.clone().unwrap_or_default(),
        dates: figures::span(lang, event.starts_on, event.ends_on),
        office: events::letterhead(read, event.id)?.into_iter().find(|line| !line.is_empty()),
        hall: hall.name.clone(),
        drawn_on: figures::day(lang, figures::in_jakarta(now).date_naive()),
        revision: format!("{} – {}", revision, state(lang, hall.plan_state)),
        printed_at: figures::instant(lang, now),
        notice: Some(
            lang.pick(
                "Alat bantu perencanaan; bukan persetujuan keselamatan kebakaran.",
                "A planning aid; not a fire approval.",
            )
            .to_owned(),
        ),
        outline: hall.outline.clone(),
        north_mdeg: hall.north_mdeg,
        elements: marks,
        booths: lines.iter().map(|line| booth(line, &categories, &names)).collect(),
        categories,
        logo,
        images: pictures.take_new().into_iter().collect(),
    })
}

fn mark(
    lang: Lang,
    element: PlanElement,
    circuits: &[Circuit],
    pictures: &mut Pictures,
) -> Result<PlanMark, AppError> {
    Ok(PlanMark {
        kind: element.kind,
        // Aisles that the program laid have no owner that a reader knows.
        owner: element.owner.filter(|_| element.kind != ElementKind::MainAisle),
        is_open: element.is_open,
        width_mm: element.width_mm.map(i64::from),
        clearance_mm: i64::from(element.clearance_mm),
        feeds: feeds(lang, element.id, circuits),
        logo: pictures.place(element.logo)?,
        label: element.label,
        shape: element.shape,
    })
}

/// The circuits of a power point, with their capacity.
fn feeds(lang: Lang, point: PlanElementId, circuits: &[Circuit]) -> Vec<String> {
    circuits
        .iter()
        .filter(|circuit| circuit.power_point_id == Some(point))
        .map(|circuit| {
            format!("{} {}", circuit.name, figures::volt_ampere(lang, i64::from(circuit.capacity_va)))
        })
        .collect()
}

/// The event's categories in their order, and after them those of firms that no list has.
pub(crate) fn categories(mut listed: Vec<String>, lines: &[BoothLine]) -> Vec<String> {
    for category in lines.iter().filter_map(category) {
        if !listed.iter().any(|known| known == category) {
            listed.push(category.to_owned());
        }
    }
    listed
}

/// What the main exhibitor of a booth sells.
fn category(line: &BoothLine) -> Option<&str> {
    line.occupants.first()?.members.first()?.category.as_deref()
}

fn booth(line: &BoothLine, categories: &[String], circuits: &BTreeMap<CircuitId, &str>) -> PlanBooth {
    PlanBooth {
        code: line.booth.code.clone(),
        shape: line.booth.shape.clone(),
        occupants: line
            .occupants
            .iter()
            .flat_map(|occupant| occupant.members.iter().map(fascia_name))
            .collect(),
        category: category(line).and_then(|name| categories.iter().position(|known| known == name)),
        is_closed: line.booth.closed,
        power_va: Some(line.booth.power_va),
        circuit: line.booth.circuit_id.and_then(|id| circuits.get(&id)).map(|name| (*name).to_owned()),
        has_water: line.booth.water,
        is_premium: line.booth.premium,
        is_accessible: line.booth.accessible,
        zone: line.booth.zone.clone(),
    }
}

/// The name over a booth: the fascia's where there is one, else the firm's.
pub(crate) fn fascia_name(member: &store::OccupantMember) -> String {
    member.fascia.clone().unwrap_or_else(|| member.exhibitor_name.clone())
}

fn state(lang: Lang, state: PlanState) -> &'static str {
    match state {
        PlanState::Draft => lang.pick("konsep", "draft"),
        PlanState::Approved => lang.pick("disetujui", "approved"),
        PlanState::Published => lang.pick("diterbitkan", "published"),
    }
}
