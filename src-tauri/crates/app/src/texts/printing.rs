//! What the printer should know of badges and plans, in words.

use print::badge::{BadgeField, DoesNotFit, Finding, FindingKind};
use print::floor_plan::{FloorPlanError, FloorPlanWarning};
use print::table::TableWarning;

use super::{Lang, figures, say};

/// The title of a PDF with badges.
pub(crate) fn badges_title(lang: Lang, event: &str) -> String {
    say!(lang, "ID Card {event}", "Badges {event}")
}

/// Both sizes of a badge that does not fit its cell.
pub(crate) fn sizes(lang: Lang, error: &DoesNotFit) -> String {
    let mm = |value: f64| {
        let text = format!("{value:.1}");
        let text = text.trim_end_matches(".0").to_owned();
        lang.pick(text.replace('.', ","), text)
    };
    let (width, height) = (mm(error.badge_width_mm), mm(error.badge_height_mm));
    let (cell_width, cell_height) = (mm(error.cell_width_mm), mm(error.cell_height_mm));
    let (template, sheet) = (&error.template, &error.sheet);
    say!(
        lang,
        "{template} berukuran {width} x {height} mm, label pada {sheet} {cell_width} x {cell_height} mm",
        "{template} has {width} x {height} mm, the labels of {sheet} {cell_width} x {cell_height} mm"
    )
}

/// A key lies where everybody can read it, and nothing can be done about it there.
pub(crate) fn key_open(lang: Lang, path: &str) -> String {
    say!(
        lang,
        "Kunci tanda tangan {path} ada di disk yang tidak mengenal pemilik berkas, sehingga dapat dibaca siapa pun yang memegang disk itu. Pindahkan berkas kerja dan kuncinya ke disk komputer ini bila bisa.",
        "The signing key {path} lies on a disk that knows no owners of files: whoever holds the disk can read it. Move the workspace and its keys to a disk of this computer if you can."
    )
}

/// The stable code of a finding.
pub(crate) fn code(finding: &Finding) -> &'static str {
    match finding.kind {
        FindingKind::Shrunk { .. } => "shrunk",
        FindingKind::Wrapped { .. } => "wrapped",
        FindingKind::Ellipsised { .. } => "ellipsised",
        FindingKind::MissingGlyph { .. } => "missing_glyph",
        FindingKind::MissingData => "missing_data",
        FindingKind::CoarseImage { .. } => "coarse_image",
        FindingKind::FineQr { .. } => "fine_qr",
        FindingKind::TokenTooLong { .. } => "token_too_long",
    }
}

/// A finding of the badges' preflight.
pub(crate) fn words(lang: Lang, finding: &Finding) -> String {
    let field = field(lang, finding.field);
    let whose =
        finding.badge.as_ref().map(|badge| format!("{} ({}): ", badge.name, badge.code)).unwrap_or_default();
    let what = match &finding.kind {
        FindingKind::Shrunk { size_pt, .. } => {
            say!(
                lang,
                "{field} diperkecil menjadi {size_pt:.1} pt.",
                "{field} was made smaller, {size_pt:.1} pt."
            )
        }
        FindingKind::Wrapped { lines } => {
            say!(lang, "{field} dicetak dalam {lines} baris.", "{field} takes {lines} lines.")
        }
        FindingKind::Ellipsised { full } => say!(
            lang,
            "{field} terlalu panjang dan dipotong: \"{full}\". Perpendek tulisannya.",
            "{field} is too long and was cut: \"{full}\". Shorten it."
        ),
        FindingKind::MissingGlyph { chars } => {
            let chars: String = chars.iter().collect();
            say!(
                lang,
                "Huruf {chars} pada {field} tidak ada di fon komputer ini; tercetak sebagai kotak. Pasang fon Noto untuk aksara itu.",
                "{field} has {chars}, which no font of this computer has; boxes are printed. Install the Noto font of that script."
            )
        }
        FindingKind::MissingData => say!(lang, "{field} kosong.", "{field} is missing."),
        FindingKind::CoarseImage { dpi } => say!(
            lang,
            "Gambar {field} kasar ({dpi:.0} dpi). Pakai gambar yang lebih besar.",
            "{field} is coarse ({dpi:.0} dpi). Use a larger picture."
        ),
        FindingKind::FineQr { module_mm } => say!(
            lang,
            "Kode QR sangat halus ({module_mm:.2} mm). Uji dengan pemindai, atau pakai templat yang lebih besar.",
            "The QR code is very fine ({module_mm:.2} mm). Try it with a scanner, or use a larger template."
        ),
        FindingKind::TokenTooLong { .. } => {
            lang.pick("Kode QR tidak dapat dibuat.", "No QR code could be made.").to_owned()
        }
    };
    format!("{whose}{what}")
}

