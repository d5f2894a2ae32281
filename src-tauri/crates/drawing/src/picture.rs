//! Pictures of pixels: looked at before they are decoded, decoded once to know that they are whole, turned upright and
//! made smaller where a window would labour.

use std::io::Cursor;

use image::codecs::jpeg::JpegEncoder;
use image::codecs::png::{CompressionType, FilterType, PngEncoder};
use image::metadata::Orientation;
use image::{DynamicImage, ImageDecoder as _, ImageError, ImageFormat, ImageReader, Limits};

use crate::{DrawingError, KEPT_BYTES, KEPT_PIXELS, Kind, MOST_PIXELS, Picture};

/// Sixteen bits of four channels, and what the decoder needs beside.
const MOST_MEMORY: u64 = MOST_PIXELS * 8 + 64_000_000;

const JPEG_QUALITY: u8 = 88;

pub(crate) fn read(bytes: Vec<u8>, kind: Kind) -> Result<Picture, DrawingError> {
    let format = if kind == Kind::Jpeg { ImageFormat::Jpeg } else { ImageFormat::Png };
    // A decoder of JPEG draws grey where the end is missing.
    if kind == Kind::Jpeg && !bytes.windows(2).any(|pair| pair == [0xFF, 0xD9]) {
        return Err(DrawingError::Damaged);
    }
    let (image, orientation) = decoded(&bytes, format)?;
    let (width_px, height_px) = (image.width(), image.height());
    let is_fit = pixels(width_px, height_px) <= KEPT_PIXELS && bytes.len() <= KEPT_BYTES;
    if is_fit && orientation == Orientation::NoTransforms {
        return Ok(Picture { kind, bytes, width_px, height_px });
    }
    drop(bytes);
    let mut image = smaller(image);
    image.apply_orientation(orientation);
    encoded(&image, kind)
}

fn pixels(width_px: u32, height_px: u32) -> u64 {
    u64::from(width_px) * u64::from(height_px)
}

/// Refuses a size before it is laid out in memory.
pub(crate) fn check_size(width_px: u32, height_px: u32) -> Result<(), DrawingError> {
    match pixels(width_px, height_px) {
        0 => Err(DrawingError::Damaged),
        many if many > MOST_PIXELS => Err(DrawingError::TooManyPixels { width_px, height_px }),
        _ => Ok(()),
    }
}

/// The size that a picture's head says.
pub(crate) fn size(bytes: &[u8], format: ImageFormat) -> Option<(u32, u32)> {
    ImageReader::with_format(Cursor::new(bytes), format).into_dimensions().ok()
}

fn decoded(bytes: &[u8], format: ImageFormat) -> Result<(DynamicImage, Orientation), DrawingError> {
    let (width_px, height_px) = size(bytes, format).ok_or(DrawingError::Damaged)?;
    check_size(width_px, height_px)?;
    let mut reader = ImageReader::with_format(Cursor::new(bytes), format);
    let mut limits = Limits::no_limits();
    limits.max_alloc = Some(MOST_MEMORY);
    reader.limits(limits);
    let told = |error: ImageError| match error {
        ImageError::Limits(_) => DrawingError::TooManyPixels { width_px, height_px },
        _ => DrawingError::Damaged,
    };
    let mut decoder = reader.into_decoder().map_err(told)?;
    // A picture whose turn cannot be read is shown as it lies.
    let orientation = decoder.orientation().unwrap_or(Orientation::NoTransforms);
    Ok((DynamicImage::from_decoder(decoder).map_err(told)?, orientation))
}

fn smaller(image: DynamicImage) -> DynamicImage {
    let many = pixels(image.width(), image.height());
    if many <= KEPT_PIXELS {
        return image;
    }
    let factor = (KEPT_PIXELS as f64 / many as f64).sqrt();
    let side = |px: u32| ((f64::from(px) * factor) as u32).max(1);
    image.thumbnail_exact(side(image.width()), side(image.height()))
}

