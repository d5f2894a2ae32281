//! Whole rupiah, and reading the many ways in which people write them.

use thiserror::Error;

/// An amount in whole rupiah. Amounts read from a sheet are never negative; differences may be.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Idr(pub i64);

/// Why a cell is not an amount in rupiah. Each variant carries the cell as it was typed.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum MoneyError {
    /// Nothing but blanks, or a lone dash.
    #[error("empty")]
    Empty,
    /// The cell could mean amounts that differ by a factor of 10, 1000 or more.
    #[error("ambiguous amount {typed:?}: {one} or {other}")]
    Ambiguous {
        /// The cell.
        typed: String,
        /// One reading, in rupiah.
        one: i64,
        /// The other reading, in rupiah.
        other: i64,
    },
    /// A minus sign or accountant's brackets.
    #[error("negative amount {typed:?}")]
    Negative {
        /// The cell.
        typed: String,
    },
    /// Scientific notation: the sheet has rounded the digits away.
    #[error("digits lost in {typed:?}")]
    DigitsLost {
        /// The cell.
        typed: String,
    },
    /// Dollars and the like.
    #[error("not rupiah {typed:?}")]
    OtherCurrency {
        /// The cell.
        typed: String,
    },
    /// A range or several amounts ("15.000 - 50.000").
    #[error("several amounts in {typed:?}")]
    Several {
        /// The cell.
        typed: String,
    },
    /// Above [`Idr::MAX_READ`].
    #[error("too large {typed:?}")]
    TooLarge {
        /// The cell.
        typed: String,
    },
    /// None of the known spellings.
    #[error("unreadable amount {typed:?}")]
    Unreadable {
        /// The cell.
        typed: String,
    },
}

impl Idr {
    /// Nothing.
    pub const ZERO: Self = Self(0);

    /// The largest amount that is read, Rp 1.000 triliun: beyond it a cell holds something else.
    pub const MAX_READ: Self = Self(1_000_000_000_000_000);

    /// Reads an amount as Indonesian offices write it.
    ///
    /// * "Rp", "Rp." and "IDR" in front, "rupiah", ",-" and ",00" behind are dropped.
    /// * Dots group thousands and a comma is the decimal mark: "1.250" is 1250, "1.250.000,00" is 1250000.
    ///   English grouping is understood where it can mean nothing else ("1,250,000", "1,250.00").
    /// * "rb" / "ribu" / "k" is a thousand, "jt" / "juta" a million, "M" / "miliar" / "milyar" a billion,
    ///   "T" / "triliun" a million million; with a unit either mark is a decimal mark ("1,25 jt", "1.5 juta").
    /// * A plain number cell keeps its fraction ("35000.0"); fractions of a rupiah are rounded to the nearest.
    ///
    /// Whatever could be off by 10 or 1000 is [`MoneyError::Ambiguous`], never guessed: "1,250" (grouped by an
    /// English sheet, or 1,25 in thousands or millions), "12,5", "75.00", "12500.000", "1.250 jt".
    ///
    /// # Errors
    /// See [`MoneyError`].
    pub fn parse(typed: &str) -> Result<Self, MoneyError> {
        reading::read(typed)
    }

    /// The amount with dots between thousands: "1.250.000". No currency sign.
    pub fn grouped(self) -> String {
        let digits = self.0.unsigned_abs().to_string();
        let mut text = String::with_capacity(digits.len() + digits.len() / 3 + 1);
        if self.0 < 0 {
            text.push('-');
        }
        for (index, digit) in digits.chars().enumerate() {
            if index > 0 && (digits.len() - index).is_multiple_of(3) {
                text.push('.');
            }
            text.push(digit);
        }
        text
    }

    /// Whether a price is so small that the sheet has probably swallowed its thousands: an English Excel turns
    /// a typed "35.000" into the number 35. Worth a question, not a refusal.
    pub const fn is_unlikely_price(self) -> bool {
        self.0 > 0 && self.0 < 500
    }

