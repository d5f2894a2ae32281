//! What one person on one machine prefers. It lies beside no workspace and is in no backup.

use std::collections::BTreeMap;
use std::io::Write as _;
use std::path::{Path, PathBuf};

use app::Lang;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// How many workspaces are remembered.
const MOST_RECENT: usize = 8;

/// Light, dark, or as the machine has it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Theme {
    /// As the machine has it.
    #[default]
    Auto,
    /// Ink on paper.
    Light,
    /// The other way round.
    Dark,
}

/// The languages by their codes, as the pages know them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, TS)]
#[ts(rename_all = "snake_case")]
pub enum Language {
    /// Indonesian.
    Id,
    /// English.
    En,
}

/// What one person on one machine prefers.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(default)]
pub struct Preferences {
    /// `id` or `en`.
    #[ts(as = "Language")]
    pub language: String,
    /// Light or dark.
    pub theme: Theme,
    /// How large everything is, in percent.
    pub zoom_percent: u16,
    /// Workspaces that were open, the newest first.
    pub recent: Vec<String>,
    /// Who works here, for the history.
    pub operator: String,
    /// What screens remember (columns, filters), by their own keys; JSON that only they read.
    pub screens: BTreeMap<String, String>,
}

impl Default for Preferences {
    fn default() -> Self {
        Self {
            language: Lang::default().code().to_owned(),
            theme: Theme::Auto,
            zoom_percent: 100,
            recent: Vec::new(),
            operator: String::new(),
            screens: BTreeMap::new(),
        }
    }
}

impl Preferences {
    /// Reads them. A file that is missing or spoilt counts as none: no preference is worth a start that fails.
    pub(crate) fn read(path: &Path) -> Self {
        let mut read: Self = std::fs::read(path)
            .ok()
            .and_then(|bytes| serde_json::from_slice(&bytes).ok())
            .unwrap_or_default();
        read.zoom_percent = read.zoom_percent.clamp(50, 200);
        if Lang::from_code(&read.language).is_none() {
            read.language = Lang::default().code().to_owned();
        }
        read
    }

    /// Writes them whole or not at all. That they cannot be written is no reason to stop anybody's work.
    pub(crate) fn write(&self, path: &Path) {
        let written = || -> std::io::Result<()> {
            let folder = path.parent().unwrap_or(Path::new("."));
            std::fs::create_dir_all(folder)?;
            let mut file = tempfile::NamedTempFile::new_in(folder)?;
            file.write_all(&serde_json::to_vec_pretty(self)?)?;
            file.persist(path).map_err(|error| error.error)?;
            Ok(())
        };
        drop(written());
    }

    /// The language.
    pub fn lang(&self) -> Lang {
        Lang::from_code(&self.language).unwrap_or_default()
    }

    pub(crate) fn remember(&mut self, path: &Path) {
        let path = path.display().to_string();
        self.recent.retain(|other| *other != path);
        self.recent.insert(0, path);
        self.recent.truncate(MOST_RECENT);
    }

    pub(crate) fn forget(&mut self, path: &str) {
        self.recent.retain(|other| other != path);
    }

    /// Where they lie for this person.
    pub fn place() -> PathBuf {
        directories::ProjectDirs::from("id", "jakcraft", "JakCraft")
            .map_or_else(|| PathBuf::from("jakcraft"), |folders| folders.config_dir().to_owned())
            .join("preferences.json")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_spoilt_file_of_preferences_is_as_good_as_none() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("preferences.json");
        std::fs::write(&path, "{ not json").unwrap();
        assert_eq!(Preferences::read(&path), Preferences::default());
        let mut preferences = Preferences { zoom_percent: 125, ..Preferences::default() };
        for number in 0..20 {
            preferences.remember(Path::new(&format!("/pameran/{}.jakcraft", number % 10)));
        }
        preferences.write(&path);
        let again = Preferences::read(&path);
        assert_eq!(again, preferences);
        assert_eq!(again.recent.len(), MOST_RECENT);
        assert_eq!(again.recent[0], "/pameran/9.jakcraft");
    }
}
