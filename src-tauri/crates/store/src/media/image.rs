//! What an image's bytes say of it: its format, its size in pixels, and whether its end is there. Written here
//! instead of taken from a decoder because the end matters as much as the beginning: photos that broke off on
//! their way through a chat are common, and would else be noticed on paper. Both formats are walked chunk by
//! chunk; nothing is decoded.

use super::{MAX_IMAGE_BYTES, MAX_IMAGE_PIXELS};

/// The formats that print and that the window shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MediaType {
    /// `image/png`
    Png,
    /// `image/jpeg`
    Jpeg,
}

impl MediaType {
    /// The media type as in HTTP.
    pub fn mime(self) -> &'static str {
        match self {
            Self::Png => "image/png",
            Self::Jpeg => "image/jpeg",
        }
    }

    pub(super) fn from_mime(mime: &str) -> Option<Self> {
        [Self::Png, Self::Jpeg].into_iter().find(|known| known.mime() == mime)
    }
}

/// Why the bytes were not taken as an image.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum ImageError {
    /// Neither PNG nor JPEG.
    #[error("neither PNG nor JPEG")]
    UnknownFormat,
    /// A PNG or JPEG whose end is missing.
    #[error("the image is cut short")]
    CutShort,
    /// A PNG or JPEG whose parts contradict each other.
    #[error("the image is damaged")]
    Damaged,
    /// More bytes than are taken.
    #[error("{bytes} bytes are more than {max_bytes}")]
    TooLarge {
        /// Its size.
        bytes: usize,
        /// The most that is taken.
        max_bytes: usize,
    },
    /// More pixels than are taken.
    #[error("{width_px} x {height_px} pixels are too many")]
    TooManyPixels {
        /// Its width.
        width_px: u32,
        /// Its height.
        height_px: u32,
    },
}

/// What was seen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Seen {
    pub(super) media_type: MediaType,
    pub(super) width_px: u32,
    pub(super) height_px: u32,
}

pub(super) fn inspect(bytes: &[u8]) -> Result<Seen, ImageError> {
    let seen = if let Some(rest) = bytes.strip_prefix(b"\x89PNG\r\n\x1a\n") {
        png(rest)
    } else if bytes.starts_with(&[0xFF, 0xD8, 0xFF]) {
        jpeg(&bytes[2..])
    } else {
        return Err(ImageError::UnknownFormat);
    };
    if bytes.len() > MAX_IMAGE_BYTES {
        return Err(ImageError::TooLarge { bytes: bytes.len(), max_bytes: MAX_IMAGE_BYTES });
    }
    let Seen { width_px, height_px, .. } = seen?;
    if width_px == 0 || height_px == 0 {
        return Err(ImageError::Damaged);
    }
    if u64::from(width_px) * u64::from(height_px) > MAX_IMAGE_PIXELS {
        return Err(ImageError::TooManyPixels { width_px, height_px });
    }
    seen
}

/// Chunks: length, name, content, checksum; from IHDR to IEND.
fn png(mut rest: &[u8]) -> Result<Seen, ImageError> {
    let mut seen = None;
    loop {
        let Some((length, after)) = rest.split_first_chunk::<4>() else { return Err(ImageError::CutShort) };
        let Some((name, after)) = after.split_first_chunk::<4>() else { return Err(ImageError::CutShort) };
        let length = usize::try_from(u32::from_be_bytes(*length)).map_err(|_| ImageError::Damaged)?;
        let Some(content) = after.get(..length) else { return Err(ImageError::CutShort) };
        match (name, content, seen) {
            (b"IHDR", [w1, w2, w3, w4, h1, h2, h3, h4, ..], None) => {
                seen = Some(Seen {
                    media_type: MediaType::Png,
                    width_px: u32::from_be_bytes([*w1, *w2, *w3, *w4]),
                    height_px: u32::from_be_bytes([*h1, *h2, *h3, *h4]),
                });
            }
            (b"IHDR", ..) | (_, _, None) => return Err(ImageError::Damaged),
            (b"IEND", ..) => return seen.ok_or(ImageError::Damaged),
            _ => {}
        }
        rest = after.get(length + 4..).ok_or(ImageError::CutShort)?;
    }
}

/// Segments up to the first scan, then entropy-coded bytes in which `FF D9` can only be the end. Phones append
/// films after it, which are left alone.
fn jpeg(mut rest: &[u8]) -> Result<Seen, ImageError> {
    let mut seen = None;
    loop {
        let [0xFF, after @ ..] = rest else {
            return Err(if rest.is_empty() { ImageError::CutShort } else { ImageError::Damaged });
        };
        let Some((&marker, after)) = after.split_first() else { return Err(ImageError::CutShort) };
        match marker {
            // Fill bytes, and markers without content.
            0xFF => {
                rest = &rest[1..];
                continue;
            }
            0x01 | 0xD0..=0xD7 => {
                rest = after;
                continue;
            }
            0x00 | 0xD8 | 0xD9 => return Err(ImageError::Damaged),
            _ => {}
        }
        let Some((length, _)) = after.split_first_chunk::<2>() else { return Err(ImageError::CutShort) };
        let length = usize::from(u16::from_be_bytes(*length));
        let Some(segment) = after.get(..length) else { return Err(ImageError::CutShort) };
        let content = segment.get(2..).ok_or(ImageError::Damaged)?;
        rest = &after[length..];
        match marker {
            // The frame's header, of whatever coding; C4, C8 and CC are other things.
            0xC0..=0xCF if !matches!(marker, 0xC4 | 0xC8 | 0xCC) => {
                let [_, h1, h2, w1, w2, ..] = content else { return Err(ImageError::Damaged) };
                seen = Some(Seen {
                    media_type: MediaType::Jpeg,
                    width_px: u32::from(u16::from_be_bytes([*w1, *w2])),
                    height_px: u32::from(u16::from_be_bytes([*h1, *h2])),
                });
            }
            0xDA => {
                let ends = rest.windows(2).any(|pair| pair == [0xFF, 0xD9]);
                return if ends { seen.ok_or(ImageError::Damaged) } else { Err(ImageError::CutShort) };
            }
            _ => {}
        }
    }
}
