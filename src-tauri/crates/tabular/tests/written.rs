//! What is written is read back the same, and no text becomes a formula.

#![allow(clippy::unwrap_used, reason = "what the tests build on stops them when it fails")]

use std::io::{Cursor, Read};

use chrono::NaiveDate;
use proptest::prelude::*;
use tabular::cell::Cell;
use tabular::read::{ReadLimits, read_bytes, read_workbook, unwatched};
use tabular::write::{
    ColumnKind, ColumnOut, CsvDelimiter, TableOut, Value, csv_bytes, write_csv, write_xlsx, xlsx_bytes,
};

const DANGEROUS: [&str; 10] = [
    "=HYPERLINK(\"http://127.0.0.1\",\"Klik\")",
    "+6281274270197",
    "-1+1",
    "@griya",
    "\t=1",
    "＝1+1",
    "'=1+1",
    "''@x",
    "'90an Batik",
    "Kain \"tulis\"; dua\nbaris",
];

fn created() -> chrono::NaiveDateTime {
    NaiveDate::from_ymd_opt(2019, 11, 25).unwrap().and_hms_opt(9, 30, 0).unwrap()
}

fn peserta() -> TableOut {
    let columns = [
        ("Nama Usaha", ColumnKind::Text),
        ("NIK", ColumnKind::Text),
        ("Omzet / Bulan (Rp)", ColumnKind::Money),
        ("Tenaga Kerja", ColumnKind::Integer),
        ("Tanggal", ColumnKind::Date),
    ];
    TableOut {
        name: "Daftar: Peserta/2019".into(),
        titles: vec![],
        columns: columns.map(|(header, kind)| ColumnOut::new(header, kind)).to_vec(),
        rows: DANGEROUS
            .iter()
            .map(|name| {
                vec![
                    Value::from(*name),
                    "0175056403729808".into(),
                    Value::Integer(40_000_000),
                    Value::Integer(14),
                    Value::Date(NaiveDate::from_ymd_opt(2019, 11, 25).unwrap()),
                ]
            })
            .collect(),
    }
}

fn names(bytes: &[u8]) -> Vec<String> {
    let workbook = read_bytes(bytes, "x", &ReadLimits::default(), &mut unwatched).unwrap();
    workbook.sheets[0].rows[1..].iter().map(|row| row.cell(0).text().into_owned()).collect()
}

#[test]
fn every_text_comes_back_from_both_formats() {
    assert_eq!(names(&csv_bytes(&peserta(), CsvDelimiter::Semicolon).unwrap()), DANGEROUS);
    assert_eq!(names(&csv_bytes(&peserta(), CsvDelimiter::Comma).unwrap()), DANGEROUS);
    assert_eq!(names(&xlsx_bytes(&[peserta()], created()).unwrap()), DANGEROUS);
}

#[test]
fn a_workbook_holds_no_formula() {
    let bytes = xlsx_bytes(&[peserta()], created()).unwrap();
    let mut zip = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut sheet = String::new();
    zip.by_name("xl/worksheets/sheet1.xml").unwrap().read_to_string(&mut sheet).unwrap();
    assert!(!sheet.contains("<f>") && !sheet.contains("<f "));
    assert!(sheet.contains("<autoFilter") && sheet.contains("state=\"frozen\""));
}

#[test]
fn no_csv_cell_begins_like_a_formula() {
    let bytes = csv_bytes(&peserta(), CsvDelimiter::Semicolon).unwrap();
    let text = String::from_utf8(bytes).unwrap();
    let text = text.strip_prefix('\u{feff}').unwrap();
    let mut reader =
        csv::ReaderBuilder::new().has_headers(false).delimiter(b';').from_reader(text.as_bytes());
    for record in reader.records() {
        for field in record.unwrap().iter() {
            assert!(!field.starts_with(['=', '+', '-', '@', '\t', '\r', '＝']), "{field}");
        }
    }
}

#[test]
fn values_keep_their_kind() {
    let bytes = xlsx_bytes(&[peserta()], created()).unwrap();
    let workbook = read_bytes(&bytes, "x", &ReadLimits::default(), &mut unwatched).unwrap();
    assert_eq!(workbook.sheets[0].name, "Daftar  Peserta 2019");
    let row = &workbook.sheets[0].rows[1];
    assert_eq!(row.cell(1), &Cell::Text("0175056403729808".into()));
    assert_eq!(row.cell(2), &Cell::Number(40_000_000.0));
    assert_eq!(row.cell(4), &Cell::Date(NaiveDate::from_ymd_opt(2019, 11, 25).unwrap()));
}

#[test]
fn a_number_of_sixteen_digits_is_written_as_text() {
    let table = TableOut {
        columns: vec![ColumnOut::new("Kode", ColumnKind::Integer)],
        rows: vec![vec![Value::Integer(3_175_056_403_729_807)]],
        ..TableOut::default()
    };
    let bytes = xlsx_bytes(&[table], created()).unwrap();
    assert_eq!(names(&bytes), ["3175056403729807"]);
}

#[test]
fn the_same_tables_give_the_same_bytes() {
    let sheets = [peserta(), TableOut { name: "Kedua".into(), ..TableOut::default() }];
    assert_eq!(xlsx_bytes(&sheets, created()).unwrap(), xlsx_bytes(&sheets, created()).unwrap());
}

#[test]
fn files_are_replaced_whole() {
    let folder = tempfile::tempdir().unwrap();
    let (xlsx, csv) = (folder.path().join("a.xlsx"), folder.path().join("a.csv"));
    std::fs::write(&xlsx, "old").unwrap();
    write_xlsx(&xlsx, &[peserta()], created()).unwrap();
    write_csv(&csv, &peserta(), CsvDelimiter::default()).unwrap();
    for path in [&xlsx, &csv] {
        let workbook = read_workbook(path, &ReadLimits::default(), &mut unwatched).unwrap();
        assert_eq!(workbook.sheets[0].rows.len(), DANGEROUS.len() + 1);
    }
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 2);
    let nowhere = folder.path().join("missing").join("a.csv");
    assert!(write_csv(&nowhere, &peserta(), CsvDelimiter::default()).is_err());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]
    #[test]
    fn any_text_survives_a_csv(texts in proptest::collection::vec("[^\u{0}]{1,12}", 2..6)) {
        let table = TableOut {
            columns: (0..texts.len()).map(|n| ColumnOut::new(format!("Kolom {n}"), ColumnKind::Text)).collect(),
            rows: vec![texts.iter().cloned().map(Value::from).collect()],
            ..TableOut::default()
        };
        let bytes = csv_bytes(&table, CsvDelimiter::Semicolon).unwrap();
        let workbook = read_bytes(&bytes, "x", &ReadLimits::default(), &mut unwatched).unwrap();
        let read: Vec<String> = workbook.sheets[0].rows[1].cells.iter().map(|c| c.text().into_owned()).collect();
        prop_assert_eq!(read, texts);
    }
}
