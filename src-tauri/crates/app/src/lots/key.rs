//! A lot is keyed: a turn, or the booths that somebody drew or chose. It is kept before the next one.

use domain::event::Event;
use domain::lots::{LotEntry, Waived, booth_key};
use serde::{Deserialize, Serialize};
use store::{BoothLine, ExhibitorLine, Reader};
use ts_rs::TS;

use super::state::State;
use super::view::LotStep;
use super::{LotTrouble, begin};
use crate::error::AppError;
use crate::plan::{self, BrokenRule};
use crate::session::Session;
use crate::texts::{Lang, lots};

/// What stands on a lot.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct LotKey {
    /// The draw, by name or id.
    pub draw: String,
    /// The firm that drew it, by name or id.
    pub exhibitor: String,
    /// As it is typed: a turn, or booths with commas, pluses or blanks between them.
    pub value: String,
    /// Keep it where it breaks a rule that people may waive, too; the minutes say so.
    pub force: bool,
}

/// What a lot comes to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct LotKeyed {
    /// The participation's id.
    pub participation: String,
    /// The firm, and those who share with it.
    pub exhibitor: String,
    /// The turn.
    pub turn: Option<u16>,
    /// The booths.
    pub booths: Vec<String>,
    /// What is in the way.
    pub broken: Vec<BrokenRule>,
    /// Whether people may keep it all the same.
    pub can_force: bool,
    /// Whether it is kept.
    pub is_done: bool,
}

impl LotKeyed {
    fn is_refused(&self) -> bool {
        self.broken.iter().any(|rule| rule.is_refused)
    }
}

/// What a lot would come to; nothing is changed.
///
/// # Errors
/// [`LotTrouble::Closed`], [`LotTrouble::NotEntered`]; [`AppError::Unknown`], [`AppError::Ambiguous`].
pub fn check(session: &Session, event: Option<&str>, key: &LotKey) -> Result<LotKeyed, AppError> {
    let event = session.event(event)?;
    let lang = session.lang();
    session.store.reading(|read| Ok(judge(&read, lang, &event, key)?.keyed))
}

/// Keeps a lot. A booth is given to the firm in the plan, by hand and locked.
///
/// # Errors
/// [`LotTrouble::Refused`] with what is in the way; as [`check`].
pub fn key(session: &mut Session, event: Option<&str>, key: &LotKey) -> Result<LotKeyed, AppError> {
    let event = session.event(event)?;
    let lang = session.lang();
    let change = session.change(Some(event.id), "lot", "lots_draw");
    let id = Some(change.change_set_id);
    let (keyed, _) = session.store.write::<_, AppError>(&change, |tx| {
        let Judged { entry, firm, mut keyed } = judge(tx, lang, &event, key)?;
        if keyed.is_refused() && !(key.force && keyed.can_force) {
            let LotKeyed { exhibitor, broken, can_force, .. } = keyed;
            return Err(LotTrouble::Refused { exhibitor, broken, can_force }.into());
        }
        // Words are made where it is read, in the reader's language.
        let waived = keyed.broken.iter().filter(|rule| rule.is_refused);
        let waived = waived.filter_map(|rule| rule.waivable.clone()).collect();
        let entry = if let Some(turn) = keyed.turn {
            LotEntry { turn: Some(turn), turn_change: id, ..entry }
        } else {
            let placed = plan::put(tx, lang, &event, &firm, &keyed.booths, true)?;
            keyed.booths = placed.booths;
            LotEntry { booths: Some(keyed.booths.join(" + ")), booths_change: id, waived, ..entry }
        };
        tx.update(&entry)?;
        keyed.is_done = true;
        Ok(keyed)
    })?;
    Ok(keyed)
}

struct Judged {
    entry: LotEntry,
    firm: ExhibitorLine,
    keyed: LotKeyed,
}

fn judge(read: &Reader<'_>, lang: Lang, event: &Event, key: &LotKey) -> Result<Judged, AppError> {
    let state = begin::open(read, event, &key.draw)?;
    let (entry, firm) = state.entry(&key.exhibitor)?;
    let mut keyed = LotKeyed {
        participation: entry.participation_id.to_string(),
        exhibitor: state.name(entry.participation_id),
        turn: None,
        booths: Vec::new(),
        broken: Vec::new(),
        can_force: false,
        is_done: false,
    };
    let step = state.step(entry);
    if step.is_some() && !firm.participation.status.takes_a_booth() {
        keyed.broken.push(refused("no_booth", lots::takes_no_booth(lang).to_owned()));
    }
    if step.is_some() && state.follows(entry.participation_id) {
        keyed.broken.push(refused("shares", lots::shares(lang).to_owned()));
    }
    match step {
        None => {
            let booths = entry.booths.as_deref().unwrap_or_default();
            keyed.broken.push(refused("already_drawn", lots::already_drawn(lang, booths)));
        }
        Some(LotStep::Seed) => keyed.broken.push(refused("no_seed", lots::seed_first(lang).to_owned())),
        Some(LotStep::Turn) => match turn(lang, &state, &key.value) {
            Ok(turn) => keyed.turn = Some(turn),
            Err(rule) => keyed.broken.push(rule),
        },
        Some(LotStep::Booths) => {
            keyed.broken.extend(out_of_turn(lang, &state, entry));
            match booths(lang, &state, &key.value) {
                Ok(codes) => {
                    let placed = plan::judged(read, lang, event, firm, &codes)?;
                    keyed.booths = placed.booths;
                    if !placed.left.is_empty() {
                        let left = Waived::HasBooth { booths: placed.left };
                        keyed.broken.push(waivable(lang, &state, left));
                    }
                    // A lot is all that a firm gets: one booth of two is not a beginning.
                    let strict = |rule| BrokenRule { is_refused: true, ..rule };
                    keyed.broken.extend(placed.broken.into_iter().map(strict));
                }
                Err(rules) => keyed.broken.extend(rules),
            }
        }
    }
    keyed.can_force = keyed.is_refused() && keyed.broken.iter().all(|rule| rule.waivable.is_some());
    Ok(Judged { entry: entry.clone(), firm: firm.clone(), keyed })
}

