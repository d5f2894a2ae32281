//! How people spell things in cells: blanks, dashes, "none", whole numbers, links.

use std::borrow::Cow;

use tabular::cell::Cell;

/// Without blanks at the ends, with single blanks inside, without control characters but line ends.
pub(super) fn tidy(text: Cow<'_, str>) -> Cow<'_, str> {
    let is_tidy = text.is_ascii()
        && !text.starts_with(' ')
        && !text.ends_with(' ')
        && !text.contains("  ")
        && !text.bytes().any(|byte| byte.is_ascii_control());
    if is_tidy {
        return text;
    }
    let mut tidy = String::with_capacity(text.len());
    for line in text.split(['\n', '\r']) {
        let words =
            line.split(|c: char| c.is_whitespace() || c.is_control() || c == '\u{200b}' || c == '\u{feff}');
        let mut words = words.filter(|word| !word.is_empty());
        let Some(first) = words.next() else { continue };
        if !tidy.is_empty() {
            tidy.push('\n');
        }
        tidy.push_str(first);
        for word in words {
            tidy.push(' ');
            tidy.push_str(word);
        }
    }
    Cow::Owned(tidy)
}

pub(super) fn is_dash(text: &str) -> bool {
    text.chars().all(|c| matches!(c, '-' | '–' | '—' | '.' | ' '))
}

/// What forms say for "there is none".
pub(super) fn is_no(text: &str) -> bool {
    const NO: [&str; 14] = [
        "tidak",
        "tidak ada",
        "tdk",
        "tdk ada",
        "belum",
        "belum ada",
        "no",
        "none",
        "n/a",
        "nihil",
        "kosong",
        "t",
        "false",
        "0",
    ];
    is_dash(text) || NO.iter().any(|no| text.eq_ignore_ascii_case(no))
}

/// Words that turn round what a cell says.
const NEGATIONS: [&str; 19] = [
    "tidak", "tidaklah", "tdk", "tak", "ndak", "nggak", "enggak", "gak", "ga", "tanpa", "belum", "bukan",
    "jangan", "no", "not", "non", "none", "nope", "n",
];

/// What a cell says of a corner: `no`, `want` or `must`; `None` where it says nothing of the kind.
pub(super) fn corner(text: &str) -> Option<&'static str> {
    const WANT: [&str; 13] = [
        "kalau",
        "jika",
        "bila",
        "diutamakan",
        "lebih",
        "suka",
        "want",
        "like",
        "sudut",
        "pojok",
        "hook",
        "hoek",
        "corner",
    ];
    const MUST: [&str; 4] = ["harus", "wajib", "must", "mutlak"];
    let answer = yes_or_no(text);
    if answer == Some(false) {
        return Some("no");
    }
    let lower = text.to_lowercase();
    let words = || lower.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    // Somebody has to read "kalau bisa jangan".
    if words().any(|word| NEGATIONS.contains(&word)) {
        return None;
    }
    if words().any(|word| MUST.contains(&word)) {
        return Some("must");
    }
    (answer.is_some() || words().any(|word| WANT.contains(&word))).then_some("want")
}

/// What a cell answers to a question of yes or no; `None` where it says neither.
pub(super) fn yes_or_no(text: &str) -> Option<bool> {
    const YES: [&str; 31] = [
        "ya",
        "y",
        "iya",
        "yes",
        "yup",
        "ok",
        "oke",
        "perlu",
        "butuh",
        "pakai",
        "pake",
        "mau",
        "minta",
        "ada",
        "ingin",
        "wajib",
        "harus",
        "diperlukan",
        "dibutuhkan",
        "membutuhkan",
        "memerlukan",
        "true",
        "benar",
        "setuju",
        "air",
        "keran",
        "kran",
        "wastafel",
        "v",
        "✓",
        "✔",
    ];
    if is_no(text) {
        return Some(false);
    }
    let lower = text.to_lowercase();
    let first = lower
        .split(|c: char| !(c.is_alphanumeric() || matches!(c, '✓' | '✔')))
        .find(|word| !word.is_empty())?;
    if NEGATIONS.contains(&first) {
        return Some(false);
    }
    let is_count = first.parse::<u32>().is_ok_and(|count| count > 0);
    (YES.contains(&first) || is_count).then_some(true)
}

pub(super) fn damaged(cell: &Cell) -> bool {
    matches!(cell, Cell::Number(_)) && cell.id_digits().is_some_and(|id| id.damaged)
}

/// "1.000 pcs", "20 orang", "12.0"; the first whole number of the cell.
pub(super) fn whole_number(typed: &str) -> Option<u32> {
    let lower = typed.to_lowercase();
    let from = lower.find(|c: char| c.is_ascii_digit())?;
    if lower[..from].ends_with('-') {
        return None;
    }
    let rest = &lower[from..];
    let end = rest.find(|c: char| !c.is_ascii_digit() && c != '.' && c != ',').unwrap_or(rest.len());
    let number = rest[..end].trim_end_matches(['.', ',']);
    let groups: Vec<&str> = number.split(['.', ',']).collect();
    let digits = match groups[..] {
        [whole] => whole.to_owned(),
        [whole, fraction] if fraction.bytes().all(|b| b == b'0') && fraction.len() < 3 => whole.to_owned(),
        [first, ref others @ ..] if first.len() <= 3 && others.iter().all(|group| group.len() == 3) => {
            groups.concat()
        }
        _ => return None,
    };
    digits.parse().ok()
}

/// `@name`, from a name or a link.
pub(super) fn instagram(typed: &str) -> String {
    let link = typed.split('?').next().unwrap_or(typed).trim_end_matches('/');
    let name = link.rsplit('/').next().unwrap_or(link).trim().trim_start_matches('@');
    if is_no(name) || name.is_empty() { String::new() } else { format!("@{name}") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn answers_are_told_by_how_they_begin() {
        let no = [
            "tidak perlu",
            "Tdk butuh",
            "tanpa air",
            "TIDAK",
            "-",
            "belum perlu",
            "Nggak usah",
            "0",
            "no need",
        ];
        for text in no {
            assert_eq!(yes_or_no(text), Some(false), "{text}");
        }
        for text in
            ["Ya", "perlu", "butuh air bersih", "TRUE", "1", "2 titik", "✓", "Ya, tidak banyak", "air"]
        {
            assert_eq!(yes_or_no(text), Some(true), "{text}");
        }
        for text in ["kurang tahu", "nanti dikabari", "?", "lihat catatan"] {
            assert_eq!(yes_or_no(text), None, "{text}");
        }
    }
}