fn field(lang: Lang, field: BadgeField) -> &'static str {
    match field {
        BadgeField::Event => lang.pick("Nama pameran", "The event's name"),
        BadgeField::DatesAndVenue => lang.pick("Tanggal dan tempat", "Dates and venue"),
        BadgeField::Logo => lang.pick("Logo", "The logo"),
        BadgeField::CalledName => lang.pick("Nama panggilan", "The first name"),
        BadgeField::RestOfName => lang.pick("Nama", "The name"),
        BadgeField::Affiliation => lang.pick("Nama usaha", "The firm's name"),
        BadgeField::Booths => lang.pick("Stan", "The booth"),
        BadgeField::Role => lang.pick("Peran", "The role"),
        BadgeField::Token => lang.pick("Kode QR", "The QR code"),
        BadgeField::Code => lang.pick("Kode", "The code"),
        BadgeField::Photo => lang.pick("Foto", "The photo"),
    }
}

/// Why a plan does not fit its paper, and what would.
pub(crate) fn plan_error_words(lang: Lang, error: &FloorPlanError) -> String {
    match error {
        FloorPlanError::NoOutline => {
            lang.pick("area tidak punya garis tepi", "the hall has no outline").to_owned()
        }
        FloorPlanError::ZeroScale => lang.pick("skala 1 : 0", "a scale of 1 : 0").to_owned(),
        FloorPlanError::ScaleDoesNotFit {
            scale,
            paper,
            width_mm,
            depth_mm,
            fitting_scale,
            fitting_paper,
        } => {
            let (width, depth) = (figures::metres(lang, *width_mm), figures::metres(lang, *depth_mm));
            let paper = paper.name();
            let mut ways = Vec::new();
            if let Some(scale) = fitting_scale {
                ways.push(say!(lang, "skala 1 : {scale} di {paper}", "1 : {scale} on {paper}"));
            }
            if let Some(larger) = fitting_paper {
                let larger = larger.name();
                ways.push(say!(lang, "1 : {scale} di {larger}", "1 : {scale} on {larger}"));
            }
            let ways = ways.join(lang.pick(" atau ", " or "));
            say!(
                lang,
                "{width} x {depth} m pada 1 : {scale} tidak muat di {paper}; yang muat: {ways}",
                "{width} x {depth} m at 1 : {scale} are too large for {paper}; what fits: {ways}"
            )
        }
        FloorPlanError::TooLarge { paper, width_mm, depth_mm, fitting_paper } => {
            let (width, depth) = (figures::metres(lang, *width_mm), figures::metres(lang, *depth_mm));
            let paper = paper.name();
            let larger = fitting_paper.map_or("–", print::floor_plan::Paper::name);
            say!(
                lang,
                "{width} x {depth} m tidak muat di {paper} pada skala mana pun; pakai {larger}",
                "{width} x {depth} m fit {paper} at no scale; use {larger}"
            )
        }
    }
}

/// A name that has no room in its booth, on a sheet without lists.
pub(crate) fn name_left_out(lang: Lang, code: &str, name: &str) -> String {
    say!(
        lang,
        "Nama \"{name}\" tidak muat di stan {code} dan tidak ada pada gambar ini. Pakai kertas yang lebih besar, atau cetak PDF-nya, yang memuat daftar.",
        "The name \"{name}\" does not fit booth {code} and is not on this picture. Use larger paper, or print the PDF, which has a list."
    )
}

