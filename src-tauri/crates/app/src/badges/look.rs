//! Looking before printing: one badge on screen, a sheet of them, what the printer should know of all. Nothing is issued
//! and nothing is written.

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

use super::print::{
    PrintWarning, check_first_label, content, event_content, labels, layout, skipped, warning,
};
use super::who::{Who, has_badge};
use crate::error::AppError;
use crate::files::write_whole;
use crate::media::{Pictures, find};
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
    look(session, event, who, template)?.preview(which)
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
    look(session, event, who, template)?.preflight()
}

/// Reads all that a look at badges needs: what is asked of it afterwards does not hold the session up.
///
/// # Errors
/// As [`super::print()`], but nothing is written.
pub fn look(session: &Session, event: Option<&str>, who: &Who, template: &str) -> Result<Look, AppError> {
    let event = session.event(event)?;
    let lang = session.lang();
    let (template, _) = layout(template, None)?;
    let lines = session.store.reading(|read| who.read(&read, &event))?;
    if lines.is_empty() {
        return Err(AppError::Nothing { what: "badges" });
    }
    let mut pictures = Pictures::of(session.path());
    let event = event_content(lang, &event, &mut pictures)?;
    Ok(Look { lang, lines, template, event, labels: labels(lang), pictures })
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

/// A finding in words, without the code of a badge that has none.
fn told(lang: Lang, finding: &Finding, sample: bool) -> PrintWarning {
    let mut told = warning(lang, finding);
    if sample {
        told.badge = None;
        told.message = told.message.replace(&format!(" ({SAMPLE_CODE})"), "");
    }
    told
}

/// The first sheet as it would be printed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct SheetPreview {
    /// The sheet as SVG, its size in millimetres; it holds its images.
    pub svg: String,
    /// Badges on it.
    pub badges: usize,
}

/// Badges to look at, read and not laid out yet.
#[derive(Debug)]
pub struct Look {
    lang: Lang,
    lines: Vec<BadgeLine>,
    template: BadgeTemplate,
    event: EventContent,
    labels: BadgeLabels,
    pictures: Pictures,
}

impl Look {
    /// Shows one of the badges.
    ///
    /// # Errors
    /// [`AppError::Unknown`], [`AppError::Ambiguous`] for the holder, [`AppError::DoesNotFit`].
    pub fn preview(mut self, which: &WhichBadge) -> Result<Preview, AppError> {
        let line = self.chosen(which)?;
        let mut setter = typesetter();
        let content = self.content(&line)?;
        let mut run = self.run(None, 1)?;
        let page = run.next_page(&mut setter, &mut std::iter::once(content));
        let page = page.ok_or(AppError::Nothing { what: "badges" })?;
        let sample = line.badge.is_none();
        Ok(Preview {
            svg: self.svg(&page, &line.person.name, &setter),
            holder: line.person.name.clone(),
            holder_id: line.holder.id.to_string(),
            sample,
            warnings: run.into_findings().iter().map(|finding| told(self.lang, finding, sample)).collect(),
        })
    }

    /// Shows the first sheet.
    ///
    /// # Errors
    /// [`AppError::Unknown`] for a sheet that there is not, [`AppError::DoesNotFit`], [`AppError::Invalid`] for a first
    /// label that the sheet does not have.
    pub fn sheet(mut self, sheet: &str, first_label: u16) -> Result<SheetPreview, AppError> {
        let (_, sheet) = layout(&self.template.id, Some(sheet))?;
        let labels = sheet.as_ref().map_or(1, Sheet::capacity);
        check_first_label(first_label, labels)?;
        let title = sheet.as_ref().map(|sheet| sheet.id.clone()).unwrap_or_default();
        let mut setter = typesetter();
        let mut run = self.run(sheet, first_label)?;
        let lines = self.lines.iter().take(labels).cloned().collect::<Vec<_>>();
        let contents = lines.iter().map(|line| self.content(line)).collect::<Result<Vec<_>, _>>()?;
        let page = run.next_page(&mut setter, &mut contents.into_iter());
        let page = page.ok_or(AppError::Nothing { what: "badges" })?;
        Ok(SheetPreview { svg: self.svg(&page, &title, &setter), badges: run.badges() })
    }

    /// Lays out all of them, and tells what a print would.
    ///
    /// # Errors
    /// As any read.
    pub fn preflight(mut self) -> Result<Preflight, AppError> {
        let lang = self.lang;
        let lines = std::mem::take(&mut self.lines);
        let mut setter = typesetter();
        let mut run = self.run(None, 1)?;
        for line in &lines {
            let content = self.content(line)?;
            let _ = run.next_page(&mut setter, &mut std::iter::once(content));
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
        Ok(Preflight {
            badges: lines.len(),
            to_issue: lines.iter().filter(|line| !has_badge(line)).count(),
            lines: run.into_findings().into_iter().map(out).collect(),
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

    fn run(&self, sheet: Option<Sheet>, first_label: u16) -> Result<BadgeRun, AppError> {
        let options = BadgeOptions { skip_cells: skipped(first_label), ..BadgeOptions::default() };
        let (template, event, labels) = (self.template.clone(), self.event.clone(), self.labels.clone());
        BadgeRun::new(template, sheet, event, labels, options).map_err(|error: DoesNotFit| {
            AppError::DoesNotFit { what: "template", detail: printing::sizes(self.lang, &error) }
        })
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

    fn svg(&self, page: &Page, title: &str, setter: &Typesetter) -> String {
        let meta = DocumentMeta {
            title: title.to_owned(),
            lang: self.lang.code().to_owned(),
            ..DocumentMeta::default()
        };
        // A picture on screen shows no picture of another address.
        let image_href = |hash: &str| {
            self.pictures.bytes(hash).map_or_else(|_| String::new(), |bytes| data_address(&bytes))
        };
        page_svg(
            page,
            &meta,
            setter.book(),
            &SvgOptions { id_prefix: "badge", image_href: &image_href, named_layers: false },
        )
    }
}

fn typesetter() -> Typesetter {
    Typesetter::new(FontBook::with_system_fonts())
}
