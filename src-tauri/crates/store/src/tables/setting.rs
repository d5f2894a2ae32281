//! The table `setting`. [`crate::Reader::setting`] and [`crate::Tx::set_setting`] give the values their types.

use super::record::record;

/// A setting as stored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Setting {
    /// Its name; `event/ID/…` for one of an event.
    pub key: String,
    /// Its value as JSON.
    pub value_json: String,
}

record! {
    Setting in "setting" by String;
    key: Text = key;
    value_json = value_json
}
