//! What a firm wishes of its place and its neighbours: what the planner weighs.

use std::collections::{BTreeMap, BTreeSet};

use domain::event::Event;
use domain::id::{BoothId, ParticipationId};
use domain::participation::{CornerWish, Participation};
use domain::search_key::search_key;
use domain::wish::{
    BoothWish, MOST_BOOTH_WISHES, MOST_GROUP_LETTERS, MOST_NEIGHBOUR_WISHES, Nearness, NeighbourWish,
};
use serde::{Deserialize, Serialize};
use store::{ExhibitorLine, Tx};
use ts_rs::TS;

use super::{FieldProblem, find};
use crate::error::AppError;
use crate::hall::{WishedBooths, code_order};
use crate::session::Session;
use crate::texts::{Lang, say};

/// Whether a firm asks for a corner.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum CornerWishCode {
    /// Any booth will do.
    #[default]
    No,
    /// A corner is liked.
    Want,
    /// Only a corner will do.
    Must,
}

impl From<CornerWish> for CornerWishCode {
    fn from(wish: CornerWish) -> Self {
        match wish {
            CornerWish::No => Self::No,
            CornerWish::Want => Self::Want,
            CornerWish::Must => Self::Must,
        }
    }
}

impl From<CornerWishCode> for CornerWish {
    fn from(code: CornerWishCode) -> Self {
        match code {
            CornerWishCode::No => Self::No,
            CornerWishCode::Want => Self::Want,
            CornerWishCode::Must => Self::Must,
        }
    }
}

/// A firm's wishes, as they can be edited.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Wishes {
    /// Competitors that should not touch share a group; an empty text for none.
    pub group: String,
    /// 0 for ordinary, to 255.
    pub priority: u8,
    /// A corner.
    pub corner: CornerWishCode,
    /// Codes of wished booths, the best first.
    pub prefers: Vec<String>,
    /// Firms that it would like to be next to: participations' or firms' ids, or names.
    pub near: Vec<String>,
    /// Firms that it must not be next to, likewise.
    pub apart: Vec<String>,
}

/// A firm that can be named as a neighbour.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct FirmName {
    /// Its participation's id.
    pub participation: String,
    /// Its name.
    pub name: String,
}

/// A firm's wishes and what can be chosen.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct WishesScreen {
    /// As they are; neighbours by their participations' ids.
    pub wishes: Wishes,
    /// Who names this firm as a wanted neighbour.
    pub near_of: Vec<FirmName>,
    /// Who must be kept apart from this firm by their own wish: it holds for both.
    pub apart_of: Vec<FirmName>,
    /// Kemendagri's code of the city or regency, or its name where it was not matched: whose share it counts for.
    pub region: Option<String>,
    /// The groups that firms of the event have.
    pub groups: Vec<String>,
    /// The codes of the event's booths, A-2 before A-10.
    pub booths: Vec<String>,
    /// The other firms of the event, by name.
    pub firms: Vec<FirmName>,
}

/// What became of wishes: kept where there are no problems.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct WishesSaved {
    /// Whether anything is now otherwise.
    pub changed: bool,
    /// Why nothing was kept; `field` is one of [`Wishes`].
    pub problems: Vec<FieldProblem>,
}

