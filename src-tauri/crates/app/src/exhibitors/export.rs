//! The list of an event as a spreadsheet.

use std::collections::BTreeMap;
use std::path::Path;

use domain::event::Event;
use domain::id::{BoothId, ParticipationId};
use domain::wish::Nearness;
use serde::Serialize;
use store::{ExhibitorLine, Reader};
use tabular::columns::Field;
use tabular::write::{ColumnKind, ColumnOut, TableOut, Value};
use ts_rs::TS;

use super::{named, size};
use crate::error::AppError;
use crate::hall::WishedBooths;
use crate::session::Session;
use crate::spreadsheet;
use crate::status_names::StatusNames;
use crate::texts::{Lang, fields};

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
    write(session, &event, &lines, &lines.iter().collect::<Vec<_>>(), path)
}

/// The same for some firms of the event, in the order in which they are named.
///
/// # Errors
/// As [`export`]; [`AppError::Unknown`] for no firm of the event.
pub fn export_these(session: &Session, ids: &[String], path: &Path) -> Result<Exported, AppError> {
    let event = session.event(None)?;
    let lines = session.store.read().exhibitors_of_event(event.id)?;
    write(session, &event, &lines, &named(&lines, ids)?, path)
}

/// Writes some firms; `all` are those whom their wishes may name.
fn write(
    session: &Session,
    event: &Event,
    all: &[ExhibitorLine],
    lines: &[&ExhibitorLine],
    path: &Path,
) -> Result<Exported, AppError> {
    let (names, wishes) = session
        .store
        .reading::<_, AppError>(|read| Ok((StatusNames::read(&read)?, Wished::read(&read, event, all)?)))?;
    let table = table(session.lang(), &names, &wishes, lines);
    let rows = table.rows.len();
    spreadsheet::write(session, table, path)?;
    Ok(Exported { rows, path: path.display().to_string() })
}

/// The booths and firms that wishes name, as an import reads them.
#[derive(Default)]
struct Wished {
    prefers: BTreeMap<ParticipationId, String>,
    near: BTreeMap<ParticipationId, String>,
    apart: BTreeMap<ParticipationId, String>,
}

impl Wished {
    fn read(read: &Reader<'_>, event: &Event, all: &[ExhibitorLine]) -> Result<Self, AppError> {
        let mut wished = Self::default();
        let mut ids: BTreeMap<ParticipationId, Vec<BoothId>> = BTreeMap::new();
        for wish in read.booth_wishes(event.id)? {
            ids.entry(wish.participation_id).or_default().push(wish.booth_id);
        }
        let booths = read.booths(event.id)?;
        let present = WishedBooths::of(&booths);
        wished.prefers = ids.into_iter().map(|(id, ids)| (id, present.codes(ids).join(", "))).collect();
        let names: BTreeMap<ParticipationId, &str> =
            all.iter().map(|line| (line.participation.id, line.exhibitor.name.as_str())).collect();
        for wish in read.neighbour_wishes(event.id)? {
            let Some(name) = names.get(&wish.other_id) else { continue };
            let of = match wish.nearness {
                Nearness::Near => &mut wished.near,
                Nearness::Apart => &mut wished.apart,
            };
            let list = of.entry(wish.participation_id).or_default();
            if !list.is_empty() {
                list.push_str("; ");
            }
            list.push_str(name);
        }
        Ok(wished)
    }
}

fn table(lang: Lang, names: &StatusNames, wishes: &Wished, lines: &[&ExhibitorLine]) -> TableOut {
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
        integer("Jumlah Stan", "Number of booths"),
        integer("Daya Listrik (VA)", "Power (VA)"),
        text("Perlu Air", "Water needed"),
        text("Stan Sudut", "Corner booth"),
        text("Kelompok Pesaing", "Competitor group"),
        integer("Prioritas", "Priority"),
        text("Stan Diinginkan", "Preferred booths"),
        text("Dekat Dengan", "Near to"),
        text("Jauh Dari", "Apart from"),
        text("Status", "Status"),
        text("Stan", "Booth"),
        text("Catatan", "Notes"),
    ];
    let optional = |value: &Option<String>| value.as_deref().map(Value::from).unwrap_or_default();
    let named = |of: &BTreeMap<ParticipationId, String>, line: &ExhibitorLine| {
        of.get(&line.participation.id).map(|names| Value::from(names.as_str())).unwrap_or_default()
    };
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
                Value::Integer(i64::from(participation.request.booths)),
                Value::Integer(i64::from(participation.request.power_va)),
                Value::from(fields::shown(
                    lang,
                    Field::Water,
                    if participation.request.water { "yes" } else { "no" },
                )),
                Value::from(fields::corner(lang, participation.request.corner)),
                optional(&participation.group),
                Value::Integer(i64::from(participation.priority)),
                named(&wishes.prefers, line),
                named(&wishes.near, line),
                named(&wishes.apart, line),
                Value::from(names.name(lang, participation.status)),
                Value::Text(line.booth_codes.join(", ")),
                optional(&firm.notes),
            ]
        })
        .collect();
    TableOut { name: lang.pick("Peserta", "Exhibitors").to_owned(), titles: Vec::new(), columns, rows }
}
