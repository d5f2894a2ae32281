//! Tables on paper: a head with frieze, event and title on every page, columns whose heads come again, rows that wrap,
//! and a footer with the hour of printing and the page. Minutes have paragraphs before their table, and after it lines on
//! which people sign.
//!
//! [`prepare`] sets all rows and says how many pages they take; [`PreparedTable::draw`] makes the pages. Words come in
//! ready to print.

mod draw;
mod minutes;
mod rows;

use crate::frame::Page;
use crate::image::ImageRef;
pub use crate::text::Align;
use crate::text::Typesetter;

use self::minutes::Intro;
use self::rows::{SetRow, Stretch};

/// All that is on the pages.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct TableContent {
    /// The event's name.
    pub event: String,
    /// Where and when it is held.
    pub venue_and_dates: String,
    /// Whose paper it is, at the right of the event.
    pub office: Option<String>,
    /// The event's logo.
    pub logo: Option<ImageRef>,
    /// What the paper is: "Daftar nama fascia".
    pub title: String,
    /// Under the title: what it counts or holds for.
    pub facts: String,
    /// Paragraphs over the table, on its first page alone.
    pub intro: Vec<String>,
    /// The columns, from left to right.
    pub columns: Vec<TableColumn>,
    /// The rows, from top to bottom.
    pub rows: Vec<TableRow>,
    /// Stands for rows where there are none.
    pub nothing: String,
    /// Who signs below the table.
    pub signatures: Option<Signatures>,
    /// A section that goes on, on the next page: `{title}`.
    pub continued: String,
    /// Footer, at the left.
    pub printed_at: String,
    /// Footer, in the middle.
    pub notice: Option<String>,
    /// Footer, at the right: `{n}`, `{total}`.
    pub page: String,
}

/// A column.
#[derive(Debug, Clone, PartialEq)]
pub struct TableColumn {
    /// Over it, on every page.
    pub head: String,
    /// Its share of the width, against the others'.
    pub share: f64,
    /// Of head and cells.
    pub align: Align,
}

/// A row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TableRow {
    /// Heads the rows below it and stays with them.
    Section {
        /// At the left, bold.
        title: String,
        /// At the right.
        value: String,
        /// Something is wrong with it, which the words say.
        is_alert: bool,
    },
    /// A text for each column.
    Cells {
        /// In the order of the columns.
        cells: Vec<String>,
        /// Something is wrong with it, which the words say.
        is_alert: bool,
    },
    /// A sentence over the whole width. Below cells it is about them, and stays on their page.
    Note {
        /// It.
        text: String,
        /// Something is wrong, which it says.
        is_alert: bool,
    },
}

/// Lines on which people sign, below a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Signatures {
    /// A paragraph before them, which stays with the first of them.
    pub closing: String,
    /// Where and when, at the right.
    pub place_and_day: String,
    /// Two beside each other, from left to right.
    pub people: Vec<Signatory>,
}

/// Somebody who signs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Signatory {
    /// As what, over the line.
    pub role: String,
    /// Under the line; empty where it is to be written by hand.
    pub name: String,
}

/// What a reader of the table would miss.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TableWarning {
    /// A text ends in an ellipsis.
    Cut {
        /// The whole text.
        text: String,
    },
    /// No font has these characters; boxes are printed.
    MissingGlyphs {
        /// The text.
        text: String,
        /// The characters.
        characters: Vec<char>,
    },
}

/// A table that is set and divided into pages, on A4.
pub struct PreparedTable<'a> {
    content: &'a TableContent,
    intro: Intro,
    rows: Vec<SetRow>,
    pages: Vec<Stretch>,
    warnings: Vec<TableWarning>,
}

/// Sets a table on A4.
pub fn prepare<'a>(content: &'a TableContent, setter: &mut Typesetter) -> PreparedTable<'a> {
    let mut warnings = Vec::new();
    let intro = minutes::intro(content, setter, &mut warnings);
    let mut rows = rows::set(content, setter, &mut warnings);
    rows.extend(minutes::signatures(content, setter, &mut warnings));
    let pages = rows::divide(&rows, draw::rows_mm(), intro.height_mm);
    PreparedTable { content, intro, rows, pages, warnings }
}

impl PreparedTable<'_> {
    /// How many pages it takes; at least one.
    pub fn pages(&self) -> usize {
        self.pages.len()
    }

    /// Draws it as the pages after `before` others of `total`.
    pub fn draw(
        self,
        setter: &mut Typesetter,
        before: usize,
        total: usize,
    ) -> (Vec<Page>, Vec<TableWarning>) {
        let Self { content, intro, rows, pages, mut warnings } = self;
        let none = Intro::default();
        let drawn = pages
            .iter()
            .enumerate()
            .map(|(index, stretch)| {
                let number = (before + index + 1, total);
                let intro = if index == 0 { &intro } else { &none };
                draw::page(content, intro, &rows, stretch, setter, number, &mut warnings)
            })
            .collect();
        warnings.dedup();
        (drawn, warnings)
    }
}

#[cfg(test)]
mod tests;
