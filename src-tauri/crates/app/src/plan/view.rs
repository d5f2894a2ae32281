//! A hall as a window draws it: everything on its floor, who has which booth, and who has none.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use domain::geometry::BoothShape;
use domain::hall::PlanState;
use domain::id::CircuitId;
use domain::list_item::ListKind;
use domain::status::ParticipationStatus;
use planner::floor::{DeriveOptions, derive};
use print::palette::category_mark;
use serde::Serialize;
use store::{BoothLine, BoothOccupant};
use ts_rs::TS;

use super::without::unplaced;
use super::{ReasonOut, is_by_a_person};
use crate::error::AppError;
use crate::floor_plan;
use crate::hall::file::{ElementOut, Floor};
use crate::hall::{code_order, floor_booths, plan_of};
use crate::session::Session;
use crate::texts::{Lang, figures};

/// A hall as a window draws it. Lengths are whole millimetres, x to the right, y down.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct FloorView {
    /// The hall's id.
    pub hall: String,
    /// Its name.
    pub name: String,
    /// `draft`, `approved` or `published`.
    pub plan_state: &'static str,
    /// The number of the newest snapshot; 0 where none was taken.
    pub revision: u32,
    /// Its outline, points `[x, y]`.
    pub outline: Vec<[i64; 2]>,
    /// Where north points: thousandths of a degree, clockwise from the top of the drawing.
    pub north_mdeg: i32,
    /// What is no booth.
    pub elements: Vec<ElementView>,
    /// The booths, A-2 before A-10.
    pub booths: Vec<BoothView>,
    /// The product categories in the order of their colours.
    pub categories: Vec<CategoryView>,
    /// The parties of the event that have no booth in any hall, by name.
    pub unplaced: Vec<UnplacedView>,
}

/// A thing on the floor that is no booth.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct ElementView {
    /// Its id.
    pub id: String,
    /// What it is and where, as in a hall file.
    #[serde(flatten)]
    pub element: ElementOut,
}

/// Where a booth stands, from who has it and how far they are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum BoothStatus {
    /// Nobody has it, and nobody may.
    Closed,
    /// Nobody has it.
    Free,
    /// It is kept for somebody who was not told yet.
    Held,
    /// Somebody has an offer of it.
    Offered,
    /// Somebody has confirmed it, or has come.
    Confirmed,
}

/// A booth on the floor.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct BoothView {
    /// Its id, which stays when its code changes.
    pub id: String,
    /// Its code on paper.
    pub code: String,
    /// Its parts `[x, y, width, depth]`, before turning.
    pub rects: Vec<[i64; 4]>,
    /// Turned about the centre of its bounds: thousandths of a degree, clockwise.
    pub rotation_mdeg: i32,
    /// The centre of its area, `[x, y]`, where its code can be written.
    pub centroid: [i64; 2],
    /// The product category that it is meant for.
    pub zone: Option<String>,
    /// Power that can be given to it.
    pub power_va: u32,
    /// The name of its circuit.
    pub circuit: Option<String>,
    /// Whether it has water.
    pub water: bool,
    /// Whether a wheelchair reaches it.
    pub accessible: bool,
    /// Whether it is one of the sought-after places.
    pub premium: bool,
    /// Whether it must stay empty.
    pub closed: bool,
    /// Sides that open to an aisle, 0 to 4.
    pub open_sides: u8,
    /// Whether somebody has it, and whether they know.
    pub status: BoothStatus,
    /// Who has it, by their first day; several where it rotates by days.
    pub parties: Vec<PartyView>,
}

/// A party: firms that take a place together over a span of days.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct PartyView {
    /// Its id.
    pub id: String,
    /// The first day.
    pub first_day: chrono::NaiveDate,
    /// The last day.
    pub last_day: chrono::NaiveDate,
    /// Whether it is locked here.
    pub is_locked: bool,
    /// Whether a person put it here, not the planner.
    pub is_by_hand: bool,
    /// By when its main exhibitor must have answered an offer, in words.
    pub offered_until: Option<String>,
    /// Whether that time has gone by without an answer.
    pub is_overdue: bool,
    /// Its firms, the main exhibitor first.
    pub members: Vec<MemberView>,
}

