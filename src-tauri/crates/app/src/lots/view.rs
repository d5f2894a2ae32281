//! A draw as its screen shows it.

use std::collections::BTreeSet;

use domain::list_item::ListKind;
use domain::lots::{LotEntry, LotKind};
use serde::{Deserialize, Serialize};
use store::{BoothLine, Reader};
use ts_rs::TS;

use super::LotKindOut;
use super::minutes::{LotMinutes, minutes};
use super::state::{State, Step, free_firms};
use crate::error::AppError;
use crate::session::Session;
use crate::texts::{Lang, figures, lots, waiving};

/// What is drawn next.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum LotStep {
    /// A turn.
    Turn,
    /// The seed, which makes all turns.
    Seed,
    /// Booths.
    Booths,
}

/// How a firm stands in a draw.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum LotStanding {
    /// It has no booth yet, and others wait for it.
    Waiting,
    /// It is passed over: nobody waits for it, and it may still come before the draw is closed.
    Passed,
    /// It has its booth.
    Done,
    /// It shares the place of another firm, which draws for both.
    Shares,
    /// It takes no booth any more.
    NoBooth,
}

/// The draws of an event, and what a new one can be about.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct LotsScreen {
    /// In the order in which they were begun.
    pub draws: Vec<LotSummary>,
    /// Firms that take a booth, have none and are in no open draw.
    pub waiting: usize,
    /// Their product categories.
    pub categories: Vec<String>,
    /// The event's halls.
    pub halls: Vec<String>,
    /// The zones of its booths.
    pub zones: Vec<String>,
    /// Booths that nobody has and that are not closed.
    pub free_booths: usize,
}

/// A draw in a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct LotSummary {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// What is drawn.
    pub kind: LotKindOut,
    /// Category, hall and zone in words; empty where it is about all.
    pub scope: String,
    /// How many draw or drew: the sum of the next three. Who shares another's place, or takes no booth any more, is not
    /// counted.
    pub entrants: usize,
    /// How many of them have their booth.
    pub done: usize,
    /// How many of them are passed over.
    pub passed: usize,
    /// How many of them have no lot yet, or none at the end.
    pub left: usize,
    /// Whether it is final.
    pub is_closed: bool,
}

/// A draw.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct LotDrawOut {
    /// What stands of it in the list.
    #[serde(flatten)]
    pub summary: LotSummary,
    /// The seed, once it was named.
    pub seed: Option<String>,
    /// What is hashed for the first in the list, as an example; with a seed alone.
    pub seed_text: Option<String>,
    /// Who takes part, in the order of the list.
    pub firms: Vec<LotEntrant>,
    /// The booths in the pot, hall by hall, A-2 before A-10.
    pub pot: Vec<LotBooth>,
    /// Whose lot comes next: a participation's id.
    pub next: Option<String>,
    /// What the last lot was, in words; it can be taken back.
    pub last: Option<String>,
    /// What the minutes say beside the lots.
    pub minutes: LotMinutes,
    /// What should be known before it goes on, in words.
    pub warnings: Vec<String>,
}

/// A firm that takes part.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct LotEntrant {
    /// Its participation's id.
    pub participation: String,
    /// Its code on paper, which is hashed.
    pub code: String,
    /// Its name, and those who share with it.
    pub name: String,
    /// Its product category.
    pub category: Option<String>,
    /// What it asks for, in words: `2 x 3 x 3 m, 900 VA, air`.
    pub asks: String,
    /// How many booths it asks for.
    pub booths_asked: u8,
    /// What it draws next; `None` once it has its booth.
    pub step: Option<LotStep>,
    /// How it stands in the draw.
    pub standing: LotStanding,
    /// The turn that it drew.
    pub turn: Option<u16>,
    /// The booths that it drew or chose.
    pub booths: Option<String>,
    /// SHA-256 of the seed and its code, in hexadecimal digits.
    pub digest: Option<String>,
    /// What the minutes say of it: why it was passed over, what people set aside for it.
    pub note: Option<String>,
    /// Which of all lots this was, counted from 1; of its booths, or of its turn where it has none yet.
    pub nth: Option<usize>,
}

