//! The fascia list: which name goes on which board, letter for letter as it is stored.

mod export;
mod lines;
mod print;

use chrono::NaiveDate;
use domain::event::Event;
use domain::hall::Hall;
use planner::floor::{DeriveOptions, DerivedBooth, derive};
use serde::Serialize;
use store::{BoothLine, BoothOccupant, Reader};
use ts_rs::TS;

use crate::error::AppError;
use crate::floor_plan::{HallChoice, fascia_name};
use crate::hall::file::Floor;
use crate::hall::{code_order, floor_booths, plan_of};
use crate::session::Session;
use crate::texts::{Lang, fascias, figures};

pub use export::{FasciaExported, export};
pub use print::{FasciaPrinted, print};

use lines::{Fit, letters, set};

/// The fascia list of halls.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct FasciaList {
    /// A row for each booth that somebody has, A-2 before A-10, hall by hall; for each party where it rotates.
    pub rows: Vec<FasciaRow>,
    /// How many boards there are: one for each open side of a booth, at least one.
    pub boards: usize,
    /// How many rows have a warning.
    pub warned: usize,
}

/// The boards of a booth.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct FasciaRow {
    /// The hall.
    pub hall: String,
    /// The booth's code.
    pub booth: String,
    /// Its width and depth, such as `3 x 2 m`, with the language's decimal mark.
    pub size: String,
    /// How many boards it has: its open sides, at least one.
    pub boards: u8,
    /// The length of its shortest board, in millimetres.
    pub board_mm: i64,
    /// The lines, as they are stored.
    pub lines: Vec<String>,
    /// Letters of the longest line, blanks included.
    pub letters: usize,
    /// How many letters a line has room for.
    pub most_letters: usize,
    /// The first and the last day, where the booth changes hands.
    pub days: Option<(NaiveDate, NaiveDate)>,
    /// What the maker of the boards should know, in words.
    pub warnings: Vec<String>,
}

/// The fascia list of a hall, or of all.
///
/// # Errors
/// As [`Session::hall`].
pub fn list(session: &Session, event: Option<&str>, halls: &HallChoice) -> Result<FasciaList, AppError> {
    let event = session.event(event)?;
    let halls = halls.halls(session, event.id)?;
    session.store.reading(|read| rows(&read, session.lang(), &event, &halls))
}

pub(crate) fn rows(
    read: &Reader<'_>,
    lang: Lang,
    event: &Event,
    halls: &[Hall],
) -> Result<FasciaList, AppError> {
    let mut rows = Vec::new();
    let mut boards = 0;
    for hall in halls {
        let mut lines = read.booths_of_hall(hall.id)?;
        lines.sort_by_cached_key(|line| code_order(&line.booth.code));
        let floor = Floor {
            rules: None,
            elements: read.plan_elements(hall.id)?,
            circuits: Vec::new(),
            booths: lines.iter().map(|line| line.booth.clone()).collect(),
            hall: hall.clone(),
        };
        let plan = plan_of(&floor.hall, &floor.elements);
        let (derived, _) = derive(&plan, &floor_booths(&floor), DeriveOptions::default());
        for (line, derived) in lines.iter().zip(&derived) {
            let own = line.occupants.iter().map(|occupant| row(lang, event, hall, line, derived, occupant));
            let before = rows.len();
            rows.extend(own);
            boards += rows.get(before).map_or(0, |row: &FasciaRow| usize::from(row.boards));
        }
    }
    let warned = rows.iter().filter(|row| !row.warnings.is_empty()).count();
    Ok(FasciaList { rows, boards, warned })
}

fn row(
    lang: Lang,
    event: &Event,
    hall: &Hall,
    line: &BoothLine,
    derived: &DerivedBooth,
    occupant: &BoothOccupant,
) -> FasciaRow {
    let bounds = line.booth.shape.unturned_bounds();
    let (width_mm, depth_mm) = bounds.map_or((0, 0), |bounds| (bounds.width_mm, bounds.depth_mm));
    // Top, right, bottom, left; a booth that nothing opens has its name on its longer side.
    let open = derived.open.iter().zip([width_mm, depth_mm, width_mm, depth_mm]);
    let shortest = open.filter(|(is_open, _)| **is_open).map(|(_, side_mm)| side_mm).min();
    let board_mm = shortest.unwrap_or(width_mm.max(depth_mm));
    let most = letters(board_mm);
    let names: Vec<String> = occupant.members.iter().map(fascia_name).collect();
    let Fit { lines, letters, is_too_long } = set(&names, most);
    let mut warnings = Vec::new();
    if is_too_long {
        warnings.push(fascias::too_long(lang, letters, most, board_mm));
    }
    if names.len() > 2 {
        warnings.push(fascias::many(lang, names.len()));
    }
    if derived.open_sides == 0 {
        warnings.push(fascias::shut_in(lang).to_owned());
    }
    let days = (occupant.party.first_day, occupant.party.last_day);
    FasciaRow {
        hall: hall.name.clone(),
        booth: line.booth.code.clone(),
        size: format!("{} x {} m", figures::metres(lang, width_mm), figures::metres(lang, depth_mm)),
        boards: derived.open_sides.max(1),
        board_mm,
        lines,
        letters,
        most_letters: most,
        days: Some(days).filter(|days| *days != (event.starts_on, event.ends_on)),
        warnings,
    }
}
