//! The table `person`.

use domain::id::PersonId;
use domain::identity::Sex;
use domain::person::Person;

use super::record::{record, words};

words!(Sex { Male = "male", Female = "female" });

record! {
    Person in "person" by PersonId;
    id: Id = id;
    name = name, sex = sex, phone_e164 = phone_e164, email = email, photo_hash = photo
}
