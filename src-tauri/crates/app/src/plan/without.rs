//! Who has no booth, why, and which free booths would suit.

use std::collections::BTreeMap;

use domain::event::Event;
use domain::id::PartyId;
use domain::party::Party;
use planner::problem::{Corner, Exhibitor};
use planner::solution::{Reason, ReasonCode};
use store::{BoothLine, Reader};

use super::board::Board;
use super::problem::party;
use super::view::{Categories, MOST_SUITING, UnplacedView};
use super::{ReasonOut, board};
use crate::error::AppError;
use crate::texts::{Lang, figures, planning};

/// The parties without a booth in any hall, by name, held against the booths of one hall.
pub(super) fn unplaced(
    read: &Reader<'_>,
    lang: Lang,
    event: &Event,
    lines: &[BoothLine],
    open_sides: &[u8],
    categories: &Categories,
) -> Result<Vec<UnplacedView>, AppError> {
    let mut parties = read.parties_of_event(event.id)?;
    let known = parties.len();
    parties.extend(board::newcomers(read, event, &parties)?);
    let wishes: Vec<Exhibitor> = parties.iter().map(party).collect();
    let hall = Hall::new(lines, open_sides, &wishes);
    let mut views: Vec<UnplacedView> = parties
        .iter()
        .zip(&wishes)
        .enumerate()
        .filter(|(_, (line, _))| line.assignments.is_empty())
        .map(|(index, (line, wish))| {
            let (suiting, reasons) = hall.judge(lang, &line.party, wish);
            let main = line.members.first();
            let request = main.map(|main| main.participation.request).unwrap_or_default();
            let metres = |length_mm| figures::metres(Lang::En, i64::from(length_mm));
            UnplacedView {
                party: (index < known).then(|| line.party.id.to_string()),
                first_day: line.party.first_day,
                last_day: line.party.last_day,
                members: line
                    .members
                    .iter()
                    .map(|member| {
                        let id = member.participation.id.to_string();
                        categories.member(id, &member.exhibitor_name, member.category.as_ref())
                    })
                    .collect(),
                booth_size: format!("{}x{}", metres(request.width_mm), metres(request.depth_mm)),
                booths: request.booths,
                power_va: wish.power_va,
                reasons,
                suiting,
            }
        })
        .collect();
    let name = |view: &UnplacedView| view.members.first().map(|member| member.name.clone());
    views.sort_by_cached_key(|view| (name(view), view.first_day));
    Ok(views)
}

/// Why each of the parties without a booth has none, held against the booths of all halls.
pub(super) fn reasons(
    read: &Reader<'_>,
    lang: Lang,
    event: &Event,
    board: &Board,
) -> Result<BTreeMap<PartyId, Vec<ReasonOut>>, AppError> {
    let mut lines = Vec::new();
    for hall in read.halls(event.id)? {
        lines.extend(read.booths_of_hall(hall.id)?);
    }
    let booths = &board.ground.bare().booths;
    let sides: BTreeMap<&str, i64> = booths.iter().map(|one| (one.id.as_str(), one.open_sides)).collect();
    let open: Vec<u8> = lines
        .iter()
        .map(|line| {
            sides.get(line.booth.code.as_str()).and_then(|open| u8::try_from(*open).ok()).unwrap_or(0)
        })
        .collect();
    let wishes: Vec<Exhibitor> = board.parties.iter().map(party).collect();
    let hall = Hall::new(&lines, &open, &wishes);
    let without = board.parties.iter().zip(&wishes).filter(|(line, _)| line.assignments.is_empty());
    Ok(without.map(|(line, wish)| (line.party.id, hall.judge(lang, &line.party, wish).1)).collect())
}

/// The booths of a hall, or of all, and what all parties ask of them together.
struct Hall<'h> {
    places: Vec<Place<'h>>,
    wishes: &'h [Exhibitor],
    need_water: usize,
    need_access: usize,
    need_corner: usize,
}

/// An open booth.
struct Place<'h> {
    line: &'h BoothLine,
    short_mm: i64,
    long_mm: i64,
    is_corner: bool,
}

impl<'h> Hall<'h> {
    fn new(lines: &'h [BoothLine], open_sides: &[u8], wishes: &'h [Exhibitor]) -> Self {
        let places = lines
            .iter()
            .zip(open_sides)
            .filter(|(line, _)| !line.booth.closed)
            .map(|(line, open)| {
                let size = line.booth.shape.unturned_bounds();
                let (width_mm, depth_mm) = size.map_or((0, 0), |size| (size.width_mm, size.depth_mm));
                let (short_mm, long_mm) = (width_mm.min(depth_mm), width_mm.max(depth_mm));
                Place { line, short_mm, long_mm, is_corner: *open >= 2 }
            })
            .collect();
        let need = |asks: fn(&&Exhibitor) -> bool| wishes.iter().filter(asks).count();
        Self {
            places,
            wishes,
            need_water: need(|wish| wish.water),
            need_access: need(|wish| wish.accessible),
            need_corner: need(|wish| wish.corner == Corner::Must),
        }
    }

