//! The floor plan: halls and their booths, and who has which.

use std::path::PathBuf;

use app::hall::{self, GenerateRequest, Generated, Transferred};
use app::plan::{
    self, Assigned, Checked, Effort, FloorScreen, Lifted, Locked, PlaceRequest, Placed, Seat, SettleRequest,
    Settled, ShareRequest, Shared, Swapped, Unshared,
};
use app::progress::Watch;
use app::{AppError, Session};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::contract::Empty;
use crate::fault::CallError;
use crate::workspace::Window;

/// Which hall.
#[derive(Debug, Serialize, Deserialize, TS)]
pub struct FloorAsk {
    /// Its name; `None` for the first.
    pub hall: Option<String>,
}

#[expect(clippy::needless_pass_by_value, reason = "every command takes its request")]
pub(crate) fn view(session: &Session, request: FloorAsk) -> Result<FloorScreen, AppError> {
    plan::screen(session, None, request.hall.as_deref())
}

/// What to lay; lengths are whole millimetres.
#[derive(Debug, Serialize, Deserialize, TS)]
pub struct HallGenerate {
    /// The hall's name; `None` for the only one, or a new one where there is none.
    pub hall: Option<String>,
    /// Width and depth of a new hall; `None` for the hall that is there.
    pub size_mm: Option<(i64, i64)>,
    /// Booth sizes; empty for those that were asked for.
    pub modules_mm: Vec<(i64, i64)>,
    /// Clear width of main aisles.
    pub main_aisle_mm: i64,
    /// Clear width of other aisles.
    pub side_aisle_mm: i64,
    /// Power that can be given to each booth.
    pub power_va: u32,
}

pub(crate) fn generate(session: &mut Session, request: HallGenerate) -> Result<Generated, AppError> {
    let request = GenerateRequest {
        circuit_va: app::defaults::read(session)?.circuit_va,
        hall: request.hall,
        size_mm: request.size_mm,
        modules_mm: request.modules_mm,
        main_aisle_mm: request.main_aisle_mm,
        side_aisle_mm: request.side_aisle_mm,
        power_va: request.power_va,
        ..GenerateRequest::default()
    };
    hall::generate(session, &request)
}

/// A hall file.
#[derive(Debug, Serialize, Deserialize, TS)]
pub struct HallImport {
    /// Its path.
    pub path: PathBuf,
}

#[expect(clippy::needless_pass_by_value, reason = "every command takes its request")]
pub(crate) fn import(session: &mut Session, request: HallImport) -> Result<Transferred, AppError> {
    hall::import(session, None, &request.path)
}

/// The workspace is read once and let go: nobody waits for the search.
pub(crate) fn assign(
    window: &Window,
    _: Empty,
    opening: Option<u64>,
    watch: Watch<'_>,
) -> Result<Assigned, CallError> {
    let draft = window.reading_of(opening, |session| plan::draft(session, None))?;
    let allotted = draft.allot(Effort::default(), watch)?;
    window.writing_of(opening, |session| plan::give(session, &allotted))
}

/// Whom to put where.
#[derive(Debug, Serialize, Deserialize, TS)]
pub struct PlanPlace {
    /// The firm, by name or id; who shares its place comes along.
    pub exhibitor: String,
    /// The codes of all booths that it is to have; it leaves any other.
    pub booths: Vec<String>,
    /// Place it where that breaks a rule, too; who has the booth leaves it.
    pub force: bool,
    /// Say what it would break, and do nothing.
    pub dry_run: bool,
}

pub(crate) fn place(session: &mut Session, request: PlanPlace) -> Result<Placed, AppError> {
    let PlanPlace { exhibitor, booths, force, dry_run } = request;
    plan::place(session, &PlaceRequest { event: None, exhibitor, booths, force, dry_run })
}

/// A firm.
#[derive(Debug, Serialize, Deserialize, TS)]
pub struct PlanFirm {
    /// By name or id; who shares its place comes along.
    pub exhibitor: String,
}

