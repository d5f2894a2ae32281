//! What the cells of a column look like, where its header says nothing.

use std::sync::LazyLock;

use super::Field;
use super::fold::fold;
use crate::cell::{Cell, Row};

/// Values looked at in a column.
const SAMPLE_CELLS: usize = 200;

/// Kecamatan of Jakarta (Kemendagri), folded.
const DISTRICTS: &str = "cakung|cempaka putih|cengkareng|cilandak|cilincing|cipayung|ciracas|duren sawit|gambir|\
    grogol petamburan|jagakarsa|jatinegara|johar baru|kalideres|kebayoran baru|kebayoran lama|kebon jeruk|\
    kelapa gading|kemayoran|kembangan|kepulauan seribu selatan|kepulauan seribu utara|koja|kramat jati|makasar|\
    mampang prapatan|matraman|menteng|pademangan|palmerah|pancoran|pasar minggu|pasar rebo|penjaringan|\
    pesanggrahan|pulogadung|pulo gadung|sawah besar|senen|setiabudi|setia budi|tambora|taman sari|tanah abang|\
    tanjung priok|tebet";
const CATEGORIES: &str = "batik|tenun|bordir fesyen|bordir|fesyen|fashion|kayu|logam perhiasan|keramik|\
    serat alam anyaman|anyaman|kulit alas kaki|daur ulang|cendera mata|cinderamata|kuliner|makanan|aksesoris|kriya|\
    makanan minuman|craft|handicraft";
const MATERIALS: &str = "keramik|serat alam|tekstil|kayu|batu|logam|kulit|pangan|lainnya|kain|rotan|bambu";
const COUNTRIES: &str = "malaysia|singapura|jepang|belanda|amerika|amerika serikat|usa|australia|brunei|cina|china|\
    jerman|inggris|perancis|prancis|korea|korea selatan|taiwan|hongkong|hong kong|thailand|arab saudi|india|italia|\
    spanyol|uni emirat arab|uea|dubai|qatar|kanada|belgia|turki|vietnam|filipina|singapore|japan|netherlands|\
    germany|timor leste|mesir";
const BODIES: &str =
    "dekranasda|pkt|jakpreneur|kemenkumham|bnn|dinas|sudin|suku dinas|kementerian|slb|bumn|rkb|bank";
const FIRM_WORDS: &str = "batik|galeri|gallery|kriya|sanggar|griya|omah|rumah|butik|kedai|dapur|cv|pt|ud|toko|craft|\
    karya|cipta|pesona|tenun|kreasi|handmade|collection|house|studio|koperasi|keramik|snack|catering|art";
const STREETS: &str =
    "jl|jln|jalan|gg|gang|kp|kampung|komplek|kompleks|perum|perumahan|ruko|dusun|blok|apartemen";

