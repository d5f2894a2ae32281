//! Electric power: typed in VA, watt or ampere, kept in VA.

use thiserror::Error;

/// Volts of a household connection in Indonesia.
pub const MAINS_VOLT: u32 = 220;

/// The steps of connected power that PLN sells on one phase, in VA.
pub const PLN_STEPS_VA: [u32; 10] = [450, 900, 1_300, 2_200, 3_500, 4_400, 5_500, 6_600, 7_700, 11_000];

/// The most that is read for one booth, in VA: beyond it a cell holds something else.
pub const MAX_POWER_VA: u32 = 200_000;

/// Why a cell is not a power. Each variant carries the cell.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum PowerError {
    /// Nothing, or a dash.
    #[error("empty")]
    Empty,
    /// A bare number below 50: ampere or a slip.
    #[error("power without a unit, too small for VA: {typed:?}")]
    UnitMissing {
        /// The cell.
        typed: String,
    },
    /// Above [`MAX_POWER_VA`].
    #[error("too much power {typed:?}")]
    TooLarge {
        /// The cell.
        typed: String,
    },
    /// None of the known spellings.
    #[error("unreadable power {typed:?}")]
    Unreadable {
        /// The cell.
        typed: String,
    },
}

/// Reads "450", "450 VA", "450 watt", "1.300 VA", "1,3 kVA", "2A", "2 Ampere / 450 Watt" into VA.
///
/// A stated VA wins over watt, and watt over ampere; watt counts as VA, as offices use it (resistive loads).
/// Ampere is multiplied by 220 V and taken to the nearest PLN step where that is within 5 %, because 2 A is
/// the breaker of a 450 VA connection: 2 A → 450, 4 A → 900, 6 A → 1300, but 3 A stays 660. "0" is no power.
///
/// # Errors
/// See [`PowerError`].
pub fn read_power_va(cell: &str) -> Result<u32, PowerError> {
    let unreadable = || PowerError::Unreadable { typed: cell.to_owned() };
    let text = cell.trim().to_lowercase();
    if text.chars().all(|c| matches!(c, '-' | '—' | ' ')) {
        return Err(PowerError::Empty);
    }
    let (mut volt_ampere, mut watt, mut ampere, mut bare) = (None, None, None, None);
    for (number, unit) in quantities(&text).ok_or_else(unreadable)? {
        let place = match unit.as_str() {
            "va" | "kva" => &mut volt_ampere,
            "w" | "watt" | "watts" | "kw" | "kilowatt" => &mut watt,
            "a" | "amp" | "amper" | "ampere" | "ampère" => &mut ampere,
            "" => &mut bare,
            // "2 A 220 V" names the voltage besides.
            "v" | "volt" => continue,
            _ => return Err(unreadable()),
        };
        let thousandth_va = milli(&number, unit.starts_with('k')).ok_or_else(unreadable)?;
        if place.replace(thousandth_va).is_some_and(|earlier| earlier != thousandth_va) {
            return Err(unreadable());
        }
    }
    let va = if let Some(stated) = volt_ampere.or(watt) {
        stated / 1_000
    } else if let Some(milliampere) = ampere {
        nearest_step(milliampere * u64::from(MAINS_VOLT) / 1_000)
    } else {
        match bare.ok_or_else(unreadable)? {
            0 => 0,
            small if small < 50_000 => return Err(PowerError::UnitMissing { typed: cell.to_owned() }),
            stated => stated / 1_000,
        }
    };
    match u32::try_from(va) {
        Ok(va) if va <= MAX_POWER_VA => Ok(va),
        _ => Err(PowerError::TooLarge { typed: cell.to_owned() }),
    }
}

fn nearest_step(va: u64) -> u64 {
    PLN_STEPS_VA
        .iter()
        .map(|&step| u64::from(step))
        .find(|&step| va.abs_diff(step) * 20 <= step)
        .unwrap_or(va)
}

