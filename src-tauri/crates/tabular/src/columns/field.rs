//! The fields that a table of exhibitors may have, each with a stable key.

/// What a column holds. The keys are written to files and to `--json`: never rename one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Field {
    /// The running number, "No".
    No,
    /// When a form was sent.
    Timestamp,
    /// Consent to the use of personal data.
    Consent,
    /// The firm, or its brand where firms are known by it.
    FirmName,
    /// The person who owns or answers for the firm.
    OwnerName,
    /// The 16-digit number of a person.
    Nik,
    /// The 13-digit number of a firm.
    Nib,
    /// The tax number.
    Npwp,
    /// L or P.
    Sex,
    /// A phone or WhatsApp number; several columns may be one.
    Phone,
    /// An e-mail address.
    Email,
    /// An Instagram handle.
    Instagram,
    /// A web address, marketplace or other social network.
    Website,
    /// Street and number.
    Address,
    /// RT and RW.
    RtRw,
    /// The village.
    Kelurahan,
    /// The district.
    Kecamatan,
    /// Kota or kabupaten (administrasi).
    Regency,
    /// The province.
    Province,
    /// The postal code.
    PostalCode,
    /// Instansi pembina.
    SupportingBody,
    /// CV, PT, perorangan.
    LegalEntity,
    /// Mikro, kecil, menengah.
    SizeClass,
    /// The year the firm began.
    FoundedYear,
    /// What the firm says of itself.
    Description,
    /// The product category.
    Category,
    /// The main material.
    Material,
    /// The flagship product or the products.
    Product,
    /// The lowest price.
    PriceMin,
    /// The highest price.
    PriceMax,
    /// Both prices, or one, in one cell.
    PriceRange,
    /// Pieces a month.
    Capacity,
    /// Sales a month.
    TurnoverMonthly,
    /// Sales a year.
    TurnoverYearly,
    /// People who work there.
    Staff,
    /// P-IRT, for food.
    Pirt,
    /// The halal certificate.
    Halal,
    /// BPOM, for food and cosmetics.
    Bpom,
    /// The national standard.
    Sni,
    /// A registered brand: its name, or whether there is one.
    Brand,
    /// Other intellectual property: its number, or whether there is any.
    Hki,
    /// Countries exported to.
    ExportCountries,
    /// Customs codes.
    HsCodes,
    /// The booth's size asked for.
    BoothSize,
    /// How many booths.
    BoothCount,
    /// The booth's code, where it was given already.
    BoothCode,
    /// Power asked for.
    Power,
    /// Whether water is needed.
    Water,
    /// Whether a corner is liked or needed.
    Corner,
    /// The group of competitors, who should not stand next to each other.
    Group,
    /// Who goes first, as a number.
    Priority,
    /// Codes of wished booths, the best first.
    Prefers,
    /// Firms that it would like to stand next to.
    Near,
    /// Firms that it must not stand next to.
    Apart,
    /// A person who minds the booth; several columns may be one.
    Attendant,
    /// A photo's file or link.
    PhotoLink,
    /// Notes.
    Notes,
}

/// Every field with its key, in the order of [`Field`].
const KEYS: [(Field, &str); 57] = [
    (Field::No, "no"),
    (Field::Timestamp, "timestamp"),
    (Field::Consent, "consent"),
    (Field::FirmName, "firm_name"),
    (Field::OwnerName, "owner_name"),
    (Field::Nik, "nik"),
    (Field::Nib, "nib"),
    (Field::Npwp, "npwp"),
    (Field::Sex, "sex"),
    (Field::Phone, "phone"),
    (Field::Email, "email"),
    (Field::Instagram, "instagram"),
    (Field::Website, "website"),
    (Field::Address, "address"),
    (Field::RtRw, "rt_rw"),
    (Field::Kelurahan, "kelurahan"),
    (Field::Kecamatan, "kecamatan"),
    (Field::Regency, "regency"),
    (Field::Province, "province"),
    (Field::PostalCode, "postal_code"),
    (Field::SupportingBody, "supporting_body"),
    (Field::LegalEntity, "legal_entity"),
    (Field::SizeClass, "size_class"),
    (Field::FoundedYear, "founded_year"),
    (Field::Description, "description"),
    (Field::Category, "category"),
    (Field::Material, "material"),
    (Field::Product, "product"),
    (Field::PriceMin, "price_min"),
    (Field::PriceMax, "price_max"),
    (Field::PriceRange, "price_range"),
    (Field::Capacity, "capacity"),
    (Field::TurnoverMonthly, "turnover_monthly"),
    (Field::TurnoverYearly, "turnover_yearly"),
    (Field::Staff, "staff"),
    (Field::Pirt, "pirt"),
    (Field::Halal, "halal"),
    (Field::Bpom, "bpom"),
    (Field::Sni, "sni"),
    (Field::Brand, "brand"),
    (Field::Hki, "hki"),
    (Field::ExportCountries, "export_countries"),
    (Field::HsCodes, "hs_codes"),
    (Field::BoothSize, "booth_size"),
    (Field::BoothCount, "booth_count"),
    (Field::BoothCode, "booth_code"),
    (Field::Power, "power"),
    (Field::Water, "water"),
    (Field::Corner, "corner"),
    (Field::Group, "group"),
    (Field::Priority, "priority"),
    (Field::Prefers, "prefers"),
    (Field::Near, "near"),
    (Field::Apart, "apart"),
    (Field::Attendant, "attendant"),
    (Field::PhotoLink, "photo_link"),
    (Field::Notes, "notes"),
];

impl Field {
    /// Every field, in order.
    pub fn all() -> impl ExactSizeIterator<Item = Field> {
        KEYS.iter().map(|(field, _)| *field)
    }

    /// The stable key, such as `firm_name`.
    pub fn key(self) -> &'static str {
        KEYS[self as usize].1
    }

    /// The field of a key.
    pub fn from_key(key: &str) -> Option<Field> {
        KEYS.iter().find(|(_, known)| *known == key).map(|(field, _)| *field)
    }

    /// How many columns of one table may hold the field.
    pub fn max_columns(self) -> usize {
        match self {
            Field::Attendant => 6,
            Field::Phone => 3,
            Field::PhotoLink => 5,
            Field::Website => 3,
            _ => 1,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_key_leads_back_to_its_field() {
        for (index, field) in Field::all().enumerate() {
            assert_eq!(field as usize, index);
            assert_eq!(Field::from_key(field.key()), Some(field));
        }
        assert_eq!(Field::all().last(), Some(Field::Notes));
    }
}
