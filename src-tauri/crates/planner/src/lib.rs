//! Floor geometry, its checks, rows of booths, and who gets which booth.
//!
//! Pure: no I/O, no clock, no hash order. The same input gives the same bytes on every machine.

pub mod assign;
pub mod cost;
pub mod floor;
pub mod problem;
pub mod solution;
