//! Booth codes: how they are written, compared, and given to rows of booths.

use std::cmp::Ordering;
use std::collections::BTreeSet;
use std::fmt;
use std::hash::{Hash, Hasher};

use thiserror::Error;

/// The letters of a row: A … Z, AA … ZZ, AAA … ZZZ.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RowLetters(u16);

impl RowLetters {
    /// Row A.
    pub const FIRST: Self = Self(0);
    /// How many rows have letters: 26 + 26² + 26³.
    pub const COUNT: u16 = 18_278;

    /// The row at a place in the sequence, from 0; `None` from [`Self::COUNT`].
    pub const fn nth(index: u16) -> Option<Self> {
        if index < Self::COUNT { Some(Self(index)) } else { None }
    }

    /// Its place in the sequence, from 0.
    pub const fn index(self) -> u16 {
        self.0
    }

    /// One to three letters, of either case.
    pub fn parse(letters: &str) -> Option<Self> {
        if !(1..=3).contains(&letters.len()) || !letters.bytes().all(|b| b.is_ascii_alphabetic()) {
            return None;
        }
        let place =
            letters.bytes().fold(0_u32, |sum, b| sum * 26 + u32::from(b.to_ascii_uppercase() - b'A') + 1);
        u16::try_from(place - 1).ok().map(Self)
    }
}

impl fmt::Display for RowLetters {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut rest = u32::from(self.0) + 1;
        let mut letters = Vec::new();
        while rest > 0 {
            letters.push(char::from(b'A' + ((rest - 1) % 26) as u8));
            rest = (rest - 1) / 26;
        }
        letters.iter().rev().try_for_each(|letter| write!(f, "{letter}"))
    }
}

/// A booth's code: "A-01", "AA-012", "G-A-01" with a prefix, "205" where rows are hundreds.
///
/// Codes are equal and ordered by prefix, row and number: how many digits are written makes no difference.
#[derive(Debug, Clone)]
pub struct BoothCode {
    prefix: String,
    row: Option<RowLetters>,
    number: u16,
    digits: u8,
}

/// Why a text is not a booth code, or a code cannot be made.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum BoothCodeError {
    /// Not prefix, row letters and number.
    #[error("unreadable booth code {typed:?}")]
    Unreadable {
        /// The text.
        typed: String,
    },
    /// The prefix is not one to four capitals or digits with at least one capital.
    #[error("bad prefix {prefix:?}")]
    BadPrefix {
        /// The prefix.
        prefix: String,
    },
    /// The number is 0 or above [`BoothCode::MAX_NUMBER`].
    #[error("bad number {number}")]
    BadNumber {
        /// The number.
        number: u32,
    },
}

impl BoothCode {
    /// The highest number of a booth.
    pub const MAX_NUMBER: u16 = 9_999;

    /// A code. `digits` is how many are written at least (1 to 4).
    ///
    /// # Errors
    /// For a prefix or number that cannot be written.
    pub fn new(
        prefix: &str,
        row: Option<RowLetters>,
        number: u16,
        digits: u8,
    ) -> Result<Self, BoothCodeError> {
        let prefix = prefix.to_ascii_uppercase();
        if !is_prefix(&prefix) {
            return Err(BoothCodeError::BadPrefix { prefix });
        }
        if !(1..=Self::MAX_NUMBER).contains(&number) {
            return Err(BoothCodeError::BadNumber { number: u32::from(number) });
        }
        Ok(Self { prefix, row, number, digits: digits.clamp(1, 4) })
    }