/// A booth in the pot.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct LotBooth {
    /// Its code.
    pub code: String,
    /// Its size, such as `3 x 2 m`.
    pub size: String,
    /// Whether nobody has it.
    pub is_free: bool,
}

/// The draws of an event.
///
/// # Errors
/// As [`Session::event`].
pub fn screen(session: &Session, event: Option<&str>) -> Result<LotsScreen, AppError> {
    let event = session.event(event)?;
    let lang = session.lang();
    session.store.reading(|read| {
        let mut draws = Vec::new();
        for draw in read.lot_draws(event.id)? {
            draws.push(summary(lang, &State::of(&read, &event, draw)?));
        }
        let waiting = free_firms(&read, &event, None)?;
        let used: BTreeSet<&str> =
            waiting.iter().filter_map(|line| line.exhibitor.category.as_deref()).collect();
        let listed = read.list_items(ListKind::Category)?.into_iter().map(|item| item.name);
        let mut categories: Vec<String> = listed.filter(|name| used.contains(name.as_str())).collect();
        let others = used.into_iter().filter(|name| !categories.iter().any(|known| known == name));
        categories.extend(others.map(str::to_owned).collect::<Vec<_>>());
        let halls = read.halls(event.id)?;
        let (mut zones, mut free_booths) = (BTreeSet::new(), 0);
        for hall in &halls {
            for line in read.booths_of_hall(hall.id)? {
                free_booths += usize::from(line.occupants.is_empty() && !line.booth.closed);
                zones.extend(line.booth.zone);
            }
        }
        Ok(LotsScreen {
            draws,
            waiting: waiting.len(),
            categories,
            halls: halls.into_iter().map(|hall| hall.name).collect(),
            zones: zones.into_iter().collect(),
            free_booths,
        })
    })
}

/// A draw by its name or id.
///
/// # Errors
/// [`AppError::Unknown`].
pub fn view(session: &Session, event: Option<&str>, draw: &str) -> Result<LotDrawOut, AppError> {
    let event = session.event(event)?;
    let lang = session.lang();
    session.store.reading(|read| out(&read, lang, &State::read(&read, &event, draw)?))
}

pub(super) fn summary(lang: Lang, state: &State) -> LotSummary {
    let draw = &state.draw;
    let standings: Vec<LotStanding> = state.entries.iter().map(|entry| state.standing(entry)).collect();
    let count = |which: LotStanding| standings.iter().filter(|standing| **standing == which).count();
    let [done, passed, left] = [LotStanding::Done, LotStanding::Passed, LotStanding::Waiting].map(count);
    LotSummary {
        id: draw.id.to_string(),
        name: draw.name.clone(),
        kind: draw.kind.into(),
        scope: lots::scope(
            lang,
            draw.category.as_deref(),
            draw.hall_id.map(|_| state.hall.as_deref()),
            draw.zone.as_deref(),
        ),
        entrants: done + passed + left,
        done,
        passed,
        left,
        is_closed: draw.closed_at.is_some(),
    }
}

pub(super) fn out(read: &Reader<'_>, lang: Lang, state: &State) -> Result<LotDrawOut, AppError> {
    let seed = state.draw.seed.as_ref();
    let order = order(state);
    let firms = state.entries.iter().zip(&state.codes).map(|(entry, code)| {
        let id = entry.participation_id;
        let line = state.line(id);
        let request = line.map(|line| line.participation.request).unwrap_or_default();
        LotEntrant {
            participation: id.to_string(),
            code: code.clone(),
            name: state.name(id),
            category: line.and_then(|line| line.exhibitor.category.clone()),
            asks: lots::asks(lang, &request, state.power_va(id)),
            booths_asked: request.booths,
            step: state.step(entry),
            standing: state.standing(entry),
            turn: entry.turn,
            booths: entry.booths.clone(),
            digest: seed.map(|seed| seed.digest(code)),
            note: note(lang, state, entry),
            nth: order.iter().position(|one| *one == id).map(|index| index + 1),
        }
    });
    let pot: Vec<LotBooth> = state
        .booths
        .iter()
        .filter(|line| state.is_in_pot(line))
        .map(|line| LotBooth {
            code: line.booth.code.clone(),
            size: size(lang, line),
            is_free: line.occupants.is_empty(),
        })
        .collect();
    let last = state.last().map(|(_, of)| match of {
        None => lots::seed_named(lang, seed.map_or("", |seed| seed.as_str())),
        Some((entry, step)) => {
            let name = state.name(entry.participation_id);
            match step {
                Step::Booths => format!("{name} → {}", entry.booths.as_deref().unwrap_or_default()),
                Step::Turn => lots::turn_drawn(lang, &name, entry.turn.unwrap_or_default()),
                Step::Pass => lots::passed_over(lang, &name, entry.pass),
            }
        }
    });
    Ok(LotDrawOut {
        summary: summary(lang, state),
        seed: seed.map(|seed| seed.as_str().to_owned()),
        seed_text: seed.zip(state.codes.first()).map(|(seed, code)| seed.text(code)),
        firms: firms.collect(),
        next: state.next().map(|entry| entry.participation_id.to_string()),
        last: last.filter(|_| state.draw.closed_at.is_none()),
        minutes: minutes(read, &state.draw)?,
        warnings: warnings(lang, state, &pot),
        pot,
    })
}

