//! The tables `underlay` and `underlay_lines`.

use std::borrow::Cow;

use domain::id::HallId;
use domain::underlay::{Underlay, UnderlayKind, UnderlayLines};
use rusqlite::types::ValueRef;

use super::record::{Cell, Field, record, words};

words!(UnderlayKind { Png = "png", Jpeg = "jpeg", Pdf = "pdf", Dxf = "dxf" });

record! {
    Underlay in "underlay" by HallId;
    hall_id: Id = hall_id;
    drawing_id = drawing_id, kind = kind, name = name, media_hash = media, width = width, height = height,
    nm_per_unit = nm_per_unit, is_scaled = is_scaled, x_mm = x_mm, y_mm = y_mm, rotation_mdeg = rotation_mdeg,
    opacity_percent = opacity_percent, shown = shown, locked = locked
}

record! {
    UnderlayLines in "underlay_lines" by HallId;
    hall_id: Id = hall_id;
    points = lines
}

/// Lines as bytes: of each line the number of its points, then of each point how far it is from the one before, x and
/// y, the first of all from 0. Numbers have seven bits to the byte, the lowest first; those that may be negative are
/// doubled, and odd where they are.
impl Field for Vec<Vec<(u32, u32)>> {
    fn to_cell(&self) -> Cell<'_> {
        let mut bytes = Vec::new();
        let mut last = (0, 0);
        for line in self {
            put(line.len() as u64, &mut bytes);
            for &(x, y) in line {
                for (now, before) in [(x, last.0), (y, last.1)] {
                    let off = i64::from(now) - i64::from(before);
                    put((off << 1 ^ off >> 63).cast_unsigned(), &mut bytes);
                }
                last = (x, y);
            }
        }
        Cell::Blob(Cow::Owned(bytes))
    }

    fn from_ref(value: ValueRef<'_>) -> Result<Self, String> {
        let ValueRef::Blob(mut bytes) = value else { return Err("no lines".to_owned()) };
        let mut lines = Self::new();
        let mut last = [0_u32; 2];
        while !bytes.is_empty() {
            let many = take(&mut bytes)?;
            // A point takes two bytes at least, so a number that is off asks for no memory.
            let mut line = Vec::with_capacity(usize::try_from(many).unwrap_or(0).min(bytes.len() / 2));
            for _ in 0..many {
                for place in &mut last {
                    let twice = take(&mut bytes)?;
                    let off = (twice >> 1).cast_signed() ^ -(twice & 1).cast_signed();
                    let now = i64::from(*place).checked_add(off);
                    *place = now.and_then(|now| u32::try_from(now).ok()).ok_or("a point is off")?;
                }
                line.push((last[0], last[1]));
            }
            lines.push(line);
        }
        Ok(lines)
    }
}

fn put(mut number: u64, bytes: &mut Vec<u8>) {
    while number > 0x7F {
        bytes.push(number as u8 | 0x80);
        number >>= 7;
    }
    bytes.push(number as u8);
}

fn take(bytes: &mut &[u8]) -> Result<u64, String> {
    let mut number = 0;
    for shift in (0..64).step_by(7) {
        let (byte, rest) = bytes.split_first().ok_or("lines are cut short")?;
        *bytes = rest;
        number |= u64::from(byte & 0x7F) << shift;
        if byte & 0x80 == 0 {
            return Ok(number);
        }
    }
    Err("a number is too long".to_owned())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn lines_come_back_as_they_were(
            lines in prop::collection::vec(prop::collection::vec(any::<(u32, u32)>(), 0..9), 0..9),
        ) {
            let cell = lines.to_cell();
            let Cell::Blob(bytes) = &cell else { panic!("no blob") };
            prop_assert_eq!(Vec::<Vec<(u32, u32)>>::from_ref(ValueRef::Blob(bytes)), Ok(lines));
        }

        #[test]
        fn any_bytes_are_lines_or_an_error(bytes in prop::collection::vec(any::<u8>(), 0..99)) {
            drop(Vec::<Vec<(u32, u32)>>::from_ref(ValueRef::Blob(&bytes)));
        }
    }
}
