//! Moves by hand: a firm into a booth, out of it; locks.

use std::collections::BTreeSet;

use domain::event::Event;
use domain::id::{BoothId, ParticipationId};
use domain::lots::Waived;
use domain::party::{BoothAssignment, PlacedBy};
use serde::Serialize;
use store::{ExhibitorLine, PartyLine, Reader, Tx};
use ts_rs::TS;

use super::board::{Board, booths_of, make_party, must_take_a_booth, name_of};
use super::seat::{intended, settle};
use crate::error::AppError;
use crate::exhibitors::find;
use crate::session::Session;
use crate::texts::{Lang, waiving};

/// Whom to put where.
#[derive(Debug, Clone, Default)]
pub struct PlaceRequest {
    /// The event's slug; `None` for the newest.
    pub event: Option<String>,
    /// The firm, by name or id; who shares its place comes along.
    pub exhibitor: String,
    /// The codes of all booths that it is to have; it leaves any other.
    pub booths: Vec<String>,
    /// Place it where that breaks a rule, too; who has the booth leaves it.
    pub force: bool,
    /// Say what it would break, and do nothing.
    pub dry_run: bool,
}

/// A hard rule that a place breaks.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct BrokenRule {
    /// Stable, in snake_case.
    pub code: &'static str,
    /// In words.
    pub text: String,
    /// Whether it is refused without force; the others are warnings.
    pub is_refused: bool,
    /// What is kept of it where people set it aside before witnesses; `None` for what they cannot.
    #[serde(skip)]
    #[ts(skip)]
    pub waivable: Option<Waived>,
}

impl BrokenRule {
    /// A rule that nobody sets aside at a draw.
    pub(crate) const fn refused(code: &'static str, text: String) -> Self {
        Self { code, text, is_refused: true, waivable: None }
    }

    /// A rule that people may set aside; `called` names a firm.
    pub(crate) fn waivable(lang: Lang, rule: Waived, called: &dyn Fn(ParticipationId) -> String) -> Self {
        let text = waiving::rule(lang, &rule, called);
        Self { code: rule.code(), text, is_refused: true, waivable: Some(rule) }
    }
}

/// Who had to leave a booth.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Displaced {
    /// The firms.
    pub exhibitor: String,
    /// The booths that they had to leave.
    pub booths: Vec<String>,
    /// Whether they were locked there.
    pub was_locked: bool,
}

/// What came of placing a firm.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Placed {
    /// The firm, and those who share with it.
    pub exhibitor: String,
    /// The booths that it has now, or would have.
    pub booths: Vec<String>,
    /// The booths that it left.
    pub left: Vec<String>,
    /// Who had to leave.
    pub displaced: Vec<Displaced>,
    /// What is broken all the same.
    pub broken: Vec<BrokenRule>,
    /// Whether it was done; `false` for a dry run.
    pub is_done: bool,
}

/// Puts a firm into booths, locked, on all days of its party. A party of several spans goes there on all of them.
///
/// # Errors
/// [`AppError::RulesBroken`] where a hard rule is broken and force is not asked for; [`AppError::Unknown`] for a firm
/// or a booth, [`AppError::Ambiguous`]; [`AppError::Status`] for a firm that takes no booth.
pub fn place(session: &mut Session, request: &PlaceRequest) -> Result<Placed, AppError> {
    let event = session.event(request.event.as_deref())?;
    let lines = session.store.read().exhibitors_of_event(event.id)?;
    let firm = find(&lines, &request.exhibitor)?;
    must_take_a_booth(firm)?;
    let lang = session.lang();
    if request.dry_run {
        return session.store.reading(|read| judged(&read, lang, &event, firm, &request.booths));
    }
    let change = session.change(Some(event.id), "plan", "plan_place");
    let (placed, _) =
        session.store.write(&change, |tx| put(tx, lang, &event, firm, &request.booths, request.force))?;
    Ok(placed)
}

/// What putting a firm into booths would come to.
///
/// # Errors
/// [`AppError::Unknown`] for a booth.
pub(crate) fn judged(
    read: &Reader<'_>,
    lang: Lang,
    event: &Event,
    firm: &ExhibitorLine,
    codes: &[String],
) -> Result<Placed, AppError> {
    let board = Board::read(read, event)?;
    let booths = known_booths(&board, codes)?;
    // Who is in no party yet stands alone over the whole event.
    let alone = [super::board::alone(event, firm)];
    let own = board.parties_of(firm);
    let own = if own.is_empty() { alone.iter().collect() } else { own };
    Ok(intended(lang, &board, &own, &booths, &[]).0)
}

/// Puts a firm into booths, locked there, in a transaction that has begun.
///
/// # Errors
/// As [`place`].
pub(crate) fn put(
    tx: &mut Tx<'_>,
    lang: Lang,
    event: &Event,
    firm: &ExhibitorLine,
    codes: &[String],
    force: bool,
) -> Result<Placed, AppError> {
    make_party(tx, event, firm)?;
    let board = Board::read(tx, event)?;
    let booths = known_booths(&board, codes)?;
    let own = board.parties_of(firm);
    let (mut placed, leaving) = intended(lang, &board, &own, &booths, &[]);
    if !force && placed.broken.iter().any(|rule| rule.is_refused) {
        return Err(AppError::RulesBroken { exhibitor: placed.exhibitor, broken: placed.broken });
    }
    for id in leaving {
        tx.delete::<BoothAssignment>(id)?;
    }
    for line in own {
        settle(tx, line, &booths)?;
    }
    placed.is_done = true;
    Ok(placed)
}

