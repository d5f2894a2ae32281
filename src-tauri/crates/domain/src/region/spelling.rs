//! The spellings of a region's name: titles before it, abbreviations in it, words joined or split.

use super::RegionLevel;
use crate::search_key::search_key;

/// The code of Jakarta, whose names as a province have changed by law.
pub(super) const JAKARTA: &str = "31";

/// A key to look up.
pub(super) struct Spelling(pub(super) String);

/// The titles that stand before a name at each level. A kelurahan may itself be called "Kota Bambu", so each
/// level has its own.
const fn titles(level: RegionLevel) -> &'static [&'static str] {
    match level {
        RegionLevel::Province => &["provinsi", "propinsi", "prov", "prop"],
        RegionLevel::City => &[
            "kota",
            "kotamadya",
            "kodya",
            "kabupaten",
            "kab",
            "administrasi",
            "administratif",
            "adm",
            "admin",
        ],
        RegionLevel::Kecamatan => &["kecamatan", "kec"],
        RegionLevel::Kelurahan => &["kelurahan", "kel", "desa", "ds"],
    }
}

/// How words are shortened in addresses.
const SHORT_WORDS: [(&str, &str); 34] = [
    ("1000", "seribu"),
    ("bar", "barat"),
    ("brt", "barat"),
    ("cemp", "cempaka"),
    ("gg", "gang"),
    ("gn", "gunung"),
    ("gng", "gunung"),
    ("jkt", "jakarta"),
    ("jak", "jakarta"),
    ("jt", "jati"),
    ("kb", "kebon"),
    ("kby", "kebayoran"),
    ("kep", "kepulauan"),
    ("klp", "kelapa"),
    ("kp", "kampung"),
    ("kpg", "kampung"),
    ("mgg", "mangga"),
    ("p", "pulau"),
    ("pd", "pondok"),
    ("pdk", "pondok"),
    ("pl", "pulau"),
    ("ps", "pasar"),
    ("psr", "pasar"),
    ("pst", "pusat"),
    ("pus", "pusat"),
    ("rw", "rawa"),
    ("sei", "sungai"),
    ("sel", "selatan"),
    ("tg", "tanjung"),
    ("tim", "timur"),
    ("tj", "tanjung"),
    ("tjg", "tanjung"),
    ("ut", "utara"),
    ("utr", "utara"),
];

/// The key under which an official name is kept: without blanks, and a city without its titles.
pub(super) fn official_key(level: RegionLevel, plain: &str) -> String {
    let words: Vec<&str> = plain.split(' ').collect();
    match level {
        RegionLevel::City | RegionLevel::Province => without_titles(level, &words).concat(),
        RegionLevel::Kecamatan | RegionLevel::Kelurahan => words.concat(),
    }
}

/// The keys that a typed name may be kept under, the likeliest first.
pub(super) fn spellings(level: RegionLevel, typed: &str) -> impl Iterator<Item = Spelling> {
    // Behind a comma stands what is around it: "Jakarta Selatan, DKI Jakarta".
    let before_comma = typed.split_once(',').map_or(typed, |(name, _)| name);
    let plain = search_key(before_comma);
    // A post code behind the name is not part of it.
    let is_post_code = |word: &str| word.len() == 5 && word.bytes().all(|b| b.is_ascii_digit());
    let mut words: Vec<&str> =
        plain.split(' ').filter(|word| !word.is_empty() && !is_post_code(word)).collect();
    if level == RegionLevel::City
        && let Some(province) = words.iter().position(|&word| word == "dki").filter(|&at| at > 0)
    {
        words.truncate(province);
    }
    let bare = without_titles(level, &words);
    let long: String = bare
        .iter()
        .map(|&word| SHORT_WORDS.iter().find(|(short, _)| *short == word).map_or(word, |&(_, long)| long))
        .collect();
    let mut keys = match level {
        RegionLevel::City | RegionLevel::Province => vec![bare.concat()],
        RegionLevel::Kecamatan | RegionLevel::Kelurahan => vec![words.concat(), bare.concat()],
    };
    keys.push(long);
    if level == RegionLevel::City {
        keys.extend(city_alias(&bare.concat()));
    }
    // "Kp." and "Kampung", "Pulo" and "Pulau" are one word in two dialects.
    for (one, other) in [("pulo", "pulau"), ("pulau", "pulo"), ("kampung", "kampong")] {
        let swapped = keys.last().filter(|key| key.contains(one)).map(|key| key.replacen(one, other, 1));
        keys.extend(swapped);
    }
    keys.retain(|key| !key.is_empty());
    keys.dedup();
    keys.into_iter().map(Spelling)
}

/// Whether somebody typed Jakarta as a whole where a city was asked for.
pub(super) fn is_jakarta_as_a_whole(typed: &str) -> bool {
    let words = search_key(typed);
    let words: Vec<&str> = words.split(' ').collect();
    let key = without_titles(RegionLevel::Province, &words).concat();
    matches!(
        key.as_str(),
        "jakarta"
            | "jkt"
            | "dki"
            | "dkj"
            | "dkijakarta"
            | "dkijkt"
            | "daerahkhususjakarta"
            | "daerahkhususibukotajakarta"
    )
}

/// `Some(true)` for "Kota …", `Some(false)` for "Kab. …".
pub(super) fn says_kota(typed: &str) -> Option<bool> {
    match search_key(typed).split(' ').next() {
        Some("kota" | "kotamadya" | "kodya") => Some(true),
        Some("kab" | "kabupaten") => Some(false),
        _ => None,
    }
}

fn without_titles<'a>(level: RegionLevel, words: &[&'a str]) -> Vec<&'a str> {
    let titled = words.iter().take_while(|word| titles(level).contains(word)).count();
    // A name of titles alone ("Kota") is a name.
    if titled == words.len() { words.to_vec() } else { words[titled..].to_vec() }
}

/// "Jaksel", "Jaktim", "Jkt Sel", "Kepulauan 1000", "Pulau Seribu".
fn city_alias(key: &str) -> Option<String> {
    if matches!(key, "pulauseribu" | "kepseribu" | "pseribu" | "kepulauan1000" | "kep1000" | "pulau1000") {
        return Some("kepulauanseribu".to_owned());
    }
    let rest = ["jakarta", "jkt", "jak"].iter().find_map(|head| key.strip_prefix(head))?;
    let side = match rest {
        "pus" | "pst" | "pusat" => "pusat",
        "ut" | "utr" | "utara" => "utara",
        "bar" | "brt" | "barat" => "barat",
        "sel" | "slt" | "selatan" => "selatan",
        "tim" | "tmr" | "timur" => "timur",
        _ => return None,
    };
    Some(format!("jakarta{side}"))
}
