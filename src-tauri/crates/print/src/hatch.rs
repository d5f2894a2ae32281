//! The tile that each hatch repeats, for every writer alike.

use crate::frame::{HatchKind, Point};

/// A square that repeats across and down.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Tile {
    pub(crate) side_mm: f64,
    /// Lines, some beyond the square, where they are cut.
    pub(crate) strokes: Vec<Vec<Point>>,
    /// Discs: centre and diameter.
    pub(crate) dots: Vec<(Point, f64)>,
}

/// The tile of a kind of hatch with marks `pitch_mm` apart, drawn with lines of `line_mm`.
pub(crate) fn tile(kind: HatchKind, pitch_mm: f64, line_mm: f64) -> Tile {
    // Slanted lines that are `pitch_mm` apart meet the edges further apart than that.
    let slanted = matches!(kind, HatchKind::Rising | HatchKind::Falling | HatchKind::Lattice);
    let side = if slanted { pitch_mm * std::f64::consts::SQRT_2 } else { pitch_mm };
    let half = side / 2.0;
    let at = |x: f64, y: f64| Point::new(x * side, y * side);
    // Each slanted line also shows in the corners that it touches, else the corners would be nicked.
    let rising = [(-0.5, 0.5), (0.0, 1.0), (0.5, 1.5)]
        .map(|(low, high)| vec![at(low - 0.5, high + 0.5), at(low + 1.0, high - 1.0)]);
    let falling = [(-0.5, 0.5), (0.0, 0.0), (0.5, -0.5)]
        .map(|(across, down)| vec![at(across - 0.5, down - 0.5), at(across + 1.5, down + 1.5)]);
    let level = vec![at(0.0, 0.5), at(1.0, 0.5)];
    let upright = vec![at(0.5, 0.0), at(0.5, 1.0)];
    let dot = 2.0 * line_mm;
    let (strokes, dots) = match kind {
        HatchKind::Rising => (rising.to_vec(), vec![]),
        HatchKind::Falling => (falling.to_vec(), vec![]),
        HatchKind::Lattice => ([rising, falling].concat(), vec![]),
        HatchKind::Level => (vec![level], vec![]),
        HatchKind::Upright => (vec![upright], vec![]),
        HatchKind::Grid => (vec![level, upright], vec![]),
        HatchKind::Dots => (vec![], vec![(at(0.5, 0.5), dot)]),
        HatchKind::DenseDots => (vec![], vec![(at(0.25, 0.25), dot), (at(0.75, 0.75), dot)]),
        HatchKind::Zigzag => {
            (vec![vec![at(-0.5, 0.25), at(0.0, 0.75), at(0.5, 0.25), at(1.0, 0.75), at(1.5, 0.25)]], vec![])
        }
        HatchKind::Plus => {
            (vec![vec![at(0.25, 0.5), at(0.75, 0.5)], vec![at(0.5, 0.25), at(0.5, 0.75)]], vec![])
        }
        HatchKind::Rings => {
            let ring = (0..=24)
                .map(|step| {
                    let (sin, cos) = (f64::from(step) * std::f64::consts::TAU / 24.0).sin_cos();
                    Point::new(half + cos * side * 0.28, half + sin * side * 0.28)
                })
                .collect();
            (vec![ring], vec![])
        }
    };
    Tile { side_mm: side, strokes, dots }
}