    /// The sum, or `None` when it does not fit.
    pub fn checked_add(self, other: Self) -> Option<Self> {
        self.0.checked_add(other.0).map(Self)
    }
}

mod reading {
    use super::{Idr, MoneyError};

    pub(super) fn read(cell: &str) -> Result<Idr, MoneyError> {
        let typed = || cell.to_owned();
        let text = plain(cell);
        if text.chars().all(|c| matches!(c, '-' | ' ' | '.')) {
            return Err(MoneyError::Empty);
        }
        if ["$", "usd", "eur", "€", "sgd", "myr", "rm"].iter().any(|sign| text.contains(sign)) {
            return Err(MoneyError::OtherCurrency { typed: typed() });
        }
        let (text, in_brackets) = match text.strip_prefix('(').and_then(|rest| rest.strip_suffix(')')) {
            Some(inner) => (inner.trim(), true),
            None => (text.as_str(), false),
        };
        let body = text.trim_start_matches(['-', ' ']);
        let minus_in_front = body.len() < text.len();
        let body = without_currency(body);
        let after_currency = body.trim_start_matches(['-', ' ']);
        let negative = in_brackets || minus_in_front || after_currency.len() < body.trim_start().len();
        let body = without_currency(after_currency);
        if negative {
            return Err(MoneyError::Negative { typed: typed() });
        }
        if is_scientific(body) {
            return Err(MoneyError::DigitsLost { typed: typed() });
        }
        let number_end = body
            .char_indices()
            .find(|(_, c)| !(c.is_ascii_digit() || matches!(c, '.' | ',' | ' ')))
            .map_or(body.len(), |(index, _)| index);
        let number = body[..number_end].trim_end_matches(' ');
        let after = body[number_end..].trim();
        if after.starts_with('-') && after.len() > 1 && after.contains(|c: char| c.is_ascii_digit())
            || after.starts_with("s.d")
            || after.starts_with("s/d")
            || after.starts_with('–')
        {
            return Err(MoneyError::Several { typed: typed() });
        }
        let (factor, number) = match after {
            // "75.000,-" and its cousins: the dash stands for "no sen". A dash without the mark is not read,
            // since bookkeeping programs write minus signs behind the amount.
            "-" | "--" | "=" | "- rupiah" if number.ends_with([',', '.']) => {
                (1, number.trim_end_matches([',', '.']))
            }
            "" | "rupiah" => (1, number),
            "rb" | "ribu" | "rb rupiah" | "ribu rupiah" | "k" => (1_000, number),
            "jt" | "juta" | "jt rupiah" | "juta rupiah" => (1_000_000, number),
            "m" | "miliar" | "milyar" | "miliar rupiah" | "milyar rupiah" => (1_000_000_000, number),
            "t" | "triliun" | "trilyun" | "triliun rupiah" => (1_000_000_000_000, number),
            _ => return Err(MoneyError::Unreadable { typed: typed() }),
        };
        // "jt." and "rb." keep no dot here, since the dot was trimmed in `plain`.
        match value(number, factor) {
            Some(Value::One(amount)) if amount <= i128::from(Idr::MAX_READ.0) => {
                i64::try_from(amount).map(Idr).map_err(|_| MoneyError::TooLarge { typed: typed() })
            }
            Some(Value::One(_)) => Err(MoneyError::TooLarge { typed: typed() }),
            Some(Value::Either(one, other)) => Err(MoneyError::Ambiguous {
                typed: typed(),
                one: i64::try_from(one).unwrap_or(i64::MAX),
                other: i64::try_from(other).unwrap_or(i64::MAX),
            }),
            None => Err(MoneyError::Unreadable { typed: typed() }),
        }
    }

    /// Small letters, plain spaces and dashes, no quotes, no trailing dot.
    fn plain(cell: &str) -> String {
        let spaced: String = cell
            .chars()
            .filter(|c| !matches!(c, '\'' | '’' | '"' | '\u{200b}' | '\u{feff}'))
            .map(|c| match c {
                c if c.is_whitespace() => ' ',
                '−' | '‒' | '—' => '-',
                c => c.to_ascii_lowercase(),
            })
            .collect();
        spaced.trim().trim_end_matches('.').trim_end().to_owned()
    }

