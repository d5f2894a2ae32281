//! The status of a participation, and the moves between statuses.

use thiserror::Error;

/// Where a firm stands in one event.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ParticipationStatus {
    /// On the list; papers or photos may be missing.
    Applied,
    /// Everything that the organizer asks for is there.
    Complete,
    /// Before the curators.
    InCuration,
    /// Passed curation.
    Passed,
    /// A near miss: coached, then curated again.
    Coaching,
    /// Not yet, with a place in a training.
    Training,
    /// Not yet, without one.
    NotPassed,
    /// Has a right to a booth.
    Accepted,
    /// Gets a booth when one is freed.
    Waitlisted,
    /// A booth is offered by letter.
    Offered,
    /// The firm has confirmed the booth.
    Confirmed,
    /// The firm has come.
    Present,
    /// The firm has stayed to the end.
    Completed,
    /// The firm has stepped back, or has not come.
    Withdrawn,
}

use ParticipationStatus as S;

/// Why a status may follow another: the rows of the one table of moves, [`ParticipationStatus::allowed_moves`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Needs {
    /// The ordinary way.
    Nothing,
    /// Somebody must say why, and it is kept with the move.
    Reason,
}

/// A move that has been checked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Move {
    /// The status before.
    pub from: ParticipationStatus,
    /// The status after.
    pub to: ParticipationStatus,
}

/// Why a move is refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum StatusError {
    /// The two statuses are the same.
    #[error("already {status:?}")]
    AlreadyThere {
        /// The status.
        status: ParticipationStatus,
    },
    /// The table has no such move.
    #[error("no move from {from:?} to {to:?}")]
    NotAllowed {
        /// The status before.
        from: ParticipationStatus,
        /// The status asked for. What is possible instead: [`ParticipationStatus::allowed_moves`] of `from`.
        to: ParticipationStatus,
    },
    /// The move is possible, but only with a reason.
    #[error("the move from {from:?} to {to:?} needs a reason")]
    ReasonMissing {
        /// The status before.
        from: ParticipationStatus,
        /// The status asked for.
        to: ParticipationStatus,
    },
}

impl ParticipationStatus {
    /// All, in the order of a participation's life.
    pub const ALL: [Self; 14] = [
        S::Applied,
        S::Complete,
        S::InCuration,
        S::Passed,
        S::Coaching,
        S::Training,
        S::NotPassed,
        S::Accepted,
        S::Waitlisted,
        S::Offered,
        S::Confirmed,
        S::Present,
        S::Completed,
        S::Withdrawn,
    ];