/// Pairs of number and unit; `None` when something else stands in the text.
fn quantities(text: &str) -> Option<Vec<(String, String)>> {
    let mut pairs: Vec<(String, String)> = Vec::new();
    let mut rest = text.trim_start();
    while !rest.is_empty() {
        let end = rest.find(|c: char| !(c.is_ascii_digit() || c == '.' || c == ',')).unwrap_or(rest.len());
        let (number, tail) = rest.split_at(end);
        if number.is_empty() {
            return None;
        }
        let tail = tail.trim_start();
        let end = tail.find(|c: char| !c.is_alphabetic()).unwrap_or(tail.len());
        let (unit, tail) = tail.split_at(end);
        pairs.push((number.to_owned(), unit.to_owned()));
        rest = tail.trim_start_matches([' ', '/', '(', ')', '=', ',', '.', ';', '~', '±', '\u{a0}']);
    }
    if pairs.is_empty() { None } else { Some(pairs) }
}

/// A number in thousandths. A dot or comma before exactly three digits groups thousands ("1.300 VA"), except
/// in kilo units, where 1.300 is 1,3; otherwise it is the decimal mark.
fn milli(number: &str, kilo: bool) -> Option<u64> {
    let number = number.trim_end_matches(['.', ',']);
    let (whole, fraction) = match number.split_once(['.', ',']) {
        None => (number.to_owned(), ""),
        Some((whole, group)) if group.len() == 3 && !kilo && !whole.starts_with('0') => {
            (format!("{whole}{group}"), "")
        }
        Some((whole, group)) if group.len() == 6 && group.contains(['.', ',']) => (whole.to_owned(), group),
        Some((whole, fraction)) if fraction.len() <= 3 => (whole.to_owned(), fraction),
        Some(_) => return None,
    };
    let whole: u64 = whole.parse().ok().filter(|&whole| whole < 10_000_000)?;
    let fraction: u64 = format!("{fraction:0<3}").parse().ok()?;
    Some((whole * 1_000 + fraction) * if kilo { 1_000 } else { 1 })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn the_spellings_of_an_office_are_read() {
        for (cell, va) in [
            ("450", 450),
            ("450 VA", 450),
            ("450VA", 450),
            ("450 watt", 450),
            ("450.0", 450),
            ("2 Ampere / 450 Watt", 450),
            ("450 Watt (2 A)", 450),
            ("2A", 450),
            ("4 A", 900),
            ("6 amp", 1_300),
            ("10 Ampere", 2_200),
            ("16A", 3_500),
            ("3 A", 660),
            ("2 A 220 V", 450),
            ("1.300 VA", 1_300),
            ("1,300 VA", 1_300),
            ("1.300", 1_300),
            ("1,3 kVA", 1_300),
            ("1.3kva", 1_300),
            ("2.200 Watt", 2_200),
            ("2,2 kW", 2_200),
            ("0", 0),
        ] {
            assert_eq!(read_power_va(cell), Ok(va), "{cell:?}");
        }
    }

    #[test]
    fn what_cannot_be_told_is_refused() {
        assert_eq!(read_power_va(" - "), Err(PowerError::Empty));
        assert!(matches!(read_power_va("2"), Err(PowerError::UnitMissing { .. })));
        assert!(matches!(read_power_va("1,3"), Err(PowerError::UnitMissing { .. })));
        assert!(matches!(read_power_va("900.000 VA"), Err(PowerError::TooLarge { .. })));
        for cell in ["banyak", "450 lampu", "450 / 900", "-450", "2 x 450 VA"] {
            assert!(matches!(read_power_va(cell), Err(PowerError::Unreadable { .. })), "{cell:?}");
        }
    }

    proptest! {
        #[test]
        fn volt_ampere_read_back(va in 50_u32..=MAX_POWER_VA) {
            for cell in [va.to_string(), format!("{va} VA"), format!("{va}watt"), format!("2 Ampere / {va} Watt")] {
                prop_assert_eq!(read_power_va(&cell), Ok(va), "{}", cell);
            }
        }

        #[test]
        fn no_cell_makes_it_panic(cell in ".{0,30}") {
            if let Ok(va) = read_power_va(&cell) {
                prop_assert!(va <= MAX_POWER_VA);
            }
        }
    }
}
