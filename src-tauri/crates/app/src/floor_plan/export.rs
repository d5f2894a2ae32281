//! The floor plan as a file for other programs: SVG with layers, PNG, DXF.

use std::path::{Path, PathBuf};

use ::print::dxf::write_dxf;
use ::print::floor_plan::{
    FloorPlanDrawing, FloorPlanOptions, FloorPlanWarning, Paper, draw_for_cad, lay_out,
};
use ::print::fonts::FontBook;
use ::print::frame::{Image, ImageFormat};
use ::print::raster::{DPI, RasterError, size_px, write_png};
use ::print::svg::{SvgOptions, page_svg};
use ::print::text::Typesetter;
use data_encoding::BASE64;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{HallChoice, Plan, PlanWarning, kept, labels, not_drawn, paper, told};
use crate::error::AppError;
use crate::files::{Part, check_target, write_part};
use crate::progress::Watch;
use crate::session::Session;
use crate::texts::{Lang, printing};

/// What kind of file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ExportFormat {
    /// The sheet of the drawing, letters as outlines; layers are groups with an id and a title.
    Svg,
    /// The same as a picture.
    Png,
    /// The hall at its size in millimetres, for CAD.
    Dxf,
}

impl ExportFormat {
    /// From `svg`, or from the ending of a file.
    ///
    /// # Errors
    /// [`AppError::Unknown`].
    pub fn of(named: Option<&str>, out: &Path) -> Result<Self, AppError> {
        let ending = out.extension().map(|ending| ending.to_string_lossy().to_lowercase());
        let name = match named {
            Some(name) => name.to_lowercase(),
            None => ending.unwrap_or_default(),
        };
        match name.as_str() {
            "svg" => Ok(Self::Svg),
            "png" => Ok(Self::Png),
            "dxf" => Ok(Self::Dxf),
            _ => Err(AppError::Unknown {
                kind: "format",
                name,
                known: ["svg", "png", "dxf"].map(str::to_owned).to_vec(),
            }),
        }
    }
}

/// Dots an inch where nobody says how many: an A3 has 17 million.
pub const DEFAULT_DPI: u32 = 300;

/// What to write.
#[derive(Debug, Clone)]
pub struct FloorPlanExport {
    /// The event's slug; `None` for the newest.
    pub event: Option<String>,
    /// The hall's name; `None` for the only one.
    pub hall: Option<String>,
    /// The file.
    pub out: PathBuf,
    /// What kind of file.
    pub format: ExportFormat,
    /// Of a PNG; `None` for [`DEFAULT_DPI`].
    pub dpi: Option<u32>,
    /// `A4` to `A0`: the sheet of SVG and PNG.
    pub paper: String,
    /// The n of 1 : n of SVG and PNG; `None` for the largest scale that fits.
    pub scale: Option<u32>,
}

/// What was written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct FloorPlanExported {
    /// What kind of file.
    pub format: ExportFormat,
    /// The n of 1 : n; 1 for DXF.
    pub scale: u32,
    /// The number of the plan's revision, counted from 1.
    pub revision: u32,
    /// Of a PNG: its width and height.
    pub size_px: Option<(u32, u32)>,
    /// The layers' names, as a drawing program lists them; none in a PNG.
    pub layers: Vec<String>,
    /// The file.
    pub path: String,
    /// Its size.
    pub bytes: u64,
    /// What a reader would miss.
    pub warnings: Vec<PlanWarning>,
}

/// Writes the plan of a hall for other programs. It leaves the office as paper does: where it has changed since it was
/// printed or exported last, a new revision is taken.
///
/// # Errors
/// [`AppError::Unknown`] for paper that there is not, [`AppError::Invalid`] for dots an inch, [`AppError::DoesNotFit`]
/// for a picture that is too large, [`AppError::Write`], [`AppError::Protected`], [`AppError::Cancelled`]; and as
/// [`Session::hall`].
pub fn export(
    session: &mut Session,
    request: &FloorPlanExport,
    watch: Watch<'_>,
) -> Result<FloorPlanExported, AppError> {
    check_target(&request.out)?;
    let paper = paper(&request.paper)?;
    let dpi = request.dpi.unwrap_or(DEFAULT_DPI);
    if request.format == ExportFormat::Png {
        let lang = session.lang();
        let (short_mm, long_mm) = paper.sides_mm();
        size_px(long_mm, short_mm, dpi).map_err(|error| no_picture(lang, &request.out, &error))?;
    }
    let mut setter = Typesetter::new(FontBook::with_system_fonts());
    let hall = match &request.hall {
        // Each hall is a file of its own.
        Some(name) => {
            HallChoice::Named(session.hall(session.event(request.event.as_deref())?.id, Some(name))?.name)
        }
        None => HallChoice::Only,
    };
    kept(session, request.event.as_deref(), &hall, watch, |session, plans| {
        let [plan] = plans else { return Err(AppError::NoHall) };
        match request.format {
            ExportFormat::Dxf => as_dxf(session, request, plan),
            ExportFormat::Svg | ExportFormat::Png => {
                as_picture(session, request, plan, paper, dpi, &mut setter)
            }
        }
    })
}

