//! A spreadsheet of applicants in the 32 columns of the sample, typed the way people type.

use std::path::Path;

use chrono::{NaiveDate, NaiveTime};
use serde_json::Value as Json;
use tabular::write::{ColumnKind, ColumnOut, TableOut, Value, write_xlsx};

use crate::Outcome;
use crate::names::{Firms, person};
use crate::numbers::Numbers;

const COLUMNS: [(&str, ColumnKind); 32] = {
    use ColumnKind::{Integer, Money, Text};
    [
        ("No", Integer),
        ("Nama Usaha", Text),
        ("Nama Pemilik", Text),
        ("NIK", Text),
        ("NIB", Text),
        ("NPWP", Text),
        ("L/P", Text),
        ("No. HP / WA", Text),
        ("Email", Text),
        ("Instagram", Text),
        ("Alamat", Text),
        ("Kelurahan", Text),
        ("Kecamatan", Text),
        ("Kota/Kab. Adm.", Text),
        ("Instansi Pembina", Text),
        ("Kategori Produk", Text),
        ("Bahan Utama", Text),
        ("Produk Unggulan", Text),
        ("Harga Terendah (Rp)", Money),
        ("Harga Tertinggi (Rp)", Money),
        ("Kapasitas / Bulan", Integer),
        ("Omzet / Bulan (Rp)", Money),
        ("Tenaga Kerja", Integer),
        ("PIRT", Text),
        ("Halal", Text),
        ("Merek Terdaftar", Text),
        ("Negara Ekspor", Text),
        ("Ukuran Stan", Text),
        ("Daya Listrik (VA)", Text),
        ("Penjaga Stan 1", Text),
        ("Penjaga Stan 2", Text),
        ("Catatan", Text),
    ]
};

const PRODUCTS: &[(&str, &str, &str)] = &[
    ("Batik", "Tekstil", "Kain batik tulis"),
    ("Tenun", "Tekstil", "Syal tenun"),
    ("Bordir & Fesyen", "Tekstil", "Kebaya encim"),
    ("Kayu", "Kayu", "Talenan ukir"),
    ("Logam & Perhiasan", "Logam", "Cincin perak"),
    ("Keramik", "Keramik", "Cangkir keramik"),
    ("Serat Alam & Anyaman", "Serat alam", "Keranjang rotan"),
    ("Kulit & Alas Kaki", "Kulit", "Sandal batik"),
    ("Kuliner", "Pangan", "Bir pletok"),
    ("Daur Ulang", "Lainnya", "Tas plastik daur ulang"),
];

const STREETS: &[&str] =
    &["Lestari", "Bahari", "Kenanga", "Pitung", "Ciliwung", "Marunda Indah", "Mahoni", "Tiga Dara"];

/// Kelurahan, kecamatan and city, from the list that the program ships.
struct Place {
    kelurahan: String,
    kecamatan: String,
    city: String,
    kecamatan_code: String,
}

fn places() -> Outcome<Vec<Place>> {
    let path =
        Path::new(env!("CARGO_MANIFEST_DIR")).join("../src-tauri/crates/app/data/wilayah-jakarta.json");
    let list: Json = serde_json::from_slice(&std::fs::read(path)?)?;
    let all = |node: &Json, key: &str| node[key].as_array().cloned().unwrap_or_default();
    let text = |node: &Json, key: &str| node[key].as_str().unwrap_or_default().to_owned();
    let mut places = Vec::new();
    for city in all(&list, "regions") {
        for kecamatan in all(&city, "kecamatan") {
            for kelurahan in all(&kecamatan, "kelurahan") {
                places.push(Place {
                    kelurahan: text(&kelurahan, "name"),
                    kecamatan: text(&kecamatan, "name"),
                    city: text(&city, "name"),
                    kecamatan_code: text(&kecamatan, "code").replace('.', ""),
                });
            }
        }
    }
    Ok(places)
}

/// Writes a list of so many applicants.
pub(crate) fn write(path: &Path, rows: usize) -> Outcome<()> {
    let places = places()?;
    let mut numbers = Numbers::from_seed(2019);
    let mut firms = Firms::default();
    let rows = (1..=rows).map(|number| row(number, &places, &mut firms, &mut numbers)).collect();
    let table = TableOut {
        name: "Peserta".to_owned(),
        titles: vec![
            "DAFTAR PENDAFTAR PAMERAN".to_owned(),
            "Balai Kota, 25 s.d. 28 November 2019".to_owned(),
        ],
        columns: COLUMNS.iter().map(|(header, kind)| ColumnOut::new(*header, *kind)).collect(),
        rows,
    };
    let day = NaiveDate::from_ymd_opt(2019, 10, 1).ok_or("no such day")?;
    Ok(write_xlsx(path, &[table], day.and_time(NaiveTime::MIN))?)
}

