//! The floor plan on paper.

use std::path::PathBuf;

use ::print::floor_plan::{
    FloorPlanContent, FloorPlanError, FloorPlanLabels, FloorPlanOptions, LayerNames, Paper, PlanBooth,
    PlanMark, lay_out,
};
use ::print::fonts::FontBook;
use ::print::pdf::write_pdf;
use ::print::text::Typesetter;
use domain::event::Event;
use domain::hall::{ElementKind, Hall, PlanState};
use domain::list_item::ListKind;
use serde::Serialize;
use store::{BoothLine, Reader};
use ts_rs::TS;

use crate::error::AppError;
use crate::events;
use crate::files::{Part, write_part};
use crate::plan::revision::{self, Standing};
use crate::progress::{Stage, Watch, tell};
use crate::session::Session;
use crate::texts::{Lang, elements, figures, printing};

/// What to print.
#[derive(Debug, Clone)]
pub struct FloorPlanRequest {
    /// The event's slug; `None` for the newest.
    pub event: Option<String>,
    /// The hall's name; `None` for the only one.
    pub hall: Option<String>,
    /// The PDF.
    pub out: PathBuf,
    /// `A4` to `A0`.
    pub paper: String,
    /// The n of 1 : n; `None` for the largest scale that fits.
    pub scale: Option<u32>,
}

/// What was printed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct FloorPlanPrinted {
    /// Pages: the drawing, then lists that had no room beside it.
    pub pages: usize,
    /// The n of 1 : n.
    pub scale: u32,
    /// The number of the plan's revision, counted from 1.
    pub revision: u32,
    /// The PDF.
    pub path: String,
    /// What a reader would miss.
    pub warnings: Vec<PlanWarning>,
}

/// Something that a reader of the plan would miss.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct PlanWarning {
    /// Stable, in snake_case.
    pub code: &'static str,
    /// In words.
    pub message: String,
}

/// Drawing it, and keeping the revision that it shows.
const STEPS: usize = 2;

/// Prints the plan of a hall to a PDF. Where it has changed since it was last printed, a new revision is taken, which
/// the title block names; the PDF has its name only once the revision is kept.
///
/// # Errors
/// [`AppError::Unknown`] for paper that there is not, [`AppError::DoesNotFit`] with what would, [`AppError::Write`],
/// [`AppError::Cancelled`]; and as [`Session::hall`].
pub fn print(
    session: &mut Session,
    request: &FloorPlanRequest,
    watch: Watch<'_>,
) -> Result<FloorPlanPrinted, AppError> {
    let paper = Paper::parse(&request.paper).ok_or_else(|| AppError::Unknown {
        kind: "paper",
        name: request.paper.clone(),
        known: Paper::ALL.iter().map(|paper| paper.name().to_owned()).collect(),
    })?;
    let options = FloorPlanOptions { scale: request.scale, ..FloorPlanOptions::on(paper) };
    let event = session.event(request.event.as_deref())?;
    let mut setter = Typesetter::new(FontBook::with_system_fonts());
    // Drawing takes its time, and others may write meanwhile: then it is drawn anew.
    loop {
        let hall = session.hall(event.id, request.hall.as_deref())?;
        tell(watch, Stage::Printing, 0, STEPS)?;
        let (part, printed, revision) = draw(session, request, &event, &hall, &options, &mut setter)?;
        tell(watch, Stage::Printing, 1, STEPS)?;
        if revision.is_new {
            let (by, now) = (session.actor.clone(), session.now());
            let change = session.change(Some(event.id), "paper", "floor_plan_revision");
            let (is_taken, _) = session
                .store
                .write::<_, AppError>(&change, |tx| revision::take(tx, &hall, &revision, &by, now))?;
            if !is_taken {
                continue;
            }
        }
        part.put_in_place()?;
        return Ok(printed);
    }
}

