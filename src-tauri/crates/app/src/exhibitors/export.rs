//! The list of an event as a spreadsheet.

use std::path::Path;

use serde::Serialize;
use store::ExhibitorLine;
use tabular::write::{ColumnKind, ColumnOut, TableOut, Value};
use ts_rs::TS;

use super::{named, size};
use crate::error::AppError;
use crate::session::Session;
use crate::spreadsheet;
use crate::status_names::StatusNames;
use crate::texts::Lang;

/// What was exported.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Exported {
    /// Rows below the header.
    pub rows: usize,
    /// Where they are.
    pub path: String,
}

/// Writes the list of an event as `.xlsx` or `.csv`. Numbers that identify a person are not in it.
///
/// # Errors
/// [`AppError::Unknown`] for another ending, [`AppError::Write`].
pub fn export(session: &Session, event: Option<&str>, path: &Path) -> Result<Exported, AppError> {
    let event = session.event(event)?;
    let lines = session.store.read().exhibitors_of_event(event.id)?;
    write(session, &lines.iter().collect::<Vec<_>>(), path)
}

/// The same for some firms of the event, in the order in which they are named.
///
/// # Errors
/// As [`export`]; [`AppError::Unknown`] for no firm of the event.
pub fn export_these(session: &Session, ids: &[String], path: &Path) -> Result<Exported, AppError> {
    let event = session.event(None)?;
    let lines = session.store.read().exhibitors_of_event(event.id)?;
    write(session, &named(&lines, ids)?, path)
}

fn write(session: &Session, lines: &[&ExhibitorLine], path: &Path) -> Result<Exported, AppError> {
    let names = StatusNames::read(&session.store.read())?;
    let table = table(session.lang(), &names, lines);
    let rows = table.rows.len();
    spreadsheet::write(session, table, path)?;
    Ok(Exported { rows, path: path.display().to_string() })
}

fn table(lang: Lang, names: &StatusNames, lines: &[&ExhibitorLine]) -> TableOut {
    let text = |id: &str, en: &str| ColumnOut::new(lang.pick(id, en), ColumnKind::Text);
    let money = |id: &str, en: &str| ColumnOut::new(lang.pick(id, en), ColumnKind::Money);
    let integer = |id: &str, en: &str| ColumnOut::new(lang.pick(id, en), ColumnKind::Integer);
    let columns = vec![
        integer("No", "No"),
        text("Nama Usaha", "Firm"),
        text("Nama Pemilik", "Owner"),
        text("NIB", "NIB"),
        text("No. HP / WA", "Phone"),
        text("Email", "E-mail"),
        text("Instagram", "Instagram"),
        text("Alamat", "Address"),
        text("Kelurahan", "Kelurahan"),
        text("Kecamatan", "Kecamatan"),
        text("Kota/Kab. Adm.", "City"),
        text("Instansi Pembina", "Supported by"),
        text("Kategori Produk", "Category"),
        text("Bahan Utama", "Material"),
        money("Omzet / Bulan (Rp)", "Monthly sales (Rp)"),
        integer("Tenaga Kerja", "Staff"),
        text("Ukuran Stan", "Booth size"),
        integer("Daya Listrik (VA)", "Power (VA)"),
        text("Status", "Status"),
        text("Stan", "Booth"),
        text("Catatan", "Notes"),
    ];
    let optional = |value: &Option<String>| value.as_deref().map(Value::from).unwrap_or_default();
    let rows = lines
        .iter()
        .enumerate()
        .map(|(index, line)| {
            let (firm, participation) = (&line.exhibitor, &line.participation);
            vec![
                Value::Integer(i64::try_from(index + 1).unwrap_or(i64::MAX)),
                Value::Text(firm.name.clone()),
                optional(&line.owner_name),
                firm.nib.as_ref().map(|nib| Value::from(nib.as_str())).unwrap_or_default(),
                Value::Text(line.phones.join(" / ")),
                optional(&firm.email),
                optional(&firm.instagram),
                optional(&firm.address.street),
                optional(&firm.address.kelurahan),
                optional(&firm.address.kecamatan),
                optional(&firm.address.city),
                optional(&firm.supported_by),
                optional(&firm.category),
                optional(&firm.material),
                firm.monthly_turnover_idr.map(|amount| Value::Integer(amount.0)).unwrap_or_default(),
                firm.staff.map(|staff| Value::Integer(i64::from(staff))).unwrap_or_default(),
                Value::Text(format!("{} m", size(&participation.request, lang).replace('x', " x "))),
                Value::Integer(i64::from(participation.request.power_va)),
                Value::from(names.name(lang, participation.status)),
                Value::Text(line.booth_codes.join(", ")),
                optional(&firm.notes),
            ]
        })
        .collect();
    TableOut { name: lang.pick("Peserta", "Exhibitors").to_owned(), titles: Vec::new(), columns, rows }
}
