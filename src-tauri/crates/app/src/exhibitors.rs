//! Firms of an event: list, export, moves of status.

use std::path::Path;

use domain::id::{EventId, ExhibitorId};
use domain::participation::Participation;
use domain::party::{Party, PartyMember};
use domain::search_key::search_key;
use domain::status::ParticipationStatus;
use serde::Serialize;
use store::{ExhibitorLine, MoveError, Tx};
use tabular::write::{ColumnKind, ColumnOut, CsvDelimiter, TableOut, Value, csv_bytes, xlsx_bytes};
use uuid::Uuid;

use crate::error::AppError;
use crate::files::write_whole;
use crate::session::Session;
use crate::texts::{Lang, statuses};

/// A firm of an event as it is sent.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ExhibitorOut {
    /// The firm's id.
    pub id: String,
    /// Its participation's id.
    pub participation: String,
    /// Its name.
    pub name: String,
    /// Its owner's name.
    pub owner: Option<String>,
    /// 13 digits.
    pub nib: Option<String>,
    /// The first telephone, E.164.
    pub phone: Option<String>,
    /// All telephones, E.164.
    pub phones: Vec<String>,
    /// The product category.
    pub category: Option<String>,
    /// Who sent or coaches it.
    pub supported_by: Option<String>,
    /// Kemendagri's code of the city (`31.71`), where the address was matched.
    pub region: Option<String>,
    /// The city as typed.
    pub city: Option<String>,
    /// The status's code.
    pub status: &'static str,
    /// The booth that it asks for, such as `2x2`, in metres.
    pub booth_size: String,
    /// The power that it asks for.
    pub power_va: u32,
    /// The codes of the booths that it has.
    pub booths: Vec<String>,
}

impl From<&ExhibitorLine> for ExhibitorOut {
    fn from(line: &ExhibitorLine) -> Self {
        let (firm, participation) = (&line.exhibitor, &line.participation);
        Self {
            id: firm.id.to_string(),
            participation: participation.id.to_string(),
            name: firm.name.clone(),
            owner: line.owner_name.clone(),
            nib: firm.nib.as_ref().map(|nib| nib.as_str().to_owned()),
            phone: line.phones.first().cloned(),
            phones: line.phones.clone(),
            category: firm.category.clone(),
            supported_by: firm.supported_by.clone(),
            region: firm.address.city_code().map(str::to_owned),
            city: firm.address.city.clone(),
            status: participation.status.as_str(),
            booth_size: size(participation, Lang::En),
            power_va: participation.request.power_va,
            booths: line.booth_codes.clone(),
        }
    }
}

/// Every firm of an event, by name.
///
/// # Errors
/// As [`Session::event`].
pub fn list(session: &Session, event: Option<&str>) -> Result<Vec<ExhibitorOut>, AppError> {
    let event = session.event(event)?;
    Ok(session.store.read().exhibitors_of_event(event.id)?.iter().map(ExhibitorOut::from).collect())
}

/// What was exported.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
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
    let table = table(session.lang(), &lines);
    let ending = path.extension().map(|ending| ending.to_string_lossy().to_lowercase()).unwrap_or_default();
    let rows = table.rows.len();
    let failed =
        |error: String| AppError::Write { path: path.to_owned(), cause: std::io::Error::other(error) };
    let bytes = match ending.as_str() {
        "xlsx" => {
            xlsx_bytes(&[table], session.now().naive_utc()).map_err(|error| failed(error.to_string()))?
        }
        "csv" => csv_bytes(&table, CsvDelimiter::Semicolon).map_err(|error| failed(error.to_string()))?,
        _ => {
            let known = vec![".xlsx".to_owned(), ".csv".to_owned()];
            return Err(AppError::Unknown { kind: "format", name: format!(".{ending}"), known });
        }
    };
    write_whole(path, |file| file.write_all(&bytes))?;
    Ok(Exported { rows, path: path.display().to_string() })
}

fn table(lang: Lang, lines: &[ExhibitorLine]) -> TableOut {
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
                Value::Text(format!("{} m", size(participation, lang).replace('x', " x "))),
                Value::Integer(i64::from(participation.request.power_va)),
                Value::from(statuses::name(lang, participation.status)),
                Value::Text(line.booth_codes.join(", ")),
                optional(&firm.notes),
            ]
        })
        .collect();
    TableOut { name: lang.pick("Peserta", "Exhibitors").to_owned(), titles: Vec::new(), columns, rows }
}

fn size(participation: &Participation, lang: Lang) -> String {
    let metres = |length_mm| crate::texts::figures::metres(lang, i64::from(length_mm));
    format!("{}x{}", metres(participation.request.width_mm), metres(participation.request.depth_mm))
}

/// Which firms to move.
#[derive(Debug, Clone, Copy)]
pub enum Which<'a> {
    /// All that the move is open to.
    All,
    /// By name or id.
    These(&'a [String]),
}

/// How many were changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Changed {
    /// Firms that are now otherwise.
    pub changed: usize,
}

/// The reason that is kept where firms are accepted that no jury has seen.
const WITHOUT_CURATION: &str = "without curation";

