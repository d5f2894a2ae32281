//! Finds the table in a workbook: the sheet, the header under its title rows, the data rows, and what
//! stands among and beneath them that is no data.

mod rows;
#[cfg(test)]
mod tests;

use crate::cell::{Cell, Row, Sheet, Workbook};
use crate::columns::{
    ColumnMatch, Field, NAME_THRESHOLD, Remembered, has_header_word, header_fingerprint, named, recognise,
};

/// Rows from the top in which the header is looked for.
const HEADER_SEARCH_ROWS: usize = 60;
/// Columns looked at when a header is looked for.
const HEADER_SEARCH_COLUMNS: usize = 128;
/// Data rows that the recognition of columns sees.
const SAMPLE_ROWS: usize = 200;
/// Rows of the first look, which only has to find the numbers and the names.
const FIRST_SAMPLE_ROWS: usize = 40;
/// A row that names so many fields, with so much certainty, is the header: the search ends a few rows on.
const PLAIN_HEADER_FIELDS: usize = 6;
const ROWS_AFTER_PLAIN_HEADER: usize = 3;

/// A table found in a sheet.
#[derive(Clone, Debug, PartialEq)]
pub struct Table {
    /// The sheet's index in the workbook.
    pub sheet: usize,
    /// The numbers of the first and last header row, as the spreadsheet counts; none where the table has
    /// no header.
    pub header_rows: Option<(u32, u32)>,
    /// One for each column, with the field it was taken for.
    pub columns: Vec<ColumnMatch>,
    /// Indices into the sheet's rows, ascending.
    pub data: Vec<usize>,
    /// The other rows, by their spreadsheet numbers, ascending.
    pub left_out: Vec<LeftOut>,
}

/// A row that is no data.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LeftOut {
    /// As the spreadsheet numbers it.
    pub row: u32,
    /// Why.
    pub why: LeftOutWhy,
}

/// Why a row is no data.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LeftOutWhy {
    /// Above the header.
    Title,
    /// Only white space, or only a running number set out for somebody who never came.
    Blank,
    /// A sum or count beneath the data or between groups.
    Total,
    /// The header once more, as on each printed page.
    RepeatedHeader,
    /// "(1) (2) (3)" beneath the header, as official tables number their columns.
    ColumnNumbers,
    /// A heading between groups, a note, a place and date, a signature.
    Note,
}

/// Finds the table with the most recognised headers and data rows; among equals the first, visible ones
/// before hidden ones. `None` only when no sheet has any row.
pub fn find_table(workbook: &Workbook, remembered: &Remembered) -> Option<Table> {
    let mut best: Option<(f64, Table)> = None;
    for (index, sheet) in workbook.sheets.iter().enumerate() {
        let Some(table) = find_table_in(sheet, index, remembered) else { continue };
        let recognised = table.columns.iter().filter(|column| column.field.is_some()).count() as f64;
        let rows = table.data.len() as f64;
        let value = (recognised + 0.1) * (rows + 1.0).ln() * if sheet.hidden { 0.1 } else { 1.0 };
        if best.as_ref().is_none_or(|(known, _)| value > *known) {
            best = Some((value, table));
        }
    }
    best.map(|(_, table)| table)
}

/// Finds the table in one sheet; `index` is the sheet's index in its workbook. `None` when it has no row.
pub fn find_table_in(sheet: &Sheet, index: usize, remembered: &Remembered) -> Option<Table> {
    if sheet.rows.is_empty() {
        return None;
    }
    let header = find_header(&sheet.rows, remembered);
    Some(table_below(sheet, index, header.as_ref(), remembered))
}

/// The table of a sheet beneath the header that a person has pointed at, by its row as the spreadsheet numbers it: of a
/// header of two lines, either. `None` where nothing stands in that row.
pub fn find_table_below(
    sheet: &Sheet,
    index: usize,
    header_row: u32,
    remembered: &Remembered,
) -> Option<Table> {
    let at = sheet.rows.iter().position(|row| row.number == header_row)?;
    let rows = &sheet.rows;
    let header = if at > 0 && is_group_line(&rows[at - 1], &rows[at]) {
        Header { first: at - 1, lines: 2 }
    } else {
        let two = rows.get(at + 1).is_some_and(|below| is_second_line(&rows[at], below));
        Header { first: at, lines: if two { 2 } else { 1 } }
    };
    Some(table_below(sheet, index, Some(&header), remembered))
}

