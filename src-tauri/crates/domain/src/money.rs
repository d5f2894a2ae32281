//! Whole rupiah, and reading the many ways in which people write them.

mod reading;

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
            ("25.000/pcs", 25_000),
            ("Rp 25.000,- / buah", 25_000),
            ("25rb per pasang", 25_000),
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
        for text in ["15.000 - 50.000", "15rb-50rb", "15.000 s/d 50.000", "15.000–50.000", "15rb sampai 1jt"]
        {
            assert!(matches!(Idr::parse(text), Err(MoneyError::Several { .. })), "{text:?}");
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
