//! Which automatic backups to keep: everything of the last days, then one a week, then one a month.

use std::collections::BTreeSet;

use chrono::{DateTime, Datelike, FixedOffset, NaiveDate};

/// Why a backup was made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Reason {
    /// The first opening of a day.
    Daily,
    /// The file is of an older schema.
    BeforeMigration,
    /// Rows are about to be imported.
    BeforeImport,
    /// Somebody asked for it.
    ByHand,
}

impl Reason {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Daily, Self::BeforeMigration, Self::BeforeImport, Self::ByHand];

    /// As in a backup's file name.
    pub fn code(self) -> &'static str {
        match self {
            Self::Daily => "daily",
            Self::BeforeMigration => "before-migration",
            Self::BeforeImport => "before-import",
            Self::ByHand => "by-hand",
        }
    }
}

/// Days back to which all backups are kept, the last day counted.
const ALL_OF_DAYS: i64 = 7;
/// Weeks back of which the last backup is kept, the present week counted.
const WEEKS: i64 = 6;
/// Months back of which the last backup is kept, the present month counted.
const MONTHS: i64 = 13;

/// The backups to delete, as places in the list, ascending. Kept are: the newest; what is younger than 7 days by
/// the calendar; what was made by hand; the newest of each of the last 6 calendar weeks and 13 calendar months,
/// which is of at least 5 whole weeks and 12 whole months. What bears a time after now is kept: clocks lie.
pub fn thin(backups: &[(i64, Reason)], now_ms: i64) -> Vec<usize> {
    let today = day_of(now_ms);
    let mut by_age: Vec<usize> = (0..backups.len()).collect();
    // Of two of one moment the one later in the list counts as the newer.
    by_age.sort_by_key(|&at| std::cmp::Reverse((backups[at].0, at)));
    let (mut weeks, mut months) = (BTreeSet::new(), BTreeSet::new());
    let mut doomed = Vec::new();
    for (rank, &at) in by_age.iter().enumerate() {
        let (taken_at_ms, reason) = backups[at];
        let day = day_of(taken_at_ms);
        let last_of_week = weeks.insert(week(day)) && week(today) - week(day) < WEEKS;
        let last_of_month = months.insert(month(day)) && month(today) - month(day) < MONTHS;
        let is_young = (today - day).num_days() < ALL_OF_DAYS;
        if !(rank == 0 || is_young || reason == Reason::ByHand || last_of_week || last_of_month) {
            doomed.push(at);
        }
    }
    doomed.sort_unstable();
    doomed
}

/// The calendar day in Jakarta. A time that no calendar holds counts as 1970.
pub(super) fn day_of(at_ms: i64) -> NaiveDate {
    local_time(at_ms).date_naive()
}

/// The time in Jakarta, which keeps no summer time.
pub(super) fn local_time(at_ms: i64) -> DateTime<FixedOffset> {
    const JAKARTA: Option<FixedOffset> = FixedOffset::east_opt(7 * 3600);
    let utc = DateTime::from_timestamp_millis(at_ms).unwrap_or_default();
    utc.with_timezone(&JAKARTA.unwrap_or_else(|| chrono::Offset::fix(&chrono::Utc)))
}

/// Weeks from Monday, counted from one that is long ago.
fn week(day: NaiveDate) -> i64 {
    (i64::from(day.num_days_from_ce()) - 1).div_euclid(7)
}

