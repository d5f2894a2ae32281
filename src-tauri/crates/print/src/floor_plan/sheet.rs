//! How a sheet is divided: border, drawing, panel with title block and legends, room for lists; and the scale.

use domain::geometry::{PointMm, RectMm};

use super::content::{FloorPlanError, FloorPlanOptions, Orientation, Paper};
use crate::frame::{Point, Rect};

/// The scales that are tried, from the largest drawing to the smallest.
pub(super) const SCALES: [u32; 12] = [50, 75, 100, 125, 150, 200, 250, 300, 400, 500, 750, 1000];

/// From millimetres in the hall to millimetres on paper.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct View {
    /// The n of 1 : n.
    pub(super) scale: f64,
    /// Where the hall's origin is on paper.
    pub(super) origin: Point,
}

impl View {
    pub(super) fn point(&self, point: PointMm) -> Point {
        self.exact(point.x_mm as f64, point.y_mm as f64)
    }

    pub(super) fn exact(&self, x_mm: f64, y_mm: f64) -> Point {
        Point::new(self.origin.x_mm + x_mm / self.scale, self.origin.y_mm + y_mm / self.scale)
    }

    pub(super) fn length(&self, length_mm: f64) -> f64 {
        length_mm / self.scale
    }
}

/// Paper that the drawing needs around the hall, for walls, doors' signs and dimensions.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub(super) struct Surround {
    pub(super) left_mm: f64,
    pub(super) top_mm: f64,
    pub(super) right_mm: f64,
    pub(super) bottom_mm: f64,
}

/// Where the panel with legend and title block is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum PanelSide {
    Right,
    Bottom,
}

/// What the panel must hold; heights and widths on paper.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct PanelNeeds {
    /// Width of a panel at the right.
    pub(super) column_mm: f64,
    /// Height of a panel at the bottom.
    pub(super) strip_mm: f64,
}

/// A sheet, divided.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Sheet {
    pub(super) width_mm: f64,
    pub(super) height_mm: f64,
    /// Inside the border line.
    pub(super) border: Rect,
    pub(super) drawing: Rect,
    pub(super) panel: Rect,
    pub(super) side: PanelSide,
    pub(super) view: View,
    /// The n of 1 : n.
    pub(super) scale: u32,
    /// Extent of the hall on paper with its surround.
    pub(super) drawn: Rect,
}

/// A way to lay out a sheet, before a scale is chosen.
#[derive(Debug, Clone, Copy)]
struct Arrangement {
    orientation: Orientation,
    side: PanelSide,
}

/// Between the paper's edge and the border line.
pub(super) fn margin_mm(paper: Paper) -> f64 {
    match paper {
        Paper::A4 => 8.0,
        Paper::A3 => 10.0,
        Paper::A2 => 12.0,
        Paper::A1 => 15.0,
        Paper::A0 => 18.0,
    }
}

/// Below the border line, for the footer, beside the margin.
pub(super) fn footer_mm(paper: Paper) -> f64 {
    4.5 * paper.type_scale()
}

/// The border line of a sheet of this size.
pub(super) fn border(paper: Paper, orientation: Orientation) -> (f64, f64, Rect) {
    let (short, long) = paper.sides_mm();
    let (width_mm, height_mm) = match orientation {
        Orientation::Landscape => (long, short),
        Orientation::Portrait => (short, long),
    };
    let margin = margin_mm(paper);
    let border =
        Rect::new(margin, margin, width_mm - 2.0 * margin, height_mm - 2.0 * margin - footer_mm(paper) * 0.6);
    (width_mm, height_mm, border)
}

/// Chooses the way the sheet lies, the side of the panel and the scale.
pub(super) fn divide(
    extent: RectMm,
    surround: impl Fn(Paper) -> Surround,
    needs: impl Fn(Paper) -> PanelNeeds,
    options: &FloorPlanOptions,
) -> Result<Sheet, FloorPlanError> {
    let fits = |paper: Paper, scale: u32| {
        arrangements(options.orientation)
            .map(|arrangement| {
                arrange(extent, paper, arrangement, scale, surround(paper), needs(paper), None)
            })
            .find_map(|sheet| sheet)
    };
    let fitting_scale = |paper: Paper| SCALES.into_iter().find(|&scale| fits(paper, scale).is_some());
    let (width_mm, depth_mm) = (extent.width_mm, extent.depth_mm);
    let paper = options.paper;
    let scale = match options.scale {
        Some(0) => return Err(FloorPlanError::ZeroScale),
        Some(scale) => scale,
        None => fitting_scale(paper).ok_or_else(|| FloorPlanError::TooLarge {
            paper,
            width_mm,
            depth_mm,
            fitting_paper: Paper::ALL.into_iter().find(|&paper| fitting_scale(paper).is_some()),
        })?,
    };
    fits(paper, scale).ok_or_else(|| FloorPlanError::ScaleDoesNotFit {
        scale,
        paper,
        width_mm,
        depth_mm,
        fitting_scale: fitting_scale(paper),
        fitting_paper: Paper::ALL.into_iter().find(|&paper| fits(paper, scale).is_some()),
    })
}

