//! What the window can ask for: one declared list of commands with their requests and answers.
//!
//! The shell passes a command's name and its request on as they come and knows neither; tests call the same list
//! without a window. TypeScript's view of it is generated from here, so that a name or a field that does not exist
//! does not compile on the other side.

pub mod commands;
mod contract;
mod fault;
mod preferences;
mod workspace;

pub use contract::{Empty, NAMES, TypeScript, TypeScriptError, call, call_in, typescript};
pub use fault::CallError;
pub use preferences::{Language, Preferences, Theme};
pub use workspace::Window;
