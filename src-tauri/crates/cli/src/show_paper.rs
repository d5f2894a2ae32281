//! What a person reads of papers and files: floor plan, power plan, fascia list.

use std::fmt::Write as _;

use app::fascia::{FasciaExported, FasciaList, FasciaPrinted};
use app::floor_plan::{ExportFormat, FloorPlanExported, FloorPlanPrinted, PlanWarning};
use app::power_plan::{BoothLoad, PowerHall, PowerPlan, PowerPlanPrinted};
use app::texts::figures;
use app::{Lang, say};

use crate::output::table;
use crate::show::lines;

fn warned(lang: Lang, warnings: &[PlanWarning]) -> String {
    let told: Vec<String> = warnings.iter().map(|warning| warning.message.clone()).collect();
    lines(lang, &told)
}

pub(crate) fn floor_plan(lang: Lang, printed: &FloorPlanPrinted) -> String {
    let FloorPlanPrinted { pages, scale, revision, halls, path, warnings } = printed;
    let mut text = if halls.len() > 1 {
        let mut text =
            say!(lang, "Denah semua area, {pages} halaman: {path}\n", "All halls, {pages} pages: {path}\n");
        for hall in halls {
            let (name, scale, revision) = (&hall.hall, hall.scale, hall.revision);
            text += &say!(
                lang,
                "  {name}: 1 : {scale}, revisi {revision}\n",
                "  {name}: 1 : {scale}, revision {revision}\n"
            );
        }
        text
    } else {
        say!(
            lang,
            "Denah 1 : {scale}, revisi {revision}, {pages} halaman: {path}\n",
            "Floor plan 1 : {scale}, revision {revision}, {pages} pages: {path}\n"
        )
    };
    text += &warned(lang, warnings);
    text
}

pub(crate) fn exported(lang: Lang, exported: &FloorPlanExported) -> String {
    let FloorPlanExported { revision, path, scale, .. } = exported;
    let what = match (exported.format, exported.size_px) {
        (ExportFormat::Dxf, _) => lang.pick("DXF dalam milimeter", "DXF in millimetres").to_owned(),
        (ExportFormat::Svg, _) => format!("SVG 1 : {scale}"),
        (ExportFormat::Png, size) => {
            let (width, height) = size.unwrap_or_default();
            format!("PNG {width} x {height} px, 1 : {scale}")
        }
    };
    let mut text = say!(
        lang,
        "Denah sebagai {what}, revisi {revision}: {path}\n",
        "Floor plan as {what}, revision {revision}: {path}\n"
    );
    if !exported.layers.is_empty() {
        let layers = exported.layers.join(", ");
        text += &say!(lang, "Lapisan: {layers}\n", "Layers: {layers}\n");
    }
    text += &warned(lang, &exported.warnings);
    text
}

pub(crate) fn power_plan(lang: Lang, plan: &PowerPlan) -> String {
    plan.halls.iter().map(|hall| power_hall(lang, hall)).collect::<Vec<_>>().join("\n")
}

fn power_hall(lang: Lang, hall: &PowerHall) -> String {
    let mut text = format!("{}\n", hall.hall);
    let head = [
        lang.pick("Stan", "Booth"),
        lang.pick("Peserta", "Exhibitor"),
        lang.pick("Hari", "Days"),
        lang.pick("Dipakai", "Draws"),
        lang.pick("Daya stan", "Booth has"),
    ];
    let loads =
        |loads: &[BoothLoad]| table(&head, &[3, 4], loads.iter().map(|load| row(lang, load)).collect());
    for point in &hall.points {
        for circuit in &point.circuits {
            let from = point.label.as_deref().map(|label| format!(" ({label})")).unwrap_or_default();
            let (load, capacity) = (
                figures::volt_ampere(lang, circuit.load_va),
                figures::volt_ampere(lang, circuit.capacity_va),
            );
            let percent = circuit.percent.map(|percent| format!(", {percent} %")).unwrap_or_default();
            let name = &circuit.name;
            text += "\n";
            text += &say!(
                lang,
                "{name}{from}: {load} dari {capacity}{percent}\n",
                "{name}{from}: {load} of {capacity}{percent}\n"
            );
            for warning in &circuit.warnings {
                let _ = writeln!(text, "  ! {warning}");
            }
            if !circuit.booths.is_empty() {
                text += &loads(&circuit.booths);
                text += "\n";
            }
        }
    }
    if !hall.unfed.is_empty() {
        text += lang.pick("\nBelum tersambung ke sirkuit:\n", "\nOn no circuit:\n");
        text += &loads(&hall.unfed);
        text += "\n";
    }
    if hall.points.is_empty() && hall.unfed.is_empty() {
        text += lang.pick("Area ini tidak punya sirkuit.\n", "This hall has no circuit.\n");
    }
    text
}