/// Draws the plan as it stands to a file that has no name yet.
fn draw(
    session: &Session,
    request: &FloorPlanRequest,
    event: &Event,
    hall: &Hall,
    options: &FloorPlanOptions,
    setter: &mut Typesetter,
) -> Result<(Part, FloorPlanPrinted, Standing), AppError> {
    let (lang, now) = (session.lang(), session.now());
    let (content, revision) = session.store.reading::<_, AppError>(|read| {
        let revision = revision::standing(&read, hall)?;
        Ok((content(&read, lang, event, hall, revision.number, now)?, revision))
    })?;
    if content.booths.is_empty() && content.elements.is_empty() {
        return Err(AppError::Nothing { what: "booths" });
    }
    let drawing =
        lay_out(&content, options, &labels(lang), setter).map_err(|error| not_drawn(lang, &error))?;
    let part = write_part(&request.out, |mut file| {
        write_pdf(&drawing.document, setter.book(), figures::in_jakarta(now), &mut file)
            .map_err(|error| std::io::Error::other(error.to_string()))
    })?;
    let warnings = drawing.warnings.iter().map(|warning| PlanWarning {
        code: printing::plan_code(warning),
        message: printing::plan_words(lang, warning),
    });
    let printed = FloorPlanPrinted {
        pages: drawing.document.pages.len(),
        scale: drawing.scale,
        revision: revision.number,
        path: request.out.display().to_string(),
        warnings: warnings.collect(),
    };
    Ok((part, printed, revision))
}

fn not_drawn(lang: Lang, error: &FloorPlanError) -> AppError {
    AppError::DoesNotFit { what: "scale", detail: printing::plan_error_words(lang, error) }
}

fn content(
    read: &Reader<'_>,
    lang: Lang,
    event: &Event,
    hall: &Hall,
    revision: u32,
    now: chrono::DateTime<chrono::Utc>,
) -> Result<FloorPlanContent, AppError> {
    let lines = read.booths_of_hall(hall.id)?;
    let listed = read.list_items(ListKind::Category)?.into_iter().map(|item| item.name);
    let categories = categories(listed.collect(), &lines);
    let marks = read
        .plan_elements(hall.id)?
        .into_iter()
        .map(|element| PlanMark {
            kind: element.kind,
            label: element.label,
            // Aisles that the program laid have no owner that a reader knows.
            owner: element.owner.filter(|_| element.kind != ElementKind::MainAisle),
            is_open: element.is_open,
            width_mm: element.width_mm.filter(|_| element.kind == ElementKind::MainAisle).map(i64::from),
            shape: element.shape,
        })
        .collect();
    Ok(FloorPlanContent {
        event: event.name.clone(),
        venue: event.venue.clone().unwrap_or_default(),
        dates: figures::span(lang, event.starts_on, event.ends_on),
        office: events::letterhead(read, event.id)?.into_iter().find(|line| !line.is_empty()),
        hall: hall.name.clone(),
        drawn_on: figures::day(lang, figures::in_jakarta(now).date_naive()),
        revision: format!("{} – {}", revision, state(lang, hall.plan_state)),
        printed_at: figures::instant(lang, now),
        notice: Some(
            lang.pick(
                "Alat bantu perencanaan; bukan persetujuan keselamatan kebakaran.",
                "A planning aid; not a fire approval.",
            )
            .to_owned(),
        ),
        outline: hall.outline.clone(),
        north_mdeg: hall.north_mdeg,
        elements: marks,
        booths: lines.iter().map(|line| booth(line, &categories)).collect(),
        categories,
    })
}

/// The event's categories in their order, and after them those of firms that no list has.
pub(crate) fn categories(mut listed: Vec<String>, lines: &[BoothLine]) -> Vec<String> {
    for category in lines.iter().filter_map(category) {
        if !listed.iter().any(|known| known == category) {
            listed.push(category.to_owned());
        }
    }
    listed
}

/// What the main exhibitor of a booth sells.
fn category(line: &BoothLine) -> Option<&str> {
    line.occupants.first()?.members.first()?.category.as_deref()
}

