//! The exhibitor: a firm, permanent across editions.

use crate::id::{ExhibitorId, PersonId};
use crate::identity::Nib;
use crate::media::MediaHash;
use crate::money::Idr;

/// A firm as its registration form describes it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Exhibitor {
    /// Its id.
    pub id: ExhibitorId,
    /// The firm's name, often not the owner's.
    pub name: String,
    /// Its owner.
    pub owner_id: Option<PersonId>,
    /// Its business number.
    pub nib: Option<Nib>,
    /// Its e-mail address.
    pub email: Option<String>,
    /// Its Instagram name, with the `@`.
    pub instagram: Option<String>,
    /// Where it is.
    pub address: Address,
    /// Who sent or coaches it.
    pub supported_by: Option<String>,
    /// The product category.
    pub category: Option<String>,
    /// The material, after Dekranas.
    pub material: Option<String>,
    /// People who work there.
    pub staff: Option<u32>,
    /// The firm's own monthly sales.
    pub monthly_turnover_idr: Option<Idr>,
    /// Papers and marks.
    pub legality: Legality,
    /// Countries that it exports to, as typed, separated by commas.
    pub export_countries: Option<String>,
    /// HS codes, as typed, separated by commas.
    pub hs_codes: Option<String>,
    /// Its logo.
    pub logo: Option<MediaHash>,
    /// Notes of the form.
    pub notes: Option<String>,
}

/// An address as typed, with the region it was matched to. Outside Jakarta is normal: then there is no code.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Address {
    /// Street, number, RT/RW.
    pub street: Option<String>,
    /// Kelurahan as typed.
    pub kelurahan: Option<String>,
    /// Kecamatan as typed.
    pub kecamatan: Option<String>,
    /// City or regency as typed.
    pub city: Option<String>,
    /// The deepest Kemendagri code that the address was matched to, such as `31.71.01.1001`.
    pub region_code: Option<String>,
}

impl Address {
    /// The code of the city or regency (`31.71`), where the address was matched.
    pub fn city_code(&self) -> Option<&str> {
        self.region_code.as_deref().and_then(|code| code.get(..5))
    }
}

/// Registrations and marks, as the form states them. A number, a "Ya", or nothing.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Legality {
    /// P-IRT, for food made at home.
    pub pirt: Option<String>,
    /// Halal certificate.
    pub halal: Option<String>,
    /// BPOM registration.
    pub bpom: Option<String>,
    /// SNI mark.
    pub sni: Option<String>,
    /// Registered brand, or another right (HKI).
    pub brand: Option<String>,
}

/// One of a firm's telephones, in the order of the form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ExhibitorPhone {
    /// The firm.
    pub exhibitor_id: ExhibitorId,
    /// Counted from 0.
    pub position: u16,
    /// E.164, `+62…`.
    pub e164: String,
    /// As it was typed.
    pub typed: String,
    /// Whether a telephone library calls the number possible; an impossible one is kept all the same.
    pub plausible: bool,
}
