//! The power plan in words.

use chrono::NaiveDate;

use super::{Lang, figures, say};

/// A power point that has no label.
pub(crate) fn point(lang: Lang) -> &'static str {
    lang.pick("Sumber listrik", "Power point")
}

/// Circuits that come from no point of the plan.
pub(crate) fn no_point(lang: Lang) -> &'static str {
    lang.pick("Tanpa sumber listrik pada denah", "From no power point of the plan")
}

/// More is drawn than a circuit bears.
pub(crate) fn over(
    lang: Lang,
    circuit: &str,
    load_va: i64,
    capacity_va: i64,
    day: Option<NaiveDate>,
) -> String {
    let (load, capacity) = (figures::volt_ampere(lang, load_va), figures::volt_ampere(lang, capacity_va));
    let excess = figures::volt_ampere(lang, load_va - capacity_va);
    let when = day.map(|day| figures::weekday(lang, day));
    let when_id = when.as_ref().map(|day| format!(" pada {day}")).unwrap_or_default();
    let when_en = when.as_ref().map(|day| format!(" on {day}")).unwrap_or_default();
    say!(
        lang,
        "Sirkuit {circuit} kelebihan beban{when_id}: {load} dari {capacity}, lebih {excess}. Pindahkan stan ke sirkuit lain atau kurangi dayanya.",
        "Circuit {circuit} is overloaded{when_en}: {load} of {capacity}, {excess} too much. Move booths to another circuit or reduce their power."
    )
}

/// A party draws more than its booth may be given.
pub(crate) fn booth_over(lang: Lang, booth: &str, draws_va: i64, given_va: i64) -> String {
    let (draws, given) = (figures::volt_ampere(lang, draws_va), figures::volt_ampere(lang, given_va));
    say!(
        lang,
        "Stan {booth} memakai {draws}, padahal stannya {given}. Naikkan daya stan atau pindahkan pesertanya.",
        "Booth {booth} draws {draws}, more than its {given}. Give the booth more power or move the exhibitor."
    )
}

/// A booth with a need that no circuit feeds.
pub(crate) fn unfed(lang: Lang, booth: &str, draws_va: i64) -> String {
    let draws = figures::volt_ampere(lang, draws_va);
    say!(
        lang,
        "Stan {booth} memakai {draws}, tetapi belum tersambung ke sirkuit mana pun.",
        "Booth {booth} draws {draws}, but no circuit feeds it."
    )
}
