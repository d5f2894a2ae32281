//! The plan's symbols, each drawn once in a square of 10 x 10 and stamped wherever it stands.

use std::sync::Arc;

use domain::hall::ElementKind;

use super::canvas::{BLUE, GREEN, GREY, RED};
use super::marks::Mark;
use crate::colour::Colour;
use crate::frame::{Drawing, Item, Path, Point, Rect, Segment, Stamp, Transform};

const SIDE: f64 = 10.0;

/// One drawing for each symbol, shared by all its stamps.
pub(super) struct Symbols {
    exit: Arc<Drawing>,
    entrance: Arc<Drawing>,
    fire: Arc<Drawing>,
    power: Arc<Drawing>,
    water: Arc<Drawing>,
    first_aid: Arc<Drawing>,
    information: Arc<Drawing>,
    premium: Arc<Drawing>,
    accessible: Arc<Drawing>,
    not_accessible: Arc<Drawing>,
}

impl Symbols {
    pub(super) fn new() -> Self {
        Self {
            exit: drawing(exit()),
            entrance: drawing(entrance()),
            fire: drawing(fire()),
            power: drawing(power()),
            water: drawing(water()),
            first_aid: drawing(first_aid()),
            information: drawing(information()),
            premium: drawing(premium()),
            accessible: drawing(accessible()),
            not_accessible: drawing(not_accessible()),
        }
    }

    fn of(&self, kind: ElementKind) -> Option<&Arc<Drawing>> {
        match kind {
            ElementKind::Exit => Some(&self.exit),
            ElementKind::Entrance => Some(&self.entrance),
            ElementKind::FireEquipment => Some(&self.fire),
            ElementKind::PowerPoint => Some(&self.power),
            ElementKind::WaterPoint => Some(&self.water),
            ElementKind::FirstAid => Some(&self.first_aid),
            ElementKind::Information => Some(&self.information),
            _ => None,
        }
    }

    /// Whether this kind has a symbol.
    pub(super) fn has(&self, kind: ElementKind) -> bool {
        self.of(kind).is_some()
    }

    /// The symbol of this kind in a square around a point; `None` for kinds that are drawn as areas or lines.
    pub(super) fn stamp(&self, kind: ElementKind, centre: Point, side_mm: f64) -> Option<Item> {
        Some(stamped(self.of(kind)?, centre, side_mm))
    }

    /// A mark of booths in a square around a point.
    pub(super) fn mark(&self, mark: Mark, centre: Point, side_mm: f64) -> Item {
        let drawing = match mark {
            Mark::Premium => &self.premium,
            Mark::Accessible => &self.accessible,
            Mark::NotAccessible => &self.not_accessible,
            Mark::Water => &self.water,
        };
        stamped(drawing, centre, side_mm)
    }
}

fn stamped(drawing: &Arc<Drawing>, centre: Point, side_mm: f64) -> Item {
    let corner = (centre.x_mm - side_mm / 2.0, centre.y_mm - side_mm / 2.0);
    let transform = Transform::scale(side_mm / SIDE).then(&Transform::shift(corner.0, corner.1));
    Item::Stamp(Stamp { drawing: Arc::clone(drawing), transform })
}

fn drawing(paths: Vec<Path>) -> Arc<Drawing> {
    Arc::new(Drawing {
        bounds: Rect::new(0.0, 0.0, SIDE, SIDE),
        items: paths.into_iter().map(Item::Path).collect(),
    })
}

fn plate(colour: Colour) -> Path {
    Path::rounded_rect(Rect::new(0.0, 0.0, SIDE, SIDE), 1.2).filled(colour)
}

fn points<const N: usize>(points: [(f64, f64); N]) -> Vec<Point> {
    points.into_iter().map(|(x_mm, y_mm)| Point::new(x_mm, y_mm)).collect()
}

fn stroke<const N: usize>(along: [(f64, f64); N], colour: Colour, width_mm: f64) -> Path {
    Path::polyline(&points(along)).stroked(colour, width_mm)
}

/// A man running to a door, after ISO 7010 E001/E002.
fn exit() -> Vec<Path> {
    let white = Colour::WHITE;
    vec![
        plate(GREEN),
        Path::polygon(&points([(6.3, 1.2), (9.0, 1.2), (9.0, 8.8), (6.3, 8.8)])).filled(white),
        Path::circle(Point::new(4.75, 2.0), 0.95).filled(white),
        // Body, then arms, then legs.
        stroke([(4.35, 3.0), (3.55, 5.75)], white, 1.7),
        stroke([(4.3, 3.55), (5.55, 4.5), (6.6, 3.75)], white, 0.75),
        stroke([(4.3, 3.35), (2.75, 3.45), (1.9, 4.75)], white, 0.75),
        stroke([(3.7, 5.3), (5.15, 6.35), (4.85, 8.6)], white, 0.95),
        stroke([(3.6, 5.5), (2.95, 7.2), (1.05, 7.55)], white, 0.95),
    ]
}

/// An arrow through a door.
fn entrance() -> Vec<Path> {
    let white = Colour::WHITE;
    vec![
        plate(Colour::ACCENT),
        stroke([(5.6, 1.6), (8.4, 1.6), (8.4, 8.4), (5.6, 8.4)], white, 0.9),
        Path::polygon(&points([
            (1.4, 4.3),
            (4.2, 4.3),
            (4.2, 2.6),
            (6.9, 5.0),
            (4.2, 7.4),
            (4.2, 5.7),
            (1.4, 5.7),
        ]))
        .filled(white),
    ]
}

