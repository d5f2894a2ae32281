//! The size of booth that an exhibitor asks for, as typed on a form.

use thiserror::Error;

/// The narrowest side that is read, in millimetres.
pub const MIN_SIDE_MM: i64 = 500;
/// The widest side that is read, in millimetres.
pub const MAX_SIDE_MM: i64 = 30_000;

/// Why a cell is not a booth size. Each variant carries the cell.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum BoothSizeError {
    /// Nothing, or a dash.
    #[error("empty")]
    Empty,
    /// An area or a single side ("4 m2", "3 m").
    #[error("not two sides: {typed:?}")]
    NotTwoSides {
        /// The cell.
        typed: String,
    },
    /// Without a unit the numbers could be centimetres or millimetres ("1000x1000").
    #[error("unit missing: {typed:?}")]
    UnitMissing {
        /// The cell.
        typed: String,
    },
    /// A side outside [`MIN_SIDE_MM`] to [`MAX_SIDE_MM`].
    #[error("side out of range: {typed:?}")]
    OutOfRange {
        /// The cell.
        typed: String,
    },
    /// None of the known spellings.
    #[error("unreadable booth size {typed:?}")]
    Unreadable {
        /// The cell.
        typed: String,
    },
}

/// Reads "2 x 2 m", "2X2", "2×2", "3x2m", "2,5 x 3", "300x300 cm" into (width, depth) in millimetres.
///
/// The first number is the width along the aisle. A unit behind either number holds for both unless both have
/// one. Without a unit, numbers up to 30 are metres, 50 to 499 centimetres and from 3001 millimetres; in
/// between both of the latter are possible sizes, so the unit must be stated.
///
/// # Errors
/// See [`BoothSizeError`].
pub fn read_booth_size_mm(cell: &str) -> Result<(i64, i64), BoothSizeError> {
    let typed = || cell.to_owned();
    let text = cell.trim().to_lowercase().replace("meter", "m").replace("kali", "x").replace(" by ", "x");
    if text.chars().all(|c| matches!(c, '-' | '—' | ' ')) {
        return Err(BoothSizeError::Empty);
    }
    let sides: Vec<&str> = text.split(['x', '×', '*', '✕']).map(str::trim).collect();
    let (width, depth) = match sides[..] {
        [width, depth] => (side(width), side(depth)),
        [single] if side(single.trim_end_matches(['2', '²'])).is_some() => {
            return Err(BoothSizeError::NotTwoSides { typed: typed() });
        }
        _ => return Err(BoothSizeError::Unreadable { typed: typed() }),
    };
    let (Some((width, width_unit)), Some((depth, depth_unit))) = (width, depth) else {
        return Err(BoothSizeError::Unreadable { typed: typed() });
    };
    let larger = width.max(depth);
    let guessed = match larger {
        ..=30_000 => Some(Unit::Metre),
        50_000..=499_999 => Some(Unit::Centimetre),
        3_000_001.. => Some(Unit::Millimetre),
        _ => None,
    };
    let stated = width_unit.or(depth_unit);
    let Some(either) = stated.or(guessed) else {
        return Err(BoothSizeError::UnitMissing { typed: typed() });
    };
    let width_mm = width_unit.unwrap_or(either).to_mm(width);
    let depth_mm = depth_unit.unwrap_or(either).to_mm(depth);
    let range = MIN_SIDE_MM..=MAX_SIDE_MM;
    if !range.contains(&width_mm) || !range.contains(&depth_mm) {
        return Err(BoothSizeError::OutOfRange { typed: typed() });
    }
    Ok((width_mm, depth_mm))
}

#[derive(Clone, Copy)]
enum Unit {
    Metre,
    Centimetre,
    Millimetre,
}

impl Unit {
    const fn to_mm(self, thousandths: i64) -> i64 {
        match self {
            Self::Metre => thousandths,
            Self::Centimetre => thousandths / 100,
            Self::Millimetre => thousandths / 1_000,
        }
    }
}

