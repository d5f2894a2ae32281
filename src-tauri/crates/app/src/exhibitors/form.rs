//! The form of a firm: what each field may say, and one change set for all that was altered.

use domain::booth_size::read_booth_size_mm;
use domain::event::Event;
use domain::exhibitor::{Exhibitor, ExhibitorPhone};
use domain::id::{ExhibitorId, PersonId};
use domain::identity::{IdentityError, Nib};
use domain::participation::Participation;
use domain::person::Person;
use domain::phone::{Phone, read_phones};
use domain::power::{PowerError, read_power_va};
use domain::region::TypedRegion;
use serde::{Deserialize, Serialize};
use store::{Reader, Tx};
use ts_rs::TS;
use uuid::Uuid;

use super::{find, size};
use crate::error::AppError;
use crate::session::Session;
use crate::texts::Lang;

/// A firm's form, each field as a person types it; an empty text is nothing.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ExhibitorForm {
    /// The firm's name.
    pub name: String,
    /// Its owner's name.
    pub owner: String,
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
}

/// What a field cannot say.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct FieldProblem {
    /// The field of [`ExhibitorForm`].
    pub field: &'static str,
    /// What is off and what would do.
    pub message: String,
}

/// What became of a form: saved where there are no problems.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Saved {
    /// Whether anything is now otherwise.
    pub changed: bool,
    /// Why nothing was saved.
    pub problems: Vec<FieldProblem>,
}

/// A form that was read.
struct FormValues {
    nib: Option<Nib>,
    phones: Vec<Phone>,
    width_mm: u32,
    depth_mm: u32,
    booths: u8,
    power_va: u32,
}

/// What the fields of a form cannot say, as they stand now.
///
/// # Errors
/// As [`Session::event`]; [`AppError::Unknown`] for no firm of the event.
pub fn check(session: &Session, id: &str, form: &ExhibitorForm) -> Result<Vec<FieldProblem>, AppError> {
    let event = session.event(None)?;
    session.store.reading(|read| {
        let lines = read.exhibitors_of_event(event.id)?;
        let stored = &find(&lines, id)?.exhibitor;
        Ok(values(session.lang(), &read, form, stored)?.err().unwrap_or_default())
    })
}

/// Saves a form as one change set, where nothing in it is off.
///
/// # Errors
/// As [`check`], and as any write.
pub fn save(session: &mut Session, id: &str, form: &ExhibitorForm) -> Result<Saved, AppError> {
    let event = session.event(None)?;
    let change = session.change(Some(event.id), "exhibitors", "exhibitor_edit");
    let lang = session.lang();
    let (problems, change_set) = session.store.write::<_, AppError>(&change, |tx| {
        let lines = tx.exhibitors_of_event(event.id)?;
        let line = find(&lines, id)?;
        match values(lang, tx, form, &line.exhibitor)? {
            Ok(values) => {
                put(tx, &event, &line.exhibitor, &line.participation, form, values)?;
                Ok(Vec::new())
            }
            Err(problems) => Ok(problems),
        }
    })?;
    Ok(Saved { changed: change_set.is_some(), problems })
}

