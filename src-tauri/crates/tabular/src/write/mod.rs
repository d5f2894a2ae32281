//! Spreadsheets out: XLSX and delimited text.

mod guard;
pub use guard::{guard_text, unguard_text};