/// Dots an inch that no picture is made at.
pub(crate) fn odd_dpi(lang: Lang, dpi: u32, least: u32, most: u32) -> String {
    say!(lang, "{dpi} dpi; pakai {least} sampai {most}", "{dpi} dpi; use {least} to {most}")
}

/// More pixels than a picture may have, and the density that would do.
pub(crate) fn too_many_pixels(lang: Lang, (width, height): (u64, u64), most_dpi: u32) -> String {
    say!(
        lang,
        "{width} x {height} piksel; pakai paling banyak {most_dpi} dpi, atau kertas yang lebih kecil",
        "{width} x {height} pixels; use {most_dpi} dpi at most, or smaller paper"
    )
}

/// What a reader of a table would miss.
pub(crate) fn table_words(lang: Lang, warning: &TableWarning) -> (&'static str, String) {
    match warning {
        TableWarning::Cut { text } => {
            let warning = FloorPlanWarning::Cut { text: text.clone() };
            (plan_code(&warning), plan_words(lang, &warning))
        }
        TableWarning::MissingGlyphs { text, characters } => {
            let warning =
                FloorPlanWarning::MissingGlyphs { text: text.clone(), characters: characters.clone() };
            (plan_code(&warning), plan_words(lang, &warning))
        }
    }
}

/// The stable code of a plan's warning.
pub(crate) fn plan_code(warning: &FloorPlanWarning) -> &'static str {
    match warning {
        FloorPlanWarning::NameOnlyInList { .. } => "name_only_in_list",
        FloorPlanWarning::SmallCode { .. } => "small_code",
        FloorPlanWarning::LabelLeftOut { .. } => "label_left_out",
        FloorPlanWarning::MarksLeftOut { .. } => "marks_left_out",
        FloorPlanWarning::LogoLeftOut { .. } => "logo_left_out",
        FloorPlanWarning::Cut { .. } => "ellipsised",
        FloorPlanWarning::MissingGlyphs { .. } => "missing_glyph",
    }
}

/// What a reader of the plan would miss.
pub(crate) fn plan_words(lang: Lang, warning: &FloorPlanWarning) -> String {
    match warning {
        FloorPlanWarning::NameOnlyInList { code, name } => say!(
            lang,
            "Nama \"{name}\" tidak muat di stan {code}; ada di daftar.",
            "The name \"{name}\" does not fit booth {code}; it is in the list."
        ),
        FloorPlanWarning::SmallCode { code } => say!(
            lang,
            "Kode {code} tercetak sangat kecil. Pakai kertas yang lebih besar.",
            "The code {code} is printed very small. Use larger paper."
        ),
        FloorPlanWarning::LabelLeftOut { label } => say!(
            lang,
            "Tulisan \"{label}\" tidak mendapat tempat dan tidak tercetak.",
            "The label \"{label}\" found no place and is not printed."
        ),
        FloorPlanWarning::MarksLeftOut { code } => say!(
            lang,
            "Tanda stan {code} (premium, kursi roda, air) tidak muat di stannya. Pakai kertas yang lebih besar.",
            "The marks of booth {code} (premium, wheelchair, water) do not fit it. Use larger paper."
        ),
        FloorPlanWarning::LogoLeftOut { label } => say!(
            lang,
            "Logo \"{label}\" tidak muat di tempatnya dan tidak tercetak. Pakai kertas yang lebih besar.",
            "The logo of \"{label}\" does not fit its stand and is not printed. Use larger paper."
        ),
        FloorPlanWarning::Cut { text } => {
            say!(lang, "\"{text}\" terlalu panjang dan dipotong.", "\"{text}\" is too long and was cut.")
        }
        FloorPlanWarning::MissingGlyphs { text, characters } => {
            let characters: String = characters.iter().collect();
            say!(
                lang,
                "Huruf {characters} pada \"{text}\" tidak ada di fon komputer ini; tercetak sebagai kotak. Pasang fon Noto untuk aksara itu.",
                "No font of this computer has {characters} in \"{text}\"; boxes are printed. Install the Noto font of that script."
            )
        }
    }
}