fn values(
    lang: Lang,
    read: &Reader<'_>,
    form: &ExhibitorForm,
    stored: &Exhibitor,
) -> Result<Result<FormValues, Vec<FieldProblem>>, AppError> {
    let mut problems = Vec::new();
    let mut off = |field: &'static str, id: &str, en: &str| {
        problems.push(FieldProblem { field, message: lang.pick(id, en).to_owned() });
    };
    if form.name.trim().is_empty() {
        off("name", "Isi nama usahanya.", "Give the firm's name.");
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
    let is_listed =
        read.list_items(domain::list_item::ListKind::Category)?.iter().any(|item| item.name == category);
    // What the firm has already may stay: a list that was shortened must not hold up other edits.
    if !category.is_empty() && !is_listed && stored.category.as_deref() != Some(category) {
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
    let (Some((width_mm, depth_mm)), Some(booths), Some(power_va), true) =
        (sides, booths, power_va, problems.is_empty())
    else {
        return Ok(Err(problems));
    };
    Ok(Ok(FormValues { nib, phones: phones.phones, width_mm, depth_mm, booths, power_va }))
}

fn is_email(text: &str) -> bool {
    let plain = |c: char| !c.is_whitespace() && !matches!(c, '@' | ',' | ';');
    text.split_once('@').is_some_and(|(name, host)| {
        !name.is_empty() && host.contains('.') && name.chars().all(plain) && host.chars().all(plain)
    })
}

fn given(text: &str) -> Option<String> {
    Some(text.trim()).filter(|text| !text.is_empty()).map(str::to_owned)
}

fn put(
    tx: &mut Tx<'_>,
    event: &Event,
    stored: &Exhibitor,
    participation: &Participation,
    form: &ExhibitorForm,
    values: FormValues,
) -> Result<(), AppError> {
    debug_assert_eq!(participation.event_id, event.id);
    let mut firm = stored.clone();
    firm.owner_id = put_owner(tx, stored.owner_id, form.owner.trim())?;
    form.name.trim().clone_into(&mut firm.name);
    firm.nib = values.nib;
    firm.email = given(&form.email);
    firm.instagram = given(&form.instagram).map(|name| format!("@{}", name.trim_start_matches('@')));
    firm.supported_by = given(&form.supported_by);
    firm.category = given(&form.category);
    firm.material = given(&form.material);
    firm.notes = given(&form.notes);
    firm.address.street = given(&form.street);
    firm.address.kelurahan = given(&form.kelurahan);
    firm.address.kecamatan = given(&form.kecamatan);
    firm.address.city = given(&form.city);
    let place = |firm: &Exhibitor| {
        (firm.address.kelurahan.clone(), firm.address.kecamatan.clone(), firm.address.city.clone())
    };
    if place(&firm) != place(stored) {
        let typed = TypedRegion { kelurahan: &form.kelurahan, kecamatan: &form.kecamatan, city: &form.city };
        let matched = crate::regions::gazetteer(tx)?.lookup(typed).matched;
        firm.address.region_code = matched.map(|matched| matched.code);
    }
    tx.update(&firm)?;
    put_phones(tx, firm.id, values.phones)?;
    let mut asks = participation.clone();
    asks.request.width_mm = values.width_mm;
    asks.request.depth_mm = values.depth_mm;
    asks.request.booths = values.booths;
    asks.request.power_va = values.power_va;
    asks.request.water = form.water;
    asks.request.accessible = form.accessible;
    tx.update(&asks)?;
    Ok(())
}

/// The owner renamed, or a new person where the firm had none.
fn put_owner(tx: &mut Tx<'_>, id: Option<PersonId>, name: &str) -> Result<Option<PersonId>, AppError> {
    if name.is_empty() {
        return Ok(None);
    }
    let stored = id.map(|id| tx.get::<Person>(id)).transpose()?.flatten();
    if let Some(mut person) = stored {
        name.clone_into(&mut person.name);
        tx.update(&person)?;
        return Ok(Some(person.id));
    }
    let person = Person {
        id: PersonId(Uuid::now_v7()),
        name: name.to_owned(),
        sex: None,
        phone_e164: None,
        email: None,
        photo: None,
    };
    tx.insert(&person)?;
    Ok(Some(person.id))
}

/// A number that stays keeps what was typed at first.
fn put_phones(tx: &mut Tx<'_>, id: ExhibitorId, phones: Vec<Phone>) -> Result<(), AppError> {
    let stored = tx.phones_of(id)?;
    for phone in stored.iter().skip(phones.len()) {
        tx.delete::<ExhibitorPhone>((id, phone.position))?;
    }
    for (position, phone) in (0..).zip(phones) {
        let same = stored.iter().find(|known| known.e164 == phone.e164);
        let typed = same.map_or(phone.typed, |known| known.typed.clone());
        tx.put(&ExhibitorPhone {
            exhibitor_id: id,
            position,
            e164: phone.e164,
            typed,
            plausible: phone.plausible,
        })?;
    }
    Ok(())
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
        booth_size: format!("{} m", size(participation, lang).replace('x', " x ")),
        booths: request.booths.to_string(),
        power: format!("{va} VA"),
        water: request.water,
        accessible: request.accessible,
    }
}
