//! The first page of a PDF as a picture.
//!
//! The file is looked through before it is given to the renderer: what its streams unpack to, and how large its
//! pictures say that they are. Then the page is gone through once without drawing, which ends it where it would draw
//! more than any plan; and it is drawn in a thread of its own, which is waited for as long as a person would wait.

mod unpacking;

use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::sync::mpsc;
use std::thread;
use std::time::{Duration, Instant};

use hayro::hayro_interpret::font::GlyphRun;
use hayro::hayro_interpret::util::{RectExt as _, TransformExt as _};
use hayro::hayro_interpret::{
    BlendMode, ClipPath, Context, Device, DrawMode, DrawProps, Image, ImageDrawProps, InterpreterCache,
    InterpreterSettings, SoftMask, interpret_page,
};
use hayro::hayro_syntax::page::Page;
use hayro::hayro_syntax::{DecryptionError, LoadPdfError, Pdf};
use hayro::kurbo::{Affine, BezPath};
use hayro::vello_cpu::color::palette::css::WHITE;
use hayro::{PixmapSettings, RenderCache, RenderSettings, render};
use image::{DynamicImage, RgbImage};

use crate::{DrawingError, KEPT_PIXELS, Kind, Picture, picture};

/// The longer side of the page in pixels: two to the millimetre of an A1 sheet and more of a smaller one.
const LONGER_PX: f32 = 4_000.0;

/// Paths, glyph runs, pictures and clips. A plan of a whole exhibition hall has some tens of thousands.
const MOST_STEPS: usize = 400_000;

const PATIENCE: Duration = Duration::from_secs(40);

/// Of the thread that draws: nested objects are followed by recursion.
const STACK_BYTES: usize = 64 << 20;

pub(crate) fn read(bytes: Vec<u8>) -> Result<Picture, DrawingError> {
    read_within(bytes, PATIENCE)
}

fn read_within(bytes: Vec<u8>, patience: Duration) -> Result<Picture, DrawingError> {
    let (sender, drawn) = mpsc::sync_channel(1);
    let until = Instant::now() + patience;
    thread::Builder::new()
        .name("pdf".to_owned())
        .stack_size(STACK_BYTES)
        .spawn(move || {
            // The reader and the renderer are others'; where they stumble, the file is at fault.
            let made = catch_unwind(AssertUnwindSafe(|| page_of(bytes, until)));
            // Nobody waits any more where it took too long.
            drop(sender.send(made.unwrap_or(Err(DrawingError::Damaged))));
        })
        .map_err(|_| DrawingError::TooMuch)?;
    drawn.recv_timeout(patience).unwrap_or(Err(DrawingError::TooSlow))
}

fn page_of(bytes: Vec<u8>, until: Instant) -> Result<Picture, DrawingError> {
    unpacking::check_bytes(&bytes)?;
    let pdf = Pdf::new(bytes).map_err(|error| match error {
        LoadPdfError::Decryption(DecryptionError::PasswordProtected) => DrawingError::Protected,
        LoadPdfError::Decryption(_) | LoadPdfError::Invalid => DrawingError::Damaged,
    })?;
    unpacking::check_objects(&pdf)?;
    let page = pdf.pages().first().ok_or(DrawingError::Empty)?;
    let (width, height) = page.render_dimensions();
    let longer = width.max(height);
    if !(longer.is_finite() && width > 0.0 && height > 0.0) {
        return Err(DrawingError::Empty);
    }
    let most = (KEPT_PIXELS as f32 / (width * height)).sqrt();
    let scale = (LONGER_PX / longer).min(most);
    // A page that is a mere line is no drawing.
    if (width * scale) < 1.0 || (height * scale) < 1.0 {
        return Err(DrawingError::Empty);
    }
    let settings = InterpreterSettings::default();
    go_through(page, &settings, until)?;
    let cache = RenderCache::new();
    let size = PixmapSettings { x_scale: scale, y_scale: scale, bg_color: WHITE };
    let pixmap = render(page, &cache, &settings, &RenderSettings::default(), &size);
    let (width_px, height_px) = (u32::from(pixmap.width()), u32::from(pixmap.height()));
    // On white nothing is seen through.
    let rgb = pixmap.data().iter().flat_map(|pixel| [pixel.r, pixel.g, pixel.b]).collect();
    let image = RgbImage::from_raw(width_px, height_px, rgb).ok_or(DrawingError::Damaged)?;
    let is_grey = image.pixels().all(|pixel| pixel.0[0] == pixel.0[1] && pixel.0[1] == pixel.0[2]);
    let image = DynamicImage::ImageRgb8(image);
    // Most plans are black on white: a third of the bytes.
    let image = if is_grey { DynamicImage::ImageLuma8(image.to_luma8()) } else { image };
    picture::encoded(&image, Kind::Pdf)
}

/// Goes through the page without drawing.
fn go_through<'a>(
    page: &'a Page<'a>,
    settings: &InterpreterSettings,
    until: Instant,
) -> Result<(), DrawingError> {
    let cache = InterpreterCache::new();
    let transform: Affine = page.initial_transform(true).to_kurbo();
    let target = page.intersected_crop_box().to_kurbo();
    let mut context = Context::new(transform, target, &cache, page.xref(), settings.clone());
    let mut counting = Counting { steps: 0, until };
    catch_unwind(AssertUnwindSafe(|| interpret_page(page, &mut context, &mut counting)))
        .map_err(|thrown| thrown.downcast::<DrawingError>().map_or(DrawingError::Damaged, |error| *error))
}

/// Counts what would be drawn. The interpreter cannot be told to stop, so it is thrown out of.
struct Counting {
    steps: usize,
    until: Instant,
}

impl Counting {
    fn step(&mut self) {
        self.steps += 1;
        if self.steps > MOST_STEPS {
            resume_unwind(Box::new(DrawingError::TooMuch));
        }
        if self.steps.is_multiple_of(256) && Instant::now() > self.until {
            resume_unwind(Box::new(DrawingError::TooSlow));
        }
    }
}

impl Device<'_> for Counting {
    fn draw_path(&mut self, _: &BezPath, _: DrawProps<'_>, _: &DrawMode) {
        self.step();
    }

    fn push_clip_path(&mut self, _: &ClipPath) {
        self.step();
    }

    fn push_transparency_group(&mut self, _: f32, _: Option<SoftMask<'_>>, _: BlendMode) {
        self.step();
    }

    fn draw_glyph_run(&mut self, _: &GlyphRun<'_, '_>, _: DrawProps<'_>, _: &DrawMode) {
        self.step();
    }

    fn draw_image(&mut self, _: Image<'_, '_>, _: ImageDrawProps<'_>) {
        self.step();
    }

    fn pop_clip(&mut self) {}

    fn pop_transparency_group(&mut self) {}
}

#[cfg(test)]
mod tests;
