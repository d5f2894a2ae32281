//! What a PDF would unpack to, before it is unpacked to memory.

use std::io::Read;

use flate2::read::{DeflateDecoder, ZlibDecoder};
use hayro::hayro_syntax::object::dict::keys::{HEIGHT, WIDTH};
use hayro::hayro_syntax::object::{Object, Stream};
use hayro::hayro_syntax::{Filter, Pdf};
use image::ImageFormat;

use crate::{DrawingError, picture};

/// All streams of a file together, unpacked. A plan with a photo of the site has some tens of megabytes.
const MOST_UNPACKED: u64 = 600_000_000;

/// Streams packed more than once over.
const MOST_LAYERS: usize = 3;

/// What a byte packed by LZW can become at most: codes of twelve bits for runs of four kilobytes.
const LZW_RATIO: u64 = 1_400;

/// Unpacks all that looks packed, wherever it stands in the file, and throws it away.
pub(super) fn check_bytes(bytes: &[u8]) -> Result<(), DrawingError> {
    let mut left = MOST_UNPACKED;
    let mut rest = bytes;
    while let Some(found) = find(rest, b"stream") {
        rest = &rest[found + b"stream".len()..];
        let packed = rest.strip_prefix(b"\r\n").or_else(|| rest.strip_prefix(b"\n"));
        let Some(packed) = packed.or_else(|| rest.strip_prefix(b"\r")) else { continue };
        if is_zlib(packed) {
            unpack(packed, &mut left)?;
        }
    }
    Ok(())
}

/// Looks at each object: pictures by the size they say, packed streams by what they become.
pub(super) fn check_objects(pdf: &Pdf) -> Result<(), DrawingError> {
    let mut left = MOST_UNPACKED;
    for object in pdf.objects() {
        let Object::Stream(stream) = object else { continue };
        let dict = stream.dict();
        if let (Some(width), Some(height)) = (dict.get::<i64>(WIDTH), dict.get::<i64>(HEIGHT)) {
            let side = |px: i64| u32::try_from(px.max(1)).unwrap_or(u32::MAX);
            picture::check_size(side(width), side(height))?;
        }
        check_stream(&stream, &mut left)?;
    }
    Ok(())
}

fn check_stream(stream: &Stream<'_>, left: &mut u64) -> Result<(), DrawingError> {
    let filters = stream.filters();
    let raw = stream.raw_data();
    match filters.first() {
        Some(Filter::FlateDecode) if is_zlib(&raw) => unpack(&raw, left),
        Some(Filter::FlateDecode) => count(DeflateDecoder::new(&*raw), left).map(drop),
        Some(Filter::LzwDecode) => {
            let most = (raw.len() as u64).saturating_mul(LZW_RATIO);
            *left = left.checked_sub(most).ok_or(DrawingError::TooMuch)?;
            Ok(())
        }
        Some(Filter::DctDecode) => match picture::size(&raw, ImageFormat::Jpeg) {
            Some((width_px, height_px)) => picture::check_size(width_px, height_px),
            None => Ok(()),
        },
        Some(Filter::JpxDecode) => match jpx_size(&raw) {
            Some((width_px, height_px)) => picture::check_size(width_px, height_px),
            None => Ok(()),
        },
        _ => Ok(()),
    }
}

/// The size in the first `SIZ` of a JPEG 2000.
fn jpx_size(bytes: &[u8]) -> Option<(u32, u32)> {
    let at = find(bytes, &[0xFF, 0x4F, 0xFF, 0x51])? + 8;
    let number = |at: usize| bytes.get(at..at + 4)?.try_into().ok().map(u32::from_be_bytes);
    Some((number(at)?, number(at + 4)?))
}

fn find(bytes: &[u8], wanted: &[u8]) -> Option<usize> {
    bytes.windows(wanted.len()).position(|part| part == wanted)
}

fn is_zlib(bytes: &[u8]) -> bool {
    matches!(bytes, [head, flags, ..] if head & 0x0F == 8 && (u16::from(*head) << 8 | u16::from(*flags)) % 31 == 0)
}

/// Unpacks as often as what comes out looks packed again.
fn unpack(packed: &[u8], left: &mut u64) -> Result<(), DrawingError> {
    let mut layers = 1;
    loop {
        let mut reader: Box<dyn Read + '_> = Box::new(packed);
        for _ in 0..layers {
            reader = Box::new(ZlibDecoder::new(reader));
        }
        let head = count(reader, left)?;
        if !is_zlib(&head) {
            return Ok(());
        }
        layers += 1;
        if layers > MOST_LAYERS {
            return Err(DrawingError::TooMuch);
        }
    }
}

/// Counts what comes out, and gives its first two bytes. What does not unpack ends there.
fn count(mut reader: impl Read, left: &mut u64) -> Result<Vec<u8>, DrawingError> {
    let mut head = Vec::new();
    let mut buffer = vec![0; 64 << 10];
    loop {
        let Ok(length @ 1..) = reader.read(&mut buffer) else { return Ok(head) };
        head.extend(buffer[..length].iter().take(2 - head.len().min(2)));
        *left = left.checked_sub(length as u64).ok_or(DrawingError::TooMuch)?;
    }
}
