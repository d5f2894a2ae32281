//! What goes on badges: words and pictures, ready to be set. No word here is the layout's own.

use crate::colour::Colour;
use crate::image::ImageRef;

/// What one badge says.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct BadgeContent {
    /// The whole name, as its bearer writes it.
    pub name: String,
    /// What they are called, where it is known; else [`super::NameParts`] finds it in the name.
    pub called: Option<String>,
    /// The firm, office or newspaper.
    pub affiliation: Option<String>,
    /// Codes of the booths, such as "A-01".
    pub booth_codes: Vec<String>,
    /// What they are at the show.
    pub role: RoleBand,
    /// The short code in clear, such as "XXXX-XXXX".
    pub code: String,
    /// What the QR code says.
    pub token: String,
    /// A portrait.
    pub photo: Option<ImageRef>,
}

/// The band that tells roles apart.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct RoleBand {
    /// The role's name, in the badge's language.
    pub label: String,
    /// Of band and frieze. Text on it is white, or ink where white would not read.
    pub colour: Colour,
}

impl Default for RoleBand {
    fn default() -> Self {
        Self { label: String::new(), colour: Colour::ACCENT }
    }
}

/// What all badges of an event say.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct EventContent {
    /// Its name, such as "JakCraft 2019".
    pub name: String,
    /// Its theme.
    pub theme: Option<String>,
    /// Its days, worded.
    pub dates: String,
    /// Where it is held.
    pub venue: String,
    /// The organizer's mark.
    pub logo: Option<ImageRef>,
}

/// The words that the layout adds, in the badge's language.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct BadgeLabels {
    /// Over booth codes: "Stan".
    pub booth: String,
}
