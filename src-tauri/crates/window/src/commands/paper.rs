//! The floor plan, the power plan, the fascia list and who has which booth, on paper and in files.

use std::path::PathBuf;

use app::fascia::{self, FasciaExported, FasciaList, FasciaPrinted};
use app::floor_plan::{
    self, ExportFormat, FloorPlanExport, FloorPlanExported, FloorPlanPrinted, FloorPlanRequest, HallChoice,
};
use app::placements::{self, PlacementOrder, PlacementsMade};
use app::power_plan::{self, PowerPlan, PowerPlanPrinted, PowerPlanRequest};
use app::progress::Watch;
use app::{AppError, Session};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// The hall of a name, or every hall.
fn halls(name: Option<String>) -> HallChoice {
    name.map_or(HallChoice::All, HallChoice::Named)
}

/// What to print.
#[derive(Debug, Serialize, Deserialize, TS)]
pub struct FloorPlanPrint {
    /// The hall's name; `None` for every hall, each on a sheet of its own.
    pub hall: Option<String>,
    /// The PDF.
    pub out: PathBuf,
    /// `A4` to `A0`.
    pub paper: String,
    /// The n of 1 : n; `None` for the largest scale that fits.
    pub scale: Option<u32>,
}

pub(crate) fn print(
    session: &mut Session,
    request: FloorPlanPrint,
    watch: Watch<'_>,
) -> Result<FloorPlanPrinted, AppError> {
    let FloorPlanPrint { hall, out, paper, scale } = request;
    let request = FloorPlanRequest { event: None, halls: halls(hall), out, paper, scale };
    floor_plan::print(session, &request, watch)
}

/// What to write for other programs.
#[derive(Debug, Serialize, Deserialize, TS)]
pub struct FloorPlanFile {
    /// The hall's name; `None` for the only one.
    pub hall: Option<String>,
    /// The file.
    pub out: PathBuf,
    /// What kind of file.
    pub format: ExportFormat,
    /// Dots an inch of a PNG; `None` for 300.
    pub dpi: Option<u32>,
    /// `A4` to `A0`, of SVG and PNG.
    pub paper: String,
    /// The n of 1 : n of SVG and PNG; `None` for the largest scale that fits.
    pub scale: Option<u32>,
}

pub(crate) fn export(
    session: &mut Session,
    request: FloorPlanFile,
    watch: Watch<'_>,
) -> Result<FloorPlanExported, AppError> {
    let FloorPlanFile { hall, out, format, dpi, paper, scale } = request;
    let request = FloorPlanExport { event: None, hall, out, format, dpi, paper, scale };
    floor_plan::export(session, &request, watch)
}

/// Which halls.
#[derive(Debug, Serialize, Deserialize, TS)]
pub struct PaperAsk {
    /// The hall's name; `None` for every hall.
    pub hall: Option<String>,
}

pub(crate) fn power(session: &Session, request: PaperAsk) -> Result<PowerPlan, AppError> {
    power_plan::view(session, None, &halls(request.hall))
}

/// A power plan to print.
#[derive(Debug, Serialize, Deserialize, TS)]
pub struct PowerPlanPrint {
    /// The hall's name; `None` for every hall.
    pub hall: Option<String>,
    /// The PDF.
    pub out: PathBuf,
    /// `A4` to `A0`, of the drawing.
    pub paper: String,
}

pub(crate) fn print_power(
    session: &mut Session,
    request: PowerPlanPrint,
    watch: Watch<'_>,
) -> Result<PowerPlanPrinted, AppError> {
    let PowerPlanPrint { hall, out, paper } = request;
    power_plan::print(session, &PowerPlanRequest { event: None, halls: halls(hall), out, paper }, watch)
}

pub(crate) fn fascias(session: &Session, request: PaperAsk) -> Result<FasciaList, AppError> {
    fascia::list(session, None, &halls(request.hall))
}

/// A fascia list to write: a PDF to print, `.xlsx` or `.csv` to export.
#[derive(Debug, Serialize, Deserialize, TS)]
pub struct FasciaFile {
    /// The hall's name; `None` for every hall.
    pub hall: Option<String>,
    /// The file.
    pub out: PathBuf,
}

pub(crate) fn export_fascias(session: &Session, request: FasciaFile) -> Result<FasciaExported, AppError> {
    fascia::export(session, None, &halls(request.hall), &request.out)
}

pub(crate) fn print_fascias(session: &Session, request: FasciaFile) -> Result<FasciaPrinted, AppError> {
    fascia::print(session, None, &halls(request.hall), &request.out)
}

/// A list of who has which booth, to write: the file's ending says as what.
#[derive(Debug, Serialize, Deserialize, TS)]
pub struct PlacementsFile {
    /// The hall's name; `None` for every hall.
    pub hall: Option<String>,
    /// What it goes by.
    pub by: PlacementOrder,
    /// The file: `.pdf`, `.xlsx` or `.csv`.
    pub out: PathBuf,
}

pub(crate) fn make_placements(
    session: &Session,
    request: PlacementsFile,
) -> Result<PlacementsMade, AppError> {
    let PlacementsFile { hall, by, out } = request;
    placements::make(session, None, &halls(hall), by, &out)
}
