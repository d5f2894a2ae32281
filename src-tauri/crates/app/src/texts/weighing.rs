//! What the planner weighs, in words: each weight, each preset, each term of a plan's cost.

use super::Lang;
use crate::plan::Term;

/// What a weight is called, and what it charges.
pub(crate) fn weight(lang: Lang, name: &str) -> (String, String) {
    let (title, sentence) = match name {
        "unplaced" => (
            lang.pick("Tanpa stan", "No booth"),
            lang.pick(
                "Setiap peserta yang tidak mendapat stan, dikali 1 ditambah prioritasnya.",
                "Each exhibitor without a booth, times 1 plus its priority.",
            ),
        ),
        "preference_step" => (
            lang.pick("Stan pilihan", "Wished booths"),
            lang.pick(
                "Setiap langkah turun dalam daftar stan yang diinginkan peserta.",
                "Each step down an exhibitor's list of wished booths.",
            ),
        ),
        "zone_mismatch" => (
            lang.pick("Zona", "Zones"),
            lang.pick(
                "Setiap stan yang zonanya untuk kategori lain.",
                "Each booth whose zone is meant for another category.",
            ),
        ),
        "corner_missed" => (
            lang.pick("Stan sudut", "Corners"),
            lang.pick(
                "Setiap peserta yang menginginkan stan sudut dan tidak mendapatnya.",
                "Each exhibitor that would like a corner and has none.",
            ),
        ),
        "premium_missed" => (
            lang.pick("Stan utama untuk prioritas", "Premium booths for priority"),
            lang.pick(
                "Setiap peserta berprioritas tanpa stan utama, dikali prioritasnya.",
                "Each exhibitor with priority and no premium booth, times its priority.",
            ),
        ),
        "oversize_m2" => (
            lang.pick("Kelebihan ukuran", "Oversize"),
            lang.pick(
                "Setiap meter persegi penuh di atas ukuran yang diminta.",
                "Each whole square metre more than was asked for.",
            ),
        ),
        "same_group_side" => (
            lang.pick("Pesaing bersebelahan", "Competitors side by side"),
            lang.pick(
                "Setiap pasang stan bersebelahan dengan peserta dari kelompok pesaing yang sama.",
                "Each pair of booths side by side with exhibitors of one group of competitors.",
            ),
        ),
        "same_group_aisle" => (
            lang.pick("Pesaing berhadapan", "Competitors across an aisle"),
            lang.pick(
                "Setiap pasang stan berhadapan di lorong dengan peserta dari kelompok pesaing yang sama.",
                "Each pair of booths across an aisle with exhibitors of one group of competitors.",
            ),
        ),
        "near_missed" => (
            lang.pick("Ingin berdekatan", "Wanted neighbours"),
            lang.pick(
                "Setiap pasang peserta yang ingin berdekatan dan tidak bersebelahan atau berhadapan.",
                "Each pair that wants to be near each other and is neither side by side nor across an aisle.",
            ),
        ),
        "region_premium_missing" => (
            lang.pick("Keadilan wilayah", "Fairness between regions"),
            lang.pick(
                "Setiap stan utama yang kurang dari bagian suatu kota atau kabupaten.",
                "Each premium booth that a city or regency has less than its share.",
            ),
        ),
        "moved" => (
            lang.pick("Pindah tempat", "Moves"),
            lang.pick(
                "Setiap peserta yang pindah dari tempatnya sekarang, saat menata ulang.",
                "Each exhibitor that leaves its place of now, when planning again.",
            ),
        ),
        other => (other, ""),
    };
    (title.to_owned(), sentence.to_owned())
}

/// What a preset is called, and what it is for.
pub(crate) fn preset(lang: Lang, code: &str) -> (String, String) {
    let (title, sentence) = match code {
        "balanced" => (
            lang.pick("Seimbang", "Balanced"),
            lang.pick("Semua keinginan ditimbang seperti biasa.", "Every wish weighs what it usually does."),
        ),
        "zones" => (
            lang.pick("Zona dulu", "Zones first"),
            lang.pick(
                "Setiap kategori berkumpul di zonanya, dan pesaing terpisah.",
                "Each category keeps to its zone, and competitors stand apart.",
            ),
        ),
        "wishes" => (
            lang.pick("Keinginan dulu", "Wishes first"),
            lang.pick(
                "Stan, sudut, dan tetangga yang diinginkan peserta diutamakan.",
                "The booths, corners and neighbours that exhibitors wish for come first.",
            ),
        ),
        "regions" => (
            lang.pick("Wilayah dulu", "Regions first"),
            lang.pick(
                "Stan utama dibagi adil antarkota dan kabupaten.",
                "Premium booths are shared out fairly between cities and regencies.",
            ),
        ),
        "few_moves" => (
            lang.pick("Sedikit pindah", "Few moves"),
            lang.pick(
                "Saat menata ulang, yang sudah punya tempat sebisanya tetap di sana.",
                "When planning again, those who have a place keep it wherever possible.",
            ),
        ),
        other => (other, ""),
    };
    (title.to_owned(), sentence.to_owned())
}

/// What a term of a plan's cost is called.
pub fn term(lang: Lang, term: Term) -> &'static str {
    match term {
        Term::Unplaced => lang.pick("tanpa stan", "no booth"),
        Term::Preference => lang.pick("bukan stan pilihan pertama", "not the booth wished for first"),
        Term::ZoneMismatch => lang.pick("zona kategori lain", "another category's zone"),
        Term::CornerMissed => lang.pick("ingin sudut", "wished for a corner"),
        Term::PremiumMissed => lang.pick("prioritas tanpa stan utama", "priority without a premium booth"),
        Term::Oversize => lang.pick("lebih besar dari yang diminta", "larger than asked for"),
        Term::SameGroup => lang.pick("pesaing berdampingan", "competitors touch"),
        Term::NearMissed => lang.pick("jauh dari yang diinginkan", "away from wanted neighbours"),
        Term::RegionPremiumMissing => lang.pick("bagian wilayah kurang", "a region's share is missing"),
        Term::Moved => lang.pick("pindah tempat", "moved"),
    }
}
