//! Why a use case failed, in words: what happened, what was kept, what to do.
//!
//! The file is long because every error has its sentence in two languages.

use domain::status::{ParticipationStatus, StatusError};
use store::UndoError;
use store::backup::{BackupError, RestoreError};

use super::{Lang, editing, figures, lots, placing, reading, say, storing, underlay};
use crate::error::AppError;
use crate::printers::Trouble;
use crate::status_names::StatusNames;

/// The stable code of an undo that was refused.
pub(crate) fn undo_code(error: &UndoError) -> &'static str {
    match error {
        UndoError::NothingToUndo => "nothing_to_undo",
        UndoError::NothingToRedo => "nothing_to_redo",
        UndoError::NotInForce(_) => "not_in_force",
        UndoError::Conflict { .. } => "undo_conflict",
        UndoError::Store(error) => error.code(),
    }
}

/// The words of an error.
pub(crate) fn words(lang: Lang, error: &AppError) -> String {
    match error {
        AppError::Open(error) => storing::open_words(lang, error),
        AppError::Store(error) => storing::store_words(lang, error),
        AppError::History(error) => undo_words(lang, error),
        AppError::Backup(error) => backup_words(lang, error),
        AppError::Restore(error) => restore_words(lang, error),
        AppError::Read { path, cause } => reading::words(lang, cause, &path.display().to_string()),
        AppError::ReadFile { path, cause } => {
            let path = path.display();
            say!(
                lang,
                "Berkas {path} tidak dapat dibaca ({cause}). Periksa nama dan tempatnya.",
                "The file {path} cannot be read ({cause}). Check its name and place."
            )
        }
        AppError::Write { path, cause } => {
            let path = path.display();
            say!(
                lang,
                "Berkas {path} tidak dapat ditulis ({cause}). Yang lama, bila ada, masih utuh. Periksa foldernya dan sisa tempat di disk, tutup berkas itu bila sedang terbuka, lalu ulangi.",
                "The file {path} cannot be written ({cause}). The old one, if any, is whole. Check the folder and the room on the disk, close the file if it is open, and try again."
            )
        }
        AppError::Invalid { field, value } => invalid(lang, field, value),
        AppError::NoEvent => say!(
            lang,
            "Belum ada pameran di berkas kerja ini. Buat dulu: event create, atau muat contoh: event demo.",
            "There is no event in this workspace yet. Begin one (event create) or load the sample (event demo)."
        ),
        AppError::EventUnknown { slug, known } => {
            let known = listed(known);
            say!(
                lang,
                "Tidak ada pameran \"{slug}\". Yang ada: {known}.",
                "There is no event \"{slug}\". There are: {known}."
            )
        }
        AppError::SlugTaken { slug } => say!(
            lang,
            "Nama singkat \"{slug}\" sudah dipakai pameran lain. Pilih nama singkat lain.",
            "Another event has the short name \"{slug}\". Choose another."
        ),
        AppError::NoHall => say!(
            lang,
            "Pameran ini belum punya area. Buat dulu: hall generate, atau baca dari berkas: hall import.",
            "This event has no hall yet. Make one (hall generate) or read one from a file (hall import)."
        ),
        AppError::HallNeeded { known } => {
            let known = listed(known);
            say!(
                lang,
                "Ada beberapa area. Sebutkan salah satu dengan --hall: {known}.",
                "There are several halls. Name one with --hall: {known}."
            )
        }
        AppError::HallUnknown { name, known } => {
            let known = listed(known);
            say!(
                lang,
                "Tidak ada area \"{name}\". Yang ada: {known}.",
                "There is no hall \"{name}\". There are: {known}."
            )
        }
        AppError::Unknown { kind, name, known } => unknown(lang, kind, name, known),
        AppError::Ambiguous { name, ids, facts } => ambiguous(lang, name, ids, facts),
        AppError::NotAcceptable { exhibitor, from, names } => {
            let from = names.name(lang, *from);
            say!(
                lang,
                "{exhibitor} sudah berstatus {from}; menerima tidak mengubahnya menjadi lebih rendah. Tidak ada yang berubah. Bila tawaran atau stannya memang ditarik, pakai exhibitors move --to accepted --reason \"…\".",
                "{exhibitor} is {from} already, and accepting does not take that back. Nothing was changed. To take an offer or a booth back, use exhibitors move --to accepted --reason \"…\"."
            )
        }
        AppError::DaysInUse { exhibitor, first_day, last_day } => {
            let days = figures::span(lang, *first_day, *last_day);
            say!(
                lang,
                "{exhibitor} memakai stannya pada {days}, dan hari itu akan hilang dari pameran. Tidak ada yang berubah. Atur dulu pembagian harinya di Denah, lalu ubah tanggalnya.",
                "{exhibitor} has its booth on {days}, which the event would lose. Nothing was changed. Change how the days are shared on the floor plan first, then the dates."
            )
        }
        AppError::ListEntryTaken { name } => say!(
            lang,
            "\"{name}\" sudah ada di daftar ini. Pakai nama lain.",
            "The list has \"{name}\" already. Use another name."
        ),
        AppError::ListEntryInUse { name, used } => {
            let used = figures::count(lang, u64::try_from(*used).unwrap_or(u64::MAX));
            say!(
                lang,
                "\"{name}\" dipakai {used} peserta, jadi tidak dihapus. Pilih gantinya untuk mereka, atau ubah namanya saja.",
                "{used} exhibitors have \"{name}\", so it was not removed. Choose what they get instead, or only rename it."
            )
        }
        AppError::Protected { path, what } => protected(lang, &path.display().to_string(), what),
        AppError::IssuedUnprinted { path, cause } => {
            let path = path.display();
            say!(
                lang,
                "ID Card sudah diterbitkan, tetapi berkas {path} tidak dapat diberi namanya ({cause}). Tutup berkas itu bila sedang terbuka, lalu cetak lagi tanpa --reissue: ID Card yang sama akan tercetak.",
                "The badges are issued, but the file {path} could not be given its name ({cause}). Close the file if it is open, and print again without --reissue: the same badges will be printed."
            )
        }
        AppError::Status { exhibitor, cause } => {
            status_words(lang, &StatusNames::default(), exhibitor, *cause)
        }
        AppError::Move { exhibitor, cause, names } => status_words(lang, names, exhibitor, *cause),
        AppError::NoList { path, sheets } => {
            let (path, sheets) = (path.display(), listed(sheets));
            say!(
                lang,
                "Tidak ditemukan daftar dengan kolom nama usaha di {path} (lembar: {sheets}). Pilih lembarnya dengan --sheet, atau sebutkan kolomnya: --column \"Judul kolom=firm_name\".",
                "No list with a column for the firm's name was found in {path} (sheets: {sheets}). Name the sheet with --sheet, or the column: --column \"Header=firm_name\"."
            )
        }
        AppError::HallFile { place, problem } => hall_file(lang, place, problem),
        AppError::HallFileNumber { path, value, least, most } => {
            let number = |value: i64| value.to_string();
            let (least, most) = (number(*least), number(*most));
            say!(
                lang,
                "Berkas area tidak dapat dipakai: {path} bernilai {value}; harus bilangan bulat dari {least} sampai {most}. Tidak ada yang berubah. Perbaiki berkasnya, lalu impor lagi.",
                "The hall file cannot be used: {path} is {value}; it must be a whole number from {least} to {most}. Nothing was changed. Mend it and import again."
            )
        }
        AppError::HallOtherSize { hall, size_mm, booths, elements } => {
            let (width, depth) = (figures::metres(lang, size_mm.0), figures::metres(lang, size_mm.1));
            say!(
                lang,
                "\"{hall}\" berukuran {width} x {depth} m dan tetap seperti semula, dengan {booths} stan dan {elements} unsur lain. Tidak ada yang berubah. Untuk ukuran lain, buat area baru dengan --hall NAMA, atau ubah ukurannya dalam berkas area: hall export, lalu hall import.",
                "\"{hall}\" measures {width} x {depth} m and stays as it is, with its {booths} booths and {elements} other things. Nothing was changed. For another size, make a new hall with --hall NAME, or change the size in the hall file: hall export, then hall import."
            )
        }
        AppError::TooManyBooths { booths, most } => {
            let (booths, most) = (figures::count(lang, *booths as u64), figures::count(lang, *most as u64));
            say!(
                lang,
                "Area ini dapat memuat sampai {booths} stan; paling banyak {most} dalam satu area. Tidak ada yang berubah. Bagi areanya, atau perbesar stannya.",
                "This hall has room for up to {booths} booths; a hall has {most} at most. Nothing was changed. Part the hall, or make the booths larger."
            )
        }
        AppError::FileTooLarge { path, most_bytes } => {
            let (path, most) = (path.display(), most_bytes >> 20);
            say!(
                lang,
                "Berkas {path} lebih besar dari {most} MB, jadi tidak dibaca. Periksa apakah ini berkas yang benar.",
                "The file {path} is larger than {most} MB, so it was not read. Check that it is the right file."
            )
        }
        AppError::RulesBroken { exhibitor, broken } => placing::refused(lang, exhibitor, broken),
        AppError::NotPlaced { exhibitor } => say!(
            lang,
            "{exhibitor} belum punya stan. Tidak ada yang berubah.",
            "{exhibitor} has no booth. Nothing was changed."
        ),
        AppError::HasBadge { name } => say!(
            lang,
            "{name} sudah punya ID Card, jadi tidak dapat dihapus. Tidak ada yang berubah. Kalau orangnya diganti, ubah namanya dan cetak ulang.",
            "{name} has a badge and cannot be removed. Nothing was changed. If somebody else comes, change the name and print it again."
        ),
        AppError::HallInUse { hall, booths } => say!(
            lang,
            "Di \"{hall}\" ada {booths} stan yang sudah diberikan. Tidak ada yang berubah. Keluarkan dulu pesertanya (plan lift --all), atau buat area lain dengan --hall NAMA.",
            "In \"{hall}\" {booths} booths are given away. Nothing was changed. Lift their exhibitors out first (plan lift --all), or make another hall with --hall NAME."
        ),
        AppError::HallPublished { hall } => say!(
            lang,
            "Denah \"{hall}\" sudah diterbitkan; kode stannya sudah tercetak. Kembalikan ke konsep dulu bila memang harus diubah.",
            "The plan of \"{hall}\" is published; its booth codes are on paper. Take it back to draft first if it must change."
        ),
        AppError::Wishes { problems } => {
            let why: Vec<&str> = problems.iter().map(|problem| problem.message.as_str()).collect();
            let why = why.join(" ");
            say!(lang, "{why} Tidak ada yang berubah.", "{why} Nothing was changed.")
        }
        AppError::NotWaiting { exhibitor } => say!(
            lang,
            "{exhibitor} tidak ada di daftar cadangan. Tidak ada yang berubah.",
            "{exhibitor} is not on the reserve list. Nothing was changed."
        ),
        AppError::NotOffered { exhibitor } => say!(
            lang,
            "{exhibitor} tidak sedang ditawari stan, jadi tidak ada yang dilepas.",
            "{exhibitor} has no offer of a booth, so nothing was let go."
        ),
        AppError::PlanChanged => lang
            .pick(
                "Stan, peserta, atau tempat sudah berubah sejak usulan ini dibuat. Tidak ada yang dipindahkan. Buat usulan \
                 baru.",
                "Booths, exhibitors or places have changed since this plan was proposed. Nobody was moved. Ask for a new \
                 proposal.",
            )
            .to_owned(),
        AppError::ChangedElsewhere => editing::changed_elsewhere(lang),
        AppError::BoothsOccupied { touched } => editing::occupied(lang, touched),
        AppError::PlanLocked { things } => editing::locked(lang, things),
        AppError::CodesTaken { codes } => editing::codes_taken(lang, codes),
        AppError::NotMergeable { why, codes } => editing::not_mergeable(lang, why, codes),
        AppError::NotSplittable { code } => say!(
            lang,
            "Stan {code} hanya satu bagian, jadi tidak dapat dipecah. Tidak ada yang berubah.",
            "Booth {code} is of one piece and cannot be split. Nothing was changed."
        ),
        AppError::HallOnPaper { hall, revisions } => say!(
            lang,
            "Denah \"{hall}\" sudah dicetak; {revisions} revisinya akan ikut terhapus. Tidak ada yang berubah. Lanjutkan hanya bila memang maksudnya.",
            "The plan of \"{hall}\" is on paper; its {revisions} revisions would go with it. Nothing was changed. Go on only if it is meant."
        ),
        AppError::HallNameTaken { name } => say!(
            lang,
            "Area \"{name}\" sudah ada di pameran ini. Pakai nama lain.",
            "This event has a hall \"{name}\" already. Use another name."
        ),
        AppError::Unfit { thing, problem } => editing::unfit(lang, thing, problem),
        AppError::NoBoothFits => say!(
            lang,
            "Tidak ada stan dengan ukuran ini yang muat di area. Perbesar area, kecilkan stan, atau persempit lorong.",
            "No booth of this size fits the hall. Make the hall larger, the booths smaller or the aisles narrower."
        ),
        AppError::Problem { detail } => say!(
            lang,
            "Berkas rencana tidak benar: {detail}. Perbaiki berkasnya.",
            "The problem file is off: {detail}. Mend the file."
        ),
        AppError::Picture { path, cause } => {
            let path = path.display();
            say!(
                lang,
                "Gambar {path} tidak dapat dipakai ({cause}). Pakai berkas JPEG atau PNG, paling besar 20 MB.",
                "The picture {path} cannot be used ({cause}). Use a JPEG or PNG file of 20 MB at most."
            )
        }
        AppError::Drawing { path, cause } => underlay::file_words(lang, *cause, &path.display().to_string()),
        AppError::Underlay(error) => underlay::words(lang, *error),
        AppError::NoUnderlay { hall } => underlay::none(lang, hall),
        AppError::Nothing { what } => nothing(lang, what),
        AppError::DoesNotFit { what, detail } => does_not_fit(lang, what, detail),
        AppError::Key { path, problem } => key(lang, &path.display().to_string(), problem),
        AppError::Journal { line, problem } => journal(lang, *line, problem),
        AppError::Printer { printer, trouble } => printer_words(lang, printer, trouble),
        AppError::RoleInUse { name, holders: 0 } => say!(
            lang,
            "Peran {name} dipakai untuk penjaga stan, jadi tidak dihapus. Tidak ada yang berubah. Ubah namanya bila perlu.",
            "The role {name} is what attendants get, so it was not removed. Nothing was changed. Rename it if needed."
        ),
        AppError::RoleInUse { name, holders } => {
            let holders = figures::count(lang, *holders);
            say!(
                lang,
                "Peran {name} dimiliki {holders} orang, jadi tidak dihapus. Tidak ada yang berubah. Ubah namanya bila perlu.",
                "{holders} people have the role {name}, so it was not removed. Nothing was changed. Rename it if needed."
            )
        }
        AppError::Lots(trouble) => lots::trouble(lang, trouble),
        AppError::Cancelled => {
            say!(lang, "Dibatalkan. Tidak ada yang berubah.", "Cancelled. Nothing was changed.")
        }
    }
}