fn table_below(sheet: &Sheet, index: usize, header: Option<&Header>, remembered: &Remembered) -> Table {
    let width = sheet.width();
    let (headers, first_data, header_rows) = match header {
        Some(header) => {
            let last = header.first + header.lines - 1;
            let numbers = (sheet.rows[header.first].number, sheet.rows[last].number);
            (header.texts(&sheet.rows, width), last + 1, Some(numbers))
        }
        None => (vec![String::new(); width], first_wide_row(&sheet.rows), None),
    };
    let titles = header.map_or(first_data, |header| header.first);
    let mut left_out: Vec<LeftOut> =
        sheet.rows[..titles].iter().map(|row| LeftOut { row: row.number, why: LeftOutWhy::Title }).collect();
    // The fields steer what is data and the data steer the fields: a first look by names and raw rows,
    // then a second by the data alone.
    let raw: Vec<&Row> = sheet.rows[first_data..].iter().take(FIRST_SAMPLE_ROWS).collect();
    let columns = recognise(&headers, &raw, remembered);
    let sorted = rows::sort(&sheet.rows, first_data, &headers, &columns);
    left_out.extend(sorted.left_out);
    let sample: Vec<&Row> = sorted.data.iter().take(SAMPLE_ROWS).map(|at| &sheet.rows[*at]).collect();
    let columns = recognise(&headers, &sample, remembered);
    Table { sheet: index, header_rows, columns, data: sorted.data, left_out }
}

struct Header {
    /// Index of the first line.
    first: usize,
    /// One or two.
    lines: usize,
}

/// The fields that a row's cells name, and how well on the whole.
struct Naming {
    fields: usize,
    score: f64,
    filled: usize,
    /// Cells that a person has matched to a field before.
    corrected: usize,
}

fn naming(row: &Row, remembered: &Remembered) -> Naming {
    let mut fields: Vec<Field> = Vec::new();
    let mut score = 0.0;
    let mut corrected = 0;
    for cell in row.cells.iter().take(HEADER_SEARCH_COLUMNS) {
        let Cell::Text(text) = cell else { continue };
        // A header that a person has matched names what they said, whatever it is called.
        let by_hand = match remembered.get(&header_fingerprint(text)) {
            Some(Some(field)) => Some((Some(*field), 1.0)),
            _ => None,
        };
        corrected += usize::from(by_hand.is_some());
        if let Some((Some(field), strength)) = by_hand.or_else(|| best_name(text)) {
            if !fields.contains(&field) {
                fields.push(field);
                score += strength;
            } else if field.max_columns() > 1 {
                score += strength * 0.5;
            }
        }
    }
    Naming { fields: fields.len(), score, filled: row.filled(), corrected }
}

/// What a header cell names best; nothing for a cell that can only be data.
fn best_name(text: &str) -> Option<(Option<Field>, f64)> {
    let digits = text.bytes().filter(u8::is_ascii_digit).count();
    if text.trim().len() < 2 && text.trim() != "#"
        || digits > 6
        || digits * 2 > text.len()
        || is_address(text)
    {
        return None;
    }
    if !has_header_word(text) {
        return None;
    }
    named(text).into_iter().next()
}

fn is_address(text: &str) -> bool {
    text.contains('@') || text.starts_with("http")
}

fn find_header(rows: &[Row], remembered: &Remembered) -> Option<Header> {
    let mut best: Option<(f64, usize)> = None;
    let mut end = HEADER_SEARCH_ROWS;
    for (at, row) in rows.iter().take(HEADER_SEARCH_ROWS).enumerate() {
        if at >= end {
            break;
        }
        let naming = naming(row, remembered);
        if naming.fields < 2
            && naming.corrected == 0
            && !(naming.fields == 1 && naming.filled == 1 && is_strong_single(row))
        {
            continue;
        }
        // A row of data names fields only by chance: most of its cells name none.
        let share = naming.score / naming.filled.max(1) as f64;
        if share < 0.3 {
            continue;
        }
        if naming.fields >= PLAIN_HEADER_FIELDS && share > 0.6 {
            end = end.min(at + 1 + ROWS_AFTER_PLAIN_HEADER);
        }
        let value = naming.score * (0.5 + share);
        if best.is_none_or(|(known, _)| value > known + 1e-9) {
            best = Some((value, at));
        }
    }
    let (_, at) = best?;
    // The best line may be the lower one of two: its groups stand above it.
    if at > 0 && is_group_line(&rows[at - 1], &rows[at]) {
        return Some(Header { first: at - 1, lines: 2 });
    }
    let two = rows.get(at + 1).is_some_and(|below| is_second_line(&rows[at], below));
    Some(Header { first: at, lines: if two { 2 } else { 1 } })
}