/// A firm of a party.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct MemberView {
    /// Its participation's id.
    pub participation: String,
    /// Its name.
    pub name: String,
    /// Its product category.
    pub category: Option<String>,
    /// The category's ground, `#RRGGBB`; dark text reads on it.
    pub colour: Option<String>,
}

/// A product category and its look.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct CategoryView {
    /// Its name.
    pub name: String,
    /// Of the ground, `#RRGGBB`.
    pub ground: String,
    /// Of the hatch over it, `#RRGGBB`.
    pub ink: String,
}

/// A party without a booth.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct UnplacedView {
    /// The party's id; `None` before there is one.
    pub party: Option<String>,
    /// The first day.
    pub first_day: chrono::NaiveDate,
    /// The last day.
    pub last_day: chrono::NaiveDate,
    /// Its firms, the main exhibitor first.
    pub members: Vec<MemberView>,
    /// The booth that it asks for, such as `2x2`, in metres.
    pub booth_size: String,
    /// How many, side by side.
    pub booths: u8,
    /// The power that it draws.
    pub power_va: i64,
    /// Why it has none, or which booths are free for it.
    pub reasons: Vec<ReasonOut>,
    /// The codes of free booths of this hall that suit it alone, at most twelve.
    pub suiting: Vec<String>,
}

/// How many free booths are named to somebody who has none.
pub(super) const MOST_SUITING: usize = 12;

/// Everything that a window draws of a hall; one read of one moment.
///
/// # Errors
/// As [`Session::hall`].
pub fn floor(session: &Session, event: Option<&str>, hall: Option<&str>) -> Result<FloorView, AppError> {
    let event = session.event(event)?;
    let hall = session.hall(event.id, hall)?;
    let lang = session.lang();
    let moment = Moment { now: session.now(), lang };
    session.store.reading(|read| {
        let mut lines = read.booths_of_hall(hall.id)?;
        // The colours are those of the printed plan.
        let listed = read.list_items(ListKind::Category)?.into_iter().map(|item| item.name);
        let categories = Categories(floor_plan::categories(listed.collect(), &lines));
        lines.sort_by_cached_key(|line| code_order(&line.booth.code));
        let floor = Floor {
            rules: None,
            elements: read.plan_elements(hall.id)?,
            circuits: read.circuits(hall.id)?,
            booths: lines.iter().map(|line| line.booth.clone()).collect(),
            hall,
        };
        let on_floor = floor_booths(&floor);
        let (derived, _) =
            derive(&plan_of(&floor.hall, &floor.elements), &on_floor, DeriveOptions::default());
        let circuits: BTreeMap<CircuitId, &str> =
            floor.circuits.iter().map(|circuit| (circuit.id, circuit.name.as_str())).collect();
        let open: Vec<u8> = derived.iter().map(|booth| booth.open_sides).collect();
        let booths = lines
            .iter()
            .zip(&open)
            .map(|(line, open)| booth_view(line, *open, &circuits, moment, &categories))
            .collect();
        let unplaced = unplaced(&read, lang, &event, &lines, &open, &categories)?;
        let revision = read.plan_revisions(floor.hall.id)?.first().map_or(0, |newest| newest.number);
        Ok(FloorView {
            hall: floor.hall.id.to_string(),
            name: floor.hall.name.clone(),
            plan_state: match floor.hall.plan_state {
                PlanState::Draft => "draft",
                PlanState::Approved => "approved",
                PlanState::Published => "published",
            },
            revision,
            outline: floor.hall.outline.0.iter().map(|point| [point.x_mm, point.y_mm]).collect(),
            north_mdeg: floor.hall.north_mdeg,
            elements: floor
                .elements
                .iter()
                .map(|element| ElementView { id: element.id.to_string(), element: ElementOut::of(element) })
                .collect(),
            booths,
            categories: categories.views(),
            unplaced,
        })
    })
}

/// The event's categories by name, in the order of their colours.
pub(super) struct Categories(Vec<String>);

impl Categories {
    fn colour(&self, category: Option<&str>) -> Option<String> {
        let index = self.0.iter().position(|known| Some(known.as_str()) == category)?;
        Some(hex(category_mark(index).ground))
    }