/// What the system said stands behind a colon, in its own words: they are in whatever language it speaks.
fn printer_words(lang: Lang, printer: &str, trouble: &Trouble) -> String {
    match trouble {
        Trouble::Gone => say!(
            lang,
            "Printer {printer} tidak ada lagi di komputer ini. PDF-nya tetap ada: pilih printer lain, atau buka PDF dan cetak dari sana.",
            "The printer {printer} is no longer on this computer. The PDF is still there: choose another printer, or open the PDF and print from there."
        ),
        Trouble::Cancelled => say!(
            lang,
            "Cetakan ini dibatalkan di antrean printer {printer}. PDF-nya tetap ada: ulangi, atau buka PDF dan cetak dari sana.",
            "The print was cancelled in the queue of the printer {printer}. The PDF is still there: try again, or open the PDF and print from there."
        ),
        Trouble::Said(said) => say!(
            lang,
            "Printer {printer} tidak menerima berkasnya. PDF-nya tetap ada: periksa printernya, lalu ulangi, atau buka PDF dan cetak dari sana. Pesan dari sistem: \"{said}\"",
            "The printer {printer} did not take the file. The PDF is still there: check the printer and try again, or open the PDF and print from there. The system's message: \"{said}\""
        ),
    }
}

fn undo_words(lang: Lang, error: &UndoError) -> String {
    match error {
        UndoError::NothingToUndo => {
            say!(lang, "Tidak ada yang dapat diurungkan.", "There is nothing to undo.")
        }
        UndoError::NothingToRedo => say!(lang, "Tidak ada yang dapat diulangi.", "There is nothing to redo."),
        UndoError::NotInForce(_) => say!(
            lang,
            "Perubahan ini sudah diurungkan. Lihat riwayat: history list.",
            "This change has been undone already. Look at the history: history list."
        ),
        UndoError::Conflict { rows, .. } if rows.iter().all(|row| row.table == "plan_revision") => say!(
            lang,
            "Tidak diurungkan: denah area ini sudah dicetak, dan revisinya tetap tercatat.",
            "Not undone: the plan of this hall is on paper, and its revision stays on record."
        ),
        UndoError::Conflict { rows, .. } => {
            let rows = rows.len();
            say!(
                lang,
                "Tidak diurungkan: {rows} data sudah berubah lagi sesudahnya. Urungkan dulu perubahan yang lebih baru.",
                "Not undone: {rows} records have changed since. Undo the later change first."
            )
        }
        UndoError::Store(error) => storing::store_words(lang, error),
    }
}