fn booth(line: &BoothLine, categories: &[String]) -> PlanBooth {
    let name = |member: &store::OccupantMember| {
        member.fascia.clone().unwrap_or_else(|| member.exhibitor_name.clone())
    };
    PlanBooth {
        code: line.booth.code.clone(),
        shape: line.booth.shape.clone(),
        occupants: line.occupants.iter().flat_map(|occupant| occupant.members.iter().map(name)).collect(),
        category: category(line).and_then(|name| categories.iter().position(|known| known == name)),
        is_closed: line.booth.closed,
        power_va: Some(line.booth.power_va),
        has_water: line.booth.water,
    }
}

fn state(lang: Lang, state: PlanState) -> &'static str {
    match state {
        PlanState::Draft => lang.pick("konsep", "draft"),
        PlanState::Approved => lang.pick("disetujui", "approved"),
        PlanState::Published => lang.pick("diterbitkan", "published"),
    }
}

fn labels(lang: Lang) -> FloorPlanLabels {
    let text = |id: &str, en: &str| lang.pick(id, en).to_owned();
    let element = |kind| elements::name(lang, kind).to_owned();
    FloorPlanLabels {
        lang: lang.code().to_owned(),
        document_title: text("Denah {hall} – {event}", "Floor plan {hall} – {event}"),
        floor_plan: text("Denah", "Floor plan"),
        hall: text("Area", "Hall"),
        drawn_on: text("Digambar", "Drawn"),
        revision: text("Revisi", "Revision"),
        scale: text("Skala", "Scale"),
        sheet: text("Lembar", "Sheet"),
        n_of_total: text("{n} dari {total}", "{n} of {total}"),
        page: text("Halaman {n} dari {total}", "Page {n} of {total}"),
        printed_at: text("Dicetak {time}", "Printed {time}"),
        north: text("U", "N"),
        categories: text("Kategori produk", "Product categories"),
        symbols: text("Keterangan", "Symbols"),
        no_category: text("Tanpa kategori", "No category"),
        empty_booth: text("Stan kosong", "Empty booth"),
        closed_booth: text("Stan ditutup", "Closed booth"),
        list_by_name: text("Peserta menurut nama", "Exhibitors by name"),
        list_by_booth: text("Peserta menurut stan", "Exhibitors by booth"),
        name: text("Peserta", "Exhibitor"),
        booth: text("Stan", "Booth"),
        exit: text("Keluar", "Exit"),
        entrance: text("Masuk", "Entrance"),
        shut: text("ditutup", "shut"),
        stage: element(ElementKind::Stage),
        secretariat: element(ElementKind::Secretariat),
        first_aid: element(ElementKind::FirstAid),
        information: element(ElementKind::Information),
        sponsor: element(ElementKind::Sponsor),
        keep_clear: element(ElementKind::KeepClear),
        main_aisle: element(ElementKind::MainAisle),
        exit_symbol: element(ElementKind::Exit),
        entrance_symbol: element(ElementKind::Entrance),
        fire_equipment: element(ElementKind::FireEquipment),
        power_point: element(ElementKind::PowerPoint),
        water_point: element(ElementKind::WaterPoint),
        column: element(ElementKind::Column),
        power_va: text("{n} VA", "{n} VA"),
        decimal_mark: lang.pick(',', '.'),
        layers: LayerNames {
            building: text("Bangunan", "Building"),
            exits_and_fire: text("Pintu dan pemadam", "Exits and fire"),
            utilities: text("Listrik dan air", "Utilities"),
            aisles: text("Lorong", "Aisles"),
            booths: text("Stan", "Booths"),
            numbers: text("Kode stan", "Numbers"),
            names: text("Nama peserta", "Names"),
            dimensions: text("Ukuran", "Dimensions"),
            title_block: text("Kop gambar", "Title block"),
        },
    }
}
