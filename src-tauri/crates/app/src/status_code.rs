//! The codes of a participation's statuses as the window's pages know them.

use domain::status::ParticipationStatus;
use serde::Serialize;
use ts_rs::TS;

/// A status as it is sent; its name on the other side is the domain's.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(rename = "ParticipationStatus")]
#[expect(missing_docs, reason = "each is the status of the same name in domain::status")]
pub enum StatusCode {
    Applied,
    Complete,
    InCuration,
    Passed,
    Coaching,
    Training,
    NotPassed,
    Accepted,
    Waitlisted,
    Offered,
    Confirmed,
    Present,
    Completed,
    Withdrawn,
}

impl From<ParticipationStatus> for StatusCode {
    fn from(status: ParticipationStatus) -> Self {
        use ParticipationStatus as S;
        match status {
            S::Applied => Self::Applied,
            S::Complete => Self::Complete,
            S::InCuration => Self::InCuration,
            S::Passed => Self::Passed,
            S::Coaching => Self::Coaching,
            S::Training => Self::Training,
            S::NotPassed => Self::NotPassed,
            S::Accepted => Self::Accepted,
            S::Waitlisted => Self::Waitlisted,
            S::Offered => Self::Offered,
            S::Confirmed => Self::Confirmed,
            S::Present => Self::Present,
            S::Completed => Self::Completed,
            S::Withdrawn => Self::Withdrawn,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_status_is_sent_by_its_code() {
        for status in ParticipationStatus::ALL {
            assert_eq!(serde_json::to_value(StatusCode::from(status)).unwrap(), status.as_str());
        }
    }
}
