//! Hatches as tiling patterns.

use lopdf::{Dictionary, Object, Stream};

use crate::frame::{Hatch, Transform};
use crate::hatch::{Tile, tile};
use crate::number::push_number;

/// The hatches in use, each with the coordinates in which it repeats.
#[derive(Default)]
pub(super) struct Patterns {
    used: Vec<(Hatch, Transform)>,
}

impl Patterns {
    /// The name that contents use. `to_base` leads from the current coordinates to those of the page or form.
    pub(super) fn name_of(&mut self, hatch: &Hatch, to_base: &Transform) -> String {
        // The ground is filled apart.
        let mark = Hatch { ground: None, ..hatch.clone() };
        let known = self.used.iter().position(|(known, at)| *known == mark && at == to_base);
        let index = known.unwrap_or_else(|| {
            self.used.push((mark, *to_base));
            self.used.len() - 1
        });
        format!("P{index}")
    }

    /// Name and object of each.
    pub(super) fn objects(&self) -> impl Iterator<Item = (String, Stream)> {
        self.used
            .iter()
            .enumerate()
            .map(|(index, (hatch, to_base))| (format!("P{index}"), pattern(hatch, to_base)))
    }
}

fn pattern(hatch: &Hatch, to_base: &Transform) -> Stream {
    let Tile { side_mm, strokes, dots } = tile(hatch.kind, hatch.pitch_mm, hatch.line_mm);
    let mut content = Vec::new();
    let ink = [hatch.ink.red, hatch.ink.green, hatch.ink.blue].map(|part| f64::from(part) / 255.0);
    let mut numbers = |values: &[f64], operator: &str| {
        for &value in values {
            push_number(&mut content, value, 4);
        }
        content.extend_from_slice(operator.as_bytes());
        content.push(b'\n');
    };
    numbers(&ink, "RG");
    numbers(&[hatch.line_mm], "w");
    for line in &strokes {
        for (index, point) in line.iter().enumerate() {
            numbers(&[point.x_mm, point.y_mm], if index == 0 { "m" } else { "l" });
        }
        numbers(&[], "S");
    }
    // A line of no length with round ends is a dot.
    numbers(&[1.0], "J");
    for (centre, diameter_mm) in &dots {
        numbers(&[*diameter_mm], "w");
        numbers(&[centre.x_mm, centre.y_mm], "m");
        numbers(&[centre.x_mm, centre.y_mm], "l");
        numbers(&[], "S");
    }
    let real = |value: f64| Object::Real(value as f32);
    let side = real(side_mm);
    let dict = Dictionary::from_iter([
        ("Type", Object::from("Pattern")),
        ("PatternType", Object::Integer(1)),
        ("PaintType", Object::Integer(1)),
        ("TilingType", Object::Integer(2)),
        ("BBox", Object::Array(vec![real(0.0), real(0.0), side.clone(), side.clone()])),
        ("XStep", side.clone()),
        ("YStep", side),
        ("Resources", Object::Dictionary(Dictionary::new())),
        ("Matrix", Object::Array(to_base.0.iter().map(|&value| real(value)).collect())),
    ]);
    Stream::new(dict, content)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::colour::Colour;
    use crate::frame::{HatchKind, MM_PER_PT};

    #[test]
    fn a_hatch_used_twice_in_the_same_coordinates_is_one_pattern() {
        let mut patterns = Patterns::default();
        let hatch =
            Hatch { kind: HatchKind::Rising, ink: Colour::INK, ground: None, pitch_mm: 2.0, line_mm: 0.2 };
        let page = Transform::scale(1.0 / MM_PER_PT);
        assert_eq!(patterns.name_of(&hatch, &page), "P0");
        let over_ground = Hatch { ground: Some(Colour::WHITE), ..hatch.clone() };
        assert_eq!(patterns.name_of(&over_ground, &page), "P0");
        assert_eq!(patterns.name_of(&hatch, &Transform::IDENTITY), "P1");
        assert_eq!(patterns.objects().count(), 2);
    }
}
