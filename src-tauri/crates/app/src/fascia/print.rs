//! The fascia list on paper, to be initialled by each exhibitor.

use std::path::Path;

use ::print::table::{Align, TableColumn, TableContent, TableRow};
use serde::Serialize;
use ts_rs::TS;

use super::{FasciaList, FasciaRow, rows};
use crate::error::AppError;
use crate::files::check_target;
use crate::floor_plan::{HallChoice, PlanWarning};
use crate::media::Pictures;
use crate::papers;
use crate::session::Session;
use crate::texts::{Lang, figures, say};

/// What was printed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct FasciaPrinted {
    /// Pages of A4.
    pub pages: usize,
    /// Rows.
    pub rows: usize,
    /// The PDF.
    pub path: String,
    /// Boards to look at, then what a reader would miss.
    pub warnings: Vec<PlanWarning>,
}

/// Prints the fascia list of a hall, or of all, to a PDF.
///
/// # Errors
/// [`AppError::Nothing`] where nobody has a booth, [`AppError::Write`], [`AppError::Protected`]; as [`Session::hall`].
pub fn print(
    session: &Session,
    event: Option<&str>,
    halls: &HallChoice,
    out: &Path,
) -> Result<FasciaPrinted, AppError> {
    check_target(out)?;
    let lang = session.lang();
    let event = session.event(event)?;
    let halls = halls.halls(session, event.id)?;
    let mut pictures = Pictures::of(session.path());
    let (list, head) = session.store.reading::<_, AppError>(|read| {
        let head = papers::table(&read, &mut pictures, lang, &event, session.now())?;
        Ok((rows(&read, lang, &event, &halls)?, head))
    })?;
    if list.rows.is_empty() {
        return Err(AppError::Nothing { what: "fascias" });
    }
    let content = table(lang, head, &list, halls.len() > 1);
    let name = &event.name;
    let title = say!(lang, "Daftar nama fascia – {name}", "Fascia list – {name}");
    let (pages, missed) = papers::print_table(session, &content, &mut pictures, title, out)?;
    let of_row = |row: &FasciaRow| {
        let booth = row.booth.clone();
        row.warnings
            .iter()
            .map(move |words| PlanWarning { code: "fascia", message: format!("{booth}: {words}") })
            .collect::<Vec<_>>()
    };
    let mut warnings: Vec<PlanWarning> = list.rows.iter().flat_map(of_row).collect();
    warnings.extend(missed);
    Ok(FasciaPrinted { pages, rows: list.rows.len(), path: out.display().to_string(), warnings })
}

fn table(lang: Lang, head: TableContent, list: &FasciaList, has_halls: bool) -> TableContent {
    let column = |id: &str, en: &str, share: f64, align: Align| TableColumn {
        head: lang.pick(id, en).to_owned(),
        share,
        align,
    };
    let mut content_rows = Vec::new();
    let mut hall = None;
    for row in &list.rows {
        if has_halls && hall != Some(&row.hall) {
            hall = Some(&row.hall);
            content_rows.push(TableRow::Section {
                title: row.hall.clone(),
                value: String::new(),
                is_alert: false,
            });
        }
        content_rows.push(cells(lang, row));
        content_rows.extend(
            row.warnings.iter().map(|text| TableRow::Note { text: format!("↑ {text}"), is_alert: true }),
        );
    }
    let (count, boards) = (list.rows.len(), list.boards);
    TableContent {
        title: lang.pick("Daftar nama fascia", "Fascia list").to_owned(),
        facts: say!(
            lang,
            "{count} nama, {boards} papan · tulisan persis seperti tercantum; beri paraf bila sudah benar",
            "{count} names, {boards} boards · lettered exactly as written here; initial it if it is right"
        ),
        columns: vec![
            column("Stan", "Booth", 1.0, Align::Left),
            column("Ukuran", "Size", 1.3, Align::Left),
            column("Papan", "Boards", 0.8, Align::Right),
            column("Tulisan pada papan", "On the board", 4.6, Align::Left),
            column("Huruf", "Letters", 1.0, Align::Right),
            column("Paraf", "Initials", 1.4, Align::Left),
        ],
        rows: content_rows,
        ..head
    }
}

fn cells(lang: Lang, row: &FasciaRow) -> TableRow {
    let mut words = row.lines.join("\n");
    if let Some((first, last)) = row.days {
        words = format!("{words}\n({})", figures::span(lang, first, last));
    }
    let cells = vec![
        row.booth.clone(),
        row.size.clone(),
        row.boards.to_string(),
        words,
        format!("{} / {}", row.letters, row.most_letters),
        String::new(),
    ];
    TableRow::Cells { cells, is_alert: false }
}