fn row(number: usize, places: &[Place], firms: &mut Firms, numbers: &mut Numbers) -> Vec<Value> {
    let place = &places[numbers.below(places.len())];
    let (category, material, product) = PRODUCTS[numbers.below(PRODUCTS.len())];
    let firm = firms.next(numbers);
    let handle: String = firm.to_lowercase().chars().filter(char::is_ascii_alphanumeric).collect();
    let is_woman = !numbers.one_in(3);
    let day = 1 + numbers.below(28) + if is_woman { 40 } else { 0 };
    let nik = format!(
        "{}{day:02}{:02}{:02}{}",
        place.kecamatan_code,
        1 + numbers.below(12),
        50 + numbers.below(49),
        numbers.digits(4)
    );
    let nib = numbers.digits(13);
    let lowest: i64 = [15_000, 25_000, 35_000, 50_000, 75_000, 100_000, 150_000][numbers.below(7)];
    let highest = lowest * [2, 4, 8, 10, 20][numbers.below(5)];
    let amount = |amount: i64, numbers: &mut Numbers| {
        if numbers.one_in(6) { Value::from(rupiah(amount)) } else { Value::Integer(amount) }
    };
    let blank = || Value::Blank;
    let npwp = if numbers.one_in(5) { blank() } else { Value::from(nik.clone()) };
    vec![
        Value::Integer(i64::try_from(number).unwrap_or(0)),
        firm.into(),
        person(numbers).into(),
        nik.into(),
        if numbers.one_in(4) { blank() } else { nib.into() },
        npwp,
        (if is_woman { "P" } else { "L" }).into(),
        phone(numbers).into(),
        if numbers.one_in(3) { blank() } else { format!("{handle}@contoh.id").into() },
        if numbers.one_in(3) { blank() } else { format!("@{handle}").into() },
        format!(
            "Jl. {} No. {} RT {:03}/RW {:03}",
            numbers.pick(STREETS),
            1 + numbers.below(150),
            1 + numbers.below(16),
            1 + numbers.below(12)
        )
        .into(),
        place.kelurahan.clone().into(),
        place.kecamatan.clone().into(),
        city(&place.city, numbers).into(),
        numbers.pick(&["Dekranasda DKI Jakarta", "PKT Dinas KUKMP", "Kemenkumham", "BNN"]).into(),
        category.into(),
        material.into(),
        product.into(),
        amount(lowest, numbers),
        amount(highest, numbers),
        Value::Integer([20, 50, 100, 300, 1000][numbers.below(5)]),
        amount([3_000_000, 5_000_000, 8_000_000, 15_000_000, 40_000_000][numbers.below(5)], numbers),
        Value::Integer(1 + i64::try_from(numbers.below(24)).unwrap_or(0)),
        if category == "Kuliner" { format!("P-IRT {}", numbers.digits(15)).into() } else { blank() },
        if category == "Kuliner" { numbers.pick(&["Ya", "Belum", "Dalam proses"]).into() } else { blank() },
        if numbers.one_in(4) { "Ya".into() } else { blank() },
        if numbers.one_in(8) {
            numbers.pick(&["Belanda", "Malaysia", "Jepang, Singapura"]).into()
        } else {
            blank()
        },
        numbers.pick(&["2x2", "2 x 2 m", "3x3", "3 x 3", "3x2"]).into(),
        numbers.pick(&["450", "900", "1300 VA", "2 Ampere", "2200"]).into(),
        person(numbers).into(),
        if numbers.one_in(3) { blank() } else { person(numbers).into() },
        if numbers.one_in(10) { "Mohon dekat pintu masuk".into() } else { blank() },
    ]
}

/// "Rp 1.250.000".
fn rupiah(amount: i64) -> String {
    let digits = amount.to_string();
    let groups: Vec<String> =
        digits.as_bytes().rchunks(3).rev().map(|group| String::from_utf8_lossy(group).into_owned()).collect();
    format!("Rp {}", groups.join("."))
}

/// A mobile number in one of the ways that people write them.
fn phone(numbers: &mut Numbers) -> String {
    let operator =
        numbers.pick(&["811", "812", "813", "821", "822", "851", "852", "856", "857", "878", "881", "896"]);
    let (middle, end) = (numbers.digits(4), numbers.digits(4));
    match numbers.below(4) {
        0 => format!("+62{operator}{middle}{end}"),
        1 => format!("0{operator}-{middle}-{end}"),
        2 => format!("0{operator} {middle} {end}"),
        _ => format!("0{operator}{middle}{end}"),
    }
}

/// "Kota Administrasi Jakarta Selatan", or shorter.
fn city(full: &str, numbers: &mut Numbers) -> String {
    let bare = full.rsplit("Administrasi ").next().unwrap_or(full);
    match numbers.below(3) {
        0 => full.to_owned(),
        1 => format!("Kota Adm. {bare}"),
        _ => bare.to_owned(),
    }
}
