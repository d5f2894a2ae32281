//! A file for each feature. A body calls one use case.

pub mod assignment;
pub mod badges;
pub mod editor;
pub mod event;
pub mod exhibitors;
pub mod floor;
pub mod import;
pub mod lots;
pub mod paper;
pub mod printing;
pub mod settings;
pub mod shell;
pub mod underlay;