    /// Reads "A-01", "a1", "A 01", "A.01", "AA-012", "G-A-01", "205". Without separators the letters are the row.
    ///
    /// # Errors
    /// See [`BoothCodeError`].
    pub fn parse(text: &str) -> Result<Self, BoothCodeError> {
        let unreadable = || BoothCodeError::Unreadable { typed: text.to_owned() };
        let parts: Vec<&str> = text
            .split(|c: char| matches!(c, '-' | '.' | '_' | '/' | '–') || c.is_whitespace())
            .filter(|part| !part.is_empty())
            .collect();
        let (&last, front) = parts.split_last().ok_or_else(unreadable)?;
        let digits_at = last.find(|c: char| c.is_ascii_digit()).ok_or_else(unreadable)?;
        let (letters, number) = last.split_at(digits_at);
        if number.len() > 4 || !number.bytes().all(|b| b.is_ascii_digit()) {
            return Err(unreadable());
        }
        let (prefix, row) = match (letters, front) {
            ("", []) => ("", None),
            // A lone group of letters before the number is the row.
            ("", [row]) => match RowLetters::parse(row) {
                Some(row) => ("", Some(row)),
                None => (*row, None),
            },
            ("", [prefix, row]) => (*prefix, Some(RowLetters::parse(row).ok_or_else(unreadable)?)),
            (letters, []) => ("", Some(RowLetters::parse(letters).ok_or_else(unreadable)?)),
            (letters, [prefix]) => (*prefix, Some(RowLetters::parse(letters).ok_or_else(unreadable)?)),
            _ => return Err(unreadable()),
        };
        let digits = u8::try_from(number.len()).map_err(|_| unreadable())?;
        Self::new(prefix, row, number.parse().map_err(|_| unreadable())?, digits)
    }

    /// The part before the row, often a hall or floor; empty where there is none.
    pub fn prefix(&self) -> &str {
        &self.prefix
    }

    /// The row; `None` where rows are hundreds.
    pub const fn row(&self) -> Option<RowLetters> {
        self.row
    }

    /// The number in the row.
    pub const fn number(&self) -> u16 {
        self.number
    }

    /// The same with another number; `None` for one that cannot be written.
    pub fn with_number(&self, number: u16) -> Option<Self> {
        (1..=Self::MAX_NUMBER).contains(&number).then(|| Self { number, ..self.clone() })
    }

    /// The same in another row; `None` for a code that is in no row of letters.
    pub fn in_row(&self, row: RowLetters) -> Option<Self> {
        self.row.map(|_| Self { row: Some(row), ..self.clone() })
    }

    fn key(&self) -> (&str, Option<RowLetters>, u16) {
        (&self.prefix, self.row, self.number)
    }
}

impl fmt::Display for BoothCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if !self.prefix.is_empty() {
            write!(f, "{}-", self.prefix)?;
        }
        if let Some(row) = self.row {
            write!(f, "{row}-")?;
        }
        write!(f, "{:0width$}", self.number, width = usize::from(self.digits))
    }
}

impl PartialEq for BoothCode {
    fn eq(&self, other: &Self) -> bool {
        self.key() == other.key()
    }
}

impl Eq for BoothCode {}

impl PartialOrd for BoothCode {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for BoothCode {
    fn cmp(&self, other: &Self) -> Ordering {
        self.key().cmp(&other.key())
    }
}

impl Hash for BoothCode {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.key().hash(state);
    }
}

/// A prefix may not look like a row or a number alone: "G2", "H1", "LT1" or a word of four letters, but also a
/// single capital, since a row always follows it. Nothing at all is fine.
fn is_prefix(prefix: &str) -> bool {
    prefix.is_empty()
        || (prefix.len() <= 4
            && prefix.bytes().all(|b| b.is_ascii_uppercase() || b.is_ascii_digit())
            && prefix.bytes().any(|b| b.is_ascii_uppercase()))
}

/// The corner of the hall, seen on the plan, at which the first row begins.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub enum StartCorner {
    /// Rows downwards, numbers to the right.
    #[default]
    TopLeft,
    /// Rows downwards, numbers to the left.
    TopRight,
    /// Rows upwards, numbers to the right.
    BottomLeft,
    /// Rows upwards, numbers to the left.
    BottomRight,
}

/// What a row is called.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub enum RowNames {
    /// Letters, … B-01.
    #[default]
    Letters,
    /// Zones of a hundred: 101, 102, … 201. The first row is the place of `first_row` in the alphabet (A is 1).
    Hundreds,
}