    fn without_currency(text: &str) -> &str {
        let text = text.trim_start();
        let rest = text.strip_prefix("rp").or_else(|| text.strip_prefix("idr")).unwrap_or(text);
        if rest.len() == text.len() { text } else { rest.trim_start_matches(['.', ' ', ':']) }
    }

    fn is_scientific(text: &str) -> bool {
        let Some((mantissa, exponent)) = text.split_once('e') else { return false };
        let exponent = exponent.trim_start_matches(['+', '-']);
        mantissa.contains(|c: char| c.is_ascii_digit())
            && mantissa.chars().all(|c| c.is_ascii_digit() || matches!(c, '.' | ','))
            && !exponent.is_empty()
            && exponent.chars().all(|c| c.is_ascii_digit())
    }

    /// What a number can mean, in rupiah.
    enum Value {
        One(i128),
        Either(i128, i128),
    }

    fn value(number: &str, factor: i128) -> Option<Value> {
        // Spaces may group thousands, and nothing else.
        let number = if number.contains(' ') {
            let groups: Vec<&str> = number.split(' ').collect();
            if !grouped_by_three(&groups) {
                return None;
            }
            groups.concat()
        } else {
            number.to_owned()
        };
        if number.len() > 40 || !number.starts_with(|c: char| c.is_ascii_digit()) {
            return None;
        }
        let dots = number.matches('.').count();
        let commas = number.matches(',').count();
        match (dots, commas) {
            (0, 0) => Some(Value::One(scaled(&number, "", factor)?)),
            (1, 0) => single_mark(number.split_once('.')?, '.', factor),
            (0, 1) => single_mark(number.split_once(',')?, ',', factor),
            (_, 0) => whole_groups(&number, '.', factor),
            (0, _) => whole_groups(&number, ',', factor),
            (_, 1) if number.find(',') > number.rfind('.') => both_marks(&number, '.', ',', factor),
            (1, _) if number.find('.') > number.rfind(',') => both_marks(&number, ',', '.', factor),
            _ => None,
        }
    }

    fn whole_groups(number: &str, mark: char, factor: i128) -> Option<Value> {
        let groups: Vec<&str> = number.split(mark).collect();
        if !grouped_by_three(&groups) {
            return None;
        }
        Some(Value::One(scaled(&groups.concat(), "", factor)?))
    }

    fn both_marks(number: &str, group_mark: char, decimal_mark: char, factor: i128) -> Option<Value> {
        let (whole, fraction) = number.split_once(decimal_mark)?;
        let groups: Vec<&str> = whole.split(group_mark).collect();
        if !grouped_by_three(&groups) || fraction.is_empty() {
            return None;
        }
        let whole = groups.concat();
        if fraction.len() == 3 {
            // "1.250,000": a third group behind the wrong mark, or three decimals.
            return either(scaled(&whole, fraction, factor)?, scaled(&(whole + fraction), "", factor)?);
        }
        Some(Value::One(scaled(&whole, fraction, factor)?))
    }

