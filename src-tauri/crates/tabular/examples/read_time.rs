//! How long reading takes: `cargo run --release -p jakcraft-tabular --example read_time [FILE]`.
//!
//! Without a file, a workbook of 10,000 rows by 32 columns is written first and then read.

use std::ops::ControlFlow;
use std::time::{Duration, Instant};

use chrono::NaiveDate;
use tabular::columns::Remembered;
use tabular::header::find_table;
use tabular::read::{Progress, ReadLimits, Stage, read_bytes};
use tabular::write::{ColumnKind, ColumnOut, CsvDelimiter, TableOut, Value, csv_bytes, xlsx_bytes};

const ROWS: i64 = 10_000;
const HEADERS: [&str; 32] = [
    "No",
    "Nama Usaha",
    "Nama Pemilik",
    "NIK",
    "NIB",
    "NPWP",
    "L/P",
    "No. HP / WA",
    "Email",
    "Instagram",
    "Alamat",
    "Kelurahan",
    "Kecamatan",
    "Kota/Kab. Adm.",
    "Instansi Pembina",
    "Kategori Produk",
    "Bahan Utama",
    "Produk Unggulan",
    "Harga Terendah (Rp)",
    "Harga Tertinggi (Rp)",
    "Kapasitas / Bulan",
    "Omzet / Bulan (Rp)",
    "Tenaga Kerja",
    "PIRT",
    "Halal",
    "Merek Terdaftar",
    "Negara Ekspor",
    "Ukuran Stan",
    "Daya Listrik (VA)",
    "Penjaga Stan 1",
    "Penjaga Stan 2",
    "Catatan",
];

fn value(row: i64, column: usize) -> Value {
    match HEADERS[column] {
        "No" => Value::Integer(row + 1),
        "NIK" | "NPWP" => format!("31750564037{:05}", row).into(),
        "NIB" => format!("79118247{:05}", row).into(),
        "No. HP / WA" => format!("+62812{:07}", row * 37).into(),
        "Email" => format!("usaha{row}@example.com").into(),
        "L/P" => "P".into(),
        "Ukuran Stan" => "2x2".into(),
        "Daya Listrik (VA)" | "Tenaga Kerja" | "Kapasitas / Bulan" => Value::Integer(450 + row % 3),
        "Harga Terendah (Rp)" | "Harga Tertinggi (Rp)" | "Omzet / Bulan (Rp)" => {
            Value::Integer(35_000 * (row % 90))
        }
        "Kelurahan" => ["Kalisari", "Cikini", "Guntur"][(row % 3) as usize].into(),
        "PIRT" | "Catatan" => Value::Blank,
        header => format!("{header} nomor {row}").into(),
    }
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let files: Vec<(String, Vec<u8>)> = match std::env::args().nth(1) {
        Some(path) => vec![(path.clone(), std::fs::read(path)?)],
        None => {
            let table = TableOut {
                columns: HEADERS.map(|header| ColumnOut::new(header, ColumnKind::Text)).to_vec(),
                rows: (0..ROWS)
                    .map(|row| (0..HEADERS.len()).map(|column| value(row, column)).collect())
                    .collect(),
                ..TableOut::default()
            };
            let created = NaiveDate::from_ymd_opt(2019, 11, 25)
                .and_then(|d| d.and_hms_opt(0, 0, 0))
                .unwrap_or_default();
            let started = Instant::now();
            let xlsx = xlsx_bytes(std::slice::from_ref(&table), created)?;
            println!("write xlsx {:?}", started.elapsed());
            if let Ok(path) = std::env::var("SAVE_XLSX") {
                std::fs::write(path, &xlsx)?;
            }
            vec![("xlsx".to_owned(), xlsx), ("csv".to_owned(), csv_bytes(&table, CsvDelimiter::Semicolon)?)]
        }
    };
    for (name, bytes) in files {
        for _ in 0..5 {
            let started = Instant::now();
            let mut checked = Duration::ZERO;
            let mut watch = |progress: Progress| {
                if progress.stage == Stage::Checking {
                    checked = started.elapsed();
                }
                ControlFlow::Continue(())
            };
            let workbook = read_bytes(&bytes, "x", &ReadLimits::default(), &mut watch)?;
            let read = started.elapsed();
            let table = find_table(&workbook, &Remembered::new());
            let rows = table.map_or(0, |table| table.data.len());
            println!(
                "{name}: {} bytes, checked after {checked:?}, read {read:?}, table found {:?}, {rows} rows",
                bytes.len(),
                started.elapsed() - read
            );
        }
    }
    Ok(())
}
