//! A firm's form written: one change set for all that was altered, or for a firm that is new.

use domain::event::Event;
use domain::exhibitor::{Address, Exhibitor, ExhibitorPhone, Legality};
use domain::id::{ExhibitorId, ParticipationId, PersonId};
use domain::participation::{BoothRequest, Participation};
use domain::person::Person;
use domain::phone::Phone;
use domain::region::TypedRegion;
use domain::status::ParticipationStatus;
use serde::Serialize;
use store::Tx;
use ts_rs::TS;
use uuid::Uuid;

use super::belongings::forget_if_bare;
use super::find;
use super::form::{ExhibitorForm, FieldProblem, FormValues, OwnerChange, values};
use crate::error::AppError;
use crate::session::Session;

/// What became of a form: saved where there are no problems.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Saved {
    /// The firm's id; `None` where a new one was not added.
    pub id: Option<String>,
    /// Whether anything is now otherwise.
    pub changed: bool,
    /// Why nothing was saved.
    pub problems: Vec<FieldProblem>,
}

/// Saves a form as one change set, where nothing in it is off; without an id as a new firm that applied.
///
/// # Errors
/// As [`super::check`], and as any write.
pub fn save(session: &mut Session, id: Option<&str>, form: &ExhibitorForm) -> Result<Saved, AppError> {
    let event = session.event(None)?;
    let action = if id.is_some() { "exhibitor_edit" } else { "exhibitor_add" };
    let change = session.change(Some(event.id), "exhibitors", action);
    let (lang, actor, at) = (session.lang(), session.actor.clone(), session.now());
    let ((id, problems), change_set) = session.store.write::<_, AppError>(&change, |tx| {
        let lines = tx.exhibitors_of_event(event.id)?;
        let line = id.map(|id| find(&lines, id)).transpose()?;
        let known = line.map(|line| line.exhibitor.id.to_string());
        let values = match values(lang, tx, form, &lines, line)? {
            Ok(values) => values,
            Err(problems) => return Ok((known, problems)),
        };
        if let Some(line) = line {
            put(tx, &line.exhibitor, &line.participation, form, values)?;
            return Ok((known, Vec::new()));
        }
        let (firm, participation) = applicant(&event, form.name.trim());
        tx.insert(&firm)?;
        tx.enter_participation(&participation, &actor, at, None)?;
        put(tx, &firm, &participation, form, values)?;
        Ok((Some(firm.id.to_string()), Vec::new()))
    })?;
    Ok(Saved { id, changed: change_set.is_some(), problems })
}

/// A firm of which no more than the name is known yet, and its application.
fn applicant(event: &Event, name: &str) -> (Exhibitor, Participation) {
    let firm = Exhibitor {
        id: ExhibitorId(Uuid::now_v7()),
        name: name.to_owned(),
        owner_id: None,
        nib: None,
        email: None,
        instagram: None,
        address: Address::default(),
        supported_by: None,
        category: None,
        material: None,
        staff: None,
        monthly_turnover_idr: None,
        legality: Legality::default(),
        export_countries: None,
        hs_codes: None,
        logo: None,
        notes: None,
    };
    let participation = Participation {
        id: ParticipationId(Uuid::now_v7()),
        event_id: event.id,
        exhibitor_id: firm.id,
        status: ParticipationStatus::Applied,
        request: BoothRequest::default(),
        priority: 0,
        fascia: None,
        group: None,
        reserve_position: None,
        offered_until: None,
    };
    (firm, participation)
}

fn given(text: &str) -> Option<String> {
    Some(text.trim()).filter(|text| !text.is_empty()).map(str::to_owned)
}

fn put(
    tx: &mut Tx<'_>,
    stored: &Exhibitor,
    participation: &Participation,
    form: &ExhibitorForm,
    values: FormValues,
) -> Result<(), AppError> {
    let mut firm = stored.clone();
    firm.owner_id = put_owner(tx, stored.owner_id, form.owner.trim(), form.owner_change)?;
    form.name.trim().clone_into(&mut firm.name);
    firm.nib = values.nib;
    firm.email = given(&form.email);
    firm.instagram = given(&form.instagram).map(|name| format!("@{}", name.trim_start_matches('@')));
    firm.supported_by = given(&form.supported_by);
    firm.category = given(&form.category);
    firm.material = given(&form.material);
    firm.notes = given(&form.notes);
    firm.staff = values.staff;
    firm.monthly_turnover_idr = values.monthly_turnover_idr;
    firm.legality = Legality {
        pirt: given(&form.pirt),
        halal: given(&form.halal),
        bpom: given(&form.bpom),
        sni: given(&form.sni),
        brand: given(&form.brand),
    };
    firm.export_countries = given(&form.export_countries);
    firm.hs_codes = given(&form.hs_codes);
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
    if let Some(before) = stored.owner_id.filter(|before| Some(*before) != firm.owner_id) {
        forget_if_bare(tx, before)?;
    }
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

/// The owner with a corrected name; a new person where the firm had none, or where it is somebody else now.
fn put_owner(
    tx: &mut Tx<'_>,
    id: Option<PersonId>,
    name: &str,
    change: Option<OwnerChange>,
) -> Result<Option<PersonId>, AppError> {
    if name.is_empty() {
        return Ok(None);
    }
    let stored = id.map(|id| tx.get::<Person>(id)).transpose()?.flatten();
    if let Some(mut person) = stored
        && (change != Some(OwnerChange::Person) || person.name == name)
    {
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
