//! From a layout in millimetres to paper: frames, text of any script, PDF and SVG.