    /// The free booths that suit, at most [`MOST_SUITING`], and why there is none, or how many there are.
    fn judge(&self, lang: Lang, party: &Party, wish: &Exhibitor) -> (Vec<String>, Vec<ReasonOut>) {
        let suiting: Vec<&Place<'_>> = self.places.iter().filter(|place| place.suits(wish)).collect();
        let free: Vec<&&Place<'_>> = suiting.iter().filter(|place| place.is_free(party)).collect();
        if !free.is_empty() {
            let codes: Vec<String> =
                free.iter().take(MOST_SUITING).map(|place| place.line.booth.code.clone()).collect();
            let reason = ReasonOut {
                code: "free_booths",
                text: planning::free_booths(lang, free.len(), &codes, wish.booths),
            };
            return (codes, vec![reason]);
        }
        let mut reasons = self.short(wish);
        if reasons.is_empty() {
            let left = self.places.iter().filter(|place| place.is_free(party)).count();
            let code = if suiting.is_empty() { ReasonCode::NoBoothHasAll } else { ReasonCode::NoBoothLeft };
            reasons.push(Reason::new(code, wish.booths, counted(left)));
        }
        let worded = reasons.into_iter().map(|reason| ReasonOut {
            code: reason.code.as_str(),
            text: planning::reason_words(lang, &reason),
        });
        (Vec::new(), worded.collect())
    }

    /// What the hall has too little of for everybody who asks.
    fn short(&self, wish: &Exhibitor) -> Vec<Reason> {
        let mut reasons = Vec::new();
        let large = self.places.iter().filter(|place| place.fits(wish)).count();
        if large < self.places.len() {
            let (short_mm, long_mm) = (wish.width_mm.min(wish.depth_mm), wish.width_mm.max(wish.depth_mm));
            let asked: i64 = self
                .wishes
                .iter()
                .filter(|other| {
                    other.width_mm.min(other.depth_mm) >= short_mm
                        && other.width_mm.max(other.depth_mm) >= long_mm
                })
                .map(|other| other.booths)
                .sum();
            if counted(large) < asked {
                reasons.push(Reason::new(ReasonCode::TooSmall, asked, counted(large)));
            }
        }
        let mut short =
            |is_asked: bool, code: ReasonCode, needed: usize, has: &dyn Fn(&Place<'_>) -> bool| {
                let available = self.places.iter().filter(|place| has(place)).count();
                if is_asked && available < needed {
                    reasons.push(Reason::new(code, counted(needed), counted(available)));
                }
            };
        short(wish.water, ReasonCode::WaterShort, self.need_water, &|place| place.line.booth.water);
        short(wish.accessible, ReasonCode::AccessibleShort, self.need_access, &|place| {
            place.line.booth.accessible
        });
        let must = wish.corner == Corner::Must;
        short(must, ReasonCode::CornerShort, self.need_corner, &|place| place.is_corner);
        let fitting = self.places.iter().filter(|place| place.fits(wish));
        let most_va = fitting.map(|place| i64::from(place.line.booth.power_va)).max().unwrap_or(0);
        if large > 0 && most_va * wish.booths < wish.power_va {
            reasons.push(Reason::new(ReasonCode::PowerShort, wish.power_va, most_va * wish.booths));
        }
        reasons
    }
}

impl Place<'_> {
    fn fits(&self, wish: &Exhibitor) -> bool {
        self.short_mm >= wish.width_mm.min(wish.depth_mm) && self.long_mm >= wish.width_mm.max(wish.depth_mm)
    }

    /// Whether it suits as the only booth, or as one of several.
    fn suits(&self, wish: &Exhibitor) -> bool {
        let booth = &self.line.booth;
        let is_only = wish.booths <= 1;
        self.fits(wish)
            && (booth.accessible || !wish.accessible)
            && (!is_only
                || (i64::from(booth.power_va) >= wish.power_va
                    && (booth.water || !wish.water)
                    && (self.is_corner || wish.corner != Corner::Must)))
    }

    fn is_free(&self, party: &Party) -> bool {
        !self.line.occupants.iter().any(|occupant| occupant.party.meets(party))
    }
}

fn counted(count: usize) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX)
}
