//! The use cases through `jakcraft`, as who types it notices them. One program, since each would link all of it again.
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

mod badges;
mod crash;
mod desk;
mod exports;
mod hall;
mod import;
mod import_again;
mod import_wishes;
mod laptops;
mod lots;
mod lots_passed;
mod main_job;
mod office;
mod paper;
mod placements;
mod places;
mod plan;
mod seats;
mod sharing;
