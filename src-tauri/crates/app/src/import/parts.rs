//! A firm's records in one event, and the way between them and a form.

use domain::exhibitor::{Exhibitor, ExhibitorPhone};
use domain::id::{EventId, ExhibitorId, ParticipationId, PersonId, ProductId};
use domain::identity::{Nib, Nik, Npwp, Sex};
use domain::money::Idr;
use domain::participation::{BoothRequest, CornerWish, Participation};
use domain::person::{Person, PersonIdentity};
use domain::product::Product;
use domain::status::ParticipationStatus;
use store::{Reader, StoreError};
use tabular::columns::Field;
use uuid::Uuid;

use super::firm_people::{Around, Attendant};
use super::form::Form;

/// All that a row of a list says of a firm, as records.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Parts {
    pub(super) exhibitor: Exhibitor,
    pub(super) owner: Option<Person>,
    pub(super) identity: Option<PersonIdentity>,
    /// Whether the workspace has the owner already.
    pub(super) owner_is_stored: bool,
    /// Whether it has what identifies them.
    pub(super) identity_is_stored: bool,
    pub(super) phones: Vec<ExhibitorPhone>,
    pub(super) product: Option<Product>,
    pub(super) participation: Participation,
    /// In their order.
    pub(super) attendants: Vec<Attendant>,
    /// People whose place became somebody else's, and whom nothing refers to any more.
    pub(super) left: Vec<PersonId>,
}

impl Parts {
    /// A firm of which nothing is known yet, applying to an event.
    pub(super) fn blank(event_id: EventId) -> Self {
        let exhibitor_id = ExhibitorId(Uuid::now_v7());
        Self {
            exhibitor: Exhibitor {
                id: exhibitor_id,
                name: String::new(),
                owner_id: None,
                nib: None,
                email: None,
                instagram: None,
                address: domain::exhibitor::Address::default(),
                supported_by: None,
                category: None,
                material: None,
                staff: None,
                monthly_turnover_idr: None,
                legality: domain::exhibitor::Legality::default(),
                export_countries: None,
                hs_codes: None,
                logo: None,
                notes: None,
            },
            owner: None,
            identity: None,
            owner_is_stored: false,
            identity_is_stored: false,
            phones: Vec::new(),
            product: None,
            participation: application(event_id, exhibitor_id),
            attendants: Vec::new(),
            left: Vec::new(),
        }
    }

    /// What the workspace has of a firm. `true` when it takes part in the event already; where it does not, the
    /// participation is a new application.
    pub(super) fn stored(
        read: &Reader<'_>,
        exhibitor_id: ExhibitorId,
        event_id: EventId,
    ) -> Result<Option<(Self, bool)>, StoreError> {
        let Some(exhibitor) = read.get::<Exhibitor>(exhibitor_id)? else { return Ok(None) };
        let owner = match exhibitor.owner_id {
            Some(id) => read.get::<Person>(id)?,
            None => None,
        };
        let identity = match exhibitor.owner_id {
            Some(id) => read.get::<PersonIdentity>(id)?,
            None => None,
        };
        let participation = read.participation_of(event_id, exhibitor_id)?;
        let takes_part = participation.is_some();
        let participation = participation.unwrap_or_else(|| application(event_id, exhibitor_id));
        let attendants = read
            .badges_of_participation(participation.id)?
            .into_iter()
            .map(|line| Attendant {
                has_badge: line.badge.is_some(),
                may_change: false,
                is_stored: true,
                person_is_stored: true,
                holder: line.holder,
                person: line.person,
            })
            .collect();
        let parts = Self {
            owner_is_stored: owner.is_some(),
            identity_is_stored: identity.is_some(),
            owner,
            identity,
            phones: read.phones_of(exhibitor_id)?,
            product: read.products_of(exhibitor_id)?.into_iter().find(|product| product.is_flagship),
            participation,
            attendants,
            left: Vec::new(),
            exhibitor,
        };
        Ok(Some((parts, takes_part)))
    }

