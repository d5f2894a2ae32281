//! The list as a spreadsheet.

use std::path::Path;

use tabular::write::{ColumnKind, ColumnOut, TableOut, Value};

use super::{PlacementList, PlacementOrder, PlacementRow, PlacementsMade, list};
use crate::error::AppError;
use crate::floor_plan::HallChoice;
use crate::session::Session;
use crate::spreadsheet;
use crate::texts::{Lang, figures};

pub(super) fn export(
    session: &Session,
    event: Option<&str>,
    halls: &HallChoice,
    by: PlacementOrder,
    path: &Path,
) -> Result<PlacementsMade, AppError> {
    let list = list(session, event, halls, by)?;
    if list.rows.is_empty() {
        return Err(AppError::Nothing { what: "placements" });
    }
    spreadsheet::write(session, table(session.lang(), &list), path)?;
    Ok(PlacementsMade {
        rows: list.rows.len(),
        unplaced: list.unplaced,
        pages: None,
        path: path.display().to_string(),
        warnings: Vec::new(),
    })
}

fn table(lang: Lang, list: &PlacementList) -> TableOut {
    let text = |id: &str, en: &str| ColumnOut::new(lang.pick(id, en), ColumnKind::Text);
    let integer = |id: &str, en: &str| ColumnOut::new(lang.pick(id, en), ColumnKind::Integer);
    let name = [text("Peserta", "Exhibitor"), text("Berbagi dengan", "Shares with")];
    let booth = [text("Stan", "Booth"), text("Area", "Hall"), text("Ukuran", "Size")];
    let ground = [text("Zona", "Zone"), text("Keran", "Tap")];
    let rest = [
        text("Hari", "Days"),
        integer("Daya (VA)", "Power (VA)"),
        text("Air", "Water"),
        text("Kategori", "Category"),
        text("Status", "Status"),
    ];
    let mut columns = vec![integer("No", "No")];
    match list.by {
        PlacementOrder::Name => columns.extend(name.into_iter().chain(booth)),
        PlacementOrder::Booth => columns.extend(booth.into_iter().chain(ground).chain(name)),
    }
    columns.extend(rest);
    let rows = list.rows.iter().enumerate().map(|(index, row)| values(lang, list.by, index + 1, row));
    TableOut {
        name: lang.pick("Daftar stan", "Booths").to_owned(),
        titles: Vec::new(),
        columns,
        rows: rows.collect(),
    }
}

fn values(lang: Lang, by: PlacementOrder, number: usize, row: &PlacementRow) -> Vec<Value> {
    let name = [Value::from(row.exhibitor.clone()), Value::Text(row.with.join(", "))];
    let booth =
        [Value::Text(row.booths.join(", ")), Value::from(row.hall.clone()), Value::Text(row.size.clone())];
    let yes_or_no =
        |yes: bool| Value::from(if yes { lang.pick("ya", "yes") } else { lang.pick("tidak", "no") });
    let ground = [Value::from(row.zone.clone()), row.has_water.map(yes_or_no).unwrap_or_default()];
    let state = match (&row.status, row.is_closed) {
        (Some(status), _) => status.clone(),
        (None, true) => lang.pick("ditutup", "closed").to_owned(),
        (None, false) => lang.pick("kosong", "free").to_owned(),
    };
    let rest = [
        Value::from(row.days.map(|(first, last)| figures::span(lang, first, last))),
        row.power_va.map(Value::Integer).unwrap_or_default(),
        row.exhibitor.as_ref().map(|_| yes_or_no(row.water)).unwrap_or_default(),
        Value::from(row.category.clone()),
        Value::Text(state),
    ];
    let mut values = vec![Value::Integer(i64::try_from(number).unwrap_or(i64::MAX))];
    match by {
        PlacementOrder::Name => values.extend(name.into_iter().chain(booth)),
        PlacementOrder::Booth => values.extend(booth.into_iter().chain(ground).chain(name)),
    }
    values.extend(rest);
    values
}
