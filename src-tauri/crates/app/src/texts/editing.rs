//! What the floor plan's editor refuses and warns of, in words.

use super::{Lang, say};
use crate::hall::edit::Touched;

/// Names at most of a list; the rest are "and others".
const MOST_NAMED: usize = 8;

fn some(lang: Lang, names: &[String]) -> String {
    let mut text = names.iter().take(MOST_NAMED).cloned().collect::<Vec<_>>().join(", ");
    if names.len() > MOST_NAMED {
        text.push_str(lang.pick(" dan lainnya", " and others"));
    }
    text
}

/// Codes of booths that stand on printed badges.
pub(crate) fn on_badges(lang: Lang, codes: &[String]) -> String {
    let codes = some(lang, codes);
    say!(
        lang,
        "Kode {codes} tercetak di ID Card. Cetak ulang ID Card itu sesudah kodenya berubah.",
        "{codes} stand on printed badges. Print those badges again after the codes have changed."
    )
}

/// Booths that somebody has.
pub(crate) fn occupied(lang: Lang, touched: &[Touched]) -> String {
    let each = |one: &Touched| format!("{} ({})", one.code, one.firms.join(", "));
    let who = some(lang, &touched.iter().map(each).collect::<Vec<_>>());
    say!(
        lang,
        "Stan ini sudah ada pesertanya: {who}. Tidak ada yang berubah. Lanjutkan hanya bila memang maksudnya.",
        "Somebody has these booths: {who}. Nothing was changed. Go on only if it is meant."
    )
}

/// The document is older than what is stored.
pub(crate) fn changed_elsewhere(lang: Lang) -> String {
    say!(
        lang,
        "Denah ini sudah diubah di tempat lain, jadi perubahan ini tidak disimpan. Denah terbaru akan ditampilkan: ulangi perubahannya di sana.",
        "This plan was changed elsewhere, so this change was not kept. The newest plan will be shown: make the change there again."
    )
}

/// Things that the editor leaves where they are.
pub(crate) fn locked(lang: Lang, things: &[String]) -> String {
    let things = some(lang, things);
    say!(
        lang,
        "{things} terkunci di denah. Tidak ada yang berubah. Buka kuncinya dulu.",
        "{things} are locked on the plan. Nothing was changed. Unlock them first."
    )
}

/// Codes that other booths have.
pub(crate) fn codes_taken(lang: Lang, codes: &[String]) -> String {
    let codes = some(lang, codes);
    say!(
        lang,
        "Kode {codes} sudah dipakai stan lain di pameran ini. Tidak ada yang berubah. Pilih kode lain.",
        "Other booths of this event have the codes {codes}. Nothing was changed. Choose other codes."
    )
}

/// Why booths do not become one.
pub(crate) fn not_mergeable(lang: Lang, why: &str, codes: &[String]) -> String {
    let codes = some(lang, codes);
    let why = match why {
        "one" => lang.pick("pilih dua stan atau lebih", "choose two booths or more"),
        "turned" => lang.pick("sudut putarnya berbeda", "they are turned by different angles"),
        "overlap" => lang.pick("stannya saling menimpa", "they overlap"),
        "parties" => lang.pick(
            "pesertanya berbeda pada hari yang sama; keluarkan salah satunya dulu",
            "different exhibitors have them on one day; lift one of them out first",
        ),
        _ => lang.pick("stannya tidak menempel sisi ke sisi", "they do not touch edge to edge"),
    };
    say!(
        lang,
        "Stan {codes} tidak digabung: {why}. Tidak ada yang berubah.",
        "Booths {codes} were not merged: {why}. Nothing was changed."
    )
}

/// What a plan cannot hold.
pub(crate) fn unfit(lang: Lang, thing: &str, problem: &str) -> String {
    let why = match problem {
        "id" => lang.pick("id-nya tidak dapat dipakai", "its id cannot be used"),
        "parts" => lang.pick("perlu 1 sampai 200 bagian", "it needs 1 to 200 parts"),
        "far" => lang.pick(
            "letaknya lebih dari satu kilometer dari titik nol denah",
            "it lies more than a kilometre from the plan's origin",
        ),
        "side" => lang.pick("ukurannya terlalu kecil atau terlalu besar", "it is too small or too large"),
        "angle" => lang.pick("sudutnya di luar 0 sampai 360°", "its angle is not within 0 to 360°"),
        "points" => lang.pick("titiknya lebih dari 1.000", "it has more than 1,000 points"),
        "not_simple" => lang.pick(
            "garisnya bersilangan atau menimpa dirinya sendiri",
            "its outline crosses or touches itself",
        ),
        "shape" => lang.pick("bentuknya tidak sesuai jenisnya", "its shape does not suit its kind"),
        "kind" => lang.pick("jenisnya tidak disebut", "its kind is missing"),
        "words" => lang.pick("teksnya lebih dari 200 huruf", "its text has more than 200 characters"),
        "code" => lang.pick("kode stan perlu 1 sampai 20 huruf", "a booth code has 1 to 20 characters"),
        "number" => lang.pick("angkanya terlalu besar", "its number is too large"),
        "logo" => lang.pick("logonya tidak dikenal", "its logo is unknown"),
        "circuit" => lang.pick("sirkuitnya tidak ada di area ini", "its circuit is not in this hall"),
        "circuit_twice" => lang.pick("nama sirkuit ini sudah dipakai", "another circuit has this name"),
        "power_point" => {
            lang.pick("sumber listriknya tidak ada di area ini", "its power point is not in this hall")
        }
        "prefix" => lang.pick(
            "awalan perlu 1 sampai 4 huruf besar atau angka, dan nomor mulai dari 1",
            "a prefix has 1 to 4 capitals or digits, and numbers begin at 1",
        ),
        "rows" => lang.pick("barisnya lebih banyak dari hurufnya", "there are more rows than letters"),
        "numbers" => lang.pick("satu baris kehabisan nomor", "a row runs out of numbers"),
        "letters" => lang.pick("huruf baris tidak terbaca", "the letters of a row cannot be read"),
        "too_many" => lang.pick("terlalu banyak unsur di satu area", "there is too much in one hall"),
        other => other,
    };
    say!(
        lang,
        "\"{thing}\" tidak dapat disimpan: {why}. Tidak ada yang berubah.",
        "\"{thing}\" cannot be kept: {why}. Nothing was changed."
    )
}
