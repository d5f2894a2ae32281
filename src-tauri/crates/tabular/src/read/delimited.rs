//! Delimited text: any usual delimiter, quoting, and rows numbered as a spreadsheet numbers them.

use std::cmp::Ordering;

use super::collect::Collector;
use super::{Excess, ReadError, ReadLimits, encoding, sniff};
use crate::cell::{Cell, FileFormat};
use crate::write::unguard_text;

/// In order of preference when two fit equally well.
const DELIMITERS: [u8; 4] = *b";\t,|";

/// Records looked at to choose the delimiter.
const SAMPLE_RECORDS: usize = 200;

/// The CSV reader remembers where each field of a record ends, so a line of nothing but delimiters costs
/// eight times its size; no honest line has this many.
const MAX_DELIMITERS_PER_LINE: u64 = 100_000;

pub(super) fn read(
    bytes: &[u8],
    name: &str,
    limits: &ReadLimits,
    collector: &mut Collector<'_, '_, '_>,
) -> Result<FileFormat, ReadError> {
    let decoded = encoding::decode(bytes)?;
    sniff::refuse_markup(&decoded.text)?;
    let (stated, text) = separator_line(&decoded.text);
    if text.trim().is_empty() {
        return Err(ReadError::Empty);
    }
    let delimiter = stated.unwrap_or_else(|| choose_delimiter(text));
    refuse_endless_lines(text, delimiter, limits)?;
    collector.start_sheet(name.to_owned(), false)?;
    read_records(text, delimiter, collector)?;
    Ok(FileFormat::Delimited {
        delimiter: char::from(delimiter),
        encoding: decoded.encoding,
        lossy: decoded.lossy,
    })
}

fn read_records(text: &str, delimiter: u8, collector: &mut Collector<'_, '_, '_>) -> Result<(), ReadError> {
    let mut reader = reader(text, delimiter);
    let mut record = csv::StringRecord::new();
    let mut row0 = 0_u32;
    loop {
        let start = position(&reader);
        if !reader.read_record(&mut record).map_err(ReadError::broken)? {
            return Ok(());
        }
        // The CSV reader skips blank lines silently; the spreadsheet counts them.
        let raw = &text[start..position(&reader)];
        row0 = row0.saturating_add(leading_line_breaks(raw, text[..start].ends_with('\r')));
        refuse_open_quote(raw, &record, row0, position(&reader) >= text.len())?;
        for (column, field) in record.iter().enumerate() {
            if !field.is_empty() {
                collector.put(row0, column, Cell::Text(unguard_text(field).to_owned()))?;
            }
        }
        row0 = row0.saturating_add(1);
    }
}

fn reader(text: &str, delimiter: u8) -> csv::Reader<&[u8]> {
    csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(delimiter)
        .from_reader(text.as_bytes())
}

fn position(reader: &csv::Reader<&[u8]>) -> usize {
    usize::try_from(reader.position().byte()).unwrap_or(usize::MAX)
}

/// Line breaks before the record's first character; the `\n` that ends a `\r\n` of the line before does
/// not count.
fn leading_line_breaks(raw: &str, after_return: bool) -> u32 {
    let mut breaks = 0;
    let mut previous_return = after_return;
    for byte in raw.bytes() {
        match byte {
            b'\n' if previous_return => previous_return = false,
            b'\n' => breaks += 1,
            b'\r' => {
                breaks += 1;
                previous_return = true;
            }
            _ => break,
        }
    }
    breaks
}

/// An opening quote without its partner swallows the rest of the file into one cell.
fn refuse_open_quote(raw: &str, record: &csv::StringRecord, row0: u32, last: bool) -> Result<(), ReadError> {
    let swallowed = last
        && record.iter().next_back().is_some_and(|field| field.contains('\n'))
        && raw.bytes().filter(|byte| *byte == b'"').count() % 2 == 1;
    if swallowed { Err(ReadError::OpenQuote { row: row0.saturating_add(1) }) } else { Ok(()) }
}

/// Excel's own first line `sep=;`, which it shows nowhere and does not count.
fn separator_line(text: &str) -> (Option<u8>, &str) {
    let Some(rest) = text.strip_prefix("sep=").or_else(|| text.strip_prefix("SEP=")) else {
        return (None, text);
    };
    let Some(delimiter) = rest.bytes().next().filter(u8::is_ascii) else { return (None, text) };
    let rest = &rest[1..];
    match rest.strip_prefix("\r\n").or_else(|| rest.strip_prefix('\n')) {
        Some(rest) if !matches!(delimiter, b'"' | b'\r' | b'\n') => (Some(delimiter), rest),
        _ => (None, text),
    }
}

/// The delimiter that cuts most records into the same, largest number of fields.
fn choose_delimiter(text: &str) -> u8 {
    let mut best = (DELIMITERS[0], 0.0);
    for delimiter in DELIMITERS {
        let score = delimiter_score(text, delimiter);
        if score.partial_cmp(&best.1) == Some(Ordering::Greater) {
            best = (delimiter, score);
        }
    }
    best.0
}

fn delimiter_score(text: &str, delimiter: u8) -> f64 {
    // A sample of bounded size; a record cut at its end does not matter.
    let mut end = text.len().min(256 << 10);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    let mut reader = reader(&text[..end], delimiter);
    let mut record = csv::StringRecord::new();
    let mut widths: Vec<usize> = Vec::new();
    while widths.len() < SAMPLE_RECORDS && reader.read_record(&mut record).unwrap_or(false) {
        widths.push(record.len());
    }
    widths.sort_unstable();
    let mut best = 0.0_f64;
    for run in widths.chunk_by(|a, b| a == b) {
        if run[0] > 1 {
            let share = run.len() as f64 / widths.len() as f64;
            best = best.max(share * (run[0] as f64).ln());
        }
    }
    best
}

