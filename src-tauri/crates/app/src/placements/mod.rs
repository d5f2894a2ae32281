//! Who has which booth, as lists by name and by booth: on paper and as spreadsheets.

mod export;
mod print;

use std::collections::BTreeMap;
use std::path::Path;

use chrono::NaiveDate;
use domain::booth::Booth;
use domain::event::Event;
use domain::hall::Hall;
use domain::id::BoothId;
use domain::search_key::search_key;
use serde::{Deserialize, Serialize};
use store::{PartyLine, PartyMemberLine, Reader};
use ts_rs::TS;

use crate::error::AppError;
use crate::floor_plan::{HallChoice, PlanWarning};
use crate::hall::code_order;
use crate::plan::{power_va, shares_va};
use crate::session::Session;
use crate::status_names::StatusNames;
use crate::texts::{Lang, figures};

/// What a list goes by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum PlacementOrder {
    /// A row for each firm, those without a booth too.
    Name,
    /// A row for each booth, empty ones too.
    Booth,
}

/// Who has which booth.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct PlacementList {
    /// What it goes by.
    pub by: PlacementOrder,
    /// The rows.
    pub rows: Vec<PlacementRow>,
    /// Firms that have a booth.
    pub placed: usize,
    /// Firms that take one and have none; `None` in the list of some halls alone, which they are in no more than in others.
    pub unplaced: Option<usize>,
    /// Booths that somebody has.
    pub booths_taken: usize,
    /// Booths that nobody has and that are open.
    pub booths_free: usize,
}

/// A firm with its place, or a booth with who has it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct PlacementRow {
    /// The firm; by booth, the main exhibitor. `None` for an empty booth.
    pub exhibitor: Option<String>,
    /// Those who share the place with it.
    pub with: Vec<String>,
    /// The codes of its booths, A-2 before A-10; by booth, one alone.
    pub booths: Vec<String>,
    /// The hall.
    pub hall: Option<String>,
    /// The sizes of the booths, each once, with how many there are of it; without a booth, what is asked for.
    pub size: String,
    /// The first and the last day, where not the whole event.
    pub days: Option<(NaiveDate, NaiveDate)>,
    /// Power in VA that the firm asks for; by booth, what all who share it draw at this one.
    pub power_va: Option<i64>,
    /// Whether it needs water.
    pub water: bool,
    /// Its product category.
    pub category: Option<String>,
    /// Its status in words.
    pub status: Option<String>,
    /// Whether the booth must stay empty.
    pub is_closed: bool,
    /// The zone of the booth; by booth alone.
    pub zone: Option<String>,
    /// Whether the booth has water; by booth alone.
    pub has_water: Option<bool>,
}

/// What was made.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct PlacementsMade {
    /// Rows.
    pub rows: usize,
    /// Firms that take a booth and have none; `None` where not all halls are listed.
    pub unplaced: Option<usize>,
    /// Pages of A4; `None` for a spreadsheet.
    pub pages: Option<usize>,
    /// The file.
    pub path: String,
    /// What a reader would miss.
    pub warnings: Vec<PlanWarning>,
}

/// The list of a hall, or of all. Firms without a booth are in the list of all halls alone.
///
/// # Errors
/// As [`Session::hall`].
pub fn list(
    session: &Session,
    event: Option<&str>,
    halls: &HallChoice,
    by: PlacementOrder,
) -> Result<PlacementList, AppError> {
    let event = session.event(event)?;
    let halls = halls.halls(session, event.id)?;
    session.store.reading(|read| rows(&read, session.lang(), &event, &halls, by))
}

/// Writes the list as what the file's ending says: `.pdf` to print, `.xlsx` or `.csv`.
///
/// # Errors
/// [`AppError::Unknown`] for another ending; [`AppError::Nothing`] where there is no row; [`AppError::Write`],
/// [`AppError::Protected`]; as [`list`].
pub fn make(
    session: &Session,
    event: Option<&str>,
    halls: &HallChoice,
    by: PlacementOrder,
    out: &Path,
) -> Result<PlacementsMade, AppError> {
    let ending = out.extension().map(|ending| ending.to_string_lossy().to_lowercase()).unwrap_or_default();
    match ending.as_str() {
        "pdf" => print::print(session, event, halls, by, out),
        "xlsx" | "csv" => export::export(session, event, halls, by, out),
        _ => {
            let known = [".pdf", ".xlsx", ".csv"].map(str::to_owned).to_vec();
            Err(AppError::Unknown { kind: "format", name: format!(".{ending}"), known })
        }
    }
}

