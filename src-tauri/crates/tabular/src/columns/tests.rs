//! The spellings that forms and offices use, one line each, which is why it is long.

use super::*;
use crate::cell::Cell;

/// Header, field key; `-` for a header that is none of the fields.
const SPELLINGS: &str = "
No|no
No.|no
NO URUT|no
Nomor|no
#|no
Timestamp|timestamp
Cap waktu|timestamp
Stempel Waktu|timestamp
Tanggal Pendaftaran|timestamp
Nama Usaha|firm_name
NAMA USAHA|firm_name
Nama Brand/Usaha|firm_name
Nama UMKM|firm_name
Nama UKM / IKM|firm_name
Nama Perusahaan|firm_name
Nama Usaha (Brand)|firm_name
Nama Usaha/Merek|firm_name
Nama Toko|firm_name
Nama Kelompok Usaha|firm_name
Nama usaha Anda|firm_name
Nama Usha|firm_name
Company Name|firm_name
Business name|firm_name
Brand Name|firm_name
1. Nama Usaha *|firm_name
Nama Fascia|firm_name
Nama Pemilik|owner_name
Nama Pemilik Usaha|owner_name
Nama Pemilik / Penanggung Jawab|owner_name
Nama Lengkap|owner_name
Nama Lengkap Pemilik Usaha (sesuai KTP)|owner_name
Nama Lengkap (sesuai KTP)|owner_name
Penanggung Jawab|owner_name
Nama Pengrajin|owner_name
Nama Pelaku Usaha|owner_name
Owner|owner_name
Owner's Name|owner_name
Contact Person|owner_name
PIC|owner_name
NIK|nik
N I K|-
No. KTP|nik
NIK (sesuai KTP)|nik
Nomor KTP/NIK|nik
Nomor Induk Kependudukan (NIK)|nik
NIB|nib
No. NIB|nib
Nomor Induk Berusaha|nib
Nomor Induk Berusaha (NIB)|nib
Apakah usaha Anda sudah memiliki NIB? Tuliskan nomornya|nib
NPWP|npwp
No NPWP Pribadi/Badan|npwp
Tax ID|npwp
L/P|sex
Jenis Kelamin|sex
Jenis Kelamin (L/P)|sex
JK|sex
Gender|sex
No. HP / WA|phone
No. WA Aktif|phone
No HP|phone
Nomor WhatsApp|phone
Nomor WhatsApp aktif yang bisa dihubungi|phone
No. Telp/HP|phone
No Telepon|phone
Nomor Handphone|phone
Telp.|phone
Phone Number|phone
WhatsApp|phone
Kontak|phone
Email|email
E-mail|email
Alamat Email|email
Alamat e-mail aktif|email
Email Address|email
Instagram|instagram
Akun IG|instagram
IG|instagram
Nama Akun Instagram|instagram
Media Sosial (Instagram)|instagram
Website|website
Link Marketplace|website
Alamat|address
Alamat Usaha|address
Alamat Lengkap|address
Alamat Domisili Usaha|address
Alamat Tempat Usaha|address
Address|address
RT/RW|rt_rw
Kelurahan|kelurahan
Kelurahan/Desa|kelurahan
Kel.|kelurahan
Kelurahn|kelurahan
Kecamatan|kecamatan
Kec.|kecamatan
Kota/Kab. Adm.|regency
Kota/Kabupaten|regency
Kota Administrasi|regency
Kab/Kota|regency
Wilayah|regency
Asal Kota/Kabupaten|regency
Provinsi|province
Kode Pos|postal_code
Instansi Pembina|supporting_body
Instansi/Lembaga Pembina|supporting_body
Binaan|supporting_body
UMKM Binaan Dari|supporting_body
Dinas Pembina|supporting_body
Bentuk Badan Usaha|legal_entity
Skala Usaha|size_class
Tahun Berdiri|founded_year
Deskripsi Usaha|description
Kategori Produk|category
Kategori|category
Jenis Usaha|category
Bidang Usaha|category
Jenis Produk|category
Product Category|category
Bahan Utama|material
Bahan Baku|material
Bahan Baku Utama|material
Material|material
Produk Unggulan|product
Produk|product
Nama Produk|product
Nama produk unggulan yang akan dipamerkan|product
Produk yang akan dijual|product
Harga Terendah (Rp)|price_min
Harga Minimum|price_min
Harga Min|price_min
Harga produk termurah|price_min
Harga Tertinggi (Rp)|price_max
Harga Maks.|price_max
Harga Max|price_max
Kisaran Harga|price_range
Kisaran Harga Produk (Rp)|price_range
Range Harga|price_range
Harga|price_range
Kapasitas / Bulan|capacity
Kapasitas Produksi per Bulan|capacity
Kapasitas Produksi|capacity
Omzet / Bulan (Rp)|turnover_monthly
Omset per Bulan|turnover_monthly
Omzet rata-rata per bulan|turnover_monthly
Berapa omzet usaha Anda per bulan?|turnover_monthly
Omzet per Tahun|turnover_yearly
Omset Tahunan (Rp)|turnover_yearly
Tenaga Kerja|staff
Jumlah Tenaga Kerja|staff
Jumlah Karyawan|staff
Jml. Pegawai|staff
PIRT|pirt
P-IRT|pirt
No. P-IRT|pirt
Nomor PIRT (khusus makanan)|pirt
Halal|halal
Sertifikat Halal|halal
Apakah produk Anda sudah memiliki sertifikat halal?|halal
No. Sertifikat Halal|halal
BPOM|bpom
Izin Edar BPOM|bpom
SNI|sni
Merek Terdaftar|brand
Merk Terdaftar|brand
Merek|brand
HKI|hki
HAKI|hki
Sertifikat HKI|hki
Apakah sudah memiliki HKI?|hki
Negara Ekspor|export_countries
Negara Tujuan Ekspor|export_countries
Apakah produk Anda pernah diekspor? Sebutkan negara ekspor|export_countries
Kode HS|hs_codes
HS Code|hs_codes
Ukuran Stan|booth_size
Ukuran Stand|booth_size
Ukuran Booth yang diminta|booth_size
Booth Size|booth_size
Jumlah Stan|booth_count
Jumlah Booth|booth_count
No. Stan|booth_code
Nomor Booth|booth_code
Daya Listrik (VA)|power
Daya (Watt)|power
Kebutuhan Listrik|power
Berapa kebutuhan daya listrik stan Anda (Watt)?|power
Kebutuhan Air|water
Apakah membutuhkan air bersih / wastafel?|water
Stan Sudut|corner
Sudut|corner
Apakah perlu stan sudut?|corner
Corner booth|corner
Kelompok Pesaing|group
Grup pesaing (tidak boleh bersebelahan)|group
Competitor Group|group
Prioritas|priority
Priority|priority
Stan Diinginkan|prefers
Nomor stan yang diinginkan|prefers
Pilihan Stan (urut)|prefers
Preferred booths|prefers
Ukuran stan yang diinginkan|booth_size
Preferred booth size|booth_size
Jumlah stan yang diinginkan|booth_count
Dekat Dengan|near
Ingin dekat dengan peserta|near
Near to|near
Jauh Dari|apart
Ingin jauh dari peserta|apart
Apart from|apart
Penjaga Stan 1|attendant
Penjaga Stan 2|attendant
Nama Penjaga Stand|attendant
Nama Penjaga Stan (untuk ID Card)|attendant
Petugas Stan 1|attendant
Foto Produk|photo_link
Link Foto Produk|photo_link
Upload foto produk (maks. 5)|photo_link
Link Google Drive foto produk|photo_link
Catatan|notes
Keterangan|notes
Ket.|notes
Permintaan Khusus|notes
Saya setuju data pribadi saya digunakan panitia untuk keperluan pameran|consent
Persetujuan|consent
Apakah Anda bersedia mengikuti seluruh ketentuan panitia?|consent
Pernyataan Persetujuan Data Pribadi|consent
Tanggal Lahir|-
Tempat, Tanggal Lahir|-
Agama|-
Nomor Rekening|-
Scan KTP|-
Kode Referal|-
";