/// A firm's wishes, and what can be chosen.
///
/// # Errors
/// As [`Session::event`]; [`AppError::Unknown`], [`AppError::Ambiguous`] for the firm.
pub fn wishes(session: &Session, event: Option<&str>, firm: &str) -> Result<WishesScreen, AppError> {
    let event = session.event(event)?;
    session.store.reading(|read| {
        let lines = read.exhibitors_of_event(event.id)?;
        let line = find(&lines, firm)?;
        let own = &line.participation;
        let booths = read.booths(event.id)?;
        let wished = WishedBooths::of(&booths);
        let prefers = read.booth_wishes_of(own.id)?;
        let neighbours = read.neighbour_wishes(event.id)?;
        let named = |nearness: Nearness| -> Vec<String> {
            let own = neighbours.iter().filter(|one| one.participation_id == own.id);
            own.filter(|one| one.nearness == nearness).map(|one| one.other_id.to_string()).collect()
        };
        let naming = |nearness: Nearness| -> Vec<FirmName> {
            let by: BTreeSet<ParticipationId> = neighbours
                .iter()
                .filter(|one| one.other_id == own.id && one.nearness == nearness)
                .map(|one| one.participation_id)
                .collect();
            lines.iter().filter(|line| by.contains(&line.participation.id)).map(firm_name).collect()
        };
        let mut codes: Vec<String> = booths.iter().map(|booth| booth.code.clone()).collect();
        codes.sort_by_cached_key(|code| code_order(code));
        let groups: BTreeSet<&String> =
            lines.iter().filter_map(|line| line.participation.group.as_ref()).collect();
        Ok(WishesScreen {
            wishes: Wishes {
                group: own.group.clone().unwrap_or_default(),
                priority: own.priority,
                corner: own.request.corner.into(),
                prefers: wished.codes(prefers.iter().map(|wish| wish.booth_id)),
                near: named(Nearness::Near),
                apart: named(Nearness::Apart),
            },
            near_of: naming(Nearness::Near),
            apart_of: naming(Nearness::Apart),
            region: region(line.exhibitor.address.city_code(), line.exhibitor.address.city.as_deref()),
            groups: groups.into_iter().cloned().collect(),
            booths: codes,
            firms: lines.iter().filter(|other| other.participation.id != own.id).map(firm_name).collect(),
        })
    })
}

fn firm_name(line: &ExhibitorLine) -> FirmName {
    FirmName { participation: line.participation.id.to_string(), name: line.exhibitor.name.clone() }
}

/// What a firm's share of premium booths counts for: the code of its city or regency, or where the address was not
/// matched, the city as typed, in one spelling.
pub(crate) fn region(city_code: Option<&str>, city: Option<&str>) -> Option<String> {
    let typed = || city.map(search_key).filter(|key| !key.is_empty());
    city_code.map(str::to_owned).or_else(typed)
}

/// Keeps a firm's wishes as one change set, where nothing in them is off.
///
/// # Errors
/// As [`wishes`], and as any write.
pub fn set_wishes(
    session: &mut Session,
    event: Option<&str>,
    firm: &str,
    wishes: &Wishes,
) -> Result<WishesSaved, AppError> {
    let event = session.event(event)?;
    let lang = session.lang();
    let change = session.change(Some(event.id), "exhibitors", "exhibitor_wishes");
    let (problems, change_set) = session.store.write::<_, AppError>(&change, |tx| {
        let lines = tx.exhibitors_of_event(event.id)?;
        let own = find(&lines, firm)?.participation.clone();
        let codes: BTreeMap<String, BoothId> =
            tx.booth_codes(event.id)?.into_iter().map(|(id, code)| (code.to_uppercase(), id)).collect();
        match read(lang, wishes, &own, &lines, &codes) {
            Ok(read) => {
                put(tx, &event, &own, &read)?;
                Ok(Vec::new())
            }
            Err(problems) => Ok(problems),
        }
    })?;
    Ok(WishesSaved { changed: change_set.is_some(), problems })
}

/// Wishes that were read.
struct ReadWishes {
    group: Option<String>,
    priority: u8,
    corner: CornerWish,
    prefers: Vec<BoothId>,
    neighbours: BTreeMap<ParticipationId, Nearness>,
}

