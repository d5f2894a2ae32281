//! What a floor plan shows, as the caller hands it over: facts of the hall and words that are ready to print.

use std::collections::BTreeMap;

use domain::geometry::{BoothShape, PolygonMm};
use domain::hall::{ElementKind, ElementShape};

use crate::frame::Image;
use crate::image::ImageRef;

/// All that is on the drawing and in its lists. Texts are in the reader's language and already formatted.
#[derive(Debug, Clone, PartialEq)]
pub struct FloorPlanContent {
    /// Name of the event, the largest thing in the title block.
    pub event: String,
    /// Where it is held.
    pub venue: String,
    /// When, such as "25–28 November 2019".
    pub dates: String,
    /// Whose drawing it is: the head of the office's papers in one line, beside the drawing's title.
    pub office: Option<String>,
    /// Name of the hall.
    pub hall: String,
    /// Day of the drawing.
    pub drawn_on: String,
    /// Revision and state, such as "3 – disetujui".
    pub revision: String,
    /// Day and hour of printing, for the footer.
    pub printed_at: String,
    /// A remark in the middle of the footer, such as that the check is a planning aid.
    pub notice: Option<String>,
    /// The hall's outline: the inner face of its walls.
    pub outline: PolygonMm,
    /// Where north points: thousandths of a degree, clockwise from the top of the drawing.
    pub north_mdeg: i32,
    /// What stands on the floor besides booths.
    pub elements: Vec<PlanMark>,
    /// The booths.
    pub booths: Vec<PlanBooth>,
    /// Names of the product categories in the event's order; booths name them by index.
    pub categories: Vec<String>,
    /// The event's logo, in the title block.
    pub logo: Option<ImageRef>,
    /// The pictures that logos name, by hash.
    pub images: BTreeMap<String, Image>,
}

/// A thing on the floor that is no booth.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlanMark {
    /// What it is.
    pub kind: ElementKind,
    /// Where it is.
    pub shape: ElementShape,
    /// What is written on it.
    pub label: Option<String>,
    /// Who has it, such as the sponsor.
    pub owner: Option<String>,
    /// For entrances and exits: whether it is open.
    pub is_open: bool,
    /// Of a main aisle: the clear width, drawn as a dimension. Of a door: the clear width, where it is not that of
    /// the opening.
    pub width_mm: Option<i64>,
    /// Floor to keep free around it; 0 for none.
    pub clearance_mm: i64,
    /// Of a power point: what comes from it, ready to print, such as "K1 11.000 VA".
    pub feeds: Vec<String>,
    /// Of a stand that is no exhibitor's: the picture on it.
    pub logo: Option<ImageRef>,
}

/// A booth with who is in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlanBooth {
    /// Its code, unique in the event.
    pub code: String,
    /// What it covers.
    pub shape: BoothShape,
    /// The firms in it, the main one first. None: the booth is empty.
    pub occupants: Vec<String>,
    /// Index in [`FloorPlanContent::categories`].
    pub category: Option<usize>,
    /// Nobody may have it.
    pub is_closed: bool,
    /// Power at the booth, for the utilities layer.
    pub power_va: Option<u32>,
    /// The circuit that feeds it, for the utilities layer.
    pub circuit: Option<String>,
    /// Water at the booth, for the utilities layer.
    pub has_water: bool,
    /// One of the sought-after places.
    pub is_premium: bool,
    /// A wheelchair reaches it.
    pub is_accessible: bool,
    /// The product category that it is meant for.
    pub zone: Option<String>,
}

/// Sizes of paper, by ISO 216.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Paper {
    /// 210 x 297 mm
    A4,
    /// 297 x 420 mm
    A3,
    /// 420 x 594 mm
    A2,
    /// 594 x 841 mm
    A1,
    /// 841 x 1189 mm
    A0,
}

impl Paper {
    /// From the smallest to the largest.
    pub const ALL: [Self; 5] = [Self::A4, Self::A3, Self::A2, Self::A1, Self::A0];

    /// Short side and long side.
    pub const fn sides_mm(self) -> (f64, f64) {
        match self {
            Self::A4 => (210.0, 297.0),
            Self::A3 => (297.0, 420.0),
            Self::A2 => (420.0, 594.0),
            Self::A1 => (594.0, 841.0),
            Self::A0 => (841.0, 1189.0),
        }
    }