    /// What the records say, as a list would say it.
    pub(super) fn form(&self) -> Form {
        let mut form = Form::default();
        let firm = &self.exhibitor;
        let text = |value: &Option<String>| value.clone().unwrap_or_default();
        form.set(Field::FirmName, firm.name.clone());
        form.set(Field::Nib, firm.nib.as_ref().map(Nib::as_str).unwrap_or_default());
        form.set(Field::Email, text(&firm.email));
        form.set(Field::Instagram, text(&firm.instagram));
        form.set(Field::Address, text(&firm.address.street));
        form.set(Field::Kelurahan, text(&firm.address.kelurahan));
        form.set(Field::Kecamatan, text(&firm.address.kecamatan));
        form.set(Field::Regency, text(&firm.address.city));
        form.set(Field::SupportingBody, text(&firm.supported_by));
        form.set(Field::Category, text(&firm.category));
        form.set(Field::Material, text(&firm.material));
        form.set(Field::Staff, number(firm.staff));
        form.set(Field::TurnoverMonthly, amount(firm.monthly_turnover_idr));
        form.set(Field::Pirt, text(&firm.legality.pirt));
        form.set(Field::Halal, text(&firm.legality.halal));
        form.set(Field::Bpom, text(&firm.legality.bpom));
        form.set(Field::Sni, text(&firm.legality.sni));
        form.set(Field::Brand, text(&firm.legality.brand));
        form.set(Field::ExportCountries, text(&firm.export_countries));
        form.set(Field::HsCodes, text(&firm.hs_codes));
        form.set(Field::Notes, text(&firm.notes));
        if let Some(owner) = &self.owner {
            form.set(Field::OwnerName, owner.name.clone());
            form.set(Field::Sex, owner.sex.map_or("", |sex| if sex == Sex::Male { "L" } else { "P" }));
        }
        if let Some(identity) = &self.identity {
            form.set(Field::Nik, identity.nik.as_ref().map(Nik::as_str).unwrap_or_default());
            form.set(Field::Npwp, identity.npwp.as_ref().map(Npwp::as_str).unwrap_or_default());
        }
        for phone in &self.phones {
            let mark = if phone.plausible { '+' } else { '?' };
            form.add_line(Field::Phone, &format!("{}\t{mark}\t{}", phone.e164, phone.typed));
        }
        if let Some(product) = &self.product {
            form.set(Field::Product, product.name.clone());
            form.set(Field::PriceMin, amount(product.price_min_idr));
            form.set(Field::PriceMax, amount(product.price_max_idr));
            form.set(Field::Capacity, number(product.capacity_per_month));
        }
        let request = &self.participation.request;
        form.set(Field::BoothSize, format!("{}x{}", request.width_mm, request.depth_mm));
        form.set(Field::BoothCount, request.booths.to_string());
        form.set(Field::Power, request.power_va.to_string());
        form.set(Field::Water, if request.water { "yes" } else { "no" });
        form.set(Field::Corner, corner_code(request.corner));
        form.set(Field::Group, text(&self.participation.group));
        form.set(Field::Priority, self.participation.priority.to_string());
        for attendant in &self.attendants {
            form.add_line(Field::Attendant, &attendant.person.name);
        }
        form
    }

    /// Makes the records say one field of a form, which has read it already.
    pub(super) fn take(&mut self, field: Field, form: &Form, around: &Around<'_>) {
        let value = form.get(field).unwrap_or_default();
        let text = || Some(value.to_owned()).filter(|value| !value.is_empty());
        let firm = &mut self.exhibitor;
        match field {
            Field::FirmName => value.clone_into(&mut firm.name),
            Field::Nib => firm.nib = Nib::read(value).ok().map(|reading| reading.value),
            Field::Email => firm.email = text(),
            Field::Instagram => firm.instagram = text(),
            Field::Address => firm.address.street = text(),
            Field::Kelurahan => firm.address.kelurahan = text(),
            Field::Kecamatan => firm.address.kecamatan = text(),
            Field::Regency => firm.address.city = text(),
            Field::SupportingBody => firm.supported_by = text(),
            Field::Category => firm.category = text(),
            Field::Material => firm.material = text(),
            Field::Staff => firm.staff = value.parse().ok(),
            Field::TurnoverMonthly => firm.monthly_turnover_idr = value.parse().ok().map(Idr),
            Field::Pirt => firm.legality.pirt = text(),
            Field::Halal => firm.legality.halal = text(),
            Field::Bpom => firm.legality.bpom = text(),
            Field::Sni => firm.legality.sni = text(),
            Field::Brand => firm.legality.brand = text(),
            Field::ExportCountries => firm.export_countries = text(),
            Field::HsCodes => firm.hs_codes = text(),
            Field::Notes => firm.notes = text(),
            Field::OwnerName => {
                if let Some(name) = text() {
                    self.take_owner(name, around);
                }
            }
            Field::Sex => {
                if let Some(owner) = &mut self.owner {
                    owner.sex = match value {
                        "L" => Some(Sex::Male),
                        "P" => Some(Sex::Female),
                        _ => None,
                    };
                }
            }
            Field::Nik => self.identity_mut(|identity| identity.nik = Nik::read(value).ok()),
            Field::Npwp => {
                self.identity_mut(|identity| {
                    identity.npwp = Npwp::read(value).ok().map(|reading| reading.value);
                });
            }
            Field::Phone => self.phones = phones(firm.id, form),
            Field::Product => {
                if let Some(name) = text() {
                    self.product_mut(|product| product.name = name);
                }
            }
            Field::PriceMin => {
                self.product_mut(|product| product.price_min_idr = value.parse().ok().map(Idr));
            }
            Field::PriceMax => {
                self.product_mut(|product| product.price_max_idr = value.parse().ok().map(Idr));
            }
            Field::Capacity => self.product_mut(|product| product.capacity_per_month = value.parse().ok()),
            Field::BoothSize => {
                if let Some((width, depth)) = value.split_once('x')
                    && let (Ok(width_mm), Ok(depth_mm)) = (width.parse(), depth.parse())
                {
                    let request = &mut self.participation.request;
                    (request.width_mm, request.depth_mm) = (width_mm, depth_mm);
                }
            }
            Field::BoothCount => self.participation.request.booths = value.parse().unwrap_or(1),
            Field::Power => {
                let standard = BoothRequest::default().power_va;
                self.participation.request.power_va = value.parse().unwrap_or(standard);
            }
            Field::Water => self.participation.request.water = value == "yes",
            Field::Corner => {
                self.participation.request.corner = corner_wish(value);
            }
            Field::Group => self.participation.group = text(),
            Field::Priority => self.participation.priority = value.parse().unwrap_or(0),
            Field::Attendant => self.take_attendants(form, around),
            // What they name is looked up once all rows are written.
            Field::Prefers | Field::Near | Field::Apart => {}
            // Kept with the imported row; no record has a place for it.
            Field::No
            | Field::Timestamp
            | Field::Consent
            | Field::Website
            | Field::RtRw
            | Field::Province
            | Field::PostalCode
            | Field::LegalEntity
            | Field::SizeClass
            | Field::FoundedYear
            | Field::Description
            | Field::PriceRange
            | Field::TurnoverYearly
            | Field::Hki
            | Field::BoothCode
            | Field::PhotoLink => {}
        }
    }