fn alone(header: &str) -> Option<Field> {
    recognise(&[header.to_owned()], &[], &Remembered::new())[0].field
}

#[test]
fn every_spelling_is_recognised() {
    let mut wrong = Vec::new();
    let mut count = 0;
    for line in SPELLINGS.trim().lines() {
        let (header, key) = line.rsplit_once('|').unwrap();
        count += 1;
        let found = alone(header).map_or("-", Field::key);
        if found != key {
            wrong.push(format!("{header}: {found} instead of {key}"));
        }
    }
    assert!(count >= 120, "{count}");
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

fn rows(table: &[&[&str]]) -> Vec<Row> {
    table
        .iter()
        .zip(1..)
        .map(|(cells, number)| Row {
            number,
            cells: cells
                .iter()
                .map(|text| if text.is_empty() { Cell::Empty } else { Cell::Text((*text).to_owned()) })
                .collect(),
        })
        .collect()
}

fn fields(headers: &[&str], table: &[Row]) -> Vec<&'static str> {
    let headers: Vec<String> = headers.iter().map(|header| (*header).to_owned()).collect();
    let sample: Vec<&Row> = table.iter().collect();
    let found = recognise(&headers, &sample, &Remembered::new());
    found.iter().map(|column| column.field.map_or("-", Field::key)).collect()
}