#[expect(clippy::needless_pass_by_value, reason = "every command takes its request")]
pub(crate) fn lift(session: &mut Session, request: PlanFirm) -> Result<Lifted, AppError> {
    plan::lift(session, None, &request.exhibitor)
}

#[expect(clippy::needless_pass_by_value, reason = "every command takes its request")]
pub(crate) fn unshare(session: &mut Session, request: PlanFirm) -> Result<Unshared, AppError> {
    plan::unshare(session, None, &request.exhibitor)
}

/// Two firms that change places.
#[derive(Debug, Serialize, Deserialize, TS)]
pub struct PlanSwap {
    /// One, by name or id.
    pub one: String,
    /// The other.
    pub other: String,
    /// Swap them where that breaks a rule, too.
    pub force: bool,
}

#[expect(clippy::needless_pass_by_value, reason = "every command takes its request")]
pub(crate) fn swap(session: &mut Session, request: PlanSwap) -> Result<Swapped, AppError> {
    plan::swap(session, None, [&request.one, &request.other], request.force)
}

/// A party and the booths that it is to have.
#[derive(Debug, Serialize, Deserialize, TS)]
pub struct PlanSeat {
    /// The party's id, or a firm by name or id; who shares its place comes along.
    pub party: String,
    /// The codes of all booths that it is to have; it leaves any other.
    pub booths: Vec<String>,
}

/// A party that moves, and those who go elsewhere for it.
#[derive(Debug, Serialize, Deserialize, TS)]
pub struct PlanSettle {
    /// The party's id, or a firm by name or id. It moves on all its days.
    pub party: String,
    /// The codes of all booths that it is to have; it leaves any other.
    pub booths: Vec<String>,
    /// Who goes elsewhere for it. A party by its id moves on its own days alone.
    pub exchange: Vec<PlanSeat>,
    /// Also where that breaks a rule; who has a booth and is not named leaves it.
    pub force: bool,
    /// Say what it would break, and do nothing.
    pub dry_run: bool,
}

pub(crate) fn settle(session: &mut Session, request: PlanSettle) -> Result<Settled, AppError> {
    let PlanSettle { party, booths, exchange, force, dry_run } = request;
    let exchange = exchange.into_iter().map(|PlanSeat { party, booths }| Seat { party, booths }).collect();
    let one = Seat { party, booths };
    plan::settle(session, &SettleRequest { event: None, one, exchange, force, dry_run })
}

/// Whether the planner leaves a firm where it is.
#[derive(Debug, Serialize, Deserialize, TS)]
pub struct PlanLock {
    /// The firm, by name or id.
    pub exhibitor: String,
    /// `false` lets the planner move it.
    pub locked: bool,
}

#[expect(clippy::needless_pass_by_value, reason = "every command takes its request")]
pub(crate) fn lock(session: &mut Session, request: PlanLock) -> Result<Locked, AppError> {
    let change = if request.locked { plan::lock } else { plan::unlock };
    change(session, None, &request.exhibitor)
}

/// Who shares a place with whom.
#[derive(Debug, Serialize, Deserialize, TS)]
pub struct PlanShare {
    /// Names or ids; the first is the main exhibitor, whose place it is.
    pub exhibitors: Vec<String>,
    /// The first day; `None` for the event's.
    pub from: Option<NaiveDate>,
    /// The last day; `None` for the event's.
    pub until: Option<NaiveDate>,
    /// On these days the others have the place instead of the main exhibitor, not together with it.
    pub in_turn: bool,
}

pub(crate) fn share(session: &mut Session, request: PlanShare) -> Result<Shared, AppError> {
    let PlanShare { exhibitors, from, until, in_turn } = request;
    plan::share(session, &ShareRequest { event: None, exhibitors, from, until, in_turn })
}

#[expect(clippy::needless_pass_by_value, reason = "every command takes its request")]
pub(crate) fn check(session: &Session, request: FloorAsk) -> Result<Checked, AppError> {
    plan::check(session, None, request.hall.as_deref())
}
