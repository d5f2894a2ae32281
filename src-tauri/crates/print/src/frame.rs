//! Frames: what lies on each page, as pure data, before any file format.
//!
//! Coordinates are millimetres as `f64`, origin at the page's top-left corner (of the trim box), y down.
//! Text is already shaped; only sizes of type are in points. A page is a few kilobytes, and thousands need
//! not live together: hand each to the writer and drop it.

mod geometry;
mod outline;

use std::collections::BTreeMap;
use std::sync::Arc;

use serde::{Serialize, Serializer};

pub use self::geometry::{Point, Rect, Transform};
use self::geometry::{is_zero, thousandths};
pub use self::outline::{Fill, Hatch, HatchKind, Path, Segment, Stroke};
use crate::colour::Colour;
use crate::fonts::FontId;

/// Millimetres in one point (1/72 inch).
pub const MM_PER_PT: f64 = 25.4 / 72.0;

/// A whole document. For long runs of pages, prefer a writer that takes pages one at a time.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Document {
    /// Title, language, layers.
    pub meta: DocumentMeta,
    /// The pictures that pages name by hash.
    pub images: BTreeMap<String, Image>,
    /// In reading order.
    pub pages: Vec<Page>,
}

/// What a document says about itself.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct DocumentMeta {
    /// Shown in the viewer's title bar.
    pub title: String,
    /// Who issues it.
    pub author: String,
    /// What it is about.
    pub subject: String,
    /// BCP 47: "id" or "en".
    pub lang: String,
    /// Optional content, in the order that a viewer lists it. Groups name a layer by its index here.
    pub layers: Vec<Layer>,
}

/// A layer that a reader can switch on and off.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Layer {
    /// Stable across revisions: ASCII letters, digits and `-`.
    pub id: String,
    /// As the viewer shows it.
    pub name: String,
    /// On when the file is opened.
    pub visible: bool,
    /// Comes out on paper when it is on.
    pub printable: bool,
}

/// One page. Items are drawn in order, later ones on top.
#[derive(Debug, Clone, PartialEq, Default, Serialize)]
pub struct Page {
    /// Finished width, of the trim box.
    #[serde(serialize_with = "thousandths")]
    pub width_mm: f64,
    /// Finished height, of the trim box.
    #[serde(serialize_with = "thousandths")]
    pub height_mm: f64,
    /// How far ink may run over the trim box on each side. The sheet is larger by this all round.
    #[serde(serialize_with = "thousandths", skip_serializing_if = "is_zero")]
    pub bleed_mm: f64,
    /// A drawing to scale on this page, for measuring in a viewer.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub measure: Option<Measure>,
    /// What is drawn.
    pub items: Vec<Item>,
}

/// A part of a page in which lengths can be measured: 1 mm on paper is `scale` mm in the hall.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Measure {
    /// Where on the page.
    pub area: Rect,
    /// The n of 1 : n.
    #[serde(serialize_with = "thousandths")]
    pub scale: f64,
}

/// One thing on a page.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Item {
    /// A run of shaped glyphs.
    Glyphs(GlyphRun),
    /// A filled or stroked outline.
    Path(Path),
    /// Items that move, are clipped or switch together.
    Group(Group),
    /// A drawing made once and printed many times, such as the static part of a badge.
    Stamp(Stamp),
    /// A picture.
    Picture(Picture),
    /// A field of square modules, such as a QR code.
    Mask(Mask),
}

/// Glyphs of one font and size on one baseline, left to right as they are drawn.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct GlyphRun {
    /// What was shaped, shared by every run with the same words.
    #[serde(serialize_with = "through_arc")]
    pub shaped: Arc<ShapedRun>,
    /// Size of the type.
    #[serde(serialize_with = "thousandths")]
    pub size_pt: f64,
    /// Where the baseline starts, at the left.
    pub origin: Point,
    /// Of the ink.
    pub colour: Colour,
}

impl GlyphRun {
    /// How far the baseline reaches.
    pub fn width_mm(&self) -> f64 {
        self.shaped.width_em * self.size_pt * MM_PER_PT
    }
}

/// Glyphs of one font in visual order, in ems, with the text they stand for.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ShapedRun {
    /// The font they come from.
    pub font: FontId,
    /// The source text in logical order; glyphs point into it by byte.
    pub text: String,
    /// Whether the text reads from right to left.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub right_to_left: bool,
    /// In visual order, left to right.
    pub glyphs: Vec<Glyph>,
    /// Sum of the advances, in ems.
    #[serde(serialize_with = "thousandths")]
    pub width_em: f64,
}

