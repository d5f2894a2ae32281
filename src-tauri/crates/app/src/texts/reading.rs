//! Why a spreadsheet could not be read, in words that say what to do.

use tabular::read::{Excess, ReadError};

use super::{Lang, figures, say};

/// The stable code of a reading error.
pub(crate) fn code(error: &ReadError) -> &'static str {
    match error {
        ReadError::Io(_) => "file_unreadable",
        ReadError::Empty | ReadError::NoRows => "file_empty",
        ReadError::Password => "file_password",
        ReadError::Html | ReadError::Unsupported { .. } | ReadError::NotASpreadsheet => "file_kind",
        ReadError::Broken { .. } | ReadError::OpenQuote { .. } => "file_broken",
        ReadError::TooLarge { .. } | ReadError::CellTooLong { .. } => "file_too_large",
        ReadError::Cancelled => "cancelled",
    }
}

/// What happened, what was kept, what to do.
pub(crate) fn words(lang: Lang, error: &ReadError, file: &str) -> String {
    match error {
        ReadError::Io(cause) => say!(
            lang,
            "Berkas {file} tidak dapat dibuka ({cause}). Periksa nama dan tempatnya, tutup di Excel bila masih terbuka, lalu ulangi.",
            "The file {file} cannot be opened ({cause}). Check its name and place, close it in Excel if it is open, and try again."
        ),
        ReadError::Empty => say!(
            lang,
            "Berkas {file} kosong. Simpan ulang dari Excel atau Google Sheets, lalu pilih lagi.",
            "The file {file} is empty. Save it again from Excel or Google Sheets and choose it once more."
        ),
        ReadError::NoRows => say!(
            lang,
            "Tidak ada baris di lembar mana pun dari {file}. Periksa apakah ini berkas yang benar.",
            "No sheet of {file} has any row. Check that this is the right file."
        ),
        ReadError::Password => say!(
            lang,
            "Berkas {file} dilindungi kata sandi. Buka di Excel, hapus kata sandinya (Berkas > Info > Lindungi Buku Kerja), simpan, lalu pilih lagi.",
            "The file {file} is protected by a password. Open it in Excel, remove the password (File > Info > Protect Workbook), save, and choose it once more."
        ),
        ReadError::Html => say!(
            lang,
            "Berkas {file} sebenarnya halaman web, bukan lembar kerja. Buka di Excel, simpan sebagai .xlsx, lalu pilih lagi.",
            "The file {file} is really a web page, not a spreadsheet. Open it in Excel, save it as .xlsx and choose it once more."
        ),
        ReadError::Unsupported { kind } => say!(
            lang,
            "Berkas {file} berjenis {kind}, yang tidak dapat dibaca. Simpan sebagai .xlsx atau .csv, lalu pilih lagi.",
            "The file {file} is of the kind {kind}, which is not read. Save it as .xlsx or .csv and choose it once more."
        ),
        ReadError::NotASpreadsheet => say!(
            lang,
            "Berkas {file} bukan lembar kerja. Pilih berkas .xlsx, .xls, .ods atau .csv.",
            "The file {file} is no spreadsheet. Choose an .xlsx, .xls, .ods or .csv file."
        ),
        ReadError::Broken { .. } => say!(
            lang,
            "Berkas {file} rusak atau terpotong. Mintalah kirim ulang, atau buka di Excel dan simpan ulang.",
            "The file {file} is damaged or cut off. Ask for it again, or open it in Excel and save it anew."
        ),
        ReadError::OpenQuote { row } => say!(
            lang,
            "Di baris {row} berkas {file} ada tanda kutip yang dibuka tetapi tidak ditutup. Perbaiki baris itu, lalu pilih lagi.",
            "In row {row} of {file} a quotation mark is opened and never closed. Mend that row and choose the file once more."
        ),
        ReadError::TooLarge { what, limit } => too_large(lang, *what, *limit, file),
        ReadError::CellTooLong { row, limit, .. } => say!(
            lang,
            "Satu sel di baris {row} berkas {file} memuat lebih dari {limit} byte. Periksa sel itu: mungkin ada berkas yang tertempel di dalamnya.",
            "One cell in row {row} of {file} holds more than {limit} bytes. Look at that cell: a file may have been pasted into it."
        ),
        ReadError::Cancelled => say!(
            lang,
            "Pembacaan {file} dibatalkan. Tidak ada yang berubah.",
            "Reading {file} was cancelled. Nothing was changed."
        ),
    }
}

fn too_large(lang: Lang, what: Excess, limit: u64, file: &str) -> String {
    let limit = figures::count(lang, limit);
    let what = match what {
        Excess::FileBytes => lang.pick("ukuran berkas (byte)", "the size of the file (bytes)"),
        Excess::InflatedBytes => lang.pick("isi setelah dibuka (byte)", "the unpacked size (bytes)"),
        Excess::InflationRatio => lang.pick("perbandingan pemampatan", "the compression ratio"),
        Excess::Parts => lang.pick("jumlah bagian", "the number of parts"),
        Excess::Sheets => lang.pick("jumlah lembar", "the number of sheets"),
        Excess::Rows => lang.pick("jumlah baris", "the number of rows"),
        Excess::Columns => lang.pick("jumlah kolom", "the number of columns"),
        Excess::MemoryBytes => lang.pick("isi semua sel (byte)", "the content of all cells (bytes)"),
        Excess::Elements => lang.pick("jumlah unsur", "the number of elements"),
    };
    say!(
        lang,
        "Berkas {file} melebihi batas {what}: {limit}. Hapus lembar, gambar dan baris yang tidak perlu, atau bagi menjadi beberapa berkas.",
        "The file {file} passes the limit of {what}: {limit}. Remove sheets, pictures and rows that are not needed, or split it into several files."
    )
}