    /// As it is written everywhere.
    pub const fn name(self) -> &'static str {
        match self {
            Self::A4 => "A4",
            Self::A3 => "A3",
            Self::A2 => "A2",
            Self::A1 => "A1",
            Self::A0 => "A0",
        }
    }

    /// From "A3" or "a3".
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|paper| paper.name().eq_ignore_ascii_case(name.trim()))
    }

    /// Sizes of type, symbols and margins, against those on an A3. A larger sheet is read from farther away.
    pub(super) const fn type_scale(self) -> f64 {
        match self {
            Self::A4 => 0.9,
            Self::A3 => 1.0,
            Self::A2 => 1.2,
            Self::A1 => 1.45,
            Self::A0 => 1.75,
        }
    }
}

/// Which way a sheet lies.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Orientation {
    /// Wider than high.
    Landscape,
    /// Higher than wide.
    Portrait,
}

/// Where the lists by name and by booth go.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum ListPlacement {
    /// Beside the drawing when both fit, else on pages of their own.
    #[default]
    Auto,
    /// On pages of their own.
    FollowingPages,
    /// None.
    Nowhere,
}

/// How the drawing is printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FloorPlanOptions {
    /// Of the drawing.
    pub paper: Paper,
    /// `None`: whichever way the drawing comes out larger.
    pub orientation: Option<Orientation>,
    /// The n of 1 : n. `None`: the largest scale in use that fits.
    pub scale: Option<u32>,
    /// Where the lists go.
    pub lists: ListPlacement,
    /// Paper of pages with lists. `None`: that of the drawing, at most A3.
    pub list_paper: Option<Paper>,
    /// Power and its circuit written into each booth that has room for them.
    pub supplies: bool,
}

impl FloorPlanOptions {
    /// The largest drawing on this paper, lists wherever they fit.
    pub const fn on(paper: Paper) -> Self {
        Self {
            paper,
            orientation: None,
            scale: None,
            lists: ListPlacement::Auto,
            list_paper: None,
            supplies: true,
        }
    }
}

/// Why there is no drawing.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum FloorPlanError {
    /// The hall has fewer than three corners or no extent.
    #[error("the hall has no outline")]
    NoOutline,
    /// 1 : 0.
    #[error("a scale of 1 : 0")]
    ZeroScale,
    /// The hall does not fit on the paper at the scale that was chosen.
    #[error("{width_mm} x {depth_mm} mm do not fit on {paper:?} at 1 : {scale}")]
    ScaleDoesNotFit {
        /// The scale that was chosen.
        scale: u32,
        /// The paper that was chosen.
        paper: Paper,
        /// Extent of all that is drawn.
        width_mm: i64,
        /// Extent of all that is drawn.
        depth_mm: i64,
        /// The largest scale in use that would fit on this paper.
        fitting_scale: Option<u32>,
        /// The smallest paper on which the chosen scale would fit.
        fitting_paper: Option<Paper>,
    },
    /// The hall does not fit on the paper at any scale in use.
    #[error("{width_mm} x {depth_mm} mm do not fit on {paper:?} at any scale")]
    TooLarge {
        /// The paper that was chosen.
        paper: Paper,
        /// Extent of all that is drawn.
        width_mm: i64,
        /// Extent of all that is drawn.
        depth_mm: i64,
        /// The smallest paper on which it would fit.
        fitting_paper: Option<Paper>,
    },
}

/// What a reader of the drawing would miss.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FloorPlanWarning {
    /// The firm's name is in the lists but had no room in its booth.
    NameOnlyInList {
        /// The booth.
        code: String,
        /// The firm.
        name: String,
    },
    /// The code is printed smaller than 4 pt.
    SmallCode {
        /// The booth.
        code: String,
    },
    /// A label had no free place and is not printed.
    LabelLeftOut {
        /// The label.
        label: String,
    },
    /// The marks of a booth (sought-after, wheelchair, water) had no room in it.
    MarksLeftOut {
        /// The booth.
        code: String,
    },
    /// The picture of a stand had no room in it.
    LogoLeftOut {
        /// What is written on the stand.
        label: String,
    },
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