/// In the order of preference: a panel at the right of a sheet on its side is what architects expect.
fn arrangements(orientation: Option<Orientation>) -> impl Iterator<Item = Arrangement> {
    [
        (Orientation::Landscape, PanelSide::Right),
        (Orientation::Portrait, PanelSide::Bottom),
        (Orientation::Landscape, PanelSide::Bottom),
    ]
    .into_iter()
    .map(|(orientation, side)| Arrangement { orientation, side })
    .filter(move |arrangement| orientation.is_none_or(|wanted| wanted == arrangement.orientation))
}

/// The sheet laid out this way at this scale; `None` when the hall does not fit.
fn arrange(
    extent: RectMm,
    paper: Paper,
    arrangement: Arrangement,
    scale: u32,
    surround: Surround,
    needs: PanelNeeds,
    panel_mm: Option<f64>,
) -> Option<Sheet> {
    let (width_mm, height_mm, border) = border(paper, arrangement.orientation);
    let (drawing, panel) = match arrangement.side {
        PanelSide::Right => {
            let panel_mm = panel_mm.unwrap_or(needs.column_mm);
            let drawing = Rect::new(border.x_mm, border.y_mm, border.width_mm - panel_mm, border.height_mm);
            (drawing, Rect::new(drawing.right_mm(), border.y_mm, panel_mm, border.height_mm))
        }
        PanelSide::Bottom => {
            let panel_mm = panel_mm.unwrap_or(needs.strip_mm);
            let drawing = Rect::new(border.x_mm, border.y_mm, border.width_mm, border.height_mm - panel_mm);
            (drawing, Rect::new(border.x_mm, drawing.bottom_mm(), border.width_mm, panel_mm))
        }
    };
    let scale_f = f64::from(scale);
    let drawn_width = extent.width_mm as f64 / scale_f + surround.left_mm + surround.right_mm;
    let drawn_height = extent.depth_mm as f64 / scale_f + surround.top_mm + surround.bottom_mm;
    if drawn_width > drawing.width_mm + 1e-6 || drawn_height > drawing.height_mm + 1e-6 {
        return None;
    }
    let drawn = Rect::new(
        drawing.x_mm + (drawing.width_mm - drawn_width) / 2.0,
        drawing.y_mm + (drawing.height_mm - drawn_height) / 2.0,
        drawn_width,
        drawn_height,
    );
    let origin = Point::new(
        drawn.x_mm + surround.left_mm - extent.x_mm as f64 / scale_f,
        drawn.y_mm + surround.top_mm - extent.y_mm as f64 / scale_f,
    );
    Some(Sheet {
        width_mm,
        height_mm,
        border,
        drawing,
        panel,
        side: arrangement.side,
        view: View { scale: scale_f, origin },
        scale,
        drawn,
    })
}

impl Sheet {
    /// The same sheet with `by_mm` more for the panel at the right, taken from room that the drawing does not
    /// need.
    pub(super) fn with_wider_panel(&self, by_mm: f64) -> Self {
        let mut sheet = self.clone();
        sheet.drawing.width_mm -= by_mm;
        sheet.panel.x_mm -= by_mm;
        sheet.panel.width_mm += by_mm;
        sheet.drawn.x_mm -= by_mm / 2.0;
        sheet.view.origin.x_mm -= by_mm / 2.0;
        sheet
    }

    /// The same sheet with a band of `by_mm` under the drawing, and that band.
    pub(super) fn with_band(&self, by_mm: f64) -> (Self, Rect) {
        let mut sheet = self.clone();
        sheet.drawing.height_mm -= by_mm;
        sheet.drawn.y_mm -= by_mm / 2.0;
        sheet.view.origin.y_mm -= by_mm / 2.0;
        let drawing = sheet.drawing;
        (sheet, Rect::new(drawing.x_mm, drawing.bottom_mm(), drawing.width_mm, by_mm))
    }

    /// Height of the drawing area that the drawing leaves free.
    pub(super) fn spare_height_mm(&self) -> f64 {
        self.drawing.height_mm - self.drawn.height_mm
    }

    /// Width of the drawing area that the drawing leaves free.
    pub(super) fn spare_width_mm(&self) -> f64 {
        self.drawing.width_mm - self.drawn.width_mm
    }
}
