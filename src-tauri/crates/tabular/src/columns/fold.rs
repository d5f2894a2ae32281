//! Headers made comparable: case, accents, punctuation, numbering and filler words away.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Words of questions and politeness that say nothing of the field.
const FILLERS: &[&str] = &[
    "a",
    "agar",
    "akan",
    "anda",
    "apa",
    "apabila",
    "apakah",
    "are",
    "atas",
    "bagi",
    "bahwa",
    "bapak",
    "berapa",
    "berapakah",
    "berikut",
    "bila",
    "boleh",
    "calon",
    "contoh",
    "dalam",
    "dan",
    "dapat",
    "dari",
    "dengan",
    "di",
    "diisi",
    "dilampirkan",
    "dimiliki",
    "dipilih",
    "do",
    "for",
    "harap",
    "ibu",
    "in",
    "isi",
    "isikan",
    "ini",
    "is",
    "jika",
    "ada",
    "adakah",
    "kakak",
    "kami",
    "ke",
    "lampirkan",
    "mohon",
    "memiliki",
    "mempunyai",
    "of",
    "oleh",
    "or",
    "pada",
    "peserta",
    "pilih",
    "please",
    "punya",
    "sdr",
    "saat",
    "saudara",
    "sebutkan",
    "sedang",
    "sesuai",
    "silahkan",
    "silakan",
    "sudah",
    "telah",
    "tersebut",
    "the",
    "tuliskan",
    "tulis",
    "untuk",
    "upload",
    "unggah",
    "wajib",
    "what",
    "yang",
    "yg",
    "you",
    "your",
];

/// Lower case, accents off, anything but letters and digits to single blanks.
pub(crate) fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for character in text.nfkd().filter(|character| !is_combining_mark(*character)) {
        if character.is_alphanumeric() {
            folded.extend(character.to_lowercase());
        } else if !matches!(character, '\'' | '’' | '`') && !folded.ends_with(' ') && !folded.is_empty() {
            folded.push(' ');
        }
    }
    folded.truncate(folded.trim_end().len());
    folded
}

/// A header by which a mapping is remembered: folded, without its numbering.
pub fn header_fingerprint(header: &str) -> String {
    let folded = fold(header);
    strip_numbering(&folded).to_owned()
}

/// "12. Nama usaha" is "nama usaha"; a header that is all digits stays.
fn strip_numbering(folded: &str) -> &str {
    match folded.split_once(' ') {
        Some((number, rest)) if number.len() <= 2 && number.bytes().all(|b| b.is_ascii_digit()) => rest,
        _ => folded,
    }
}

/// The words of a header, fillers left out; all of them when only fillers are there.
pub(crate) fn words(folded: &str) -> Vec<&str> {
    let all = strip_numbering(folded);
    let kept: Vec<&str> = all.split(' ').filter(|word| !word.is_empty() && !FILLERS.contains(word)).collect();
    let kept = if kept.is_empty() { all.split(' ').filter(|word| !word.is_empty()).collect() } else { kept };
    kept.into_iter()
        .map(|word| if matches!(word, "jml" | "jlh" | "jmlh") { "jumlah" } else { word })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_header_is_folded_to_its_words() {
        assert_eq!(fold("  No. HP / WA\n(aktif)* "), "no hp wa aktif");
        assert_eq!(fold("Ｎａｍａ Usahá"), "nama usaha");
        assert_eq!(header_fingerprint("12. Kota/Kab. Adm."), "kota kab adm");
        assert_eq!(
            words("apakah produk anda sudah memiliki sertifikat halal"),
            ["produk", "sertifikat", "halal"]
        );
    }
}
