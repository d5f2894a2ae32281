//! An Excel 97 workbook, as offices still send them, and what hostile ones do.

#![allow(clippy::unwrap_used, reason = "what the tests build on stops them when it fails")]

use std::io::{Cursor, Read, Write};

use chrono::NaiveDate;
use tabular::cell::{Cell, FileFormat, Workbook};
use tabular::columns::{Field, Remembered};
use tabular::header::{LeftOutWhy, find_table};
use tabular::read::{Excess, ReadError, ReadLimits, read_bytes, unwatched};

/// A title, a blank row, the header in row 3, three firms, a blank row, a sum; and a second sheet.
const WORKBOOK: &[u8] = include_bytes!("files/peserta-lama.xls");

fn read(bytes: &[u8]) -> Result<Workbook, ReadError> {
    read_bytes(bytes, "x", &ReadLimits::default(), &mut unwatched)
}

fn records() -> Vec<u8> {
    let mut file = cfb::CompoundFile::open(Cursor::new(WORKBOOK)).unwrap();
    let mut records = Vec::new();
    file.open_stream("/Workbook").unwrap().read_to_end(&mut records).unwrap();
    records
}

fn wrap(records: &[u8]) -> Vec<u8> {
    let mut file = cfb::CompoundFile::create(Cursor::new(Vec::new())).unwrap();
    file.create_stream("/Workbook").unwrap().write_all(records).unwrap();
    file.flush().unwrap();
    file.into_inner().into_inner()
}

/// The offsets of the records of a kind.
fn offsets(records: &[u8], kind: u16) -> Vec<usize> {
    let mut found = Vec::new();
    let mut at = 0;
    while at + 4 <= records.len() {
        if u16::from_le_bytes([records[at], records[at + 1]]) == kind {
            found.push(at);
        }
        at += 4 + usize::from(u16::from_le_bytes([records[at + 2], records[at + 3]]));
    }
    found
}

#[test]
fn an_old_workbook_is_read_with_its_rows_and_kinds() {
    let workbook = read(WORKBOOK).unwrap();
    assert_eq!(workbook.format, FileFormat::Xls);
    let names: Vec<&str> = workbook.sheets.iter().map(|sheet| sheet.name.as_str()).collect();
    assert_eq!(names, ["Daftar Peserta", "Catatan"]);
    assert_eq!(
        (workbook.sheets[1].rows[0].number, workbook.sheets[1].rows[0].cell(1).text()),
        (2, "halo".into())
    );
    let table = find_table(&workbook, &Remembered::new()).unwrap();
    assert_eq!(table.header_rows, Some((3, 3)));
    let sheet = &workbook.sheets[table.sheet];
    let numbers: Vec<u32> = table.data.iter().map(|at| sheet.rows[*at].number).collect();
    assert_eq!(numbers, [4, 5, 6]);
    assert_eq!(table.left_out.last().map(|left| (left.row, left.why)), Some((8, LeftOutWhy::Total)));
    assert_eq!(table.columns[2].field, Some(Field::Nib));
    let row = &sheet.rows[table.data[1]];
    assert_eq!(row.cell(1).text(), "Omah Batik — Ñandú");
    assert_eq!(row.cell(2).text(), "7911824760211");
    assert_eq!(row.cell(4).text(), "08123456781");
    assert_eq!(row.cell(5), &Cell::Date(NaiveDate::from_ymd_opt(2019, 11, 25).unwrap()));
    assert_eq!(row.cell(7), &Cell::Bool(false));
}

#[test]
fn declared_dimensions_reserve_nothing() {
    let mut records = records();
    for at in offsets(&records, 0x0200) {
        records[at + 4..at + 12].copy_from_slice(&[0, 0, 0, 0, 0xFF, 0xFF, 0xFF, 0xFF]);
    }
    assert_eq!(read(&wrap(&records)).unwrap().sheets[0].rows.len(), 6);
}

#[test]
fn a_cell_in_the_far_corner_is_refused_before_the_table_is_laid_out() {
    let mut records = records();
    let numbers = [offsets(&records, 0x0203), offsets(&records, 0x027E)].concat();
    for (at, corner) in numbers.iter().zip([[0xFF, 0xFF, 0xFF, 0], [0xFE, 0xFF, 0xFE, 0]]) {
        records[at + 4..at + 8].copy_from_slice(&corner);
    }
    let error = read(&wrap(&records)).unwrap_err();
    assert!(matches!(error, ReadError::TooLarge { what: Excess::MemoryBytes, .. }), "{error:?}");
}

#[test]
fn a_password_is_asked_for() {
    let mut records = records();
    // Turn some harmless record right after the first one into a FilePass record.
    let second = 4 + usize::from(u16::from_le_bytes([records[2], records[3]]));
    records[second..second + 2].copy_from_slice(&0x002F_u16.to_le_bytes());
    records[second + 4] = 1;
    assert!(matches!(read(&wrap(&records)), Err(ReadError::Password)));
}

#[test]
fn damage_anywhere_never_crashes() {
    let records = records();
    for at in 0..records.len() {
        let mut damaged = records.clone();
        damaged[at] ^= 0xFF;
        let _ = read(&wrap(&damaged));
    }
    for length in (0..WORKBOOK.len()).step_by(37) {
        let _ = read(&WORKBOOK[..length]);
    }
    // Sector chains and directory entries of the container itself.
    for at in (0..WORKBOOK.len()).step_by(3) {
        let mut damaged = WORKBOOK.to_vec();
        damaged[at] ^= 0x81;
        let _ = read(&damaged);
    }
}
