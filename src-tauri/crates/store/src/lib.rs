//! The workspace: one SQLite file, its change log, its journal, its backups, and the media file beside it.

mod error;
mod migrations;
mod store;

pub use error::StoreError;
pub use store::Store;
