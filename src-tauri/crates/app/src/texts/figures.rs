//! Days, hours, money and counts as an Indonesian office writes them, and their English.

use chrono::{DateTime, Datelike, FixedOffset, NaiveDate, NaiveDateTime, NaiveTime, Timelike, Utc};
use domain::money::Idr;

use super::Lang;

const DAYS_ID: [&str; 7] = ["Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu"];
const DAYS_EN: [&str; 7] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
const MONTHS_ID: [&str; 12] = [
    "Januari",
    "Februari",
    "Maret",
    "April",
    "Mei",
    "Juni",
    "Juli",
    "Agustus",
    "September",
    "Oktober",
    "November",
    "Desember",
];
const MONTHS_EN: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// Seconds by which Asia/Jakarta is ahead of UTC. It has had no other offset since 1964, and no summer time.
const JAKARTA_S: i32 = 7 * 3600;

/// The instant on the clocks of Jakarta.
pub fn in_jakarta(instant: DateTime<Utc>) -> DateTime<FixedOffset> {
    // The offset is a constant within a day, so there is always one.
    FixedOffset::east_opt(JAKARTA_S)
        .map_or_else(|| instant.fixed_offset(), |zone| instant.with_timezone(&zone))
}

/// The instant at which Jakarta's clocks show this.
pub fn from_jakarta(local: NaiveDateTime) -> DateTime<Utc> {
    (local - chrono::TimeDelta::seconds(i64::from(JAKARTA_S))).and_utc()
}

/// `25 November 2019`.
pub fn day(lang: Lang, day: NaiveDate) -> String {
    format!("{} {} {}", day.day(), month(lang, day), day.year())
}

/// `Senin, 25 November 2019`.
pub fn weekday(lang: Lang, date: NaiveDate) -> String {
    let names = lang.pick(&DAYS_ID, &DAYS_EN);
    let name = names[date.weekday().num_days_from_monday() as usize];
    format!("{name}, {}", day(lang, date))
}

/// `25–28 November 2019`, `30 November – 2 Desember 2019`; one day alone where both are the same.
pub fn span(lang: Lang, first: NaiveDate, last: NaiveDate) -> String {
    if first == last {
        return day(lang, first);
    }
    if first.year() != last.year() {
        return format!("{} – {}", day(lang, first), day(lang, last));
    }
    if first.month() != last.month() {
        return format!("{} {} – {}", first.day(), month(lang, first), day(lang, last));
    }
    format!("{}–{}", first.day(), day(lang, last))
}

/// `09.30` in Indonesian, `09:30` in English.
pub fn time(lang: Lang, time: NaiveTime) -> String {
    let mark = lang.pick('.', ':');
    format!("{:02}{mark}{:02}", time.hour(), time.minute())
}

/// `25 November 2019, 09.30 WIB`, on Jakarta's clocks.
pub fn instant(lang: Lang, instant: DateTime<Utc>) -> String {
    let local = in_jakarta(instant);
    format!("{}, {} WIB", day(lang, local.date_naive()), time(lang, local.time()))
}

/// `Rp 1.250.000`.
pub fn rupiah(amount: Idr) -> String {
    format!("Rp {}", amount.grouped())
}

/// A count with its thousands grouped: `1.250` in Indonesian, `1,250` in English.
pub fn count(lang: Lang, number: u64) -> String {
    let digits = number.to_string();
    let mut grouped = String::with_capacity(digits.len() + digits.len() / 3);
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            grouped.push(lang.pick('.', ','));
        }
        grouped.push(digit);
    }
    grouped
}

/// Power: `11.000 VA`.
pub fn volt_ampere(lang: Lang, power_va: i64) -> String {
    let sign = if power_va < 0 { "-" } else { "" };
    format!("{sign}{} VA", count(lang, power_va.unsigned_abs()))
}

/// Millimetres as metres without needless zeros: `2,5` in Indonesian, `2.5` in English.
pub fn metres(lang: Lang, length_mm: i64) -> String {
    let text = format!("{}.{:03}", length_mm / 1000, (length_mm % 1000).abs());
    let text = text.trim_end_matches('0').trim_end_matches('.');
    match lang {
        Lang::Id => text.replace('.', ","),
        Lang::En => text.to_owned(),
    }
}

/// A number with a decimal point, such as `2.5` or `2.5x2`, as the language writes it.
pub fn decimal(lang: Lang, number: &str) -> String {
    match lang {
        Lang::Id => number.replace('.', ","),
        Lang::En => number.to_owned(),
    }
}

fn month(lang: Lang, day: NaiveDate) -> &'static str {
    lang.pick(&MONTHS_ID, &MONTHS_EN)[day.month0() as usize]
}

#[cfg(test)]
mod tests {
    use super::*;

    fn on(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn days_are_written_as_the_office_writes_them() {
        assert_eq!(weekday(Lang::Id, on("2019-11-25")), "Senin, 25 November 2019");
        assert_eq!(weekday(Lang::En, on("2019-08-11")), "Sunday, 11 August 2019");
        assert_eq!(span(Lang::Id, on("2019-11-25"), on("2019-11-28")), "25–28 November 2019");
        assert_eq!(span(Lang::Id, on("2019-11-30"), on("2019-12-02")), "30 November – 2 Desember 2019");
        assert_eq!(span(Lang::Id, on("2019-12-30"), on("2020-01-02")), "30 Desember 2019 – 2 Januari 2020");
        assert_eq!(span(Lang::En, on("2019-11-25"), on("2019-11-25")), "25 November 2019");
    }

    #[test]
    fn an_instant_is_on_jakartas_clocks_across_midnight() {
        let late = "2019-11-25T18:05:00Z".parse().unwrap();
        assert_eq!(instant(Lang::Id, late), "26 November 2019, 01.05 WIB");
    }

    #[test]
    fn figures_are_grouped_by_the_language() {
        assert_eq!(count(Lang::Id, 1_250_000), "1.250.000");
        assert_eq!(count(Lang::En, 999), "999");
        assert_eq!(metres(Lang::Id, 2500), "2,5");
        assert_eq!(metres(Lang::En, 30_000), "30");
        assert_eq!(metres(Lang::Id, 85), "0,085");
    }
}
