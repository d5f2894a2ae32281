//! One page to SVG, for previews on screen and for goldens. The geometry is that of the PDF; letters are outlines,
//! so that it looks the same without the fonts.

mod glyphs;

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::sync::Arc;

use self::glyphs::Outlines;
use crate::colour::Colour;
use crate::fonts::FontBook;
use crate::frame::{
    DocumentMeta, Drawing, Fill, GlyphRun, Group, Hatch, Item, MM_PER_PT, Mask, Page, Path, Picture, Rect,
    Segment, Stroke, Transform,
};
use crate::hatch::{Tile, tile};
use crate::number::push_number;

/// What an SVG needs from where it is shown.
pub struct SvgOptions<'a> {
    /// Begins every id, so that several pages can stand in one HTML document. ASCII letters and digits.
    pub id_prefix: &'a str,
    /// The address of an image, by its hash.
    pub image_href: &'a dyn Fn(&str) -> String,
    /// Layers have an id and a title, and drawing programs list them: for a file, where ids are its own.
    pub named_layers: bool,
}

/// The page as an SVG document, `width` and `height` in millimetres of the whole sheet. Layers are groups with
/// `data-layer` set to the layer's id; those that open switched off have `display="none"`. Runs of text are groups
/// with their words in `aria-label`.
pub fn page_svg(page: &Page, meta: &DocumentMeta, book: &FontBook, options: &SvgOptions<'_>) -> String {
    let mut writer = SvgWriter {
        meta,
        book,
        options,
        defs: Defs::default(),
        body: String::new(),
        layers: BTreeMap::new(),
    };
    writer.items(&page.items);
    let Page { width_mm, height_mm, bleed_mm, .. } = *page;
    let (width, height) = (short(width_mm + 2.0 * bleed_mm), short(height_mm + 2.0 * bleed_mm));
    let corner = short(-bleed_mm);
    let inkscape = if options.named_layers {
        " xmlns:inkscape=\"http://www.inkscape.org/namespaces/inkscape\""
    } else {
        ""
    };
    let mut svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\"{inkscape} width=\"{width}mm\" height=\"{height}mm\" \
         viewBox=\"{corner} {corner} {width} {height}\" fill=\"none\" role=\"img\" aria-label=\"{}\">\n",
        escaped(&meta.title)
    );
    if options.named_layers {
        let _ = writeln!(svg, "<title>{}</title>", escaped(&meta.title));
    }
    if !writer.defs.text.is_empty() {
        let _ = write!(svg, "<defs>\n{}</defs>\n", writer.defs.text);
    }
    svg.push_str(&writer.body);
    svg.push_str("</svg>\n");
    svg
}

struct SvgWriter<'a> {
    meta: &'a DocumentMeta,
    book: &'a FontBook,
    options: &'a SvgOptions<'a>,
    defs: Defs,
    body: String,
    /// How often each layer was begun.
    layers: BTreeMap<usize, usize>,
}

/// What is defined once and used by id.
#[derive(Default)]
struct Defs {
    text: String,
    outlines: Outlines,
    hatches: Vec<Hatch>,
    clips: usize,
    drawings: Vec<Arc<Drawing>>,
}

