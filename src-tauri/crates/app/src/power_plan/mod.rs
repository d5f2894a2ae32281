//! The power plan: what hangs on each circuit, and whether it can bear it.
//!
//! Two sums stand beside each other. What the parties on a circuit's booths *draw* is what the planner shares out: the
//! power that they ask for, over their booths in proportion, on the worst day where booths rotate. What its booths *may
//! be given* is what the check of the floor holds against its capacity.

mod load;
mod print;

use chrono::NaiveDate;
use domain::event::Event;
use domain::hall::Hall;
use domain::id::BoothId;
use serde::Serialize;
use store::Reader;
use ts_rs::TS;

use crate::error::AppError;
use crate::floor_plan::HallChoice;
use crate::session::Session;
use crate::texts::Lang;

pub use print::{PowerPlanPrinted, PowerPlanRequest, print};

/// The power plan of halls.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct PowerPlan {
    /// In the event's order.
    pub halls: Vec<PowerHall>,
}

/// A hall.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct PowerHall {
    /// Its name.
    pub hall: String,
    /// Its power points, by their labels; last, circuits that come from none.
    pub points: Vec<PowerPoint>,
    /// Booths with a need that no circuit feeds.
    pub unfed: Vec<BoothLoad>,
    /// How many circuits have more on them than they bear.
    pub overloaded: usize,
    /// What is wrong, in words.
    pub warnings: Vec<String>,
}

/// A power point with its circuits.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct PowerPoint {
    /// What is written on it; `None` for circuits that come from no point of the plan.
    pub label: Option<String>,
    /// By name.
    pub circuits: Vec<CircuitLoad>,
    /// Of its circuits together.
    pub capacity_va: i64,
    /// Of its circuits together, each on its worst day.
    pub load_va: i64,
}

/// A circuit.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct CircuitLoad {
    /// Its name.
    pub name: String,
    /// What it bears.
    pub capacity_va: i64,
    /// What the parties on its booths draw together, on the worst day.
    pub load_va: i64,
    /// That day, where the load is not the same on all.
    pub worst_day: Option<NaiveDate>,
    /// What its booths may be given together.
    pub given_va: i64,
    /// The load of the capacity, rounded up; `None` for a capacity of 0.
    pub percent: Option<i64>,
    /// Whether the load is more than the capacity.
    pub is_over: bool,
    /// What is wrong, in words.
    pub warnings: Vec<String>,
    /// The booths that it feeds, A-2 before A-10; a booth that rotates has a row for each party.
    pub booths: Vec<BoothLoad>,
}

/// A booth with a party that has it, or nobody.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct BoothLoad {
    /// Its code.
    pub booth: String,
    /// The firms of the party, the main exhibitor first.
    pub firms: Vec<String>,
    /// The first and the last day, where not the whole event.
    pub days: Option<(NaiveDate, NaiveDate)>,
    /// What the party draws here.
    pub draws_va: i64,
    /// What the booth may be given.
    pub given_va: i64,
    /// Whether the party draws more than the booth may be given.
    pub is_over: bool,
    /// For the drawing.
    #[serde(skip)]
    pub(crate) id: Option<BoothId>,
}

/// The power plan of a hall, or of all.
///
/// # Errors
/// As [`Session::hall`].
pub fn view(session: &Session, event: Option<&str>, halls: &HallChoice) -> Result<PowerPlan, AppError> {
    let event = session.event(event)?;
    let halls = halls.halls(session, event.id)?;
    session.store.reading(|read| plan(&read, session.lang(), &event, &halls))
}

pub(crate) fn plan(
    read: &Reader<'_>,
    lang: Lang,
    event: &Event,
    halls: &[Hall],
) -> Result<PowerPlan, AppError> {
    let draws = load::Draws::read(read, event)?;
    let halls = halls.iter().map(|hall| load::hall(read, lang, event, hall, &draws));
    Ok(PowerPlan { halls: halls.collect::<Result<_, _>>()? })
}