#[test]
fn columns_without_a_header_are_known_by_their_cells() {
    let table = rows(&[
        &[
            "1",
            "Griya Sawo Kecik",
            "3175056403729808",
            "7911824760210",
            "3175056403729808",
            "P",
            "+6286936715055",
            "griya@example.com",
            "@griya",
            "Jl. Lestari No. 85 RT 001/RW 002",
            "Pasar Rebo",
            "Jakarta Timur",
            "Kayu",
            "2x2",
            "P-IRT 028821918046881",
            "1300 VA",
            "Jepang, Singapura",
            "25/11/2019 9:30:00",
        ],
        &[
            "2",
            "Sanggar Rawa Buaya",
            "3175062912583980",
            "2752683865477",
            "3175062912583980",
            "L",
            "0839-5025-1218",
            "sanggar@example.com",
            "@sanggar",
            "Jl. Bahari No. 33",
            "Cakung",
            "Kota Adm. Jakarta Timur",
            "Tekstil",
            "3 x 3 m",
            "",
            "450 Watt",
            "",
            "25/11/2019 9:42:10",
        ],
        &[
            "3",
            "Batik Marunda",
            "3171061906997640",
            "0669847979001",
            "3171061906997640",
            "L",
            "62867 1234 312",
            "batik@example.com",
            "@batik",
            "Gg. Mawar 2",
            "Menteng",
            "Jakarta Pusat",
            "Logam",
            "2 × 2",
            "",
            "2 Ampere",
            "Malaysia",
            "26/11/2019 10:00:00",
        ],
    ]);
    assert_eq!(
        fields(&[""; 18], &table),
        [
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
            "material",
            "booth_size",
            "-",
            "power",
            "export_countries",
            "timestamp"
        ]
    );
}

#[test]
fn a_wrong_header_yields_to_plain_cells() {
    let table = rows(&[
        &["0812-3456-7890", "a@example.com"],
        &["0813-3456-7890", "b@example.com"],
        &["0815-3456-7890", "c@example.com"],
    ]);
    assert_eq!(fields(&["Email", "No HP"], &table), ["phone", "email"]);
}

#[test]
fn a_second_name_column_is_the_owners() {
    assert_eq!(fields(&["No", "Nama", "Nama Usaha"], &[]), ["no", "owner_name", "firm_name"]);
    assert_eq!(fields(&["No", "Nama", "Alamat"], &[]), ["no", "firm_name", "address"]);
}

#[test]
fn phones_and_attendants_may_fill_several_columns() {
    let headers = ["Nama Usaha", "No HP 1", "No HP 2", "Penjaga 1", "Penjaga 2", "Penjaga 3"];
    let found = fields(&headers, &[]);
    assert_eq!(found, ["firm_name", "phone", "phone", "attendant", "attendant", "attendant"]);
}

#[test]
fn one_field_goes_to_one_column() {
    let found = fields(&["Alamat", "Alamat Usaha", "Email", "Alamat Email"], &[]);
    assert_eq!(found.iter().filter(|key| **key == "address").count(), 1);
    assert_eq!(found.iter().filter(|key| **key == "email").count(), 1);
}

#[test]
fn what_a_person_decided_wins() {
    let headers = ["Kode".to_owned(), "Nama Usaha".to_owned(), "Email".to_owned()];
    let remembered = Remembered::from([
        (header_fingerprint("KODE"), Some(Field::BoothCode)),
        (header_fingerprint("Email"), None),
    ]);
    let found = recognise(&headers, &[], &remembered);
    assert_eq!((found[0].field, found[0].why), (Some(Field::BoothCode), Why::Remembered));
    assert_eq!(found[1].field, Some(Field::FirmName));
    assert_eq!((found[2].field, found[2].why), (None, Why::Remembered));
}

#[test]
fn the_same_table_is_recognised_the_same_way_each_time() {
    let headers: Vec<String> =
        SPELLINGS.trim().lines().map(|l| l.rsplit_once('|').unwrap().0.to_owned()).collect();
    let first = recognise(&headers, &[], &Remembered::new());
    assert_eq!(first, recognise(&headers, &[], &Remembered::new()));
}
