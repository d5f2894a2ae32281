//! A floor that is being edited: what follows from where booths lie, kept up to date as they move. Only the
//! neighbourhood of what moved is measured again; what hangs together over the whole floor (the fronts of rows) is
//! worked out anew from what was measured.

use std::collections::{BTreeMap, BTreeSet};

use domain::geometry::{BoothShape, PolygonMm};
use domain::hall::{ElementKind, ElementShape};

use super::check::{Rule, buried};
use super::derive::{
    DeriveOptions, DerivedBooth, Facing, OPEN_DEPTH_MM, Side, derived_booth, facings_between, neighbours,
    sides_of,
};
use super::field::{Field, Owner};
use super::plane::{Xy, bounds, outline, outside, overlap, xy};
use super::{TOLERANCE_MM, is_solid};
use crate::problem::NeighbourKind;

/// What follows for a booth, its neighbours in order, and the rules that its place breaks at first sight:
/// [`Rule::InsideHall`], [`Rule::BoothOverlap`], [`Rule::ElementOverlap`], [`Rule::OpenSide`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Following<B> {
    /// Sides, area, frontage.
    pub derived: DerivedBooth,
    /// Booths that lie next to it.
    pub neighbours: Vec<(B, NeighbourKind)>,
    /// Rules that its place breaks.
    pub breaks: Vec<Rule>,
}

/// What is otherwise: `None` for what is gone.
#[derive(Debug, Clone)]
pub struct FloorChange<B, E> {
    /// Booths.
    pub booths: Vec<(B, Option<BoothShape>)>,
    /// Elements.
    pub elements: Vec<(E, Option<(ElementKind, ElementShape)>)>,
}

impl<B, E> Default for FloorChange<B, E> {
    fn default() -> Self {
        Self { booths: Vec::new(), elements: Vec::new() }
    }
}

/// A floor that is being edited. `B` names booths, `E` elements; the order of the booths' names breaks ties.
#[derive(Debug)]
pub struct LiveFloor<B, E> {
    field: Field,
    reach_mm: i64,
    booths: BTreeMap<B, Standing<B>>,
    elements: BTreeMap<E, Thing>,
    /// Whose the numbers are by which the field knows booths.
    names: Vec<Option<B>>,
    vacant: Vec<usize>,
}

#[derive(Debug)]
struct Standing<B> {
    number: usize,
    shape: BoothShape,
    parts: Vec<Vec<Xy>>,
    bodies: Vec<usize>,
    around: [f64; 4],
    sides: [Side; 4],
    /// With booths of later names.
    facings: BTreeMap<B, Vec<Facing>>,
    following: Option<Following<B>>,
    breaks: Vec<Rule>,
}

#[derive(Debug)]
struct Thing {
    kind: ElementKind,
    shape: ElementShape,
    points: Vec<Xy>,
    around: [f64; 4],
    body: Option<usize>,
}

impl<B: Copy + Ord, E: Copy + Ord> LiveFloor<B, E> {
    /// A floor with nothing on it.
    pub fn new(outline: &PolygonMm, options: DeriveOptions) -> Self {
        Self {
            field: Field::empty(outline),
            reach_mm: options.main_aisle_mm,
            booths: BTreeMap::new(),
            elements: BTreeMap::new(),
            names: Vec::new(),
            vacant: Vec::new(),
        }
    }

    /// What follows for a booth; `None` for one that is not there.
    pub fn following(&self, booth: B) -> Option<&Following<B>> {
        self.booths.get(&booth)?.following.as_ref()
    }

    /// Gives the floor another outline. Returns the booths for which something else follows now, in order.
    pub fn set_outline(&mut self, hall: &PolygonMm) -> Vec<B> {
        let mut anew = Self::new(hall, DeriveOptions { main_aisle_mm: self.reach_mm });
        let booths = self.booths.iter().map(|(name, standing)| (*name, Some(standing.shape.clone())));
        let elements =
            self.elements.iter().map(|(name, thing)| (*name, Some((thing.kind, thing.shape.clone()))));
        anew.apply(FloorChange { booths: booths.collect(), elements: elements.collect() });
        std::mem::swap(self, &mut anew);
        let before = |name: &B| anew.booths.get(name).and_then(|standing| standing.following.as_ref());
        self.booths
            .iter()
            .filter(|(name, standing)| standing.following.as_ref() != before(name))
            .map(|(name, _)| *name)
            .collect()
    }