/// Accepts firms that applied, are complete or have passed.
///
/// # Errors
/// [`AppError::Unknown`], [`AppError::Ambiguous`]; [`AppError::Status`] for a named firm that cannot be accepted:
/// then none is.
pub fn accept(
    session: &mut Session,
    event: Option<&str>,
    which: Which<'_>,
    reason: Option<&str>,
) -> Result<Changed, AppError> {
    use ParticipationStatus as S;
    let event = session.event(event)?;
    let lines = session.store.read().exhibitors_of_event(event.id)?;
    let chosen = match which {
        Which::All => {
            let open = |line: &&ExhibitorLine| {
                matches!(line.participation.status, S::Applied | S::Complete | S::Passed)
            };
            lines.iter().filter(open).collect()
        }
        Which::These(names) => named(&lines, names)?,
    };
    let reasons: Vec<_> = chosen
        .into_iter()
        .map(|line| {
            let seen_by_a_jury = line.participation.status == S::Passed;
            let reason = reason.map(str::to_owned);
            (line, if seen_by_a_jury { reason } else { reason.or_else(|| Some(WITHOUT_CURATION.to_owned())) })
        })
        .collect();
    move_all(session, event.id, "exhibitors_accept", S::Accepted, &reasons)
}

/// Moves named firms to a status, given by its code.
///
/// # Errors
/// As [`accept`], and [`AppError::Invalid`] for an unknown status.
pub fn move_to(
    session: &mut Session,
    event: Option<&str>,
    names: &[String],
    status: &str,
    reason: Option<&str>,
) -> Result<Changed, AppError> {
    let to = ParticipationStatus::parse(status)
        .ok_or_else(|| AppError::Invalid { field: "status", value: status.to_owned() })?;
    let event = session.event(event)?;
    let lines = session.store.read().exhibitors_of_event(event.id)?;
    let chosen: Vec<_> =
        named(&lines, names)?.into_iter().map(|line| (line, reason.map(str::to_owned))).collect();
    move_all(session, event.id, "exhibitors_move", to, &chosen)
}

fn move_all(
    session: &mut Session,
    event_id: EventId,
    action: &str,
    to: ParticipationStatus,
    chosen: &[(&ExhibitorLine, Option<String>)],
) -> Result<Changed, AppError> {
    let change = session.change(Some(event_id), "exhibitors", action);
    let (actor, at) = (session.actor.clone(), session.now());
    let (changed, _) = session.store.write::<_, AppError>(&change, |tx| {
        for (line, reason) in chosen {
            tx.move_status(line.participation.id, to, &actor, at, reason.as_deref()).map_err(|error| {
                match error {
                    MoveError::Refused(cause) => {
                        AppError::Status { exhibitor: line.exhibitor.name.clone(), cause }
                    }
                    MoveError::Store(error) => error.into(),
                }
            })?;
            if !to.takes_a_booth() {
                give_up_places(tx, &line.participation)?;
            }
        }
        Ok(chosen.len())
    })?;
    Ok(Changed { changed })
}

/// Who takes part no more leaves the party; the last one takes its booths with them.
fn give_up_places(tx: &mut Tx<'_>, participation: &Participation) -> Result<(), AppError> {
    let parties = tx.parties_of_event(participation.event_id)?;
    for membership in tx.memberships_of(participation.id)? {
        let Some(line) = parties.iter().find(|line| line.party.id == membership.party_id) else { continue };
        if line.members.len() == 1 {
            for assignment in &line.assignments {
                tx.delete::<domain::party::BoothAssignment>(assignment.id)?;
            }
        }
        tx.delete::<PartyMember>((membership.party_id, membership.participation_id))?;
        if line.members.len() == 1 {
            tx.delete::<Party>(membership.party_id)?;
        }
    }
    Ok(())
}

/// The firms of names or ids, each once, in the order in which they are named.
pub(crate) fn named<'l>(
    lines: &'l [ExhibitorLine],
    names: &[String],
) -> Result<Vec<&'l ExhibitorLine>, AppError> {
    let mut chosen: Vec<&ExhibitorLine> = Vec::new();
    for name in names {
        let line = find(lines, name)?;
        if !chosen.iter().any(|other| other.participation.id == line.participation.id) {
            chosen.push(line);
        }
    }
    Ok(chosen)
}

/// The firm of a name or an id.
///
/// # Errors
/// [`AppError::Unknown`], [`AppError::Ambiguous`].
pub(crate) fn find<'l>(lines: &'l [ExhibitorLine], name: &str) -> Result<&'l ExhibitorLine, AppError> {
    if let Ok(id) = name.parse::<Uuid>()
        && let Some(line) =
            lines.iter().find(|line| line.exhibitor.id == ExhibitorId(id) || line.participation.id.0 == id)
    {
        return Ok(line);
    }
    let key = search_key(name);
    let same: Vec<&ExhibitorLine> =
        lines.iter().filter(|line| search_key(&line.exhibitor.name) == key).collect();
    match same[..] {
        [line] => Ok(line),
        [] => {
            let alike = lines.iter().filter(|line| {
                domain::similarity::similar_names(&line.exhibitor.name, name) >= 600
                    || search_key(&line.exhibitor.name).starts_with(&key)
            });
            let known = alike.map(|line| line.exhibitor.name.clone()).collect();
            Err(AppError::Unknown { kind: "exhibitor", name: name.to_owned(), known })
        }
        _ => Err(AppError::Ambiguous {
            name: name.to_owned(),
            ids: same.iter().map(|line| line.exhibitor.id.to_string()).collect(),
        }),
    }
}
