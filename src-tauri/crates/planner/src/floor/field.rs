//! What stands on the floor, findable by place, and how much of a strip of floor it takes.

use domain::geometry::PolygonMm;
use i_overlay::core::overlay_rule::OverlayRule;
use rstar::primitives::{GeomWithData, Rectangle};
use rstar::{AABB, RTree};

use super::plane::{
    Xy, along, bounds, clip_ring, clip_segment, combine, dot, edges, inside, outline, segments_cross, sub, xy,
};
use super::{FloorBooth, HallPlan, TOLERANCE_MM, is_solid};

/// Whose body it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Owner {
    Booth(usize),
    Element,
}

/// A thing that takes floor: a part of a booth or a solid element.
#[derive(Debug)]
pub(super) struct Body {
    pub owner: Owner,
    pub points: Vec<Xy>,
}

#[derive(Debug)]
pub(super) struct Field {
    pub bodies: Vec<Body>,
    /// Places in `bodies` that were left.
    vacant: Vec<usize>,
    tree: RTree<GeomWithData<Rectangle<[f64; 2]>, usize>>,
    pub hall: Vec<Xy>,
}

fn in_tree(points: &[Xy], number: usize) -> GeomWithData<Rectangle<[f64; 2]>, usize> {
    let [left, top, right, bottom] = bounds(points);
    GeomWithData::new(Rectangle::from_corners([left, top], [right, bottom]), number)
}

/// A strip of floor along a line: from `base` along the unit vector `tangent` for `length_mm`, and from the line
/// to `depth_mm` along the unit vector `normal`.
#[derive(Debug, Clone, Copy)]
pub(super) struct Strip {
    pub base: Xy,
    pub tangent: Xy,
    pub normal: Xy,
    pub length_mm: f64,
    pub depth_mm: f64,
}

impl Field {
    pub(super) fn new(hall: &HallPlan, booths: &[FloorBooth]) -> Self {
        let mut bodies = Vec::new();
        for (i, booth) in booths.iter().enumerate() {
            for part in booth.shape.polygons() {
                let points = part.0.iter().copied().map(xy).collect();
                bodies.push(Body { owner: Owner::Booth(i), points });
            }
        }
        for element in hall.elements.iter().filter(|e| is_solid(e.kind)) {
            bodies.push(Body { owner: Owner::Element, points: outline(&element.shape) });
        }
        bodies.retain(|b| !b.points.is_empty());
        let boxes = bodies.iter().enumerate().map(|(i, body)| in_tree(&body.points, i)).collect();
        Self {
            bodies,
            vacant: Vec::new(),
            tree: RTree::bulk_load(boxes),
            hall: hall.outline.0.iter().copied().map(xy).collect(),
        }
    }

    /// A hall with nothing in it.
    pub(super) fn empty(hall: &PolygonMm) -> Self {
        Self {
            bodies: Vec::new(),
            vacant: Vec::new(),
            tree: RTree::new(),
            hall: hall.0.iter().copied().map(xy).collect(),
        }
    }

    /// Puts a body of one point or more on the floor; gives the number that it has there.
    pub(super) fn put(&mut self, owner: Owner, points: Vec<Xy>) -> usize {
        let body = Body { owner, points };
        let number = match self.vacant.pop() {
            Some(number) => {
                self.bodies[number] = body;
                number
            }
            None => {
                self.bodies.push(body);
                self.bodies.len() - 1
            }
        };
        self.tree.insert(in_tree(&self.bodies[number].points, number));
        number
    }

    /// Takes a body off the floor.
    pub(super) fn take(&mut self, number: usize) {
        self.tree.remove(&in_tree(&self.bodies[number].points, number));
        self.bodies[number].points.clear();
        self.vacant.push(number);
    }

    /// The bodies whose boxes come within `reach_mm` of the box, ascending.
    pub(super) fn near(&self, [left, top, right, bottom]: [f64; 4], reach_mm: f64) -> Vec<usize> {
        let envelope =
            AABB::from_corners([left - reach_mm, top - reach_mm], [right + reach_mm, bottom + reach_mm]);
        let mut found: Vec<usize> =
            self.tree.locate_in_envelope_intersecting(envelope).map(|geometry| geometry.data).collect();
        found.sort_unstable();
        found
    }

    /// The booths of [`Field::near`], each once, ascending.
    pub(super) fn booths_near(&self, around: [f64; 4], reach_mm: f64) -> Vec<usize> {
        let mut booths: Vec<usize> = self
            .near(around, reach_mm)
            .into_iter()
            .filter_map(|i| match self.bodies[i].owner {
                Owner::Booth(booth) => Some(booth),
                Owner::Element => None,
            })
            .collect();
        booths.sort_unstable();
        booths.dedup();
        booths
    }

    /// How much of the strip's length has nothing in it over its whole depth, the hall's outside counted as
    /// taken and the booths in `skip` as not there.
    pub(super) fn free_mm(&self, strip: Strip, skip: &[usize]) -> f64 {
        let inset = TOLERANCE_MM as f64;
        let Strip { base, tangent, normal, length_mm, depth_mm } = strip;
        if length_mm <= 2.0 * inset || depth_mm <= 2.0 * inset {
            return length_mm.max(0.0);
        }
        let corner = |l: f64, d: f64| along(along(base, tangent, l), normal, d);
        let quad = [
            corner(inset, inset),
            corner(length_mm - inset, inset),
            corner(length_mm - inset, depth_mm - inset),
            corner(inset, depth_mm - inset),
        ];
        let mut taken: Vec<(f64, f64)> = Vec::new();
        let mut take = |points: &[Xy]| {
            let at = |p: &Xy| dot(sub(*p, base), tangent);
            let from = points.iter().map(at).fold(f64::MAX, f64::min);
            let to = points.iter().map(at).fold(f64::MIN, f64::max);
            if from < to {
                taken.push((from, to));
            }
        };
        for i in self.near(bounds(&quad), 0.0) {
            let body = &self.bodies[i];
            if matches!(body.owner, Owner::Booth(b) if skip.contains(&b)) {
                continue;
            }
            match body.points[..] {
                [_] => {}
                [a, b] => {
                    if let Some((a, b)) = clip_segment((a, b), &quad) {
                        take(&[a, b]);
                    }
                }
                _ => take(&clip_ring(&body.points, &quad)),
            }
        }
        let all_in = quad.iter().all(|p| inside(*p, &self.hall));
        let crossed = edges(&quad).any(|p| edges(&self.hall).any(|q| segments_cross(p, q)));
        if !all_in || crossed || self.hall.iter().any(|p| inside(*p, &quad)) {
            for part in combine(&[quad.to_vec()], std::slice::from_ref(&self.hall), OverlayRule::Difference) {
                take(&part[0]);
            }
        }
        taken.sort_by(|a, b| a.0.total_cmp(&b.0).then(a.1.total_cmp(&b.1)));
        let (mut free, mut reached) = (0.0, 0.0f64);
        for (from, to) in taken {
            // Slivers are the insets' own doing.
            if from > reached + 2.0 * inset {
                free += from - reached;
            }
            reached = reached.max(to);
        }
        if length_mm > reached + 2.0 * inset {
            free += length_mm - reached;
        }
        free
    }
}
