//! Frames: what lies on each page, as pure data, before any file format.
//!
//! Coordinates are millimetres as `f64`, origin at the page's top-left corner (of the trim box), y down.
//! Text is already shaped; only sizes of type are in points. A page is a few kilobytes, and thousands need
//! not live together: hand each to the writer and drop it.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde::{Serialize, Serializer};

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

/// A point on a page.
#[derive(Debug, Clone, Copy, PartialEq, Default, Serialize)]
pub struct Point {
    /// To the right.
    #[serde(serialize_with = "thousandths")]
    pub x_mm: f64,
    /// Down.
    #[serde(serialize_with = "thousandths")]
    pub y_mm: f64,
}

impl Point {
    /// The point at (`x_mm`, `y_mm`).
    pub const fn new(x_mm: f64, y_mm: f64) -> Self {
        Self { x_mm, y_mm }
    }
}

/// An upright rectangle on a page.
#[derive(Debug, Clone, Copy, PartialEq, Default, Serialize)]
pub struct Rect {
    /// Left edge.
    #[serde(serialize_with = "thousandths")]
    pub x_mm: f64,
    /// Top edge.
    #[serde(serialize_with = "thousandths")]
    pub y_mm: f64,
    /// Extent to the right.
    #[serde(serialize_with = "thousandths")]
    pub width_mm: f64,
    /// Extent downwards.
    #[serde(serialize_with = "thousandths")]
    pub height_mm: f64,
}

impl Rect {
    /// The rectangle whose top-left corner is (`x_mm`, `y_mm`).
    pub const fn new(x_mm: f64, y_mm: f64, width_mm: f64, height_mm: f64) -> Self {
        Self { x_mm, y_mm, width_mm, height_mm }
    }

    /// Right edge.
    pub fn right_mm(&self) -> f64 {
        self.x_mm + self.width_mm
    }

    /// Bottom edge.
    pub fn bottom_mm(&self) -> f64 {
        self.y_mm + self.height_mm
    }

    /// The rectangle made smaller by `by_mm` on every side.
    pub fn shrunk(&self, by_mm: f64) -> Self {
        Self::new(
            self.x_mm + by_mm,
            self.y_mm + by_mm,
            (self.width_mm - 2.0 * by_mm).max(0.0),
            (self.height_mm - 2.0 * by_mm).max(0.0),
        )
    }
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

/// An outline, filled and then stroked. With neither paint it is only good as a clip.
#[derive(Debug, Clone, PartialEq, Default, Serialize)]
pub struct Path {
    /// Subpaths, each beginning with `Move`.
    pub segments: Vec<Segment>,
    /// Inside.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub fill: Option<Fill>,
    /// Outline.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub stroke: Option<Stroke>,
    /// Holes by the even-odd rule instead of by winding.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub even_odd: bool,
}

impl Path {
    /// An upright rectangle.
    pub fn rect(rect: Rect) -> Self {
        Self::polygon(&[
            Point::new(rect.x_mm, rect.y_mm),
            Point::new(rect.right_mm(), rect.y_mm),
            Point::new(rect.right_mm(), rect.bottom_mm()),
            Point::new(rect.x_mm, rect.bottom_mm()),
        ])
    }

    /// An upright rectangle with corners rounded by `radius_mm`, at most half of the shorter side.
    pub fn rounded_rect(rect: Rect, radius_mm: f64) -> Self {
        let radius = radius_mm.min(rect.width_mm / 2.0).min(rect.height_mm / 2.0).max(0.0);
        let handle = radius * (1.0 - CIRCLE_HANDLE);
        let (left, top, right, bottom) = (rect.x_mm, rect.y_mm, rect.right_mm(), rect.bottom_mm());
        let at = Point::new;
        Self {
            segments: vec![
                Segment::Move(at(left + radius, top)),
                Segment::Line(at(right - radius, top)),
                Segment::Cubic(at(right - handle, top), at(right, top + handle), at(right, top + radius)),
                Segment::Line(at(right, bottom - radius)),
                Segment::Cubic(
                    at(right, bottom - handle),
                    at(right - handle, bottom),
                    at(right - radius, bottom),
                ),
                Segment::Line(at(left + radius, bottom)),
                Segment::Cubic(
                    at(left + handle, bottom),
                    at(left, bottom - handle),
                    at(left, bottom - radius),
                ),
                Segment::Line(at(left, top + radius)),
                Segment::Cubic(at(left, top + handle), at(left + handle, top), at(left + radius, top)),
                Segment::Close,
            ],
            ..Self::default()
        }
    }

    /// A circle.
    pub fn circle(centre: Point, radius_mm: f64) -> Self {
        Self::rounded_rect(
            Rect::new(centre.x_mm - radius_mm, centre.y_mm - radius_mm, 2.0 * radius_mm, 2.0 * radius_mm),
            radius_mm,
        )
    }

    /// A closed outline through the points.
    pub fn polygon(points: &[Point]) -> Self {
        let mut path = Self::polyline(points);
        path.segments.push(Segment::Close);
        path
    }

    /// An open line through the points.
    pub fn polyline(points: &[Point]) -> Self {
        let segments = points
            .iter()
            .enumerate()
            .map(|(index, point)| if index == 0 { Segment::Move(*point) } else { Segment::Line(*point) })
            .collect();
        Self { segments, ..Self::default() }
    }

    /// The same outline with its inside painted.
    #[must_use]
    pub fn filled(mut self, fill: impl Into<Fill>) -> Self {
        self.fill = Some(fill.into());
        self
    }

