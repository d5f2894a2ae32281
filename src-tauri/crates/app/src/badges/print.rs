//! From badge holders to a PDF: issue what is missing, lay out page by page, list what the printer should know.

use std::path::PathBuf;

use ::print::badge::{
    BadgeContent, BadgeLabels, BadgeOptions, BadgeRun, BadgeTemplate, EventContent, Finding, RoleBand, Sheet,
    Weightiness,
};
use ::print::colour::Colour;
use ::print::fonts::FontBook;
use ::print::frame::DocumentMeta;
use ::print::pdf::{PdfError, PdfWriter};
use ::print::text::Typesetter;
use domain::event::Event;
use serde::{Deserialize, Serialize};
use store::BadgeLine;
use ts_rs::TS;

use super::in_clear;
use super::issue::{Draft, Order};
use super::who::Who;
use crate::desks::OFFICE;
use crate::error::AppError;
use crate::files::{Part, check_target, write_part};
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
    /// Whose.
    pub who: Who,
    /// The desk that issues, by name; `None` for the office.
    pub desk: Option<String>,
    /// The first free label of the first sheet, from 1.
    pub first_label: u16,
    /// Issue anew and revoke what was issued before.
    pub reissue: bool,
    /// Why they are issued anew; kept in the journal.
    pub reason: Option<ReissueReason>,
}

/// Why a badge is issued anew. A code and no words: the journal holds nothing personal.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ReissueReason {
    /// It is lost: whoever finds it must not get in.
    Lost,
    /// It is torn or does not scan.
    Damaged,
    /// What it says has changed: a name, a booth, days.
    Changed,
    /// Something else.
    Other,
}

impl PrintRequest {
    /// Every badge as A6, one a page.
    pub fn to(out: impl Into<PathBuf>) -> Self {
        Self {
            event: None,
            out: out.into(),
            template: "a6".to_owned(),
            sheet: None,
            who: Who::default(),
            desk: None,
            first_label: 1,
            reissue: false,
            reason: None,
        }
    }
}

/// What was printed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
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
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
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

/// How often badges are drafted anew because others have changed what they were drafted from.
const DRAFTS: usize = 3;

/// Prints badges to a PDF, issuing those that were not yet. Cancelled or failed, no badge is issued and the old file
/// stays. Others can write until the badges are kept, which is done at the end and at once.
///
/// # Errors
/// [`AppError::Unknown`] for a template, sheet or role that there is not, [`AppError::Nothing`],
/// [`AppError::Invalid`] for a first label that the sheet does not have, [`AppError::DoesNotFit`],
/// [`AppError::Key`], [`AppError::Write`], [`AppError::Protected`]; and
/// [`AppError::IssuedUnprinted`] where the very last step fails.
pub fn print(session: &mut Session, request: &PrintRequest, watch: Watch<'_>) -> Result<Printed, AppError> {
    check_target(&request.out)?;
    let event = session.event(request.event.as_deref())?;
    let lang = session.lang();
    let order = Order {
        event: &event,
        who: &request.who,
        desk: request.desk.as_deref().unwrap_or(OFFICE),
        reissue: request.reissue,
        reason: request.reason,
        at: session.now(),
    };
    for _ in 0..DRAFTS {
        let (template, sheet) = layout(&request.template, request.sheet.as_deref())?;
        check_first_label(request.first_label, sheet.as_ref().map_or(1, Sheet::capacity))?;
        tell(watch, Stage::Printing, 0, 0)?;
        let draft = Draft::of(session, &order)?;
        tell(watch, Stage::Printing, 0, draft.lines.len())?;
        let options = BadgeOptions { skip_cells: skipped(request.first_label), mark_slot: false };
        let mut pictures = Pictures::of(session.path());
        let content = event_content(lang, &event, &mut pictures)?;
        let run = BadgeRun::new(template, sheet, content, labels(lang), options).map_err(|error| {
            AppError::DoesNotFit { what: "template", detail: printing::sizes(lang, &error) }
        })?;
        let about = about(lang, order.at, &event);
        let (mut printed, part) = write_pdf(about, run, &draft.lines, &mut pictures, request, watch)?;
        printed.issued = draft.issued();
        printed.warnings.extend(draft.open_key_files().iter().map(|path| key_warning(lang, path)));
        if draft.keep(session, &order)? {
            // Only now that its badges are issued for good does the PDF get its name: no paper without a record.
            part.put_in_place().map_err(|error| match error {
                AppError::Write { path, cause } if printed.issued > 0 => {
                    AppError::IssuedUnprinted { path, cause }
                }
                other => other,
            })?;
            return Ok(printed);
        }
    }
    Err(AppError::Store(store::StoreError::Busy))
}