    /// The code that is stored and sent.
    pub const fn as_str(self) -> &'static str {
        match self {
            S::Applied => "applied",
            S::Complete => "complete",
            S::InCuration => "in_curation",
            S::Passed => "passed",
            S::Coaching => "coaching",
            S::Training => "training",
            S::NotPassed => "not_passed",
            S::Accepted => "accepted",
            S::Waitlisted => "waitlisted",
            S::Offered => "offered",
            S::Confirmed => "confirmed",
            S::Present => "present",
            S::Completed => "completed",
            S::Withdrawn => "withdrawn",
        }
    }

    /// The status of a code, exactly as [`Self::as_str`] writes it.
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|status| status.as_str() == code)
    }

    /// The table of moves. A mistaken move is undone by the change log, so the table has no way back for it.
    ///
    /// | from | to | why |
    /// |---|---|---|
    /// | applied | complete | the papers are there |
    /// | applied, complete | accepted, waitlisted | taken without curation; needs that reason |
    /// | complete | applied | a paper turned out wrong; needs a reason |
    /// | complete | in_curation | the list goes to the curators |
    /// | in_curation | passed, coaching, training, not_passed | the curators' verdict |
    /// | in_curation | complete | taken off the curators' table; needs a reason |
    /// | passed | accepted, waitlisted | there is a booth, or not yet |
    /// | coaching | in_curation | coached, and shown again |
    /// | coaching | training, not_passed | coaching has not been enough |
    /// | training | in_curation | shown again after the training; needs a reason, since it is the exception |
    /// | not_passed | in_curation, training | the verdict is looked at again, or a training found; the former needs a reason |
    /// | accepted | offered | the letter is out |
    /// | accepted | confirmed | confirmed at the technical meeting, where the draw was the offer |
    /// | accepted | waitlisted | the booths have run short; needs a reason |
    /// | waitlisted | accepted | a booth is freed |
    /// | offered | confirmed | the firm says yes |
    /// | offered | accepted | the letter is taken back, to offer another booth; needs a reason |
    /// | confirmed | present | checked in |
    /// | confirmed | accepted | the booth is lost (plan changed) and a new one must be offered; needs a reason |
    /// | accepted, offered | present | came without having answered the letter: nobody is held up at the desk |
    /// | present | completed | stayed to the end |
    /// | any but completed and withdrawn | withdrawn | steps back, does not come, or leaves; from present it needs a reason |
    /// | withdrawn | applied | thinks again: the way starts anew |
    pub const fn allowed_moves(self) -> &'static [Self] {
        match self {
            S::Applied => &[S::Complete, S::Accepted, S::Waitlisted, S::Withdrawn],
            S::Complete => &[S::Applied, S::InCuration, S::Accepted, S::Waitlisted, S::Withdrawn],
            S::InCuration => &[S::Complete, S::Passed, S::Coaching, S::Training, S::NotPassed, S::Withdrawn],
            S::Passed => &[S::Accepted, S::Waitlisted, S::Withdrawn],
            S::Coaching => &[S::InCuration, S::Training, S::NotPassed, S::Withdrawn],
            S::Training => &[S::InCuration, S::Withdrawn],
            S::NotPassed => &[S::InCuration, S::Training, S::Withdrawn],
            S::Accepted => &[S::Waitlisted, S::Offered, S::Confirmed, S::Present, S::Withdrawn],
            S::Waitlisted => &[S::Accepted, S::Withdrawn],
            S::Offered => &[S::Accepted, S::Confirmed, S::Present, S::Withdrawn],
            S::Confirmed => &[S::Accepted, S::Present, S::Withdrawn],
            S::Present => &[S::Completed, S::Withdrawn],
            S::Completed => &[],
            S::Withdrawn => &[S::Applied],
        }
    }

    /// Whether the move, where the table allows it, must come with a reason.
    pub const fn needs_reason(self, to: Self) -> bool {
        matches!(self.needs(to), Needs::Reason)
    }

    const fn needs(self, to: Self) -> Needs {
        match (self, to) {
            // Accepted without curation.
            (S::Applied | S::Complete, S::Accepted | S::Waitlisted)
            // Steps back on the ordinary way.
            | (S::Complete, S::Applied)
            | (S::InCuration, S::Complete)
            | (S::Accepted, S::Waitlisted)
            | (S::Offered | S::Confirmed, S::Accepted)
            // Verdicts looked at again.
            | (S::Training | S::NotPassed, S::InCuration)
            // Left before the end.
            | (S::Present, S::Withdrawn) => Needs::Reason,
            _ => Needs::Nothing,
        }
    }

    /// Whether a booth is or must be kept for the firm.
    pub const fn takes_a_booth(self) -> bool {
        matches!(self, S::Accepted | S::Offered | S::Confirmed | S::Present | S::Completed)
    }

    /// Whether badges may be made for the firm's people.
    pub const fn gets_badges(self) -> bool {
        matches!(self, S::Accepted | S::Offered | S::Confirmed | S::Present | S::Completed)
    }

    /// Whether nothing follows. Withdrawn is not final: a firm may think again.
    pub const fn is_final(self) -> bool {
        matches!(self, S::Completed)
    }

    /// Whether the firm has come through curation, was excused from it, or has come: it counts as a participant.
    pub const fn is_participant(self) -> bool {
        self.takes_a_booth()
    }

    /// Whether a curator has still to decide.
    pub const fn awaits_curation(self) -> bool {
        matches!(self, S::Applied | S::Complete | S::InCuration | S::Coaching)
    }
}