/// Reads wishes, or says all that is off in them.
fn read(
    lang: Lang,
    wishes: &Wishes,
    own: &Participation,
    lines: &[ExhibitorLine],
    codes: &BTreeMap<String, BoothId>,
) -> Result<ReadWishes, Vec<FieldProblem>> {
    let mut problems = Vec::new();
    let mut off = |field: &'static str, message: String| problems.push(FieldProblem { field, message });
    let group = wishes.group.trim();
    if group.chars().count() > MOST_GROUP_LETTERS {
        let most = MOST_GROUP_LETTERS;
        off("group", say!(lang, "Paling panjang {most} huruf.", "At most {most} letters."));
    }
    let mut prefers = Vec::new();
    for typed in &wishes.prefers {
        match codes.get(&typed.trim().to_uppercase()) {
            Some(id) if prefers.contains(id) => {
                off("prefers", say!(lang, "Stan {typed} disebut dua kali.", "Booth {typed} is named twice."));
            }
            Some(id) => prefers.push(*id),
            None => off(
                "prefers",
                say!(
                    lang,
                    "Tidak ada stan {typed} di denah. Pilih dari kode yang ada.",
                    "The plan has no booth {typed}. Choose one of its codes."
                ),
            ),
        }
    }
    if prefers.len() > MOST_BOOTH_WISHES {
        let most = MOST_BOOTH_WISHES;
        off("prefers", say!(lang, "Paling banyak {most} stan.", "At most {most} booths."));
    }
    let mut neighbours = BTreeMap::new();
    for (field, nearness, names) in
        [("near", Nearness::Near, &wishes.near), ("apart", Nearness::Apart, &wishes.apart)]
    {
        for name in names {
            let other = match find(lines, name) {
                Ok(line) => line,
                Err(error) => {
                    off(field, error.fault(lang).message);
                    continue;
                }
            };
            let called = &other.exhibitor.name;
            if other.participation.id == own.id {
                off(
                    field,
                    lang.pick("Peserta tidak dapat menyebut dirinya sendiri.", "A firm cannot name itself.")
                        .to_owned(),
                );
            } else if neighbours.insert(other.participation.id, nearness).is_some_and(|was| was != nearness) {
                off(
                    field,
                    say!(
                        lang,
                        "{called} disebut untuk didekati dan dijauhi. Pilih salah satu.",
                        "{called} is named both to be near and to be kept apart. Choose one."
                    ),
                );
            }
        }
        if names.len() > MOST_NEIGHBOUR_WISHES {
            let most = MOST_NEIGHBOUR_WISHES;
            off(field, say!(lang, "Paling banyak {most} peserta.", "At most {most} exhibitors."));
        }
    }
    if !problems.is_empty() {
        return Err(problems);
    }
    Ok(ReadWishes {
        group: (!group.is_empty()).then(|| group.to_owned()),
        priority: wishes.priority,
        corner: wishes.corner.into(),
        prefers,
        neighbours,
    })
}

fn put(tx: &mut Tx<'_>, event: &Event, own: &Participation, wishes: &ReadWishes) -> Result<(), AppError> {
    let mut participation = own.clone();
    participation.group.clone_from(&wishes.group);
    participation.priority = wishes.priority;
    participation.request.corner = wishes.corner;
    tx.update(&participation)?;
    let booths = tx.booths(event.id)?;
    put_prefers(tx, &WishedBooths::of(&booths), own.id, &wishes.prefers)?;
    for stored in tx.neighbour_wishes_of(own.id)? {
        if !wishes.neighbours.contains_key(&stored.other_id) {
            tx.delete::<NeighbourWish>((own.id, stored.other_id))?;
        }
    }
    for (other_id, nearness) in &wishes.neighbours {
        tx.put(&NeighbourWish { participation_id: own.id, other_id: *other_id, nearness: *nearness })?;
    }
    Ok(())
}

/// The list is written only where it is another, so that wishes for booths that are off the plan for now are kept by
/// whoever changes something else. Tells whether it is.
pub(crate) fn put_prefers(
    tx: &mut Tx<'_>,
    booths: &WishedBooths<'_>,
    own: ParticipationId,
    prefers: &[BoothId],
) -> Result<bool, AppError> {
    let stored = tx.booth_wishes_of(own)?;
    let present = booths.present(stored.iter().map(|wish| wish.booth_id));
    if present.iter().map(|booth| &booth.id).eq(prefers) {
        return Ok(false);
    }
    for wish in stored.iter().skip(prefers.len()) {
        tx.delete::<BoothWish>((own, wish.position))?;
    }
    for (position, booth_id) in (0..).zip(prefers) {
        tx.put(&BoothWish { participation_id: own, position, booth_id: *booth_id })?;
    }
    Ok(true)
}
