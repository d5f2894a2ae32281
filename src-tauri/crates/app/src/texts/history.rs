//! What a change did, in words.

use super::Lang;

/// The action of a change set in words; an unknown one by its code.
pub(crate) fn what(lang: Lang, action: &str) -> String {
    match action {
        "event_create" => lang.pick("Pameran dibuat", "Event begun"),
        "event_demo" => lang.pick("Contoh dimuat", "Sample loaded"),
        "exhibitors_import" => lang.pick("Daftar peserta diimpor", "List of exhibitors imported"),
        "held_create" => lang.pick("Baris ditahan dimasukkan", "Held row entered"),
        "held_update" => {
            lang.pick("Peserta diperbarui dari baris ditahan", "Exhibitor updated from held row")
        }
        "held_drop" => lang.pick("Baris ditahan dikesampingkan", "Held row left out"),
        "exhibitors_accept" => lang.pick("Peserta diterima", "Exhibitors accepted"),
        "exhibitors_move" => lang.pick("Status peserta diubah", "Status of exhibitors changed"),
        "parties_share" => lang.pick("Stan dibagi", "Place shared"),
        "hall_generate" => lang.pick("Stan dibuat", "Booths generated"),
        "hall_import" => lang.pick("Area dibaca dari berkas", "Hall read from a file"),
        "plan_assign" => lang.pick("Stan dibagikan", "Booths assigned"),
        "badges_issue" => lang.pick("Kartu diterbitkan", "Badges issued"),
        "event_logo" => lang.pick("Logo diganti", "Logo changed"),
        "people_photo" => lang.pick("Foto diganti", "Photo changed"),
        "desk_check_in" => lang.pick("Meja dibuka", "Desk opened"),
        other => other,
    }
    .to_owned()
}

/// Where a change stands, in words; nothing for one that is in force.
pub fn state(lang: Lang, state: &str) -> &'static str {
    match state {
        "undone" => lang.pick("diurungkan", "undone"),
        "abandoned" => lang.pick("diurungkan, tidak dapat diulangi", "undone for good"),
        _ => "",
    }
}