/// Checks a move against the table. It changes nothing: the caller applies the returned move.
///
/// # Errors
/// See [`StatusError`]; a reason of blanks is none.
pub fn check_move(
    from: ParticipationStatus,
    to: ParticipationStatus,
    reason: Option<&str>,
) -> Result<Move, StatusError> {
    if from == to {
        return Err(StatusError::AlreadyThere { status: from });
    }
    if !from.allowed_moves().contains(&to) {
        return Err(StatusError::NotAllowed { from, to });
    }
    let has_reason = reason.is_some_and(|reason| !reason.trim().is_empty());
    if from.needs_reason(to) && !has_reason {
        return Err(StatusError::ReasonMissing { from, to });
    }
    Ok(Move { from, to })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn reachable_from(start: ParticipationStatus) -> Vec<ParticipationStatus> {
        let mut seen = vec![start];
        let mut next = 0;
        while next < seen.len() {
            for &to in seen[next].allowed_moves() {
                if !seen.contains(&to) {
                    seen.push(to);
                }
            }
            next += 1;
        }
        seen
    }

    #[test]
    fn the_ordinary_way_needs_no_reason() {
        let way = [
            S::Applied,
            S::Complete,
            S::InCuration,
            S::Coaching,
            S::InCuration,
            S::Passed,
            S::Waitlisted,
            S::Accepted,
            S::Offered,
            S::Confirmed,
            S::Present,
            S::Completed,
        ];
        for pair in way.windows(2) {
            assert_eq!(check_move(pair[0], pair[1], None), Ok(Move { from: pair[0], to: pair[1] }));
        }
    }

    #[test]
    fn accepting_without_curation_needs_a_reason() {
        for from in [S::Applied, S::Complete] {
            let missing = Err(StatusError::ReasonMissing { from, to: S::Accepted });
            assert_eq!(check_move(from, S::Accepted, None), missing);
            assert_eq!(check_move(from, S::Accepted, Some("  ")), missing);
            assert!(check_move(from, S::Accepted, Some("tanpa kurasi")).is_ok());
        }
        assert!(check_move(S::Passed, S::Accepted, None).is_ok());
    }

    #[test]
    fn curation_cannot_be_slipped_past() {
        for from in [S::InCuration, S::Coaching, S::Training, S::NotPassed] {
            for to in [S::Accepted, S::Waitlisted, S::Offered, S::Confirmed, S::Present] {
                assert_eq!(check_move(from, to, Some("x")), Err(StatusError::NotAllowed { from, to }));
            }
        }
    }

    #[test]
    fn every_status_is_reached_from_applied() {
        let seen = reachable_from(S::Applied);
        assert!(S::ALL.iter().all(|status| seen.contains(status)));
    }

    #[test]
    fn who_is_not_through_can_step_back() {
        for status in S::ALL {
            if status.is_final() {
                assert!(status.allowed_moves().is_empty());
            } else if status != S::Withdrawn {
                assert!(status.allowed_moves().contains(&S::Withdrawn), "{status:?}");
            }
        }
        assert!(check_move(S::Withdrawn, S::Applied, None).is_ok());
    }

    #[test]
    fn codes_are_snake_case_and_read_back() {
        for status in S::ALL {
            assert_eq!(S::parse(status.as_str()), Some(status));
            assert!(status.as_str().bytes().all(|b| b.is_ascii_lowercase() || b == b'_'));
        }
        assert_eq!(S::parse("Applied"), None);
    }

    #[test]
    fn who_has_badges_has_a_booth() {
        for status in S::ALL {
            assert!(!status.gets_badges() || status.takes_a_booth());
        }
        assert!(!S::Waitlisted.takes_a_booth() && !S::Withdrawn.takes_a_booth());
    }

    fn any_status() -> impl Strategy<Value = ParticipationStatus> {
        (0..S::ALL.len()).prop_map(|index| S::ALL[index])
    }

    proptest! {
        #[test]
        fn any_history_stays_inside_the_table(asked in proptest::collection::vec((any_status(), any::<bool>()), 0..40)) {
            let mut status = S::Applied;
            for (to, with_reason) in asked {
                let before = status;
                match check_move(status, to, with_reason.then_some("alasan")) {
                    Ok(checked) => {
                        prop_assert_eq!(checked, Move { from: before, to });
                        prop_assert!(before.allowed_moves().contains(&to));
                        prop_assert!(with_reason || !before.needs_reason(to));
                        status = checked.to;
                    }
                    Err(StatusError::ReasonMissing { .. }) => prop_assert!(!with_reason && before.needs_reason(to)),
                    Err(StatusError::NotAllowed { .. }) => prop_assert!(!before.allowed_moves().contains(&to)),
                    Err(StatusError::AlreadyThere { .. }) => prop_assert_eq!(before, to),
                }
                prop_assert!(status == before || status == to);
            }
        }
    }
}
