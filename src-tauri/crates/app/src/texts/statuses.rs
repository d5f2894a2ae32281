//! The names of statuses, as the office speaks to craftspeople: never "gagal", never "ditolak".

use domain::status::ParticipationStatus as S;

use super::Lang;

/// The status in the words of a language.
pub(crate) fn name(lang: Lang, status: S) -> &'static str {
    match status {
        S::Applied => lang.pick("Mendaftar", "Applied"),
        S::Complete => lang.pick("Lengkap", "Complete"),
        S::InCuration => lang.pick("Dalam kurasi", "In curation"),
        S::Passed => lang.pick("Lolos kurasi", "Passed"),
        S::Coaching => lang.pick("Pendampingan", "Coaching"),
        S::Training => lang.pick("Pelatihan", "Training"),
        S::NotPassed => lang.pick("Belum lolos", "Not yet"),
        S::Accepted => lang.pick("Diterima", "Accepted"),
        S::Waitlisted => lang.pick("Cadangan", "Reserve"),
        S::Offered => lang.pick("Ditetapkan", "Offered"),
        S::Confirmed => lang.pick("Terkonfirmasi", "Confirmed"),
        S::Present => lang.pick("Hadir", "Present"),
        S::Completed => lang.pick("Selesai", "Completed"),
        S::Withdrawn => lang.pick("Mengundurkan diri", "Withdrawn"),
    }
}
