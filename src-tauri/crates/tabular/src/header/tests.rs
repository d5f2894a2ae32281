use super::*;
use crate::read::{ReadLimits, read_bytes, unwatched};

fn table(text: &str) -> (Workbook, Table) {
    let workbook = read_bytes(text.as_bytes(), "peserta", &ReadLimits::default(), &mut unwatched).unwrap();
    let table = find_table(&workbook, &Remembered::new()).unwrap();
    (workbook, table)
}

fn data_rows(text: &str) -> Vec<u32> {
    let (workbook, table) = table(text);
    table.data.iter().map(|at| workbook.sheets[0].rows[*at].number).collect()
}

fn left_out(text: &str) -> Vec<(u32, LeftOutWhy)> {
    table(text).1.left_out.iter().map(|left| (left.row, left.why)).collect()
}

fn keys(text: &str) -> Vec<&'static str> {
    table(text).1.columns.iter().map(|column| column.field.map_or("-", Field::key)).collect()
}

const OFFICE_TABLE: &str = "\
DAFTAR PESERTA PAMERAN;;;;;;
Balai Kota, 25 November 2019;;;;;;
;;;;;;
No;Nama Usaha;Nama Pemilik;No. HP;Kategori;Omzet / Bulan (Rp);Penjaga Stan 1
(1);(2);(3);(4);(5);(6);(7)
1;Kriya Kenanga;Raharja;081234567890;Kayu;1.000.000;Siti
2;Total Kriya;Budi;081234567891;Logam;2.000.000;Ani
JAKARTA SELATAN;;;;;;
No;Nama Usaha;Nama Pemilik;No. HP;Kategori;Omzet / Bulan (Rp);Penjaga Stan 1
3;Omah Batik;Wati;081234567892;Batik;3.000.000;Eko
4;Jumlah Berkah;Tono;081234567893;Batik;4.000.000;Eka
5;;;;;;
;;;;;10.000.000;
JUMLAH;;;;;10.000.000;
Jumlah peserta: 4;;;;;;
Catatan: nomor stan diundi;;;;;;
;;;;;Jakarta, 20 November 2019;
;;;;;Ketua Panitia,;
;;;;;Drs. Sutrisno;
";

#[test]
fn an_office_table_gives_its_data_alone() {
    use LeftOutWhy::*;
    assert_eq!(data_rows(OFFICE_TABLE), [6, 7, 10, 11]);
    assert_eq!(
        left_out(OFFICE_TABLE),
        [
            (1, Title),
            (2, Title),
            (5, ColumnNumbers),
            (8, Note),
            (9, RepeatedHeader),
            (12, Blank),
            (13, Total),
            (14, Total),
            (15, Total),
            (16, Note),
            (17, Note),
            (18, Note),
            (19, Note)
        ]
    );
    assert_eq!(table(OFFICE_TABLE).1.header_rows, Some((4, 4)));
}

#[test]
fn a_header_of_two_lines_is_read_as_one() {
    let text = "\
REKAP;;;;;;;;
No;Nama Usaha;Alamat;;;Harga;;Penjaga Stan;
;;Jalan;Kelurahan;Kecamatan;Min;Max;1;2
1;Kriya Kenanga;Jl. Marunda No. 1;Pondok Bambu;Duren Sawit;75000;150000;Siti;Ani
2;Omah Batik;Jl. Mawar No. 2;Cikini;Menteng;50000;100000;Eko;
";
    let (_, table) = table(text);
    assert_eq!(table.header_rows, Some((2, 3)));
    assert_eq!(
        keys(text),
        [
            "no",
            "firm_name",
            "address",
            "kelurahan",
            "kecamatan",
            "price_min",
            "price_max",
            "attendant",
            "attendant"
        ]
    );
    assert_eq!(data_rows(text), [4, 5]);
}