fn row(lang: Lang, load: &BoothLoad) -> Vec<String> {
    vec![
        load.booth.clone(),
        load.firms.join(" + "),
        load.days.map(|(first, last)| figures::span(lang, first, last)).unwrap_or_default(),
        figures::volt_ampere(lang, load.draws_va),
        figures::volt_ampere(lang, load.given_va),
    ]
}

pub(crate) fn power_printed(lang: Lang, printed: &PowerPlanPrinted) -> String {
    let PowerPlanPrinted { pages, overloaded, path, warnings } = printed;
    let mut text = match overloaded {
        0 => say!(lang, "Denah listrik, {pages} halaman: {path}\n", "Power plan, {pages} pages: {path}\n"),
        _ => say!(
            lang,
            "Denah listrik, {pages} halaman, {overloaded} sirkuit kelebihan beban: {path}\n",
            "Power plan, {pages} pages, {overloaded} circuits overloaded: {path}\n"
        ),
    };
    text += &warned(lang, warnings);
    text
}

pub(crate) fn fascias(lang: Lang, list: &FasciaList) -> String {
    let head = [
        lang.pick("Stan", "Booth"),
        lang.pick("Ukuran", "Size"),
        lang.pick("Papan", "Boards"),
        lang.pick("Tulisan", "On the board"),
        lang.pick("Huruf", "Letters"),
        lang.pick("Catatan", "Notes"),
    ];
    let rows = list
        .rows
        .iter()
        .map(|row| {
            let days = row.days.map(|(first, last)| format!(" ({})", figures::span(lang, first, last)));
            vec![
                row.booth.clone(),
                row.size.clone(),
                row.boards.to_string(),
                format!("{}{}", row.lines.join(" / "), days.unwrap_or_default()),
                format!("{}/{}", row.letters, row.most_letters),
                row.warnings.join(" "),
            ]
        })
        .collect();
    let (names, boards, warned) = (list.rows.len(), list.boards, list.warned);
    let mut text = table(&head, &[2, 4], rows);
    text += "\n";
    text += &say!(
        lang,
        "{names} nama, {boards} papan, {warned} perlu diperiksa.\n",
        "{names} names, {boards} boards, {warned} to look at.\n"
    );
    text
}

pub(crate) fn fascias_exported(lang: Lang, exported: &FasciaExported) -> String {
    let FasciaExported { rows, warned, path } = exported;
    say!(
        lang,
        "{rows} nama fascia ditulis ke {path}; {warned} perlu diperiksa.\n",
        "{rows} fascia names written to {path}; {warned} to look at.\n"
    )
}

pub(crate) fn fascias_printed(lang: Lang, printed: &FasciaPrinted) -> String {
    let FasciaPrinted { pages, rows, path, warnings } = printed;
    let mut text = say!(
        lang,
        "Daftar {rows} nama fascia, {pages} halaman: {path}\n",
        "List of {rows} fascia names, {pages} pages: {path}\n"
    );
    text += &warned(lang, warnings);
    text
}
