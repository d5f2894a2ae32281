//! The power plan on paper: of each hall a drawing with the circuits in colours, then the table.

use std::collections::BTreeMap;
use std::path::PathBuf;

use ::print::floor_plan::{
    FloorPlanContent, FloorPlanLabels, FloorPlanOptions, FloorPlanWarning, ListPlacement, prepare,
};
use ::print::fonts::FontBook;
use ::print::table::{Align, TableColumn, TableContent, TableRow, prepare as prepare_table};
use ::print::text::Typesetter;
use serde::Serialize;
use ts_rs::TS;

use super::{BoothLoad, CircuitLoad, PowerHall, PowerPlan, plan};
use crate::error::AppError;
use crate::files::{Part, check_target};
use crate::floor_plan::{self, HallChoice, Plan, PlanWarning, kept, not_drawn, paper};
use crate::media::Pictures;
use crate::papers;
use crate::progress::Watch;
use crate::session::Session;
use crate::texts::{Lang, figures, powering, say};

/// What to print.
#[derive(Debug, Clone)]
pub struct PowerPlanRequest {
    /// The event's slug; `None` for the newest.
    pub event: Option<String>,
    /// Which halls.
    pub halls: HallChoice,
    /// The PDF.
    pub out: PathBuf,
    /// `A4` to `A0`, of the drawings; tables are on A4.
    pub paper: String,
}

/// What was printed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct PowerPlanPrinted {
    /// Pages: of each hall the drawing, then the table.
    pub pages: usize,
    /// How many circuits have more on them than they bear.
    pub overloaded: usize,
    /// The PDF.
    pub path: String,
    /// What is wrong with the plan, then what a reader would miss.
    pub warnings: Vec<PlanWarning>,
}

/// Prints the power plan of a hall, or of all, to a PDF. It goes by the same revisions as the floor plan.
///
/// # Errors
/// As [`floor_plan::print`].
pub fn print(
    session: &mut Session,
    request: &PowerPlanRequest,
    watch: Watch<'_>,
) -> Result<PowerPlanPrinted, AppError> {
    check_target(&request.out)?;
    let options = FloorPlanOptions {
        lists: ListPlacement::Nowhere,
        supplies: true,
        ..FloorPlanOptions::on(paper(&request.paper)?)
    };
    let mut setter = Typesetter::new(FontBook::with_system_fonts());
    kept(session, request.event.as_deref(), &request.halls, watch, |session, plans| {
        draw(session, request, plans, &options, &mut setter)
    })
}

