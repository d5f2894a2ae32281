//! Where a line may end.

use unicode_linebreak::{BreakOpportunity, linebreaks};

/// A piece that is not broken further: its text without the trailing blanks, and whether a line must end after it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Piece {
    /// Byte offset of its end, trailing blanks included.
    pub(super) end: usize,
    /// A line break in the source follows.
    pub(super) must_break: bool,
}

/// The pieces of a text, by the Unicode line breaking rules.
pub(super) fn pieces(text: &str) -> Vec<Piece> {
    linebreaks(text)
        .map(|(end, opportunity)| Piece {
            end,
            // The end of the text always counts as a break; it is not one in the source.
            must_break: opportunity == BreakOpportunity::Mandatory && end < text.len(),
        })
        .collect()
}
