//! Tells data rows from sums, repeated headers, headings, notes and signatures.

use super::{LeftOut, LeftOutWhy, usual_width};
use crate::cell::{Cell, Row};
use crate::columns::{ColumnMatch, Field, fold};

pub(super) struct Sorted {
    pub(super) data: Vec<usize>,
    pub(super) left_out: Vec<LeftOut>,
}

/// First words of rows that sum up.
const TOTALS: &[&str] = &[
    "jumlah",
    "total",
    "grand total",
    "sub total",
    "subtotal",
    "jml",
    "rata rata",
    "average",
    "sum",
    "jumlah total",
    "total keseluruhan",
    "jumlah keseluruhan",
    "jumlah peserta",
    "total peserta",
];

/// First words of what stands beneath a table.
const NOTES: &[&str] = &[
    "catatan",
    "keterangan",
    "ket",
    "note",
    "notes",
    "sumber",
    "mengetahui",
    "menyetujui",
    "nip",
    "ketua",
    "sekretaris",
    "panitia",
    "dibuat oleh",
    "disusun oleh",
    "diperiksa",
    "hormat kami",
    "kepala",
    "a n",
    "tertanda",
    "ttd",
    "dicetak",
    "halaman",
    "jakarta",
    "demikian",
    "petugas",
];

pub(super) fn sort(rows: &[Row], first_data: usize, headers: &[String], columns: &[ColumnMatch]) -> Sorted {
    let column_of =
        |field: Field| columns.iter().find(|column| column.field == Some(field)).map(|column| column.index);
    let judge = Judge {
        usual: usual_width(rows[first_data..].iter()),
        header: headers.iter().map(|header| fold(header)).collect(),
        number: column_of(Field::No),
        names: [Field::FirmName, Field::OwnerName].into_iter().filter_map(column_of).collect(),
        recognised: columns.iter().filter(|column| column.field.is_some()).count(),
    };
    let mut sums = vec![0.0; headers.len()];
    let mut sorted = Sorted { data: Vec::new(), left_out: Vec::new() };
    let mut after_total = false;
    for (at, row) in rows.iter().enumerate().skip(first_data) {
        let why = judge.why_left_out(row, sorted.data.len(), &sums, after_total);
        match why {
            Some(why) => {
                after_total |= why == LeftOutWhy::Total;
                sorted.left_out.push(LeftOut { row: row.number, why });
            }
            None => {
                after_total = false;
                sorted.data.push(at);
                for (sum, cell) in sums.iter_mut().zip(&row.cells) {
                    *sum += plain_number(cell).unwrap_or(0.0);
                }
            }
        }
    }
    sorted
}

struct Judge {
    /// Filled cells of the usual row.
    usual: usize,
    header: Vec<String>,
    number: Option<usize>,
    names: Vec<usize>,
    recognised: usize,
}

impl Judge {
    fn why_left_out(
        &self,
        row: &Row,
        data_before: usize,
        sums: &[f64],
        after_total: bool,
    ) -> Option<LeftOutWhy> {
        let filled: Vec<(usize, &Cell)> =
            row.cells.iter().enumerate().filter(|(_, cell)| !cell.is_blank()).collect();
        let Some((first_column, first)) = filled.first().copied() else { return Some(LeftOutWhy::Blank) };
        if filled.len() == 1
            && Some(first_column) == self.number
            && self.usual > 2
            && is_running_number(first)
        {
            return Some(LeftOutWhy::Blank);
        }
        if self.is_repeated_header(row) {
            return Some(LeftOutWhy::RepeatedHeader);
        }
        if data_before == 0 && is_column_numbers(&filled) {
            return Some(LeftOutWhy::ColumnNumbers);
        }
        if is_total(&filled) || (data_before >= 2 && self.is_bare_sum(&filled, sums)) {
            return Some(LeftOutWhy::Total);
        }
        if self.is_note(&filled, after_total) {
            return Some(LeftOutWhy::Note);
        }
        None
    }

    /// Most cells say what the header says.
    fn is_repeated_header(&self, row: &Row) -> bool {
        let (mut same, mut different) = (0, 0);
        for (header, cell) in self.header.iter().zip(&row.cells).filter(|(header, _)| !header.is_empty()) {
            let Cell::Text(text) = cell else {
                different += usize::from(!cell.is_blank());
                continue;
            };
            // Folding every cell of a large table is slow; another first letter settles nearly all.
            let first = text.chars().find(|c| c.is_alphanumeric()).map(|c| c.to_ascii_lowercase());
            if first.is_some()
                && (first == header.chars().next() || !text.is_ascii())
                && fold(text) == *header
            {
                same += 1;
            } else {
                different += usize::from(first.is_some());
            }
            if different > 3 && different > same * 2 {
                return false;
            }
        }
        same >= 2 && same * 10 >= (same + different) * 6
    }

