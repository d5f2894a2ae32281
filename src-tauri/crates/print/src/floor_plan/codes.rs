//! Booth codes as people read them: A-2 before in one word.

use std::cmp::Ordering;

use unicode_normalization::UnicodeNormalization;

/// Order in which people expect codes and names with numbers: digits count as numbers.
pub(super) fn natural_order(one: &str, two: &str) -> Ordering {
    let (mut a, mut b) = (one, two);
    loop {
        match (a.chars().next(), b.chars().next()) {
            (None, None) => return one.cmp(two),
            (None, _) => return Ordering::Less,
            (_, None) => return Ordering::Greater,
            (Some(x), Some(y)) if x.is_ascii_digit() && y.is_ascii_digit() => {
                let (number_a, rest_a) = split_digits(a);
                let (number_b, rest_b) = split_digits(b);
                let (value_a, value_b) = (number_a.trim_start_matches('0'), number_b.trim_start_matches('0'));
                let order = value_a.len().cmp(&value_b.len()).then_with(|| value_a.cmp(value_b));
                if order != Ordering::Equal {
                    return order;
                }
                (a, b) = (rest_a, rest_b);
            }
            (Some(x), Some(y)) => {
                let order = x.to_lowercase().cmp(y.to_lowercase());
                if order != Ordering::Equal {
                    return order;
                }
                (a, b) = (&a[x.len_utf8()..], &b[y.len_utf8()..]);
            }
        }
    }
}

fn split_digits(text: &str) -> (&str, &str) {
    let end = text.find(|char: char| !char.is_ascii_digit()).unwrap_or(text.len());
    text.split_at(end)
}

/// What a name is sorted by: without case, accents and punctuation.
pub(super) fn name_key(name: &str) -> String {
    let folded: String = name
        .nfkd()
        .filter(|char| !matches!(char, '\u{300}'..='\u{36F}'))
        .flat_map(char::to_lowercase)
        .map(|char| if char.is_alphanumeric() { char } else { ' ' })
        .collect();
    folded.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Codes in natural order as one text: three or more in a row become a range.
pub(super) fn joined(codes: &[&str]) -> String {
    let mut sorted = codes.to_vec();
    sorted.sort_by(|one, two| natural_order(one, two));
    sorted.dedup();
    let mut parts: Vec<String> = Vec::new();
    let mut start = 0;
    while start < sorted.len() {
        let mut end = start;
        while end + 1 < sorted.len() && follows(sorted[end], sorted[end + 1]) {
            end += 1;
        }
        if end - start >= 2 {
            parts.push(format!("{}–{}", sorted[start], sorted[end]));
        } else {
            parts.extend(sorted[start..=end].iter().map(|&code| code.to_owned()));
        }
        start = end + 1;
    }
    parts.join(", ")
}

/// Whether the two differ only in a last number that grows by one.
fn follows(one: &str, two: &str) -> bool {
    let split = |code: &str| {
        let digits = code.bytes().rev().take_while(u8::is_ascii_digit).count();
        let (head, number) = code.split_at(code.len() - digits);
        number.parse::<u64>().ok().map(|number| (head.to_owned(), number))
    };
    match (split(one), split(two)) {
        (Some((head, number)), Some((next_head, next))) => {
            head == next_head && number.checked_add(1) == Some(next)
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digits_count_as_numbers() {
        let mut codes = ["A-10", "B-1", "A-2", "a-1", "A-02b", "A-2a"];
        codes.sort_by(|one, two| natural_order(one, two));
        assert_eq!(codes, ["a-1", "A-2", "A-2a", "A-02b", "A-10", "B-1"]);
    }

    #[test]
    fn three_in_a_row_are_a_range_and_two_are_not() {
        assert_eq!(joined(&["A-02", "A-01"]), "A-01, A-02");
        assert_eq!(joined(&["A-03", "A-01", "A-02"]), "A-01–A-03");
        assert_eq!(joined(&["A-09", "A-10", "A-11", "B-12", "C"]), "A-09–A-11, B-12, C");
    }

    #[test]
    fn names_are_sorted_without_case_accents_and_quotes() {
        assert_eq!(name_key("“Émas”  & Co."), "emas co");
    }
}