/// A booth of the list and the hall that it is in.
struct Place<'f> {
    booth: &'f Booth,
    hall: &'f Hall,
}

pub(crate) fn rows(
    read: &Reader<'_>,
    lang: Lang,
    event: &Event,
    halls: &[Hall],
    by: PlacementOrder,
) -> Result<PlacementList, AppError> {
    let mut floors = Vec::new();
    for hall in halls {
        let mut booths: Vec<Booth> =
            read.booths_of_hall(hall.id)?.into_iter().map(|line| line.booth).collect();
        booths.sort_by_cached_key(|booth| code_order(&booth.code));
        floors.push((hall, booths));
    }
    let places: Vec<Place<'_>> =
        floors.iter().flat_map(|(hall, booths)| booths.iter().map(|booth| Place { booth, hall })).collect();
    let list = Placing {
        lang,
        event,
        names: StatusNames::read(read)?,
        booths: read.booths(event.id)?.into_iter().map(|booth| (booth.id, booth)).collect(),
        index: places.iter().enumerate().map(|(index, place)| (place.booth.id, index)).collect(),
        parties: read.parties_of_event(event.id)?,
        places,
    };
    let is_whole = read.halls(event.id)?.len() == halls.len();
    let waiting = if is_whole { list.waiting(read)? } else { Vec::new() };
    let taken: Vec<usize> = list.parties.iter().flat_map(|line| list.booths_of(line)).collect();
    let placed: std::collections::BTreeSet<_> = list
        .parties
        .iter()
        .filter(|line| !list.booths_of(line).is_empty())
        .flat_map(|line| line.members.iter().map(|member| member.participation.id))
        .collect();
    let free = list
        .places
        .iter()
        .enumerate()
        .filter(|(index, place)| !place.booth.closed && !taken.contains(index))
        .count();
    let booths_taken = (0..list.places.len()).filter(|index| taken.contains(index)).count();
    let unplaced = is_whole.then_some(waiting.len());
    let rows = match by {
        PlacementOrder::Name => list.by_name(waiting),
        PlacementOrder::Booth => list.by_booth(),
    };
    Ok(PlacementList { by, rows, placed: placed.len(), unplaced, booths_taken, booths_free: free })
}

struct Placing<'f> {
    lang: Lang,
    event: &'f Event,
    names: StatusNames,
    /// Hall by hall, A-2 before A-10.
    places: Vec<Place<'f>>,
    index: BTreeMap<BoothId, usize>,
    /// Every booth of the event, listed or not: the power of a party is shared among all of its own.
    booths: BTreeMap<BoothId, Booth>,
    parties: Vec<PartyLine>,
}