/// Refuses a first label beyond the sheet's last.
pub(super) fn check_first_label(first_label: u16, labels_on_one: usize) -> Result<(), AppError> {
    if usize::from(first_label) <= labels_on_one {
        return Ok(());
    }
    Err(AppError::Invalid { field: "first_label", value: format!("{first_label} / {labels_on_one}") })
}

/// Labels before the first free one, which counts from 1.
pub(super) fn skipped(first_label: u16) -> usize {
    usize::from(first_label.max(1)) - 1
}

fn key_warning(lang: Lang, path: &std::path::Path) -> PrintWarning {
    PrintWarning {
        badge: None,
        holder: None,
        code: "key_open",
        severity: "warning",
        message: printing::key_open(lang, &path.display().to_string()),
    }
}

/// The template and the sheet of these names.
pub(super) fn layout(
    template: &str,
    sheet: Option<&str>,
) -> Result<(BadgeTemplate, Option<Sheet>), AppError> {
    let template = BadgeTemplate::named(template).ok_or_else(|| AppError::Unknown {
        kind: "template",
        name: template.to_owned(),
        known: BadgeTemplate::built_in().into_iter().map(|template| template.id).collect(),
    })?;
    let sheet = match sheet {
        None => None,
        Some(name) => Some(Sheet::named(name).ok_or_else(|| AppError::Unknown {
            kind: "sheet",
            name: name.to_owned(),
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
    pictures: &mut Pictures,
    request: &PrintRequest,
    watch: Watch<'_>,
) -> Result<(Printed, Part), AppError> {
    let mut setter = Typesetter::new(FontBook::with_system_fonts());
    let mut writer = PdfWriter::new(about.meta, about.created);
    let mut lines_left = lines.iter();
    let failed = |error: PdfError| AppError::Write {
        path: request.out.clone(),
        cause: std::io::Error::other(error.to_string()),
    };
    loop {
        let mut unread = None;
        let mut contents = lines_left
            .by_ref()
            .map_while(|line| content(about.lang, line, pictures).map_err(|error| unread = Some(error)).ok());
        let page = run.next_page(&mut setter, &mut contents);
        if let Some(error) = unread {
            return Err(error);
        }
        let Some(page) = page else { break };
        for (name, image) in pictures.take_new() {
            writer.add_image_later(&name, &image);
        }
        writer.add_page(&page, setter.book()).map_err(failed)?;
        if run.pages().is_multiple_of(PAGES_A_LOOK) {
            tell(watch, Stage::Printing, run.badges(), lines.len())?;
        }
    }
    let part = write_part(&request.out, |mut file| {
        let mut read = |hash: &str| pictures.bytes(hash);
        writer
            .finish_with(setter.book(), &mut read, &mut file)
            .map_err(|error| std::io::Error::other(error.to_string()))
    })?;
    tell(watch, Stage::Printing, lines.len(), lines.len())?;
    let (badges, pages) = (run.badges(), run.pages());
    let warnings = run.into_findings().into_iter().map(|finding| warning(about.lang, &finding)).collect();
    let path = request.out.display().to_string();
    Ok((Printed { badges, pages, issued: 0, path, warnings }, part))
}

/// A finding of the layout in words.
pub(super) fn warning(lang: Lang, finding: &Finding) -> PrintWarning {
    PrintWarning {
        badge: finding.badge.as_ref().map(|badge| badge.code.clone()),
        holder: finding.badge.as_ref().map(|badge| badge.name.clone()),
        code: printing::code(finding),
        severity: match finding.kind.weightiness() {
            Weightiness::Note => "note",
            Weightiness::Warning => "warning",
        },
        message: printing::words(lang, finding),
    }
}

pub(super) fn event_content(
    lang: Lang,
    event: &Event,
    pictures: &mut Pictures,
) -> Result<EventContent, AppError> {
    Ok(EventContent {
        name: event.name.clone(),
        theme: event.theme.clone(),
        dates: figures::span(lang, event.starts_on, event.ends_on),
        venue: event.venue.clone().unwrap_or_default(),
        logo: pictures.place(event.logo)?,
    })
}

pub(super) fn labels(lang: Lang) -> BadgeLabels {
    BadgeLabels { booth: lang.pick("Stan", "Booth").to_owned() }
}

/// What a badge says.
pub(super) fn content(
    lang: Lang,
    line: &BadgeLine,
    pictures: &mut Pictures,
) -> Result<BadgeContent, AppError> {
    let badge = line.badge.as_ref();
    Ok(BadgeContent {
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
        photo: pictures.place(line.person.photo)?,
    })
}
