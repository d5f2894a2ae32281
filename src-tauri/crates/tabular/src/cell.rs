//! What a spreadsheet holds once it is read: sheets, rows, cells.

use std::borrow::Cow;

use chrono::{NaiveDate, NaiveDateTime};

/// One value, typed as far as the file says so. A CSV gives only [`Cell::Text`].
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Cell {
    /// Nothing was typed.
    #[default]
    Empty,
    /// Text as it stands, blanks at its ends included.
    Text(String),
    /// A number, without its display format.
    Number(f64),
    /// A day without a time.
    Date(NaiveDate),
    /// A day with a time, in the spreadsheet's own zone.
    DateTime(NaiveDateTime),
    /// A tick box or a logical value.
    Bool(bool),
    /// A formula's failure as the spreadsheet shows it, `#REF!` or `#N/A`.
    Error(String),
}

/// The digits of an id (NIK, NIB, NPWP, phone) and whether the spreadsheet may have damaged them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct IdDigits {
    /// The digits as far as they are known.
    pub digits: String,
    /// The value went through a number of more than 15 digits or through "3,17E+15": the last digits
    /// are not to be trusted.
    pub damaged: bool,
}

/// Excel keeps 15 significant digits, so a longer integer has lost its tail before it was saved.
const FIRST_DAMAGED_INTEGER: f64 = 1e15;

impl Cell {
    /// The value as text: an integer with all its digits and no exponent, a date as `2019-11-25`.
    pub fn text(&self) -> Cow<'_, str> {
        match self {
            Cell::Empty => Cow::Borrowed(""),
            Cell::Text(text) | Cell::Error(text) => Cow::Borrowed(text),
            Cell::Number(number) => Cow::Owned(number_text(*number)),
            Cell::Date(date) => Cow::Owned(date.format("%Y-%m-%d").to_string()),
            Cell::DateTime(moment) => Cow::Owned(moment.format("%Y-%m-%d %H:%M:%S").to_string()),
            Cell::Bool(true) => Cow::Borrowed("TRUE"),
            Cell::Bool(false) => Cow::Borrowed("FALSE"),
        }
    }

    /// Whether nothing can be seen in the cell: empty, or white space only.
    pub fn is_blank(&self) -> bool {
        match self {
            Cell::Empty => true,
            Cell::Text(text) => text.trim().is_empty(),
            _ => false,
        }
    }

    /// The digits of an id in this cell; `None` where there is no digit. Punctuation is dropped, a
    /// leading plus too. A number of 16 digits or more, and text like "3,17507E+15", is damaged.
    pub fn id_digits(&self) -> Option<IdDigits> {
        if let Cell::Number(number) = self {
            if number.fract() != 0.0 || *number < 0.0 {
                return None;
            }
            return Some(IdDigits {
                digits: number_text(*number),
                damaged: *number >= FIRST_DAMAGED_INTEGER,
            });
        }
        let text = self.text();
        if let Some(number) = scientific(&text) {
            return Some(IdDigits { digits: number_text(number), damaged: true });
        }
        let digits: String = text.chars().filter(char::is_ascii_digit).collect();
        (!digits.is_empty()).then_some(IdDigits { digits, damaged: false })
    }
}

/// A number in full: `1e21` and beyond fall back to the exponent, fractions keep their shortest form.
fn number_text(number: f64) -> String {
    // Up to here a whole number of 64 bits is exact, and much quicker to write.
    if number.fract() == 0.0 && number.abs() < 9e15 {
        (number as i64).to_string()
    } else if number.fract() == 0.0 && number.abs() < 1e21 {
        // Adding zero turns a minus zero into a plain one.
        format!("{:.0}", number + 0.0)
    } else {
        format!("{number}")
    }
}

/// "3.17507E+15" and "3,17507E+15": what a spreadsheet saves as CSV for a long number.
fn scientific(text: &str) -> Option<f64> {
    let text = text.trim();
    let (mantissa, exponent) = text.split_once(['E', 'e'])?;
    let exponent = exponent.strip_prefix('+').unwrap_or(exponent);
    if mantissa.is_empty() || exponent.is_empty() || !exponent.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    let exponent: u32 = exponent.parse().ok().filter(|exponent| (3..=20).contains(exponent))?;
    let mantissa = mantissa.replace(',', ".");
    if !mantissa.bytes().all(|b| b.is_ascii_digit() || b == b'.') {
        return None;
    }
    format!("{mantissa}e{exponent}").parse::<f64>().ok()
}