    fn identity_mut(&mut self, change: impl FnOnce(&mut PersonIdentity)) {
        // Numbers without a name belong to nobody: they stay with the imported row.
        let Some(owner) = &self.owner else { return };
        let mut identity =
            self.identity.take().unwrap_or(PersonIdentity { person_id: owner.id, nik: None, npwp: None });
        change(&mut identity);
        self.identity = Some(identity).filter(|identity| identity.nik.is_some() || identity.npwp.is_some());
    }

    fn product_mut(&mut self, change: impl FnOnce(&mut Product)) {
        let mut product = self.product.take().unwrap_or_else(|| Product {
            id: ProductId(Uuid::now_v7()),
            exhibitor_id: self.exhibitor.id,
            name: String::new(),
            is_flagship: true,
            price_min_idr: None,
            price_max_idr: None,
            capacity_per_month: None,
            photo: None,
        });
        change(&mut product);
        self.product = Some(product);
    }
}

fn application(event_id: EventId, exhibitor_id: ExhibitorId) -> Participation {
    Participation {
        id: ParticipationId(Uuid::now_v7()),
        event_id,
        exhibitor_id,
        status: ParticipationStatus::Applied,
        request: BoothRequest::default(),
        priority: 0,
        fascia: None,
        group: None,
        reserve_position: None,
        offered_until: None,
    }
}

pub(super) fn person(name: String) -> Person {
    Person { id: PersonId(Uuid::now_v7()), name, sex: None, phone_e164: None, email: None, photo: None }
}

fn phones(exhibitor_id: ExhibitorId, form: &Form) -> Vec<ExhibitorPhone> {
    (0..)
        .zip(form.lines(Field::Phone))
        .filter_map(|(position, line)| {
            let mut parts = line.splitn(3, '\t');
            let (e164, mark, typed) = (parts.next()?, parts.next()?, parts.next()?);
            Some(ExhibitorPhone {
                exhibitor_id,
                position,
                e164: e164.to_owned(),
                typed: typed.to_owned(),
                plausible: mark == "+",
            })
        })
        .collect()
}

/// A wish for a corner from what a form has.
pub(crate) fn corner_wish(code: &str) -> CornerWish {
    match code {
        "must" => CornerWish::Must,
        "want" => CornerWish::Want,
        _ => CornerWish::No,
    }
}

/// A wish for a corner as a form has it.
const fn corner_code(wish: CornerWish) -> &'static str {
    match wish {
        CornerWish::No => "no",
        CornerWish::Want => "want",
        CornerWish::Must => "must",
    }
}

fn number(value: Option<u32>) -> String {
    value.map(|value| value.to_string()).unwrap_or_default()
}

fn amount(value: Option<Idr>) -> String {
    value.map(|amount| amount.0.to_string()).unwrap_or_default()
}