/// How the booths of a hall are numbered.
#[derive(Debug, Clone, Default)]
pub struct Numbering {
    /// Where the first row begins.
    pub start_corner: StartCorner,
    /// Whether every second row runs the other way, as one walks.
    pub serpentine: bool,
    /// Before every code; empty for none.
    pub prefix: String,
    /// Digits of a number at least; `None` is two, or three for a row that needs them.
    pub digits: Option<u8>,
    /// The first row, A by default.
    pub first_row: Option<RowLetters>,
    /// Letters or hundreds.
    pub row_names: RowNames,
    /// Codes that are not given: taken already, or unlucky.
    pub skip: BTreeSet<BoothCode>,
    /// The first number of every row; 0 is 1.
    pub first: u16,
    /// Rows that are left out, such as I and O; of hundreds, A is the first hundred.
    pub skip_rows: BTreeSet<RowLetters>,
    /// Numbers in a row that are left out, such as 4 and 13.
    pub skip_numbers: BTreeSet<u16>,
}

/// Why rows cannot be numbered.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum NumberingError {
    /// A code cannot be written.
    #[error(transparent)]
    Code(#[from] BoothCodeError),
    /// More rows than letters, or than hundreds below 10000.
    #[error("too many rows: {rows}")]
    TooManyRows {
        /// How many there are.
        rows: usize,
    },
    /// A row runs out of numbers: 99 in a hundred, 9999 under letters.
    #[error("row {row} has too many booths: {booths}")]
    TooManyBooths {
        /// The row as given, from 0.
        row: usize,
        /// How many booths it has.
        booths: usize,
    },
}

impl Numbering {
    /// Codes for rows of booths.
    ///
    /// `row_lengths` are the booths of each row, the rows from the top of the plan down and the booths of a row
    /// from left to right, as the geometry found them. The result has the same shape: code `[r][i]` belongs to
    /// booth `i` from the left in row `r` from the top. All codes are different, and none is in `skip`.
    ///
    /// # Errors
    /// See [`NumberingError`].
    pub fn codes(&self, row_lengths: &[usize]) -> Result<Vec<Vec<BoothCode>>, NumberingError> {
        let from_bottom = matches!(self.start_corner, StartCorner::BottomLeft | StartCorner::BottomRight);
        let from_right = matches!(self.start_corner, StartCorner::TopRight | StartCorner::BottomRight);
        let mut coded = vec![Vec::new(); row_lengths.len()];
        for order in 0..row_lengths.len() {
            let row = if from_bottom { row_lengths.len() - 1 - order } else { order };
            let mut codes = self.row_codes(order, row, row_lengths)?;
            let turned = self.serpentine && order % 2 == 1;
            if from_right != turned {
                codes.reverse();
            }
            coded[row] = codes;
        }
        Ok(coded)
    }

    /// The codes of one row in the order in which it is walked.
    fn row_codes(
        &self,
        order: usize,
        row: usize,
        row_lengths: &[usize],
    ) -> Result<Vec<BoothCode>, NumberingError> {
        let booths = row_lengths[row];
        let too_many_rows = || NumberingError::TooManyRows { rows: row_lengths.len() };
        let first = self.first_row.unwrap_or(RowLetters::FIRST);
        let mut rows = (first.index()..RowLetters::COUNT).filter(|index| {
            !RowLetters::nth(*index).is_some_and(|letters| self.skip_rows.contains(&letters))
        });
        let place = rows.nth(order).ok_or_else(too_many_rows)?;
        let (letters, base, last) = match self.row_names {
            RowNames::Letters => {
                (Some(RowLetters::nth(place).ok_or_else(too_many_rows)?), 0, BoothCode::MAX_NUMBER)
            }
            RowNames::Hundreds if place < 99 => (None, (place + 1) * 100, (place + 1) * 100 + 99),
            RowNames::Hundreds => return Err(too_many_rows()),
        };
        let mut numbers = Vec::with_capacity(booths);
        let mut number = base + self.first.max(1).min(last - base) - 1;
        while numbers.len() < booths {
            if number == last {
                return Err(NumberingError::TooManyBooths { row, booths });
            }
            number += 1;
            let is_left_out = self.skip_numbers.contains(&(number - base));
            if !is_left_out && !self.skip.contains(&BoothCode::new(&self.prefix, letters, number, 1)?) {
                numbers.push(number);
            }
        }
        let widest = numbers.last().map_or(0, |number| number.to_string().len());
        let digits = self.digits.unwrap_or(2).max(u8::try_from(widest).unwrap_or(4));
        numbers.into_iter().map(|number| Ok(BoothCode::new(&self.prefix, letters, number, digits)?)).collect()
    }
}

#[cfg(test)]
mod tests;
