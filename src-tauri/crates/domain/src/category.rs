//! The lists that a new workspace begins with. They are data: the organizer edits them afterwards.
//!
//! Materials and product categories are the Dekranas axes; the supporting bodies are those that sent exhibitors
//! to JakCraft 2019; roles and their colours are the product's look.

/// An entry of a list with its names in both languages.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DefaultEntry {
    /// Stable code in snake_case.
    pub code: &'static str,
    /// Indonesian name.
    pub name_id: &'static str,
    /// English name.
    pub name_en: &'static str,
}

/// A role of badge holders.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DefaultRole {
    /// Code and names.
    pub entry: DefaultEntry,
    /// Colour of the badge's band as "#RRGGBB"; white text on it has a contrast of at least 4.5 : 1.
    pub colour: &'static str,
}

const fn entry(code: &'static str, name_id: &'static str, name_en: &'static str) -> DefaultEntry {
    DefaultEntry { code, name_id, name_en }
}

const fn role(
    code: &'static str,
    name_id: &'static str,
    name_en: &'static str,
    colour: &'static str,
) -> DefaultRole {
    DefaultRole { entry: entry(code, name_id, name_en), colour }
}

/// What a product is made of.
pub const MATERIALS: [DefaultEntry; 9] = [
    entry("keramik", "Keramik", "Ceramics"),
    entry("serat_alam", "Serat alam", "Natural fibre"),
    entry("tekstil", "Tekstil", "Textile"),
    entry("kayu", "Kayu", "Wood"),
    entry("batu", "Batu", "Stone"),
    entry("logam", "Logam", "Metal"),
    entry("kulit", "Kulit", "Leather"),
    entry("pangan", "Pangan", "Food"),
    entry("lainnya", "Lainnya", "Other"),
];

/// What a product is sold as. In the assignment of booths, "category" means these.
pub const PRODUCT_CATEGORIES: [DefaultEntry; 11] = [
    entry("batik", "Batik", "Batik"),
    entry("tenun", "Tenun", "Weaving"),
    entry("bordir_fesyen", "Bordir & Fesyen", "Embroidery & Fashion"),
    entry("kayu", "Kayu", "Woodcraft"),
    entry("logam_perhiasan", "Logam & Perhiasan", "Metal & Jewellery"),
    entry("keramik", "Keramik", "Ceramics"),
    entry("serat_alam_anyaman", "Serat Alam & Anyaman", "Natural Fibre & Basketry"),
    entry("kulit_alas_kaki", "Kulit & Alas Kaki", "Leather & Footwear"),
    entry("daur_ulang", "Daur Ulang", "Upcycling"),
    entry("cendera_mata", "Cendera Mata", "Souvenirs"),
    entry("kuliner", "Kuliner", "Culinary"),
];

/// The code of the one category that wants water and is kept away from textiles.
pub const FOOD_CATEGORY: &str = "kuliner";

/// The codes of the categories that food is kept away from.
pub const TEXTILE_CATEGORIES: [&str; 3] = ["batik", "tenun", "bordir_fesyen"];

/// Who sends or coaches exhibitors.
pub const SUPPORTING_BODIES: [DefaultEntry; 5] = [
    entry("dekranasda", "Dekranasda DKI Jakarta", "Regional Crafts Council of Jakarta"),
    entry("pkt", "PKT Dinas KUKMP", "Integrated Entrepreneurship Programme"),
    entry("kemenkumham", "Kemenkumham", "Ministry of Law and Human Rights"),
    entry("dinas_pendidikan", "Dinas Pendidikan (SLB)", "Education Office (special schools)"),
    entry("bnn", "BNN", "National Narcotics Agency"),
];

/// Who wears a badge.
pub const ROLES: [DefaultRole; 8] = [
    role("exhibitor", "Peserta", "Exhibitor", "#0E6F6E"),
    role("committee", "Panitia", "Committee", "#B3261E"),
    role("curator", "Kurator", "Curator", "#6A3FA0"),
    role("vip", "VIP", "VIP", "#7A5600"),
    role("media", "Media", "Media", "#1D5FBF"),
    role("buyer", "Pembeli", "Buyer", "#2A7248"),
    role("visitor", "Pengunjung", "Visitor", "#5B6472"),
    role("volunteer", "Relawan", "Volunteer", "#A84B08"),
];

#[cfg(test)]
mod tests {
    use super::*;

    fn all_lists() -> Vec<Vec<DefaultEntry>> {
        vec![
            MATERIALS.to_vec(),
            PRODUCT_CATEGORIES.to_vec(),
            SUPPORTING_BODIES.to_vec(),
            ROLES.iter().map(|role| role.entry).collect(),
        ]
    }

    #[test]
    fn codes_and_names_are_unique_within_a_list() {
        for list in all_lists() {
            for (index, one) in list.iter().enumerate() {
                assert!(one.code.bytes().all(|b| b.is_ascii_lowercase() || b == b'_'), "{}", one.code);
                assert!(!one.name_id.is_empty() && !one.name_en.is_empty());
                for other in &list[index + 1..] {
                    assert!(
                        one.code != other.code
                            && one.name_id != other.name_id
                            && one.name_en != other.name_en
                    );
                }
            }
        }
    }

    #[test]
    fn food_and_textiles_are_among_the_categories() {
        for code in TEXTILE_CATEGORIES.iter().chain([&FOOD_CATEGORY]) {
            assert!(PRODUCT_CATEGORIES.iter().any(|category| category.code == *code), "{code}");
        }
    }

    /// Relative luminance of WCAG 2.
    fn luminance(colour: &str) -> f64 {
        let channel = |at: usize| {
            let value = f64::from(u8::from_str_radix(&colour[at..at + 2], 16).unwrap()) / 255.0;
            if value <= 0.040_45 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
        };
        0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5)
    }

    #[test]
    fn white_is_read_on_every_role_s_band() {
        for role in ROLES {
            assert!(role.colour.len() == 7 && role.colour.starts_with('#'));
            let contrast = 1.05 / (luminance(role.colour) + 0.05);
            assert!(contrast >= 4.5, "{}: {contrast:.2}", role.entry.code);
        }
    }
}
