//! A workspace as it stands before printing: an event, a hall with booths, firms in them, and their attendants.

use std::path::Path;

use app::session::Mode as SessionMode;
use app::{Lang, Session, SessionOptions, events, hall};
use chrono::{DateTime, NaiveDate, Utc};
use domain::badge::{BadgeHolder, Role};
use domain::event::Event;
use domain::exhibitor::{Address, Exhibitor, Legality};
use domain::geometry::{PointMm, PolygonMm, RectMm};
use domain::hall::{ElementKind, ElementShape, Hall, PlanElement, PlanState};
use domain::id::{
    BadgeHolderId, BoothAssignmentId, ChangeSetId, EventId, ExhibitorId, HallId, ParticipationId, PartyId,
    PersonId, PlanElementId,
};
use domain::participation::{BoothRequest, Participation};
use domain::party::{BoothAssignment, Party, PartyMember, PlacedBy};
use domain::person::Person;
use domain::status::ParticipationStatus;
use store::{ChangeContext, Mode, OpenOptions, Store, StoreError, Tx};
use uuid::Uuid;

use crate::Outcome;
use crate::names::{Firms, person};
use crate::numbers::Numbers;

const CATEGORIES: &[&str] =
    &["Batik", "Tenun", "Bordir & Fesyen", "Kayu", "Logam & Perhiasan", "Keramik", "Kuliner", "Daur Ulang"];

/// How large a show is.
pub(crate) struct Size {
    pub(crate) hall_m: (i64, i64),
    /// As many booths as find room where this is more.
    pub(crate) firms: usize,
    pub(crate) attendants: u16,
}

/// Opens a session as the command line does.
pub(crate) fn session(path: &Path) -> Outcome<Session> {
    let options = SessionOptions {
        mode: SessionMode::CommandLine,
        lang: Lang::Id,
        actor: "bench".to_owned(),
        fixed_clock: None,
    };
    Ok(Session::open(path, &options)?)
}

/// Opens the store behind it.
pub(crate) fn store(path: &Path) -> Outcome<Store> {
    Ok(store::open(path, None, &OpenOptions::new(Mode::CommandLine, "bench", now().timestamp_millis()))?
        .store)
}

fn now() -> DateTime<Utc> {
    Utc::now()
}

fn change(event_id: EventId, action: &str) -> ChangeContext {
    ChangeContext {
        event_id: Some(event_id),
        feature: "bench".to_owned(),
        action: action.to_owned(),
        actor: "bench".to_owned(),
        at_ms: now().timestamp_millis(),
        change_set_id: ChangeSetId(Uuid::now_v7()),
    }
}

/// Makes a workspace with an event in it and nobody yet.
pub(crate) fn begin(path: &Path) -> Outcome<Event> {
    let day = |day| NaiveDate::from_ymd_opt(2026, 11, day).ok_or("no such day");
    let new = events::NewEvent {
        name: "JakCraft 2026".to_owned(),
        slug: "jakcraft-2026".to_owned(),
        starts_on: day(25)?,
        ends_on: day(28)?,
        venue: Some("Balai Kota Jakarta".to_owned()),
        theme: Some("Karya perajin Jakarta".to_owned()),
        organizer: Some("Dekranasda DKI Jakarta".to_owned()),
        edition: Some(8),
        hours: None,
    };
    events::create(&mut session(path)?, &new)?;
    Ok(store(path)?.read().events()?.pop().ok_or("the event is not there")?)
}

/// Makes the workspace of a whole show. Returns how many booths its hall has.
pub(crate) fn make(path: &Path, size: &Size) -> Outcome<usize> {
    let event = begin(path)?;
    let hall = lay_hall(path, &event, size.hall_m)?;
    let mut store = store(path)?;
    let booths = store.read().booths_of_hall(hall.id)?;
    if booths.len() < size.firms {
        return Err(format!("the hall has {} booths for {} firms", booths.len(), size.firms).into());
    }
    let role = store.read().roles(event.id)?.into_iter().find(|role| role.code == "exhibitor");
    let role = role.ok_or("no role for attendants")?;
    let mut numbers = Numbers::from_seed(7);
    let mut names = Firms::default();
    store.write::<_, StoreError>(&change(event.id, "fill"), |tx| {
        for line in &booths[..size.firms] {
            let name = names.next(&mut numbers);
            let participation = enter_firm(tx, &event, name, &mut numbers)?;
            let party = Party {
                id: PartyId(Uuid::now_v7()),
                event_id: event.id,
                first_day: event.starts_on,
                last_day: event.ends_on,
            };
            tx.insert(&party)?;
            tx.insert(&PartyMember { party_id: party.id, participation_id: participation, position: 0 })?;
            tx.insert(&BoothAssignment {
                id: BoothAssignmentId(Uuid::now_v7()),
                booth_id: line.booth.id,
                party_id: party.id,
                locked: false,
                placed_by: PlacedBy::Planner,
            })?;
            for position in 0..size.attendants {
                enter_person(tx, &event, &role, Some(participation), position, &mut numbers)?;
            }
        }
        Ok(())
    })?;
    Ok(booths.len())
}

/// Adds people who come to the event and stand for no firm.
pub(crate) fn add_people(path: &Path, event: &Event, count: usize) -> Outcome<()> {
    let mut store = store(path)?;
    let role = store.read().roles(event.id)?.into_iter().find(|role| role.code == "visitor");
    let role = role.ok_or("no role for visitors")?;
    let mut numbers = Numbers::from_seed(11);
    store.write::<_, StoreError>(&change(event.id, "people"), |tx| {
        for _ in 0..count {
            enter_person(tx, event, &role, None, 0, &mut numbers)?;
        }
        Ok(())
    })?;
    Ok(())
}

