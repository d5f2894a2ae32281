//! People: owners, attendants, committee, curators, guests. A person is permanent; everything else refers to them.

use crate::id::PersonId;
use crate::identity::{Nik, Npwp, Sex};
use crate::media::MediaHash;

/// A person, without the numbers that identify them to the state.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Person {
    /// Their id.
    pub id: PersonId,
    /// The name as they write it.
    pub name: String,
    /// Their sex, where the form asked.
    pub sex: Option<Sex>,
    /// A telephone in E.164, where theirs is known apart from the firm's.
    pub phone_e164: Option<String>,
    /// An e-mail address of their own.
    pub email: Option<String>,
    /// Their photo.
    pub photo: Option<MediaHash>,
}

/// What identifies a person to the state: kept in a table of its own, masked on screen, never on a badge.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PersonIdentity {
    /// The person.
    pub person_id: PersonId,
    /// Their NIK.
    pub nik: Option<Nik>,
    /// Their NPWP; a resident's of 16 digits equals the NIK.
    pub npwp: Option<Npwp>,
}