    /// Puts, moves and takes away. Returns the booths that are new or for which something else follows now, in order.
    pub fn apply(&mut self, change: FloorChange<B, E>) -> Vec<B> {
        let mut boxes: Vec<[f64; 4]> = Vec::new();
        let mut moved: BTreeSet<B> = BTreeSet::new();
        for (name, shape) in change.booths {
            boxes.extend(self.take(name));
            if let Some(shape) = shape {
                boxes.push(self.put(name, shape));
                moved.insert(name);
            }
        }
        for (name, thing) in change.elements {
            boxes.extend(self.put_thing(name, thing));
        }
        let near_sides = self.near(&boxes, OPEN_DEPTH_MM + 2.0);
        let mut turned = moved.clone();
        for name in near_sides.union(&moved) {
            let Some(standing) = self.booths.get(name) else { continue };
            let sides = sides_of(&self.field, standing.number, &standing.shape);
            if sides != standing.sides
                && let Some(standing) = self.booths.get_mut(name)
            {
                standing.sides = sides;
                turned.insert(*name);
            }
        }
        let mut facing = self.near(&boxes, (self.reach_mm + TOLERANCE_MM) as f64 + 2.0);
        facing.extend(&turned);
        self.face(&facing);
        let touched = self.near(&boxes, 2.0);
        for name in touched.union(&turned) {
            let breaks = self.breaks(*name);
            if let Some(standing) = self.booths.get_mut(name) {
                standing.breaks = breaks;
            }
        }
        self.follow()
    }

    /// Takes a booth off the floor; gives the box that it had.
    fn take(&mut self, name: B) -> Option<[f64; 4]> {
        let standing = self.booths.remove(&name)?;
        for body in standing.bodies {
            self.field.take(body);
        }
        for other in self.booths.range_mut(..name) {
            other.1.facings.remove(&name);
        }
        self.names[standing.number] = None;
        self.vacant.push(standing.number);
        Some(standing.around)
    }

    /// Puts a booth on the floor, not measured yet; gives its box.
    fn put(&mut self, name: B, shape: BoothShape) -> [f64; 4] {
        let number = self.vacant.pop().unwrap_or_else(|| {
            self.names.push(None);
            self.names.len() - 1
        });
        self.names[number] = Some(name);
        let parts: Vec<Vec<Xy>> =
            shape.polygons().iter().map(|part| part.0.iter().copied().map(xy).collect()).collect();
        let around = bounds(&parts.concat());
        let bodies = parts.iter().map(|part| self.field.put(Owner::Booth(number), part.clone())).collect();
        let sides = std::array::from_fn(|_| Side::default());
        let standing = Standing {
            number,
            shape,
            parts,
            bodies,
            around,
            sides,
            facings: BTreeMap::new(),
            following: None,
            breaks: Vec::new(),
        };
        self.booths.insert(name, standing);
        around
    }

    /// Puts, moves or takes away an element; gives the boxes that booths round it have to look at.
    fn put_thing(&mut self, name: E, thing: Option<(ElementKind, ElementShape)>) -> Vec<[f64; 4]> {
        let matters = |kind: ElementKind| is_solid(kind) || kind == ElementKind::KeepClear;
        let mut boxes = Vec::new();
        if let Some(old) = self.elements.remove(&name) {
            if let Some(body) = old.body {
                self.field.take(body);
            }
            if matters(old.kind) {
                boxes.push(old.around);
            }
        }
        let Some((kind, shape)) = thing else { return boxes };
        let points = outline(&shape);
        if points.is_empty() {
            return boxes;
        }
        let around = bounds(&points);
        let body = is_solid(kind).then(|| self.field.put(Owner::Element, points.clone()));
        if matters(kind) {
            boxes.push(around);
        }
        self.elements.insert(name, Thing { kind, shape, points, around, body });
        boxes
    }

    fn near(&self, boxes: &[[f64; 4]], reach_mm: f64) -> BTreeSet<B> {
        let numbers: BTreeSet<usize> =
            boxes.iter().flat_map(|around| self.field.booths_near(*around, reach_mm)).collect();
        numbers.into_iter().filter_map(|number| self.names[number]).collect()
    }

