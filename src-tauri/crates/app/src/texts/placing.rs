//! What a place that a person chose breaks, in words.

use std::collections::BTreeMap;

use domain::lots::Waived;
use planner::assign::Hindrance;
use planner::cost::Violation;
use planner::problem::{Exhibitor, Problem};

use super::{Lang, say};
use crate::plan::BrokenRule;

/// Another party has the booth.
pub(crate) fn occupied(lang: Lang, by: &str, booths: &[String], is_locked: bool) -> BrokenRule {
    let codes = booths.join(", ");
    let text = if is_locked {
        say!(
            lang,
            "Stan {codes} sudah ditempati {by} dan dikunci.",
            "Booth {codes} is taken by {by}, locked there."
        )
    } else {
        say!(lang, "Stan {codes} sudah ditempati {by}.", "Booth {codes} is taken by {by}.")
    };
    BrokenRule::refused("occupied", text)
}

/// A broken hard rule of a party's own place; `None` for what cannot come of one place.
pub(crate) fn broken(
    lang: Lang,
    problem: &Problem,
    wish: &Exhibitor,
    names: &BTreeMap<String, String>,
    violation: &Violation,
) -> Option<BrokenRule> {
    let booth = |code: &String| problem.booths.iter().find(|booth| &booth.id == code);
    let power_va = |codes: &[String]| codes.iter().filter_map(booth).map(|booth| booth.power_va).sum::<i64>();
    let waivable = match violation {
        Violation::Closed { booth } => {
            let text = say!(
                lang,
                "Stan {booth} ditutup dan harus tetap kosong.",
                "Booth {booth} is closed and must stay empty."
            );
            return Some(BrokenRule::refused("closed", text));
        }
        Violation::NotApart { a, b } => {
            let text = not_apart(lang, called(names, a), called(names, b));
            return Some(BrokenRule::refused("not_apart", text));
        }
        Violation::WrongCount { asked, got, .. } => {
            Waived::WrongCount { asked: *asked, got: i64::try_from(*got).unwrap_or(i64::MAX) }
        }
        Violation::NotSideBySide { booths, .. } => Waived::NotSideBySide { booths: booths.clone() },
        Violation::TooSmall { booth: code, .. } => {
            let (width_mm, depth_mm) = booth(code).map_or((0, 0), |booth| (booth.width_mm, booth.depth_mm));
            Waived::TooSmall {
                booth: code.clone(),
                width_mm,
                depth_mm,
                asked_width_mm: wish.width_mm,
                asked_depth_mm: wish.depth_mm,
            }
        }
        Violation::NotAccessible { booth, .. } => Waived::NotAccessible { booth: booth.clone() },
        Violation::PowerShort { booths, .. } => {
            Waived::PowerShort { booths: booths.clone(), has_va: power_va(booths), needed_va: wish.power_va }
        }
        Violation::NoWater { booths, .. } => Waived::NoWater { booths: booths.clone() },
        Violation::NoCorner { .. } => Waived::NoCorner,
        Violation::CircuitOver { circuit, load_va, capacity_va } => {
            Waived::CircuitFull { circuit: circuit.clone(), needed_va: *load_va, left_va: *capacity_va }
        }
        _ => return None,
    };
    // None of these names a firm.
    Some(BrokenRule::waivable(lang, waivable, &|_| String::new()))
}

fn called<'n>(names: &'n BTreeMap<String, String>, id: &'n String) -> &'n str {
    names.get(id).unwrap_or(id)
}

fn not_apart(lang: Lang, one: &str, other: &str) -> String {
    say!(
        lang,
        "{one} dan {other} harus dijauhkan, tetapi bersebelahan atau berhadapan.",
        "{one} and {other} must be kept apart, but are side by side or across an aisle."
    )
}

/// A hard rule that a whole plan breaks, with the name of whoever breaks it.
pub(crate) fn broken_in_plan(
    lang: Lang,
    problem: &Problem,
    names: &BTreeMap<String, String>,
    violation: &Violation,
) -> Option<BrokenRule> {
    let who = owner(violation).and_then(|id| problem.exhibitors.iter().find(|one| &one.id == id));
    let nobody = Exhibitor::default();
    let mut rule = broken(lang, problem, who.unwrap_or(&nobody), names, violation)?;
    rule.is_refused = false;
    if let Some(who) = who {
        let (name, text) = (called(names, &who.id), &rule.text);
        rule.text = format!("{name}: {text}");
    }
    Some(rule)
}

