//! What the printer of a badge should know before it is on paper. Findings carry data; `app` words them.

/// A finding about one badge, or about what all badges of a role share.
#[derive(Debug, Clone, PartialEq)]
pub struct Finding {
    /// Which badge of the run; `None` for a part that all badges of a role share, which is reported once.
    pub badge: Option<BadgeRef>,
    /// Which part.
    pub field: BadgeField,
    /// What about it.
    pub kind: FindingKind,
}

/// A badge of a run.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BadgeRef {
    /// Its place in the run, from 0.
    pub index: usize,
    /// Its code in clear.
    pub code: String,
    /// Whose it is.
    pub name: String,
}

/// The parts of a badge.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum BadgeField {
    /// Name, theme of the event.
    Event,
    /// Dates and venue of the event.
    DatesAndVenue,
    /// The organizer's mark.
    Logo,
    /// What the person is called.
    CalledName,
    /// What stands under it.
    RestOfName,
    /// The firm or office.
    Affiliation,
    /// Booth codes.
    Booths,
    /// The band.
    Role,
    /// The QR code.
    Token,
    /// The code in clear.
    Code,
    /// The portrait.
    Photo,
}

/// What is the matter.
#[derive(Debug, Clone, PartialEq)]
pub enum FindingKind {
    /// Set smaller than is good to read.
    Shrunk {
        /// The smallest size that reads well here.
        wanted_pt: f64,
        /// The size taken.
        size_pt: f64,
    },
    /// On more lines than wanted.
    Wrapped {
        /// How many.
        lines: usize,
    },
    /// Some of the words are gone.
    Ellipsised {
        /// The words in full.
        full: String,
    },
    /// Characters that no font here has; boxes stand for them.
    MissingGlyph {
        /// Each once.
        chars: Vec<char>,
    },
    /// A badge needs this, and it is blank.
    MissingData,
    /// The picture will look coarse.
    CoarseImage {
        /// Its resolution on paper.
        dpi: f64,
    },
    /// The modules of the QR code are so small that scanners may fail.
    FineQr {
        /// Side of one module.
        module_mm: f64,
    },
    /// The token is too long for any QR code; none is drawn.
    TokenTooLong {
        /// Its length in bytes.
        bytes: usize,
    },
}

/// How much a finding matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Weightiness {
    /// The badge is as it should be, only less handsome.
    Note,
    /// Something is wrong or gone on paper.
    Warning,
}

impl FindingKind {
    /// How much it matters.
    pub fn weightiness(&self) -> Weightiness {
        match self {
            Self::Shrunk { .. } | Self::Wrapped { .. } => Weightiness::Note,
            Self::Ellipsised { .. }
            | Self::MissingGlyph { .. }
            | Self::MissingData
            | Self::CoarseImage { .. }
            | Self::FineQr { .. }
            | Self::TokenTooLong { .. } => Weightiness::Warning,
        }
    }
}