/// An extinguisher, after ISO 7010 F001.
fn fire() -> Vec<Path> {
    let white = Colour::WHITE;
    vec![
        plate(RED),
        Path::rounded_rect(Rect::new(3.6, 3.6, 3.2, 5.2), 0.9).filled(white),
        Path::rect(Rect::new(4.7, 2.2, 1.0, 1.5)).filled(white),
        stroke([(3.9, 1.7), (7.0, 1.7)], white, 0.7),
        stroke([(4.8, 2.6), (2.7, 2.9), (2.3, 5.4)], white, 0.6),
    ]
}

/// A flash.
fn power() -> Vec<Path> {
    vec![
        Path::rounded_rect(Rect::new(0.3, 0.3, 9.4, 9.4), 1.0)
            .filled(Colour::hex(0x00FF_D23F))
            .stroked(Colour::INK, 0.6),
        Path::polygon(&points([(5.9, 1.3), (2.7, 5.6), (4.8, 5.6), (4.1, 8.7), (7.3, 4.4), (5.2, 4.4)]))
            .filled(Colour::INK),
    ]
}

/// A drop.
fn water() -> Vec<Path> {
    let at = Point::new;
    let drop = Path {
        segments: vec![
            Segment::Move(at(5.0, 1.4)),
            Segment::Cubic(at(6.0, 3.2), at(7.6, 4.8), at(7.6, 6.3)),
            Segment::Cubic(at(7.6, 7.7), at(6.4, 8.7), at(5.0, 8.7)),
            Segment::Cubic(at(3.6, 8.7), at(2.4, 7.7), at(2.4, 6.3)),
            Segment::Cubic(at(2.4, 4.8), at(4.0, 3.2), at(5.0, 1.4)),
            Segment::Close,
        ],
        ..Path::default()
    };
    vec![Path::circle(at(5.0, 5.0), 5.0).filled(BLUE), drop.filled(Colour::WHITE)]
}

/// A white cross on green, after ISO 7010 E003.
fn first_aid() -> Vec<Path> {
    vec![
        plate(GREEN),
        Path::polygon(&points([
            (3.7, 1.5),
            (6.3, 1.5),
            (6.3, 3.7),
            (8.5, 3.7),
            (8.5, 6.3),
            (6.3, 6.3),
            (6.3, 8.5),
            (3.7, 8.5),
            (3.7, 6.3),
            (1.5, 6.3),
            (1.5, 3.7),
            (3.7, 3.7),
        ]))
        .filled(Colour::WHITE),
    ]
}

/// The letter i.
fn information() -> Vec<Path> {
    let white = Colour::WHITE;
    vec![
        Path::circle(Point::new(5.0, 5.0), 5.0).filled(BLUE),
        Path::circle(Point::new(5.0, 2.6), 0.9).filled(white),
        Path::polygon(&points([
            (3.9, 4.1),
            (5.8, 4.1),
            (5.8, 7.3),
            (6.5, 7.3),
            (6.5, 8.3),
            (3.7, 8.3),
            (3.7, 7.3),
            (4.4, 7.3),
            (4.4, 5.1),
            (3.9, 5.1),
        ]))
        .filled(white),
    ]
}

/// A star.
fn premium() -> Vec<Path> {
    let tips: Vec<Point> = (0..10)
        .map(|index| {
            let (radius, turn) = (if index % 2 == 0 { 4.9 } else { 2.05 }, f64::from(index) * 36.0 - 90.0);
            let (sin, cos) = turn.to_radians().sin_cos();
            Point::new(5.0 + radius * cos, 5.25 + radius * sin)
        })
        .collect();
    vec![Path::polygon(&tips).filled(Colour::hex(0x00B4_5309))]
}

/// A person in a wheelchair, after ISO 7000 0100, on a plate.
fn wheelchair(ground: Colour) -> Vec<Path> {
    let white = Colour::WHITE;
    let wheel: Vec<Point> = (0..=14)
        .map(|index| {
            let (sin, cos) = (215.0 - 15.0 * f64::from(index)).to_radians().sin_cos();
            Point::new(4.5 + 2.35 * cos, 6.35 + 2.35 * sin)
        })
        .collect();
    vec![
        plate(ground),
        Path::circle(Point::new(4.3, 1.75), 0.9).filled(white),
        stroke([(4.35, 3.0), (4.5, 5.7), (6.8, 5.7), (7.6, 8.3), (8.6, 8.0)], white, 0.85),
        stroke([(4.4, 4.2), (6.5, 4.2)], white, 0.75),
        Path::polyline(&wheel).stroked(white, 0.75),
    ]
}

fn accessible() -> Vec<Path> {
    wheelchair(BLUE)
}

/// The same in grey, struck through.
fn not_accessible() -> Vec<Path> {
    let mut paths = wheelchair(GREY);
    paths.push(stroke([(0.7, 9.3), (9.3, 0.7)], Colour::WHITE, 1.9));
    paths.push(stroke([(0.7, 9.3), (9.3, 0.7)], RED, 1.0));
    paths
}
