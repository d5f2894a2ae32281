//! The floor plan on paper and in files.

mod content;
mod export;
mod labels;
mod stand;

use std::path::PathBuf;

use ::print::floor_plan::{
    FloorPlanDrawing, FloorPlanError, FloorPlanOptions, FloorPlanWarning, Paper, prepare,
};
use ::print::fonts::FontBook;
use ::print::frame::{Document, DocumentMeta};
use ::print::pdf::write_pdf;
use ::print::text::Typesetter;
use serde::Serialize;
use ts_rs::TS;

use crate::error::AppError;
use crate::files::{Part, write_part};
use crate::progress::Watch;
use crate::session::Session;
use crate::texts::{Lang, figures, printing};

pub(crate) use content::{categories, fascia_name};
pub use export::{DEFAULT_DPI, ExportFormat, FloorPlanExport, FloorPlanExported, export};
pub(crate) use labels::labels;
pub use stand::HallChoice;
pub(crate) use stand::{Plan, kept};

/// What to print.
#[derive(Debug, Clone)]
pub struct FloorPlanRequest {
    /// The event's slug; `None` for the newest.
    pub event: Option<String>,
    /// Which halls, each drawn on a sheet of its own.
    pub halls: HallChoice,
    /// The PDF.
    pub out: PathBuf,
    /// `A4` to `A0`.
    pub paper: String,
    /// The n of 1 : n; `None` for the largest scale that fits, hall by hall.
    pub scale: Option<u32>,
}

/// What was printed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct FloorPlanPrinted {
    /// Pages: of each hall the drawing, then lists that had no room beside it.
    pub pages: usize,
    /// The n of 1 : n, of the first hall.
    pub scale: u32,
    /// The number of the plan's revision, counted from 1, of the first hall.
    pub revision: u32,
    /// The same of each hall.
    pub halls: Vec<HallPrinted>,
    /// The PDF.
    pub path: String,
    /// What a reader would miss.
    pub warnings: Vec<PlanWarning>,
}

/// A hall in a PDF.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct HallPrinted {
    /// Its name.
    pub hall: String,
    /// Its pages.
    pub pages: usize,
    /// The n of 1 : n.
    pub scale: u32,
    /// The number of the plan's revision, counted from 1.
    pub revision: u32,
}

/// Something that a reader of the plan would miss.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct PlanWarning {
    /// Stable, in snake_case.
    pub code: &'static str,
    /// In words.
    pub message: String,
}

/// Prints the plan of a hall, or of all halls, to a PDF. Where one has changed since it was last printed, a new
/// revision is taken, which the title block names; the PDF has its name only once the revisions are kept.
///
/// # Errors
/// [`AppError::Unknown`] for paper that there is not, [`AppError::DoesNotFit`] with what would, [`AppError::Write`],
/// [`AppError::Cancelled`]; and as [`Session::hall`].
pub fn print(
    session: &mut Session,
    request: &FloorPlanRequest,
    watch: Watch<'_>,
) -> Result<FloorPlanPrinted, AppError> {
    let options = FloorPlanOptions { scale: request.scale, ..FloorPlanOptions::on(paper(&request.paper)?) };
    let mut setter = Typesetter::new(FontBook::with_system_fonts());
    kept(session, request.event.as_deref(), &request.halls, watch, |session, plans| {
        draw(session, request, plans, &options, &mut setter)
    })
}

/// The paper of a name.
pub(crate) fn paper(name: &str) -> Result<Paper, AppError> {
    Paper::parse(name).ok_or_else(|| AppError::Unknown {
        kind: "paper",
        name: name.to_owned(),
        known: Paper::ALL.iter().map(|paper| paper.name().to_owned()).collect(),
    })
}

/// Draws plans as they stand to a file that has no name yet.
fn draw(
    session: &Session,
    request: &FloorPlanRequest,
    plans: &[Plan],
    options: &FloorPlanOptions,
    setter: &mut Typesetter,
) -> Result<(Part, FloorPlanPrinted), AppError> {
    let (lang, now) = (session.lang(), session.now());
    let labels = labels(lang);
    let mut prepared = Vec::with_capacity(plans.len());
    for plan in plans {
        prepared.push(
            prepare(&plan.content, options, &labels, setter)
                .map_err(|error| not_drawn(lang, &error, plan, plans.len()))?,
        );
    }
    let total = prepared.iter().map(::print::floor_plan::PreparedPlan::pages).sum();
    let mut document = Document { meta: DocumentMeta::default(), images: Default::default(), pages: vec![] };
    let (mut halls, mut warnings) = (Vec::new(), Vec::new());
    for (plan, prepared) in plans.iter().zip(prepared) {
        let FloorPlanDrawing { document: drawn, scale, warnings: found, .. } =
            prepared.draw(setter, document.pages.len(), total);
        halls.push(HallPrinted {
            hall: plan.hall.name.clone(),
            pages: drawn.pages.len(),
            scale,
            revision: plan.revision.number,
        });
        warnings.extend(told(lang, &found, plan, plans.len()));
        document.pages.extend(drawn.pages);
        document.images.extend(drawn.images);
        if halls.len() == 1 {
            document.meta = drawn.meta;
        }
    }
    if let ([first, _, ..], Some(event)) = (plans, plans.first().map(|plan| &plan.content.event)) {
        let all = lang.pick("semua area", "all halls");
        document.meta.title = document
            .meta
            .title
            .replace(&format!("{} – {event}", first.content.hall), &format!("{all} – {event}"));
    }
    let part = write_part(&request.out, |mut file| {
        write_pdf(&document, setter.book(), figures::in_jakarta(now), &mut file)
            .map_err(|error| std::io::Error::other(error.to_string()))
    })?;
    let printed = FloorPlanPrinted {
        pages: document.pages.len(),
        scale: halls.first().map_or(0, |hall| hall.scale),
        revision: halls.first().map_or(0, |hall| hall.revision),
        halls,
        path: request.out.display().to_string(),
        warnings,
    };
    Ok((part, printed))
}

/// Warnings in words, with the hall's name where there are several.
pub(crate) fn told(lang: Lang, warnings: &[FloorPlanWarning], plan: &Plan, halls: usize) -> Vec<PlanWarning> {
    let warned = |warning: &FloorPlanWarning| PlanWarning {
        code: printing::plan_code(warning),
        message: of_hall(printing::plan_words(lang, warning), plan, halls),
    };
    warnings.iter().map(warned).collect()
}

fn of_hall(words: String, plan: &Plan, halls: usize) -> String {
    if halls > 1 { format!("{}: {words}", plan.hall.name) } else { words }
}

pub(crate) fn not_drawn(lang: Lang, error: &FloorPlanError, plan: &Plan, halls: usize) -> AppError {
    let detail = of_hall(printing::plan_error_words(lang, error), plan, halls);
    AppError::DoesNotFit { what: "scale", detail }
}