fn as_dxf(
    session: &Session,
    request: &FloorPlanExport,
    plan: &Plan,
) -> Result<(Part, FloorPlanExported), AppError> {
    let lang = session.lang();
    let drawing =
        draw_for_cad(&plan.content, &labels(lang)).map_err(|error| not_drawn(lang, &error, plan, 1))?;
    let part = write_part(&request.out, |mut file| write_dxf(&drawing, &mut file))?;
    let layers = drawing.layers.into_iter().map(|layer| layer.name).collect();
    let exported = FloorPlanExported { scale: 1, layers, ..exported(request, plan, &part) };
    Ok((part, exported))
}

fn as_picture(
    session: &Session,
    request: &FloorPlanExport,
    plan: &Plan,
    paper: Paper,
    dpi: u32,
    setter: &mut Typesetter,
) -> Result<(Part, FloorPlanExported), AppError> {
    let lang = session.lang();
    let options = FloorPlanOptions { scale: request.scale, ..FloorPlanOptions::on(paper) };
    let drawn = lay_out(&plan.content, &options, &labels(lang), setter)
        .map_err(|error| not_drawn(lang, &error, plan, 1))?;
    let FloorPlanDrawing { document, scale, lists_on_drawing, warnings, .. } = drawn;
    // Only the drawing's sheet is exported: pages of lists have no place in a picture.
    let [sheet, ..] = &document.pages[..] else { return Err(AppError::Nothing { what: "booths" }) };
    let href = |hash: &str| document.images.get(hash).map(as_data).unwrap_or_default();
    let options = SvgOptions { id_prefix: "", image_href: &href, named_layers: true };
    let svg = page_svg(sheet, &document.meta, setter.book(), &options);
    let mut size = None;
    let part = match request.format {
        ExportFormat::Png => {
            let mut png = Vec::new();
            let drawn = write_png(&svg, (sheet.width_mm, sheet.height_mm), dpi, &mut png);
            size = Some(drawn.map_err(|error| no_picture(lang, &request.out, &error))?);
            write_part(&request.out, |file| file.write_all(&png))?
        }
        _ => write_part(&request.out, |file| file.write_all(svg.as_bytes()))?,
    };
    let layers = match request.format {
        ExportFormat::Svg => document.meta.layers.into_iter().map(|layer| layer.name).collect(),
        _ => Vec::new(),
    };
    let warnings = warnings_of(lang, &warnings, plan, lists_on_drawing);
    let exported =
        FloorPlanExported { scale, size_px: size, layers, warnings, ..exported(request, plan, &part) };
    Ok((part, exported))
}

fn exported(request: &FloorPlanExport, plan: &Plan, part: &Part) -> FloorPlanExported {
    FloorPlanExported {
        format: request.format,
        scale: 1,
        revision: plan.revision.number,
        size_px: None,
        layers: Vec::new(),
        path: request.out.display().to_string(),
        bytes: part.bytes(),
        warnings: Vec::new(),
    }
}

/// Names that are not in their booth are nowhere, where the lists are not on the sheet.
fn warnings_of(
    lang: Lang,
    warnings: &[FloorPlanWarning],
    plan: &Plan,
    lists_on_drawing: bool,
) -> Vec<PlanWarning> {
    let mut told = told(lang, warnings, plan, 1);
    if !lists_on_drawing {
        for (warning, told) in warnings.iter().zip(&mut told) {
            if let FloorPlanWarning::NameOnlyInList { code, name } = warning {
                told.code = "name_left_out";
                told.message = printing::name_left_out(lang, code, name);
            }
        }
    }
    told
}

/// A picture as part of the file, so that it is whole wherever it goes.
fn as_data(image: &Image) -> String {
    let mime = match image.format {
        ImageFormat::Jpeg => "image/jpeg",
        ImageFormat::Png => "image/png",
    };
    format!("data:{mime};base64,{}", BASE64.encode(&image.bytes))
}

fn no_picture(lang: Lang, out: &Path, error: &RasterError) -> AppError {
    match *error {
        RasterError::Dpi { dpi } => {
            let (least, most) = (DPI.start(), DPI.end());
            AppError::DoesNotFit { what: "dpi", detail: printing::odd_dpi(lang, dpi, *least, *most) }
        }
        RasterError::TooLarge { width_px, height_px, most_dpi } => AppError::DoesNotFit {
            what: "picture",
            detail: printing::too_many_pixels(lang, (width_px, height_px), most_dpi),
        },
        RasterError::Svg(_) | RasterError::Png(_) => {
            AppError::Write { path: out.to_owned(), cause: std::io::Error::other(error.to_string()) }
        }
    }
}
