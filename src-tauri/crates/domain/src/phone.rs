//! Telephone numbers as they stand in a cell: one or several, with or without zero, code and labels.

use thiserror::Error;

/// A number in E.164 beside what was typed.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Phone {
    /// "+628123456789": a plus and at most 15 digits.
    pub e164: String,
    /// The part of the cell that held this number, trimmed.
    pub typed: String,
    /// Whether the numbering plan knows such a number. An implausible one is kept, and warned about.
    pub plausible: bool,
}

/// Why a part of a cell gave no number.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum PhoneError {
    /// Scientific notation: the sheet has rounded the digits away.
    #[error("digits lost in {typed:?}")]
    DigitsLost {
        /// The part as typed.
        typed: String,
    },
    /// Words, or fewer than five digits.
    #[error("no number in {typed:?}")]
    NoNumber {
        /// The part as typed.
        typed: String,
    },
    /// More than the 15 digits of E.164.
    #[error("too many digits in {typed:?}")]
    TooManyDigits {
        /// The part as typed.
        typed: String,
    },
}

/// What a cell held. Both lists are empty for a blank cell or a dash.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PhoneReading {
    /// The numbers, in the order of the cell, each once.
    pub phones: Vec<Phone>,
    /// The parts that gave none.
    pub errors: Vec<PhoneError>,
}

/// The fewest digits that are taken for a number at all.
const FEWEST_DIGITS: usize = 5;
/// The most digits of E.164, country code included.
const MOST_DIGITS: usize = 15;

/// Reads every number in a cell of a sheet from Indonesia.
///
/// "0812… / 0813…" is two; "0812-3456-7890", "62812…", "(0812) 3456…", "+62 (0)812…" and a number that lost
/// its zero ("812…") are one spelling each of the same; labels ("WA: …", "… (Bu Ani)") and extensions are
/// dropped. A number without a country code is Indonesian.
pub fn read_phones(cell: &str) -> PhoneReading {
    let mut reading = PhoneReading::default();
    let cell = cell.trim();
    if cell.is_empty() {
        return reading;
    }
    if is_scientific(cell) {
        reading.errors.push(PhoneError::DigitsLost { typed: cell.to_owned() });
        return reading;
    }
    for part in without_fraction(cell).split(['/', '\\', ';', ',', '|', '&', '\n', '\r']) {
        for half in split_words(part) {
            read_part(half.trim(), &mut reading);
        }
    }
    reading
}

/// " atau ", " dan " and " or " also stand between two numbers.
fn split_words(part: &str) -> Vec<&str> {
    if part.is_ascii() && !part.bytes().any(|b| b.is_ascii_alphabetic()) {
        return vec![part];
    }
    let mut halves = vec![part];
    for word in [" atau ", " dan ", " or "] {
        halves = halves.into_iter().flat_map(|half| half.split(word)).collect();
    }
    halves
}

fn read_part(part: &str, reading: &mut PhoneReading) {
    if !part.contains(|c: char| c.is_alphanumeric()) {
        return;
    }
    if is_scientific(part) {
        reading.errors.push(PhoneError::DigitsLost { typed: part.to_owned() });
        return;
    }
    let number = without_extension(part);
    let digits = digits_of(number);
    if digits.len() < FEWEST_DIGITS {
        reading.errors.push(PhoneError::NoNumber { typed: part.to_owned() });
        return;
    }
    if digits.len() > MOST_DIGITS {
        let halves = split_run(number);
        if halves.len() > 1 {
            for half in halves {
                read_part(half.trim(), reading);
            }
            return;
        }
    }
    let has_plus = number
        .find(|c: char| c.is_ascii_digit())
        .is_some_and(|first| number[..first].trim_end_matches(['(', ' ']).ends_with('+'));
    match phone_of(&digits, has_plus, part) {
        Ok(phone) if reading.phones.iter().any(|known| known.e164 == phone.e164) => {}
        Ok(phone) => reading.phones.push(phone),
        Err(error) => reading.errors.push(error),
    }
}