fn refused(code: &'static str, text: String) -> BrokenRule {
    BrokenRule::refused(code, text)
}

/// A rule that people may set aside: what a firm asked for, and the order of the turns.
fn waivable(lang: Lang, state: &State, rule: Waived) -> BrokenRule {
    BrokenRule::waivable(lang, rule, &|id| state.name(id))
}

/// A turn as it is typed.
fn turn(lang: Lang, state: &State, typed: &str) -> Result<u16, BrokenRule> {
    let last = usize::from(state.draw.papers);
    let number = typed.trim().parse::<u16>().ok().filter(|turn| (1..=last).contains(&usize::from(*turn)));
    let Some(turn) = number else {
        return Err(refused("no_such_turn", lots::no_such_turn(lang, typed.trim(), last)));
    };
    match state.entries.iter().find(|entry| entry.turn == Some(turn)) {
        Some(taken) => {
            let by = state.name(taken.participation_id);
            Err(refused("turn_taken", lots::turn_taken(lang, turn, &by)))
        }
        None => Ok(turn),
    }
}

/// Where others choose before, or could still draw an earlier turn. Who is passed over holds nobody up.
fn out_of_turn(lang: Lang, state: &State, entry: &LotEntry) -> Option<BrokenRule> {
    let mine = entry.turn?;
    let others = || state.entries.iter().filter(|other| state.is_waiting(other));
    let missing = others().filter(|other| other.turn.is_none()).count();
    if missing > 0 {
        let exhibitors = u64::try_from(missing).unwrap_or(u64::MAX);
        return Some(waivable(lang, state, Waived::TurnsMissing { exhibitors }));
    }
    let first = others().filter(|other| other.turn < Some(mine)).min_by_key(|other| other.turn)?;
    let turn = first.turn.unwrap_or_default();
    let rule = Waived::NotItsTurn { turn, participation_id: first.participation_id };
    Some(waivable(lang, state, rule))
}

/// The codes of booths as they are typed: `A-07`, `a7`, `A-07 A-08`, or `7` where one booth of the pot has that number.
fn booths(lang: Lang, state: &State, typed: &str) -> Result<Vec<String>, Vec<BrokenRule>> {
    let mut codes = Vec::new();
    let mut broken = Vec::new();
    for part in typed.split([',', '+', ';', '&', '/']).map(str::trim).filter(|part| !part.is_empty()) {
        // A code may have a blank in it; where it is none, blanks stand between codes.
        let found = match booth(lang, state, part) {
            Err(rule) if part.contains(char::is_whitespace) => {
                let each = part.split_whitespace().map(|word| booth(lang, state, word));
                each.collect::<Result<Vec<_>, _>>().map_err(|_| rule)
            }
            one => one.map(|code| vec![code]),
        };
        match found {
            Ok(found) => codes.extend(found),
            Err(rule) => broken.push(rule),
        }
    }
    if codes.is_empty() && broken.is_empty() {
        broken.push(refused("unknown_booth", lots::type_a_booth(lang).to_owned()));
    }
    codes.dedup();
    if broken.is_empty() { Ok(codes) } else { Err(broken) }
}

fn booth(lang: Lang, state: &State, typed: &str) -> Result<String, BrokenRule> {
    let key = booth_key(typed);
    let exact = state.booths.iter().find(|line| line.booth.code.eq_ignore_ascii_case(typed));
    let exact = exact.or_else(|| state.by_key().get(&key).copied().flatten());
    let line = match exact {
        Some(line) => line,
        None => numbered(lang, state, typed, &key)?,
    };
    let code = &line.booth.code;
    if !state.is_in_scope(line) {
        return Err(refused("outside", lots::outside(lang, code)));
    }
    Ok(code.clone())
}

/// The booth of the pot that has a number, whatever its row.
fn numbered<'s>(lang: Lang, state: &'s State, typed: &str, key: &str) -> Result<&'s BoothLine, BrokenRule> {
    let unknown = || refused("unknown_booth", lots::unknown_booth(lang, typed));
    if key.is_empty() || !key.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err(unknown());
    }
    let has_number = |line: &&BoothLine| {
        let own = booth_key(&line.booth.code);
        let digits = own.len() - own.trim_end_matches(|sign: char| sign.is_ascii_digit()).len();
        own[own.len() - digits..] == *key
    };
    let found: Vec<&BoothLine> =
        state.booths.iter().filter(|line| state.is_in_pot(line)).filter(has_number).collect();
    match found[..] {
        [] => Err(unknown()),
        [line] => Ok(line),
        _ => {
            let codes = found.iter().map(|line| line.booth.code.as_str()).collect::<Vec<_>>().join(", ");
            Err(refused("ambiguous_booth", lots::ambiguous_booth(lang, typed, &codes)))
        }
    }
}
