//! Looking before printing: one badge on screen, what the printer should know of all, templates and sheets. Nothing is
//! issued and nothing is written.

use std::path::Path;

use ::print::badge::{
    BadgeContent, BadgeLabels, BadgeOptions, BadgeRun, BadgeTemplate, DoesNotFit, EventContent, Finding,
    Sheet,
};
use ::print::fonts::FontBook;
use ::print::frame::{DocumentMeta, Page};
use ::print::svg::{SvgOptions, page_svg};
use ::print::text::Typesetter;
use data_encoding::BASE64;
use serde::Serialize;
use store::BadgeLine;
use ts_rs::TS;

use super::print::{PrintWarning, content, event_content, labels, layout, warning};
use super::who::Who;
use crate::error::AppError;
use crate::files::write_whole;
use crate::media::{Pictures, find};
use crate::roles::{self, RoleOut};
use crate::session::Session;
use crate::texts::{Lang, printing};

/// Which badge to look at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum WhichBadge {
    /// The first that is printed.
    First,
    /// The one with most letters in its name and firm.
    Longest,
    /// The one with most letters that are not those of Indonesian.
    Strangest,
    /// By the holder's id, code or name.
    Of(String),
}

impl WhichBadge {
    /// `first`, `longest`, `strangest`; else whose it is.
    pub fn parse(text: &str) -> Self {
        match text {
            "first" => Self::First,
            "longest" => Self::Longest,
            "strangest" => Self::Strangest,
            other => Self::Of(other.to_owned()),
        }
    }
}

/// A badge on screen.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Preview {
    /// The badge as SVG, its size in millimetres; it holds its images.
    pub svg: String,
    /// Whose it is.
    pub holder: String,
    /// The holder's id.
    pub holder_id: String,
    /// Whether code and QR are samples, because no badge was issued yet.
    pub sample: bool,
    /// What the printer should know of it.
    pub warnings: Vec<PrintWarning>,
}

/// Stands for what a badge that is not issued yet will bear.
const SAMPLE_CODE: &str = "0000-0000";

/// As long as a token, and of its characters.
const SAMPLE_TOKEN: &str = "JAKCRAFT";

/// Shows one badge of those that are meant, issued or not.
///
/// # Errors
/// As [`super::print()`], but nothing is written; [`AppError::Unknown`], [`AppError::Ambiguous`] for the holder.
pub fn preview(
    session: &Session,
    event: Option<&str>,
    who: &Who,
    which: &WhichBadge,
    template: &str,
) -> Result<Preview, AppError> {
    let mut look = Look::new(session, event, who, template)?;
    let line = look.chosen(which)?;
    let (page, findings) = look.page(&line)?;
    let lang = session.lang();
    let meta = DocumentMeta {
        title: line.person.name.clone(),
        lang: lang.code().to_owned(),
        ..DocumentMeta::default()
    };
    let pictures = &look.pictures;
    // An image element shows no image of another address.
    let image_href =
        |hash: &str| pictures.bytes(hash).map_or_else(|_| String::new(), |bytes| data_address(&bytes));
    let options = SvgOptions { id_prefix: "badge", image_href: &image_href };
    let sample = line.badge.is_none();
    Ok(Preview {
        svg: page_svg(&page, &meta, look.setter.book(), &options),
        holder: line.person.name.clone(),
        holder_id: line.holder.id.to_string(),
        sample,
        warnings: findings.iter().map(|finding| told(lang, finding, sample)).collect(),
    })
}

fn data_address(bytes: &[u8]) -> String {
    let kind = if bytes.starts_with(&[0xFF, 0xD8]) { "jpeg" } else { "png" };
    format!("data:image/{kind};base64,{}", BASE64.encode(bytes))
}

/// Writes a preview's drawing to a file.
///
/// # Errors
/// [`AppError::Write`], [`AppError::Protected`].
pub fn write_preview(preview: &Preview, out: &Path) -> Result<(), AppError> {
    write_whole(out, |file| file.write_all(preview.svg.as_bytes())).map(drop)
}