fn refuse_endless_lines(text: &str, delimiter: u8, limits: &ReadLimits) -> Result<(), ReadError> {
    let mut in_line = 0_u64;
    for byte in text.bytes() {
        if byte == b'\n' {
            in_line = 0;
        } else if byte == delimiter {
            in_line += 1;
            if in_line > MAX_DELIMITERS_PER_LINE {
                return Err(ReadError::TooLarge { what: Excess::Columns, limit: limits.columns as u64 });
            }
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use crate::cell::{FileFormat, Workbook};
    use crate::read::{Excess, ReadError, ReadLimits, read_bytes, unwatched};

    fn read(text: &str) -> Result<Workbook, ReadError> {
        read_bytes(text.as_bytes(), "peserta", &ReadLimits::default(), &mut unwatched)
    }

    fn rows(text: &str) -> Vec<(u32, Vec<String>)> {
        let workbook = read(text).unwrap();
        let rows = &workbook.sheets[0].rows;
        rows.iter()
            .map(|row| (row.number, row.cells.iter().map(|c| c.text().into_owned()).collect()))
            .collect()
    }

    fn delimiter(text: &str) -> char {
        match read(text).unwrap().format {
            FileFormat::Delimited { delimiter, .. } => delimiter,
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn the_delimiter_is_seen_among_the_others() {
        assert_eq!(delimiter("DAFTAR\nNo;Nama;Omzet\n1;Kriya, Batik;1,5\n2;Omah;2,5\n"), ';');
        assert_eq!(delimiter("No,Nama,Alamat\n1,Kriya,\"Jl. A; No. 2\"\n"), ',');
        assert_eq!(delimiter("No\tNama, Usaha\n1\tKriya\n"), '\t');
        assert_eq!(delimiter("No|Nama\n1|Kriya\n"), '|');
        assert_eq!(delimiter("sep=,\nNo;1,Nama\n1,Kriya\n"), ',');
    }

    #[test]
    fn rows_are_numbered_with_the_blank_lines_between_them() {
        let numbers = |text: &str| rows(text).iter().map(|row| row.0).collect::<Vec<_>>();
        assert_eq!(numbers("Judul\n\n\nNo;Nama\n1;A\n\n2;B\n"), [1, 4, 5, 7]);
        assert_eq!(numbers("Judul\r\n\r\nNo;Nama\r\n;;\r\n1;A\r\n"), [1, 3, 5]);
        assert_eq!(numbers("\n\nNo;Nama\n1;\"Jl. A\nRT 1\"\n2;B"), [3, 4, 5]);
        assert_eq!(numbers("No;Nama\r1;A\r\r2;B\r"), [1, 2, 4]);
    }

    #[test]
    fn a_quoted_line_break_stays_in_its_cell() {
        assert_eq!(rows("No;Alamat\n1;\"Jl. \"\"A\"\"; No. 2\nRT 1\"\n")[1].1[1], "Jl. \"A\"; No. 2\nRT 1");
    }

    #[test]
    fn an_open_quote_is_named_with_its_row() {
        let error = read("No;Nama\n1;\"Kriya\n2;Omah\n3;Griya\n").unwrap_err();
        assert!(matches!(error, ReadError::OpenQuote { row: 2 }), "{error:?}");
    }

    #[test]
    fn a_lone_quote_inside_a_cell_is_text() {
        assert_eq!(rows("No;Ukuran\n1;Kain 2\" lebar\n")[1].1[1], "Kain 2\" lebar");
    }

    #[test]
    fn a_web_page_called_xls_is_named_as_such() {
        assert!(matches!(read("<html><body><table><tr><td>No</td></tr></table>"), Err(ReadError::Html)));
        assert!(matches!(read("\u{feff}\n<!DOCTYPE html><p>x"), Err(ReadError::Html)));
        let xml = "<?xml version=\"1.0\"?><Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\"/>";
        assert!(matches!(read(xml), Err(ReadError::Unsupported { .. })));
    }

    #[test]
    fn an_empty_file_is_empty_and_bare_delimiters_are_no_rows() {
        assert!(matches!(read(""), Err(ReadError::Empty)));
        assert!(matches!(read(" \r\n\r\n"), Err(ReadError::Empty)));
        assert!(matches!(read(";;;\n;;;\n"), Err(ReadError::NoRows)));
    }

    #[test]
    fn a_line_of_a_million_delimiters_is_refused() {
        let error = read(&";".repeat(1_000_000)).unwrap_err();
        assert!(matches!(error, ReadError::TooLarge { what: Excess::Columns, .. }), "{error:?}");
    }

    #[test]
    fn a_cell_beyond_the_limit_is_refused() {
        let text = format!("No;Nama\n1;{}\n", "x".repeat(2 << 20));
        assert!(matches!(read(&text), Err(ReadError::CellTooLong { row: 2, column: 1, .. })));
    }

    #[test]
    fn cells_right_of_the_limit_are_counted() {
        let workbook = read(&format!("No{}x\n1;2\n", ";".repeat(600))).unwrap();
        assert_eq!(workbook.sheets[0].left_out_cells, 1);
    }
}