/// What the minutes say of a firm: why it has no lot of its own, and what people set aside for its booths.
pub(super) fn note(lang: Lang, state: &State, entry: &LotEntry) -> Option<String> {
    let own = entry.pass_note.as_deref();
    let why = match (state.standing(entry), entry.pass) {
        (LotStanding::Shares, _) => Some(lots::shared(lang, state.leader(entry))),
        (LotStanding::NoBooth, _) => Some(lots::takes_no_booth(lang).to_owned()),
        (LotStanding::Passed, Some(reason)) => Some(lots::passed(lang, reason, own)),
        // It came after all.
        (_, Some(reason)) => Some(lots::passed_at_first(lang, reason, own)),
        (_, None) => None,
    };
    let rule = |rule| waiving::rule(lang, rule, &|id| state.name(id));
    let waived: Vec<String> = entry.waived.iter().map(rule).collect();
    let waived = (!waived.is_empty()).then(|| lots::waived(lang, &waived.join(" ")));
    let all: Vec<String> = why.into_iter().chain(waived).collect();
    (!all.is_empty()).then(|| all.join(" "))
}

/// Who has drawn, the first first: by the last lot of each.
pub(super) fn order(state: &State) -> Vec<domain::id::ParticipationId> {
    let step = |entry: &LotEntry| match state.draw.kind {
        // A seed gives all turns at once; what is drawn one by one is the booths.
        LotKind::Seed => entry.booths_change,
        LotKind::Booth | LotKind::Turn => entry.booths_change.or(entry.turn_change),
    };
    let mut drawn: Vec<_> = state
        .entries
        .iter()
        .filter_map(|entry| Some((state.when(step(entry)?), entry.participation_id)))
        .collect();
    drawn.sort_unstable();
    drawn.into_iter().map(|(_, id)| id).collect()
}

/// A booth's width and depth in words.
pub(super) fn size(lang: Lang, line: &BoothLine) -> String {
    let bounds = line.booth.shape.unturned_bounds();
    let (width_mm, depth_mm) = bounds.map_or((0, 0), |bounds| (bounds.width_mm, bounds.depth_mm));
    format!("{} x {} m", figures::metres(lang, width_mm), figures::metres(lang, depth_mm))
}

fn warnings(lang: Lang, state: &State, pot: &[LotBooth]) -> Vec<String> {
    let mut warnings = Vec::new();
    let waiting = state.entries.iter().filter(|entry| state.is_waiting(entry));
    let needed: usize = waiting
        .filter_map(|entry| state.line(entry.participation_id))
        .map(|line| usize::from(line.participation.request.booths))
        .sum();
    let free = pot.iter().filter(|booth| booth.is_free).count();
    if needed > free && state.draw.closed_at.is_none() {
        warnings.push(lots::too_few(lang, needed, free));
    }
    for entry in &state.entries {
        let Some(booths) = &entry.booths else { continue };
        let drawn: BTreeSet<String> = booths.split(" + ").map(str::to_owned).collect();
        let now = state.booths_now(entry.participation_id);
        if drawn != now {
            let now = now.into_iter().collect::<Vec<_>>().join(" + ");
            warnings.push(lots::elsewhere(lang, &state.name(entry.participation_id), booths, &now));
        }
    }
    warnings
}
