//! What all tables on paper have at their head and foot.

use std::path::Path;

use ::print::floor_plan::FloorPlanLabels;
use ::print::fonts::FontBook;
use ::print::frame::{Document, DocumentMeta};
use ::print::pdf::write_pdf;
use ::print::table::{TableContent, TableWarning, prepare};
use ::print::text::Typesetter;
use domain::event::Event;
use store::Reader;

use crate::error::AppError;
use crate::events;
use crate::files::{Part, write_part};
use crate::floor_plan::PlanWarning;
use crate::media::Pictures;
use crate::session::Session;
use crate::texts::{Lang, figures, printing, say};

/// A table without columns and rows, with the event's head and the hour of printing.
pub(crate) fn table(
    read: &Reader<'_>,
    pictures: &mut Pictures,
    lang: Lang,
    event: &Event,
    now: chrono::DateTime<chrono::Utc>,
) -> Result<TableContent, AppError> {
    let dates = figures::span(lang, event.starts_on, event.ends_on);
    let time = figures::instant(lang, now);
    Ok(TableContent {
        event: event.name.clone(),
        venue_and_dates: match &event.venue {
            Some(venue) => format!("{venue} · {dates}"),
            None => dates,
        },
        office: events::letterhead(read, event.id)?.into_iter().find(|line| !line.is_empty()),
        logo: pictures.place(event.logo)?,
        continued: lang.pick("{title} (lanjutan)", "{title} (continued)").to_owned(),
        printed_at: say!(lang, "Dicetak {time}", "Printed {time}"),
        page: lang.pick("Halaman {n} dari {total}", "Page {n} of {total}").to_owned(),
        ..TableContent::default()
    })
}

/// A document with nothing on it yet.
pub(crate) fn document(title: String, labels: &FloorPlanLabels) -> Document {
    let meta = DocumentMeta { title, lang: labels.lang.clone(), ..DocumentMeta::default() };
    Document { meta, images: std::collections::BTreeMap::new(), pages: Vec::new() }
}

/// Writes a document to a file that has no name yet.
pub(crate) fn write(
    session: &Session,
    document: &Document,
    setter: &Typesetter,
    out: &Path,
) -> Result<Part, AppError> {
    write_part(out, |mut file| {
        write_pdf(document, setter.book(), figures::in_jakarta(session.now()), &mut file)
            .map_err(|error| std::io::Error::other(error.to_string()))
    })
}

/// Prints one table to a PDF; gives its pages and what a reader would miss.
pub(crate) fn print_table(
    session: &Session,
    content: &TableContent,
    pictures: &mut Pictures,
    title: String,
    out: &Path,
) -> Result<(usize, Vec<PlanWarning>), AppError> {
    let lang = session.lang();
    let mut setter = Typesetter::new(FontBook::with_system_fonts());
    let mut document = document(title, &crate::floor_plan::labels(lang));
    document.images = pictures.take_new().into_iter().collect();
    let prepared = prepare(content, &mut setter);
    let total = prepared.pages();
    let (pages, warnings) = prepared.draw(&mut setter, 0, total);
    document.pages = pages;
    write(session, &document, &setter, out)?.put_in_place()?;
    Ok((total, told(lang, &warnings)))
}

/// Warnings in words.
pub(crate) fn told(lang: Lang, warnings: &[TableWarning]) -> Vec<PlanWarning> {
    let warned = |warning: &TableWarning| {
        let (code, message) = printing::table_words(lang, warning);
        PlanWarning { code, message }
    };
    warnings.iter().map(warned).collect()
}
