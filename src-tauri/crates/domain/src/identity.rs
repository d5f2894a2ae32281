//! The numbers that identify a business and a person: NIB, NIK, NPWP.
//!
//! None has a check digit, so only the length and the digits are held against them. NIK and NPWP are personal
//! data: neither can be printed by accident, since `Debug` shows no digit and there is no `Display`.

use std::fmt;

use chrono::NaiveDate;
use thiserror::Error;

/// Why a cell is not such a number. No variant carries the digits: errors end up in logs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum IdentityError {
    /// Nothing, or a dash.
    #[error("empty")]
    Empty,
    /// Scientific notation: the sheet has rounded the digits away.
    #[error("digits lost in scientific notation")]
    DigitsLost,
    /// Letters or marks that do not belong.
    #[error("something other than digits")]
    NotDigits,
    /// Too few or too many digits.
    #[error("{found} digits")]
    WrongLength {
        /// How many there are.
        found: usize,
    },
}

/// A number as read from a cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reading<T> {
    /// The number at its full length.
    pub value: T,
    /// How many leading zeros the cell had lost and got back. Above 0 the reader should be told.
    pub zeros_restored: usize,
}

/// A business identification number (Nomor Induk Berusaha): 13 digits.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Nib(String);

impl Nib {
    /// Digits of a NIB.
    pub const DIGITS: usize = 13;
    /// A sheet that takes a NIB for a number drops its leading zeros. Up to three are put back; a shorter cell
    /// is more likely to be something else.
    pub const MOST_LOST_ZEROS: usize = 3;

    /// Reads a NIB; blanks, dots, dashes, a leading apostrophe and a number cell's ".0" are dropped.
    ///
    /// # Errors
    /// [`IdentityError::WrongLength`] unless there are 10 to 13 digits, and as the other variants say.
    pub fn read(cell: &str) -> Result<Reading<Self>, IdentityError> {
        let digits = digits(cell)?;
        let (digits, zeros_restored) = restore(digits, Self::DIGITS, Self::MOST_LOST_ZEROS)?;
        Ok(Reading { value: Self(digits), zeros_restored })
    }

    /// The 13 digits.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether somebody has plainly filled the box to get past it ("1111111111111", "1234567890123").
    pub fn looks_made_up(&self) -> bool {
        looks_made_up(&self.0)
    }
}

/// A citizen's number (Nomor Induk Kependudukan): 16 digits. It never changes, even when it is wrong.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Nik(String);

/// What is odd about a NIK. Reasons to look at the card again, never to refuse it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum NikWarning {
    /// The first two digits are no province, or regency or district is 00.
    RegionUnknown,
    /// Digits 7 to 12 are no date.
    DateImpossible,
    /// The running number is 0000.
    SerialZero,
    /// One digit sixteen times, or 1234567890…
    LooksMadeUp,
}

/// The sex that a NIK tells: 40 is added to a woman's day of birth.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Sex {
    /// Perempuan.
    Female,
    /// Laki-laki.
    Male,
}

/// Province codes of the interior ministry (Kemendagri), with those of the six provinces of Papua.
const PROVINCES: [u8; 38] = [
    11, 12, 13, 14, 15, 16, 17, 18, 19, 21, 31, 32, 33, 34, 35, 36, 51, 52, 53, 61, 62, 63, 64, 65, 71, 72,
    73, 74, 75, 76, 81, 82, 91, 92, 93, 94, 95, 96,
];

impl Nik {
    /// Digits of a NIK.
    pub const DIGITS: usize = 16;

    /// Reads a NIK; blanks, dots, dashes, a leading apostrophe and a number cell's ".0" are dropped. No zero is
    /// restored, because no province begins with one.
    ///
    /// # Errors
    /// For anything but 16 digits; the digits themselves are never refused, see [`Nik::warnings`].
    pub fn read(cell: &str) -> Result<Self, IdentityError> {
        let digits = digits(cell)?;
        if digits.len() != Self::DIGITS {
            return Err(IdentityError::WrongLength { found: digits.len() });
        }
        Ok(Self(digits))
    }

    /// The 16 digits, for who may see them.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// "••••••••••••0850": the last four, enough to tell two people apart at a desk.
    pub fn masked(&self) -> String {
        masked(&self.0)
    }

    /// What is odd about it, in a fixed order.
    pub fn warnings(&self) -> Vec<NikWarning> {
        let mut warnings = Vec::new();
        if !PROVINCES.contains(&self.pair(0)) || self.pair(2) == 0 || self.pair(4) == 0 {
            warnings.push(NikWarning::RegionUnknown);
        }
        if self.birth_date(2_000).is_none() && self.birth_date(1_900).is_none() {
            warnings.push(NikWarning::DateImpossible);
        }
        if self.0.ends_with("0000") {
            warnings.push(NikWarning::SerialZero);
        }
        if looks_made_up(&self.0) {
            warnings.push(NikWarning::LooksMadeUp);
        }
        warnings
    }

