//! Colours of ink on white or tinted paper.

use serde::{Serialize, Serializer};

/// An sRGB colour without transparency. Light fills are mixed here, so that paper never depends on a viewer's
/// blending.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Colour {
    /// 0 to 255.
    pub red: u8,
    /// 0 to 255.
    pub green: u8,
    /// 0 to 255.
    pub blue: u8,
}

impl Colour {
    /// Of plain black ink.
    pub const BLACK: Self = Self::rgb(0, 0, 0);
    /// Of paper without ink.
    pub const WHITE: Self = Self::rgb(255, 255, 255);
    /// Text and lines.
    pub const INK: Self = Self::hex(0x001F_2430);
    /// The one accent, a teal.
    pub const ACCENT: Self = Self::hex(0x000E_6F6E);

    /// From its parts.
    pub const fn rgb(red: u8, green: u8, blue: u8) -> Self {
        Self { red, green, blue }
    }

    /// From 0xRRGGBB.
    pub const fn hex(rrggbb: u32) -> Self {
        let [_, red, green, blue] = rrggbb.to_be_bytes();
        Self { red, green, blue }
    }

    /// From "#RRGGBB" or "RRGGBB"; `None` for anything else.
    pub fn parse(text: &str) -> Option<Self> {
        let digits = text.strip_prefix('#').unwrap_or(text);
        let all_hex = digits.len() == 6 && digits.bytes().all(|byte| byte.is_ascii_hexdigit());
        all_hex.then(|| u32::from_str_radix(digits, 16).ok().map(Self::hex)).flatten()
    }

    /// This colour mixed with white: 0 gives white, 1 the colour itself.
    #[must_use]
    pub fn tint(self, strength: f64) -> Self {
        let mix = |part: u8| (255.0 - (255.0 - f64::from(part)) * strength.clamp(0.0, 1.0)).round() as u8;
        Self { red: mix(self.red), green: mix(self.green), blue: mix(self.blue) }
    }

    /// WCAG 2 contrast ratio against another colour, 1 to 21.
    pub fn contrast(self, other: Self) -> f64 {
        let (one, two) = (self.luminance(), other.luminance());
        (one.max(two) + 0.05) / (one.min(two) + 0.05)
    }

    /// Black-ish ink or white, whichever reads better on this colour.
    #[must_use]
    pub fn readable_on(self) -> Self {
        if self.contrast(Self::WHITE) >= self.contrast(Self::INK) { Self::WHITE } else { Self::INK }
    }

    fn luminance(self) -> f64 {
        let linear = |part: u8| {
            let share = f64::from(part) / 255.0;
            if share <= 0.040_45 { share / 12.92 } else { ((share + 0.055) / 1.055).powf(2.4) }
        };
        0.2126 * linear(self.red) + 0.7152 * linear(self.green) + 0.0722 * linear(self.blue)
    }
}

impl std::fmt::Display for Colour {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(formatter, "#{:02X}{:02X}{:02X}", self.red, self.green, self.blue)
    }
}

impl Serialize for Colour {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_colour_is_read_and_written_as_six_hexadecimal_digits() {
        assert_eq!(Colour::parse("#0e6f6e"), Some(Colour::ACCENT));
        assert_eq!(Colour::parse("0E6F6E").map(|colour| colour.to_string()).as_deref(), Some("#0E6F6E"));
        assert_eq!(Colour::parse("#0E6F6"), None);
        assert_eq!(Colour::parse("+12345"), None);
    }

    #[test]
    fn white_text_reads_on_the_accent_and_ink_on_a_light_tint_of_it() {
        assert!(Colour::ACCENT.contrast(Colour::WHITE) >= 4.5);
        assert_eq!(Colour::ACCENT.readable_on(), Colour::WHITE);
        assert_eq!(Colour::ACCENT.tint(0.2).readable_on(), Colour::INK);
        assert_eq!(Colour::ACCENT.tint(0.0), Colour::WHITE);
    }
}
