//! From badge holders to a PDF: issue what is missing, lay out page by page, list what the printer should know.

use std::path::PathBuf;

use ::print::badge::{
    BadgeContent, BadgeLabels, BadgeOptions, BadgeRun, BadgeTemplate, EventContent, RoleBand, Sheet,
    Weightiness,
};
use ::print::colour::Colour;
use ::print::fonts::FontBook;
use ::print::frame::DocumentMeta;
use ::print::pdf::{PdfError, PdfWriter};
use ::print::text::Typesetter;
use domain::event::Event;
use serde::Serialize;
use store::BadgeLine;

use super::{holders, in_clear, issue};
use crate::error::AppError;
use crate::files::{Part, write_part};
use crate::media::Pictures;
use crate::progress::{Stage, Watch, tell};
use crate::session::Session;
use crate::texts::{Lang, figures, printing};

/// What to print.
#[derive(Debug, Clone)]
pub struct PrintRequest {
    /// The event's slug; `None` for the newest.
    pub event: Option<String>,
    /// The PDF.
    pub out: PathBuf,
    /// The template's name.
    pub template: String,
    /// The sheet's name; `None` for one badge a page.
    pub sheet: Option<String>,
    /// Only this role's code.
    pub role: Option<String>,
    /// The first free label of the first sheet, from 1.
    pub first_label: u16,
    /// Issue anew and revoke what was issued before.
    pub reissue: bool,
}

impl PrintRequest {
    /// Every badge as A6, one a page.
    pub fn to(out: impl Into<PathBuf>) -> Self {
        Self {
            event: None,
            out: out.into(),
            template: "a6".to_owned(),
            sheet: None,
            role: None,
            first_label: 1,
            reissue: false,
        }
    }
}

/// What was printed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Printed {
    /// Badges.
    pub badges: usize,
    /// Pages.
    pub pages: usize,
    /// How many badges were issued for this.
    pub issued: usize,
    /// The PDF.
    pub path: String,
    /// What the printer should know.
    pub warnings: Vec<PrintWarning>,
}

/// Something that the printer should know.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PrintWarning {
    /// The badge's code in clear; `None` for what all badges share.
    pub badge: Option<String>,
    /// Whose it is.
    pub holder: Option<String>,
    /// Stable, in snake_case.
    pub code: &'static str,
    /// `note` or `warning`.
    pub severity: &'static str,
    /// In words.
    pub message: String,
}

/// Badges laid out between two looks at whether to go on.
const PAGES_A_LOOK: usize = 64;

/// Prints badges to a PDF, issuing those that were not yet. Cancelled or failed, no badge is issued and the old file
/// stays.
///
/// # Errors
/// [`AppError::Unknown`] for a template, sheet or role that there is not, [`AppError::Nothing`],
/// [`AppError::DoesNotFit`], [`AppError::Key`], [`AppError::Write`].
pub fn print(session: &mut Session, request: &PrintRequest, watch: Watch<'_>) -> Result<Printed, AppError> {
    let event = session.event(request.event.as_deref())?;
    let (template, sheet) = layout(request)?;
    let lang = session.lang();
    let now = session.now();
    let workspace = session.path().to_owned();
    let change = session.change(Some(event.id), "badges", "badges_issue");
    let ((printed, part), _) = session.store.write::<_, AppError>(&change, |tx| {
        let mut lines = holders(tx, event.id, request.role.as_deref())?;
        if lines.is_empty() {
            return Err(AppError::Nothing { what: "badges" });
        }
        tell(watch, Stage::Printing, 0, lines.len())?;
        let issued = issue::issue(tx, &workspace, &event, &mut lines, request.reissue, now)?;
        let options =
            BadgeOptions { skip_cells: usize::from(request.first_label.max(1)) - 1, mark_slot: false };
        let hashes = lines.iter().filter_map(|line| line.person.photo).chain(event.logo);
        let pictures = Pictures::read(&workspace, hashes)?;
        let content = event_content(lang, &event, &pictures);
        let run = BadgeRun::new(template, sheet, content, labels(lang), options).map_err(|error| {
            AppError::DoesNotFit { what: "template", detail: printing::sizes(lang, &error) }
        })?;
        let (printed, part) = write_pdf(about(lang, now, &event), run, &lines, &pictures, request, watch)?;
        Ok((Printed { issued, ..printed }, part))
    })?;
    // Only now that its badges are issued for good does the PDF get its name: no paper without a record.
    part.put_in_place()?;
    Ok(printed)
}

