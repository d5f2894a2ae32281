//! The table `person_identity`: what identifies a person to the state, apart from everything else about them.

use domain::id::PersonId;
use domain::person::PersonIdentity;

use super::record::record;

record! {
    PersonIdentity in "person_identity" by PersonId;
    person_id: Id = person_id;
    nik = nik, npwp = npwp
}
