//! What follows from where booths lie, and is never typed in.
//!
//! A booth has four sides, those of its rectangle or, for a merge, the parts of its outline that face each of
//! the four ways of its own (turned) frame. How it is read:
//! - a side is *open* when along at least half of it lies free floor 1 m deep: in the hall, without booths, walls,
//!   columns, stages and desks;
//! - two booths *share an edge* when edges that face each other lie within 1 mm and overlap by more than 1 mm;
//! - a booth's *front* is its only open side, or, for a corner, the open side that it has in common with a
//!   neighbour in its row whose front is known (so the end of a double row still knows its row);
//! - booths that share an edge are *back to back* when their fronts are known and opposite, or when both are open
//!   away from each other and no common way; they are *side by side* when both are open the same way along the
//!   shared edge. Without any of these the pair is no neighbour: a partition with nothing to walk round;
//! - booths are *across an aisle* when open sides face each other over free floor no wider than the main aisle.

use domain::geometry::BoothShape;

use crate::problem::NeighbourKind;

use super::field::{Field, Strip};
use super::plane::{Xy, along, bounds, dot, length, sub, xy};
use super::{FloorBooth, HallPlan, Rules, TOLERANCE_MM};

/// How deep the free floor along an open side must be.
pub(super) const OPEN_DEPTH_MM: f64 = 1_000.0;

/// How to read the geometry.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DeriveOptions {
    /// The widest floor across which booths face each other.
    pub main_aisle_mm: i64,
}

impl Default for DeriveOptions {
    fn default() -> Self {
        Self { main_aisle_mm: Rules::default().main_aisle_mm }
    }
}

/// What a booth is by its open sides.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum BoothKind {
    /// No side open: nobody can get in.
    Shut,
    /// One side open.
    Inline,
    /// Two.
    Corner,
    /// Three.
    Peninsula,
    /// All four.
    Island,
}

/// What follows for one booth.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DerivedBooth {
    /// Which sides are open: top, right, bottom, left of the booth before turning.
    pub open: [bool; 4],
    /// How many.
    pub open_sides: u8,
    /// What that makes it.
    pub kind: BoothKind,
    /// Length of free floor along the open sides, in millimetres.
    pub frontage_mm: i64,
    /// Area in square millimetres.
    pub area_mm2: i64,
}

/// A pair of booths that lie next to each other, by their places in the input; `a` is below `b`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct DerivedNeighbour {
    /// One booth.
    pub a: usize,
    /// The other.
    pub b: usize,
    /// How they lie.
    pub kind: NeighbourKind,
}

/// The derived booths, in the order given, and their neighbours, in order of (a, b).
pub fn derive(
    hall: &HallPlan,
    booths: &[FloorBooth],
    options: DeriveOptions,
) -> (Vec<DerivedBooth>, Vec<DerivedNeighbour>) {
    let field = Field::new(hall, booths);
    let sides = all_sides(&field, booths);
    let derived =
        booths.iter().zip(&sides).map(|(booth, sides)| derived_booth(&booth.shape, sides)).collect();
    let facings = facings(&field, booths, &sides, options.main_aisle_mm);
    let neighbours = neighbours(&sides.iter().collect::<Vec<_>>(), &facings);
    (derived, neighbours)
}

/// A piece of a booth's outline.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Edge {
    pub base: Xy,
    pub tangent: Xy,
    pub length_mm: f64,
}

/// One of a booth's four sides.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Side {
    pub normal: Xy,
    pub edges: Vec<Edge>,
    pub free_mm: f64,
    pub is_open: bool,
}

/// Two sides that face each other.
#[derive(Debug, Clone, Copy)]
pub(super) struct Facing {
    pub a: usize,
    pub b: usize,
    pub side_a: usize,
    pub side_b: usize,
    /// Distance between them; within the tolerance for a shared edge.
    pub gap_mm: f64,
    /// The floor between them, from `a`'s side.
    pub between: Strip,
}

pub(super) fn derived_booth(shape: &BoothShape, sides: &[Side; 4]) -> DerivedBooth {
    let open = [0, 1, 2, 3].map(|k| sides[k].is_open);
    let open_sides = open.iter().filter(|o| **o).count() as u8;
    let kind = match open_sides {
        0 => BoothKind::Shut,
        1 => BoothKind::Inline,
        2 => BoothKind::Corner,
        3 => BoothKind::Peninsula,
        _ => BoothKind::Island,
    };
    let frontage: f64 = sides.iter().filter(|s| s.is_open).map(|s| s.free_mm).sum();
    DerivedBooth { open, open_sides, kind, frontage_mm: frontage.round() as i64, area_mm2: shape.area_mm2() }
}

/// The four sides of each booth.
pub(super) fn all_sides(field: &Field, booths: &[FloorBooth]) -> Vec<[Side; 4]> {
    booths.iter().enumerate().map(|(i, booth)| sides_of(field, i, &booth.shape)).collect()
}

