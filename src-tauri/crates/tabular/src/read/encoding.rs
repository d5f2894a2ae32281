//! Bytes to text: by byte order mark, then UTF-8, then UTF-16 by its zeros, then by letter statistics.

use std::borrow::Cow;

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};

use super::ReadError;

pub(super) struct Decoded<'b> {
    pub(super) text: Cow<'b, str>,
    pub(super) encoding: &'static str,
    pub(super) lossy: bool,
}

/// The statistics settle long before this many bytes.
const DETECT_BYTES: usize = 1 << 20;

pub(super) fn decode(bytes: &[u8]) -> Result<Decoded<'_>, ReadError> {
    let (encoding, skip) = match Encoding::for_bom(bytes) {
        Some((encoding, skip)) => (encoding, skip),
        None if std::str::from_utf8(bytes).is_ok() => (UTF_8, 0),
        None => (wide_without_mark(bytes).unwrap_or_else(|| guess(bytes)), 0),
    };
    // UTF-8 is valid with zeros in it, so a wide text without a mark may have passed as UTF-8.
    let encoding = if encoding == UTF_8 { wide_without_mark(bytes).unwrap_or(UTF_8) } else { encoding };
    let (text, lossy) = encoding.decode_without_bom_handling(&bytes[skip..]);
    if text.bytes().take(DETECT_BYTES).any(|byte| byte == 0) {
        return Err(ReadError::NotASpreadsheet);
    }
    Ok(Decoded { text, encoding: encoding.name(), lossy })
}

/// Latin text in UTF-16 has a zero in nearly every second byte.
fn wide_without_mark(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = &bytes[..bytes.len().min(4096)];
    if head.len() < 4 || !head.contains(&0) {
        return None;
    }
    let zeros = |offset: usize| head.iter().skip(offset).step_by(2).filter(|byte| **byte == 0).count();
    let (even, odd) = (zeros(0), zeros(1));
    let enough = head.len() / 2 * 6 / 10;
    match (even >= enough, odd >= enough) {
        (false, true) => Some(UTF_16LE),
        (true, false) => Some(UTF_16BE),
        _ => None,
    }
}

fn guess(bytes: &[u8]) -> &'static Encoding {
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    let head = &bytes[..bytes.len().min(DETECT_BYTES)];
    detector.feed(head, head.len() == bytes.len());
    detector.guess(Some(b"id"), Utf8Detection::Deny)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(bytes: &[u8]) -> (String, &'static str) {
        let decoded = decode(bytes).unwrap();
        (decoded.text.into_owned(), decoded.encoding)
    }

    #[test]
    fn a_byte_order_mark_is_obeyed_and_removed() {
        assert_eq!(text(b"\xEF\xBB\xBFNo;Nama"), ("No;Nama".into(), "UTF-8"));
        assert_eq!(text(b"\xFF\xFEN\0o\0"), ("No".into(), "UTF-16LE"));
        assert_eq!(text(b"\xFE\xFF\0N\0o"), ("No".into(), "UTF-16BE"));
    }

    #[test]
    fn wide_text_without_a_mark_is_seen_by_its_zeros() {
        assert_eq!(text(b"N\0o\0;\0N\0a\0m\0a\0"), ("No;Nama".into(), "UTF-16LE"));
    }

    #[test]
    fn the_curly_apostrophe_of_windows_1252_survives() {
        let (text, encoding) = text(b"Nama Usaha;Produk\r\nBangsa\x92s Crafts \x96 Caf\xe9;Batik tulis\r\n");
        assert_eq!(encoding, "windows-1252");
        assert!(text.contains("Bangsa’s Crafts – Café"), "{text}");
    }

    #[test]
    fn a_binary_file_is_no_text() {
        assert!(matches!(decode(b"abc\0\0\0\0def\0ghi"), Err(ReadError::NotASpreadsheet)));
    }
}
