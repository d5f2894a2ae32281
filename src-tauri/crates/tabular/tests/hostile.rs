//! Files from people who mean harm, or from programs that broke: each ends in a typed error, or in the few
//! cells that are really there, without a crash and within bounds. The large ones are made here.

#![allow(clippy::unwrap_used, reason = "what the tests build on stops them when it fails")]

use std::io::{Cursor, Write};

use tabular::cell::{Cell, Workbook};
use tabular::read::{Excess, Progress, ReadError, ReadLimits, read_bytes, read_workbook, unwatched};
use zip::write::SimpleFileOptions;

const CONTENT_TYPES: &str =
    r#"<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>"#;
const RELATIONS: &str = r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>"#;

fn zip(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        zip.start_file(*name, SimpleFileOptions::default()).unwrap();
        zip.write_all(bytes).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

/// A workbook of one sheet, "S", with its XML and that of the shared texts.
fn workbook(sheet: &[u8], shared: Option<&[u8]>) -> Vec<u8> {
    workbook_of(1, sheet, shared)
}

fn workbook_of(sheets: usize, sheet: &[u8], shared: Option<&[u8]>) -> Vec<u8> {
    let list: String =
        (0..sheets).map(|n| format!(r#"<sheet name="S{n}" sheetId="{}" r:id="r1"/>"#, n + 1)).collect();
    let book = format!(
        r#"<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets>{list}</sheets></workbook>"#
    );
    let relations = r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>"#;
    let mut parts: Vec<(&str, &[u8])> = vec![
        ("[Content_Types].xml", CONTENT_TYPES.as_bytes()),
        ("_rels/.rels", RELATIONS.as_bytes()),
        ("xl/workbook.xml", book.as_bytes()),
        ("xl/_rels/workbook.xml.rels", relations.as_bytes()),
        ("xl/worksheets/sheet1.xml", sheet),
    ];
    if let Some(shared) = shared {
        parts.push(("xl/sharedStrings.xml", shared));
    }
    zip(&parts)
}

fn sheet(data: &str) -> Vec<u8> {
    format!(
        r#"<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><dimension ref="A1:XFD1048576"/><sheetData>{data}</sheetData></worksheet>"#
    )
    .into_bytes()
}

fn read(bytes: &[u8]) -> Result<Workbook, ReadError> {
    read_bytes(bytes, "x", &ReadLimits::default(), &mut unwatched)
}

#[test]
fn a_million_empty_rows_between_two_cells_cost_two_rows() {
    let file = workbook(
        &sheet(
            r#"<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="A1048576"><v>2</v></c><c r="XFD1048576"><v>3</v></c></row>"#,
        ),
        None,
    );
    let workbook = read(&file).unwrap();
    let rows: Vec<(u32, usize)> = workbook.sheets[0].rows.iter().map(|r| (r.number, r.cells.len())).collect();
    assert_eq!(rows, [(1, 1), (1_048_576, 1)]);
    assert_eq!(workbook.sheets[0].left_out_cells, 1);
    let empty: String = (1..=1_000_000).map(|n| format!(r#"<row r="{n}"/>"#)).collect();
    assert!(matches!(read(&workbook_bytes(&empty)), Err(ReadError::NoRows)));
}

fn workbook_bytes(data: &str) -> Vec<u8> {
    workbook(&sheet(data), None)
}

#[test]
fn a_formula_gives_its_saved_value_and_is_not_run() {
    let file = workbook_bytes(
        r#"<row r="1"><c r="A1"><f>1+1</f><v>7</v></c><c r="B1" t="str"><f>HYPERLINK("http://127.0.0.1")</f><v>Klik</v></c><c r="C1"><f>1/0</f></c><c r="D1" t="e"><f>#REF!</f><v>#REF!</v></c><c r="E1" t="e"><v>#SPILL!</v></c><c r="F1" t="b"><v>1</v></c></row>"#,
    );
    let workbook = read(&file).unwrap();
    assert_eq!(
        workbook.sheets[0].rows[0].cells,
        [
            Cell::Number(7.0),
            Cell::Text("Klik".into()),
            Cell::Empty,
            Cell::Error("#REF!".into()),
            Cell::Empty,
            Cell::Bool(true)
        ]
    );
}

#[test]
fn a_zip_bomb_is_stopped_by_its_directory() {
    let bomb = vec![b' '; 300 << 20];
    let file = workbook(&bomb, None);
    assert!(file.len() < 1 << 20);
    assert!(matches!(read(&file), Err(ReadError::TooLarge { what: Excess::InflatedBytes, .. })));
    let smaller = workbook(&bomb[..64 << 20], None);
    assert!(matches!(read(&smaller), Err(ReadError::TooLarge { what: Excess::InflationRatio, .. })));
}

#[test]
fn a_zip_bomb_whose_directory_lies_is_stopped_while_it_inflates() {
    let size = 300_u32 << 20;
    let mut file = workbook(&vec![b' '; size as usize], None);
    // The size stands in the local header and in the directory: say 1,000 bytes in both.
    let mut changed = 0;
    for at in 0..file.len() - 4 {
        if file[at..at + 4] == size.to_le_bytes() {
            file[at..at + 4].copy_from_slice(&1_000_u32.to_le_bytes());
            changed += 1;
        }
    }
    assert!(changed >= 1);
    let error = read(&file).unwrap_err();
    assert!(matches!(error, ReadError::TooLarge { .. } | ReadError::Broken { .. }), "{error:?}");
}

#[test]
fn a_cell_of_300_megabytes_is_refused() {
    // On disk, without holding it in memory here.
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("besar.csv");
    std::fs::File::create(&path).unwrap().set_len(300 << 20).unwrap();
    let result = read_workbook(&path, &ReadLimits::default(), &mut unwatched);
    assert!(matches!(result, Err(ReadError::TooLarge { what: Excess::FileBytes, .. })));
    let file = workbook(&large_cell(300 << 20), None);
    assert!(matches!(read(&file), Err(ReadError::TooLarge { what: Excess::InflatedBytes, .. })));
}

#[test]
fn a_cell_of_40_megabytes_within_the_file_limits_is_refused() {
    let csv = format!("No;Nama\n1;{}\n", "x".repeat(40 << 20));
    assert!(matches!(read(csv.as_bytes()), Err(ReadError::CellTooLong { row: 2, column: 1, .. })));
    let ratio = ReadLimits { inflation_ratio: 5_000, ..ReadLimits::default() };
    let file = workbook(&large_cell(40 << 20), None);
    let result = read_bytes(&file, "x", &ratio, &mut unwatched);
    assert!(matches!(result, Err(ReadError::CellTooLong { .. })), "{result:?}");
}

fn large_cell(bytes: usize) -> Vec<u8> {
    sheet(&format!(r#"<row r="1"><c r="A1" t="inlineStr"><is><t>{}</t></is></c></row>"#, "x".repeat(bytes)))
}

#[test]
fn a_cell_just_over_the_limit_is_named_with_its_place() {
    let text = "x".repeat((1 << 20) + 1);
    let file = workbook_bytes(&format!(
        r#"<row r="3"><c r="B3" t="inlineStr"><is><r><t>{text}</t></r></is></c></row>"#
    ));
    assert!(matches!(read(&file), Err(ReadError::CellTooLong { row: 3, column: 1, .. })));
}

#[test]
fn a_long_shared_text_cannot_be_multiplied_endlessly() {
    let shared = format!(r#"<sst count="1" uniqueCount="1"><si><t>{}</t></si></sst>"#, "x".repeat(1_000_000));
    let cells: String =
        (1..=10_000).map(|n| format!(r#"<row r="{n}"><c r="A{n}" t="s"><v>0</v></c></row>"#)).collect();
    let error = read(&workbook(&sheet(&cells), Some(shared.as_bytes()))).unwrap_err();
    assert!(matches!(error, ReadError::TooLarge { what: Excess::MemoryBytes, .. }), "{error:?}");
}

#[test]
fn a_table_of_texts_that_declares_billions_is_refused() {
    for declared in ["99999999999", "4000000000", " 18446744073709551615"] {
        let shared = format!(r#"<sst uniqueCount = "{declared}"><si><t>a</t></si></sst>"#);
        let file =
            workbook(&sheet(r#"<row r="1"><c r="A1" t="s"><v>0</v></c></row>"#), Some(shared.as_bytes()));
        assert!(matches!(read(&file), Err(ReadError::TooLarge { what: Excess::Elements, .. })));
    }
}

#[test]
fn wrong_indexes_of_shared_texts_are_a_damaged_file() {
    let shared = br#"<sst><si><t>a</t></si></sst>"#;
    for index in ["1", "99999999", "4294967296"] {
        let data = format!(r#"<row r="1"><c r="A1" t="s"><v>{index}</v></c></row>"#);
        assert!(matches!(read(&workbook(&sheet(&data), Some(shared))), Err(ReadError::Broken { .. })));
    }
    let none = workbook_bytes(r#"<row r="1"><c r="A1" t="s"><v>0</v></c></row>"#);
    assert!(matches!(read(&none), Err(ReadError::Broken { .. })));
}

#[test]
fn thousands_of_sheets_are_refused() {
    let file = workbook_of(5_000, &sheet(r#"<row r="1"><c r="A1"><v>1</v></c></row>"#), None);
    assert!(matches!(read(&file), Err(ReadError::TooLarge { what: Excess::Sheets, limit: 256 })));
}

#[test]
fn too_many_rows_are_refused() {
    let csv = "a;b\n".repeat(200_001);
    assert!(matches!(read(csv.as_bytes()), Err(ReadError::TooLarge { what: Excess::Rows, limit: 200_000 })));
}

#[test]
fn a_wide_cell_in_every_row_runs_into_the_memory_limit() {
    let csv = format!("{}x\n", ";".repeat(511)).repeat(50_000);
    assert!(matches!(read(csv.as_bytes()), Err(ReadError::TooLarge { what: Excess::MemoryBytes, .. })));
}

#[test]
fn broken_xml_is_a_damaged_file() {
    for data in [
        r#"<row r="1"><c r="A1"><v>1</c></row"#,
        r#"<row r="1"><c r="99999999999A"><v>1</v></c></row>"#,
        r#"<row r="0"><c r="A0"><v>1</v></c></row>"#,
        r#"<row r="1"><c r="A1" t="zz"><v>1</v></c></row>"#,
        r#"<row r="1"><c r="A1"><v>&bad;</v></c></row><row r="-5">"#,
        "<row><c><is><t>",
    ] {
        let result = read(&workbook_bytes(data));
        assert!(
            matches!(result, Err(ReadError::Broken { .. } | ReadError::NoRows) | Ok(_)),
            "{data}: {result:?}"
        );
    }
    let cut = workbook(b"<worksheet><sheetData><row r=\"1\"><c r=\"A1\"><v>1</v></c>", None);
    assert!(matches!(read(&cut), Err(ReadError::Broken { .. })));
    let utf16: Vec<u8> = "<worksheet/>".encode_utf16().flat_map(u16::to_le_bytes).collect();
    assert!(matches!(read(&workbook(&utf16, None)), Err(ReadError::Broken { .. })));
}

#[test]
fn rows_out_of_order_are_put_in_order() {
    let file = workbook_bytes(
        r#"<row r="9"><c r="A9"><v>9</v></c></row><row r="2"><c r="B2"><v>2</v></c></row><row r="9"><c r="B9"><v>8</v></c></row>"#,
    );
    let workbook = read(&file).unwrap();
    let rows = &workbook.sheets[0].rows;
    assert_eq!(rows.iter().map(|row| row.number).collect::<Vec<_>>(), [2, 9]);
    assert_eq!(rows[1].cells, [Cell::Number(9.0), Cell::Number(8.0)]);
}

#[test]
fn a_file_cut_anywhere_is_an_error_or_a_smaller_table() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../tests/fixtures");
    let whole = std::fs::read(folder.join("jakcraft-2019-peserta.xlsx")).unwrap();
    for length in (0..whole.len()).step_by(499) {
        assert!(read(&whole[..length]).is_err(), "{length} bytes");
    }
    let csv = std::fs::read(folder.join("pendaftaran-berantakan.csv")).unwrap();
    for length in (1..csv.len()).step_by(997) {
        assert!(read(&csv[..length]).is_ok(), "{length} bytes");
    }
}

#[test]
fn flipped_bytes_never_crash() {
    let whole = include_bytes!("../../../../tests/fixtures/jakcraft-2019-peserta.xlsx");
    let mut seed = 1_u64;
    for _ in 0..150 {
        let mut file = whole.to_vec();
        for _ in 0..4 {
            seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            let at = (seed >> 33) as usize % file.len();
            file[at] ^= (seed >> 20) as u8 | 1;
        }
        let _ = read(&file);
    }
}

#[test]
fn an_encrypted_workbook_asks_for_its_password() {
    let mut file = cfb::CompoundFile::create(Cursor::new(Vec::new())).unwrap();
    file.create_stream("/EncryptionInfo").unwrap().write_all(&[4, 0, 4, 0]).unwrap();
    file.create_stream("/EncryptedPackage").unwrap().write_all(&[0; 512]).unwrap();
    file.flush().unwrap();
    assert!(matches!(read(&file.into_inner().into_inner()), Err(ReadError::Password)));
}

#[test]
fn other_files_are_named_for_what_they_are() {
    assert!(matches!(read(b""), Err(ReadError::Empty)));
    assert!(matches!(read(b"%PDF-1.7 ..."), Err(ReadError::NotASpreadsheet)));
    assert!(matches!(read(b"\xFF\xD8\xFF\xE0 photo"), Err(ReadError::NotASpreadsheet)));
    assert!(matches!(read(&zip(&[("word/document.xml", b"<w/>")])), Err(ReadError::NotASpreadsheet)));
    assert!(matches!(read(&zip(&[("foto.jpg", b"x")])), Err(ReadError::NotASpreadsheet)));
    assert!(matches!(read(&zip(&[("xl/workbook.bin", b"x")])), Err(ReadError::Unsupported { kind: "XLSB" })));
    assert!(matches!(read(&workbook_bytes("")), Err(ReadError::NoRows)));
    let missing = std::path::Path::new("tidak-ada.xlsx");
    assert!(matches!(read_workbook(missing, &ReadLimits::default(), &mut unwatched), Err(ReadError::Io(_))));
}

#[test]
fn reading_stops_when_it_is_told_to() {
    let csv = "a;b\n".repeat(5_000);
    let mut calls = 0;
    let mut stop = |_: Progress| {
        calls += 1;
        std::ops::ControlFlow::Break(())
    };
    let result = read_bytes(csv.as_bytes(), "x", &ReadLimits::default(), &mut stop);
    assert!(matches!(result, Err(ReadError::Cancelled)));
    assert_eq!(calls, 1);
}

fn ods(content: &str) -> Vec<u8> {
    zip(&[
        ("mimetype", b"application/vnd.oasis.opendocument.spreadsheet"),
        ("content.xml", content.as_bytes()),
        ("META-INF/manifest.xml", b"<manifest:manifest/>"),
    ])
}

#[test]
fn an_ods_is_read_with_its_repeats_and_comments() {
    let file = ods(
        r#"<office:document-content><table:table table:name="Peserta"><table:table-row><table:table-cell office:value-type="string"><office:annotation><text:p>diam</text:p></office:annotation><text:p>Nama &amp; Usaha</text:p></table:table-cell><table:table-cell table:number-columns-repeated="2"/><table:table-cell office:value-type="float" office:value="7911824760210"><text:p>7,91E+12</text:p></table:table-cell></table:table-row><table:table-row table:number-rows-repeated="3"><table:table-cell table:number-columns-repeated="1024"/></table:table-row><table:table-row table:number-rows-repeated="2"><table:table-cell office:value-type="date" office:date-value="2019-11-25"/></table:table-row><table:table-row table:number-rows-repeated="1048570"><table:table-cell table:number-columns-repeated="16384"/></table:table-row></table:table></office:document-content>"#,
    );
    let workbook = read(&file).unwrap();
    let sheet = &workbook.sheets[0];
    assert_eq!(sheet.name, "Peserta");
    assert_eq!(sheet.rows[0].cell(0).text(), "Nama & Usaha");
    assert_eq!(sheet.rows[0].cell(3).text(), "7911824760210");
    assert_eq!(sheet.rows.iter().map(|row| row.number).collect::<Vec<_>>(), [1, 5, 6]);
}

#[test]
fn an_ods_that_repeats_a_cell_without_end_is_stopped() {
    let file = ods(
        r#"<office:document-content><table:table table:name="B"><table:table-row table:number-rows-repeated="1048576"><table:table-cell table:number-columns-repeated="16384" office:value-type="float" office:value="1"/></table:table-row></table:table></office:document-content>"#,
    );
    assert!(matches!(read(&file), Err(ReadError::TooLarge { .. })));
    let protected = zip(&[
        ("mimetype", b"application/vnd.oasis.opendocument.spreadsheet"),
        ("content.xml", b"\x12\x34"),
        ("META-INF/manifest.xml", b"<m><manifest:encryption-data/></m>"),
    ]);
    assert!(matches!(read(&protected), Err(ReadError::Password)));
}