fn backup_words(lang: Lang, error: &BackupError) -> String {
    match error {
        BackupError::FolderMissing { folder } => {
            let folder = folder.display();
            say!(
                lang,
                "Folder {folder} tidak ada. Buat foldernya atau pasang flashdisk, lalu ulangi.",
                "There is no folder {folder}. Make it or plug the stick in, and try again."
            )
        }
        BackupError::TargetInUse { path } => {
            let path = path.display();
            say!(
                lang,
                "{path} sedang dipakai sebagai berkas kerja. Pilih nama lain untuk salinan cadangan.",
                "{path} is in use as a workspace. Choose another name for the backup."
            )
        }
        BackupError::SourceDamaged { .. } => say!(
            lang,
            "Berkas kerja rusak, sehingga salinan cadangan baru tidak dibuat dan yang lama dibiarkan. Pulihkan salinan cadangan terakhir.",
            "The workspace is damaged, so no new backup was made and the old ones are left alone. Restore the latest backup."
        ),
        BackupError::Workspace(error) | BackupError::Media(error) => storing::open_words(lang, error),
        BackupError::Store(error) => storing::store_words(lang, error),
    }
}

fn restore_words(lang: Lang, error: &RestoreError) -> String {
    let what = match error {
        RestoreError::SameFile => {
            return say!(
                lang,
                "Salinan cadangan dan berkas kerja adalah berkas yang sama. Pilih salinan cadangan.",
                "The backup and the workspace are the same file. Choose a backup."
            );
        }
        RestoreError::BackupDamaged { .. } => lang
            .pick("Salinan cadangan ini rusak. Pilih yang lain.", "This backup is damaged. Choose another.")
            .to_owned(),
        RestoreError::Backup(error) | RestoreError::Workspace(error) => storing::open_words(lang, error),
        RestoreError::Store(error) => storing::store_words(lang, error),
    };
    say!(
        lang,
        "Tidak dipulihkan; berkas kerja tetap seperti semula. {what}",
        "Not restored; the workspace is as it was. {what}"
    )
}

