//! The floor plan on paper: a drawing to scale with title block, legend and lists.
//!
//! [`lay_out`] is a pure function from facts and words to frames. It knows no clock and no language: texts come
//! in ready to print, and the words of the drawing itself in [`FloorPlanLabels`].

mod aisle_line;
mod block;
mod booth_shape;
mod booth_words;
mod booths;
mod building;
mod canvas;
mod clearance;
mod codes;
mod content;
mod dimensions;
mod doors;
mod in_cad;
mod labels;
mod legend;
mod lines;
mod list_pages;
mod lists;
mod marks;
mod pages;
mod sheet;
mod symbols;
mod title_block;

use domain::geometry::{PointMm, PolygonMm, RectMm};
use domain::hall::ElementShape;

pub use self::content::{
    FloorPlanContent, FloorPlanError, FloorPlanOptions, FloorPlanWarning, ListPlacement, Orientation, Paper,
    PlanBooth, PlanMark,
};
use self::dimensions::{DimensionSides, LINE_PITCH_MM, stations};
use self::doors::{SIGN_REACH_MM, door_sides};
pub use self::in_cad::{CadLayerNames, draw_for_cad};
pub use self::labels::{FloorPlanLabels, LayerNames};
use self::sheet::{PanelNeeds, Surround, divide};
use crate::frame::{Document, DocumentMeta, Layer};
use crate::text::Typesetter;

/// A plan as pages, and what its reader would miss.
#[derive(Debug, Clone, PartialEq)]
pub struct FloorPlanDrawing {
    /// The drawing, then lists that had no room beside it.
    pub document: Document,
    /// The n of 1 : n.
    pub scale: u32,
    /// Which way the drawing lies.
    pub orientation: Orientation,
    /// Whether the lists are beside the drawing.
    pub lists_on_drawing: bool,
    /// Most are about names that are only in the lists.
    pub warnings: Vec<FloorPlanWarning>,
}

/// Lays a floor plan out.
///
/// # Errors
/// [`FloorPlanError`] when the hall has no outline, or does not fit on the paper at the scale.
pub fn lay_out(
    content: &FloorPlanContent,
    options: &FloorPlanOptions,
    labels: &FloorPlanLabels,
    setter: &mut Typesetter,
) -> Result<FloorPlanDrawing, FloorPlanError> {
    let prepared = prepare(content, options, labels, setter)?;
    let total = prepared.pages();
    Ok(prepared.draw(setter, 0, total))
}

/// A plan whose number of pages is known and which is still to be drawn: for several halls in one document.
pub struct PreparedPlan<'a> {
    prepared: pages::Prepared<'a>,
    content: &'a FloorPlanContent,
    labels: &'a FloorPlanLabels,
}

/// Divides a floor plan into pages.
///
/// # Errors
/// As [`lay_out`].
pub fn prepare<'a>(
    content: &'a FloorPlanContent,
    options: &'a FloorPlanOptions,
    labels: &'a FloorPlanLabels,
    setter: &mut Typesetter,
) -> Result<PreparedPlan<'a>, FloorPlanError> {
    let extent = extent(content)?;
    let sheet = divide(
        extent,
        |paper| surround(content, paper.type_scale()).0,
        |paper| {
            let k = paper.type_scale();
            PanelNeeds { column_mm: pages::COLUMN_MM * k, strip_mm: pages::STRIP_MM * k }
        },
        options,
    )?;
    let (_, sides) = surround(content, options.paper.type_scale());
    let prepared = pages::prepare(content, options, labels, setter, sheet, sides);
    Ok(PreparedPlan { prepared, content, labels })
}