/// A number in thousandths and its unit, if one is stated.
fn side(text: &str) -> Option<(i64, Option<Unit>)> {
    let end = text.find(|c: char| !(c.is_ascii_digit() || c == ',' || c == '.')).unwrap_or(text.len());
    let unit = match text[end..].trim().trim_end_matches('.') {
        "" => None,
        "m" | "mtr" => Some(Unit::Metre),
        "cm" => Some(Unit::Centimetre),
        "mm" => Some(Unit::Millimetre),
        _ => return None,
    };
    let number = &text[..end];
    let (whole, fraction) = number.split_once([',', '.']).unwrap_or((number, ""));
    if whole.len() > 6 || fraction.len() > 3 || (fraction.is_empty() && whole.len() < number.len()) {
        return None;
    }
    let whole: i64 = whole.parse().ok()?;
    let fraction: i64 = format!("{fraction:0<3}").parse().ok()?;
    Some((whole * 1_000 + fraction, unit))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn the_spellings_of_a_form_are_read() {
        for (cell, size) in [
            ("2 x 2 m", (2_000, 2_000)),
            ("2X2", (2_000, 2_000)),
            ("2×2", (2_000, 2_000)),
            ("3 x 3 m", (3_000, 3_000)),
            ("300x300 cm", (3_000, 3_000)),
            ("300 x 200", (3_000, 2_000)),
            ("3x2m", (3_000, 2_000)),
            ("3m x 2m", (3_000, 2_000)),
            ("3 m × 250 cm", (3_000, 2_500)),
            ("2,5 x 3", (2_500, 3_000)),
            ("2.5x3.0", (2_500, 3_000)),
            ("3 kali 2 meter", (3_000, 2_000)),
            ("3000 x 2000 mm", (3_000, 2_000)),
            ("6000x3000", (6_000, 3_000)),
            ("30x30", (30_000, 30_000)),
        ] {
            assert_eq!(read_booth_size_mm(cell), Ok(size), "{cell:?}");
        }
    }

    #[test]
    fn what_is_no_size_says_why() {
        assert_eq!(read_booth_size_mm("-"), Err(BoothSizeError::Empty));
        for cell in ["4 m2", "4m²", "3 m", "9"] {
            assert!(matches!(read_booth_size_mm(cell), Err(BoothSizeError::NotTwoSides { .. })), "{cell:?}");
        }
        for cell in ["1000x1000", "40x40"] {
            assert!(matches!(read_booth_size_mm(cell), Err(BoothSizeError::UnitMissing { .. })), "{cell:?}");
        }
        for cell in ["0x2", "0,2 x 3 m", "40 x 40 m", "10x10 cm"] {
            assert!(matches!(read_booth_size_mm(cell), Err(BoothSizeError::OutOfRange { .. })), "{cell:?}");
        }
        for cell in ["besar", "3x3x2", "x", "3x", "3 x 3 kaki", "3,x 3"] {
            assert!(matches!(read_booth_size_mm(cell), Err(BoothSizeError::Unreadable { .. })), "{cell:?}");
        }
    }

    proptest! {
        #[test]
        fn sizes_in_each_unit_read_back(width_mm in 50_i64..3_000, depth_mm in 50_i64..3_000) {
            let (width_mm, depth_mm) = (width_mm * 10, depth_mm * 10);
            for cell in [
                format!("{width_mm}x{depth_mm} mm"),
                format!("{} × {} cm", width_mm / 10, depth_mm / 10),
                format!("{},{:03} x {}.{:03} m", width_mm / 1_000, width_mm % 1_000, depth_mm / 1_000, depth_mm % 1_000),
            ] {
                prop_assert_eq!(read_booth_size_mm(&cell), Ok((width_mm, depth_mm)), "{}", cell);
            }
        }

        #[test]
        fn no_cell_makes_it_panic(cell in ".{0,30}") {
            let _ = read_booth_size_mm(&cell);
        }
    }
}
