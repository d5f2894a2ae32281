//! The short code printed in clear on a badge: typed at the desk when a scanner fails.
//!
//! Seven digits of Crockford's base 32 (35 bits, the caller's) and one check digit that is itself among the 32,
//! so that the code stays in capitals and digits. The digits are elements of the field GF(32) (polynomial
//! x⁵ + x² + 1) and the check digit makes Σ αⁱ·dᵢ = 0, with α the field's generator. A wrong digit adds
//! αⁱ·(d − d′) ≠ 0, and two digits exchanged add (αⁱ + αʲ)·(d − d′) ≠ 0, because the eight weights are all
//! different: every single wrong digit and every exchange of two, adjacent or not, is noticed.

use std::fmt;

use thiserror::Error;

/// Crockford's digits: no I, L, O, U.
const DIGITS: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
/// Digits of a code, the check digit included.
const LENGTH: usize = 8;

/// A badge's short code.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct BadgeCode(u64);

/// Why a text is not a badge code.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum BadgeCodeError {
    /// Not eight digits, hyphens and blanks aside.
    #[error("{found} characters")]
    WrongLength {
        /// How many there are.
        found: usize,
    },
    /// A character that is no digit of the code (U, or a mark).
    #[error("unknown character {character:?}")]
    UnknownCharacter {
        /// The character.
        character: char,
    },
    /// Eight digits, but mistyped: the check digit does not fit.
    #[error("check digit does not fit")]
    Mistyped,
}

impl BadgeCode {
    /// How many bits of the seed make the code.
    pub const BITS: u32 = 35;

    /// The code of the low 35 bits of a random number. That it is unique in the event is the caller's to check.
    pub const fn from_bits(random: u64) -> Self {
        Self(random & ((1 << Self::BITS) - 1))
    }

    /// The 35 bits.
    pub const fn bits(self) -> u64 {
        self.0
    }

    /// Reads a code as people type it: small letters, O for 0, I and L for 1, hyphens and blanks anywhere.
    ///
    /// # Errors
    /// See [`BadgeCodeError`].
    pub fn parse(text: &str) -> Result<Self, BadgeCodeError> {
        let mut digits = Vec::with_capacity(LENGTH);
        for character in
            text.chars().filter(|&c| !matches!(c, '-' | '‐' | '–' | '—' | '_') && !c.is_whitespace())
        {
            digits.push(digit_value(character).ok_or(BadgeCodeError::UnknownCharacter { character })?);
        }
        if digits.len() != LENGTH {
            return Err(BadgeCodeError::WrongLength { found: digits.len() });
        }
        if weighted_sum(&digits) != 0 {
            return Err(BadgeCodeError::Mistyped);
        }
        Ok(Self(digits[..LENGTH - 1].iter().fold(0, |bits, &digit| bits << 5 | u64::from(digit))))
    }

    /// The eight digits without the hyphen, as they are stored.
    pub fn plain(self) -> String {
        self.digits().iter().map(|&digit| char::from(DIGITS[usize::from(digit)])).collect()
    }

    fn digits(self) -> [u8; LENGTH] {
        let mut digits = [0; LENGTH];
        for (index, digit) in digits[..LENGTH - 1].iter_mut().enumerate() {
            *digit = ((self.0 >> (5 * (LENGTH - 2 - index))) & 31) as u8;
        }
        // The check digit has weight α⁰ = 1, and in GF(32) minus is plus.
        digits[LENGTH - 1] = weighted_sum(&digits);
        digits
    }
}

impl fmt::Display for BadgeCode {
    /// "XXXX-XXXX".
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let plain = self.plain();
        write!(f, "{}-{}", &plain[..4], &plain[4..])
    }
}

fn digit_value(character: char) -> Option<u8> {
    let byte = match character.to_ascii_uppercase() {
        'O' => b'0',
        'I' | 'L' => b'1',
        c => u8::try_from(c).ok()?,
    };
    DIGITS.iter().position(|&digit| digit == byte).and_then(|value| u8::try_from(value).ok())
}

/// Σ αⁱ·dᵢ by Horner's rule; the last digit has the weight 1.
fn weighted_sum(digits: &[u8]) -> u8 {
    digits.iter().fold(0, |sum, &digit| times_alpha(sum) ^ digit)
}

/// Multiplication by α = x in GF(2)[x] / (x⁵ + x² + 1).
const fn times_alpha(element: u8) -> u8 {
    let shifted = element << 1;
    if shifted & 32 == 0 { shifted } else { (shifted ^ 0b10_0101) & 31 }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn the_generator_runs_through_the_whole_field() {
        let mut element = 1;
        let mut order = 0;
        loop {
            element = times_alpha(element);
            order += 1;
            if element == 1 {
                break;
            }
        }
        assert_eq!(order, 31);
    }

    #[test]
    fn a_code_is_read_as_it_is_spoken_and_typed() {
        let code = BadgeCode::from_bits(0x1_2345_6789);
        let shown = code.to_string();
        assert_eq!(shown.len(), 9);
        for typed in [
            shown.to_lowercase(),
            shown.replace('-', ""),
            shown.replace('-', " "),
            format!(" {shown}\n"),
            shown.replace('0', "O").replace('1', "l"),
        ] {
            assert_eq!(BadgeCode::parse(&typed), Ok(code), "{typed:?}");
        }
        assert_eq!(BadgeCode::parse("oooo-OOOO"), Ok(BadgeCode::from_bits(0)));
    }

    #[test]
    fn what_is_no_code_says_why() {
        assert_eq!(BadgeCode::parse(""), Err(BadgeCodeError::WrongLength { found: 0 }));
        assert_eq!(BadgeCode::parse("0000-000"), Err(BadgeCodeError::WrongLength { found: 7 }));
        assert_eq!(BadgeCode::parse("000U-0000"), Err(BadgeCodeError::UnknownCharacter { character: 'U' }));
        assert_eq!(BadgeCode::parse("0000-0001"), Err(BadgeCodeError::Mistyped));
    }

    proptest! {
        #[test]
        fn every_code_reads_back(bits in any::<u64>()) {
            let code = BadgeCode::from_bits(bits);
            prop_assert_eq!(BadgeCode::parse(&code.to_string()), Ok(code));
            prop_assert_eq!(BadgeCode::parse(&code.plain()), Ok(code));
            prop_assert!(code.plain().bytes().all(|b| DIGITS.contains(&b)));
        }

        #[test]
        fn every_wrong_digit_is_noticed(bits in any::<u64>()) {
            let right = BadgeCode::from_bits(bits).plain();
            for at in 0..LENGTH {
                for &digit in DIGITS.iter().filter(|&&digit| digit != right.as_bytes()[at]) {
                    let mut wrong = right.clone().into_bytes();
                    wrong[at] = digit;
                    let wrong = String::from_utf8(wrong).unwrap();
                    prop_assert_eq!(BadgeCode::parse(&wrong), Err(BadgeCodeError::Mistyped), "{}", wrong);
                }
            }
        }

        #[test]
        fn every_exchange_of_two_is_noticed(bits in any::<u64>()) {
            let right = BadgeCode::from_bits(bits).plain().into_bytes();
            for i in 0..LENGTH {
                for j in i + 1..LENGTH {
                    if right[i] != right[j] {
                        let mut wrong = right.clone();
                        wrong.swap(i, j);
                        let wrong = String::from_utf8(wrong).unwrap();
                        prop_assert_eq!(BadgeCode::parse(&wrong), Err(BadgeCodeError::Mistyped), "{}", wrong);
                    }
                }
            }
        }
    }
}