fn invalid(lang: Lang, field: &str, value: &str) -> String {
    match field {
        "slug" => say!(
            lang,
            "\"{value}\" tidak dapat menjadi nama singkat. Pakai huruf kecil, angka dan tanda hubung, misalnya jakcraft-2019.",
            "\"{value}\" cannot be a short name. Use small letters, digits and hyphens, such as jakcraft-2019."
        ),
        "until" => say!(
            lang,
            "Batas waktu {value} sudah lewat. Pilih waktu yang akan datang.",
            "The time {value} has gone by. Choose one that is to come."
        ),
        "points" => say!(
            lang,
            "Bobot {value} tidak mungkin: dari 0 sampai 100.000 poin.",
            "{value} points cannot be: a weight has 0 to 100,000."
        ),
        "weight" => say!(
            lang,
            "\"{value}\" bukan bobot. Tulis nama=poin, misalnya zone_mismatch=40.",
            "\"{value}\" is no weight. Write name=points, such as zone_mismatch=40."
        ),
        "position" => say!(
            lang,
            "Urutan {value} tidak ada: dihitung mulai dari 1.",
            "There is no position {value}: they count from 1."
        ),
        "take" => say!(
            lang,
            "Tidak ada rencana untuk {value}. Sebutkan salah satu angka dari --moved.",
            "There is no plan for {value}. Name one of the numbers of --moved."
        ),
        "most_moved" => say!(
            lang,
            "Sebutkan satu sampai tiga jumlah peserta yang boleh pindah, bukan {value}.",
            "Name one to three numbers of exhibitors that may move, not {value}."
        ),
        "name" => say!(lang, "Nama tidak boleh kosong.", "The name must not be empty."),
        "closes" => say!(
            lang,
            "Jam tutup {value} tidak sesudah jam buka. Ubah jam bukanya atau jam tutupnya.",
            "The closing time {value} is not after the opening time. Change either of them."
        ),
        "ends" => say!(
            lang,
            "Hari terakhir {value} tidak mungkin: harus sama dengan atau sesudah hari pertama, paling lama dua bulan. Periksa tanggal dan tahunnya.",
            "The last day {value} cannot be: it must be the first day or later, two months at most. Check the date and the year."
        ),
        "status" => say!(
            lang,
            "Tidak ada status \"{value}\". Yang ada: {known}.",
            "There is no status \"{value}\". There are: {known}.",
            known = ParticipationStatus::ALL.map(ParticipationStatus::as_str).join(", ")
        ),
        "module" => say!(
            lang,
            "\"{value}\" bukan ukuran stan. Tulis misalnya 3x3 atau 2,5x2, dalam meter, 0,5 sampai 30.",
            "\"{value}\" is no booth size. Write for instance 3x3 or 2.5x2, in metres, 0.5 to 30."
        ),
        "validity" => say!(
            lang,
            "\"{value}\" tidak dapat menjadi masa berlaku. Tulis misalnya \"2019-11-24..2019-11-28 08:00-17:00 @Pintu Barat\": hari di sekitar pameran, lalu jam dan pintu bila perlu.",
            "\"{value}\" cannot be when a role is admitted. Write for instance \"2019-11-24..2019-11-28 08:00-17:00 @West gate\": days round the event, then hours and a gate if needed."
        ),
        "first_label" => say!(
            lang,
            "Label pertama {value}: lembar ini tidak punya label sebanyak itu. Lihat jumlahnya dengan badges sheets.",
            "First label {value}: this sheet has not so many labels. See how many with badges sheets."
        ),
        "colour" => say!(
            lang,
            "\"{value}\" bukan warna. Tulis misalnya #0E6F6E.",
            "\"{value}\" is no colour. Write for instance #0E6F6E."
        ),
        "column" => say!(
            lang,
            "\"{value}\" tidak terbaca. Tulis --column \"Judul kolom=field\", misalnya \"Nama Toko=firm_name\".",
            "\"{value}\" cannot be read. Write --column \"Header=field\", such as \"Nama Toko=firm_name\"."
        ),
        "width" | "depth" | "main_aisle" | "side_aisle" => {
            let metres = figures::decimal(lang, value);
            say!(
                lang,
                "Ukuran {metres} m tidak mungkin. Area 2 sampai 500 m, lorong 0,5 sampai 20 m.",
                "A measure of {metres} m cannot be. Halls have 2 to 500 m, aisles 0.5 to 20 m."
            )
        }
        "power_va" => {
            let power = value.parse().map_or_else(|_| value.to_owned(), |va| figures::count(lang, va));
            say!(
                lang,
                "Daya {power} VA untuk tiap stan tidak mungkin. Pakai 0 sampai 2.200 VA, tidak lebih dari kapasitas sirkuit.",
                "Power of {power} VA for each booth cannot be. Use 0 to 2,200 VA, no more than a circuit's capacity."
            )
        }
        "circuit_va" => say!(
            lang,
            "Kapasitas sirkuit {value} VA tidak mungkin: paling sedikit sebesar daya satu stan, paling besar 1.000.000 VA.",
            "A circuit of {value} VA cannot be: it carries one booth's power at least, 1,000,000 VA at most."
        ),
        "letterhead" => say!(
            lang,
            "Kop surat {value} baris terlalu panjang. Pakai paling banyak 8 baris.",
            "A letterhead of {value} lines is too long. Use 8 lines at most."
        ),
        "list_name" => say!(
            lang,
            "Terlalu panjang: pilihan daftar paling banyak {value} huruf.",
            "Too long: an entry of a list has {value} letters at most."
        ),
        "status_name" => say!(
            lang,
            "\"{value}\" terlalu panjang untuk nama status: paling banyak 30 huruf.",
            "\"{value}\" is too long for a status: 30 letters at most."
        ),
        "status_name_twice" => say!(
            lang,
            "Dua status tidak boleh bernama sama (\"{value}\"). Bedakan salah satunya.",
            "Two statuses cannot have one name (\"{value}\"). Change one of them."
        ),
        "role_count" => say!(
            lang,
            "Sudah ada {value} peran; lebih banyak tidak muat di kode ID Card. Tidak ada yang berubah.",
            "There are {value} roles already; badges have no room for more. Nothing was changed."
        ),
        "instead" => say!(
            lang,
            "\"{value}\" tidak dapat menggantikannya. Pilih pilihan lain dari daftar yang sama.",
            "\"{value}\" cannot take its place. Choose another entry of the same list."
        ),
        "edition" => say!(
            lang,
            "Edisi \"{value}\" tidak mungkin. Hitungannya mulai dari 1.",
            "An edition \"{value}\" cannot be. Editions are counted from 1."
        ),
        "starts" => say!(
            lang,
            "Hari pertama {value} tidak mungkin. Tahunnya 2010 sampai 2099.",
            "The first day {value} cannot be. Years go from 2010 to 2099."
        ),
        "days" => say!(
            lang,
            "Hari {value} di luar hari pameran, atau urutannya terbalik. Tidak ada yang berubah.",
            "The day {value} is outside the event, or the days run backwards. Nothing was changed."
        ),
        "share" => say!(
            lang,
            "Sebutkan dua peserta yang berbeda untuk berbagi tempat. Tidak ada yang berubah.",
            "Name two different exhibitors to share a place. Nothing was changed."
        ),
        "swap" => say!(
            lang,
            "{value}: tempatnya sama, atau harinya berbeda, jadi tidak dapat ditukar. Tidak ada yang berubah.",
            "{value}: one and the same place, or other days, so they cannot change places. Nothing was changed."
        ),
        "booth" => {
            say!(lang, "Sebutkan kode stannya, misalnya A-01.", "Name the booth's code, such as A-01.")
        }
        "lot_name" => say!(
            lang,
            "Beri undian ini nama, paling panjang 120 huruf.",
            "Name the draw, with 120 letters at most."
        ),
        "lot_text" => say!(
            lang,
            "Tulisan ini lebih dari 120 huruf; perpendek.",
            "This text has more than 120 letters; shorten it."
        ),
        "lot_witnesses" => say!(
            lang,
            "{value} penanda tangan terlalu banyak; paling banyak 24.",
            "{value} people cannot sign; 24 at most."
        ),
        "time_limit" => say!(
            lang,
            "Batas waktu {value} detik tidak mungkin. Pakai 0 sampai 86.400 detik.",
            "A time limit of {value} seconds cannot be. Use 0 to 86,400 seconds."
        ),
        _ => say!(
            lang,
            "Nilai \"{value}\" untuk {field} tidak mungkin.",
            "The value \"{value}\" for {field} cannot be."
        ),
    }
}