/// A list of one column with a name like "Nama Usaha".
fn is_strong_single(row: &Row) -> bool {
    row.cells
        .iter()
        .any(|cell| best_name(&cell.text()).is_some_and(|(field, score)| field.is_some() && score >= 0.99))
}

/// Whether `below` continues the header `above`: text only, each cell beneath a group's span or a gap, and
/// nothing in it that looks like data.
fn is_second_line(above: &Row, below: &Row) -> bool {
    // A title spans the table as well, but stands alone in its row.
    if below.number != above.number + 1 || below.filled() == 0 || above.filled() < 3 {
        return false;
    }
    let mut names = 0;
    let mut gaps = 0;
    let mut under_group = 0;
    let mut group_open = false;
    for column in 0..above.cells.len().max(below.cells.len()) {
        let (head, sub) = (above.cell(column), below.cell(column));
        let next_gap = above.cell(column + 1).is_blank() && !below.cell(column + 1).is_blank();
        if !head.is_blank() {
            group_open = next_gap && !sub.is_blank();
        }
        if sub.is_blank() {
            continue;
        }
        let short = sub.text().trim().len() <= 40;
        let ordinal = matches!(sub.text().trim(), "1" | "2" | "3" | "4" | "I" | "II");
        if !ordinal && (!matches!(sub, Cell::Text(_)) || !short || is_address(&sub.text())) {
            return false;
        }
        if head.is_blank() && !group_open {
            gaps += 1;
        } else if group_open {
            under_group += 1;
        } else {
            // A cell beneath a header that has no group: data, unless it merely states a unit.
            return false;
        }
        if best_name(&sub.text()).is_some_and(|(field, score)| field.is_some() && score >= NAME_THRESHOLD)
            || ordinal
        {
            names += 1;
        }
    }
    under_group >= 2 && names * 2 >= under_group + gaps
}

/// Whether `above` holds the groups of the header line `below`.
fn is_group_line(above: &Row, below: &Row) -> bool {
    is_second_line(above, below)
}

impl Header {
    /// One text for each column. Of two lines, the lower one, with its group before it where that names
    /// the field better ("Penjaga Stan" over "1").
    fn texts(&self, rows: &[Row], width: usize) -> Vec<String> {
        let top = &rows[self.first];
        if self.lines == 1 {
            return (0..width).map(|column| clean(&top.cell(column).text())).collect();
        }
        let below = &rows[self.first + 1];
        let mut group = String::new();
        (0..width)
            .map(|column| {
                let head = clean(&top.cell(column).text());
                let sub = clean(&below.cell(column).text());
                if !head.is_empty() {
                    group.clone_from(&head);
                }
                if sub.is_empty() {
                    group.clear();
                    return head;
                }
                if group.is_empty() {
                    return sub;
                }
                let both = format!("{group} {sub}");
                let strength = |text: &str| match best_name(text) {
                    Some((Some(_), score)) => score,
                    _ => 0.0,
                };
                if strength(&sub) >= strength(&both) && strength(&sub) > 0.0 { sub } else { both }
            })
            .collect()
    }
}

/// A header on one line, without doubled blanks.
fn clean(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Without a header the table begins at the first row that is about as wide as most rows are.
fn first_wide_row(rows: &[Row]) -> usize {
    let usual = usual_width(rows.iter());
    rows.iter().position(|row| row.filled() * 2 >= usual).unwrap_or(0)
}

/// The number of filled cells that three rows in four do not pass: short tables have many sparse rows
/// beneath them, which would pull a median down.
fn usual_width<'r>(rows: impl Iterator<Item = &'r Row>) -> usize {
    let mut widths: Vec<usize> = rows.map(Row::filled).collect();
    widths.sort_unstable();
    widths.get(widths.len() * 3 / 4).copied().unwrap_or(0)
}
