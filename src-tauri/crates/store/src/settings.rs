//! Settings: JSON of any shape by name, edited through the change log like everything else.

use domain::id::EventId;
use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::error::StoreError;
use crate::read::Reader;
use crate::tables::setting::Setting;
use crate::write::Tx;

/// The name of a setting of an event.
pub fn event_setting_key(event_id: EventId, name: &str) -> String {
    format!("event/{event_id}/{name}")
}

impl Reader<'_> {
    /// The value of a setting; `None` when it was never set.
    ///
    /// # Errors
    /// [`StoreError::Row`] when what is stored is no `T`, and as any read.
    pub fn setting<T: DeserializeOwned>(&self, key: &str) -> Result<Option<T>, StoreError> {
        let Some(setting) = self.get::<Setting>(key.to_owned())? else { return Ok(None) };
        serde_json::from_str(&setting.value_json).map(Some).map_err(|error| unreadable(key, &error))
    }
}

impl Tx<'_> {
    /// Sets a setting. Returns whether the value differed.
    ///
    /// # Errors
    /// [`StoreError::Row`] when `value` cannot be JSON, and as any write.
    pub fn set_setting<T: Serialize>(&mut self, key: &str, value: &T) -> Result<bool, StoreError> {
        let value_json = serde_json::to_string(value).map_err(|error| unreadable(key, &error))?;
        self.put(&Setting { key: key.to_owned(), value_json })
    }

    /// Forgets a setting. Returns whether there was one.
    ///
    /// # Errors
    /// As any write.
    pub fn remove_setting(&mut self, key: &str) -> Result<bool, StoreError> {
        self.delete::<Setting>(key.to_owned())
    }
}

fn unreadable(key: &str, error: &serde_json::Error) -> StoreError {
    StoreError::Row { table: "setting", detail: format!("{key}: {error}") }
}