#[test]
fn a_table_without_a_header_begins_at_its_first_row() {
    let text = "\
1;Griya Sawo;3175056403729808;griya@example.com;+6281234567890
2;Sanggar Rawa;3175062912583980;sanggar@example.com;+6281234567891
3;Batik Marunda;3171061906997640;batik@example.com;+6281234567892
";
    assert_eq!(table(text).1.header_rows, None);
    assert_eq!(data_rows(text), [1, 2, 3]);
    assert_eq!(keys(text), ["no", "firm_name", "nik", "email", "phone"]);
}

#[test]
fn a_list_of_names_alone_is_a_table() {
    let text = "Nama Usaha\nKriya Kenanga\nOmah Batik\n";
    assert_eq!(data_rows(text), [2, 3]);
    assert_eq!(keys(text), ["firm_name"]);
}

#[test]
fn the_answers_of_a_form_are_a_table() {
    let text = "\
Timestamp,Email Address,Nama Usaha/Brand,Nama lengkap pemilik usaha sesuai KTP,Nomor WhatsApp aktif,\
Apakah produk Anda sudah memiliki sertifikat halal?,Saya setuju data pribadi saya digunakan untuk pameran ini
25/11/2019 9:30:00,a@example.com,Kriya Kenanga,Raharja Ramadan,081234567890,Ya,Setuju
25/11/2019 9:31:00,b@example.com,Omah Batik,Wati Sudiati,081234567891,Belum,Setuju
";
    assert_eq!(keys(text), ["timestamp", "email", "firm_name", "owner_name", "phone", "halal", "consent"]);
    assert_eq!(data_rows(text), [2, 3]);
}

#[test]
fn the_sheet_with_the_table_is_chosen_before_notes_and_hidden_ones() {
    let (workbook, _) = table(OFFICE_TABLE);
    let full = workbook.sheets[0].clone();
    let (notes, _) = table("Petunjuk pengisian\nIsi semua kolom\n");
    let hidden = Sheet { hidden: true, name: "Arsip".into(), ..full.clone() };
    let workbook = Workbook { sheets: vec![notes.sheets[0].clone(), hidden, full], ..workbook };
    assert_eq!(find_table(&workbook, &Remembered::new()).unwrap().sheet, 2);
}

#[test]
fn a_row_with_a_name_alone_stays_data() {
    let text = "\
No;Nama Usaha;Nama Pemilik;No. HP;Kategori
1;Kriya Kenanga;Raharja;081234567890;Kayu
2;Omah Batik;;;
3;;Wati;081234567892;Batik
";
    assert_eq!(data_rows(text), [2, 3, 4]);
}

#[test]
fn a_header_that_a_person_has_named_is_one_even_where_no_name_tells() {
    let text = "Panggilan,Ukuran kaus\nToko Asri,XL\nToko Sekar,M\n";
    let workbook = read_bytes(text.as_bytes(), "toko", &ReadLimits::default(), &mut unwatched).unwrap();
    assert_eq!(find_table(&workbook, &Remembered::new()).unwrap().header_rows, None);
    let remembered = [(header_fingerprint("Panggilan"), Some(Field::FirmName))].into_iter().collect();
    let table = find_table(&workbook, &remembered).unwrap();
    assert_eq!((table.header_rows, table.data), (Some((1, 1)), vec![1, 2]));
    assert_eq!(table.columns[0].field, Some(Field::FirmName));
}

#[test]
fn a_header_that_a_person_points_at_is_taken_for_one() {
    let sheet = |lines: &[&str]| Sheet {
        rows: (1..)
            .zip(lines)
            .map(|(number, line)| Row {
                number,
                cells: line.split(',').map(|cell| Cell::Text(cell.to_owned())).collect(),
            })
            .collect(),
        ..Sheet::default()
    };
    let sheet = sheet(&[
        "Nama Usaha,Kota,Email",
        "Panggilan,Tempat,Kontak",
        "Asri,Depok,a@x.id",
        "Sekar,Bogor,b@x.id",
    ]);
    let table = find_table_below(&sheet, 0, 2, &Remembered::new()).unwrap();
    assert_eq!((table.header_rows, table.data), (Some((2, 2)), vec![2, 3]));
    assert_eq!(table.columns[0].header, "Panggilan");
    assert_eq!(find_table_below(&sheet, 0, 9, &Remembered::new()), None);
}
