//! A page as a picture for a screen: PNG, drawn from the page's SVG.

use std::io::Write;

use resvg::tiny_skia::{Color, Pixmap, Transform};
use resvg::usvg::{self, Tree};

/// The most pixels of a picture: an A0 at 190 dots an inch, and a quarter of a gigabyte while it is drawn.
pub const MOST_PIXELS: u64 = 64_000_000;

/// The fewest and the most dots an inch.
pub const DPI: std::ops::RangeInclusive<u32> = 30..=1200;

/// Why there is no picture.
#[derive(Debug, thiserror::Error)]
pub enum RasterError {
    /// Fewer or more dots an inch than [`DPI`].
    #[error("{dpi} dots an inch")]
    Dpi {
        /// What was asked for.
        dpi: u32,
    },
    /// More than [`MOST_PIXELS`].
    #[error("{width_px} x {height_px} pixels")]
    TooLarge {
        /// Width that it would have.
        width_px: u64,
        /// Height that it would have.
        height_px: u64,
        /// The most dots an inch at which it could be drawn.
        most_dpi: u32,
    },
    /// The page's SVG is not one: a fault of this program.
    #[error("the page's SVG: {0}")]
    Svg(#[from] usvg::Error),
    /// The file could not be written.
    #[error(transparent)]
    Png(#[from] png::EncodingError),
}

/// The size in pixels of a page at so many dots an inch.
///
/// # Errors
/// [`RasterError::Dpi`], [`RasterError::TooLarge`].
pub fn size_px(width_mm: f64, height_mm: f64, dpi: u32) -> Result<(u32, u32), RasterError> {
    if !DPI.contains(&dpi) {
        return Err(RasterError::Dpi { dpi });
    }
    let at = |length_mm: f64, dpi: u32| ((length_mm * f64::from(dpi) / 25.4).round() as u64).max(1);
    let (width_px, height_px) = (at(width_mm, dpi), at(height_mm, dpi));
    let fits = |dpi: u32| at(width_mm, dpi).saturating_mul(at(height_mm, dpi)) <= MOST_PIXELS;
    match (u32::try_from(width_px), u32::try_from(height_px)) {
        (Ok(width), Ok(height)) if fits(dpi) => Ok((width, height)),
        _ => {
            let most_dpi = (1..dpi).rev().find(|&dpi| fits(dpi)).unwrap_or(1);
            Err(RasterError::TooLarge { width_px, height_px, most_dpi })
        }
    }
}

/// Draws a page's SVG on white and writes it as PNG, with its size on paper. Pictures must be in the SVG as `data:`
/// addresses: nothing is read from the disk.
///
/// # Errors
/// [`RasterError`].
pub fn write_png(
    svg: &str,
    (width_mm, height_mm): (f64, f64),
    dpi: u32,
    out: &mut impl Write,
) -> Result<(u32, u32), RasterError> {
    let (width_px, height_px) = size_px(width_mm, height_mm, dpi)?;
    let mut options = usvg::Options::default();
    options.image_href_resolver.resolve_string = Box::new(|_, _| None);
    let tree = Tree::from_str(svg, &options)?;
    let too_large = || RasterError::TooLarge {
        width_px: u64::from(width_px),
        height_px: u64::from(height_px),
        most_dpi: dpi / 2,
    };
    let mut picture = Pixmap::new(width_px, height_px).ok_or_else(too_large)?;
    picture.fill(Color::WHITE);
    let size = tree.size();
    let scale = Transform::from_scale(width_px as f32 / size.width(), height_px as f32 / size.height());
    resvg::render(&tree, scale, &mut picture.as_mut());

    let mut encoder = png::Encoder::new(out, width_px, height_px);
    encoder.set_color(png::ColorType::Rgb);
    encoder.set_depth(png::BitDepth::Eight);
    let per_metre = (f64::from(dpi) / 0.0254).round() as u32;
    let unit = png::Unit::Meter;
    encoder.set_pixel_dims(Some(png::PixelDimensions { xppu: per_metre, yppu: per_metre, unit }));
    let mut writer = encoder.write_header()?;
    // On white nothing is left see-through.
    let rgb: Vec<u8> = picture.pixels().iter().flat_map(|p| [p.red(), p.green(), p.blue()]).collect();
    drop(picture);
    writer.write_image_data(&rgb)?;
    writer.finish()?;
    Ok((width_px, height_px))
}

#[cfg(test)]
mod tests {
    use super::*;

    const SVG: &str = "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"50mm\" height=\"25mm\" viewBox=\"0 0 50 25\">\
        <rect x=\"0\" y=\"0\" width=\"25\" height=\"25\" fill=\"#ff0000\"/></svg>";

    #[test]
    fn a_picture_has_its_size_its_density_and_a_white_ground() {
        let mut bytes = Vec::new();
        assert_eq!(write_png(SVG, (50.0, 25.0), 254, &mut bytes).unwrap(), (500, 250));
        let mut reader = png::Decoder::new(std::io::Cursor::new(&bytes)).read_info().unwrap();
        assert_eq!(reader.info().pixel_dims.unwrap().xppu, 10_000);
        let mut pixels = vec![0; reader.output_buffer_size().unwrap()];
        reader.next_frame(&mut pixels).unwrap();
        assert_eq!((&pixels[..3], &pixels[499 * 3..500 * 3]), (&[255, 0, 0][..], &[255, 255, 255][..]));
    }

    #[test]
    fn a_picture_that_is_too_large_names_the_density_that_is_not() {
        let Err(RasterError::TooLarge { most_dpi, .. }) = size_px(1189.0, 841.0, 600) else {
            panic!("an A0 at 600 dpi fits")
        };
        assert!(size_px(1189.0, 841.0, most_dpi).is_ok());
        assert!(size_px(1189.0, 841.0, most_dpi + 1).is_err());
        assert!(matches!(size_px(100.0, 100.0, 5), Err(RasterError::Dpi { dpi: 5 })));
    }
}