/// The four sides of a booth; `index` is the number by which the field knows it.
pub(super) fn sides_of(field: &Field, index: usize, shape: &BoothShape) -> [Side; 4] {
    let parts: Vec<Vec<Xy>> =
        shape.polygons().iter().map(|p| p.0.iter().copied().map(xy).collect()).collect();
    [0, 1, 2, 3].map(|k| {
        let mut side = Side { normal: [0.0, 0.0], edges: Vec::new(), free_mm: 0.0, is_open: false };
        let mut total_mm = 0.0;
        for (part, ring) in parts.iter().enumerate() {
            let (a, b) = (ring[k], ring[(k + 1) % 4]);
            let length_mm = length(sub(b, a));
            if length_mm <= 0.0 {
                continue;
            }
            let tangent = [(b[0] - a[0]) / length_mm, (b[1] - a[1]) / length_mm];
            // Corners run clockwise on the screen, so the outside is to the left of the way.
            side.normal = [tangent[1], -tangent[0]];
            for (from, to) in exposed(shape, part, k) {
                let edge = Edge { base: along(a, tangent, from), tangent, length_mm: to - from };
                total_mm += edge.length_mm;
                side.free_mm += field.free_mm(strip(&edge, side.normal, OPEN_DEPTH_MM), &[index]);
                side.edges.push(edge);
            }
        }
        side.is_open = total_mm > 0.0 && side.free_mm * 2.0 >= total_mm;
        side
    })
}

pub(super) const fn strip(edge: &Edge, normal: Xy, depth_mm: f64) -> Strip {
    Strip { base: edge.base, tangent: edge.tangent, normal, length_mm: edge.length_mm, depth_mm }
}

/// The stretches of edge `k` of a part that no other part of the same booth covers, along the edge's own way.
fn exposed(shape: &BoothShape, part: usize, k: usize) -> Vec<(f64, f64)> {
    let rects = &shape.rects;
    let me = rects[part];
    let upright = k % 2 == 1;
    let (start, end) = if upright { (me.y_mm, me.bottom_mm()) } else { (me.x_mm, me.right_mm()) };
    let line = [me.y_mm, me.right_mm(), me.bottom_mm(), me.x_mm][k];
    let mut covered: Vec<(i64, i64)> = Vec::new();
    for (_, other) in rects.iter().enumerate().filter(|(i, _)| *i != part) {
        let opposite = [other.bottom_mm(), other.x_mm, other.y_mm, other.right_mm()][k];
        if (opposite - line).abs() <= TOLERANCE_MM {
            let (from, to) =
                if upright { (other.y_mm, other.bottom_mm()) } else { (other.x_mm, other.right_mm()) };
            covered.push((from.max(start), to.min(end)));
        }
    }
    covered.retain(|(from, to)| from < to);
    covered.sort_unstable();
    let (mut left, mut reached) = (Vec::new(), start);
    for (from, to) in covered {
        if from - reached > TOLERANCE_MM {
            left.push((reached, from));
        }
        reached = reached.max(to);
    }
    if end - reached > TOLERANCE_MM {
        left.push((reached, end));
    }
    // The bottom and the left edge run against the axes.
    let forward = k < 2;
    left.into_iter()
        .map(|(from, to)| if forward { (from - start, to - start) } else { (end - to, end - from) })
        .map(|(from, to)| (from as f64, to as f64))
        .collect()
}

/// All pairs of sides that share an edge, or are open and face each other over free floor up to `reach_mm`.
pub(super) fn facings(
    field: &Field,
    booths: &[FloorBooth],
    sides: &[[Side; 4]],
    reach_mm: i64,
) -> Vec<Facing> {
    let mut found = Vec::new();
    let reach = (reach_mm + TOLERANCE_MM) as f64;
    for a in 0..booths.len() {
        let points: Vec<Xy> = booths[a].shape.polygons().iter().flat_map(|p| &p.0).copied().map(xy).collect();
        for b in field.booths_near(bounds(&points), reach + 1.0).into_iter().filter(|b| *b > a) {
            found.extend(facings_between(field, [(a, &sides[a]), (b, &sides[b])], reach_mm));
        }
    }
    found
}