fn month(day: NaiveDate) -> i64 {
    i64::from(day.year()) * 12 + i64::from(day.month0())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const DAY_MS: i64 = 24 * 60 * 60 * 1000;

    /// Noon in Jakarta.
    fn at(day: &str) -> i64 {
        let noon = day.parse::<NaiveDate>().unwrap().and_hms_opt(5, 0, 0).unwrap();
        noon.and_utc().timestamp_millis()
    }

    fn kept(backups: &[(i64, Reason)], now_ms: i64) -> Vec<(i64, Reason)> {
        let doomed = thin(backups, now_ms);
        (0..backups.len()).filter(|at| !doomed.contains(at)).map(|at| backups[at]).collect()
    }

    #[test]
    fn a_year_of_daily_backups_comes_down_to_days_weeks_and_months() {
        let now = at("2019-11-28");
        let backups: Vec<_> = (0..400).rev().map(|ago| (now - ago * DAY_MS, Reason::Daily)).collect();
        let days: Vec<String> =
            kept(&backups, now).iter().map(|&(taken, _)| day_of(taken).to_string()).collect();
        assert_eq!(
            days,
            [
                "2018-11-30",
                "2018-12-31",
                "2019-01-31",
                "2019-02-28",
                "2019-03-31",
                "2019-04-30",
                "2019-05-31",
                "2019-06-30",
                "2019-07-31",
                "2019-08-31",
                "2019-09-30",
                "2019-10-27",
                "2019-10-31",
                "2019-11-03",
                "2019-11-10",
                "2019-11-17",
                "2019-11-22",
                "2019-11-23",
                "2019-11-24",
                "2019-11-25",
                "2019-11-26",
                "2019-11-27",
                "2019-11-28"
            ]
        );
    }

    #[test]
    fn every_import_of_the_last_week_keeps_its_backup() {
        let now = at("2019-11-28");
        let backups: Vec<_> = (0..40).map(|n| (now - 3 * DAY_MS + n * 1000, Reason::BeforeImport)).collect();
        assert_eq!(thin(&backups, now), Vec::<usize>::new());
        // A month later one is left of them, which is both the week's and the month's.
        assert_eq!(kept(&backups, at("2019-12-28")), [backups[39]]);
    }

    #[test]
    fn the_newest_stays_however_old_it_is_and_so_does_one_made_by_hand() {
        let backups = [
            (at("2015-01-01"), Reason::ByHand),
            (at("2016-01-01"), Reason::Daily),
            (at("2017-01-01"), Reason::Daily),
        ];
        assert_eq!(thin(&backups, at("2019-11-28")), [1]);
    }

    #[test]
    fn a_clock_that_ran_ahead_costs_no_backup() {
        let backups = [(at("2019-11-27"), Reason::Daily), (at("2031-01-01"), Reason::Daily)];
        assert_eq!(thin(&backups, at("2019-11-28")), Vec::<usize>::new());
    }

    fn backups() -> impl Strategy<Value = Vec<(i64, Reason)>> {
        let reason = proptest::sample::select(Reason::ALL.to_vec());
        proptest::collection::vec((0..900 * DAY_MS, reason), 0..120)
            .prop_map(|all| all.into_iter().map(|(ago, reason)| (at("2019-11-28") - ago, reason)).collect())
    }

    proptest! {
        #[test]
        fn thinning_twice_is_thinning_once(all in backups()) {
            let now = at("2019-11-28");
            let once = kept(&all, now);
            prop_assert_eq!(kept(&once, now), once);
        }

        #[test]
        fn the_order_of_the_list_does_not_matter(all in backups()) {
            let now = at("2019-11-28");
            let mut turned = all.clone();
            turned.reverse();
            let (mut one, mut other) = (kept(&all, now), kept(&turned, now));
            let times = |list: &mut Vec<(i64, Reason)>| { list.sort_unstable(); list.iter().map(|b| b.0).collect::<Vec<_>>() };
            prop_assert_eq!(times(&mut one), times(&mut other));
        }

        #[test]
        fn every_day_week_and_month_that_had_one_still_has_one(all in backups()) {
            let now = at("2019-11-28");
            let left = kept(&all, now);
            let had = |list: &[(i64, Reason)], same: &dyn Fn(NaiveDate) -> bool| list.iter().any(|b| same(day_of(b.0)));
            for ago in 0..7 {
                let day = day_of(now - ago * DAY_MS);
                let count = |list: &[(i64, Reason)]| list.iter().filter(|b| day_of(b.0) == day).count();
                prop_assert_eq!(count(&all), count(&left));
            }
            for ago in 0..6 {
                let same = |day| week(day) == week(day_of(now)) - ago;
                prop_assert_eq!(had(&all, &same), had(&left, &same));
            }
            for ago in 0..13 {
                let same = |day| month(day) == month(day_of(now)) - ago;
                prop_assert_eq!(had(&all, &same), had(&left, &same));
            }
            prop_assert_eq!(all.iter().max_by_key(|b| b.0).map(|b| b.0), left.iter().max_by_key(|b| b.0).map(|b| b.0));
        }

        /// Thinned every day, as a program does, a history keeps as much as thinned once.
        #[test]
        fn thinning_day_by_day_keeps_each_month(skips in proptest::collection::vec(1..12i64, 30..120)) {
            let mut now = at("2018-01-01");
            let (mut all, mut left) = (Vec::new(), Vec::new());
            for skip in skips {
                now += skip * DAY_MS;
                all.push((now, Reason::Daily));
                left.push((now, Reason::Daily));
                left = kept(&left, now);
            }
            for ago in 0..13 {
                let same = |b: &(i64, Reason)| month(day_of(b.0)) == month(day_of(now)) - ago;
                prop_assert_eq!(all.iter().any(same), left.iter().any(same));
            }
            prop_assert!(left.len() <= 7 + 6 + 13);
        }
    }
}
