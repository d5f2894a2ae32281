//! Group codes and values, a line each.

use std::io::Write;

use super::At;

pub(super) struct Pairs<'w, W> {
    out: &'w mut W,
    /// The next that is free.
    handle: u32,
}

/// Handles below are those of the tables.
const FIRST_HANDLE: u32 = 0x100;
/// What the header names as the next free handle: more than a drawing ever has.
pub(super) const HANDLE_SEED: &str = "FFFFFFF";

impl<'w, W: Write> Pairs<'w, W> {
    pub(super) fn new(out: &'w mut W) -> Self {
        Self { out, handle: FIRST_HANDLE }
    }

    pub(super) fn text(&mut self, code: u16, value: &str) -> std::io::Result<()> {
        writeln!(self.out, "{code:>3}\n{value}")
    }

    pub(super) fn texts(&mut self, pairs: &[(u16, &str)]) -> std::io::Result<()> {
        pairs.iter().try_for_each(|(code, value)| self.text(*code, value))
    }

    pub(super) fn integer(&mut self, code: u16, value: i64) -> std::io::Result<()> {
        self.text(code, &value.to_string())
    }

    pub(super) fn count(&mut self, code: u16, value: usize) -> std::io::Result<()> {
        self.text(code, &value.to_string())
    }

    /// To a thousandth of a millimetre.
    pub(super) fn number(&mut self, code: u16, value: f64) -> std::io::Result<()> {
        let rounded = (value * 1000.0).round() / 1000.0;
        // No minus before zero.
        let rounded = if rounded == 0.0 { 0.0 } else { rounded };
        self.text(code, &format!("{rounded:?}"))
    }

    /// Three numbers, with the codes of x, y and z.
    pub(super) fn point(&mut self, code: u16, (x, y): At) -> std::io::Result<()> {
        self.number(code, x)?;
        self.number(code + 10, y)?;
        self.number(code + 20, 0.0)
    }

    pub(super) fn new_handle(&mut self) -> std::io::Result<()> {
        let handle = format!("{:X}", self.handle);
        self.handle += 1;
        self.text(5, &handle)
    }
}