    /// One mark: the hard case, because it may group or divide.
    fn single_mark((whole, fraction): (&str, &str), mark: char, factor: i128) -> Option<Value> {
        if whole.is_empty() || fraction.is_empty() {
            return None;
        }
        let as_decimal = scaled(whole, fraction, factor)?;
        let is_zero = whole.bytes().all(|b| b == b'0') && fraction.bytes().all(|b| b == b'0');
        if is_zero {
            return Some(Value::One(0));
        }
        let begins_with_zero = whole.starts_with('0');
        if fraction.len() == 3 {
            let joined = scaled(&format!("{whole}{fraction}"), "", factor)?;
            // A group never begins with 0, so "0,125 jt" is a fraction.
            return if begins_with_zero {
                if factor > 1 { Some(Value::One(as_decimal)) } else { None }
            } else if factor == 1 && mark == '.' && whole.len() <= 3 {
                Some(Value::One(joined))
            } else {
                either(as_decimal, joined)
            };
        }
        if factor > 1 {
            return Some(Value::One(as_decimal));
        }
        let fraction_is_zero = fraction.bytes().all(|b| b == b'0');
        let thousandfold = scaled(whole, fraction, 1_000)?;
        if whole.len() <= 3 {
            // "75,00" is how an office writes 75 rupiah and "75.0" how a sheet does; "75.00" looks like a
            // "75.000" with a key missed, and "12,5" like thousands or millions.
            let exact = fraction_is_zero && (fraction.len() == 1 || (mark == ',' && fraction.len() == 2));
            return if exact { Some(Value::One(as_decimal)) } else { either(as_decimal, thousandfold) };
        }
        Some(Value::One(as_decimal))
    }

    fn either(one: i128, other: i128) -> Option<Value> {
        Some(if one == other { Value::One(one) } else { Value::Either(one, other) })
    }

    fn grouped_by_three(groups: &[&str]) -> bool {
        let Some((first, rest)) = groups.split_first() else { return false };
        (1..=3).contains(&first.len())
            && (rest.is_empty() || !first.starts_with('0'))
            && rest.iter().all(|group| group.len() == 3)
    }