impl SvgWriter<'_> {
    fn items(&mut self, items: &[Item]) {
        for item in items {
            match item {
                Item::Glyphs(run) => self.glyphs(run),
                Item::Path(path) => self.path(path),
                Item::Group(group) => self.group(group),
                Item::Stamp(stamp) => self.stamp(&stamp.drawing, &stamp.transform),
                Item::Picture(picture) => self.picture(picture),
                Item::Mask(mask) => self.mask(mask),
            }
        }
    }

    fn group(&mut self, group: &Group) {
        let mut attributes = transform_attribute(&group.transform);
        let mut title = String::new();
        if let Some((index, layer)) = group.layer.and_then(|i| Some((i, self.meta.layers.get(i)?))) {
            let id = escaped(&layer.id);
            let _ = write!(attributes, " data-layer=\"{id}\"");
            if !layer.visible {
                attributes.push_str(" display=\"none\"");
            }
            if self.options.named_layers {
                let begun = self.layers.entry(index).or_insert(0);
                *begun += 1;
                let prefix = self.options.id_prefix;
                let name = escaped(&layer.name);
                let _ = match *begun {
                    1 => write!(attributes, " id=\"{prefix}{id}\""),
                    again => write!(attributes, " id=\"{prefix}{id}-{again}\""),
                };
                let _ = write!(attributes, " inkscape:groupmode=\"layer\" inkscape:label=\"{name}\"");
                title = format!("<title>{name}</title>\n");
            }
        }
        if let Some(clip) = &group.clip {
            let id = self.clip(clip);
            let _ = write!(attributes, " clip-path=\"url(#{id})\"");
        }
        let _ = write!(self.body, "<g{attributes}>\n{title}");
        self.items(&group.items);
        self.body.push_str("</g>\n");
    }

    fn stamp(&mut self, drawing: &Arc<Drawing>, transform: &Transform) {
        let known = self.defs.drawings.iter().position(|known| Arc::ptr_eq(known, drawing));
        let index = known.unwrap_or_else(|| {
            let clip = self.clip(&Path::rect(drawing.bounds));
            let outside = std::mem::take(&mut self.body);
            self.items(&drawing.items);
            let inside = std::mem::replace(&mut self.body, outside);
            self.defs.drawings.push(Arc::clone(drawing));
            let index = self.defs.drawings.len() - 1;
            let prefix = self.options.id_prefix;
            let _ = writeln!(
                self.defs.text,
                "<g id=\"{prefix}d{index}\" clip-path=\"url(#{clip})\">\n{inside}</g>"
            );
            index
        });
        let attributes = transform_attribute(transform);
        let _ = writeln!(self.body, "<use href=\"#{}d{index}\"{attributes}/>", self.options.id_prefix);
    }

    fn clip(&mut self, clip: &Path) -> String {
        let id = format!("{}c{}", self.options.id_prefix, self.defs.clips);
        self.defs.clips += 1;
        let rule = if clip.even_odd { " clip-rule=\"evenodd\"" } else { "" };
        let outline = outline(&clip.segments);
        let _ = writeln!(self.defs.text, "<clipPath id=\"{id}\"><path d=\"{outline}\"{rule}/></clipPath>");
        id
    }

    fn picture(&mut self, picture: &Picture) {
        let Rect { x_mm, y_mm, width_mm, height_mm } = picture.area;
        let href = escaped(&(self.options.image_href)(&picture.hash));
        let _ = writeln!(
            self.body,
            "<image href=\"{href}\" x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\" preserveAspectRatio=\"none\"/>",
            short(x_mm),
            short(y_mm),
            short(width_mm),
            short(height_mm)
        );
    }

    fn path(&mut self, path: &Path) {
        let d = outline(&path.segments);
        let rule = if path.even_odd { " fill-rule=\"evenodd\"" } else { "" };
        let stroke = path.stroke.as_ref().map(stroke_attributes).unwrap_or_default();
        let fill = match &path.fill {
            None => String::new(),
            Some(Fill::Solid(colour)) => format!(" fill=\"{colour}\"{rule}"),
            Some(Fill::Hatch(hatch)) => {
                if let Some(ground) = hatch.ground {
                    let _ = writeln!(self.body, "<path d=\"{d}\" fill=\"{ground}\"{rule}/>");
                }
                format!(" fill=\"url(#{})\"{rule}", self.hatch(hatch))
            }
        };
        if !(fill.is_empty() && stroke.is_empty()) {
            let _ = writeln!(self.body, "<path d=\"{d}\"{fill}{stroke}/>");
        }
    }

    fn hatch(&mut self, hatch: &Hatch) -> String {
        let mark = Hatch { ground: None, ..hatch.clone() };
        let known = self.defs.hatches.iter().position(|known| *known == mark);
        let index = known.unwrap_or_else(|| {
            let index = self.defs.hatches.len();
            let Tile { side_mm, strokes, dots } = tile(mark.kind, mark.pitch_mm, mark.line_mm);
            let mut content = String::new();
            for line in &strokes {
                let segments: Vec<Segment> = Path::polyline(line).segments;
                let _ = write!(content, "<path d=\"{}\"/>", outline(&segments));
            }
            for (centre, diameter_mm) in &dots {
                let _ = write!(
                    content,
                    "<circle cx=\"{}\" cy=\"{}\" r=\"{}\" fill=\"{}\" stroke=\"none\"/>",
                    short(centre.x_mm),
                    short(centre.y_mm),
                    short(diameter_mm / 2.0),
                    mark.ink
                );
            }
            let side = short(side_mm);
            let _ = writeln!(
                self.defs.text,
                "<pattern id=\"{}h{index}\" patternUnits=\"userSpaceOnUse\" width=\"{side}\" height=\"{side}\" \
                 stroke=\"{}\" stroke-width=\"{}\">{content}</pattern>",
                self.options.id_prefix,
                mark.ink,
                short(mark.line_mm)
            );
            self.defs.hatches.push(mark);
            index
        });
        format!("{}h{index}", self.options.id_prefix)
    }

    fn mask(&mut self, mask: &Mask) {
        let mut d = String::new();
        for row in 0..mask.rows() {
            let modules = &mask.dark[row * mask.columns..(row + 1) * mask.columns];
            let mut column = 0;
            for stretch in modules.chunk_by(|one, next| one == next) {
                if stretch[0] {
                    let width = stretch.len();
                    let _ = write!(d, "M{column} {row}h{width}v1h-{width}z");
                }
                column += stretch.len();
            }
        }
        let placed =
            Transform::scale(mask.module_mm).then(&Transform::shift(mask.origin.x_mm, mask.origin.y_mm));
        let attributes = transform_attribute(&placed);
        let colour: Colour = mask.colour;
        // Crisp edges: else rows show hairlines between them.
        let _ = writeln!(
            self.body,
            "<path d=\"{d}\" fill=\"{colour}\" shape-rendering=\"crispEdges\"{attributes}/>"
        );
    }

    fn glyphs(&mut self, run: &GlyphRun) {
        let shaped = &run.shaped;
        let em = f64::from(self.book.font(shaped.font).units_per_em);
        let scale = run.size_pt * MM_PER_PT / em;
        let place = Transform([scale, 0.0, 0.0, -scale, run.origin.x_mm, run.origin.y_mm]);
        let _ = writeln!(
            self.body,
            "<g fill=\"{}\" aria-label=\"{}\"{}>",
            run.colour,
            escaped(&shaped.text),
            transform_attribute(&place)
        );
        let mut pen = 0.0;
        for glyph in &shaped.glyphs {
            let prefix = self.options.id_prefix;
            let Defs { text, outlines, .. } = &mut self.defs;
            if let Some(id) = outlines.define(self.book, shaped.font, glyph.id, prefix, text) {
                let x = short(pen + glyph.offset_x_em * em);
                let y = short(glyph.offset_y_em * em);
                let _ = match y.as_str() {
                    "0" => writeln!(self.body, "<use href=\"#{id}\" x=\"{x}\"/>"),
                    _ => writeln!(self.body, "<use href=\"#{id}\" x=\"{x}\" y=\"{y}\"/>"),
                };
            }
            pen += glyph.advance_em * em;
        }
        self.body.push_str("</g>\n");
    }
}

