//! What an office calls the statuses, where it calls them otherwise than the program does: a setting of the workspace.

use std::collections::BTreeMap;

use domain::status::ParticipationStatus;
use serde::{Deserialize, Serialize};
use store::Reader;
use ts_rs::TS;

use crate::error::AppError;
use crate::session::Session;
use crate::status_code::StatusCode;
use crate::texts::{Lang, statuses};

const SETTING: &str = "labels/statuses";

/// The office's own words for one status; an empty text for the program's.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
struct Own {
    id: String,
    en: String,
}

/// What the statuses are called in a workspace.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct StatusNames(BTreeMap<String, Own>);

impl StatusNames {
    pub(crate) fn read(read: &Reader<'_>) -> Result<Self, AppError> {
        Ok(Self(read.setting(SETTING)?.unwrap_or_default()))
    }

    /// What the statuses are called in the workspace of a session.
    ///
    /// # Errors
    /// As any read.
    pub fn of(session: &Session) -> Result<Self, AppError> {
        Self::read(&session.store.read())
    }

    /// The status of a code in the words of a language; an unknown one by its code.
    pub fn word<'n>(&'n self, lang: Lang, code: &'n str) -> &'n str {
        ParticipationStatus::parse(code).map_or(code, |status| self.name(lang, status))
    }

    /// The status in the words of a language.
    pub(crate) fn name(&self, lang: Lang, status: ParticipationStatus) -> &str {
        let own = self.0.get(status.as_str()).map(|own| lang.pick(own.id.as_str(), own.en.as_str()));
        own.filter(|own| !own.is_empty()).unwrap_or_else(|| statuses::name(lang, status))
    }
}

/// A status with what it is called, as it is sent.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct StatusLabel {
    /// The status.
    pub status: StatusCode,
    /// The office's own Indonesian word; empty for the program's.
    pub own_id: String,
    /// The office's own English word; empty for the program's.
    pub own_en: String,
    /// The program's Indonesian word.
    pub standard_id: String,
    /// The program's English word.
    pub standard_en: String,
}

/// The statuses in their order with what they are called.
///
/// # Errors
/// As any read.
pub fn read(session: &Session) -> Result<Vec<StatusLabel>, AppError> {
    let names = StatusNames::read(&session.store.read())?;
    let label = |status: ParticipationStatus| {
        let own = names.0.get(status.as_str()).cloned().unwrap_or_default();
        StatusLabel {
            status: status.into(),
            own_id: own.id,
            own_en: own.en,
            standard_id: statuses::name(Lang::Id, status).to_owned(),
            standard_en: statuses::name(Lang::En, status).to_owned(),
        }
    };
    Ok(ParticipationStatus::ALL.map(label).to_vec())
}

/// An office's own words for a status.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct OwnStatusName {
    /// The status's code.
    pub status: String,
    /// In Indonesian; empty for the program's word.
    pub id: String,
    /// In English; empty for the program's word.
    pub en: String,
}

/// A word has to fit a column of a table.
const MOST_LETTERS: usize = 30;

/// Calls the statuses as the office does; those that are not named are called as the program does. Returns whether
/// anything is otherwise now.
///
/// # Errors
/// [`AppError::Invalid`] for no status, a word that is too long, or one that two statuses would have.
pub fn set(session: &mut Session, wanted: &[OwnStatusName]) -> Result<bool, AppError> {
    let mut own = BTreeMap::new();
    for OwnStatusName { status, id, en } in wanted {
        if ParticipationStatus::parse(status).is_none() {
            return Err(AppError::Invalid { field: "status", value: status.clone() });
        }
        let (id, en) = (id.trim().to_owned(), en.trim().to_owned());
        if let Some(long) = [&id, &en].into_iter().find(|word| word.chars().count() > MOST_LETTERS) {
            return Err(AppError::Invalid { field: "status_name", value: long.clone() });
        }
        if !id.is_empty() || !en.is_empty() {
            own.insert(status.clone(), Own { id, en });
        }
    }
    let names = StatusNames(own);
    for lang in [Lang::Id, Lang::En] {
        let mut seen: Vec<String> = Vec::new();
        for status in ParticipationStatus::ALL {
            let word = names.name(lang, status).to_lowercase();
            if seen.contains(&word) {
                return Err(AppError::Invalid { field: "status_name_twice", value: word });
            }
            seen.push(word);
        }
    }
    let change = session.change(None, "settings", "status_names");
    let (changed, _) = session.store.write::<_, AppError>(&change, |tx| {
        if names.0.is_empty() {
            Ok(tx.remove_setting(SETTING)?)
        } else {
            Ok(tx.set_setting(SETTING, &names.0)?)
        }
    })?;
    Ok(changed)
}