    /// The sex that the day of birth tells.
    pub fn sex(&self) -> Sex {
        if self.pair(6) > 40 { Sex::Female } else { Sex::Male }
    }

    /// The date of birth in the century that begins with `century` (1900 or 2000); the number has two digits of
    /// the year only. `None` when it is no date.
    pub fn birth_date(&self, century: i32) -> Option<NaiveDate> {
        let day = self.pair(6);
        let day = if day > 40 { day - 40 } else { day };
        NaiveDate::from_ymd_opt(century + i32::from(self.pair(10)), u32::from(self.pair(8)), u32::from(day))
    }

    /// Whether a spreadsheet may have rounded it: Excel keeps 15 digits of a number and makes the sixteenth 0.
    /// One in ten ends in 0 anyway, so ask this only of a cell that was a number.
    pub fn may_be_rounded(&self) -> bool {
        self.0.ends_with('0')
    }

    fn pair(&self, at: usize) -> u8 {
        let digits = self.0.as_bytes();
        (digits[at] - b'0') * 10 + (digits[at + 1] - b'0')
    }
}

impl fmt::Debug for Nik {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Nik(••••••••••••••••)")
    }
}

/// A taxpayer's number (Nomor Pokok Wajib Pajak): 15 digits, or 16 since 2024; a resident's 16 are the NIK.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Npwp(String);

impl Npwp {
    /// Reads an NPWP ("09.254.294.3-407.000" or plain digits). One lost zero of the 15 is put back: many of the
    /// old numbers begin with one.
    ///
    /// # Errors
    /// [`IdentityError::WrongLength`] unless there are 14, 15 or 16 digits, and as the other variants say.
    pub fn read(cell: &str) -> Result<Reading<Self>, IdentityError> {
        let digits = digits(cell)?;
        let full = if digits.len() == 16 { 16 } else { 15 };
        let (digits, zeros_restored) = restore(digits, full, 1)?;
        Ok(Reading { value: Self(digits), zeros_restored })
    }

    /// The 15 or 16 digits as they were given, for who may see them.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The form of 16 digits: an old number gets a zero in front.
    pub fn sixteen_digits(&self) -> String {
        format!("{:0>16}", self.0)
    }

    /// "••••••••••••0850": the last four.
    pub fn masked(&self) -> String {
        masked(&self.0)
    }
}

impl fmt::Debug for Npwp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Npwp(••••••••••••••••)")
    }
}

fn masked(digits: &str) -> String {
    let hidden = digits.len() - 4;
    format!("{}{}", "•".repeat(hidden), &digits[hidden..])
}

fn looks_made_up(digits: &str) -> bool {
    let bytes = digits.as_bytes();
    let steps_by = |step: u8| bytes.windows(2).all(|pair| (pair[0] - b'0' + step) % 10 == pair[1] - b'0');
    steps_by(0) || steps_by(1)
}

fn restore(digits: String, full: usize, most_lost: usize) -> Result<(String, usize), IdentityError> {
    let found = digits.len();
    if found > full || found + most_lost < full {
        return Err(IdentityError::WrongLength { found });
    }
    let lost = full - found;
    Ok((if lost == 0 { digits } else { format!("{digits:0>full$}") }, lost))
}

