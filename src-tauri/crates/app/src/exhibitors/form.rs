//! The form of a firm: what each field may say.

use domain::booth_size::read_booth_size_mm;
use domain::exhibitor::Exhibitor;
use domain::identity::{IdentityError, Nib};
use domain::list_item::ListKind;
use domain::money::Idr;
use domain::participation::{BoothRequest, Participation};
use domain::phone::{Phone, read_phones};
use domain::power::{PowerError, read_power_va};
use serde::{Deserialize, Serialize};
use store::{ExhibitorLine, Reader};
use ts_rs::TS;

use super::{find, size};
use crate::error::AppError;
use crate::session::Session;
use crate::texts::{Lang, say};

/// What another name in the field of the owner means.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum OwnerChange {
    /// The same person, whose name is written otherwise.
    Name,
    /// Somebody else owns the firm now; the person who did stays with what refers to them.
    Person,
}

/// A firm's form, each field as a person types it; an empty text is nothing.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ExhibitorForm {
    /// The firm's name.
    pub name: String,
    /// Its owner's name.
    pub owner: String,
    /// What another name there means; it must be said where the firm has an owner.
    #[serde(default)]
    pub owner_change: Option<OwnerChange>,
    /// 10 to 13 digits.
    pub nib: String,
    /// Telephones, one or several.
    pub phones: String,
    /// An address.
    pub email: String,
    /// A name, with or without `@`.
    pub instagram: String,
    /// Street, number, RT/RW.
    pub street: String,
    /// Kelurahan.
    pub kelurahan: String,
    /// Kecamatan.
    pub kecamatan: String,
    /// City or regency.
    pub city: String,
    /// Who sent or coaches it.
    pub supported_by: String,
    /// A product category of the workspace's list.
    pub category: String,
    /// The material.
    pub material: String,
    /// Notes.
    pub notes: String,
    /// The booth that it asks for, such as `2 x 2 m`.
    pub booth_size: String,
    /// How many booths, 1 to 4.
    pub booths: String,
    /// Power, such as `450 VA`.
    pub power: String,
    /// Whether it needs water.
    pub water: bool,
    /// Whether it must be reached by wheelchair.
    pub accessible: bool,
    /// People who work there.
    pub staff: String,
    /// Its monthly sales in rupiah.
    pub turnover: String,
    /// P-IRT: a number, or a "Ya".
    pub pirt: String,
    /// Halal certificate, likewise.
    pub halal: String,
    /// BPOM registration, likewise.
    pub bpom: String,
    /// SNI mark, likewise.
    pub sni: String,
    /// Registered brand, likewise.
    pub brand: String,
    /// Countries that it exports to, with commas.
    pub export_countries: String,
    /// HS codes, with commas.
    pub hs_codes: String,
}

/// What a field cannot say.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct FieldProblem {
    /// The field of [`ExhibitorForm`].
    pub field: &'static str,
    /// What is off and what would do.
    pub message: String,
}

/// A form that was read.
pub(super) struct FormValues {
    pub(super) nib: Option<Nib>,
    pub(super) phones: Vec<Phone>,
    pub(super) width_mm: u32,
    pub(super) depth_mm: u32,
    pub(super) booths: u8,
    pub(super) power_va: u32,
    pub(super) staff: Option<u32>,
    pub(super) monthly_turnover_idr: Option<Idr>,
}

/// What the fields of a form cannot say, as they stand now; without an id, of a firm that is to be added.
///
/// # Errors
/// As [`Session::event`]; [`AppError::Unknown`] for no firm of the event.
pub fn check(
    session: &Session,
    id: Option<&str>,
    form: &ExhibitorForm,
) -> Result<Vec<FieldProblem>, AppError> {
    let event = session.event(None)?;
    session.store.reading(|read| {
        let lines = read.exhibitors_of_event(event.id)?;
        let stored = id.map(|id| find(&lines, id)).transpose()?;
        Ok(values(session.lang(), &read, form, &lines, stored)?.err().unwrap_or_default())
    })
}

