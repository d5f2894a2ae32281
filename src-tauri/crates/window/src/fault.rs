//! What a command can fail with.

use app::{AppError, Fault, Lang};
use serde_json::json;

/// Why a command failed.
#[derive(Debug, thiserror::Error)]
pub enum CallError {
    /// The use case failed.
    #[error(transparent)]
    App(#[from] AppError),
    /// No workspace is open, and the command needs one.
    #[error("no workspace is open")]
    NoWorkspace,
    /// Another workspace or event is open than the one that was meant.
    #[error("another workspace or event is open")]
    OtherOpening,
    /// The list has no command of that name.
    #[error("no command {0}")]
    Unknown(String),
    /// The request is none of this command.
    #[error("{command}: {cause}")]
    Request {
        /// The command's name.
        command: &'static str,
        /// What is off.
        cause: serde_json::Error,
    },
    /// The answer cannot be sent.
    #[error("{command}: {cause}")]
    Answer {
        /// The command's name.
        command: &'static str,
        /// What is off.
        cause: serde_json::Error,
    },
}

impl CallError {
    /// The error as it is sent.
    pub fn fault(&self, lang: Lang) -> Fault {
        let (code, message) = match self {
            Self::App(error) => return error.fault(lang),
            Self::NoWorkspace => (
                "no_workspace",
                lang.pick(
                    "Belum ada berkas pameran yang terbuka. Buka atau buat satu dari layar awal.",
                    "No workspace is open. Open one or make one on the start screen.",
                ),
            ),
            Self::OtherOpening => (
                "other_opening",
                lang.pick(
                    "Berkas kerja atau pameran lain sudah dibuka, jadi ini tidak dilakukan di sana. Tidak ada yang \
                     berubah.",
                    "Another workspace or event was opened meanwhile, so this was not done there. Nothing was changed.",
                ),
            ),
            Self::Unknown(_) | Self::Request { .. } | Self::Answer { .. } => (
                "program",
                lang.pick(
                    "Program keliru di dalam. Data tidak berubah. Tutup dan buka lagi; kalau terulang, laporkan \
                     rincian di bawah.",
                    "The program is at fault. No data was changed. Close it and open it again; if this comes back, \
                     report the details below.",
                ),
            ),
        };
        Fault { code, message: message.to_owned(), details: json!({ "cause": self.to_string() }) }
    }
}