fn unknown(lang: Lang, kind: &str, name: &str, known: &[String]) -> String {
    let what = match kind {
        "exhibitor" => lang.pick("peserta", "exhibitor"),
        "role" => lang.pick("peran", "role"),
        "template" => lang.pick("templat", "template"),
        "sheet" => lang.pick("lembar", "sheet"),
        "printer" => lang.pick("printer", "printer"),
        "paper" => lang.pick("ukuran kertas", "paper size"),
        "field" => lang.pick("jenis isian", "field"),
        "header" => lang.pick("judul kolom", "header"),
        "desk" => lang.pick("meja", "desk"),
        "format" => lang.pick("jenis berkas", "kind of file"),
        "booth" => lang.pick("stan", "booth"),
        "lot_draw" => lang.pick("undian", "draw"),
        "badge" => lang.pick("ID Card", "badge"),
        "holder" => lang.pick("personel", "badge holder"),
        "person" => lang.pick("orang dengan id atau kode", "person with the id or code"),
        "row" => lang.pick("baris yang berisi", "row with anything in it"),
        "cell" => lang.pick("sel di baris yang berisi", "cell in a row with anything in it"),
        "list_entry" => lang.pick("pilihan daftar", "entry of a list"),
        "held_row" => lang.pick("baris ditahan", "held row"),
        "weight" => lang.pick("bobot", "weight"),
        "preset" => lang.pick("paket bobot", "preset of weights"),
        "party" => lang.pick("peserta yang menempati stan", "party"),
        "proposal" => lang.pick("usulan", "proposal"),
        other => other,
    };
    if known.is_empty() {
        return say!(lang, "Tidak ada {what} \"{name}\".", "There is no {what} \"{name}\".");
    }
    let known = listed(known);
    say!(
        lang,
        "Tidak ada {what} \"{name}\". Yang ada: {known}.",
        "There is no {what} \"{name}\". There are: {known}."
    )
}