fn draw(
    session: &Session,
    request: &PowerPlanRequest,
    plans: &[Plan],
    options: &FloorPlanOptions,
    setter: &mut Typesetter,
) -> Result<(Part, PowerPlanPrinted), AppError> {
    let lang = session.lang();
    let event = session.event(request.event.as_deref())?;
    let halls: Vec<_> = plans.iter().map(|plan| plan.hall.clone()).collect();
    let mut pictures = Pictures::of(session.path());
    let (PowerPlan { halls }, head) = session.store.reading::<_, AppError>(|read| {
        let head = papers::table(&read, &mut pictures, lang, &event, session.now())?;
        Ok((plan(&read, lang, &event, &halls)?, head))
    })?;
    let labels = labels(lang);
    let contents: Vec<FloorPlanContent> =
        plans.iter().zip(&halls).map(|(plan, hall)| drawing(lang, &plan.content, hall)).collect();
    let tables: Vec<TableContent> =
        plans.iter().zip(&halls).map(|(plan, hall)| table(lang, &head, plan, hall)).collect();
    let mut prepared = Vec::new();
    for ((plan, content), table) in plans.iter().zip(&contents).zip(&tables) {
        let drawn = prepare(content, options, &labels, setter)
            .map_err(|error| not_drawn(lang, &error, plan, plans.len()))?;
        prepared.push((drawn, prepare_table(table, setter)));
    }
    let total: usize = prepared.iter().map(|(drawing, table)| drawing.pages() + table.pages()).sum();

    let hall_names = halls.iter().map(|hall| hall.hall.as_str()).collect::<Vec<_>>().join(", ");
    let name = &event.name;
    let title = say!(lang, "Denah listrik {hall_names} – {name}", "Power plan {hall_names} – {name}");
    let mut document = papers::document(title, &labels);
    document.images = pictures.take_new().into_iter().collect();
    let is_wrong = |message: &String| PlanWarning { code: "power", message: message.clone() };
    let mut warnings: Vec<PlanWarning> = halls.iter().flat_map(|hall| &hall.warnings).map(is_wrong).collect();
    for (plan, (drawing, table)) in plans.iter().zip(prepared) {
        let drawn = drawing.draw(setter, document.pages.len(), total);
        // What is in the booths of this drawing is in the table, too.
        let missed: Vec<FloorPlanWarning> = drawn
            .warnings
            .into_iter()
            .filter(|warning| !matches!(warning, FloorPlanWarning::NameOnlyInList { .. }))
            .collect();
        warnings.extend(floor_plan::told(lang, &missed, plan, plans.len()));
        document.meta.layers = drawn.document.meta.layers;
        document.images.extend(drawn.document.images);
        document.pages.extend(drawn.document.pages);
        let (pages, missed) = table.draw(setter, document.pages.len(), total);
        document.pages.extend(pages);
        warnings.extend(papers::told(lang, &missed));
    }
    let part = papers::write(session, &document, setter, &request.out)?;
    let printed = PowerPlanPrinted {
        pages: total,
        overloaded: halls.iter().map(|hall| hall.overloaded).sum(),
        path: request.out.display().to_string(),
        warnings,
    };
    Ok((part, printed))
}

/// The plan with a colour for each circuit and the load in each booth in the place of names.
fn drawing(lang: Lang, content: &FloorPlanContent, hall: &PowerHall) -> FloorPlanContent {
    let circuits = || hall.points.iter().flat_map(|point| &point.circuits);
    let mut loads: BTreeMap<&str, i64> = BTreeMap::new();
    for load in circuits().flat_map(|circuit| &circuit.booths).chain(&hall.unfed) {
        // Of parties in turns the one that draws most.
        let most = loads.entry(&load.booth).or_insert(0);
        *most = load.draws_va.max(*most);
    }
    let names: Vec<String> = circuits().map(|circuit| circuit.name.clone()).collect();
    let mut content = FloorPlanContent { categories: names, ..content.clone() };
    for booth in &mut content.booths {
        booth.category =
            booth.circuit.as_ref().and_then(|own| content.categories.iter().position(|one| one == own));
        let load_va = loads.get(booth.code.as_str()).copied().unwrap_or_default();
        // A booth on a circuit has its colour, be it given away or not.
        let is_on = booth.category.is_some() || load_va > 0;
        booth.occupants = if is_on { vec![figures::volt_ampere(lang, load_va)] } else { Vec::new() };
        booth.zone = None;
        booth.is_premium = false;
        booth.is_accessible = false;
        booth.has_water = false;
    }
    content
}

fn labels(lang: Lang) -> FloorPlanLabels {
    let text = |id: &str, en: &str| lang.pick(id, en).to_owned();
    let mut labels = floor_plan::labels(lang);
    labels.document_title = text("Denah listrik {hall} – {event}", "Power plan {hall} – {event}");
    labels.floor_plan = text("Denah listrik", "Power plan");
    labels.categories = text("Sirkuit", "Circuits");
    labels.no_category = text("Tanpa sirkuit", "No circuit");
    labels.empty_booth = text("Tanpa listrik", "No power");
    labels.power_va = text("maks. {n} VA", "max. {n} VA");
    labels.layers.names = text("Beban", "Loads");
    labels
}

