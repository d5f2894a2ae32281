//! The workspace: one SQLite file, its change log, its journal, its backups, and the media file beside it.

pub mod backup;
mod change;
mod erasure;
mod error;
mod journal;
mod media;
mod media_references;
mod migrations;
pub mod open;
mod read;
#[cfg(test)]
mod sample;
mod search;
mod settings;
mod store;
mod tables;
#[cfg(test)]
mod test_process;
#[cfg(test)]
mod test_workspace;
mod verify;
mod write;

pub use change::history::{ChangeMark, ChangeState, ChangeSummary, Operation, RowChange};
pub use change::{ChangeContext, RowRef, UndoError, Undone};
pub use erasure::{Erased, ErasedPerson};
pub use error::StoreError;
pub use journal::{JournalError, NewEntry};
pub use media::{
    ImageError, MAX_IMAGE_BYTES, MAX_IMAGE_PIXELS, MEDIA_APPLICATION_ID, Media, MediaStore, MediaType,
    PutError,
};
pub use open::{APPLICATION_ID, EncryptionKey, Foreign, Mode, OpenError, OpenOptions, Opened, Warning, open};
pub use read::Reader;
pub use search::{SearchHit, SearchKind};
pub use settings::event_setting_key;
pub use store::Store;
pub use tables::TRACKED;
pub use tables::badge_holder::BadgeLine;
pub use tables::booth::{BoothLine, BoothOccupant, OccupantMember};
pub use tables::column_mapping::ColumnMapping;
pub use tables::exhibitor::{ExhibitorLine, ExhibitorTraits};
pub use tables::held_row::{HeldIdentity, HeldRow};
pub use tables::import_row::ImportRow;
pub use tables::import_source::ImportSource;
pub use tables::party::{PartyLine, PartyMemberLine};
pub use tables::record::{Cell, Columns, Field, KeyFields, KeyPart, Record, RowKey, Table};
pub use tables::region::Region;
pub use tables::setting::Setting;
pub use tables::status_change::MoveError;
pub use verify::{Problem, verify};
pub use write::Tx;
