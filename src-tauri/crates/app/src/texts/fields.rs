//! The fields of a list of applicants, and their values, as a person reads them.

use domain::money::Idr;
use domain::participation::CornerWish;
use tabular::columns::Field;

use super::{Lang, figures};
use crate::import::corner_wish;

/// A field's name.
pub(crate) fn name(lang: Lang, field: Field) -> &'static str {
    let (id, en) = match field {
        Field::No => ("Nomor urut", "Running number"),
        Field::Timestamp => ("Waktu pengisian", "Time of entry"),
        Field::Consent => ("Persetujuan data pribadi", "Consent"),
        Field::FirmName => ("Nama usaha", "Firm"),
        Field::OwnerName => ("Nama pemilik", "Owner"),
        Field::Nik => ("NIK", "NIK"),
        Field::Nib => ("NIB", "NIB"),
        Field::Npwp => ("NPWP", "NPWP"),
        Field::Sex => ("Jenis kelamin", "Sex"),
        Field::Phone => ("Telepon / WhatsApp", "Telephone / WhatsApp"),
        Field::Email => ("Surel", "E-mail"),
        Field::Instagram => ("Instagram", "Instagram"),
        Field::Website => ("Situs web", "Website"),
        Field::Address => ("Alamat", "Address"),
        Field::RtRw => ("RT/RW", "RT/RW"),
        Field::Kelurahan => ("Kelurahan", "Kelurahan"),
        Field::Kecamatan => ("Kecamatan", "Kecamatan"),
        Field::Regency => ("Kota/kabupaten", "City or regency"),
        Field::Province => ("Provinsi", "Province"),
        Field::PostalCode => ("Kode pos", "Postal code"),
        Field::SupportingBody => ("Instansi pembina", "Supported by"),
        Field::LegalEntity => ("Badan usaha", "Legal form"),
        Field::SizeClass => ("Skala usaha", "Size class"),
        Field::FoundedYear => ("Tahun berdiri", "Founded in"),
        Field::Description => ("Profil usaha", "Description"),
        Field::Category => ("Kategori produk", "Product category"),
        Field::Material => ("Bahan utama", "Material"),
        Field::Product => ("Produk unggulan", "Flagship product"),
        Field::PriceMin => ("Harga terendah", "Lowest price"),
        Field::PriceMax => ("Harga tertinggi", "Highest price"),
        Field::PriceRange => ("Kisaran harga", "Price range"),
        Field::Capacity => ("Kapasitas per bulan", "Monthly capacity"),
        Field::TurnoverMonthly => ("Omzet per bulan", "Monthly sales"),
        Field::TurnoverYearly => ("Omzet per tahun", "Yearly sales"),
        Field::Staff => ("Tenaga kerja", "Staff"),
        Field::Pirt => ("P-IRT", "P-IRT"),
        Field::Halal => ("Sertifikat halal", "Halal certificate"),
        Field::Bpom => ("BPOM", "BPOM"),
        Field::Sni => ("SNI", "SNI"),
        Field::Brand => ("Merek terdaftar", "Registered brand"),
        Field::Hki => ("HKI", "Intellectual property"),
        Field::ExportCountries => ("Negara tujuan ekspor", "Export countries"),
        Field::HsCodes => ("Kode HS", "HS codes"),
        Field::BoothSize => ("Ukuran stan", "Booth size"),
        Field::BoothCount => ("Jumlah stan", "Booths"),
        Field::BoothCode => ("Nomor stan", "Booth code"),
        Field::Power => ("Daya listrik", "Power"),
        Field::Water => ("Kebutuhan air", "Water"),
        Field::Corner => ("Stan sudut", "Corner"),
        Field::Group => ("Kelompok pesaing", "Competitor group"),
        Field::Priority => ("Prioritas", "Priority"),
        Field::Prefers => ("Stan diinginkan", "Preferred booths"),
        Field::Near => ("Dekat dengan", "Near"),
        Field::Apart => ("Jauh dari", "Apart from"),
        Field::Attendant => ("Penjaga stan", "Attendant"),
        Field::PhotoLink => ("Foto", "Photo"),
        Field::Notes => ("Catatan", "Notes"),
    };
    lang.pick(id, en)
}

/// A value of a form, in its canonical spelling there, as a person reads it.
pub(crate) fn shown(lang: Lang, field: Field, value: &str) -> String {
    match field {
        Field::Phone => {
            let numbers = value.split('\n').filter_map(|line| line.split('\t').next());
            numbers.collect::<Vec<_>>().join(", ")
        }
        Field::Attendant | Field::Prefers => value.replace('\n', ", "),
        Field::Near | Field::Apart => value.replace('\n', "; "),
        Field::Corner => corner(lang, corner_wish(value)).to_owned(),
        Field::PriceMin | Field::PriceMax | Field::TurnoverMonthly | Field::TurnoverYearly => {
            value.parse().map_or_else(|_| value.to_owned(), |amount| figures::rupiah(Idr(amount)))
        }
        Field::BoothSize => {
            let metres = |length: &str| {
                length.parse().map_or_else(|_| length.to_owned(), |length| figures::metres(lang, length))
            };
            match value.split_once('x') {
                Some((width, depth)) => format!("{} x {} m", metres(width), metres(depth)),
                None => value.to_owned(),
            }
        }
        Field::Power => format!("{value} VA"),
        Field::Water => {
            if value == "yes" { lang.pick("Ya", "Yes") } else { lang.pick("Tidak", "No") }.to_owned()
        }
        _ => value.to_owned(),
    }
}

/// A wish for a corner, as an import reads it, too.
pub(crate) fn corner(lang: Lang, wish: CornerWish) -> &'static str {
    match wish {
        CornerWish::Must => lang.pick("Harus", "Must"),
        CornerWish::Want => lang.pick("Ingin", "Want"),
        CornerWish::No => lang.pick("Tidak", "No"),
    }
}
