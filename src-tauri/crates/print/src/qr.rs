//! QR codes as vector modules.

use fast_qr::qr::{QRBuilder, QRCode};
use fast_qr::{ECL, Mode};

use crate::colour::Colour;
use crate::frame::{Item, Mask, Path, Point, Rect};

/// White modules that a reader needs on every side.
pub const QUIET_MODULES: usize = 4;

/// The text does not fit in the largest code.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("{length} bytes are too many for a QR code")]
pub struct TooLongForQr {
    /// Of the text, in bytes.
    pub length: usize,
}

/// A QR code with its white quiet zone, filling a square of `side_mm` whose top-left corner is `corner`. Level M:
/// a seventh of the code may be soiled. Capitals, digits and ` $%*+-./:` take the least room.
pub fn qr_items(text: &str, corner: Point, side_mm: f64) -> Result<Vec<Item>, TooLongForQr> {
    let code = encode(text)?;
    let module_mm = side_mm / (code.size + 2 * QUIET_MODULES) as f64;
    let margin_mm = module_mm * QUIET_MODULES as f64;
    let dark = (0..code.size).flat_map(|row| code[row].iter().map(|module| module.value())).collect();
    Ok(vec![
        Item::Path(Path::rect(Rect::new(corner.x_mm, corner.y_mm, side_mm, side_mm)).filled(Colour::WHITE)),
        Item::Mask(Mask {
            origin: Point::new(corner.x_mm + margin_mm, corner.y_mm + margin_mm),
            module_mm,
            columns: code.size,
            dark,
            colour: Colour::BLACK,
        }),
    ])
}

/// How many modules a side the code of this text has, quiet zone included: a side in millimetres divided by this
/// is the size of a module, which a cheap reader wants at 0.4 mm or more.
pub fn qr_modules(text: &str) -> Result<usize, TooLongForQr> {
    Ok(encode(text)?.size + 2 * QUIET_MODULES)
}

fn encode(text: &str) -> Result<QRCode, TooLongForQr> {
    let alphanumeric = text
        .bytes()
        .all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit() || b" $%*+-./:".contains(&byte));
    let mut builder = QRBuilder::new(text);
    builder.ecl(ECL::M);
    if alphanumeric {
        builder.mode(Mode::Alphanumeric);
    }
    builder.build().map_err(|_| TooLongForQr { length: text.len() })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_has_its_finder_patterns_and_four_quiet_modules() {
        let items = qr_items("JAKCRAFT-0001", Point::new(10.0, 20.0), 29.0).unwrap();
        let Some(Item::Mask(mask)) = items.last() else { panic!("no mask") };
        assert_eq!((mask.columns, mask.rows()), (21, 21));
        assert!((mask.module_mm - 1.0).abs() < 1e-9);
        assert_eq!(mask.origin, Point::new(14.0, 24.0));
        assert!(mask.dark[..7].iter().all(|&dark| dark));
        assert!(!mask.dark[7]);
    }

    #[test]
    fn a_text_beyond_the_largest_code_is_refused() {
        assert_eq!(qr_items(&"x".repeat(5000), Point::default(), 20.0), Err(TooLongForQr { length: 5000 }));
    }
}
