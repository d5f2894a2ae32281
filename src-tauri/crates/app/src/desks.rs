//! Which desks this laptop is. A desk's id is this laptop's and this workspace's own: it is remembered in the person's
//! own data folder, never in the workspace, so that two laptops that work from one backup, or one laptop that has
//! put a backup back, never write different things under one id and number of the journal.

use std::fs;
use std::path::{Path, PathBuf};

use domain::badge::Desk;
use domain::event::Event;
use domain::id::{DeskId, EventId};
use domain::journal::JournalEntry;
use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};
use store::{NewEntry, Reader, StoreError, Tx};
use uuid::Uuid;

use crate::files::{folder_of, write_whole};

/// The desk that acts where none is named: the office's own, which is there in every event.
pub(crate) const OFFICE: &str = "kantor";

/// Where set, the folder in which the desks of this laptop are remembered.
const FOLDER_VARIABLE: &str = "JAKCRAFT_DESKS";

/// A desk that this laptop is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct Remembered {
    event: Uuid,
    name: String,
    desk: Uuid,
    /// The last number that it has written here. A workspace that has fewer is an older one put back.
    sequence: u64,
}

/// What is remembered of a workspace.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
struct Page {
    workspace: String,
    desks: Vec<Remembered>,
}

/// The desks of this laptop in one workspace.
#[derive(Debug)]
pub(crate) struct Desks {
    /// `None` where the person has no data folder.
    file: Option<PathBuf>,
    page: Page,
}

impl Desks {
    /// Those of a workspace, which must be there.
    pub(crate) fn of(workspace: &Path) -> Self {
        let workspace = fs::canonicalize(workspace).unwrap_or_else(|_| workspace.to_owned());
        let name: String = Sha256::digest(workspace.as_os_str().as_encoded_bytes())[..16]
            .iter()
            .map(|b| format!("{b:02x}"))
            .collect();
        let file = folder().map(|folder| folder.join(format!("{name}.json")));
        Self { file, page: Page { workspace: workspace.display().to_string(), desks: Vec::new() } }
    }

    /// This laptop's desk of a name, by the state that is read; a new one where it has none yet.
    pub(crate) fn desk(
        &mut self,
        read: &Reader<'_>,
        event_id: EventId,
        name: &str,
    ) -> Result<DeskId, StoreError> {
        self.look();
        let mut known = None;
        for one in self.page.desks.iter().filter(|one| one.event == event_id.0 && one.name == name) {
            if read.journal_head(DeskId(one.desk))? >= one.sequence {
                known = Some(DeskId(one.desk));
            }
        }
        if let Some(known) = known {
            return Ok(known);
        }
        self.page.desks.retain(|one| one.event != event_id.0 || one.name != name);
        let desk = Uuid::now_v7();
        self.page.desks.push(Remembered { event: event_id.0, name: name.to_owned(), desk, sequence: 0 });
        Ok(DeskId(desk))
    }

    /// Appends entries of this laptop's desk of a name. What is remembered runs ahead of the commit: should that fail,
    /// the desk gets another id, which harms nothing.
    pub(crate) fn append(
        &mut self,
        tx: &mut Tx<'_>,
        event: &Event,
        name: &str,
        now_ms: i64,
        entries: Vec<NewEntry>,
    ) -> Result<Vec<JournalEntry>, StoreError> {
        let id = self.desk(tx, event.id, name)?;
        if tx.get::<Desk>(id)?.is_none() {
            let name = name.to_owned();
            tx.insert(&Desk { id, event_id: event.id, name, public_key: None, certificate: None })?;
        }
        let written = tx.append_journal(id, now_ms, entries)?;
        if let (Some(last), Some(one)) =
            (written.last(), self.page.desks.iter_mut().find(|one| one.desk == id.0))
        {
            one.sequence = last.key.sequence;
        }
        self.keep();
        Ok(written)
    }

    /// Takes up what another process of this laptop has remembered meanwhile.
    fn look(&mut self) {
        let text = self.file.as_ref().and_then(|file| fs::read_to_string(file).ok());
        let Some(page) = text.and_then(|text| serde_json::from_str::<Page>(&text).ok()) else { return };
        for one in page.desks {
            let is_other = |known: &&mut Remembered| known.event == one.event && known.name == one.name;
            match self.page.desks.iter_mut().find(is_other) {
                Some(known) => *known = one,
                None => self.page.desks.push(one),
            }
        }
    }

    /// Where it cannot be kept, the next process is other desks, and nothing is lost.
    fn keep(&self) {
        let Some(file) = &self.file else { return };
        let Ok(text) = serde_json::to_string(&self.page) else { return };
        let _ = fs::create_dir_all(folder_of(file));
        let _ = write_whole(file, |out| out.write_all(text.as_bytes()));
    }
}

fn folder() -> Option<PathBuf> {
    if let Some(folder) = std::env::var_os(FOLDER_VARIABLE).filter(|folder| !folder.is_empty()) {
        return Some(PathBuf::from(folder));
    }
    directories::ProjectDirs::from("id", "jakcraft", "JakCraft")
        .map(|folders| folders.data_local_dir().join("desks"))
}