/// Reads a form, or says all that is off in it.
pub(super) fn values(
    lang: Lang,
    read: &Reader<'_>,
    form: &ExhibitorForm,
    lines: &[ExhibitorLine],
    line: Option<&ExhibitorLine>,
) -> Result<Result<FormValues, Vec<FieldProblem>>, AppError> {
    let stored = line.map(|line| &line.exhibitor);
    let mut problems = Vec::new();
    let twin = twin_of_nib(lines, stored, &form.nib);
    if let Some(name) = twin {
        let message = say!(lang, "NIB ini milik {name}.", "This NIB is {name}'s.");
        problems.push(FieldProblem { field: "nib", message });
    }
    let mut off = |field: &'static str, id: &str, en: &str| {
        problems.push(FieldProblem { field, message: lang.pick(id, en).to_owned() });
    };
    if form.name.trim().is_empty() {
        off("name", "Isi nama usahanya.", "Give the firm's name.");
    }
    let (owner, owner_was) = (form.owner.trim(), line.and_then(|line| line.owner_name.as_deref()));
    let is_other = !owner.is_empty() && owner_was.is_some_and(|was| was.trim() != owner);
    if is_other && form.owner_change.is_none() {
        off(
            "owner",
            "Pilih dulu: nama orang yang sama diperbaiki, atau pemiliknya orang lain.",
            "Choose first: the same person's name is corrected, or somebody else is the owner.",
        );
    }
    let nib = match Nib::read(&form.nib) {
        Ok(reading) => Some(reading.value),
        Err(IdentityError::Empty) => None,
        Err(_) => {
            off("nib", "NIB terdiri dari 13 angka.", "A NIB has 13 digits.");
            None
        }
    };
    let phones = read_phones(&form.phones);
    if !phones.errors.is_empty() {
        off(
            "phones",
            "Ada nomor yang tidak terbaca. Tulis seperti 0812 3456 7890, dipisah garis miring.",
            "A number cannot be read. Write it as 0812 3456 7890, with slashes between several.",
        );
    }
    if !form.email.trim().is_empty() && !is_email(form.email.trim()) {
        off("email", "Tulis seperti nama@contoh.id.", "Write it as name@example.id.");
    }
    let category = form.category.trim();
    let is_listed = read.list_items(ListKind::Category)?.iter().any(|item| item.name == category);
    // What the firm has already may stay: a list that was shortened must not hold up other edits.
    if !category.is_empty()
        && !is_listed
        && stored.and_then(|firm| firm.category.as_deref()) != Some(category)
    {
        off("category", "Pilih kategori dari daftar.", "Choose a category of the list.");
    }
    let sides = read_booth_size_mm(&form.booth_size)
        .ok()
        .and_then(|(width, depth)| Some((u32::try_from(width).ok()?, u32::try_from(depth).ok()?)));
    if sides.is_none() {
        off("booth_size", "Tulis lebar x dalam, seperti 2 x 2 m.", "Write width x depth, such as 2 x 2 m.");
    }
    let booths = form.booths.trim().parse::<u8>().ok().filter(|booths| (1..=4).contains(booths));
    if booths.is_none() {
        off("booths", "Isi 1 sampai 4 stan.", "Give 1 to 4 booths.");
    }
    let power_va = match read_power_va(&form.power) {
        Ok(power_va) => Some(power_va),
        Err(PowerError::Empty) => Some(0),
        Err(_) => form.power.trim().parse::<u32>().ok().filter(|power_va| *power_va == 0),
    };
    if power_va.is_none() {
        off("power", "Tulis dayanya, seperti 450 VA.", "Write the power, such as 450 VA.");
    }
    let staff = form.staff.trim().parse::<u32>().ok();
    if staff.is_none() && !form.staff.trim().is_empty() {
        off("staff", "Tulis dengan angka saja.", "Write digits only.");
    }
    let turnover = form.turnover.trim();
    let monthly_turnover_idr = Idr::parse(turnover).ok();
    if monthly_turnover_idr.is_none() && !turnover.is_empty() {
        off("turnover", "Tulis rupiah, seperti 15.000.000.", "Write rupiah, such as 15.000.000.");
    }
    let (Some((width_mm, depth_mm)), Some(booths), Some(power_va), true) =
        (sides, booths, power_va, problems.is_empty())
    else {
        return Ok(Err(problems));
    };
    Ok(Ok(FormValues {
        nib,
        phones: phones.phones,
        width_mm,
        depth_mm,
        booths,
        power_va,
        staff,
        monthly_turnover_idr,
    }))
}

