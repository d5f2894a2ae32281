//! The list on paper.

use std::path::Path;

use ::print::table::{Align, TableColumn, TableContent, TableRow};

use super::{PlacementList, PlacementOrder, PlacementRow, PlacementsMade, rows};
use crate::error::AppError;
use crate::files::check_target;
use crate::floor_plan::HallChoice;
use crate::media::Pictures;
use crate::papers;
use crate::session::Session;
use crate::texts::{Lang, figures, say};

pub(super) fn print(
    session: &Session,
    event: Option<&str>,
    halls: &HallChoice,
    by: PlacementOrder,
    out: &Path,
) -> Result<PlacementsMade, AppError> {
    check_target(out)?;
    let lang = session.lang();
    let event = session.event(event)?;
    let halls = halls.halls(session, event.id)?;
    let mut pictures = Pictures::of(session.path());
    let (list, head) = session.store.reading::<_, AppError>(|read| {
        let head = papers::table(&read, &mut pictures, lang, &event, session.now())?;
        Ok((rows(&read, lang, &event, &halls, by)?, head))
    })?;
    if list.rows.is_empty() {
        return Err(AppError::Nothing { what: "placements" });
    }
    let content = table(lang, head, &list);
    let title = format!("{} – {}", content.title, event.name);
    let (pages, warnings) = papers::print_table(session, &content, &mut pictures, title, out)?;
    Ok(PlacementsMade {
        rows: list.rows.len(),
        unplaced: list.unplaced,
        pages: Some(pages),
        path: out.display().to_string(),
        warnings,
    })
}

/// Which columns there are: those that would say the same in each row are left out.
#[derive(Clone, Copy)]
struct Shown {
    hall: bool,
    days: bool,
    zone: bool,
    has_water: bool,
}

fn table(lang: Lang, head: TableContent, list: &PlacementList) -> TableContent {
    let column = |id: &str, en: &str, share: f64, align: Align| TableColumn {
        head: lang.pick(id, en).to_owned(),
        share,
        align,
    };
    let mut halls: Vec<&String> = list.rows.iter().filter_map(|row| row.hall.as_ref()).collect();
    halls.sort_unstable();
    halls.dedup();
    let has_days = list.rows.iter().any(|row| row.days.is_some());
    let is_by_name = list.by == PlacementOrder::Name;
    // By booth, halls are heads in the list.
    let shown = Shown {
        hall: is_by_name && halls.len() > 1,
        days: has_days,
        zone: list.rows.iter().any(|row| row.zone.is_some()),
        has_water: list.rows.iter().any(|row| row.has_water == Some(true)),
    };

    let exhibitor = column("Peserta", "Exhibitor", 3.9, Align::Left);
    let booth = column("Stan", "Booth", 1.3, Align::Left);
    let mut columns = if is_by_name { vec![exhibitor, booth] } else { vec![booth, exhibitor] };
    if shown.hall {
        columns.push(column("Area", "Hall", 1.6, Align::Left));
    }
    columns.push(column("Ukuran", "Size", 1.3, Align::Left));
    if shown.zone {
        columns.push(column("Zona", "Zone", 1.5, Align::Left));
    }
    if shown.has_water {
        columns.push(column("Keran", "Tap", 0.9, Align::Left));
    }
    if shown.days {
        columns.push(column("Hari", "Days", 1.5, Align::Left));
    }
    columns.extend([
        column("Daya", "Power", 1.3, Align::Right),
        column("Kategori", "Category", 2.3, Align::Left),
        column("Status", "Status", 1.5, Align::Left),
    ]);

    let mut rows = Vec::new();
    let mut hall = None;
    for row in &list.rows {
        if !is_by_name && halls.len() > 1 && hall != row.hall.as_ref() {
            hall = row.hall.as_ref();
            let title = row.hall.clone().unwrap_or_default();
            rows.push(TableRow::Section { title, value: String::new(), is_alert: false });
        }
        rows.push(cells(lang, list.by, shown, row));
    }
    let (placed, unplaced, taken, free) = (list.placed, list.unplaced, list.booths_taken, list.booths_free);
    let mut facts = say!(
        lang,
        "{placed} peserta di {taken} stan, {free} stan kosong",
        "{placed} exhibitors in {taken} booths, {free} booths free"
    );
    if let Some(unplaced) = unplaced.filter(|unplaced| *unplaced > 0) {
        facts +=
            &say!(lang, ", {unplaced} peserta belum punya stan", ", {unplaced} exhibitors without a booth");
    }
    let title = match list.by {
        PlacementOrder::Name => lang.pick("Daftar stan menurut nama", "Booths by name"),
        PlacementOrder::Booth => lang.pick("Daftar stan menurut nomor", "Booths by number"),
    };
    TableContent { title: title.to_owned(), facts, columns, rows, ..head }
}

fn cells(lang: Lang, by: PlacementOrder, shown: Shown, row: &PlacementRow) -> TableRow {
    let mut exhibitor = match &row.exhibitor {
        Some(name) => name.clone(),
        None if row.is_closed => lang.pick("(ditutup)", "(closed)").to_owned(),
        None => lang.pick("(kosong)", "(free)").to_owned(),
    };
    if !row.with.is_empty() {
        let with = row.with.join(", ");
        exhibitor += &say!(lang, "\nbersama {with}", "\nwith {with}");
    }
    let is_alert = row.booths.is_empty();
    let booth = if is_alert { lang.pick("belum ada", "none yet").to_owned() } else { row.booths.join(", ") };
    let mut cells = match by {
        PlacementOrder::Name => vec![exhibitor, booth],
        PlacementOrder::Booth => vec![booth, exhibitor],
    };
    if shown.hall {
        cells.push(row.hall.clone().unwrap_or_default());
    }
    cells.push(row.size.clone());
    if shown.zone {
        cells.push(row.zone.clone().unwrap_or_default());
    }
    if shown.has_water {
        cells.push(if row.has_water == Some(true) { lang.pick("ada", "yes") } else { "–" }.to_owned());
    }
    if shown.days {
        cells.push(row.days.map(|(first, last)| figures::span(lang, first, last)).unwrap_or_default());
    }
    let mut needs: Vec<String> =
        row.power_va.map(|power_va| figures::volt_ampere(lang, power_va)).into_iter().collect();
    if row.water {
        needs.push(lang.pick("air", "water").to_owned());
    }
    cells.extend([
        needs.join("\n"),
        row.category.clone().unwrap_or_default(),
        row.status.clone().unwrap_or_default(),
    ]);
    TableRow::Cells { cells, is_alert }
}
