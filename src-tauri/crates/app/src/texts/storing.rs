//! Why a workspace does not open or a write fails, in words that say what to do.

use store::{Foreign, OpenError, StoreError, Warning};

use super::{Lang, say};
use crate::error::AppError;

/// Why a workspace does not open: what happened, what was kept, what to do.
pub(crate) fn open_words(lang: Lang, error: &OpenError) -> String {
    match error {
        OpenError::NewerSchema { written_by, .. } => {
            let by = written_by.as_deref().map(|version| format!(" ({version})")).unwrap_or_default();
            say!(
                lang,
                "Berkas kerja ini disimpan oleh JakCraft versi lebih baru{by}. Berkas tidak diubah. Pasang versi terbaru untuk membukanya.",
                "This workspace was saved by a newer version of JakCraft{by}. The file was not changed. Install the newest version to open it."
            )
        }
        OpenError::NotAWorkspace(foreign) => not_a_workspace(lang, *foreign),
        OpenError::Damaged { .. } => say!(
            lang,
            "Berkas kerja ini rusak. Berkas tidak diubah. Pulihkan salinan cadangan terakhir (perintah restore; salinan cadangan otomatis ada di folder .backups di sebelahnya).",
            "This workspace is damaged. The file was not changed. Restore the latest backup (command restore; automatic backups are in the .backups folder beside it)."
        ),
        OpenError::ReadOnly { path } => {
            let path = path.display();
            say!(
                lang,
                "{path} tidak dapat ditulisi. Salin berkas kerja ke folder Anda sendiri, misalnya Dokumen, lalu buka dari sana.",
                "{path} cannot be written. Copy the workspace to a folder of your own, such as Documents, and open it there."
            )
        }
        OpenError::DiskFull => disk_full(lang),
        OpenError::Busy => busy(lang),
        OpenError::OpenElsewhere => say!(
            lang,
            "Berkas kerja ini sedang terbuka di jendela JakCraft lain. Pakai jendela itu, atau tutup dulu.",
            "This workspace is open in another JakCraft window. Use that window, or close it first."
        ),
        OpenError::FolderMissing { folder } => {
            let folder = folder.display();
            say!(
                lang,
                "Folder {folder} tidak ada. Pasang kembali flashdisk atau sambungkan jaringan, atau pilih folder lain.",
                "There is no folder {folder}. Plug the stick in again or connect the network, or choose another folder."
            )
        }
        OpenError::FileMissing { path } => {
            let path = path.display();
            say!(
                lang,
                "Berkas {path} tidak ada. Periksa nama dan tempatnya.",
                "There is no file {path}. Check its name and place."
            )
        }
        OpenError::PermissionDenied { path } => {
            let path = path.display();
            say!(
                lang,
                "Anda tidak berhak membuka {path}. Mintalah hak baca dan tulis kepada pemiliknya, atau salin ke folder Anda sendiri.",
                "You may not open {path}. Ask its owner for the right to read and write it, or copy it to a folder of your own."
            )
        }
        OpenError::KeyNotSupported => say!(
            lang,
            "Berkas kerja terenkripsi belum didukung. Buka tanpa kunci.",
            "Encrypted workspaces are not supported yet. Open it without a key."
        ),
        OpenError::Migration { .. } => say!(
            lang,
            "Berkas kerja dari versi lama ini tidak dapat diperbarui. Berkas tetap seperti semula dan salinan cadangannya sudah dibuat. Kirim pesan ini kepada pengembang.",
            "This workspace of an older version could not be brought up to date. It is as it was, and a backup was made. Send this message to the developers."
        ),
        OpenError::Io { detail } => io(lang, detail),
        OpenError::Unexpected { detail } => unexpected(lang, detail),
    }
}