pub(super) fn known_booths(board: &Board, codes: &[String]) -> Result<BTreeSet<BoothId>, AppError> {
    let booths: BTreeSet<BoothId> = codes
        .iter()
        .map(|typed| {
            let code = typed.trim().to_uppercase();
            let id = board.ground.id_of(typed.trim()).or_else(|| board.ground.id_of(&code));
            id.ok_or_else(|| AppError::Unknown {
                kind: "booth",
                name: typed.clone(),
                known: board.ground.all_codes().map(str::to_owned).collect(),
            })
        })
        .collect::<Result<_, _>>()?;
    if booths.is_empty() {
        return Err(AppError::Invalid { field: "booth", value: String::new() });
    }
    Ok(booths)
}

/// What came of taking a firm out of its booths.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Lifted {
    /// The firm, and those who share with it.
    pub exhibitor: String,
    /// The booths that are free now.
    pub booths: Vec<String>,
}

/// Takes a firm out of its booths, with those who share with it, locked or not.
///
/// # Errors
/// [`AppError::NotPlaced`]; [`AppError::Unknown`], [`AppError::Ambiguous`].
pub fn lift(session: &mut Session, event: Option<&str>, exhibitor: &str) -> Result<Lifted, AppError> {
    change_places(session, event, exhibitor, "plan_lift", |tx, assignment| {
        tx.delete::<BoothAssignment>(assignment.id)?;
        Ok(())
    })
    .map(|(exhibitor, booths)| Lifted { exhibitor, booths })
}

/// What came of emptying halls.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Emptied {
    /// Parties that have no booth there now.
    pub parties: usize,
    /// Booths that are free now.
    pub booths: usize,
}

/// Takes everybody out of the booths of a hall, or of all halls of an event, locked or not.
///
/// # Errors
/// As [`Session::hall`]; [`AppError::Nothing`] where there are no booths.
pub fn lift_all(session: &mut Session, event: Option<&str>, hall: Option<&str>) -> Result<Emptied, AppError> {
    let event = session.event(event)?;
    let hall = hall.map(|name| session.hall(event.id, Some(name))).transpose()?;
    let change = session.change(Some(event.id), "plan", "plan_lift");
    let (emptied, _) = session.store.write::<_, AppError>(&change, |tx| {
        let mut there: BTreeSet<BoothId> = BTreeSet::new();
        for booth in tx.booths(event.id)? {
            if hall.as_ref().is_none_or(|hall| hall.id == booth.hall_id) {
                there.insert(booth.id);
            }
        }
        if there.is_empty() {
            return Err(AppError::Nothing { what: "booths" });
        }
        let (mut parties, mut booths) = (BTreeSet::new(), BTreeSet::new());
        for assignment in tx.booth_assignments(event.id)? {
            if there.contains(&assignment.booth_id) {
                tx.delete::<BoothAssignment>(assignment.id)?;
                parties.insert(assignment.party_id);
                booths.insert(assignment.booth_id);
            }
        }
        Ok(Emptied { parties: parties.len(), booths: booths.len() })
    })?;
    Ok(emptied)
}

/// What came of locking or unlocking a firm.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Locked {
    /// The firm, and those who share with it.
    pub exhibitor: String,
    /// Its booths.
    pub booths: Vec<String>,
    /// Whether it is locked there now.
    pub is_locked: bool,
}

/// Locks a firm where it stands: the planner leaves it there.
///
/// # Errors
/// As [`lift`].
pub fn lock(session: &mut Session, event: Option<&str>, exhibitor: &str) -> Result<Locked, AppError> {
    change_places(session, event, exhibitor, "plan_lock", |tx, assignment| {
        tx.update(&BoothAssignment { locked: true, ..*assignment })?;
        Ok(())
    })
    .map(|(exhibitor, booths)| Locked { exhibitor, booths, is_locked: true })
}

/// Unlocks a firm: it stays for now, and the planner may put it elsewhere.
///
/// # Errors
/// As [`lift`].
pub fn unlock(session: &mut Session, event: Option<&str>, exhibitor: &str) -> Result<Locked, AppError> {
    change_places(session, event, exhibitor, "plan_unlock", |tx, assignment| {
        tx.update(&BoothAssignment { locked: false, placed_by: PlacedBy::Planner, ..*assignment })?;
        Ok(())
    })
    .map(|(exhibitor, booths)| Locked { exhibitor, booths, is_locked: false })
}

/// Does the same with every booth that a firm has.
fn change_places(
    session: &mut Session,
    event: Option<&str>,
    exhibitor: &str,
    action: &str,
    mut each: impl FnMut(&mut Tx<'_>, &BoothAssignment) -> Result<(), AppError>,
) -> Result<(String, Vec<String>), AppError> {
    let event = session.event(event)?;
    let lines = session.store.read().exhibitors_of_event(event.id)?;
    let firm = find(&lines, exhibitor)?;
    let change = session.change(Some(event.id), "plan", action);
    let (done, _) = session.store.write::<_, AppError>(&change, |tx| {
        let board = Board::read(tx, &event)?;
        let own = placed_parties(&board, firm)?;
        for assignment in own.iter().flat_map(|line| &line.assignments) {
            each(tx, assignment)?;
        }
        let booths = own.iter().flat_map(|line| booths_of(line)).collect();
        Ok((name_of(own[0]), board.ground.codes(&booths)))
    })?;
    Ok(done)
}

/// The parties of a firm that have a booth; at least one.
pub(super) fn placed_parties<'b>(
    board: &'b Board,
    firm: &ExhibitorLine,
) -> Result<Vec<&'b PartyLine>, AppError> {
    let mut own = board.parties_of(firm);
    own.retain(|line| !line.assignments.is_empty());
    if own.is_empty() {
        return Err(AppError::NotPlaced { exhibitor: firm.exhibitor.name.clone() });
    }
    Ok(own)
}