/// One glyph of a [`ShapedRun`]. Lengths are in ems: times the size gives the length on paper.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Glyph {
    /// In the font; 0 is the box that stands for a character which no font has.
    pub id: u16,
    /// Byte offset in the run's text of the first character that this glyph stands for. Glyphs with the same
    /// offset form one cluster.
    pub cluster: u32,
    /// To the next glyph's origin.
    #[serde(serialize_with = "thousandths")]
    pub advance_em: f64,
    /// Shift to the right of the pen, which does not move the pen.
    #[serde(serialize_with = "thousandths", skip_serializing_if = "is_zero")]
    pub offset_x_em: f64,
    /// Shift upwards from the baseline.
    #[serde(serialize_with = "thousandths", skip_serializing_if = "is_zero")]
    pub offset_y_em: f64,
}

/// Items under one transform, clip and layer.
#[derive(Debug, Clone, PartialEq, Default, Serialize)]
pub struct Group {
    /// From the items' coordinates to those of the parent.
    #[serde(skip_serializing_if = "Transform::is_identity")]
    pub transform: Transform,
    /// Only what lies inside is drawn; in the group's own coordinates.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub clip: Option<Path>,
    /// Index in [`DocumentMeta::layers`].
    #[serde(skip_serializing_if = "Option::is_none")]
    pub layer: Option<usize>,
    /// Drawn in order.
    pub items: Vec<Item>,
}

/// A use of a [`Drawing`]. Writers that can keep it once in the file, told by the `Arc`: make the drawing once
/// and clone the `Arc` on every page.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Stamp {
    /// What is drawn.
    #[serde(serialize_with = "through_arc")]
    pub drawing: Arc<Drawing>,
    /// From the drawing's coordinates to those of the parent.
    #[serde(skip_serializing_if = "Transform::is_identity")]
    pub transform: Transform,
}

/// Items that are drawn once and stamped on many pages.
#[derive(Debug, Clone, PartialEq, Default, Serialize)]
pub struct Drawing {
    /// Everything lies inside, bleed included; what does not is cut off.
    pub bounds: Rect,
    /// Drawn in order.
    pub items: Vec<Item>,
}

/// A place for an image. The image fills the rectangle, whatever its proportions: the layout has done the
/// fitting, and a [`Group`]'s clip the cropping.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Picture {
    /// Names the image in [`Document::images`].
    pub hash: String,
    /// Where.
    pub area: Rect,
}

/// An image as it is stored, JPEG or PNG; [`Image::open`] reads its size.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Image {
    /// Width in pixels, as it is seen: a photo taken sideways counts as turned upright.
    pub width_px: u32,
    /// Height in pixels, as it is seen.
    pub height_px: u32,
    /// How the bytes are packed.
    pub format: ImageFormat,
    /// How the stored rows are turned to be seen upright, as in EXIF: 1 (as stored) to 8.
    pub exif_orientation: u8,
    /// The file, as stored.
    #[serde(skip)]
    pub bytes: Arc<[u8]>,
}

/// File formats of an [`Image`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum ImageFormat {
    /// Goes into a PDF as it is.
    Jpeg,
    /// Unpacked; a see-through part becomes a soft mask.
    Png,
}

/// Square modules, dark or empty, drawn as one path.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Mask {
    /// Top-left corner of the first module.
    pub origin: Point,
    /// Side of one module.
    #[serde(serialize_with = "thousandths")]
    pub module_mm: f64,
    /// Modules in a row.
    pub columns: usize,
    /// Row by row; `true` is dark. The length is a multiple of `columns`.
    #[serde(serialize_with = "as_rows")]
    pub dark: Vec<bool>,
    /// Of the dark modules.
    pub colour: Colour,
}

impl Mask {
    /// How many rows there are.
    pub fn rows(&self) -> usize {
        self.dark.len().checked_div(self.columns).unwrap_or(0)
    }
}

fn through_arc<T: Serialize, S: Serializer>(value: &Arc<T>, serializer: S) -> Result<S::Ok, S::Error> {
    value.as_ref().serialize(serializer)
}

fn as_rows<S: Serializer>(dark: &[bool], serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_str(&dark.iter().map(|&dark| if dark { '#' } else { '.' }).collect::<String>())
}