fn stroke_attributes(stroke: &Stroke) -> String {
    let mut attributes = format!(" stroke=\"{}\" stroke-width=\"{}\"", stroke.colour, short(stroke.width_mm));
    if !stroke.dash_mm.is_empty() {
        let dashes: Vec<String> = stroke.dash_mm.iter().map(|&length_mm| short(length_mm)).collect();
        let _ = write!(attributes, " stroke-dasharray=\"{}\"", dashes.join(" "));
    }
    attributes
}

fn outline(segments: &[Segment]) -> String {
    let mut d = Vec::new();
    let mut step = |letter: u8, points: &[crate::frame::Point]| {
        d.push(letter);
        for point in points {
            push_number(&mut d, point.x_mm, 3);
            push_number(&mut d, point.y_mm, 3);
        }
    };
    for segment in segments {
        match segment {
            Segment::Move(point) => step(b'M', &[*point]),
            Segment::Line(point) => step(b'L', &[*point]),
            Segment::Cubic(first, second, end) => step(b'C', &[*first, *second, *end]),
            Segment::Close => step(b'Z', &[]),
        }
    }
    String::from_utf8_lossy(&d).trim_end().to_owned()
}

fn transform_attribute(transform: &Transform) -> String {
    if transform.is_identity() {
        return String::new();
    }
    let mut numbers = Vec::new();
    for (index, &value) in transform.0.iter().enumerate() {
        push_number(&mut numbers, value, if index < 4 { 7 } else { 3 });
    }
    format!(" transform=\"matrix({})\"", String::from_utf8_lossy(&numbers).trim_end())
}

fn short(value: f64) -> String {
    let mut out = Vec::new();
    push_number(&mut out, value, 3);
    String::from_utf8_lossy(&out).trim_end().to_owned()
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