fn set(list: &'static str) -> Vec<&'static str> {
    list.split('|').collect()
}

struct Lists {
    districts: Vec<&'static str>,
    categories: Vec<&'static str>,
    materials: Vec<&'static str>,
    countries: Vec<&'static str>,
    bodies: Vec<&'static str>,
    firm_words: Vec<&'static str>,
    streets: Vec<&'static str>,
}

static LISTS: LazyLock<Lists> = LazyLock::new(|| Lists {
    districts: set(DISTRICTS),
    categories: set(CATEGORIES),
    materials: set(MATERIALS),
    countries: set(COUNTRIES),
    bodies: set(BODIES),
    firm_words: set(FIRM_WORDS),
    streets: set(STREETS),
});

/// What one value may be, each with its weight: how telling the look is.
fn looks(cell: &Cell) -> Vec<(Field, f64)> {
    let mut looks = Vec::new();
    if let Cell::DateTime(_) = cell {
        looks.push((Field::Timestamp, 0.85));
        return looks;
    }
    let text = cell.text();
    let text = text.trim();
    if text.contains('@')
        && !text.starts_with('@')
        && text.rsplit('@').next().is_some_and(|host| host.contains('.'))
    {
        looks.push((Field::Email, 0.95));
        return looks;
    }
    let lower = text.to_lowercase();
    if lower.contains("instagram.com") || (text.starts_with('@') && text.len() > 2 && !text.contains(' ')) {
        looks.push((Field::Instagram, 0.92));
        return looks;
    }
    if lower.starts_with("http") || lower.starts_with("www.") {
        let photo = ["drive.google", "photos", ".jpg", ".jpeg", ".png", "docs.google", "imgur", "dropbox"];
        let is_photo = photo.iter().any(|part| lower.contains(part));
        looks.push((if is_photo { Field::PhotoLink } else { Field::Website }, 0.85));
        return looks;
    }
    number_looks(cell, text, &lower, &mut looks);
    word_looks(text, &lower, &mut looks);
    looks
}

fn number_looks(cell: &Cell, text: &str, lower: &str, looks: &mut Vec<(Field, f64)>) {
    let digits: String = cell.id_digits().map(|id| id.digits).unwrap_or_default();
    let plain = text
        .chars()
        .all(|c| c.is_ascii_digit() || matches!(c, ' ' | '.' | '-' | '\'' | '+' | '(' | ')' | '/'))
        || matches!(cell, Cell::Number(_));
    if lower.starts_with("p-irt") || lower.starts_with("pirt") || lower.starts_with("p irt") {
        looks.push((Field::Pirt, 0.92));
    }
    if is_size(lower) {
        looks.push((Field::BoothSize, 0.9));
    }
    if is_power(lower) {
        looks.push((Field::Power, 0.85));
    }
    if is_timestamp(text) {
        looks.push((Field::Timestamp, 0.85));
    }
    if let Some((rt, rw)) = text.split_once('/')
        && [rt, rw]
            .iter()
            .all(|part| (1..=3).contains(&part.trim().len()) && part.trim().parse::<u16>().is_ok())
    {
        looks.push((Field::RtRw, 0.6));
    }
    if !plain {
        return;
    }
    if digits.len() == 16 {
        if is_nik(&digits) {
            looks.push((Field::Nik, 0.93));
        }
        looks.push((Field::Npwp, 0.75));
    }
    if digits.len() == 15 {
        looks.push((Field::Npwp, if text.contains('.') && text.contains('-') { 0.95 } else { 0.72 }));
        looks.push((Field::Pirt, 0.66));
    }
    if is_phone(text, &digits) {
        looks.push((Field::Phone, 0.92));
    } else if digits.len() == 13 && digits.len() == text.len() {
        looks.push((Field::Nib, 0.92));
    }
    if digits.len() == 5 && digits.len() == text.len() && digits.starts_with('1') {
        looks.push((Field::PostalCode, 0.6));
    }
    // "6302.10" or "4602.19.90"
    let groups: Vec<&str> = text.split('.').collect();
    if matches!(groups.len(), 2..=4)
        && groups[0].len() == 4
        && groups[1..].iter().all(|g| g.len() == 2)
        && digits.len() + groups.len() - 1 == text.len()
    {
        looks.push((Field::HsCodes, 0.8));
    }
}

fn word_looks(text: &str, lower: &str, looks: &mut Vec<(Field, f64)>) {
    let folded = fold(text);
    if matches!(folded.as_str(), "l" | "p" | "laki laki" | "perempuan" | "pria" | "wanita" | "lk" | "pr") {
        looks.push((Field::Sex, 0.92));
        return;
    }
    let lists = &*LISTS;
    let first = folded.split(' ').next().unwrap_or("");
    if (lists.streets.contains(&first) && folded.contains(' '))
        || lower.contains(" rt ")
        || lower.contains("rt.")
    {
        looks.push((Field::Address, 0.88));
        return;
    }
    if is_regency(&folded) {
        looks.push((Field::Regency, 0.88));
    }
    if lists.districts.contains(&folded.as_str()) {
        looks.push((Field::Kecamatan, 0.85));
        // Many kelurahan bear the name of their kecamatan.
        looks.push((Field::Kelurahan, 0.3));
    }
    if lists.categories.contains(&folded.as_str()) {
        looks.push((Field::Category, 0.8));
    }
    if lists.materials.contains(&folded.as_str()) {
        looks.push((Field::Material, 0.78));
    }
    if lower.split([',', ';', '/']).all(|part| lists.countries.contains(&fold(part).as_str())) {
        looks.push((Field::ExportCountries, 0.88));
    }
    let mut words = folded.split(' ');
    if words.clone().any(|word| lists.bodies.contains(&word)) {
        looks.push((Field::SupportingBody, 0.8));
    } else if words.any(|word| lists.firm_words.contains(&word)) && folded.contains(' ') {
        looks.push((Field::FirmName, 0.72));
    }
}

fn is_nik(digits: &str) -> bool {
    let number = |range: std::ops::Range<usize>| digits[range].parse::<u32>().unwrap_or(0);
    let day = number(6..8);
    (11..=97).contains(&number(0..2)) && matches!(day, 1..=31 | 41..=71) && (1..=12).contains(&number(8..10))
}

/// Typed with 0, 62 or +62 before it, or without its zero; landlines of the capital too.
fn is_phone(text: &str, digits: &str) -> bool {
    // Two numbers in one cell: the first decides.
    let first: String = match text.split_once('/') {
        Some((first, _)) => first.chars().filter(char::is_ascii_digit).collect(),
        None => digits.to_owned(),
    };
    let national = first.strip_prefix("62").or_else(|| first.strip_prefix('0'));
    let marked = text.starts_with('+') || text.starts_with('(');
    match national {
        Some(rest) if rest.starts_with('8') => (8..=12).contains(&rest.len()),
        Some(rest) => (marked || rest.starts_with("21")) && (7..=11).contains(&rest.len()),
        None => (first.starts_with('8') && (9..=12).contains(&first.len())) || (marked && first.len() >= 8),
    }
}

/// "2x2", "3 X 2 m", "2×2 meter".
fn is_size(lower: &str) -> bool {
    let compact: String = lower.chars().filter(|c| !c.is_whitespace()).collect();
    let compact = compact.trim_end_matches("meter").trim_end_matches("m2").trim_end_matches('m');
    let Some((a, b)) = compact.split_once(['x', '×', '*']) else { return false };
    let side = |text: &str| {
        let text = text.trim_end_matches('m').replace(',', ".");
        text.parse::<f64>().is_ok_and(|side| (0.5..=30.0).contains(&side))
    };
    side(a) && side(b)
}

fn is_power(lower: &str) -> bool {
    let number_end =
        lower.find(|c: char| !(c.is_ascii_digit() || matches!(c, '.' | ',' | ' '))).unwrap_or(lower.len());
    let (number, unit) = lower.split_at(number_end);
    let unit = unit.trim();
    if number.trim().is_empty() {
        return false;
    }
    if unit.is_empty() {
        return matches!(
            number.trim().replace('.', "").as_str(),
            "450" | "900" | "1300" | "2200" | "3500" | "4400"
        );
    }
    ["va", "watt", "w", "ampere", "amp", "a", "kva", "kw"].iter().any(|known| {
        unit == *known || unit.strip_prefix(known).is_some_and(|rest| rest.starts_with([' ', '/', '(']))
    })
}

/// "25/11/2019 9:30:00", "2019-11-25 09:30".
fn is_timestamp(text: &str) -> bool {
    let Some((day, time)) = text.split_once([' ', 'T']) else { return false };
    let numbers = |text: &str, marks: &[char]| {
        text.split(|c| marks.contains(&c)).filter(|part| part.parse::<u32>().is_ok()).count()
    };
    numbers(day, &['/', '-', '.']) == 3 && numbers(time.split(' ').next().unwrap_or(""), &[':', '.']) >= 2
}

fn is_regency(folded: &str) -> bool {
    const PLACES: [&str; 14] = [
        "jakarta",
        "jak",
        "jakpus",
        "jakut",
        "jakbar",
        "jaksel",
        "jaktim",
        "kepulauan seribu",
        "depok",
        "bekasi",
        "tangerang",
        "tangerang selatan",
        "bogor",
        "kota",
    ];
    let core = folded
        .trim_start_matches("kota ")
        .trim_start_matches("kabupaten ")
        .trim_start_matches("kab ")
        .trim_start_matches("administrasi ")
        .trim_start_matches("adm ");
    let bare = ["pusat", "utara", "barat", "selatan", "timur"]
        .iter()
        .find_map(|side| core.strip_suffix(side))
        .map_or(core, str::trim_end);
    PLACES.contains(&core) || matches!(bare, "jakarta" | "jak")
}

/// What the cells of a column say: for each field its weight times the share of cells that look so.
pub(super) struct Contents {
    pub(super) scores: Vec<(Field, f64)>,
    /// Cells that were not blank.
    pub(super) filled: usize,
}

pub(super) fn contents(column: usize, sample: &[&Row]) -> Contents {
    let cells: Vec<&Cell> = sample
        .iter()
        .map(|row| row.cell(column))
        .filter(|cell| !cell.is_blank())
        .take(SAMPLE_CELLS)
        .collect();
    let mut sums: Vec<(Field, f64)> = Vec::new();
    for cell in &cells {
        for (field, weight) in looks(cell) {
            match sums.iter_mut().find(|(known, _)| *known == field) {
                Some((_, sum)) => *sum += weight,
                None => sums.push((field, weight)),
            }
        }
    }
    let filled = cells.len();
    let mut scores: Vec<(Field, f64)> =
        sums.into_iter().map(|(field, sum)| (field, sum / filled.max(1) as f64)).collect();
    if is_counting(&cells) {
        scores.push((Field::No, if column < 2 { 0.9 } else { 0.5 }));
    }
    scores.sort_by_key(|(field, _)| *field);
    Contents { scores, filled }
}

/// 1, 2, 3, … with few slips: the running number.
fn is_counting(cells: &[&Cell]) -> bool {
    let numbers: Vec<u64> =
        cells.iter().filter_map(|cell| cell.text().trim().trim_end_matches('.').parse().ok()).collect();
    let steps = numbers.windows(2).filter(|pair| pair[1] == pair[0] + 1).count();
    numbers.len() >= 2 && numbers.len() * 10 >= cells.len() * 9 && steps * 10 >= (numbers.len() - 1) * 9
}

/// Whether the field is one that shows in its cells, so that other cells speak against it.
pub(super) fn shows_in_cells(field: Field) -> bool {
    matches!(
        field,
        Field::Nik | Field::Nib | Field::Npwp | Field::Phone | Field::Email | Field::Sex | Field::BoothSize
    )
}