/// One thing that the printer should know.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct PreflightLine {
    /// Whose badge; `None` for what all badges of a role share.
    pub holder: Option<String>,
    /// The holder's id.
    pub holder_id: Option<String>,
    /// The firm's id.
    pub exhibitor_id: Option<String>,
    /// The firm.
    pub exhibitor: Option<String>,
    /// The badge's code in clear, where it was issued.
    pub code: Option<String>,
    /// Stable, in snake_case.
    pub what: &'static str,
    /// `note` or `warning`.
    pub severity: &'static str,
    /// In words.
    pub message: String,
}

/// What the printer should know of all badges.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Preflight {
    /// Badges that were looked at.
    pub badges: usize,
    /// Of them, those that a print would issue.
    pub to_issue: usize,
    /// In the order of the print.
    pub lines: Vec<PreflightLine>,
}

/// Lays out all badges that are meant, and tells what a print would.
///
/// # Errors
/// As [`super::print()`], but nothing is written.
pub fn preflight(
    session: &Session,
    event: Option<&str>,
    who: &Who,
    template: &str,
) -> Result<Preflight, AppError> {
    let lang = session.lang();
    let mut look = Look::new(session, event, who, template)?;
    let lines = std::mem::take(&mut look.lines);
    let mut run = look.run()?;
    for line in &lines {
        let content = look.content(line)?;
        let _ = run.next_page(&mut look.setter, &mut std::iter::once(content));
    }
    let out = |finding: Finding| {
        let line = finding.badge.as_ref().and_then(|badge| lines.get(badge.index));
        let told = told(lang, &finding, line.is_some_and(|line| line.badge.is_none()));
        PreflightLine {
            holder: line.map(|line| line.person.name.clone()),
            holder_id: line.map(|line| line.holder.id.to_string()),
            exhibitor_id: line.and_then(|line| line.exhibitor_id).map(|id| id.to_string()),
            exhibitor: line.and_then(|line| line.exhibitor_name.clone()),
            code: told.badge,
            what: told.code,
            severity: told.severity,
            message: told.message,
        }
    };
    let needs_one = |line: &&BadgeLine| line.badge.as_ref().is_none_or(|badge| badge.revoked_at.is_some());
    Ok(Preflight {
        badges: lines.len(),
        to_issue: lines.iter().filter(needs_one).count(),
        lines: run.into_findings().into_iter().map(out).collect(),
    })
}

/// A finding in words, without the code of a badge that has none.
fn told(lang: Lang, finding: &Finding, sample: bool) -> PrintWarning {
    let mut told = warning(lang, finding);
    if sample {
        told.badge = None;
        told.message = told.message.replace(&format!(" ({SAMPLE_CODE})"), "");
    }
    told
}

/// What a look at badges needs.
struct Look {
    lang: Lang,
    lines: Vec<BadgeLine>,
    template: BadgeTemplate,
    event: EventContent,
    labels: BadgeLabels,
    pictures: Pictures,
    setter: Typesetter,
}

impl Look {
    fn new(session: &Session, event: Option<&str>, who: &Who, template: &str) -> Result<Self, AppError> {
        let event = session.event(event)?;
        let lang = session.lang();
        let (template, _) = layout(template, None)?;
        let lines = session.store.reading(|read| who.read(&read, &event))?;
        if lines.is_empty() {
            return Err(AppError::Nothing { what: "badges" });
        }
        let mut pictures = Pictures::of(session.path());
        Ok(Self {
            lang,
            lines,
            template,
            event: event_content(lang, &event, &mut pictures)?,
            labels: labels(lang),
            pictures,
            setter: Typesetter::new(FontBook::with_system_fonts()),
        })
    }

    fn chosen(&self, which: &WhichBadge) -> Result<BadgeLine, AppError> {
        let letters = |line: &BadgeLine| -> String {
            let firm = line.exhibitor_name.as_ref().or(line.holder.affiliation.as_ref());
            format!("{}{}", line.person.name, firm.cloned().unwrap_or_default())
        };
        // The first of several that are equal.
        let most = |measure: &dyn Fn(&BadgeLine) -> usize| {
            self.lines.iter().rev().max_by_key(|line| measure(line)).cloned()
        };
        let chosen = match which {
            WhichBadge::First => self.lines.first().cloned(),
            WhichBadge::Longest => most(&|line| letters(line).chars().count()),
            WhichBadge::Strangest => {
                most(&|line| letters(line).chars().filter(|letter| !letter.is_ascii()).count())
            }
            WhichBadge::Of(holder) => Some(find(&self.lines, holder)?.clone()),
        };
        chosen.ok_or(AppError::Nothing { what: "badges" })
    }