fn not_a_workspace(lang: Lang, foreign: Foreign) -> String {
    match foreign {
        Foreign::NotAFile => say!(
            lang,
            "Ini folder, bukan berkas kerja JakCraft. Pilih sebuah berkas.",
            "This is a folder, not a JakCraft workspace. Choose a file."
        ),
        Foreign::Empty => say!(
            lang,
            "Berkas ini kosong, bukan berkas kerja JakCraft. Pilih berkas lain.",
            "This file is empty and no JakCraft workspace. Choose another file."
        ),
        Foreign::NotADatabase => say!(
            lang,
            "Berkas ini bukan berkas kerja JakCraft. Berkas tidak diubah. Untuk membaca daftar peserta, pakai impor.",
            "This file is no JakCraft workspace. It was not changed. To read a list of exhibitors, import it."
        ),
        Foreign::OtherDatabase { .. } => say!(
            lang,
            "Berkas ini basis data program lain, bukan berkas kerja JakCraft. Berkas tidak diubah. Pilih berkas lain.",
            "This file is the database of another program, not a JakCraft workspace. It was not changed. Choose another file."
        ),
    }
}

/// Why a read or a write failed.
pub(crate) fn store_words(lang: Lang, error: &StoreError) -> String {
    match error {
        StoreError::DiskFull => disk_full(lang),
        StoreError::Busy => busy(lang),
        StoreError::Damaged { .. } => say!(
            lang,
            "Berkas kerja rusak. Perubahan terakhir tidak disimpan. Pulihkan salinan cadangan terakhir.",
            "The workspace is damaged. The last change was not kept. Restore the latest backup."
        ),
        StoreError::ReadOnly | StoreError::PermissionDenied => say!(
            lang,
            "Berkas kerja tidak dapat ditulisi. Perubahan terakhir tidak disimpan. Salin berkas ke folder Anda sendiri.",
            "The workspace cannot be written. The last change was not kept. Copy it to a folder of your own."
        ),
        StoreError::Io { detail } => io(lang, detail),
        StoreError::BoothTaken => say!(
            lang,
            "Stan ini sudah ditempati peserta lain pada hari yang sama. Tidak ada yang berubah. Pilih stan lain atau hari lain.",
            "Another exhibitor has this booth on the same days. Nothing was changed. Choose another booth or other days."
        ),
        StoreError::Cancelled => {
            say!(lang, "Dibatalkan. Tidak ada yang berubah.", "Cancelled. Nothing was changed.")
        }
        other => unexpected(lang, &other.to_string()),
    }
}

/// What may go wrong later with a workspace that is open: what it is, and what to do about it.
pub(crate) fn warning_words(lang: Lang, warning: &Warning) -> String {
    match warning {
        Warning::NetworkFileSystem { .. } => say!(
            lang,
            "Berkas kerja ada di folder jaringan. Dua komputer yang menulis bersamaan dapat merusaknya. Pindahkan ke disk komputer ini.",
            "The workspace lies in a network folder. Two computers writing at once can damage it. Move it to a disk of this computer."
        ),
        Warning::Removable => say!(
            lang,
            "Berkas kerja ada di flashdisk atau kartu memori. Jangan cabut selagi program terbuka; lebih aman di disk komputer ini.",
            "The workspace lies on a stick or a memory card. Do not pull it while the program is open; a disk of this computer is safer."
        ),
        Warning::FragileFileSystem { file_system } => say!(
            lang,
            "Disk ini memakai {file_system}, yang dapat rusak saat listrik padam. Pindahkan berkas kerja ke disk komputer ini.",
            "This disk uses {file_system}, which a power cut can damage. Move the workspace to a disk of this computer."
        ),
        Warning::SyncedFolder { service, .. } => say!(
            lang,
            "Berkas kerja ada di folder {service}, yang dapat menyalin perubahan setengah jadi. Pindahkan ke folder lain dan simpan salinan cadangannya saja di sana.",
            "The workspace lies in a folder of {service}, which may copy half a change. Move it elsewhere and keep only backups there."
        ),
        Warning::LowSpace { free_bytes } => {
            let free = super::figures::count(lang, free_bytes / 1_000_000);
            say!(
                lang,
                "Disk hampir penuh: tersisa {free} MB. Kosongkan tempat sebelum bekerja lama.",
                "The disk is nearly full: {free} MB are left. Make room before working for long."
            )
        }
        Warning::NoLock => say!(
            lang,
            "Disk ini tidak mengenal kunci berkas. Jangan buka berkas kerja yang sama di dua jendela.",
            "This disk knows no file locks. Do not open the same workspace in two windows."
        ),
        Warning::NoWriteAheadLog => say!(
            lang,
            "Disk ini memperlambat penyimpanan. Pindahkan berkas kerja ke disk komputer ini bila terasa lambat.",
            "This disk slows saving down. Move the workspace to a disk of this computer if it feels slow."
        ),
    }
}

