//! Badges: from who a person is to pages of frames.
//!
//! A [`BadgeTemplate`] says where things stand, a [`Sheet`] how badges share paper, a [`BadgeRun`] lays them out
//! page by page and collects [`Finding`]s. Text shrinks to a floor, then wraps, then ends in an ellipsis with a
//! finding; nothing is cut off in silence.

mod codes;
mod content;
mod face;
mod fitting;
mod name;
mod preflight;
mod run;
mod sheet;
mod template;

pub use self::content::{BadgeContent, BadgeLabels, EventContent, RoleBand};
pub use self::name::NameParts;
pub use self::preflight::{BadgeField, BadgeRef, Finding, FindingKind, Weightiness};
pub use self::run::{BadgeOptions, BadgeRun};
pub use self::sheet::{DoesNotFit, Sheet};
pub use self::template::{
    BadgeTemplate, BodyZone, BoothZone, HeadZone, QrZone, StackedText, TextRule, TextZone,
};
pub use crate::image::ImageRef;
