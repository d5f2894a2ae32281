//! The floor plan's editor: a hall as one document, changed gesture by gesture. What is put into a hall may overlap or
//! stand outside, and is reported; what a hall cannot hold is refused, and so is what was made on an older document.

mod codes;
mod draft;
mod fit;
mod gesture;
mod halls;
mod merge;
mod model;
mod puts;
mod renumber;
mod things;
mod wire;

#[cfg(test)]
mod tests;

pub use halls::{add, copy, document, everywhere, remove, rename};
pub use merge::{merge, split};
pub use puts::edit;
pub use renumber::renumber;
pub use wire::*;

pub(crate) use gesture::{AtHand, hall_of, place_of};