    fn views(&self) -> Vec<CategoryView> {
        let view = |(index, name): (usize, &String)| {
            let mark = category_mark(index);
            CategoryView { name: name.clone(), ground: hex(mark.ground), ink: hex(mark.ink) }
        };
        self.0.iter().enumerate().map(view).collect()
    }

    pub(super) fn member(&self, participation: String, name: &str, category: Option<&String>) -> MemberView {
        let colour = self.colour(category.map(String::as_str));
        MemberView { participation, name: name.to_owned(), category: category.cloned(), colour }
    }
}

fn hex(colour: print::colour::Colour) -> String {
    format!("#{:02X}{:02X}{:02X}", colour.red, colour.green, colour.blue)
}

/// When a floor is looked at, and in which language.
#[derive(Clone, Copy)]
struct Moment {
    now: DateTime<Utc>,
    lang: Lang,
}

fn booth_view(
    line: &BoothLine,
    open_sides: u8,
    circuits: &BTreeMap<CircuitId, &str>,
    moment: Moment,
    categories: &Categories,
) -> BoothView {
    let booth = &line.booth;
    BoothView {
        id: booth.id.to_string(),
        code: booth.code.clone(),
        rects: booth.shape.rects.iter().map(|r| [r.x_mm, r.y_mm, r.width_mm, r.depth_mm]).collect(),
        rotation_mdeg: booth.shape.rotation_mdeg,
        centroid: centroid(&booth.shape),
        zone: booth.zone.clone(),
        power_va: booth.power_va,
        circuit: booth.circuit_id.and_then(|id| circuits.get(&id)).map(|name| (*name).to_owned()),
        water: booth.water,
        accessible: booth.accessible,
        premium: booth.premium,
        closed: booth.closed,
        open_sides,
        status: status(booth.closed, &line.occupants),
        parties: line.occupants.iter().map(|occupant| party_view(occupant, moment, categories)).collect(),
    }
}

/// Of several parties in turns, the firmest says; of a party, its main exhibitor.
fn status(is_closed: bool, occupants: &[BoothOccupant]) -> BoothStatus {
    use ParticipationStatus as S;
    let of_party = |occupant: &BoothOccupant| match occupant.members.first().map(|main| main.status) {
        Some(S::Offered) => BoothStatus::Offered,
        Some(S::Confirmed | S::Present | S::Completed) => BoothStatus::Confirmed,
        _ => BoothStatus::Held,
    };
    let nobody = if is_closed { BoothStatus::Closed } else { BoothStatus::Free };
    occupants.iter().map(of_party).max().unwrap_or(nobody)
}

fn party_view(occupant: &BoothOccupant, moment: Moment, categories: &Categories) -> PartyView {
    let until = occupant.members.first().and_then(|main| main.offered_until);
    PartyView {
        is_by_hand: is_by_a_person(&occupant.assignment),
        offered_until: until.map(|until| figures::instant(moment.lang, until)),
        is_overdue: until.is_some_and(|until| until <= moment.now),
        id: occupant.party.id.to_string(),
        first_day: occupant.party.first_day,
        last_day: occupant.party.last_day,
        is_locked: occupant.assignment.locked,
        members: occupant
            .members
            .iter()
            .map(|member| {
                let name = member.fascia.as_deref().unwrap_or(&member.exhibitor_name);
                categories.member(member.participation_id.to_string(), name, member.category.as_ref())
            })
            .collect(),
    }
}

/// The centre of the parts' area, turned with them.
fn centroid(shape: &BoothShape) -> [i64; 2] {
    let (mut area, mut x, mut y) = (0.0, 0.0, 0.0);
    for polygon in shape.polygons() {
        // A part is a rectangle, so that its centre is the mean of its corners.
        let count = polygon.0.len().max(1) as f64;
        let part = polygon.area_mm2() as f64;
        area += part;
        x += part * polygon.0.iter().map(|point| point.x_mm as f64).sum::<f64>() / count;
        y += part * polygon.0.iter().map(|point| point.y_mm as f64).sum::<f64>() / count;
    }
    if area > 0.0 { [(x / area).round() as i64, (y / area).round() as i64] } else { [0, 0] }
}
