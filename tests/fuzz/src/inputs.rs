//! What a fuzz input is made into. The fuzz targets and the test that replays the corpus share this file.

use std::io::{Cursor, Write};

use tabular::cell::{Cell, Row};
use tabular::columns::{Remembered, recognise};
use tabular::header::find_table;
use tabular::read::{ReadLimits, read_bytes, unwatched};

/// Limits small enough that a fuzzer meets them.
fn limits() -> ReadLimits {
    ReadLimits {
        inflated_bytes: 8 << 20,
        rows: 2_000,
        columns: 64,
        cell_bytes: 64 << 10,
        memory_bytes: 8 << 20,
        ..ReadLimits::default()
    }
}

/// Reads the bytes as whatever they are and looks for a table; checks what every workbook promises.
pub(crate) fn read_any(bytes: &[u8]) {
    let Ok(workbook) = read_bytes(bytes, "fuzz", &limits(), &mut unwatched) else { return };
    assert!(workbook.sheets.iter().any(|sheet| !sheet.rows.is_empty()));
    for sheet in &workbook.sheets {
        assert!(sheet.rows.windows(2).all(|pair| pair[0].number < pair[1].number));
        assert!(sheet.width() <= 64);
    }
    let table = find_table(&workbook, &Remembered::new());
    let table = table.unwrap_or_else(|| panic!("rows without a table"));
    let rows = workbook.sheets[table.sheet].rows.len();
    assert!(table.data.len() <= rows && table.data.iter().all(|at| *at < rows));
}

/// Packs XML into a workbook, since a mutated zip fails at its checksum: the parts are cut at zero bytes
/// into a sheet, its shared texts and its styles. An input that is a zip or compound file goes in as it is.
pub(crate) fn read_workbook_parts(bytes: &[u8]) {
    if bytes.starts_with(b"PK") || bytes.starts_with(b"\xD0\xCF") {
        return read_any(bytes);
    }
    let mut parts = bytes.splitn(3, |byte| *byte == 0);
    let sheet = parts.next().unwrap_or_default();
    if let Some(workbook) = pack(sheet, parts.next(), parts.next()) {
        read_any(&workbook);
    }
}

fn pack(sheet: &[u8], shared: Option<&[u8]>, styles: Option<&[u8]>) -> Option<Vec<u8>> {
    const NS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let relation = |kind: &str, target: &str| {
        format!(
            r#"<Relationships><Relationship Id="r1" Type="{NS}/{kind}" Target="{target}"/></Relationships>"#
        )
    };
    let book = r#"<workbook><sheets><sheet name="S" sheetId="1" r:id="r1"/></sheets></workbook>"#;
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let mut add = |name: &str, bytes: &[u8]| {
        let options =
            zip::write::SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
        zip.start_file(name, options).ok()?;
        zip.write_all(bytes).ok()
    };
    add("_rels/.rels", relation("officeDocument", "xl/workbook.xml").as_bytes())?;
    add("xl/workbook.xml", book.as_bytes())?;
    add("xl/_rels/workbook.xml.rels", relation("worksheet", "worksheets/sheet1.xml").as_bytes())?;
    add("xl/worksheets/sheet1.xml", sheet)?;
    if let Some(shared) = shared {
        add("xl/sharedStrings.xml", shared)?;
    }
    if let Some(styles) = styles {
        add("xl/styles.xml", styles)?;
    }
    Some(zip.finish().ok()?.into_inner())
}

/// The first line is the headers, cut at tabs; the others are rows.
pub(crate) fn recognise_lines(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let mut lines = text.lines();
    let headers: Vec<String> = lines.next().unwrap_or("").split('\t').take(40).map(str::to_owned).collect();
    let rows: Vec<Row> = lines
        .take(20)
        .zip(2..)
        .map(|(line, number)| Row {
            number,
            cells: line.split('\t').map(|cell| Cell::Text(cell.to_owned())).collect(),
        })
        .collect();
    let sample: Vec<&Row> = rows.iter().collect();
    let found = recognise(&headers, &sample, &Remembered::new());
    assert_eq!(found.len(), headers.len());
    for column in &found {
        assert!((0.0..=1.0).contains(&column.score));
        if let Some(field) = column.field {
            let seats = found.iter().filter(|other| other.field == Some(field)).count();
            assert!(seats <= field.max_columns());
        }
    }
}