fn table(lang: Lang, head: &TableContent, plan: &Plan, hall: &PowerHall) -> TableContent {
    let column = |id: &str, en: &str, share: f64, align: Align| TableColumn {
        head: lang.pick(id, en).to_owned(),
        share,
        align,
    };
    let mut rows: Vec<TableRow> = Vec::new();
    for point in &hall.points {
        let label = point.label.as_deref().unwrap_or(powering::no_point(lang));
        for circuit in &point.circuits {
            rows.push(section(lang, label, circuit));
            rows.extend(
                circuit.warnings.iter().map(|text| TableRow::Note { text: text.clone(), is_alert: true }),
            );
            rows.extend(circuit.booths.iter().map(|load| cells(lang, load)));
            if circuit.booths.is_empty() {
                let text = lang.pick("Belum ada stan di sirkuit ini.", "No booth on this circuit.");
                rows.push(TableRow::Note { text: text.to_owned(), is_alert: false });
            }
        }
        if point.circuits.is_empty() {
            let value = lang.pick("tanpa sirkuit", "no circuit").to_owned();
            rows.push(TableRow::Section { title: label.to_owned(), value, is_alert: false });
        }
    }
    if !hall.unfed.is_empty() {
        let title = lang.pick("Belum tersambung ke sirkuit", "On no circuit").to_owned();
        rows.push(TableRow::Section { title, value: String::new(), is_alert: true });
        rows.extend(hall.unfed.iter().map(|load| cells(lang, load)));
    }
    let revision = &plan.content.revision;
    let circuits: usize = hall.points.iter().map(|point| point.circuits.len()).sum();
    let overloaded = hall.overloaded;
    let name = &hall.hall;
    let counts = match overloaded {
        0 => say!(lang, "{circuits} sirkuit, semua cukup", "{circuits} circuits, none overloaded"),
        _ => say!(
            lang,
            "{circuits} sirkuit, {overloaded} kelebihan beban",
            "{circuits} circuits, {overloaded} overloaded"
        ),
    };
    TableContent {
        title: lang.pick("Daftar beban listrik", "Power by circuit").to_owned(),
        facts: say!(
            lang,
            "Area {name} · {counts} · revisi {revision}",
            "Hall {name} · {counts} · revision {revision}"
        ),
        columns: vec![
            column("Stan", "Booth", 1.1, Align::Left),
            column("Peserta", "Exhibitor", 4.2, Align::Left),
            column("Hari", "Days", 1.7, Align::Left),
            column("Dipakai", "Draws", 1.2, Align::Right),
            column("Daya stan", "Booth has", 1.2, Align::Right),
        ],
        rows,
        nothing: lang.pick("Area ini tidak punya sirkuit.", "This hall has no circuit.").to_owned(),
        ..head.clone()
    }
}

fn section(lang: Lang, point: &str, circuit: &CircuitLoad) -> TableRow {
    let (load, capacity) =
        (figures::volt_ampere(lang, circuit.load_va), figures::volt_ampere(lang, circuit.capacity_va));
    let percent = circuit.percent.map(|percent| format!(" · {percent} %")).unwrap_or_default();
    let over = if circuit.is_over { lang.pick(" · KELEBIHAN", " · OVERLOADED") } else { "" };
    TableRow::Section {
        title: format!("{} – {point}", circuit.name),
        value: say!(lang, "{load} dari {capacity}{percent}{over}", "{load} of {capacity}{percent}{over}"),
        is_alert: circuit.is_over,
    }
}

fn cells(lang: Lang, load: &BoothLoad) -> TableRow {
    let firms = match load.firms.is_empty() {
        true => lang.pick("(kosong)", "(empty)").to_owned(),
        false => load.firms.join(" + "),
    };
    let days = load.days.map(|(first, last)| figures::span(lang, first, last)).unwrap_or_default();
    let cells = vec![
        load.booth.clone(),
        firms,
        days,
        figures::volt_ampere(lang, load.draws_va),
        figures::volt_ampere(lang, load.given_va),
    ];
    TableRow::Cells { cells, is_alert: load.is_over }
}