fn phone_of(digits: &str, has_plus: bool, typed: &str) -> Result<Phone, PhoneError> {
    let typed = typed.to_owned();
    let (e164, plausible) = match indonesian(digits, has_plus) {
        Some("") => return Err(PhoneError::NoNumber { typed }),
        Some(national) => {
            let e164 = format!("+62{national}");
            let plausible = quick_verdict(national).unwrap_or_else(|| library_verdict(&e164));
            (e164, plausible)
        }
        None => match phonenumber::parse(None, format!("+{digits}")) {
            Ok(number) => (format!("+{}{}", number.code().value(), number.national()), number.is_valid()),
            Err(_) => (format!("+{digits}"), false),
        },
    };
    if e164.len() > MOST_DIGITS + 1 {
        return Err(PhoneError::TooManyDigits { typed });
    }
    Ok(Phone { e164, typed, plausible })
}

/// The significant number within Indonesia, or `None` when the digits begin with another country's code.
fn indonesian(digits: &str, has_plus: bool) -> Option<&str> {
    let behind_code = if has_plus {
        Some(digits.strip_prefix("62")?)
    } else if let Some(rest) = digits.strip_prefix("0062") {
        Some(rest)
    } else if digits.len() >= 10 {
        digits.strip_prefix("62")
    } else {
        None
    };
    // A zero behind the code ("+62 (0)812") belongs to the way it is dialled at home.
    Some(behind_code.unwrap_or(digits).trim_start_matches('0'))
}

/// What phonenumber says of the numbers that begin with 8, without its regular expressions: nearly every
/// number in a sheet of exhibitors is one. `None` where the library must be asked. A test holds the two equal.
fn quick_verdict(national: &str) -> Option<bool> {
    let bytes = national.as_bytes();
    if bytes.first() != Some(&b'8') || !(9..=12).contains(&bytes.len()) {
        return None;
    }
    Some(match bytes[1] {
        b'4' => false,
        b'0' => match bytes[2] {
            b'0' => true,
            b'4' | b'9' => bytes.len() == 10,
            b'7' => bytes.len() == 10 && bytes[3] == b'1',
            _ => false,
        },
        _ => true,
    })
}

fn library_verdict(e164: &str) -> bool {
    phonenumber::parse(None, e164).is_ok_and(|number| number.is_valid())
}

fn digits_of(text: &str) -> String {
    text.chars().filter(char::is_ascii_digit).collect()
}

/// Cuts "ext 12", "x12" and "#12" behind a number.
fn without_extension(part: &str) -> &str {
    let is_mark = |c: char| matches!(c, 'e' | 'E' | 'x' | 'X' | '#');
    for (index, c) in part.char_indices().filter(|&(_, c)| is_mark(c)) {
        let before = &part[..index];
        if digits_of(before).len() < FEWEST_DIGITS {
            continue;
        }
        let mark = part[index..].to_lowercase();
        let tail = mark.strip_prefix("ext").or_else(|| mark.strip_prefix(c.to_ascii_lowercase()));
        if tail.is_some_and(|tail| {
            tail.trim_start_matches(['.', ' ', ':']).starts_with(|d: char| d.is_ascii_digit())
        }) {
            return before;
        }
    }
    part
}

/// Two numbers with only a blank or a dash between them: cuts where a new one plainly begins.
fn split_run(text: &str) -> Vec<&str> {
    let mut halves = Vec::new();
    let mut start = 0;
    let mut previous_is_digit = false;
    for (index, c) in text.char_indices() {
        let begins = ["08", "+62", "628"].iter().any(|head| text[index..].starts_with(head));
        if begins && !previous_is_digit && digits_of(&text[start..index]).len() >= 9 {
            halves.push(&text[start..index]);
            start = index;
        }
        previous_is_digit = c.is_ascii_digit() || c == '+';
    }
    halves.push(&text[start..]);
    halves
}

/// A number cell's ".0" is not a digit of the number.
fn without_fraction(cell: &str) -> &str {
    match cell.split_once('.').or_else(|| cell.split_once(',')) {
        Some((whole, fraction))
            if !fraction.is_empty()
                && fraction.bytes().all(|b| b == b'0')
                && fraction.len() <= 2
                && whole.len() > FEWEST_DIGITS
                && whole.bytes().all(|b| b.is_ascii_digit()) =>
        {
            whole
        }
        _ => cell,
    }
}

