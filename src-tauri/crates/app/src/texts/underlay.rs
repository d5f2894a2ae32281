//! Why a drawing does not come to lie under a plan, in words.

use domain::underlay::UnderlayError;
use drawing::DrawingError;

use super::{Lang, figures, say};

/// The stable code of a file that is no drawing.
pub(crate) fn code(error: DrawingError) -> &'static str {
    match error {
        DrawingError::Unknown | DrawingError::Dwg | DrawingError::BinaryDxf => "drawing_kind",
        DrawingError::Protected => "file_password",
        DrawingError::TooLarge { .. } | DrawingError::TooManyPixels { .. } => "file_too_large",
        DrawingError::Damaged => "file_broken",
        DrawingError::Empty => "file_empty",
        DrawingError::TooMuch | DrawingError::TooSlow => "drawing_too_much",
    }
}

/// What happened, what was kept, what to do.
pub(crate) fn file_words(lang: Lang, error: DrawingError, file: &str) -> String {
    match error {
        DrawingError::Unknown => say!(
            lang,
            "Berkas {file} bukan gambar. Pilih berkas PNG, JPEG, PDF atau DXF.",
            "The file {file} is no drawing. Choose a PNG, JPEG, PDF or DXF file."
        ),
        DrawingError::Dwg => say!(
            lang,
            "Berkas {file} adalah DWG, yang hanya dibaca AutoCAD. Mintalah DXF atau PDF dari pembuatnya, lalu pilih itu.",
            "The file {file} is a DWG, which AutoCAD alone reads. Ask whoever made it for a DXF or a PDF and choose that."
        ),
        DrawingError::BinaryDxf => say!(
            lang,
            "Berkas {file} adalah DXF biner. Simpan lagi sebagai DXF teks (ASCII), lalu pilih itu.",
            "The file {file} is a binary DXF. Save it again as a text (ASCII) DXF and choose that."
        ),
        DrawingError::TooLarge { most_bytes } => {
            let most = most_bytes / 1_000_000;
            say!(
                lang,
                "Berkas {file} lebih besar dari {most} MB. Simpan hanya lembar yang diperlukan, lalu pilih lagi.",
                "The file {file} is larger than {most} MB. Save only the sheet that is needed and choose it again."
            )
        }
        DrawingError::TooManyPixels { width_px, height_px } => {
            let (width, height) =
                (figures::count(lang, u64::from(width_px)), figures::count(lang, u64::from(height_px)));
            say!(
                lang,
                "Gambar di {file} berukuran {width} x {height} piksel, terlalu besar. Perkecil dulu, lalu pilih lagi.",
                "The picture in {file} has {width} x {height} pixels, which are too many. Make it smaller and choose it again."
            )
        }
        DrawingError::Damaged => say!(
            lang,
            "Berkas {file} rusak atau terpotong. Mintalah kirim ulang, atau buka dan simpan ulang, lalu pilih lagi.",
            "The file {file} is damaged or cut off. Ask for it again, or open it and save it anew, and choose it again."
        ),
        DrawingError::Protected => say!(
            lang,
            "Berkas {file} dilindungi kata sandi. Buka, simpan tanpa kata sandi (atau cetak ke PDF), lalu pilih itu.",
            "The file {file} is protected by a password. Open it, save it without one (or print it to a PDF), and choose that."
        ),
        DrawingError::Empty => say!(
            lang,
            "Tidak ada yang tergambar di {file}. Periksa apakah ini berkas yang benar; dari PDF hanya halaman pertama yang dipakai.",
            "Nothing is drawn in {file}. Check that this is the right file; of a PDF only the first page is used."
        ),
        DrawingError::TooMuch => say!(
            lang,
            "Isi {file} terlalu banyak untuk gambar dasar. Simpan hanya lantai yang diperlukan, tanpa arsiran dan perabot, atau pakai PNG.",
            "There is too much in {file} for an underlay. Save only the floor that is needed, without hatches and furniture, or use a PNG."
        ),
        DrawingError::TooSlow => say!(
            lang,
            "Berkas {file} terlalu lama digambar, jadi dihentikan. Simpan sebagai PNG, lalu pilih itu.",
            "The file {file} took too long to draw and was stopped. Save it as a PNG and choose that."
        ),
    }
}

/// The stable code of a drawing that cannot be set so.
pub(crate) fn problem(error: UnderlayError) -> &'static str {
    match error {
        UnderlayError::PointsTooNear => "points_too_near",
        UnderlayError::Distance => "distance",
        UnderlayError::Scale => "scale",
        UnderlayError::TooFar => "too_far",
        UnderlayError::Opacity => "opacity",
    }
}

/// What happened, what was kept, what to do.
pub(crate) fn words(lang: Lang, error: UnderlayError) -> String {
    match error {
        UnderlayError::PointsTooNear => say!(
            lang,
            "Kedua titik terlalu dekat, jadi skalanya tidak diubah. Pilih dua titik yang berjauhan, misalnya ujung-ujung dinding.",
            "The two points are too near to each other, so the scale was not changed. Choose two that are far apart, such as the ends of a wall."
        ),
        UnderlayError::Distance => say!(
            lang,
            "Jarak harus antara 1 mm dan 2 km. Skalanya tidak diubah. Tulis jarak sebenarnya di antara kedua titik.",
            "A distance is between 1 mm and 2 km. The scale was not changed. Write how far the two points are from each other in truth."
        ),
        UnderlayError::Scale => say!(
            lang,
            "Dengan skala itu gambar dasar terlalu kecil atau terlalu besar untuk sebuah area. Tidak ada yang berubah. Periksa jarak dan satuannya.",
            "At that scale the underlay would be too small or too large for a hall. Nothing was changed. Check the distance and its unit."
        ),
        UnderlayError::TooFar => say!(
            lang,
            "Gambar dasar akan terletak terlalu jauh dari area. Tidak ada yang berubah. Periksa letaknya.",
            "The underlay would lie too far away from the hall. Nothing was changed. Check its position."
        ),
        UnderlayError::Opacity => say!(
            lang,
            "Ketajaman gambar dasar antara 5 dan 100 persen. Untuk tidak menampilkannya, sembunyikan.",
            "An underlay's opacity is between 5 and 100 per cent. To see none of it, hide it."
        ),
    }
}

/// A hall has no drawing under it.
pub(crate) fn none(lang: Lang, hall: &str) -> String {
    say!(
        lang,
        "Tidak ada gambar dasar di area {hall}. Pilih berkasnya dulu.",
        "There is no underlay in the hall {hall}. Choose its file first."
    )
}