/// Each with its id and what tells it from the others.
fn ambiguous(lang: Lang, name: &str, ids: &[String], facts: &[String]) -> String {
    const MOST: usize = 12;
    let each = ids.iter().zip(facts).take(MOST).map(|(id, facts)| format!("\n  {id}  {facts}"));
    let each = each.collect::<String>() + if ids.len() > MOST { "\n  …" } else { "" };
    say!(
        lang,
        "Ada beberapa yang bernama \"{name}\". Sebutkan salah satu dengan id-nya:{each}",
        "Several are called \"{name}\". Name one by its id:{each}"
    )
}

fn protected(lang: Lang, path: &str, what: &str) -> String {
    let what = match what {
        "key" => lang.pick("kunci tanda tangan", "a signing key"),
        "media" => lang.pick("berkas foto dan logo sebuah berkas kerja", "the pictures of a workspace"),
        "log" | "lock" => lang.pick("bagian dari berkas kerja", "a part of a workspace"),
        _ => lang.pick("berkas kerja JakCraft", "a JakCraft workspace"),
    };
    say!(
        lang,
        "{path} adalah {what} dan tidak ditimpa. Tidak ada yang berubah. Pilih nama berkas lain.",
        "{path} is {what} and is not overwritten. Nothing was changed. Choose another file name."
    )
}

