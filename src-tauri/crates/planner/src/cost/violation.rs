//! A broken hard rule.

use std::fmt;

/// A broken hard rule. Prints as the referee words it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
#[expect(missing_docs, reason = "the fields are ids and numbers under their own names")]
pub enum Violation {
    /// The problem has no such party.
    NoSuchExhibitor { exhibitor: String },
    /// The party has two assignments; the first one counts.
    PlacedTwice { exhibitor: String },
    /// The problem has no such booth.
    NoSuchBooth { exhibitor: String, booth: String },
    /// Two parties have one booth.
    GivenTwice { booth: String, first: String, second: String },
    /// A closed booth is given.
    Closed { booth: String },
    /// The party is not where it is locked to. `got` is `None` when it has no place.
    Locked { exhibitor: String, want: Vec<String>, got: Option<Vec<String>> },
    /// Not as many booths as asked for.
    WrongCount { exhibitor: String, asked: i64, got: usize },
    /// The party's booths do not hang together by shared sides.
    NotSideBySide { exhibitor: String, booths: Vec<String> },
    /// A booth is smaller than asked for.
    TooSmall { exhibitor: String, booth: String },
    /// A booth is not accessible, and must be.
    NotAccessible { exhibitor: String, booth: String },
    /// The booths' power is less than asked for.
    PowerShort { exhibitor: String, booths: Vec<String> },
    /// No booth of the party has water, and one must.
    NoWater { exhibitor: String, booths: Vec<String> },
    /// No booth of the party is a corner, and one must be.
    NoCorner { exhibitor: String },
    /// More parties stand elsewhere than may.
    TooManyMoved { moved: i64, most: i64 },
    /// A circuit gives more than it can.
    CircuitOver { circuit: String, load_va: i64, capacity_va: i64 },
    /// Two parties touch that must not.
    NotApart { a: String, b: String },
}

/// A list as Python prints it: the referee's messages quote lists.
struct Quoted<'a>(&'a [String]);

impl fmt::Display for Quoted<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let quoted: Vec<String> = self.0.iter().map(|id| format!("'{id}'")).collect();
        write!(f, "[{}]", quoted.join(", "))
    }
}

impl fmt::Display for Violation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoSuchExhibitor { exhibitor } => write!(f, "{exhibitor}: no such exhibitor"),
            Self::PlacedTwice { exhibitor } => write!(f, "{exhibitor}: placed twice"),
            Self::NoSuchBooth { exhibitor, booth } => write!(f, "{exhibitor}: no such booth {booth}"),
            Self::GivenTwice { booth, first, second } => write!(f, "{booth}: given to {first} and {second}"),
            Self::Closed { booth } => write!(f, "{booth}: is closed"),
            Self::Locked { exhibitor, want, got: Some(got) } => {
                write!(f, "{exhibitor}: locked to {}, got {}", Quoted(want), Quoted(got))
            }
            Self::Locked { exhibitor, want, got: None } => {
                write!(f, "{exhibitor}: locked to {}, got None", Quoted(want))
            }
            Self::WrongCount { exhibitor, asked, got } => {
                write!(f, "{exhibitor}: asked {asked} booths, got {got}")
            }
            Self::NotSideBySide { exhibitor, booths } => {
                write!(f, "{exhibitor}: {} are not side by side", Quoted(booths))
            }
            Self::TooSmall { exhibitor, booth } => write!(f, "{exhibitor}: {booth} is too small"),
            Self::NotAccessible { exhibitor, booth } => write!(f, "{exhibitor}: {booth} is not accessible"),
            Self::PowerShort { exhibitor, booths } => {
                write!(f, "{exhibitor}: power short at {}", Quoted(booths))
            }
            Self::NoWater { exhibitor, booths } => write!(f, "{exhibitor}: no water at {}", Quoted(booths)),
            Self::NoCorner { exhibitor } => write!(f, "{exhibitor}: must have a corner"),
            Self::TooManyMoved { moved, most } => write!(f, "{moved} moved; at most {most} may"),
            Self::CircuitOver { circuit, load_va, capacity_va } => {
                write!(f, "circuit {circuit}: {load_va} VA of {capacity_va}")
            }
            Self::NotApart { a, b } => write!(f, "{a} and {b}: must be apart"),
        }
    }
}