/// The digits of a cell without what people and sheets put around them.
fn digits(cell: &str) -> Result<String, IdentityError> {
    let cell = cell.trim().trim_start_matches(['\'', '’', '`']).trim();
    if cell.chars().all(|c| matches!(c, '-' | '—' | '–' | '.' | ' ')) {
        return Err(IdentityError::Empty);
    }
    if let Some((mantissa, exponent)) = cell.split_once(['e', 'E'])
        && mantissa.starts_with(|c: char| c.is_ascii_digit())
        && mantissa.bytes().all(|b| b.is_ascii_digit() || matches!(b, b'.' | b','))
        && exponent.trim_start_matches('+').bytes().all(|b| b.is_ascii_digit())
    {
        return Err(IdentityError::DigitsLost);
    }
    // A number cell's ".0" is no digit of the number; only one mark, or it is grouping.
    let cell = match cell.split_once(['.', ',']) {
        Some((whole, "0" | "00")) if whole.bytes().all(|b| b.is_ascii_digit()) => whole,
        _ => cell,
    };
    let mut digits = String::with_capacity(cell.len());
    for c in cell.chars() {
        match c {
            '0'..='9' => digits.push(c),
            '.' | ',' | '-' | '–' | '/' | '\u{200b}' => {}
            c if c.is_whitespace() => {}
            _ => return Err(IdentityError::NotDigits),
        }
    }
    Ok(digits)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_lost_zero_comes_back() {
        let reading = Nib::read("560865690702").unwrap();
        assert_eq!((reading.value.as_str(), reading.zeros_restored), ("0560865690702", 1));
        let reading = Nib::read("2621299722003").unwrap();
        assert_eq!((reading.value.as_str(), reading.zeros_restored), ("2621299722003", 0));
        assert_eq!(Nib::read("123456789"), Err(IdentityError::WrongLength { found: 9 }));
        assert_eq!(Nib::read("26212997220031"), Err(IdentityError::WrongLength { found: 14 }));
    }

    #[test]
    fn separators_and_number_cells_are_read() {
        for cell in
            ["2621299722003.0", "2.621.299.722.003", "2621 2997 22003", "'2621299722003", "26212997-22003"]
        {
            assert_eq!(
                Nib::read(cell).map(|reading| reading.value.0),
                Ok("2621299722003".to_owned()),
                "{cell:?}"
            );
        }
        for cell in ["1.23457E+12", "1,23457e12"] {
            assert_eq!(Nib::read(cell), Err(IdentityError::DigitsLost), "{cell:?}");
        }
        assert_eq!(Nib::read("-"), Err(IdentityError::Empty));
        assert_eq!(Nib::read("belum ada"), Err(IdentityError::NotDigits));
    }

    #[test]
    fn a_box_filled_to_get_past_it_is_noticed() {
        assert!(Nib::read("1111111111111").unwrap().value.looks_made_up());
        assert!(Nib::read("1234567890123").unwrap().value.looks_made_up());
        assert!(!Nib::read("2621299722003").unwrap().value.looks_made_up());
    }

    #[test]
    fn a_woman_s_day_of_birth_is_read() {
        let nik = Nik::read("3174074403690850").unwrap();
        assert_eq!(nik.sex(), Sex::Female);
        assert_eq!(nik.birth_date(1900), NaiveDate::from_ymd_opt(1969, 3, 4));
        assert_eq!(nik.warnings(), []);
        assert!(nik.may_be_rounded());
        assert_eq!(Nik::read("3171060306012975").unwrap().sex(), Sex::Male);
    }

    #[test]
    fn an_odd_nik_is_kept_with_its_warnings() {
        for (cell, warning) in [
            ("9974074403690851", NikWarning::RegionUnknown),
            ("3100074403690851", NikWarning::RegionUnknown),
            ("3174073102690851", NikWarning::DateImpossible),
            ("3174070000690851", NikWarning::DateImpossible),
            ("3174074403690000", NikWarning::SerialZero),
        ] {
            assert_eq!(Nik::read(cell).unwrap().warnings(), [warning], "{cell}");
        }
        assert!(Nik::read("1111111111111111").unwrap().warnings().contains(&NikWarning::LooksMadeUp));
        // The 29th of February exists in 2000, though not in 1900.
        assert_eq!(Nik::read("3174072902000851").unwrap().warnings(), []);
    }

    #[test]
    fn only_length_and_letters_are_refused() {
        assert_eq!(Nik::read("317407440369085"), Err(IdentityError::WrongLength { found: 15 }));
        assert_eq!(Nik::read("317407440369085O"), Err(IdentityError::NotDigits));
        assert_eq!(Nik::read("3.17407E+15"), Err(IdentityError::DigitsLost));
    }

    #[test]
    fn no_digit_leaks_into_logs() {
        let nik = Nik::read("3174074403690850").unwrap();
        let npwp = Npwp::read("3174074403690850").unwrap();
        for text in [format!("{nik:?}"), format!("{npwp:?}"), format!("{:?}", Nik::read("317407440369"))] {
            assert!(!text.contains("3174") && !text.contains("0850"), "{text}");
        }
        assert_eq!(nik.masked(), "••••••••••••0850");
        assert_eq!(npwp.value.masked(), "••••••••••••0850");
    }

    #[test]
    fn old_and_new_taxpayer_numbers_are_read() {
        let old = Npwp::read("09.254.294.3-407.000").unwrap();
        assert_eq!((old.value.as_str(), old.zeros_restored), ("092542943407000", 0));
        assert_eq!(old.value.sixteen_digits(), "0092542943407000");
        let short = Npwp::read("92542943407000").unwrap();
        assert_eq!((short.value.as_str(), short.zeros_restored), ("092542943407000", 1));
        assert_eq!(Npwp::read("123"), Err(IdentityError::WrongLength { found: 3 }));
    }

    proptest! {
        #[test]
        fn a_sheet_cannot_hurt_a_nib(digits in "0{0,3}[1-9][0-9]{9}[0-9]{3}") {
            let digits = &digits[..13];
            let as_number: u64 = digits.parse().unwrap();
            let reading = Nib::read(&format!("{as_number}.0")).unwrap();
            prop_assert_eq!(reading.value.as_str(), digits);
        }

        #[test]
        fn no_cell_makes_it_panic(cell in ".{0,24}") {
            let _ = (Nib::read(&cell), Npwp::read(&cell));
            if let Ok(nik) = Nik::read(&cell) {
                let _ = (nik.warnings(), nik.sex(), nik.masked());
            }
        }

        #[test]
        fn every_sixteen_digits_are_a_nik(digits in "[0-9]{16}") {
            let nik = Nik::read(&digits).unwrap();
            let _ = nik.warnings();
            prop_assert_eq!(nik.as_str(), digits);
        }
    }
}
