//! The three tables that organizers sent: all that stands in them is found.

#![allow(clippy::unwrap_used, reason = "what the tests build on stops them when it fails")]

use std::path::PathBuf;

use tabular::cell::{Cell, FileFormat, Workbook};
use tabular::columns::{Remembered, Why};
use tabular::header::{LeftOutWhy, Table, find_table};
use tabular::read::{ReadLimits, read_workbook, unwatched};

/// The columns of all three, in order.
const FIELDS: [&str; 32] = [
    "no",
    "firm_name",
    "owner_name",
    "nik",
    "nib",
    "npwp",
    "sex",
    "phone",
    "email",
    "instagram",
    "address",
    "kelurahan",
    "kecamatan",
    "regency",
    "supporting_body",
    "category",
    "material",
    "product",
    "price_min",
    "price_max",
    "capacity",
    "turnover_monthly",
    "staff",
    "pirt",
    "halal",
    "brand",
    "export_countries",
    "booth_size",
    "power",
    "attendant",
    "attendant",
    "notes",
];

fn read(name: &str) -> (Workbook, Table) {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../../tests/fixtures").join(name);
    let workbook = read_workbook(&path, &ReadLimits::default(), &mut unwatched).unwrap();
    let table = find_table(&workbook, &Remembered::new()).unwrap();
    (workbook, table)
}

fn fields(table: &Table) -> Vec<&'static str> {
    table.columns.iter().map(|column| column.field.map_or("-", |field| field.key())).collect()
}

fn numbers(workbook: &Workbook, table: &Table) -> Vec<u32> {
    table.data.iter().map(|at| workbook.sheets[table.sheet].rows[*at].number).collect()
}

#[test]
fn the_workbook_of_2019_has_46_participants_under_two_title_rows() {
    let (workbook, table) = read("jakcraft-2019-peserta.xlsx");
    assert_eq!(workbook.format, FileFormat::Xlsx);
    assert_eq!(workbook.sheets[0].name, "Daftar Peserta");
    assert_eq!(table.header_rows, Some((4, 4)));
    assert_eq!(fields(&table), FIELDS);
    assert!(table.columns.iter().all(|column| column.why == Why::ByName));
    assert_eq!(numbers(&workbook, &table), (5..=50).collect::<Vec<u32>>());
    let first = &workbook.sheets[0].rows[table.data[0]];
    assert_eq!(first.cell(3), &Cell::Text("3175056403729808".into()));
    assert_eq!(first.cell(21), &Cell::Number(40_000_000.0));
}

#[test]
fn the_messy_registration_has_70_rows_under_a_title_and_a_blank_one() {
    let (workbook, table) = read("pendaftaran-berantakan.csv");
    let FileFormat::Delimited { delimiter, encoding, lossy } = workbook.format else { panic!() };
    assert_eq!((delimiter, encoding, lossy), (';', "UTF-8", false));
    assert_eq!(table.header_rows, Some((3, 3)));
    assert_eq!(fields(&table), FIELDS);
    // By eye: 4 to 73, the one without a name (66) among them; nothing beneath.
    assert_eq!(numbers(&workbook, &table), (4..=73).collect::<Vec<u32>>());
    let titles: Vec<_> = table.left_out.iter().map(|left| (left.row, left.why)).collect();
    assert_eq!(titles, [(1, LeftOutWhy::Title)]);
    let formula = &workbook.sheets[0].rows[table.data[64]];
    assert_eq!(formula.cell(1).text(), "=HYPERLINK(\"http://127.0.0.1\",\"Klik\")");
}

#[test]
fn the_large_fair_has_1200_rows() {
    let (workbook, table) = read("pameran-besar-1200.csv");
    assert_eq!(table.header_rows, Some((1, 1)));
    assert_eq!(fields(&table), FIELDS);
    assert_eq!(numbers(&workbook, &table), (2..=1201).collect::<Vec<u32>>());
}

#[test]
fn without_their_headers_the_telling_columns_are_still_known() {
    let (mut workbook, _) = read("pameran-besar-1200.csv");
    workbook.sheets[0].rows.remove(0);
    let table = find_table(&workbook, &Remembered::new()).unwrap();
    assert_eq!(table.header_rows, None);
    assert_eq!(table.data.len(), 1200);
    let found = fields(&table);
    for (at, key) in FIELDS.iter().enumerate() {
        let telling = [
            "no",
            "firm_name",
            "nik",
            "nib",
            "npwp",
            "sex",
            "phone",
            "email",
            "instagram",
            "address",
            "kecamatan",
            "regency",
            "supporting_body",
            "category",
            "material",
            "pirt",
            "export_countries",
            "booth_size",
            "power",
        ];
        if telling.contains(key) {
            assert_eq!(found[at], *key, "column {at}");
        }
    }
}