fn enter_person(
    tx: &mut Tx<'_>,
    event: &Event,
    role: &Role,
    participation_id: Option<ParticipationId>,
    position: u16,
    numbers: &mut Numbers,
) -> Result<(), StoreError> {
    let id = PersonId(Uuid::now_v7());
    tx.insert(&Person { id, name: person(numbers), sex: None, phone_e164: None, email: None, photo: None })?;
    tx.insert(&BadgeHolder {
        id: BadgeHolderId(Uuid::now_v7()),
        event_id: event.id,
        person_id: id,
        role_id: role.id,
        participation_id,
        affiliation: None,
        position,
    })
}

fn enter_firm(
    tx: &mut Tx<'_>,
    event: &Event,
    name: String,
    numbers: &mut Numbers,
) -> Result<ParticipationId, StoreError> {
    let exhibitor = Exhibitor {
        id: ExhibitorId(Uuid::now_v7()),
        name,
        owner_id: None,
        nib: None,
        email: None,
        instagram: None,
        address: Address::default(),
        supported_by: None,
        category: Some(numbers.pick(CATEGORIES).to_owned()),
        material: None,
        staff: None,
        monthly_turnover_idr: None,
        legality: Legality::default(),
        export_countries: None,
        hs_codes: None,
        logo: None,
        notes: None,
    };
    tx.insert(&exhibitor)?;
    let participation = Participation {
        id: ParticipationId(Uuid::now_v7()),
        event_id: event.id,
        exhibitor_id: exhibitor.id,
        status: ParticipationStatus::Accepted,
        request: BoothRequest::default(),
        priority: 0,
        fascia: None,
        group: None,
        reserve_position: None,
        offered_until: None,
    };
    tx.insert(&participation)?;
    Ok(participation.id)
}

/// A hall with doors, columns, a stage and services, and rows of booths round them.
fn lay_hall(path: &Path, event: &Event, (width_m, depth_m): (i64, i64)) -> Outcome<Hall> {
    let (width_mm, depth_mm) = (width_m * 1000, depth_m * 1000);
    let hall = Hall {
        id: HallId(Uuid::now_v7()),
        event_id: event.id,
        name: "Hall A".to_owned(),
        outline: PolygonMm::rect(RectMm::new(0, 0, width_mm, depth_mm)),
        north_mdeg: 0,
        plan_state: PlanState::Draft,
        position: 0,
    };
    let elements = elements(hall.id, width_mm, depth_mm);
    store(path)?.write::<_, StoreError>(&change(event.id, "hall"), |tx| {
        tx.insert(&hall)?;
        elements.iter().try_for_each(|element| tx.insert(element))
    })?;
    let request =
        hall::GenerateRequest { modules_mm: vec![(3_000, 3_000)], ..hall::GenerateRequest::default() };
    hall::generate(&mut session(path)?, &request)?;
    Ok(hall)
}

fn elements(hall_id: HallId, width_mm: i64, depth_mm: i64) -> Vec<PlanElement> {
    let element = |kind, shape, label: Option<&str>| PlanElement {
        id: PlanElementId(Uuid::now_v7()),
        hall_id,
        kind,
        shape,
        label: label.map(str::to_owned),
        owner: None,
        clearance_mm: 0,
        is_open: true,
        width_mm: None,
        locked: false,
        logo: None,
    };
    let line = |from: (i64, i64), to: (i64, i64)| {
        ElementShape::Line(PointMm::new(from.0, from.1), PointMm::new(to.0, to.1))
    };
    let rect = |x, y, width, depth| ElementShape::Rect(RectMm::new(x, y, width, depth));
    let exit_mm = (width_mm * depth_mm / 1_400_000 * 3).clamp(1_800, depth_mm / 2);
    let middle = width_mm / 2;
    let mut elements = vec![
        element(ElementKind::Entrance, line((middle - 3_000, depth_mm), (middle + 3_000, depth_mm)), None),
        element(ElementKind::Exit, line((0, (depth_mm - exit_mm) / 2), (0, (depth_mm + exit_mm) / 2)), None),
        element(
            ElementKind::Exit,
            line((width_mm, (depth_mm - exit_mm) / 2), (width_mm, (depth_mm + exit_mm) / 2)),
            None,
        ),
        element(ElementKind::Stage, rect(middle - 5_000, 2_000, 10_000, 6_000), Some("Panggung")),
        element(ElementKind::Secretariat, rect(2_000, 2_000, 5_000, 3_000), None),
        element(ElementKind::FirstAid, rect(width_mm - 6_000, 2_000, 4_000, 3_000), None),
    ];
    for x_mm in (12_000..width_mm - 5_000).step_by(12_000) {
        elements.push(element(ElementKind::FireEquipment, ElementShape::Point(PointMm::new(x_mm, 0)), None));
        elements.push(element(
            ElementKind::PowerPoint,
            ElementShape::Point(PointMm::new(x_mm, depth_mm)),
            None,
        ));
        for y_mm in (24_000..depth_mm - 5_000).step_by(24_000) {
            elements.push(element(ElementKind::Column, rect(x_mm, y_mm, 500, 500), None));
        }
    }
    elements
}
