//! Photos and logos as they come from the media store.

use std::io::Cursor;
use std::sync::Arc;

use image::ImageDecoder as _;
use image::codecs::jpeg::JpegDecoder;
use image::codecs::png::PngDecoder;
use sha2::{Digest as _, Sha256};

use crate::frame::{Image, ImageFormat, Rect};

/// Why a file is not an image that can be printed.
#[derive(Debug, thiserror::Error)]
pub enum ImageError {
    /// Neither JPEG nor PNG.
    #[error("neither JPEG nor PNG")]
    UnknownFormat,
    /// The file is damaged.
    #[error("damaged image: {0}")]
    Damaged(#[from] image::ImageError),
}

impl Image {
    /// Reads the size and orientation of a JPEG or PNG file; the pixels stay packed.
    pub fn open(bytes: Arc<[u8]>) -> Result<Self, ImageError> {
        let (format, (width_px, height_px), exif_orientation) = if bytes.starts_with(&[0xFF, 0xD8]) {
            let mut decoder = JpegDecoder::new(Cursor::new(&bytes))?;
            // An unreadable EXIF block is as good as none.
            let orientation = decoder.orientation().map_or(1, |orientation| orientation.to_exif());
            (ImageFormat::Jpeg, decoder.dimensions(), orientation)
        } else if bytes.starts_with(b"\x89PNG") {
            (ImageFormat::Png, PngDecoder::new(Cursor::new(&bytes))?.dimensions(), 1)
        } else {
            return Err(ImageError::UnknownFormat);
        };
        let (width_px, height_px) =
            if exif_orientation >= 5 { (height_px, width_px) } else { (width_px, height_px) };
        Ok(Self { width_px, height_px, format, exif_orientation, bytes })
    }

    /// The name that pictures use: the SHA-256 of the bytes, in hexadecimal.
    pub fn content_hash(&self) -> String {
        Sha256::digest(&self.bytes).iter().map(|byte| format!("{byte:02x}")).collect()
    }
}

/// A picture that the document holds, by its hash. Its proportions, as it is seen upright, are needed to place it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ImageRef {
    /// Names the image in the document.
    pub hash: String,
    /// Width in pixels, not 0.
    pub width_px: u32,
    /// Height in pixels, not 0.
    pub height_px: u32,
}

impl ImageRef {
    /// Width over height; 1 for an image that states no size.
    pub fn proportion(&self) -> f64 {
        f64::from(self.width_px.max(1)) / f64::from(self.height_px.max(1))
    }

    /// All of the picture, as large as it fits, in the middle of a box.
    pub(crate) fn centred_in(&self, area: Rect) -> Rect {
        let width = area.width_mm.min(area.height_mm * self.proportion());
        let height = width / self.proportion();
        Rect::new(
            area.x_mm + (area.width_mm - width) / 2.0,
            area.y_mm + (area.height_mm - height) / 2.0,
            width,
            height,
        )
    }
}
