//! Every sentence that a person reads, in Indonesian and English side by side.
//!
//! Lower crates give typed errors; here they become words: what happened, what was kept, what to do.

mod lang;

pub(crate) mod editing;
pub(crate) mod elements;
pub(crate) mod failing;
pub(crate) mod fascias;
pub(crate) mod fields;
pub mod figures;
pub mod history;
pub(crate) mod importing;
pub(crate) mod lots;
pub(crate) mod placing;
pub(crate) mod planning;
pub(crate) mod powering;
pub(crate) mod printing;
pub(crate) mod reading;
pub(crate) mod statuses;
pub(crate) mod storing;
pub(crate) mod underlay;
pub(crate) mod waiving;
pub mod weighing;

pub use lang::Lang;
pub(crate) use lang::say;
