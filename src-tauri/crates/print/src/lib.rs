//! From a layout in millimetres to paper: frames, text of any script, PDF, SVG and PNG; and to CAD, as DXF.
//!
//! Layouts give [`frame`]s, pure data in millimetres, with text from a [`text::Typesetter`]; writers turn frames
//! into bytes.

pub mod badge;
pub mod colour;
pub mod dxf;
pub mod floor_plan;
pub mod fonts;
pub mod frame;
mod hatch;
pub mod image;
mod number;
pub mod ornament;
pub mod palette;
pub mod pdf;
pub mod qr;
pub mod raster;
pub mod svg;
pub mod table;
pub mod text;
