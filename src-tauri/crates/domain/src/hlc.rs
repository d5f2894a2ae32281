//! A hybrid logical clock: time that never runs backwards on a desk, though its laptop's clock may.
//!
//! After Kulkarni et al., "Logical Physical Clocks" (2014): the wall clock in milliseconds, and a counter for
//! what happens within one of them or while the wall clock lags behind what has been seen.

/// A moment in the order of what happened on all desks that have heard of each other.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Hlc {
    /// Milliseconds since 1970 in UTC: the latest wall clock seen.
    pub wall_ms: i64,
    /// Order within the millisecond.
    pub counter: u32,
}

/// How far another desk's clock may run ahead of this one before somebody should look at the two: five minutes.
pub const WARN_DRIFT_MS: i64 = 5 * 60 * 1000;

/// What [`Hlc::observe`] found beside the new time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Drift {
    /// The clocks agree to within [`WARN_DRIFT_MS`].
    Small,
    /// The other desk's clock is ahead of this one by so many milliseconds: one of them is wrong. The entry is
    /// kept and ordered all the same.
    RemoteAhead {
        /// How far, more than [`WARN_DRIFT_MS`].
        by_ms: i64,
    },
}

impl Hlc {
    /// The time of a new entry on this desk, later than `self` and never before `now_ms`.
    #[must_use]
    pub fn tick(self, now_ms: i64) -> Self {
        if now_ms > self.wall_ms { Self { wall_ms: now_ms, counter: 0 } } else { self.next() }
    }

    /// This desk's clock after hearing of `remote`: later than both, so that an answer is never before what it
    /// answers.
    #[must_use]
    pub fn observe(self, remote: Self, now_ms: i64) -> (Self, Drift) {
        let latest = self.max(remote);
        let by_ms = remote.wall_ms.saturating_sub(now_ms);
        let drift = if by_ms > WARN_DRIFT_MS { Drift::RemoteAhead { by_ms } } else { Drift::Small };
        (latest.tick(now_ms), drift)
    }

    /// How far the laptop's clock has fallen behind what this desk has already written, in milliseconds.
    pub fn behind_ms(self, now_ms: i64) -> i64 {
        self.wall_ms.saturating_sub(now_ms).max(0)
    }

    fn next(self) -> Self {
        match self.counter.checked_add(1) {
            Some(counter) => Self { wall_ms: self.wall_ms, counter },
            None => Self { wall_ms: self.wall_ms.saturating_add(1), counter: 0 },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_clock_set_back_does_not_turn_the_order() {
        let first = Hlc::default().tick(10_000);
        let second = first.tick(4_000);
        assert!(second > first);
        assert_eq!(second, Hlc { wall_ms: 10_000, counter: 1 });
        assert_eq!(second.behind_ms(4_000), 6_000);
        assert_eq!(second.tick(10_001), Hlc { wall_ms: 10_001, counter: 0 });
    }

    #[test]
    fn a_desk_far_ahead_is_reported() {
        let remote = Hlc { wall_ms: 3_600_000, counter: 0 };
        let (merged, drift) = Hlc::default().observe(remote, 0);
        assert_eq!(drift, Drift::RemoteAhead { by_ms: 3_600_000 });
        assert!(merged > remote);
        assert_eq!(Hlc::default().observe(Hlc { wall_ms: WARN_DRIFT_MS, counter: 0 }, 0).1, Drift::Small);
    }

    #[test]
    fn a_full_counter_carries_into_the_millisecond() {
        let full = Hlc { wall_ms: 5, counter: u32::MAX };
        assert_eq!(full.tick(5), Hlc { wall_ms: 6, counter: 0 });
    }

    proptest! {
        #[test]
        fn time_on_a_desk_only_grows(clock in proptest::collection::vec(-100_000_i64..100_000, 1..60)) {
            let mut hlc = Hlc::default();
            for now_ms in clock {
                let next = hlc.tick(now_ms);
                prop_assert!(next > hlc && next.wall_ms >= now_ms);
                hlc = next;
            }
        }

        #[test]
        fn what_answers_is_later_than_what_it_heard(
            local in (-100_000_i64..100_000, any::<u32>()),
            remote in (-100_000_i64..100_000, any::<u32>()),
            now_ms in -200_000_i64..200_000,
        ) {
            let local = Hlc { wall_ms: local.0, counter: local.1 };
            let remote = Hlc { wall_ms: remote.0, counter: remote.1 };
            let (merged, _) = local.observe(remote, now_ms);
            prop_assert!(merged > local && merged > remote && merged.wall_ms >= now_ms);
            // The wall part never runs ahead of everything seen, but for a carried counter.
            prop_assert!(merged.wall_ms <= local.wall_ms.max(remote.wall_ms).max(now_ms) + 1);
        }
    }
}
