//! The colours and marks of product categories on a plan.
//!
//! The grounds began as Paul Tol's "light" scheme for labelled cells, without its grey (that is a closed booth)
//! and with three more, and were then moved apart until protanopes and deuteranopes tell every pair. Every
//! category also has a hatch of its own, so that a black-and-white print still reads.

use crate::colour::Colour;
use crate::frame::{Hatch, HatchKind};

/// How a category looks on paper.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CategoryMark {
    /// Of the ground; [`Colour::INK`] reads on it at 4.5 : 1 and more.
    pub ground: Colour,
    /// Of the hatch over the ground.
    pub ink: Colour,
    /// The second mark.
    pub kind: HatchKind,
}

impl CategoryMark {
    /// Ground and mark as one fill, in the size for a drawing whose type is `scale` times that of an A3.
    pub fn hatch(&self, scale: f64) -> Hatch {
        let (pitch_mm, line_mm) = match self.kind {
            HatchKind::Dots => (1.6, 0.2),
            HatchKind::DenseDots => (1.5, 0.15),
            HatchKind::Plus | HatchKind::Rings => (2.1, 0.13),
            HatchKind::Zigzag => (2.0, 0.13),
            HatchKind::Lattice | HatchKind::Grid => (2.1, 0.11),
            _ => (1.5, 0.13),
        };
        Hatch {
            kind: self.kind,
            ink: self.ink,
            ground: Some(self.ground),
            pitch_mm: pitch_mm * scale,
            line_mm: line_mm * scale.sqrt(),
        }
    }
}

/// Ground, ink of the mark, mark. Neighbours in the list differ in hue and in lightness.
const MARKS: [(u32, u32, HatchKind); 11] = [
    (0x008A_C3D4, 0x0035_6789, HatchKind::Rising),
    (0x00FC_BCA2, 0x00B8_5A36, HatchKind::Falling),
    (0x00ED_FFBC, 0x00A8_8F1E, HatchKind::Dots),
    (0x00D4_B778, 0x006E_4C1C, HatchKind::Level),
    (0x00EC_D1FF, 0x006B_6BB0, HatchKind::Upright),
    (0x00FF_EFD5, 0x00B8_5069, HatchKind::Lattice),
    (0x007E_D9CA, 0x0018_6655, HatchKind::Zigzag),
    (0x00DD_DD77, 0x007B_8818, HatchKind::Plus),
    (0x00D5_AAFC, 0x0062_3A94, HatchKind::Grid),
    (0x00D4_FFFF, 0x0037_8FB0, HatchKind::Rings),
    (0x00F4_9CAB, 0x008E_2340, HatchKind::DenseDots),
];

/// How many categories have a colour and a hatch of their own; beyond, colours return with other hatches.
pub const DISTINCT_CATEGORIES: usize = MARKS.len();

/// The mark of the category at this place in the event's list.
pub fn category_mark(index: usize) -> CategoryMark {
    let (ground, ink, _) = MARKS[index % MARKS.len()];
    // A colour that returns gets the hatch of a neighbour, each time one further.
    let (.., kind) = MARKS[(index + index / MARKS.len()) % MARKS.len()];
    CategoryMark { ground: Colour::hex(ground), ink: Colour::hex(ink), kind }
}

/// Of a booth that is closed: no category has it.
pub const CLOSED_GROUND: Colour = Colour::hex(0x00E3_E3E3);

#[cfg(test)]
mod tests {
    use super::*;

    /// A colour as someone without one kind of cone sees it (Viénot, Brettel, Mollon 1999), in linear light.
    fn seen(colour: Colour, matrix: [[f64; 3]; 3]) -> [f64; 3] {
        let linear = |part: u8| (f64::from(part) / 255.0).powf(2.2);
        let rgb = [linear(colour.red), linear(colour.green), linear(colour.blue)];
        matrix.map(|row| row.iter().zip(rgb).map(|(factor, part)| factor * part).sum::<f64>().max(0.0))
    }

    /// CIE 1976 distance.
    fn distance(one: [f64; 3], two: [f64; 3]) -> f64 {
        let lab = |[red, green, blue]: [f64; 3]| {
            let curve = |t: f64| if t > 0.008_856 { t.cbrt() } else { 7.787 * t + 16.0 / 116.0 };
            let x = curve((0.4124 * red + 0.3576 * green + 0.1805 * blue) / 0.9505);
            let y = curve(0.2126 * red + 0.7152 * green + 0.0722 * blue);
            let z = curve((0.0193 * red + 0.1192 * green + 0.9505 * blue) / 1.089);
            [116.0 * y - 16.0, 500.0 * (x - y), 200.0 * (y - z)]
        };
        let (one, two) = (lab(one), lab(two));
        one.iter().zip(two).map(|(a, b)| (a - b).powi(2)).sum::<f64>().sqrt()
    }

    #[test]
    fn dark_text_reads_on_every_ground() {
        for index in 0..DISTINCT_CATEGORIES {
            let mark = category_mark(index);
            assert!(
                Colour::INK.contrast(mark.ground) >= 4.5,
                "{index}: {}",
                Colour::INK.contrast(mark.ground)
            );
            assert!(mark.ink.contrast(mark.ground) >= 1.9, "the hatch of {index} shows without colour");
        }
    }

    #[test]
    fn colours_keep_apart_for_the_colour_blind() {
        let normal = [[1.0, 0.0, 0.0], [0.0, 1.0, 0.0], [0.0, 0.0, 1.0]];
        let protan = [[0.112_38, 0.887_62, 0.0], [0.112_38, 0.887_62, 0.0], [0.004_01, -0.004_01, 1.0]];
        let deutan = [[0.292_75, 0.707_25, 0.0], [0.292_75, 0.707_25, 0.0], [-0.022_34, 0.022_34, 1.0]];
        for (eye, matrix, floor) in
            [("normal", normal, 20.0), ("protan", protan, 12.0), ("deutan", deutan, 12.0)]
        {
            for one in 0..DISTINCT_CATEGORIES {
                for two in 0..one {
                    let apart = distance(
                        seen(category_mark(one).ground, matrix),
                        seen(category_mark(two).ground, matrix),
                    );
                    assert!(apart >= floor, "{eye}: {two} and {one} are {apart:.1} apart");
                }
            }
        }
    }

    #[test]
    fn no_two_of_a_hundred_categories_have_both_colour_and_hatch_in_common() {
        let mut marks: Vec<_> =
            (0..100).map(|index| (category_mark(index).ground, category_mark(index).kind)).collect();
        marks.sort();
        marks.dedup();
        assert_eq!(marks.len(), 100);
    }
}