/// The [`facings`] of one pair: each booth's number in the field, and its sides.
pub(super) fn facings_between(
    field: &Field,
    [(a, sides_a), (b, sides_b)]: [(usize, &[Side; 4]); 2],
    reach_mm: i64,
) -> Vec<Facing> {
    let tolerance = TOLERANCE_MM as f64;
    let reach = reach_mm as f64 + tolerance;
    let mut found = Vec::new();
    for (side_a, s) in sides_a.iter().enumerate() {
        for (side_b, t) in sides_b.iter().enumerate() {
            if dot(s.normal, t.normal) > -0.999 {
                continue;
            }
            for (e, f) in s.edges.iter().flat_map(|e| t.edges.iter().map(move |f| (e, f))) {
                let Some((gap_mm, between)) = gap(e, s.normal, f) else { continue };
                let shares = gap_mm.abs() <= tolerance + 1e-6;
                let faces = s.is_open && t.is_open && gap_mm > tolerance && gap_mm <= reach;
                if shares || faces && field.free_mm(between, &[a, b]) > tolerance {
                    found.push(Facing { a, b, side_a, side_b, gap_mm, between });
                }
            }
        }
    }
    found
}

/// The distance of `f` in front of `e` and the floor between; `None` when they do not lie before each other by
/// more than the tolerance.
fn gap(e: &Edge, normal: Xy, f: &Edge) -> Option<(f64, Strip)> {
    let at = |p: Xy| dot(sub(p, e.base), e.tangent);
    let (p, q) = (f.base, along(f.base, f.tangent, f.length_mm));
    let (from, to) = (at(p).min(at(q)).max(0.0), at(p).max(at(q)).min(e.length_mm));
    if to - from <= TOLERANCE_MM as f64 {
        return None;
    }
    let gap_mm = (dot(sub(p, e.base), normal) + dot(sub(q, e.base), normal)) / 2.0;
    let base = along(e.base, e.tangent, from);
    let between = Strip { base, tangent: e.tangent, normal, length_mm: to - from, depth_mm: gap_mm };
    Some((gap_mm, between))
}

fn same_way(a: Xy, b: Xy) -> bool {
    dot(a, b) > 0.999
}

/// Whether the normal lies along the edge that a side with normal `of` shares.
fn lies_along(a: Xy, of: Xy) -> bool {
    dot(a, of).abs() < 0.05
}

/// The neighbours among booths of these sides; the facings name booths by their places there, in order.
pub(super) fn neighbours(sides: &[&[Side; 4]], facings: &[Facing]) -> Vec<DerivedNeighbour> {
    let count = sides.len();
    let tolerance = TOLERANCE_MM as f64 + 1e-6;
    let shared: Vec<&Facing> = facings.iter().filter(|f| f.gap_mm.abs() <= tolerance).collect();
    let mut sharing = vec![Vec::new(); count];
    for f in &shared {
        sharing[f.a].push((f.b, f.side_a));
        sharing[f.b].push((f.a, f.side_b));
    }
    // Fronts: those with one open side know; along a row the others learn it from them, nearest first.
    let open = |b: usize| (0..4).filter(move |k| sides[b][*k].is_open);
    let mut front: Vec<Option<Xy>> = (0..count)
        .map(|b| if open(b).count() == 1 { open(b).next().map(|k| sides[b][k].normal) } else { None })
        .collect();
    let mut knows: Vec<usize> = (0..count).filter(|b| front[*b].is_some()).collect();
    let mut next = 0;
    while let Some(&b) = knows.get(next) {
        next += 1;
        let Some(way) = front[b] else { continue };
        for (other, my_side) in &sharing[b] {
            let in_row = lies_along(way, sides[b][*my_side].normal);
            let fits = open(*other).any(|k| same_way(sides[*other][k].normal, way));
            if front[*other].is_none() && in_row && fits {
                front[*other] = Some(way);
                knows.push(*other);
            }
        }
    }
    let mut found: Vec<DerivedNeighbour> = Vec::new();
    for f in facings {
        let DerivedNeighbour { a, b, .. } = DerivedNeighbour { a: f.a, b: f.b, kind: NeighbourKind::Side };
        let kind = if f.gap_mm.abs() <= tolerance {
            let (edge_a, edge_b) = (sides[a][f.side_a].normal, sides[b][f.side_b].normal);
            let opposite = match (front[a], front[b]) {
                (Some(p), Some(q)) => dot(p, q) < -0.999,
                _ => false,
            };
            let common = open(a).any(|k| {
                let way = sides[a][k].normal;
                lies_along(way, edge_a) && open(b).any(|l| same_way(sides[b][l].normal, way))
            });
            let away = open(a).any(|k| dot(sides[a][k].normal, edge_a) < -0.999)
                && open(b).any(|k| dot(sides[b][k].normal, edge_b) < -0.999);
            if opposite && away {
                NeighbourKind::Back
            } else if common {
                NeighbourKind::Side
            } else if away {
                NeighbourKind::Back
            } else {
                continue;
            }
        } else {
            NeighbourKind::Aisle
        };
        found.push(DerivedNeighbour { a, b, kind });
    }
    // A pair may meet in several places: side by side is the closest, then across an aisle, then back to back.
    found.sort_unstable();
    found.dedup_by_key(|n| (n.a, n.b));
    found
}
