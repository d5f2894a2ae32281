//! JPEG files as they are, PNG files unpacked with their see-through part as a soft mask.

use std::collections::BTreeMap;

use image::{DynamicImage, ImageFormat as Codec};
use printpdf::{DictItem, ExternalStream, ExternalXObject, XObject};

use super::{PdfError, Shared, later};
use crate::frame::{Image, ImageFormat, Transform};

/// The name of an image in contents and its EXIF orientation; the image goes into the file at its first use.
pub(super) fn name_of(hash: &str, shared: &mut Shared) -> Result<(String, u8), PdfError> {
    let image = shared.images.get(hash).ok_or_else(|| PdfError::ImageMissing { hash: hash.to_owned() })?;
    let orientation = image.exif_orientation;
    if let Some(name) = shared.image_names.get(hash) {
        return Ok((name.clone(), orientation));
    }
    // One without its bytes is written later.
    let stream = if image.bytes.is_empty() { later::empty(hash) } else { stream(image, hash)? };
    let name = format!("I{}", shared.image_names.len());
    let object = ExternalXObject { stream, width: None, height: None, dpi: None };
    shared.xobjects.insert(name.clone(), XObject::External(object));
    shared.image_names.insert(hash.to_owned(), name.clone());
    Ok((name, orientation))
}

/// The image as the file holds it.
pub(super) fn stream(image: &Image, hash: &str) -> Result<ExternalStream, PdfError> {
    let damaged = |reason: String| PdfError::ImageDamaged { hash: hash.to_owned(), reason };
    match image.format {
        ImageFormat::Jpeg => jpeg(image).map_err(|reason| damaged(reason.to_owned())),
        ImageFormat::Png => png(image).map_err(|error| damaged(error.to_string())),
    }
}

/// From the stored rows to the upright image, both in the unit square with y up.
pub(super) fn upright(exif_orientation: u8) -> Transform {
    Transform(match exif_orientation {
        2 => [-1.0, 0.0, 0.0, 1.0, 1.0, 0.0],
        3 => [-1.0, 0.0, 0.0, -1.0, 1.0, 1.0],
        4 => [1.0, 0.0, 0.0, -1.0, 0.0, 1.0],
        5 => [0.0, -1.0, -1.0, 0.0, 1.0, 1.0],
        6 => [0.0, -1.0, 1.0, 0.0, 0.0, 1.0],
        7 => [0.0, 1.0, 1.0, 0.0, 0.0, 0.0],
        8 => [0.0, 1.0, -1.0, 0.0, 1.0, 0.0],
        _ => [1.0, 0.0, 0.0, 1.0, 0.0, 0.0],
    })
}

fn jpeg(image: &Image) -> Result<ExternalStream, &'static str> {
    let header = JpegHeader::read(&image.bytes).ok_or("no frame header")?;
    let space: &[u8] = match header.components {
        1 => b"DeviceGray",
        3 => b"DeviceRGB",
        4 => b"DeviceCMYK",
        _ => return Err("neither 1, 3 nor 4 colour components"),
    };
    let mut dict = image_dict(header.width_px, header.height_px, space);
    dict.insert("Filter".to_owned(), DictItem::Name(b"DCTDecode".to_vec()));
    if header.components == 4 && header.from_adobe {
        // Adobe stores ink the other way round.
        let inverted = [1, 0, 1, 0, 1, 0, 1, 0].map(DictItem::Int).to_vec();
        dict.insert("Decode".to_owned(), DictItem::Array(inverted));
    }
    Ok(ExternalStream { dict, content: image.bytes.to_vec(), compress: false })
}

fn png(image: &Image) -> Result<ExternalStream, image::ImageError> {
    let pixels = image::load_from_memory_with_format(&image.bytes, Codec::Png)?;
    let (width_px, height_px) = (pixels.width(), pixels.height());
    let (space, content, alpha): (&[u8], Vec<u8>, Option<Vec<u8>>) = match pixels {
        DynamicImage::ImageLuma8(_) | DynamicImage::ImageLuma16(_) => {
            (b"DeviceGray", pixels.into_luma8().into_raw(), None)
        }
        _ if pixels.color().has_alpha() => {
            let rgba = pixels.into_rgba8();
            let alpha: Vec<u8> = rgba.pixels().map(|pixel| pixel.0[3]).collect();
            let colours = rgba.pixels().flat_map(|pixel| [pixel.0[0], pixel.0[1], pixel.0[2]]).collect();
            (b"DeviceRGB", colours, alpha.iter().any(|&alpha| alpha != 255).then_some(alpha))
        }
        _ => (b"DeviceRGB", pixels.into_rgb8().into_raw(), None),
    };
    let mut dict = image_dict(width_px, height_px, space);
    if let Some(content) = alpha {
        let dict_of_mask = image_dict(width_px, height_px, b"DeviceGray");
        let stream = ExternalStream { dict: dict_of_mask, content, compress: true };
        dict.insert("SMask".to_owned(), DictItem::Stream { stream });
    }
    Ok(ExternalStream { dict, content, compress: true })
}

fn image_dict(width_px: u32, height_px: u32, space: &[u8]) -> BTreeMap<String, DictItem> {
    BTreeMap::from([
        ("Type".to_owned(), DictItem::Name(b"XObject".to_vec())),
        ("Subtype".to_owned(), DictItem::Name(b"Image".to_vec())),
        ("Width".to_owned(), DictItem::Int(i64::from(width_px))),
        ("Height".to_owned(), DictItem::Int(i64::from(height_px))),
        ("ColorSpace".to_owned(), DictItem::Name(space.to_vec())),
        ("BitsPerComponent".to_owned(), DictItem::Int(8)),
    ])
}

/// What PDF must repeat from a JPEG file.
struct JpegHeader {
    width_px: u32,
    height_px: u32,
    components: u8,
    from_adobe: bool,
}

impl JpegHeader {
    fn read(bytes: &[u8]) -> Option<Self> {
        let mut from_adobe = false;
        let mut at = 2;
        loop {
            // Markers may be padded with 0xFF.
            while *bytes.get(at)? != 0xFF {
                at += 1;
            }
            while *bytes.get(at)? == 0xFF {
                at += 1;
            }
            let marker = bytes[at];
            at += 1;
            if matches!(marker, 0x01 | 0xD0..=0xD9) {
                continue;
            }
            let length = usize::from(u16::from_be_bytes([*bytes.get(at)?, *bytes.get(at + 1)?]));
            let segment = bytes.get(at + 2..at + length)?;
            match marker {
                0xEE if segment.starts_with(b"Adobe") => from_adobe = true,
                // Start of frame, all kinds; C4, C8 and CC are tables.
                0xC0..=0xC3 | 0xC5..=0xC7 | 0xC9..=0xCB | 0xCD..=0xCF => {
                    let &[_, high, low, wide, narrow, components, ..] = segment else { return None };
                    return Some(Self {
                        width_px: u32::from(u16::from_be_bytes([wide, narrow])),
                        height_px: u32::from(u16::from_be_bytes([high, low])),
                        components,
                        from_adobe,
                    });
                }
                _ => {}
            }
            at += length;
        }
    }
}