    /// Measures anew what faces these booths.
    fn face(&mut self, these: &BTreeSet<B>) {
        for name in these {
            for (_, other) in self.booths.range_mut(..*name) {
                other.facings.remove(name);
            }
            if let Some(standing) = self.booths.get_mut(name) {
                standing.facings.clear();
            }
        }
        for name in these {
            let Some(standing) = self.booths.get(name) else { continue };
            let reach = (self.reach_mm + TOLERANCE_MM) as f64 + 1.0;
            for number in self.field.booths_near(standing.around, reach) {
                let Some(other) = self.names[number] else { continue };
                // A pair of which both are looked at is looked at once.
                if other == *name || (these.contains(&other) && other < *name) {
                    continue;
                }
                let (first, second) = if *name < other { (*name, other) } else { (other, *name) };
                let (Some(a), Some(b)) = (self.booths.get(&first), self.booths.get(&second)) else {
                    continue;
                };
                let pair = [(a.number, &a.sides), (b.number, &b.sides)];
                let found = facings_between(&self.field, pair, self.reach_mm);
                if !found.is_empty()
                    && let Some(first) = self.booths.get_mut(&first)
                {
                    first.facings.insert(second, found);
                }
            }
        }
    }

    fn breaks(&self, name: B) -> Vec<Rule> {
        let Some(standing) = self.booths.get(&name) else { return Vec::new() };
        let parts = &standing.parts;
        let mut broken = Vec::new();
        if parts.iter().any(|part| !outside(part, &self.field.hall).is_empty()) {
            broken.push(Rule::InsideHall);
        }
        let overlaps = |number: &usize| {
            let other = self.names[*number].and_then(|name| self.booths.get(&name));
            *number != standing.number
                && other.is_some_and(|other| {
                    parts.iter().any(|part| other.parts.iter().any(|there| !overlap(part, there).is_empty()))
                })
        };
        if self.field.booths_near(standing.around, 0.0).iter().any(overlaps) {
            broken.push(Rule::BoothOverlap);
        }
        let [left, top, right, bottom] = standing.around;
        let stands_on = |thing: &Thing| {
            let [l, t, r, b] = thing.around;
            (is_solid(thing.kind) || thing.kind == ElementKind::KeepClear)
                && l <= right
                && r >= left
                && t <= bottom
                && b >= top
                && parts.iter().any(|part| match thing.points[..] {
                    [_] => false,
                    [p, q] => buried((p, q), part).is_some(),
                    _ => !overlap(part, &thing.points).is_empty(),
                })
        };
        if self.elements.values().any(stands_on) {
            broken.push(Rule::ElementOverlap);
        }
        if !standing.sides.iter().any(|side| side.is_open) {
            broken.push(Rule::OpenSide);
        }
        broken
    }

    /// Works out what follows over the whole floor, from what was measured.
    fn follow(&mut self) -> Vec<B> {
        let order: Vec<B> = self.booths.keys().copied().collect();
        let place: BTreeMap<B, usize> =
            order.iter().enumerate().map(|(place, name)| (*name, place)).collect();
        let sides: Vec<&[Side; 4]> = self.booths.values().map(|standing| &standing.sides).collect();
        let mut facings: Vec<Facing> = Vec::new();
        for (a, standing) in self.booths.values().enumerate() {
            for (other, found) in &standing.facings {
                let Some(b) = place.get(other) else { continue };
                facings.extend(found.iter().map(|facing| Facing { a, b: *b, ..*facing }));
            }
        }
        let mut beside: Vec<Vec<(B, NeighbourKind)>> = vec![Vec::new(); order.len()];
        for pair in neighbours(&sides, &facings) {
            beside[pair.a].push((order[pair.b], pair.kind));
            beside[pair.b].push((order[pair.a], pair.kind));
        }
        let mut otherwise = Vec::new();
        for ((name, standing), mut neighbours) in self.booths.iter_mut().zip(beside) {
            neighbours.sort_unstable_by_key(|(name, _)| *name);
            let following = Following {
                derived: derived_booth(&standing.shape, &standing.sides),
                neighbours,
                breaks: standing.breaks.clone(),
            };
            if standing.following.as_ref() != Some(&following) {
                standing.following = Some(following);
                otherwise.push(*name);
            }
        }
        otherwise
    }
}

#[cfg(test)]
mod tests;
