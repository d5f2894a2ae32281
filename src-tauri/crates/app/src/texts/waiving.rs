//! Rules that people may set aside before witnesses, in words: what is kept of them are codes and figures.

use domain::id::ParticipationId;
use domain::lots::Waived;

use super::{Lang, figures, lots, say};

/// A rule in words; `called` names a firm.
pub(crate) fn rule(lang: Lang, rule: &Waived, called: &dyn Fn(ParticipationId) -> String) -> String {
    let metres = |length_mm: i64| figures::metres(lang, length_mm);
    let va = |power_va: i64| figures::count(lang, power_va.max(0).unsigned_abs());
    match rule {
        Waived::WrongCount { asked, got } => say!(
            lang,
            "Meminta {asked} stan, diberi {got}.",
            "{asked} booths were asked for, {got} are given."
        ),
        Waived::NotSideBySide { booths } => {
            let codes = booths.join(", ");
            say!(lang, "Stan {codes} tidak berdampingan.", "Booths {codes} are not side by side.")
        }
        Waived::TooSmall { booth, width_mm, depth_mm, asked_width_mm, asked_depth_mm } => {
            let (width, depth) = (metres(*width_mm), metres(*depth_mm));
            let (asked_width, asked_depth) = (metres(*asked_width_mm), metres(*asked_depth_mm));
            say!(
                lang,
                "Stan {booth} berukuran {width} x {depth} m; diminta {asked_width} x {asked_depth} m.",
                "Booth {booth} measures {width} x {depth} m; {asked_width} x {asked_depth} m were asked for."
            )
        }
        Waived::NotAccessible { booth } => say!(
            lang,
            "Stan {booth} tidak terjangkau kursi roda.",
            "Booth {booth} cannot be reached by wheelchair."
        ),
        Waived::PowerShort { booths, has_va, needed_va } => {
            let (codes, has, needed) = (booths.join(", "), va(*has_va), va(*needed_va));
            say!(
                lang,
                "Stan {codes} dapat diberi {has} VA; perlu {needed} VA.",
                "Booth {codes} can be given {has} VA; {needed} VA are needed."
            )
        }
        Waived::NoWater { booths } => {
            let codes = booths.join(", ");
            say!(lang, "Stan {codes} tidak punya air.", "Booth {codes} has no water.")
        }
        Waived::NoCorner => say!(lang, "Harus mendapat stan sudut.", "It must have a corner."),
        Waived::CircuitFull { circuit, needed_va, left_va } => {
            let (load, left) = (va(*needed_va), va(*left_va));
            say!(
                lang,
                "Sirkuit {circuit} tidak cukup: perlu {load} VA, tersisa {left} VA.",
                "Circuit {circuit} has not enough: {load} VA are needed, {left} VA are left."
            )
        }
        Waived::TurnsMissing { exhibitors } => lots::turns_missing(lang, *exhibitors),
        Waived::NotItsTurn { turn, participation_id } => {
            lots::not_its_turn(lang, *turn, &called(*participation_id))
        }
        Waived::HasBooth { booths } => lots::has_booth(lang, &booths.join(", ")),
    }
}