/// A row in which something stands.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Row {
    /// As the spreadsheet numbers it, from 1, blank rows counted.
    pub number: u32,
    /// From column A to the last cell that holds something; gaps are [`Cell::Empty`].
    pub cells: Vec<Cell>,
}

impl Row {
    /// The cell of a column (from 0); empty beyond the last one.
    pub fn cell(&self, column: usize) -> &Cell {
        static EMPTY: Cell = Cell::Empty;
        self.cells.get(column).unwrap_or(&EMPTY)
    }

    /// How many cells are not blank.
    pub fn filled(&self) -> usize {
        self.cells.iter().filter(|cell| !cell.is_blank()).count()
    }
}

/// A sheet: its rows in order, blank ones left out.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Sheet {
    /// The tab's name; empty for a text file.
    pub name: String,
    /// Whether the tab is hidden.
    pub hidden: bool,
    /// Ascending by number.
    pub rows: Vec<Row>,
    /// Cells to the right of the column limit, which were not read.
    pub left_out_cells: u64,
}

impl Sheet {
    /// The number of columns up to the last one in which something stands.
    pub fn width(&self) -> usize {
        self.rows.iter().map(|row| row.cells.len()).max().unwrap_or(0)
    }
}

/// What the file was in truth, whatever its extension.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FileFormat {
    /// Excel since 2007.
    Xlsx,
    /// Excel 97 to 2003.
    Xls,
    /// LibreOffice.
    Ods,
    /// Text with a delimiter between its fields.
    Delimited {
        /// `;`, `,`, tab or `|`.
        delimiter: char,
        /// The encoding's WHATWG name, such as `UTF-8` or `windows-1252`.
        encoding: &'static str,
        /// Some bytes made no sense in that encoding and became U+FFFD.
        lossy: bool,
    },
}

/// A file that was read.
#[derive(Clone, Debug, PartialEq)]
pub struct Workbook {
    /// The true format.
    pub format: FileFormat,
    /// In the file's order; at least one, and at least one row among them.
    pub sheets: Vec<Sheet>,
}

/// The column's letters as a spreadsheet shows them: 0 is A, 26 is AA.
pub fn column_letters(column: usize) -> String {
    let mut letters = Vec::new();
    let mut rest = column + 1;
    while rest > 0 {
        rest -= 1;
        letters.push(char::from(b'A' + u8::try_from(rest % 26).unwrap_or(0)));
        rest /= 26;
    }
    letters.iter().rev().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_in_a_number_cell_keeps_all_its_digits() {
        assert_eq!(Cell::Number(9_120_001_234_567.0).text(), "9120001234567");
        assert_eq!(Cell::Number(3_175_056_403_729_808.0).text(), "3175056403729808");
        assert_eq!(Cell::Number(1.5).text(), "1.5");
        assert_eq!(Cell::Number(-0.0).text(), "0");
    }

    #[test]
    fn a_sixteen_digit_number_is_reported_as_damaged() {
        let nik = Cell::Number(3_175_056_403_729_808.0).id_digits().unwrap();
        assert!(nik.damaged);
        assert!(!Cell::Number(9_120_001_234_567.0).id_digits().unwrap().damaged);
        assert!(!Cell::Text("3175056403729808".into()).id_digits().unwrap().damaged);
        let saved = Cell::Text("3,17506E+15".into()).id_digits().unwrap();
        assert_eq!((saved.digits.as_str(), saved.damaged), ("3175060000000000", true));
    }

    #[test]
    fn digits_are_picked_out_of_punctuation() {
        let npwp = Cell::Text("12.345.678.9-012.000".into()).id_digits().unwrap();
        assert_eq!(npwp.digits, "123456789012000");
        assert_eq!(Cell::Text("belum ada".into()).id_digits(), None);
    }

    #[test]
    fn columns_are_lettered_as_in_a_spreadsheet() {
        assert_eq!([0, 25, 26, 31, 16_383].map(column_letters), ["A", "Z", "AA", "AF", "XFD"]);
    }
}
