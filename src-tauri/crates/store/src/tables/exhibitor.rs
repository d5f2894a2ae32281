//! The table `exhibitor`.

use domain::exhibitor::{Address, Exhibitor, Legality};
use domain::id::{EventId, ExhibitorId, ParticipationId, PersonId};
use domain::identity::Nib;
use domain::participation::Participation;

use super::record::{Cell, Columns, Field as _, Record, Table, table};
use crate::error::StoreError;
use crate::read::{Reader, split_list};

impl Record for Exhibitor {
    type Key = ExhibitorId;

    const TABLE: &'static Table = table!(
        "exhibitor", id: Id;
        name, owner_id, nib, email, instagram, street, kelurahan, kecamatan, city, region_code, supported_by,
        category, material, staff, monthly_turnover_idr, pirt, halal, bpom, sni, brand, export_countries,
        hs_codes, logo_hash, notes
    );

    fn key(&self) -> ExhibitorId {
        self.id
    }

    fn cells(&self) -> Vec<Cell<'_>> {
        vec![
            self.id.to_cell(),
            self.name.to_cell(),
            self.owner_id.to_cell(),
            self.nib.to_cell(),
            self.email.to_cell(),
            self.instagram.to_cell(),
            self.address.street.to_cell(),
            self.address.kelurahan.to_cell(),
            self.address.kecamatan.to_cell(),
            self.address.city.to_cell(),
            self.address.region_code.to_cell(),
            self.supported_by.to_cell(),
            self.category.to_cell(),
            self.material.to_cell(),
            self.staff.to_cell(),
            self.monthly_turnover_idr.to_cell(),
            self.legality.pirt.to_cell(),
            self.legality.halal.to_cell(),
            self.legality.bpom.to_cell(),
            self.legality.sni.to_cell(),
            self.legality.brand.to_cell(),
            self.export_countries.to_cell(),
            self.hs_codes.to_cell(),
            self.logo.to_cell(),
            self.notes.to_cell(),
        ]
    }

    fn read(columns: &mut Columns<'_, '_>) -> Result<Self, StoreError> {
        Ok(Self {
            id: columns.take()?,
            name: columns.take()?,
            owner_id: columns.take()?,
            nib: columns.take()?,
            email: columns.take()?,
            instagram: columns.take()?,
            address: Address {
                street: columns.take()?,
                kelurahan: columns.take()?,
                kecamatan: columns.take()?,
                city: columns.take()?,
                region_code: columns.take()?,
            },
            supported_by: columns.take()?,
            category: columns.take()?,
            material: columns.take()?,
            staff: columns.take()?,
            monthly_turnover_idr: columns.take()?,
            legality: Legality {
                pirt: columns.take()?,
                halal: columns.take()?,
                bpom: columns.take()?,
                sni: columns.take()?,
                brand: columns.take()?,
            },
            export_countries: columns.take()?,
            hs_codes: columns.take()?,
            logo: columns.take()?,
            notes: columns.take()?,
        })
    }
}

/// A firm in the list of an event.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ExhibitorLine {
    /// The firm.
    pub exhibitor: Exhibitor,
    /// Its participation in the event.
    pub participation: Participation,
    /// Its owner's name.
    pub owner_name: Option<String>,
    /// Its telephones in E.164, in the order of the form.
    pub phones: Vec<String>,
    /// The codes of the booths that it has, alone or shared, in order.
    pub booth_codes: Vec<String>,
}

/// What two rows are compared by to find doubles.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ExhibitorTraits {
    /// The firm.
    pub id: ExhibitorId,
    /// Its name.
    pub name: String,
    /// Its NIB.
    pub nib: Option<Nib>,
    /// Its telephones in E.164.
    pub phones: Vec<String>,
    /// Its owner's name.
    pub owner_name: Option<String>,
}

/// The booth codes of `participation`, for a SELECT that has that table.
pub(super) const BOOTH_CODES: &str = "(SELECT group_concat(code, char(31)) FROM (
        SELECT DISTINCT booth.code FROM party_member
        JOIN booth_assignment ON booth_assignment.party_id = party_member.party_id
        JOIN booth ON booth.id = booth_assignment.booth_id
        WHERE party_member.participation_id = participation.id ORDER BY booth.code))";

const PHONES: &str = "(SELECT group_concat(e164, char(31) ORDER BY position) FROM exhibitor_phone
        WHERE exhibitor_phone.exhibitor_id = exhibitor.id)";

const OWNER: &str = "(SELECT name FROM person WHERE person.id = exhibitor.owner_id)";

impl Reader<'_> {
    /// The firms of an event with what a list shows of them, by name.
    ///
    /// # Errors
    /// As any read.
    pub fn exhibitors_of_event(&self, event_id: EventId) -> Result<Vec<ExhibitorLine>, StoreError> {
        self.exhibitor_lines(
            "participation.event_id = ? ORDER BY exhibitor.name, exhibitor.id",
            event_id.to_cell(),
        )
    }

    /// The same for one participation.
    ///
    /// # Errors
    /// As any read.
    pub fn exhibitor_line(
        &self,
        participation_id: ParticipationId,
    ) -> Result<Option<ExhibitorLine>, StoreError> {
        Ok(self.exhibitor_lines("participation.id = ?", participation_id.to_cell())?.pop())
    }

    fn exhibitor_lines(&self, filter: &str, value: Cell<'_>) -> Result<Vec<ExhibitorLine>, StoreError> {
        let (exhibitor, participation) = (Exhibitor::TABLE.select, Participation::TABLE.select);
        self.query(
            &format!(
                "SELECT {exhibitor}, {participation}, {OWNER}, {PHONES}, {BOOTH_CODES}
                 FROM participation JOIN exhibitor ON exhibitor.id = participation.exhibitor_id WHERE {filter}"
            ),
            &[value],
            "exhibitor",
            |columns| {
                Ok(ExhibitorLine {
                    exhibitor: Exhibitor::read(columns)?,
                    participation: Participation::read(columns)?,
                    owner_name: columns.take()?,
                    phones: split_list(columns.take()?),
                    booth_codes: split_list(columns.take()?),
                })
            },
        )
    }

    /// Every firm of the workspace with what doubles are found by.
    ///
    /// # Errors
    /// As any read.
    pub fn exhibitor_traits(&self) -> Result<Vec<ExhibitorTraits>, StoreError> {
        self.query(
            &format!("SELECT id, name, nib, {PHONES}, {OWNER} FROM exhibitor ORDER BY id"),
            &[],
            "exhibitor",
            |columns| {
                Ok(ExhibitorTraits {
                    id: columns.take()?,
                    name: columns.take()?,
                    nib: columns.take()?,
                    phones: split_list(columns.take()?),
                    owner_name: columns.take()?,
                })
            },
        )
    }

    /// The firms of an owner.
    ///
    /// # Errors
    /// As any read.
    pub fn exhibitors_of_owner(&self, owner_id: PersonId) -> Result<Vec<Exhibitor>, StoreError> {
        let select = Exhibitor::TABLE.select;
        self.records(
            &format!("SELECT {select} FROM exhibitor WHERE owner_id = ? ORDER BY id"),
            &[owner_id.to_cell()],
        )
    }
}