    /// The same outline with a solid line of `width_mm` drawn along it.
    #[must_use]
    pub fn stroked(mut self, colour: Colour, width_mm: f64) -> Self {
        self.stroke = Some(Stroke { colour, width_mm, dash_mm: Vec::new() });
        self
    }
}

/// How far a cubic's handle lies from its end for a quarter of a circle of radius 1.
const CIRCLE_HANDLE: f64 = 0.552_284_749_831;

/// A step of an outline.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Segment {
    /// Begins a subpath.
    Move(Point),
    /// A straight line to the point.
    Line(Point),
    /// A cubic Bézier curve: two handles, then the end.
    Cubic(Point, Point, Point),
    /// Back to where the subpath began.
    Close,
}

/// What fills an outline.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Fill {
    /// One colour.
    Solid(Colour),
    /// A mark that is still told apart in black and white.
    Hatch(Hatch),
}

impl From<Colour> for Fill {
    fn from(colour: Colour) -> Self {
        Self::Solid(colour)
    }
}

impl From<Hatch> for Fill {
    fn from(hatch: Hatch) -> Self {
        Self::Hatch(hatch)
    }
}

/// A repeating mark over a ground. The mark repeats from the origin of the group's coordinates, so that
/// neighbours line up, and moves and grows with the group.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Hatch {
    /// Which mark.
    pub kind: HatchKind,
    /// Of the mark.
    pub ink: Colour,
    /// Of the ground under it; `None` lets what is below show.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ground: Option<Colour>,
    /// From one mark to the next.
    #[serde(serialize_with = "thousandths")]
    pub pitch_mm: f64,
    /// Thickness of a line; a dot is twice as wide.
    #[serde(serialize_with = "thousandths")]
    pub line_mm: f64,
}

/// The marks of a [`Hatch`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum HatchKind {
    /// Lines that rise to the right: `/`.
    Rising,
    /// Lines that fall to the right: `\`.
    Falling,
    /// Both: a lattice.
    Lattice,
    /// Level lines.
    Level,
    /// Upright lines.
    Upright,
    /// Level and upright lines.
    Grid,
    /// Dots on a square grid.
    Dots,
    /// Dots on the corners and the centre of each cell.
    DenseDots,
    /// Zigzag, as in gigi balang.
    Zigzag,
    /// Small crosses.
    Plus,
    /// Small rings.
    Rings,
}

/// A line along an outline. Ends are butt, corners are mitred.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Stroke {
    /// Of the ink.
    pub colour: Colour,
    /// Thickness.
    #[serde(serialize_with = "thousandths")]
    pub width_mm: f64,
    /// Lengths of ink and gap in turn; empty for a solid line.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub dash_mm: Vec<f64>,
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

/// x' = a·x + c·y + e, y' = b·x + d·y + f; e and f in millimetres.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Transform(pub [f64; 6]);

impl Default for Transform {
    fn default() -> Self {
        Self::IDENTITY
    }
}

impl Transform {
    /// Leaves everything in place.
    pub const IDENTITY: Self = Self([1.0, 0.0, 0.0, 1.0, 0.0, 0.0]);

    /// Moves right and down.
    pub const fn shift(x_mm: f64, y_mm: f64) -> Self {
        Self([1.0, 0.0, 0.0, 1.0, x_mm, y_mm])
    }

    /// Turns clockwise, as seen on paper, about a point.
    pub fn turn(degrees: f64, about: Point) -> Self {
        // Quarter turns are exact, so that a page turned on its side has no crooked hairlines.
        let (sin, cos) = match degrees.rem_euclid(360.0) {
            angle if angle.abs() < 1e-9 => (0.0, 1.0),
            angle if (angle - 90.0).abs() < 1e-9 => (1.0, 0.0),
            angle if (angle - 180.0).abs() < 1e-9 => (0.0, -1.0),
            angle if (angle - 270.0).abs() < 1e-9 => (-1.0, 0.0),
            angle => angle.to_radians().sin_cos(),
        };
        let Point { x_mm: x, y_mm: y } = about;
        Self([cos, sin, -sin, cos, x - cos * x + sin * y, y - sin * x - cos * y])
    }

    /// Scales about the origin.
    pub const fn scale(factor: f64) -> Self {
        Self([factor, 0.0, 0.0, factor, 0.0, 0.0])
    }

    /// First `self`, then `next`.
    pub fn then(&self, next: &Self) -> Self {
        let [a, b, c, d, e, f] = self.0;
        let [na, nb, nc, nd, ne, nf] = next.0;
        Self([
            na * a + nc * b,
            nb * a + nd * b,
            na * c + nc * d,
            nb * c + nd * d,
            na * e + nc * f + ne,
            nb * e + nd * f + nf,
        ])
    }

    /// Where a point ends up.
    pub fn apply(&self, point: Point) -> Point {
        let [a, b, c, d, e, f] = self.0;
        Point::new(a * point.x_mm + c * point.y_mm + e, b * point.x_mm + d * point.y_mm + f)
    }

    /// Whether it changes nothing.
    pub fn is_identity(&self) -> bool {
        *self == Self::IDENTITY
    }
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

/// Writes a number rounded to 0.001, so that goldens do not turn on the last bits.
fn thousandths<S: Serializer>(value: &f64, serializer: S) -> Result<S::Ok, S::Error> {
    let rounded = (value * 1000.0).round() / 1000.0;
    serializer.serialize_f64(if rounded == 0.0 { 0.0 } else { rounded })
}

fn is_zero(value: &f64) -> bool {
    value.abs() < 0.0005
}

fn through_arc<T: Serialize, S: Serializer>(value: &Arc<T>, serializer: S) -> Result<S::Ok, S::Error> {
    value.as_ref().serialize(serializer)
}

fn as_rows<S: Serializer>(dark: &[bool], serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_str(&dark.iter().map(|&dark| if dark { '#' } else { '.' }).collect::<String>())
}
