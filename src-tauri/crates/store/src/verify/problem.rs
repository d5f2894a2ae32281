//! What can be off in a workspace.

use domain::id::{BadgeId, BoothId, DeskId, ParticipationId, PartyId, PersonId};
use domain::media::MediaHash;
use uuid::Uuid;

/// Something that is off in a workspace. Holds ids, never names.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Problem {
    /// Pages or rows of the file contradict each other.
    #[error("{detail}")]
    Integrity {
        /// SQLite's words.
        detail: String,
    },
    /// Rows refer to others that are not there.
    #[error("{rows} rows of {table} refer to no row of {parent}")]
    Reference {
        /// Whose rows.
        table: String,
        /// What they should refer to.
        parent: String,
        /// How many.
        rows: usize,
    },
    /// A record of the change log does not read, so its change set cannot be undone.
    #[error("change {change_seq}, record {position}: {detail}")]
    Change {
        /// The change set's number.
        change_seq: i64,
        /// The record's number in it.
        position: i64,
        /// What is off.
        detail: String,
    },
    /// A participation's status is not the one that it was last moved to.
    #[error("participation {participation_id} is {status}, but was moved to {moved_to:?}")]
    Status {
        /// The participation.
        participation_id: ParticipationId,
        /// Its status.
        status: String,
        /// The newest move's; `None` where it was never moved.
        moved_to: Option<String>,
    },
    /// A booth has two parties on one day.
    #[error("booth {booth_id} has the parties {} and {} on one day", parties.0, parties.1)]
    BoothTaken {
        /// The booth.
        booth_id: BoothId,
        /// The parties.
        parties: (PartyId, PartyId),
    },
    /// The search index lacks something, or holds something that is gone.
    #[error("the search index is off for {subjects} of {kind}")]
    Search {
        /// `exhibitor`, `person`, `booth`, or `words`.
        kind: &'static str,
        /// How many.
        subjects: u64,
    },
    /// Two badges bear one token.
    #[error("the badges {} and {} bear one token", badges.0, badges.1)]
    Token {
        /// The badges.
        badges: (BadgeId, BadgeId),
    },
    /// Entries of a desk's journal are missing: the next that is there says so.
    #[error("the journal of desk {desk_id} has nothing from {first_missing} to before {next}")]
    Journal {
        /// The desk.
        desk_id: DeskId,
        /// The first number that is missing.
        first_missing: u64,
        /// The next number that is there.
        next: u64,
    },
    /// Somebody who was erased is there again.
    #[error("person {person_id} was erased")]
    Erased {
        /// The person.
        person_id: PersonId,
    },
    /// A row refers to an image that the media file lacks.
    #[error("{table} {row_id} refers to the missing image {}", hash.to_hex())]
    MediaMissing {
        /// The table.
        table: &'static str,
        /// The row.
        row_id: Uuid,
        /// The image.
        hash: MediaHash,
    },
    /// An image's bytes are not those that were put.
    #[error("the image {} has changed", hash.to_hex())]
    MediaChanged {
        /// The image.
        hash: MediaHash,
    },
    /// Pages of the media file contradict each other.
    #[error("the media file: {detail}")]
    MediaIntegrity {
        /// SQLite's words.
        detail: String,
    },
}

impl Problem {
    /// The stable name of the problem.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Integrity { .. } => "integrity",
            Self::Reference { .. } => "reference",
            Self::Change { .. } => "change",
            Self::Status { .. } => "status",
            Self::BoothTaken { .. } => "booth_taken",
            Self::Search { .. } => "search",
            Self::Token { .. } => "token",
            Self::Journal { .. } => "journal",
            Self::Erased { .. } => "erased",
            Self::MediaMissing { .. } => "media_missing",
            Self::MediaChanged { .. } => "media_changed",
            Self::MediaIntegrity { .. } => "media_integrity",
        }
    }
}