impl Placing<'_> {
    /// The places of a party in the list, in its order.
    fn booths_of(&self, line: &PartyLine) -> Vec<usize> {
        let mut own: Vec<usize> =
            line.assignments.iter().filter_map(|one| self.index.get(&one.booth_id).copied()).collect();
        own.sort_unstable();
        own
    }

    fn days(&self, line: &PartyLine) -> Option<(NaiveDate, NaiveDate)> {
        let days = (line.party.first_day, line.party.last_day);
        Some(days).filter(|days| *days != (self.event.starts_on, self.event.ends_on))
    }

    /// Firms that take a booth and have none anywhere.
    fn waiting(&self, read: &Reader<'_>) -> Result<Vec<PlacementRow>, AppError> {
        let mut waiting = read.exhibitors_of_event(self.event.id)?;
        waiting.retain(|line| line.participation.status.takes_a_booth() && line.booth_codes.is_empty());
        let rows = waiting.into_iter().map(|line| {
            let request = line.participation.request;
            let metres = |length_mm| figures::metres(self.lang, i64::from(length_mm));
            let size = format!("{} x {} m", metres(request.width_mm), metres(request.depth_mm));
            PlacementRow {
                exhibitor: Some(line.exhibitor.name),
                with: Vec::new(),
                booths: Vec::new(),
                hall: None,
                size: counted(usize::from(request.booths), &size),
                days: None,
                power_va: Some(i64::from(request.power_va)),
                water: request.water,
                category: line.exhibitor.category,
                status: Some(self.names.name(self.lang, line.participation.status).to_owned()),
                is_closed: false,
                zone: None,
                has_water: None,
            }
        });
        Ok(rows.collect())
    }

    fn by_name(&self, waiting: Vec<PlacementRow>) -> Vec<PlacementRow> {
        let mut rows = waiting;
        for line in &self.parties {
            let own = self.booths_of(line);
            let Some(first) = own.first() else { continue };
            for member in &line.members {
                let others = line.members.iter().filter(|other| other.member != member.member);
                rows.push(PlacementRow {
                    exhibitor: Some(member.exhibitor_name.clone()),
                    with: others.map(|other| other.exhibitor_name.clone()).collect(),
                    booths: own.iter().map(|index| self.places[*index].booth.code.clone()).collect(),
                    hall: Some(self.places[*first].hall.name.clone()),
                    size: self.sizes(&own),
                    days: self.days(line),
                    power_va: Some(i64::from(member.participation.request.power_va)),
                    water: member.participation.request.water,
                    category: member.category.clone(),
                    status: Some(self.names.name(self.lang, member.participation.status).to_owned()),
                    is_closed: false,
                    zone: None,
                    has_water: None,
                });
            }
        }
        rows.sort_by_cached_key(|row| {
            let name = row.exhibitor.clone().unwrap_or_default();
            (search_key(&name), name, row.days, row.booths.clone())
        });
        rows
    }

    /// What a party draws at one of its booths, in VA.
    fn share_va(&self, line: &PartyLine, booth_id: BoothId) -> Option<i64> {
        let mut own: Vec<&Booth> =
            line.assignments.iter().filter_map(|one| self.booths.get(&one.booth_id)).collect();
        own.sort_by(|one, other| one.code.cmp(&other.code));
        let given: Vec<i64> = own.iter().map(|booth| i64::from(booth.power_va)).collect();
        let shares = shares_va(power_va(line), &given);
        own.iter().zip(shares).find(|(booth, _)| booth.id == booth_id).map(|(_, share_va)| share_va)
    }

    fn by_booth(&self) -> Vec<PlacementRow> {
        let mut of_booth: BTreeMap<usize, Vec<&PartyLine>> = BTreeMap::new();
        for line in &self.parties {
            for index in self.booths_of(line) {
                of_booth.entry(index).or_default().push(line);
            }
        }
        let mut rows = Vec::new();
        for (index, place) in self.places.iter().enumerate() {
            let mut parties = of_booth.remove(&index).unwrap_or_default();
            parties.sort_by_key(|line| line.party.first_day);
            let empty = || PlacementRow {
                exhibitor: None,
                with: Vec::new(),
                booths: vec![place.booth.code.clone()],
                hall: Some(place.hall.name.clone()),
                size: self.sizes(&[index]),
                days: None,
                power_va: None,
                water: false,
                category: None,
                status: None,
                is_closed: place.booth.closed,
                zone: place.booth.zone.clone(),
                has_water: Some(place.booth.water),
            };
            if parties.is_empty() {
                rows.push(empty());
            }
            for line in parties {
                let needs_water = |member: &PartyMemberLine| member.participation.request.water;
                let main = line.members.first();
                rows.push(PlacementRow {
                    exhibitor: main.map(|main| main.exhibitor_name.clone()),
                    with: line.members.iter().skip(1).map(|one| one.exhibitor_name.clone()).collect(),
                    days: self.days(line),
                    power_va: self.share_va(line, place.booth.id),
                    water: line.members.iter().any(needs_water),
                    category: main.and_then(|main| main.category.clone()),
                    status: main.map(|main| self.names.name(self.lang, main.participation.status).to_owned()),
                    ..empty()
                });
            }
        }
        rows
    }

    /// The sizes of some places, each once: `3 x 2 m`, or `2 × (3 x 2 m)`.
    fn sizes(&self, places: &[usize]) -> String {
        let mut sizes: Vec<(String, usize)> = Vec::new();
        for index in places {
            let bounds = self.places[*index].booth.shape.unturned_bounds();
            let (width_mm, depth_mm) = bounds.map_or((0, 0), |bounds| (bounds.width_mm, bounds.depth_mm));
            let size = format!(
                "{} x {} m",
                figures::metres(self.lang, width_mm),
                figures::metres(self.lang, depth_mm)
            );
            match sizes.iter_mut().find(|(known, _)| *known == size) {
                Some((_, count)) => *count += 1,
                None => sizes.push((size, 1)),
            }
        }
        sizes.iter().map(|(size, count)| counted(*count, size)).collect::<Vec<_>>().join(", ")
    }
}

fn counted(count: usize, size: &str) -> String {
    if count > 1 { format!("{count} × ({size})") } else { size.to_owned() }
}