/// The file of a picture: a PNG, or a JPEG where that was asked for or a PNG would be too large.
pub(crate) fn encoded(image: &DynamicImage, kind: Kind) -> Result<Picture, DrawingError> {
    let (width_px, height_px) = (image.width(), image.height());
    let made = |bytes: Vec<u8>| Picture { kind, bytes, width_px, height_px };
    if kind != Kind::Jpeg {
        let mut bytes = Vec::new();
        let encoder =
            PngEncoder::new_with_quality(&mut bytes, CompressionType::Default, FilterType::Adaptive);
        image.write_with_encoder(encoder).map_err(|_| DrawingError::Damaged)?;
        if bytes.len() <= KEPT_BYTES {
            return Ok(made(bytes));
        }
    }
    let mut bytes = Vec::new();
    let opaque = DynamicImage::ImageRgb8(image.to_rgb8());
    opaque
        .write_with_encoder(JpegEncoder::new_with_quality(&mut bytes, JPEG_QUALITY))
        .map_err(|_| DrawingError::Damaged)?;
    Ok(made(bytes))
}

#[cfg(test)]
mod tests {
    use image::{GrayImage, Rgb, RgbImage};

    use super::*;

    fn png(image: &DynamicImage) -> Vec<u8> {
        let mut bytes = Cursor::new(Vec::new());
        image.write_to(&mut bytes, ImageFormat::Png).unwrap();
        bytes.into_inner()
    }

    fn jpeg(image: &DynamicImage) -> Vec<u8> {
        let mut bytes = Cursor::new(Vec::new());
        image.write_to(&mut bytes, ImageFormat::Jpeg).unwrap();
        bytes.into_inner()
    }

    fn small() -> DynamicImage {
        DynamicImage::ImageRgb8(RgbImage::from_fn(40, 30, |x, y| Rgb([x as u8 * 6, y as u8 * 8, 90])))
    }

    /// The JPEG with a head that says which way it is to be turned.
    fn turned(jpeg: &[u8], orientation: u8) -> Vec<u8> {
        let mut exif = b"Exif\0\0II*\0\x08\0\0\0\x01\0\x12\x01\x03\0\x01\0\0\0".to_vec();
        exif.extend([orientation, 0, 0, 0, 0, 0, 0, 0]);
        let length = u16::try_from(exif.len() + 2).unwrap().to_be_bytes();
        [&jpeg[..2], &[0xFF, 0xE1], &length, &exif, &jpeg[2..]].concat()
    }

    #[test]
    fn a_small_picture_is_kept_as_it_is() {
        for (bytes, kind) in [(png(&small()), Kind::Png), (jpeg(&small()), Kind::Jpeg)] {
            let read = read(bytes.clone(), kind).unwrap();
            assert_eq!(read, Picture { kind, bytes, width_px: 40, height_px: 30 });
        }
    }

    #[test]
    fn a_photo_that_lies_on_its_side_is_put_upright() {
        let read = read(turned(&jpeg(&small()), 6), Kind::Jpeg).unwrap();
        assert_eq!((read.width_px, read.height_px), (30, 40));
        assert_eq!(size(&read.bytes, ImageFormat::Jpeg), Some((30, 40)));
    }

    #[test]
    fn a_large_picture_is_made_smaller_in_its_proportions() {
        let large = DynamicImage::ImageLuma8(GrayImage::from_pixel(8_000, 2_000, image::Luma([200])));
        let read = read(png(&large), Kind::Png).unwrap();
        assert!(pixels(read.width_px, read.height_px) <= KEPT_PIXELS);
        assert_eq!(read.width_px, 4 * read.height_px);
        assert_eq!(size(&read.bytes, ImageFormat::Png), Some((read.width_px, read.height_px)));
    }

    #[test]
    fn a_head_that_promises_a_thousand_million_pixels_is_refused_before_they_are_laid_out() {
        let mut bytes = png(&small());
        bytes[16..24].copy_from_slice(&[0, 0, 0x80, 0, 0, 0, 0x80, 0]);
        // The checksum of the head is made to fit again.
        let mut crc = flate2::Crc::new();
        crc.update(&bytes[12..29]);
        bytes[29..33].copy_from_slice(&crc.sum().to_be_bytes());
        let refused = DrawingError::TooManyPixels { width_px: 32_768, height_px: 32_768 };
        assert_eq!(read(bytes, Kind::Png), Err(refused));
    }

    #[test]
    fn a_picture_cut_short_anywhere_is_damaged() {
        for (bytes, kind) in [(png(&small()), Kind::Png), (jpeg(&small()), Kind::Jpeg)] {
            for length in [8, 20, bytes.len() / 2, bytes.len() - 20] {
                assert_eq!(read(bytes[..length].to_vec(), kind), Err(DrawingError::Damaged), "{length}");
            }
        }
    }
}