fn is_scientific(text: &str) -> bool {
    let Some((mantissa, exponent)) = text.split_once(['e', 'E']) else { return false };
    let exponent = exponent.trim_start_matches('+');
    mantissa.contains(|c: char| c.is_ascii_digit())
        && mantissa.bytes().all(|b| b.is_ascii_digit() || matches!(b, b'.' | b','))
        && !exponent.is_empty()
        && exponent.bytes().all(|b| b.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn numbers(cell: &str) -> Vec<String> {
        let reading = read_phones(cell);
        assert_eq!(reading.errors, [], "{cell:?}");
        reading.phones.into_iter().map(|phone| phone.e164).collect()
    }

    #[test]
    fn every_spelling_of_a_mobile_is_the_same_number() {
        for cell in [
            "0812-3456-7890",
            "6281234567890",
            "(0812) 34567890",
            "81234567890",
            "+62 812 3456 7890",
            "+62 (0)812-3456-7890",
            "006281234567890",
            "6208 1234567890".replace("08 1", "081").as_str(),
            "WA: 0812.3456.7890",
            "0812 3456 7890 (Bu Ani)",
            "81234567890.0",
            "'081234567890",
            "(+62) 81234567890",
        ] {
            assert_eq!(numbers(cell), ["+6281234567890"], "{cell:?}");
        }
    }

    #[test]
    fn two_numbers_in_a_cell_are_two() {
        for cell in [
            "081234567890 / 081345678901",
            "0812-3456-7890; 0813-4567-8901",
            "081234567890\n081345678901",
            "081234567890 atau 081345678901",
            "081234567890 081345678901",
            "+6281234567890 +6281345678901",
            "0812 3456 7890 - 0813 4567 8901",
        ] {
            assert_eq!(numbers(cell), ["+6281234567890", "+6281345678901"], "{cell:?}");
        }
        assert_eq!(numbers("081234567890 / 6281234567890"), ["+6281234567890"]);
    }

    #[test]
    fn landlines_and_foreign_numbers_are_read() {
        assert_eq!(numbers("(021) 570 3600"), ["+62215703600"]);
        assert_eq!(numbers("021-5703600 ext 12"), ["+62215703600"]);
        assert_eq!(numbers("215703600"), ["+62215703600"]);
        assert_eq!(numbers("+65 6123 4567"), ["+6561234567"]);
        assert!(read_phones("+65 6123 4567").phones[0].plausible);
    }

    #[test]
    fn a_rounded_number_is_an_error_and_not_a_number() {
        for cell in ["8.12346E+11", "6,28123e+12", " 8E+11 "] {
            let reading = read_phones(cell);
            assert!(reading.phones.is_empty());
            assert_eq!(reading.errors, [PhoneError::DigitsLost { typed: cell.trim().to_owned() }]);
        }
    }

    #[test]
    fn an_impossible_number_is_kept_and_marked() {
        for (cell, e164) in [
            ("+628454212472", "+628454212472"),
            ("0803-0093-7567", "+6280300937567"),
            ("0812345", "+62812345"),
            ("+999123456", "+999123456"),
        ] {
            let reading = read_phones(cell);
            assert_eq!(
                reading.phones,
                [Phone { e164: e164.to_owned(), typed: cell.to_owned(), plausible: false }]
            );
        }
        assert!(read_phones("0811000111").phones[0].plausible);
    }

    #[test]
    fn blanks_are_nothing_and_words_are_an_error() {
        for cell in ["", "  ", "-", "—", "/"] {
            assert_eq!(read_phones(cell), PhoneReading::default(), "{cell:?}");
        }
        for cell in ["tidak ada", "123", "0000000"] {
            assert!(matches!(read_phones(cell).errors[..], [PhoneError::NoNumber { .. }]), "{cell:?}");
        }
        assert!(matches!(read_phones("08123456789012345678").errors[..], [PhoneError::TooManyDigits { .. }]));
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(2_000))]
        #[test]
        fn the_quick_verdict_is_the_library_s(national in "8[0-9]{8,11}") {
            let number = phonenumber::parse(None, format!("+62{national}")).unwrap();
            prop_assert_eq!(quick_verdict(&national), Some(number.is_valid()), "{}", national);
            prop_assert_eq!(format!("+62{}", number.national()), format!("+62{national}"));
        }

        #[test]
        fn the_short_services_agree_too(national in "80[0479][0-9]{6,9}") {
            let number = phonenumber::parse(None, format!("+62{national}")).unwrap();
            prop_assert_eq!(quick_verdict(&national), Some(number.is_valid()), "{}", national);
        }

        #[test]
        fn no_cell_makes_it_panic(cell in ".{0,40}") {
            for phone in read_phones(&cell).phones {
                prop_assert!(phone.e164.len() <= 16 && phone.e164.starts_with('+'));
            }
        }
    }
}