    /// Numbers only, without a name, and one of them is the sum of its column.
    fn is_bare_sum(&self, filled: &[(usize, &Cell)], sums: &[f64]) -> bool {
        filled.iter().all(|(column, cell)| {
            plain_number(cell).is_some() && Some(*column) != self.number && !self.names.contains(column)
        }) && filled.iter().any(|(column, cell)| {
            let sum = sums.get(*column).copied().unwrap_or(0.0);
            sum > 0.0 && plain_number(cell).is_some_and(|value| (value - sum).abs() < 0.5)
        })
    }

    fn is_note(&self, filled: &[(usize, &Cell)], after_total: bool) -> bool {
        // A narrow list gives no measure of what is sparse.
        if self.usual < 4 || self.recognised < 3 || filled.len() * 4 > self.usual {
            return false;
        }
        let numbered =
            filled.iter().any(|(column, cell)| Some(*column) == self.number && is_running_number(cell));
        if numbered {
            return false;
        }
        let named = filled.iter().any(|(column, _)| self.names.contains(column));
        let worded = filled.iter().any(|(_, cell)| begins_with(&fold(&cell.text()), NOTES));
        after_total || worded || (filled.len() <= 2 && !named) || (filled.len() == 1 && self.number.is_some())
    }
}

/// The first text begins with a word of sums, and the other cells are numbers.
fn is_total(filled: &[(usize, &Cell)]) -> bool {
    if filled.iter().filter(|(_, cell)| !is_numeric(cell)).nth(2).is_some() {
        return false;
    }
    let Some(label) = filled.iter().position(|(_, cell)| begins_with(&fold(&cell.text()), TOTALS)) else {
        return false;
    };
    let text = fold(&filled[label].1.text());
    // "Total Kriya" may be a firm: a label of a sum is short or says what it counts.
    let label_words =
        ["peserta", "keseluruhan", "umkm", "omzet", "stan", "booth", "total", "semua", "orang", "unit"];
    let is_label = TOTALS.contains(&text.as_str())
        || text.split(' ').skip(1).all(|word| {
            label_words.contains(&word) || word.bytes().all(|b| b.is_ascii_digit()) || TOTALS.contains(&word)
        });
    let others_are_numbers =
        filled.iter().enumerate().all(|(at, (_, cell))| at == label || is_numeric(cell) || is_count(cell));
    others_are_numbers && (is_label || (filled.len() > 1 && label == 0 && filled.len() <= 3))
}

/// "46 peserta"
fn is_count(cell: &Cell) -> bool {
    let text = fold(&cell.text());
    let mut words = text.split(' ');
    words.next().is_some_and(|word| word.bytes().all(|b| b.is_ascii_digit()))
        && words
            .all(|word| matches!(word, "peserta" | "orang" | "umkm" | "unit" | "stan" | "booth" | "usaha"))
}

fn begins_with(text: &str, phrases: &[&str]) -> bool {
    phrases
        .iter()
        .any(|phrase| text.strip_prefix(phrase).is_some_and(|rest| rest.is_empty() || rest.starts_with(' ')))
}

/// 1, 2, 3 … over the whole width, with or without brackets.
fn is_column_numbers(filled: &[(usize, &Cell)]) -> bool {
    filled.len() >= 3
        && filled.iter().zip(1_u32..).all(|((_, cell), expected)| {
            let text = cell.text();
            let bare = text.trim().trim_start_matches('(').trim_end_matches([')', '.']);
            bare.parse() == Ok(expected)
        })
}

fn is_running_number(cell: &Cell) -> bool {
    cell.text().trim().trim_end_matches('.').parse::<u32>().is_ok()
}

/// A number of any look: "Rp 1.250.000", "1.250.000,00", "46".
fn is_numeric(cell: &Cell) -> bool {
    match cell {
        Cell::Number(_) => true,
        Cell::Text(text) => {
            let bare = text.trim().trim_start_matches(['R', 'r']).trim_start_matches(['P', 'p']).trim();
            let bare = bare.trim_start_matches('.').trim();
            bare.bytes().any(|b| b.is_ascii_digit())
                && bare.bytes().all(|b| b.is_ascii_digit() || matches!(b, b'.' | b',' | b' ' | b'-'))
        }
        // A sum whose formula has failed.
        Cell::Error(_) => true,
        _ => false,
    }
}

/// A number whose value is plain: a number cell, or digits with thousands points.
fn plain_number(cell: &Cell) -> Option<f64> {
    match cell {
        Cell::Number(number) => Some(*number),
        Cell::Text(_) if is_numeric(cell) => {
            let text = cell.text();
            let whole = text.split(',').next().unwrap_or("");
            let digits: String = whole.chars().filter(char::is_ascii_digit).collect();
            digits.parse().ok()
        }
        _ => None,
    }
}