/// The other firm of the event that has the NIB already; doubles that were kept apart on purpose may stay.
fn twin_of_nib<'l>(lines: &'l [ExhibitorLine], stored: Option<&Exhibitor>, typed: &str) -> Option<&'l str> {
    let nib = Nib::read(typed).ok()?.value;
    if stored.and_then(|firm| firm.nib.as_ref()) == Some(&nib) {
        return None;
    }
    let twin = lines.iter().find(|line| line.exhibitor.nib.as_ref() == Some(&nib))?;
    Some(&twin.exhibitor.name)
}

fn is_email(text: &str) -> bool {
    let plain = |c: char| !c.is_whitespace() && !matches!(c, '@' | ',' | ';');
    text.split_once('@').is_some_and(|(name, host)| {
        !name.is_empty() && host.contains('.') && name.chars().all(plain) && host.chars().all(plain)
    })
}

/// The form of a firm that is to be added: nothing known, and the smaller standard booth asked for.
pub(super) fn blank(lang: Lang) -> ExhibitorForm {
    let request = BoothRequest::default();
    ExhibitorForm {
        booth_size: booth_size(lang, &request),
        booths: request.booths.to_string(),
        power: format!("{} VA", request.power_va),
        ..ExhibitorForm::default()
    }
}

fn booth_size(lang: Lang, request: &BoothRequest) -> String {
    format!("{} m", size(request, lang).replace('x', " x "))
}

/// The form of a firm as it is stored.
pub(super) fn of_stored(
    lang: Lang,
    firm: &Exhibitor,
    participation: &Participation,
    owner: Option<&str>,
    phones: &[String],
) -> ExhibitorForm {
    let text = |value: &Option<String>| value.clone().unwrap_or_default();
    let request = &participation.request;
    let va = request.power_va;
    ExhibitorForm {
        name: firm.name.clone(),
        owner: owner.unwrap_or_default().to_owned(),
        owner_change: None,
        nib: firm.nib.as_ref().map(|nib| nib.as_str().to_owned()).unwrap_or_default(),
        phones: phones.join(" / "),
        email: text(&firm.email),
        instagram: text(&firm.instagram),
        street: text(&firm.address.street),
        kelurahan: text(&firm.address.kelurahan),
        kecamatan: text(&firm.address.kecamatan),
        city: text(&firm.address.city),
        supported_by: text(&firm.supported_by),
        category: text(&firm.category),
        material: text(&firm.material),
        notes: text(&firm.notes),
        booth_size: booth_size(lang, request),
        booths: request.booths.to_string(),
        power: format!("{va} VA"),
        water: request.water,
        accessible: request.accessible,
        staff: firm.staff.map(|staff| staff.to_string()).unwrap_or_default(),
        turnover: firm.monthly_turnover_idr.map(Idr::grouped).unwrap_or_default(),
        pirt: text(&firm.legality.pirt),
        halal: text(&firm.legality.halal),
        bpom: text(&firm.legality.bpom),
        sni: text(&firm.legality.sni),
        brand: text(&firm.legality.brand),
        export_countries: text(&firm.export_countries),
        hs_codes: text(&firm.hs_codes),
    }
}