/// Whose place breaks a rule, where it is one party's.
pub(crate) fn owner(violation: &Violation) -> Option<&String> {
    match violation {
        Violation::WrongCount { exhibitor, .. }
        | Violation::NotSideBySide { exhibitor, .. }
        | Violation::TooSmall { exhibitor, .. }
        | Violation::NotAccessible { exhibitor, .. }
        | Violation::PowerShort { exhibitor, .. }
        | Violation::NoWater { exhibitor, .. }
        | Violation::NoCorner { exhibitor }
        | Violation::Locked { exhibitor, .. }
        | Violation::NoSuchExhibitor { exhibitor }
        | Violation::PlacedTwice { exhibitor }
        | Violation::NoSuchBooth { exhibitor, .. } => Some(exhibitor),
        Violation::GivenTwice { second, .. } => Some(second),
        Violation::Closed { .. }
        | Violation::TooManyMoved { .. }
        | Violation::CircuitOver { .. }
        | Violation::NotApart { .. } => None,
    }
}

/// Why a party cannot be put to some booths.
pub(crate) fn hindered(
    lang: Lang,
    problem: &Problem,
    wish: &Exhibitor,
    names: &BTreeMap<String, String>,
    booths: &[String],
    hindrance: &Hindrance,
) -> BrokenRule {
    let exhibitor = || wish.id.clone();
    let rule = |violation: Violation| broken(lang, problem, wish, names, &violation);
    let own = |code: &'static str, text: String| Some(BrokenRule::refused(code, text));
    let listed = |ids: &[String]| ids.iter().map(|id| called(names, id)).collect::<Vec<_>>().join(", ");
    let found = match hindrance {
        Hindrance::Closed { booth } => rule(Violation::Closed { booth: booth.clone() }),
        Hindrance::TooSmall { booth } => {
            rule(Violation::TooSmall { exhibitor: exhibitor(), booth: booth.clone() })
        }
        Hindrance::NotAccessible { booth } => {
            rule(Violation::NotAccessible { exhibitor: exhibitor(), booth: booth.clone() })
        }
        Hindrance::PowerShort { .. } => {
            rule(Violation::PowerShort { exhibitor: exhibitor(), booths: booths.to_vec() })
        }
        Hindrance::NoWater => rule(Violation::NoWater { exhibitor: exhibitor(), booths: booths.to_vec() }),
        Hindrance::NoCorner => rule(Violation::NoCorner { exhibitor: exhibitor() }),
        Hindrance::NotApart { pairs } => {
            pairs.first().and_then(|(a, b)| rule(Violation::NotApart { a: a.clone(), b: b.clone() }))
        }
        Hindrance::Locked => own(
            "locked",
            lang.pick("Dikunci di tempatnya sekarang.", "It is locked where it stands.").to_owned(),
        ),
        Hindrance::LockedFor { exhibitor } => {
            let codes = booths.join(", ");
            let by = called(names, exhibitor);
            own(
                "occupied",
                say!(
                    lang,
                    "Stan {codes} ditempati {by}, yang dikunci atau ditempatkan dengan tangan.",
                    "Booth {codes} is taken by {by}, locked or placed by hand."
                ),
            )
        }
        Hindrance::Taken { exhibitors } => Some(occupied(lang, &listed(exhibitors), booths, false)),
        Hindrance::ExchangeUnfit { exhibitor, booths, why } => {
            let name = called(names, exhibitor);
            let other = problem.exhibitors.iter().find(|one| &one.id == exhibitor);
            let why = other.map(|other| hindered(lang, problem, other, names, booths, why).text);
            let why = why.unwrap_or_default();
            own(
                "exchange_unfit",
                say!(
                    lang,
                    "{name} tidak dapat pindah ke stan yang ditinggalkan. {why}",
                    "{name} cannot go to the booths that are left. {why}"
                ),
            )
        }
        Hindrance::CircuitOver { circuits } => {
            let circuits = circuits.join(", ");
            own(
                "circuit_full",
                say!(
                    lang,
                    "Sirkuit {circuits} tidak cukup untuk dayanya.",
                    "Circuit {circuits} has not enough for its power."
                ),
            )
        }
        Hindrance::TooManyMoved { most } => own(
            "too_many_moved",
            say!(lang, "Lebih dari {most} peserta akan pindah.", "More than {most} exhibitors would move."),
        ),
    };
    let unworded = || lang.pick("Tidak dapat ditempatkan di sana.", "It cannot be placed there.").to_owned();
    found.unwrap_or_else(|| BrokenRule::refused("no_place", unworded()))
}

/// Why a firm cannot be put there: everything that is broken, and what to do.
pub(crate) fn refused(lang: Lang, exhibitor: &str, broken: &[BrokenRule]) -> String {
    let why = broken.iter().map(|rule| rule.text.as_str()).collect::<Vec<_>>().join(" ");
    say!(
        lang,
        "{exhibitor} tidak ditempatkan di sana: {why} Tidak ada yang berubah. Pilih stan lain, atau ulangi dengan --force.",
        "{exhibitor} was not put there: {why} Nothing was changed. Choose another booth, or repeat with --force."
    )
}