    /// whole.fraction × factor, rounded to the nearest rupiah (half up). `None` beyond what fits.
    fn scaled(whole: &str, fraction: &str, factor: i128) -> Option<i128> {
        // More than fifteen decimals cannot change a rupiah.
        let fraction = &fraction[..fraction.len().min(15)];
        let digits: i128 = format!("{whole}{fraction}").parse().ok()?;
        let divisor = 10_i128.checked_pow(u32::try_from(fraction.len()).ok()?)?;
        let product = digits.checked_mul(factor)?;
        Some((product.checked_mul(2)?.checked_add(divisor)?) / (2 * divisor))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn read(text: &str) -> i64 {
        match Idr::parse(text) {
            Ok(amount) => amount.0,
            Err(error) => panic!("{text:?}: {error}"),
        }
    }

    #[test]
    fn the_spellings_of_an_office_are_read() {
        for (text, amount) in [
            ("Rp 1.250.000", 1_250_000),
            ("Rp1.250.000,00", 1_250_000),
            ("1250000", 1_250_000),
            ("1,25 jt", 1_250_000),
            ("1.5 juta", 1_500_000),
            ("1,5jt", 1_500_000),
            ("0,125 jt", 125_000),
            ("2 M", 2_000_000_000),
            ("2,5 miliar", 2_500_000_000),
            ("2 milyar rupiah", 2_000_000_000),
            ("250rb", 250_000),
            ("250 ribu", 250_000),
            ("Rp. 75.000,-", 75_000),
            ("75.000,--", 75_000),
            ("75.000.-", 75_000),
            ("IDR 15.000", 15_000),
            ("15.000 rupiah", 15_000),
            ("35000.0", 35_000),
            ("35000,00", 35_000),
            ("1 250 000", 1_250_000),
            ("Rp\u{a0}15.000", 15_000),
            ("1,250,000", 1_250_000),
            ("1,250.00", 1_250),
            ("1.250", 1_250),
            ("0", 0),
            ("0.0", 0),
            ("75,00", 75),
            ("'15000", 15_000),
            ("12345.67", 12_346),
            ("100k", 100_000),
        ] {
            assert_eq!(read(text), amount, "{text:?}");
        }
    }

    #[test]
    fn what_could_be_a_thousand_times_more_is_not_guessed() {
        for text in
            ["1,250", "15,000", "12,5", "12.5", "75.00", "12500.000", "1.250 jt", "1,250 rb", "1.250,000"]
        {
            assert!(
                matches!(Idr::parse(text), Err(MoneyError::Ambiguous { .. })),
                "{text:?}: {:?}",
                Idr::parse(text)
            );
        }
        assert_eq!(
            Idr::parse("1,250"),
            Err(MoneyError::Ambiguous { typed: "1,250".to_owned(), one: 1, other: 1250 })
        );
    }

    #[test]
    fn what_is_no_amount_says_why() {
        for text in ["-5000", "(5.000)", "Rp -5.000", "-Rp 5.000", "− 5000"] {
            assert!(matches!(Idr::parse(text), Err(MoneyError::Negative { .. })), "{text:?}");
        }
        for text in ["", "  ", "-", "--", "—"] {
            assert_eq!(Idr::parse(text), Err(MoneyError::Empty), "{text:?}");
        }
        for text in ["1.5E+06", "1,23457E+12"] {
            assert!(matches!(Idr::parse(text), Err(MoneyError::DigitsLost { .. })), "{text:?}");
        }
        for text in ["15.000 - 50.000", "15rb-50rb", "15.000 s/d 50.000"] {
            let error = Idr::parse(text);
            assert!(
                matches!(error, Err(MoneyError::Several { .. } | MoneyError::Unreadable { .. })),
                "{text:?}"
            );
        }
        for text in ["$15", "USD 1,250", "US$ 20"] {
            assert!(matches!(Idr::parse(text), Err(MoneyError::OtherCurrency { .. })), "{text:?}");
        }
        for text in ["1.25.000", "gratis", "Rp", "..", "1..2", "0.125", "75.000-", "nego"] {
            let error = Idr::parse(text);
            assert!(
                matches!(error, Err(MoneyError::Unreadable { .. } | MoneyError::Empty)),
                "{text:?}: {error:?}"
            );
        }
        assert!(matches!(Idr::parse("99999999999999999999"), Err(MoneyError::TooLarge { .. })));
    }

    #[test]
    fn a_price_that_lost_its_thousands_is_noticed() {
        assert!(Idr(35).is_unlikely_price());
        assert!(!Idr(35_000).is_unlikely_price());
        assert!(!Idr::ZERO.is_unlikely_price());
    }

    proptest! {
        #[test]
        fn every_spelling_of_an_amount_reads_back(amount in 0_i64..=1_000_000_000_000_000) {
            let grouped = Idr(amount).grouped();
            for text in [
                grouped.clone(), format!("Rp {grouped}"), format!("Rp{grouped},00"), format!("Rp. {grouped},-"),
                format!("IDR {grouped}"), amount.to_string(), format!("{amount}.0"), format!("{amount},00"),
                grouped.replace('.', " "), format!("{grouped} rupiah"),
            ] {
                prop_assert_eq!(Idr::parse(&text), Ok(Idr(amount)), "{}", text);
            }
        }

        #[test]
        fn units_scale_exactly(whole in 1_i64..900, tenths in 0_i64..10) {
            let expected = whole * 1_000_000 + tenths * 100_000;
            for text in [format!("{whole},{tenths} jt"), format!("{whole}.{tenths} juta"), format!("Rp{whole},{tenths}jt")] {
                prop_assert_eq!(Idr::parse(&text), Ok(Idr(expected)), "{}", text);
            }
        }

        #[test]
        fn no_text_makes_it_panic_or_negative(text in ".{0,24}") {
            if let Ok(amount) = Idr::parse(&text) {
                prop_assert!(amount.0 >= 0);
            }
        }

        #[test]
        fn marks_anywhere_never_shift_the_digits_silently(text in "[0-9]{1,4}([.,][0-9]{1,4}){0,3}") {
            // Whatever is accepted is either all the digits, or the digits before the last mark.
            if let Ok(amount) = Idr::parse(&text) {
                let all: i64 = text.replace(['.', ','], "").parse().unwrap();
                let cut = text.rfind(['.', ',']).unwrap_or(text.len());
                let whole: i64 = text[..cut].replace(['.', ','], "").parse().unwrap();
                prop_assert!(amount.0 == all || amount.0 == whole || amount.0 == whole + 1, "{} -> {}", text, amount.0);
            }
        }
    }
}