fn layout(request: &PrintRequest) -> Result<(BadgeTemplate, Option<Sheet>), AppError> {
    let template = BadgeTemplate::named(&request.template).ok_or_else(|| AppError::Unknown {
        kind: "template",
        name: request.template.clone(),
        known: BadgeTemplate::built_in().into_iter().map(|template| template.id).collect(),
    })?;
    let sheet = match &request.sheet {
        None => None,
        Some(name) => Some(Sheet::named(name).ok_or_else(|| AppError::Unknown {
            kind: "sheet",
            name: name.clone(),
            known: Sheet::built_in().into_iter().map(|sheet| sheet.id).collect(),
        })?),
    };
    Ok((template, sheet))
}

/// What a document says of itself.
struct About {
    meta: DocumentMeta,
    created: chrono::DateTime<chrono::FixedOffset>,
    lang: Lang,
}

fn about(lang: Lang, now: chrono::DateTime<chrono::Utc>, event: &Event) -> About {
    About {
        meta: DocumentMeta {
            title: printing::badges_title(lang, &event.name),
            author: event.organizer.clone().unwrap_or_default(),
            subject: event.name.clone(),
            lang: lang.code().to_owned(),
            layers: Vec::new(),
        },
        created: figures::in_jakarta(now),
        lang,
    }
}

fn write_pdf(
    about: About,
    mut run: BadgeRun,
    lines: &[BadgeLine],
    pictures: &Pictures,
    request: &PrintRequest,
    watch: Watch<'_>,
) -> Result<(Printed, Part), AppError> {
    let mut setter = Typesetter::new(FontBook::with_system_fonts());
    let mut writer = PdfWriter::new(about.meta, about.created);
    for (name, image) in pictures.files() {
        writer.add_image(name, image);
    }
    let mut contents = lines.iter().map(|line| content(about.lang, line, pictures));
    let failed = |error: PdfError| AppError::Write {
        path: request.out.clone(),
        cause: std::io::Error::other(error.to_string()),
    };
    while let Some(page) = run.next_page(&mut setter, &mut contents) {
        writer.add_page(&page, setter.book()).map_err(failed)?;
        if run.pages().is_multiple_of(PAGES_A_LOOK) {
            tell(watch, Stage::Printing, run.badges(), lines.len())?;
        }
    }
    let part = write_part(&request.out, |mut file| {
        writer.finish(setter.book(), &mut file).map_err(|error| std::io::Error::other(error.to_string()))
    })?;
    tell(watch, Stage::Printing, lines.len(), lines.len())?;
    let (badges, pages) = (run.badges(), run.pages());
    let warnings = run
        .into_findings()
        .into_iter()
        .map(|finding| PrintWarning {
            badge: finding.badge.as_ref().map(|badge| badge.code.clone()),
            holder: finding.badge.as_ref().map(|badge| badge.name.clone()),
            code: printing::code(&finding),
            severity: match finding.kind.weightiness() {
                Weightiness::Note => "note",
                Weightiness::Warning => "warning",
            },
            message: printing::words(about.lang, &finding),
        })
        .collect();
    let path = request.out.display().to_string();
    Ok((Printed { badges, pages, issued: 0, path, warnings }, part))
}

fn event_content(lang: Lang, event: &Event, pictures: &Pictures) -> EventContent {
    EventContent {
        name: event.name.clone(),
        theme: event.theme.clone(),
        dates: figures::span(lang, event.starts_on, event.ends_on),
        venue: event.venue.clone().unwrap_or_default(),
        logo: pictures.place(event.logo),
    }
}

fn labels(lang: Lang) -> BadgeLabels {
    BadgeLabels { booth: lang.pick("Stan", "Booth").to_owned() }
}

fn content(lang: Lang, line: &BadgeLine, pictures: &Pictures) -> BadgeContent {
    let badge = line.badge.as_ref();
    BadgeContent {
        name: line.person.name.clone(),
        called: None,
        affiliation: line.exhibitor_name.clone().or_else(|| line.holder.affiliation.clone()),
        booth_codes: line.booth_codes.clone(),
        role: RoleBand {
            label: lang.pick(&line.role.name_id, &line.role.name_en).clone(),
            colour: Colour::hex(line.role.colour_rgb),
        },
        code: badge.map(|badge| in_clear(&badge.code)).unwrap_or_default(),
        token: badge.map(|badge| badge.token.clone()).unwrap_or_default(),
        photo: pictures.place(line.person.photo),
    }
}
