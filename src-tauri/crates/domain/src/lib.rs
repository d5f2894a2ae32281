//! The types and rules of a craft exhibition: no I/O, no clock, no wire format, no text for people.

pub mod badge;
pub mod badge_code;
pub mod badge_token;
pub mod booth;
pub mod booth_size;
pub mod category;
pub mod event;
pub mod geometry;
pub mod hall;
pub mod hlc;
pub mod id;
pub mod identity;
pub mod list_item;
pub mod media;
pub mod money;
pub mod numbering;
pub mod party;
pub mod phone;
pub mod power;
pub mod search_key;
pub mod status;
