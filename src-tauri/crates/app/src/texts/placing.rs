//! What a place that a person chose breaks, in words.

use std::collections::BTreeMap;

use planner::assign::Hindrance;
use planner::cost::Violation;
use planner::problem::{Exhibitor, Problem};

use super::{Lang, figures, say};
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
    BrokenRule { code: "occupied", text, is_refused: true }
}

/// A broken hard rule of a party's own place; `None` for what cannot come of one place.
pub(crate) fn broken(
    lang: Lang,
    problem: &Problem,
    wish: &Exhibitor,
    names: &BTreeMap<String, String>,
    violation: &Violation,
) -> Option<BrokenRule> {
    let metres = |length_mm: i64| figures::metres(lang, length_mm);
    let va = |power_va: i64| figures::count(lang, power_va.max(0).unsigned_abs());
    let booth = |code: &String| problem.booths.iter().find(|booth| &booth.id == code);
    let power_va = |codes: &[String]| codes.iter().filter_map(booth).map(|booth| booth.power_va).sum::<i64>();
    let (code, text) = match violation {
        Violation::Closed { booth } => (
            "closed",
            say!(
                lang,
                "Stan {booth} ditutup dan harus tetap kosong.",
                "Booth {booth} is closed and must stay empty."
            ),
        ),
        Violation::WrongCount { asked, got, .. } => (
            "wrong_count",
            say!(
                lang,
                "Meminta {asked} stan, diberi {got}.",
                "{asked} booths were asked for, {got} are given."
            ),
        ),
        Violation::NotSideBySide { booths, .. } => {
            let codes = booths.join(", ");
            (
                "not_side_by_side",
                say!(lang, "Stan {codes} tidak berdampingan.", "Booths {codes} are not side by side."),
            )
        }
        Violation::TooSmall { booth: code, .. } => {
            let size = booth(code).map_or((0, 0), |booth| (booth.width_mm, booth.depth_mm));
            let (width, depth) = (metres(size.0), metres(size.1));
            let (asked_width, asked_depth) = (metres(wish.width_mm), metres(wish.depth_mm));
            (
                "too_small",
                say!(
                    lang,
                    "Stan {code} berukuran {width} x {depth} m; diminta {asked_width} x {asked_depth} m.",
                    "Booth {code} measures {width} x {depth} m; {asked_width} x {asked_depth} m were asked for."
                ),
            )
        }
        Violation::NotAccessible { booth, .. } => (
            "not_accessible",
            say!(
                lang,
                "Stan {booth} tidak terjangkau kursi roda.",
                "Booth {booth} cannot be reached by wheelchair."
            ),
        ),
        Violation::PowerShort { booths, .. } => {
            let (codes, has, needed) = (booths.join(", "), va(power_va(booths)), va(wish.power_va));
            (
                "power_short",
                say!(
                    lang,
                    "Stan {codes} dapat diberi {has} VA; perlu {needed} VA.",
                    "Booth {codes} can be given {has} VA; {needed} VA are needed."
                ),
            )
        }
        Violation::NoWater { booths, .. } => {
            let codes = booths.join(", ");
            ("no_water", say!(lang, "Stan {codes} tidak punya air.", "Booth {codes} has no water."))
        }
        Violation::NoCorner { .. } => {
            ("no_corner", say!(lang, "Harus mendapat stan sudut.", "It must have a corner."))
        }
        Violation::CircuitOver { circuit, load_va, capacity_va } => {
            let (load, left) = (va(*load_va), va(*capacity_va));
            (
                "circuit_full",
                say!(
                    lang,
                    "Sirkuit {circuit} tidak cukup: perlu {load} VA, tersisa {left} VA.",
                    "Circuit {circuit} has not enough: {load} VA are needed, {left} VA are left."
                ),
            )
        }
        Violation::NotApart { a, b } => ("not_apart", not_apart(lang, called(names, a), called(names, b))),
        _ => return None,
    };
    Some(BrokenRule { code, text, is_refused: true })
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
    let own = |code: &'static str, text: String| Some(BrokenRule { code, text, is_refused: true });
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
    let unworded = || BrokenRule {
        code: "no_place",
        text: lang.pick("Tidak dapat ditempatkan di sana.", "It cannot be placed there.").to_owned(),
        is_refused: true,
    };
    found.unwrap_or_else(unworded)
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
