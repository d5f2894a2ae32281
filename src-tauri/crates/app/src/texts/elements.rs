//! The names of what stands on a floor.

use domain::hall::{ElementKind, PlanElement};

use super::Lang;

/// The kind in the words of a language.
pub(crate) fn name(lang: Lang, kind: ElementKind) -> &'static str {
    match kind {
        ElementKind::Column => lang.pick("Kolom", "Column"),
        ElementKind::Wall => lang.pick("Dinding", "Wall"),
        ElementKind::Entrance => lang.pick("Pintu masuk", "Entrance"),
        ElementKind::Exit => lang.pick("Pintu keluar", "Exit"),
        ElementKind::FireEquipment => lang.pick("Alat pemadam (APAR)", "Fire equipment"),
        ElementKind::PowerPoint => lang.pick("Sumber listrik", "Power point"),
        ElementKind::WaterPoint => lang.pick("Sumber air", "Water point"),
        ElementKind::Stage => lang.pick("Panggung", "Stage"),
        ElementKind::Secretariat => lang.pick("Sekretariat", "Secretariat"),
        ElementKind::FirstAid => lang.pick("P3K", "First aid"),
        ElementKind::Information => lang.pick("Informasi", "Information"),
        ElementKind::Sponsor => lang.pick("Sponsor", "Sponsor"),
        ElementKind::KeepClear => lang.pick("Harus kosong", "Keep clear"),
        ElementKind::MainAisle => lang.pick("Lorong utama", "Main aisle"),
        ElementKind::Text => lang.pick("Tulisan", "Text"),
        ElementKind::Dimension => lang.pick("Garis ukuran", "Dimension"),
    }
}

/// The element as a sentence names it: its kind, and its own label where that says more.
pub(crate) fn described(lang: Lang, element: &PlanElement) -> String {
    let kind = name(lang, element.kind);
    match &element.label {
        Some(label) if label != kind => format!("{kind} ({label})"),
        _ => kind.to_owned(),
    }
}