fn status_words(lang: Lang, names: &StatusNames, exhibitor: &str, cause: StatusError) -> String {
    let name = |status| names.name(lang, status);
    match cause {
        StatusError::AlreadyThere { status } => {
            let status = name(status);
            say!(
                lang,
                "{exhibitor} sudah berstatus {status}. Tidak ada yang berubah.",
                "{exhibitor} is {status} already. Nothing was changed."
            )
        }
        StatusError::NotAllowed { from, to } => {
            let possible =
                from.allowed_moves().iter().map(|status| name(*status)).collect::<Vec<_>>().join(", ");
            let (from, to) = (name(from), name(to));
            say!(
                lang,
                "{exhibitor}: dari {from} tidak dapat langsung ke {to}. Tidak ada yang berubah. Yang mungkin: {possible}.",
                "{exhibitor}: {from} cannot become {to}. Nothing was changed. Possible: {possible}."
            )
        }
        StatusError::ReasonMissing { from, to } => {
            let (from, to) = (name(from), name(to));
            say!(
                lang,
                "{exhibitor}: dari {from} ke {to} perlu alasan. Tidak ada yang berubah. Ulangi dengan --reason \"…\".",
                "{exhibitor}: from {from} to {to} needs a reason. Nothing was changed. Try again with --reason \"…\"."
            )
        }
    }
}

fn hall_file(lang: Lang, place: &str, problem: &str) -> String {
    let why = match problem {
        "json" => lang.pick("bukan JSON yang sesuai skema", "no JSON that fits the schema"),
        "version" => {
            lang.pick("versinya lebih baru daripada program ini", "its version is newer than this program")
        }
        "outline" => {
            lang.pick("garis tepi perlu tiga titik atau lebih", "an outline needs three points or more")
        }
        "empty_shape" => lang.pick("ukurannya nol atau negatif", "its size is zero or negative"),
        "code_twice" => lang.pick("kode stan ini dipakai dua kali", "this booth code is used twice"),
        "circuit_unknown" => lang.pick("sirkuit ini tidak ada", "there is no such circuit"),
        "circuit_twice" => lang.pick("sirkuit ini disebut dua kali", "this circuit is named twice"),
        "code_length" => {
            lang.pick("kode stan perlu 1 sampai 20 huruf", "a booth code has 1 to 20 characters")
        }
        "text_length" => lang.pick("perlu 1 sampai 200 huruf", "it has 1 to 200 characters"),
        "too_many" => lang.pick("terlalu banyak; paling banyak 20.000", "too many; 20,000 at most"),
        "parts" => lang.pick(
            "jumlah bagiannya bukan jumlah persegi stan gabungannya",
            "its parts have not as many rectangles as the merged booth",
        ),
        "logo" => lang.pick("logo perlu 64 angka heksadesimal", "a logo has 64 hexadecimal digits"),
        "power_point" => lang.pick("bukan sumber listrik", "that is no power point"),
        "code_taken" => lang.pick("kode ini dipakai di area lain", "another hall has this code"),
        other => other,
    };
    say!(
        lang,
        "Berkas area tidak dapat dipakai: {place}: {why}. Tidak ada yang berubah. Perbaiki berkasnya, lalu impor lagi.",
        "The hall file cannot be used: {place}: {why}. Nothing was changed. Mend it and import again."
    )
}

fn nothing(lang: Lang, what: &str) -> String {
    match what {
        "badges" => say!(
            lang,
            "Belum ada personel untuk dicetak ID Card-nya. Terima pesertanya dulu: exhibitors accept.",
            "There is nobody to print a badge for yet. Accept exhibitors first: exhibitors accept."
        ),
        "parties" => say!(
            lang,
            "Belum ada peserta yang diterima. Terima dulu: exhibitors accept --all.",
            "No exhibitor was accepted yet. Accept them first: exhibitors accept --all."
        ),
        "held_row" => say!(
            lang,
            "Isi baris ini sudah dihapus atas permintaan orangnya, jadi tidak ada yang dapat dimasukkan. Kesampingkan saja: exhibitors decide … drop.",
            "What this row said was erased at a person's request, so there is nothing to enter. Leave it out: exhibitors decide … drop."
        ),
        "placements" => say!(
            lang,
            "Belum ada stan dan belum ada peserta yang berhak atas stan, jadi daftarnya kosong. Susun stan atau terima peserta dulu.",
            "There is no booth, and nobody to have one, so the list is empty. Lay booths or accept exhibitors first."
        ),
        "lot_entrants" => say!(
            lang,
            "Tidak ada peserta untuk undian ini: semua yang berhak sudah punya stan atau ikut undian lain. Tidak ada yang berubah.",
            "There is nobody for this draw: all who take a booth have one, or are in another draw. Nothing was changed."
        ),
        "lot_booths" => say!(
            lang,
            "Tidak ada stan terbuka di area dan zona yang dipilih. Tidak ada yang berubah. Pilih area atau zona lain.",
            "No booth of this hall and zone is open. Nothing was changed. Choose another hall or zone."
        ),
        "fascias" => say!(
            lang,
            "Belum ada peserta yang mendapat stan, jadi belum ada nama fascia. Bagikan stan dulu (plan assign).",
            "Nobody has a booth yet, so there are no fascia names. Give out booths first (plan assign)."
        ),
        "booths" => say!(
            lang,
            "Belum ada stan. Buat dulu: hall generate.",
            "There are no booths yet. Make them first: hall generate."
        ),
        "exhibitors" => say!(
            lang,
            "Belum ada peserta. Impor daftarnya dulu: exhibitors import.",
            "There are no exhibitors yet. Import the list first: exhibitors import."
        ),
        "check_in" => say!(
            lang,
            "ID Card ini belum tercatat hadir, jadi tidak ada yang diurungkan.",
            "This badge is not checked in, so there is nothing to undo."
        ),
        "shared" => say!(
            lang,
            "Peserta ini tidak berbagi tempat dengan siapa pun. Tidak ada yang berubah.",
            "This exhibitor shares its place with nobody. Nothing was changed."
        ),
        other => say!(lang, "Tidak ada yang dikerjakan ({other}).", "There is nothing to do ({other})."),
    }
}

