//! The fascia list in words.

use super::{Lang, figures, say};

/// A line has more letters than its board has room for.
pub(crate) fn too_long(lang: Lang, letters: usize, most: usize, board_mm: i64) -> String {
    let metres = figures::metres(lang, board_mm);
    say!(
        lang,
        "{letters} huruf; papan {metres} m memuat {most} per baris. Perpendek nama fascia bersama pesertanya, atau minta huruf lebih kecil.",
        "{letters} letters; a board of {metres} m has room for {most} a line. Shorten the fascia's name with the exhibitor, or ask for smaller letters."
    )
}

/// More firms share a booth than a board has lines for.
pub(crate) fn many(lang: Lang, names: usize) -> String {
    say!(
        lang,
        "{names} nama pada satu papan; papan biasa memuat dua baris.",
        "{names} names on one board; a usual board has two lines."
    )
}

/// A booth that opens to no aisle.
pub(crate) fn shut_in(lang: Lang) -> &'static str {
    lang.pick(
        "Stan ini tidak terbuka ke lorong mana pun; periksa denahnya.",
        "This booth opens to no aisle; look at the floor plan.",
    )
}
