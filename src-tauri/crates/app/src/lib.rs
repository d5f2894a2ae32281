//! The use cases of the exhibition office, the same for the window and the command line.
//!
//! Each is a function of an open [`Session`]: it reads, checks, and changes everything in one transaction that can be
//! undone. What goes out is plain data; every sentence in it is in the session's language.

pub mod backups;
pub mod badges;
pub mod defaults;
pub mod desk;
mod desks;
pub mod error;
pub mod events;
pub mod exhibitors;
pub mod fascia;
mod files;
pub mod floor_plan;
pub mod hall;
pub mod history;
pub mod import;
pub mod journal;
pub mod lists;
pub mod lots;
pub mod media;
pub mod outputs;
pub mod overview;
pub mod palette;
mod papers;
pub mod people;
pub mod placements;
pub mod plan;
pub mod power_plan;
pub mod printers;
pub mod progress;
pub mod regions;
pub mod roles;
pub mod sample;
pub mod session;
mod spreadsheet;
pub mod status_code;
pub mod status_names;
pub mod texts;
pub mod underlay;

pub use error::{AppError, Fault};
pub use session::{Session, SessionOptions};
pub use texts::Lang;
