//! What a change did, in words.

use domain::journal::EntryKind;

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
        "product_edit" => lang.pick("Produk disimpan", "Product saved"),
        "product_remove" => lang.pick("Produk dihapus", "Product removed"),
        "attendant_edit" => lang.pick("Penjaga stan disimpan", "Attendant saved"),
        "attendant_remove" => lang.pick("Penjaga stan dihapus", "Attendant removed"),
        "exhibitor_add" => lang.pick("Peserta ditambahkan", "Exhibitor added"),
        "exhibitor_edit" => lang.pick("Data peserta diubah", "Exhibitor edited"),
        "exhibitor_wishes" => lang.pick("Keinginan peserta disimpan", "Exhibitor's wishes saved"),
        "parties_share" => lang.pick("Tempat dipakai bersama", "Place shared"),
        "hall_generate" => lang.pick("Stan dibuat", "Booths generated"),
        "hall_draw" => lang.pick("Denah digambar", "Drawn on the plan"),
        "hall_move" => lang.pick("Unsur denah dipindahkan", "Things on the plan moved"),
        "hall_resize" => lang.pick("Ukuran di denah diubah", "Sizes on the plan changed"),
        "hall_rotate" => lang.pick("Unsur denah diputar", "Things on the plan turned"),
        "hall_duplicate" => lang.pick("Unsur denah digandakan", "Things on the plan duplicated"),
        "hall_array" => lang.pick("Deretan stan dibuat", "Rows of booths made"),
        "hall_paste" => lang.pick("Salinan ditempelkan di denah", "Pasted on the plan"),
        "hall_align" => lang.pick("Unsur denah diratakan", "Things on the plan aligned"),
        "hall_distribute" => lang.pick("Jarak di denah diratakan", "Gaps on the plan evened"),
        "hall_delete" => lang.pick("Unsur denah dihapus", "Things on the plan removed"),
        "hall_properties" => lang.pick("Keterangan di denah diubah", "Properties on the plan changed"),
        "hall_outline" => lang.pick("Garis tepi area diubah", "Outline of the hall changed"),
        "hall_things_lock" => lang.pick("Kunci di denah diubah", "Locks on the plan changed"),
        "hall_merge" => lang.pick("Stan digabung", "Booths merged"),
        "hall_split" => lang.pick("Stan dipecah", "Booth split"),
        "hall_renumber" => lang.pick("Stan dinomori ulang", "Booths renumbered"),
        "hall_add" => lang.pick("Area ditambahkan", "Hall added"),
        "hall_rename" => lang.pick("Area diganti nama", "Hall renamed"),
        "hall_remove" => lang.pick("Area dihapus", "Hall removed"),
        "hall_copy" => lang.pick("Area disalin", "Hall copied"),
        "underlay_import" => lang.pick("Gambar dasar dipasang", "Underlay laid"),
        "underlay_move" => lang.pick("Gambar dasar digeser", "Underlay moved"),
        "underlay_turn" => lang.pick("Gambar dasar diputar", "Underlay turned"),
        "underlay_dim" => lang.pick("Ketajaman gambar dasar diubah", "Opacity of the underlay changed"),
        "underlay_show" => lang.pick("Tampilan gambar dasar diubah", "Underlay shown or hidden"),
        "underlay_lock" => lang.pick("Kunci gambar dasar diubah", "Lock of the underlay changed"),
        "underlay_scale" => lang.pick("Skala gambar dasar diatur", "Underlay set to scale"),
        "underlay_remove" => lang.pick("Gambar dasar dihapus", "Underlay removed"),
        "hall_import" => lang.pick("Area dibaca dari berkas", "Hall read from a file"),
        "parties_unshare" => lang.pick("Tempat tidak dipakai bersama lagi", "Place shared no more"),
        "plan_place" => lang.pick("Peserta ditempatkan", "Exhibitor placed"),
        "lots_begin" => lang.pick("Undian dibuat", "Draw begun"),
        "lots_enter" => lang.pick("Peserta diikutkan undian", "Exhibitor entered in a draw"),
        "lots_leave" => lang.pick("Peserta dikeluarkan dari undian", "Exhibitor left out of a draw"),
        "lots_remove" => lang.pick("Undian dihapus", "Draw removed"),
        "lots_draw" => lang.pick("Undian dicatat", "Lot drawn"),
        "lots_pass" => lang.pick("Peserta dilewati dalam undian", "Exhibitor passed over in a draw"),
        "lots_seed" => lang.pick("Benih undian disebut", "Seed of a draw named"),
        "lots_minutes" => lang.pick("Berita acara undian diisi", "Minutes of a draw filled in"),
        "lots_close" => lang.pick("Undian ditutup", "Draw closed"),
        "plan_lift" => lang.pick("Peserta dikeluarkan dari stan", "Exhibitor lifted out"),
        "plan_swap" => lang.pick("Dua peserta bertukar stan", "Two exhibitors changed places"),
        "plan_settle" => lang.pick("Peserta dipindah dan ditukar", "Exhibitors moved and exchanged"),
        "plan_lock" => lang.pick("Peserta dikunci di stannya", "Exhibitor locked"),
        "plan_unlock" => lang.pick("Kunci peserta dilepas", "Exhibitor unlocked"),
        "floor_plan_revision" => lang.pick("Revisi denah dicatat", "Revision of the plan taken"),
        "plan_assign" => lang.pick("Stan dibagikan", "Booths assigned"),
        "plan_weights" => lang.pick("Bobot rencana diubah", "Weights of the plan changed"),
        "plan_take" => lang.pick("Usulan rencana dipakai", "Proposed plan taken"),
        "plan_reserve_move" => lang.pick("Urutan cadangan diubah", "Order of reserves changed"),
        "plan_offer" => lang.pick("Stan ditawarkan", "Booth offered"),
        "plan_release" => lang.pick("Stan yang dipegang dilepas", "Held booths released"),
        "badges_issue" => lang.pick("ID Card diterbitkan", "Badges issued"),
        "event_edit" => lang.pick("Pameran diubah", "Event edited"),
        "event_logo_remove" => lang.pick("Logo dilepas", "Logo removed"),
        "list_add" => lang.pick("Pilihan ditambahkan ke daftar", "Entry added to a list"),
        "list_rename" => lang.pick("Pilihan daftar diganti nama", "Entry of a list renamed"),
        "list_remove" => lang.pick("Pilihan daftar dihapus", "Entry of a list removed"),
        "list_order" => lang.pick("Urutan daftar diubah", "Order of a list changed"),
        "status_names" => lang.pick("Nama status diubah", "Names of statuses changed"),
        "defaults_edit" => {
            lang.pick("Ukuran bawaan stan dan daya diubah", "Defaults of booths and power changed")
        }
        "event_logo" => lang.pick("Logo diganti", "Logo changed"),
        "people_photo" => lang.pick("Foto diganti", "Photo changed"),
        "people_erase" => lang.pick("Data pribadi dihapus", "Personal data erased"),
        "role_edit" => lang.pick("Peran diubah", "Role changed"),
        "role_add" => lang.pick("Peran ditambahkan", "Role added"),
        "role_remove" => lang.pick("Peran dihapus", "Role removed"),
        "journal_import" => lang.pick("Jurnal meja lain diambil", "Journal of another desk taken over"),
        "desk_check_in" => lang.pick("Meja dibuka", "Desk opened"),
        other => other,
    }
    .to_owned()
}

/// What happened on site, in words.
pub(crate) fn entry(lang: Lang, kind: EntryKind) -> &'static str {
    match kind {
        EntryKind::CheckIn => lang.pick("Hadir", "Checked in"),
        EntryKind::BadgePrinted => lang.pick("ID Card diterbitkan", "Badge issued"),
        EntryKind::BadgeRevoked => lang.pick("ID Card dicabut", "Badge revoked"),
        EntryKind::WalkIn => lang.pick("Daftar di tempat", "Registered on the spot"),
        EntryKind::Sale => lang.pick("Transaksi", "Sale"),
        EntryKind::Undo => lang.pick("Diurungkan", "Taken back"),
    }
}

/// Where a change stands, in words; nothing for one that is in force.
pub fn state(lang: Lang, state: &str) -> &'static str {
    match state {
        "undone" => lang.pick("diurungkan", "undone"),
        "abandoned" => lang.pick("diurungkan, tidak dapat diulangi", "undone for good"),
        _ => "",
    }
}
