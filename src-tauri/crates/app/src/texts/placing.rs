//! What a place that a person chose breaks, in words.

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
        _ => return None,
    };
    Some(BrokenRule { code, text, is_refused: true })
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