impl PreparedPlan<'_> {
    /// How many pages it takes.
    pub fn pages(&self) -> usize {
        self.prepared.pages()
    }

    /// Draws it as the pages after `before` others of `total`.
    pub fn draw(self, setter: &mut Typesetter, before: usize, total: usize) -> FloorPlanDrawing {
        let Self { prepared, content, labels } = self;
        let laid = prepared.draw(setter, before, total);
        let title =
            labels::filled(&labels.document_title, &[("hall", &content.hall), ("event", &content.event)]);
        let meta = DocumentMeta {
            title,
            author: String::new(),
            subject: labels.floor_plan.clone(),
            lang: labels.lang.clone(),
            layers: layers(&labels.layers),
        };
        FloorPlanDrawing {
            document: Document { meta, images: content.images.clone(), pages: laid.pages },
            scale: laid.scale,
            orientation: laid.orientation,
            lists_on_drawing: laid.lists_on_drawing,
            warnings: laid.warnings,
        }
    }
}

/// The layers in the order in which a viewer lists them.
fn layers(names: &LayerNames) -> Vec<Layer> {
    [
        ("building", &names.building),
        ("facilities", &names.facilities),
        ("exits-and-fire", &names.exits_and_fire),
        ("zones", &names.zones),
        ("utilities", &names.utilities),
        ("aisles", &names.aisles),
        ("booths", &names.booths),
        ("numbers", &names.numbers),
        ("names", &names.names),
        ("dimensions", &names.dimensions),
        ("title-block", &names.title_block),
    ]
    .map(|(id, name)| Layer { id: id.to_owned(), name: name.clone(), visible: true, printable: true })
    .to_vec()
}

/// The smallest rectangle around everything that is drawn, in the hall.
fn extent(content: &FloorPlanContent) -> Result<RectMm, FloorPlanError> {
    let outline = content.outline.bounds().filter(|bounds| {
        content.outline.0.len() >= 3
            && bounds.width_mm > 0
            && bounds.depth_mm > 0
            && content.outline.area_mm2() > 0
    });
    let outline = outline.ok_or(FloorPlanError::NoOutline)?;
    // A draft may have things off its floor; they are drawn, so that someone sees them.
    let booths = content.booths.iter().flat_map(|booth| booth.shape.polygons());
    let elements = content.elements.iter().map(|mark| match &mark.shape {
        ElementShape::Point(point) => PolygonMm(vec![*point]),
        ElementShape::Line(from, to) => PolygonMm(vec![*from, *to]),
        ElementShape::Rect(rect) => PolygonMm::rect(*rect),
        ElementShape::Polygon(polygon) => polygon.clone(),
    });
    let all = booths.chain(elements).flat_map(|polygon| polygon.0);
    Ok(all.fold(outline, |extent, PointMm { x_mm, y_mm }| extent.union(&RectMm::new(x_mm, y_mm, 0, 0))))
}

/// The paper around the hall, and where its dimensions are: on sides without doors where there is one.
fn surround(content: &FloorPlanContent, k: f64) -> (Surround, DimensionSides) {
    let [left, top, right, bottom] = door_sides(content);
    let (xs, ys) = stations(content);
    let has_parts = (xs.len() > 2, ys.len() > 2);
    let (above, at_left) = (!top || bottom, !left || right);
    let plain = |has_doors: bool| if has_doors { SIGN_REACH_MM * k } else { 3.5 * k };
    let first = |has_doors: bool| if has_doors { 12.5 * k } else { 5.5 * k };
    let reach =
        |first_mm: f64, has_parts: bool| first_mm + if has_parts { LINE_PITCH_MM * k } else { 0.0 } + 4.0 * k;
    let first_mm = (first(if above { top } else { bottom }), first(if at_left { left } else { right }));
    let mut surround = Surround {
        left_mm: plain(left),
        top_mm: plain(top),
        right_mm: plain(right),
        bottom_mm: plain(bottom),
    };
    let level = if above { &mut surround.top_mm } else { &mut surround.bottom_mm };
    *level = reach(first_mm.0, has_parts.0);
    let upright = if at_left { &mut surround.left_mm } else { &mut surround.right_mm };
    *upright = reach(first_mm.1, has_parts.1);
    (surround, DimensionSides { above, at_left, first_mm, has_parts })
}
