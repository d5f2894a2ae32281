//! What each broken wish costs, in whole points.

use super::ProblemError;

macro_rules! weights {
    ($($(#[$doc:meta])* $name:ident = $points:expr,)*) => {
        /// What each broken wish costs, in whole points: one named slider each.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub struct Weights { $($(#[$doc])* pub $name: i64,)* }

        impl Default for Weights {
            fn default() -> Self {
                Self { $($name: $points,)* }
            }
        }

        /// The names of the sliders, as the JSON has them.
        pub const WEIGHT_NAMES: &[&str] = &[$(stringify!($name),)*];

        impl Weights {
            /// Sets a slider by name.
            ///
            /// # Errors
            /// [`ProblemError::UnknownWeight`].
            pub fn set(&mut self, name: &str, points: i64) -> Result<(), ProblemError> {
                match name {
                    $(stringify!($name) => self.$name = points,)*
                    _ => return Err(ProblemError::UnknownWeight { name: name.into() }),
                }
                Ok(())
            }

            /// The value of a slider by name; `None` when there is none of that name.
            pub fn get(&self, name: &str) -> Option<i64> {
                match name {
                    $(stringify!($name) => Some(self.$name),)*
                    _ => None,
                }
            }
        }
    };
}

weights! {
    /// A party without a booth, times 1 + its priority.
    unplaced = 10_000,
    /// A step down the party's list of wished booths.
    preference_step = 6,
    /// A booth whose zone is another category's.
    zone_mismatch = 10,
    /// A wished corner that was not given.
    corner_missed = 12,
    /// A party with priority and no premium booth, times its priority.
    premium_missed = 8,
    /// A whole square metre more than asked for.
    oversize_m2 = 2,
    /// Competitors side by side.
    same_group_side = 20,
    /// Competitors across an aisle.
    same_group_aisle = 10,
    /// Friends that do not touch.
    near_missed = 15,
    /// A premium booth that a region is owed and has not.
    region_premium_missing = 30,
    /// A party that stands elsewhere than before.
    moved = 25,
}

impl Weights {
    /// What competitors who touch cost, side by side or else across an aisle.
    pub(crate) const fn same_group(&self, is_side: bool) -> i64 {
        if is_side { self.same_group_side } else { self.same_group_aisle }
    }
}