fn does_not_fit(lang: Lang, what: &str, detail: &str) -> String {
    match what {
        "template" => say!(
            lang,
            "Templat ID Card tidak muat di lembar ini: {detail}. Pilih lembar atau templat lain.",
            "The badge template does not fit this sheet: {detail}. Choose another sheet or template."
        ),
        "gates" => say!(
            lang,
            "ID Card dapat menyebut paling banyak enam pintu; ini lebih: {detail}. Gabungkan beberapa pintu, lalu ulangi.",
            "Badges can name six gates at most; these are more: {detail}. Let some gates share a name and try again."
        ),
        "scale" => say!(
            lang,
            "Denah tidak muat di kertas ini pada skala itu: {detail}.",
            "The floor plan does not fit this paper at that scale: {detail}."
        ),
        "dpi" => say!(
            lang,
            "Kerapatan gambar tidak dapat dipakai: {detail}.",
            "That density of the picture cannot be used: {detail}."
        ),
        "picture" => say!(
            lang,
            "Gambarnya terlalu besar: {detail}. Tidak ada berkas yang dibuat.",
            "The picture is too large: {detail}. No file was made."
        ),
        _ => say!(lang, "Tidak muat: {detail}.", "It does not fit: {detail}."),
    }
}

fn key(lang: Lang, path: &str, problem: &str) -> String {
    match problem {
        "missing" => say!(
            lang,
            "Kunci tanda tangan {path} tidak ada, padahal ID Card sudah diterbitkan dengannya. Bila berkas kerja dipindahkan, salin juga semua berkas .key dari folder lamanya ke sebelahnya; bila hilang, kembalikan dari salinan Anda. Tanpanya ID Card baru tidak dapat diterbitkan.",
            "The signing key {path} is missing, though badges were issued with it. If the workspace was moved, copy all .key files of its old folder beside it; if the key was lost, put it back from your own copy. Without it no new badge can be issued."
        ),
        "other" => say!(
            lang,
            "Berkas kunci {path} bukan kunci berkas kerja ini, dan tidak ada berkas .key lain di sebelahnya yang cocok. Kembalikan kunci yang benar.",
            "The key file {path} is not the key of this workspace, and no other .key file beside it is. Put the right one back."
        ),
        "open_to_others" => say!(
            lang,
            "Berkas kunci {path} dapat dibaca orang lain. Batasi dulu haknya (chmod 600), lalu ulangi.",
            "The key file {path} can be read by others. Restrict it first (chmod 600) and try again."
        ),
        "damaged_unused" => say!(
            lang,
            "Berkas kunci {path} rusak, tetapi belum ada ID Card yang diterbitkan dengannya. Hapus berkas itu, lalu ulangi: kunci baru akan dibuat.",
            "The key file {path} is damaged, but no badge was issued with it yet. Delete the file and try again: a new key will be made."
        ),
        _ => say!(
            lang,
            "Berkas kunci {path} rusak, padahal ID Card sudah diterbitkan dengannya. Kembalikan berkas itu dari salinan Anda. ID Card yang sudah tercetak tetap berlaku di meja registrasi.",
            "The key file {path} is damaged, though badges were issued with it. Put the file back from your own copy. Badges on paper still count at the desk."
        ),
    }
}

fn journal(lang: Lang, line: usize, problem: &str) -> String {
    let why = match problem {
        "contradiction" => {
            return say!(
                lang,
                "Baris {line} berkas jurnal bertentangan dengan jurnal di sini (satu meja disalin, atau berkas diubah). Tidak ada yang diambil. Periksa dari laptop mana berkas ini berasal.",
                "Line {line} of the journal file contradicts the journal here (a desk was copied, or the file was changed). Nothing was taken over. Check which laptop it came from."
            );
        }
        "certificate" => {
            return say!(
                lang,
                "Baris {line} berkas jurnal menyebut meja yang tidak disahkan panitia pameran ini. Tidak ada yang diambil. Periksa dari laptop mana berkas ini berasal.",
                "Line {line} of the journal file names a desk that this event's organizer has not certified. Nothing was taken over. Check which laptop it came from."
            );
        }
        "sequence" => lang.pick("nomor urutnya tidak mungkin", "its number cannot be"),
        "time" => lang.pick("waktunya tidak mungkin", "its time cannot be"),
        "undoes" => lang.pick("yang diurungkannya tidak jelas", "it is not clear what it undoes"),
        _ => lang.pick("tidak terbaca", "it cannot be read"),
    };
    say!(
        lang,
        "Baris {line} berkas jurnal tidak dapat dipakai: {why}. Tidak ada yang diambil. Ekspor ulang dari meja asalnya.",
        "Line {line} of the journal file cannot be used: {why}. Nothing was taken over. Export it again at the desk it came from."
    )
}

fn listed(names: &[String]) -> String {
    const MOST: usize = 12;
    let mut listed = names.iter().take(MOST).map(|name| format!("\"{name}\"")).collect::<Vec<_>>().join(", ");
    if names.is_empty() {
        listed.push('–');
    } else if names.len() > MOST {
        listed.push_str(", …");
    }
    listed
}