    fn run(&self) -> Result<BadgeRun, AppError> {
        let options = BadgeOptions::default();
        BadgeRun::new(self.template.clone(), None, self.event.clone(), self.labels.clone(), options).map_err(
            |error: DoesNotFit| AppError::DoesNotFit {
                what: "template",
                detail: printing::sizes(self.lang, &error),
            },
        )
    }

    fn content(&mut self, line: &BadgeLine) -> Result<BadgeContent, AppError> {
        let mut content = content(self.lang, line, &mut self.pictures)?;
        // Only their measures are wanted here.
        drop(self.pictures.take_new());
        if line.badge.is_none() {
            content.code = SAMPLE_CODE.to_owned();
            content.token = SAMPLE_TOKEN.repeat(domain::badge_token::TOKEN_LENGTH / SAMPLE_TOKEN.len());
        }
        Ok(content)
    }

    fn page(&mut self, line: &BadgeLine) -> Result<(Page, Vec<Finding>), AppError> {
        let content = self.content(line)?;
        let mut run = self.run()?;
        let page = run.next_page(&mut self.setter, &mut std::iter::once(content));
        let page = page.ok_or(AppError::Nothing { what: "badges" })?;
        Ok((page, run.into_findings()))
    }
}

/// A template as it is sent.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct TemplateOut {
    /// Its name.
    pub id: String,
    /// Finished width.
    pub width_mm: f64,
    /// Finished height.
    pub height_mm: f64,
}

/// The templates that there are.
pub fn templates() -> Vec<TemplateOut> {
    let out = |template: BadgeTemplate| TemplateOut {
        id: template.id,
        width_mm: template.width_mm,
        height_mm: template.height_mm,
    };
    BadgeTemplate::built_in().into_iter().map(out).collect()
}

/// A sheet as it is sent.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct SheetOut {
    /// The sheet, measures in millimetres.
    #[serde(flatten)]
    pub sheet: Sheet,
    /// How many badges it takes: the first free label is one of 1 up to this.
    pub labels: usize,
    /// The templates that fit its labels.
    pub templates: Vec<String>,
}

/// The sheets that there are.
pub fn sheets() -> Vec<SheetOut> {
    let templates = BadgeTemplate::built_in();
    let out = |sheet: Sheet| SheetOut {
        labels: sheet.capacity(),
        templates: templates
            .iter()
            .filter(|template| sheet.check(template).is_ok())
            .map(|template| template.id.clone())
            .collect(),
        sheet,
    };
    Sheet::built_in().into_iter().map(out).collect()
}

/// A sheet to choose.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct SheetChoice {
    /// Its name.
    pub id: String,
    /// Labels in a row.
    pub columns: usize,
    /// Rows on a sheet.
    pub rows: usize,
    /// How many badges it takes: the first free label is one of 1 up to this.
    pub labels: usize,
    /// Perforated or cut already.
    pub preprinted: bool,
    /// The templates that fit its labels.
    pub templates: Vec<String>,
}

/// What a print can be told.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct Choices {
    /// The templates.
    pub templates: Vec<TemplateOut>,
    /// The sheets.
    pub sheets: Vec<SheetChoice>,
    /// The roles of the event.
    pub roles: Vec<RoleOut>,
}

/// What a print of an event's badges can be told.
///
/// # Errors
/// As [`Session::event`].
pub fn choices(session: &Session, event: Option<&str>) -> Result<Choices, AppError> {
    let choice = |SheetOut { sheet, labels, templates }| SheetChoice {
        id: sheet.id,
        columns: sheet.columns,
        rows: sheet.rows,
        labels,
        preprinted: sheet.preprinted,
        templates,
    };
    Ok(Choices {
        templates: templates(),
        sheets: sheets().into_iter().map(choice).collect(),
        roles: roles::list(session, event)?,
    })
}