/// Why an automatic backup was made.
pub(crate) fn backup_reason(lang: Lang, reason: store::backup::Reason) -> &'static str {
    use store::backup::Reason as R;
    match reason {
        R::Daily => lang.pick("harian", "daily"),
        R::BeforeMigration => lang.pick("sebelum diperbarui ke versi baru", "before a newer version"),
        R::BeforeImport => lang.pick("sebelum impor", "before an import"),
        R::ByHand => lang.pick("dibuat sendiri", "by hand"),
    }
}

/// The day's backup was not made.
pub(crate) fn no_backup_words(lang: Lang, error: &AppError) -> String {
    let cause = error.fault(lang).message;
    say!(
        lang,
        "Salinan cadangan harian tidak dapat dibuat. {cause} Buatlah salinan sendiri ke flashdisk (perintah backup).",
        "The day's backup could not be made. {cause} Make one yourself onto a stick (command backup)."
    )
}

fn disk_full(lang: Lang) -> String {
    say!(
        lang,
        "Disk penuh. Perubahan terakhir tidak disimpan; yang sebelumnya aman. Kosongkan tempat, lalu ulangi.",
        "The disk is full. The last change was not kept; all before it is safe. Make room and try again."
    )
}

fn busy(lang: Lang) -> String {
    say!(
        lang,
        "Berkas kerja sedang dipakai program lain. Tidak ada yang berubah. Tunggu sebentar, lalu ulangi.",
        "Another program is using the workspace. Nothing was changed. Wait a moment and try again."
    )
}

fn io(lang: Lang, detail: &str) -> String {
    say!(
        lang,
        "Disk atau jaringan gagal membaca atau menulis ({detail}). Perubahan terakhir tidak disimpan. Periksa sambungan flashdisk atau jaringan, lalu ulangi.",
        "The disk or the network failed to read or write ({detail}). The last change was not kept. Check the stick or the network and try again."
    )
}

fn unexpected(lang: Lang, detail: &str) -> String {
    say!(
        lang,
        "Kesalahan dalam program: {detail}. Perubahan terakhir tidak disimpan. Kirim pesan ini kepada pengembang.",
        "A fault of the program: {detail}. The last change was not kept. Send this message to the developers."
    )
}

/// Something that is off in a backup, and what to do.
pub(crate) fn backup_problem_words(lang: Lang, problem: &store::Problem) -> String {
    say!(
        lang,
        "Salinan cadangan ini rusak: {problem}. Jangan dipakai untuk memulihkan; pilih yang lain.",
        "This backup is damaged: {problem}. Do not restore it; choose another one."
    )
}

/// Something that is off in a workspace, and what to do.
pub(crate) fn problem_words(lang: Lang, problem: &store::Problem) -> String {
    let detail = problem.to_string();
    match problem.code() {
        "integrity" | "reference" | "media_integrity" => say!(
            lang,
            "Berkas rusak: {detail}. Pulihkan salinan cadangan terakhir.",
            "The file is damaged: {detail}. Restore the latest backup."
        ),
        "change" => say!(
            lang,
            "Satu perubahan di riwayat tidak terbaca ({detail}); data tetap utuh, tetapi perubahan itu tidak dapat diurungkan.",
            "A change in the history does not read ({detail}); the data are whole, but it cannot be undone."
        ),
        "search" => say!(
            lang,
            "Indeks pencarian tidak lengkap ({detail}). Buka dan simpan ulang data itu, atau pulihkan salinan cadangan.",
            "The search index is incomplete ({detail}). Save those records again, or restore a backup."
        ),
        "media_missing" | "media_changed" => say!(
            lang,
            "Gambar hilang atau berubah ({detail}). Pasang ulang gambarnya.",
            "A picture is missing or has changed ({detail}). Put it in again."
        ),
        _ => say!(
            lang,
            "Data tidak cocok: {detail}. Buat salinan cadangan, lalu kirim pesan ini kepada pengembang.",
            "Records do not agree: {detail}. Make a backup and send this message to the developers."
        ),
    }
}
